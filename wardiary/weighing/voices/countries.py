"""Which country a name of the table of sides begins with: its name, its adjective, or the capital it is called by."""

from __future__ import annotations

from functools import lru_cache

from wardiary.model import VoiceType
from wardiary.resolving.voices import identify

PEOPLE = "people of"
"""How `identify` explains "Russians", who act for their state where they act in a war."""
_OF_ANYBODY = (VoiceType.FORCE, VoiceType.AGENCY)  # rebels of a country have them as well
_COUNTRY_WORDS = 3  # "Papua New Guinea"


def is_capital(word: str) -> bool:
    """Whether a word names a government by its capital: whoever holds the city may be called by it."""
    return "stands for the government" in identify(word.title()).why


@lru_cache(maxsize=1 << 10)
def country_at_head(alias: str) -> tuple[str | None, str]:
    """The country (ISO 3166-1) with whose name, of one or more words, or adjective an alias begins, and the rest."""
    words = alias.split()
    for count in range(min(_COUNTRY_WORDS, len(words)), 1, -1):
        voice = identify(" ".join(words[:count]).title())
        if voice.country and (voice.why.endswith("as a state") or PEOPLE in voice.why):
            return voice.country, " ".join(words[count:])
    return (country_of(words[0]) if words else None), " ".join(words[1:])


def country_of(word: str) -> str | None:
    """The country (ISO 3166-1) that a word names by its name, adjective or capital; not whose a force or agency is."""
    voice = identify(word.title())
    return None if voice.type in _OF_ANYBODY else voice.country
