"""What the words around a toponym say of it: what kind of place it is, and what it lies in. No gazetteer here."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from wardiary import lexicons
from wardiary.gazetteer import names
from wardiary.model import Span

WIDE = "wide"
_REACH = 48  # characters looked at on each side: "the embattled southern port city of"
_NAME = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2}"
_TAKEN = r"(?:(?:[A-Z][a-z]+[- ])?(?:held|occupied|controlled|annexed|ruled|administered)\s+)?"
"""Who holds it says nothing of where it lies: "Russian-held Donetsk Oblast"."""
_NOT_OF = r"(?!(?<!region)(?<!oblast)(?<!province)(?<!governorate)\s+of\b)"
"""'The Donetsk town of Bakhmut' is no town of Donetsk; but 'the Tigray region of Ethiopia' is a region."""
_OCCUPIED = re.compile(r"[\s-](?:held|occupied|controlled|annexed|ruled|administered)\s+$", re.IGNORECASE)
_SIDE = r"(?:(?:north|south|east|west|central|mid)[a-z-]*\s+)?"
_AFTER_COMMA = re.compile(
    rf"(?:\s+(?:village|town|city|district|settlement|raion|neighbou?rhood))?\s*,\s*(?:in\s+)?(?:the\s+)?{_TAKEN}{_SIDE}({_NAME})"
)
_DOES = r"(?:[a-z]+ed|was|is|were|are|began|ended|fell|took|came|rose|lost|met)\b"
"""A verb between two names: "people from Oysterby arrived in Farhill" puts neither in the other."""
_AFTER_IN = re.compile(
    rf"(?:\s+(?!{_DOES})[a-z]+)?\s*,?\s+(?:(?:located|situated|lying)\s+)?in\s+(?:the\s+)?{_TAKEN}{_SIDE}"
    rf"(?:(?:[a-z-]+\s+){{0,3}}of\s+)?(?:the\s+)?({_NAME})"
)
AFTER_PART = re.compile(  # "the Salihin quarter of Homs" lies in Homs and nowhere else
    rf"\s+(?:district|neighbou?rhood|quarter|ward|sector)\s+of\s+(?:the\s+)?(?:(?:city|town|capital)\s+of\s+)?({_NAME})"
)
_BRACKET = re.compile(rf"\s*[(\[]\s*({_NAME})\s*[)\]]")
_MIDDLE = (
    r"(?:(?!(?:and|or|with|for|in|on|at|to|from|by|that|which|have|has|had|is|was|were|are|into|between|near|over|across|towards?|against"
    r"|around|outside|inside|through|after|before|above|along)\s)[a-z-]+\s+)"
)
_OWNER = re.compile(rf"({_NAME})['’]s?\s+{_MIDDLE}{{0,4}}$")
_ADJECTIVE = re.compile(rf"({_NAME})\s+{_MIDDLE}{{1,4}}$")


@dataclass(frozen=True, slots=True)
class Context:
    """A toponym in its sentence.

    `kind` is one of the kinds of `place_words` ("settlement", "adm1"...) where words beside it or in it say so;
    `holders` are names of what it may lie in, as written, each with the link that says so: "comma" ("Paris, Texas"),
    "in" ("Tripoli in Lebanon"), WIDE ("Saraqib in the Idlib countryside"), "before" ("Lebanon's Tripoli", "the Lebanese
    city of Tripoli"). `taken`: another holds it than it lies in, "Russia-occupied Mariupol".
    """

    span: Span
    text: str
    folded: str
    kind: str | None
    holders: tuple[tuple[str, str], ...]
    taken: bool = False


def contexts(text: str, toponyms: Sequence[Span]) -> tuple[Context, ...]:
    """The context of each toponym, in the order given."""
    starts = sorted(span.start for span in toponyms)
    return tuple(_context(text, span, starts) for span in toponyms)


def _context(text: str, span: Span, starts: Sequence[int]) -> Context:
    words = span.of(text)
    before = text[max(0, span.start - _REACH) : span.start]
    after = text[span.end : span.end + _REACH]
    following = bisect_right(starts, span.start)
    is_list = _is_list(after, text, following, starts)
    holders = () if is_list else _holders(before, after)
    taken = bool(_OCCUPIED.search(before))
    return Context(span, words, names.fold(words), _kind(words, before, after), holders, taken)


def _is_list(after: str, text: str, following: int, starts: Sequence[int]) -> bool:
    """Whether it stands in a run of names, "A, B, C and D": there a comma says nothing of what lies in what."""
    if following + 1 >= len(starts) or not after.lstrip().startswith(","):
        return False
    for start, end in pairwise(starts[following:]):
        between = text[start:end]
        if not re.fullmatch(r"[^,.;]{1,30}(?:,| and|, and)\s+", between):
            return False
        if " and " in f" {between} ":
            return True
    return False


def _holders(before: str, after: str) -> tuple[tuple[str, str], ...]:
    ahead = [(_AFTER_COMMA.match(after), "comma"), (_BRACKET.match(after), "comma"), (_AFTER_IN.match(after), "in")]
    behind = [(pattern.search(before), "before") for pattern in (_OWNER, _ADJECTIVE)]
    wide = [(m, WIDE if m and _wide().match(after, m.end(1)) else link) for m, link in ahead]
    found = [(m.group(1).rstrip("'’"), link) for m, link in (*wide, *behind) if m]
    return tuple(dict.fromkeys(_shorter(found)))


def _shorter(found: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Each name, without a day behind it ("Paris, Texas Monday"); other words behind it make it no holder of this."""
    days = frozenset(lexicons.load("place_words")["trailing"]["words"])
    for name, link in found:
        words = name.split()
        while words and words[-1].rstrip(".") in days:
            words.pop()
        if words:
            yield " ".join(words), link


@cache
def _kind_words() -> dict[str, str]:
    kinds = lexicons.load("place_words")["kinds"]
    return {word: kind for kind, words in reversed(kinds.items()) for word in words}


@cache
def _wide() -> re.Pattern[str]:
    """The words behind a name that make it the land around and not the town: "in the Idlib countryside"."""
    kinds = lexicons.load("place_words")["kinds"]
    words = "|".join((*kinds["adm1"], *kinds["adm2"], *lexicons.load("place_words")["wide"]["words"]))
    return re.compile(rf"\s+(?:{words})\b(?!\s+of\b)", re.IGNORECASE)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    parts = frozenset(lexicons.load("place_words")["parts"]["words"])
    words = "|".join(sorted(_kind_words(), key=len, reverse=True))
    wholes = "|".join(sorted(_kind_words().keys() - parts, key=len, reverse=True))
    return (
        re.compile(rf"(?<=[\s-])({words})\.?$", re.IGNORECASE),
        re.compile(rf"(?:(?:, {_NAME})*,? and {_NAME})?\s+(?:{_SIDE})({words})s?\b{_NOT_OF}"),
        re.compile(rf"\b({wholes})s?\s+(?:of|called|named)\s+(?:the\s+)?$", re.IGNORECASE),
    )


@cache
def _offices() -> tuple[dict[str, str], re.Pattern[str], re.Pattern[str]]:
    offices: dict[str, str] = lexicons.load("place_words")["offices"]
    words = "|".join(offices)
    return (
        offices,
        re.compile(rf"(?:['’]s)?\s+(?:[A-Z]?[a-z]+\s+)?({words})\b", re.IGNORECASE),
        re.compile(rf"\b({words})\s+of\s+(?:the\s+)?$", re.IGNORECASE),
    )


def _governed(before: str, after: str) -> str | None:
    """The kind of place that has such an office: "New York Gov. Cuomo" is the governor of a state."""
    offices, next_to, ahead = _offices()
    found = next_to.match(after) or ahead.search(before)
    return offices[found.group(1).lower()] if found else None


def _kind(words: str, before: str, after: str) -> str | None:
    within, next_to, ahead = _patterns()
    found = within.search(words) or next_to.match(after) or ahead.search(before)
    if not found:
        return _governed(before, after)
    word = found.group(1).lower()
    return _kind_words().get(word) or _kind_words()[word.removesuffix("s")]
