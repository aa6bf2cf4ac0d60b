"""All that a brief shows, put together once and handed to the templates: records only, no look-ups left to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wardiary.diary.records import BriefData, KeptRejection, KeptReport
from wardiary.model import ActorRole, Check, Claim, Span, Verdict
from wardiary.pages import wording
from wardiary.pages.evidence import Evidence, Reference, Told, publisher
from wardiary.pages.filters import Filters, filters
from wardiary.pages.gaps import Gaps, unresolved
from wardiary.pages.held import Holdings, Known, holdings
from wardiary.pages.lines import RULE, Line, lines_of_the_day
from wardiary.pages.map import Map, draw_map
from wardiary.pages.numbers import Disagreement, told_differently
from wardiary.pages.places import Place, by_place
from wardiary.pages.standing import Reason, StandingShown, standing
from wardiary.pages.telling import channel, tell
from wardiary.pages.timeline import Timeline, timeline
from wardiary.pages.weighed import Key, Weighed

DESK = (920.0, 600.0)  # units of the picture: the width of the page's column
PHONE = (420.0, 520.0)

_DOES = {ActorRole.AGENT: "by", ActorRole.TARGET: "to"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; `is_trigger` where it names a happening."""

    text: str
    is_trigger: bool = False


@dataclass(frozen=True, slots=True)
class CheckShown:
    """A check with the way back to the words it tested."""

    check: Check
    reference: Reference
    words: str


@dataclass(frozen=True, slots=True)
class ReasonShown:
    """A reason for a standing, with the way to the sentence that it rests on, where that is another claim's."""

    words: str
    reference: Reference | None


@dataclass(frozen=True, slots=True)
class ClaimShown:
    """A claim as a row of the table: each field in words."""

    told: Told
    reference: Reference
    words: tuple[Piece, ...]
    channel: str
    side: str | None
    numbers: tuple[str, ...]
    time: str
    time_words: str
    actors: str
    others: str
    standing: StandingShown
    reasons: tuple[ReasonShown, ...]
    checks: tuple[CheckShown, ...]
    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RejectedShown:
    """A claim that analysts have set aside, with the way back to its sentence and what they say."""

    words: tuple[Piece, ...]
    reference: Reference
    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """A place with the rows of its claims."""

    place: Place
    claims: tuple[ClaimShown, ...]


@dataclass(frozen=True, slots=True)
class SentenceShown:
    """A sentence of a report, the target of references. `opens` where a paragraph begins with it."""

    anchor: str
    pieces: tuple[Piece, ...]
    opens: bool


@dataclass(frozen=True, slots=True)
class ReportShown:
    """A report with all of its sentences."""

    kept: KeptReport
    publisher: str
    published: str
    url: str | None
    claims: int
    of_the_days: bool
    sentences: tuple[SentenceShown, ...]


@dataclass(frozen=True, slots=True)
class BriefShown:
    """The whole page."""

    diary: str
    days: str
    one_day: bool
    made_at: str
    voices: int
    claims: int
    rule: str
    lines: tuple[Line, ...]
    disagreeing: tuple[CheckShown, ...]
    other_checks: tuple[CheckShown, ...]
    desk_map: Map | None
    phone_map: Map | None
    held: Holdings | None
    timeline: Timeline
    sentences: Mapping[str, str]
    places: tuple[PlaceShown, ...]
    filters: Filters
    numbers: tuple[Disagreement, ...]
    gaps: tuple[Gaps, ...]
    reports: tuple[ReportShown, ...]
    set_aside: tuple[RejectedShown, ...]
    rejections: tuple[KeptRejection, ...]
    undated: int
    readers: tuple[str, ...]


def show(data: BriefData, weighed: Mapping[Key, Weighed] | None = None, known: Known | None = None) -> BriefShown:
    """The page of the data, of the events that its claims were weighed to tell of, and of who holds what.

    1. every claim with its report and anchors; 2. the places; 3. who holds them; 4. the checks; 5. the page's parts.
    """
    evidence = Evidence(data, weighed)
    places = by_place(evidence)
    held = holdings(known, places, evidence)
    drawn = held.drawn if held else ()
    shown_places = tuple(_under(place, evidence) for place in places)
    rows = [row for shown in shown_places for row in shown.claims]
    checks = _checks(evidence)
    return BriefShown(
        diary=data.diary,
        days=wording.days(data.first_day, data.last_day),
        one_day=data.first_day == data.last_day,
        made_at=wording.utc(data.made_at),
        voices=len({told.voice.casefold() for told in evidence.told}),
        claims=len(evidence.told),
        rule=RULE,
        lines=lines_of_the_day(evidence),
        disagreeing=tuple(shown for shown in checks if shown.check.verdict is Verdict.DISAGREES),
        other_checks=tuple(shown for shown in checks if shown.check.verdict is not Verdict.DISAGREES),
        desk_map=draw_map(places, *DESK, drawn),
        phone_map=draw_map(places, *PHONE, drawn),
        held=held,
        timeline=timeline(evidence),
        sentences={told.anchor: str(tell(told, evidence.year)) for told in evidence.told},
        places=shown_places,
        filters=filters([(row.told, row.side, row.standing.word) for row in rows]),
        numbers=told_differently(evidence),
        gaps=unresolved(evidence),
        reports=tuple(_report(shown.kept, evidence) for shown in data.reports),
        set_aside=tuple(each for shown in data.reports for each in _set_aside(shown.kept, evidence)),
        rejections=data.rejections,
        undated=data.undated,
        readers=data.readers,
    )


def _checks(evidence: Evidence) -> list[CheckShown]:
    return [
        _check(shown.kept, check, evidence)
        for shown in evidence.data.reports
        if shown.of_the_days
        for check in shown.kept.reading.checks
    ]


def _check(kept: KeptReport, check: Check, evidence: Evidence) -> CheckShown:
    words = " ".join(check.span.of(kept.report.text).split())
    return CheckShown(check, evidence.reference(kept, check.span), words)


def _claim(told: Told, under: Place, evidence: Evidence) -> ClaimShown:
    claim, text = told.claim, told.report.text
    actors = "; ".join(f"{_DOES[actor.role]} {actor.name}" for actor in claim.actors if actor.name)
    stands = standing(told, evidence)
    return ClaimShown(
        told,
        evidence.reference(told.kept, claim.trigger),
        pieces(text, claim.sentence, (claim.trigger, *claim.also)),
        wording.without_direction_controls(_channel(told)),
        evidence.side_of(told),
        tuple(wording.quantity(number, text) for number in claim.quantities),
        wording.interval(claim.time, evidence.year),
        " ".join(claim.time.span.of(text).split()) if claim.time and claim.time.span else "",
        wording.without_direction_controls(actors),
        wording.without_direction_controls("; ".join(_elsewhere(told, under))),
        stands,
        tuple(_reason(reason, told, evidence) for reason in stands.reasons),
        tuple(_check(told.kept, check, evidence) for check in told.kept.reading.checks if claim.id in check.claims),
        _decisions(told.kept, claim),
    )


def _channel(told: Told) -> str:
    said_by = told.claim.attribution
    return channel(said_by, told.report.publisher).strip(", ") if said_by else ""


def _under(place: Place, evidence: Evidence) -> PlaceShown:
    return PlaceShown(place, tuple(_claim(told, place, evidence) for told in place.told))


def _elsewhere(told: Told, under: Place) -> list[str]:
    """The claim's places but for the heading it stands under; said of that where its own report left it open."""
    found = ["here as weighed: its own words name no settlement"] if told.weighed_at else []
    for place in told.claim.places:
        is_open = place is told.place and place.lat is None and under.latitude is not None
        if place is not told.place or place.name != under.name or is_open:
            found.append(f"{place.role} {place.name}{' (its report leaves open which)' if is_open else ''}")
    return found


def _reason(reason: Reason, told: Told, evidence: Evidence) -> ReasonShown:
    own = evidence.reference(told.kept, told.claim.trigger)
    return ReasonShown(reason.words, reason.reference if reason.reference != own else None)


def _decisions(kept: KeptReport, claim: Claim) -> tuple[str, ...]:
    decided = kept.decided_of(claim.id)
    return tuple(wording.without_direction_controls(line) for _, line in decided.lines) if decided else ()


def _set_aside(kept: KeptReport, evidence: Evidence) -> list[RejectedShown]:
    return [
        RejectedShown(
            pieces(kept.report.text, claim.sentence, (claim.trigger, *claim.also)),
            evidence.reference(kept, claim.trigger),
            _decisions(kept, claim),
        )
        for claim in kept.rejected
    ]


def pieces(text: str, within: Span, triggers: Sequence[Span]) -> tuple[Piece, ...]:
    """The words of a stretch of text, cut where triggers begin and end. Triggers outside of it are left out."""
    found: list[Piece] = []
    at = within.start
    for trigger in sorted(triggers):
        if trigger.start < at or trigger.end > within.end:
            continue
        found += [Piece(text[at : trigger.start]), Piece(trigger.of(text), is_trigger=True)]
        at = trigger.end
    found.append(Piece(text[at : within.end]))
    return tuple(piece for piece in found if piece.text)


def _report(kept: KeptReport, evidence: Evidence) -> ReportShown:
    report, reading = kept.report, kept.reading
    shown = evidence.shown(kept)
    triggers = [span for claim in shown.claims for span in (claim.trigger, *claim.also)]
    sentences = []
    end = 0
    for number, sentence in enumerate(reading.sentences, start=1):
        opens = number == 1 or "\n" in report.text[end : sentence.start]
        sentences.append(SentenceShown(f"r{kept.number}-s{number}", pieces(report.text, sentence, triggers), opens))
        end = sentence.end
    return ReportShown(
        kept,
        publisher(report),
        _published(kept, evidence.year),
        report.url if report.url and report.url.startswith(("https://", "http://")) else None,
        len(shown.claims),
        shown.of_the_days,
        tuple(sentences),
    )


def _published(kept: KeptReport, year: int) -> str:
    published = kept.reading.published
    if published is None:
        return "without a date"
    said = wording.moment(published, year)
    return f"{said} (not given; inferred from its words)" if kept.reading.published_inferred else said
