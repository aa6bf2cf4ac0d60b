"""Tellings that say neither where nor when in words of their own: they may be of an event, and found none.

"“They fire ten times, we answer once,” a gunner said" is of whatever its report tells of; alone it is no happening.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wardiary.lexicons.needles import needle
from wardiary.model import Claim, Kind, PlaceRole, QuantityKind
from wardiary.weighing.grouping.founding import tells_of_looting
from wardiary.weighing.records import THIRD, Telling, Told
from wardiary.weighing.told.setting import Setting

_HARM = frozenset((Kind.STRIKE, Kind.EXPLOSION, Kind.ATTACK, Kind.DAMAGE, Kind.DETENTION))
_LEAVING = frozenset((Kind.DISPLACEMENT, Kind.WITHDRAWAL))
_WEAK = _HARM | _LEAVING | {Kind.GAIN}
_GOALS = frozenset((PlaceRole.TO, PlaceRole.TOWARD))
_PEOPLE = frozenset((QuantityKind.DETAINED, QuantityKind.TROOPS, QuantityKind.CIVILIANS))
_THOUSAND = 1000


def with_bare(told: Iterable[Told], setting: Setting) -> Iterator[Told]:
    """The tellings; those that say neither where nor when as such that only join."""
    for claim, telling in told:
        is_habit = telling.affirms and _is_habit(claim, telling, setting.text)
        if is_habit and setting.kept.decided_of(claim.id) is None:
            yield claim, replace(telling, bare=True, mentions=True)  # what is done every night bears out no one night
        else:
            yield claim, replace(telling, bare=True) if _is_bare(claim, telling, setting) else telling


def _is_bare(claim: Claim, telling: Telling, setting: Setting) -> bool:
    """Whether a claim is put somewhere, on some day, by its report alone, or its words are not of its kind.

    Not where an analyst decided of it.
    """
    if telling.spot is None or not telling.affirms or setting.kept.decided_of(claim.id) is not None:
        return False
    if _is_unlike(claim, telling, setting.text) or _is_by_the_way(claim, telling, setting.text):
        return True
    if telling.kind not in _WEAK or _is_placed(claim, telling):
        return False
    if telling.kind is Kind.GAIN and telling.agent is not None:
        return False
    if telling.kind is Kind.DAMAGE and not _is_of_ruins(telling):
        return False
    return _says_little(claim, telling) and not needle("weighing", "bare", "beside").match(
        setting.text, claim.trigger.end
    )


def _is_unlike(claim: Claim, telling: Telling, text: str) -> bool:
    """Whether it was taken for what its words do not tell of: for a deployment, a flight, damage to things.

    "He drove through the market", "they fried potatoes"; damage that somebody looked at is told in any words.
    """
    start, (begin, end) = claim.sentence.start, (claim.trigger.start, claim.trigger.end)
    if telling.kind is Kind.DEPLOYMENT or (claim.kind is telling.kind is Kind.DAMAGE and not telling.checked):
        return not needle("weighing", "bare", telling.kind.value).search(text, begin, end)
    if telling.kind is Kind.WITHDRAWAL and needle("weighing", "bare", "no_retreat").match(text, begin):
        return True
    return telling.kind in _LEAVING and needle("weighing", "bare", "alone").search(text, start, begin) is not None


def _is_by_the_way(claim: Claim, telling: Telling, text: str) -> bool:
    """Whether damage is only how a thing looks, "the burnt mill", fire only its trace, fighting only an operation."""
    start, begin = claim.sentence.start, claim.trigger.start
    if telling.kind is Kind.DAMAGE and needle("weighing", "bare", "look_from").match(text, begin):
        return needle("weighing", "bare", "look_before").search(text, start, begin) is not None
    name = {Kind.CLASH: "operation", Kind.STRIKE: "trace", Kind.EXPLOSION: "trace", Kind.ATTACK: "trace"}.get(
        telling.kind
    )
    return name is not None and needle("weighing", "bare", name).match(text, begin) is not None


def _is_placed(claim: Claim, telling: Telling) -> bool:
    """Whether words of its own say where; where its enemy has fled to does not say from where."""
    is_of_foe = telling.kind is Kind.WITHDRAWAL and telling.voice.side not in (None, THIRD, telling.agent)
    return any(place.span is not None and not (is_of_foe and place.role in _GOALS) for place in claim.places)


def _is_habit(claim: Claim, telling: Telling, text: str) -> bool:
    """Whether harm is told to be done again and again, on no day; "by night" is none."""
    is_of_a_day = telling.when.is_told and telling.when.from_ is not None
    if telling.kind not in _HARM | {Kind.CLASH} or is_of_a_day:
        return False
    return needle("weighing", "bare", "often").search(text, claim.sentence.start, claim.sentence.end) is not None


def _is_of_ruins(telling: Telling) -> bool:
    """Whether it tells how things look, of nobody's deed: "the middle of the wall is gone"."""
    return telling.agent is None and not tells_of_looting(telling)


def _says_little(claim: Claim, telling: Telling) -> bool:
    """Whether nobody looked, owned to it, told the day or counted whom it befell."""
    return not (telling.checked or telling.when.is_told or _is_own(telling) or _is_counted(claim, telling))


def _is_own(telling: Telling) -> bool:
    """Whether a party tells of a deed or a loss of its own: it knows of one."""
    return telling.voice.side not in (None, THIRD) and telling.voice.side == telling.agent


def _is_counted(claim: Claim, telling: Telling) -> bool:
    """Whether somebody counted the dead and hurt, or those who were taken."""
    is_of_captives = telling.kind is Kind.DETENTION and any(number.what in _PEOPLE for number in claim.quantities)
    return _is_toll(telling) or telling.injured is not None or is_of_captives


def _is_toll(telling: Telling) -> bool:
    """Whether the dead are those of one happening: not thousands, nor those of weeks."""
    if telling.killed is None or telling.killed[0] >= _THOUSAND:
        return False
    return needle("weighing", "kinds", "toll_of_weeks").search(telling.words) is None
