"""What the words put a name in, and what they do not: invented sentences."""

from __future__ import annotations

import pytest

from wardiary.model import Span
from wardiary.resolving.place_context import contexts


def holders(text: str, *names: str) -> tuple[tuple[str, str], ...]:
    """What the first of the names may lie in."""
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    return contexts(text, spans)[0].holders


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Families were counted in Marram, Tell, Karsa and Doro.", ("Marram", "Tell", "Karsa", "Doro")),
        ("Families were counted in Marram, Tell, Karsa, Ufa, and Doro.", ("Marram", "Tell", "Karsa", "Ufa", "Doro")),
        ("Families were counted in Marram, Karsa and Doro.", ("Marram", "Karsa", "Doro")),
        ("A boat from Marram docked in Karsa.", ("Marram", "Karsa")),
        ("People from Marram arrived in Karsa at dusk.", ("Marram", "Karsa")),
        ("People from Marram were in Karsa.", ("Marram", "Karsa")),
    ],
)
def test_a_list_and_a_verb_put_nothing_in_anything(text: str, names: tuple[str, ...]) -> None:
    assert holders(text, *names) == ()


@pytest.mark.parametrize(
    ("text", "names", "held"),
    [
        ("They took Marram, Karsa, on Monday.", ("Marram", "Karsa"), ("Karsa", "comma")),
        ("The village of Marram in Karsa was taken.", ("Marram", "Karsa"), ("Karsa", "in")),
        ("Marram village in Karsa was taken.", ("Marram", "Karsa"), ("Karsa", "in")),
        ("Marram, located in Karsa, was taken.", ("Marram", "Karsa"), ("Karsa", "in")),
    ],
)
def test_a_comma_or_in_puts_it_there(text: str, names: tuple[str, ...], held: tuple[str, str]) -> None:
    assert held in holders(text, *names)
