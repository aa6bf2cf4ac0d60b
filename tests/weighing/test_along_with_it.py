"""Who looked by going along, what nobody could tell, and men of whom none are there: invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from checking_cases import PARTIES, Case, found
from weighing_samples import SIDES, Wrote

from wardiary.model import Kind, Reality, VoiceType
from wardiary.reading.sentences import split_sentences
from wardiary.resolving.voices import identify
from wardiary.weighing.evidence.witnesses import men_in
from wardiary.weighing.places.spots import place_key
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties


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
        ("Saltmarsh was captured; nobody would say by whom.", "captured"),
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


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("A shell hit Tero. The Coast Monitor counted 46 dead by noon.", "not verified"),
        ("A shell hit Tero. The Observatory documented at least eleven civilian deaths.", "not verified"),
        ("A shell hit Tero. A monitor who visited the place documented 46 dead.", "verified"),
        ("A shell hit Tero. Our correspondent counted nine dead in the square.", "verified"),
        ("A shell hit Tero. UN investigators counted 14 fresh graves.", "verified"),
    ],
)
def test_who_counts_the_dead_from_afar_has_not_looked(text: str, truth: str) -> None:
    assert found(Case("one", "", truth, "strike", "hit", text)) == truth


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        ("Our reporter drove into Saltmarsh on Sunday and found shops open.", False),
        ("We walked to Saltmarsh and saw its mill.", False),
        ("Our reporter saw how a battalion of the army drove into Saltmarsh.", True),
        ("An army column drove into Saltmarsh.", True),
    ],
)
def test_a_reporters_way_is_no_advance(text: str, *, moves: bool) -> None:
    trigger = "drove into" if "drove" in text else "walked to"
    kept = Wrote("a", text, trigger, Kind.ADVANCE, agent="army" if moves else None).kept()
    assert any("+" not in telling.claim for telling in tellings([kept], Parties(SIDES))) is moves


@pytest.mark.parametrize(
    ("published", "text", "checked"),
    [
        ("2031-05-30", "Investigators examined Saltmarsh. They have established that the mill was bombed.", True),
        ("2031-05-30", "Investigators examined Saltmarsh and its ruins. The mill was bombed.", False),
    ],
)
def test_what_was_established_holds_however_long_ago_it_was(published: str, text: str, *, checked: bool) -> None:
    report = Wrote("a", text, "bombed", Kind.STRIKE, publisher="Example Rights Desk").kept()
    sentences = tuple(split_sentences(text))
    claim = replace(report.reading.claims[0], sentence=sentences[1])
    reading = replace(report.reading, claims=(claim,), sentences=sentences, published=f"{published}T12:00:00Z")
    (telling,) = tellings([replace(report, reading=reading)], Parties(SIDES))
    assert telling.checked is checked


@pytest.mark.parametrize("thing", ["three burnt vehicles on the road", "craters in the field", "the wreckage"])
def test_things_that_confirm_are_evidence_and_no_voice(thing: str) -> None:
    assert identify(thing).type is VoiceType.EVIDENCE


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("Our correspondent spent Monday walking through Tero, which, radio said, had fallen. It had not.", "refuted"),
        ("Tero, radio said, had fallen. It had not.", "not verified"),
    ],
)
def test_who_was_there_and_says_that_it_had_not_happened_has_checked_it(text: str, truth: str) -> None:
    assert found(Case("one", "", truth, "gain", "fallen", text)) == truth


@pytest.mark.parametrize("name", ["the Zenith stronghold", "Zenith", "Zenith position", "Zenith base"])
def test_a_stronghold_is_known_by_its_name(name: str) -> None:
    assert place_key(name) == place_key("Zenith")
