import json
from collections.abc import Iterable, Iterator
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from wardiary.cli.bulk import AHEAD, CHUNK, CHUNK_CHARACTERS, Read, _chunks, read_all, read_chunk, read_lines
from wardiary.model import Reading, Rejection, Report
from wardiary.model.codec import to_json
from wardiary.pipeline import Pipeline

GOOD = "Two men were arrested in Odesa on Monday, police said."


class Stumbling:
    """A pipeline that fails on one text."""

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        for report in reports:
            if "stumble" in report.text:
                raise IndexError("list index out of range")
            yield Reading(report.id, "sample", None, False, (), (), (), (), (), (), None, None, (), ())


def test_a_report_on_which_the_reader_fails_is_rejected_and_the_others_are_read() -> None:
    reports = [Report("a", GOOD), Report("b", "stumble here"), Report("c", GOOD)]
    first, second, third = read_chunk(cast("Pipeline", Stumbling()), reports, lambda reading: reading.id)
    assert (first, third) == ("a", "c")
    assert isinstance(second, Rejection)
    assert (second.name, second.code) == ("b", "reader-failed")
    assert "IndexError: list index out of range" in second.reason


def test_what_is_no_report_passes_through_in_its_place() -> None:
    rejection = Rejection("x", "empty", "there is nothing in it")
    offered: list[Report | Rejection | int] = [rejection, Report("a", GOOD), 7, Report("b", GOOD), rejection]
    outcomes = list(read_all(offered, jobs=1))
    assert [each.report.id if isinstance(each, Read) else each for each in outcomes] == [
        rejection,
        "a",
        7,
        "b",
        rejection,
    ]


def test_lines_are_those_of_the_readings() -> None:
    reports = [Report("a", GOOD), Report("b", GOOD)]
    read = [each for each in read_all(reports, jobs=1) if isinstance(each, Read)]
    assert list(read_lines(reports, jobs=1)) == [to_json(each.reading) for each in read]


def test_reading_streams() -> None:
    taken = []

    def endless() -> Iterator[Report]:
        while True:
            taken.append(1)
            yield Report(str(len(taken)), GOOD)

    outcomes = read_all(endless(), jobs=1)
    assert isinstance(next(outcomes), Read)
    assert len(taken) == CHUNK


def test_several_processes_stream_too_and_keep_the_order() -> None:
    taken = []

    def endless() -> Iterator[Report]:
        while True:
            taken.append(1)
            yield Report(str(len(taken)), GOOD)

    lines = read_lines(endless(), jobs=2)
    assert [json.loads(str(next(lines)))["id"] for _ in range(2 * CHUNK)] == [str(n + 1) for n in range(2 * CHUNK)]
    assert len(taken) <= 2 * CHUNK + (2 * AHEAD + 1) * CHUNK


@given(st.lists(st.integers(0, 2 * CHUNK_CHARACTERS), max_size=60))
def test_chunks_hold_everything_in_order_and_not_much_at_once(lengths: list[int]) -> None:
    shared = "x" * 2 * CHUNK_CHARACTERS
    reports = [Report(str(number), shared[:length]) for number, length in enumerate(lengths)]
    chunks = list(_chunks(reports))
    assert [report for chunk in chunks for report in chunk] == reports
    for chunk in chunks:
        assert 0 < len(chunk) <= CHUNK
        assert sum(len(report.text) for report in chunk[:-1]) < CHUNK_CHARACTERS
