"""Where a claim is of: the settlements and areas that its words place it at, by what the whole report names.

Spots come only from places that the reading found or an analyst gave; "the town" is what its sentence names before.
"""

from __future__ import annotations

from dataclasses import replace

from wardiary import lexicons
from wardiary.diary.records import KeptReport
from wardiary.model import (
    ActorRole,
    Claim,
    ClaimPlace,
    Kind,
    PlaceMention,
    PlaceRole,
    Reality,
    Span,
)
from wardiary.model.kinds import OF_CONTROL
from wardiary.resolving.datelines import is_dateline, is_headed
from wardiary.resolving.homes import is_home
from wardiary.weighing.deeds.moves import LEAVES
from wardiary.weighing.places.as_told import spot_told
from wardiary.weighing.places.beside import in_their_towns, with_both, with_dated, with_joined
from wardiary.weighing.places.by_another import without_neighbours
from wardiary.weighing.places.focus import (
    FAR_FROM,
    counts_settlements,
    is_elsewhere,
    is_reference,
    is_seat,
    named_before,
    settlements_in,
    speaks_in,
)
from wardiary.weighing.places.named import BESIDE, NEAR
from wardiary.weighing.places.spots import bare_name, identity, is_facility, is_settlement, is_town, place_key
from wardiary.weighing.places.town_parts import apart, is_told_too
from wardiary.weighing.places.waters import ashore
from wardiary.weighing.records import Spot
from wardiary.weighing.rulings import is_as_read
from wardiary.weighing.voices.parties import Parties

_TOWN_OF = lexicons.pattern("weighing/places", "whereabouts", "town_of")
_IT = lexicons.pattern("weighing/places", "whereabouts", "it")
_FROM = lexicons.pattern("weighing/places", "whereabouts", "from")
_OUT_OF = lexicons.pattern("weighing/places", "whereabouts", "out_of")
_PICTURED = lexicons.pattern("weighing/places", "whereabouts", "pictured")
_ROAD_TO = lexicons.pattern("weighing/places", "whereabouts", "road_to")
_A_ROAD = lexicons.pattern("weighing/places", "whereabouts", "a_road")
_BOUND = lexicons.pattern("weighing/places", "whereabouts", "bound")
_OF_HOME = lexicons.pattern("weighing/places", "whereabouts", "of_home")
_ARRIVES = lexicons.pattern("weighing/places", "whereabouts", "arrives")
_OLD = lexicons.pattern("weighing/places", "whereabouts", "old")
_ENTERS = lexicons.pattern("weighing/places", "whereabouts", "enters")
_DRIVES_OUT = lexicons.pattern("weighing/places", "whereabouts", "drives_out")
_COMING = frozenset((Kind.ADVANCE, Kind.GAIN, Kind.STRIKE, Kind.EXPLOSION, Kind.DEPLOYMENT))
_AREAS = ("ADM1", "PCL", "RGN", "CONT", "TERR")
_DEPARTURES = frozenset((Kind.WITHDRAWAL, Kind.DISPLACEMENT))
_HAPPENS = (PlaceRole.AT, PlaceRole.NEAR, PlaceRole.TO, PlaceRole.TOWARD)
_LEAVING = (PlaceRole.FROM, PlaceRole.AT)
_ROLES = {
    Kind.ABDUCTION: (PlaceRole.AT, PlaceRole.NEAR, PlaceRole.FROM),  # "carried off from the school of Oysterby"
    Kind.WITHDRAWAL: _LEAVING,
    Kind.DISPLACEMENT: (*_LEAVING, PlaceRole.NEAR),
    Kind.HOLDING: (PlaceRole.AT,),
    Kind.GAIN: (PlaceRole.AT,),
}


def spots_of(kept: KeptReport, claim: Claim, parties: Parties) -> list[Spot | None]:
    """Where it happened: the places of the first fitting role; else the only settlement its sentence names; [None].

    A whole country places nothing, and neither does "the village" of a report that does not say which.
    """
    spots: list[Spot | None] = []
    for spot in _spots_of(kept, claim, parties):
        part = spot and apart(spot, claim, kept)
        spots += [spot] if spot and part and part.key != spot.key and is_told_too(spot, claim, kept.report.text) else []
        spots.append(part)
    return spots


def _spots_of(kept: KeptReport, claim: Claim, parties: Parties) -> list[Spot | None]:
    wide = {p.geonameid for p in kept.reading.places if (p.feature or "").startswith("PCL")}
    areas = {p.geonameid for p in kept.reading.places if (p.feature or "").startswith(_AREAS)}
    decided = kept.decided_of(claim.id)
    areas |= {number for number, feature in (decided.features if decided else ()) if feature.startswith(_AREAS)}
    as_read = is_as_read(kept, claim, "place")
    known = [
        p for p in claim.places if (place_key(p.name) or p.area) and (p.geonameid is None or p.geonameid not in wide)
    ]
    if as_read:
        known = with_both(known, claim, kept.reading, kept.report.text)
        known = with_joined(known, claim, kept.reading.places, kept.report.text)
        known = with_dated(known, claim, kept.reading, kept.report.text)
        known = without_neighbours(known, claim, kept.reading.places, kept.report.text)
        known = in_their_towns(known, claim, kept.reading.places, kept.report.text)
        known = [place for place in known if not _is_no_place(place, claim, parties)]
        known = [place for place in known if not _is_seat(place, claim, kept)]
        known = [place for place in known if not _is_sent_from(place, claim, kept)]
        known = _off_the_road(known, claim, kept.report.text)
        known = ashore(known, claim, kept)
        known = [_in_its_sentence(_from_where(place, claim, kept.report.text), kept, claim) for place in known]
    taken = _taken(kept, claim) if as_read else []
    if claim.kind not in OF_CONTROL:  # "attacked the district seat of Oysterby", not "Oysterby positions"
        taken = [place for place in taken if not known and _is_whole(place, claim, kept.report.text)]
    if taken:
        return [spot_told(place, areas, kept) for place in taken]
    home = _home(kept, claim) if as_read else None
    for role in _roles(claim, kept.report.text, has_home=home is not None):
        found = [_of_so_many(spot_told(place, areas, kept), claim) for place in known if place.role is role]
        if found:
            found.sort(key=lambda spot: not spot.is_area)  # of a town and the district of its name, the town
            return list({spot.key: spot for spot in found}.values())
    if as_read and claim.kind is Kind.GAIN:
        driven = [p for p in known if p.role is PlaceRole.FROM and _is_emptied(p, claim, kept.report.text)]
        if len(driven) == 1:
            return [spot_told(driven[0], areas, kept)]
    if as_read and claim.kind is Kind.GAIN:  # "came from the hills beyond the town and had taken it"
        meant = [p for p in known if p.role is PlaceRole.FROM and is_reference(p, kept.report.text)]
        if len(meant) == 1:
            return [spot_told(meant[0], areas, kept)]
    if home is not None:
        return [spot_told(home, areas, kept)]
    it = _what_it_is(kept, claim) if as_read else None
    if it is not None:
        return [spot_told(it, areas, kept)]
    return [_only_place(kept, claim) if as_read else None]


def _roles(claim: Claim, text: str, *, has_home: bool = False) -> tuple[PlaceRole, ...]:
    """How the places stand to the claim at which it may be, the first that is told; forces leave where they go from.

    People are told of where they come to, unless it `has_home` that they come from.
    """
    if claim.kind is Kind.DISPLACEMENT and not has_home and _ARRIVES.match(text, claim.trigger.start):
        return (*_LEAVING, PlaceRole.TO)
    if claim.kind in (Kind.DEPLOYMENT, Kind.WITHDRAWAL) and LEAVES.match(text, claim.trigger.start):
        return (*_LEAVING, PlaceRole.NEAR)
    if claim.kind is Kind.ADVANCE and any(place.role is PlaceRole.FROM for place in claim.places):
        return (PlaceRole.AT, PlaceRole.NEAR, PlaceRole.FROM, PlaceRole.TO, PlaceRole.TOWARD)
    if claim.kind is Kind.GAIN and _ENTERS.match(text, claim.trigger.start):
        return (PlaceRole.AT, PlaceRole.TO)
    return _ROLES.get(claim.kind, _HAPPENS)


def _is_emptied(place: ClaimPlace, claim: Claim, text: str) -> bool:
    """Whether somebody was driven out of a place by who took it."""
    if place.span is None or place.span.start < claim.trigger.start:
        return False
    return _DRIVES_OUT.match(text, claim.trigger.start, place.span.start) is not None


def _off_the_road(known: list[ClaimPlace], claim: Claim, text: str) -> list[ClaimPlace]:
    """The places without those that are only where a road leads: "in Oysterby and on the road to Marram"."""
    ends = [
        place
        for place in known
        if place.span is not None
        and _ROAD_TO.search(text, max(claim.sentence.start, place.span.start - NEAR), place.span.start)
    ]
    return [place for place in known if place not in ends] or known


def _from_where(place: ClaimPlace, claim: Claim, text: str) -> ClaimPlace:
    """A place that is only where somebody comes from, or across or along from which it happened, is told as such.

    Who leaves or loses a place leaves it "from" there.
    """
    if place.span is None:
        return place
    if is_goal(place.span, claim, text):
        return replace(place, role=PlaceRole.TO)
    if _PICTURED.search(text, max(claim.sentence.start, place.span.start - NEAR), place.span.start):
        return replace(place, role=PlaceRole.AT)
    leaves = claim.kind in (Kind.WITHDRAWAL, Kind.DISPLACEMENT)
    if not (leaves or claim.kind in _COMING) or place.role is PlaceRole.FROM:
        return place
    words = _OUT_OF if leaves else _FROM  # whom an army drives out of a town, it took that from
    is_origin = words.search(text, max(claim.sentence.start, place.span.start - NEAR), place.span.start)
    return replace(place, role=PlaceRole.FROM) if is_origin else place


def is_goal(span: Span, claim: Claim, text: str) -> bool:
    """Whether a place is where forces withdraw to, or people flee: "left in the direction of Oysterby"."""
    start = max(claim.sentence.start, span.start - NEAR)
    return claim.kind in _DEPARTURES and _BOUND.search(text, start, span.start) is not None


def names_elsewhere(kept: KeptReport, claim: Claim) -> bool:
    """Whether the claim's sentence names a settlement that is not only where forces withdraw to."""
    text = kept.report.text
    held = {identity(p) for p in kept.reading.places if p.geonameid is not None or is_town(p)} - {None}
    placed = [p.span for p in claim.places if p.geonameid is not None or identity(p) in held]
    named = [p.span for p in settlements_in(claim.sentence, kept.reading.places).values()]
    return any(
        span is None
        or not (is_goal(span, claim, text) or speaks_in(span, claim, text) or _is_whence(span, claim, text))
        for span in (*placed, *named)
    )


_WITH_MEN = lexicons.pattern("weighing/places", "whereabouts", "with_men")


def _is_whence(span: Span, claim: Claim, text: str) -> bool:
    """Whether a place only tells where those come from who help to take another: "came back with men from Oysterby"."""
    return claim.kind is Kind.GAIN and _WITH_MEN.search(text, claim.trigger.start, span.start) is not None


def _is_no_place(place: ClaimPlace, claim: Claim, parties: Parties) -> bool:
    """Whether what was read as a place is somebody or something: the voice, a party, "the neighbouring country"."""
    source = claim.attribution.span if claim.attribution else None
    if place.span and source and source.contains(place.span):
        return True
    if place.area is not None:
        return False  # "the western bank", of a river that was named before
    if place.lat is not None:
        return False
    name = bare_name(place.name)  # a village is no party for being called one
    if is_facility(place.name) and not parties.is_listed(name):
        return _is_plain(place.name)  # a hospital is none of those who speak for it
    return _is_plain(place.name) or parties.side_of(name) is not None


def _is_plain(name: str) -> bool:
    """Whether words that begin a sentence or none name nothing: "The airstrip and the mill"."""
    return name.removeprefix("The ") == name.removeprefix("The ").lower()


_OF_CAPITAL = lexicons.pattern("weighing/places", "whereabouts", "of_capital")


def _is_seat(place: ClaimPlace, claim: Claim, kept: KeptReport) -> bool:
    """Whether it is only where somebody speaks or signs, or a capital that stands for its state."""
    if place.span is None or claim.kind in (Kind.AGREEMENT, Kind.HOLDING):
        return False
    text, start = kept.report.text, claim.sentence.start
    if is_seat(text, start, place.span.start):
        return True
    is_capital = any(p.span == place.span and p.feature == "PPLC" for p in kept.reading.places)
    return is_capital and _OF_CAPITAL.search(text, start, place.span.start) is not None


def _is_sent_from(place: ClaimPlace, claim: Claim, kept: KeptReport) -> bool:
    """Whether a place that no word of the claim names is only where the report was sent from, or somebody spoke."""
    text, named = kept.report.text, [p for p in kept.reading.places if place_key(p.name) == place_key(place.name)]
    if not named or place.span is not None:
        return False
    others = [p for p in settlements_in(claim.sentence, kept.reading.places).values() if p not in named]
    return all(
        is_dateline(p.span, text) or (bool(others) and is_headed(p.span, text)) or _is_said_in(p, kept) for p in named
    )


def _is_said_in(place: PlaceMention, kept: KeptReport) -> bool:
    """Whether a name is only where some voice sits, by the words of its sentence before it."""
    sentence = next((s for s in kept.reading.sentences if s.contains(place.span)), place.span)
    return is_seat(kept.report.text, sentence.start, place.start)


def _home(kept: KeptReport, claim: Claim) -> ClaimPlace | None:
    """Where those who flee live: "hundreds of people from Oysterby have crossed the river"."""
    if claim.kind is not Kind.DISPLACEMENT:
        return None
    begin, text = claim.sentence.start, kept.report.text
    named = [p for p in kept.reading.places if begin <= p.start and p.end <= claim.trigger.start]
    lived = [p for p in named if _OF_HOME.search(text, max(begin, p.start - NEAR), p.start)]
    if len(lived) != 1:
        return None
    home = lived[0]
    return ClaimPlace(home.span, home.name, home.lat, home.lon, PlaceRole.AT, home.geonameid)


def _what_it_is(kept: KeptReport, claim: Claim) -> ClaimPlace | None:
    """What "it" is that somebody took or left: the only settlement named before it in its sentence, or paragraph."""
    text = kept.report.text
    it = _IT.match(text, claim.trigger.end) if claim.kind in OF_CONTROL else None
    if it is None:
        return None
    place = ClaimPlace(Span(it.start("it"), it.end("it")), "it", None, None, PlaceRole.AT)
    before = [p for p in kept.reading.places if claim.sentence.start <= p.span.start and p.span.end <= it.start()]
    met = [p for p in before if not BESIDE.search(text, max(0, p.span.start - NEAR), p.span.start)]
    named = list(settlements_in(claim.sentence, met).values())
    if named:
        return _at(place, named[0]) if len(named) == 1 else None
    found = named_before(place, claim, text, kept.reading.places)
    return _at(place, found) if found else _told_before(kept, claim)


def _told_before(kept: KeptReport, claim: Claim) -> ClaimPlace | None:
    """The one place of which the sentence before tells who took it: "The town was not taken. The army holds it."."""
    text, begin = kept.report.text, claim.sentence.start
    told = [
        place
        for each in kept.reading.claims
        if each.kind in OF_CONTROL and text[each.sentence.end : begin].strip(" ") == "" and each.sentence.end <= begin
        for place in each.places
        if place.role is PlaceRole.AT
    ]
    return told[0] if len({place_key(place.name) for place in told}) == 1 else None


def _in_its_sentence(place: ClaimPlace, kept: KeptReport, claim: Claim) -> ClaimPlace:
    """What "the town" is: the one settlement that the sentence names before, else what it was read as.

    "Three people of Oysterby said that the rebels had taken the town" is of Oysterby, whatever was told of before.
    """
    if not is_reference(place, kept.report.text) or claim.kind not in OF_CONTROL:
        return place
    if place.lat is not None and is_facility(place.name):
        return place  # "the airport", which was told before and is not its town
    named = list(settlements_in(claim.sentence, kept.reading.places).values())
    if not named:
        before = named_before(place, claim, kept.report.text, kept.reading.places)
        return _at(place, before) if before else place
    if len(named) != 1 or place.span is None or named[0].end > place.span.start:
        return place
    if is_elsewhere(named[0].span, claim, kept.report.text):
        return place
    return _at(place, named[0])


def _at(place: ClaimPlace, named: PlaceMention) -> ClaimPlace:
    return ClaimPlace(place.span, named.name, named.lat, named.lon, place.role, named.geonameid)


def _taken(kept: KeptReport, claim: Claim) -> list[ClaimPlace]:
    """The settlements that a gain or withdrawal is done to: "the town of Oysterby fell" is of Oysterby."""
    spans = [actor.span for actor in claim.actors if actor.role is ActorRole.TARGET and actor.span]
    return [
        ClaimPlace(p.span, p.name, p.lat, p.lon, PlaceRole.AT, p.geonameid)
        for p in kept.reading.places
        if is_settlement(p) and any(span.contains(p.span) for span in spans)
    ]


def _is_whole(place: ClaimPlace, claim: Claim, text: str) -> bool:
    """Whether the words for whom or what it is done to are a settlement's: its name, or what it is and its name."""
    spans = [actor.span for actor in claim.actors if actor.role is ActorRole.TARGET and actor.span]
    return place.span is not None and any(
        span.end == place.span.end and _TOWN_OF.fullmatch(text, span.start, place.span.start) for span in spans
    )


def _only_place(kept: KeptReport, claim: Claim) -> Spot | None:
    """The one settlement that the claim's sentence names, if it is not where somebody came from or went."""
    told = {identity(p) for p in claim.places}
    inside = settlements_in(claim.sentence, kept.reading.places)
    named = {
        key: p
        for key, p in inside.items()
        if (identity(p) not in told if p.geonameid is not None or is_town(p) else claim.kind in OF_CONTROL)
    }
    source = claim.attribution.span if claim.attribution else None
    text = kept.report.text
    only = [p for p in named.values() if not (source and source.overlaps(p.span)) or is_home(text, p.start)]
    only = [p for p in only if not is_goal(p.span, claim, text) and not speaks_in(p.span, claim, text)]
    only = [p for p in only if not _OLD.search(text, claim.trigger.end, max(claim.trigger.end, p.start))]
    only = [p for p in only if not FAR_FROM.search(text, claim.sentence.start, p.start)]
    only = [p for p in only if not is_dateline(p.span, text) and not _A_ROAD.match(text, p.end)]
    if len(only) != 1 or claim.reality is Reality.BACKGROUND or counts_settlements(claim):
        return None
    one = only[0]
    return spot_told(ClaimPlace(one.span, one.name, one.lat, one.lon, PlaceRole.AT, one.geonameid), set(), kept)


def _of_so_many(spot: Spot, claim: Claim) -> Spot:
    """The spot, not as a whole where so many settlements of it are told: "took 12 settlements around it"."""
    if spot.area is None or not counts_settlements(claim):
        return spot
    return replace(spot, area=replace(spot.area, whole=False))
