"""Openings of patterns: quick to tell, and never too narrow."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wardiary.reading.openings import LENGTH, Scanner, WordPattern, by_opening, opening_of, openings, word_openings
from wardiary.reading.rules.main_event import event_rules

_PATTERNS = event_rules().patterns


@pytest.mark.parametrize("number", range(len(event_rules().concepts)))
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_a_concept_is_held_where_its_pattern_is_found(number: int, data: st.DataObject) -> None:
    pattern = _PATTERNS.pattern(number)
    text = data.draw(st.from_regex(re.sub(r"\\b|\(\?<![^)]*\)", "", pattern.pattern))).lower()
    assert (number in _PATTERNS.held(text, 0, len(text))) == bool(pattern.search(text))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("next week", {"next w"}),
        ("(?:the )?day", {"the da", "day"}),
        ("an? hour", {"an hou", "a hour"}),
        (r"\d{1,2} days", {"0 days", "00 day"}),
        ("[ap]m (?!Co)", {"am ", "pm "}),
        (r"\w+ ago", {""}),
        (r"tear-?\s?gas", {"tear-g", "tear- ", "tear g", "teargas"[:6]}),
        ("{unit}s ago", {"years ", "days a"}),
        ("on(?= Monday) ", {"on "}),
        (r"(?<!not )\bsit-?ins?\b", {"sit-in", "sitin", "sitins"}),
    ],
)
def test_openings_of_a_pattern(pattern: str, expected: set[str]) -> None:
    assert openings(pattern, lambda name: ("year", "day")) == expected


@pytest.mark.parametrize(
    ("text", "tried"),
    [
        ("The week", (0,)),
        ("The\nweek", (0,)),
        ("a  week", (0, 1)),
        ("12 May", (1,)),
        ("\u017fix", (0, 1)),
        ("they w", ()),
    ],
)
def test_which_patterns_are_tried(text: str, tried: tuple[int, ...]) -> None:
    assert by_opening([{"the w"}, {"00 ma"}])(opening_of(text, 0)) == tried
    assert len(opening_of(text, 0)) <= LENGTH


def test_words_and_what_they_open_with() -> None:
    assert word_openings("no, two-day") == [(0, "no, tw"), (4, "two-da"), (8, "day")]


def test_a_pattern_must_begin_with_a_word() -> None:
    with pytest.raises(ValueError, match="begin otherwise"):
        Scanner([r"\w+ ago"])


@given(
    st.lists(
        st.sampled_from(["Monday", "the", "3", "12", "mondays", "T-72", "t72", "un", "U.N.", "ſun", "-", ",", "\n"])
    )
)
def test_a_pattern_of_words_finds_what_a_plain_one_does(words: list[str]) -> None:
    text = " ".join(words)
    source = r"(?<![\w-])(?:mondays?|\d+ mon\w*|t-?\d\d|un|u\.n\.|sun)(?!\w)"
    plain = [m.span() for m in re.compile(source, re.IGNORECASE).finditer(text)]
    assert [m.span() for m in WordPattern(source, re.IGNORECASE).finditer(text)] == plain
