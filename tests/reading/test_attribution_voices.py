"""Who says it, where his name has its initials behind it, and what he goes on to say: invented sentences."""

from __future__ import annotations

import pytest

from wardiary.gazetteer import Gazetteer
from wardiary.reading.rules.reader import RuleReader


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The Hill Council (HC), which is backed by Chad, announced that its men had left Murzuq.",
            "The Hill Council",
            ["that its men had left Murzuq"],
        ),
        (
            "Soldiers withdrew from the city at noon, he said, and were waiting for help.",
            "he",
            ["Soldiers withdrew from the city at noon", "and were waiting for help"],
        ),
        (
            "The rebels shelled the port, the mayor said, but failed to enter it.",
            "the mayor",
            ["The rebels shelled the port", "but failed to enter it"],
        ),
        ("The rebels shelled the port, the mayor said, and he wept.", "the mayor", ["The rebels shelled the port"]),
    ],
)
def test_the_voice_and_what_it_says(text: str, source: str, content: list[str]) -> None:
    (marks,) = RuleReader(Gazetteer.open().knows).read([text])
    found = [mark for mark in marks.attributions if mark.source and mark.source[0].of(text) == source]
    assert [[span.of(text) for span in mark.content] for mark in found] == [content]
