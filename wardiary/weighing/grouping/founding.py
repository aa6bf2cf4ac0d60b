"""Which tellings say enough to be an event of their own: what and where; as history, on which day too."""

from __future__ import annotations

from wardiary.lexicons.needles import Needle, needle
from wardiary.model import Kind, Reality
from wardiary.model.kinds import OF_CONTROL
from wardiary.weighing.evidence.second import is_absence, is_aftermath, is_in_passing, is_second
from wardiary.weighing.lexicon import limit
from wardiary.weighing.places.town_parts import PART
from wardiary.weighing.records import THIRD, Sharpness, Telling
from wardiary.weighing.voices.gains import harm

_PARTIES_ONLY = frozenset((Kind.GAIN, Kind.HOLDING, Kind.ADVANCE, Kind.WITHDRAWAL))
# "There is not one rebel in the town" is no event that somebody has told of.
_NO_NEWS_IF_DENIED = frozenset((Kind.DEPLOYMENT, Kind.HOLDING, Kind.CLASH, Kind.ADVANCE))
# "There was shooting by the mill", "they sent car bombs": without a day or a victim, no one happening.
_HARM_TO_SOMEBODY = frozenset((Kind.ATTACK, Kind.EXPLOSION))
# What is seen afterwards: without a word of when, nothing tells when it happened.
_AFTERMATH = frozenset((Kind.DAMAGE, Kind.CASUALTIES))

_MONTH = 31  # days


def founds(telling: Telling) -> bool:
    """Whether a telling says enough to be an event of its own: what and where; as history, on which day too.

    A publisher's own "no shot was fired" denies what nobody told: it is no event.
    """
    spot = telling.spot
    if spot is None or not spot.key or telling.mentions or telling.bare:
        return False
    if _waits(telling):
        return True
    if is_aftermath(telling) or (is_second(telling) and not telling.checked and not is_in_passing(telling)):
        return False  # what is told beside a report's claims bears on them and on others'
    if telling.kind is Kind.HOLDING and telling.agent is None:
        return False
    if telling.kind in _PARTIES_ONLY and telling.agent == THIRD and not _is_of_peace_force(telling):
        return False  # a reporter who drove to the river has not advanced on it, nor left it to anybody
    if (
        spot.is_area
        and telling.when.sharpness is not Sharpness.SHARP
        and not (_is_of_all(telling) or _is_counted_since(telling))
    ):
        return False  # somewhere in a region at some time
    if _says_too_little(telling) and not (telling.checked and telling.denies):
        return False  # what somebody looked into and found untrue has been told by somebody
    if telling.denies and telling.kind in _NO_NEWS_IF_DENIED and not _answers_a_report(telling):
        return False
    if telling.reality is Reality.BACKGROUND or telling.denies:
        is_dated = (
            (telling.checked and telling.when.sharpness is not Sharpness.UNTOLD)
            or telling.when.sharpness is Sharpness.SHARP
            or (telling.when.sharpness is Sharpness.VAGUE and telling.killed is not None)  # "in May they killed 30"
            or _is_of_its_month(telling)
            or (
                telling.kind is Kind.HOLDING and telling.when.from_ is not None  # "has held it since April"
            )
        )
        return is_dated or (telling.denies and not _is_papers_own(telling))
    return True


def _says_too_little(telling: Telling) -> bool:
    """Whether a telling of its kind needs a day, a number or a doer that it does not tell."""
    if telling.kind in _AFTERMATH:
        return not (telling.when.is_told or _is_counted(telling) or _is_seen(telling) or _is_deed(telling))
    if telling.kind in _HARM_TO_SOMEBODY and telling.affirms:
        return not (telling.when.is_told or _is_of_victims(telling))
    if telling.kind is Kind.DEPLOYMENT:  # who guards, waits or stands somewhere has not come there that day
        is_since = telling.reality is Reality.ONGOING or telling.when.sharpness is Sharpness.UNTOLD
        return is_since and not _is_siege_dated(telling)
    is_running = telling.reality is Reality.ONGOING and telling.when.sharpness is Sharpness.UNTOLD
    if telling.kind is not Kind.WITHDRAWAL:
        return telling.kind is Kind.DETENTION and is_running  # who is held was taken on some day or other
    is_of_nobody = telling.agent in (None, THIRD) and not _armed().search(telling.words)
    return is_running or is_of_nobody  # "the enemy is on the run", said in every battle; two chess players withdrew


def _is_of_peace_force(telling: Telling) -> bool:
    """Whether peacekeepers or observers leave a place: they gave it up to somebody."""
    return (
        telling.kind is Kind.WITHDRAWAL and needle("weighing", "kinds", "peace_force").search(telling.words) is not None
    )


def _is_of_its_month(telling: Telling) -> bool:
    """Whether a party is told to have taken or left a place in a month of some year: "took it once, in July 2012"."""
    when = telling.when
    is_move = telling.kind in (Kind.GAIN, Kind.WITHDRAWAL) and telling.agent not in (None, THIRD)
    is_month = when.sharpness is Sharpness.VAGUE and when.from_ is not None and when.last - when.first <= _MONTH
    return is_move and is_month and telling.affirms


def _is_siege_dated(telling: Telling) -> bool:
    """Whether a siege is told with the day it began on, or of the day it goes on: it lasts, and is one for that."""
    return telling.when.is_told and _sieges().search(telling.words) is not None


def _waits(telling: Telling) -> bool:
    """Whether a voice says that a party is not in a settlement: nobody's news, until somebody tells that it is."""
    is_party = telling.agent not in (None, THIRD) and telling.voice.side != telling.agent
    is_own = not is_second(telling) or is_absence(telling)
    is_there = telling.spot is not None and not telling.spot.is_area
    is_absent = telling.denies and telling.kind is Kind.HOLDING and not _is_papers_own(telling)
    return is_absent and is_party and is_own and is_there


def _is_papers_own(telling: Telling) -> bool:
    """Whether a paper says so itself: nobody has told it what it denies.

    That its enemy took a place, or that it struck, a party's paper denies since somebody has told it.
    """
    voice = telling.voice
    if not voice.is_publisher or voice.side in (None, THIRD):
        return voice.is_publisher
    if telling.kind in harm():
        return telling.agent not in (None, voice.side)
    is_own = telling.agent == voice.side and telling.kind is not Kind.WITHDRAWAL  # that its men left, somebody has said
    return telling.kind not in OF_CONTROL or telling.agent in (None, THIRD) or is_own


def _is_of_all(telling: Telling) -> bool:
    """Whether it happened along a river, or tells who holds all of a region: that is somewhere enough."""
    spot = telling.spot
    if spot is None or spot.lat is None:
        return True
    is_part = spot.key.endswith(f" {PART}")  # so much of a town as is not the town
    return telling.kind in OF_CONTROL and (is_part or (spot.area is not None and spot.area.whole))


def _is_of_victims(telling: Telling) -> bool:
    """Whether somebody counted whom it hit, or looked, or it hit a party's own people."""
    return _is_counted(telling) or telling.checked or telling.target not in (None, THIRD)


def _is_counted_since(telling: Telling) -> bool:
    """Whether people of a region are counted over days that are told: "121,000 have fled the region since 6 August"."""
    when = telling.when
    is_told = when.sharpness is Sharpness.VAGUE and when.from_ is not None and when.to is not None
    if not is_told or when.last - when.first > limit("times", "background_days") or not telling.affirms:
        return False
    if telling.kind is Kind.DISPLACEMENT:
        return _numbers().search(telling.words) is not None
    return telling.kind is Kind.CASUALTIES and telling.killed is not None


def _is_counted(telling: Telling) -> bool:
    return telling.killed is not None or telling.injured is not None


def _is_seen(telling: Telling) -> bool:
    """Whether somebody who looked tells of ruins: they are there on the day of the look, whenever they were made."""
    is_now = telling.when.sharpness is Sharpness.UNDERSTOOD and telling.reality is not Reality.BACKGROUND
    return telling.checked and telling.affirms and is_now


def _is_deed(telling: Telling) -> bool:
    """Whether damage is told as what somebody did that day, in a report of its news: looting, arson; not as ruins."""
    is_news = telling.when.sharpness is Sharpness.UNDERSTOOD and telling.reality is Reality.OCCURRED
    return is_news and tells_of_looting(telling)


def tells_of_looting(telling: Telling) -> bool:
    """Whether its words tell of looting or arson."""
    return _deeds().search(telling.words) is not None


def _answers_a_report(telling: Telling) -> bool:
    """Whether what is denied is what somebody has told, elsewhere: "posts about an ambush are fabricated"."""
    return telling.kind in (Kind.CLASH, Kind.ADVANCE) and _told_elsewhere().search(telling.words) is not None


def _numbers() -> Needle:
    return needle("weighing", "kinds", "people_counted")


def _told_elsewhere() -> Needle:
    return needle("weighing", "kinds", "told_elsewhere")


def _armed() -> Needle:
    """Words for men under arms, one or many."""
    return needle("weighing", "kinds", "armed")


def _sieges() -> Needle:
    return needle("weighing", "kinds", "sieges")


def _deeds() -> Needle:
    return needle("weighing", "kinds", "deeds")
