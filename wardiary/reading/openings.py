"""How a pattern may open: its first few characters, so that it is tried only at the words where it can match.

Many patterns are looked up by what a word opens with at a fraction of what it takes to try or search for each; for one
pattern alone `re` is as quick. Invariant: openings are never too narrow. Every text that a pattern matches begins with
one of its openings; what the reader of patterns here does not follow (a wide class of characters, look-around) only
makes an opening shorter.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

_HEAD = 3  # letters by which the words of a text are sorted, for patterns that few words begin
LENGTH = 6  # characters: tells "the f..." from "they" and "the m..."; more take longer to learn than they save
_MANY = 6  # characters that a class may have and still be told apart
_TEXTS = 1  # whose words are remembered: its sentences are asked for one after the other
_REMEMBERED = 20_000  # openings of words
_MOST = 3000  # openings of one pattern: past that it is tried everywhere
_MANY_JOINED = 200  # openings that a piece may make of those before it: past that, those of _ENOUGH stay as they are
_ENOUGH = 4  # characters that tell most words apart
_TOKEN = re.compile(
    r"""
    (?P<look>\(\?(?:[=!]|<[=!]))
  | (?P<open>\((?:\?(?:P<\w+>|-?i?:))?)
  | (?P<close>\)) | (?P<bar>\|)
  | (?P<hole>\{_?[a-z_]+\})
  | (?P<many>[?*+]|\{\d+(?:,\d*)?\})
  | (?P<edge>\\[bB]|[$^])
  | (?P<space>[ ]|\\s) | (?P<digit>\\d)
  | (?P<any>\.|\\[a-zA-Z])
  | (?P<set>\[\^?\]?(?:\\.|[^\]])*\])
  | (?P<run>[A-Za-z]+(?=[A-Za-z][?*+{])|[A-Za-z]+(?![?*+{])) | \\?(?P<char>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_DIGIT, _SPACE = re.compile(r"\d"), re.compile(r"\s+")
_ODD = re.compile("[\u0130\u0131\u017f\u212a]")  # without regard to case, these are an i, an s and a k to a pattern
_WORD = re.compile(r"\w+")
_ODD_HEAD = ""  # of words whose case is not plain: tried with every pattern
_Strings = frozenset[str]
_TIMES = {"?": (0, 1), "*": (0, LENGTH), "+": (1, LENGTH)}
_NOTHING: _Strings = frozenset({""})
_ANYTHING: _Strings = frozenset({"\0"})  # ends an opening: whatever follows is unknown


def opening_of(text: str, start: int) -> str:
    """The first characters of `text` from `start`: what to ask a table of openings for."""
    return text[start : start + LENGTH]


@lru_cache(_TEXTS)
def word_openings(text: str) -> Sequence[tuple[int, str]]:
    """Where each word of `text` begins, with its opening."""
    starts = [match.start() for match in _WORD.finditer(text)]
    return [(start, text[start : start + LENGTH]) for start in starts]


def _plain(opening: str) -> str | None:
    """An opening as the tables have it: lower-case, any figure a 0, any space a blank; None where that tells nothing.

    A run of spaces leaves too few characters, and of some letters the cases differ in more than these patterns know.
    """
    if not opening.isascii() and _ODD.search(opening):
        return None
    plain = _SPACE.sub(" ", _DIGIT.sub("0", opening))
    return plain.lower() if len(plain) == len(opening) else None


def openings(pattern: str, hole: Callable[[str], Iterable[str] | str] | None = None) -> frozenset[str]:
    """The openings of a pattern; the empty one, alone, says that it may open in any way.

    `hole` gives what a hole "{name}" stands for: a pattern, or words.
    """
    reader = _Patterns(hole or _no_hole)
    found = frozenset(each.rstrip("\0")[:LENGTH] for each in reader.read(pattern))
    return frozenset({""}) if len(found) > _MOST or "" in found else found


def by_opening(opened: Iterable[Iterable[str]]) -> Callable[[str], tuple[int, ...]]:
    """The numbers of the patterns, given by their openings, that may match where a word opens so."""
    table: dict[str, list[int]] = {}
    count = 0
    for number, ways in enumerate(opened):
        count += 1
        for way in ways:
            table.setdefault(way, []).append(number)

    @lru_cache(_REMEMBERED)
    def numbers(opening: str) -> tuple[int, ...]:
        plain = _plain(opening)
        if plain is None:
            return tuple(range(count))
        return tuple(sorted({n for end in range(len(plain) + 1) for n in table.get(plain[:end], ())}))

    return numbers


class WordPattern:
    """A long pattern that begins with a word, tried only at the words of a text that begin with the same letters."""

    def __init__(self, source: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        """Raises ValueError for a pattern that may begin otherwise than with a letter or figure."""
        self._pattern = re.compile(source, flags)
        heads = {way[:_HEAD] for way in _of_words(source)}
        self._shorter = tuple(head for head in heads if len(head) < _HEAD)
        self._heads = heads | {_ODD_HEAD}

    def finditer(self, text: str, lower: str | None = None) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer` finds in `text`, or in its lower case: of the same length, where given."""
        words = _words_by_head(text)
        heads = self._heads & words.keys()
        if self._shorter:
            heads |= {head for head in words if head.startswith(self._shorter)}
        done, within = 0, text if lower is None else lower
        for start in sorted(chain.from_iterable(map(words.__getitem__, heads))):
            if start >= done and (match := self._pattern.match(within, start)):
                yield match
                done = match.end()


@lru_cache(_TEXTS)
def _words_by_head(text: str) -> dict[str, list[int]]:
    """Where the words of a text begin, by their heads."""
    words: defaultdict[str, list[int]] = defaultdict(list)
    for start, opening in word_openings(text):
        words[_head(opening)].append(start)
    return words


@lru_cache(_REMEMBERED)
def _head(opening: str) -> str:
    head = opening[:_HEAD].lower()
    return head if head.isascii() and head.isalpha() else _plain(opening[:_HEAD]) or _ODD_HEAD


def _of_words(source: str) -> frozenset[str]:
    """The openings of a pattern that begins with a word."""
    ways = openings(source)
    if not all(way[:1].isalnum() for way in ways):
        raise ValueError(f"may begin otherwise than with a word: {source}")
    return ways


class Scanner:
    """Patterns that begin with a word, compiled when first needed, each tried only at the words where it may match."""

    def __init__(self, sources: Sequence[str]) -> None:
        """Raises ValueError for a pattern that may begin otherwise than with a letter or figure."""
        self._may_match = by_opening(map(_of_words, sources))
        self.pattern = lru_cache(None)(lambda number: re.compile(sources[number]))

    def held(self, text: str, low: int, high: int, lower: str | None = None) -> set[int]:
        """The numbers of the patterns that match somewhere in `text[low:high]`, or in its lower case, where given."""
        found: set[int] = set()
        words, within = word_openings(text), text if lower is None else lower
        for start, opening in words[bisect_left(words, (low,)) : bisect_left(words, (high,))]:
            for number in self._may_match(opening):
                if number not in found and self.pattern(number).match(within, start, high):
                    found.add(number)
        return found


def _no_hole(name: str) -> str:
    raise ValueError(f"a hole in a pattern that has none: {name}")


def _after(first: _Strings, second: _Strings) -> _Strings:
    """Every one of the first, followed by every one of the second, as far as openings reach."""
    done = {each for each in first if _is_done(each)}
    going = first - done
    if len(going) * len(second) > _MANY_JOINED:
        least = _ENOUGH if len(going) * len(second) <= _MOST else 0
        done |= {each + "\0" for each in going if len(each) >= least}
        going = frozenset(each for each in going if len(each) < least)
    return frozenset(done | {_joined(one, two) for one in going for two in second})


def _is_done(opening: str) -> bool:
    return len(opening) >= LENGTH or opening.endswith("\0")


def _joined(one: str, two: str) -> str:
    """Of white space, any run is one space."""
    return (one + two.removeprefix(" ") if one.endswith(" ") else one + two)[:LENGTH]


class _Patterns:
    """Reads patterns by recursive descent."""

    def __init__(self, hole: Callable[[str], Iterable[str] | str]) -> None:
        self._hole = hole
        self._known: dict[str, _Strings] = {}

    def read(self, pattern: str) -> _Strings:
        tokens = [(match.lastgroup or "", match.group()) for match in _TOKEN.finditer(pattern)]
        found, at = self._branches(tokens, 0)
        if at != len(tokens):
            raise ValueError(f"unbalanced pattern: {pattern}")
        return found

    def _branches(self, tokens: list[tuple[str, str]], at: int) -> tuple[_Strings, int]:
        """All alternatives up to the bracket that closes them, and where that is."""
        out: set[str] = set()
        line, is_settled = _NOTHING, False
        while at < len(tokens) and tokens[at][0] != "close":
            if tokens[at][0] == "bar":
                out |= line
                line, is_settled, at = _NOTHING, False, at + 1
            elif is_settled:
                at = _past(tokens, at)
            else:
                part, at = self._repeated(tokens, at)
                line = _after(line, part)
                is_settled = all(map(_is_done, line))
        return frozenset(out | line), at

    def _repeated(self, tokens: list[tuple[str, str]], at: int) -> tuple[_Strings, int]:
        """One piece with the sign of how often it may stand."""
        kind, words = tokens[at]
        if kind in ("look", "open"):
            part, at = self._branches(tokens, at + 1)
            part = _NOTHING if kind == "look" else part
        else:
            part = self._piece(kind, words)
        at += 1
        if at < len(tokens) and tokens[at][0] == "many":
            return _often(part, tokens[at][1]), at + 1 + (at + 1 < len(tokens) and tokens[at + 1][1] == "?")
        return part, at

    def _piece(self, kind: str, words: str) -> _Strings:
        if kind == "edge":
            return _NOTHING
        if kind == "hole":
            return self._filled(words[1:-1])
        if kind == "set":
            return _class(words[1:-1])
        if kind == "any":
            return _ANYTHING
        if kind == "run":
            return frozenset({words[:LENGTH].lower()})
        if kind == "space":
            return frozenset({" "})
        return frozenset({"0" if kind == "digit" or words.isdigit() else words[-1].lower()})

    def _filled(self, name: str) -> _Strings:
        if name not in self._known:
            body = self._hole(name)
            words = self.read(body) if isinstance(body, str) else frozenset(map(_word, body))
            self._known[name] = words
        return self._known[name]


def _past(tokens: Sequence[tuple[str, str]], at: int) -> int:
    """Where the piece at `at` ends."""
    depth = 0
    while at < len(tokens):
        depth += (tokens[at][0] in ("look", "open")) - (tokens[at][0] == "close")
        at += 1
        if not depth:
            break
    return at


def _word(words: str) -> str:
    return _plain(words[:LENGTH]) or "\0"


def _class(inside: str) -> _Strings:
    """The characters of a class, where they are few."""
    if inside.startswith("^"):
        return _ANYTHING
    chars = re.sub(r"\\d|\d-\d", "0", inside)
    if "-" in chars[1:-1] or "\\" in chars or len(chars) > _MANY:
        return _ANYTHING
    return frozenset("0" if ch.isdigit() else ch.lower() for ch in chars)


def _often(part: _Strings, sign: str) -> _Strings:
    """The part as often as the sign says."""
    least, most = _TIMES.get(sign) or _told(sign)
    out = _NOTHING
    for nth in range(min(most, LENGTH)):
        out = _after(out, part if nth < least else part | _NOTHING)
    return out


def _told(sign: str) -> tuple[int, int]:
    """Of "{2}", "{2,}" and "{2,3}"."""
    least, comma, most = sign[1:-1].partition(",")
    return int(least), int(most or (LENGTH if comma else least))
