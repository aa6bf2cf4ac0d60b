"""Words as the network sees them: smaller than those of `reading.tokens` (hyphens part them), each with its form.

The encoder is uncased and knows no quotation; a word's form tells it both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wardiary.model import Span

APOSTROPHES = "'’ʼ"
_WORD = re.compile(
    rf"""
    (?:[A-Za-z]\.){{2,}}                    # U.S.
  | \d+(?:[.,:]\d+)*                        # 4,000
  | [^\W\d_]+(?=n[{APOSTROPHES}]t\b) | n[{APOSTROPHES}]t\b
  | [{APOSTROPHES}](?:s|S|re|ve|ll|d|m)\b
  | [^\W_]+ | `` | '' | \.{{2,}} | --+ | [^\w\s] | _+
    """,
    re.VERBOSE,
)
# Shapes: what the case and the characters of a word say.
LOWER, CAPITAL, CAPITAL_FIRST, UPPER, MIXED, LETTER, INITIALS, DIGITS, MARK, OTHER, SHAPES = range(11)
FORMS = 2 * SHAPES  # each shape outside and inside quotation marks
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
        words.starts.append(match.start())
        words.ends.append(match.end())
        words.texts.append(word)
        words.forms.append(2 * form + inside)
    return quoted


def plain_forms(forms: Sequence[int]) -> list[int]:
    """The forms of the same words in a text without case: letters count as lower-case, quotation stays."""
    cased = {CAPITAL, CAPITAL_FIRST, UPPER, MIXED, LETTER, INITIALS}
    return [2 * LOWER + form % 2 if form // 2 in cased else form for form in forms]
