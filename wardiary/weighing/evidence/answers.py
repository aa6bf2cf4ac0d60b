"""Who answers what a report told before, without telling it again: "the army denied this", "two nurses said the same".

An answer is of the nearest telling before it, in its paragraph or the one before, by another voice. It stands beside
that telling as one of its own, in the voice of who answers. Denying responsibility answers nothing: the thing happened.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from wardiary import lexicons
from wardiary.diary.records import KeptReport
from wardiary.model import Reality, Span, VoiceType
from wardiary.resolving.voices import identify
from wardiary.weighing.evidence.agreeing import agreement
from wardiary.weighing.evidence.answer_words import (
    blaming,
    counting,
    hint,
    naming,
    own_words,
    patterns,
    retorts,
    unsaid,
)
from wardiary.weighing.evidence.checking import shows_evidence
from wardiary.weighing.evidence.lookers import word_list
from wardiary.weighing.evidence.retorts import Retort, retort_in
from wardiary.weighing.evidence.second import ANSWERED, second
from wardiary.weighing.places.spots import place_key
from wardiary.weighing.records import THIRD, Speaker, Telling, Told
from wardiary.weighing.times.days import until_told
from wardiary.weighing.voices.gains import harm
from wardiary.weighing.voices.lookup import is_nobody
from wardiary.weighing.voices.parties import Parties
from wardiary.weighing.voices.speakers import named_speaker, publisher_of

_NAME = lexicons.pattern("weighing/evidence", "answers", "name")
_SAYS = lexicons.pattern("weighing/evidence", "answers", "says")
_BLAMES = lexicons.pattern("weighing/evidence", "answers", "blames")
_BLAMED = lexicons.pattern("weighing/evidence", "answers", "blamed")
_EARLIER = lexicons.pattern("weighing/evidence", "answers", "earlier")
_ITS_OWN = lexicons.pattern("weighing/evidence", "answers", "its_own")
_AS_TO = lexicons.pattern("weighing/evidence", "answers", "as_to")
_CLAUSE = lexicons.pattern("weighing/evidence", "answers", "clause")
_VERB = lexicons.pattern("weighing/evidence", "answers", "verb")
_SMALL_WORDS = lexicons.pattern("weighing/evidence", "answers", "small_words")
_PRONOUNS = frozenset(("he", "she", "it", "they", "who", "which", "we", "i", "both", "this", "that"))


@dataclass(frozen=True, slots=True)
class Answer:
    """A sentence that answers: who (words), from which place in the text, and whether it denies.

    `counts`: it gives a toll of its own, which bears the telling out only in the mouth of who is no party. `own`: no
    voice is named for it, so the publisher says so. `doer`: who is said to have done it. `blames`: it says only that,
    of harm. `retort`: that it answers by what it says alone.
    """

    sentence: Span
    at: int
    who: str
    denies: bool
    counts: bool = False
    own: bool = False
    doer: str = ""
    blames: bool = False
    retort: Retort | None = None


def answers_in(kept: KeptReport) -> list[Answer]:
    """The answers of a report, in order."""
    text, found = kept.report.text, list[Answer]()
    for each in kept.reading.sentences:
        answer, agrees = _answer(kept, each, each.of(text)) or _retorted(kept, each), agreement(kept, each)
        if agrees is not None and (answer is None or not (answer.denies or answer.counts or answer.own)):
            who = _usable(agrees.who)
            is_denial = bool(found) and found[-1].denies and not text[found[-1].sentence.end : each.start].strip()
            answer = Answer(each, agrees.at, who, is_denial) if who is not None else answer
        found += [answer] if answer is not None else []
    return found


def _retorted(kept: KeptReport, sentence: Span) -> Answer | None:
    retort = retort_in(kept, sentence)
    who = _usable(retort.who) if retort is not None else None
    return Answer(sentence, sentence.start, who, denies=True, retort=retort) if who is not None else None


def answering(
    told: Sequence[Told],
    answers: Sequence[Answer],
    kept: KeptReport,
    parties: Parties,
    has_looked: Callable[[Span], bool],
) -> Iterator[Telling]:
    """The tellings that answers make of `told`, the tellings of a report with their claims.

    `has_looked` says whether somebody looked in the paragraph of a sentence.
    """
    for number, answer in enumerate(answers, ANSWERED):
        for claim, telling in _answered(told, answer, kept, parties):
            voice = _voice(answer, kept, (claim, telling), parties)
            if (answer.counts or answer.own) and voice.side != THIRD:
                continue
            if answer.blames and telling.kind not in harm():
                continue
            if answer.denies and telling.kind in harm() and _is_of_blame(answer, (claim, telling), told, kept):
                continue
            reality = Reality.DENIED if answer.denies else Reality.OCCURRED
            doer = _side_of_doer(answer.doer, parties) or telling.agent
            yield replace(
                second(telling, number),
                voice=voice,
                reality=reality,
                agent=doer,
                target=telling.target if telling.target != doer else None,
                checked=_is_shown(answer, voice, kept) or (answer.own and has_looked(answer.sentence)),
                killed=None,
                injured=None,
                when=until_told(telling.when, telling.published) if answer.denies else telling.when,
                words=" ".join(answer.sentence.of(kept.report.text).split()),
            )


def _as_called(answer: Answer, kept: KeptReport) -> str | None:
    """The report's own words for who answers, where his usual name is one that the table does not know."""
    said = (m for m in kept.reading.attributions if m.source and m.voice and m.voice.name == answer.who)
    return next((m.source[0].of(kept.report.text) for m in said if answer.sentence.contains(m.source[0])), None)


def _side_of_doer(words: str, parties: Parties) -> str | None:
    """The side of who is said to have done it: "Syrian jets" are of the Syrian army."""
    named = next((side for _, _, side in parties.sides_in(words)), None)
    return named or (parties.side_of(f"{words.split(maxsplit=1)[0]} army") if words[:1].isupper() else None)


def _is_of_blame(answer: Answer, answered: Told, told: Sequence[Told], kept: KeptReport) -> bool:
    """Whether who denies harm says that another did it, or that he did not: then it was done.

    Nor is it denied by who answers only that somebody blamed him for it, after another told that it was done.
    """
    (claim, telling), text = answered, kept.report.text
    if _BLAMES.search(answer.sentence.of(text)) or _BLAMED.search(text, claim.sentence.end, answer.sentence.start):
        return True
    return _BLAMED.search(text, claim.sentence.start, claim.trigger.start) is not None and any(
        other.sentence.end <= claim.sentence.start
        and done.kind in harm()
        and done.affirms
        and done.spot == telling.spot
        and done.agent != telling.agent
        and done.voice.key != telling.voice.key
        for other, done in told
    )


def _voice(answer: Answer, kept: KeptReport, told: Told, parties: Parties) -> Speaker:
    """Who answers; "one of their colonels" is a man of the party that is told of, which has not told it itself."""
    if answer.own:
        return publisher_of(kept, parties)
    claim, telling = told
    voice = named_speaker(answer.who, kept, claim, parties)
    if voice.side is None and (called := _as_called(answer, kept)):
        voice = named_speaker(called, kept, claim, parties)
    if _ITS_OWN.match(answer.who):
        side = next(
            (s for s in (telling.agent, telling.target) if s in parties.sides and s != telling.voice.side), None
        )
        return Speaker(voice.name, f"side:{side}", side) if side else voice
    return voice


def _is_shown(answer: Answer, voice: Speaker, kept: KeptReport) -> bool:
    """Whether analysts or monitors say by what pictures or data they know; the publisher, what it saw or worked on."""
    if answer.own:
        return shows_evidence(kept.report.text)
    if voice.side != THIRD or identify(voice.name).type not in (VoiceType.ANALYST, VoiceType.ORGANISATION):
        return False
    return bool(word_list("evidence", "nouns").search(answer.sentence.of(kept.report.text)))


def _answered(told: Sequence[Told], answer: Answer, kept: KeptReport, parties: Parties) -> list[Told]:
    """The tellings of the nearest sentence before the answer in which another voice tells something."""
    topic, elsewhere = _topic(told, answer, kept)
    before = [
        (claim, telling)
        for claim, telling in told
        if (not topic or (telling.spot is None and not elsewhere) or (telling.spot and telling.spot.key in topic))
        and claim.trigger.end <= answer.at
        and _is_near(kept.report.text, claim.trigger.end, answer)
        and telling.affirms
        and (answer.denies or _is_news(telling) or "\n" not in kept.report.text[claim.trigger.end : answer.at])
        and _may_answer(answer, telling, _voice(answer, kept, (claim, telling), parties), parties)
    ]
    last = max((claim.sentence.start for claim, _ in before), default=-1)
    return [(claim, telling) for claim, telling in before if claim.sentence.start == last]


def _is_news(telling: Telling) -> bool:
    """Whether it is told as news, not as what was before: that, nobody answers a paragraph later."""
    return telling.reality is not Reality.BACKGROUND


def _topic(told: Sequence[Told], answer: Answer, kept: KeptReport) -> tuple[frozenset[str], bool]:
    """The settlements that the answer names, of those that the report tells of: "as to Saltmarsh, he denied it".

    And whether it sets out "as to Oysterby", of which the report tells nothing else: it answers nothing of any other.
    """
    spots = [telling.spot for _, telling in told if telling.spot is not None]
    told_of = {spot.key for spot in spots if not spot.is_area}  # "no missions over the region" answers what was in it
    inside = [place for place in kept.reading.places if answer.sentence.contains(place.span)]
    named = {place_key(place.text) for place in inside}
    words = answer.sentence.of(kept.report.text)
    as_to = {place_key(p.text) for p in inside if _AS_TO.fullmatch(words, 0, p.start - answer.sentence.start)}
    return frozenset(told_of & named) or frozenset(as_to), bool(as_to)


def _may_answer(answer: Answer, telling: Telling, voice: Speaker, parties: Parties) -> bool:
    """Whether it is another voice than the telling's, and a denial not of its own side."""
    if voice.key == telling.voice.key:
        return False
    if answer.retort is not None and not answer.retort.bears_on(telling, voice, parties):
        return False
    return not answer.denies or voice.side is None or voice.side == THIRD or voice.side != telling.voice.side


def _is_near(text: str, end: int, answer: Answer) -> bool:
    """Whether it is of the answer's paragraph, or of the one before, which the answer follows at once."""
    between = text[end : answer.sentence.start]
    breaks = re.findall(r"\n\s*\n|\n", between)
    return not breaks or (len(breaks) == 1 and not between[between.rindex("\n") :].strip())


def _answer(kept: KeptReport, sentence: Span, words: str) -> Answer | None:
    if not hint().search(words):
        return None  # most sentences are done with after this one search
    for pattern, denies in patterns():
        found = pattern.search(words)
        if found is None or unsaid().search(words, 0, found.start()):
            continue
        who = _before(kept, sentence, found.start())
        if who is not None:
            doer = found.groupdict().get("doer") or ""
            is_count, blames = pattern in counting(), pattern in blaming()
            return Answer(sentence, sentence.start + found.start(), who, denies, is_count, doer=doer, blames=blames)
    for pattern, denies in naming():
        found = pattern.search(words)
        who = _usable(_SAYS.sub("", _bare(found["who"]))) if found else None
        if found is not None and who is not None and not unsaid().search(words, 0, found.start("who")):
            return Answer(sentence, sentence.start + found.start(), who, denies)
    found = own_words().search(words)
    if found is not None and not _is_anybodys(kept, sentence, found) and not _is_unsaid(words, found.start()):
        return Answer(sentence, sentence.start + found.start(), "", denies=True, own=True)
    for pattern in retorts():
        found = pattern.match(words)
        who = _behind(kept, sentence, found.end()) if found else None
        if who is not None:
            return Answer(sentence, sentence.start, who, denies=True)
    return None


_AS_SEEN = lexicons.pattern("weighing/evidence", "answers", "as_seen")


def _is_unsaid(words: str, at: int) -> bool:
    """Whether a publisher leaves it open: not where it goes by what could be seen."""
    return _AS_SEEN.search(words, 0, at) is None and unsaid().search(words, 0, at) is not None


def _is_anybodys(kept: KeptReport, sentence: Span, verdict: re.Match[str]) -> bool:
    """Whether somebody is named for what a sentence says, other than whose words it is a verdict of."""
    judged = Span(sentence.start + verdict.start(), sentence.start + verdict.end())
    sources = (m.source[0] for m in kept.reading.attributions if m.source)
    return any(source.overlaps(sentence) and not judged.contains(source) for source in sources)


def _before(kept: KeptReport, sentence: Span, at: int) -> str | None:
    """Who is named before the verb: as the attribution has him, else the words from which the sentence sets out."""
    verb = sentence.start + at
    said = [
        (m.source[0].start, m)
        for m in kept.reading.attributions
        if m.source and m.voice and sentence.start <= m.source[0].start < verb and m.cue and m.cue[0].start <= verb + 60
    ]
    if said:
        mention = max(said, key=lambda each: each[0])[1]
        return _usable(mention.voice.name if mention.voice else "")
    words = sentence.of(kept.report.text)[:at].strip(' ,"“”')
    words = _CLAUSE.split(words)[-1]
    found = _NAME.match(words.strip())
    return _usable(_VERB.sub("", found["name"]) if found else "")


def _behind(kept: KeptReport, sentence: Span, at: int) -> str | None:
    """Who is named behind a retort."""
    start = sentence.start + at
    for mention in kept.reading.attributions:
        if mention.source and mention.voice and start <= mention.source[0].start < min(sentence.end, start + 25):
            return _usable(mention.voice.name)
    found = _NAME.match(sentence.of(kept.report.text), at)
    return _usable(_SAYS.sub("", found["name"]) if found else "")


def _bare(name: str) -> str:
    """A name without the article before it."""
    return _SMALL_WORDS.sub("", name.strip())


def _usable(name: str) -> str | None:
    plain = name.strip().lower()
    is_said = bool(plain) and plain not in _PRONOUNS and not _EARLIER.match(plain)
    return name.strip() if is_said and not is_nobody(plain) else None
