"""Names of places: which capitalised words of a text name a place that a map could hold.

Every answer is a span of the text as given; spans never overlap and are in the order of the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from wardiary.model import Span
from wardiary.reading.rules.names_candidates import Candidate, CandidateFinder
from wardiary.reading.rules.names_evidence import evidence
from wardiary.reading.rules.names_words import NameWords, name_words
from wardiary.reading.tokens import Token

_SURE = 3.0  # log odds beyond which one mention tells another of the same name no more


def find_toponyms(
    text: str, sentences: Sequence[Span], tokens: Sequence[Token], knows: Callable[[str], bool]
) -> tuple[Span, ...]:
    """The names of places in `text`; `knows(name)` says whether the gazetteer holds a name.

    1. Candidates: the longest capitalised stretches that a list, the gazetteer or a head word ("River") vouches for.
    2. Evidence: what stands in the candidate and around it, each piece with its weight in log odds.
    3. One sense per document: the same name elsewhere in the text raises or lowers it.
    """
    words = name_words()
    candidates = candidate_list(text, sentences, tokens, knows)
    scores = [local_score(candidate, words) for candidate in candidates]
    keep = document_scores(candidates, scores, words.document_share)
    return tuple(candidate.span for candidate, score in zip(candidates, keep, strict=True) if score > words.threshold)


def candidate_list(
    text: str, sentences: Sequence[Span], tokens: Sequence[Token], knows: Callable[[str], bool]
) -> list[Candidate]:
    """Whatever may be the name of a place, without what is surely none: days, months, demonyms."""
    words = name_words()
    finder = CandidateFinder(text, words, knows)
    return [found for found in finder.find(tokens, sentences) if not _is_ruled_out(found, words)]


def local_score(candidate: Candidate, words: NameWords) -> float:
    """The log odds of one candidate by itself: the sum of the weights of its evidence."""
    return words.bias + sum(words.weights.get(name, 0.0) for name in evidence(candidate, words))


def document_scores(candidates: Sequence[Candidate], scores: Sequence[float], share: float) -> list[float]:
    """Each score moved by `share` of the mean score of the other mentions of the same name."""
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, candidate in enumerate(candidates):
        groups[candidate.words].append(at)
    out = list(scores)
    for members in groups.values():
        clipped = {at: max(-_SURE, min(_SURE, scores[at])) for at in members}
        total = sum(clipped.values())
        for at in members:
            if len(members) > 1:
                out[at] += share * (total - clipped[at]) / (len(members) - 1)
    return out


def _is_ruled_out(candidate: Candidate, words: NameWords) -> bool:
    parts = candidate.words
    return parts[0] in words.never or (len(parts) == 1 and parts[0] in words.demonyms)
