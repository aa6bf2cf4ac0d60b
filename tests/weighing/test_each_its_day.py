"""Places of one verb that have each a time of their own, and bases with a number for a name: invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import POINTS, SIDES, Wrote

from wardiary.model import ClaimPlace, ClaimTime, Kind, PlaceMention, PlaceRole, Reality, Span, TimeMention, TimexType
from wardiary.weighing.places.spots import place_key
from wardiary.weighing.tellings import tellings
from wardiary.weighing.times.days import when_of
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)
DAYS = {"Monday": "2031-03-03", "Tuesday": "2031-03-04"}


def days_told(text: str, trigger: str, only: str | None = None) -> dict[str, str | None]:
    """The days by place; where `only` one place was read as the claim's, the report names the others all the same."""
    kept = Wrote("r", text, trigger, agent="rebels").kept()
    (claim,) = kept.reading.claims
    named = {name: text.index(name) for name in POINTS if name in text}
    at = {name: start for name, start in named.items() if only in (None, name)}
    places = tuple(
        ClaimPlace(Span(start, start + len(name)), name, *POINTS[name], PlaceRole.AT) for name, start in at.items()
    )
    times = tuple(
        TimeMention(text.index(word), text.index(word) + len(word), word, TimexType.DATE, day, None, day, day)
        for word, day in DAYS.items()
        if word in text
    )
    day = next(iter(times))
    own = ClaimTime(day.span, day.from_, day.to)
    mentions = tuple(
        PlaceMention(
            start, start + len(name), name, name, *POINTS[name], start, "PPL", None, None, None, 1.0, "invented"
        )
        for name, start in named.items()
    )
    claims = (replace(claim, places=places, time=own if only else claim.time),)
    reading = replace(kept.reading, claims=claims, times=times, places=mentions if only else kept.reading.places)
    told = tellings([replace(kept, reading=reading)], PARTIES)
    return {each.spot.name: each.when.from_ for each in told if each.spot}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The rebels took Oysterby on Monday and Farhill on Tuesday.", "took"),
        (
            "The rebels captured Oysterby early on Monday and Farhill, the largest town of the hills, on Tuesday.",
            "captured",
        ),
        ("Oysterby on Monday, Farhill on Tuesday: two towns fell to the rebels.", "fell"),
        ("In rebel hands are Oysterby (Monday) and Farhill (Tuesday).", "hands"),
    ],
)
def test_each_place_was_taken_on_its_day(text: str, trigger: str) -> None:
    assert days_told(text, trigger) == {"Oysterby": "2031-03-03", "Farhill": "2031-03-04"}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "The rebels took Oysterby on Monday, a nurse said, as they had Farhill on Tuesday.",
            {"Oysterby": "2031-03-03", "Farhill": "2031-03-04"},
        ),
        ("The rebels took Oysterby on Monday and shelled Farhill on Tuesday.", {"Oysterby": "2031-03-03"}),
        ("The rebels took Oysterby on Monday and are near Farhill.", {"Oysterby": "2031-03-03"}),
    ],
)
def test_a_verb_that_is_not_told_again_is_of_every_place_with_a_day(text: str, days: dict[str, str]) -> None:
    assert days_told(text, "took", only="Oysterby") == days


def test_one_day_is_of_all_places_and_that_of_another_clause_of_none() -> None:
    assert len(set(days_told("The rebels took Oysterby and Farhill on Tuesday.", "took").values())) == 1
    other = days_told("The rebels, who had met on Monday, took Oysterby and Farhill on Tuesday.", "took")
    assert len(set(other.values())) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Base 46", "the Base No. 46", True), ("Hill 205", "the Hill 205", True), ("Hill 205", "Hill 206", False)],
)
def test_a_base_is_known_by_its_number(one: str, other: str, same: bool) -> None:
    assert place_key(one)
    assert (place_key(one) == place_key(other)) is same


@pytest.mark.parametrize(
    ("kind", "reality", "told"),
    [
        (Kind.STRIKE, Reality.ONGOING, "2031-03-05"),
        (Kind.STRIKE, Reality.OCCURRED, None),
        (Kind.DEPLOYMENT, Reality.ONGOING, None),
        (Kind.HOLDING, Reality.ONGOING, "2031-03-05"),
    ],
)
def test_a_strike_that_goes_on_is_of_the_day(kind: Kind, reality: Reality, told: str | None) -> None:
    wrote = Wrote("r", "Helicopters are firing on houses in Saltmarsh as we speak.", "firing", kind, reality=reality)
    when = when_of(replace(wrote.claim(), time=None), "2031-03-05")
    assert when is not None
    assert when.from_ == told
