"""Times and quantities as re3d marks them, by pattern: the words only; what they mean is for a later stage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wardiary import lexicons
from wardiary.model import EntityType
from wardiary.reading.openings import WordPattern
from wardiary.reading.rules.entities_words import Found, lowered

_LABEL = re.compile(r"(?:resolutions?|no\.|number|section|article|page|chapter) ?$|(?<=[\w,] )[A-Z]\w+ ?$", re.ASCII)


@cache
def time_pattern() -> WordPattern:
    """Dates, days, parts of days and spans of time, over lower-case text."""
    lexicon = lexicons.load("entities")
    month, day, unit, number = lexicon["months"], lexicon["days"], lexicon["units"], lexicon["numbers"]
    year = r"(?:1[89]|20)\d\d"
    weekday = rf"(?:(?:{day}),? )?"
    nth = r"\d{1,2}(?:st|nd|rd|th)?(?:[-–]\d{1,2})?"
    number = rf"(?:a few|several|{number}|\d+)"
    periods = rf"{unit}|night|evening|morning|spring|summer|autumn|winter|{day}|{month}|weekend"
    nearness = r"(?:(?:the )?(?:past|last|coming|previous)|next|this|recent)"
    patterns = [
        rf"{weekday}{nth} (?:of )?(?:{month})(?:,? {year})?",
        rf"{weekday}(?:{month}) {nth}\b(?!:)(?:, {year})?",
        rf"(?:(?:early|late|mid|mid-|last|next|this)[ -]?)?(?:{month})(?: {year})?",
        rf"\d{{1,2}}/\d{{1,2}}/(?:{year}|\d\d)|{year}-\d\d-\d\d",
        r"today|yesterday|tomorrow|tonight|overnight",
        rf"(?:(?:early|late|earlier|later) )?{nearness} (?:{number} )?(?:{periods})s?",
        rf"(?:nearly |almost |about |over |more than )?{number}[ -](?:{unit})s?(?: ago| later| earlier)?(?![\w-])",
        r"\d{1,2}(?:[:.]\d\d)? ?(?:a\.m\.|p\.m\.|am|pm)(?!\w)|\d{1,2}:\d\d(?: gmt| utc| local time)?",
        rf"(?:the )?(?:end|start|beginning) of (?:the|this|last|next) (?:{unit})|every (?:{unit})",
        rf"(?:the )?{year}s|{year}",
        rf"(?:{day})(?: (?:night|morning|evening|afternoon))?|the (?:morning|afternoon|evening)",
    ]
    return WordPattern(rf"(?<![\w-])(?:{'|'.join(patterns)})(?![\w])")


@cache
def quantity_pattern() -> WordPattern:
    """Numbers in digits or words with their bound and measure, over lower-case text."""
    lexicon = lexicons.load("entities")
    number, measure = lexicon["numbers"], lexicon["measures"]
    digits = r"\d+(?:,\d{3})*(?:\.\d+)?"
    written = rf"(?:tens of )?(?:{number})(?:[ -](?:{number}))*(?: of (?:hundreds|thousands|millions))?"
    value = rf"(?:{digits}(?: (?:hundred|thousand|million|billion))?|{written})"
    return WordPattern(rf"(?<![\w.,£$€-])(?:{value})(?: ?(?:{measure}|%)(?!\w))?(?![\w])")


def times(text: str) -> Iterator[Found]:
    """The expressions of time in `text`. "May" and "March" count with a capital only."""
    for match in time_pattern().finditer(text, lowered(text)):
        word = text[match.start() : match.end()]
        if word in ("may", "march", "mar", "jan", "dec", "second", "sat") or (
            match.group() in ("may",) and _is_verb(text, match.end())
        ):
            continue
        yield Found(match.start(), match.end(), EntityType.TEMPORAL, "time")


def quantities(text: str) -> Iterator[Found]:
    """The numbers in `text`, with their measure."""
    for match in quantity_pattern().finditer(text, lowered(text)):
        if not _is_no_count(text, match):
            yield Found(match.start(), match.end(), EntityType.QUANTITY, "quantity")


def _is_no_count(text: str, match: re.Match[str]) -> bool:
    """Whether a number counts nothing: a numeral of a list, a part of a coordinate, an amount of money or a label."""
    before, after = text[max(0, match.start() - 24) : match.start()], text[match.end() : match.end() + 2]
    if match.group() in ("one", "hundred", "thousand", "million", "billion"):
        return True
    if after[:1] in ("°", "′", "″", ")", "/", "-", "–", "]") or before[-1:] in ("°", "′", "/", "-", "[", "#", "("):
        return True
    return bool(_LABEL.search(before)) or (match.group().isdigit() and not before.strip(" "))


def _is_verb(text: str, end: int) -> bool:
    """Whether "May" at the head of a sentence is the verb: a lower-case word follows."""
    return (
        text[end : end + 1] == " "
        and text[end + 1 : end + 2].islower()
        and not text[end + 1 :].startswith(("and ", "to ", "of "))
    )
