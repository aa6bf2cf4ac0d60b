"""Who looked, in a report's own words: its staff, monitors, experts, or imagery that no party hands out.

A look is found in one clause and says where its looker stands and what he was shown. Whoever is told or asked looks at
nothing; nor does who could not check, or what a party publishes of itself. What is quoted is not the report's own word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from wardiary import lexicons
from wardiary.model import Span, VoiceType
from wardiary.reading.rules.attribution_quotes import find_quotes
from wardiary.resolving.voices import identify

_CLAUSE = re.compile(r"(?<=\w)[;:]\s")
_REACH = 90  # characters from the one who looks to what he does: a relative clause of some fifteen words between them
_NOUN_PHRASE = 30  # characters before a looker in which a party that he works for is named


@dataclass(frozen=True, slots=True)
class Look:
    """One look: the clause, who or what looks from `start`, and the verb until `end`, all places in the text.

    `words` is the clause without its quotations. `instrument`: it is imagery or data that shows, not a person.
    """

    clause: Span
    start: int
    end: int
    words: str
    instrument: bool = False

    @property
    def shown(self) -> str:
        """What is told of who looked, and of what he saw."""
        return self.words[self.start - self.clause.start :]

    @property
    def before(self) -> str:
        """The words of the clause before the looker."""
        return self.words[: self.start - self.clause.start]


def clauses(text: str, sentences: Sequence[Span]) -> Iterator[Span]:
    """The sentences, parted where a semicolon or colon stands in them."""
    for sentence in sentences:
        start = sentence.start
        for mark in _CLAUSE.finditer(text, sentence.start, sentence.end):
            yield Span(start, mark.end())
            start = mark.end()
        if start < sentence.end:
            yield Span(start, sentence.end)


def looks(text: str, parts: Sequence[Span], publisher: str | None, of_party: Callable[[str], bool]) -> list[Look]:
    """The looks of a report, in order; `of_party` says whether words name a party to the conflict.

    In one paragraph a reporter goes on looking as "she", and imagery is gone on with as "in the one taken on Friday";
    all that an institute of analysts tells after its imagery in a paragraph goes on with it.
    """
    quotes, found = find_quotes(text), list[Look]()
    is_analyst = is_desk(publisher, text)
    has_imagery = has_looker = False
    for k, part in enumerate(parts):
        if k and "\n" in text[parts[k - 1].start : part.start]:
            has_imagery = has_looker = False
        words = _unquoted(text, part, quotes)
        here = list(_in_clause(words, part, publisher, of_party))
        here = here or (list(_shown_by_clips(words, part, publisher)) if is_analyst else [])
        if not here and (has_imagery or has_looker) and not pattern("words", "failed").search(words):
            here = list(_going_on(words, part, publisher, has_looker=has_looker))
            is_on = has_imagery and (is_analyst or pattern("words", "goes_on").search(words))
            here += [Look(part, part.start, part.start, words, instrument=True)] if is_on and not here else []
        shown = is_analyst and word_list("evidence", "nouns").search(words)
        has_imagery = has_imagery or bool(shown or _imagery().search(words))
        has_looker = any(not look.instrument for look in here)
        found += here
    return found


def is_desk(publisher: str | None, text: str) -> bool:
    """Whether a publisher examines pictures: by its name, or because its report tells how it placed them."""
    if publisher is None:
        return False
    by_name = identify(publisher).type is VoiceType.ANALYST or pattern("lookers", "desks").search(publisher)
    return bool(by_name or pattern("lookers", "examining").search(text))


def _shown_by_clips(words: str, part: Span, publisher: str | None) -> Iterator[Look]:
    """What pictures of any origin show to those who have worked on them."""
    if pattern("words", "failed").search(words):
        return
    for noun in word_list("evidence", "nouns").finditer(words):
        shows = _patterns(publisher).shows.match(words, noun.end())
        if shows:
            yield Look(part, part.start + noun.start(), part.start + shows.end(), words, instrument=True)
            return


def _going_on(words: str, part: Span, publisher: str | None, *, has_looker: bool) -> Iterator[Look]:
    """ "She watched": the reporter of the clause before."""
    there = pattern("words", "there_are").match(words) if has_looker else None
    if there:
        yield Look(part, part.start, part.start + there.end(), words)
    one = pattern("words", "pronoun").search(words) if has_looker and not there else None
    verb = _patterns(publisher).does.match(words, one.end()) if one else None
    if one and verb:
        yield Look(part, part.start + one.start(), part.start + verb.end(), words)


def _unquoted(text: str, part: Span, quotes: Sequence[Span]) -> str:
    words = part.of(text)
    for quote in quotes:
        if quote.overlaps(part):
            start, end = max(quote.start, part.start) - part.start, min(quote.end, part.end) - part.start
            words = words[:start] + " " * (end - start) + words[end:]
    return words


def _in_clause(words: str, part: Span, publisher: str | None, of_party: Callable[[str], bool]) -> Iterator[Look]:
    if not _is_hinted_at(words, publisher) or pattern("words", "failed").search(words):
        return
    patterns = _patterns(publisher)
    for found in patterns.looker.finditer(words):
        phrase = words[max(0, found.start() - _NOUN_PHRASE) : found.end()]
        led = word_list("lookers", "reporters").search(found.group()) and pattern("words", "led").search(
            words, 0, found.start()
        )
        if led:
            yield Look(part, part.start + led.start(), part.start + found.end(), words)
            continue
        if pattern("words", "object").search(words, 0, found.start()) or of_party(phrase.rsplit(",", 1)[-1]):
            continue
        verb = patterns.does.match(words, found.end()) or patterns.done_by(words, found.start())
        if verb and not _is_told(found, verb, words):
            yield Look(part, part.start + found.start(), part.start + max(verb.end(), found.end()), words)
    if pattern("evidence", "handed").search(words):
        return
    for found in patterns.imagery.finditer(words):
        shows = patterns.shows.match(words, found.end())
        if (shows or patterns.cited.search(words, 0, found.start())) and not of_party(found.group()):
            end = shows.end() if shows else found.end()
            yield Look(part, part.start + found.start(), part.start + end, words, instrument=True)


_REPORTS = re.compile(r"\breport(?:s|ed)?$")
_OWN = re.compile(r"(?:our|this|its own)\b", re.IGNORECASE)


def _is_told(looker: re.Match[str], verb: re.Match[str], words: str) -> bool:
    """Whether a body or an expert tells without having looked.

    Who "reports" tells what he heard, unless he is a reporter, and so does who counts the dead, not their bodies; of
    whom nothing is said but that he was there when it happened, is a witness.
    """
    if word_list("lookers", "reporters").search(looker.group()) or _OWN.match(looker.group()):
        return False
    if _REPORTS.search(verb.group()):
        return True
    is_counted = pattern("verbs", "counts_dead").search(verb.group()) and not (
        looker.group().lower() == "we" and verb.group().endswith("counted")
    )
    if is_counted and pattern("verbs", "the_dead").match(words, verb.end()):
        return True
    was_there = pattern("verbs", "witness").match(words, looker.end())
    return was_there is not None and verb.end() <= was_there.end() + len("with")


@dataclass(frozen=True)
class _Patterns:
    """What is looked for in a report of one publisher, who is a looker by its own name."""

    looker: re.Pattern[str]
    does: re.Pattern[str]
    by: re.Pattern[str]
    imagery: re.Pattern[str]
    shows: re.Pattern[str]
    cited: re.Pattern[str]

    def done_by(self, words: str, start: int) -> re.Match[str] | None:
        """Where the looker is named behind what was done: "reviewed by this agency"."""
        return self.by.search(words, 0, start)


@lru_cache(512)
def _patterns(publisher: str | None) -> _Patterns:
    """The patterns of one publisher's reports, put together from the word lists."""
    does, what = (lexicons.load("evidence")[name] for name in ("verbs", "evidence"))
    verbs = _any(f"{does['sees']} {does['checks']} {does['visits']}")
    by = rf"\b{verbs}\b(?: \w+){{0,3}}? (?:by|for)(?: (?:the|an?|two|three|independent|other))*(?: [A-Z][\w.]*)* ?$"
    compiled = (
        rf"[^.;]{{0,{_REACH}}}?\b(?:{verbs}|{does['there']})\b",
        by,
        rf"[^.;]{{0,{_REACH}}}?\b{_any(does['shows'])}\b",
        what["cited"],
    )
    behind, done_by, shows, cited = (re.compile(each) for each in compiled)
    return _Patterns(re.compile(_looker(publisher)), behind, done_by, _imagery(), shows, cited)


@cache
def _imagery() -> re.Pattern[str]:
    """Imagery that no party hands out."""
    who, what = (lexicons.load("evidence")[name] for name in ("lookers", "evidence"))
    nouns, apart = _any(what["nouns"]), _any(what["apart"])
    return re.compile(
        rf"\b(?i:{apart})(?: [\w-]+){{0,3}}? (?i:{nouns})\b|{what['by_name']}"
        rf"|\b(?i:{nouns}) (?:\w+ ){{0,4}}by (?:a |the )?(?:(?i:{apart})|{who['bodies']}|\w+ Space Agency)\b"
    )


def _is_hinted_at(words: str, publisher: str | None) -> bool:
    """Whether there is a word without which nobody looks: most clauses are done with after this one search."""
    return bool(_hint().search(words.lower())) or bool(publisher and _names(publisher).search(words))


@lru_cache(512)
def _names(publisher: str) -> re.Pattern[str]:
    return re.compile(_name(publisher).removeprefix("|"), re.IGNORECASE)


@cache
def _hint() -> re.Pattern[str]:
    """Those words in lower case: to look for them so is many times faster than without regard to case."""
    lookers, what = lexicons.load("evidence")["lookers"], lexicons.load("evidence")["evidence"]
    lists = [lookers[name] for name in ("reporters", "staff", "media", "experts", "centres", "papers")]
    words = _any(" ".join([*lists, what["nouns"], what["apart"], "we", "search"]))
    return re.compile(rf"\b(?:{words}|{lookers['bodies']})\b".lower())


def _looker(publisher: str | None) -> str:
    """Those who look: reporters, the staff of a house, the house itself, experts, bodies."""
    who = lexicons.load("evidence")["lookers"]
    house = rf"(?:(?:[Tt]he|[Tt]his) (?:news )?{_any(who['media'])}{_name(publisher)})"
    owner = rf"(?:\b[Oo]ur|\b[Ii]ts own|{house}(?:[’']s)?|\b(?i:(?:an? |the )?agency)|\b[A-Z]{{2,5}}|{who['bodies']})"
    staff = _any(who["staff"])
    alternatives = (
        rf"\b(?i:{_any(who['reporters'])})\b",
        rf"{owner} (?:own )?(?:\w+ ){{0,2}}?{staff}\b",
        rf"\b(?i:{staff}) (?:of|from|for|at|with|working for) {house}",
        rf"\b[Ww]e\b|\b(?i:{house})\b|\b(?i:{_any(who['experts'])})\b|\b(?:{who['bodies']})\b|\bsearch\b",
        rf"\b(?:{_any(who['centres'])}) (?:for|of) [A-Z]\w+|\b[Tt]he (?:[A-Z]\w+ )?{_any(who['papers'])}\b",
    )
    return "|".join(alternatives)


def _name(publisher: str | None) -> str:
    """A publisher's name, whole and as it calls itself for short: "the Wire"."""
    if not publisher:
        return ""
    last = re.sub(r"\s*\([^)]*\)", "", publisher).split()[-1:]
    short = rf"|(?:[Tt]he|[Tt]his) {re.escape(last[0])}\b" if last and last[0][:1].isupper() else ""
    return rf"|{re.escape(publisher)}{short}"


def _any(words: str) -> str:
    return rf"(?:{'|'.join(words.split())})"


@lru_cache(64)
def pattern(table: str, name: str) -> re.Pattern[str]:
    """A pattern of the lexicon of evidence, compiled once; capitals do not matter."""
    return re.compile(lexicons.load("evidence")[table][name], re.IGNORECASE)


@lru_cache(8)
def word_list(table: str, name: str) -> re.Pattern[str]:
    """A word list of the lexicon of evidence as a pattern of whole words."""
    return re.compile(rf"\b{_any(lexicons.load('evidence')[table][name])}\b", re.IGNORECASE)
