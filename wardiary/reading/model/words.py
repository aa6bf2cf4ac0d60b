"""Words as the network sees them: smaller than those of `reading.tokens` (hyphens part them), each with its form.

The encoder is uncased, knows no quotation and few villages; a word's form tells it all three.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from wardiary.model import Span

APOSTROPHES = "'’ʼ"
_WORD = re.compile(
    rf"""
    [^\W\d_ʼ]{{2,}}+(?![\d{APOSTROPHES}])     # most words: sooner found than by what tells the others
  | (?:[A-Za-z]\.){{2,}}                    # U.S.
  | \d+(?:[.,:]\d+)*                        # 4,000
  | [^\W\d_]+(?=n[{APOSTROPHES}]t\b) | n[{APOSTROPHES}]t\b
  | [{APOSTROPHES}](?:s|S|re|ve|ll|d|m)\b
  | [^\W_]+ | `` | '' | \.{{2,}} | --+ | [^\w\s] | _+
    """,
    re.VERBOSE,
)
# Shapes: what the case and the characters of a word say.
LOWER, CAPITAL, CAPITAL_FIRST, UPPER, MIXED, LETTER, INITIALS, DIGITS, MARK, OTHER, SHAPES = range(11)
# How well a gazetteer knows the name that a word is part of: not at all, as a small place, as one over _LARGE people.
UNKNOWN, SMALL, LARGE, RENOWNS = range(4)
_LARGE = 50_000  # as many as a town has that foreign readers may have heard of; set by judgement
_REMEMBERED = 20_000  # words: those of some hundred reports
_LONGEST = 3  # words of a name that is looked up
FORMS = SHAPES * 2 * RENOWNS  # each shape, outside and inside quotation marks, of each renown
OUTER_FORM = OTHER * 2 * RENOWNS  # the form of the pieces before and after a window

Renown = Callable[[str], int]  # the population of the largest place of a name, -1 where there is none
_OPENING = frozenset(["“", "«", "„", "``"])
_CLOSING = frozenset(["”", "»", "''"])


@dataclass(slots=True)
class Words:
    """The words of a text, as columns: `starts` and `ends` in characters, `texts`, `forms` (below FORMS).

    `sentences[k]` is the range of words `[first, after)` of the text's sentence `k`; `paragraphs[k]` says whether it
    begins a paragraph.
    """

    starts: list[int]
    ends: list[int]
    texts: list[str]
    forms: list[int]
    sentences: list[tuple[int, int]]
    paragraphs: list[bool]

    def __len__(self) -> int:
        return len(self.texts)

    def range_of(self, span: Span) -> tuple[int, int]:
        """The words that overlap `span`, as `[first, after)`; empty where there are none."""
        return bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)


@lru_cache(_REMEMBERED)
def shape(word: str) -> int:
    """The shape of one word, without regard to where it stands."""
    if word.islower():
        return LOWER
    first = word[0]
    if first.isdigit():
        return DIGITS
    if not first.isalnum():
        return MARK
    if len(word) == 1:
        return LETTER if first.isupper() else OTHER
    if word[1] == ".":
        return INITIALS
    if word.isupper():
        return UPPER
    if first.isupper() and word[1:].islower():
        return CAPITAL
    return MIXED if word.isalnum() and not word.isdigit() else OTHER


def split_words(text: str, sentences: Sequence[Span]) -> Words:
    """The words of `text`, sentence by sentence. A quotation ends with its paragraph at the latest."""
    words = Words([], [], [], [], [], [])
    quoted = False
    before = 0
    for sentence in sentences:
        new_paragraph = before == 0 or "\n" in text[before : sentence.start]
        quoted = quoted and not new_paragraph
        first = len(words.texts)
        quoted = _add_sentence(words, text, sentence, quoted)
        words.sentences.append((first, len(words.texts)))
        words.paragraphs.append(new_paragraph)
        before = sentence.end
    return words


def _add_sentence(words: Words, text: str, sentence: Span, quoted: bool) -> bool:
    """Appends the words of one sentence; returns whether it ends inside a quotation."""
    seen_word = False
    rows = []
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        word = match.group()
        form = shape(word)
        inside = quoted
        if form == MARK:
            if word in _OPENING or (word == '"' and not quoted):
                quoted = inside = True
            elif word in _CLOSING or word == '"':
                quoted = False
        elif not seen_word:
            seen_word = True
            form = CAPITAL_FIRST if form == CAPITAL else form
        rows.append((*match.span(), word, (2 * form + inside) * RENOWNS))
    words.starts.extend([row[0] for row in rows])
    words.ends.extend([row[1] for row in rows])
    words.texts.extend([row[2] for row in rows])
    words.forms.extend([row[3] for row in rows])
    return quoted


_CASED = frozenset({CAPITAL, CAPITAL_FIRST, UPPER, MIXED, LETTER, INITIALS})


def add_renown(words: Words, text: str, renown: Renown) -> None:
    """Writes into the forms how well a gazetteer knows the names: the longest known run of capitalised words counts."""
    forms = words.forms
    for first, after in words.sentences:
        at = first
        while at < after:
            at += max(1, _mark_name(words, text, renown, at, after)) if forms[at] // (2 * RENOWNS) in _CASED else 1


def _mark_name(words: Words, text: str, renown: Renown, at: int, after: int) -> int:
    """Marks the longest known name that begins at word `at`; returns its length in words, 0 where there is none."""
    for length in range(min(_LONGEST, after - at), 0, -1):
        end = at + length
        if words.forms[end - 1] // (2 * RENOWNS) not in _CASED:
            continue
        people = renown(text[words.starts[at] : words.ends[end - 1]])
        if people >= 0:
            known = LARGE if people >= _LARGE else SMALL
            for word in range(at, end):
                words.forms[word] += known
            return length
    return 0


def plain_forms(forms: Sequence[int]) -> list[int]:
    """The forms of the same words in a text without case: letters count as lower-case and unknown, quotation stays."""
    out: list[int] = []
    for form in forms:
        shape_of, rest = divmod(form, 2 * RENOWNS)
        quoted = rest // RENOWNS
        out.append((2 * (LOWER if shape_of in _CASED else shape_of) + quoted) * RENOWNS)
    return out


def unknown_forms(forms: Sequence[int]) -> list[int]:
    """The forms of the same words where the gazetteer knows no name."""
    return [form - form % RENOWNS for form in forms]
