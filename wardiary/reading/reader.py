"""The interface of a reader: whatever turns texts into marks, by rules or by a model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from wardiary.model import Marks


class Reader(Protocol):
    """Turns texts into marks, one for each, in order.

    Pure: the same text gives the same marks, whatever it is read together with.
    """

    @property
    def name(self) -> str:
        """Name and version of this reader; kept with every reading, so that one can tell what made it."""
        ...

    def read(self, texts: Iterable[str]) -> Iterator[Marks]:
        """The marks of each text. Streams: may look ahead by a bounded number of texts, never holds all of them."""
        ...
