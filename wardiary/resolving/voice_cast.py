"""Who is who in one report: full names by short ones, abbreviations, the country it is about, and who spoke last.

Everything here is taken from the report's own words; what they do not decide stays undecided (None).
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from wardiary import lexicons
from wardiary.lexicons.needles import needle
from wardiary.model import Span, Voice, VoiceType
from wardiary.reading.rules.phrases import analysed, is_common
from wardiary.reading.tokens import tokenize
from wardiary.resolving import voice_tables as tables
from wardiary.resolving.voice_names import identify

_CAPITALS = lexicons.pattern("resolving/voices", "voice_cast", "capitals")
_LINKED = lexicons.pattern("resolving/voices", "voice_cast", "linked")
_BRACKETED = lexicons.pattern("resolving/voices", "voice_cast", "bracketed")
_WOMAN = lexicons.pattern("resolving/voices", "voice_cast", "woman")
_MAN = lexicons.pattern("resolving/voices", "voice_cast", "man")
_DOMINANCE = 1.5  # times the next country's mentions: below it, reports of two warring states gave the wrong one
_MEMORY = 60  # speakers and subjects back: beyond some three pages nobody is "he" any more
_SUBJECT_FIRST = 3  # tokens that may stand before the subject: "But", "On Friday"
_SUBJECT_WORDS = 14  # tokens at the head of a sentence in which its subject is looked for
_BODIES = frozenset([VoiceType.OFFICE, VoiceType.FORCE, VoiceType.ORGANISATION, VoiceType.AGENCY, VoiceType.ANALYST])


_CROWDS = frozenset(
    [VoiceType.OFFICE, VoiceType.FORCE, VoiceType.ORGANISATION, VoiceType.ANALYST, VoiceType.WITNESS, VoiceType.UNNAMED]
)
_PARTIES = frozenset([VoiceType.OFFICE, VoiceType.FORCE])  # an army's country is fought in; a newspaper's is not
_BEHIND_HEAD = lexicons.pattern("resolving/voices", "voice_cast", "behind_head")
_COLLECTIVE = frozenset("police people men women children some many staff troops management".split())
_ONE_OF = lexicons.pattern("resolving/voices", "voice_cast", "one_of")
_POSTS = frozenset("governor mayor prosecutor president minister director spokesman spokeswoman spokesperson".split())
PERSONS = {"man": "he", "boy": "he", "woman": "she", "girl": "she", "lady": "she"}
"""Nouns that tell of a person no more than whether it is he or she."""
_DETERMINERS = frozenset("The A An This That Its Their His Her Our Another".split())
_AMOUNTS = frozenset("hundreds dozens thousands scores tens crowds most many some several".split())


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody spoken of at a place in the text: as the source of an attribution, or as a sentence's subject."""

    at: int
    voice: Voice
    words: str


_ASIDE = lexicons.pattern("resolving/voices", "voice_cast", "aside")
NOBODY = "nobody before it that it can stand for"
"""Why a pronoun without anybody before it is unknown."""


class Cast:
    """The speakers and actors of one report, filled in the order of the text."""

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self.text = text
        self.runs = [m.group() for m in _CAPITALS.finditer(text)]
        fire = needle("voices", "sent", "fire")
        self.country = main_country([m.group() for m in _CAPITALS.finditer(text) if not fire.match(text, m.end())])
        self.persons = _persons(self.runs)
        self.given_names = _given_names(self.persons)
        self.abbreviations = _abbreviations(text, self.runs)
        self._sentences = sentences
        self._subjects: dict[int, Heard | None] = {}
        self._spoken: list[Heard] = []
        self._countries: dict[str, str] = {}

    def hear(self, heard: Heard) -> None:
        """Remember a source once it is resolved."""
        insort(self._spoken, heard, key=lambda h: h.at)
        if heard.voice.country is not None:
            self._countries.setdefault(heard.voice.name, heard.voice.country)

    def before(self, at: int) -> Iterator[Heard]:
        """All heard or spoken of before offset `at`, the latest first, as far back as anybody still means them."""
        spoken = bisect_left(self._spoken, at, key=lambda h: h.at) - 1
        subjects = self._subjects_before(at)
        subject = next(subjects, None)
        for _ in range(_MEMORY):
            if spoken >= 0 and (subject is None or self._spoken[spoken].at >= subject.at):
                yield self._spoken[spoken]
                spoken -= 1
            elif subject is not None:
                yield Heard(subject.at, self.full(subject.voice), subject.words)
                subject = next(subjects, None)
            else:
                return

    def _subjects_before(self, at: int) -> Iterator[Heard]:
        """The subjects of sentences that stand before offset `at`, the last first; looked for when asked for."""
        for number in range(bisect_left(self._sentences, (at,)) - 1, -1, -1):
            if number not in self._subjects:
                self._subjects[number] = _subject(self.text, self._sentences[number])
            heard = self._subjects[number]
            if heard is not None and heard.at < at:
                yield heard

    def full(self, voice: Voice) -> Voice:
        """The voice under its full name, where the report gives it: "Peskov" is Dmitry Peskov, "ISW" the institute."""
        words = voice.name.split()
        if not words or (voice.type is VoiceType.UNKNOWN and voice.why == NOBODY):
            return voice
        if voice.type is VoiceType.UNKNOWN and voice.name in self.abbreviations:
            found = self.abbreviations[voice.name]
            return replace(found, why=f"“{voice.name}” stands for {found.name} in this report")
        if voice.type in (VoiceType.PERSON, VoiceType.UNKNOWN) and len(words) <= 2 and words[0][:1].isupper():
            found_person = self.persons.get(_surname(voice.name)) or self.given_names.get(voice.name)
            if found_person is not None and found_person.name != voice.name:
                why = f"“{voice.name}” is {found_person.name} in this report"
                voice = replace(found_person, country=found_person.country or voice.country, why=why)
        country = voice.country or self._countries.get(voice.name)
        return voice if country == voice.country else replace(voice, country=country)

    def person(self, at: int, pronoun: str) -> Voice | None:
        """Whom "he" or "she" stands for: the last person before it, unless the words around the name say otherwise.

        Who is only brought in by "hours after a source had said" gives way to who spoke in the main clause.
        """
        fits = (
            heard
            for heard in self.before(at)
            if (heard.voice.type is VoiceType.PERSON or _is_one(heard.voice) or _ONE_OF.match(heard.words))
            and _may_be(heard, pronoun)
        )
        fitting = list(islice(fits, 2))
        main = next((heard for heard in fitting if not self._is_aside(heard)), None)
        heard = main or next(iter(fitting), None)
        return replace(heard.voice, why=f"“{pronoun}” is {heard.voice.name}, spoken of last") if heard else None

    def again(self, at: int, noun: str) -> Voice | None:
        """Whom "the man" or "the woman" stands for: the last speaker, where nobody has been called one before."""
        newcomer = rf"\b(?:an?|another|one|some|every|no|old|young|elderly|injured|wounded|\w+-old) {noun}\b"
        if re.search(newcomer, self.text[:at], re.IGNORECASE):
            return None
        return self.person(at, PERSONS[noun])

    def _is_aside(self, heard: Heard) -> bool:
        """Whether somebody is brought in by a clause of time: "hours after a military source had dismissed it"."""
        return _ASIDE.search(self.text, max(0, heard.at - 20), heard.at) is not None

    def body(self, at: int, word: str) -> Voice | None:
        """Which office, force or organisation "it" stands for: the last one before it."""
        bodies = (heard.voice for heard in self.before(at) if heard.voice.type in _BODIES)
        found = next((voice for voice in bodies if not _are_men(voice)), None)
        return replace(found, why=f"“{word}” is {found.name}, spoken of last") if found else None

    def armed_group(self, at: int, word: str) -> Voice | None:
        """Which force or organisation "the group" stands for: the last one before it that is no state's."""
        bodies = (heard.voice for heard in self.before(at) if heard.voice.type in _BODIES - {VoiceType.OFFICE})
        found = next((voice for voice in bodies if not _are_men(voice) and not is_of_state(voice)), None)
        return replace(found, why=f"“{word}” is {found.name}, spoken of last") if found else None

    def named_with(self, at: int, head: str) -> Voice | None:
        """Whom "the council" stands for: the last name before `at` that ends in it, "Marzan Military Council".

        The noun may be told in small letters: "the United Nations mission".
        """
        found = list(_CAPITALS.finditer(self.text, 0, at))
        runs = [_LINKED.split(m.group())[-1] for m in found]
        runs = [
            f"{run} {head}" if self.text.startswith(f" {head}", m.end()) and run not in _DETERMINERS else run
            for run, m in zip(runs, found, strict=True)
        ]
        named = [name for name in runs if name.lower().endswith(f" {head}")]
        voice = identify(named[-1]) if named else None
        return replace(voice, why=f"“the {head}” is {voice.name}, named before") if voice else None

    def group(self, at: int) -> Voice | None:
        """Whom "they" stands for: the last speakers before it that are no single person."""
        voice = next((heard.voice for heard in self.before(at) if _are_several(heard.voice)), None)
        return replace(voice, why=f"“they” is {voice.name}, spoken of last") if voice else None

    def still_speaking(self, at: int, pronoun: str, *, quoted: bool) -> Voice | None:
        """Whose words go on, "The army had left by then, they added": who spoke in the sentence before, if it can be.

        Of whom that sentence itself tells is spoken about; it is not the one who speaks. "They" whose words are
        `quoted` may be one person whom the report does not name.
        """
        number = bisect_left(self._sentences, (at,)) - 1
        spoken = bisect_left(self._spoken, at, key=lambda h: h.at) - 1
        if number < 1 or spoken < 0 or self._spoken[spoken].at < self._sentences[number - 1].start:
            return None
        voice = self._spoken[spoken].voice
        if pronoun == "it":
            fits = voice.type in _BODIES and not _are_men(voice)
        else:
            fits = _are_several(voice) or (quoted and voice.type in (VoiceType.WITNESS, VoiceType.UNNAMED))
        return replace(voice, why=f"“{pronoun}” is {voice.name}, who spoke last") if fits else None

    def with_head(self, at: int, head: str) -> Voice | None:
        """The last voice before `at` that was called by the noun `head`: "the ministry", "the spokesman"."""
        for heard in self.before(at):
            if heard.voice.why.startswith("speaks for") and not heard.voice.name.endswith(head):
                continue  # "the army" is not its spokesman
            if heard.voice.name.lower() == head:
                continue  # nor does "the mission" of a sentence before say which one it is
            words = {w.strip(".,").lower() for w in f"{heard.words} {heard.voice.name} {heard.voice.why}".split()}
            if head in words or head + "s" in words:
                voice = _part_with(heard, head) or heard.voice
                return replace(voice, why=f"“the {head}” is {voice.name}")
        return None


def is_of_state(voice: Voice) -> bool:
    """Whether a force or office is a state's own: "Syrian Army", "Tatmadaw"."""
    state = tables.countries().get(voice.country or "")
    if state is None:
        return False
    own = (tables.organisations().get(tables.key(f"{state.adjective} {body}")) for body in ("army", "military"))
    is_body = voice.name.removeprefix(f"{state.adjective} ").lower() in tables.bodies()
    return is_body or any(each is not None and each.name == voice.name for each in own)


def _are_several(voice: Voice) -> bool:
    """Whether "they" can stand for it: a body or people, of whom it is not told that it is one person."""
    return voice.type in _CROWDS and not _is_one(voice) and not voice.why.endswith("as a state")


def _part_with(heard: Heard, head: str) -> Voice | None:
    """Which of two who spoke together is "the nurse": "the monitor and a nurse said"."""
    parts = [part for part in re.split(r",? and ", heard.words) if head in part.lower().split()]
    return identify(parts[0]) if len(parts) == 1 and " and " in heard.words else None


def main_country(runs: Sequence[str]) -> str | None:
    """The country a report is mostly about, by how often it is named; None where none stands out."""
    names = tables.country_names()
    counts: Counter[str] = Counter()
    for run in runs:
        words = run.replace("’s", "").replace("'s", "").split()
        for k, word in enumerate(words):
            found = names.get(tables.key(" ".join(words[k : k + 2]))) or names.get(tables.key(word.strip(".,")))
            if found is not None:
                counts[found.country.iso] += 1
        member = tables.organisations().get(tables.key(" ".join(words)))
        if member is not None and member.country and member.type in _PARTIES:
            counts[member.country] += 1
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _DOMINANCE * ranked[1][1]):
        return None
    return ranked[0][0]


def _surname(name: str) -> str:
    last = name.rsplit(maxsplit=1)[-1].lower().replace("’", "'")
    return last.partition("-")[2] if last.startswith(("al-", "el-")) else last


def _persons(runs: Sequence[str]) -> dict[str, Voice]:
    """Full names by surname: the first full name that ends so; two persons of one surname have none."""
    out: dict[str, Voice] = {}
    names: dict[str, str] = {}
    parts = [part for run in runs for part in _LINKED.split(run) if " " in part]
    for part in parts:
        voice = identify(part.removesuffix("'s").removesuffix("’s"))
        if voice.type is not VoiceType.PERSON or " " not in voice.name or is_common(voice.name.split()[0].lower()):
            continue
        known = names.setdefault(_surname(voice.name), voice.name)
        if known == voice.name or known.endswith(voice.name):
            out.setdefault(_surname(voice.name), voice)
        elif not voice.name.endswith(known) and voice.name.split()[0] != known.split()[0]:
            out.pop(_surname(voice.name), None)
    return out


def _given_names(persons: dict[str, Voice]) -> dict[str, Voice]:
    """Full names by their first word, where only one person of the report has it."""
    counts = Counter(voice.name.split()[0] for voice in persons.values())
    return {v.name.split()[0]: v for v in persons.values() if counts[v.name.split()[0]] == 1}


def _abbreviations(text: str, runs: Sequence[str]) -> dict[str, Voice]:
    """What abbreviations stand for: those in brackets behind the name, and initials of the report's names."""
    out: dict[str, Voice] = {}
    for match in _BRACKETED.finditer(text):
        before = _CAPITALS.findall(text[max(0, match.start() - 90) : match.start()])
        if before and match.start() and _initials(before[-1])[:1] == match.group(1)[:1]:
            out.setdefault(match.group(1), identify(before[-1]))
    for run in runs:
        initials = _initials(run)
        if len(initials) >= 3:
            voice = identify(run)
            out.setdefault(initials, voice if voice.type is not VoiceType.PERSON else _as_organisation(run))
    return out


def _as_organisation(name: str) -> Voice:
    return Voice(name, VoiceType.ORGANISATION, None, "a name that is abbreviated by its initials")


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper() and word != "The")


def _subject(text: str, sentence: Span) -> Heard | None:
    """The named subject a sentence begins with."""
    head = tokenize(text, sentence)[:_SUBJECT_WORDS]
    if not head or head[0].text in "“\"'":
        return None
    found = analysed(head)[1][:2]
    if not found or found[0].first > _SUBJECT_FIRST:
        return None
    if head[found[0].last].lower in _AMOUNTS and len(found) > 1:
        found = found[1:]
    words = text[head[found[0].first].start : head[found[0].last].end]
    voice = identify(words)
    untitled = voice.type is VoiceType.PERSON and not voice.why.startswith("a name after")
    if untitled or voice.type in (VoiceType.UNKNOWN, VoiceType.EVIDENCE):
        return None  # two capitalised words at the head of a sentence are as often a place
    return Heard(head[found[0].first].start, voice, words)


def _is_one(voice: Voice) -> bool:
    """Whether an unnamed voice is a single person: "police officer", "governor of …", not "officials"."""
    part = _BEHIND_HEAD.split(voice.name)[0].lower().split()
    if "and" in part:
        return False  # "a boatman and a teacher"
    nouns = [word for word in part if word in tables.kinds()]
    head = nouns[-1] if nouns else part[-1]
    if voice.type in (VoiceType.WITNESS, VoiceType.UNNAMED, VoiceType.ANALYST):
        return not head.endswith("s") and head not in _COLLECTIVE
    return (
        head in _POSTS
        or voice.why.startswith("the post")
        or (voice.why.startswith("speaks for") and not head.endswith("s"))
    )


def _are_men(voice: Voice) -> bool:
    """Whether a voice is a plural without a name, which "it" never means: "troops", "rebels"; not "Armed Forces"."""
    head = _BEHIND_HEAD.split(voice.name)[0].split()[-1:]
    return any(word.islower() and word.endswith("s") and not word.endswith("ss") for word in head)


def _may_be(heard: Heard, pronoun: str) -> bool:
    told = f"{heard.words} {heard.voice.why}"
    other = _WOMAN if pronoun in ("he", "his", "him") else _MAN
    return not other.search(told)
