"""What the words of one telling of a happening say about whether it was told before.

Everything is worked out when first asked for: most tellings are like no other of their report, and nobody asks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from wardiary import lexicons
from wardiary.claims.drafts import TOLD, Draft, named, points_of
from wardiary.claims.sentence_words import SentenceWords, listed, stems
from wardiary.claims.sites import words
from wardiary.model import Claim, Reality
from wardiary.reading.rules.triggers import is_listed_noun

_NEAR = 80  # characters on either side of a trigger: its clause
_LEAD = 60  # characters before a trigger, in which a condition of it stands
_PHRASE = 4  # words from an article to its noun, and the article
_HEAD = 3  # words before a noun that begins its sentence: "The second rebel assault"
_ACTOR = 4  # letters by which names of one people are one, as for agents (drafts.py)
_TO_DAY = lexicons.pattern("claims/happenings", "telling", "to_day")


@dataclass(frozen=True, slots=True)
class Stands:
    """How and where a claim stands: its level of reality, and by what another one's place may be known for the same.

    `level`: told, open or denied. `places`: names, points and gazetteer ids; `is_named`: one has a name told in words.
    `things`: what kind of thing each place is that falls by itself, as an airport or a prison; "" for all others.
    """

    level: str
    places: frozenset[object]
    is_named: bool
    things: frozenset[str] = frozenset()

    @classmethod
    def of(cls, claim: Claim) -> Stands:
        """Of one claim."""
        places = claim.places
        if not places:
            return cls(level(claim.reality), frozenset(), False)
        known = {place.name for place in places} | points_of(places) | {p.geonameid for p in places if p.geonameid}
        named_in_words = (p.span and (p.lat is not None or p.name[:1].isupper()) for p in places)
        things = frozenset(thing for place in places for thing in _things(place.name))
        return cls(level(claim.reality), frozenset(known), any(named_in_words), things)


def _things(name: str) -> frozenset[str]:
    return frozenset(name.lower().split()) & words("named_things") or frozenset(("",))


def level(reality: Reality) -> str:
    """What came about, what was denied, and what is open."""
    if reality in TOLD:
        return "told"
    return "denied" if reality is Reality.DENIED else "open"


@dataclass(frozen=True, slots=True)
class Phrase:
    """What stands before a noun: "the", "these", "three", "another".

    `another`: what may set it off from what was told ("the second"); `anew`: what says that it was not ("a second").
    """

    definite: bool
    demonstrative: bool
    indefinite: bool
    another: bool
    anew: bool


class Telling:
    """One draft with its words. `number` is that of its sentence in the report, `time` what it tells in words."""

    def __init__(self, draft: Draft, sentence: SentenceWords, number: int) -> None:
        self.draft = draft
        self.claim: Claim = draft.claim
        self.number = number
        self.speaker = draft.claim.attribution.speaker if draft.claim.attribution else None
        self.time = None if draft.understood else draft.claim.time
        self.sentence = sentence

    @cached_property
    def stands(self) -> Stands:
        """How and where it stands."""
        return Stands.of(self.claim)

    @cached_property
    def _at(self) -> range:
        """The words of the trigger; never none, since a word holds its first character or begins after it."""
        return self.sentence.within(self.claim.trigger.start, self.claim.trigger.end)

    @cached_property
    def stems(self) -> frozenset[str]:
        """What the trigger says happened, without endings: "withdrew" and "withdrawal" are one."""
        return frozenset(self.sentence.stems[self._at.start : self._at.stop]) - {""}

    @cached_property
    def phrase(self) -> Phrase:
        """What stands before the trigger in its noun phrase."""
        before = self.sentence.run_before(self._at.start, _PHRASE + 1) if self._at else []
        words = before[: _PHRASE - 1]  # articles stand farther off than other words
        follows = not listed("follows").isdisjoint(before)
        definite = "the" in before[:_PHRASE]
        return Phrase(
            definite=definite,
            demonstrative=not listed("demonstrative").isdisjoint(words),
            indefinite=not listed("indefinite").isdisjoint(words) or any(word[0].isdigit() for word in words),
            another=follows or not listed("another").isdisjoint(words),
            anew="another" in words or not (definite or listed("anew").isdisjoint(words)),
        )

    @cached_property
    def _last_word(self) -> str:
        return self.sentence.words[self._at.stop - 1].lower() if self._at else ""

    @cached_property
    def is_noun(self) -> bool:
        """Whether a noun tells of it, as far as lists and articles say."""
        counted = self.phrase.indefinite and not self._last_word.endswith("ed")
        return self.is_named or self.phrase.demonstrative or self.draft.pointing or counted

    @cached_property
    def is_named(self) -> bool:
        """Whether a noun of the list names it: "the damage", not "lost", which points for its object's sake."""
        return is_listed_noun(self._last_word)

    @cached_property
    def points(self) -> bool:
        """Whether it is a definite noun: it may be a happening told before."""
        return self.draft.pointing and self.is_noun and not self.phrase.indefinite

    @cached_property
    def is_dated(self) -> bool:
        """Whether its own phrase tells its day: "the fighting for Marzan on Saturday"."""
        span, end = self.time.span if self.time else None, self.claim.trigger.end
        return span is not None and end < span.start and bool(_TO_DAY.fullmatch(self.sentence.text, end, span.start))

    @cached_property
    def is_plural(self) -> bool:
        """Whether its noun is a plural."""
        return self.is_noun and self._last_word.endswith("s") and not self._last_word.endswith("ss")

    @cached_property
    def begins(self) -> bool:
        """Whether it begins its sentence: "The assault came hours after"."""
        return self.draft.pointing and self._at.start <= _HEAD

    @cached_property
    def has_gone_on(self) -> bool:
        """Whether it is told to have come time and again in a time of its own: "frequent bombardment since May"."""
        told = {word.lower() for word in self.sentence.words[self._at.start : self._at.stop]}
        is_habit = not listed("habit").isdisjoint({*told, *self.sentence.run_before(self._at.start, 2)})
        return is_habit and self.time is not None

    @cached_property
    def form(self) -> tuple[str, ...]:
        """What holds of its words whatever they may tell of: see `likeness`."""
        phrase = self.phrase
        named_by = "demonstrative" if phrase.demonstrative else "definite"
        holds = {
            "verb": not self.is_noun,
            "indefinite": self.is_noun and phrase.indefinite,
            named_by: self.points and (phrase.demonstrative or phrase.definite),
            "another": phrase.another,
            "begins_sentence": self.begins,
            "conditional": self.stands.level == "open" and self._is_conditional,
        }
        return tuple(name for name, holding in holds.items() if holding)

    @cached_property
    def turns(self) -> tuple[str, ...]:
        """Whether its sentence turns to something else than the ones before."""
        holds = {"once_more": self.sentence.is_once_more, "elsewhere": self.sentence.is_elsewhere}
        return tuple(name for name, holding in holds.items() if holding)

    @property
    def _is_conditional(self) -> bool:
        """Whether a condition stands before it: "once the town is taken"."""
        start = self.claim.trigger.start
        before = self.sentence.within(start - _LEAD, start)
        return any(self.sentence.words[number].lower() in listed("conditional") for number in before)

    @cached_property
    def is_judging(self) -> bool:
        """Whether its voice judges what it says: "condemned the bombing"."""
        voice = self.claim.attribution
        return bool(voice and voice.cue and _judging().search(voice.cue.of(self.sentence.text)))

    @cached_property
    def company(self) -> frozenset[str]:
        """The stems of the longer words in its clause, its own among them."""
        near = self.sentence.within(self.claim.trigger.start - _NEAR, self.claim.trigger.end + _NEAR)
        return (frozenset(self.sentence.content[near.start : near.stop]) | self.stems) - {""}

    @cached_property
    def agents(self) -> frozenset[str]:
        """Who did it, by the first letters of the names."""
        return folded(named(self.claim, "agent"))

    @cached_property
    def targets(self) -> frozenset[str]:
        """Whom it was done to, by the first letters of the names."""
        return folded(named(self.claim, "target"))

    @cached_property
    def target_words(self) -> frozenset[str]:
        """The stems of the words for whom it was done to."""
        return stems(" ".join(named(self.claim, "target")))

    @cached_property
    def arms(self) -> frozenset[str]:
        """What the blow was dealt with, by its words, the two before them and who dealt it."""
        around = self.sentence.words[max(0, self._at.start - 2) : self._at.stop]
        agents = " ".join(named(self.claim, "agent")).split()
        known = _arms()
        return frozenset(known[word] for word in map(str.lower, (*around, *agents)) if word in known)


def folded(names: list[str]) -> frozenset[str]:
    """The names by their first letters, as those of one people share."""
    return frozenset(name[:_ACTOR].lower() for name in names)


@cache
def _arms() -> dict[str, str]:
    arms: dict[str, str] = lexicons.load("same_happening")["arms"]
    return {word: arm for arm, words in arms.items() for word in words.split()}


@cache
def _judging() -> re.Pattern[str]:
    return re.compile("|".join(sorted(listed("judging"))), re.IGNORECASE)
