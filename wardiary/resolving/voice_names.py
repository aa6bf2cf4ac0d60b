"""What a noun phrase means as a voice or actor: "Moscow's defense ministry" is the Russian Ministry of Defence.

By table and rule, in a fixed order; every answer says which rule gave it, and what no rule knows is `unknown` under its
own words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from wardiary.model import Voice, VoiceType
from wardiary.reading.rules.phrases import is_common
from wardiary.resolving import voice_tables as tables
from wardiary.resolving.voice_tables import Naming

_DETERMINERS = frozenset(
    "the a an this that these those some several many other all both its his her their our my no any one".split()
)
_POSSESSIVES = frozenset(["'s", "’s", "'", "’"])
_PARTICLES = frozenset("al el bin ibn bint abu abo van von der den de da di du dos la le ben ould".split())
_FOLLOWERS = frozenset(
    "group organisation organization militants fighters forces militia militias movement rebels terrorists jihadists "
    "extremists insurgents members troops gunmen soldiers paramilitaries news agency newspaper outlet officials".split()
)
_ORGANISATION_NOUNS = {
    VoiceType.FORCE: frozenset(
        "army forces brigade battalion regiment division corps front militia guard guards command brigades navy fleet "
        "squadron liberation resistance coalition".split()
    ),
    VoiceType.AGENCY: frozenset(
        "news times post press radio tv television daily telegraph herald tribune gazette journal broadcaster wire "
        "newspaper channel media".split()
    ),
    VoiceType.ANALYST: frozenset("institute observatory monitor lab laboratory watch".split()),
    VoiceType.OFFICE: frozenset(
        "ministry department office court commission authority parliament government council embassy police service "
        "administration directorate municipality governorate agency bureau congress senate house".split()
    ),
    VoiceType.ORGANISATION: frozenset(
        "church committee party movement group union association foundation center centre university network company "
        "corporation bank hospital society league international organisation organization rights federation relief "
        "alliance crescent cross club school college mission project campaign conference nations programme".split()
    ),
}
_KINDS_OF_SOURCES = frozenset([VoiceType.WITNESS, VoiceType.UNNAMED, VoiceType.ANALYST, VoiceType.EVIDENCE])
_STOPS = frozenset(
    "of for in from with on at whose that by near to and inside close along around across over under".split()
)
_LINKS = frozenset("of for in from at with to by on near inside and or against".split())
_NOT_BEFORE_A_NAME = _LINKS | {"the", "a", "an", "its", "his", "her", "their", "this", "that"}
_NAME_SPLIT = re.compile(r",\s*|\s*[()]\s*|\s+[–—]\s+")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase in pieces: its words without determiner, and the country they name, if any."""

    words: tuple[str, ...]
    lower: tuple[str, ...]
    naming: Naming | None
    where: tuple[int, int]

    @property
    def rest(self) -> tuple[str, ...]:
        """The lower-case words besides the country's, without possessives and articles."""
        first, last = self.where
        kept = [w for k, w in enumerate(self.lower) if not first <= k < last]
        kept = [w for w in kept if w not in _POSSESSIVES and w != "the"]
        return tuple(kept[:-1] if kept[-1:] in (["of"], ["in"]) else kept)


@lru_cache(maxsize=4096)
def identify(phrase: str, country_hint: str | None = None) -> Voice:
    """What `phrase` means as a voice.

    `country_hint` (ISO 3166-1 alpha-2) is the country spoken of, for offices without one ("the health ministry").
    """
    parts = [part for part in _NAME_SPLIT.split(phrase.strip(' .,;:"“”')) if part]
    if not parts:
        return Voice(phrase.strip(), VoiceType.UNKNOWN, None, "no words")
    words = _words(phrase)
    whole = _organisation(words)
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
    words = _words(part)
    if words[:1] == ["or"]:
        return _organisation(words[1:]) or voice
    if not words or words[0].lower() in ("who", "which", "whose", "where", "and", "or", "said", "speaking"):
        return voice
    other = _identify_part(part, hint)
    if other.type is VoiceType.PERSON and voice.type is not VoiceType.PERSON and len(words) > 1:
        return replace(other, country=other.country or voice.country, why=f"{other.why}; {voice.name}")
    if voice.type in (VoiceType.PERSON, VoiceType.UNKNOWN):
        return replace(voice, country=voice.country or other.country, why=f"{voice.why}; {part}")
    return voice


def _identify_part(phrase: str, hint: str | None) -> Voice:
    words = _words(phrase)
    if not words:
        return Voice(phrase, VoiceType.UNKNOWN, None, "no words")
    organisation = _organisation(words)
    if organisation is not None:
        return organisation
    parsed = _parse(words)
    steps = (_evidence, _person, _spokesperson, _state_body, _state_itself, _post, _unnamed, _named)
    return next(v for step in steps if (v := step(parsed, hint)) is not None)


def _words(phrase: str) -> list[str]:
    """The words without a leading determiner; full stops of abbreviations dropped, those inside ("U.S.") kept."""
    words = [part for word in phrase.split() for part in _split_ending(word) if part]
    cut = next((k for k, word in enumerate(words) if k and word.lower() in ("who", "which")), len(words))
    words = words[:cut]
    while len(words) > 1 and words[-1] in ("there", "here", "themselves", "himself", "herself", "itself", "alike"):
        words = words[:-1]
    while len(words) > 1 and words[0].lower() in _DETERMINERS and not (words[0] == "The" and words[1] in ("Hague",)):
        words = words[1:]
    return words


def _split_ending(word: str) -> tuple[str, ...]:
    """A word without the marks around it, and its possessive ending."""
    word = word.strip(',;:!?()[]"“”«»')
    if not (word.count(".") > 1 or (len(word) == 2 and word[0].isupper())):
        word = word.rstrip(".")
    if word.endswith(("'s", "’s")):
        return word[:-2], word[-2:]
    return (word[:-1], word[-1]) if word.endswith(("s'", "s’")) else (word,)


def joined(words: Sequence[str]) -> str:
    """Words put together again, possessive endings without a space."""
    out = ""
    for word in words:
        out += word if word in _POSSESSIVES or not out else " " + word
    return out


def _organisation(words: Sequence[str]) -> Voice | None:
    """An organisation of the table, with or without "group" or "fighters" behind it, or "members of" before."""
    table = tables.organisations()
    spelled = list(words)
    while spelled and spelled[-1] in _POSSESSIVES:
        spelled.pop()
    for first in (0, 2) if len(spelled) > 2 and spelled[1].lower() == "of" else (0,):
        if first and spelled[0].lower() not in _FOLLOWERS:
            continue
        for last in range(len(spelled), max(first, len(spelled) - 3), -1):
            if any(w.lower() not in _FOLLOWERS for w in spelled[last:]):
                break
            found = table.get(tables.key(joined(spelled[first:last])))
            if found is not None and (found.uncapitalised or not spelled[first][0].islower()):
                return Voice(found.name, found.type, found.country, f"“{joined(words)}” is {found.name}")
    return None


def _parse(words: Sequence[str]) -> _Phrase:
    naming, where = _country_in(words)
    return _Phrase(tuple(words), tuple(w.lower() for w in words), naming, where)


def _country_in(words: Sequence[str]) -> tuple[Naming | None, tuple[int, int]]:
    """The first country named in the words, longest name first, and where."""
    names = tables.country_names()
    for first in range(len(words)):
        if not words[first][:1].isupper():
            continue
        for length in range(min(5, len(words) - first), 0, -1):
            found = names.get(tables.key(joined(words[first : first + length])))
            if found is not None:
                return found, (first, first + length)
    return None, (0, 0)


def _evidence(p: _Phrase, _hint: str | None) -> Voice | None:
    head = p.lower[_head(p.lower)]
    if tables.kinds().get(head) is not VoiceType.EVIDENCE and tables.kinds().get(p.lower[-1]) is not VoiceType.EVIDENCE:
        return None
    return Voice(_plain(p), VoiceType.EVIDENCE, None, f"“{head}” is evidence, not a speaker")


def _head(lower: Sequence[str]) -> int:
    """Where the head noun is: the last word before "of", "for", "in", "from", "with", "on", "at", "whose", "who"."""
    for k in range(1, len(lower)):
        follows = lower[k - 1] in tables.kinds() and (lower[k].endswith(("ed", "ing")) or lower[k] == "still")
        if lower[k] in _STOPS or follows:
            return k - 1
    return len(lower) - 1


def _person(p: _Phrase, hint: str | None) -> Voice | None:
    """A name behind titles, or two or more capitalised words that no organisation's noun is among."""
    first = _name_start(p)
    name = p.words[first:]
    if not name or _noun_type(name) is not None or (first and p.lower[first - 1] in _NOT_BEFORE_A_NAME):
        return None
    if p.lower[_head(p.lower)] in tables.kinds() and p.lower[_head(p.lower)] not in tables.offices("titles"):
        return None
    organisation = _organisation(name)
    if organisation is not None:
        return organisation if first else None
    if len(name) == 1 and name[0].isupper():
        return None
    titled = first > 0 and _has_title(p.lower[:first])
    if len(name) < 2 and not titled:
        return None
    if first and not titled and not (p.naming and p.where[1] <= first):
        return None
    before = joined(p.words[:first])
    country = p.naming.country.iso if p.naming and p.where[1] <= first else None
    employer = _organisation_in(p.words[:first])
    country = country or (employer.country if employer else None)
    if country is None and hint and set(p.lower[:first]) & {"president", "premier", "minister", "army", "military"}:
        country = hint
    return Voice(joined(name), VoiceType.PERSON, country, f"a name after “{before}”" if before else "a person's name")


def _has_title(lower: Sequence[str]) -> bool:
    titles = tables.offices("titles")
    return any(word in titles and word not in ("of", "the", "and", "for") for word in lower)


def _organisation_in(words: Sequence[str]) -> Voice | None:
    """An organisation named anywhere in the words, longest first."""
    for length in range(len(words), 0, -1):
        for first in range(len(words) - length + 1):
            found = _organisation(words[first : first + length]) if words[first][:1].isupper() else None
            if found is not None:
                return found
    return None


def _name_start(p: _Phrase) -> int:
    """Where the name at the end of the phrase begins: the capitalised words behind the last title or country."""
    names, titles = tables.country_names(), tables.offices("titles")
    k = len(p.words)
    while k and p.words[k - 1] in _POSSESSIVES:
        k -= 1
    end = k
    while k:
        word, lower = p.words[k - 1], p.lower[k - 1]
        capital = word[:1].isupper() or (word.partition("-")[0] in _PARTICLES and word.partition("-")[2][:1].isupper())
        is_name = capital and lower not in titles and lower not in tables.kinds()
        lone = k < 2 or k == end or p.lower[k - 2] in titles or not p.words[k - 2][:1].isupper()
        inside = p.where[0] < k <= p.where[1] and p.where[1] - p.where[0] > 1
        country = inside or (tables.key(word) in names and lone)
        if not (is_name and not country) and not (lower in _PARTICLES and k < end):
            break
        k -= 1
    if k == end or not all(ch.isalpha() or ch in "-'’." for w in p.words[k:end] for ch in w):
        return len(p.words)
    return k


def _noun_type(words: Sequence[str]) -> VoiceType | None:
    """The type by an organisation's noun among the words: the last one first."""
    for word in reversed(words):
        for kind, nouns in _ORGANISATION_NOUNS.items():
            if word.lower() in nouns:
                return kind
    return None


_SPEAKS_FOR = frozenset("spokesman spokeswoman spokesperson spokesmen spokeswomen spokespeople spokespersons".split())


def _spokesperson(p: _Phrase, hint: str | None) -> Voice | None:
    """Who speaks for a body without being named: "a spokesman for the health ministry", "the Syrian army spokesman"."""
    head = p.lower[_head(p.lower)]
    if head not in _SPEAKS_FOR:
        return None
    at = _head(p.lower)
    body_words = p.words[at + 2 :] or p.words[:at]
    body = _identify_part(joined(body_words), hint) if body_words else None
    if body is None or body.type in (VoiceType.UNKNOWN, VoiceType.PERSON):
        return Voice(
            _plain(p), VoiceType.UNNAMED, p.naming.country.iso if p.naming else None, "speaks for somebody unnamed"
        )
    kind = body.type if body.type in (VoiceType.FORCE, VoiceType.OFFICE, VoiceType.ORGANISATION) else VoiceType.UNNAMED
    name = f"{body.name} {head}" if p.words[at + 2 :] else _plain(p)
    return Voice(name, kind, body.country, f"speaks for {body.name}")


def _state_body(p: _Phrase, hint: str | None) -> Voice | None:
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
        return Voice(_plain(p), kind, None, why + ", of a country not named")
    if field is not None:
        name = f"U.S. Department of {field}" if country.iso == "US" else f"{country.adjective} Ministry of {field}"
        return Voice(name, VoiceType.OFFICE, country.iso, why)
    return Voice(f"{country.adjective} {body.name}", body.type, country.iso, why) if body else None


def _ministry_field(rest: Sequence[str]) -> str | None:
    """The field of "defence ministry", "ministry of defence", "department of defense", None for anything else."""
    fields = tables.ministries()
    if rest[:1] in (("ministry",), ("department",)) and rest[1:2] in (("of",), ("for",)):
        return fields.get(" ".join(w for w in rest[2:]))
    if rest[-1:] == ("ministry",) or (rest[-1:] == ("department",) and len(rest) == 2):
        return fields.get(" ".join(rest[:-1]))
    return None


def _state_itself(p: _Phrase, _hint: str | None) -> Voice | None:
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


_NATIONAL_POSTS = frozenset(
    ["president", "premier", "prime minister", "army chief", "king", "grand mufti", "chancellor"]
)


def _post(p: _Phrase, hint: str | None) -> Voice | None:
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
        name = joined(p.words) if titled else _plain(p)
        return Voice(name, VoiceType.OFFICE, None, f"the post “{rest}”, of a country not named")
    return Voice(f"{country.adjective} {rest}", VoiceType.OFFICE, country.iso, why)


def _unnamed(p: _Phrase, hint: str | None) -> Voice | None:
    """A kind of source: "local officials", "a senior U.S. defense official", "residents"."""
    at = _head(p.lower)
    candidates = (p.lower[at], p.lower[-1])
    found = next((w for w in candidates if w in tables.kinds() or _is_trade(w)), None)
    if found is None or (p.words[at][:1].isupper() and at and p.words[at - 1][:1].isupper() and not p.naming):
        return None
    kind = tables.kinds().get(found, VoiceType.WITNESS)
    outlet = _organisation_in(p.words) if kind is VoiceType.AGENCY else None
    if outlet is not None and outlet.type is VoiceType.AGENCY:
        return outlet
    country = p.naming.country.iso if p.naming else None
    if country is None and hint and kind in (VoiceType.OFFICE, VoiceType.FORCE) and len(p.words) == 1:
        country = hint
    return Voice(_plain(p), kind, country, f"“{found}”, without a name")


def _is_trade(word: str) -> bool:
    """Whether a noun without a capital names people by what they do: "agronomists", "fisherman", "railwaywoman"."""
    return word.islower() and word.endswith(("ist", "ists", "man", "men", "woman", "women", "ologist", "ologists"))


def _plain(p: _Phrase) -> str:
    """The phrase as a plain name: its first word in lower case where only the sentence made it a capital."""
    first = p.words[0]
    is_proper = (
        tables.key(first) in tables.country_names() or first.lower() in tables.peoples() or not first[1:].islower()
    )
    lower = first.lower()
    alone = len(p.words) == 1 or not p.words[1][:1].isupper()
    known = lower in tables.kinds() or lower in tables.offices("titles") or is_common(lower)
    if first[:1].isupper() and not is_proper and known and alone:
        first = first.lower()
    words = [w for w in p.words[1:] if w]
    return joined([first, *words]).replace("unidentified", "unnamed").replace("anonymous", "unnamed")


def _named(p: _Phrase, _hint: str | None) -> Voice:
    """A name of some kind: by an organisation's noun, else unknown."""
    if p.lower[0] in ("unnamed", "unidentified", "anonymous"):
        return Voice(_plain(p), VoiceType.UNNAMED, p.naming.country.iso if p.naming else None, "said to be unnamed")
    country = p.naming.country.iso if p.naming else None
    name = joined(p.words)
    kind = _noun_type(p.words)
    if kind is not None:
        return Voice(name, kind, country, f"named as {kind.value}")
    return Voice(_plain(p) if not p.words[0][:1].isupper() else name, VoiceType.UNKNOWN, country, "not known")
