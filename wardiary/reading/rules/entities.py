"""Named and described things in a text, in re3d's eight types: who, where, when, how many, with what.

Spans may nest, as they do in re3d ("northern Iraq" holds "Iraq"); no two are the same in span and type.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from wardiary.model import EntityType, Mention, Span
from wardiary.reading.rules.entities_names import (
    capitalised_runs,
    known_persons,
    organisation_list,
    organisation_names,
    person_names,
    with_article,
)
from wardiary.reading.rules.entities_nouns import noun_phrases
from wardiary.reading.rules.entities_times import quantities, times
from wardiary.reading.rules.entities_words import EntityWords, Found, entity_words, lowered
from wardiary.reading.tokens import Token, inside


def find_entities(
    text: str, sentences: Sequence[Span], tokens: Sequence[Token], toponyms: Sequence[Span]
) -> tuple[Mention, ...]:
    """The entities of `text`, in order; `toponyms` are the names of places found in it before.

    1. Places: the toponyms, and what they make with a direction, a place noun or a place they lie in.
    2. Names of organisations and persons; 3. noun phrases; 4. nationalities; 5. arms; 6. times and quantities.
    """
    found = {(item.start, item.end, item.type) for item in find_with_rules(text, sentences, tokens, toponyms)}
    return tuple(Mention(*item) for item in sorted(found, key=lambda item: (item[0], -item[1], item[2])))


def find_with_rules(
    text: str, sentences: Sequence[Span], tokens: Sequence[Token], toponyms: Sequence[Span]
) -> Iterator[Found]:
    """What `find_entities` gives, with the rule behind each; the same span may come by several rules."""
    words = entity_words()
    listed = list(organisation_list(text, words))
    bodies = {(item.start, item.end) for item in listed}
    places = [place for place in toponyms if tuple(place) not in bodies]
    yield from listed
    yield from with_article(text, listed)
    yield from _places(text, places, words)
    parts = [inside(tokens, sentence) for sentence in sentences]
    runs = [list(capitalised_runs(within, words)) for within in parts]
    persons_of = [list(person_names(part, run, words, places)) for part, run in zip(parts, runs, strict=True)]
    yield from known_persons(text, tokens, [item for found in persons_of for item in found], words)
    for at, within in enumerate(parts):
        yield from organisation_names(within, runs[at], words)
        yield from persons_of[at]
        yield from noun_phrases(within, words)
        yield from (item for item in _nationalities(within, words) if not _is_inside(item, listed))
    yield from _arms(text, words)
    dated = list(times(text))
    yield from dated
    yield from (item for item in quantities(text) if not _is_inside(item, dated))


def _is_inside(item: Found, others: Sequence[Found]) -> bool:
    """Whether `item` lies in one of `others`, which are in order and apart."""
    at = bisect_right(others, item.start, key=lambda other: other.start) - 1
    return at >= 0 and item.end <= others[at].end


def _places(text: str, places: Sequence[Span], words: EntityWords) -> Iterator[Found]:
    ends = {place.start: place.end for place in places}
    for place in places:
        if _is_modifier(text, place):
            continue
        yield Found(place.start, place.end, EntityType.LOCATION, "toponym")
        yield from _acting_state(text, place, words)
        before = text[max(0, place.start - 40) : place.start].split(" ")
        if len(before) > 1 and before[-1] == "" and before[-2].lower() in words.directions:
            yield Found(place.start - 1 - len(before[-2]), place.end, EntityType.LOCATION, "directed toponym")
        inner = place.of(text).lower() not in words.states and text[place.end : place.end + 2] == ", "
        if inner and place.end + 2 in ends and text[place.end + 2 : ends[place.end + 2]].lower() in words.states:
            yield Found(place.start, ends[place.end + 2], EntityType.LOCATION, "toponym in toponym")
        if before[-1] == "" and len(before) > 3 and before[-2] == "of" and before[-3].lower() in words.place_nouns:
            start = place.start - len(" ".join(before[-4:]))
            if before[-4].lower() in words.articles:
                yield Found(start, place.end, EntityType.LOCATION, "place noun of toponym")
        after = text[place.end : place.end + 20].split(" ")
        noun = after[1].rstrip(".,;") if len(after) > 1 and after[0] == "" else ""
        if noun.lower() in words.place_nouns:
            yield Found(place.start, place.end + 1 + len(noun), EntityType.LOCATION, "toponym place noun")


def _is_modifier(text: str, place: Span) -> bool:
    """Whether an abbreviated state only describes what follows it: "U.S. forces"."""
    after = text[place.end : place.end + 2]
    return place.of(text).replace(".", "") in ("US", "UK") and after[:1] == " " and after[1:].isalpha()


def _acting_state(text: str, place: Span, words: EntityWords) -> Iterator[Found]:
    """A state that acts is its government as well, with its article: "The Netherlands has sent"."""
    verb = text[place.end + 1 : place.end + 14].partition(" ")[0]
    if place.of(text).lower() not in words.states or verb not in words.acting_verbs:
        return
    article = text[max(0, place.start - 4) : place.start] in ("The ", "the ")
    before = text[max(0, place.start - 10) : place.start].rstrip().rpartition(" ")[2].lower()
    if article or before not in ("in", "of", "from", "to", "for", "with", "by", "on", "at"):
        start = place.start - 4 if article else place.start
        yield Found(start, place.end, EntityType.ORGANISATION, "acting state")


def _nationalities(sentence: Sequence[Token], words: EntityWords) -> Iterator[Found]:
    for token in sentence:
        if token.is_capital and token.lower in words.demonyms:
            plural = token.lower.endswith("s") and token.lower[:-1] in words.demonyms
            kind = EntityType.ORGANISATION if plural else EntityType.NATIONALITY
            yield Found(token.start, token.end, kind, "demonym" if plural else "nationality")


def _arms(text: str, words: EntityWords) -> Iterator[Found]:
    for match in words.arms.finditer(text, lowered(text)):
        name = match.group()
        is_platform = name in words.platforms or name.removesuffix("s") in words.platforms
        kind = EntityType.MILITARY_PLATFORM if is_platform else EntityType.WEAPON
        yield Found(match.start(), match.end(), kind, f"arms {name.removesuffix('s')}")
