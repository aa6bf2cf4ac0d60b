"""A quantity takes its kind from what befell those counted, from the noun counted, and from the happening."""

import pytest

from wardiary.model import Kind, QuantityKind, Span
from wardiary.resolving.quantities import find_quantities, what_of


def kinds(text: str, kind: Kind, trigger: str = "") -> list[str | None]:
    at = text.index(trigger) if trigger else len(text)
    span = Span(at, at + len(trigger))
    found = find_quantities(text, [Span(0, len(text))])
    return [what_of(mention, text, kind, span) for mention in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The raid killed at least 9 people, injuring 20 others.", ["killed", "injured"]),
        ("Eight people were reportedly killed and five injured.", ["killed", "injured"]),
        ("Five dead and nine wounded, medics said.", ["killed", "injured"]),
        ("Shells left 7 farmers dead.", ["killed"]),
        ("The toll rose from 12 to 15.", ["killed"]),
        ("Seven villagers in the northern valley were wounded.", ["injured"]),
        ("Eleven civilians were killed and wounded.", ["civilians"]),
        ("Some 30 soldiers were killed or wounded.", ["troops"]),
        ("Forty miners are missing.", ["missing"]),
        ("Four children under the age of ten were killed.", ["killed"]),
        ("Two clerks aged 30 and 41 were wounded.", ["injured"]),
        ("Two clerks were killed and dozens wounded Monday when it fell.", ["killed", "injured"]),
        ("Six boys have sustained injuries.", ["injured"]),
        ("Three IS fighters were killed.", ["killed"]),
        ("It wrecked two bridges and a dozen tanks.", ["targets", "targets"]),
        ("They launched 12 missiles.", ["weapons"]),
        ("It took place 35 km south of the port.", [None]),
        ("16 clerks, including four women, were killed.", ["killed", None]),
        ("The two sides met after three days.", [None, None]),
    ],
)
def test_in_a_strike(text: str, expected: list[str | None]) -> None:
    assert kinds(text, Kind.STRIKE) == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Police arrested 30 men.", Kind.DETENTION, "detained"),
        ("They exchanged over 250 fighters.", Kind.DETENTION, "detained"),
        ("Gunmen abducted 12 girls.", Kind.ABDUCTION, "abducted"),
        ("Tens of thousands have already fled.", Kind.DISPLACEMENT, "displaced"),
        ("They relocated 900 residents.", Kind.DISPLACEMENT, "displaced"),
        ("It retook 12 hamlets.", Kind.GAIN, "settlements"),
        ("It captured nine villages.", Kind.GAIN, "settlements"),
        ("It seized 40 square miles.", Kind.GAIN, "km2"),
        ("Troops moved 5 km on Monday.", Kind.ADVANCE, "km"),
        ("It massed 5,000 fighters there.", Kind.DEPLOYMENT, "troops"),
        ("It massed 50 tanks there.", Kind.DEPLOYMENT, "weapons"),
        ("Some 900 civilians stayed.", Kind.DEPLOYMENT, "civilians"),
        ("It fires 900 artillery rounds a day.", Kind.OTHER, "rounds_per_day"),
        ("Hundreds of demonstrators met.", Kind.PROTEST, "other"),
    ],
)
def test_by_kind_of_happening(text: str, kind: Kind, expected: str) -> None:
    assert kinds(text, kind) == [QuantityKind(expected)]


def test_the_number_of_strikes_is_other() -> None:
    assert kinds("It conducted 34 strikes on depots.", Kind.STRIKE, "strikes") == [QuantityKind.OTHER]


def test_single_victims_and_targets() -> None:
    assert kinds("One person was killed and another wounded on Monday.", Kind.ATTACK) == ["killed", "injured"]
    assert kinds("It killed a nurse and a driver was wounded.", Kind.STRIKE) == ["killed", "injured"]
    assert kinds("One strike destroyed a depot, a truck bomb and a boat.", Kind.STRIKE) == ["other"] + 3 * ["targets"]
    assert kinds("Two strikes destroyed a kiosk, an IED and a kiln.", Kind.STRIKE) == ["other"] + 3 * ["targets"]
    assert kinds("A missile hit a depot; he was killed by a sniper, a man said.", Kind.STRIKE) == []
    assert kinds("They were killed by two gunmen.", Kind.ATTACK) == ["troops"]


def test_those_held_are_abducted_though_they_were_killed_later() -> None:
    assert kinds("They killed 50 officers they had been holding.", Kind.ABDUCTION, "holding") == [QuantityKind.ABDUCTED]
