"""Places that a party gives up in its own words, and words that give nothing up. Invented sentences."""

from __future__ import annotations

import pytest
from weighing_samples import FRONT, REPUBLIC, SIDES, Wrote

from wardiary.model import Kind, Reality
from wardiary.weighing.records import Telling
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)


def told(wrote: Wrote) -> list[Telling]:
    return [each for each in tellings([wrote.kept()], PARTIES) if "+" not in each.claim]


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "reality"),
    [
        ("Saltmarsh was surrendered, the army said.", "surrendered", Kind.DETENTION, Reality.OCCURRED),
        (
            "The surrender of Saltmarsh could not be helped, the army said.",
            "surrender",
            Kind.DETENTION,
            Reality.OCCURRED,
        ),
        ('"We have left Saltmarsh so that it may stand," the army said.', "left", Kind.DISPLACEMENT, Reality.OCCURRED),
        ("The troops were ordered to leave Saltmarsh, the army said.", "leave", Kind.WITHDRAWAL, Reality.PLANNED),
        ("It was decided to withdraw from Saltmarsh, the army said.", "withdraw", Kind.WITHDRAWAL, Reality.PLANNED),
        ("It was decided to regroup the units in Saltmarsh, it said.", "regroup", Kind.DEPLOYMENT, Reality.PLANNED),
        ("Units based in Saltmarsh have redeployed, the army said.", "based", Kind.DEPLOYMENT, Reality.OCCURRED),
        ("Saltmarsh was abandoned, the army said.", "abandoned", Kind.WITHDRAWAL, Reality.OCCURRED),
    ],
)
def test_who_gives_a_place_up_withdraws(text: str, trigger: str, kind: Kind, reality: Reality) -> None:
    (telling,) = told(Wrote("a", text, trigger, kind, reality=reality, speaker="army"))
    assert (telling.kind, telling.reality, telling.agent) == (Kind.WITHDRAWAL, Reality.OCCURRED, REPUBLIC)


def test_the_commanders_who_gave_it_up_are_the_voices_own() -> None:
    text = "The commanders gave up Saltmarsh, the army said."
    (telling,) = told(Wrote("a", text, "gave up", Kind.WITHDRAWAL, speaker="army", agent="commanders"))
    assert telling.agent == REPUBLIC


def test_what_fell_while_we_were_ordered_out_fell_to_the_other_one() -> None:
    text = '"Saltmarsh has fallen, we were ordered out," a colonel of the army said.'
    (telling,) = told(Wrote("a", text, "fallen", Kind.GAIN, speaker="colonel of the army"))
    assert telling.agent == FRONT


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The troops will be ordered to leave Saltmarsh, the army said.", "leave"),
        ("Residents were told to leave Saltmarsh, the army said.", "leave"),
        ("The army refused, though it was told to leave Saltmarsh.", "leave"),
        ("Its men had been ordered to withdraw across the bridge of Saltmarsh, it said.", "withdraw"),
    ],
)
def test_an_order_not_given_or_not_of_the_place_is_no_retreat(text: str, trigger: str) -> None:
    assert not told(Wrote("a", text, trigger, Kind.WITHDRAWAL, reality=Reality.PLANNED, speaker="army"))


def test_men_who_surrender_there_do_not_give_the_place_up() -> None:
    text = "Sixty soldiers surrendered in Saltmarsh, CF said."
    (telling,) = told(Wrote("a", text, "surrendered", Kind.DETENTION, speaker="CF"))
    assert telling.kind is Kind.DETENTION
