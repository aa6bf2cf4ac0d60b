"""What a report tells of without telling of an event: who has fled, what a fight has wrecked, what a blow has damaged.

It may join an event that was told elsewhere, and founds none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wardiary.model import Claim, Kind
from wardiary.weighing.deeds.flights import is_of_few, is_return
from wardiary.weighing.deeds.wrecks import is_of_vehicles
from wardiary.weighing.grouping.founding import tells_of_looting
from wardiary.weighing.places.spots import is_same
from wardiary.weighing.records import THIRD, Telling

_BLOWS = frozenset((Kind.STRIKE, Kind.EXPLOSION))
Told = tuple[Claim, Telling]


def with_asides(own: Sequence[Told], text: str) -> list[Told]:
    """The tellings of a report, those that are of no event of their own as mentions of one."""
    blows = [
        telling for _, telling in own if telling.kind in _BLOWS and not telling.denies and telling.spot is not None
    ]
    return [
        (claim, replace(telling, mentions=True) if _is_aside(claim, telling, blows, text) else telling)
        for claim, telling in own
    ]


def _is_aside(claim: Claim, telling: Telling, blows: Sequence[Telling], text: str) -> bool:
    if not telling.affirms:
        return False
    if telling.kind is Kind.DISPLACEMENT:
        return is_return(claim, text) or is_of_few(claim, text, armed=telling.agent not in (None, THIRD))
    if telling.kind is not Kind.DAMAGE or telling.agent not in (None, THIRD):
        return False
    return is_of_vehicles(claim, text) or any(_is_left_by(telling, blow) for blow in blows)


def _is_left_by(damage: Telling, blow: Telling) -> bool:
    """Whether the damage may be what the blow left: told of the place, of that day or a later one, and no looting.

    "Shells hit the market on Sunday. Our reporter found the roof of the hall burnt through."
    """
    if damage.spot is None or blow.spot is None or not is_same(damage.spot, blow.spot):
        return False
    return blow.when.first <= damage.when.last and not tells_of_looting(damage)
