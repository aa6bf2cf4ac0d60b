"""Settlements that no gazetteer holds are towns all the same: what is told around them is theirs. Invented sentences.

Those of `POINTS` are in the gazetteer, all others in none.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import POINTS, SIDES, Wrote, spot

from wardiary.diary.records import KeptReport
from wardiary.model import Actor, ActorRole, Kind, PlaceMention, Span
from wardiary.reading.sentences import split_sentences
from wardiary.weighing.places.settlements import settlements
from wardiary.weighing.records import Spot, Telling
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)


def mention(text: str, name: str) -> PlaceMention:
    at = text.index(name)
    lat, lon = POINTS.get(name, (None, None))
    number = 100 + sorted(POINTS).index(name) if name in POINTS else None
    feature = "PPL" if name in POINTS else None
    return PlaceMention(at, at + len(name), name, name, lat, lon, number, feature, None, None, None, 1.0, "invented")


def told(
    text: str, trigger: str, *names: str, kind: Kind = Kind.DAMAGE, agent: str | None = None
) -> tuple[Telling, ...]:
    """The tellings of a report of one claim without a place, which stands in the sentence of its trigger."""
    report: KeptReport = Wrote("a", text, trigger, kind, agent=agent, place=None).kept()
    sentences = tuple(split_sentences(text))
    at = report.reading.claims[0].trigger
    claim = replace(report.reading.claims[0], sentence=next(s for s in sentences if s.contains(at)))
    places = tuple(mention(text, name) for name in names)
    reading = replace(report.reading, claims=(claim,), sentences=sentences, places=places)
    return tellings([replace(report, reading=reading)], PARTIES)


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Marram was quiet. On Wednesday the front took the town.", "took", "Marram"),
        ("We walked through Marram. On Wednesday the roofs were hit.", "hit", "Marram"),
        ("Workers mend the Marram bridge. On Wednesday the roofs were hit.", "hit", None),
        ("Pilgrims saw the Marram. On Wednesday the roofs were hit.", "hit", None),
        ("Smoke hung over Marram district. On Wednesday the roofs were hit.", "hit", None),
    ],
)
def test_a_paragraph_speaks_of_the_one_settlement_that_it_names(text: str, trigger: str, place: str | None) -> None:
    (telling,) = told(text, trigger, "Marram", kind=Kind.GAIN if trigger == "took" else Kind.DAMAGE)
    assert (telling.spot.name if telling.spot else None) == place


def test_who_is_seen_standing_in_a_village_holds_it() -> None:
    text = "Our reporter met army patrols in the market of Marram. Rain damaged roofs."
    found = [t for t in told(text, "damaged", "Marram") if t.kind is Kind.HOLDING]
    assert [(t.agent, t.spot.name) for t in found if t.spot] == [("Republic", "Marram")]


@pytest.mark.parametrize(
    ("text", "target", "place"),
    [
        (
            "Rebels attacked the district seat of Marram on Wednesday, a spokesman in Gullhaven said.",
            "of Marram",
            "Marram",
        ),
        ("Rebels shelled the small port of Marram, a spokesman in Gullhaven said.", "of Marram", "Marram"),
        ("Rebels attacked Marram, a spokesman in Gullhaven said.", "Marram", "Marram"),
        ("Rebels attacked a convoy from Marram, a spokesman said.", "from Marram", None),
        ("Rebels attacked Marram positions, a spokesman said.", "Marram positions", None),
    ],
)
def test_a_settlement_that_is_attacked_is_where_it_was(text: str, target: str, place: str | None) -> None:
    report = Wrote("a", text, "shelled" if "shelled" in text else "attacked", Kind.ATTACK, place=None).kept()
    start, end = text.index("ed ") + 3, text.index(target) + len(target)
    claim = report.reading.claims[0]
    claim = replace(claim, actors=(Actor(Span(start, end), text[start:end], ActorRole.TARGET),))
    places = tuple(mention(text, name) for name in ("Marram", "Gullhaven") if name in text)
    (telling,) = tellings([replace(report, reading=replace(report.reading, claims=(claim,), places=places))], PARTIES)
    assert (telling.spot.name if telling.spot else None) == place


def test_where_a_ministry_sits_nothing_happens() -> None:
    text = "Marram was quiet, the ministry in Gullhaven said. On Wednesday the roofs were hit."
    (telling,) = told(text, "hit", "Marram", "Gullhaven")
    assert telling.spot is not None
    assert telling.spot.name == "Marram"


@pytest.mark.parametrize(
    "text",
    [
        "We looked at images of Saltmarsh. Nothing we saw points to an army presence in the town. Rain damaged roofs.",
        "Our reporter met us in Saltmarsh. None of the images shows soldiers guarding the mill. Rain damaged roofs.",
    ],
)
def test_what_nothing_points_to_was_not_seen(text: str) -> None:
    assert not [t for t in told(text, "damaged", "Saltmarsh") if t.kind is Kind.HOLDING and t.affirms]


def test_a_village_that_was_lent_a_towns_point_is_no_settlement_with_it() -> None:
    lent = Spot("Marram", "mrm", *POINTS["Saltmarsh"])
    town = replace(spot("Saltmarsh"), geonameid=7)
    assert [len(home.spots) for home in settlements([lent, town])] == [1, 1]
    near = replace(town, name="Salt Marsh Harbour", key="slt mrs hrbr", geonameid=8)
    assert [len(home.spots) for home in settlements([near, town])] == [2]
