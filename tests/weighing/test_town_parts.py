"""A town's prison, airport and police headquarters fall before or after it: invented sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from weighing_samples import POINTS, SIDES, Wrote

from wardiary.model import ClaimPlace, Kind, PlaceMention, Span
from wardiary.weighing.evidence.replies import _is_of_a_part
from wardiary.weighing.grouping.founding import founds
from wardiary.weighing.places.spots import place_key
from wardiary.weighing.records import Telling
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)


def told(text: str, trigger: str, place: str, kind: Kind = Kind.GAIN) -> list[tuple[str, str | None]]:
    """The spots and doers of a report in which `place` are the words tied to the happening."""
    kept = Wrote("a", text, trigger, kind, place=None).kept()
    (claim,) = kept.reading.claims
    begin, at = text.index(place), text.index("Saltmarsh")
    lat, lon = POINTS["Saltmarsh"]
    town = PlaceMention(at, at + 9, "Saltmarsh", "Saltmarsh", lat, lon, 101, "PPL", None, None, None, 1.0, "given")
    tied = place.islower() or place.startswith("The ")
    span = Span(begin, begin + len(place))
    spot = ClaimPlace(span, place, None, None) if tied else ClaimPlace(span, place, lat, lon, geonameid=101)
    reading = replace(kept.reading, claims=(replace(claim, places=(spot,)),), places=(town,))
    found = tellings([replace(kept, reading=reading)], PARTIES)
    return [(each.spot.name if each.spot else "", each.agent) for each in found]


@pytest.mark.parametrize(
    ("text", "trigger", "place", "name"),
    [
        (
            "In Saltmarsh the rebels seized the provincial prison.",
            "seized",
            "the provincial prison",
            "Saltmarsh prison",
        ),
        ("The police headquarters of Saltmarsh was taken.", "taken", "Saltmarsh", "Saltmarsh headquarters"),
        ("The prison in the city of Saltmarsh was taken.", "taken", "Saltmarsh", "Saltmarsh prison"),
        ("The town of Saltmarsh was taken.", "taken", "Saltmarsh", "Saltmarsh"),
        (
            "In Saltmarsh the rebels took the walled position called Ash.",
            "took",
            "the walled position",
            "Saltmarsh position",
        ),
        ("The rebels took Saltmarsh and opened its prison.", "took", "Saltmarsh", "Saltmarsh"),
    ],
)
def test_what_falls_by_itself_is_not_the_town(text: str, trigger: str, place: str, name: str) -> None:
    assert [spot for spot, _ in told(text, trigger, place)] == [name]


def test_a_blow_to_it_is_a_blow_to_the_town() -> None:
    text = "In Saltmarsh the rebels shelled the provincial prison."
    assert told(text, "shelled", "the provincial prison", Kind.STRIKE)[0][0] == "Saltmarsh"


def test_whose_police_station_stood_in_what_was_taken_took_nothing() -> None:
    text = "Saltmarsh with its army post and its mill was taken this morning."
    assert told(text, "taken", "Saltmarsh") == [("Saltmarsh", None)]


def test_an_airport_by_its_full_name_is_the_one_that_others_call_by_its_town() -> None:
    full = Wrote(
        "a", "The rebels took Saltmarsh International Airport.", "took", place="Saltmarsh International Airport"
    )
    short = told("The airport of Saltmarsh was taken.", "taken", "Saltmarsh")
    (telling,) = tellings([full.kept()], PARTIES)
    assert telling.spot is not None
    assert telling.spot.key == f"{place_key('Saltmarsh')} airport"
    assert short == [("Saltmarsh airport", None)]


def test_a_town_and_what_stands_in_it_are_both_told() -> None:
    text = "The rebels took Saltmarsh and the old army headquarters there."
    kept = Wrote("a", text, "took", place=None).kept()
    (claim,) = kept.reading.claims
    at, begin = text.index("Saltmarsh"), text.index("the old army")
    town = PlaceMention(at, at + 9, "Saltmarsh", "Saltmarsh", 40.0, 10.0, 101, "PPL", None, None, None, 1.0, "given")
    named = ClaimPlace(town.span, "Saltmarsh", 40.0, 10.0, geonameid=101)
    thing = ClaimPlace(Span(begin, text.index(" there")), "the old army headquarters", None, None)
    reading = replace(kept.reading, claims=(replace(claim, places=(named, thing)),), places=(town,))
    found = {each.spot.name for each in tellings([replace(kept, reading=reading)], PARTIES) if each.spot}
    assert found == {"Saltmarsh", "Saltmarsh headquarters"}


@pytest.mark.parametrize("words", ["six quarters of eastern", "several more streets in", "two army posts inside"])
def test_who_has_taken_some_quarters_has_not_taken_the_town(words: str) -> None:
    (telling,) = taken(f"The rebels captured {words} Saltmarsh.")
    assert telling.spot is not None
    assert telling.spot.is_area


@pytest.mark.parametrize(
    "words", ["parts of", "the eastern half of", "a third of", "the far north of", "the outskirts of"]
)
def test_who_has_taken_part_of_a_town_has_not_taken_it(words: str) -> None:
    (telling,) = taken(f"The rebels captured {words} Saltmarsh.")
    assert telling.spot is not None
    assert telling.spot.is_area
    assert telling.spot.key != place_key("Saltmarsh")
    assert founds(telling)


@pytest.mark.parametrize("words", ["most of", "large parts of", "the greater part of", "more than half of", "all of"])
def test_who_has_taken_most_of_a_town_has_taken_it(words: str) -> None:
    (telling,) = taken(f"The rebels captured {words} Saltmarsh.")
    assert telling.spot is not None
    assert not telling.spot.is_area


@pytest.mark.parametrize(
    ("what", "thing"),
    [
        ("an army base at", "base"),
        ("the headquarters of the 9th Division in", "headquarters"),
        ("the old iron bridge over the river at", "bridge"),
        ("the hill above", "hill"),
        ("the oil refinery near", "refinery"),
    ],
)
def test_who_has_taken_a_thing_in_a_town_has_not_taken_the_town(what: str, thing: str) -> None:
    (telling,) = taken(f"The rebels captured {what} Saltmarsh.")
    assert telling.spot is not None
    assert (telling.spot.name, telling.spot.is_area) == (f"Saltmarsh {thing}", False)
    assert telling.spot.key != place_key("Saltmarsh")


@pytest.mark.parametrize(
    "what",
    ["the port town of", "the port of", "the army base and the town of", "the bridge, the market and the square of"],
)
def test_who_has_taken_more_than_a_thing_has_taken_the_town(what: str) -> None:
    (telling,) = taken(f"The rebels captured {what} Saltmarsh.")
    assert telling.spot is not None
    assert telling.spot.key == place_key("Saltmarsh")


def test_who_has_taken_so_many_buildings_has_taken_part_of_the_town() -> None:
    (telling,) = taken("The rebels captured several buildings. That was in Saltmarsh.")
    assert telling.spot is not None
    assert telling.spot.is_area


def taken(text: str) -> Sequence[Telling]:
    """The tellings of a report in which rebels captured something of Saltmarsh."""
    kept = Wrote("a", text, "captured", agent="rebels").kept()
    at = text.index("Saltmarsh")
    town = PlaceMention(
        at, at + 9, "Saltmarsh", "Saltmarsh", *POINTS["Saltmarsh"], 101, "PPL", None, None, None, 1.0, "given"
    )
    return tellings([replace(kept, reading=replace(kept.reading, places=(town,)))], PARTIES)


@pytest.mark.parametrize(
    ("place", "is_part"),
    [("one quarter", True), ("the industrial quarter", True), ("the town", False), ("its positions", False)],
)
def test_who_has_left_a_quarter_has_not_left_the_town(place: str, *, is_part: bool) -> None:
    text = f"Saltmarsh is under fire. The rebels withdrew from {place}."
    kept = Wrote("a", text, "withdrew", Kind.WITHDRAWAL, place=None, agent="rebels").kept()
    lat, lon = POINTS["Saltmarsh"]
    town = PlaceMention(0, 9, "Saltmarsh", "Saltmarsh", lat, lon, 101, "PPL", None, None, None, 1.0, "given")
    begin = text.index(place)
    spot = ClaimPlace(Span(begin, begin + len(place)), place, None, None)
    claim = replace(kept.reading.claims[0], places=(spot,))
    reading = replace(kept.reading, claims=(claim,), places=(town,))
    (telling,) = tellings([replace(kept, reading=reading)], PARTIES)
    assert telling.spot is not None
    assert telling.spot.is_area is is_part


def test_who_owns_to_a_part_has_not_conceded_the_town() -> None:
    assert _is_of_a_part("They spoke of a withdrawal from one quarter.", Kind.HOLDING)
    assert not _is_of_a_part("They spoke of a withdrawal from the town.", Kind.HOLDING)
