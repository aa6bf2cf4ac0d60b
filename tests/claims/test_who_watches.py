"""Who tells of fighting without taking part in it does not stand behind "they"."""

from __future__ import annotations

from functools import cache

import pytest

from wardiary.model import ActorRole, Report
from wardiary.pipeline import Pipeline


@cache
def pipeline() -> Pipeline:
    return Pipeline.open()


def doers(text: str, trigger: str) -> set[str | None]:
    """The names of the agents of the claim with the trigger."""
    reading = next(pipeline().read([Report("r", text, publisher="Example Wire", published="2021-06-16")]))
    claim = next(c for c in reading.claims if trigger in c.trigger.of(text))
    return {actor.name for actor in claim.actors if actor.role is ActorRole.AGENT}


@pytest.mark.parametrize(
    ("text", "trigger", "doer"),
    [
        ("Boko Haram raided Gwoza. Amnesty International said they had shot ten men.", "shot", "Boko Haram"),
        ("Boko Haram raided Gwoza. Human Rights Watch said they had abducted ten girls.", "abducted", "Boko Haram"),
        ("Boko Haram said they had shot ten men in Gwoza.", "shot", "Boko Haram"),
        ("The Nigerian army said it had retaken Gwoza.", "retaken", "Nigerian Army"),
    ],
)
def test_they_are_who_fights(text: str, trigger: str, doer: str) -> None:
    assert doers(text, trigger) == {doer}


def test_who_blames_others_did_not_do_it() -> None:
    text = (
        "Nine people were killed on Monday by bombs that fell on a camp at Gwoza. Army spokesman John Rane blamed them."
    )
    reading = next(pipeline().read([Report("r", text, publisher="Example Wire", published="2021-06-16")]))
    blows = [c for c in reading.claims if c.kind.value in ("strike", "explosion", "attack")]
    assert blows
    assert not [a for c in blows for a in c.actors if a.role is ActorRole.AGENT and "Rane" in (a.name or "")]
