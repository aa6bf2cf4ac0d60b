"""What a noun phrase means as a voice or actor: "Moscow's defense ministry" is the Russian Ministry of Defence.

By table and rule, in a fixed order; every answer says which rule gave it, and what no rule knows is `unknown` under its
own words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from wardiary.model import Voice, VoiceType
from wardiary.resolving import voice_tables as tables
from wardiary.resolving.voice_persons import BARE_NAME, LINKS, person_of
from wardiary.resolving.voice_phrases import (
    POSSESSIVES,
    Phrase,
    head_of,
    joined,
    noun_type,
    organisation_in,
    organisation_of,
    parse,
    plain_name,
    words_of,
)

_KINDS_OF_SOURCES = frozenset([VoiceType.WITNESS, VoiceType.UNNAMED, VoiceType.ANALYST, VoiceType.EVIDENCE])
_NAME_SPLIT = re.compile(r",\s*|\s*[()]\s*|\s+[–—]\s+")
_SPEAKS_FOR = frozenset("spokesman spokeswoman spokesperson spokesmen spokeswomen spokespeople spokespersons".split())
_NATIONAL_POSTS = frozenset(
    ["president", "premier", "prime minister", "army chief", "king", "grand mufti", "chancellor"]
)


@lru_cache(maxsize=4096)
def identify(phrase: str, country_hint: str | None = None) -> Voice:
    """What `phrase` means as a voice.

    `country_hint` (ISO 3166-1 alpha-2) is the country spoken of, for offices without one ("the health ministry").
    """
    parts = [part for part in _NAME_SPLIT.split(phrase.strip(' .,;:"“”')) if part]
    if not parts:
        return Voice(phrase.strip(), VoiceType.UNKNOWN, None, "no words")
    words = words_of(phrase)
    whole = organisation_of(words)
    if whole is not None:
        return whole
    voices = [_identify_part(part, country_hint) for part in parts]
    if len(parts) > 1 and " and " in parts[-1] and all(v.type in _KINDS_OF_SOURCES for v in voices):
        listed = phrase.strip(" .,;")
        return replace(voices[0], name=listed[0].lower() + listed[1:] if words[0].lower() in tables.kinds() else listed)
    voice = voices[0]
    for part in parts[1:]:
        voice = _with_apposition(voice, part, country_hint)
    return voice


def _with_apposition(voice: Voice, part: str, hint: str | None) -> Voice:
    """A voice told more about by ", head of …" or named by ", Rupert Colville"."""
    words = words_of(part)
    if words[:1] == ["or"]:
        return organisation_of(words[1:]) or voice
    if not words or words[0].lower() in ("who", "which", "whose", "where", "and", "or", "said", "speaking"):
        return voice
    other = _identify_part(part, hint)
    is_described = part.startswith(("a ", "an "))  # "the Emergency Room, a lifeline within Oysterby"
    if other.type is VoiceType.PERSON and not is_described and voice.type is not VoiceType.PERSON and len(words) > 1:
        return replace(other, country=other.country or voice.country, why=f"{other.why}; {voice.name}")
    if voice.type in (VoiceType.PERSON, VoiceType.UNKNOWN):
        return replace(voice, country=voice.country or other.country, why=f"{voice.why}; {part}")
    return voice


def _identify_part(phrase: str, hint: str | None) -> Voice:
    words = words_of(phrase)
    if not words:
        return Voice(phrase, VoiceType.UNKNOWN, None, "no words")
    organisation = organisation_of(words)
    if organisation is not None:
        return organisation
    parsed = parse(words)
    steps = (_described, _evidence, person_of, _spokesperson, _state_body, _state_itself, _post, _unnamed, _named)
    found = next(v for step in steps if (v := step(parsed, hint)) is not None)
    if found.why == BARE_NAME and phrase.lower().startswith(("the ", "a ", "an ")):
        return replace(found, type=VoiceType.UNKNOWN, why="a name with an article, so no person's")
    return found


def _described(p: Phrase, _hint: str | None) -> Voice | None:
    """An organisation of the table behind words that describe it: "Lebanon's state-run National News Agency"."""
    for first in range(1, len(p.words)):
        before = p.words[:first]
        describes = all(w.islower() or w in POSSESSIVES or k < p.where[1] for k, w in enumerate(before))
        if not describes or any(w.lower() in LINKS for w in before):
            return None
        found = organisation_of(p.words[first:]) if p.words[first][:1].isupper() and before[-1].islower() else None
        if found is not None:
            return found
    return None


def _evidence(p: Phrase, _hint: str | None) -> Voice | None:
    head = p.lower[head_of(p.lower)]
    if tables.kinds().get(head) is not VoiceType.EVIDENCE and tables.kinds().get(p.lower[-1]) is not VoiceType.EVIDENCE:
        return None
    return Voice(plain_name(p), VoiceType.EVIDENCE, None, f"“{head}” is evidence, not a speaker")


def _spokesperson(p: Phrase, hint: str | None) -> Voice | None:
    """Who speaks for a body without being named: "a spokesman for the health ministry", "the Syrian army spokesman"."""
    head = p.lower[head_of(p.lower)]
    if head not in _SPEAKS_FOR:
        return None
    at = head_of(p.lower)
    body_words = p.words[at + 2 :] or p.words[:at]
    body = _identify_part(joined(body_words), hint) if body_words else None
    if body is None or body.type in (VoiceType.UNKNOWN, VoiceType.PERSON):
        return Voice(
            plain_name(p), VoiceType.UNNAMED, p.naming.country.iso if p.naming else None, "speaks for somebody unnamed"
        )
    kind = body.type if body.type in (VoiceType.FORCE, VoiceType.OFFICE, VoiceType.ORGANISATION) else VoiceType.UNNAMED
    name = f"{body.name} {head}" if p.words[at + 2 :] else plain_name(p)
    return Voice(name, kind, body.country, f"speaks for {body.name}")


def _state_body(p: Phrase, hint: str | None) -> Voice | None:
    """A ministry, force or office of a state, whose country is named or spoken of."""
    rest = " ".join(p.rest)
    field = _ministry_field(p.rest)
    body = tables.bodies().get(rest) if field is None else None
    if field is None and body is None:
        return None
    country = p.naming.country if p.naming else None
    why = f"“{joined(p.words)}”"
    if country is None and hint in tables.countries() and (field or (body and body.national)):
        country = tables.countries()[hint]
        why += f", in a report on {country.name}"
    if country is None:
        kind = VoiceType.OFFICE if field else body.type if body else VoiceType.UNKNOWN
        return Voice(plain_name(p), kind, None, why + ", of a country not named")
    if field is not None:
        name = f"U.S. Department of {field}" if country.iso == "US" else f"{country.adjective} Ministry of {field}"
        return Voice(name, VoiceType.OFFICE, country.iso, why)
    if body is None:
        return None
    proper = tables.organisations().get(tables.key(f"{country.adjective} {rest}"))
    if proper is not None:  # "the army" of Sudan has a name of its own
        return Voice(proper.name, proper.type, country.iso, f"{why}: {proper.name}")
    return Voice(f"{country.adjective} {body.name}", body.type, country.iso, why)


def _ministry_field(rest: Sequence[str]) -> str | None:
    """The field of "defence ministry", "ministry of defence", "department of defense", None for anything else."""
    fields = tables.ministries()
    if rest[:1] in (("ministry",), ("department",)) and rest[1:2] in (("of",), ("for",)):
        return fields.get(" ".join(w for w in rest[2:]))
    if rest[-1:] == ("ministry",) or (rest[-1:] == ("department",) and len(rest) == 2):
        return fields.get(" ".join(rest[:-1]))
    return None


def _state_itself(p: Phrase, _hint: str | None) -> Voice | None:
    """A country, capital or seat of power alone."""
    if p.naming is None or p.rest:
        return None
    country, relation = p.naming.country, p.naming.relation
    if relation == "name":
        return Voice(country.name, VoiceType.OFFICE, country.iso, f"{country.name} as a state")
    if relation == "adjective":
        return Voice(joined(p.words), VoiceType.UNNAMED, country.iso, f"people of {country.name}")
    if relation == "seat":
        return Voice(joined(p.words), VoiceType.OFFICE, country.iso, f"the seat of power of {country.name}")
    why = f"{joined(p.words)} stands for the government of {country.name}"
    return Voice(f"{country.adjective} government", VoiceType.OFFICE, country.iso, why)


def _post(p: Phrase, hint: str | None) -> Voice | None:
    """A post that one person holds, without the name: "the Grand Mufti", "the defence minister"."""
    rest = " ".join(p.rest)
    ministerial = p.rest[-1:] == ("minister",) and " ".join(p.rest[:-1]) in tables.ministries()
    if not ministerial and rest not in _NATIONAL_POSTS:
        return None
    country = p.naming.country if p.naming else tables.countries().get(hint or "")
    why = (
        f"the post “{rest}”"
        if p.naming
        else f"the post “{rest}”, in a report on {country.name if country else 'nowhere named'}"
    )
    if country is None:
        titled = all(word[:1].isupper() for word in p.words)
        name = joined(p.words) if titled else plain_name(p)
        return Voice(name, VoiceType.OFFICE, None, f"the post “{rest}”, of a country not named")
    return Voice(f"{country.adjective} {rest}", VoiceType.OFFICE, country.iso, why)


def _unnamed(p: Phrase, hint: str | None) -> Voice | None:
    """A kind of source: "local officials", "a senior U.S. defense official", "residents"."""
    at = head_of(p.lower)
    candidates = (p.lower[at], p.lower[-1])
    found = next((w for w in candidates if w in tables.kinds() or (_is_trade(w) and w.upper() not in p.words)), None)
    if found is None or (p.words[at][:1].isupper() and at and p.words[at - 1][:1].isupper() and not p.naming):
        return None
    kind = tables.kinds().get(found, VoiceType.WITNESS)
    outlet = organisation_in(p.words) if kind is VoiceType.AGENCY else None
    if outlet is not None and outlet.type is VoiceType.AGENCY:
        return outlet
    country = p.naming.country.iso if p.naming else None
    if country is None and hint and kind in (VoiceType.OFFICE, VoiceType.FORCE) and len(p.words) == 1:
        country = hint
    return Voice(plain_name(p), kind, country, f"“{found}”, without a name")


def _is_trade(word: str) -> bool:
    """Whether a noun without a capital names people by what they do: "agronomists", "fisherman", "railwaywoman"."""
    return word.islower() and word.endswith(("ist", "ists", "man", "men", "woman", "women", "ologist", "ologists"))


def _named(p: Phrase, _hint: str | None) -> Voice:
    """A name of some kind: by an organisation's noun, else unknown."""
    if p.lower[0] in ("unnamed", "unidentified", "anonymous"):
        return Voice(plain_name(p), VoiceType.UNNAMED, p.naming.country.iso if p.naming else None, "said to be unnamed")
    country = p.naming.country.iso if p.naming else None
    name = joined(p.words)
    kind = noun_type(p.words)
    if kind is not None:
        return Voice(name, kind, country, f"named as {kind.value}")
    return Voice(plain_name(p) if not p.words[0][:1].isupper() else name, VoiceType.UNKNOWN, country, "not known")
