"""Words of the network that break off inside a noun phrase: "the Syrian | Democratic Forces", "Pro- | Russian men".

Invariant: a span only grows, to the end of its noun phrase, and never over an owner or a verb.
"""

from __future__ import annotations

import re
from functools import cache

from wardiary.model import Span
from wardiary.reading.rules.phrases import analysed, tag_of_word
from wardiary.reading.rules.role_phrases import armed
from wardiary.reading.tokens import tokenize

_LAST = re.compile(r"[\w’'-]+$")
_AHEAD = 60  # characters: the rest of a long name
_UNFINISHED = "JDS#"  # tags that a noun phrase does not end in
_VERBS = frozenset("be is are was were been has have had do does did will would can could may might".split())


def whole_phrase(text: str, span: Span) -> Span:
    """The span up to the end of its noun phrase, where it ends in no noun: in an adjective, a number, half a name."""
    if not _is_cut(text, span):
        return span
    tokens = tokenize(text[span.start : span.end + _AHEAD])
    tags, phrases = analysed(tokens)
    last = next((k for k, token in enumerate(tokens) if span.start + token.end >= span.end), None)
    phrase = next((p for p in phrases if last is not None and p.first <= last <= p.last), None)
    if last is None or phrase is None:
        return span
    rest = range(last + 1, phrase.last + 1)
    if any(tags[k] == "'" or tokens[k].lower in _VERBS for k in rest):
        return span
    return Span(span.start, max(span.end, span.start + tokens[phrase.last].end))


def without_clause(text: str, span: Span) -> Span:
    """The span without a relative clause that it breaks off in: "the rebels | who had"."""
    found = _BEGUN.search(text, span.start, span.end)
    return Span(span.start, found.start()) if found else span


_BEGUN = re.compile(r",?\s+(?:who|whom|which|that|whose)(?:\s+\w+)?$")


def is_bare_adjective(words: str) -> bool:
    """Whether a lone word is an adjective or adverb, which is nobody: "unlawful", "more"; but "Syrian", "rebel"."""
    return words.islower() and words.isalpha() and tag_of_word(words) in ("J", "R") and words not in armed()


def _is_cut(text: str, span: Span) -> bool:
    after = text[span.end : span.end + 1]
    found = _LAST.search(text, span.start, span.end)
    if found is None or not after:
        return False
    if after == "-" or found.group().endswith("-"):
        return True
    word = found.group()
    if word[0].isupper() and text[span.end + 1 : span.end + 2].isupper() and after == " ":
        return True
    is_open = word.lower() in _demonyms() or (tag_of_word(word) in _UNFINISHED and word.lower() not in armed())
    return after.isspace() and is_open


@cache
def _demonyms() -> frozenset[str]:
    from wardiary.reading.rules.names_words import demonym_set

    return frozenset(demonym_set())
