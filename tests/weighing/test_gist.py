"""By the gist of an event its standing and numbers are those of all its tellings."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st
from weighing_samples import ARMY, FRONT, NAMES, REBELS, REPUBLIC, WIRE, WITNESSES, tell, voice

from wardiary.model import Kind, Reality
from wardiary.weighing.control import is_own_word
from wardiary.weighing.grouping.events import assembled
from wardiary.weighing.grouping.gist import Gist
from wardiary.weighing.records import Event, Rulings, Speaker, Telling
from wardiary.weighing.standing import Beside
from wardiary.weighing.state import weighed_event

VOICES = (WIRE, voice("Example Gazette", REPUBLIC, is_publisher=True), ARMY, REBELS, WITNESSES, voice("a man", None))
ADMITTED = Beside(admitted=(tell("later", ARMY, at=8, kind=Kind.WITHDRAWAL, agent=REPUBLIC),))


@st.composite
def tellings(draw: st.DrawFn) -> list[Telling]:
    """What some reports tell of one event: one thing or several each, often what was told before."""
    told: list[Telling] = []
    chosen = draw(st.lists(st.sampled_from(VOICES), min_size=1, max_size=3))
    for number in range(draw(st.integers(1, 12))):
        for order in range(draw(st.sampled_from((1, 1, 1, 2)))):
            by: Speaker = draw(st.sampled_from(chosen))
            reality = draw(st.sampled_from((Reality.OCCURRED, Reality.OCCURRED, Reality.OCCURRED, Reality.DENIED)))
            changes = {
                "kind": draw(st.sampled_from((Kind.STRIKE, Kind.CLASH))),
                "agent": draw(st.sampled_from((FRONT, REPUBLIC, None))),
                "killed": draw(st.sampled_from((None, None, (2.0, 3.0)))),
                "checked": draw(st.sampled_from((False, False, False, False, True))),
                "mentions": draw(st.sampled_from((False, False, False, True))),
            }
            told.append(tell(f"r{number:02d}", by, at=3 + number, reality=reality, order=order, **changes))
    return told


def in_short(event: Event) -> Event:
    gist = Gist()
    for _, of_report in groupby(event.tellings, key=lambda telling: telling.report):
        gist.take(list(of_report))
    return event if gist.is_whole else replace(event, tellings=tuple(gist.tellings))


@given(tellings(), st.sampled_from((Kind.GAIN, Kind.STRIKE, Kind.CLASH, Kind.DETENTION)), st.booleans())
def test_an_event_in_short_stands_as_it_does(told: list[Telling], kind: Kind, is_left: bool) -> None:
    event = replace(assembled(told), kind=kind)
    beside = ADMITTED if is_left else Beside()
    whole, short = (weighed_event(each, NAMES, beside) for each in (event, in_short(event)))
    assert event.is_told == in_short(event).is_told
    assert short.standing.word is whole.standing.word
    assert (short.killed, short.injured) == (whole.killed, whole.injured)
    assert is_own_word(short) == is_own_word(whole)


def test_what_one_voice_says_again_is_left_out() -> None:
    event = assembled([tell(f"r{day}", REBELS, at=day) for day in range(3, 20)])
    assert len(in_short(event).tellings) == 1


def test_a_voice_that_takes_back_its_denial_is_heard_again() -> None:
    told = [tell("r1", ARMY, at=3), tell("r2", ARMY, at=4, reality=Reality.DENIED), tell("r3", ARMY, at=5)]
    assert len(in_short(assembled(told)).tellings) == 3


def test_of_what_analysts_decided_nothing_is_left_out() -> None:
    told = [tell("r1", at=3), tell("r2", at=4, rulings=Rulings(accepted=True)), tell("r3", at=5)]
    assert in_short(assembled(told)).tellings == assembled(told).tellings
