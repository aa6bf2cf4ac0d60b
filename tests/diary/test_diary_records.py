import pytest

from wardiary.diary.records import KeptReport
from wardiary.model import Reading, Report

ADDED = "2031-05-09T07:00:00Z"


@pytest.mark.parametrize(
    ("published", "moment"),
    [
        ("2031-05-02", "2031-05-02T00:00:00Z"),
        ("2031-05-02T01:30:00+03:00", "2031-05-01T22:30:00Z"),
        (None, ADDED),
        ("early in May", ADDED),
    ],
)
def test_a_report_is_of_the_moment_when_it_was_published_or_else_added(published: str | None, moment: str) -> None:
    nothing = ((),) * 6
    reading = Reading("r1", "none", published, False, *nothing, None, None, (), ())
    kept = KeptReport(1, Report("r1", "Nothing is told.", published=published), reading, ADDED)
    assert kept.moment == moment
