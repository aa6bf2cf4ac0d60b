"""What was before the news: invented sentences of Wednesday, 5 March 2031."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import ARMY, FRONT, NAMES, REPUBLIC, SIDES, WIRE, Wrote, day, tell

from wardiary.diary.records import Side, Sides
from wardiary.model import ClaimTime, Kind, Reality, Span
from wardiary.weighing.grouping.events import group
from wardiary.weighing.records import Sharpness, When
from wardiary.weighing.tellings import tellings
from wardiary.weighing.times.earlier import before_the_news
from wardiary.weighing.voices.parties import Parties

UNDERSTOOD = replace(day(5), sharpness=Sharpness.UNDERSTOOD)


def when(text: str, trigger: str, kind: Kind, given: When = UNDERSTOOD, speaker: str | None = None) -> When:
    return before_the_news(given, Wrote("a", text, trigger, kind, speaker=speaker).claim(), text)


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("The bomb had torn through a row of stalls in Saltmarsh.", "torn through", Kind.EXPLOSION),
        ("A car bomb had killed seven people in Saltmarsh.", "car bomb", Kind.EXPLOSION),
        ("Shells had also hit Saltmarsh.", "hit", Kind.STRIKE),
        ("Mourners in Saltmarsh buried seven people killed in a bombing.", "bombing", Kind.EXPLOSION),
        ("Funerals were held in Saltmarsh for those who died in the raid.", "raid", Kind.STRIKE),
    ],
)
def test_what_had_happened_was_days_before(text: str, trigger: str, kind: Kind) -> None:
    found = when(text, trigger, kind)
    assert (found.sharpness, found.last - found.first > 3) == (Sharpness.UNTOLD, True)


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("The army said that shells had hit Saltmarsh.", "hit", Kind.STRIKE),
        ("Shells hit Saltmarsh, which had no shelter.", "hit", Kind.STRIKE),
        ("The rebels had held Saltmarsh.", "held", Kind.HOLDING),
        ("A bomb killed seven people, who had a stall in Saltmarsh.", "bomb", Kind.EXPLOSION),
    ],
)
def test_what_is_told_as_news_was_that_day(text: str, trigger: str, kind: Kind) -> None:
    assert when(text, trigger, kind) == UNDERSTOOD


def test_the_day_of_a_burial_is_not_that_of_the_death() -> None:
    text = "On Wednesday families in Saltmarsh buried people killed by a bomb."
    claim = Wrote("a", text, "bomb", Kind.EXPLOSION).claim()
    claim = replace(claim, time=ClaimTime(Span(3, 12), "2031-03-05", "2031-03-05"))
    assert before_the_news(day(5), claim, text).sharpness is Sharpness.UNTOLD
    text = "Families in Saltmarsh buried people killed by Wednesday's bomb."
    claim = Wrote("a", text, "bomb", Kind.EXPLOSION).claim()
    at = text.index("Wednesday")
    claim = replace(claim, time=ClaimTime(Span(at, at + 9), "2031-03-05", "2031-03-05"))
    assert before_the_news(day(5), claim, text) == day(5)


def test_who_denies_that_the_other_holds_a_town_denies_what_was_told_a_week_before() -> None:
    gain = tell("a", WIRE, agent=FRONT)
    denial = tell(
        "b",
        ARMY,
        at=11,
        kind=Kind.HOLDING,
        reality=Reality.DENIED,
        when=replace(UNDERSTOOD, first=day(10).first, last=day(11).last),
    )
    (event,) = group([gain, denial])
    assert [t.report for t in event.tellings] == ["a", "b"]


def test_the_brothers_of_a_partys_own_paper_are_its_men() -> None:
    parties = Parties(Sides((Side(NAMES[0], ("army",)), Side(FRONT, ("Example Front Radio",))), ()))
    text = "The brothers have left Saltmarsh."
    kept = Wrote("r", text, "left", Kind.WITHDRAWAL, publisher="Example Front Radio", agent="civilians").kept()
    actor = replace(kept.reading.claims[0].actors[0], span=Span(0, 12))
    claim = replace(kept.reading.claims[0], actors=(actor,))
    (told,) = tellings([replace(kept, reading=replace(kept.reading, claims=(claim,)))], parties)
    assert told.agent == FRONT


@pytest.mark.parametrize(
    ("clause", "who", "side"),
    [
        ("which the Sharks had captured", "the Sharks", None),
        ("which it had captured", "it", REPUBLIC),
        ("which fighters had captured", "fighters", REPUBLIC),
    ],
)
def test_who_is_named_in_a_clause_of_his_own_did_it_and_not_the_party_before(
    clause: str, who: str, side: str | None
) -> None:
    text = f"The army entered Saltmarsh, {clause} on Wednesday."
    kept = Wrote("r", text, "captured", agent=who.removeprefix("the ")).kept()
    at = text.index(f" {who} ") + 1
    actor = replace(kept.reading.claims[0].actors[0], span=Span(at, at + len(who)))
    claim = replace(kept.reading.claims[0], actors=(actor,))
    told = tellings([replace(kept, reading=replace(kept.reading, claims=(claim,)))], Parties(SIDES))
    assert next(each.agent for each in told if each.claim == claim.id) == side
