"""The day in ten lines: the claims that matter most, by a rule that the page prints.

One line stands for all voices that tell of one kind of thing at one place and time; no line is without its sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wardiary import lexicons
from wardiary.model import ActorRole, QuantityKind, Reality, Verification
from wardiary.pages.evidence import Evidence, Reference, Told, by_report, kind_words
from wardiary.pages.standing import Standing, conceded_by, denied_by, is_conceded, standing
from wardiary.pages.telling import Telling, tell

RULE = (
    "Control of places comes first (gains and withdrawals), then deaths and injuries, then other fighting, then the "
    "rest; within each, what names a place before what names none, what was verified or conceded before what was not, "
    "what was done before what is planned, more voices before fewer, more places, higher numbers. No group fills more "
    "than its share while others wait. One line stands for all voices that tell of one kind of thing at one place and "
    "time. Background is left out."
)
_HAPPENED = frozenset({Reality.OCCURRED, Reality.ONGOING})
_DONE_FIRST = tuple(Reality)  # in the order of the guidelines: occurred, ongoing, planned, possible, denied, background
_HARM = frozenset({QuantityKind.KILLED, QuantityKind.INJURED})


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the claim in words, its voice's side, its standing so far, its sentences by report, its own first.

    `answer`: "Denied by ...", "Conceded by ..." where another voice of these days does, else "".
    """

    told: Told
    telling: Telling
    side: str | None
    standing: Standing
    references: tuple[tuple[Reference, ...], ...]
    answer: str


def lines_of_the_day(evidence: Evidence) -> tuple[Line, ...]:
    """The lines, in order of importance; fewer where there are fewer claims."""
    return tuple(_line(told, evidence) for told in _chosen(_leading(evidence)))


def _line(told: Told, evidence: Evidence) -> Line:
    stands = standing(told, evidence)
    references = by_report([evidence.reference(each.kept, each.claim.trigger) for each in (told, *stands.others)])
    return Line(
        told,
        tell(told, evidence.year),
        evidence.side_of(told),
        stands,
        tuple(tuple(group) for group in references),
        " ".join(filter(None, (conceded_by(told, stands), denied_by(told, evidence.denials(told), evidence)))),
    )


def tier(told: Told) -> str:
    """The group a claim belongs to in the order of importance."""
    claim, reality = told.claim, told.reality
    if reality in _HAPPENED and any(number.what in _HARM for number in claim.quantities):
        return "deaths"
    words = str(kind_words(claim.kind)["tier"])
    if words == "control" and (reality in _HAPPENED or reality is Reality.PLANNED):
        return words
    return "fighting" if words == "fighting" and reality in _HAPPENED else "rest"


def _leading(evidence: Evidence) -> list[Told]:
    """One claim for each thing told, the best of its voices', in order of rank."""
    told_of: set[str] = set()
    leading: list[Told] = []
    for told in sorted(evidence.told, key=lambda told: _rank(told, evidence)):
        if told.claim.reality is Reality.BACKGROUND or told.anchor in told_of or _repeats(told, told_of, evidence):
            continue
        leading.append(told)
        told_of.update(other.anchor for other in evidence.alike(told))
    return leading


def _repeats(told: Told, told_of: set[str], evidence: Evidence) -> bool:
    """Whether a claim of no event tells, of the same side, the kind of thing at the place and time that a line tells.

    One voice tells one thing twice as well: only what a line stands for decides.
    """
    if evidence.event_of(told) is not None:
        return False
    doers = _doers(told, evidence)
    lines = [other for other in evidence.alike(told) if other.anchor in told_of]
    return any(other is not told and _doers(other, evidence) in (doers, frozenset()) for other in lines)


def _doers(told: Told, evidence: Evidence) -> frozenset[str]:
    """The sides of those who do it, or their names where they are of none."""
    agents = [actor.name for actor in told.claim.actors if actor.name and actor.role is ActorRole.AGENT]
    return frozenset(evidence.side_named(name) or name.casefold() for name in agents)


def _rank(told: Told, evidence: Evidence) -> tuple[object, ...]:
    claim = told.claim
    order = list(lexicons.load("brief")["lines"]["order"])
    voices = {other.voice.casefold() for other in evidence.alike(told)}
    numbers = [number.low or number.high or 0 for number in claim.quantities]
    return (
        order.index(tier(told)),
        not claim.places,
        claim.verification is not Verification.VERIFIED and not is_conceded(told, evidence),
        _DONE_FIRST.index(told.reality),
        -len(voices),
        -len(claim.places),
        -max(numbers, default=0),
        -len(claim.actors),
        told.kept.reading.published or "9999",
    )


def _chosen(ranked: Sequence[Told]) -> list[Told]:
    """The first of each tier up to its share, then the best of what is left; in the order of `ranked`."""
    rules = lexicons.load("brief")["lines"]
    left = dict(rules["share"])
    within: list[Told] = []
    beyond: list[Told] = []
    for told in ranked:
        of = tier(told)
        (within if left[of] else beyond).append(told)
        left[of] = max(0, left[of] - 1)
    chosen = (within + beyond)[: rules["count"]] if len(within) < rules["count"] else within[: rules["count"]]
    kept = {told.anchor for told in chosen}
    return [told for told in ranked if told.anchor in kept]
