"""Plain names of actors: "five ISIL tactical units" are Islamic State, "women and children" civilians.

A name never says more than the words and the report do: what no rule knows keeps its own words, a pronoun that nobody
explains, and words that name nobody, have no name.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from wardiary import lexicons
from wardiary.model import Voice, VoiceType
from wardiary.resolving.voice_names import identify
from wardiary.resolving.voice_phrases import organisation_in, words_of
from wardiary.resolving.voice_tables import countries, country_names, key

CIVILIANS = "civilians"
_REMEMBERED = 4096  # phrases: an actor is named again and again
_MEN_OF = lexicons.pattern("claims/happenings", "naming", "men_of")
_BOUND = frozenset((VoiceType.FORCE, VoiceType.OFFICE, VoiceType.PERSON))


@cache
def _owners() -> frozenset[str]:
    return frozenset(lexicons.load("claims")["who"]["owners"].split())


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicons.load("actors")[name].split())


@lru_cache(_REMEMBERED)
def plain_name(words: str, country: str | None = None) -> str:
    """The plain name of an actor's words; `country` (ISO 3166-1 alpha-2) is the one that the report is about.

    1. an organisation of the table, alone or with soldiers, arms or positions of it;
    2. persons who bear no arms and no nation's name: civilians;
    3. a state's forces, offices and rebels, of the report's country where none is named;
    4. a country for its adjective; else the words themselves.
    """
    bare = bare_words(words).replace(" of the ", " of ")
    organisation = _organisation(bare)
    if organisation is not None:
        return organisation.name
    if _are_civilians(bare):
        return CIVILIANS
    found = identify(bare, country)
    is_adjective = found.type is VoiceType.UNNAMED and " " not in bare and found.country in countries()
    if is_adjective and found.country:
        return countries()[found.country].name
    return _of_country(bare, found, country)


@lru_cache(_REMEMBERED)
def organisation_within(words: str) -> Voice | None:
    """The armed or other organisation that a phrase names somewhere: "an ISIL-held tank" names Islamic State."""
    return organisation_in(words.replace("-held", " ").replace("-controlled", " ").replace("-run", " ").split())


def bare_words(words: str) -> str:
    """The words without what only counts them or says when: "at least 50 of the officers" are officers.

    One word is always left, whatever it is.
    """
    parts = words.split()
    while len(parts) > 1 and (parts[0].lower() in _words("counts") | _words("not_first") or parts[0][0].isdigit()):
        parts = parts[2 if _is_owner_after_of(parts) else 1 :]
    return " ".join(parts)


def _is_owner_after_of(parts: Sequence[str]) -> bool:
    """Whether they begin like "of its": "nine of its soldiers" are soldiers."""
    return len(parts) > 2 and parts[0].lower() == "of" and parts[1].lower() in _owners()


def names_somebody(words: str) -> bool:
    """Whether an actor's words name anybody: not "To of them", "two", "none of those", "off"."""
    parts = [word.strip(",.;:’'").lower() for word in bare_words(words).split()]
    return any(word not in _naming_nobody() and not word[:1].isdigit() for word in parts if word)


@cache
def _naming_nobody() -> frozenset[str]:
    return frozenset().union(*map(_words, ("nobody", "counts", "not_first", "plural", "singular", "person")))


def _organisation(words: str) -> Voice | None:
    """The organisation whose soldiers, arms or positions the words are; None where it is only part of another name."""
    whole = identify(words)
    if whole.why.endswith(f"is {whole.name}"):
        return None
    parts = words_of(words)
    tail = parts[-1].lower() if parts else ""
    if tail not in _words("military") and not any("-held" in p or "-controlled" in p for p in parts):
        return None
    return organisation_within(words)


def _are_civilians(words: str) -> bool:
    """Whether the words are persons without a name, a nation or arms: "worshippers", "three women and two children"."""
    parts = [w.strip(",") for w in words_of(words)]
    if any(w[:1].isupper() and key(w) in country_names() for w in parts) or _MEN_OF.search(words):
        return False
    lower = [w.lower() for w in parts]
    if _words("armed_persons").intersection(lower):
        return False
    head = next((lower[k - 1] for k in range(1, len(lower)) if lower[k] in _words("stops")), lower[-1] if lower else "")
    if head in _words("amounts"):
        head = lower[-1]
    return head in _words("civilians")


def _of_country(words: str, found: Voice, country: str | None) -> str:
    """Rebels, opposition and government forces that belong to the country of the report: "Syrian rebels"."""
    state = countries().get(country or "")
    lower = words.lower().removeprefix("the ")
    if state is None or found.country is not None or lower not in _words_of_parties():
        return found.name
    return f"{state.adjective} {lower}"


@cache
def _words_of_parties() -> frozenset[str]:
    return frozenset(line.strip() for line in lexicons.load("actors")["parties"].splitlines() if line.strip())
