"""Patterns that are sought only where a word stands without which they cannot match find what plain ones find."""

import re
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wardiary import lexicons
from wardiary.lexicons import needles
from wardiary.lexicons.leads import folded_words, heads, leads, ways_of
from wardiary.lexicons.needles import Needle


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\b(?:foo|barn)\b", {"foo ", "barn "}),
        (r"\b[Tt]he (?:very )?armoured \w+", {"armour"}),
        (r", which said|\bnot?\b", {"which ", "no ", "not "}),
        (r"(?<![\w-])(?:town|UN)s?\b", {"town ", "towns ", "un ", "uns "}),
        (r"\bdeni\w+", {"deni"}),
        (r"\bden\w+", {"den"}),
        (r"\b(?:very )*(?:good|bad)\b", {"good ", "bad "}),
        (r"\b(?:[\w-]+ ){0,2}(?:claim|rumour)s?\b", {"claim ", "claims", "rumour"}),
        (r"\b(?:a|an|in) [A-Z]\w+ (?:image|picture)s?\b", {"image ", "images", "pictur"}),
    ],
)
def test_the_words_that_a_pattern_needs_are_read_off_it(pattern: str, expected: set[str]) -> None:
    assert set(leads(pattern) or ()) == expected


@pytest.mark.parametrize(
    "pattern", ["foo", r"\b\w+ly\b", r"\b(?:foo)?", r"[^.]*", r"(?:^|, )(?P<who>[^,]+) left", r"\bfo\w+"]
)
def test_of_what_may_stand_anywhere_nothing_is_known(pattern: str) -> None:
    assert leads(pattern) in (None, {"left"})


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\b[Tt]he \w+", {"the "}),
        (r"\b(?:foo|barns?) left", {"foo ", "barn ", "barns "}),
        (r"\bthe\b|(?<!\w)its? own", {"the ", "it ", "its "}),
        (r"\b(?:not )?here", {"not ", "here"}),
        (r", which said|\bnot\b", None),
        (r"\b(?: of)? the", None),
        (r"the town", None),
        (r"\b\w+ left", None),
    ],
)
def test_where_a_match_begins_is_read_off_a_pattern(pattern: str, expected: set[str] | None) -> None:
    assert heads(pattern) == expected


def test_a_text_is_known_by_whole_short_words_and_beginnings() -> None:
    assert {way for word in folded_words("We denied IT") for way in ways_of(word)} == {
        "we",
        "we ",
        "denied",
        "deni",
        "den",
        "it",
        "it ",
    }


def patterns(table: dict[str, Any]) -> Iterator[str]:
    for value in table.values():
        if isinstance(value, dict):
            yield from patterns(value)
        elif isinstance(value, str) and r"\b" in value and "{" not in re.sub(r"\{\d*,?\d*\}", "", value):
            yield value


def lexicon_patterns() -> list[str]:
    names = ("weighing", "evidence", "agreement")
    found = [each for name in names for each in patterns(lexicons.load(name))]
    return [each for each in found if leads(each, re.IGNORECASE)]


PATTERNS = lexicon_patterns()


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_a_needle_finds_what_its_pattern_finds(data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(PATTERNS))
    words = re.findall(r"[A-Za-z]+", pattern)
    text = "".join(data.draw(st.lists(st.sampled_from([*words, " ", " ", ", ", "’", "7", "İ", "-"]), max_size=12)))
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    with patch.object(needles, "LONG", data.draw(st.sampled_from([0, needles.LONG]))):
        needle, plain = often(pattern), re.compile(pattern, re.IGNORECASE)
    for begin in (0, start, end, 0):  # what was found before is remembered
        assert str(needle.search(text, begin)) == str(plain.search(text, begin))
    assert str(needle.search(text, start, end)) == str(plain.search(text, start, end))
    assert list(map(str, needle.finditer(text))) == list(map(str, plain.finditer(text)))


def often(pattern: str) -> Needle:
    """A needle that has been sought so often that its leads are known."""
    needle = Needle(pattern, re.IGNORECASE)
    for number in range(needles.OFTEN + 1):
        needle.search(str(number))
    return needle


def test_there_are_patterns_to_try() -> None:
    assert len(PATTERNS) > 80


def test_a_word_that_is_cut_off_is_another_word() -> None:
    assert often(r"\bwe\b").search("The west", 0, 6)
    assert not often(r"\bwe\b").search("The west")


def test_needles_of_one_pattern_are_equal() -> None:
    assert len({Needle(r"\bwe\b"), Needle(r"\bwe\b"), Needle(r"\bwe\b", re.IGNORECASE)}) == 2
