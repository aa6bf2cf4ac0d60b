"""Which tellings of a report are one claim, by the rules' reader: what it finds does not change with the network."""

from __future__ import annotations

from functools import cache

import pytest

from wardiary.gazetteer import Gazetteer
from wardiary.model import Claim, Kind, Report
from wardiary.pipeline import Pipeline
from wardiary.reading.rules.reader import RuleReader


@cache
def pipeline() -> Pipeline:
    gazetteer = Gazetteer.open()
    return Pipeline(RuleReader(gazetteer.knows), gazetteer)


def told(text: str) -> list[list[str]]:
    """The words of each claim's triggers, in reading order."""
    report = Report("r", text, publisher="Example Wire", published="2021-06-16")
    claims = next(pipeline().read([report])).claims
    return [[span.of(text) for span in sorted((claim.trigger, *claim.also))] for claim in claims]


def claims_of(text: str) -> tuple[Claim, ...]:
    report = Report("r", text, publisher="Example Wire", published="2021-06-16")
    return next(pipeline().read([report])).claims


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rebels captured Sebha on Monday. The capture of the town cost forty lives.", {"captured", "capture"}),
        ("Troops withdrew from Kidal at dawn. The retreat lasted for nine hours.", {"withdrew", "retreat"}),
        ("Jets bombed a market in Idlib on Monday. The air strike lasted for an hour.", {"bombed", "air strike"}),
        ("A car bomb exploded in Mogadishu. The blast was heard in the port.", {"car bomb", "blast"}),
        ("Gunmen kidnapped nine pupils in Kaduna. The abduction was the third this year.", {"kidnapped", "abduction"}),
        ("Militants shelled Hodeidah all night. This bombardment destroyed a mill.", {"shelled", "bombardment"}),
    ],
)
def test_a_noun_that_points_back_is_of_the_happening_told_before(text: str, words: set[str]) -> None:
    assert words <= set(told(text)[0])


@pytest.mark.parametrize(
    "text",
    [
        "Troops captured Kidal on Monday. Troops captured Gao on Tuesday.",
        "Militants attacked a post in Kidal on Monday. They attacked it again on Wednesday.",
        "Rebels shelled Idlib on Monday. The shelling of Damascus went on until dusk.",
        "A strike killed four people in Gondar. A strike killed nine people in Gondar.",
        "A car bomb exploded in Mogadishu on Monday. Another car bomb exploded there on Monday.",
        "Rebels captured Sebha on Sunday. The fighting for Sebha on Saturday killed forty.",
        "Troops captured Kidal on Monday. In the fighting on Friday nine soldiers were killed.",
        "Residents said that rebels captured Sebha. The ministry said that its troops captured Sebha.",
    ],
)
def test_another_day_place_number_or_voice_is_another_happening(text: str) -> None:
    assert len(told(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Artillery shelling and drone strikes hit the town of Toretsk on Monday.",
        "Gondar suffered drone strikes and mortar fire on Monday.",
    ],
)
def test_blows_of_different_arms_in_one_list_are_different_blows(text: str) -> None:
    assert len(told(text)) == 2


def test_what_one_voice_denies_and_another_tells_stays_apart() -> None:
    claims = claims_of("Rebels captured Sebha on Monday, residents said. The army denied that Sebha had been captured.")
    assert {claim.reality.value for claim in claims if claim.kind.value == "gain"} == {"occurred", "denied"}


def test_a_telling_that_joins_leaves_its_trigger_under_also() -> None:
    text = "Rebels captured Sebha on Monday. The capture of the town cost forty lives."
    claim = claims_of(text)[0]
    assert len(claim.also) == 1
    assert {claim.trigger.of(text), claim.also[0].of(text)} == {"captured", "capture"}


def test_that_a_town_was_taken_says_more_than_that_troops_moved_in() -> None:
    text = "Militiamen advanced into Rufaa at nine, a trader said. The capture of Rufaa took an hour, the trader said."
    kinds = {claim.kind.value for claim in claims_of(text)}
    assert "gain" in kinds


def test_claims_are_numbered_in_the_order_in_which_they_are_first_told() -> None:
    text = "Rebels captured Sebha on Monday. A car bomb exploded in Kufra. The capture of Sebha took an hour."
    claims = claims_of(text)
    assert [claim.id for claim in claims] == [f"c{number}" for number in range(1, len(claims) + 1)]
    assert claims[0].trigger.start < claims[1].trigger.start


def test_what_a_mention_only_dates_or_places_is_told_before() -> None:
    assert told("Jets bombed a mill at Tarsa on Monday. A guard at the scene of the bombing saw two of them.") == [
        ["bombed", "bombing"]
    ]


def test_a_bomb_and_the_verb_right_behind_it_are_one_blast_though_two_places_are_told() -> None:
    text = "A truck bomb went off outside a hotel at the K9 junction in the Somali capital Mogadishu on Saturday."
    (reading,) = Pipeline.open().read([Report("r", text, publisher="Example Wire", published="2021-06-16")])
    assert len([claim for claim in reading.claims if claim.kind is Kind.EXPLOSION]) == 1


def test_what_is_damaged_beside_it_is_damaged_by_itself() -> None:
    text = "Troops looted a museum in Kidal last week, residents said. They looted the ferry on Sunday, they said."
    assert told(text) == [["looted"], ["looted"]]
