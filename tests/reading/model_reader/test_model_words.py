"""Words, forms and windows of the trained reader."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wardiary.reading.model.windows import pack
from wardiary.reading.model.words import (
    CAPITAL,
    CAPITAL_FIRST,
    DIGITS,
    FORMS,
    INITIALS,
    LARGE,
    LOWER,
    MARK,
    MIXED,
    RENOWNS,
    SMALL,
    UNKNOWN,
    UPPER,
    add_renown,
    plain_forms,
    shape,
    split_words,
    unknown_forms,
)
from wardiary.reading.sentences import split_sentences


def test_shapes() -> None:
    words = ["army", "Army", "NATO", "McKay", "U.S.", "4,000", '"']
    assert [shape(word) for word in words] == [LOWER, CAPITAL, UPPER, MIXED, INITIALS, DIGITS, MARK]


def _split(text: str) -> list[tuple[str, int, bool]]:
    words = split_words(text, split_sentences(text))
    return [
        (word, form // (2 * RENOWNS), form // RENOWNS % 2 == 1)
        for word, form in zip(words.texts, words.forms, strict=True)
    ]


def test_hyphens_part_words_and_the_first_capital_says_less() -> None:
    words = _split("Rebel-held Tarsa didn't fall.")
    assert [word for word, _, _ in words] == ["Rebel", "-", "held", "Tarsa", "did", "n't", "fall", "."]
    assert words[0][1] == CAPITAL_FIRST
    assert words[3][1] == CAPITAL


def test_quotation_is_told_and_ends_with_its_paragraph() -> None:
    words = _split('He said: "We left. It was "\n\nThen he went.')
    inside = {word for word, _, quoted in words if quoted}
    assert {"We", "left", "It"} <= inside
    assert not {"He", "said", "Then", "went"} & inside
    unclosed = _split("She said: “We left.\n\nThen she went.")
    assert [quoted for word, _, quoted in unclosed if word == "Then"] == [False]


def test_renown_marks_the_longest_known_name() -> None:
    people = {"Tel Mora": 900, "Mora": 70_000, "Tarsa": 50_000}
    text = "Men from Tel Mora and Tarsa met Zed, then mora."
    words = split_words(text, split_sentences(text))
    add_renown(words, text, lambda name: people.get(name, -1))
    known = {word: form % RENOWNS for word, form in zip(words.texts, words.forms, strict=True)}
    assert (known["Tel"], known["Mora"], known["Tarsa"]) == (SMALL, SMALL, LARGE)
    assert (known["Zed"], known["mora"]) == (UNKNOWN, UNKNOWN)
    assert all(form % RENOWNS == UNKNOWN for form in unknown_forms(words.forms))


@given(st.text(max_size=200))
def test_words_lie_in_order_within_the_text(text: str) -> None:
    sentences = split_sentences(text)
    words = split_words(text, sentences)
    add_renown(words, text, lambda name: len(name) * 10_000)
    assert all(text[s:e] == w for s, e, w in zip(words.starts, words.ends, words.texts, strict=True))
    assert all(a <= b for a, b in zip(words.ends, words.starts[1:], strict=False))
    assert all(0 <= form < FORMS for form in [*words.forms, *plain_forms(words.forms)])
    assert len(words.sentences) == len(sentences)


@given(st.lists(st.lists(st.integers(1, 6), min_size=1, max_size=12), max_size=30), st.integers(6, 40))
def test_each_word_is_in_exactly_one_window_within_the_limit(sentences: list[list[int]], limit: int) -> None:
    sizes = [size for sentence in sentences for size in sentence]
    ranges, at = [], 0
    for sentence in sentences:
        ranges.append((at, at + len(sentence)))
        at += len(sentence)
    windows = pack(ranges, [False] * len(ranges), sizes, limit)
    assert [word for window in windows for word in range(window.first, window.after)] == list(range(len(sizes)))
    assert all(window.pieces == sum(sizes[window.first : window.after]) <= limit for window in windows)


def test_windows_prefer_to_end_with_a_paragraph() -> None:
    ranges = [(k, k + 1) for k in range(4)]
    paragraphs = [True, False, True, False]
    assert [w.after for w in pack(ranges, paragraphs, [40] * 4, limit=100)] == [2, 4]
