"""What passes between matching and normalising: the words found, and the value made of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from wardiary.model import Span, TimexType
from wardiary.resolving.times.calendar import bounds
from wardiary.resolving.times.lexicon import Lexicon, Rule

_LOOK_BACK = 60  # characters before a match that a rule's `needs` and `unless` may look at
DATE, TIME, DURATION, SET = TimexType.DATE, TimexType.TIME, TimexType.DURATION, TimexType.SET


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of text that a rule matched; `parts` are its named pieces, lower-case, with the rule's own values."""

    rule: Rule
    span: Span
    parts: Mapping[str, str]

    def get(self, name: str) -> str | None:
        """The piece of that name; None where the pattern left it out."""
        return self.parts.get(name)

    def code(self, name: str, lexicon: Lexicon, table: str | None = None) -> str | None:
        """What the table says that the piece stands for, as a string; None where there is no such piece."""
        word = self.parts.get(name)
        if word is None:
            return None
        value = lexicon.tables[table or name].get(word)
        return None if value is None else str(value)

    def integer(self, name: str, lexicon: Lexicon, table: str | None = None) -> int | None:
        """The same, as a number."""
        code = self.code(name, lexicon, table)
        return None if code is None else int(code)


def matched(rule: Rule, text: str, start: int, limit: int) -> Found | None:
    """What the rule finds at `start`, before `limit`; None where it does not fit, or the words before forbid it."""
    match = rule.pattern.match(text, start, limit)
    if match is None or match.end() == start:
        return None
    before = text[max(0, start - _LOOK_BACK) : start]
    if (rule.needs and not rule.needs.search(before)) or (rule.unless and rule.unless.search(before)):
        return None
    parts, span = dict(rule.given), Span(*match.span())
    for name, words in match.groupdict().items():
        if words:
            parts.setdefault(name.rstrip("0123456789"), " ".join(words.lower().split()))
            if name.startswith("tz"):
                parts["tz_as_written"] = " ".join(words.split())
            elif name.startswith("extent"):
                span = Span(*match.span(name))
    return Found(rule, span, parts)


@dataclass(frozen=True, slots=True)
class Value:
    """A TIMEX3 type, value and mod, and the interval it grounds to (ISO 8601, None where open or unknown)."""

    type: TimexType
    value: str
    mod: str | None = None
    from_: str | None = None
    to: str | None = None

    def with_mod(self, mod: str | None) -> Value:
        """The same with a mod, where there is one."""
        return replace(self, mod=mod) if mod else self


def dated(value: str, kind: TimexType = DATE) -> Value:
    """A calendar value with the interval it covers."""
    first, last = bounds(value)
    return Value(kind, value, None, first, last)


def ungrounded(kind: TimexType, value: str) -> Value:
    """A value that grounds to no interval."""
    return Value(kind, value)
