"""Claims and events as users name them: `report/claim`, `report/claim@place`, or an event's id for all its claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from wardiary import errors

if TYPE_CHECKING:
    from wardiary.diary.decision import ClaimRef
    from wardiary.diary.records import KeptReport
    from wardiary.model import Claim
    from wardiary.weighing.records import Telling, WeighedEvent
    from wardiary.weighing.state import Weighing


class Naming:
    """Look-ups of names in one state of a diary."""

    def __init__(self, reports: Iterable[KeptReport], found: Weighing) -> None:
        self._events = found.state.events
        self._tellings = found.tellings
        self._claims = {
            (kept.report.id, claim.id): claim for kept in reports for claim in (*kept.reading.claims, *kept.rejected)
        }

    def claims(self, name: str) -> tuple[ClaimRef, ...]:
        """The claims that a name means. Raises WrongUseError where it means none."""
        from wardiary.diary.decision import ClaimRef

        report, slash, rest = name.rpartition("/")
        if not slash:
            return tuple(self._refs(self.event(name)))
        claim, _, place = rest.partition("@")
        ref = ClaimRef(report, self._claim(report, claim), place=place or None)
        if place:
            self._refuse_elsewhere(ref)
        return (ref,)

    def event(self, name: str) -> WeighedEvent:
        """The event of an id, or of its beginning where that is enough. Raises WrongUseError."""
        found = [each for each in self._events if name and each.event.id.startswith(name)]
        if len(found) == 1:
            return found[0]
        said = f"The name may mean {len(found)} events." if found else "The diary has no such event."
        hint = "list events with: wardiary export DIARY --what events --format csv; a claim is named REPORT/CLAIM"
        raise errors.WrongUseError(said, name, hint)

    def event_of(self, ref: ClaimRef) -> WeighedEvent:
        """The event of a claim. Raises WrongUseError where it is of none, or tells of several."""
        found = [each for each in self._events if any(_is_of(telling, ref) for telling in each.event.tellings)]
        if len(found) == 1:
            return found[0]
        if found:
            told = ", ".join(f"{ref.name}@{each.event.spot.name}" for each in found if each.event.spot)
            raise errors.WrongUseError("The claim tells of several events.", ref.name, f"name one place: {told}")
        raise errors.WrongUseError("The claim is of no event.", ref.name, "there is nothing to split it off from")

    def rest_of(self, event: WeighedEvent, off: Iterable[ClaimRef]) -> tuple[ClaimRef, ...]:
        """The claims of an event without those that are split off."""
        away = {(ref.report, ref.claim.id) for ref in off}
        return tuple(ref for ref in self._refs(event) if (ref.report, ref.claim.id) not in away)

    def _refs(self, weighed: WeighedEvent) -> Iterator[ClaimRef]:
        """The claims of an event; of those that tell of other places too, what they tell of this one."""
        from wardiary.diary.decision import ClaimRef

        told: dict[tuple[str, str], Telling] = {(t.report, t.claim): t for t in weighed.event.tellings}
        several = self._of_several_places
        for (report, claim), telling in told.items():
            place = telling.spot.name if telling.spot and (report, claim) in several else None
            yield ClaimRef(report, self._claim(report, claim), place=place)

    @cached_property
    def _of_several_places(self) -> set[tuple[str, str]]:
        owners: dict[tuple[str, str], set[str]] = {}
        for each in self._events:
            for telling in each.event.tellings:
                owners.setdefault((telling.report, telling.claim), set()).add(each.event.id)
        return {claim for claim, events in owners.items() if len(events) > 1}

    def _refuse_elsewhere(self, ref: ClaimRef) -> None:
        """Raises WrongUseError where the claim does not tell of the place that is meant."""
        if not any(_is_of(telling, ref) for telling in self._tellings):
            told = [t.spot.name for t in self._tellings if (t.report, t.claim) == (ref.report, ref.claim.id) and t.spot]
            hint = f"it tells of {', '.join(told)}" if told else "it tells of no place"
            raise errors.WrongUseError("The claim does not tell of this place.", ref.name, hint)

    def _claim(self, report: str, claim: str) -> Claim:
        from wardiary.diary.docket import no_such_claim

        found = self._claims.get((report, claim))
        if found is None:
            raise no_such_claim(f"{report}/{claim}")
        return found


def _is_of(telling: Telling, ref: ClaimRef) -> bool:
    from wardiary.weighing.spots import place_key

    if (telling.report, telling.claim) != (ref.report, ref.claim.id):
        return False
    return ref.place is None or (telling.spot is not None and telling.spot.key == place_key(ref.place))
