"""The rules and tables of time expressions, compiled once from `lexicons/times.toml` and `lexicons/zones.toml`.

A rule's pattern is a regular expression in which a space stands for any white space, `{name}` for a macro or for any
word of a table (captured under that name) and `{_name}` for the same without capturing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, partial
from itertools import count
from typing import Any

from wardiary import lexicons
from wardiary.reading.openings import by_opening, openings

_HOLE = re.compile(r"\{(_?)([a-z_]+)\}")
_GROUP = re.compile(r"\?P<([a-z_]+)\d*>")
_BEFORE = r"(?<![\w$€£#’'])(?<!\d[.,:/])(?<!\d[-–])"
_AFTER = r"(?!\w)(?![.,:/]\d)(?! ?%)(?!-(?-i:[a-z0-9]))"
_REMEMBERED = 10_000  # openings
_CAPITAL = frozenset({"weekday", "month", "holiday"})  # tables whose words are names: "may" is not May


@dataclass(frozen=True)
class Rule:
    """One way of speaking of a time: its pattern, and the normaliser (`how`) with its parameters."""

    name: str
    how: str
    source: Callable[[], str]
    needs: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    given: Mapping[str, str]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when first asked for: a report needs a few of the rules, and all together take 0.2 s."""
        return re.compile(f"{_BEFORE}(?:{self.source()}){_AFTER}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the tagger knows: `tables` by name, `rules` in order, `opening` the places among these of the rules
    that may match a text with the given opening.

    `cores` are lower-case words near which rules are tried; `future` and `past` the words that tell a clause's tense.
    """

    tables: Mapping[str, Mapping[str, Any]]
    rules: tuple[Rule, ...]
    opening: Callable[[str], Sequence[Rule]]
    cores: frozenset[str]
    words: Mapping[str, str]
    future: frozenset[str]
    nouns_too: frozenset[str]
    past: frozenset[str]
    not_past: frozenset[str]
    intending: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon; about 0.02 s the first time, then kept."""
    raw = lexicons.load("times")
    tables: dict[str, Mapping[str, Any]] = dict(raw["tables"])
    tables["tz"] = {name: name for name in _zone_names()}
    expand = _Expander(tables, raw["macros"])
    rules = tuple(_rule(rule, partial(expand, rule["pattern"])) for rule in raw["rules"])
    tense = raw["tense"]
    return Lexicon(
        tables=tables,
        rules=rules,
        opening=_by_opening(rules, [openings(rule["pattern"], expand.hole) for rule in raw["rules"]]),
        cores=_cores(tables, raw["cores"]["words"]),
        words=raw["words"],
        future=frozenset(tense["future"]),
        nouns_too=frozenset(tense["nouns_too"]),
        past=frozenset(tense["past"]),
        not_past=frozenset(tense["except_past"]),
        intending=frozenset(tense["intending"]),
    )


def _zone_names() -> list[str]:
    zones = lexicons.load("zones")
    return [*zones["zone"], *zones["minutes"]]


def _by_opening(rules: Sequence[Rule], opened: Sequence[frozenset[str]]) -> Callable[[str], tuple[Rule, ...]]:
    numbers = by_opening(opened)

    @lru_cache(_REMEMBERED)
    def of(opening: str) -> tuple[Rule, ...]:
        return tuple(rules[number] for number in numbers(opening))

    return of


def _rule(raw: Mapping[str, Any], source: Callable[[], str]) -> Rule:
    own = {key: str(value) for key, value in raw.items() if key not in ("name", "how", "pattern", "needs", "unless")}
    return Rule(
        name=raw["name"],
        how=raw["how"],
        source=source,
        needs=re.compile(raw["needs"], re.IGNORECASE) if "needs" in raw else None,
        unless=re.compile(raw["unless"], re.IGNORECASE) if "unless" in raw else None,
        given=own,
    )


def _cores(tables: Mapping[str, Mapping[str, Any]], words: list[str]) -> frozenset[str]:
    names = ("weekday", "month", "unit", "units", "season", "part", "named_hour", "decade_word", "holiday")
    spoken = {word for name in names for phrase in tables[name] for word in re.findall(r"[\w']+", phrase)}
    spoken |= {word for word in words if word.isalpha()} | {"m", "clock", "q1", "q2", "q3", "q4"}
    return frozenset(spoken | {"eighteen", "nineteen", "twenty", "thousand"})  # spoken years


class _Expander:
    """Turns a rule's pattern into a regular expression, hole by hole."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]], macros: Mapping[str, str]) -> None:
        self._tables = tables
        self._macros = macros

    def __call__(self, pattern: str) -> str:
        numbers = count(1)  # one name may stand in several branches: number them, the reader of a match strips that
        source = _GROUP.sub(lambda group: f"?P<{group.group(1)}{next(numbers)}>", self._fill(pattern))
        source = source.replace(r"\d", "[0-9]")  # the figures of other scripts are no part of English dates
        return source.replace(" ?", r"\s*").replace(" ", r"\s+")

    def hole(self, name: str) -> str | Sequence[str]:
        """What a hole of a pattern stands for, before it is filled: a pattern, or words."""
        if name in self._macros:
            return self._macros[name]
        table = name.removeprefix("_")
        return "." if table == "tz" else tuple(self._tables[table])

    def _fill(self, pattern: str) -> str:
        return _HOLE.sub(self._hole, pattern)

    def _hole(self, hole: re.Match[str]) -> str:
        quiet, name = hole.groups()
        if quiet + name in self._macros:
            return self._fill(self._macros[quiet + name])
        body = self._words(name)
        return f"(?:{body})" if quiet else f"(?P<{name}>{body})"

    def _words(self, table: str) -> str:
        words = sorted(self._tables[table], key=len, reverse=True)
        listed = "|".join(re.escape(word).replace("\\ ", " ").replace("'", "['’]") for word in words)
        if table == "tz":
            return rf"(?-i:{listed}|[A-Z][a-z]+ time)|local(?: time)?"
        return rf"(?-i:(?=[A-Z]))(?:{listed})" if table in _CAPITAL else listed
