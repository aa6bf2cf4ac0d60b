"""One village by as many spellings as there are papers: by its look-up form, and not by that of another."""

from __future__ import annotations

import pytest
from weighing_samples import spot, tell

from wardiary.weighing.places.placing import lend
from wardiary.weighing.places.spots import place_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tin Zaouatine", "Tinzaouaten"),
        ("Wegel Tena", "Wegeltena"),
        ("War Sheikh", "Warsheekh"),
        ("Adan Yabal", "Aadan Yabaal"),
        ("Kafr Nabl", "Kafranbel"),
        ("Hlynske", "Glinskoye"),
        ("Novohrodivka", "Novogrodovka"),
        ("Myrnohrad", "Mirnograd"),
        ("Stepove", "Stepovoye"),
        ("Tell Abyad", "Tal Abiad"),
        ("Abu Grein", "Abu Qurayn"),
    ],
)
def test_one_village_has_one_look_up_form(one: str, other: str) -> None:
    assert place_key(one) == place_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Horlivka", "Orlivka"),
        ("Homs", "Goms"),
        ("Hama", "Gama"),
        ("Novodruzhesk", "Novohrodivka"),
        ("Kafr Nabl", "Kafr Halab"),
        ("Tal Rifaat", "Tal Hadya"),
        ("Base 46", "Base 48"),
    ],
)
def test_two_villages_have_two(one: str, other: str) -> None:
    assert place_key(one) != place_key(other)


def test_the_longer_of_two_names_is_meant() -> None:
    told = tell("r1", spot=None, named=frozenset((place_key("Wad Madani"), place_key("Madani"))))
    known = {place_key(name): spot(name) for name in ("Wad Madani", "Madani")}
    lent = lend(told, known).spot
    assert lent is not None
    assert lent.name == "Wad Madani"
