"""Fights and sieges told with how long they went on: "after three days of fighting", "cut off for two weeks"."""

from __future__ import annotations

import re
from dataclasses import replace

from wardiary.model import Claim, Kind
from wardiary.weighing.lexicon import limit
from wardiary.weighing.records import Sharpness, When
from wardiary.weighing.times.days import iso_day

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_FOR_DAYS = re.compile(
    rf"(?:\b(?:after|in|over|during|following) (?:some |about |nearly )?|(?:^|[.;,“] ?)(?=[A-Z]|\w+ days))"
    rf"(?P<count>{'|'.join(_NUMBERS[1:])}|\d{{1,2}})"
    r" days of (?:(?!there |the |an? |was |were )[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
_NTH = (
    rf"(?P<nth>{'|'.join(_ORDINALS[2:])}|\d{{1,2}}(?:nd|rd|th)) (?:straight |consecutive |successive |running )?"
    r"(?P<unit>day|night|week)\b"
)
# "Fighting went into its fourth day", "clashes raged for a third straight day": begun so many days before.
_NTH_BEHIND = re.compile(
    r"[^.;:“”]{0,80}?\b(?:enter(?:s|ed|ing)|(?:is|are|was|were|now) in|on|for"
    r"|(?:went|go(?:es|ing)?|gone|stretch\w*|drag\w*|mov\w*) (?:on )?(?:in|for)(?:to)?) "
    r"(?:its|their|the|an?) (?:\w+ )??" + _NTH,
    re.IGNORECASE,
)
_NTH_BEFORE = re.compile(_NTH + r" of (?:the |this )?(?:[\w-]+ ){0,3}$", re.IGNORECASE)
_WEEK = 7
_UNITS = {"day": 1, "week": _WEEK, "month": 30}
_FOR_LENGTH = re.compile(
    rf"\bfor (?:more than |over |nearly |almost |about |at least |some |the (?:past|last) )?"
    rf"(?P<count>an?|{'|'.join(_NUMBERS[1:])}|\d{{1,2}}) (?P<unit>day|week|month)s?\b",
    re.IGNORECASE,
)


def days_of_fighting(when: When, claim: Claim, text: str) -> When:
    """ "After three days of fighting", "it went into its third day": it began two days before the one told."""
    number = _days_counted(claim, text) if claim.kind is Kind.CLASH else None
    if number is None or when.sharpness not in (Sharpness.SHARP, Sharpness.UNDERSTOOD) or when.has_clock:
        return when
    first = int(when.last) - max(number - 1, 0)
    sharp = number <= limit("times", "sharp_days")
    return replace(
        when,
        first=min(when.first, float(first)),
        sharpness=Sharpness.SHARP if sharp else Sharpness.VAGUE,
        from_=iso_day(first),
    )


def _days_counted(claim: Claim, text: str) -> int | None:
    """For how many days a happening is said to have gone on; None where that is not told."""
    begin, end = claim.sentence.start, claim.sentence.end
    counted = _FOR_DAYS.search(text[begin : claim.trigger.start])
    if counted is not None:
        number = counted["count"].lower()
        return _NUMBERS.index(number) if number in _NUMBERS else int(number)
    nth = _NTH_BEFORE.search(text, begin, claim.trigger.start) or _NTH_BEHIND.match(text, claim.trigger.end, end)
    if nth is None:
        return None
    word = nth["nth"].lower()
    number = _ORDINALS.index(word) if word in _ORDINALS else int(word[:-2])
    return number if nth["unit"].lower() != "week" else (number - 1) * _WEEK + 1


def length_of_siege(when: When, claim: Claim, text: str) -> When:
    """ "Has been cut off for two weeks": since two weeks before the report."""
    is_open = when.sharpness is Sharpness.UNDERSTOOD or (when.sharpness is Sharpness.VAGUE and when.from_ is None)
    if claim.kind is not Kind.DEPLOYMENT or not is_open:
        return when
    told = _FOR_LENGTH.search(text, claim.sentence.start, claim.sentence.end)
    if told is None:
        return when
    count = told["count"].lower()
    number = 1 if count in ("a", "an") else _NUMBERS.index(count) if count in _NUMBERS else int(count)
    first = int(when.last) - number * _UNITS[told["unit"].lower()]
    return replace(when, first=float(first), sharpness=Sharpness.VAGUE, from_=iso_day(first))
