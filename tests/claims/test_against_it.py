"""Whom a claim is told by where the sentence tells it against what somebody says: invented reports."""

from __future__ import annotations

from functools import cache

import pytest

from wardiary.model import Kind, Report
from wardiary.pipeline import Pipeline


@cache
def pipeline() -> Pipeline:
    return Pipeline.open()


def speakers(text: str) -> list[str | None]:
    """Who tells each gain of a report of analysts."""
    report = Report("r", text, publisher="Example Analyst Institute", published="2021-06-16")
    (reading,) = pipeline().read([report])
    gains = [claim for claim in reading.claims if claim.kind is Kind.GAIN]
    return [claim.attribution.speaker if claim.attribution else None for claim in gains]


@pytest.mark.parametrize(
    "text",
    [
        "A brigade posted clips. We consider it confirmed that rebels captured Sabha, whatever the ministry said.",
        "Rebels have captured Sabha, contrary to what the ministry announced on Monday.",
        "Despite what the ministry said, rebels captured Sabha on Monday.",
    ],
)
def test_who_says_otherwise_does_not_tell_it(text: str) -> None:
    (speaker,) = speakers(text)
    assert speaker in (None, "Example Analyst Institute")


def test_who_says_so_tells_it() -> None:
    assert speakers("Rebels captured Sabha, the ministry said.") == ["ministry"]
