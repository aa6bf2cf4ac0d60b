"""Who has taken a place by the words of who left it, and what the publisher saw instead: invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import FRONT, REPUBLIC, SIDES, Wrote

from wardiary.diary.records import KeptReport
from wardiary.model import Attribution, Kind, Reality, Span
from wardiary.reading.sentences import split_sentences
from wardiary.weighing.records import Telling
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)


def all_of(*kept: KeptReport) -> list[Telling]:
    return list(tellings(kept, PARTIES))


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The army has given up Saltmarsh to the front fighters, the Governor of Saltmarsh said.", "given up"),
        ("The army abandoned the town to the CF, the Governor of Saltmarsh said.", "abandoned"),
    ],
)
def test_who_leaves_a_place_to_the_other_tells_that_he_has_it(text: str, trigger: str) -> None:
    wrote = Wrote("a", text, trigger, Kind.WITHDRAWAL, speaker="Governor of Saltmarsh", agent="army")
    left, taken = all_of(wrote.kept())
    assert (left.kind, left.agent) == (Kind.WITHDRAWAL, REPUBLIC)
    assert (taken.kind, taken.agent, taken.voice.side) == (Kind.GAIN, FRONT, REPUBLIC)


@pytest.mark.parametrize(
    ("text", "came_in"),
    [
        ("The rebels entered Saltmarsh and its own units redeployed, the army said.", "entered"),
        ("The rebels moved in at Saltmarsh and its own units redeployed, the army said.", "moved"),
    ],
)
def test_who_moves_out_where_the_other_came_in_has_lost_the_place(text: str, came_in: str) -> None:
    came = Wrote("a", text, came_in, Kind.ADVANCE, speaker="army", agent="rebels").kept()
    claim = came.reading.claims[0]
    at = text.index("redeployed")
    left = replace(claim, id="c2", kind=Kind.WITHDRAWAL, trigger=Span(at, at + 10), actors=())
    both = replace(came, reading=replace(came.reading, claims=(claim, left)))
    assert [each.kind for each in all_of(came)] == [Kind.ADVANCE]
    assert {each.kind for each in all_of(both)} == {Kind.GAIN, Kind.WITHDRAWAL}


def test_who_confirms_a_fall_has_not_taken_the_place() -> None:
    wrote = Wrote("a", "The army confirmed the fall of Saltmarsh.", "fall", speaker="army", agent="army").kept()
    claim = replace(wrote.reading.claims[0], attribution=Attribution("army", Span(4, 8), Span(9, 18)))
    (telling,) = all_of(replace(wrote, reading=replace(wrote.reading, claims=(claim,))))
    assert telling.agent == FRONT


def test_what_another_denies_in_the_same_sentence_its_voice_has_told() -> None:
    text = "The CF said it had captured Saltmarsh, but the army denied it."
    told = all_of(Wrote("a", text, "captured", speaker="CF", agent="CF", reality=Reality.DENIED).kept())
    assert [(each.voice.side, each.denies) for each in told] == [(FRONT, False), (REPUBLIC, True)]


def test_a_publishers_denial_is_checked_where_it_met_the_other_party() -> None:
    text = "The rebels have not taken Saltmarsh. Our reporter met army patrols in the market of Saltmarsh."
    kept = Wrote("a", text, "taken", agent="rebels", reality=Reality.DENIED).kept()
    sentences = tuple(split_sentences(text))
    claim = replace(kept.reading.claims[0], sentence=sentences[0])
    told = all_of(replace(kept, reading=replace(kept.reading, claims=(claim,), sentences=sentences)))
    assert [(each.denies, each.checked) for each in told if each.claim == "c1"] == [(True, True)]


def test_who_is_named_before_a_loss_has_suffered_it() -> None:
    text = "A monitor met a speaker of the CF, who did not dispute that Saltmarsh was lost."
    (told,) = all_of(Wrote("a", text, "was lost", speaker="A monitor").kept())
    assert (told.agent, told.target) == (REPUBLIC, FRONT)


def test_who_hands_the_other_his_biggest_gain_has_taken_nothing() -> None:
    text = "The army admitted that it left Saltmarsh, handing the enemy his biggest gain of the year."
    (told,) = all_of(Wrote("a", text, "gain", speaker="army", agent="army").kept())
    assert told.agent == FRONT


def test_fighters_whom_a_party_counts_out_of_a_town_are_not_its_own() -> None:
    counted = Wrote(
        "a",
        "Some 400 fighters left Saltmarsh, the army says.",
        "left",
        Kind.WITHDRAWAL,
        speaker="army",
        agent="fighters",
    )
    assert [each.agent for each in all_of(counted.kept())] == [None]
    own = Wrote(
        "a", "The fighters left Saltmarsh, the army says.", "left", Kind.WITHDRAWAL, speaker="army", agent="fighters"
    )
    assert [each.agent for each in all_of(own.kept())] == [REPUBLIC]


def test_a_flag_that_a_party_tells_to_have_been_raised_is_its_own() -> None:
    text = "The flag was raised in Saltmarsh today, the army said."
    (told,) = all_of(Wrote("a", text, "flag was raised", speaker="army").kept())
    assert told.agent == REPUBLIC
