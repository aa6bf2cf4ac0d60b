"""Reports of a war that never was for the diary: several claims each, drawn by hypothesis or by chance."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st
from weighing_samples import POINTS, SIDES

from wardiary.diary.store import Diary
from wardiary.model import (
    Actor,
    ActorRole,
    Attribution,
    Claim,
    ClaimPlace,
    ClaimTime,
    Kind,
    Quantity,
    QuantityKind,
    Reading,
    Reality,
    Report,
    Span,
    Verification,
)
from wardiary.weighing.kept.asking import Asker
from wardiary.weighing.records import State
from wardiary.weighing.starts import Starts
from wardiary.weighing.state import weighing_of
from wardiary.weighing.voices.parties import Parties

__all__ = [
    "MOMENTS",
    "REPORTS",
    "SIDES",
    "Said",
    "Wrote",
    "copied",
    "in_order",
    "kept_state",
    "weighed_anew",
    "written",
]

MOMENTS = [f"2031-03-{day:02d}T{hour}:00:00Z" for day in range(1, 13) for hour in ("00", "12")]
SENTENCES = (
    "On that day the fighters drove into the harbour of {place} and raised a flag over its old customs house there.",
    "Residents of {place} heard it.",
    "Nothing else is known of what happened in {place} on the day that our reporter was told about by phone.",
    "It is not true that {place} was taken that day.",
)


@dataclass(frozen=True)
class Said:
    """One claim, as drawn: `place` None where its sentence names `near` and its claim has no place."""

    kind: Kind
    place: str | None
    near: str
    day: int | None
    length: int
    agent: str | None
    speaker: str | None
    reality: Reality
    killed: int | None
    verification: Verification
    words: int


@dataclass(frozen=True)
class Wrote:
    """One report, as drawn."""

    number: int
    published: int
    hour: int
    publisher: str
    said: tuple[Said, ...]

    @property
    def name(self) -> str:
        return f"r{self.number:02d}"


def written(wrote: Wrote) -> tuple[Report, Reading]:
    """The report and what a reader would have read in it."""
    text, claims = "", []
    for number, said in enumerate(wrote.said):
        begin = len(text)
        sentence = SENTENCES[said.words].format(place=said.near)
        text += f"{sentence} "
        claims.append(_claim(said, f"c{number + 1}", Span(begin, begin + len(sentence))))
    text += f"So says report {wrote.number}, of no other day."
    published = f"2031-03-{wrote.published:02d}T{wrote.hour:02d}:00:00Z"
    report = Report(wrote.name, text, publisher=wrote.publisher, published=published)
    sentences = tuple(claim.sentence for claim in claims)
    return report, Reading(
        wrote.name, "hand", published, False, sentences, (), (), (), (), (), None, None, tuple(claims), ()
    )


def _claim(said: Said, name: str, sentence: Span) -> Claim:
    day = f"2031-03-{said.day:02d}" if said.day else None
    last = f"2031-03-{min(28, said.day + said.length):02d}" if said.day else None
    point = POINTS.get(said.place or "", (None, None))
    return Claim(
        id=name,
        kind=said.kind,
        trigger=Span(sentence.start, sentence.start + 2),
        also=(),
        reality=said.reality,
        actors=(Actor(None, said.agent, ActorRole.AGENT),) if said.agent else (),
        places=(ClaimPlace(None, said.place, *point),) if said.place else (),
        time=ClaimTime(Span(0, 1), day, last) if day else None,
        quantities=(Quantity(Span(0, 1), QuantityKind.KILLED, said.killed, said.killed),) if said.killed else (),
        attribution=Attribution(said.speaker, None, None) if said.speaker else None,
        verification=said.verification,
        sentence=sentence,
    )


PLACES = st.sampled_from(["Saltmarsh", "Saltmarsh bridge", "Gullhaven", "Oysterby", "Farhill", "Nowhere"])
SAID = st.builds(
    Said,
    kind=st.sampled_from(
        [Kind.GAIN, Kind.HOLDING, Kind.WITHDRAWAL, Kind.CLASH, Kind.STRIKE, Kind.ATTACK, Kind.DISPLACEMENT]
    ),
    place=st.one_of(PLACES, st.none()),
    near=PLACES,
    day=st.one_of(st.integers(1, 9), st.none()),
    length=st.sampled_from([0, 0, 0, 1, 6]),
    agent=st.sampled_from(["rebels", "army", None]),
    speaker=st.sampled_from(["army", "rebels", "residents", "Hill League", None]),
    reality=st.sampled_from([Reality.OCCURRED, Reality.OCCURRED, Reality.DENIED, Reality.BACKGROUND, Reality.ONGOING]),
    killed=st.sampled_from([None, None, 3, 9]),
    verification=st.sampled_from([Verification.NONE, Verification.NONE, Verification.VERIFIED]),
    words=st.integers(0, 2),
)
WROTE = st.builds(
    Wrote,
    number=st.integers(1, 30),
    published=st.integers(1, 11),
    hour=st.sampled_from([0, 9, 15]),
    publisher=st.sampled_from(["Example Wire", "Example Institute", "Example Gazette", "Example Hill Post"]),
    said=st.lists(SAID, max_size=4).map(tuple),
)
REPORTS = st.lists(WROTE, min_size=1, max_size=12, unique_by=lambda wrote: wrote.number)


def kept_state(diary: Diary, moment: str) -> State:
    """The state as it is kept."""
    with diary.reading() as connection:
        asker = Asker(connection, Parties(diary.sides()).sides, Starts(diary.starts()))
        return asker.state(moment)


def weighed_anew(diary: Diary, *moments: str) -> list[State]:
    """The states as weighing makes them of all reports at once, without anything kept."""
    starts = Starts(diary.starts())
    return [each.state for each in weighing_of(diary.reports(), diary.sides(), *moments, starts=starts)]


def in_order(state: State) -> tuple[object, ...]:
    """A state for comparison: settlements in the order of their names, of which several may be first told at once."""
    return state.as_of, state.events, tuple(sorted(state.control, key=lambda each: (each.spot.name, each.spot.key)))


def copied(empty: Path) -> Path:
    """A copy of an empty diary beside it, in the place of the last one."""
    path = empty.with_name("used.diary")
    for each in empty.parent.glob("used.diary*"):
        each.unlink()
    shutil.copy(empty, path)
    return path
