"""What a time expression leans on: the day of publication, the times told before it, the tense of its clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from wardiary.model import Span
from wardiary.resolving.times.calendar import days
from wardiary.resolving.times.lexicon import Lexicon

_WORD = re.compile(r"['’]?[A-Za-z]+")
_BE = frozenset({"is", "are", "was", "were"})
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
    last_duration: str | None = None
    _starts: list[int] = field(default_factory=list)

    @property
    def today(self) -> date:
        """The day of publication. Raises UnanchoredError where it is not known."""
        if self.published is None:
            raise UnanchoredError
        return date.fromisoformat(self.published[:10])

    @property
    def reference(self) -> date:
        """The day last told, or else that of publication. Raises UnanchoredError where there is neither."""
        return self.last_day or self.today

    @property
    def moment(self) -> datetime | None:
        """The moment of publication, where its time of day was given."""
        return datetime.fromisoformat(self.published) if self.published and len(self.published) > 10 else None

    def remember(self, value: str) -> None:
        """Keep a calendar value for the expressions that will lean on it."""
        covered = days(value)
        if covered is None:
            return
        self.last_value = value
        if covered[0] == covered[1]:
            self.last_day = covered[0]
        if "-Q" in value:
            self.last_quarter = value

    def sentence(self, offset: int) -> Span:
        """The sentence that holds `offset`; the whole text where there are none."""
        if not self._starts:
            self._starts = [span.start for span in self.sentences]
        index = bisect_right(self._starts, offset) - 1
        return self.sentences[index] if index >= 0 else Span(0, len(self.text))

    def is_lead(self, offset: int) -> bool:
        """Whether `offset` lies in one of the first two sentences, which tell the news itself."""
        return not self.sentences or offset < self.sentences[min(1, len(self.sentences) - 1)].end

    def tense(self, start: int, end: int) -> int:
        """1 where the nearest verb before (else after) the expression looks forward, -1 back, 0 where none tells."""
        sentence = self.sentence(start)
        before = _WORD.findall(self.text, max(sentence.start, start - _REACH), start)
        following = ""
        for word in map(str.lower, reversed(before)):
            if following == "to" and word in _BE:
                return 1  # "were to be escorted", "is to meet"
            if told := self._tells(word):
                return told
            following = word
        for word in _WORD.findall(self.text, end, min(sentence.end, end + _REACH)):
            if told := self._tells(word.lower()):
                return told
        return 0

    def _tells(self, word: str) -> int:
        if word in self.lexicon.future:
            return 1
        if word in self.lexicon.past or (word.endswith("ed") and word not in self.lexicon.not_past):
            return -1
        return 0
