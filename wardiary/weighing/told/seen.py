"""What evidence makes of a claim's tellings: checked where it shows them true, the publisher's denial where false."""

from __future__ import annotations

from dataclasses import replace

from wardiary.model import Claim, Verification
from wardiary.weighing.evidence.shown import Shown
from wardiary.weighing.lexicon import limit
from wardiary.weighing.records import THIRD, Sharpness, Telling, When
from wardiary.weighing.rulings import is_as_read
from wardiary.weighing.times.days import day_of, of_the_report
from wardiary.weighing.told.judged import judged_false
from wardiary.weighing.told.setting import Setting
from wardiary.weighing.voices.speakers import publisher_of


def as_seen(told: list[Telling], claim: Claim, setting: Setting) -> list[Telling]:
    """The tellings of a claim in the light of what the report shows; not of what it says nobody could check."""
    is_open = is_as_read(setting.kept, claim, "reality") and claim.verification is not Verification.UNVERIFIED
    if not told or not is_open:
        return told
    seen = setting.seen
    found = seen.on(claim, told[0].agent or told[0].voice.side)
    if found is Shown.FALSE and seen.is_misused(claim):  # when and where it was filmed is not when it is said to be
        told = [replace(each, when=_lately(each)) for each in told]
    elif _is_long_past(told[0]) and not (seen.is_established(claim) or seen.is_looked_into(claim)):
        return told
    if found is Shown.FALSE and (told[0].affirms or told[0].mentions):
        spoken = [replace(each, mentions=False) for each in told]
        return judged_false(spoken, publisher_of(setting.kept, setting.parties), evidence=True)
    return told if found is None else _checked(told, found)


def _checked(told: list[Telling], found: Shown) -> list[Telling]:
    """The tellings, checked; what shows a thing true bears out nobody's denial but the publisher's."""
    is_so = found is Shown.FALSE or told[0].voice.side == THIRD
    return [t if t.mentions or (t.denies and not is_so) else replace(t, checked=True) for t in told]


def _lately(telling: Telling) -> When:
    """The day of the report or the one before, as of what is told without a day."""
    return of_the_report(telling.published, back=limit("times", "news_days")) or telling.when


def _is_long_past(telling: Telling) -> bool:
    """Whether it is of a day so long before the report that nobody who looks around today sees it."""
    if telling.when.sharpness is Sharpness.UNTOLD:
        return False
    published = day_of(telling.published[:10], last=False)
    return published is not None and telling.when.last < published - limit("times", "background_days")
