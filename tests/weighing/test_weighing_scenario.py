"""A week of the war that never was, from hand-made claims to the state at three moments."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import FRONT, REPUBLIC, SIDES, Wrote

from wardiary.diary.records import KeptReport
from wardiary.model import ClaimTime, Kind, Reality, Span
from wardiary.weighing.records import State
from wardiary.weighing.state import state_of

RADIO, GAZETTE, INSTITUTE = "Example Front Radio (Telegram)", "Example Gazette", "Example Institute"
STRIKE, DENIED = Kind.STRIKE, Reality.DENIED


def on(day: int, wrote: Wrote, hour: int = 12, happened: int | None = None) -> KeptReport:
    """A report of a day of March 2031, telling of that day unless another is given."""
    told = f"2031-03-{happened or day:02d}"
    kept = replace(wrote, published=f"2031-03-{day:02d}T{hour:02d}:00:00Z").kept()
    claim = replace(kept.reading.claims[0], time=ClaimTime(Span(0, 1), told, told))
    return replace(kept, reading=replace(kept.reading, claims=(claim,)))


WEEK = [
    on(4, Wrote("hold", "The army holds Saltmarsh, its governor said.", "holds", Kind.HOLDING, speaker="its governor")),
    on(5, Wrote("gain", "Our fighters took Saltmarsh and its salt works at dawn today.", "took", publisher=RADIO), 8),
    on(
        5,
        Wrote(
            "copy", "Front fighters took Saltmarsh and its salt works at dawn today.", "took", agent="front fighters"
        ),
        9,
    ),
    on(
        5,
        Wrote(
            "denial",
            "The army denied that Saltmarsh had fallen to the rebels.",
            "fallen",
            reality=DENIED,
            speaker="army",
        ),
    ),
    on(
        6,
        Wrote(
            "raid",
            "Nine people died when planes struck Oysterby, residents said.",
            "struck",
            STRIKE,
            place="Oysterby",
            speaker="residents",
            killed=(9,),
        ),
    ),
    on(
        6,
        Wrote(
            "raid-2",
            "Eleven people died in the strike on Oysterby, the Red Cross said.",
            "strike",
            STRIKE,
            place="Oysterby",
            speaker="Red Cross",
            killed=(11,),
        ),
        18,
    ),
    on(
        7,
        Wrote(
            "left", "The army said its troops had left Saltmarsh on Wednesday.", "left", Kind.WITHDRAWAL, speaker="army"
        ),
        happened=5,
    ),
    on(
        7,
        Wrote(
            "fake",
            "The claim that the rebels took Gullhaven is false, satellite images show.",
            "took",
            publisher=INSTITUTE,
            place="Gullhaven",
        ),
        20,
    ),
    on(
        7,
        Wrote(
            "boast",
            "Gullhaven is ours: the front's fighters took it today.",
            "took",
            publisher=RADIO,
            place="Gullhaven",
        ),
        9,
    ),
]


@pytest.fixture(scope="module")
def states() -> list[State]:
    return [state_of(WEEK, SIDES, f"2031-03-{day:02d}T23:00:00Z") for day in (4, 5, 6, 7)]


def standing(state: State) -> dict[tuple[str, str], str]:
    return {(w.event.kind.value, w.event.spot.name): w.standing.word.value for w in state.events if w.event.spot}


def held(state: State) -> dict[str, tuple[str, str | None]]:
    return {c.spot.name: (c.state.value, c.holder) for c in state.control}


def test_standing_at_every_moment(states: list[State]) -> None:
    gains = [standing(state).get(("gain", "Saltmarsh")) for state in states]
    assert gains == [None, "disputed", "disputed", "conceded"]  # the army says that it has left
    assert standing(states[2])["strike", "Oysterby"] == "corroborated"
    assert standing(states[3])["withdrawal", "Saltmarsh"] == "conceded"
    assert standing(states[3])["gain", "Gullhaven"] == "refuted"


def test_control_at_every_moment(states: list[State]) -> None:
    assert [held(state)["Saltmarsh"] for state in states] == [
        ("held", REPUBLIC),
        ("contested", None),
        ("contested", None),
        ("held", FRONT),
    ]
    assert [held(states[3])[name] for name in ("Oysterby", "Gullhaven")] == [("unknown", None)] * 2


def test_numbers_and_copies(states: list[State]) -> None:
    events = {(w.event.kind.value, w.event.spot.name): w for w in states[3].events if w.event.spot}
    gain = events["gain", "Saltmarsh"].event
    assert (list(gain.reports), list(gain.copies)) == (["gain", "copy", "denial"], ["copy"])
    killed = events["strike", "Oysterby"].killed
    assert killed is not None
    assert list(killed) == [9, 11]
