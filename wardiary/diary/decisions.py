"""What decisions make of a report: its claims as read become its claims as decided. Everything later starts from those.

A pure function of the report and of the decisions that stand: in whatever order reports were added and decisions made,
the outcome is the same. Decisions apply to the claim whose words they were made about, also when another reading has
given it another id; a claim that was accepted or corrected is kept where a later reading has lost it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from wardiary.diary import corrections
from wardiary.diary.decision import ClaimRef, Decided, Decision, DecisionKind, Link, Part
from wardiary.diary.records import KeptReport
from wardiary.model import Claim

StandingDecisions = Mapping[str, tuple[Decision, ...]]
"""Decisions that stand, by the name of each report whose claims they are about, in the order they were made in."""

_KEEPS = frozenset((DecisionKind.ACCEPT, DecisionKind.CORRECT))
_LINKS = frozenset((DecisionKind.MERGE, DecisionKind.SPLIT))
_MOST_NAMED = 5  # other claims named in the line of a merge or split: a merge of two large events would fill a page


def by_report(decisions: Iterable[Decision]) -> StandingDecisions:
    """The decisions that stand, by report."""
    found: dict[str, dict[int, Decision]] = defaultdict(dict)
    for decision in decisions:
        if decision.stands:
            for ref in decision.claims:
                found[ref.report][decision.id] = decision
    return {report: tuple(of[number] for number in sorted(of)) for report, of in found.items()}


def decided(kept: KeptReport, standing: StandingDecisions) -> KeptReport:
    """The report with its claims as decided: rejected ones set aside, corrected ones as corrected.

    `decided` of the outcome tells for each claim what was decided of it, `rejected` are the claims set aside. Raises
    ValueError where `kept` has been through here before.
    """
    decisions = standing.get(kept.report.id, ())
    if not decisions:
        return kept
    if kept.decided:
        raise ValueError(f"the decisions about {kept.report.id!r} are applied already")
    claims = {claim.id: _Case(claim) for claim in kept.reading.claims}
    for decision in decisions:
        for ref in decision.claims:
            if ref.report == kept.report.id:
                case = _case_of(ref, decision, claims)
                if case is not None:
                    case.decide(decision, ref)
    left = [case for case in claims.values() if not case.rejected]
    return replace(
        kept,
        reading=replace(kept.reading, claims=tuple(case.claim for case in left)),
        decided=tuple(case.outcome() for case in claims.values() if case.lines),
        rejected=tuple(case.claim for case in claims.values() if case.rejected),
    )


def claim_now(ref: ClaimRef, claims: Mapping[str, Claim]) -> Claim | None:
    """The claim of the reading that counts which tells what the decision was made about; None where it has none."""
    same = claims.get(ref.claim.id)
    if same is not None and same.trigger.overlaps(ref.claim.trigger):
        return same
    return next((claim for claim in claims.values() if claim.trigger.overlaps(ref.claim.trigger)), None)


@dataclass(slots=True)
class _Case:
    """One claim while decisions about it are gathered."""

    claim: Claim
    lines: dict[int, str] = field(default_factory=dict)
    corrected: set[str] = field(default_factory=set)
    features: list[tuple[int, str]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    accepted: bool = False
    rejected: bool = False

    def decide(self, decision: Decision, ref: ClaimRef) -> None:
        self.lines.setdefault(decision.id, line(decision, ref, self.claim))
        if decision.kind is DecisionKind.CORRECT and decision.field and decision.value:
            self._correct(decision.field, decision.value)
        self.accepted |= decision.kind is DecisionKind.ACCEPT
        self.rejected |= decision.kind is DecisionKind.REJECT
        if decision.kind in _LINKS:
            self.links.append(Link(decision.id, decision.kind, ref.part, ref.place))

    def _correct(self, name: str, value: str) -> None:
        given = corrections.given_of(name, value)
        self.claim = corrections.corrected(self.claim, name, given)
        self.corrected.add(name)
        if isinstance(given, corrections.PlaceGiven) and given.geonameid and given.feature:
            self.features.append((given.geonameid, given.feature))

    def outcome(self) -> Decided:
        return Decided(
            self.claim.id,
            tuple(self.lines.items()),
            frozenset(self.corrected),
            tuple(self.features),
            tuple(self.links),
            self.accepted,
        )


def _case_of(ref: ClaimRef, decision: Decision, claims: dict[str, _Case]) -> _Case | None:
    """The claim meant; one that the reading has lost comes back where an analyst has vouched for it."""
    found = claim_now(ref, {name: case.claim for name, case in claims.items()})
    if found is not None:
        return claims[found.id]
    if decision.kind not in _KEEPS:
        return None
    name = ref.claim.id if ref.claim.id not in claims else f"{ref.claim.id}-kept"
    return claims.setdefault(name, _Case(replace(ref.claim, id=name)))


def line(decision: Decision, ref: ClaimRef, before: Claim) -> str:
    """The decision in a sentence, as it concerns one claim."""
    who = f"by {decision.author} ({decision.at[:10]})"
    match decision.kind:
        case DecisionKind.CORRECT:
            what = f"Corrected {who}, {_change(decision, before)}"
        case DecisionKind.MERGE:
            what = f"Put together {who} with {_others(decision, ref, Part.ABOUT)}"
        case DecisionKind.SPLIT:
            what = f"Told apart {who} from {_others(decision, ref, _other_part(ref))}"
        case _:
            what = f"{decision.kind.value.capitalize()}ed {who}"
    return f"{what}: {decision.reason}"


def _change(decision: Decision, before: Claim) -> str:
    name, value = decision.field or "", decision.value or "null"
    after = corrections.corrected(before, name, corrections.given_of(name, value))
    was, now = corrections.told(before, name), corrections.told(after, name)
    return f"{name} {now} (read as {was})" if was != now else f"{name} {now}, more exactly"


def _other_part(ref: ClaimRef) -> Part:
    return Part.REST if ref.part is Part.ABOUT else Part.ABOUT


def _others(decision: Decision, ref: ClaimRef, part: Part) -> str:
    names = sorted({other.name for other in decision.claims if other.part is part} - {ref.name})
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
