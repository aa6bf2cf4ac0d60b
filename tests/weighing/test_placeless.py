"""A denial that names no place, and one that carries its claim inside it: invented sentences of several wars."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_answers import kept
from weighing_samples import FRONT, REPUBLIC, SIDES, Wrote

from wardiary.model import Attribution, Kind, PlaceRole, Reality, Span
from wardiary.reading.sentences import split_sentences
from wardiary.weighing.records import THIRD
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)


@pytest.mark.parametrize(
    "text",
    [
        "The army poured cold water on rebel announcements that Saltmarsh had been taken.",
        "The army ridiculed the tale that Saltmarsh was taken.",
        "The army called the talk of Saltmarsh being taken pure fiction.",
        "The army disputes the version by which Saltmarsh was taken.",
        "The army brushed aside any suggestion that Saltmarsh had been taken.",
    ],
)
def test_a_denial_may_carry_what_it_denies(text: str) -> None:
    telling, *_ = tellings([Wrote("a", text, "taken").kept()], PARTIES)
    assert telling.denies
    assert telling.voice.side == REPUBLIC
    assert telling.agent == FRONT


@pytest.mark.parametrize(
    "text",
    [
        "The army does not deny that Saltmarsh was taken.",
        "The army played down the news from Saltmarsh, which was taken.",
    ],
)
def test_who_does_not_deny_it_has_not_denied_it(text: str) -> None:
    wrote = Wrote("a", text, "taken").kept()
    cue = Span(text.index("army") + 5, text.index("army") + 5 + len("does not deny"))
    said = Attribution("army", Span(0, len("The army")), cue)
    claims = tuple(replace(claim, attribution=said) for claim in wrote.reading.claims)
    (telling,) = tellings([replace(wrote, reading=replace(wrote.reading, claims=claims))], PARTIES)
    assert telling.affirms


@pytest.mark.parametrize(("kind", "denied"), [(Kind.WITHDRAWAL, True), (Kind.CASUALTIES, False)])
def test_a_denial_of_no_place_is_of_what_was_told_above(kind: Kind, *, denied: bool) -> None:
    text = "The rebels took Saltmarsh on Wednesday, CF said. Neither quay nor mill was lost, the army said."
    report = kept(text)
    (first,) = report.reading.claims
    start = text.index("lost")
    other = replace(
        first,
        id="c2",
        kind=kind,
        reality=Reality.DENIED,
        trigger=Span(start, start + 4),
        sentence=split_sentences(text)[1],
        places=(),
        actors=(),
        attribution=Attribution("Republican Army", None, None),
    )
    report = replace(report, reading=replace(report.reading, claims=(first, other)))
    made = [t for t in tellings([report], PARTIES) if "+" in t.claim and t.denies]
    assert [(t.kind, t.agent, t.voice.side) for t in made] == ([(Kind.GAIN, FRONT, REPUBLIC)] if denied else [])
    assert THIRD not in {t.voice.side for t in made}


def test_from_where_it_was_fired_it_did_not_come_down() -> None:
    text = "The shell had been fired from Saltmarsh, the mayor said."
    wrote = Wrote("a", text, "fired", Kind.STRIKE).kept()
    (claim,) = wrote.reading.claims
    claim = replace(claim, places=tuple(replace(place, role=PlaceRole.FROM) for place in claim.places))
    (telling,) = tellings([replace(wrote, reading=replace(wrote.reading, claims=(claim,)))], PARTIES)
    assert telling.spot is None
    assert "sltmrsh" not in telling.named
