"""The timeline: a grid of what was told to have happened when, one row a kind, one column a stretch of time.

A claim stands in the column in which it ended, as told; without an end, in that in which it began. What was told
without a day ("in November", or nothing) is in the last column, never in another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from wardiary.model import Claim, Kind
from wardiary.pages import wording
from wardiary.pages.evidence import Evidence, Told

COLUMNS_AT_MOST = 10  # what a page of 190 mm holds with signs of 4 mm, five abreast
SIGNS_AT_MOST = 12  # in one cell: more are counted, or a busy day pushes all others off the screen
_PARTS = (("00:00", "night"), ("06:00", "morning"), ("12:00", "afternoon"), ("18:00", "evening"), ("24:00", ""))


@dataclass(frozen=True, slots=True)
class Column:
    """A stretch of time: ISO 8601 strings that sort, from `start` up to, not including, `end`."""

    label: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Cell:
    """The claims of one kind in one stretch of time: those told as done first, and how many more there are."""

    told: tuple[Told, ...]
    more: int

    def __len__(self) -> int:
        return len(self.told) + self.more


@dataclass(frozen=True, slots=True)
class Row:
    """The claims of one kind, a cell for each column."""

    kind: Kind
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The grid. The last column holds what was told without a time."""

    labels: tuple[str, ...]
    rows: tuple[Row, ...]


def timeline(evidence: Evidence) -> Timeline:
    """The claims of the days by kind and time told; columns and rows without any are left out at the edges."""
    columns = _columns(evidence.data.first_day, evidence.data.last_day)
    cells: dict[Kind, list[list[Told]]] = {}
    for told in evidence.told:
        row = cells.setdefault(told.claim.kind, [[] for _ in range(len(columns) + 1)])
        row[_column_of(told.claim, columns)].append(told)
    filled = [any(row[i] for row in cells.values()) for i in range(len(columns) + 1)]
    shown = [i for i in range(len(columns) + 1) if 0 < i < len(columns) - 1 or filled[i]]
    labels = [*(column.label for column in columns), "no day told"]
    for run in _quiet_days(columns, filled):
        labels[run[0]] = _span(_day(columns[run[0]]), _day(columns[run[-1]]), years=False)
        shown = [i for i in shown if i not in run[1:]]
    rows = (Row(kind, tuple(_cell(cells[kind][i]) for i in shown)) for kind in Kind if kind in cells)
    return Timeline(tuple(labels[i] for i in shown), tuple(rows))


def _quiet_days(columns: Sequence[Column], filled: Sequence[bool]) -> list[list[int]]:
    """Days one after another of which nothing is told: one column is enough for them, or a phone shows nothing else."""
    is_day = [len(column.start) == len(column.end) == len("2022-11-11") and _is_one_day(column) for column in columns]
    runs: list[list[int]] = [[]]
    for i in range(1, len(columns) - 1):
        if is_day[i] and not filled[i]:
            runs[-1].append(i)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if len(run) > 1]


def _day(column: Column) -> date:
    return date.fromisoformat(column.start)


def _is_one_day(column: Column) -> bool:
    return _day(column) + timedelta(days=1) == date.fromisoformat(column.end)


def _cell(told: list[Told]) -> Cell:
    ordered = sorted(told, key=lambda each: not each.is_done)
    return Cell(tuple(ordered[:SIGNS_AT_MOST]), max(0, len(ordered) - SIGNS_AT_MOST))


def _columns(first: date, last: date) -> list[Column]:
    middle = _hours(first) if first == last else _days(first, last)
    after = (last + timedelta(days=1)).isoformat()
    return [Column("before", "", first.isoformat()), *middle, Column("after", after, "~")]


def _hours(day: date) -> list[Column]:
    """The parts of one day; a claim that names only the day stands under the day itself."""
    text = day.isoformat()
    parts = [Column(label, f"{text}T{start}", f"{text}T{end}") for (start, label), (end, _) in pairwise(_PARTS)]
    return [Column("hour not told", text, f"{text}T"), *parts]


def _days(first: date, last: date) -> list[Column]:
    """Days, or stretches of as many days as it takes to stay within the width of a page."""
    total = (last - first).days + 1
    step = -(-total // COLUMNS_AT_MOST)
    starts = [first + timedelta(days=offset) for offset in range(0, total, step)]
    ends = [min(start + timedelta(days=step), last + timedelta(days=1)) for start in starts]
    years = first.year != last.year
    return [
        Column(_span(start, end - timedelta(days=1), years=years), start.isoformat(), end.isoformat())
        for start, end in zip(starts, ends, strict=True)
    ]


def _span(first: date, last: date, *, years: bool) -> str:
    """Its days; of a timeline of several years its months, since a day says nothing without its year."""
    if years and first.month != last.month:
        begin, end = (f"{wording.MONTHS[day.month - 1][:3]} {day.year}" for day in (first, last))
        return f"{begin if first.year != last.year else begin[:3]}–{end}"
    if years:
        return f"{_span(first, last, years=False)} {last.year}"
    months = [wording.MONTHS[day.month - 1][:3] for day in (first, last)]
    if first == last:
        return f"{first.day} {months[0]}"
    begin = str(first.day) if months[0] == months[1] else f"{first.day} {months[0]}"
    return f"{begin}–{last.day} {months[1]}"


def _column_of(claim: Claim, columns: Sequence[Column]) -> int:
    told = (claim.time.to or claim.time.from_) if claim.time else None
    if told is None or (len(told) < len("2022-11-11") and columns[0].end.startswith(told)):
        return len(columns)
    for index, column in enumerate(columns):
        if told < column.end:
            return index
    return len(columns) - 1
