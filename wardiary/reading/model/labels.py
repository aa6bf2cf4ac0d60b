"""The vocabularies of the network's heads; the order of labels is the order of its outputs.

A tagging head labels words O, then B and I of each type. The layout is part of the model file's contract: change it,
and the model must be trained again.
"""

from __future__ import annotations

from dataclasses import dataclass

from wardiary.model import ArgumentRole, EntityType, Kind, Reality, TimexType

ENTITY_TYPES = tuple(kind for kind in EntityType if kind is not EntityType.TOPONYM)
KINDS = tuple(Kind)
REALITIES = tuple(Reality)
ROLES = tuple(ArgumentRole)
PARTS = ("source", "content")


@dataclass(frozen=True, slots=True)
class Head:
    """One head's name, how many labels it gives each word, and whether they are tags (O, B, I, ...)."""

    name: str
    types: tuple[str, ...]
    tags: bool = True

    @property
    def size(self) -> int:
        """The number of its outputs for a word."""
        return 1 + 2 * len(self.types) if self.tags else len(self.types)


# What every word is labelled with in the first pass, in the order of the columns.
WORD_HEADS = (
    Head("toponym", ("toponym",)),
    Head("outer", tuple(kind.value for kind in ENTITY_TYPES)),  # entities that lie in no other
    Head("inner", tuple(kind.value for kind in ENTITY_TYPES)),  # entities inside those
    Head("cue", ("cue",)),
    Head("trigger", ("trigger",)),
    Head("kind", tuple(kind.value for kind in KINDS), tags=False),
    Head("reality", tuple(reality.value for reality in REALITIES), tags=False),
    Head("timex", tuple(kind.value for kind in TimexType)),
    Head("roles", PARTS, tags=False),  # whether a word is in any source, in any content: each by itself
)
HINTED = ("trigger", "kind", "reality")
"""The word heads that are told what the rules say of each word: see `advice.hints`."""
# What the words about a cue or a trigger are labelled with in the second pass.
ATTRIBUTION_LINK = Head("attribution", PARTS)
ARGUMENT_LINK = Head("argument", tuple(role.value for role in ROLES))


def columns() -> dict[str, slice]:
    """Where each word head's outputs stand among the columns of the first pass."""
    out: dict[str, slice] = {}
    at = 0
    for head in WORD_HEADS:
        out[head.name] = slice(at, at + head.size)
        at += head.size
    return out
