"""Who was seen standing where, by who looks: the publisher's own staff, monitors, imagery. It tells who holds a place.

"Our reporter met army patrols in the market": the army was there, checked. Only men at rest or on guard, of one party,
in a settlement; who fires, flees, is led away or passes through holds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wardiary import lexicons
from wardiary.diary.records import KeptReport
from wardiary.lexicons.needles import needle
from wardiary.model import Kind, Reality, Span, TimeMention, VoiceType
from wardiary.weighing.evidence.lookers import pattern, word_list
from wardiary.weighing.evidence.looks import Look
from wardiary.weighing.evidence.second import SIGHTED, WITNESSED, is_set_aside, second
from wardiary.weighing.evidence.shown import Evidence
from wardiary.weighing.evidence.traces import fits
from wardiary.weighing.evidence.witnesses import men_in
from wardiary.weighing.places.focus import Focus
from wardiary.weighing.records import THIRD, Sharpness, Spot, Telling, Told, When
from wardiary.weighing.times.days import day_of, of_the_report
from wardiary.weighing.voices.parties import Parties
from wardiary.weighing.voices.speakers import named_speaker, publisher_of

# Whose words may tell of what they saw; that they are of no party is asked for as well.
_EYES = frozenset((VoiceType.WITNESS, VoiceType.UNNAMED, VoiceType.UNKNOWN, VoiceType.PERSON))
_MANY = 100  # attributions that no report has: their numbers begin behind those of who bears out a claim
_SUBJECT = 20  # characters from the start of a clause within which its subject stands
_SAID = lexicons.pattern("weighing/evidence", "sightings", "said")
_NEXT_CLAUSE = lexicons.pattern("weighing/evidence", "sightings", "next_clause")
_AND_MEN = lexicons.pattern("weighing/evidence", "sightings", "and_men")
_ONLY_SAW = lexicons.pattern("weighing/evidence", "sightings", "only_saw")
_ENDS_SEEING = lexicons.pattern("weighing/evidence", "sightings", "ends_seeing")
_LEADING = lexicons.pattern("weighing/evidence", "sightings", "leading")
_ELSEWHERE = lexicons.pattern("weighing/evidence", "sightings", "elsewhere")


def sighted(plain: Telling, seen: Evidence, focus: Focus, kept: KeptReport, parties: Parties) -> Iterator[Telling]:
    """The tellings of who was seen where; `plain` is one of the report, of which only its publication is taken."""
    told = set[tuple[str, str]]()
    for number, look in enumerate((*seen.looks, *walked_on(seen), *_confirmed(seen)), SIGHTED):
        is_read = any(c.kind is Kind.HOLDING and look.clause.contains(c.trigger) for c in kept.reading.claims)
        side = _standing_there(look, parties) or (None if is_read else _keeping(look, parties))
        spot = _place(look, seen, focus) if side is not None and not seen.is_of_party(look.clause) else None
        if side is None or spot is None or (side, spot.key) in told or is_set_aside(look.clause, kept):
            continue
        told.add((side, spot.key))
        yield replace(
            _holding(second(plain, number), side, spot),
            when=day_seen(look.clause, plain, kept),
            voice=publisher_of(kept, parties),
            checked=True,
            words=" ".join(look.clause.of(kept.report.text).split()),
        )


def _place(look: Look, seen: Evidence, focus: Focus) -> Spot | None:
    """Where it is seen: what a reporter on foot goes on to tell, in the place he walked through."""
    on_foot = look.start == look.clause.start and not _ELSEWHERE.match(look.words)
    walk = _walk_before(look, seen) if on_foot else None
    return (focus.at(walk.clause) if walk else None) or focus.at(look.clause)


def _walk_before(look: Look, seen: Evidence) -> Look | None:
    """The last look before, in the same paragraph, in which somebody went somewhere."""
    before = [each for each in seen.looks if each.clause.end <= look.clause.start and not each.instrument]
    last = before[-1] if before else None
    if last is None or "\n" in seen.text[last.clause.end : look.clause.start]:
        return None
    return last if pattern("verbs", "walks").search(last.shown) else None


def shown_absent(own: Sequence[Told], seconds: Sequence[Telling]) -> list[Told]:
    """The tellings, a publisher's own word that a party has not taken a place being checked where it saw another there.

    "The rebels have not taken the town. Our reporter met only soldiers."
    """
    seen = [t for t in seconds if t.checked and t.kind is Kind.HOLDING and t.spot is not None]
    return [
        (claim, replace(telling, checked=True) if any(_is_another(telling, one) for one in seen) else telling)
        for claim, telling in own
    ]


def _is_another(telling: Telling, seen: Telling) -> bool:
    is_own_denial = telling.denies and telling.voice.is_publisher and telling.voice.side == THIRD
    is_of_place = telling.spot is not None and seen.spot is not None and telling.spot.key == seen.spot.key
    is_of_control = telling.kind in (Kind.GAIN, Kind.HOLDING)
    return is_own_denial and is_of_place and is_of_control and telling.agent not in (None, THIRD, seen.agent)


def witnessed(plain: Telling, focus: Focus, kept: KeptReport, parties: Parties) -> Iterator[Telling]:
    """Who stands where in the words of witnesses: it bears on what is told of the place and founds nothing."""
    claim = kept.reading.claims[0]
    for number, mention in enumerate(kept.reading.attributions, WITNESSED + _MANY):
        if mention.voice is None or not mention.content or mention.voice.type not in _EYES:
            continue
        words = " ".join(span.of(kept.report.text) for span in mention.content)
        side = _at_rest(words, parties)
        voice = named_speaker(mention.voice.name, kept, claim, parties)
        content = Span(mention.content[0].start, mention.content[-1].end)
        spot = focus.at(_with_its_sentence(content, kept)) if side and voice.side == THIRD else None
        if spot is not None and not is_set_aside(content, kept):
            yield replace(
                _holding(second(plain, number), side, spot),
                when=day_seen(mention.content[0], plain, kept),
                voice=voice,
                words=" ".join(words.split()),
            )


def _with_its_sentence(content: Span, kept: KeptReport) -> Span:
    """What is said, with the words around it: "From | Oysterby | two residents reported that rebels stood guard"."""
    return next((sentence for sentence in kept.reading.sentences if sentence.contains(content)), content)


def _holding(made: Telling, side: str | None, spot: Spot) -> Telling:
    return replace(
        made,
        kind=Kind.HOLDING,
        reality=Reality.ONGOING,
        spot=spot,
        agent=side,
        target=None,
        killed=None,
        injured=None,
        named=frozenset(),
        around=frozenset(),
    )


def _confirmed(seen: Evidence) -> Iterator[Look]:
    """What a recording shows, whoever released it, that the next clause says to be where and when it is said to be."""
    for look in seen.looks:
        before = next((part for part in reversed(seen.parts) if part.end <= look.clause.start), None)
        if before is None or not fits(look) or "\n" in seen.text[before.end : look.clause.start]:
            continue
        noun = word_list("evidence", "nouns").search(seen.text, before.start, before.end)
        if noun is None:
            continue
        is_behind = noun.start() - before.start > _SUBJECT  # "troops stand in the square in a clip released in ..."
        shown = Span(before.start, noun.start()) if is_behind else Span(noun.end(), before.end)
        yield Look(shown, shown.start, shown.start, shown.of(seen.text), instrument=True)


def walked_on(seen: Evidence) -> Iterator[Look]:
    """What a reporter on the spot goes on to tell in his paragraph, in his own words."""
    for part in seen.parts:
        if any(look.clause == part for look in seen.looks):
            continue
        on = _with_list(part, seen)
        here = Look(on, on.start, on.start, on.of(seen.text))
        if _walk_before(here, seen) and not _SAID.search(here.words) and not re.search(r"[“”\"]", here.words):
            yield here


def _with_list(part: Span, seen: Evidence) -> Span:
    """A clause with what its colon announces: "guards were everywhere: at the bakery, in the school"."""
    follows = next((each for each in seen.parts if each.start == part.end), None)
    is_open = follows is not None and part.of(seen.text).rstrip().endswith(":")
    return Span(part.start, follows.end) if follows is not None and is_open else part


def _standing_there(look: Look, parties: Parties) -> str | None:
    """The one party whose men are told to stand or keep guard in what was seen."""
    if needle("evidence", "traces", "unseen").search(look.words):
        return None
    is_behind = _LEADING.search(look.before) or _ONLY_SAW.match(look.shown)
    shown = look.before if _ENDS_SEEING.match(look.shown) else look.words if is_behind else _seen_in_passing(look)
    return _at_rest(_SAID.split(shown)[0], parties)


def _seen_in_passing(look: Look) -> str:
    """What was seen; of a looker who "passed" men, not that he did, for it is not they who moved."""
    looker = look.words[look.start - look.clause.start : look.end - look.clause.start]
    return look.words[look.end - look.clause.start :] if looker.endswith(" passed") else look.shown


def _keeping(look: Look, parties: Parties) -> str | None:
    """The one party whose men are told to hold a place, in a clause that goes on with imagery."""
    holds = look.instrument and pattern("traces", "keeps").search(look.words)
    there, absent = men_in(look.words[: holds.start()], parties) if holds else (set[str](), set[str]())
    there -= absent
    return next(iter(there)) if len(there) == 1 and not _SAID.search(look.words) else None


def _at_rest(shown: str, parties: Parties) -> str | None:
    """The one party whose men stand or keep guard, in some words."""
    shown = pattern("traces", "unstirred").sub(" ", shown)  # "nobody had heard a shot"
    there, absent = men_in(shown, parties)
    joined = _AND_MEN.split(shown)[1:] if len(there - absent) == 1 else ()
    return next((side for words in (shown, *_first(shown), *joined) if (side := _at_rest_in(words, parties))), None)


def _first(shown: str) -> Iterator[str]:
    """The first of several clauses: "Rebels were on every corner, | there were bodies in the street"."""
    found = _NEXT_CLAUSE.search(shown)
    if found:
        yield shown[: found.start()]


def _at_rest_in(shown: str, parties: Parties) -> str | None:
    if not pattern("traces", "stationed").search(shown) or pattern("traces", "stirring").search(shown):
        return None
    there, absent = men_in(shown, parties)
    there -= absent  # "no soldier of the junta"
    return next(iter(there)) if len(there) == 1 else None


def day_seen(clause: Span, plain: Telling, kept: KeptReport) -> When:
    """On which day it was seen: the one that its clause names, else the last before in its paragraph, else today."""
    text = kept.report.text
    begin = text.rfind("\n", 0, clause.start) + 1
    told = [t for t in kept.reading.times if begin <= t.start < clause.end and _is_day(t)]
    own = [t for t in told if t.start >= clause.start] or told[-1:]
    if own:
        day = (own[0].from_ or "")[:10]
        first = day_of(day, last=False)
        if first is not None:
            return When(first, day_of(day, last=True) or first, Sharpness.SHARP, day, day)
    return of_the_report(plain.published) or plain.when


def _is_day(time: TimeMention) -> bool:
    return bool(time.from_ and time.to and time.from_[:10] == time.to[:10] and len(time.from_) >= len("2031-03-05"))
