"""Quantities of a text: every number that counts or measures something, with its bounds, once and in order."""

from __future__ import annotations

from collections.abc import Sequence

from wardiary.model import QuantityMention, Span
from wardiary.reading.tokens import Token, tokenize
from wardiary.resolving.quantities.lists import join_lists
from wardiary.resolving.quantities.numerals import may_begin
from wardiary.resolving.quantities.phrases import Phrase, parse_phrase
from wardiary.resolving.quantities.singles import find_singles


def find_quantities(text: str, sentences: Sequence[Span]) -> tuple[QuantityMention, ...]:
    """The quantities of each sentence of `text`, with offsets into it.

    1. every numeral, in digits, words or vague ("dozens"), that is no date, age, name or order;
    2. with its range, its hedges, its unit (converted: km, km2, kg) or the noun it counts, and its rate;
    3. counts of people that are joined by "and" made one;
    4. single victims and targets ("killed a nurse"), of whom what befell them is told.
    """
    out: list[QuantityMention] = []
    for sentence in sentences:
        tokens = tokenize(text, sentence)
        counted = [_mention(text, tokens, phrase) for phrase in join_lists(tokens, _phrases(tokens))]
        singles = find_singles(text, tokens, counted)
        out.extend(sorted([*counted, *singles], key=lambda mention: mention.start) if singles else counted)
    return tuple(out)


def _phrases(tokens: Sequence[Token]) -> list[Phrase]:
    out: list[Phrase] = []
    at = floor = 0
    while at < len(tokens):
        if not may_begin(tokens[at].lower):
            at += 1
            continue
        phrase, at = parse_phrase(tokens, at, floor)
        if phrase:
            out.append(phrase)
            floor = at
    return out


def _mention(text: str, tokens: Sequence[Token], phrase: Phrase) -> QuantityMention:
    start, end = tokens[phrase.first].start, tokens[phrase.end - 1].end
    return QuantityMention(
        start=start,
        end=end,
        text=text[start:end],
        low=phrase.low,
        high=phrase.high,
        unit=phrase.unit,
        counted=phrase.counted,
    )
