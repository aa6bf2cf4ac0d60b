"""What weighing made of the claims of a brief: each claim's event, how it stands, and who tells or denies it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wardiary.weighing.records import StandingWord, State

Key = tuple[str, str]
"""A claim: its report and its own name."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """An event: its standing in one word, and the claims that tell of it and that deny it, in order of publication."""

    word: StandingWord
    affirm: tuple[Key, ...]
    deny: tuple[Key, ...]


def weighed_claims(state: State) -> Mapping[Key, Weighed]:
    """The event of each claim; of a claim at several places, that of the first of them."""
    found: dict[Key, Weighed] = {}
    for each in state.events:
        told = each.event.tellings
        event = Weighed(
            each.standing.word,
            tuple(dict.fromkeys((t.report, t.claim) for t in told if t.affirms)),
            tuple(dict.fromkeys((t.report, t.claim) for t in told if t.denies)),
        )
        for key in (*event.affirm, *event.deny):
            found.setdefault(key, event)
    return found
