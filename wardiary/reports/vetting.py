"""What every report must pass, wherever it came from; it is taken as it is or refused, never mended."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import islice

from wardiary.model import Report
from wardiary.reports.language import other_language
from wardiary.reports.refusal import Code, RefusalError

# A long book has 1 million characters, the longest of 3,600 real reports 60,000; what is longer is an archive or an
# error, and better cut into reports than read as one.
MAX_CHARACTERS = 2_000_000
# Characters that a field may have: what is longer is a text put into the wrong field. Names are looked for word by word
# among those of the sides, and ids are keys of the diary, of which PostgreSQL takes 2,704 bytes.
MAX_FIELD = {"id": 500, "publisher": 500, "title": 5_000, "url": 10_000}
# Years in which a report can have been published, from the first newspapers on. The first and the last day of the
# calendar are what programs write for "no date".
FIRST_YEAR, LAST_YEAR = 1600, 2999
# Slips in an otherwise sound page do no harm; a page decoded wrongly has one in every accent and curly quote.
_SLIPS_ALLOWED = 3
_SLIPS_PER_CHARACTER = 1 / 1000

_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x01-\x08\x0b\x0e-\x19\x1c-\x1f\x7f]")
# UTF-8 read as cp1252 or Latin-1, and what could not be decoded at all.
_GARBLED = re.compile("[ÂÃÐÑ][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]|â€[\u0080-\u00ff˜™œ“”¦¢\u009d]|\ufffd")
# An ideograph or a kana sign counts as a word, so that Chinese and Japanese are refused for what they are.
_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff]|[^\\W\\d_]{2,}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?", re.ASCII)


def vet(report: Report) -> Report:
    """The report as it came. Raises RefusalError with the first reason not to take it."""
    _vet_fields(report)
    _vet_characters(report.text)
    if report.published is not None and not is_date(report.published):
        form = f"ISO 8601 date of the years {FIRST_YEAR} to {LAST_YEAR}, as 2022-11-10T21:00+02:00"
        raise RefusalError(Code.BAD_DATE, f"{report.published[:40]!r} is no {form}")
    if not any(_has_two_words(line) for line in report.text.splitlines()):
        raise RefusalError(Code.NO_SENTENCE, "no line of it has two words")
    other = other_language(report.text)
    if other:
        raise RefusalError(Code.NOT_ENGLISH, f"not English: {other}")
    return report


def is_date(published: str) -> bool:
    """Whether this is an ISO 8601 day or date-time in the extended form, of a year that knows reports."""
    try:
        return bool(_DATE.fullmatch(published)) and FIRST_YEAR <= datetime.fromisoformat(published).year <= LAST_YEAR
    except ValueError:  # the form of a date, and no day of the calendar
        return False


def _has_two_words(line: str) -> bool:
    return sum(1 for _ in islice(_WORD.finditer(line), 2)) == 2


def _vet_fields(report: Report) -> None:
    for field in (report.id, report.text, report.title, report.url, report.publisher):
        if field and _SURROGATE.search(field):
            raise RefusalError(
                Code.WRONG_ENCODING, "it holds half a UTF-16 pair (a lone surrogate), which is no character"
            )
    for field in (report.id, report.title, report.url, report.publisher):
        if field and "\x00" in field:
            raise RefusalError(Code.BINARY, "its id, title, address or publisher holds a NUL character")
    for name, most in MAX_FIELD.items():
        if len(getattr(report, name) or "") > most:
            raise RefusalError(Code.BAD_FIELD, f"its `{name}` has more than {most:,} characters")


def _vet_characters(text: str) -> None:
    if not text or text.isspace():
        raise RefusalError(Code.EMPTY, "there is nothing in it but white space" if text else "there is nothing in it")
    if len(text) > MAX_CHARACTERS:
        raise RefusalError(
            Code.TOO_LONG, f"{len(text):,} characters; the limit is {MAX_CHARACTERS:,}. Cut it into its reports"
        )
    if "\x00" in text or len(_CONTROL.findall(text)) > 0.02 * len(text):
        raise RefusalError(Code.BINARY, "it holds control characters: not a text")
    slips = len(_GARBLED.findall(text))
    if slips >= _SLIPS_ALLOWED and slips >= _SLIPS_PER_CHARACTER * len(text):
        raise RefusalError(
            Code.WRONG_ENCODING,
            f"{slips} places look like UTF-8 that was decoded as something else; decode the original as UTF-8",
        )
