"""The words of a sentence that may say where: names of places with what describes them, and references to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from wardiary import lexicons
from wardiary.claims.located import located_by
from wardiary.claims.relative import banks_told, told_between, told_by_distance
from wardiary.claims.resolved import Resolved
from wardiary.claims.rows_of_areas import is_area_behind, is_wide
from wardiary.model import ArgumentRole, PlaceMention, PlaceRole, Span
from wardiary.resolving.datelines import is_dateline, is_tag

PLACE_ROLES = {ArgumentRole(role.value): role for role in PlaceRole}
"""The roles of a trigger's arguments that are places, and how each stands to the happening."""
_BACK = 90  # characters: no place of the gold claims, description and name together, is longer than 52


@dataclass(frozen=True, slots=True)
class Site:
    """Words that may say where. `span` are all of them, `core` the name or the reference noun inside.

    `role` comes from the preposition before, None where there is none; `mention` is None for a reference.
    """

    span: Span
    core: Span
    role: PlaceRole | None
    mention: PlaceMention | None


@cache
def words(key: str) -> frozenset[str]:
    """A word list of the lexicon's `place` table."""
    return frozenset(lexicons.load("claims")["place"][key].split())


@cache
def prepositions() -> dict[str, PlaceRole]:
    """How a place stands to a happening, by the preposition before it."""
    return {word: role for role in PlaceRole for word in words(role.value)}


def _any(listed: Iterable[str]) -> str:
    return "|".join(sorted(listed, key=len, reverse=True))


_REFERENCE = lexicons.pattern("claims/places", "sites", "reference", nouns=lambda: _any(words("references")))
_DESCRIPTION = lexicons.pattern(
    "claims/places",
    "sites",
    "description",
    heads=lambda: _any(words("descriptions")),
    prepositions=lambda: "|".join(prepositions()),
)
_PREPOSITION = lexicons.pattern("claims/places", "sites", "preposition", prepositions=lambda: _any(prepositions()))
_DISTANCE = lexicons.pattern("claims/places", "sites", "distance")
_CONTAINER = lexicons.pattern("claims/places", "sites", "container")
_BARE_LINK = lexicons.pattern("claims/places", "sites", "bare_link")

_ANEW = lexicons.pattern("claims/places", "sites", "anew")

_BESIDE = lexicons.pattern("claims/places", "sites", "beside")


@lru_cache(1)  # the triggers of one sentence are asked about one after the other
def sites_of(resolved: Resolved, sentence: Span) -> tuple[Site, ...]:
    """The sites of one sentence in order, without anchors of distances and regions that only hold the place before."""
    text = resolved.text
    named = _happened_at(text, resolved.places_in(sentence))
    out: list[Site] = []
    held = -1  # where the last place ends that only told in what the one before it lies
    for number, mention in enumerate(named):
        if out and out[-1].span.contains(mention.span):
            continue
        relative = _relative(text, sentence, named, number)
        if relative:
            out.append(_placed(_site(text, sentence, mention.span, mention), relative, text, sentence))
            continue
        if _is_anchor(text, sentence, mention.span) or located_by(text, named[:number], mention):
            continue
        leads_on = tells_which(text, named[number : number + 2])
        city = None if leads_on else _OWNED_CITY.match(text, mention.end, sentence.end)
        if city and is_wide(mention):
            if _HOLDS_NAME.search(text, sentence.start, mention.start):
                continue
            core = Span(mention.start, city.end())
            out.append(_site(text, sentence, core, None))
            continue
        if out and out[-1].mention and _is_water_at(text, out[-1].mention, mention):
            out.pop()
        holds = bool(out and out[-1].mention and _holds(resolved, out[-1].span.end, mention, held))
        if leads_on or _owns_no_place(text, mention.span) or is_road(text, mention.span):
            held = mention.end if holds and is_wide(mention) else held
            continue
        if number + 1 < len(named) and _owns_quarter(text, mention, named[number + 1]):
            continue
        if _is_shore_of_town(text, sentence, mention):
            continue
        if holds:
            held = mention.end
            continue
        out.append(_site(text, sentence, mention.span, mention))
    return tuple(sorted((*out, *_unnamed_anew(text, sentence, out)), key=lambda site: site.span))


def _unnamed_anew(text: str, sentence: Span, named: Sequence[Site]) -> Iterator[Site]:
    """The references of a sentence, but for those whose place is named in the same words or right after them."""
    for site in _references(text, sentence):
        if not any(other.span.overlaps(site.span) for other in named) and not _is_named_next(text, site, named):
            yield site


def _happened_at(text: str, named: Sequence[PlaceMention]) -> Sequence[PlaceMention]:
    """The places of a sentence without where it was sent from, if it names another: "YANGON: in western Rakhine"."""
    others = [p for p in named if not (is_dateline(p.span, text) or is_tag(p.span, text))]
    return others if any(not (p.feature or "").startswith("PCL") for p in others) else named


_THERE = lexicons.pattern("claims/places", "sites", "there")


def _is_named_next(text: str, reference: Site, named: Sequence[Site]) -> bool:
    """Whether the words right after a reference say which is meant: "the camp at Marzan" is no camp told before."""
    towns = (s.span.start for s in named if s.mention and not (is_wide(s.mention) or _is_water(s.mention)))
    return any(_THERE.fullmatch(text, reference.span.end, start) for start in towns)


def _relative(text: str, sentence: Span, named: Sequence[PlaceMention], number: int) -> Span | None:
    """The words that tell a place by the mention of this number, and perhaps the next."""
    told = told_by_distance(text, sentence, named, named[number])
    if told is None and number + 1 < len(named):
        told = told_between(text, sentence, named[number], named[number + 1])
    return told


def _placed(site: Site, span: Span, text: str, sentence: Span) -> Site:
    """The site with other words for it, and the role that those before them tell: at it, where they tell none."""
    found = _preposition_before(text, sentence, span)
    role = prepositions()[found.group(1).lower()] if found else PlaceRole.AT
    return Site(span, site.core, role, site.mention)


def _holds(resolved: Resolved, end: int, mention: PlaceMention, held: int = -1) -> bool:
    """Whether a place only tells in what the one before it lies: "Sebha, Libya", "Sebha in southern Libya".

    Without "in" or "of" a settlement holds nothing: "Sebha, Murzuq", "a column from Sebha had reached Murzuq". Nor does
    one of which something is told between: "what they say in Sebha about the fall of Murzuq".
    """
    text = resolved.text
    if is_area_behind(text, max(end, held), mention):
        return True
    if not _CONTAINER.fullmatch(text, end, mention.start) or _is_told_between(resolved, end, mention.start):
        return False
    if _ANEW.fullmatch(text, end, mention.start):
        return False  # "south of Sebha the town of Murzuq was taken"
    is_area = mention.feature is not None and not mention.feature.startswith(("PPL", "FCL", "AIRP"))
    linked = _BARE_LINK.fullmatch(text, end, mention.start) is None
    return linked or (is_area and bool(_BESIDE.fullmatch(text, end, mention.start)))


def _is_told_between(resolved: Resolved, start: int, end: int) -> bool:
    """Whether a happening is told between two characters, or a word that only leads on to something else."""
    return bool(_LEADS_ON.search(resolved.text, start, end)) or any(
        start <= trigger.span.start and trigger.span.end <= end for trigger in resolved.marks.triggers
    )


_LEADS_ON = lexicons.pattern("claims/places", "sites", "leads_on")
_POSSESSIVE = re.compile(r"['’]s?\s+(?:[a-z-]+\s+)?([a-z]+)")


_OWNED_CITY = lexicons.pattern("claims/places", "sites", "owned_city")


def _owns_no_place(text: str, span: Span) -> bool:
    """Whether the name is the owner of something that is no place: "Ukraine's success", not "Ukraine's south"."""
    owned = _POSSESSIVE.match(text, span.end)
    return owned is not None and not set(owned.group().split()) & (words("descriptions") | words("facilities"))


_OWNED_QUARTER = re.compile(r"['’]s?\s+(?:[a-z-]+\s+){0,2}")
_QUARTER = lexicons.pattern("claims/places", "sites", "quarter")


def _owns_quarter(text: str, town: PlaceMention, quarter: PlaceMention) -> bool:
    """Whether a town only tells where a quarter is: "Sebha's | Marzan | district" is one place."""
    is_owned = _OWNED_QUARTER.fullmatch(text, town.end, quarter.start) is not None
    return is_owned and not is_wide(town) and _QUARTER.match(text, quarter.end) is not None


_TOWN_ON = lexicons.pattern("claims/places", "sites", "town_on")


def _is_shore_of_town(text: str, sentence: Span, mention: PlaceMention) -> bool:
    """Whether a river or lake only tells what town is meant: "this small town on the | Nile"."""
    return _is_water(mention) and _TOWN_ON.search(text, sentence.start, mention.start) is not None


_OWNED_NAME = lexicons.pattern("claims/places", "sites", "owned_name")
_NAMES_NEXT = lexicons.pattern("claims/places", "sites", "names_next")


def tells_which(text: str, two: Sequence[PlaceMention]) -> bool:
    """Whether the first of two places, no settlement, only tells which the next is: "the Red Sea port of | Marzan".

    So does its owner: "Chad's | Marzan", where that is a settlement.
    """
    if len(two) < len(("this", "next")):
        return False
    if (two[0].feature or "PPL").startswith("PPL"):
        return False
    is_named_next = _NAMES_NEXT.fullmatch(text, two[0].end, two[1].start)
    is_part = (two[1].feature or "").startswith("PPL")
    return bool(is_named_next or (is_part and _OWNED_NAME.fullmatch(text, two[0].end, two[1].start)))


def told_with(resolved: Resolved, site: Site) -> PlaceMention | None:
    """The place named right before a site that tells which it is."""
    named = resolved.places_in(resolved.sentence_of(site.core))
    before = [place for place in named if place.end <= site.core.start][-1:]
    return before[0] if before and site.mention and tells_which(resolved.text, (before[0], site.mention)) else None


def _is_water(mention: PlaceMention) -> bool:
    return (mention.feature or "").startswith(("STM", "LK", "SEA"))


_AT_TOWN = lexicons.pattern("claims/places", "sites", "at_town")

_OVER_THE = lexicons.pattern("claims/places", "sites", "over_the")


def _is_water_at(text: str, water: PlaceMention, town: PlaceMention) -> bool:
    """Whether a river or lake only tells which thing of a town is meant: "the bridge over the Nile | at | Marzan"."""
    is_town = town.feature is None or town.feature.startswith("PPL")
    is_water = _is_water(water) or _OVER_THE.search(text, max(0, water.start - _BACK), water.start) is not None
    return is_town and is_water and _AT_TOWN.fullmatch(text, water.end, town.start) is not None


_ROAD = lexicons.pattern("claims/places", "sites", "road")


def is_road(text: str, span: Span) -> bool:
    """Whether the name is only that of the road that leads there: "the barriers on the Sebha road"."""
    return bool(_ROAD.match(text, span.end)) and text[max(0, span.start - 4) : span.start].lower() == "the "


_OWNS_NAME = re.compile(r"['’]s\s+(?:[a-z-]+\s+){0,3}[A-Z]")  # "the city's Marzan district" is Marzan
_HOLDS_NAME = lexicons.pattern("claims/places", "sites", "holds_name")


def _references(text: str, sentence: Span) -> Iterator[Site]:
    for found in _REFERENCE.finditer(text, sentence.start, sentence.end):
        only_holds = _OWNS_NAME.match(text, found.end()) or _HOLDS_NAME.search(text, sentence.start, found.start())
        if not _is_anchor(text, sentence, Span(*found.span())) and not only_holds:
            yield _site(text, sentence, Span(*found.span()), None)
    for span in banks_told(text, sentence):
        site = _site(text, sentence, span, None)
        yield Site(site.span, site.core, site.role or PlaceRole.AT, None)


def _is_anchor(text: str, sentence: Span, span: Span) -> bool:
    """Whether the words only anchor a distance: "35 miles north of the port city of X".

    "Two miles from X" and "within five miles of X" are near it.
    """
    found = _DISTANCE.search(text, max(sentence.start, span.start - _BACK), span.start)
    return found is not None and not _CLOSE.search(text, max(sentence.start, found.start() - 30), found.end())


_CLOSE = lexicons.pattern("claims/places", "sites", "close")


def _site(text: str, sentence: Span, core: Span, mention: PlaceMention | None) -> Site:
    begin = max(sentence.start, core.start - _BACK)
    told = not words("descriptions").isdisjoint(_WORD.findall(text, begin, core.start))
    before = _DESCRIPTION.search(text, begin, core.start) if told else None
    span = Span(before.start(), core.end) if before else core
    found = _preposition_before(text, sentence, span)
    role = prepositions()[found.group(1).lower()] if found else None
    if found:
        role = _role_of_phrase(text[begin : found.end(1)]) or role
    if role is PlaceRole.FROM and _CLOSE.search(text, begin, span.start):
        role = PlaceRole.NEAR
    if role is None and text[core.start : core.end].lower() == "there":
        role = PlaceRole.AT
    return Site(span, core, role, mention)


_WORD = re.compile(r"\w+")


def _preposition_before(text: str, sentence: Span, span: Span) -> re.Match[str] | None:
    """The preposition on which the words at `span` hang: it stands among the four words before them."""
    begin = max(sentence.start, span.start - _BACK)
    words_before = text[begin : span.start].rsplit(None, 4)
    if len(words_before) > 4:
        begin += len(words_before[0])
    return _PREPOSITION.search(text, begin, span.start)


_PHRASE = lexicons.pattern("claims/places", "sites", "phrase")
"""Words that turn what the preposition alone would say: beside a place, or towards it."""


def role_by_phrase(text: str, start: int) -> PlaceRole | None:
    """How a place stands to a happening by the fixed phrase before it: "in the direction of | Marzan"."""
    return _role_of_phrase(text[max(0, start - _BACK) : start].rstrip().removesuffix(" the"))


def _role_of_phrase(before: str) -> PlaceRole | None:
    found = _PHRASE.search(before)
    return found and (PlaceRole.NEAR if found["near"] else PlaceRole.TOWARD)


def has_point(site: Site) -> bool:
    """Whether the site is a settlement or the like: a river or a country does not say where a bridge stands."""
    feature = (site.mention.feature if site.mention else None) or ""
    return site.mention is not None and site.mention.lat is not None and not feature.startswith(("STM", "PCL"))


def only_holds(resolved: Resolved, span: Span) -> bool:
    """Whether the place named in the words only tells in what another lies, or from where its distance is measured."""
    sentence = resolved.sentence_of(span)
    named = resolved.places_in(sentence)
    mine = [m for m in named if span.contains(m.span)]
    if not mine:
        return False
    if any(mine[-1] is owner and tells_which(resolved.text, (owner, owned)) for owner, owned in pairwise(named)):
        return True  # "Libya's besieged town of Sebha", read as two
    before = [m for m in named if m.end <= span.start]
    measured = _is_anchor(resolved.text, sentence, mine[0].span)
    held_by = (m for m in before if not _is_water_at(resolved.text, m, mine[0]))
    return measured or any(_holds(resolved, m.end, mine[0]) for m in held_by)


def is_country(site: Site) -> bool:
    """Whether the site names a whole country."""
    return site.mention is not None and (site.mention.feature or "").startswith("PCL")


def is_somebody(text: str, site: Site) -> bool:
    """Whether a country's name stands for its government: "by Russia", "talks between Iran and"."""
    if not is_country(site):
        return False
    before = text[max(0, site.span.start - _BACK) : site.span.start].rsplit(None, 1)[-1:]
    return bool(before) and before[0].lower() in words("not_place")
