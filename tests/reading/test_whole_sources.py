"""Sources that the rules cut down to their last noun: invented sentences."""

from __future__ import annotations

import pytest

from wardiary.model import AttributionMark, Span
from wardiary.reading.whole_sources import with_whole_sources


def mark(text: str, source: str, cue: str) -> AttributionMark:
    at, told = text.index(source), text.index(cue)
    return AttributionMark((Span(at, at + len(source)),), (Span(told, told + len(cue)),), (Span(0, 1),))


@pytest.mark.parametrize(
    ("whole", "cut"),
    [
        ("A ferryman whom this paper has known for years", "years"),
        ("A sergeant carried in with a broken arm", "a broken arm"),
        ("Two cousins who went back to look after their goats", "their goats"),
        ("The league for the defence of the Tarn", "the Tarn"),
        ("Marzan's embassy", "embassy"),
    ],
)
def test_a_source_begins_where_the_network_has_it_begin(whole: str, cut: str) -> None:
    text = f"{whole} told us that the mill had burned."
    (found,) = with_whole_sources(text, [mark(text, cut, "told")], [mark(text, whole, "told")])
    assert found.source[0].of(text) == whole


@pytest.mark.parametrize(
    ("longer", "own"),
    [
        ("The council bears out what the rebels", "the rebels"),
        ("The army said it was so, the ministry", "the ministry"),
        ("Nobody was there. The ferryman", "The ferryman"),
        ("A baker, Abu Tarn", "Abu Tarn"),
        ("Tero our reporter", "our reporter"),
        ("A captain whom he", "he"),
    ],
)
def test_a_source_grows_over_no_other_voice_verb_or_clause(longer: str, own: str) -> None:
    text = f"{longer} told us that the mill had burned."
    (found,) = with_whole_sources(text, [mark(text, own, "told")], [mark(text, longer, "told")])
    assert found.source[0].of(text) == own
