"""Filters of the claims on a page that runs no script: radio buttons, and rules of CSS that hide what was not chosen.

Each claim is in one class of each group; a rule names nothing but classes made here, never words of others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from wardiary import lexicons
from wardiary.pages.evidence import Told, kind_words
from wardiary.pages.standing import Stands

NO_SIDE = "no side"


@dataclass(frozen=True, slots=True)
class Choice:
    """One radio button: its class, its words, and how many claims it leaves."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Group:
    """Choices of which one is taken; `letter` begins the classes of them all."""

    legend: str
    letter: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """The groups that divide the claims, the classes of every claim by its anchor, and the rules."""

    groups: tuple[Group, ...]
    classes: Mapping[str, str]

    @property
    def style(self) -> str:
        """The rules of CSS, for every choice and every combination of choices of different groups."""
        return "\n".join(_rules(self.groups, [set(keys.split()) for keys in self.classes.values()]))


def filters(claims: Sequence[tuple[Told, str | None, Stands]]) -> Filters:
    """The filters of claims, each with the side of its voice and its standing; groups of one choice are left out."""
    groups: list[Group] = []
    classes: dict[str, list[str]] = {told.anchor: [] for told, _, _ in claims}
    for legend, letter, labels in (
        ("Told by", "a", [side or NO_SIDE for _, side, _ in claims]),
        ("Standing", "b", [word.value for _, _, word in claims]),
        ("Of what", "c", [_sort(told) for told, _, _ in claims]),
    ):
        counted = Counter(labels).most_common()
        keys = {label: f"{letter}{number}" for number, (label, _) in enumerate(counted)}
        for (told, _, _), label in zip(claims, labels, strict=True):
            classes[told.anchor].append(keys[label])
        if len(counted) > 1:
            groups.append(Group(legend, letter, tuple(Choice(keys[label], label, count) for label, count in counted)))
    return Filters(tuple(groups), {anchor: " ".join(keys) for anchor, keys in classes.items()})


def _sort(told: Told) -> str:
    """The sort of a claim's kind in plain words."""
    return str(lexicons.load("brief")["sorts"][kind_words(told.claim.kind)["hue"]])


def _rules(groups: Sequence[Group], claims: Sequence[set[str]]) -> Iterator[str]:
    """Rows and signs by one choice each; a place without rows, and the word that there are none, by all together.

    A row that a link leads to is shown whatever was chosen: else the link would lead nowhere.
    """
    for group in groups:
        for choice in group.choices:
            chosen = f"main:has(#f-{choice.key}:checked)"
            yield f"{chosen} .row:not(.{choice.key}):not(:target){{display:none}}"
            yield f"{chosen} .timeline a:not(.{choice.key}){{opacity:.18}}"
    for taken in product(*((None, *group.choices) for group in groups)):
        keys = [choice.key for choice in taken if choice is not None]
        if keys:
            chosen = "".join(f":has(#f-{key}:checked)" for key in keys)
            yield f"main{chosen} tbody:has(.place):not(:has(.{'.'.join(keys)})):not(:has(:target)){{display:none}}"
            if not any(each.issuperset(keys) for each in claims):
                yield f"main{chosen} .nofit{{display:block}}"
