"""Sentences: where a text breaks into the units that are read and quoted.

Line ends break sentences in web text, where a line is a paragraph, and do not in hard-wrapped wire text. What runs on
without a stop (speech written down by machine, a list in one line) is cut: no sentence is longer than `LONGEST`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from wardiary import lexicons
from wardiary.model import Span

_PARAGRAPH = re.compile(r"[ \t\r]*\n[ \t\r]*(?:\n\s*)+")
_LINE = re.compile(r"\s*\n\s*")
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|[.!?][”\"](?=[A-Z])")
_WORD_BEFORE = re.compile(r"([^\W_]+(?:\.[^\W_]+)*)\.*$")
_NEXT_WORD = re.compile(r"\s*[\"'“‘«(\[]*([^\W_]+)?")
_KEPT = 1  # text whose sentences are remembered: both readers ask for them, one after the other
# Characters; the longest sentence in 30 news reports had 395. What relates all that a sentence names to all else in it
# takes time with the cube of its length: a second at 2,000 characters, ten at 6,000.
LONGEST = 1000
_PAUSES = (";", ",", " ")  # where a sentence that is too long is cut, the first that its second half has
_WRAP_WIDTH = range(40, 100)  # columns of hard-wrapped text: wires, e-mail, MUC-4 (72) and TimeBank (80)


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(lexicons.load("sentences")[key])


@lru_cache(_KEPT)
def split_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text` in order, without surrounding white space; every non-space character is in one."""
    breaks = _PARAGRAPH if _is_wrapped(text) else _LINE
    out: list[Span] = []
    start = 0
    for gap in breaks.finditer(text):
        out.extend(_split_block(text, start, gap.start()))
        start = gap.end()
    out.extend(_split_block(text, start, len(text)))
    return tuple(out)


def _is_wrapped(text: str) -> bool:
    """Whether lines end where the column did, not where a thought did."""
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    if len(lines) < 4:
        return False
    running = sum(len(line) in _WRAP_WIDTH and line[-1] not in '.!?:"”' for line in lines)
    return running > 0.5 * len(lines)


def _split_block(text: str, start: int, end: int) -> list[Span]:
    out: list[Span] = []
    at = start
    for stop in _STOP.finditer(text, start, end):
        if _ends_sentence(text, stop, end):
            out.append(_trim(text, at, stop.end()))
            at = stop.end()
    out.append(_trim(text, at, end))
    return [piece for span in out if span.end > span.start for piece in _cut(text, span)]


def _cut(text: str, span: Span) -> Iterator[Span]:
    """The span in pieces of `LONGEST` characters at most, where it is longer."""
    start, end = span.start, span.end
    while end - start > LONGEST:
        found = (text.rfind(pause, start + LONGEST // 2, start + LONGEST) for pause in _PAUSES)
        cut = next((at + 1 for at in found if at >= 0), start + LONGEST)
        yield _trim(text, start, cut)
        start = _trim(text, cut, end).start
    yield Span(start, end)


def _ends_sentence(text: str, stop: re.Match[str], end: int) -> bool:
    following = _NEXT_WORD.match(text, stop.end(), end)
    word = following.group(1) if following and following.group(1) else ""
    if word and word[0].islower():
        return False
    if not stop.group().startswith(".") or len(stop.group()) > 1:
        return not stop.group().startswith("..") or bool(word)
    before = _WORD_BEFORE.search(text, max(0, stop.start() - 20), stop.start())
    last = before.group(1).lower() if before else ""
    starts = word.lower() in _words("starters")
    if last in _words("may_end") or re.fullmatch(r"(?:[a-z]\.)+[a-z]", last):
        return starts or not word
    if last in _words("abbreviations"):
        return not word
    is_initial = len(last) == 1 and last.isalpha() and last != "i"
    return not (is_initial and word and not starts)


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
