"""Who looked, in a report's own words: its staff, monitors, experts, or imagery that no party hands out.

A look is found in one clause and says where its looker stands and what he was shown. Whoever is told or asked looks at
nothing; nor does who could not check, or what a party publishes of itself. What is quoted is not the report's own word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wardiary import lexicons
from wardiary.model import Span, VoiceType
from wardiary.reading.rules.attribution_quotes import find_quotes
from wardiary.resolving.voices import identify
from wardiary.weighing.evidence.lookers import Eyes, imagery, is_hinted_at, look_verbs, lookers_in, pattern, word_list

_CLAUSE = re.compile(r"(?<=\w)[;:]\s")
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


def looks(text: str, parts: Sequence[Span], eyes: Eyes) -> list[Look]:
    """The looks of a report, in order.

    In one paragraph a reporter goes on looking as "she", and imagery is gone on with as "in the one taken on Friday";
    all that an institute of analysts tells after its imagery in a paragraph goes on with it.
    """
    quotes, found = find_quotes(text), list[Look]()
    publisher = eyes.publisher
    is_analyst = is_desk(publisher, text)
    hasimagery = has_looker = has_body = False
    for k, part in enumerate(parts):
        if k and "\n" in text[parts[k - 1].start : part.start]:
            hasimagery = has_looker = has_body = False
        words = _unquoted(text, part, quotes)
        is_hinted = is_hinted_at(words, eyes)
        here = list(_in_clause(words, part, eyes)) if is_hinted else []
        here = here or (list(_shown_by_clips(words, part)) if is_analyst else [])
        if not here and (hasimagery or has_looker) and not pattern("words", "failed").search(words):
            here = list(_going_on(words, part, has_looker=has_looker))
            is_on = hasimagery and (is_analyst or pattern("words", "goes_on").search(words))
            here += [Look(part, part.start, part.start, words, instrument=True)] if is_on and not here else []
        here = here or (list(_works_on(words, part)) if has_body else [])
        has_body = (is_hinted and _names_body(words, eyes)) or (has_body and bool(here))
        is_partys = not here and eyes.of_party(words)  # a film that a party shows, and nobody examined
        shown = is_analyst and not is_partys and word_list("evidence", "nouns").search(words)
        hasimagery = hasimagery or bool(shown or imagery().search(words))
        has_looker = any(not look.instrument for look in here)
        found += here
    return found


def is_desk(publisher: str | None, text: str) -> bool:
    """Whether a publisher examines pictures: by its name, or because its report tells how it placed them."""
    if publisher is None:
        return False
    by_name = identify(publisher).type is VoiceType.ANALYST or pattern("lookers", "desks").search(publisher)
    return bool(by_name or pattern("lookers", "examining").search(text))


def _shown_by_clips(words: str, part: Span) -> Iterator[Look]:
    """What pictures of any origin show to those who have worked on them."""
    if pattern("words", "failed").search(words):
        return
    for noun in word_list("evidence", "nouns").finditer(words):
        shows = look_verbs().shows.match(words, noun.end())
        if shows:
            yield Look(part, part.start + noun.start(), part.start + shows.end(), words, instrument=True)
            return


def _going_on(words: str, part: Span, *, has_looker: bool) -> Iterator[Look]:
    """ "She watched": the reporter of the clause before."""
    there = pattern("words", "there_are").match(words) if has_looker else None
    if there:
        yield Look(part, part.start, part.start + there.end(), words)
    one = pattern("words", "pronoun").search(words) if has_looker and not there else None
    verb = look_verbs().does.match(words, one.end()) if one else None
    if one and verb:
        yield Look(part, part.start + one.start(), part.start + verb.end(), words)


def _names_body(words: str, eyes: Eyes) -> bool:
    """Whether somebody is named whose work it is to look, whatever is told of him there; not who is only told."""
    return any(
        not eyes.of_party(words[max(0, m.start() - _NOUN_PHRASE) : m.end()])
        and not pattern("words", "object").search(words, 0, m.start())
        for m in lookers_in(words, eyes)
    )


def _works_on(words: str, part: Span) -> Iterator[Look]:
    """ "It interviewed 28 survivors and compared their lists": the work of a body named before."""
    one = None if pattern("words", "failed").search(words) else pattern("words", "it_works").match(words)
    verbs = word_list("verbs", "works_on").search(words, one.end("who")) if one else None
    if one and verbs is None and _OWN_PEOPLE.match(one["who"]):
        verbs = look_verbs().does.match(words, one.end("who"))  # "its staff went there"
    if one and verbs:
        yield Look(part, part.start + one.start("who"), part.start + verbs.end(), words)


_OWN_PEOPLE = lexicons.pattern("weighing/evidence", "looks", "own_people")


def _unquoted(text: str, part: Span, quotes: Sequence[Span]) -> str:
    words = part.of(text)
    for quote in quotes:
        if quote.overlaps(part):
            start, end = max(quote.start, part.start) - part.start, min(quote.end, part.end) - part.start
            words = words[:start] + " " * (end - start) + words[end:]
    return words


def _in_clause(words: str, part: Span, eyes: Eyes) -> Iterator[Look]:
    if pattern("words", "failed").search(words):
        return
    for found in lookers_in(words, eyes):
        look = _by_looker(found, words, part, eyes)
        if look is not None:
            yield look
    if pattern("evidence", "handed").search(words):
        return
    for found in imagery().finditer(words):
        shows = look_verbs().shows.match(words, found.end())
        if (shows or look_verbs().cited.search(words, 0, found.start())) and not eyes.of_party(found.group()):
            end = shows.end() if shows else found.end()
            yield Look(part, part.start + found.start(), part.start + end, words, instrument=True)


def _by_looker(found: re.Match[str], words: str, part: Span, eyes: Eyes) -> Look | None:
    """The look of one who is named: what he is led past, what he did, or what he says he saw himself."""
    verbs, start = look_verbs(), part.start + found.start()
    is_reporter = word_list("lookers", "reporters").search(found.group())
    led = pattern("words", "led").search(words, 0, found.start()) if is_reporter else None
    if led:
        return Look(part, part.start + led.start(), part.start + found.end(), words)
    if not _may_look(found, words, eyes):
        return None
    verb = (verbs.does if _is_own(found) else verbs.acts).match(words, found.end())
    verb = verb or verbs.done_by(words, found.start())
    if verb is None and is_reporter and _says_what_he_perceived(found, words):
        return Look(part, start, part.start + found.end(), words)
    if verb and not _is_told(found, verb, words):
        return Look(part, start, part.start + max(verb.end(), found.end()), words)
    seen = next(_going_on(words, part, has_looker=True), None) if verb and _is_own(found) else None
    if seen is None or seen.start <= part.start + found.end():
        return None
    return replace(seen, start=start)  # "our reporter says that she watched them come"


def _says_what_he_perceived(looker: re.Match[str], words: str) -> bool:
    """Whether a reporter is cited for what could be heard or seen: "shots were heard there, a Wire reporter said"."""
    perceived = pattern("words", "perceived").search(words, 0, looker.start())
    return perceived is not None and pattern("words", "says_so").match(words, looker.end()) is not None


def _may_look(found: re.Match[str], words: str, eyes: Eyes) -> bool:
    """Whether he is no party's, and is not only told, or wants to look."""
    phrase = words[max(0, found.start() - _NOUN_PHRASE) : found.end()]
    if pattern("words", "object").search(words, 0, found.start()) or eyes.of_party(phrase.rsplit(",", 1)[-1]):
        return False
    if pattern("lookers", "partisan").search(words, 0, found.start()) or eyes.of_party(_of_whom(words, found)):
        return False
    if words[: found.start()].endswith("(") and words.startswith(")", found.end()):
        return False  # "KELMAR (Example Wire) - Troops crossed the river"
    if found.group() == "I" and _ACCOUNT.search(eyes.publisher or ""):
        return False  # a witness tells of himself
    return not pattern("words", "wants").match(words, found.end())


def _of_whom(words: str, looker: re.Match[str]) -> str:
    """Who stands behind a looker as the one who sent him: "a team of the general staff"."""
    sent = _SENT_BY.match(words, looker.end())
    return sent.group() if sent else ""


_SAYS_OF_OTHERS = lexicons.pattern("weighing/evidence", "looks", "says_of_others")
_ACCOUNT = lexicons.pattern("weighing/evidence", "looks", "account")
_NOT = lexicons.pattern("weighing/evidence", "looks", "not")
_COLLEAGUES = ("colleague", "colleagues")  # a witness's, where he tells of it
_TOLD_US = lexicons.pattern("weighing/evidence", "looks", "told_us")
_SENT_BY = lexicons.pattern("weighing/evidence", "looks", "sent_by")
_REPORTS = lexicons.pattern("weighing/evidence", "looks", "reports")
_OWN = lexicons.pattern("weighing/evidence", "looks", "own")


def _is_own(looker: re.Match[str]) -> bool:
    """Whether the publisher's people look: of others it must be told what they did, not that they were there."""
    return bool(word_list("lookers", "reporters").search(looker.group()) or _OWN.match(looker.group()))


def _is_told(looker: re.Match[str], verb: re.Match[str], words: str) -> bool:
    """Whether somebody tells without having looked.

    What he says that others did, he did not; a body or an expert that "reports" tells what it heard, and so does who
    counts the dead, not their bodies, or has asked others and done nothing else.
    """
    if verb.start() >= looker.end() and _SAYS_OF_OTHERS.search(verb.group()):
        return True
    if verb.start() >= looker.end() and _NOT.search(verb.group()):
        return True
    if looker.group().lower() in _COLLEAGUES and _TOLD_US.search(words, verb.end()):
        return True
    if _is_own(looker) and looker.group().lower() != "we":
        return False
    if _REPORTS.search(verb.group()) or (verb.start() >= looker.end() and _only_asks(verb, words)):
        return True
    is_counted = pattern("verbs", "counts_dead").search(verb.group()) and not (
        looker.group().lower() == "we" and verb.group().endswith("counted")
    )
    return bool(is_counted) and pattern("verbs", "the_dead").match(words, verb.end()) is not None


def _only_asks(verb: re.Match[str], words: str) -> bool:
    """Whether a body or an expert is only said to have asked others."""
    is_asking = pattern("verbs", "asks").match(verb.group().split()[-1])
    return bool(is_asking) and not word_list("verbs", "works_on").search(words, verb.end())
