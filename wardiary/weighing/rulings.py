"""What analysts decided, as weighing takes it: rulings on tellings, and which of them are one event or never are.

Links are symmetric and depend on nothing but the decisions, so that the events are the same in whatever order reports
came and decisions were made. Where a merge and a split contradict each other, which the diary refuses, the merge holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from wardiary.diary.decision import Decided, DecisionKind, Link
from wardiary.diary.records import KeptReport
from wardiary.model import Claim
from wardiary.weighing.places.spots import place_key
from wardiary.weighing.records import Rulings, Telling


def ruled(told: Sequence[Telling], decided: Decided | None) -> Iterator[Telling]:
    """The tellings of one claim with what was decided of it; a link to one of its places is that telling's alone."""
    if decided is None:
        yield from told
        return
    for telling in told:
        links = [link for link in decided.links if len(told) == 1 or _is_meant(telling, link)]
        rulings = Rulings(
            decided.lines,
            decided.corrected,
            frozenset(link.decision for link in links if link.kind is DecisionKind.MERGE),
            frozenset((link.decision, link.part.value) for link in links if link.kind is DecisionKind.SPLIT),
            decided.accepted,
        )
        yield replace(telling, rulings=rulings)


def _is_meant(telling: Telling, link: Link) -> bool:
    return link.place is None or (telling.spot is not None and telling.spot.key == place_key(link.place))


class Ties:
    """Which tellings analysts have put together or told apart. Empty, and costing nothing, where they have not."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        self._lead: dict[int, int] = {}
        self._apart: dict[int, set[tuple[int, str]]] = defaultdict(set)
        tied = [telling.rulings for telling in tellings if telling.rulings.together or telling.rulings.apart]
        for rulings in tied:
            leads = [self._find(number) for number in rulings.together]
            for lead in leads:
                self._lead[lead] = min(leads)
        for rulings in tied:
            self._apart[self.group_of(rulings) or 0] |= rulings.apart
        self._apart.pop(0, None)  # of tellings in no group each has its own

    def _find(self, number: int) -> int:
        while (lead := self._lead.setdefault(number, number)) != number:
            number = lead
        return number

    def group_of(self, rulings: Rulings) -> int | None:
        """The number of the group that the telling is put together with; None where it is with none."""
        return min((self._find(number) for number in rulings.together), default=None)

    def parts_of(self, rulings: Rulings) -> frozenset[tuple[int, str]]:
        """The parts of splits that the telling is in, or any that it is put together with."""
        group = self.group_of(rulings)
        return rulings.apart if group is None else frozenset(self._apart[group])


def are_apart(one: frozenset[tuple[int, str]], other: frozenset[tuple[int, str]]) -> bool:
    """Whether two sets of parts hold different parts of one split."""
    shared = {number for number, _ in one} & {number for number, _ in other}
    return any({p for n, p in one if n == number}.isdisjoint(p for n, p in other if n == number) for number in shared)


def reasons(tellings: Iterable[Telling]) -> tuple[str, ...]:
    """What was decided of an event's tellings, each decision once, with the claim it is about."""
    said: dict[int, str] = {}
    for telling in tellings:
        for number, line in telling.rulings.lines:
            said.setdefault(number, f"{line} [{telling.report}/{telling.claim}, decision {number}]")
    return tuple(said[number] for number in sorted(said))


def is_as_read(kept: KeptReport, claim: Claim, field: str) -> bool:
    """Whether a field is the reader's: what an analyst corrected is not to be judged by the words again."""
    decided = kept.decided_of(claim.id)
    return decided is None or field not in decided.corrected
