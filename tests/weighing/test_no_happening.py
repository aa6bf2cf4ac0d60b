"""What was taken for a happening and is none: invented sentences of no war."""

from __future__ import annotations

import pytest
from weighing_samples import SIDES, WITNESSES, Wrote, day, tell

from wardiary.model import Kind
from wardiary.weighing.grouping.events import group
from wardiary.weighing.grouping.founding import founds
from wardiary.weighing.records import Telling
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)


def told(text: str, trigger: str, kind: Kind) -> list[Telling]:
    return list(tellings([Wrote("a", text, trigger, kind).kept()], PARTIES))


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Two armoured vehicles of the enemy were captured at Saltmarsh.", "captured", Kind.DETENTION),
        ("The bodies of six men were picked up in the streets of Saltmarsh.", "picked up", Kind.DETENTION),
        ("Boys who picked up uniforms and rifles ran through Saltmarsh.", "picked up", Kind.DETENTION),
        ("Rebels were firing into the air in Saltmarsh.", "firing", Kind.STRIKE),
        ("The banks of Saltmarsh are empty shells.", "shells", Kind.STRIKE),
        ("Keep children away from unexploded shells in Saltmarsh.", "shells", Kind.STRIKE),
        ("Food for 900 people was handed out in Saltmarsh.", "handed out", Kind.DISPLACEMENT),
        ("A lorry was parked beside the mosque of Saltmarsh.", "parked", Kind.DEPLOYMENT),
        ("The force that had been guarding Saltmarsh slept.", "guarding", Kind.DEPLOYMENT),
    ],
)
def test_what_only_sounds_like_a_happening_tells_nothing(text: str, trigger: str, kind: Kind) -> None:
    assert told(text, trigger, kind) == []


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Two officers of the enemy were captured at Saltmarsh.", "captured", Kind.DETENTION),
        ("Soldiers picked up nine men in Saltmarsh.", "picked up", Kind.DETENTION),
        ("Rebels were firing into the market of Saltmarsh.", "firing", Kind.STRIKE),
        ("Shells fell on Saltmarsh.", "Shells", Kind.STRIKE),
        ("Nine hundred people left Saltmarsh.", "left", Kind.DISPLACEMENT),
        ("Rebels have surrounded Saltmarsh.", "surrounded", Kind.DEPLOYMENT),
    ],
)
def test_what_happened_is_told(text: str, trigger: str, kind: Kind) -> None:
    (telling,) = told(text, trigger, kind)
    assert not telling.mentions


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("The front will stop all military action at Saltmarsh.", "action", Kind.CLASH),
        ("Because the army had stopped bombing around Saltmarsh, they slept.", "bombing", Kind.STRIKE),
        ("They left to spare the people further shelling of Saltmarsh.", "shelling", Kind.STRIKE),
        ("It is a step towards the liberation of Saltmarsh.", "liberation", Kind.GAIN),
        ("He declined to say where the fighters of Saltmarsh had gone.", "gone", Kind.WITHDRAWAL),
        ("None of the four would say that Saltmarsh had been retaken.", "retaken", Kind.GAIN),
        ("The mayor did not say whether Saltmarsh was taken.", "taken", Kind.GAIN),
    ],
)
def test_what_is_stopped_striven_for_or_left_unsaid_is_only_named(text: str, trigger: str, kind: Kind) -> None:
    (telling,) = told(text, trigger, kind)
    assert telling.mentions
    assert not founds(telling)


def test_nobody_withdraws_who_bears_no_arms() -> None:
    left = tell("a", WITNESSES, kind=Kind.WITHDRAWAL, agent=None, when=day(5), words="Two players withdrew.")
    assert group([left]) == ()
    assert group([tell("a", WITNESSES, kind=Kind.WITHDRAWAL, agent=None, words="Soldiers left Saltmarsh.")])
