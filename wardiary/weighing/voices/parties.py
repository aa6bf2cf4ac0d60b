"""Which side a name belongs to, by the diary's own table, forgivingly but honestly: what no rule reaches is unknown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache

from wardiary import lexicons
from wardiary.diary.records import Sides
from wardiary.lexicons.needles import Needle
from wardiary.model import VoiceType
from wardiary.resolving.voices import identify
from wardiary.weighing.lexicon import party_words
from wardiary.weighing.records import THIRD
from wardiary.weighing.voices.countries import PEOPLE, country_at_head, country_of, is_capital
from wardiary.weighing.voices.lookup import fold, in_other_number, is_person, key_of
from wardiary.weighing.voices.officials import flies, is_civil, is_office, made_by, side_of_office
from wardiary.weighing.voices.trades import has_trade

_LONGEST = 6  # letters of initials: "IS" is a party, "is" none
_OF = frozenset(("of", "in", "for", "from", "an", "senior", "local"))
_BEFORE = 24  # characters: a word and a space
_SENTENCES = 256  # whose parties are remembered
_BYSTANDER_TYPES = frozenset((VoiceType.WITNESS, VoiceType.ANALYST, VoiceType.AGENCY, VoiceType.EVIDENCE))
_BODIES = frozenset((VoiceType.ORGANISATION, VoiceType.ANALYST))


class Parties:
    """The table of sides, ready for look-up. Knows nothing but the table and the words of lexicon `weighing`."""

    def __init__(self, sides: Sides) -> None:
        self._aliases: dict[str, str] = {}
        self._names = [(name, side.name) for side in sides.sides for name in (side.name, *side.members)]
        self._names += [(name, THIRD) for name in sides.third]
        for name, side in self._names:
            self._aliases.setdefault(key_of(name), side)
        for alias, side in list(self._aliases.items()):
            for other in in_other_number(alias):
                self._aliases.setdefault(other, side)
        self._initials = frozenset(fold(name) for name, _ in self._names if name.isupper() and len(name) <= _LONGEST)
        self.sides = tuple(side.name for side in sides.sides)
        self._add_plain_names()
        self._drop_country()
        self._known: dict[str, str | None] = {}

    def side_of(self, name: str | None) -> str | None:
        """The side of an actor or voice; THIRD for those known to be none; None where unknown.

        1. the name itself, its acronym, or its plain name; 2. the first, longest alias among its words ("RSF field
        commander in Kosti"), or those that end in it; 3. officials of a country whose adjective only one side bears;
        4. bystanders by kind.
        """
        if not name:
            return None
        if name not in self._known:
            self._known[name] = self._find(name)
        return self._known[name]

    def is_listed(self, name: str) -> bool:
        """Whether the table itself holds the name, rather than a rule about names."""
        return fold(name) in self._aliases

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries (ISO 3166-1) that the names of the parties bear."""
        found = (identify(name).country for name, side in self._names if side != THIRD)
        return frozenset(country for country in found if country)

    @cached_property
    def bodies(self) -> tuple[str, ...]:
        """The names of bodies that the table has as no party's: "United Nations", not residents, states, persons."""
        third = (name for name, side in self._names if side == THIRD and name[:1].isupper())
        return tuple(name for name in third if name.isupper() or identify(name).type in _BODIES)

    def is_of_third(self, name: str) -> bool:
        """Whether the table's name of somebody who is no party stands first in a name: "Red Cross official"."""
        return self._contained(fold(name)) == THIRD

    def sides_in(self, words: str) -> Sequence[tuple[int, int, str]]:
        """Where a text names a party: (start, end, side), in order, third parties left out."""
        return self._sides_in(words)

    @cached_property
    def _sides_in(self) -> Callable[[str], Sequence[tuple[int, int, str]]]:
        """Remembers the sentences of a few reports: each of its claims asks, for one thing after another."""
        return lru_cache(_SENTENCES)(lambda words: tuple(self._each_side_in(words)))

    def _each_side_in(self, words: str) -> Iterator[tuple[int, int, str]]:
        matches = [
            m for m in _matches(self._pattern, words) if m.group().isupper() or fold(m.group()) not in self._initials
        ]
        found = [(m.start(), m.end(), self._aliases.get(fold(m.group()))) for m in matches]
        found = [
            each for each in found if not _after_rebels(words[max(0, each[0] - _BEFORE) : each[0]])
        ]  # of "a rebel army" no party is named
        found += [(m.start(), m.end(), self._adjectives[m[1].casefold()]) for m in _matches(self._belonging, words)]
        end = 0
        for start, stop, side in sorted(found, key=lambda each: (each[0], -each[1])):
            if side is not None and side != THIRD and start >= end:
                end = stop
                yield start, stop, side

    def _add_plain_names(self) -> None:
        """An office is known by its plain name too: "Defence Ministry of Ukraine" as that with its usual name."""
        plain: dict[str, set[str]] = {}
        for name, side in self._names:
            plain.setdefault(fold(identify(name).name), set()).add(side)
        for name, owners in plain.items():
            if len(owners) == 1 and " " in name:
                self._aliases.setdefault(name, next(iter(owners)))

    def _drop_country(self) -> None:
        """Where only one side bears the name of a country, its "Sudanese police" are plainly "police" as well."""
        bearers = {side for owners in self._countries.values() for side in owners}
        if len(bearers) != 1:
            return
        side = next(iter(bearers))
        for alias in [alias for alias, owner in self._aliases.items() if owner == side]:
            first, _, rest = alias.partition(" ")
            if rest in party_words("official") and identify(first.title()).country:
                self._aliases.setdefault(rest, side)

    def _find(self, name: str) -> str | None:
        folded = fold(name)
        if folded in self._aliases or key_of(name) in self._aliases:
            return self._aliases.get(folded) or self._aliases[key_of(name)]
        if self._is_paper(folded):
            return THIRD
        plain = fold(identify(name).name)
        if self._is_against_the_state(folded):
            return self._called_rebels or self._rebels
        known = self._aliases.get(plain) or self._contained(self._without_strangers(name)) or self._shortened(folded)
        known = (
            known
            or self._of_united_nations(plain)
            or self._of_mouthpiece(folded)
            or self._of_adjective(folded)
            or self._of_leader(folded)
            or self._official(name)
            or self._of_maker(folded)
        )
        if known is None and is_office(folded) and not (flies(folded) and self._others_fly):
            known = self.side_of_office(name)
        return known or _bystander(name)

    def _is_paper(self, folded: str) -> bool:
        """Whether it is a paper that bears no more of a party than the name of its city or country."""
        *before, last = folded.split() or [""]
        if last not in party_words("papers"):
            return False
        borne = [word for word in before if word in self._aliases]
        return bool(borne) and " ".join(before).endswith(borne[-1]) and all(country_of(word) for word in borne)

    def _of_leader(self, folded: str) -> str | None:
        """The side of a person of the table whose men or camp a name tells: "Mr Kelmar's side", "Kelmar's gunners"."""
        words = [word for word in folded.split() if word not in party_words("own_of_leader")]
        if len(words) != 1 or words[0] == folded or words[0] in party_words("official"):
            return None
        return self._shortened(words[0])

    @cached_property
    def _others_fly(self) -> bool:
        """Whether the table itself has an air force for a side that is no state."""
        return any(
            side in self.sides and side not in self.states and flies(alias) for alias, side in self._aliases.items()
        )

    def _of_united_nations(self, plain: str) -> str | None:
        """The side of the United Nations, by the table or of no party, for one of their bodies or people."""
        is_theirs = plain.startswith(("un ", "united nations "))
        return self._aliases.get("united nations", THIRD) if is_theirs else None

    def _of_mouthpiece(self, folded: str) -> str | None:
        """The side that the table has in the plural, for that through which it speaks: "rebel accounts"."""
        counted, _, others = folded.partition(" ")
        first, _, rest = (others if counted in party_words("nobody_named") else folded).partition(" ")
        return self._aliases.get(f"{first}s") if rest in party_words("mouthpieces") else None

    def _of_maker(self, folded: str) -> str | None:
        """The side that installed or backs somebody, as the name says: "Russian-installed mayor"."""
        maker = made_by(folded)
        if maker is None:
            return None
        side = self._aliases.get(maker) or self._aliases.get(f"{maker}s")
        country = country_of(maker) if side is None else None
        return side or (self.of_country(country) if country else None)

    def side_of_office(self, name: str, publisher: str | None = None, countries: Iterable[str] = ()) -> str | None:
        """The side of an office that the table does not hold: see `officials.side_of_office`."""
        return side_of_office(name, self.states, self.of_country, publisher, countries)

    def _is_against_the_state(self, folded: str) -> bool:
        """Whether "rebel" or the like, which the table does not hold, stands before what else only a state has."""
        words, rebels = folded.split(), party_words("rebels")
        if not any(
            word in rebels and (at + 1 == len(words) or words[at + 1] in party_words("official"))
            for at, word in enumerate(words)
        ):
            return False
        return not any(alias in folded for alias in self._aliases if not rebels.isdisjoint(alias.split()))

    @cached_property
    def states(self) -> tuple[str, ...]:
        """The sides that are plainly "the army" or the like, or bear a country's name, alone or before its army."""
        own = party_words("state_offices")  # "fighters" are anybody's
        plain = ((set(alias.split()), side) for alias, side in self._aliases.items())
        found = {side for words, side in plain if words <= party_words("official") and words & own}
        found |= {side for sides in self._armies.values() for side in sides}
        return tuple(side for side in self.sides if side in found)

    def of_country(self, country: str) -> str | None:
        """The side that alone bears the name of a country (ISO 3166-1) or of its army; None where several or none."""
        owners = self._armies.get(country, set())
        return next(iter(owners)) if len(owners) == 1 else None

    @cached_property
    def _armies(self) -> dict[str, set[str]]:
        """Sides by the country whose name, adjective or capital they bear by itself or before what only a state has."""
        owners: dict[str, set[str]] = {}
        for alias, side in self._aliases.items():
            country, rest = country_at_head(alias)
            is_force = side != THIRD and set(rest.split()) <= party_words("official")
            is_army = is_force and not is_capital(alias.split()[0])
            if country and is_army:
                owners.setdefault(country, set()).add(side)
        return owners

    @cached_property
    def _called_rebels(self) -> str | None:
        """The side that the table itself calls "rebels" or the like, where it is one."""
        called = {side for alias, side in self._aliases.items() if alias in party_words("rebels")}
        return called.pop() if len(called) == 1 and called <= set(self.sides) else None

    @cached_property
    def _rebels(self) -> str | None:
        """The side that is no state's, where there are two and only one of them is plainly "the army" or the like."""
        others = [side for side in self.sides if side not in self.states]
        return others[0] if len(self.sides) == 2 and len(others) == 1 else None

    def _without_strangers(self, name: str) -> str:
        """The look-up form; of a stranger's name without the plain words that a side may bear too.

        An "Iraqi government spokesman" is not the government's of a table in which no side bears that country's name.
        """
        folded = fold(name)
        country = identify(name).country
        if country is None or country in self._countries or not self._countries:
            return folded
        plain = {
            word for alias in self._aliases if set(alias.split()) <= party_words("official") for word in alias.split()
        }
        return " ".join(word for word in folded.split() if word not in plain)

    def _contained(self, folded: str) -> str | None:
        """The side of the alias that begins first among the words; of those, the longest."""
        padded = f" {folded} "
        found = [
            (padded.find(f" {alias} "), -len(alias), side) for alias, side in self._aliases.items() if alias in padded
        ]
        found = [each for each in found if each[0] >= 0]
        return min(found)[2] if found else None

    def _shortened(self, folded: str) -> str | None:
        """The side of the aliases that end in the name, where that is one: "the resistance committee" of a town."""
        ending = {alias: side for alias, side in self._aliases.items() if alias.endswith(f" {folded}")}
        begun = {alias: side for alias, side in self._aliases.items() if alias.startswith(f"{folded} ")}
        if (
            " " not in folded
        ):  # one word is the short name of a person, never of an office; "governor" is one's of a place
            others = set(ending.values())
            ending = {alias: side for alias, side in ending.items() if is_person(alias)}
            begun = {a: side for a, side in begun.items() if a.startswith(f"{folded} of ") and others <= {side}}
            begun = {} if folded in party_words("own_fighters") else begun  # anybody's soldiers, not "of the Caliphate"
        owners = {*ending.values(), *begun.values()}
        return next(iter(owners)) if len(owners) == 1 else None

    def _official(self, name: str) -> str | None:
        """The side of a state's officials, where the state's adjective or name stands on one side only."""
        voice = identify(name)
        words = set(fold(name).split())
        if voice.country is None or not (words & party_words("official") or PEOPLE in voice.why):
            return None
        owners = self._countries.get(voice.country, set())
        return next(iter(owners)) if len(owners) == 1 else None

    def _of_adjective(self, folded: str) -> str | None:
        """The side that alone bears a word before its forces or offices: "Hillish unit", "officer of the Hillish army".

        Only where the table has the word before two or more of them, and none of them is another's.
        """
        own = [word for word in folded.split() if word not in _forces() | _OF]
        if len(own) != 1 or own[0] == folded:
            return None
        first = own[0]
        bearing = [side for alias, side in self._aliases.items() if alias.startswith(f"{first} ")]
        return bearing[0] if len(bearing) > 1 and len(set(bearing)) == 1 and bearing[0] != THIRD else None

    @cached_property
    def _countries(self) -> dict[str, set[str]]:
        """Sides by the country that the words of their aliases name, not by what else is known of them."""
        owners: dict[str, set[str]] = {}
        for alias, side in self._aliases.items():
            country = country_at_head(alias)[0] if alias and side != THIRD else None
            if country:
                owners.setdefault(country, set()).add(side)
        return owners

    @cached_property
    def _adjectives(self) -> dict[str, str]:
        """Sides by the adjectives of countries that only they bear."""
        countries = lexicons.load("countries")["countries"]
        owned = {country: next(iter(sides)) for country, sides in self._countries.items() if len(sides) == 1}
        return {
            word.casefold(): side
            for country, side in owned.items()
            for word in countries.get(country, {}).get("adjectives", ())
        }

    @cached_property
    def _belonging(self) -> Needle | None:
        """ "Russian troops", "under Ukrainian control": a country's adjective with what is its side's."""
        if not self._adjectives:
            return None
        adjectives = "|".join(map(re.escape, self._adjectives))
        nouns = "|".join(sorted(party_words("official", "belonging")))
        between = "|".join(sorted(party_words("between")))
        return Needle(rf"\b({adjectives})(?:\s+(?:{between})){{0,2}}\s+(?:{nouns})\b", re.IGNORECASE)

    @cached_property
    def _pattern(self) -> Needle | None:
        parties = sorted((a for a, side in self._aliases.items() if side != THIRD), key=len, reverse=True)
        if not parties:
            return None
        joined = "|".join(re.escape(alias).replace(r"\ ", r"\s+(?:the\s+)?") for alias in parties)
        return Needle(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE)


def _matches(pattern: Needle | None, words: str) -> Iterator[re.Match[str]]:
    return pattern.finditer(words) if pattern else iter(())


def _after_rebels(before: str) -> bool:
    words = before.casefold().split()
    return bool(words) and words[-1] in party_words("rebels") and before.endswith(" ")


def _forces() -> frozenset[str]:
    return party_words("official", "between", "plain_men")


def _bystander(name: str) -> str | None:
    """THIRD for residents, reporters, analysts and things that no force owns; None for all others."""
    words = set(fold(name).split())
    if words and words <= party_words("nobody_named"):
        return THIRD  # "two of them": people of whom nothing is told but how many they are
    if words & party_words("bystanders") or is_civil(fold(name)):
        return THIRD
    if words & party_words("warlike"):
        return None
    if words & party_words("civil_things"):
        return THIRD
    return THIRD if identify(name).type in _BYSTANDER_TYPES or has_trade(name) else None
