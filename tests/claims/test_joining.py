"""What a mention that points back takes from the happening that it points at."""

from __future__ import annotations

import pytest

from wardiary.claims.drafts import Draft
from wardiary.claims.joining import informed
from wardiary.model import Claim, ClaimTime, Kind, Reality, Span, Verification

LONG_AGO, NOW = ClaimTime(Span(30, 45), "2014", "2014"), ClaimTime(None, "2021-06-16", "2021-06-16")


def draft(reality: Reality, time: ClaimTime) -> Draft:
    """A fight in which nobody is named; one without words for its time points back."""
    at, understood = Span(0, 8), time.span is None
    claim = Claim("", Kind.CLASH, at, (), reality, (), (), time, (), None, Verification.NONE, at)
    return Draft(claim, pointing=understood, aside=False, understood=understood)


@pytest.mark.parametrize(
    ("told", "meant", "when"),
    [
        (Reality.OCCURRED, Reality.OCCURRED, "2014"),
        (Reality.BACKGROUND, Reality.BACKGROUND, "2014"),
        (Reality.BACKGROUND, Reality.OCCURRED, "2021-06-16"),
    ],
)
def test_news_is_not_dated_by_what_is_only_told_as_history(told: Reality, meant: Reality, when: str) -> None:
    time = informed(draft(meant, NOW), [draft(told, LONG_AGO)]).claim.time
    assert time is not None
    assert time.from_ == when
