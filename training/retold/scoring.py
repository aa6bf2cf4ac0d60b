"""How well tellings are put together: by pairs of tellings, and by claims as the scorer of claims counts them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from training.retold.drafts import Told
from wardiary.claims.likeness import Weights
from wardiary.claims.merge import Happenings

Groups = list[list[int]]


@dataclass(slots=True)
class Counts:
    """Right ones, wrong ones and missed ones."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1."""
        found, asked = self.right + self.wrong, self.right + self.missed
        p, r = self.right / found if found else 0.0, self.right / asked if asked else 0.0
        return {"p": round(p, 4), "r": round(r, 4), "f1": round(2 * p * r / (p + r), 4) if p + r else 0.0}


@dataclass(slots=True)
class Score:
    """Pairs of tellings put together, and claims found: one for each happening, and none beside."""

    pairs: Counts
    claims: Counts

    def add(self, told: Told, groups: Groups) -> None:
        """Counts one report whose drafts were put together so."""
        names = told.happenings
        group_of = {draft: number for number, group in enumerate(groups) for draft in group}
        marked = [draft for draft, name in enumerate(names) if name is not None]
        for a, b in combinations(marked, 2):
            one = names[a] == names[b]
            if one or not told.report.may_be_one(names[a] or "", names[b] or ""):
                together = group_of[a] == group_of[b]
                self.pairs.right += one and together
                self.pairs.wrong += together and not one
                self.pairs.missed += one and not together
        self._count_claims([{name for i in group if (name := names[i]) is not None} for group in groups])

    def _count_claims(self, groups: Sequence[set[str]]) -> None:
        """Each claim finds one happening that no other has found; those with fewest to find choose first."""
        found: set[str] = set()
        filled = sorted(filter(None, groups), key=len)
        for names in filled:
            found |= set(sorted(names - found)[:1])
        self.claims.right += len(found)
        self.claims.wrong += len(filled) - len(found)
        self.claims.missed += len(set().union(*groups)) - len(found)

    def figures(self) -> dict[str, dict[str, float]]:
        """Both as precision, recall and F1."""
        return {"pairs": self.pairs.figures(), "claims": self.claims.figures()}


def grouped(told: Told, weights: Weights | None = None) -> Groups:
    """The drafts of a report as `merged` puts them together, by their numbers; by `weights` or those that ship."""
    happenings = Happenings(told.resolved)
    groups: dict[int, list[int]] = {}
    for number, draft in enumerate(told.drafts):
        new = happenings.telling(draft)
        old = happenings.told_by(new, weights)
        if old is None:
            groups[id(happenings.begin(new))] = [number]
        else:
            groups[id(old)].append(number)
            happenings.join(old, new)
    return list(groups.values())


def score(reports: Sequence[Told], weights: Weights | None = None) -> dict[str, dict[str, float]]:
    """The figures of all reports together."""
    total = Score(Counts(), Counts())
    for told in reports:
        total.add(told, grouped(told, weights))
    return total.figures()
