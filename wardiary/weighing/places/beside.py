"""Places told side by side: those joined to one by "and", and the town that a quarter told with it lies in.

Only what the words between two names say counts. A quarter that no gazetteer holds has the point of its town.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from wardiary import lexicons
from wardiary.model import Claim, ClaimPlace, Kind, PlaceMention, Reading, Span
from wardiary.model.kinds import OF_CONTROL
from wardiary.weighing.places.spots import is_settlement, is_town

_AND = lexicons.pattern("weighing/places", "beside", "and")
_COMMA = lexicons.pattern("weighing/places", "beside", "comma")
_VERB = lexicons.pattern("weighing/places", "beside", "verb")
_WITHIN = lexicons.pattern("weighing/places", "beside", "within")
_APPOSED = lexicons.pattern("weighing/places", "beside", "apposed")
_LIST_GOES_ON = lexicons.pattern("weighing/places", "beside", "list_goes_on")
_ITS = lexicons.pattern("weighing/places", "beside", "its")
_NEXT = lexicons.pattern("weighing/places", "beside", "next")
_BOTH = lexicons.pattern("weighing/places", "beside", "both")
_TWO = 2
_BLOWS = frozenset((Kind.STRIKE, Kind.EXPLOSION, Kind.ATTACK, Kind.CLASH, Kind.ABDUCTION))


def with_joined(
    told: Sequence[ClaimPlace], claim: Claim, places: Sequence[PlaceMention], text: str
) -> list[ClaimPlace]:
    """The places of a claim with those joined to the last of them by "and": "took Oysterby and the town of Marram"."""
    named = [place for place in told if place.span is not None and claim.sentence.contains(place.span)]
    if not named or any(place.area for place in named):
        return list(told)
    last = max(named, key=lambda place: place.span.end if place.span else 0)
    found = _joined_to(last.span or claim.trigger, claim.sentence, places, text)
    spans = [place.span for place in named if place.span]
    new = [p for p in found if not any(span.overlaps(p.span) for span in spans)]
    return [*told, *(ClaimPlace(p.span, p.name, p.lat, p.lon, last.role, p.geonameid) for p in new)]


def with_dated(told: Sequence[ClaimPlace], claim: Claim, reading: Reading, text: str) -> list[ClaimPlace]:
    """The places of a claim with the settlements that follow the last one's day with days of their own.

    "Took Oysterby on Monday, as it had Marram on 3 March and Farhill (5 March)": of one verb, which is not told again.
    """
    named = [place.span for place in told if place.span is not None and claim.sentence.contains(place.span)]
    if not named or claim.kind not in OF_CONTROL | _BLOWS:
        return list(told)
    last, new = max(named, key=lambda span: span.end), list(told)
    role = next(place.role for place in told if place.span == last)
    end = _past_day(last.end, reading, text)
    for place in sorted(reading.places, key=lambda p: p.start):
        if end is None or place.start < end or not claim.sentence.contains(place.span):
            continue
        own = _past_day(place.end, reading, text) if _NEXT.fullmatch(text, end, place.start) else None
        if own is not None and _is_settlement(place):
            end = own
            new.append(ClaimPlace(place.span, place.name, place.lat, place.lon, role, place.geonameid))
    return new


def _past_day(at: int, reading: Reading, text: str) -> int | None:
    """Where the day ends that stands right behind a name that ends at `at`; None where none does."""
    day = next((t for t in reading.times if t.start >= at and t.from_ and _ITS.fullmatch(text, at, t.start)), None)
    return None if day is None else day.end + (text[day.end : day.end + 1] == ")")


def with_both(told: Sequence[ClaimPlace], claim: Claim, reading: Reading, text: str) -> list[ClaimPlace]:
    """The places of a claim, "both towns" being the only two that its sentence, or else the one before, has named."""
    out: list[ClaimPlace] = []
    for place in told:
        meant = _both(place, claim, reading) if place.span and _BOTH.fullmatch(place.span.of(text)) else []
        out += [ClaimPlace(p.span, p.name, p.lat, p.lon, place.role, p.geonameid) for p in meant] or [place]
    return out


def _both(place: ClaimPlace, claim: Claim, reading: Reading) -> list[PlaceMention]:
    end = place.span.start if place.span else claim.trigger.start
    back = [each for each in reading.sentences if each.end <= claim.sentence.start][-1:]
    for begin in (claim.sentence.start, *(each.start for each in back)):
        named = {p.name: p for p in reading.places if begin <= p.start and p.end <= end and _is_settlement(p)}
        if named:
            return list(named.values()) if len(named) == _TWO else []
    return []


def _joined_to(span: Span, sentence: Span, places: Iterable[PlaceMention], text: str) -> list[PlaceMention]:
    """The settlements after a place up to the last that "and" joins to it; a comma alone joins nothing."""
    chain: list[PlaceMention] = []
    sure, end = 0, span.end
    for place in sorted(places, key=lambda p: p.start):
        if place.start < end or not sentence.contains(place.span):
            continue
        is_and = bool(_AND.fullmatch(text, end, place.start))
        if not (is_and or _COMMA.fullmatch(text, end, place.start)) or not _is_settlement(place):
            break
        if _VERB.match(text, place.end):
            break
        chain.append(place)
        end = place.end
        sure = len(chain) if is_and else sure
    return chain[:sure]


def _is_settlement(place: PlaceMention) -> bool:
    return place.feature is None or is_settlement(place)


def in_their_towns(
    told: Sequence[ClaimPlace], claim: Claim, places: Sequence[PlaceMention], text: str
) -> list[ClaimPlace]:
    """The places of a claim without the towns of quarters told with them: "in the Reedham quarter of Oysterby".

    What happens in a quarter that has no point happens at its town's; but who takes a quarter has not taken the town.
    """
    towns = {place.span: town for place in told if (town := _town_of(place, claim, places, text)) is not None}
    held = [town.span for town in towns.values()]
    out = []
    for place in told:
        if place.span and any(span.overlaps(place.span) for span in held):
            continue
        town = towns.get(place.span)
        is_put = town is not None and place.lat is None and claim.kind not in OF_CONTROL
        out.append(_put_in(place, town) if is_put and town else place)
    return out


def _put_in(place: ClaimPlace, town: PlaceMention) -> ClaimPlace:
    """The place at its town's point; where the town has none either, at the town."""
    return replace(place, name=town.name if town.lat is None else place.name, lat=town.lat, lon=town.lon)


def _town_of(place: ClaimPlace, claim: Claim, places: Sequence[PlaceMention], text: str) -> PlaceMention | None:
    """The town in which the words put a place that no gazetteer holds; None where they put it in none."""
    if place.span is None or place.lat is not None or place.area is not None:
        return None
    name = next((p for p in places if place.span.overlaps(p.span) and p.geonameid is None), None)
    chain = [name.end if name else place.span.end]
    after = (
        p for p in sorted(places, key=lambda p: p.start) if p.start >= chain[0] and claim.sentence.contains(p.span)
    )
    for found in after:
        if is_settlement(found):
            is_within = any(_WITHIN.fullmatch(text, end, found.start) for end in chain)
            if is_within or _is_apposed(found, chain, text):
                return found
            if is_town(found):
                return None
        if not (_AND.fullmatch(text, chain[-1], found.start) or _COMMA.fullmatch(text, chain[-1], found.start)):
            return None
        chain.append(found.end)
    return None


def _is_apposed(town: PlaceMention, chain: Sequence[int], text: str) -> bool:
    """Whether a comma puts one name in a known town; of two strange names either may hold the other."""
    is_beside = is_town(town) and len(chain) == 1 and _APPOSED.fullmatch(text, chain[-1], town.start)
    return bool(is_beside) and not _LIST_GOES_ON.match(text, town.end)
