"""Decisions in the diary: how they are kept, asked for and taken back. Rows are only ever added.

Decisions that stand never contradict each other: one that would is refused, and says which to withdraw first. So the
order in which they were made does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from wardiary import errors
from wardiary.diary import rows
from wardiary.diary import schema as s
from wardiary.diary.decision import ClaimRef, Decision, DecisionKind, Part, Withdrawal
from wardiary.diary.times import now

_LINKS = frozenset((DecisionKind.MERGE, DecisionKind.SPLIT))
_OPPOSITES = {DecisionKind.ACCEPT: DecisionKind.REJECT, DecisionKind.REJECT: DecisionKind.ACCEPT}


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision to be made: on what, by whom, why."""

    kind: DecisionKind
    claims: tuple[ClaimRef, ...]
    author: str
    reason: str
    field: str | None = None
    value: str | None = None


def decisions(connection: Connection) -> tuple[Decision, ...]:
    """Every decision ever made, in order, those withdrawn among them."""
    found = connection.execute(select(s.decision).order_by(s.decision.c.id)).all()
    if not found:
        return ()
    back = {row.withdraws: Withdrawal(row.id, row.author, row.at, row.reason) for row in found if row.withdraws}
    refs = _refs(connection)
    return tuple(
        Decision(
            row.id,
            DecisionKind(row.kind),
            row.author,
            row.at,
            row.reason,
            tuple(refs[row.id]),
            row.field,
            row.value,
            back.get(row.id),
        )
        for row in found
        if row.withdraws is None
    )


def _refs(connection: Connection) -> dict[int, list[ClaimRef]]:
    asked = (
        select(s.decision_claim, s.report.c.name, s.claim.c.json)
        .join_from(s.decision_claim, s.claim, s.decision_claim.c.claim == s.claim.c.id)
        .join(s.report, s.claim.c.report == s.report.c.number)
        .order_by(s.decision_claim.c.id)
    )
    found: dict[int, list[ClaimRef]] = defaultdict(list)
    for row in connection.execute(asked):
        found[row.decision].append(ClaimRef(row.name, rows.to_claim(row.json), Part(row.part), row.place))
    return found


def keep(connection: Connection, rulings: Iterable[Ruling]) -> list[Decision]:
    """Keep decisions. Raises WrongUseError where one names no claim of the diary, or contradicts one that stands."""
    docket = Docket(each for each in decisions(connection) if each.stands)
    made = []
    for ruling in rulings:
        docket.refuse(ruling)
        made.append(_kept(connection, ruling))
        docket.add(made[-1])
    return made


def _kept(connection: Connection, ruling: Ruling) -> Decision:
    moment = now()
    values = {
        "kind": ruling.kind.value,
        "author": ruling.author,
        "at": moment,
        "reason": ruling.reason,
        "field": ruling.field,
        "value": ruling.value,
    }
    number: int = connection.execute(insert(s.decision).returning(s.decision.c.id), values).scalar_one()
    claims = [
        {"decision": number, "claim": _claim_row(connection, ref), "part": ref.part.value, "place": ref.place}
        for ref in ruling.claims
    ]
    connection.execute(insert(s.decision_claim), claims)
    told = (ruling.kind, ruling.author, moment, ruling.reason, ruling.claims, ruling.field, ruling.value)
    return Decision(number, *told)


def _claim_row(connection: Connection, ref: ClaimRef) -> int:
    """The row of a claim: of several readings that have one of this id, the latest."""
    asked = (
        select(s.claim.c.id)
        .join_from(s.claim, s.report, s.claim.c.report == s.report.c.number)
        .where(s.report.c.name == ref.report, s.claim.c.name == ref.claim.id)
        .order_by(s.claim.c.reading.desc())
    )
    found: int | None = connection.execute(asked.limit(1)).scalar_one_or_none()
    if found is None:
        raise no_such_claim(ref.name)
    return found


def no_such_claim(name: str) -> errors.WrongUseError:
    """What is said of a claim that the diary does not have."""
    hint = "list claims with: wardiary export DIARY --what claims --format csv, or wardiary show DIARY report ID"
    return errors.WrongUseError("The diary has no such claim.", name, hint)


def withdraw(connection: Connection, number: int, author: str, reason: str) -> Decision:
    """Take a decision back, by a row of its own. Raises WrongUseError where there is none that stands."""
    known = {each.id: each for each in decisions(connection)}
    decision = known.get(number)
    if decision is None or decision.withdrawn is not None:
        said = f"withdrawn already by {decision.withdrawn.author}" if decision and decision.withdrawn else "not there"
        raise errors.WrongUseError(
            f"The decision is {said}.", str(number), "list them with: wardiary decide list DIARY"
        )
    values = {"kind": "withdraw", "author": author, "at": now(), "reason": reason, "withdraws": number}
    connection.execute(insert(s.decision), [values])
    return decision


class Docket:
    """The decisions that stand, and what cannot hold beside them."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self._of_claim: dict[tuple[str, str], list[Decision]] = defaultdict(list)
        self._links: list[Decision | Ruling] = []
        for decision in decisions:
            self.add(decision)

    def add(self, decision: Decision) -> None:
        """Take up another."""
        for claim in _claims(decision):
            self._of_claim[claim].append(decision)
        if decision.kind in _LINKS:
            self._links.append(decision)

    def refuse(self, ruling: Ruling) -> None:
        """Raises WrongUseError where the ruling cannot hold beside those that stand, or repeats one of them."""
        near = {each.id: each for claim in _claims(ruling) for each in self._of_claim.get(claim, ())}
        for decision in near.values():
            if _is_same(ruling, decision):
                raise errors.WrongUseError(
                    "That is decided already.", f"decision {decision.id}", "there is nothing to do"
                )
            if _opposes(ruling, decision):
                raise _contradiction(decision)
        clash = _clash([*self._links, ruling]) if ruling.kind in _LINKS else None
        if clash is not None:
            raise _contradiction(clash)


def _claims(ruling: Ruling | Decision) -> set[tuple[str, str]]:
    return {(ref.report, ref.claim.id) for ref in ruling.claims}


def _contradiction(decision: Decision) -> errors.WrongUseError:
    said = f"A decision that stands says otherwise: {decision.kind.value}, by {decision.author}: {decision.reason}"
    hint = f"withdraw it first: wardiary decide withdraw DIARY {decision.id}"
    return errors.WrongUseError(said, f"decision {decision.id}", hint)


def _is_same(ruling: Ruling, decision: Decision) -> bool:
    return (
        (ruling.kind, ruling.field, ruling.value) == (decision.kind, decision.field, decision.value)
        and {(ref.name, ref.part) for ref in ruling.claims} == {(ref.name, ref.part) for ref in decision.claims}
    )  # fmt: skip


def _opposes(ruling: Ruling, decision: Decision) -> bool:
    """Whether the two, of one claim, say different things: accepted and rejected, one field in two ways."""
    if ruling.kind is DecisionKind.CORRECT:
        return decision.kind is DecisionKind.CORRECT and ruling.field == decision.field
    return decision.kind is _OPPOSITES.get(ruling.kind)


def _clash(rulings: Sequence[Decision | Ruling]) -> Decision | None:
    """A decision by which claims are one event and yet never are; None where merges and splits go together.

    Merges that share a claim make one event of all their claims. A split clashes with it where both parts are in it.
    """
    groups = _together([each for each in rulings if each.kind is DecisionKind.MERGE])
    for split in (each for each in rulings if each.kind is DecisionKind.SPLIT):
        for group, merges in groups:
            parts = {ref.part for ref in split.claims if ref.name in group}
            if len(parts) > 1:
                last = [each for each in (*merges, split) if isinstance(each, Decision)]
                return last[-1]
    return None


def _together(merges: Iterable[Decision | Ruling]) -> list[tuple[set[str], list[Decision | Ruling]]]:
    """Sets of names of claims that are one event, with the merges that make them so."""
    groups: list[tuple[set[str], list[Decision | Ruling]]] = []
    for merge in merges:
        names = {ref.name for ref in merge.claims}
        joined = [group for group in groups if group[0] & names]
        groups = [group for group in groups if not group[0] & names]
        members = [each for _, of in joined for each in of]
        groups.append((names.union(*(own for own, _ in joined)), [*members, merge]))
    return groups
