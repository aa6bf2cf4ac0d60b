"""Entries that are takings, marches that are deployments, and walks that are nothing: invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import FRONT, POINTS, REPUBLIC, SIDES, Wrote

from wardiary.model import Actor, ActorRole, Claim, ClaimPlace, Kind, PlaceRole, Span
from wardiary.weighing.records import THIRD, Telling
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)
RADIO, GAZETTE = "Example Front Radio (Telegram)", "Example Gazette"


def told(wrote: Wrote, *others: Claim) -> list[Telling]:
    kept = wrote.kept()
    claims = (*kept.reading.claims, *others)
    return [
        t
        for t in tellings([replace(kept, reading=replace(kept.reading, claims=claims))], PARTIES)
        if "+" not in t.claim
    ]


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Rebels drove in on Wednesday and have run the place since.", "drove in", Kind.GAIN),
        ("Rebels came in at noon and have held it ever since.", "came in", Kind.GAIN),
        ("Rebels drove in on Wednesday and have run out of fuel.", "drove in", Kind.ADVANCE),
        ("Rebels drove in on Wednesday and drove off again.", "drove in", Kind.ADVANCE),
    ],
)
def test_who_has_run_the_place_since_took_it(text: str, trigger: str, kind: Kind) -> None:
    (telling,) = told(Wrote("a", text, trigger, Kind.ADVANCE, agent="rebels"))
    assert telling.kind is kind


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "is_move"),
    [
        ("Images show rebels walking in and out of the town hall.", "walking", Kind.WITHDRAWAL, False),
        ("Rebels drove up and down the high street.", "drove", Kind.ADVANCE, False),
        ("Rebels walked out of the town.", "walked out", Kind.WITHDRAWAL, True),
    ],
)
def test_who_goes_in_and_out_has_not_left(text: str, trigger: str, kind: Kind, *, is_move: bool) -> None:
    assert bool(told(Wrote("a", text, trigger, kind, agent="rebels"))) is is_move


@pytest.mark.parametrize(
    ("text", "hold", "kind"),
    [
        ("Our men entered Saltmarsh at noon and all of it is now under our control.", "under our control", Kind.GAIN),
        ("Our men entered Saltmarsh at noon. The mill is under our control.", "under our control", Kind.ADVANCE),
    ],
)
def test_an_entry_and_a_hold_of_one_sentence_are_a_taking(text: str, hold: str, kind: Kind) -> None:
    wrote = Wrote("a", text, "entered", Kind.ADVANCE, agent="our men", publisher=RADIO)
    first = wrote.claim()
    end = text.index(".") + 1
    at = text.index(hold)
    sentence = Span(0, len(text)) if at < end else Span(end, len(text))
    holds = replace(first, id="c2", kind=Kind.HOLDING, trigger=Span(at, at + len(hold)), sentence=sentence)
    assert told(wrote, holds)[0].kind is kind


@pytest.mark.parametrize(
    ("text", "agent", "kind"),
    [
        ("At least 300 fighters crossed the border at Saltmarsh.", "fighters", Kind.DEPLOYMENT),
        ("Troops of the Red Brigade arrived in Saltmarsh.", "troops of the Red Brigade", Kind.DEPLOYMENT),
        ("At least 300 families crossed the border at Saltmarsh.", "families", Kind.DISPLACEMENT),
    ],
)
def test_fighters_who_cross_a_border_are_deployed(text: str, agent: str, kind: Kind) -> None:
    trigger = "crossed" if "crossed" in text else "arrived"
    (telling,) = told(Wrote("a", text, trigger, Kind.DISPLACEMENT, agent=agent))
    assert telling.kind is kind


def test_a_walk_through_a_town_is_no_advance() -> None:
    text = "At eight she drove through the town of Saltmarsh."
    wrote = Wrote("a", text, "drove", Kind.ADVANCE)
    claim = replace(wrote.claim(), actors=(Actor(Span(9, 12), None, ActorRole.AGENT),))
    kept = wrote.kept()
    assert not tellings([replace(kept, reading=replace(kept.reading, claims=(claim,)))], PARTIES)


def test_units_that_redeploy_out_of_a_town_are_those_of_who_tells_it() -> None:
    text = "To spare the people the units redeployed to new positions outside Saltmarsh."
    (telling,) = told(Wrote("a", text, "redeployed", Kind.DEPLOYMENT, publisher=GAZETTE, agent="units"))
    assert (telling.kind, telling.agent) == (Kind.WITHDRAWAL, REPUBLIC)


@pytest.mark.parametrize("who", ["the army and three residents", "their rebels and several residents"])
def test_two_who_speak_together_are_two_voices(who: str) -> None:
    text = f"Saltmarsh fell on Wednesday, {who} said."
    kept = Wrote("a", text, "fell", speaker=who).kept()
    voices = {each.voice.side for each in tellings([kept], PARTIES) if "+" in each.claim}
    assert voices & {FRONT, REPUBLIC} or THIRD in voices


def test_forces_that_redeploy_from_both_towns_leave_both() -> None:
    text = "Our forces in Saltmarsh and Oysterby have redeployed from both towns."
    kept = Wrote("a", text, "redeployed", Kind.DEPLOYMENT, publisher=GAZETTE, agent="our forces", place=None).kept()
    (claim,) = kept.reading.claims
    places = tuple(ClaimPlace(None, name, *POINTS[name], PlaceRole.FROM) for name in ("Saltmarsh", "Oysterby"))
    told = tellings([replace(kept, reading=replace(kept.reading, claims=(replace(claim, places=places),)))], PARTIES)
    assert {(t.kind, t.spot.name if t.spot else "") for t in told} == {
        (Kind.WITHDRAWAL, "Saltmarsh"),
        (Kind.WITHDRAWAL, "Oysterby"),
    }


@pytest.mark.parametrize("who", ["both sides", "the two armies", "military sources on both sides"])
def test_what_both_sides_say_each_of_them_says(who: str) -> None:
    text = f"Fighters attacked the supply road at Saltmarsh, {who} said."
    told = tellings([Wrote("a", text, "attacked", kind=Kind.CLASH, speaker=who).kept()], Parties(SIDES))
    assert {telling.voice.side for telling in told} >= {REPUBLIC, FRONT}


def test_what_somebody_says_of_both_sides_is_his_word() -> None:
    text = "Both sides shelled Saltmarsh, a baker said."
    told = tellings([Wrote("a", text, "shelled", kind=Kind.STRIKE, speaker="a baker").kept()], Parties(SIDES))
    assert {telling.voice.side for telling in told} == {THIRD}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rebels also entered Saltmarsh on Wednesday.", Kind.GAIN),
        ("Rebels moved into Saltmarsh on Wednesday.", Kind.GAIN),
        ("Rebels poured into Saltmarsh on Wednesday.", Kind.GAIN),
        ("Rebels drove into the town of Saltmarsh without a fight.", Kind.GAIN),
        ("Rebels entered Saltmarsh, its fighters having left.", Kind.GAIN),
        ("Rebels entered the northern districts of Saltmarsh.", Kind.ADVANCE),
        ("Rebels entered Saltmarsh and are fighting from street to street.", Kind.ADVANCE),
        ("Rebels entered Saltmarsh at noon and were beaten back.", Kind.ADVANCE),
        ("Rebels entered Saltmarsh to relieve the garrison.", Kind.ADVANCE),
        ("Rebels advanced on Saltmarsh.", Kind.ADVANCE),
    ],
)
def test_who_enters_a_town_and_does_not_fight_there_takes_it(text: str, kind: Kind) -> None:
    verb = next(word for word in ("entered", "drove", "moved", "poured", "advanced") if word in text)
    kept = Wrote("a", text, verb, Kind.ADVANCE, agent="rebels").kept()
    at = Span(text.index("Saltmarsh"), text.index("Saltmarsh") + len("Saltmarsh"))
    places = tuple(replace(place, span=at) for place in kept.reading.claims[0].places)
    claim = replace(kept.reading.claims[0], places=places)
    (telling,) = tellings([replace(kept, reading=replace(kept.reading, claims=(claim,)))], PARTIES)
    assert telling.kind is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The rebels had been in the town since Friday.", Kind.HOLDING),
        ("When they crept back, the rebels were in the town.", Kind.HOLDING),
        ("The rebels came in from the sea.", Kind.DEPLOYMENT),
    ],
)
def test_men_who_are_in_a_town_hold_it(text: str, kind: Kind) -> None:
    (telling,) = told(Wrote("a", text, "in", Kind.DEPLOYMENT, agent="rebels"))
    assert telling.kind is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Several hundred people marched to the town hall of Saltmarsh.", Kind.PROTEST),
        ("Several hundred people marched out of Saltmarsh.", Kind.ADVANCE),
    ],
)
def test_people_who_march_protest(text: str, kind: Kind) -> None:
    (telling,) = told(Wrote("a", text, "marched", Kind.ADVANCE, agent="civilians"))
    assert telling.kind is kind


@pytest.mark.parametrize(("who", "is_told"), [("Our staff", False), ("Reporters", False), ("The general staff", True)])
def test_who_writes_or_works_in_a_town_has_not_taken_it(who: str, is_told: bool) -> None:
    wrote = Wrote("a", f"{who} have been in Saltmarsh all week.", "in Saltmarsh", Kind.GAIN, agent=who)
    assert bool(told(wrote)) == is_told
