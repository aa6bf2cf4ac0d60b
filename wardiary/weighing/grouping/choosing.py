"""Which of the events near a telling it is of: the one it fits best, with what is known of the others beside it."""

from __future__ import annotations

from collections.abc import Iterable

from wardiary.model import Kind
from wardiary.weighing.evidence.second import is_aftermath
from wardiary.weighing.grouping.similarity import Profile, fit
from wardiary.weighing.records import Telling


def best_of(telling: Telling, near: Iterable[Profile]) -> Profile | None:
    """The event that the telling fits best; of equally good ones, the latest.

    Who holds a place holds it since it took it last, not since it was told to hold it before.
    """
    fitting = [(fits, event) for event in near if (fits := fit(telling, event)) is not None]
    if is_aftermath(telling) and len(fitting) > 1:
        return None  # which of two blows has left the ruins, nobody says
    best = max(fitting, key=_rank, default=None)
    if best is not None and telling.kind is Kind.HOLDING and best[1].kind is Kind.HOLDING:
        since = [each for each in fitting if _is_taken_between(each[1], best[1], telling)]
        best = max(since, key=_rank, default=best)
    return best[1] if best is not None else None


def _rank(fitting: tuple[float, Profile]) -> tuple[float, float, str]:
    return (fitting[0], fitting[1].first, fitting[1].id)


def _is_taken_between(gain: Profile, held: Profile, telling: Telling) -> bool:
    """Whether a place was taken after it was told to be held, and before the telling says that it is."""
    return gain.kind is Kind.GAIN and held.last < gain.first and gain.last <= telling.when.last
