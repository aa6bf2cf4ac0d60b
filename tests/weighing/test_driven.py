"""Who is driven out and who goes off: invented sentences of a war of the Front with the Republic."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import FRONT, REPUBLIC, SIDES, Wrote

from wardiary.model import Actor, ActorRole, Kind, Span
from wardiary.weighing.records import Telling
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)


def told(text: str, trigger: str, kind: Kind, agent: str, target: str | None = None) -> Telling:
    wrote = Wrote("a", text, trigger, kind, agent=agent)
    kept = wrote.kept()
    (claim,) = kept.reading.claims
    if target is not None:
        at = text.index(target)
        whom = Actor(Span(at, at + len(target)), target, ActorRole.TARGET)
        claim = replace(claim, actors=(*claim.actors, whom))
        kept = replace(kept, reading=replace(kept.reading, claims=(claim,)))
    return tellings([kept], PARTIES)[0]


@pytest.mark.parametrize(
    ("text", "trigger", "agent", "target", "kind"),
    [
        ("Rebels drove the army out of Saltmarsh.", "drove the army out", "rebels", "army", Kind.GAIN),
        ("Rebels pushed the last soldiers out of Saltmarsh.", "pushed", "rebels", None, Kind.GAIN),
        ("Rebels expelled the garrison from Saltmarsh.", "expelled", "rebels", None, Kind.GAIN),
        ("Rebels drove out a local militia at Saltmarsh.", "drove out", "rebels", None, Kind.GAIN),
        ("Rebels drove families out of Saltmarsh.", "drove families out", "rebels", None, Kind.ADVANCE),
        ("Rebels drove the army from its trenches at Saltmarsh.", "drove", "rebels", "army", Kind.ADVANCE),
        ("Rebels threw the army back from Saltmarsh.", "threw", "rebels", "army", Kind.ADVANCE),
        ("Rebels pushed on out of Saltmarsh.", "pushed", "rebels", None, Kind.ADVANCE),
        ("Rebels drove off from Saltmarsh at dusk.", "drove off", "rebels", None, Kind.WITHDRAWAL),
        ("Rebels moved out of Saltmarsh in the dark.", "moved out", "rebels", None, Kind.WITHDRAWAL),
        ("Rebels went out on patrol in Saltmarsh.", "went out", "rebels", None, Kind.ADVANCE),
        ("Rebels moved out towards Saltmarsh.", "moved out", "rebels", None, Kind.ADVANCE),
    ],
)
def test_what_a_move_is(text: str, trigger: str, agent: str, target: str | None, kind: Kind) -> None:
    assert told(text, trigger, Kind.ADVANCE, agent, target).kind is kind


def test_who_was_driven_out_did_not_take_the_place() -> None:
    text = "The army was driven out of Saltmarsh on Tuesday."
    telling = told(text, "driven out", Kind.ADVANCE, "army", "army")
    assert (telling.kind, telling.agent, telling.target) == (Kind.GAIN, FRONT, REPUBLIC)
