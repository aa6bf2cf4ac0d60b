"""Which countries a report speaks of without naming a place: by adjectives ("Syrian troops"), armed groups, seats.

Such words say where a name is to be looked for, as other places do: "Palmyra" beside "Syrian troops" is in Syria.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache

from wardiary import lexicons
from wardiary.gazetteer import Gazetteer, Place
from wardiary.model import VoiceType
from wardiary.resolving.voice_tables import country_names, key, organisations

_WORD = re.compile(r"[A-Z][\w’'.-]*(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w’'.-]*){0,6}")
_REMEMBERED = 20_000  # runs of capitalised words: those of some hundred reports
_MOST_WORDS = 5  # of an organisation's name that tells its country
_SURE = 2  # mentions: one adjective may be of a visitor ("a German doctor"), two are what the report is about
_MOST = 0.5  # of a named place, that says more: with 1 or 0.25, more of the incidents' one-line reports go wrong


@cache
def _fields() -> dict[str, tuple[str, ...]]:
    """The countries in which armed groups without one country fight, by the group's name."""
    return {name: tuple(codes) for name, codes in lexicons.load("place_company")["fields"].items()}


def spoken_of(text: str) -> dict[str, float]:
    """Countries by ISO code, each with how far the report's adjectives and organisations speak of it, up to `_MOST`."""
    counted: dict[str, float] = defaultdict(float)
    for run in _WORD.finditer(text):
        for code, share in _countries_in(run.group()):
            counted[code] += share
    return {code: _MOST * min(1.0, number / _SURE) for code, number in counted.items()}


@lru_cache(_REMEMBERED)
def _countries_in(run: str) -> tuple[tuple[str, float], ...]:
    """The countries of one run of capitalised words: of its longest organisation, else of its first adjective."""
    words = run.split()
    for size in range(min(_MOST_WORDS, len(words)), 0, -1):
        for first in range(len(words) - size + 1):
            name = key(" ".join(words[first : first + size]).rstrip(".,"))
            body = organisations().get(name)
            if body is not None and body.type is VoiceType.FORCE:
                codes = _fields().get(body.name, (body.country,) if body.country else ())
                # a group fights where it fights; an adjective may be of anybody
                return tuple((code, float(_SURE)) for code in codes)
    for word in words:
        naming = country_names().get(key(re.sub(r"(?:['’]s|[.,’'])$", "", word)))
        if naming is not None and naming.relation in ("adjective", "seat"):
            return ((naming.country.iso, 1.0),)
    return ()


def as_countries(spoken: dict[str, float], gazetteer: Gazetteer) -> list[tuple[Place, float]]:
    """The countries spoken of, as places with their weight."""
    found = ((gazetteer.country(code), share) for code, share in spoken.items())
    return [(place, share) for place, share in found if place is not None]
