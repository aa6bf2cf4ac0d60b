from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardiary.diary.times import Precision, Publication, publication, told_days
from wardiary.model import ClaimTime


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (None, None),
        ("soon", None),
        ("2022-11-10", Publication("2022-11-10T00:00:00Z", "2022-11-10", Precision.DAY)),
        ("2022-11-10T21:00", Publication("2022-11-10T21:00:00Z", "2022-11-10", Precision.LOCAL)),
        ("2022-11-11T01:00+02:00", Publication("2022-11-10T23:00:00Z", "2022-11-11", Precision.MOMENT)),
        ("0001-01-01T00:00+02:00", None),
    ],
)
def test_a_publication_has_a_moment_in_utc_and_the_day_of_its_publisher(
    published: str | None, expected: Publication | None
) -> None:
    assert publication(published) == expected


@pytest.mark.parametrize(
    ("begin", "end", "published", "expected"),
    [
        ("2022-11-10", "2022-11-10", None, ("2022-11-10", "2022-11-10", 1)),
        ("2022-11-09", None, "2022-11-11", ("2022-11-09", "2022-11-11", 3)),
        ("2022-11-09", None, None, ("2022-11-09", "2022-11-09", 1)),
        ("2022-11-12", None, "2022-11-11", ("2022-11-12", "2022-11-12", 1)),
        (None, "2022-11-11T05:00+03:00", "2022-11-11", ("2022-11-11", "2022-11-11", 1)),
        ("2022-02", "2022-02", None, ("2022-02-01", "2022-02-28", 28)),
        ("2014", None, "2022-11-11", ("2014-01-01", "2022-11-11", 3237)),
        ("2022-11-11", "2022-11-10", None, ("2022-11-11", "2022-11-11", 1)),
        ("2022-13", None, None, None),
        ("spring", "2022", None, None),
        (None, None, "2022-11-11", None),
    ],
)
def test_a_claim_tells_of_days(
    begin: str | None, end: str | None, published: str | None, expected: tuple[str, str, int] | None
) -> None:
    days = told_days(ClaimTime(None, begin, end), published)
    assert (days and (days.first, days.last, days.count)) == expected


def test_a_claim_without_a_time_tells_of_no_day() -> None:
    assert told_days(None, "2022-11-11") is None


@given(st.datetimes(min_value=datetime(1900, 1, 2), max_value=datetime(2100, 1, 1), timezones=st.timezones()))  # noqa: DTZ001
def test_the_moment_is_the_same_whatever_the_zone(moment: datetime) -> None:
    found = publication(moment.isoformat(timespec="seconds"))
    assert found is not None
    assert datetime.fromisoformat(found.utc) == moment.astimezone(UTC).replace(microsecond=0)
    assert found.day == moment.date().isoformat()
