"""Hospitals count those of all the fighting, and a road leads to where nothing happened: invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import POINTS, SIDES, WIRE, Wrote, day, tell

from wardiary.model import ClaimPlace, Kind, PlaceRole, Span
from wardiary.weighing.counts.tolls import counts_on
from wardiary.weighing.grouping.events import group
from wardiary.weighing.records import Sharpness, When
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)


@pytest.mark.parametrize(
    ("words", "runs"),
    [
        ("Hospitals in Saltmarsh have received 30 dead since Monday morning.", True),
        ("The clinic has treated 80 wounded since early Tuesday.", True),
        ("The ministry has counted 57 dead in all hospitals of the city.", True),
        ("Hospitals have received 30 dead since the blast.", False),
        ("Thirty people have died since Monday.", False),
    ],
)
def test_a_count_that_runs_on(words: str, runs: bool) -> None:
    assert counts_on(words) is runs


def test_what_hospitals_count_over_days_is_of_no_one_strike() -> None:
    strike = tell("a", WIRE, at=4, kind=Kind.STRIKE, agent=None, when=day(4), killed=(16.0, 16.0))
    days = When(day(3).first, day(4).last, Sharpness.SHARP, "2031-03-03", "2031-03-04")
    words = "Hospitals have received 30 dead since Monday."
    toll = tell("b", WIRE, at=5, kind=Kind.CASUALTIES, agent=None, when=days, killed=(30.0, 30.0), words=words)
    assert len(group([strike, toll])) == 2
    assert len(group([strike, replace(toll, words="Thirty people were killed.")])) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("There is fighting in Saltmarsh and on the road to Farhill.", ["Saltmarsh"]),
        ("There is fighting in Saltmarsh and in Farhill.", ["Farhill", "Saltmarsh"]),
        ("There is fighting on the road to Farhill.", ["Farhill"]),
    ],
)
def test_where_a_road_leads_nothing_is_told_to_happen(text: str, names: list[str]) -> None:
    kept = Wrote("a", text, "fighting", Kind.CLASH, place=None).kept()
    (claim,) = kept.reading.claims
    at = [(text.index(name), name) for name in ("Saltmarsh", "Farhill") if name in text]
    places = tuple(ClaimPlace(Span(k, k + len(n)), n, *POINTS[n], PlaceRole.AT) for k, n in at)
    told = tellings([replace(kept, reading=replace(kept.reading, claims=(replace(claim, places=places),)))], PARTIES)
    assert sorted(each.spot.name for each in told if each.spot) == names
