"""Toponyms to places. A toponym that nothing fits is kept, without a point; nothing is guessed from outside the text.

1. The words around each toponym say what kind of place it is and what it lies in (`place_context`).
2. The gazetteer gives what each name may mean (`place_candidates`).
3. The candidates are ranked, each in the light of all the report's names (`place_ranking`); what nothing fits is looked
   for once more in the countries that the report is about (`place_home`).
4. The best becomes the mention, the next three its runners-up; or none, where "none of these" is likelier than all. A
   name that is not held, of something in a town that is, has the town's point, and says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from wardiary import lexicons
from wardiary.gazetteer import Candidate, Gazetteer, Match, Place
from wardiary.model import PlaceMention, RunnerUp, Span
from wardiary.resolving.place_candidates import Sense, kind_fit, km_apart, lies_in, senses
from wardiary.resolving.place_company import as_countries, spoken_of
from wardiary.resolving.place_context import AFTER_PART, Context, contexts
from wardiary.resolving.place_home import look_at_home
from wardiary.resolving.place_ranking import rank

RUNNERS_UP = 3
FACILITY = "FCL"  # GeoNames: a building or site of some kind
# Of all candidates together; on the corpus' train part, asking for more loses as many right ones as wrong ones.
LEAST_CHANCE = 0.15
_SPOKEN_OF = 0.3  # the chance at which a place tells that its country is spoken of, as for the ranking itself
_SEVERAL = 3  # places that are sure; of fewer one may be a namesake far away, as two in 1,172 dispatches showed
_ALIKE = frozenset((Match.FOREIGN, Match.SPELLING))
_OUTSIDE_KM = 150.0  # from the middle of a province to its edge, by the outlines of Natural Earth; no town is so wide
_SURE, _DOUBTFUL, _CLOSE = 0.7, 0.4, 0.5
"""Chances: of a town that surely lies where it does; of a choice that may change; of the other, as a share of it. No
choice on the dev parts of `places` and `incidents` changes by them, also at 0.8 and 0.2: they mend what is rare."""
HELD_SCORE = 0.3  # at most, for what only lies in a town that is known: of such points two in three are near enough


def resolve_places(text: str, toponyms: Sequence[Span], gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """What each toponym of `text` means, one mention for each span, in their order; unresolved ones have no point."""
    found = senses(contexts(text, toponyms), gazetteer)
    spoken = as_countries(spoken_of(text), gazetteer)
    aside = [_is_aside(text, sense) for sense in found]
    groups = [[s for s, is_aside in zip(found, aside, strict=True) if is_aside is each] for each in (False, True)]
    for group in groups:
        rank(group, spoken=spoken)
        if look_at_home(group, {place.country for place, _ in spoken}, gazetteer, LEAST_CHANCE):
            rank(group, spoken=spoken)
    _drop_strangers(found, {place.country for place, _ in spoken})
    _prefer_neighbours(found)
    _drop_outside(text, found)
    mentions = {context.span: _mention(context, sense, gazetteer) for sense in found for context in sense.contexts}
    return tuple(mentions[span] for span in toponyms)


_PART = lexicons.pattern("resolving/places", "place_mentions", "part")
_NOT_HERE = lexicons.pattern("resolving/places", "place_mentions", "not_here")


def _is_aside(text: str, sense: Sense) -> bool:
    """Whether a town is only named for its clock or its rulers, and so says nothing of where other names are.

    "At 14.05 Kyiv time", "Kyiv's General Staff". Not a country, whose army mostly is where it is.
    """
    if any(candidate.place.is_country for candidate in sense.candidates):
        return False
    return all(_NOT_HERE.match(text, context.span.end) for context in sense.contexts)


def _drop_strangers(found: Sequence[Sense], spoken: set[str | None]) -> None:
    """Takes the chances from names that are only alike, in countries that the report does not speak of otherwise.

    From those but for one letter only in reports that name several places: a short one may tell its country by this
    name alone. Of those in other scripts and transliterations, only settlements' in reports that speak of some country.
    """
    sure = [
        candidate.place.country
        for sense in found
        for candidate, chance in zip(sense.candidates, sense.chances, strict=True)
        if candidate.match not in (Match.FUZZY, *_ALIKE) and chance > _SPOKEN_OF
    ]
    known = spoken.union(sure)
    alike = _ALIKE.union((Match.FUZZY,)) if len(sure) >= _SEVERAL else _ALIKE
    for sense in found if known else ():
        pairs = zip(sense.candidates, sense.chances, strict=True)
        sense.chances = [0.0 if c.match in alike and _is_strange(c.place, c.match, known) else x for c, x in pairs]


def _is_strange(place: Place, match: Match, known: Collection[str | None]) -> bool:
    return place.country not in known and (match is Match.FUZZY or place.is_settlement)


def _drop_outside(text: str, found: Sequence[Sense]) -> None:
    """Takes the chances of a quarter's name from towns elsewhere: "the Salihin quarter of Homs" is in Homs.

    So is "Homs's Salihin district".
    """
    towns = {
        context.text: each.place
        for sense in found
        for each, chance in zip(sense.candidates, sense.chances, strict=True)
        for context in sense.contexts
        if chance > _SURE and each.place.is_settlement
    }
    for sense in found:
        holders = (name for context in sense.contexts for name in _holders_of_part(text, context))
        town = next((towns[name] for name in holders if name in towns), None)
        if town is None or max(sense.chances, default=0.0) > _SURE:  # "the Aleppo district of Salihin"
            continue
        pairs = zip(sense.candidates, sense.chances, strict=True)
        sense.chances = [chance if _is_near(each.place, town) else 0.0 for each, chance in pairs]
        sense.holders = (*sense.holders, (town, "in"))


def _holders_of_part(text: str, context: Context) -> Iterator[str]:
    """The names of what a quarter is told to be of, behind it or before."""
    if found := AFTER_PART.match(text, context.span.end):
        yield found[1]
    if _PART.match(text, context.span.end):
        yield from (name for name, link in context.holders if link == "before")


def _is_near(place: Place, holder: Place) -> bool:
    return lies_in(place, holder) or km_apart(place, holder) <= _OUTSIDE_KM


def _prefer_neighbours(found: Sequence[Sense]) -> None:
    """Where nothing tells namesakes apart, the one in a country in which other towns of the report surely lie.

    Countries that are only named themselves act as often as they hold: "the United States" says nothing of a Palmyra.
    """
    homes = [
        (number, candidate.place.country)
        for number, sense in enumerate(found)
        for candidate, chance in zip(sense.candidates, sense.chances, strict=True)
        if chance > _SURE and candidate.place.is_settlement
    ]
    for number, sense in enumerate(found):
        best = max(sense.chances, default=0.0)
        near = {country for other, country in homes if other != number}
        if not near or not 0.0 < best < _DOUBTFUL:
            continue
        top = sense.chances.index(best)
        place = sense.candidates[top].place
        close = (n for n, chance in enumerate(sense.chances) if chance > best * _CLOSE)
        others = [n for n in close if sense.candidates[n].place.country in near]
        if others and place.is_settlement and place.country not in near:
            other = max(others, key=lambda n: sense.chances[n])
            sense.chances[top], sense.chances[other] = sense.chances[other], best


def _mention(context: Context, sense: Sense, gazetteer: Gazetteer) -> PlaceMention:
    ranked = sorted(zip(sense.chances, sense.candidates, strict=True), key=lambda pair: -pair[0])
    if sum(sense.chances) < LEAST_CHANCE:
        town = _holding_town(sense)
        return _inside(context, town, HELD_SCORE, gazetteer) if town else _unresolved(context, ranked)
    chance, best = ranked[0]
    if sense.stands_in:
        return _inside(context, best.place, min(chance, HELD_SCORE), gazetteer)
    mention = mention_of(context.span, context.text, best.place, round(chance, 3), _why(best, sense, gazetteer))
    return replace(mention, runners_up=_runners_up(ranked[1:]))


def mention_of(span: Span, words: str, place: Place, score: float, why: str) -> PlaceMention:
    """A mention, by these words, of a place of the gazetteer."""
    return PlaceMention(
        *span,
        text=words,
        name=place.name,
        lat=place.lat,
        lon=place.lon,
        geonameid=place.geonameid,
        feature=place.feature,
        country=place.country,
        admin1=place.admin1_name,
        zone=place.zone,
        score=score,
        why=why,
        population=place.population or None,
    )


def _bare(context: Context) -> PlaceMention:
    """A mention of which nothing is known yet but its words."""
    start, end = context.span
    return PlaceMention(start, end, context.text, context.text, None, None, None, None, None, None, None, 0.0, "")


def _holding_town(sense: Sense) -> Place | None:
    """The town or district that the text puts a name in that the gazetteer does not hold; the largest so called.

    Not one that is called like a larger region of another country: "in Papua" is not in Popua of Tonga.
    """
    holders = [place for place, link in sense.holders if link not in ("area", "seat")]
    regions = [place for place in holders if not _may_lend_its_point(place)]
    towns = [place for place in holders if _may_lend_its_point(place) and not _is_outshone(place, regions)]
    return max(towns, key=lambda place: place.population, default=None)


def _may_lend_its_point(place: Place) -> bool:
    return place.is_settlement or place.feature == "ADM2"


def _is_outshone(town: Place, regions: Sequence[Place]) -> bool:
    return any(region.country != town.country and region.population > town.population for region in regions)


def _inside(context: Context, town: Place, score: float, gazetteer: Gazetteer) -> PlaceMention:
    """Something in a town, with the town's point: near enough for a map of a country, and said to be no more.

    A settlement in a district has the point of the district, and no feature: it is not known to be a site of its town.
    """
    return replace(
        _bare(context),
        lat=town.lat,
        lon=town.lon,
        feature=FACILITY if town.is_settlement else None,
        country=town.country,
        admin1=town.admin1_name,
        zone=town.zone,
        score=round(score, 3),
        why=f"the gazetteer holds no such name; it is given the point of {town.name}, {_where(town, gazetteer)}",
    )


def _unresolved(context: Context, ranked: Sequence[tuple[float, Candidate]]) -> PlaceMention:
    why = "no place of this name fits what the report says of it" if ranked else "the gazetteer holds no such name"
    score = 1.0 - sum(chance for chance, _ in ranked)
    return replace(_bare(context), score=round(score, 3), why=why, runners_up=_runners_up(ranked))


def _runners_up(ranked: Sequence[tuple[float, Candidate]]) -> tuple[RunnerUp, ...]:
    places = [(chance, candidate.place) for chance, candidate in ranked[:RUNNERS_UP]]
    return tuple(RunnerUp(p.name, p.lat, p.lon, p.geonameid, round(chance, 3)) for chance, p in places)


_MATCH_WORDS = {
    Match.NAME: "its own name",
    Match.ALTERNATE: "another name of it",
    Match.FOREIGN: "a name of it in another script",
    Match.GENERIC: "its name with a word for what it is",
    Match.ARTICLE: "its name but for the article",
    Match.SPELLING: "its name in another transliteration",
    Match.FUZZY: "its name but for one letter",
}


def _why(best: Candidate, sense: Sense, gazetteer: Gazetteer) -> str:
    """One sentence: how the name was found, and what spoke for this place among its namesakes."""
    place = best.place
    reasons = [_MATCH_WORDS[best.match]]
    holder = next((holder for holder, _ in sense.holders if lies_in(place, holder)), None)
    if holder:
        reasons.append(f"the text puts it in {holder.name}")
    if kind_fit(sense.kind, place) > 0:
        reasons.append("the words beside it say what it is")
    others = len(sense.candidates) - 1
    if others and place.population == max(c.place.population for c in sense.candidates):
        reasons.append(f"the largest of {others + 1} places so called")
    elif others:
        reasons.append(f"it fits the report's other places best of {others + 1} so called")
    return f"{place.name}, {_where(place, gazetteer)}: {'; '.join(reasons)}"


def _where(place: Place, gazetteer: Gazetteer) -> str:
    country = gazetteer.country(place.country) if place.country else None
    if place.is_country:
        return "a country"
    parts = [place.admin1_name if place.feature != "ADM1" else None, country.name if country else None]
    return ", ".join(part for part in parts if part) or "which is in no one country"
