"""Names of persons in noun phrases: behind titles and descriptions, or standing alone.

A name is never a country's or an organisation's of the tables, nor one that an organisation's noun is part of.
"""

from __future__ import annotations

from collections.abc import Sequence

from wardiary.model import Voice, VoiceType
from wardiary.resolving import voice_tables as tables
from wardiary.resolving.voice_phrases import (
    POSSESSIVES,
    Phrase,
    head_of,
    joined,
    noun_type,
    organisation_in,
    organisation_of,
    parse,
)

_PARTICLES = frozenset("al el bin ibn bint abu abo van von der den de da di du dos la le ben ould".split())
LINKS = frozenset("of for in from at with to by on near inside and or against".split())
"""Words behind which another phrase begins."""
_NOT_BEFORE_A_NAME = LINKS | {"the", "a", "an", "its", "his", "her", "their", "this", "that"}
_FORMS_OF_ADDRESS = frozenset("mr mrs ms dr gen general col colonel lt maj major capt captain sgt brig adm rev".split())
BARE_NAME = "a person's name"
"""Why a name without a title or description is taken for a person's."""


def person_of(p: Phrase, hint: str | None) -> Voice | None:
    """A name behind titles, or two or more capitalised words that no organisation's noun is among."""
    if p.lower[0] in _FORMS_OF_ADDRESS and "of" in p.lower[2:]:
        p = parse(p.words[: p.lower.index("of", 2)])
    first = _name_start(p)
    name = p.words[first:]
    if not name or noun_type(name) is not None or (first and p.lower[first - 1] in _NOT_BEFORE_A_NAME):
        return None
    head = p.words[head_of(p.lower)]
    if head in tables.kinds() and head not in tables.offices("titles"):
        return None
    organisation = organisation_of(name)
    if organisation is not None:
        return organisation if first else None
    if len(name) == 1 and name[0].isupper():
        return None
    titled = first > 0 and _has_title(p.lower[:first])
    if len(name) < 2 and not titled:
        return None
    described = first > 0 and len(name) > 1 and p.words[first - 1].islower()  # "taxi driver Omar Haddad"
    if first and not titled and not described and not (p.naming and p.where[1] <= first):
        return None
    before = joined(p.words[:first])
    country = p.naming.country.iso if p.naming and p.where[1] <= first else None
    employer = organisation_in(p.words[:first])
    country = country or (employer.country if employer else None)
    if country is None and hint and set(p.lower[:first]) & {"president", "premier", "minister", "army", "military"}:
        country = hint
    return Voice(joined(name), VoiceType.PERSON, country, f"a name after “{before}”" if before else BARE_NAME)


def _has_title(lower: Sequence[str]) -> bool:
    titles = tables.offices("titles")
    return any(word in titles and word not in ("of", "the", "and", "for") for word in lower)


def _name_start(p: Phrase) -> int:
    """Where the name at the end of the phrase begins: the capitalised words behind the last title or country."""
    names, titles, modifiers = tables.country_names(), tables.offices("titles"), tables.offices("modifiers")
    k = len(p.words)
    while k and p.words[k - 1] in POSSESSIVES:
        k -= 1
    end = k
    while k:
        word, lower = p.words[k - 1], p.lower[k - 1]
        capital = word[:1].isupper() or (word.partition("-")[0] in _PARTICLES and word.partition("-")[2][:1].isupper())
        is_name = capital and lower not in titles and lower not in modifiers and (k > 1 or lower not in tables.kinds())
        lone = k < 2 or k == end or p.lower[k - 2] in titles or not p.words[k - 2][:1].isupper()
        inside = p.where[0] < k <= p.where[1] and p.where[1] - p.where[0] > 1
        country = inside or (tables.key(word) in names and lone)
        if not (is_name and not country) and not (lower in _PARTICLES and k < end):
            break
        k -= 1
    if k == end or not all(ch.isalpha() or ch in "-'’." for w in p.words[k:end] for ch in w):
        return len(p.words)
    return k
