import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardiary.model import Report
from wardiary.reports.refusal import Code, RefusalError
from wardiary.reports.vetting import MAX_CHARACTERS, MAX_FIELD, is_date, vet

GOOD = "Police said that two men were arrested near the bridge on Monday."


def code_of(report: Report) -> Code | None:
    try:
        vet(report)
    except RefusalError as refused:
        return refused.code
    return None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (GOOD, None),
        ("Explosion in central Kyiv", None),
        ("  Airstrikes on Lviv\n", None),
        ("", Code.EMPTY),
        (" \n\t\u00a0", Code.EMPTY),
        ("Kyiv", Code.NO_SENTENCE),
        ("Home\nNews\nContact\n2022", Code.NO_SENTENCE),
        ("1 2 3 4 5; 6, 7", Code.NO_SENTENCE),
        ("Nine\x00bytes of it", Code.BINARY),
        ("half a pair: \ud83d of a picture", Code.WRONG_ENCODING),
        ("Itâ€™s said the mayorâ€™s house and the policeâ€™s were hit", Code.WRONG_ENCODING),
        ("Зведення про обстріл міста.", Code.NOT_ENGLISH),
        ("基辅市中心发生爆炸。", Code.NOT_ENGLISH),
        ("a " * (MAX_CHARACTERS // 2) + "b", Code.TOO_LONG),
    ],
)
def test_a_text_is_taken_or_refused_by_name(text: str, code: Code | None) -> None:
    assert code_of(Report("r", text)) is code


def test_one_slip_of_encoding_is_no_reason_to_refuse_a_report() -> None:
    assert code_of(Report("r", f"{GOOD} The mayorâ€™s car was \ufffdhit.")) is None


def test_a_nul_is_refused_in_every_field() -> None:
    for fields in ({"id": "a\0"}, {"title": "\0"}, {"url": "\0"}, {"publisher": "\0"}):
        assert code_of(Report(**{"id": "a", "text": GOOD, **fields})) is Code.BINARY


@pytest.mark.parametrize(("field", "most"), MAX_FIELD.items())
def test_a_field_as_long_as_a_text_is_refused(field: str, most: int) -> None:
    fits = {"id": "r", "text": GOOD, field: "x" * most}
    assert code_of(Report(**fits)) is None
    assert code_of(Report(**{**fits, field: "x" * (most + 1)})) is Code.BAD_FIELD


def test_half_a_pair_is_refused_in_every_field() -> None:
    assert code_of(Report("r", GOOD, title="\udc00")) is Code.WRONG_ENCODING


@pytest.mark.parametrize(
    "published",
    ["2022-11-10", "2022-11-10T21:00", "2022-11-10 21:00:30", "2022-11-10T21:00:30.25Z", "2022-11-10T21:00+02:00"],
)
def test_dates_of_the_extended_form_are_dates(published: str) -> None:
    assert is_date(published)
    assert code_of(Report("r", GOOD, published=published)) is None


@pytest.mark.parametrize(
    "published",
    [
        "yesterday",
        "2022-11",
        "10.11.2022",
        "20221110",
        "2022-02-30",
        "2022-11-10T25:00",
        "2022-W45-4",
        "٢٠٢٢-11-10",
        "0001-01-01",
        "9999-12-31",
    ],
)
def test_other_dates_are_refused(published: str) -> None:
    assert not is_date(published)
    assert code_of(Report("r", GOOD, published=published)) is Code.BAD_DATE


@given(st.text(), st.none() | st.text(max_size=30))
def test_any_text_is_taken_as_it_is_or_refused(text: str, published: str | None) -> None:
    report = Report("r", text, published=published)
    assert code_of(report) is not None or vet(report) is report
