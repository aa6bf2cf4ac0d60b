"""When a telling says it happened, on a line of local calendar days; what is only understood says so."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, datetime

from wardiary import lexicons
from wardiary.model import Claim, Reality
from wardiary.weighing.lexicon import limit
from wardiary.weighing.records import Sharpness, When

_END_OF_DAY = 0.999


def when_of(claim: Claim, published_day: str | None) -> When | None:
    """The interval of a claim. None where neither it nor its report is on the calendar."""
    told = claim.time
    published = day_of(published_day, last=True) if published_day else None
    if told is None or not (told.from_ or told.to):
        return _untold(claim, published_day)
    first, last = day_of(told.from_, last=False), day_of(told.to, last=True)
    if told.span is None and first is not None and last is not None and last - first > limit("times", "sharp_days"):
        return _untold(claim, published_day)  # that it happened in a year is understood of everything
    if told.span is None and first is not None:
        return When(first - limit("times", "news_days"), last or first, Sharpness.UNDERSTOOD, told.from_, told.to)
    if first is not None and last is not None:
        sharp = last - first <= limit("times", "sharp_days")
        return When(first, max(first, last), Sharpness.SHARP if sharp else Sharpness.VAGUE, told.from_, told.to)
    if first is not None:
        return _since(first, published, told.from_)
    return When(last - limit("times", "sharp_days"), last, Sharpness.VAGUE, None, told.to) if last is not None else None


def _since(first: float, published: float | None, told: str | None) -> When:
    """ "Since Friday": up to publication, which is all that a report can know."""
    last = published if published is not None and published >= first else int(first) + _END_OF_DAY
    sharp = last - first <= 1  # the day itself: "from seven this morning"
    return When(first, last, Sharpness.SHARP if sharp else Sharpness.VAGUE, told, None)


def _untold(claim: Claim, published_day: str | None) -> When | None:
    """No word of when: a state or a strike that goes on is that of the day; the rest happened at some time before."""
    published = day_of(published_day, last=True)
    if published is None or published_day is None:
        return None
    kinds = lexicons.load("weighing")["kinds"]
    lasts = claim.kind in kinds["lasting"].split() and claim.reality is not Reality.BACKGROUND
    if lasts or (claim.kind in kinds["passing"].split() and claim.reality is Reality.ONGOING):
        return When(int(published), published, Sharpness.UNDERSTOOD, published_day[:10], published_day[:10])
    back = limit("times", "background_days") if claim.reality is Reality.BACKGROUND else limit("times", "sharp_days")
    return When(int(published) - back, published, Sharpness.UNTOLD)


_DAYS_AGO = lexicons.pattern("weighing/times", "days", "days_ago")


def some_days_ago(when: When, claim: Claim, text: str) -> When:
    """What happened "some days ago" was in the week before, and not on the day that is understood of news."""
    if when.sharpness is not Sharpness.UNDERSTOOD or not _DAYS_AGO.search(
        text, claim.sentence.start, claim.sentence.end
    ):
        return when
    first, last = int(when.last) - limit("times", "denial_days"), int(when.last) - 1
    return When(first, last + _END_OF_DAY, Sharpness.VAGUE, iso_day(first), iso_day(last))


def until_told(when: When, published: str) -> When:
    """When what is called false is said to have been: a day that is only understood is any until it was said."""
    last = day_of(published[:10], last=True)
    if when.sharpness is not Sharpness.UNDERSTOOD or last is None or last <= when.last:
        return when
    return replace(when, last=last)


def not_since(when: When) -> When:
    """When it is denied to have been "since October": after that, in which it may well have been."""
    last = day_of(when.from_, last=True)
    is_since = (
        when.sharpness is Sharpness.VAGUE and when.from_ is not None and (when.to is None or when.to > when.from_)
    )
    if not is_since or last is None or last >= when.last:
        return when
    return replace(when, first=max(when.first, float(int(last) + 1)))


def of_the_report(published: str, *, back: float = 0) -> When | None:
    """The day on which a report came out, or from so many days before: of what it tells without a day of its own."""
    day = published[:10]
    first, last = day_of(day, last=False), day_of(day, last=True)
    if first is None or last is None:
        return None
    return When(first - back, last, Sharpness.UNDERSTOOD, day, day)


def day_of(told: str | None, *, last: bool) -> float | None:
    """The day of an ISO 8601 day, month, year or date-time, as told locally; None for anything else."""
    if not told:
        return None
    try:
        if "T" in told:
            moment = datetime.fromisoformat(told)
            return moment.toordinal() + (moment.hour * 60 + moment.minute) / 1440
        parts = [int(part) for part in told.split("-")]
        year, month = parts[0], parts[1] if len(parts) > 1 else (12 if last else 1)
        day = parts[2] if len(parts) > 2 else (monthrange(year, month)[1] if last else 1)
        return date(year, month, day).toordinal() + (_END_OF_DAY if last else 0.0)
    except ValueError:
        return None


def iso_day(ordinal: float) -> str:
    """The ISO 8601 day of a point on the line."""
    return date.fromordinal(int(ordinal)).isoformat()
