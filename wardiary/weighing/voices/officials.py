"""Whose an office is that the table of sides does not hold: "the deputy governor", "a defence ministry spokesman".

Offices are a state's. In a war with one state they are that side's; between states, the side's in whose country the
happening is told to be; in the mouth of a party's own paper, that party's. A stranger's office stays nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from wardiary import lexicons
from wardiary.lexicons.needles import needle
from wardiary.resolving.voices import identify
from wardiary.weighing.lexicon import party_words

_MADE_BY = lexicons.pattern("weighing/voices", "officials", "made_by")

_MADE = lexicons.pattern("weighing/voices", "officials", "made")
_OWNED = frozenset(("its", "their"))  # "the office of their command" is of whom the sentence told before
_NOT_SAID = frozenset(("official", "officials"))  # of what, their sentence may have told before


def made_by(folded: str) -> str | None:
    """By whom an office was made or is backed, in the words of its name: "russian" of "russian-installed mayor"."""
    found = _MADE.search(folded)
    return (found[1] or found[2]) if found else None


def is_office(folded: str) -> bool:
    """Whether a name, in its look-up form, is of an office or of men that only a state has."""
    words = set(folded.split())
    if is_state_outlet(folded):
        return True
    if is_civil(folded) or words <= _NOT_SAID or words & party_words("no_state_office") or words & _OWNED:
        return False
    if _MADE_BY.search(folded) and made_by(folded) not in party_words("recognising"):
        return False
    return bool(words & party_words("state_offices")) or (bool(words & party_words("state_men")) and is_plain(folded))


def is_civil(folded: str) -> bool:
    """Whether a name is of a body of citizens or helpers: "civil society president", "Red Cross"."""
    return needle("weighing", "parties", "civil_bodies").search(folded) is not None


def flies(folded: str) -> bool:
    """Whether a name is of aircraft or an air force."""
    return bool(set(folded.split()) & party_words("flying"))


def is_state_outlet(folded: str) -> bool:
    """Whether a name is of a state's own paper or station: "state television", "the official news agency"."""
    return re.search(lexicons.load("weighing")["parties"]["state_outlet"], folded) is not None


def is_plain(folded: str) -> bool:
    """Whether a name is nothing but plain words for a state's men: "several soldiers", not "soldiers of the Moon"."""
    return set(folded.split()) <= _plain()


def side_of_office(
    name: str,
    states: Sequence[str],
    of_country: Callable[[str], str | None],
    publisher: str | None = None,
    countries: Iterable[str] = (),
) -> str | None:
    """The side of an office; None where that is open.

    `states` are the sides that are states, `publisher` the side of who publishes it, `countries` (ISO 3166-1) those in
    which the happening is told to be.
    """
    country = identify(name).country
    if country is not None:
        return of_country(country)
    if publisher in states:
        return publisher
    if len(states) == 1:
        return states[0]
    told = {side for each in countries if (side := of_country(each)) is not None}
    return told.pop() if len(told) == 1 else None


@cache
def _plain() -> frozenset[str]:
    return party_words("official", "between", "state_offices", "state_men", "nobody_named", "plain_men", "beside_men")
