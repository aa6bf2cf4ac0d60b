"""Quotations that go on behind their speaker, over sentences and paragraphs, without being attributed again.

Linear in the length of the text: every look-up goes by offset.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from wardiary import lexicons
from wardiary.model import AttributionMark, Span
from wardiary.model.span import hull

_TAIL = 6  # characters behind a quotation: enough to see whether its own sentence goes on
_MARKS = "“”\"'«» "
_OPENS = '“"«'
# The rest of the speaker's own sentence: "…, the mayor said by telephone." No second sentence begins in it.
_PLAIN_END = re.compile(r"[^.!?\n“”\"]{0,80}[.!?]\s+")
_SETTING = 45  # words of setting between two parts of a quotation: one sentence of PolNeAR train at most
_WORD = 10  # characters: longer than words and their spaces are on average, so that the cheap test keeps all the rest


def run_on(text: str, marks: Sequence[AttributionMark], quotes: Sequence[Span]) -> list[AttributionMark]:
    """The marks, in the order of their cues, with the quotations that nobody else claims added to whoever goes on.

    A quotation in the paragraph of its speaker joins the content; a paragraph that is nothing but a quotation is a mark
    of its own with the source and cue of the last speaker before it.
    """
    marks = [_with_rest(text, mark) for mark in marks]
    cues = [mark.cue[0].start for mark in marks]
    extra: dict[int, list[Span]] = {}
    alone: list[AttributionMark] = []
    for quote in _unclaimed(marks, quotes):
        owner = _owner(text, marks, cues, quote)
        if owner is not None:
            extra.setdefault(owner, []).append(quote)
            continue
        speaker = _speaker_before(text, marks, cues, quote) or _still_speaking(text, alone, quote)
        if speaker is not None:
            alone.append(AttributionMark(speaker.source, speaker.cue, (quote,)))
    grown = [
        AttributionMark(m.source, m.cue, tuple(sorted((*m.content, *extra[k])))) if k in extra else m
        for k, m in enumerate(marks)
    ]
    return sorted([*grown, *alone], key=lambda mark: (mark.cue[0].start, mark.content[0].start))


_REST = lexicons.pattern("reading/rules", "attribution_run_on", "rest")


def _with_rest(text: str, mark: AttributionMark) -> AttributionMark:
    """The mark with what goes on behind its speaker, who stands between commas, in the words of no quotation."""
    if not mark.source or not mark.cue or text[mark.content[0].start] in "“\"'«":
        return mark
    end = max(span.end for span in (*mark.source, *mark.cue))
    if not mark.content[-1].end <= min(span.start for span in (*mark.source, *mark.cue)):
        return mark
    rest = _REST.match(text, end)
    return AttributionMark(mark.source, mark.cue, (*mark.content, Span(*rest.span("rest")))) if rest else mark


def _unclaimed(marks: Sequence[AttributionMark], quotes: Sequence[Span]) -> list[Span]:
    """The quotations that no span of a mark touches."""
    spans = sorted(span for m in marks for span in (*m.content, *m.cue, *m.source))
    starts = [span.start for span in spans]
    reach = list(accumulate((span.end for span in spans), max))
    out = []
    for quote in quotes:
        last = bisect_left(starts, quote.end) - 1
        if last < 0 or reach[last] <= quote.start:
            out.append(quote)
    return out


def _owner(text: str, marks: Sequence[AttributionMark], cues: Sequence[int], quote: Span) -> int | None:
    """The mark whose quotation goes on: the last one before it, with at most a setting between, in one paragraph."""
    k = bisect_left(cues, quote.start) - 1
    while k >= 0 and not marks[k].source:
        k -= 1
    if k < 0:
        return None
    mark = marks[k]
    end = hull((*mark.content, *mark.cue, *mark.source)).end
    if quote.start - end > _SETTING * _WORD:
        return None
    between = text[end : quote.start]
    stops_once = between.count(". ") <= 1 and "\n" not in between.strip(" .,;:\n")
    is_quoted = any(text[span.start] in "“\"'«" for span in mark.content)
    if is_quoted and len(between.split()) <= _SETTING and stops_once:
        return k
    return k if _is_next_sentence(text, between, quote) else None


def _is_next_sentence(text: str, between: str, quote: Span) -> bool:
    """Whether the quotation is all of the next sentence: 'The town was lost, he said. "We had no choice."'"""
    rest = text[quote.end : quote.end + _TAIL]
    is_alone = (
        not rest.strip()
        or rest[0] == "\n"
        or (rest[0].isspace() and (rest.strip()[0].isupper() or rest.strip()[0] in _OPENS))
    )
    words = quote.of(text).strip(_MARKS)
    ends = words[-1:] in (".", "!", "?", "…")
    return is_alone and ends and words[:1].isupper() and _PLAIN_END.fullmatch(between) is not None


def _lines_around(text: str, quote: Span) -> tuple[Span, Span] | None:
    """The paragraph before the quotation's own, and its own; None where it is not alone in it or has none before."""
    start = text.rfind("\n", 0, quote.start) + 1
    end = text.find("\n", quote.end)
    end = end if end >= 0 else len(text)
    if start == 0 or (text[start : quote.start] + text[quote.end : end]).strip(' \r\t."'):
        return None
    close = start
    while close > 0 and text[close - 1].isspace():
        close -= 1
    return Span(text.rfind("\n", 0, close) + 1, close), Span(start, end)


def _speaker_before(
    text: str, marks: Sequence[AttributionMark], cues: Sequence[int], quote: Span
) -> AttributionMark | None:
    """The last to speak, in his own right, in the paragraph before one that is nothing but a quotation."""
    lines = _lines_around(text, quote)
    if lines is None:
        return None
    here = marks[bisect_left(cues, lines[0].start) : bisect_right(cues, lines[0].end)]
    spoken = [m for m in here if m.source and m.content[-1].end <= lines[0].end]
    outer = [m for m in spoken if not any(span.contains(m.cue[0]) for o in spoken for span in o.content)]
    return outer[-1] if outer else None


def _still_speaking(text: str, alone: Sequence[AttributionMark], quote: Span) -> AttributionMark | None:
    """Who spoke the whole paragraph before this one, if that too was nothing but a quotation."""
    lines = _lines_around(text, quote)
    return alone[-1] if lines is not None and alone and lines[0].contains(alone[-1].content[0]) else None
