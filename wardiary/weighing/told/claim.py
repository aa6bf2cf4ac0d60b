"""What one claim tells, wherever it happened: when, who to whom, in whose voice, whether it did, how many were hit."""

from __future__ import annotations

from wardiary.diary.records import KeptReport
from wardiary.diary.times import publication
from wardiary.model import Claim, Kind, QuantityKind, Reality
from wardiary.weighing.counts.tolls import as_counted, count_of
from wardiary.weighing.deeds.moves import own_units
from wardiary.weighing.deeds.what import is_only_named, kind_of, reality_of
from wardiary.weighing.deeds.who import who
from wardiary.weighing.evidence.checking import shows_image
from wardiary.weighing.records import Sharpness, Speaker, Telling, When
from wardiary.weighing.rulings import is_as_read
from wardiary.weighing.times.days import day_of, not_since, some_days_ago, until_told, when_of
from wardiary.weighing.times.earlier import before_the_news
from wardiary.weighing.times.lasted import days_of_fighting, length_of_siege
from wardiary.weighing.voices.parties import Parties
from wardiary.weighing.voices.speakers import has_checked, speaker_of

_PASSING = frozenset((Kind.CLASH, Kind.STRIKE, Kind.ATTACK, Kind.EXPLOSION))
_ISO_DAY = len("2024-03-12")  # characters of a date that is no month or year


def telling_of(claim: Claim, order: int, kept: KeptReport, parties: Parties) -> Telling | None:
    """The `order`th claim of a report as a telling of no place yet; None where nothing puts it on the calendar."""
    report, told = kept.report, _when_told(claim, kept)
    if told is None:
        return None
    voice = speaker_of(kept, claim, parties)
    checked = has_checked(kept, claim, voice, parties)
    agent, target = who(claim, report.text, voice, parties)
    agent = agent or own_units(claim, report.text, voice, parties)
    reality = _reality(claim, kept, voice, agent)
    when = _when_meant(told, claim, kept, reality, is_shown=checked and voice.is_publisher)
    return Telling(
        report=report.id,
        claim=claim.id,
        order=order,
        published=kept.moment,
        publisher=report.publisher or report.id,
        kind=kind_of(claim, report.text, agent, target, parties),
        reality=reality,
        spot=None,
        when=when,
        agent=agent,
        target=target,
        voice=voice,
        checked=checked,
        killed=count_of(claim, QuantityKind.KILLED, when, report.text),
        injured=count_of(claim, QuantityKind.INJURED, when, report.text),
        words=" ".join(claim.sentence.of(report.text).split()),
        mentions=is_as_read(kept, claim, "reality") and is_only_named(claim, report.text),
    )


def _reality(claim: Claim, kept: KeptReport, voice: Speaker, agent: str | None) -> Reality:
    """Whether it happened; an analyst's word on that stands."""
    if not is_as_read(kept, claim, "reality"):
        return claim.reality
    return reality_of(claim, kept.report.text, voice, agent)


def _when_told(claim: Claim, kept: KeptReport) -> When | None:
    """The interval that the claim's own words tell."""
    text, published = kept.report.text, publication(kept.reading.published)
    when = when_of(claim, published.day if published else None)
    if when is None:
        return None
    when = length_of_siege(days_of_fighting(some_days_ago(when, claim, text), claim, text), claim, text)
    return before_the_news(when, claim, text)


def _when_meant(when: When, claim: Claim, kept: KeptReport, reality: Reality, *, is_shown: bool) -> When:
    """The interval by what else its sentence and paragraph tell: the day of an image, the weeks of a toll."""
    when = _of_image(when, claim, kept) if is_shown else as_counted(when, claim, kept.report.text)
    if reality is Reality.DENIED and claim.time is not None and claim.time.span is None:
        return until_told(when, kept.moment)  # the day of another sentence is not that of what is denied
    return not_since(when) if reality is Reality.DENIED and claim.kind in _PASSING else when


def _of_image(when: When, claim: Claim, kept: KeptReport) -> When:
    """When what was checked was so: without a day of its own, on the day of the image that its paragraph tells of."""
    if when.sharpness is not Sharpness.UNDERSTOOD or claim.kind is Kind.GAIN:
        return when  # a place that an image shows taken was taken that day or before
    days = _days_of_images(claim, kept)
    first = day_of(next(iter(days)), last=False) if len(days) == 1 else None
    if first is None:
        return when
    (day,) = days
    return When(first, day_of(day, last=True) or first, Sharpness.SHARP, day, day)


def _days_of_images(claim: Claim, kept: KeptReport) -> set[str]:
    """The days named in those sentences of its paragraph, up to its own, that tell of an image."""
    text, begin = kept.report.text, claim.sentence.start
    before = (s for s in kept.reading.sentences if s.start <= begin and "\n" not in text[s.start : begin])
    shown = [s for s in before if shows_image(s.of(text))]
    told = [t for t in kept.reading.times if any(s.contains(t.span) for s in shown)]
    return {t.from_[:10] for t in told if t.from_ and t.to and t.from_[:10] == t.to[:10] and len(t.to) >= _ISO_DAY}
