"""Who bears out what another said; what is called false or shown to be another recording: invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import FRONT, NAMES, REPUBLIC, SIDES, Wrote, day, tell, voice

from wardiary.model import ClaimTime, Kind, Span
from wardiary.weighing.contradictions import Holders
from wardiary.weighing.grouping.events import group
from wardiary.weighing.records import Sharpness, StandingWord, Telling
from wardiary.weighing.standing import standing
from wardiary.weighing.tellings import tellings
from wardiary.weighing.times.days import until_told
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)


def told(wrote: Wrote) -> Telling:
    (telling,) = (each for each in tellings([wrote.kept()], PARTIES) if "+" not in each.claim)
    return telling


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("The harbour council there bears out what", "The harbour council"),
        ("Two residents, both by the quay, have confirmed what", "Two residents"),
        ("The harbour council doubts what", "CF"),
    ],
)
def test_who_bears_out_what_another_said_is_the_voice(before: str, name: str) -> None:
    telling = told(Wrote("a", f"{before} CF said on Sunday: fighters took Saltmarsh.", "took", speaker="CF"))
    assert telling.voice.name == name


def test_what_one_confirms_another_has_told_both_tell() -> None:
    text = "The army confirms what the CF let out in anger: front fighters fled from Saltmarsh."
    both = tellings([Wrote("a", text, "fled", kind=Kind.WITHDRAWAL, speaker="army", agent="CF").kept()], PARTIES)
    assert [each.voice.side for each in both] == [REPUBLIC, FRONT]


def test_the_day_of_what_is_called_false_is_any_until_it_was_said_where_it_was_only_understood() -> None:
    understood = replace(day(5), sharpness=Sharpness.UNDERSTOOD)
    assert until_told(understood, "2031-03-09T08:00:00Z") == replace(understood, last=day(9).last)
    assert until_told(day(5), "2031-03-09T08:00:00Z") == day(5)
    assert until_told(understood, "2031-03-02T08:00:00Z") == understood
    wrote = Wrote("a", "The claim that the rebels took Saltmarsh is false.", "took", published="2031-03-09T12:00:00Z")
    kept = wrote.kept()
    claim = replace(kept.reading.claims[0], time=ClaimTime(None, "2031-03-01", "2031-03-01"))
    (telling,) = tellings([replace(kept, reading=replace(kept.reading, claims=(claim,)))], PARTIES)
    assert telling.denies
    assert telling.when.last == day(9).last


def test_the_loser_that_answers_on_the_day_of_the_gain_that_it_holds_the_place_disputes_it() -> None:
    gain = tell("r1", at=5)
    answer = replace(
        tell("r2", voice("Republican Army", REPUBLIC), at=5, kind=Kind.HOLDING, agent=REPUBLIC),
        published="2031-03-05T16:00:00Z",
    )
    word = StandingWord.DISPUTED
    events = group([gain, answer])
    (first,) = [event for event in events if event.agent == FRONT]
    assert standing(first, NAMES, Holders(events).beside(first)).word is word
    earlier = replace(answer, published="2031-03-05T06:00:00Z")
    events = group([earlier, gain])
    (first,) = [event for event in events if event.agent == FRONT]
    assert standing(first, NAMES, Holders(events).beside(first)).word is StandingWord.CLAIMED


def test_a_clip_shared_as_proof_that_was_filmed_elsewhere_proves_nothing() -> None:
    text = (
        "A clip shared widely as proof that rebels took Saltmarsh was filmed in Farhill. We placed it by a shop sign."
    )
    kept = Wrote("a", text, "took", publisher="Example Institute", agent="rebels").kept()
    first = Span(0, text.index(" We placed"))
    claim = replace(kept.reading.claims[0], sentence=first)
    sentences = (first, Span(first.end + 1, len(text)))
    (telling,) = tellings([replace(kept, reading=replace(kept.reading, claims=(claim,), sentences=sentences))], PARTIES)
    assert telling.denies
    assert telling.checked
