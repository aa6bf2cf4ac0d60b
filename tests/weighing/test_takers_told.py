"""Who took a place that a party says "was captured" or "fell", and whom "the group" is; invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import SIDES, Wrote

from wardiary.diary.records import KeptReport, Side, Sides
from wardiary.model import Actor, ActorRole, Attribution, ClaimPlace, Kind, PlaceMention, PlaceRole, Span
from wardiary.weighing.records import Telling
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.of_whom import group_meant
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)
REPUBLIC, FRONT = "Republic", "Coast Front"
STATES = Parties(
    Sides(
        (Side(REPUBLIC, ("Republican Army",)), Side("Union", ("Union Army", "separatists", "League separatists"))), ()
    )
)


def told(kept: KeptReport, parties: Parties = PARTIES) -> Telling:
    return next(each for each in tellings([kept], parties) if each.claim == "c1")


def said(wrote: Wrote, cue: str) -> KeptReport:
    """The report, its claim's voice speaking by a verb."""
    kept, at = wrote.kept(), wrote.text.index(cue)
    claim = kept.reading.claims[0]
    begin = wrote.text.index(wrote.speaker or "")
    spoken = Attribution(wrote.speaker or "", Span(begin, begin + len(wrote.speaker or "")), Span(at, at + len(cue)))
    return replace(kept, reading=replace(kept.reading, claims=(replace(claim, attribution=spoken),)))


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Saltmarsh with its army post was conquered this morning.", "conquered"),
        ("Saltmarsh and the army barracks on the hill were liberated.", "liberated"),
    ],
)
def test_what_a_party_has_in_a_town_does_not_take_it(text: str, trigger: str) -> None:
    wrote = Wrote("a", text, trigger, publisher="Example Front Radio (Telegram)")
    assert told(wrote.kept()).agent == FRONT


@pytest.mark.parametrize(
    ("cue", "agent"), [("announced", FRONT), ("declared", FRONT), ("reported", None), ("admitted", None)]
)
def test_who_announces_that_a_town_was_captured_captured_it(cue: str, agent: str | None) -> None:
    wrote = Wrote("a", f"Coast Front {cue} that Saltmarsh had been captured.", "captured", speaker="Coast Front")
    assert told(said(wrote, cue)).agent == agent


def test_what_separatists_say_to_have_fallen_fell_to_their_side() -> None:
    text = "League separatists say the town fell on Wednesday."
    wrote = Wrote("a", text, "fell", speaker="League separatists")
    assert told(said(wrote, "say"), STATES).agent == "Union"


def test_who_took_what_another_lost_is_no_loser() -> None:
    text = "The army's worst loss so far was Saltmarsh, which the front fighters captured on Wednesday."
    kept = Wrote("a", text, "loss").kept()
    at = text.index("front fighters")
    doer = Actor(Span(at, at + len("front fighters")), "front fighters", ActorRole.AGENT)
    claim = replace(kept.reading.claims[0], actors=(doer,))
    assert told(replace(kept, reading=replace(kept.reading, claims=(claim,)))).agent == FRONT


def test_nobody_leaves_the_town_that_he_is_redeployed_to() -> None:
    text = "The Republican Army was redeployed to Gullhaven some days ago."
    kept = Wrote("a", text, "redeployed", Kind.WITHDRAWAL, agent="Republican Army", place=None).kept()
    at = text.index("Gullhaven")
    span = Span(at, at + len("Gullhaven"))
    named = PlaceMention(
        span.start, span.end, "Gullhaven", "Gullhaven", 40.2, 10.1, 7, "PPL", None, None, None, 1.0, ""
    )
    place = ClaimPlace(span, "Gullhaven", 40.2, 10.1, PlaceRole.TO, 7)
    claim = replace(kept.reading.claims[0], places=(place,))
    assert told(replace(kept, reading=replace(kept.reading, claims=(claim,), places=(named,)))).spot is None


@pytest.mark.parametrize(
    ("before", "words", "meant"),
    [
        ("The Coast Front ringed Saltmarsh. ", "The movement", FRONT),
        ("The Coast Front ringed Saltmarsh.\n\n", "the group", FRONT),
        ("The Coast Front fights the army. ", "The movement", FRONT),
        ("The Coast Front ringed Saltmarsh. ", "The charity", None),
        ("The army ringed Saltmarsh. ", "The group", None),
        ("The Coast Front left.\n\nNobody came.\n\n", "The group", None),
    ],
)
def test_the_group_is_the_party_named_before_that_is_no_state(before: str, words: str, meant: str | None) -> None:
    assert group_meant(words, f"{before}{words} took Saltmarsh.", len(before), PARTIES) == meant
