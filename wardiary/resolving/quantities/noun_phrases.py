"""What a number counts: the noun phrase after it, told without a tagger by a list of words that end it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wardiary import lexicons
from wardiary.reading.tokens import APOSTROPHES, Token
from wardiary.resolving.quantities import lexicon

_LONGEST = 8  # words between a number and its noun; "30,000 Iraqi army and interior ministry counter-terrorism troops"
_PARTICIPLE = lexicons.pattern("resolving/quantities", "noun_phrases", "participle")
_CALIBRE = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Where the phrase ends (token index past its end), and its head noun in lower case, None where it has none."""

    end: int
    head: str | None


def parse_noun_phrase(tokens: Sequence[Token], at: int, *, singular: bool) -> NounPhrase:
    """The noun phrase that begins with token `at`; an empty one (`end == at`) where there is none."""
    last = walk = _skip_of(tokens, at)
    saw_of = walk > at
    head: int | None = None
    extra = at
    while walk < len(tokens) and walk - at < _LONGEST:
        word = tokens[walk].lower
        if word in ("more", "others", "other") and walk == last:
            extra = walk + 1
        if _possessive(tokens, walk) or _calibre(tokens, walk):
            walk += 2 if _possessive(tokens, walk) or not tokens[walk].text.isalpha() else 1
            continue
        if not _continues(tokens, walk):
            break
        if is_plural(word) and not _noun_follows(tokens, walk):
            head = walk
            break
        if word in lexicon.known_nouns() or (singular and not _participle(tokens[walk])):
            head = walk
        walk += 1
    if head is None or tokens[head].lower == "more":
        return NounPhrase(extra if not saw_of else at, None)
    return NounPhrase(head + 1, tokens[head].lower)


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in lexicon.words("noun_phrases", "plurals") or (word.endswith("men") and len(word) > 6):
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and word not in lexicon.words("noun_phrases", "not_plural")
    )


def is_stop(word: str) -> bool:
    """Whether a lower-case word ends a noun phrase, whatever comes next."""
    return word in lexicon.words("noun_phrases", "stops")


def _skip_of(tokens: Sequence[Token], at: int) -> int:
    """Past the "of" of "dozens of its fighters", and a determiner after it."""
    if at < len(tokens) and tokens[at].lower == "of":
        at += 1
        if at < len(tokens) and tokens[at].lower in ("the", "its", "their", "his", "her", "our", "these", "those"):
            at += 1
    return at


def _possessive(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word here has a possessive mark after it: it modifies what follows."""
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return len(after) == 2 and after[0] in APOSTROPHES and after[1] in "sS"


def _calibre(tokens: Sequence[Token], at: int) -> bool:
    """Whether "155mm" stands here: a number within the phrase that counts nothing."""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return bool(_CALIBRE.fullmatch(tokens[at].text)) and after in ("mm", "millimetre", "millimeter")


def _continues(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.text in lexicon.words("noun_phrases", "acronyms"):
        return True
    if not token.text[0].isalpha() or is_stop(token.lower) or _is_number(token.lower):
        return False
    return not (_participle(token) and _is_verb(tokens, at))


def _participle(token: Token) -> bool:
    """Whether the word looks like one; an abbreviation never is: "IED"."""
    return not token.text.isupper() and bool(_PARTICIPLE.fullmatch(token.lower))


def _is_number(word: str) -> bool:
    return word in lexicon.number_words() or word in lexicon.multipliers() or word in lexicon.vague_numbers()


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word in -ed or -ing is the verb: nothing of a noun phrase comes after it."""
    if tokens[at].lower in lexicon.known_nouns():
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is None or not after.text[0].isalpha() or is_stop(after.lower) or _is_number(after.lower)


def _noun_follows(tokens: Sequence[Token], at: int) -> bool:
    """Whether the next word is the true head: "police officers", "oil products depots"."""
    if at + 1 >= len(tokens) or not tokens[at + 1].text[0].isalpha():
        return False
    word = tokens[at + 1].lower
    return not is_stop(word) and (is_plural(word) or word in lexicon.known_nouns()) and word != "others"
