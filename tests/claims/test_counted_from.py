"""Happenings dated by how long before or after them another was; a report of Tuesday, 12 March."""

from __future__ import annotations

import pytest

from wardiary.claims.counted_from import counted_from
from wardiary.claims.resolved import Resolved
from wardiary.model import Marks, Report, Span
from wardiary.reading.sentences import split_sentences
from wardiary.resolving.times import tag_times

PUBLISHED = "2024-03-12T15:00:00Z"


def told(text: str, happening: str) -> tuple[str | None, str | None] | None:
    sentences = split_sentences(text)
    marks = Marks(sentences=sentences)
    resolved = Resolved(
        Report("x", text, None, None, "x", PUBLISHED), PUBLISHED, marks, times=tag_times(text, sentences, PUBLISHED)
    )
    at = text.index(happening)
    found = counted_from(resolved, Span(at, at + len(happening)))
    return (found.from_, found.to) if found else None


@pytest.mark.parametrize(
    ("text", "happening", "first", "last"),
    [
        ("Two days after the army captured Orsa, families left.", "captured", "2024-03-10", "2024-03-10"),
        ("Three days after the fall of Orsa, shops are open, people say.", "fall", "2024-03-09", "2024-03-09"),
        ("Jets hit Orsa on Sunday, four days after rebels seized it.", "seized", "2024-03-06", "2024-03-06"),
        (
            "Jets hit Orsa on Sunday, four days after the ONA, a rebel army, took it.",
            "took",
            "2024-03-06",
            "2024-03-06",
        ),
        ("The bridge was blown up on Friday, two days before Orsa fell.", "fell", "2024-03-10", "2024-03-10"),
        ("The day after the capture of Orsa, a school was hit.", "capture", "2024-03-11", "2024-03-11"),
        ("The day after the capture of Orsa, on Sunday, a school was hit.", "capture", "2024-03-09", "2024-03-09"),
        ("They came back on Monday, two weeks after losing it.", "losing", "2024-02-24", "2024-02-28"),
        ("Nine months after the liberation of Orsa it is shelled daily.", "liberation", "2023-06", "2023-06"),
        ("They withdrew on Monday, hours after rebels had entered Orsa.", "entered", "2024-03-11", "2024-03-11"),
        ("They clashed on Sunday, less than 24 hours after talks in Orsa.", "talks", "2024-03-09", "2024-03-10"),
    ],
)
def test_what_another_is_counted_from_has_a_day(text: str, happening: str, first: str, last: str) -> None:
    assert told(text, happening) == (first, last)


@pytest.mark.parametrize(
    ("text", "happening"),
    [
        ("Two days after the army captured Orsa, families were leaving.", "leaving"),
        ("For two days after the town fell, they looted.", "fell"),
        ("Two days after the raid on Sunday, troops came.", "raid"),
        ("Two days before the town fell, the clinic was cleared.", "fell"),
        ("He spoke hours after his men had taken Orsa.", "taken"),
    ],
)
def test_nothing_is_counted_from_it(text: str, happening: str) -> None:
    assert told(text, happening) is None
