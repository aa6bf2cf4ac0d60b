"""Where it happened: the places of a sentence that belong to a trigger."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import islice, pairwise

from wardiary import lexicons
from wardiary.claims.apposed import put_together
from wardiary.claims.facilities import airport_in, facility_of, is_facility
from wardiary.claims.placed import as_place, claim_place, unresolved
from wardiary.claims.resolved import Resolved
from wardiary.claims.side_by_side import JOINED, joined_to
from wardiary.claims.sites import (
    PLACE_ROLES,
    Site,
    has_point,
    is_country,
    is_somebody,
    prepositions,
    sites_of,
    told_with,
    words,
)
from wardiary.claims.tied import is_said_of, tied_places
from wardiary.model import (
    ArgumentRole,
    AttributionMention,
    ClaimPlace,
    Kind,
    PlaceRole,
    Span,
    Trigger,
)
from wardiary.model.kinds import VIOLENT
from wardiary.reading.relative_clauses import aside_before
from wardiary.resolving.place_asides import is_where_somebody_is_now
from wardiary.resolving.place_references import refer_to_several

_SUFFERERS = (ArgumentRole.AGENT, ArgumentRole.TARGET)
_SAYING = frozenset((Kind.STATEMENT, Kind.AGREEMENT))  # the place nearest to them is mostly that of what they speak of
_HITTING = frozenset((Kind.STRIKE, Kind.EXPLOSION, Kind.ATTACK, Kind.DAMAGE))
_BACKWARD = (
    25  # characters: a place before its trigger must be that much nearer than one after it, by the habits of news prose
)


def places_of(resolved: Resolved, trigger: Trigger, voice: AttributionMention | None) -> tuple[ClaimPlace, ...]:
    """The most specific places told for the trigger: those tied to it by the reader, else the nearest of its words."""
    found = put_together(resolved.text, _places_of(resolved, trigger, voice))
    return found if trigger.kind in _SAYING else airport_in(resolved, trigger, found)


def _places_of(resolved: Resolved, trigger: Trigger, voice: AttributionMention | None) -> tuple[ClaimPlace, ...]:
    sites = _usable(resolved, trigger, voice)
    tied = tied_places(resolved, trigger, sites)
    where = _before_where(resolved, trigger, sites)
    among = _among_them(resolved, trigger, sites)
    if any(place.span and site.span.overlaps(place.span) for place in tied for site in among):
        return tuple(claim_place(resolved, site.span, site, PlaceRole.AT) for site in among)
    if where and tied and all(place.span and place.span.end <= where.span.start for place in tied):
        return (claim_place(resolved, where.span, where, PlaceRole.AT),)  # not what the clause before it told
    if tied:
        return tied
    all_sites = sites_of(resolved, resolved.sentence_of(trigger.span))
    struck = [s for s in all_sites if _is_target(resolved, trigger, s)]
    struck += [s for s in _in_targets(resolved, trigger, all_sites) if struck and s not in struck]
    if struck:
        return tuple(claim_place(resolved, site.span, site, PlaceRole.AT) for site in struck)
    near = _nearest(resolved, trigger, sites) if trigger.kind not in _SAYING else []
    unnamed = unnamed_of(resolved, trigger)
    if unnamed and _RIGHT_BEFORE.fullmatch(resolved.text, trigger.span.end, (unnamed[0].span or trigger.span).start):
        return unnamed
    facility = facility_of(resolved, [a.span for a in trigger.arguments])
    if facility and not any(has_point(site) for site in near):
        return (facility,)
    if near:
        return tuple(claim_place(resolved, site.span, site, _role(resolved.text, trigger, site)) for site in near)
    return ((facility,) if facility else unnamed) or _building_hit(resolved, trigger)


_TAKEN_UP = lexicons.pattern("claims/places", "where", "taken_up")


def _role(text: str, trigger: Trigger, site: Site) -> PlaceRole:
    """As the site's preposition says, unless its clause goes on: "the gate to the port, which | rebels hold": at it."""
    taken_up = _TAKEN_UP.match(text, site.span.end, max(site.span.end, trigger.span.start))
    return PlaceRole.AT if taken_up or site.role is None else site.role


def _building_hit(resolved: Resolved, trigger: Trigger) -> tuple[ClaimPlace, ...]:
    """The building that was struck, where nothing else says where: "the looting of the market"."""
    if trigger.kind not in _HITTING:
        return ()
    told = (a.span for a in trigger.arguments if a.role is ArgumentRole.TARGET)
    hit = (s for s in told if is_facility(s.of(resolved.text)) and not any(s.contains(p.span) for p in resolved.places))
    return tuple(unresolved(resolved, span, PlaceRole.AT) for span in islice(hit, 1))


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


def _usable(resolved: Resolved, trigger: Trigger, voice: AttributionMention | None) -> list[Site]:
    """The sites of the trigger's sentence, in its voice's words where it has a voice, that are no actors or sources."""
    sentence = resolved.sentence_of(trigger.span)
    taken = [a.span for a in trigger.arguments if a.role in _SUFFERERS]
    voices = [s for a in resolved.attributions for s in (*a.source, *a.cue)]
    sites = [_after(trigger, s) for s in sites_of(resolved, sentence) if not is_somebody(resolved.text, s)]
    sites = [s for s in sites if not any(v.contains(s.core) for v in voices)]
    sites = [s for s in sites if not is_where_somebody_is_now(resolved.text, s.span.start)]
    aside = aside_before(resolved.text, sentence, trigger.span)
    sites = [s for s in sites if aside is None or not aside.contains(s.core)]
    tied = [a.span for a in trigger.arguments if a.role in PLACE_ROLES]
    sites = [
        s
        for s in sites
        if not any(t.contains(s.core) for t in taken)
        or _is_inside_target(trigger, s)
        or any(t.overlaps(s.span) or is_said_of(resolved.text, t, s) for t in tied)
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


def _is_target(resolved: Resolved, trigger: Trigger, site: Site) -> bool:
    """Whether the target itself is the place: "shelled the town of Sebha", "the Red Sea port of Marzan"."""
    targets = [a.span for a in trigger.arguments if a.role is ArgumentRole.TARGET and a.span.contains(site.core)]
    told = told_with(resolved, site)
    start = told.start - len("the ") if told else site.span.start - 1
    return not is_country(site) and any(start <= t.start or _is_qualified(resolved.text, t, site) for t in targets)


_QUALIFIED = lexicons.pattern("claims/places", "where", "qualified")
_WHAT_IT_IS = lexicons.pattern("claims/places", "where", "what_it_is")


def _is_qualified(text: str, target: Span, site: Site) -> bool:
    """Whether the target is the place with words that say what it is like: "rebel-held | Marzan"."""
    is_whole = target.end >= site.core.end and _WHAT_IT_IS.fullmatch(text, site.core.end, target.end) is not None
    return is_whole and _QUALIFIED.fullmatch(text, target.start, site.core.start) is not None


def _in_targets(resolved: Resolved, trigger: Trigger, sites: Sequence[Site]) -> list[Site]:
    """The towns that are targets together: "Marzan and Karsa were shelled"."""
    targets = [a.span for a in trigger.arguments if a.role is ArgumentRole.TARGET]
    within = [[s for s in sites if t.contains(s.core) and s.mention is not None] for t in targets]
    return [s for each in within if _are_listed(resolved.text, each) for s in each]


def _are_listed(text: str, sites: Sequence[Site]) -> bool:
    pairs = pairwise(sorted(sites, key=lambda site: site.span))
    return len(sites) > 1 and all(JOINED.fullmatch(text, a.span.end, b.span.start) for a, b in pairs)


def _nearest(resolved: Resolved, trigger: Trigger, sites: Sequence[Site]) -> list[Site]:
    """The nearest site with a preposition, and those joined to it by "and" or a comma."""
    where = _before_where(resolved, trigger, sites) or _of_it(resolved, trigger, sites)
    if where:
        return [where]
    placed = [s for s in sites if s.role or _is_told_next(resolved.text, trigger, s)]
    reach = _NEAREST if trigger.kind in VIOLENT else _NEAR
    placed = [s for s in placed if trigger.span.gap(s.span) <= reach or _is_its_own(resolved, trigger, s)]
    fit = [s for s in placed if not is_country(s)] or placed
    if not fit:
        return []
    best = min(fit, key=lambda s: trigger.span.gap(s.span) + (_BACKWARD if s.span.end <= trigger.span.start else 0))
    joined = [best]
    for site in sites:
        if site.span.start > best.span.start and JOINED.fullmatch(resolved.text, joined[-1].span.end, site.span.start):
            joined.append(site)
    return joined


def _before_where(resolved: Resolved, trigger: Trigger, sites: Sequence[Site]) -> Site | None:
    """The site that a clause with "where" hangs on: "the eastern bank, where troops dug in"."""
    before = [s for s in sites if s.span.end <= trigger.span.start]
    if not before:
        return None
    between = resolved.text[before[-1].span.end : trigger.span.start]
    return before[-1] if re.match(r",?\s+where\b", between) else None


def _is_its_own(resolved: Resolved, trigger: Trigger, site: Site) -> bool:
    """Whether a place beyond the reach is the trigger's all the same: within its target, or its clause's end."""
    return _is_inside_target(trigger, site) or _is_told_of(resolved.text, trigger, site)


_TOLD_OF = lexicons.pattern("claims/places", "where", "told_of")


def _is_told_of(text: str, trigger: Trigger, site: Site) -> bool:
    """Whether the clause that the place ends is about the trigger: "the assault | which they began on | Marzan"."""
    is_near = trigger.kind in VIOLENT and 0 < site.span.start - trigger.span.end <= _CLAUSE
    return is_near and bool(_TOLD_OF.fullmatch(text, trigger.span.end, site.span.start))


_CLAUSE = 80  # characters of a short clause
_NEAREST, _NEAR = 40, 25
"""Characters: a place farther from a trigger that no reader tied to it is another clause's; of fighting and blows, and
of other happenings. In the written reports, places up to 40 characters after fighting and blows are right in 25 of 27
cases, farther off in 4 of 27; of other happenings up to 25 characters away in 14 of 32, farther off in 7 of 67."""


def _of_it(resolved: Resolved, trigger: Trigger, sites: Sequence[Site]) -> Site | None:
    """The first site of the sentence, where "it" was hit: "the mill at Marzan was full when it was shelled"."""
    hit = [a.span for a in trigger.arguments if a.role is ArgumentRole.TARGET]
    before = [s for s in sites if s.span.end <= trigger.span.start and not is_country(s)]
    return before[0] if before and any(span.of(resolved.text) == "it" for span in hit) else None


_RIGHT_AFTER = lexicons.pattern("claims/places", "where", "right_after")
_AMONG_THEM = lexicons.pattern("claims/places", "where", "among_them")


def _among_them(resolved: Resolved, trigger: Trigger, sites: Sequence[Site]) -> list[Site]:
    """The places that are told as some of those of which the trigger tells."""
    first = next((s for s in sites if _AMONG_THEM.fullmatch(resolved.text, trigger.span.end, s.span.start)), None)
    return [first, *joined_to(resolved, first, sites)] if first is not None else []


def _is_told_next(text: str, trigger: Trigger, site: Site) -> bool:
    """Whether a place is told right behind its trigger, or as one of those of which it tells."""
    end, start = trigger.span.end, site.span.start
    return bool(_RIGHT_AFTER.fullmatch(text, end, start) or _AMONG_THEM.fullmatch(text, end, start))
