"""Where it happened, by the words that the reader tied to a trigger: names, references, buildings, pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from wardiary.claims.facilities import facility_of, is_facility
from wardiary.claims.located import really_told
from wardiary.claims.no_places import is_no_place
from wardiary.claims.placed import as_place, claim_place, unresolved
from wardiary.claims.resolved import Resolved
from wardiary.claims.sites import Site, has_point, is_road, only_holds, role_by_phrase, sites_of, words
from wardiary.model import Argument, ArgumentRole, ClaimPlace, Kind, PlaceRole, Span, Trigger
from wardiary.resolving.place_references import describe, refer_to_several

_BACK = 60  # characters: the longest "a wooden footbridge across the" and the like
PLACE_ROLES = {ArgumentRole(role.value): role for role in PlaceRole}
JOINED = re.compile(r"\s*(?:,|and|, and|or)\s*(?:in|at|of|the|near)?\s*(?:the\s+)?")
"""What may stand between places that are told side by side: "A and B", "A, in B"."""


def tied_places(resolved: Resolved, trigger: Trigger, sites: Sequence[Site]) -> tuple[ClaimPlace, ...]:
    """The places that the reader tied to the trigger, and those joined to the last of them by "and" or commas."""
    told = _in_lists(resolved.text, tuple(_each_once(_told(resolved, trigger, sites))))
    return tuple(_in_their_towns(resolved.text, told))


_LISTED = re.compile(r"(?:,| and|, and| or)\s+(?:the\s+)?")


def _in_lists(text: str, places: Sequence[ClaimPlace]) -> tuple[ClaimPlace, ...]:
    """The places, those of one list standing to the happening as the first of them: "fled for camps in B, C and D"."""
    ordered = sorted((p for p in places if p.span is not None), key=lambda p: p.span or Span(0, 0))
    roles: dict[Span | None, PlaceRole] = {}
    for before, place in pairwise(ordered):
        if before.span and place.span and _LISTED.fullmatch(text, before.span.end, place.span.start):
            roles[place.span] = roles.get(before.span, before.role)
    return tuple(replace(p, role=roles.get(p.span, p.role)) for p in places)


def _told(resolved: Resolved, trigger: Trigger, sites: Sequence[Site]) -> Iterator[ClaimPlace]:
    seen: dict[Site, PlaceRole] = {}
    for argument in trigger.arguments:
        if argument.role not in PLACE_ROLES or _is_beside(resolved, trigger, argument):
            continue
        if _is_only_road(resolved, trigger, argument) or _is_way(resolved.text, trigger, argument.span):
            continue
        role = _role(resolved.text, trigger, argument)
        told = really_told(resolved, argument.span)
        mine = [s for s in sites if _is_of(resolved.text, told, s) or is_said_of(resolved.text, told, s)]
        new = [s for s in mine if s not in seen]
        seen |= dict.fromkeys(new, role)
        building = _with_facility(resolved.text, told)
        facility = facility_of(resolved, [building])
        if facility and any(has_point(s) for s in mine) and not building.contains(facility.span or building):
            facility = None  # only meant by "the church", not named: where that stands is told beside it
        if facility:
            yield replace(facility, role=role)
            seen |= {Site(facility.span, facility.span, role, None): role} if facility.span == told else {}
        elif mine:
            yield from (claim_place(resolved, site.span, site, role) for site in new)
        elif not only_holds(resolved, told):
            yield from _by_words(resolved, told, role)
    if seen:
        last = max(seen, key=lambda s: s.span)
        joined = (site for site in _joined(resolved, last, sites) if site not in seen)
        yield from (claim_place(resolved, site.span, site, seen[last]) for site in joined)


def _role(text: str, trigger: Trigger, argument: Argument) -> PlaceRole:
    """How a place stands to the trigger: by the words before it, else as it was read; who flees a place is from it."""
    if (
        trigger.kind in _LEAVING
        and _LEAVES.fullmatch(trigger.span.of(text))
        and _LEFT.fullmatch(text, trigger.span.end, argument.span.start)
    ):
        return PlaceRole.FROM
    return role_by_phrase(text, argument.span.start) or PLACE_ROLES[argument.role]


_LEAVING = frozenset((Kind.DISPLACEMENT, Kind.WITHDRAWAL))
_LEAVES = re.compile(
    r"(?:[a-z]+ )*(?:fle(?:d|e|es|eing)|leav(?:e|es|ing)|left|quit|escap(?:e|ed|es|ing)|abandon(?:ed|s|ing)?"
    r"|vacat(?:ed|es|ing)|evacuat(?:ed|es|ing)|come|came|coming|go|gone|going|went|get|got|walk\w*|stream\w*|pour\w*|driven|moved|pulled|out)"
    r"(?: on foot)?(?: out| away)?",
    re.IGNORECASE,
)
_LEFT = re.compile(r"(?: on foot)?(?: (?:out )?of)?(?: the)?(?: (?:town|city|village|area) of)? ")


_BESIDE = re.compile(
    r",\s+(?:on|at|to|some|about|close|near|north|south|east|west|\d)[^,.;:]*\s(?:the\s+)?$", re.IGNORECASE
)


def _is_beside(resolved: Resolved, trigger: Trigger, argument: Argument) -> bool:
    """Whether a place only says, between commas, where the one before it lies: "Ma, on either side of | Po |, fell"."""
    text, span = resolved.text, argument.span
    before = [a.span for a in trigger.arguments if a.role is argument.role and a.span.end < span.start]
    if not before or text[span.end : span.end + 1] != "," or trigger.span.start < span.end:
        return False
    return bool(_BESIDE.match(text, before[-1].end, span.start))


def _is_only_road(resolved: Resolved, trigger: Trigger, argument: Argument) -> bool:
    """Whether one place of several is only told by a road: "in Marzan, close to | the Sebha road"."""
    if not any(a.role in PLACE_ROLES and a is not argument for a in trigger.arguments):
        return False
    named = [place.span for place in resolved.places if argument.span.overlaps(place.span)]
    return bool(named) and all(is_road(resolved.text, span) for span in named)


_BY = re.compile(r"\s+by\s+$")
_ROAD = re.compile(r"(?:the\s+)?[A-Z][^,.;:]*\s(?:road|track|highway|route)")


def _is_way(text: str, trigger: Trigger, span: Span) -> bool:
    """Whether a road is only the way somebody came or went: "they came by | the Sebha road"."""
    is_by = trigger.span.end < span.start and _BY.search(text, trigger.span.end, span.start)
    return bool(is_by and _ROAD.fullmatch(text, span.start, span.end))


def _each_once(places: Iterable[ClaimPlace]) -> Iterator[ClaimPlace]:
    """The places without those that say the same again in another role or in other words."""
    seen: set[tuple[object, ...]] = set()
    for place in places:
        key = (place.geonameid,) if place.geonameid else (place.name, place.lat, place.lon)
        if key not in seen:
            seen.add(key)
            yield place


def _with_facility(text: str, span: Span) -> Span:
    """The words with the bridge or building before them that they only place: "a bridge over | the Nile"."""
    before = _facility_before().search(text, max(0, span.start - _BACK), span.start)
    return Span(before.start(), span.end) if before else span


@cache
def _facility_before() -> re.Pattern[str]:
    nouns = "|".join(sorted(words("facilities")))
    return re.compile(
        rf"\b(?:(?:the|a|an)\s+)?(?:[a-z-]+\s+){{0,2}}(?:{nouns})\s+(?:over|across|on|in|at|near)\s+(?:the\s+)?$"
    )


def _in_their_towns(text: str, told: Sequence[ClaimPlace]) -> Iterator[ClaimPlace]:
    """The places; a building without a point has that of the town told with it, which then is no second place."""
    inside = [p for p in told if p.lat is None and p.span and is_facility(p.span.of(text))]
    around = [p for p in told if p not in inside and not _are_joined(text, inside, p)]
    holder = next((p for p in around if p.lat is not None), None)
    if not inside or holder is None:
        yield from told
        return
    for place in told:
        if place in inside:
            yield replace(place, lat=holder.lat, lon=holder.lon)
        elif place not in around:
            yield place


def _are_joined(text: str, places: Sequence[ClaimPlace], other: ClaimPlace) -> bool:
    """Whether one of the places and the other are told side by side: "a hospital and the town of Marzan"."""
    spans = [sorted((p.span, other.span)) for p in places if p.span and other.span]
    return any(JOINED.fullmatch(text, a.end, b.start) for a, b in spans)


_INDEFINITE = re.compile(
    r"(?:a|an|some|one|two|three|four|five|six|several|many|other|another|most|\d+)\b", re.IGNORECASE
)


def _by_words(resolved: Resolved, span: Span, role: PlaceRole) -> Iterator[ClaimPlace]:
    """A place by the words tied to the trigger: what they hold or refer to, else their name, without a point."""
    if span.of(resolved.text).lower() in ("it", "its"):
        yield from _of_pronoun(resolved, span, role)
        return
    several = refer_to_several(span, resolved.text, resolved.places)
    if several:
        yield from (as_place(span, place.name, place, role) for place in several)
        return
    if not any(span.overlaps(p.span) for p in resolved.places) and is_no_place(resolved, span):
        return
    if _INDEFINITE.match(span.of(resolved.text)) and not any(span.contains(p.span) for p in resolved.places):
        yield unresolved(resolved, span, role)
        return
    name, place = describe(span, resolved.text, resolved.places)
    if place is not None:
        yield as_place(span, name, place, role)
    elif not _is_body(resolved, span):
        yield unresolved(resolved, span, role)


_ARTICLE_NAME = re.compile(r"(?:the|a|an|hundreds|thousands|dozens)\s.*[A-Z]")


def _is_body(resolved: Resolved, span: Span) -> bool:
    """Whether a name that no reader took for a place has an article, as no village has: "the Mission", "the Front"."""
    told = span.of(resolved.text)
    if told.endswith(("-held", "-controlled", "-")):
        return True
    known = is_facility(told) or any(span.overlaps(place.span) for place in resolved.places)
    nouns = words("references") | words("descriptions") | words("unnamed")
    has_noun = bool(nouns.intersection(told.lower().split()))
    return not known and not has_noun and bool(_ARTICLE_NAME.match(told))


def _of_pronoun(resolved: Resolved, span: Span, role: PlaceRole) -> Iterator[ClaimPlace]:
    """What "it" stands for: the city that its own sentence refers to, or the only place named in it and the one before.

    "Little of the city is left to clear, with most of it under our control": of the city. Else nothing.
    """
    sentence = resolved.sentence_of(span)
    told = [s.core for s in sites_of(resolved, sentence) if s.mention is None and s.core.end <= span.start]
    referred = describe(told[-1], resolved.text, resolved.places) if told else None
    if referred is not None and referred[1] is not None:
        yield as_place(span, referred[0], referred[1], role)
        return
    back = resolved.sentence_of(Span(max(0, sentence.start - 3), sentence.start)).start
    before = [p for p in resolved.places if back <= p.start and p.end <= span.start]
    named = [p for p in before if not (p.feature or "").startswith(("PCL", "CONT", "STM"))]
    if len({place.name for place in named}) == 1:
        yield as_place(span, named[-1].name, named[-1], role)


_AT_IT = re.compile(r"\s+(?:at|in|of|near|outside)\s+(?:the\s+)?|['’]s\s+(?:[a-z-]+\s+){0,3}")


def _is_of(text: str, told: Span, site: Site) -> bool:
    """Whether the site is what is told, or where it is told to stand: "Marzan", "the base | at Marzan",
    "the city | 's Marzan district".
    """
    gap = text[told.end : site.span.start]
    goes_on = gap.isspace() and text.startswith("between ", site.span.start)  # "the road | between Marzan and Qorva"
    return told.overlaps(site.span) or goes_on or bool(_AT_IT.fullmatch(text, told.end, site.span.start))


_APPOSED = re.compile(r",\s+")
_KIND_OF_PLACE = re.compile(r"(?:an?|the)\s+(?:[a-z-]+\s+){0,3}[a-z-]+")


def is_said_of(text: str, told: Span, site: Site) -> bool:
    """Whether what is told only says what the site is: "Marzan, | a small village"."""
    return bool(_APPOSED.fullmatch(text, site.span.end, told.start) and _KIND_OF_PLACE.fullmatch(told.of(text)))


@cache
def _link() -> re.Pattern[str]:
    """What joins a place to the one before: "A and B", "A and the base at B", "A and, 9 km on, the town of B"."""
    nouns = "|".join(sorted(words("facilities") | words("references") | words("descriptions")))
    return re.compile(
        r"\s*,?\s*(?:and|,)\s*(?:,\s*\d[^,.;]{3,60},\s*)?(?:then\s+|also\s+)?"
        r"(?:(?:all|most|much|half|parts?|some|the rest|(?:one|two|three) (?:thirds?|quarters?)) of\s+)?"
        r"(?:(?:the|a|its)\s+)?"
        rf"(?:(?:[a-z-]+\s+)?(?:{nouns})\s+(?:of|at|in|near)\s+(?:the\s+)?)?"
    )


_VERB_AFTER = re.compile(r"\s+(?:\w+ed|is|are|was|were|has|have|had|will|would|fell|said|says)\b")


def _joined(resolved: Resolved, first: Site, sites: Sequence[Site]) -> list[Site]:
    """The sites joined to one by "and" or commas, up to one that begins another clause.

    What the first is, and the hours of each, may be told between: "took Base 46, a depot, at noon and Marzan at two".
    """
    text = resolved.text
    out = [first]
    for site in sites:
        if site.span.start <= out[-1].core.end or _VERB_AFTER.match(text, site.span.end):
            continue
        if _APPOSED.fullmatch(text, out[-1].core.end, site.span.start) and _ONE.match(text, site.span.start):
            continue  # "Marzan, a village in the Tarfa region"
        if _link().fullmatch(_between(resolved, out[-1].core.end, site.span.start)):
            out.append(site)
    return out[1:]


_ONE = re.compile(r"an?\s")
_WHAT_IT_IS = re.compile(r",\s+(?:the|an?)\s(?:(?!\b(?:and|which|who|that|where)\b)[^,.;:]){2,50},(?=\s)")


def _between(resolved: Resolved, start: int, end: int) -> str:
    """The words between two places without those that say what the first is, and without a time right before "and"."""
    words = resolved.text[start:end]
    told = _WHAT_IT_IS.match(words)
    begin = start + (told.end() if told else 0)
    time = next(
        (t.span for t in resolved.times if begin <= t.span.start <= begin + _PREPOSITION and t.span.end < end), None
    )
    if time is not None and _HOUR_BEFORE.fullmatch(resolved.text, begin, time.start):
        begin = time.end
    return words if begin == start or not _AND.match(resolved.text, begin) else resolved.text[begin:end]


_PREPOSITION = 12  # characters: " shortly at "
_HOUR_BEFORE = re.compile(r"\s+(?:(?:at|by|before|after|on|in|around|early|late|shortly)\s+){0,2}")
_AND = re.compile(r"\s+and\b")
