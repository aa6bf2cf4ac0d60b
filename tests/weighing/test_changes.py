"""What changed between two moments, and how a voice's claims have fared."""

from __future__ import annotations

import itertools

from weighing_samples import ARMY, FRONT, NAMES, REBELS, REPUBLIC, WITNESSES, tell

from wardiary.model import Kind, Reality
from wardiary.weighing.changes import changes
from wardiary.weighing.state import weigh
from wardiary.weighing.voices.records_of_voices import fared, said_by

TOLD = [
    tell("a", killed=(2, 2)),
    tell("b", ARMY, at=6, reality=Reality.DENIED),
    tell("c", ARMY, at=7, killed=(3, 3)),
    tell("d", WITNESSES, at=7, kind=Kind.WITHDRAWAL, agent=REPUBLIC),
]


def test_every_change_has_its_reason() -> None:
    states = [weigh(TOLD, NAMES, f"2031-03-{day:02d}T23:00:00Z") for day in (4, 5, 6, 7)]
    told = [[(c.what, c.before, c.after) for c in changes(*pair)] for pair in itertools.pairwise(states)]
    assert told == [
        [("control", "unknown", f"held by {FRONT}"), ("new event", None, "claimed")],
        [("control", f"held by {FRONT}", "contested"), ("standing", "claimed", "disputed")],
        [
            ("control", "contested", f"held by {FRONT}"),
            ("standing", "disputed", "conceded"),
            ("killed", "2", "2 to 3"),
            ("new event", None, "claimed"),
        ],
    ]
    assert all(change.why for pair in itertools.pairwise(states) for change in changes(*pair))
    assert list(changes(states[-1], states[-1])) == []


def test_a_voices_record_counts_events_not_tellings() -> None:
    state = weigh([*TOLD, tell("e", REBELS, at=8)], NAMES, "2031-04-01T00:00:00Z")
    said = said_by("coast front", [*TOLD, tell("e", REBELS, at=8)], state.events)
    assert [each.telling.report for each in said] == ["a", "e"]
    assert fared(said) == {"conceded": 1}
    assert fared(said_by("residents", TOLD, state.events)) == {"alone": 1}
