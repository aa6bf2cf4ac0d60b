"""Who has taken a place by the words of who left it: "gave it up to the rebels", "they came in and we moved out".

Only what the leaver's own sentence or report tells; a retreat alone takes nothing for anybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wardiary.diary.records import KeptReport
from wardiary.model import Kind
from wardiary.weighing.evidence.lookers import pattern
from wardiary.weighing.evidence.second import SHARED, second
from wardiary.weighing.records import THIRD, Telling, Told
from wardiary.weighing.voices.parties import Parties

_HANDED = 150  # claims that no report has: the numbers of these stand behind those of who confirms another
_REACH = 90  # characters behind the leaving in which it is said to whom the place was left


def handed_over(told: Sequence[Told], kept: KeptReport, parties: Parties) -> Iterator[Telling]:
    """The tellings that a party took the place that another is told to have left to it."""
    for number, (claim, telling) in enumerate(told, SHARED + _HANDED):
        if telling.kind is not Kind.WITHDRAWAL or not telling.affirms or telling.agent in (None, THIRD):
            continue
        end = min(claim.sentence.end, claim.trigger.end + _REACH)
        behind = kept.report.text[claim.trigger.end : end]
        to = next(((start, side) for start, _, side in parties.sides_in(behind) if side != telling.agent), None)
        if to is not None and pattern("words", "handed_to").search(behind, 0, to[0]):
            yield replace(second(telling, number), kind=Kind.GAIN, agent=to[1], target=telling.agent)


def with_entry(told: Sequence[Told]) -> list[Told]:
    """The tellings, the entry of one party being a taking where its own voice tells that the other one moved out."""
    left = {(t.voice.key, t.agent) for _, t in told if t.kind is Kind.WITHDRAWAL and t.affirms and _is_admitted(t)}
    return [
        (claim, replace(telling, kind=Kind.GAIN) if _is_entry(telling, left) else telling) for claim, telling in told
    ]


def _is_admitted(telling: Telling) -> bool:
    return telling.agent not in (None, THIRD) and telling.voice.side == telling.agent


def _is_entry(telling: Telling, left: set[tuple[str, str | None]]) -> bool:
    if telling.kind is not Kind.ADVANCE or not telling.affirms or telling.agent in (None, THIRD):
        return False
    is_others = any(key == telling.voice.key and agent != telling.agent for key, agent in left)
    return is_others and bool(pattern("words", "entered").search(telling.words))
