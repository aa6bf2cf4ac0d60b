"""Whom a party fights: the other one of two; of three, the one that the report tells of.

A report is about one front of a war of three sides: who else it names is whom it means by "the enemy". Invariant: where
it tells of two others about as often, nobody is meant.
"""

from __future__ import annotations

from collections import Counter

from wardiary.weighing.voices.parties import Parties

_MANIFOLD = 3  # of two others, one must be named so many times as often as the next: both are fought where it is less


def opponent(side: str | None, text: str, parties: Parties) -> str | None:
    """The party that one fights, as far as the words of a report tell; None where that may be several, or of no party.

    `text` is a whole report: its sentence names whom it means by "the enemy" least of all.
    """
    others = [each for each in parties.sides if each != side]
    if side not in parties.sides or not others:
        return None
    if len(others) == 1:
        return others[0]
    named = Counter(each for _, _, each in parties.sides_in(text) if each != side).most_common(2)
    if not named or (len(named) > 1 and named[0][1] < _MANIFOLD * named[1][1]):
        return None
    return named[0][0]
