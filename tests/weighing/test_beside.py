"""Places told side by side, in invented sentences; the report's places are those listed with each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wardiary.model import Claim, ClaimPlace, Kind, PlaceMention, Reading, Reality, Span, Verification
from wardiary.weighing.places.beside import in_their_towns, with_both, with_joined
from wardiary.weighing.places.spots import place_key

TOWNS = {"Brankovo": (45.0, 20.0), "Salimah": (15.0, 32.0), "Dar Kuti": (8.0, 19.0)}


def mention(text: str, name: str) -> PlaceMention:
    begin = text.index(name)
    lat, lon = TOWNS.get(name, (None, None))
    number = sorted(TOWNS).index(name) + 1 if name in TOWNS else None
    feature = "PPL" if name in TOWNS else None
    end = begin + len(name)
    return PlaceMention(begin, end, name, name, lat, lon, number, feature, None, None, None, 1.0, "invented")


def place(text: str, name: str) -> ClaimPlace:
    found = mention(text, name)
    return ClaimPlace(found.span, name, found.lat, found.lon, geonameid=found.geonameid)


def claim(text: str, kind: Kind) -> Claim:
    whole = Span(0, len(text))
    return Claim("c1", kind, Span(0, 1), (), Reality.OCCURRED, (), (), None, (), None, Verification.NONE, whole)


def joined(text: str, *names: str) -> list[str]:
    told = with_joined([place(text, names[0])], claim(text, Kind.GAIN), [mention(text, name) for name in names], text)
    return [each.name for each in told]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Our units took control of Tarvin and of Brankovo on Monday.", ["Tarvin", "Brankovo"]),
        ("The rebels seized Tarvin, Mornok and the village of Sarfal.", ["Tarvin", "Mornok", "Sarfal"]),
        ("Marines liberated Tarvin as well as Mornok.", ["Tarvin", "Mornok"]),
        ("The column withdrew from Tarvin and from the town of Salimah.", ["Tarvin", "Salimah"]),
        ("He denied that they had entered Tarvin or Mornok.", ["Tarvin", "Mornok"]),
        ("It captured Dar Kuti along with the nearby hamlets of Sarfal and Mornok.", ["Dar Kuti", "Sarfal", "Mornok"]),
    ],
)
def test_what_and_joins_is_told_of_all(text: str, names: list[str]) -> None:
    assert joined(text, *names) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They took Tarvin, Salimah, on Monday.", ["Tarvin", "Salimah"]),
        ("They took Tarvin and Brankovo was shelled.", ["Tarvin", "Brankovo"]),
        ("They took Tarvin while Brankovo slept.", ["Tarvin", "Brankovo"]),
    ],
)
def test_a_comma_or_another_clause_joins_nothing(text: str, names: list[str]) -> None:
    assert joined(text, *names) == names[:1]


@pytest.mark.parametrize(
    ("text", "quarter", "town"),
    [
        ("Ten died in the Reedan quarter of Brankovo.", "Reedan", "Brankovo"),
        ("Ten died at the academy in Reedan, Brankovo, on Sunday.", "Reedan", "Brankovo"),
        ("Bombs hit Reedan in the city of Salimah.", "Reedan", "Salimah"),
        ("Bombs hit the Reedan district, in Salimah.", "Reedan", "Salimah"),
        ("Bombs hit the Reedan and Palmar districts of Salimah.", "Reedan", "Salimah"),
        ("A drone fell on the Reedan suburb of Dar Kuti.", "Reedan", "Dar Kuti"),
    ],
)
def test_what_happens_in_a_quarter_happens_at_its_town(text: str, quarter: str, town: str) -> None:
    places = [mention(text, name) for name in (quarter, town, "Palmar") if name in text]
    told = in_their_towns([place(text, quarter), place(text, town)], claim(text, Kind.STRIKE), places, text)
    assert [(each.name, each.lat) for each in told] == [(quarter, TOWNS[town][0])]


def test_a_quarter_of_a_town_that_no_gazetteer_holds_is_that_town() -> None:
    text = "Shells hit the Reedham quarter of Marram on Monday."
    named = [mention(text, "Reedham"), mention(text, "Marram")]
    (found,) = in_their_towns([place(text, "Reedham")], claim(text, Kind.STRIKE), named, text)
    assert (found.name, found.lat) == ("Marram", None)
    text = "Shells hit Reedham, Marram on Monday."
    named = [mention(text, "Reedham"), mention(text, "Marram")]
    (found,) = in_their_towns([place(text, "Reedham")], claim(text, Kind.STRIKE), named, text)
    assert found.name == "Reedham"


def test_who_takes_a_quarter_has_not_taken_the_town() -> None:
    text = "The army took the Reedan quarter of Brankovo."
    places = [mention(text, "Reedan"), mention(text, "Brankovo")]
    told = in_their_towns([place(text, "Reedan"), place(text, "Brankovo")], claim(text, Kind.GAIN), places, text)
    assert [(each.name, each.lat) for each in told] == [("Reedan", None)]


def test_towns_of_a_list_are_not_inside_each_other() -> None:
    text = "Bombs hit Reedan, Brankovo and Salimah."
    places = [mention(text, name) for name in ("Reedan", "Brankovo", "Salimah")]
    told = in_their_towns([place(text, "Reedan"), place(text, "Brankovo")], claim(text, Kind.STRIKE), places, text)
    assert [each.name for each in told] == ["Reedan", "Brankovo"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Barangay Reedan", "Reedan"),
        ("Salimah (S2) airbase", "Salimah airfield"),
        ("the Reedan ward", "Reedan"),
        ("Kalat (Qalat)", "Qalat"),
        ("commune of Reedan", "Reedan"),
    ],
)
def test_words_for_kinds_of_quarters_and_second_names_say_not_which(one: str, other: str) -> None:
    assert place_key(one) == place_key(other)


@pytest.mark.parametrize(
    ("text", "both", "names"),
    [
        ("Brankovo is dark and Salimah silent. Both towns fell.", "Both towns", ["Brankovo", "Salimah"]),
        ("In Brankovo and Salimah the two towns are lost.", "the two towns", ["Brankovo", "Salimah"]),
        ("Brankovo, Salimah and Dar Kuti are dark. Both towns fell.", "Both towns", ["Both towns"]),
        ("Brankovo is dark. Both sides of it fell.", "Both sides", ["Both sides"]),
    ],
)
def test_both_towns_are_the_two_just_named(text: str, both: str, names: list[str]) -> None:
    towns = tuple(mention(text, name) for name in TOWNS if name in text)
    at = text.index(". ") + 1 if ". " in text else 0
    sentences = (Span(0, at), Span(at + 1, len(text))) if at else (Span(0, len(text)),)
    reading = Reading("r", "test", None, False, sentences, (), towns, (), (), (), None, None, (), ())
    told = replace(claim(text, Kind.GAIN), sentence=sentences[-1])
    begin = text.index(both)
    meant = with_both([ClaimPlace(Span(begin, begin + len(both)), both, None, None)], told, reading, text)
    assert [place.name for place in meant] == names
