"""Where "the town" is, when no gazetteer holds its name, when it goes by two names, or stands a sentence before.

Invented places of the bay; those of `POINTS` are in the gazetteer, all others in none.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import POINTS, SIDES, Wrote

from wardiary.diary.records import KeptReport
from wardiary.model import ClaimPlace, Kind, PlaceMention, PlaceRole, Quantity, QuantityKind, Span
from wardiary.weighing.records import Spot
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)


def mention(text: str, name: str) -> PlaceMention:
    """The first mention of a place, resolved where `POINTS` has it."""
    begin, end = text.index(name), text.index(name) + len(name)
    if name not in POINTS:
        return PlaceMention(begin, end, name, name, None, None, None, None, None, None, None, 1.0, "invented")
    lat, lon = POINTS[name]
    number = sorted(POINTS).index(name) + 1
    return PlaceMention(begin, end, name, name, lat, lon, number, "PPL", None, None, None, 1.0, "invented")


def spot(
    wrote: Wrote, *names: str, reference: str = "the town", role: PlaceRole = PlaceRole.AT, read: str = "Farhill"
) -> Spot | None:
    """Where a claim is put whose place was read as `read` from the words `reference`; its sentence is the last one."""
    text = wrote.text
    kept: KeptReport = wrote.kept()
    at = text.rindex(reference)
    lat, lon = POINTS.get(read, (None, None))
    number = sorted(POINTS).index(read) + 1 if read in POINTS else None
    place = ClaimPlace(Span(at, at + len(reference)), read, lat, lon, role, number)
    last = text.rindex(". ", 0, len(text) - 1) + 2 if ". " in text[:-1] else 0
    claim = replace(kept.reading.claims[0], places=(place,), sentence=Span(last, len(text)))
    reading = replace(kept.reading, claims=(claim,), places=tuple(mention(text, name) for name in names))
    (telling,) = tellings([replace(kept, reading=reading)], PARTIES)
    return telling.spot


def test_the_town_is_the_one_named_before_it_though_no_gazetteer_holds_it() -> None:
    found = spot(
        Wrote("a", "The CF said the army had left Marram and the CF had captured the town.", "captured"), "Marram"
    )
    assert found is not None
    assert (found.name, found.lat) == ("Marram", None)


@pytest.mark.parametrize(
    "text",
    [
        "The army spoke of 31 villages taken up to Friday; its men shelled Oysterby.",
        "Shells fell on Oysterby. The army has retaken more than thirty hamlets since May, it said.",
    ],
)
def test_so_many_settlements_are_no_one_of_those_told_beside_them(text: str) -> None:
    trigger = "taken" if "taken up" in text else "retaken"
    wrote = Wrote("a", text, trigger, place=None, speaker="army", agent="army")
    shelled = Wrote("a", text, "shelled" if "shelled" in text else "Shells", Kind.STRIKE, place="Oysterby")
    kept = wrote.kept()
    claims = []
    for number, (each, count) in enumerate(((wrote, 31), (shelled, 0))):
        last = text.rindex(". ") + 2 if ". " in text[:-1] and each is wrote else 0
        counted = (Quantity(Span(0, 1), QuantityKind.SETTLEMENTS, count, count),) if count else ()
        claims.append(replace(each.claim(), id=f"c{number}", quantities=counted, sentence=Span(last, len(text))))
    reading = replace(kept.reading, claims=tuple(claims), places=(mention(text, "Oysterby"),))
    told = tellings([replace(kept, reading=reading)], PARTIES)
    assert [each.spot.name if each.spot else None for each in told] == [None, "Oysterby"]


def test_a_holding_whose_place_is_only_a_region_is_at_the_strange_place_that_its_sentence_names() -> None:
    wrote = Wrote("a", "Nobody is near Marram, which remains with the region’s army.", "remains", Kind.HOLDING)
    found = spot(wrote, "Marram", reference="the region", read="the region")
    assert found is not None
    assert found.name == "Marram"


@pytest.mark.parametrize(
    ("text", "names", "name"),
    [
        ("Trenches at Oysterby are manned. The claim is that the rebels took the town.", ["Oysterby"], "Oysterby"),
        ("Men left Oysterby towards Farhill. Rebels took the town.", ["Oysterby", "Farhill"], "Oysterby"),
        ("Men left Oysterby for Farhill. Rebels took the town.", ["Oysterby", "Farhill"], "Farhill"),
        ("Oysterby and Gullhaven lie apart. Rebels took the town.", ["Oysterby", "Gullhaven"], "Farhill"),
    ],
)
def test_the_town_is_the_only_one_that_its_paragraph_names_before(text: str, names: list[str], name: str) -> None:
    found = spot(Wrote("a", text, "took"), *names)
    assert found is not None
    assert found.name == name


def test_who_came_from_beyond_the_town_and_took_it_took_the_town() -> None:
    wrote = Wrote("a", "Rebels came from the woods by the town and had it taken by nine.", "taken")
    found = spot(wrote, role=PlaceRole.FROM)
    assert found is not None
    assert found.name == "Farhill"
    assert spot(replace(wrote, trigger="came", kind=Kind.HOLDING), role=PlaceRole.FROM) is None


@pytest.mark.parametrize("link", [", which many here call ", ", also known as ", " (also called "])
def test_a_town_of_two_names_goes_by_the_one_told_first(link: str) -> None:
    text = f"Rebels took Marram{link}Oysterby, at dawn."
    found = spot(Wrote("a", text, "took"), "Marram", "Oysterby", reference="Oysterby", read="Oysterby")
    assert found is not None
    assert (found.name, found.lat) == ("Marram", POINTS["Oysterby"][0])


@pytest.mark.parametrize(
    ("text", "names", "name"),
    [
        ("Rebels reached Oysterby on Friday and took it.", ["Oysterby"], "Oysterby"),
        ("Shells fell on Gullhaven. At noon the rebels took it.", ["Gullhaven"], "Gullhaven"),
        ("People in Marram, whose market burnt, say that rebels took it.", ["Marram"], "Marram"),
        ("The army left Farhill 40 km south of Saltmarsh, and rebels took it.", ["Farhill", "Saltmarsh"], "Farhill"),
        ("The battle for Oysterby was short; rebels took it.", ["Oysterby"], "Oysterby"),
        ("Oysterby and Gullhaven lie apart. Rebels took it.", ["Oysterby", "Gullhaven"], None),
    ],
)
def test_it_is_the_only_settlement_named_before(text: str, names: list[str], name: str | None) -> None:
    found = spot(Wrote("a", text, "took"), *names, reference="it", read="it")
    assert (found.name if found else None) == name


def test_the_town_stays_what_it_was_read_as_where_the_paragraph_names_that() -> None:
    text = "Shells fell on Marram, a clip from Oysterby shows. The CF said it had captured the town."
    found = spot(Wrote("a", text, "captured"), "Marram", "Oysterby", read="Marram")
    assert found is not None
    assert found.name == "Marram"


def test_a_village_with_the_point_of_its_district_has_none() -> None:
    wrote = Wrote("a", "The CF captured Marram in the Farhill district.", "captured")
    lat, lon = POINTS["Farhill"]
    lent = replace(mention(wrote.text, "Marram"), lat=lat, lon=lon)
    at = wrote.text.index("Marram")
    place = ClaimPlace(Span(at, at + 6), "Marram", lat, lon)
    kept = wrote.kept()
    claim = replace(kept.reading.claims[0], places=(place,))
    (telling,) = tellings([replace(kept, reading=replace(kept.reading, claims=(claim,), places=(lent,)))], PARTIES)
    assert telling.spot == Spot("Marram", "mrm")


def test_a_hospital_that_no_gazetteer_holds_is_in_the_one_town_that_its_report_names() -> None:
    text = "OYSTERBY - Shells hit the St Anne hospital on Monday, the mayor said."
    report = Wrote("a", text, "hit", Kind.STRIKE, place="St Anne hospital").kept()
    town = PlaceMention(0, 8, "OYSTERBY", "Oysterby", 40.5, 10.5, 1, "PPL", None, None, None, 0.0, "")
    (telling,) = tellings([replace(report, reading=replace(report.reading, places=(town,)))], Parties(SIDES))
    assert telling.spot is not None
    assert (telling.spot.name, telling.spot.lat) == ("St Anne hospital", 40.5)


def test_what_is_done_in_a_quarter_is_done_in_the_town_named_with_it() -> None:
    text = "Shells hit the Salt district of old Oysterby on Monday."
    places = (
        PlaceMention(15, 19, "Salt", "Salt", 40.52, 10.5, None, None, None, None, None, 0.0, ""),
        PlaceMention(36, 44, "Oysterby", "Oysterby", 40.5, 10.5, 1, "PPL", None, None, None, 0.0, ""),
    )
    for kind, name in ((Kind.STRIKE, "Oysterby"), (Kind.DEPLOYMENT, "Salt")):
        report = Wrote("a", text, "hit", kind, place="Salt").kept()
        (telling,) = tellings([replace(report, reading=replace(report.reading, places=places))], Parties(SIDES))
        assert telling.spot is not None
        assert telling.spot.name == name
