from hypothesis import given
from hypothesis import strategies as st

from wardiary.diary.fingerprint import fingerprint
from wardiary.model import Report


@given(st.lists(st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1), min_size=1, max_size=40))
def test_spacing_does_not_matter_and_words_do(words: list[str]) -> None:
    one = fingerprint(Report("a", " ".join(words)))
    assert fingerprint(Report("b", "\n \t" + " \r\n ".join(words) + "\u00a0")) == one
    assert fingerprint(Report("c", " ".join([*words, "more"]))) != one


def test_the_day_matters_for_short_notes_only() -> None:
    note, article = "Air raid alert", "Air raid alert " * 20
    assert fingerprint(Report("a", note, published="2022-11-10")) != fingerprint(
        Report("a", note, published="2022-11-11")
    )
    assert fingerprint(Report("a", article, published="2022-11-10")) == fingerprint(Report("b", article))
