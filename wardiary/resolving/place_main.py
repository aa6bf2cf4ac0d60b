"""Where the report's main happening took place: the most specific place of its first words. Weights: `place_main`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wardiary import lexicons
from wardiary.gazetteer import Gazetteer
from wardiary.model import MainPlace, PlaceMention, Span
from wardiary.resolving.place_doubts import is_doubtful, is_exact, is_part_of_name
from wardiary.resolving.place_mentions import FACILITY, resolve_places
from wardiary.resolving.place_spotting import spot_places

_PART_OF_WORD = re.compile(r"['’ʼ](?!s\b)\w")  # the reader stopped at an apostrophe within a name
# Of a near spelling, and of the next one to it: on the incidents all seven that pass are right.
_LEAST_LIKENESS = 0.04
_LONE = 5.0
_SHORT = 400  # characters: a post or a caption; a longer report names its places more than once
_WORD_BEFORE = lexicons.pattern("resolving/places", "place_main", "word_before")


def _any(table: str) -> str:
    return "|".join(lexicons.load("place_main")[table]["words"])


def _any_site() -> str:
    return "|".join(lexicons.load("place_words")["facilities"]["nouns"])


_NAMES_PART = lexicons.pattern(
    "resolving/places",
    "place_main",
    "names_part",
    parts=lambda: _any("part"),
    capitals=lambda: _any("part").title(),
)
_SPEAKS = lexicons.pattern("resolving/places", "place_main", "speaks", verbs=lambda: _any("speaking"))
_NAMES_SITE = lexicons.pattern("resolving/places", "place_main", "names_site", nouns=_any_site)


def main_place(
    text: str, places: Sequence[PlaceMention], sentences: Sequence[Span], gazetteer: Gazetteer | None = None
) -> MainPlace | None:
    """The place of the main happening; None where no place with a point is named, or only whole countries.

    The kind of place, the word before it, the sentence it stands in and how often it comes again are added up. With a
    `gazetteer`, a short report in which the reader saw no settlement is searched for one.
    """
    whole = [p for p in places if not _PART_OF_WORD.match(text, p.end) and not is_part_of_name(text, p)]
    found = _best(text, whole, sentences)
    if gazetteer and len(text) <= _SHORT and (found is None or not is_exact(found)):
        spotted = spot_places(text, Span(0, len(text)), gazetteer)
        again = [p for p in resolve_places(text, spotted, gazetteer) if not is_part_of_name(text, p)]
        found = _best(text, again, sentences) or found
    if found is None:
        return _misspelt(whole)
    if found.lat is None or found.lon is None or is_doubtful(text, found, places):
        return None
    return MainPlace(found.name, found.lat, found.lon, why=_why(found, sentences))


def _misspelt(places: Sequence[PlaceMention]) -> MainPlace | None:
    """The one place whose name is nearly that of an unresolved mention, in a report that puts nothing elsewhere."""
    for mention in places:
        first, *others = mention.runners_up or (None,)
        if mention.lat is not None or first is None or first.score < _LEAST_LIKENESS:
            continue
        if all(first.score >= _LONE * other.score for other in others if other is not None):
            why = f"no place is called {mention.text}; {first.name} is the only one whose name is near to it"
            return MainPlace(first.name, first.lat, first.lon, why=why)
    return None


def _best(text: str, places: Sequence[PlaceMention], sentences: Sequence[Span]) -> PlaceMention | None:
    scores: dict[tuple[float, float], float] = {}
    best: dict[tuple[float, float], tuple[float, PlaceMention]] = {}
    for mention in places:
        if mention.lat is None or mention.lon is None or _kind(mention) <= 0:
            continue
        point = (mention.lat, mention.lon)
        score = _score(text, mention, sentences)
        again = lexicons.load("place_main")["position"]["again"] if point in scores else 0.0
        scores[point] = max(scores.get(point, score), score) + again
        best[point] = max(best.get(point, (score, mention)), (score, mention), key=lambda pair: pair[0])
    if not scores:
        return None
    return best[max(scores, key=lambda key: (scores[key], -best[key][1].start))][1]


def _score(text: str, mention: PlaceMention, sentences: Sequence[Span]) -> float:
    lexicon = lexicons.load("place_main")
    before = _WORD_BEFORE.search(text[max(0, mention.start - 40) : mention.start])
    word = before.group(1).lower() if before else ""
    place = "first_sentence" if _in_first(mention, sentences) else "later"
    added: float = lexicon["prepositions"].get(word, 0.0) + lexicon["position"][place]
    loss = lexicon["part"]["loss"] if _NAMES_PART.match(text, mention.end) else 0.0
    if mention.feature == "PPLC" and _SPEAKS.match(text, mention.end):
        loss += lexicon["speaking"]["loss"]
    site = _NAMES_SITE.match(text, mention.end)
    if site and mention.feature not in (FACILITY, "AIRP") and (_is_weak_town(mention) or site["elsewhere"]):
        loss += lexicon["site"]["loss"]
    return _kind(mention) + added + mention.score - loss


def _is_weak_town(mention: PlaceMention) -> bool:
    sure: float = lexicons.load("place_main")["site"]["sure"]
    return (mention.feature or "").startswith("PPL") and mention.score < sure


def _kind(mention: PlaceMention) -> float:
    kinds: dict[str, float] = lexicons.load("place_main")["kinds"]
    feature = mention.feature or ""
    return next((weight for prefix, weight in kinds.items() if feature.startswith(prefix)), kinds["other"])


def _in_first(mention: PlaceMention, sentences: Sequence[Span]) -> bool:
    return not sentences or mention.start < sentences[0].end


def _why(mention: PlaceMention, sentences: Sequence[Span]) -> str:
    where = "the first sentence" if _in_first(mention, sentences) else "the text"
    return f"the most specific place that {where} puts a happening at"
