"""What sentences make of what was told before them, learned: sentences that stand in no training file."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_answers import kept, seconds
from weighing_samples import FRONT, REPUBLIC, Wrote

from wardiary.model import AttributionMention, Kind, Span
from wardiary.reading.sentences import split_sentences
from wardiary.resolving.voices import identify
from wardiary.weighing.evidence.stance import Reply, Stance, Who, features, judged, shipped

TOOK = "The rebels took Saltmarsh on Wednesday, CF said."
STRUCK = "Aircraft bombed the mill at Pearlton on Monday, the miller said."


@given(st.text(max_size=200), st.sampled_from(Kind), st.sampled_from(Who))
def test_chances_are_chances_whatever_the_words(words: str, kind: Kind, who: Who) -> None:
    chances = shipped().chances(features(Reply(kind, TOOK, words, who)))
    assert math.isclose(sum(chances.values()), 1.0)
    assert all(0.0 <= chance <= 1.0 for chance in chances.values())


def test_names_count_for_nothing() -> None:
    one = Reply(Kind.GAIN, TOOK, "General Adeyemi denied that Saltmarsh had fallen.", Who.OTHER)
    other = Reply(Kind.GAIN, TOOK, "General Kowalski denied that Pearlton had fallen.", Who.OTHER)
    assert features(one) == features(other)


@pytest.mark.parametrize(
    ("kind", "who", "words", "stance"),
    [
        (Kind.GAIN, Who.OTHER, "The army scoffed at this and said the garrison was at its posts.", Stance.DENIES),
        (Kind.GAIN, Who.OTHER, '"Lies, the lot of it," a colonel growled.', Stance.DENIES),
        (Kind.STRIKE, Who.OTHER, "No aircraft of ours was in the air on that day, the air force said.", Stance.DENIES),
        (Kind.GAIN, Who.OTHER, "The army admitted that the town had been lost.", Stance.CONCEDES),
        (Kind.STRIKE, Who.THIRD, "A nurse said that she too had heard the bombs fall.", Stance.BEARS_OUT),
        (Kind.GAIN, Who.OTHER, "The minister promised that the war would go on until victory.", Stance.NONE),
        (Kind.GAIN, Who.THIRD, "The claim could not be independently verified.", Stance.NONE),
        (Kind.STRIKE, Who.OTHER, "The army called on the guerrillas to lay down their weapons.", Stance.NONE),
    ],
)
def test_stances(kind: Kind, who: Who, words: str, stance: Stance) -> None:
    found = judged(Reply(kind, TOOK if kind is Kind.GAIN else STRUCK, words, who))
    assert found.stance is stance
    assert found.reasons


@pytest.mark.parametrize(
    "words",
    [
        "Nobody but our soldiers walks its streets",
        "The town hall has its old flag and the market its sentries, and not one rebel is to be seen",
    ],
)
def test_an_answer_that_no_rule_finds_denies(words: str) -> None:
    (second,) = seconds(kept(f"{TOOK} {words}, the army said.", (("the army", "said.", words),)))
    assert second.denies
    assert (second.voice.side, second.agent) == (REPUBLIC, FRONT)


@pytest.mark.parametrize(
    "words",
    ["Of the town the day's bulletin says nothing", "The number of dead was not thirty but three"],
)
def test_silence_and_numbers_deny_nothing(words: str) -> None:
    assert not any(t.denies for t in seconds(kept(f"{TOOK} {words}, the army said.", (("the army", "said.", words),))))


def test_who_tells_that_another_took_the_place_denies_no_retreat_from_it() -> None:
    words = "The rebels have been in our town since this morning"
    text = f"The soldiers left Saltmarsh on Wednesday, residents said. {words}, the mayor said."
    assert judged(Reply(Kind.WITHDRAWAL, TOOK, f"{words}, the mayor said.", Who.OTHER)).stance is Stance.DENIES
    first, then = split_sentences(text)
    left = Wrote("a", text, "left", Kind.WITHDRAWAL, speaker="residents", agent="army").kept()
    held = Wrote("a", text, "in our town", Kind.HOLDING, speaker="the mayor", agent="rebels").claim()
    said = (Span(then.start + len(words) + 2, then.end - 6), Span(then.end - 5, then.end - 1))
    mention = AttributionMention(
        (said[0],), (said[1],), (Span(then.start, then.start + len(words)),), identify("the mayor")
    )
    claims = (replace(left.reading.claims[0], sentence=first), replace(held, id="c2", sentence=then))
    reading = replace(left.reading, claims=claims, sentences=(first, then), attributions=(mention,))
    assert not any(t.denies for t in seconds(replace(left, reading=reading)))
