"""The words by which a look is found: who looks, what he does, what imagery shows; one set for each publisher.

Everything comes from lexicon `evidence`, the publisher's own name and the bodies that the table of sides names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from wardiary import lexicons
from wardiary.lexicons.needles import Needle, needle

_ANY = r"(?:[^.;]|(?<=\b[ap])\.(?=m\.)|(?<=\b[ap]\.m)\.)"  # within a clause, over "at 9 a.m."
_NOBODY = r"(?!)"
_INITIALS = r"[A-Z](?<=\b[A-Z])[A-Z]{1,4}"  # the letter first, for which `re` looks fast
_PICTURES = "(?:images|footage|video|photographs|photos|pictures)"
_REACH = 90  # characters from the one who looks to what he does: a relative clause of some fifteen words between them


@dataclass(frozen=True, slots=True)
class Eyes:
    """Whose eyes a report may look with: its publisher, bodies that the table names as no party; not what is a party's.

    `of_party` says whether words name a party to the conflict.
    """

    publisher: str | None
    bodies: tuple[str, ...]
    of_party: Callable[[str], bool]


@dataclass(frozen=True)
class LookVerbs:
    """What lookers and imagery do, whoever publishes it."""

    does: Needle
    acts: Needle
    by: Needle
    shows: Needle
    cited: Needle

    def done_by(self, words: str, start: int) -> re.Match[str] | None:
        """Where the looker is named behind what was done: "reviewed by this agency"."""
        return self.by.search(words, 0, start)


@cache
def look_verbs() -> LookVerbs:
    """The patterns of what is done, put together from the word lists."""
    does, what = (lexicons.load("evidence")[name] for name in ("verbs", "evidence"))
    verbs = _any(f"{does['sees']} {does['checks']} {does['visits']}")
    by = rf"\b{verbs}\b(?: \w+){{0,3}}? (?:by|for)(?: (?:the|an?|two|three|independent|other))*(?: [A-Z][\w.]*)* ?$"
    compiled = (
        rf"{_ANY}{{0,{_REACH}}}?\b(?:{verbs}|{does['there']})\b",
        rf"{_ANY}{{0,{_REACH}}}?\b{verbs}\b",
        by,
        rf"[^.;]{{0,{_REACH}}}?\b{_any(does['shows'])}\b",
        what["cited"],
    )
    return LookVerbs(*map(Needle, compiled))


def lookers_in(words: str, eyes: Eyes) -> tuple[re.Match[str], ...]:
    """Those who look there, in order and none within another: anybody, and the publisher and bodies by their names."""
    met = [*_anybody().all_in(words), *_initialled().all_in(words)]
    if _names(eyes.publisher, eyes.bodies).search(words):
        met += _named(eyes.publisher, eyes.bodies).all_in(words)
    found = list[re.Match[str]]()
    for each in sorted(met, key=re.Match.start):
        if not found or each.start() >= found[-1].end():
            found.append(each)
    return tuple(found)


@cache
def imagery() -> Needle:
    """Imagery that no party hands out."""
    who, what = (lexicons.load("evidence")[name] for name in ("lookers", "evidence"))
    nouns, apart = _any(what["nouns"]), _any(what["apart"])
    return Needle(
        rf"\b(?i:{apart})(?: [\w-]+){{0,3}}? (?i:{nouns})\b|{what['by_name']}"
        rf"|\b(?i:{nouns}) (?:\w+ ){{0,4}}by (?:a |the )?(?:(?i:{apart})|{who['bodies']}|\w+ Space Agency)\b"
    )


def is_hinted_at(words: str, eyes: Eyes) -> bool:
    """Whether there is a word without which nobody looks: most clauses are done with after this one search."""
    return bool(_hint().search(words)) or bool(_names(eyes.publisher, eyes.bodies).search(words))


@lru_cache(512)
def _names(publisher: str | None, bodies: tuple[str, ...]) -> Needle:
    names = (_name(publisher).removeprefix("|"), *map(re.escape, bodies), r"\bI\b")
    return Needle("|".join(name for name in names if name))


@cache
def _hint() -> Needle:
    """Those words."""
    lookers, what = lexicons.load("evidence")["lookers"], lexicons.load("evidence")["evidence"]
    lists = [
        lookers[name]
        for name in ("reporters", "staff", "media", "experts", "groups", "instruments", "centres", "papers")
    ]
    words = _any(" ".join([*lists, what["nouns"], what["apart"], "we", "search"]))
    return Needle(rf"\b(?:{words}|{lookers['bodies']})\b", re.IGNORECASE)


@cache
def _anybody() -> Needle:
    """Those who look, whoever publishes it: reporters, the staff of a house, "this paper", experts, bodies."""
    who = lexicons.load("evidence")["lookers"]
    house = rf"(?:[Tt]he|[Tt]his) (?:news )?{_any(who['media'])}"
    owner = rf"(?:[Oo]ur|[Ii]ts own|{house}(?:[’']s)?|(?i:(?:an? |the )?agency)|{who['bodies']})"
    alternatives = (
        rf"(?i:{_any(who['reporters'])})\b",
        *_staffed(owner, house, who["bodies"]),
        rf"[Ww]e\b|I\b|(?i:{house})\b|(?i:{_any(who['experts'])})\b|(?:{who['bodies']})\b|search\b",
        rf"[Ff]orensic \w+\b|(?i:{_any(who['instruments'])})\b(?=(?: [\w’'-]+){{0,6}}? {_any(who['registers'])}\b)",
        rf"(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|[Tt]wo|{who['bodies']}) (?:[\w’'-]+ ){{0,2}}?{_any(who['groups'])}\b",
        rf"(?:{_any(who['centres'])}) (?:for|of) [A-Z]\w+|[Tt]he (?:[A-Z]\w+ )?{_any(who['papers'])}\b",
    )
    return Needle(rf"\b(?:{'|'.join(alternatives)})")


@cache
def _initialled() -> Needle:
    """Houses and bodies that are known by initials alone, with their staff or pictures."""
    staff = _any(lexicons.load("evidence")["lookers"]["staff"])
    return Needle(rf"{_INITIALS} (?:own )?(?:\w+ ){{0,2}}?{staff}\b|(?!TV\b){_INITIALS} {_PICTURES}\b")


@lru_cache(512)
def _named(publisher: str | None, bodies: tuple[str, ...]) -> Needle:
    """The same of a publisher and of bodies, by their names."""
    house, known = _name(publisher).removeprefix("|") or _NOBODY, "|".join(map(re.escape, bodies)) or _NOBODY
    names = f"{house}|{known}"
    groups = _any(lexicons.load("evidence")["lookers"]["groups"])
    alternatives = (
        *_staffed(rf"(?:{names})(?:[’']s)?", house, names),
        rf"(?i:{house})\b|(?:{known})\b|(?:{known}) (?:[\w’'-]+ ){{0,2}}?{groups}\b",
    )
    return Needle(rf"\b(?:{'|'.join(alternatives)})")


def _staffed(owner: str, house: str, bodies: str) -> Iterator[str]:
    """The staff of owners or of houses, and pictures that houses or bodies took."""
    staff = _any(lexicons.load("evidence")["lookers"]["staff"])
    yield rf"{owner} (?:own )?(?:\w+ ){{0,2}}?{staff}\b"
    yield rf"(?i:{staff}) (?:of|from|for|at|with|to|working for|writing for) (?:{house})"
    yield rf"(?:{house}|{bodies}) {_PICTURES}\b"


def _name(publisher: str | None) -> str:
    """A publisher's name, whole and as it calls itself for short: "the Wire"."""
    if not publisher:
        return ""
    words = re.sub(r"\s*\([^)]*\)", "", publisher).split()
    short = rf"|(?:[Tt]he|[Tt]his) {re.escape(words[-1])}\b" if words and words[-1][:1].isupper() else ""
    tail = rf"|\b{re.escape(' '.join(words[1:]))}\b" if len(words) > len("ab") else ""
    return rf"|{re.escape(publisher)}{short}{tail}"


def _any(words: str) -> str:
    """Any of the words of a list, in which "_" joins those of one phrase."""
    return rf"(?:{'|'.join(words.split())})".replace("_", " ")


@lru_cache(64)
def pattern(table: str, name: str) -> Needle:
    """A pattern of the lexicon of evidence, compiled once; capitals do not matter."""
    return needle("evidence", table, name)


@cache
def word_list(table: str, name: str) -> Needle:
    """A word list of the lexicon of evidence as a pattern of whole words."""
    return Needle(rf"\b{_any(lexicons.load('evidence')[table][name])}\b", re.IGNORECASE)
