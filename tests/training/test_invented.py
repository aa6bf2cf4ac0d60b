"""Invented sentences: patterns become texts with offsets."""

from __future__ import annotations

import random

from training.invented import invent, parse
from training.stories import fill
from wardiary.model import ArgumentRole, Kind, Reality


def test_brackets_become_offsets() -> None:
    marked = "[agent1:rebels] [!1gain/occurred:took] [at12:Tarsa] and [!2attack/denied:shot] nobody."
    text, (first, second) = parse(marked, offset=100)
    assert text == "Rebels took Tarsa and shot nobody."
    shifted = "." * 100 + text
    assert (first.kind, first.reality, first.span.of(shifted)) == (Kind.GAIN, Reality.OCCURRED, "took")
    assert [(a.role, a.span.of(shifted)) for a in first.arguments] == [
        (ArgumentRole.AGENT, "Rebels"),
        (ArgumentRole.AT, "Tarsa"),
    ]
    assert [(a.role, a.span.of(shifted)) for a in second.arguments] == [(ArgumentRole.AT, "Tarsa")]
    assert second.reality == Reality.DENIED


def test_slots_nest() -> None:
    slots = {"side": ["{army}"], "army": ["the army"]}
    assert fill("{side} left.", slots, random.Random(1)) == "the army left."  # noqa: S311


def test_all_patterns_are_well_formed_and_every_place_is_marked() -> None:
    items = list(invent(seed=2))
    assert items == list(invent(seed=2))
    kinds = set()
    for item in items:
        text = item.document.text
        assert not set("[]{}") & set(text)
        for mark in item.marks:
            assert all(mark.sentence.contains(t.span) for t in mark.triggers)
            kinds |= {t.kind for t in mark.triggers}
    assert kinds >= {Kind.GAIN, Kind.WITHDRAWAL, Kind.ADVANCE, Kind.HOLDING, Kind.STRIKE, Kind.DEPLOYMENT}
