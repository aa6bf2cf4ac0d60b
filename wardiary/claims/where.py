"""Where it happened: the places of a sentence that belong to a trigger."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wardiary.claims.facilities import facility_of
from wardiary.claims.resolved import Resolved
from wardiary.claims.sites import Site, is_country, is_somebody, sites_of
from wardiary.model import ArgumentRole, AttributionMention, ClaimPlace, PlaceMention, PlaceRole, Span, Trigger
from wardiary.resolving.place_references import describe

_PLACE_ROLES = {ArgumentRole(role.value): role for role in PlaceRole}
_SUFFERERS = (ArgumentRole.AGENT, ArgumentRole.TARGET)
_JOIN = re.compile(r"\s*(?:,|and|, and|or)\s*(?:in|at|of|the|near)?\s*(?:the\s+)?")
_BACKWARD = (
    25  # characters: a place before its trigger must be that much nearer than one after it, by the habits of news prose
)


def places_of(resolved: Resolved, trigger: Trigger, voice: AttributionMention | None) -> tuple[ClaimPlace, ...]:
    """The most specific places told for the trigger: those tied to it by the reader, else the nearest of its words."""
    sites = _usable(resolved, trigger, voice)
    tied = [a for a in trigger.arguments if a.role in _PLACE_ROLES]
    held = [(site, _PLACE_ROLES[a.role]) for a in tied for site in sites if a.span.overlaps(site.span)]
    if held:
        return tuple(_claim_place(resolved, site.span, site, role) for site, role in held)
    unknown = [a for a in tied if _NAME.search(a.span.of(resolved.text))]
    if unknown:
        return tuple(_unresolved(resolved, a.span, _PLACE_ROLES[a.role]) for a in unknown)
    struck = [s for s in sites_of(resolved, resolved.sentence_of(trigger.span)) if _is_target(trigger, s)]
    if struck:
        return tuple(_claim_place(resolved, site.span, site, PlaceRole.AT) for site in struck)
    near = _nearest(resolved, trigger, sites)
    if near:
        return tuple(_claim_place(resolved, site.span, site, site.role or PlaceRole.AT) for site in near)
    facility = facility_of(resolved, [a.span for a in trigger.arguments])
    return (facility,) if facility else ()


def _usable(resolved: Resolved, trigger: Trigger, voice: AttributionMention | None) -> list[Site]:
    """The sites of the trigger's sentence, in its voice's words where it has a voice, that are no actors or sources."""
    sentence = resolved.sentence_of(trigger.span)
    taken = [a.span for a in trigger.arguments if a.role in _SUFFERERS]
    taken += [s for a in resolved.attributions for s in (*a.source, *a.cue)]
    sites = [s for s in sites_of(resolved, sentence) if not is_somebody(resolved.text, s)]
    sites = [s for s in sites if not any(t.contains(s.core) for t in taken) or _is_inside_target(trigger, s)]
    if voice is None:
        return sites
    inside = [s for s in sites if any(c.contains(s.core) for c in voice.content)]
    said = min(voice.cue, default=trigger.span)
    return inside or [s for s in sites if s.core.start < said.start]  # "said by telephone from X": where it was said


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
    where = _before_where(resolved, trigger, sites)
    if where:
        return [where]
    placed = [s for s in sites if s.role]
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


_NAME = re.compile(r"\b(?!The\b|A\b|In\b|On\b|At\b)[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*$")


def _unresolved(resolved: Resolved, span: Span, role: PlaceRole) -> ClaimPlace:
    """A place that is named but in no gazetteer: kept by its name, without a point. Another place would be a guess."""
    name = _NAME.search(span.of(resolved.text))
    return ClaimPlace(span, name.group() if name else span.of(resolved.text), None, None, role)


def _claim_place(resolved: Resolved, span: Span, site: Site, role: PlaceRole) -> ClaimPlace:
    name, place = describe(span, resolved.text, resolved.places)
    return as_place(span, name, place, role)


def as_place(span: Span | None, name: str, place: PlaceMention | None, role: PlaceRole) -> ClaimPlace:
    """A place of a claim, with a point where its mention has one."""
    if place is None or (place.feature or "").startswith("STM"):  # a river has no one point
        return ClaimPlace(span, name, None, None, role, place.geonameid if place else None)
    return ClaimPlace(span, name, place.lat, place.lon, role, place.geonameid)
