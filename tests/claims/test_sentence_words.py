import pytest

from wardiary.claims.sentence_words import SentenceWords, stem
from wardiary.model import Span


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("withdrew", "withdrawal"),
        ("seized", "seizure"),
        ("airstrikes", "strike"),
        ("cease-fire", "ceasefire"),
        ("raids", "raid"),
        ("fighting", "fought"),
        ("bombardment", "bombarded"),
        ("town’s", "towns"),
    ],
)
def test_words_of_one_happening_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other) != ""


@pytest.mark.parametrize("word", ["had", "the", "their", "out"])
def test_what_does_not_say_what_happened_has_no_stem(word: str) -> None:
    assert stem(word) == ""


def test_words_are_found_by_where_they_begin() -> None:
    text = "No. Rebels took Kidal, and soon lost it."
    words = SentenceWords(text, Span(4, len(text)))
    assert [words.words[number] for number in words.within(11, 21)] == ["took", "Kidal"]


def test_a_run_of_words_ends_at_a_comma() -> None:
    text = "After the truce, a second rebel assault began."
    words = SentenceWords(text, Span(0, len(text)))
    assert words.run_before(words.words.index("assault"), 5) == ["rebel", "second", "a"]


@pytest.mark.parametrize("text", ["", " ", "—", "…!?"])
def test_a_sentence_without_words_is_none_the_worse(text: str) -> None:
    words = SentenceWords(text, Span(0, len(text)))
    assert not words.within(0, 9)
    assert not words.is_once_more
    assert not words.is_elsewhere
