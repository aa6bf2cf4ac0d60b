"""What a time expression leans on: the day of publication, the times told before it, the tense of its clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from wardiary import lexicons
from wardiary.model import Span
from wardiary.resolving.times.calendar import days
from wardiary.resolving.times.lexicon import Lexicon

_WORD = re.compile(r"['’]?[A-Za-z]+")
_WILL = frozenset({"will", "'ll", "’ll", "shall"})
_AHEAD_TO = frozenset({"is", "are", "was", "were", "set", "supposed", "poised", "ready", "scheduled", "meant"})
_NOT_FINITE = frozenset({"be", "being", "a", "an", "the", "is", "are"})  # "will be named", "the planned talks"
_TAKEN = frozenset({"a", "an", "the", "its", "his", "her", "their", "another", "no", "more", "new", "to", "on"})
"""After "plans", it is a verb before these: "plans a rally Friday"."""
_BEFORE_ADJECTIVE = frozenset(
    {"a", "an", "the", "his", "her", "its", "their", "as", "previously", "originally", "hastily", "long", "already"}
)
_DONE = lexicons.pattern("resolving/times", "context", "done")
_UP_TO = lexicons.pattern("resolving/times", "context", "up_to")
_SMALL = re.compile(r"(?<![\w'’])[a-z]{3}")
_COUNTED = lexicons.pattern("resolving/times", "context", "counted")
_DATED = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?:T|$)")
_HISTORY_AGE = timedelta(days=366)  # younger dates are told without a year anyway
_LONG_BACK = 6  # months: nearer ones without a year are news. Of 14 such on PolNeAR and TimeBank train, 11 come right
_HISTORY_REACH = 600  # characters: a long paragraph, about four sentences
_BEGINNING = lexicons.pattern("resolving/times", "context", "beginning")
_FURTHER_BACK = lexicons.pattern("resolving/times", "context", "further_back")
_BEGINS = {"EV": 17, "AF": 12}  # hours of the clock from which on a part of the day may have been
_BEFORE = 16  # characters: "since early last "
_REACH = 90  # characters back to the verb of the clause: about fifteen words


class UnanchoredError(Exception):
    """The expression is relative to a day of publication that nobody gave."""


@dataclass(slots=True)
class Context:
    """The state of one pass over one text; `last_day` and `last_quarter` are the ones last told."""

    text: str
    sentences: Sequence[Span]
    lexicon: Lexicon
    published: str | None
    zone_at: Callable[[int], str | None] | None = None
    last_day: date | None = None
    last_value: str | None = None
    last_quarter: str | None = None
    _told: tuple[date, int] | None = None
    _starts: list[int] = field(default_factory=list)
    _dated: tuple[date, int] | None = None
    _histories: int = 0
    _only_history: bool = True

    @property
    def today(self) -> date:
        """The day of publication. Raises UnanchoredError where it is not known."""
        if self.published is None:
            raise UnanchoredError
        try:
            return date.fromisoformat(self.published[:10])
        except ValueError as error:  # "2022-11": a month is no day to count from
            raise UnanchoredError from error

    @property
    def reference(self) -> date:
        """The day last told, or else that of publication. Raises UnanchoredError where there is neither."""
        return self.last_day or self.today

    def is_yet_to_come(self, day: date, part: str | None) -> bool:
        """Whether a part of the day had not begun when the report came out on it, by the clock of its place."""
        begins = _BEGINS.get(part or "")
        moment = self._moment() if begins is not None and self._has_day() else None
        return moment is not None and begins is not None and moment.date() == day and moment.hour < begins

    def _moment(self) -> datetime | None:
        """The moment of publication on the clock of the place that is told of; None where either is not known."""
        zone = self.zone_at(0) if self.zone_at else None
        if self.published is None or zone is None or "T" not in self.published:
            return None
        try:
            moment = datetime.fromisoformat(self.published)
            return moment.astimezone(ZoneInfo(zone)) if moment.tzinfo else None
        except (ValueError, ZoneInfoNotFoundError):
            return None

    def reference_for(self, unit: str) -> date:
        """The first day of the period last told, where the unit is longer than a day; else the day last told."""
        covered = days(self.last_value) if self.last_value and unit != "D" else None
        return covered[0] if covered else self.reference

    def reference_at(self, start: int) -> date:
        """The day that "the same day" at an offset leans on: the last of its own sentence, else the day last told.

        Also one that its sentence only looks back to: "they had left on Saturday and the army came the same day".
        """
        if self._told is not None and self.sentence(start).start <= self._told[1] <= start:
            return self._told[0]
        return self.reference

    def reference_beside(self, start: int) -> date:
        """The day last told in the paragraph of an offset, else that of publication: "overnight" begins anew there."""
        is_near = self._told is not None and "\n" not in self.text[self._told[1] : start]
        return self.reference if is_near else self.today

    def remember(self, value: str, span: Span) -> None:
        """Keep the calendar value told at `span` for the expressions that will lean on it."""
        covered = days(value)
        if covered is None:
            return
        self.last_value = value
        year_told = value[:4] in self.text[span.start : span.end]
        if _DATED.match(value) and (year_told or self.history_at(span.start, covered[0].month)):
            self._dated = (covered[0], span.end)
            self._histories += 1
        if self._has_day() and self.today - covered[1] <= _HISTORY_AGE:
            self._only_history = False
        if covered[0] == covered[1]:
            self._told = (covered[0], span.end)
        if covered[0] == covered[1] and not self._looks_back(covered[0], span):
            self.last_day = covered[0]
        if (
            "-Q" in value
            and not self._is_ahead(covered[1])
            and (self.last_quarter is None or value >= self.last_quarter)
        ):
            self.last_quarter = value  # not a year-ago one: comparisons are made from the latest

    def _looks_back(self, day: date, span: Span) -> bool:
        """Whether a later day was told, and this one is only that since which something is counted, or further back.

        "Killed since Wednesday", "they had sent it the map on Tuesday".
        """
        if self.last_day is None or day >= self.last_day:
            return False
        begin = self.sentence(span.start).start
        is_before = _FURTHER_BACK.search(self.text, max(begin, span.start - _REACH), span.start)
        return bool(is_before or _BEGINNING.search(self.text, max(0, span.start - _BEFORE), span.start))

    def history_at(self, offset: int, month: int) -> date | None:
        """The first day of the month or day told with its year shortly before, where that lies over a year back.

        A month named after it without a year is that time's where it is the same month, and the publication's own is
        not just over; where that lies long back too; or where the text has told of nothing else so far. Else None.
        """
        if self._dated is None or not self._has_day():
            return None
        day, end = self._dated
        if offset - end > _HISTORY_REACH or self.today - day <= _HISTORY_AGE:
            return None
        back = (self.today.month - month) % 12
        same = day.month == month and (back > 1 or self._only_history)
        meant = same or back > _LONG_BACK or (self._only_history and self._histories > 1)
        return day if meant else None

    def _has_day(self) -> bool:
        try:
            return bool(self.today)
        except UnanchoredError:
            return False

    def _is_ahead(self, day: date) -> bool:
        return self.published is not None and day > self.today

    def sentence(self, offset: int) -> Span:
        """The sentence that holds `offset`; the whole text where there are none."""
        if not self._starts:
            self._starts = [span.start for span in self.sentences]
        index = bisect_right(self._starts, offset) - 1
        return self.sentences[index] if index >= 0 else Span(0, len(self.text))

    def is_lead(self, offset: int) -> bool:
        """Whether `offset` lies in the first sentence, which tells the news itself, and not after a "since".

        A dateline or the writer's name that stands for itself ("HAVANA (AP) _") has no word in small letters.
        """
        told = (span for span in self.sentences if _SMALL.search(self.text, span.start, span.end))
        first = next(told, Span(0, len(self.text)))
        return offset < first.end and not _COUNTED.search(self.text, first.start, offset)

    def tense(self, start: int, end: int, reach: int = _REACH) -> int:
        """1 where the nearest verb before, else after, looks forward (2: "will"), -1 where back, 0 where none tells."""
        sentence = self.sentence(start)
        up_to = _UP_TO.search(self.text, max(sentence.start, start - 20), start)
        if up_to and up_to.start() > sentence.start:
            return self._tense_of_limit(up_to, sentence.start) if up_to["limit"] else 1
        before = _WORD.findall(self.text, max(sentence.start, start - reach), start)
        for index in range(len(before) - 1, -1, -1):
            if told := self._tells(before, index):
                return told
        after = _WORD.findall(self.text, end, min(sentence.end, end + _REACH))
        return next((told for index in range(len(after)) if (told := self._tells(after, index))), 0)

    def _tense_of_limit(self, up_to: re.Match[str], begin: int) -> int:
        """-1 where what was so at the latest is past: "held it as late as", "taken no later than"; else 1."""
        start = max(begin, up_to.start() - _REACH)
        if _DONE.search(self.text, start, up_to.start()):
            return -1
        before = _WORD.findall(self.text, start, up_to.start())
        near = range(len(before) - 1, -1, -1) if up_to["limit"].lower() == "as late as" else range(len(before))[-1:]
        return next((told for index in near if (told := self._tells(before, index))), 1)

    def _tells(self, words: Sequence[str], index: int) -> int:
        """What the word says of the tense, with the word before it: "to be", "will be escorted", "were to"."""
        word, before = words[index].lower(), words[index - 1].lower() if index else ""
        if before == "been" or (word == "to" and "been" in words[max(0, index - 2) : index]):
            return -1  # "had been scheduled for Friday", "had been due to expire"
        if word == "to" and (before in _AHEAD_TO or before in self.lexicon.intending):
            return 1  # "vowed to stay", "were to leave"
        if word in _WILL:
            return 2
        if word in self.lexicon.nouns_too and (words[index + 1 : index + 2] or ["."])[0].lower() not in _TAKEN:
            return 0  # "announced the plan Friday"
        if word.endswith("ed") and before in _BEFORE_ADJECTIVE:
            return 0  # "her hastily planned trip"; "the planned talks"
        if (word in self.lexicon.future and before != "to") or (word == "be" and before == "to"):
            return 1
        if word in self.lexicon.past and before not in ("be", "being", "is", "are", "to"):
            return -1
        finite = word.endswith("ed") and words[index][0].islower() and before not in _NOT_FINITE
        return -1 if finite and word not in self.lexicon.not_past else 0
