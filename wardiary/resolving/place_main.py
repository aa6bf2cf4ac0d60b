"""Where the report's main happening took place: the most specific place of its first words. Weights: `place_main`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from wardiary import lexicons
from wardiary.model import MainPlace, PlaceMention, Span

_WORD_BEFORE = re.compile(
    r"([A-Za-z]+)\s+(?:the\s+)?(?:(?:city|town|village|outskirts|suburbs?|cent(?:er|re))\s+of\s+)?"
    r"(?:\w+ern\s+|central\s+|downtown\s+)?$"
)


def main_place(text: str, places: Sequence[PlaceMention], sentences: Sequence[Span]) -> MainPlace | None:
    """The place of the main happening; None where no place with a point is named, or only whole countries.

    The kind of place, the word before it, the sentence it stands in and how often it comes again are added up.
    """
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
    point = max(scores, key=lambda key: (scores[key], -best[key][1].start))
    mention = best[point][1]
    return MainPlace(mention.name, *point, why=_why(mention, sentences))


def _score(text: str, mention: PlaceMention, sentences: Sequence[Span]) -> float:
    lexicon = lexicons.load("place_main")
    before = _WORD_BEFORE.search(text[max(0, mention.start - 40) : mention.start])
    word = before.group(1).lower() if before else ""
    place = "first_sentence" if _in_first(mention, sentences) else "later"
    added: float = lexicon["prepositions"].get(word, 0.0) + lexicon["position"][place]
    return _kind(mention) + added + mention.score


def _kind(mention: PlaceMention) -> float:
    kinds: dict[str, float] = lexicons.load("place_main")["kinds"]
    feature = mention.feature or ""
    return next((weight for prefix, weight in kinds.items() if feature.startswith(prefix)), kinds["other"])


def _in_first(mention: PlaceMention, sentences: Sequence[Span]) -> bool:
    return not sentences or mention.start < sentences[0].end


def _why(mention: PlaceMention, sentences: Sequence[Span]) -> str:
    where = "the first sentence" if _in_first(mention, sentences) else "the text"
    return f"the most specific place that {where} puts a happening at"
