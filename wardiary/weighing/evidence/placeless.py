"""A denial that names no place is of what was told before it: "neither town has been lost", "nobody was driven out".

Invariant: it is another voice's than what it denies, of a kindred kind, and stands in its paragraph or the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wardiary.model import Kind, Reality
from wardiary.weighing.evidence.second import PLACELESS, second
from wardiary.weighing.records import Telling, Told

_FAMILIES = (
    frozenset((Kind.GAIN, Kind.HOLDING, Kind.WITHDRAWAL)),
    frozenset((Kind.STRIKE, Kind.EXPLOSION, Kind.ATTACK)),
    frozenset((Kind.DISPLACEMENT, Kind.ADVANCE)),  # "drove them out", of people or of soldiers
)


def denied_above(told: Sequence[Told], text: str) -> Iterator[Telling]:
    """The denials of what a report told last before a denial of no place, of each of its places."""
    for number, (claim, denial) in enumerate(told, PLACELESS):
        if not denial.denies or denial.voice.is_publisher or not _is_placeless(denial):
            continue
        before = [
            (other, telling)
            for other, telling in told
            if other.trigger.end <= claim.sentence.start
            and text.count("\n", other.trigger.end, claim.sentence.start) <= 1
            and telling.affirms
            and telling.spot is not None
            and _is_kindred(telling.kind, denial.kind)
            and telling.voice.key != denial.voice.key
        ]
        last = max((other.sentence.start for other, _ in before), default=-1)
        for other, telling in before:
            if other.sentence.start == last:
                yield replace(
                    second(telling, number),
                    voice=denial.voice,
                    reality=Reality.DENIED,
                    killed=None,
                    injured=None,
                    words=denial.words,
                )


def _is_placeless(denial: Telling) -> bool:
    """Whether it names no place, or one only to say that there is none: "no plant was touched"."""
    return denial.spot is None or denial.spot.name.lower().startswith("no ")


def _is_kindred(one: Kind, other: Kind) -> bool:
    return one is other or any(one in family and other in family for family in _FAMILIES)
