from hypothesis import given
from hypothesis import strategies as st

from wardiary.reports.plain import split_header

BODY = "Shells fell on the harbour.\r\n\r\nNobody was hurt.\n"


def test_a_header_is_read_and_the_text_begins_after_the_blank_line() -> None:
    text, header = split_header(
        f"Title: Shells: again\r\nPUBLISHED: 2022-11-10\r\nurl: https://example.org/1\r\n\r\n{BODY}"
    )
    assert text == BODY
    assert header == {"title": "Shells: again", "published": "2022-11-10", "url": "https://example.org/1"}


def test_a_text_without_a_header_is_left_alone() -> None:
    for text in (BODY, f"Kherson: shells fell.\n\n{BODY}", f"Title: Shells\nand no blank line\n{BODY}", "Title: only"):
        assert split_header(text) == (text, {})


def test_a_key_without_a_value_says_nothing() -> None:
    assert split_header(f"Publisher:\nTitle: Shells\n\n{BODY}") == (BODY, {"title": "Shells"})


@given(st.text())
def test_what_is_left_is_the_end_of_the_text_to_the_character(text: str) -> None:
    assert text.endswith(split_header(text).text)
