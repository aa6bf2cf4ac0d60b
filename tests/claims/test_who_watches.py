"""Who tells of fighting without taking part in it does not stand behind "they"."""

from __future__ import annotations

from functools import cache

import pytest

from wardiary.claims.resolved import Resolved
from wardiary.claims.who import actors_of
from wardiary.model import ActorRole, Argument, ArgumentRole, Kind, Marks, Reality, Report, Span, Trigger
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


@pytest.mark.parametrize(("verb", "count"), [("blamed", 0), ("on Monday condemned", 0), ("fired", 1)])
def test_who_blames_others_did_not_do_it(verb: str, count: int) -> None:
    text = f"A blast shook Gwoza. Colonel John Rane {verb} the other side."
    doer = Argument(Span(text.index("Colonel"), text.index(" " + verb)), ArgumentRole.AGENT)
    blast = Trigger(Span(2, 7), Kind.EXPLOSION, Reality.OCCURRED, (doer,))
    resolved = Resolved(Report("r", text), None, Marks((Span(0, len(text)),), (), (), (), None))
    assert len(actors_of(resolved, blast, None)) == count
