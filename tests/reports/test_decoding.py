import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardiary.reports.decoding import decode
from wardiary.reports.refusal import Code, RefusalError

TEXT = "The mayor’s office said: “Six people were hurt at the café — no one died.”\r\nA señor Díaz saw it.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_comes_out_as_it_was_written(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_a_mark_that_lies_is_refused(mark: bytes) -> None:
    with pytest.raises(RefusalError) as refused:
        decode(mark + b"\x00\xd8a")
    assert refused.value.code is Code.WRONG_ENCODING


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 trailer", "a PDF"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"\x89PNG\r\n", "a PNG image"),
        (b"text with a \x00 in it", "zero bytes"),
        (b"\x01\x02\x03\x04 abc", "control bytes"),
    ],
)
def test_what_is_no_text_is_refused_with_what_it_is(data: bytes, what: str) -> None:
    with pytest.raises(RefusalError, match=what) as refused:
        decode(data)
    assert refused.value.code is Code.BINARY


def test_bytes_of_no_encoding_are_refused() -> None:
    with pytest.raises(RefusalError) as refused:
        decode(b"A report of the fighting " + bytes(range(0x80, 0xFF)) * 3)
    assert refused.value.code is Code.WRONG_ENCODING
    assert "0x80" in refused.value.reason


def test_russian_in_a_legacy_encoding_is_decoded_so_that_it_can_be_refused_for_what_it_is() -> None:
    text = "Власти сообщили о взрыве на железнодорожной станции, никто не пострадал, движение остановлено. " * 3
    assert "Власти" in decode(text.encode("cp1251"))


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        code, text = None, decode(data)
    except RefusalError as refused:
        code, text = refused.code, ""
    assert code in (None, Code.BINARY, Code.WRONG_ENCODING)
    assert code or bool(text) >= bool(data.strip(b"\xef\xbb\xbf\xff\xfe\x00"))
