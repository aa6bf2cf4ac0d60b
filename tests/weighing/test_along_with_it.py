"""Who looked by going along, what nobody could tell, and men of whom none are there: invented sentences."""

from __future__ import annotations

import pytest
from checking_cases import PARTIES, Case, found
from weighing_samples import SIDES, Wrote

from wardiary.model import Kind, Reality
from wardiary.weighing.parties import Parties
from wardiary.weighing.tellings import tellings
from wardiary.weighing.witnesses import men_in


@pytest.mark.parametrize(
    ("kind", "key", "text", "truth"),
    [
        ("gain", "took", "Rebels took Tero. A Wire photographer came in with the third lorry.", "verified"),
        ("gain", "took", "The army took Tero. A Wire reporter travelling with its column saw people wave.", "verified"),
        ("advance", "drove", "A column of rebels drove into Tero. Our correspondent rode among the men.", "verified"),
        (
            "gain",
            "took",
            "Rebels took Tero, radio said. A reporter travelled with an aid convoy.",
            "not verified",
        ),
        ("gain", "took", "Rebels took Tero. Our team moved in with the neighbours.", "not verified"),
        (
            "gain",
            "retaken",
            "Our correspondent was flown into Tero on Sunday. What she saw leaves no doubt that the army has retaken "
            "the town.",
            "verified",
        ),
        (
            "damage",
            "looted",
            "Our reporter was led through Tero by officers. The bank is an empty shell, and he stood in front of its "
            "vault. A clerk told him it had been looted on Friday.",
            "verified",
        ),
    ],
)
def test_who_went_along_has_looked(kind: str, key: str, text: str, truth: str) -> None:
    assert found(Case("one", "", truth, kind, key, text)) == truth


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Whether soldiers captured Saltmarsh, as the radio says, our pictures cannot tell.", "captured"),
        ("None of the six would say that Saltmarsh had been captured.", "captured"),
        ("It is too early to say whether Saltmarsh was captured.", "captured"),
        ("The elders refused to confirm that Saltmarsh was captured.", "captured"),
    ],
)
def test_what_nobody_would_say_is_left_open(text: str, trigger: str) -> None:
    (telling,) = tellings([Wrote("a", text, trigger).kept()], Parties(SIDES))
    assert telling.mentions


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Whether by mine or by shell, the mill of Saltmarsh was destroyed.", "destroyed"),
        ("Asked whether they would leave, people said that Saltmarsh was captured.", "captured"),
        ("Nobody would say a word while Saltmarsh was captured.", "captured"),
    ],
)
def test_what_is_told_beside_a_question_is_told(text: str, trigger: str) -> None:
    (telling,) = tellings([Wrote("a", text, trigger).kept()], Parties(SIDES))
    assert not telling.mentions


def test_who_cannot_tell_who_did_it_does_not_deny_it() -> None:
    text = "The pictures cannot show how it began, nor who set fire to Saltmarsh."
    (telling,) = tellings([Wrote("a", text, "set fire", Kind.DAMAGE, reality=Reality.DENIED).kept()], Parties(SIDES))
    assert telling.mentions
    assert not telling.denies


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("No one from the Front was at the gate.", False),
        ("There is no trace of an army position at the mill.", False),
        ("Nobody among the rebels stood there.", False),
        ("A man from the Front was at the gate.", True),
    ],
)
def test_none_of_a_partys_men(text: str, *, there: bool) -> None:
    assert bool(men_in(text, PARTIES)[0]) is there
