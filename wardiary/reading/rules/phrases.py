"""Parts of speech by the shape and company of words, and the noun phrases they make.

No parser: a word's most frequent tag, mended by its neighbours. Right for about nine words in ten, which is enough to
tell where a noun phrase begins and ends. Tags are single letters, listed at `TAGS`; every token gets exactly one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from wardiary import lexicons
from wardiary.model import Span
from wardiary.reading.rules.morphology import plural
from wardiary.reading.rules.patterns import spelled_out
from wardiary.reading.tokens import APOSTROPHES, Token

TAGS = {
    "noun": "N", "adjective": "J", "determiner": "D", "preposition": "I", "pronoun": "O", "modal": "M",
    "base_verb": "B", "to": "T", "conjunction": "C", "participle": "L", "verb": "V", "possessive": "S",
    "adverb": "R", "gerund": "G", "relative": "W", "number": "#", "particle": "K",
}  # fmt: skip
"""Names in the lexicon and their letters. Besides: `P` a name, `'` the possessive ending, `.` punctuation."""

_ENDINGS = (
    ("ly", "R"), ("ing", "G"), ("ed", "V"), ("ous", "J"), ("ful", "J"), ("able", "J"), ("ible", "J"), ("ive", "J"),
    ("ic", "J"), ("al", "J"), ("ary", "J"), ("less", "J"), ("ish", "J"), ("ese", "J"),
)  # fmt: skip
_BE_HAVE = frozenset("be is are was were been being am has have had having get gets got 's 're 've ’s ’re ’ve".split())
_CLOSED = frozenset("DIOMTCSW#")
_SENTENCE_ENDS = '.!?:”"“'
_KEPT = 64  # stretches of tokens whose tags are remembered: several readers of one report ask for a sentence's
_LONG = 400  # tokens: what is longer is a table or a list, and too much to remember
_VOCABULARY = 20_000  # words whose tags are remembered: those of some hundred reports
_PREMODIFIERS = frozenset("DSJ#NPL'G")
_HEADS = frozenset("NP#O")
_OPENERS = (_PREMODIFIERS - {"'"}) | {"O"}


@cache
def _lexicon() -> tuple[dict[str, str], frozenset[str], frozenset[str]]:
    words = lexicons.load("phrases")["words"]
    irregular = lexicons.load("verbs")["irregular"].values()
    tags = {form: letter for past, participle in irregular for form, letter in ((participle, "L"), (past, "V"))}
    tags |= {word: letter for name, letter in TAGS.items() for word in words[name].split()}
    return tags, frozenset(words["may_be_verb"].split()), frozenset(words["may_be_noun"].split())


@cache
def verb_bases() -> frozenset[str]:
    """Base forms of the verbs of happenings: after "to" they are verbs, whatever else they may be: "to surrender"."""
    lists = (entry.get("verbs", "") for entry in lexicons.load("triggers")["entry"])
    return frozenset(spec.split("_")[0] for each in lists for spec in spelled_out(each))


@cache
def _intending() -> frozenset[str]:
    """Present forms of verbs that an infinitive follows."""
    lemmas = lexicons.load("grammar")["intending"].split()
    return frozenset(form for lemma in lemmas for form in (lemma, plural(lemma)))


def is_common(word: str) -> bool:
    """Whether a lower-case word is one of the language's common ones, so that a capital on it means nothing."""
    return word in _lexicon()[0]


def tag(tokens: Sequence[Token]) -> list[str]:
    """One tag for each token. The list may be another caller's too: not to be changed."""
    return analysed(tokens)[0]


def analysed(tokens: Sequence[Token]) -> tuple[list[str], list[Chunk]]:
    """The tags of tokens and their base noun phrases. The lists may be another caller's too: not to be changed."""
    return (_remembered if len(tokens) <= _LONG else _analysed)(tuple(tokens))


@lru_cache(_KEPT)
def _remembered(tokens: tuple[Token, ...]) -> tuple[list[str], list[Chunk]]:
    return _analysed(tokens)


def _analysed(tokens: tuple[Token, ...]) -> tuple[list[str], list[Chunk]]:
    tags = _tagged(tokens)
    return tags, chunks(tags, tokens)


def _tagged(tokens: tuple[Token, ...]) -> list[str]:
    _, may_be_verb, may_be_noun = _lexicon()
    lower = [token.lower for token in tokens]
    tags = [_guess(word, False) or _clitic(tokens, k, lower[k]) for k, (_, _, word, _, _) in enumerate(tokens)]
    for k, token in enumerate(tokens):
        if token.is_capital and (k == 0 or tokens[k - 1].text in _SENTENCE_ENDS):
            tags[k] = _guess(token.text, True)
    for k, letter in enumerate(tags):
        if letter in "VB" and tokens[k].is_capital and "".join(tags[k + 1 : k + 2]) in ("V", "M"):
            tags[k] = "P"  # a name at the head of a sentence that is also a verb: "Cook said"
        elif letter in "NJVBLG" and k:
            tags[k] = _mended(lower, tags, k, (lower[k] in may_be_verb, lower[k] in may_be_noun))
    return tags


def tag_of_word(word: str) -> str:
    """The tag of a word by itself, inside a sentence; a word's company may make it another."""
    return _guess(word, False)


@lru_cache(_VOCABULARY)
def _guess(text: str, starts: bool) -> str:
    """The tag of a word by itself, at the start of a sentence or inside; none for what is no word."""
    if not text[0].isalnum():
        return ""
    if text[0].isdigit():
        return "#"
    if "-" in text and text[0].islower() and text.partition("-")[2][:1].isupper():
        return "P"  # "al-Bab": an article that belongs to a name
    lower = text.lower()
    known = _lexicon()[0].get(lower)
    is_name = text[0].isupper() and not (known in _CLOSED and not (text.isupper() and len(text) > 1))
    if is_name and (not starts or known is None):
        return _by_ending(lower) if starts and lower.endswith(("ly", "ing")) else "P"
    return known or _by_ending(lower)


def _clitic(tokens: Sequence[Token], k: int, lower: str) -> str:
    if len(lower) < 2 or lower[0] not in APOSTROPHES:
        follows = k and lower in APOSTROPHES and tokens[k - 1].end == tokens[k].start
        plural = follows and tokens[k - 1].text.endswith("s") and k + 1 < len(tokens) and tokens[k + 1].is_word
        return "'" if plural else "."
    pronoun = k and tokens[k - 1].text.lower() in ("it", "he", "she", "that", "there", "who", "what")
    return "'" if lower[1:] == "s" and not pronoun else "V"


def _by_ending(lower: str) -> str:
    tail = lower.rsplit("-", 1)[-1]
    letter = next((tag for ending, tag in _ENDINGS if tail.endswith(ending) and len(tail) > len(ending) + 1), "N")
    return "J" if letter in "VG" and "-" in lower else letter


def _mended(lower: Sequence[str], tags: Sequence[str], k: int, other: tuple[bool, bool]) -> str:
    """The tag of word `k` in the company of the words before it; `other`: whether it may be a verb, a noun."""
    may_be_verb, may_be_noun = other
    letter = tags[k]
    back = k - 1
    while back > 0 and tags[back] == "R":
        back -= 1
    before = tags[back]
    if (
        letter in "VB"
        and lower[k].endswith(("ed", "en", "n", "t"))
        and lower[back] in _BE_HAVE
        and lower[k] not in _BE_HAVE
    ):
        return "L"
    if letter == "V" and before in "NP" and lower[k].endswith("ed") and lower[k + 1 : k + 2] == ["by"]:
        return "L"
    if letter in "LB" and before in "NPOWC" and lower[back] not in _BE_HAVE and "by" not in lower[k + 1 : k + 2]:
        return "V"
    if settled := _by_company(lower, tags, k, may_be_noun):
        return settled
    if letter in "NJ" and may_be_verb and before in "TMO" and tags[k - 1] != "S":
        return "B" if before in "TM" else "V"
    if letter in "VB" and before in "DS'J" and (may_be_noun or tags[k - 1] in "DS'"):
        return "L" if lower[k].endswith("ed") else "N"
    if letter == "G" and tags[k - 1] in "DSJ'" and (k + 1 == len(tags) or tags[k + 1] not in "NPJD"):
        return "N"
    if letter == "N" and may_be_verb and lower[k].endswith("ed"):
        return "V"
    return letter


def _by_company(lower: Sequence[str], tags: Sequence[str], k: int, may_be_noun: bool) -> str | None:
    """The tag that the words on both sides settle: "to retake", "the wounded", "a mortar attack", "decides to"."""
    letter, before = tags[k], tags[k - 1]
    after = tags[k + 1] if k + 1 < len(tags) else "."
    if letter in "NJR" and before in "TM" and lower[k] in verb_bases():
        return "B"
    if lower[k] == "remains" and before in "NPO" and after in "IJD":
        return "V"  # "the militia remains in control"
    if letter in "VL" and before == "D" and lower[k] in _NOMINAL and after not in "NPJ":
        return "N"
    if letter in "VB" and may_be_noun and _is_compound(lower, tags, k):
        return "N"
    if letter == "N" and before in "NPO" and after == "T" and lower[k] in _intending():
        return "V"
    return None


_NOMINAL = frozenset("wounded injured killed displaced accused missing detained disappeared besieged dead".split())


def _is_compound(lower: Sequence[str], tags: Sequence[str], k: int) -> bool:
    """Whether a base form ends a noun's name: "a mortar attack" (a verb would be "attacks"), not "rebels attack"."""
    singular = tags[k - 1] == "N" and not lower[k - 1].endswith(("s", "men"))
    if not singular or "".join(tags[k - 2 : k - 1]) not in ("D", "J", "#"):
        return False
    return not lower[k].endswith("s") or k + 1 == len(tags) or tags[k + 1] in "IC."


@dataclass(frozen=True, slots=True)
class Chunk:
    """A noun phrase without what follows its head: token indices `[first, last]`."""

    first: int
    last: int


def chunks(tags: Sequence[str], tokens: Sequence[Token]) -> list[Chunk]:
    """The base noun phrases, in order: "the Syrian army's spokesman", "at least 12 people", "she"."""
    out: list[Chunk] = []
    k = 0
    while k < len(tags):
        end = _chunk_end(tags, tokens, k) if tags[k] in _OPENERS else None
        if end is None:
            k += 1
        else:
            out.append(Chunk(k, end))
            k = end + 1
    return out


def _chunk_end(tags: Sequence[str], tokens: Sequence[Token], first: int) -> int | None:
    """The last token of the noun phrase that begins at `first`, None where none does."""
    if tags[first] == "O":
        return first
    last = None
    days = _days()
    k = first
    while k < len(tags) and (tags[k] in _PREMODIFIERS or _joins(tokens, tags, k)):
        if k > first and tags[k] in "DS" and tags[k - 1] not in "D#":
            break
        if tags[k] in "GL" and not _modifies(tags, k, first):
            break
        if last is not None and tokens[k].lower in days and not _owns(tokens, k):
            break  # "reached the town | yesterday evening"
        if tags[k] in _HEADS:
            last = k
        k += 1
    if last is None and tags[first] in "DS" and k > first:
        return k - 1  # "the wounded", "many", "the offensive"
    return last


@cache
def _days() -> frozenset[str]:
    return frozenset(lexicons.load("support")["calendar"].split()[:7]) | {"today", "yesterday", "tomorrow"}


def _owns(tokens: Sequence[Token], k: int) -> bool:
    """Whether the day is a part of the phrase: "the army's Monday raid" holds it, "left Monday" does not."""
    return k > 0 and tokens[k - 1].text.lower() in ("'s", "’s", "'")


def _modifies(tags: Sequence[str], k: int, first: int) -> bool:
    """Whether a participle stands before a noun, inside a phrase begun by a determiner or the like."""
    if k > first or k == 0:
        return k + 1 < len(tags) and tags[k + 1] in "NPJ"
    return tags[k] == "L" and tags[k - 1] not in "NPOVMR" and k + 1 < len(tags) and tags[k + 1] in "NPJ"


def _joins(tokens: Sequence[Token], tags: Sequence[str], k: int) -> bool:
    """A mark inside a name or word: "St. Takla", "Lt. Gen. Omar", "Ba’ath", "12-kilogram"."""
    if k + 1 >= len(tags) or k == 0 or tokens[k].text not in ".'’-‑":
        return False
    if tokens[k].text != ".":
        return tokens[k - 1].end == tokens[k].start and tokens[k].end == tokens[k + 1].start and tags[k + 1] in "NPJ#"
    return tags[k - 1] == "P" and tags[k + 1] == "P" and len(tokens[k - 1].text) <= 4


def noun_phrases(tokens: Sequence[Token]) -> list[Span]:
    """The base noun phrases of `tokens`, in order."""
    return [Span(tokens[c.first].start, tokens[c.last].end) for c in analysed(tokens)[1]]


def clauses(tokens: Sequence[Token]) -> list[Span]:
    """The tokens broken where a clause begins: at semicolons, dashes, relatives, commas, conjunctions before verbs."""
    tags = tag(tokens)
    cuts = [0, *(k for k in range(1, len(tokens)) if _begins_clause(tokens, tags, k)), len(tokens)]
    return [Span(tokens[a].start, tokens[b - 1].end) for a, b in pairwise(cuts) if b > a]


def _begins_clause(tokens: Sequence[Token], tags: Sequence[str], k: int) -> bool:
    before = tokens[k - 1].text
    if before in (";", "—", "–", "--", ":") or tags[k] == "W":
        return True
    if tokens[k].text.lower() in ("that", "while", "after", "before", "because", "although", "as", "if", "since"):
        return "V" in tags[k + 1 : k + 7]
    if before == "," or tags[k] == "C":
        ahead = tags[k + (tags[k] == "C") : k + 7]
        return bool(ahead) and ("V" in ahead or "M" in ahead or ahead[0] in "GL")
    return False
