"""Words of a text, with their place in it."""

from __future__ import annotations

from wardiary.reading.tokens import tokenize


def test_an_apostrophe_within_a_name_is_part_of_it() -> None:
    text = "Shells fell on Kup'yans'k and on Sana’a, near O'Neill's house; they didn't hit Ta'izz's citadel."
    words = [token.text for token in tokenize(text)]
    assert {"Kup'yans'k", "Sana’a", "O'Neill", "'s", "did", "n't", "Ta'izz"} <= set(words)


def test_initials_and_what_a_hyphen_joins_to_them_are_one_word() -> None:
    assert [token.text for token in tokenize("the U.N.-backed men of the U.S.")] == [
        "the", "U.N.-backed", "men", "of", "the", "U.S.",
    ]  # fmt: skip
