"""Noun phrases of places, groups and persons ("the besieged town", "Kurdish fighters"), told by their last noun.

A phrase holds its article, number and adjectives, as re3d marks it; it never crosses a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wardiary.model import EntityType
from wardiary.reading.rules.entities_words import EntityWords, Found
from wardiary.reading.tokens import Token

_MOST_MODIFIERS = 4  # adjectives before a noun; news has hardly more, and each one more is a chance to err
_ADJECTIVE_ENDINGS = (
    "-led",
    "-held",
    "-backed",
    "-controlled",
    "-aligned",
    "-based",
    "-affiliated",
    "-year-old",
    "-allied",
)


def noun_phrases(sentence: Sequence[Token], words: EntityWords) -> Iterator[Found]:
    """The noun phrases of one sentence, by the longest noun at each place, and the pronouns that stand for one."""
    lowered = [token.lower for token in sentence]
    at = 0
    while at < len(sentence):
        if lowered[at] not in words.noun_starts:
            if lowered[at] in words.pronouns:
                yield from _pronoun(sentence[at], lowered[at], words)
            at += 1
            continue
        width = next((len(two) for two in (lowered[at : at + 2], lowered[at : at + 1]) if tuple(two) in words.nouns), 0)
        if not width:
            at += 1
            continue
        kind = words.nouns[tuple(lowered[at : at + width])]
        yield from _phrase(sentence, at, width, kind, words)
        at += width


def _pronoun(token: Token, lower: str, words: EntityWords) -> Iterator[Found]:
    kind = words.pronouns.get(lower)
    is_name = token.text.isupper() and len(token.text) > 1  # "US" is a state
    if kind and not is_name and token.text != "i":
        yield Found(token.start, token.end, kind, f"pronoun {lower}")


def _phrase(sentence: Sequence[Token], at: int, width: int, kind: EntityType, words: EntityWords) -> Iterator[Found]:
    following = sentence[at + width] if at + width < len(sentence) else None
    if sentence[at].is_capital and at > 0:
        return  # part of a name
    if following is not None and (following.lower,) in words.nouns and kind is not EntityType.PERSON:
        return  # "government forces": the next noun heads the phrase
    first = at
    while first > 0 and at - first < _MOST_MODIFIERS and _is_modifier(sentence[first - 1], words):
        first -= 1
    has_modifier = first < at
    has_article = first > 0 and sentence[first - 1].lower in words.articles
    if has_article:
        first -= 1
    plural = sentence[at + width - 1].lower.endswith("s") or sentence[at].lower in (
        "people",
        "children",
        "women",
        "men",
    )
    if not has_article and not (plural and kind is EntityType.ORGANISATION):
        return
    rule = f"{kind.value} {'article' if has_article else 'bare'}{' modifier' if has_modifier else ''}"
    yield Found(sentence[first].start, sentence[at + width - 1].end, kind, rule)


def _is_modifier(token: Token, words: EntityWords) -> bool:
    lower = token.lower
    if lower in words.modifiers or lower in words.demonyms or lower in words.numbers or lower.isdigit():
        return True
    if lower.endswith(_ADJECTIVE_ENDINGS):
        return True
    return token.text.islower() and len(lower) > 5 and lower.endswith(("ed", "ing", "ous", "ful", "ian", "ish"))
