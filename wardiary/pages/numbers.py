"""Numbers that voices tell differently, side by side: nothing is averaged, nothing chosen.

The killed and injured of one event come from its tolls, which say whether a number grew or two sides are at odds over
it. All else counted is put together by place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from wardiary import lexicons
from wardiary.model import Quantity, QuantityKind, Reality
from wardiary.pages import wording
from wardiary.pages.evidence import Evidence, Reference, Told
from wardiary.pages.weighed import Weighed
from wardiary.weighing.counts.toll_by_voice import Agreement, Count, Toll


@dataclass(frozen=True, slots=True)
class Figure:
    """One number as one voice tells it; `stands` is False where the voice has told another since."""

    voice: str
    publisher: str
    number: str
    time: str
    kind: str
    reference: Reference | None
    stands: bool = True


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Numbers of one thing counted at one place (`place` is "" where none is named), in order of publication.

    `agreement` says of one event's toll whether it grew or is disputed; "" where it is not known to be of one event.
    """

    what: str
    place: str
    figures: tuple[Figure, ...]
    agreement: str = ""


def told_differently(evidence: Evidence) -> tuple[Disagreement, ...]:
    """Every thing counted in one event, or at one place, for which voices give numbers that are not the same."""
    return (*_tolls(evidence), *_by_place(evidence))


def _tolls(evidence: Evidence) -> Iterator[Disagreement]:
    seen: set[int] = set()
    for told in evidence.told:
        event = evidence.event_of(told)
        if event is None or id(event) in seen:
            continue
        seen.add(id(event))
        for toll in event.tolls:
            if toll.agreement is not Agreement.ONE:
                yield _disagreement(toll, event, evidence)


def _disagreement(toll: Toll, event: Weighed, evidence: Evidence) -> Disagreement:
    rules = lexicons.load("brief")
    place = evidence.spelt(event.spot.geonameid, event.spot.name) if event.spot else ""
    figures = tuple(_figure(toll.what, count, evidence) for count in toll.counts)
    return Disagreement(
        str(rules["quantities"][toll.what]), place, figures, str(rules["numbers"]["agreement"][toll.agreement.name])
    )


def _figure(what: QuantityKind, count: Count, evidence: Evidence) -> Figure:
    telling = count.telling
    told = evidence.told_by((telling.report, telling.claim))
    own = told.claim.quantities if told else ()
    told_so = [q for q in own if q.what is what and (count.low, count.high) == _ends(q)]
    return Figure(
        told.voice if told else telling.voice.name,
        telling.publisher,
        wording.bounds(told_so[0].low, told_so[0].high) if told_so else count.numbers,
        wording.interval(told.claim.time, evidence.year) if told else "",
        telling.kind.value,
        evidence.reference_to((telling.report, telling.claim), telling.words),
        count.stands,
    )


def _ends(number: Quantity) -> tuple[float | None, float | None]:
    """The number as weighing takes it: a bound counts as its number."""
    low = number.low if number.low is not None else number.high
    return low, number.high if number.high is not None else number.low


def _by_place(evidence: Evidence) -> tuple[Disagreement, ...]:
    rules = lexicons.load("brief")["numbers"]
    grouped: dict[tuple[str, str], list[tuple[Told, Quantity]]] = defaultdict(list)
    for told in evidence.told:
        if told.claim.reality is Reality.DENIED:
            continue
        event = evidence.event_of(told)
        of_event = {toll.what for toll in event.tolls} if event else set()
        for number in told.claim.quantities:
            is_compared = number.what in rules["compared"] and number.what not in of_event
            if is_compared and (told.place or number.what in rules["compared_without_place"]):
                grouped[number.what, told.place.name if told.place else ""].append((told, number))
    return tuple(
        Disagreement(str(lexicons.load("brief")["quantities"][what]), place, _figures(tellings, evidence))
        for (what, place), tellings in grouped.items()
        if _differ(tellings)
    )


def _differ(tellings: list[tuple[Told, Quantity]]) -> bool:
    told_by: dict[tuple[float | None, float | None], set[str]] = defaultdict(set)
    for told, number in tellings:
        told_by[number.low, number.high].add(told.voice.casefold())
    return len(told_by) > 1 and len(set.union(*told_by.values())) > 1


def _figures(tellings: list[tuple[Told, Quantity]], evidence: Evidence) -> tuple[Figure, ...]:
    figures = [
        Figure(
            told.voice,
            told.report.publisher or "",
            wording.bounds(number.low, number.high),
            wording.interval(told.claim.time, evidence.year),
            told.claim.kind.value,
            evidence.reference(told.kept, number.span),
        )
        for told, number in tellings
    ]
    return tuple(figures)
