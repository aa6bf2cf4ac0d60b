"""The day in ten lines: the claims that matter most, by a rule that the page prints.

One line stands for all voices that tell of one kind of thing at one place and time; no line is without its sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wardiary import lexicons
from wardiary.model import ActorRole, QuantityKind, Reality, Verification
from wardiary.pages.evidence import Evidence, Reference, Told, by_report, kind_words
from wardiary.pages.standing import (
    ANSWERS_AT_MOST,
    StandingShown,
    checking,
    conceded_by,
    conceding,
    denied_by,
    is_conceded,
    reasons_of_others,
    standing,
)
from wardiary.pages.telling import Telling, tell
from wardiary.weighing.records import StandingWord

RULE = (
    "Control of places comes first (gains and withdrawals), then deaths and injuries, then other fighting, then the "
    "rest; within each, what has a place before what has none, what was verified or conceded before what was not, "
    "what was done before what is planned, what was corroborated before what was not, more voices before fewer, more "
    "places, higher numbers. No group fills more than its share while others wait. One line stands for all voices that "
    "tell of one kind of thing at one place and time. Background is left out."
)
_HAPPENED = frozenset({Reality.OCCURRED, Reality.ONGOING})
_DONE_FIRST = tuple(Reality)  # in the order of the guidelines: occurred, ongoing, planned, possible, denied, background
_HARM = frozenset({QuantityKind.KILLED, QuantityKind.INJURED})


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the claim in words, its voice's side, its standing so far, its sentences by report, its own first.

    `answer`: "Denied by ...", "Conceded by ..." where another voice of these days does, and who checked it or tells
    what cannot be true with it; and where it was, where only what stands around it says so; else "".
    """

    told: Told
    telling: Telling
    side: str | None
    standing: StandingShown
    references: tuple[tuple[Reference, ...], ...]
    answer: str


def lines_of_the_day(evidence: Evidence) -> tuple[Line, ...]:
    """The lines, in order of importance; fewer where there are fewer claims."""
    return tuple(_line(told, evidence) for told in _chosen(_leading(evidence)))


def _line(told: Told, evidence: Evidence) -> Line:
    stands = standing(told, evidence)
    denied = denied_by(told, evidence.denials(told), evidence)
    whys = reasons_of_others(told, stands, is_denied=bool(denied))
    own = checking(stands, is_denied=bool(denied))[:ANSWERS_AT_MOST]
    checked = [why.reference for why in (*whys, *own) if why.reference]
    rests_on = [evidence.reference(each.kept, each.claim.trigger) for each in (told, *stands.others)]
    references = by_report([*rests_on, *conceding(told, stands), *checked])
    return Line(
        told,
        tell(told, evidence.year),
        evidence.side_of(told),
        stands,
        tuple(tuple(group) for group in references),
        " ".join(
            filter(None, (_placed(told, evidence), conceded_by(told, stands), denied, *(why.words for why in whys)))
        ),
    )


def _placed(told: Told, evidence: Evidence) -> str:
    """Where weighing found a claim to be of whose own places none is known: "the main square"."""
    event = evidence.event_of(told)
    spot = event.spot if event else None
    if spot is None or spot.lat is None or spot.is_area:
        return ""
    own = told.claim.places
    is_told = any(place.lat is not None or place.name == spot.name for place in own)
    if is_told or (told.weighed_at is not None and not own):  # "(in Ostrava, as weighed)"
        return ""
    if spot.name in tell(told, evidence.year).said:
        return "Where it was is told by the words around it."
    return f"It was at {spot.name}, by the words around it."


def tier(told: Told) -> str:
    """The group a claim belongs to in the order of importance; of an event, what it was weighed as."""
    claim, reality = told.claim, told.reality
    if reality in _HAPPENED and any(number.what in _HARM for number in claim.quantities):
        return "deaths"
    words = str(kind_words(told.weighed_as or claim.kind)["tier"])
    if words == "control" and (reality in _HAPPENED or reality is Reality.PLANNED):
        return words
    return "fighting" if words == "fighting" and reality in _HAPPENED else "rest"


def _leading(evidence: Evidence) -> list[Told]:
    """One claim for each thing told, the best of its voices', in order of rank."""
    told_of: set[str] = set()
    leading: list[Told] = []
    for told in sorted(evidence.told, key=lambda told: (*_rank(told, evidence), *_plainness(told, evidence))):
        if told.claim.reality is Reality.BACKGROUND or told.anchor in told_of:
            continue
        if evidence.bears_out(told) or _repeats(told, evidence):
            continue
        leading.append(_plainest(told, evidence))
        is_weighed = evidence.event_of(told) is not None
        told_of.update(each.anchor for each in evidence.alike(told) if is_weighed or not evidence.event_of(each))
    return leading


def _repeats(told: Told, evidence: Evidence) -> bool:
    """Whether a claim of no event tells the kind of thing, of one doer at one place and time, that an event is of.

    The event's line stands for it, however it ranks: it says how well that is supported. A denial stands for itself.
    """
    if evidence.event_of(told) is not None or told.reality is Reality.DENIED:
        return False
    doers = _doers(told, evidence)
    weighed = [other for other in evidence.alike(told) if evidence.event_of(other) and tier(other) == tier(told)]
    return any(not doers or _doers(other, evidence) in (doers, frozenset()) for other in weighed)


def _doers(told: Told, evidence: Evidence) -> frozenset[str]:
    """The sides of those who do it, or their names where they are of none."""
    agents = [actor.name for actor in told.claim.actors if actor.name and actor.role is ActorRole.AGENT]
    return frozenset(evidence.side_named(name) or name.casefold() for name in agents)


def _rank(told: Told, evidence: Evidence) -> tuple[object, ...]:
    order, event = list(lexicons.load("brief")["lines"]["order"]), evidence.event_of(told)
    voices = {other.voice.casefold() for other in evidence.alike(told)}
    return (
        order.index(tier(told)),
        told.place is None,
        not _is_borne_out(told, evidence),
        _DONE_FIRST.index(told.reality),
        event is None or event.word is not StandingWord.CORROBORATED,
        -len(voices),
    )


def _plainness(told: Told, evidence: Evidence) -> tuple[object, ...]:
    """Which telling of one event stands for all: the one that was checked or concedes itself, then the fullest."""
    claim = told.claim
    numbers = [number.low or number.high or 0 for number in claim.quantities]
    return (
        not claim.places,
        claim.verification is not Verification.VERIFIED and not is_conceded(told, evidence),
        _DONE_FIRST.index(told.reality),
        -len(claim.places),
        -max(numbers, default=0),
        -len(claim.actors),
        told.kept.reading.published or "9999",
    )


def _plainest(told: Told, evidence: Evidence) -> Told:
    """The telling of the event that is told best, of those of the same group; not one that stands for another event."""
    event = evidence.event_of(told)
    if event is None or evidence.is_denial(told):
        return told
    affirming = [each for each in evidence.alike(told) if not evidence.is_denial(each)]
    others = [each for each in affirming if evidence.event_of(each) is event and tier(each) == tier(told)]
    return min(others or [told], key=lambda other: _plainness(other, evidence))


def _is_borne_out(told: Told, evidence: Evidence) -> bool:
    """Whether it was verified or conceded: by its own report, or as its event was weighed.

    What one voice alone is said to concede may be a slip of the reader, and does not go before what two sides dispute.
    """
    event = evidence.event_of(told)
    if event is not None and not evidence.is_denial(told):
        is_conceded_to = event.word is StandingWord.CONCEDED and any(
            not evidence.is_denial(each) for each in evidence.others(told)
        )
        if event.word is StandingWord.VERIFIED or is_conceded_to:
            return True
    return told.claim.verification is Verification.VERIFIED or is_conceded(told, evidence)


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
