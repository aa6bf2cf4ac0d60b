"""Numbers of those who are already in another number, "nine people, two of them medics", or who only live there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from wardiary import lexicons
from wardiary.model import QuantityMention
from wardiary.reading.tokens import Token
from wardiary.resolving.quantities import lexicon

_ASIDE_REACH = 12  # words of ", three children and a nurse among them,"
_SENTENCE_REACH = 600  # characters: a long list of things hit, as military communiqués have them
_LIVES_THERE = lexicons.pattern("resolving/quantities", "inclusions", "lives_there")
_OF_THEM = lexicons.pattern("resolving/quantities", "inclusions", "of_them")
_PLACE_REACH = 60  # characters of "a coastal town in the north, home to about"
_BEGINS = re.compile(r"[.!?;\n]\s")
_WORD = re.compile(r"\w+")
_PHRASE_REACH = 9  # words of "including a Dutch cameraman and his two drivers"
_BE = frozenset({"was", "were", "are", "have", "had"})
_INCLUSIONS = frozenset({"including", "among", "mostly", "mainly", "most", "many", "some", "includes", "included"})


def past_inclusion(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens after ", including four children," or ", four children among them,"."""
    tokens = _past_ages(tokens)
    if len(tokens) > 2 and tokens[0].lower == "including":
        return _past_phrase(tokens)
    if len(tokens) < 3 or tokens[0].text != ",":
        return tokens
    closing = next((at for at in range(2, len(tokens)) if tokens[at].text == ","), None)
    if closing is None or not (tokens[1].lower in _INCLUSIONS or _is_aside(tokens[1:closing])):
        return tokens
    return tokens[closing + 1 :]


def _past_phrase(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens after "including a Dutch cameraman", which no commas part from what befell them all."""
    befell = lexicon.words("states", "killed") | lexicon.words("states", "injured") | _BE
    end = next((at for at, t in enumerate(tokens[:_PHRASE_REACH]) if t.lower in befell or not t.text[0].isalnum()), 0)
    return tokens[end:] if tokens[end].text[0].isalnum() else tokens


def _past_ages(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens after "of 9, 12 and 14": how old those counted were."""
    if len(tokens) < 2 or tokens[0].lower != "of" or not tokens[1].text.isdigit():
        return tokens
    end = next((at for at, t in enumerate(tokens[1:], 1) if not (t.text.isdigit() or t.lower in (",", "and"))), 1)
    return tokens[end:]


def _is_aside(tokens: Sequence[Token]) -> bool:
    """Whether the words between two commas say who some of those counted are: "two of them medics"."""
    words = [token.lower for token in tokens]
    return len(words) <= _ASIDE_REACH and any(
        one in ("among", "of") and other in ("them", "whom") for one, other in pairwise(words)
    )


def is_part(mention: QuantityMention, text: str) -> bool:
    """Whether those counted are already in the number before: "16 civilians, including four children"."""
    before = text[max(0, mention.start - 24) : mention.start].lower().split()
    of_them = _OF_THEM.match(text, mention.end) or _OF_THEM.search(text, mention.start, mention.end)
    if of_them and _counted_before(mention, text):
        return True
    return bool(before) and (
        before[-1] in _INCLUSIONS or before[-2:] in (["among", "them"], ["of", "them"], ["of", "whom"])
    )


def is_population(mention: QuantityMention, text: str) -> bool:
    """Whether those counted are all who live in a place: "the town of around 20,000 people", "home to 400"."""
    return _LIVES_THERE.search(text, max(0, mention.start - _PLACE_REACH), mention.start) is not None


def _counted_before(mention: QuantityMention, text: str) -> bool:
    """Whether the sentence has told a number before: of the men of a post told before, "two of them died" is one."""
    begins = [stop.end() for stop in _BEGINS.finditer(text, max(0, mention.start - _SENTENCE_REACH), mention.start)]
    before = text[begins[-1] if begins else max(0, mention.start - _SENTENCE_REACH) : mention.start].lower()
    return any(
        word[0].isdigit() or word in lexicon.number_words() or word in lexicon.vague_numbers()
        for word in _WORD.findall(before)
    )
