"""Claims and events as users name them: `report/claim`, `report/claim@place`, or an event's id for all its claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from wardiary import errors

if TYPE_CHECKING:
    from wardiary.cli.derived import Derived
    from wardiary.diary.decision import ClaimRef
    from wardiary.model import Claim
    from wardiary.weighing.records import Telling, WeighedEvent

Named = tuple[str, str]
"""A claim: its report's name, its id."""


class Naming:
    """Look-ups of names in one state of a diary, as known at a moment (UTC)."""

    def __init__(self, derived: Derived, when: str) -> None:
        self._asker = derived.asker
        self._connection = derived.connection
        self._when = when
        self._claims: dict[str, dict[str, Claim]] = {}

    def claims(self, name: str) -> tuple[ClaimRef, ...]:
        """The claims that a name means. Raises WrongUseError where it means none."""
        from wardiary.diary.decision import ClaimRef

        report, slash, rest = name.rpartition("/")
        if not slash:
            return tuple(self._refs(self.event(name)))
        claim, _, place = rest.partition("@")
        ref = ClaimRef(report, self._claim(report, claim), place=place or None)
        if place and not self._told(ref):
            self._refuse_elsewhere(ref)
        return (ref,)

    def event(self, name: str) -> WeighedEvent:
        """The event of an id, or of its beginning where that is enough. Raises WrongUseError."""
        from wardiary.weighing.kept.asking import events_named

        found = self._asker.events(events_named(self._connection, name), self._when) if name else []
        if len(found) == 1:
            return found[0]
        said = f"The name may mean {len(found)} events." if found else "The diary has no such event."
        hint = "list events with: wardiary export DIARY --what events --format csv; a claim is named REPORT/CLAIM"
        raise errors.WrongUseError(said, name, hint)

    def event_of(self, ref: ClaimRef) -> WeighedEvent:
        """The event of a claim. Raises WrongUseError where it is of none, or tells of several."""
        told = [(telling, event) for telling, event in self._told(ref) if event]
        found = self._asker.events({event for _, event in told}, self._when)
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(f"{ref.name}@{telling.spot.name}" for telling, _ in told if telling.spot)
            raise errors.WrongUseError("The claim tells of several events.", ref.name, f"name one place: {names}")
        raise errors.WrongUseError("The claim is of no event.", ref.name, "there is nothing to split it off from")

    def rest_of(self, event: WeighedEvent, off: Iterable[ClaimRef]) -> tuple[ClaimRef, ...]:
        """The claims of an event without those that are split off."""
        away = {(ref.report, ref.claim.id) for ref in off}
        return tuple(ref for ref in self._refs(event) if (ref.report, ref.claim.id) not in away)

    def _refs(self, weighed: WeighedEvent) -> Iterator[ClaimRef]:
        """The claims of an event; of those that tell of other places too, what they tell of this one."""
        from wardiary.diary.decision import ClaimRef

        told: dict[Named, Telling] = {(t.report, t.claim): t for t in weighed.event.tellings}
        several = self._of_several_events(weighed.event.reports)
        for (report, claim), telling in told.items():
            place = telling.spot.name if telling.spot and (report, claim) in several else None
            yield ClaimRef(report, self._claim(report, claim), place=place)

    def _of_several_events(self, reports: Iterable[str]) -> set[Named]:
        """The claims of these reports that tell of several events."""
        from wardiary.diary import derived as tables
        from wardiary.weighing.kept.asking import told_by

        owners: dict[Named, set[str]] = defaultdict(set)
        for telling, event in told_by(self._connection, self._when, tables.telling.c.name.in_(list(reports))):
            if event:
                owners[telling.report, telling.claim].add(event)
        return {claim for claim, events in owners.items() if len(events) > 1}

    def _told(self, ref: ClaimRef) -> list[tuple[Telling, str | None]]:
        """What a claim tells, of the place that is meant, and of which events."""
        from wardiary.weighing.places.spots import place_key

        told = self._told_anywhere(ref)
        if ref.place is None:
            return told
        key = place_key(ref.place)
        return [(telling, event) for telling, event in told if telling.spot and telling.spot.key == key]

    def _told_anywhere(self, ref: ClaimRef) -> list[tuple[Telling, str | None]]:
        from wardiary.diary import derived as tables
        from wardiary.weighing.kept.asking import told_by

        columns = tables.telling.c
        return told_by(self._connection, self._when, columns.name == ref.report, columns.claim == ref.claim.id)

    def _refuse_elsewhere(self, ref: ClaimRef) -> None:
        """Raises WrongUseError: the claim does not tell of the place that is meant."""
        told = [telling.spot.name for telling, _ in self._told_anywhere(ref) if telling.spot]
        hint = f"it tells of {', '.join(told)}" if told else "it tells of no place"
        raise errors.WrongUseError("The claim does not tell of this place.", ref.name, hint)

    def _claim(self, report: str, claim: str) -> Claim:
        from wardiary.diary.docket import no_such_claim

        if report not in self._claims:
            self._claims[report] = self._claims_of(report)
        found = self._claims[report].get(claim)
        if found is None and "+" in claim:
            hint = f"reject the claims of its sentence, and it is gone: wardiary show DIARY report {report}"
            raise errors.WrongUseError("This was read beside the claims, and is none.", f"{report}/{claim}", hint)
        if found is None:
            raise no_such_claim(f"{report}/{claim}")
        return found

    def _claims_of(self, report: str) -> dict[str, Claim]:
        """The claims of a report as decided, those rejected among them."""
        from wardiary.diary import derived_reading as reading
        from wardiary.diary.queries import standing_decisions

        numbers = reading.numbers_of(self._connection, [report]).values()
        found = reading.reports(self._connection, numbers, standing_decisions(self._connection))
        return {claim.id: claim for kept in found for claim in (*kept.reading.claims, *kept.rejected)}
