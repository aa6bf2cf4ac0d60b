"""Names of places in a line too short for the reader to know them by their context: capitals after "in", "near", "at".

Only for finding where a short report's happening took place; the reader's own toponyms come first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wardiary import lexicons
from wardiary.gazetteer import Gazetteer, Match
from wardiary.model import Span
from wardiary.resolving.place_candidates import adjectives

_RUN = re.compile(r"[A-Z][\w'’ʼ-]*[\wʼ'](?:\s+[A-Z][\w'’ʼ-]*[\wʼ']){0,3}")
_SAID_PLACE = lexicons.pattern("resolving/places", "place_spotting", "said_place")
_HELD = lexicons.pattern("resolving/places", "place_spotting", "held")
_NUMBERED = re.compile(r"-\d$")  # the second airfield of a town: "Saki-4"
_LEAST_LETTERS = 5  # of a name that no preposition vouches for, or known only in another transliteration
_LEAST_PEOPLE = 10_000  # of a name that no preposition vouches for
_METROPOLIS = 500_000  # people: names that need no vouching
_CITY = 50_000  # people, of a name written without a capital
_SMALL = lexicons.pattern("resolving/places", "place_spotting", "small")


def spot_places(text: str, sentence: Span, gazetteer: Gazetteer) -> tuple[Span, ...]:
    """Names in `sentence` that the gazetteer holds and that stand where places stand, in their order."""
    found = tuple(span for run in _RUN.finditer(text, *sentence) for span in _in_run(text, run, gazetteer))
    return found or tuple(_without_capital(text, sentence, gazetteer))


def _without_capital(text: str, sentence: Span, gazetteer: Gazetteer) -> Iterator[Span]:
    """Cities after "in" or "near" in posts that leave capitals out."""
    for word in _SMALL.finditer(text, *sentence):
        if gazetteer.renown(word.group(1)) >= _CITY and word.group(1) not in _common():
            yield Span(word.start(1), word.end(1))


def _in_run(text: str, run: re.Match[str], gazetteer: Gazetteer) -> Iterator[Span]:
    """The longest part of a run of capitalised words that is a name; from its start, else to its end."""
    words = [Span(m.start(), m.end()) for m in re.finditer(r"\S+", run.group())]
    parts = [(i, j) for i in range(len(words)) for j in range(i + 1, len(words) + 1)]
    before = text[max(0, run.start() - 40) : run.start()]
    vouched = bool(_SAID_PLACE.search(before) or _HELD.match(text, run.end()))
    for i, j in sorted(parts, key=lambda part: (part[0] - part[1], part[0])):
        span = Span(run.start() + words[i].start, run.start() + words[j - 1].end)
        name = _plain(span.of(text))
        if _is_place(name, vouched and i == 0, gazetteer):
            yield Span(span.start, span.start + len(name))
            return


def _plain(name: str) -> str:
    return _NUMBERED.sub("", name.removesuffix("'s").removesuffix("’s"))


def _is_place(name: str, vouched: bool, gazetteer: Gazetteer) -> bool:
    if name in adjectives():
        return False  # "Russian forces in": whose, not where
    if vouched and gazetteer.renown(name) >= 0:
        return True
    if name.isupper() or name.lower() in _common():
        return False
    if gazetteer.renown(name) >= _METROPOLIS:
        return True
    if len(name) < _LEAST_LETTERS:
        return False
    if not vouched and gazetteer.renown(name) >= _LEAST_PEOPLE:
        return True
    good = (Match.GENERIC, Match.ARTICLE, Match.SPELLING) if vouched else (Match.GENERIC,)
    least = 0 if vouched else _LEAST_PEOPLE
    return any(c.match in good and c.place.population >= least for c in gazetteer.candidates(name))


def _common() -> frozenset[str]:
    return frozenset(lexicons.load("place_main")["common"]["words"])
