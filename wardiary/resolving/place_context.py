"""What the words around a toponym say of it: what kind of place it is, and what it lies in. No gazetteer here."""

from __future__ import annotations

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
_OCCUPIED = lexicons.pattern("resolving/places", "place_context", "occupied")
_AFTER_COMMA = lexicons.pattern("resolving/places", "place_context", "after_comma")
_AFTER_IN = lexicons.pattern("resolving/places", "place_context", "after_in")
AFTER_PART = lexicons.pattern("resolving/places", "place_context", "after_part")
_BRACKET = lexicons.pattern("resolving/places", "place_context", "bracket")
_OWNER = lexicons.pattern("resolving/places", "place_context", "owner")
_ADJECTIVE = lexicons.pattern("resolving/places", "place_context", "adjective")
_LISTED = lexicons.pattern("resolving/places", "place_context", "listed")


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
        if not _LISTED.fullmatch(between):
            return False
        if " and " in f" {between} ":
            return True
    return False


def _holders(before: str, after: str) -> tuple[tuple[str, str], ...]:
    ahead = [(_AFTER_COMMA.match(after), "comma"), (_BRACKET.match(after), "comma"), (_AFTER_IN.match(after), "in")]
    behind = [(pattern.search(before), "before") for pattern in (_OWNER, _ADJECTIVE)]
    wide = [(m, WIDE if m and _WIDE.match(after, m.end(1)) else link) for m, link in ahead]
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


def _divisions() -> str:
    kinds = lexicons.load("place_words")["kinds"]
    return "|".join((*kinds["adm1"], *kinds["adm2"], *lexicons.load("place_words")["wide"]["words"]))


def _kinds() -> str:
    return "|".join(sorted(_kind_words(), key=len, reverse=True))


def _wholes() -> str:
    parts = frozenset(lexicons.load("place_words")["parts"]["words"])
    return "|".join(sorted(_kind_words().keys() - parts, key=len, reverse=True))


@cache
def _offices() -> dict[str, str]:
    return dict(lexicons.load("place_words")["offices"])


def _office() -> str:
    return "|".join(_offices())


_WIDE = lexicons.pattern("resolving/places", "place_context", "wide", divisions=_divisions)
_KIND_WITHIN = lexicons.pattern("resolving/places", "place_context", "kind_within", kinds=_kinds)
_KIND_BEHIND = lexicons.pattern("resolving/places", "place_context", "kind_behind", kinds=_kinds)
_KIND_BEFORE = lexicons.pattern("resolving/places", "place_context", "kind_before", wholes=_wholes)
_OFFICE_BEHIND = lexicons.pattern("resolving/places", "place_context", "office_behind", offices=_office)
_OFFICE_BEFORE = lexicons.pattern("resolving/places", "place_context", "office_before", offices=_office)


def _governed(before: str, after: str) -> str | None:
    """The kind of place that has such an office: "New York Gov. Cuomo" is the governor of a state."""
    found = _OFFICE_BEHIND.match(after) or _OFFICE_BEFORE.search(before)
    return _offices()[found.group(1).lower()] if found else None


def _kind(words: str, before: str, after: str) -> str | None:
    found = _KIND_WITHIN.search(words) or _KIND_BEHIND.match(after) or _KIND_BEFORE.search(before)
    if not found:
        return _governed(before, after)
    word = found.group(1).lower()
    return _kind_words().get(word) or _kind_words()[word.removesuffix("s")]
