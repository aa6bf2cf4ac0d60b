"""Where it happened: the places of a sentence that belong to a trigger."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from wardiary.claims.facilities import facility_of, is_facility
from wardiary.claims.no_places import is_no_place
from wardiary.claims.resolved import Resolved
from wardiary.claims.sites import (
    Site,
    has_point,
    is_country,
    is_somebody,
    only_holds,
    prepositions,
    sites_of,
    words,
)
from wardiary.model import (
    AreaKind,
    ArgumentRole,
    AttributionMention,
    ClaimArea,
    ClaimPlace,
    Kind,
    PlaceMention,
    PlaceRole,
    Span,
    Trigger,
)
from wardiary.resolving.place_extents import bank_of_before, extent_of
from wardiary.resolving.place_references import describe, is_line, refer_to_several, town_of_part

_PLACE_ROLES = {ArgumentRole(role.value): role for role in PlaceRole}
_SUFFERERS = (ArgumentRole.AGENT, ArgumentRole.TARGET)
_JOIN = re.compile(r"\s*(?:,|and|, and|or)\s*(?:in|at|of|the|near)?\s*(?:the\s+)?")
_SAYING = frozenset((Kind.STATEMENT, Kind.AGREEMENT))  # the place nearest to them is mostly that of what they speak of
_HITTING = frozenset((Kind.STRIKE, Kind.EXPLOSION, Kind.ATTACK, Kind.DAMAGE))
_BACKWARD = (
    25  # characters: a place before its trigger must be that much nearer than one after it, by the habits of news prose
)


def places_of(resolved: Resolved, trigger: Trigger, voice: AttributionMention | None) -> tuple[ClaimPlace, ...]:
    """The most specific places told for the trigger: those tied to it by the reader, else the nearest of its words."""
    sites = _usable(resolved, trigger, voice)
    tied = tuple(_tied(resolved, trigger, sites))
    if tied:
        return tuple(_in_their_towns(resolved.text, tied))
    struck = [s for s in sites_of(resolved, resolved.sentence_of(trigger.span)) if _is_target(trigger, s)]
    if struck:
        return tuple(_claim_place(resolved, site.span, site, PlaceRole.AT) for site in struck)
    near = _nearest(resolved, trigger, sites) if trigger.kind not in _SAYING else []
    unnamed = unnamed_of(resolved, trigger)
    if unnamed and _RIGHT_BEFORE.fullmatch(resolved.text, trigger.span.end, (unnamed[0].span or trigger.span).start):
        return unnamed
    facility = facility_of(resolved, [a.span for a in trigger.arguments])
    if facility and not any(has_point(site) for site in near):
        return (facility,)
    if near:
        return tuple(_claim_place(resolved, site.span, site, site.role or PlaceRole.AT) for site in near)
    return ((facility,) if facility else unnamed) or _building_hit(resolved, trigger)


def _building_hit(resolved: Resolved, trigger: Trigger) -> tuple[ClaimPlace, ...]:
    """The building that was struck, where nothing else says where: "the looting of the market"."""
    if trigger.kind not in _HITTING:
        return ()
    told = (a.span for a in trigger.arguments if a.role is ArgumentRole.TARGET)
    hit = (s for s in told if is_facility(s.of(resolved.text)) and not any(s.contains(p.span) for p in resolved.places))
    return tuple(_unresolved(resolved, span, PlaceRole.AT) for span in islice(hit, 1))


def _tied(resolved: Resolved, trigger: Trigger, sites: Sequence[Site]) -> Iterator[ClaimPlace]:
    """The places that the reader tied to the trigger, and those joined to the last of them by "and" or commas."""
    seen: list[Site] = []
    role = PlaceRole.AT
    for argument in trigger.arguments:
        if argument.role not in _PLACE_ROLES:
            continue
        role = _PLACE_ROLES[argument.role]
        mine = [s for s in sites if _is_of(resolved.text, argument.span, s)]
        new = [s for s in mine if s not in seen]
        seen += new
        words = _with_facility(resolved.text, argument.span)
        facility = facility_of(resolved, [words]) if not any(has_point(s) for s in mine) else None
        if facility:
            yield replace(facility, role=role)
        elif mine:
            yield from (_claim_place(resolved, site.span, site, role) for site in new)
        elif not only_holds(resolved, argument.span):
            yield from _by_words(resolved, argument.span, role)
    if seen:
        last = max(seen, key=lambda s: s.span)
        yield from (
            _claim_place(resolved, s.span, s, role) for s in _joined(resolved.text, last, sites) if s not in seen
        )


def _with_facility(text: str, span: Span) -> Span:
    """The words with the bridge or building before them that they only place: "a bridge over | the Nile"."""
    before = _facility_before().search(text, max(0, span.start - _AHEAD), span.start)
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
    return any(_JOIN.fullmatch(text, a.end, b.start) for a, b in spans)


_INDEFINITE = re.compile(
    r"(?:a|an|some|one|two|three|four|five|six|several|many|other|another|most|\d+)\b", re.IGNORECASE
)


def _by_words(resolved: Resolved, span: Span, role: PlaceRole) -> Iterator[ClaimPlace]:
    """A place by the words tied to the trigger: what they hold or refer to, else their name, without a point."""
    several = refer_to_several(span, resolved.text, resolved.places)
    if several:
        yield from (as_place(span, place.name, place, role) for place in several)
        return
    if not any(span.overlaps(p.span) for p in resolved.places) and is_no_place(resolved, span):
        return
    if _INDEFINITE.match(span.of(resolved.text)) and not any(span.contains(p.span) for p in resolved.places):
        yield _unresolved(resolved, span, role)
        return
    name, place = describe(span, resolved.text, resolved.places)
    yield as_place(span, name, place, role) if place is not None else _unresolved(resolved, span, role)


_RIGHT_BEFORE = re.compile(r"\s+(?:[a-z]+\s+)?")  # at most a preposition
_AHEAD = 60  # characters from a trigger to a place without a name: farther off it is another clause's


def unnamed_of(resolved: Resolved, trigger: Trigger) -> tuple[ClaimPlace, ...]:
    """A place told without a name right after the trigger: "swept through southern villages"; it has no point."""
    end = min(resolved.sentence_of(trigger.span).end, trigger.span.end + _AHEAD)
    found = _unnamed().match(resolved.text, trigger.span.end, end)
    if not found:
        return ()
    span = Span(*found.span("place"))
    role = prepositions().get((found.group("link") or "").lower(), PlaceRole.AT)
    several = refer_to_several(span, resolved.text, resolved.places)
    named = tuple(as_place(span, place.name, place, role) for place in several)
    return named or (ClaimPlace(span, span.of(resolved.text), None, None, role),)


@cache
def _unnamed() -> re.Pattern[str]:
    nouns, links = "|".join(words("unnamed")), "|".join(prepositions())
    modifiers = rf"(?:(?!(?:{links}|and|but|which|who|that|where|when|as|by|with)\b)[a-z-]+\s+){{0,4}}"
    return re.compile(
        rf"(?:(?:\s+(?!(?:and|but|which|who|that|where|when|as|by|with)\b)[a-z-]+){{0,4}}?\s+(?P<link>{links}))?\s+"
        rf"(?P<place>{modifiers}(?:{nouns})\b(?:\s+and\s+(?:[a-z]+\s+)?(?:{nouns})\b)?)"
        r"(?!\s+(?:of|in|near|around|between|outside|along|close|called|named|on(?!\s+[A-Z])|at|north|south|east|west|some|about)\b)"
    )


_AT_IT = re.compile(r"\s+(?:at|in|of|near|outside)\s+(?:the\s+)?|['’]s\s+(?:[a-z-]+\s+){0,3}")


def _is_of(text: str, told: Span, site: Site) -> bool:
    """Whether the site is what is told, or where it is told to stand: "Marzan", "the base | at Marzan",
    "the city | 's Marzan district".
    """
    return told.overlaps(site.span) or bool(_AT_IT.fullmatch(text, told.end, site.span.start))


@cache
def _link() -> re.Pattern[str]:
    """What joins a place to the one before: "A and B", "A and the base at B", "A and, 9 km on, the town of B"."""
    nouns = "|".join(sorted(words("facilities") | words("references") | words("descriptions")))
    return re.compile(
        r"\s*,?\s*(?:and|,)\s*(?:,\s*\d[^,.;]{3,60},\s*)?(?:then\s+|also\s+)?(?:(?:the|a|its)\s+)?"
        rf"(?:(?:[a-z-]+\s+)?(?:{nouns})\s+(?:of|at|in|near)\s+(?:the\s+)?)?"
    )


_VERB_AFTER = re.compile(r"\s+(?:\w+ed|is|are|was|were|has|have|had|will|would|fell|said|says)\b")


def _joined(text: str, first: Site, sites: Sequence[Site]) -> list[Site]:
    """The sites joined to one by "and" or commas, up to one that begins another clause."""
    out = [first]
    for site in sites:
        if site.span.start <= out[-1].core.end or _VERB_AFTER.match(text, site.span.end):
            continue
        if _link().fullmatch(text, out[-1].span.end, site.span.start):
            out.append(site)
    return out[1:]


def _usable(resolved: Resolved, trigger: Trigger, voice: AttributionMention | None) -> list[Site]:
    """The sites of the trigger's sentence, in its voice's words where it has a voice, that are no actors or sources."""
    sentence = resolved.sentence_of(trigger.span)
    taken = [a.span for a in trigger.arguments if a.role in _SUFFERERS]
    voices = [s for a in resolved.attributions for s in (*a.source, *a.cue)]
    sites = [_after(trigger, s) for s in sites_of(resolved, sentence) if not is_somebody(resolved.text, s)]
    sites = [s for s in sites if not any(v.contains(s.core) for v in voices)]
    tied = [a.span for a in trigger.arguments if a.role in _PLACE_ROLES]
    sites = [
        s
        for s in sites
        if not any(t.contains(s.core) for t in taken)
        or _is_inside_target(trigger, s)
        or any(t.overlaps(s.span) for t in tied)
    ]
    if voice is None:
        return sites
    inside = [s for s in sites if any(c.contains(s.core) for c in voice.content)]
    said = min(voice.cue, default=trigger.span)
    return inside or [s for s in sites if s.core.start < said.start]  # "said by telephone from X": where it was said


def _after(trigger: Trigger, site: Site) -> Site:
    """The site without the words up to its trigger: "shelled | villages near Sebha"."""
    if not site.span.start <= trigger.span.start < trigger.span.end < site.core.start:
        return site
    return replace(site, span=Span(trigger.span.end + 1, site.span.end))


def _is_inside_target(trigger: Trigger, site: Site) -> bool:
    """Whether the site tells where the target is: "a mosque in Sebha"."""
    targets = [a.span for a in trigger.arguments if a.role is ArgumentRole.TARGET]
    return site.role is not None and any(t.contains(site.core) and t.start < site.core.start for t in targets)


def _is_target(trigger: Trigger, site: Site) -> bool:
    """Whether the target itself is the place: "shelled the town of Sebha"."""
    targets = [a.span for a in trigger.arguments if a.role is ArgumentRole.TARGET]
    return not is_country(site) and any(t.contains(site.core) and site.span.start <= t.start + 1 for t in targets)


def _nearest(resolved: Resolved, trigger: Trigger, sites: Sequence[Site]) -> list[Site]:
    """The nearest site with a preposition, and those joined to it by "and" or a comma."""
    where = _before_where(resolved, trigger, sites) or _of_it(resolved, trigger, sites)
    if where:
        return [where]
    placed = [s for s in sites if s.role or _RIGHT_AFTER.fullmatch(resolved.text, trigger.span.end, s.span.start)]
    placed = [s for s in placed if trigger.span.gap(s.span) <= _NEAREST]
    fit = [s for s in placed if not is_country(s)] or placed
    if not fit:
        return []
    best = min(fit, key=lambda s: trigger.span.gap(s.span) + (_BACKWARD if s.span.end <= trigger.span.start else 0))
    joined = [best]
    for site in sites:
        if site.span.start > best.span.start and _JOIN.fullmatch(resolved.text, joined[-1].span.end, site.span.start):
            joined.append(site)
    return joined


def _before_where(resolved: Resolved, trigger: Trigger, sites: Sequence[Site]) -> Site | None:
    """The site that a clause with "where" hangs on: "the eastern bank, where troops dug in"."""
    before = [s for s in sites if s.span.end <= trigger.span.start]
    if not before:
        return None
    between = resolved.text[before[-1].span.end : trigger.span.start]
    return before[-1] if re.match(r",?\s+where\b", between) else None


_NEAREST = 40
"""Characters: a place farther from a trigger that no reader tied to it is another clause's. On the written reports 25,
40, 60 and no bound give span F1 0.760, 0.762, 0.755 and 0.737, on those held out 0.734, 0.753, 0.744 and 0.720."""


def _of_it(resolved: Resolved, trigger: Trigger, sites: Sequence[Site]) -> Site | None:
    """The first site of the sentence, where "it" was hit: "the mill at Marzan was full when it was shelled"."""
    hit = [a.span for a in trigger.arguments if a.role is ArgumentRole.TARGET]
    before = [s for s in sites if s.span.end <= trigger.span.start and not is_country(s)]
    return before[0] if before and any(span.of(resolved.text) == "it" for span in hit) else None


_RIGHT_AFTER = re.compile(r"\s+(?:the\s+)?")  # "leaving | Marzan"
_NAME = re.compile(r"\b(?!The\b|A\b|In\b|On\b|At\b)[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*$")
_NAME_FIRST = re.compile(r"(?:[Tt]he\s+)?((?!The\b)[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*)\s+(?:of|and)\b")


def _named(words: str) -> str | None:
    """The name that the words end in, or begin with: "the town of Marzan", "Marzan of the rebels"."""
    last, first = _NAME.search(words), _NAME_FIRST.match(words)
    if first and not last:
        return first.group(1)
    return last.group() if last else None


def _unresolved(resolved: Resolved, span: Span, role: PlaceRole) -> ClaimPlace:
    """A place that is named but in no gazetteer: kept by its name, without a point. Another place would be a guess."""
    told = span.of(resolved.text)
    return ClaimPlace(span, _named(told) or told, None, None, role)


def _claim_place(resolved: Resolved, span: Span, site: Site, role: PlaceRole) -> ClaimPlace:
    name, place = describe(span, resolved.text, resolved.places)
    if place is None and site.mention is not None and not is_line(span.of(resolved.text), site.mention):
        name = site.mention.name  # "the village of Marzan", which no gazetteer holds
    found = as_place(span, name, place, role)
    town = town_of_part(resolved.text, site.core, resolved.places) if site.mention and found.lat is None else None
    if town is not None:
        return replace(found, lat=town.lat, lon=town.lon)
    if place is not None and place.feature == "AREA" and place.name not in (None, site.mention and site.mention.name):
        anchor = site.mention.name if site.mention else place.name
        return replace(found, area=ClaimArea(AreaKind.RELATIVE, anchor))
    named = site.mention or place
    area = extent_of(resolved.text, site.core, named) if named else bank_of_before(resolved.text, span, resolved.places)
    if area is not None and area.kind is AreaKind.BANK and found.lat is not None:  # "the Dnipro" was taken for a town
        return ClaimPlace(span, " ".join(span.of(resolved.text).split()), None, None, role, None, area)
    return replace(found, area=area)


def as_place(span: Span | None, name: str, place: PlaceMention | None, role: PlaceRole) -> ClaimPlace:
    """A place of a claim, with a point where its mention has one."""
    if place is None or (place.feature or "").startswith("STM"):  # a river has no one point
        return ClaimPlace(span, name, None, None, role, place.geonameid if place else None)
    return ClaimPlace(span, name, place.lat, place.lon, role, place.geonameid)
