import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardiary.model import Report
from wardiary.reports.jsonlines import MAX_LINE_BYTES, Line, lines, parse_line
from wardiary.reports.refusal import Code, RefusalError


def code_of(data: bytes | None, number: int = 1) -> Code | None:
    try:
        parse_line(Line(number, data), "here")
    except RefusalError as refused:
        return refused.code
    return None


def test_a_line_becomes_a_report_and_unknown_keys_are_passed_over() -> None:
    told = {"id": 7, "text": " Two shots. ", "title": " ", "url": None, "publisher": "Example Wire", "score": [1]}
    assert parse_line(Line(1, json.dumps(told).encode()), "here") == Report(
        "7", " Two shots. ", publisher="Example Wire"
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'{"text": "Two shots."}', None),
        (b'\xef\xbb\xbf{"text": "Two shots."}', None),
        (b"{not json}", Code.NOT_JSON),
        (b"[1, 2]", Code.NOT_JSON),
        (b'"text"', Code.NOT_JSON),
        (b"[" * 100_000, Code.NOT_JSON),
        (b'{"text": "a", "n": ' + b"9" * 5000 + b"}", Code.NOT_JSON),
        (b'{"title": "no text"}', Code.NO_TEXT),
        (b'{"text": null}', Code.NO_TEXT),
        (b'{"text": ["a"]}', Code.NO_TEXT),
        (b'{"text": "a b", "publisher": {"name": "Example Wire"}}', Code.BAD_FIELD),
        (b'{"text": "a b", "id": true}', Code.BAD_FIELD),
        (b'{"text": "caf\xe9"}', Code.WRONG_ENCODING),
        (b"\xff\xfe{\x00", Code.WRONG_ENCODING),
        (None, Code.TOO_LONG),
    ],
)
def test_a_line_is_taken_or_refused_by_name(data: bytes | None, code: Code | None) -> None:
    assert code_of(data) is code


def test_lines_keep_their_numbers_over_empty_ones() -> None:
    assert list(lines(io.BytesIO(b"\n{}\r\n  \n[]"))) == [Line(2, b"{}\r\n"), Line(4, b"[]")]
    assert list(lines(io.BytesIO(b"b\n"), first=b"\n\na\n")) == [Line(3, b"\n\na\n"), Line(4, b"b\n")]


def test_a_line_over_the_limit_is_skipped_without_holding_it() -> None:
    class Endless(io.RawIOBase):
        """A line far longer than the limit, then another; it counts what it was asked for at once."""

        left = MAX_LINE_BYTES + 40_000_000
        most = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            assert size is not None
            assert size >= 0
            self.most = max(self.most, size)
            given, self.left = min(size, max(0, self.left)), self.left - size
            return b"x" * given if given == size else b"x" * given + b"\n" if self.left > -(2**30) else b""

    stream = Endless()
    first = next(lines(stream))  # type: ignore[arg-type]
    assert first == Line(1, None)
    assert stream.most <= MAX_LINE_BYTES + 1


@given(st.binary(max_size=200))
def test_any_line_is_a_report_or_refused(data: bytes) -> None:
    for line in lines(io.BytesIO(data)):
        assert code_of(line.data, line.number) in {None, *Code}


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda x: st.lists(x) | st.dictionaries(st.sampled_from(["text", "id", "published"]), x),
    )
)
def test_any_json_is_a_report_or_refused(value: object) -> None:
    assert code_of(json.dumps(value).encode()) in {None, *Code}
