"""Right, wrong and missed, and the figures made of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Counts:
    """Right, wrong and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, right: int, found: int, asked: int) -> None:
        """Counts so many right of those found and those asked for."""
        self.right += right
        self.wrong += found - right
        self.missed += asked - right

    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where there was nothing."""
        whole = 2 * self.right + self.wrong + self.missed
        return round(2 * self.right / whole, 4) if whole else None

    def figures(self) -> dict[str, float | None]:
        """Precision, recall and F1."""
        found, asked = self.right + self.wrong, self.right + self.missed
        return {
            "p": round(self.right / found, 4) if found else None,
            "r": round(self.right / asked, 4) if asked else None,
            "f1": self.f1(),
        }
