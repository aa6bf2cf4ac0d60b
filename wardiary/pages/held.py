"""Who holds which settlement at the end of the days, since when, why, and what it was before them.

What is known of control comes from weighing; nothing is drawn or told for the land between the settlements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wardiary.pages import wording
from wardiary.pages.evidence import Evidence, Reference
from wardiary.pages.names import with_articles
from wardiary.pages.places import Place
from wardiary.weighing.records import Control, Event, Held, State

_NOTHING = (Held.UNKNOWN, None)
_CHANGES = 4  # states before the last that are told: a town that changes hands more often has its claims below
_ORDER = (Held.CONTESTED, Held.HELD, Held.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Known:
    """What was known at the end of the days, and of control at moments before: the first of them before the days."""

    now: State
    before: tuple[tuple[Control, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class HeldPlace:
    """A settlement: `side` counts the diary's sides from 0, None where nobody is known to hold it.

    `anchor` leads to its claims on the page, `reference` to the sentence that made it so, None where there is none;
    `before` is "" where it is as it was.
    """

    name: str
    latitude: float | None
    longitude: float | None
    state: Held
    holder: str | None
    side: int | None
    since: str
    standing: str
    why: str
    reference: Reference | None
    before: str
    anchor: str | None

    @property
    def is_firm(self) -> bool:
        """Whether more than one voice, or the loser's, or a check stands behind it."""
        return self.standing in {"corroborated", "conceded", "verified"}

    def __str__(self) -> str:
        return _in_words(self.state, self.holder)


@dataclass(frozen=True, slots=True)
class Holdings:
    """The settlements to be listed, changes first; all that can be drawn; what else is held, counted by holder."""

    listed: tuple[HeldPlace, ...]
    drawn: tuple[HeldPlace, ...]
    others: tuple[tuple[str, int], ...]

    @property
    def holders(self) -> tuple[tuple[int, str], ...]:
        """The sides that hold something that can be drawn, by their numbers."""
        found = {(each.side, each.holder) for each in self.drawn if each.side is not None and each.holder}
        return tuple(sorted(found))

    @property
    def changed(self) -> int:
        """How many of the settlements became something else in these days."""
        return sum(1 for each in self.listed if each.before)


def holdings(known: Known | None, places: Sequence[Place], evidence: Evidence) -> Holdings | None:
    """Who holds what, None where nothing of it is known.

    Settlements are listed that are told of in these days or changed hands in them; the others are counted.
    """
    if known is None:
        return None
    page = _Page(
        {each.event.id: each.event for each in known.now.events},
        tuple({_place_of(control): control for control in moment} for moment in known.before),
        _anchors(places),
        tuple(side.name for side in evidence.data.sides.sides),
        evidence,
    )
    found = [_held(control, page) for control in known.now.control]
    worth = [each for each in found if each.state is not Held.UNKNOWN or each.before]
    listed = [each for each in worth if each.before or each.anchor or each.reference]
    rest = Counter(str(each) for each in worth if each not in listed)
    if not worth:
        return None
    return Holdings(
        tuple(sorted(listed, key=_rank)),
        tuple(each for each in worth if each.latitude is not None and each.state is not Held.UNKNOWN),
        tuple(sorted(rest.items())),
    )


def _rank(place: HeldPlace) -> tuple[object, ...]:
    return (not place.before, _ORDER.index(place.state), place.side if place.side is not None else 99, place.name)


@dataclass(frozen=True, slots=True)
class _Page:
    """What a settlement is shown with: events by id, what was so at moments before by place, anchors, sides."""

    events: Mapping[str, Event]
    before: tuple[Mapping[object, Control], ...]
    anchors: Mapping[object, str]
    sides: tuple[str, ...]
    evidence: Evidence


def _held(control: Control, page: _Page) -> HeldPlace:
    spot = control.spot
    lead = next((page.events[name] for name in control.events if name in page.events), None)
    why, reference = _because(lead, page.evidence) if lead else (wording.listed(control.why[:1]), None)
    return HeldPlace(
        wording.without_direction_controls(page.evidence.spelt(spot.geonameid, spot.name)),
        spot.lat,
        spot.lon,
        control.state,
        control.holder,
        page.sides.index(control.holder) if control.holder in page.sides else None,
        wording.moment(control.since, page.evidence.year) if control.since else "",
        control.standing.value if control.standing else "",
        wording.without_direction_controls(why),
        reference,
        _before(control, [moment.get(_place_of(control)) for moment in page.before]),
        page.anchors.get(_point(spot.lat, spot.lon)) or page.anchors.get(spot.name.casefold()),
    )


def _before(control: Control, moments: Sequence[Control | None]) -> str:
    """What it was before, a holder after another; "" where it is as it was, or where nothing was and is known."""
    now = (control.state, control.holder)
    states = [(was.state, was.holder) if was else None for was in moments]
    changes = [state for state, earlier in zip(states, [(), *states], strict=False) if state != earlier]
    while changes and changes[-1] == now:
        changes.pop()
    known = [state for state in changes if state is not None]
    if known and not (set(known) <= {_NOTHING} and now == _NOTHING):
        words = [holder if state is Held.HELD and holder else state.value for state, holder in known[-_CHANGES:]]
        return " → ".join(["…", *words] if len(known) > _CHANGES else words)
    return "not told of" if changes and now != _NOTHING else ""


def _in_words(state: Held, holder: str | None) -> str:
    return f"held by {with_articles(holder, None, '')}" if state is Held.HELD and holder else state.value


def _because(event: Event, evidence: Evidence) -> tuple[str, Reference | None]:
    """Who first told of the event that made it so, or denied it; with the way to the sentence, if on the page."""
    first = next((telling for telling in event.tellings if telling.affirms), None) or event.tellings[0]
    reference = evidence.reference_to((first.report, first.claim), first.words)
    kind = str(event.kind.value)
    voice = "the publisher itself" if first.voice.is_publisher else with_articles(first.voice.name, None, "")
    area = f" of {event.spot.name}" if event.spot is not None and event.spot.is_area else ""
    words = f"{kind}{area}, {'told' if first.affirms else 'denied'} by {voice}"
    if reference is None:
        return (
            f"{words} ({first.publisher or first.report}, {wording.moment(first.published[:10], evidence.year)})",
            None,
        )
    return words, reference


def _anchors(places: Sequence[Place]) -> dict[object, str]:
    """The places of the page by their points and by their names."""
    found: dict[object, str] = {}
    for place in places:
        if place.is_named:
            found.setdefault(place.name.casefold(), place.anchor)
            if place.latitude is not None:
                found.setdefault(_point(place.latitude, place.longitude), place.anchor)
    return found


def _point(latitude: float | None, longitude: float | None) -> object:
    return None if latitude is None or longitude is None else (round(latitude, 2), round(longitude, 2))


def _place_of(control: Control) -> object:
    """A settlement at whatever moment: a bridge told of in a town may stand at the town's point."""
    return control.spot.name.casefold(), _point(control.spot.lat, control.spot.lon)
