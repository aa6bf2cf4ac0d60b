"""Who contests that the other one holds a place, without telling that it does: "fighting goes on, the army said".

A party that still fights in a place, or calls "the announcement" a lie in a report that does not tell which, denies
that the place is the other's. Such a denial founds nothing; it bears only on what is told of those days.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from wardiary.diary.records import KeptReport
from wardiary.lexicons.needles import Needle, needle
from wardiary.model import Kind, Reality, Span
from wardiary.weighing.evidence.answers import Answer
from wardiary.weighing.evidence.second import CONTESTED, second
from wardiary.weighing.places.focus import Focus
from wardiary.weighing.records import THIRD, Sharpness, Speaker, Spot, Telling, Told, When
from wardiary.weighing.times.days import day_of
from wardiary.weighing.voices.opponents import opponent
from wardiary.weighing.voices.parties import Parties
from wardiary.weighing.voices.speakers import named_speaker, publisher_of


def contested(
    told: Sequence[Told],
    answers: Sequence[Answer],
    answered: frozenset[int],
    focus: Focus,
    kept: KeptReport,
    parties: Parties,
    has_looked: Callable[[Span], bool],
) -> Iterator[Telling]:
    """The denials that another holds a place, of those who still fight there, and of answers to what is not told here.

    `answered` are the numbers of the answers that answer something in this report.
    """
    text = f"{kept.report.title or ''} {kept.report.text}"
    for number, (_, telling) in enumerate(told):
        side = telling.voice.side
        goes_on = telling.kind is Kind.CLASH and telling.affirms and telling.agent == side
        other = telling.target if telling.target in parties.sides and telling.target != side else None
        other = other or (opponent(side, text, parties) if goes_on else None)
        if goes_on and other is not None and telling.spot is not None and _words("goes_on").search(telling.words):
            yield _denied(telling, CONTESTED + number, telling.voice, other)
    for number, answer in enumerate(answers):
        words = answer.sentence.of(kept.report.text)
        is_of_taking = answer.own or (_words("announced").search(words) and _words("taken").search(text))
        if number in answered or answer.retort or not answer.denies or not told or not is_of_taking:
            continue
        claim, plain = told[0]
        voice = publisher_of(kept, parties) if answer.own else named_speaker(answer.who, kept, claim, parties)
        spot = (_held_there(answer, told) if answer.own else None) or focus.at(answer.sentence)
        other = _whose_word(spot, told, parties) if answer.own else opponent(voice.side, text, parties)
        if other is not None and spot is not None:
            made = replace(plain, spot=spot, words=" ".join(words.split()))
            denial = _denied(made, CONTESTED + len(told) + number, voice, other)
            is_seen = answer.own and voice.side == THIRD and has_looked(answer.sentence)
            yield replace(denial, checked=is_seen)


def _held_there(answer: Answer, told: Sequence[Told]) -> Spot | None:
    """The place of which a publisher says who holds it in the sentence in which it calls an announcement false."""
    here = (t for c, t in told if c.sentence == answer.sentence and _is_own_holding(t))
    return next((telling.spot for telling in here if telling.spot is not None), None)


def _is_own_holding(telling: Telling) -> bool:
    return telling.kind is Kind.HOLDING and telling.affirms and telling.voice.is_publisher


def _whose_word(spot: Spot | None, told: Sequence[Told], parties: Parties) -> str | None:
    """Whose announcement of a taking a publisher calls false in words of no more: "the radio's report was untrue".

    Of two parties, the one that does not hold the place by the publisher's own word. A report that tells of nobody's
    hold there may have been of anything.
    """
    holders = {telling.agent for _, telling in told if _is_own_holding(telling) and _is_at(telling, spot)}
    others = [side for side in parties.sides if side not in holders]
    is_known = len(holders) == 1 and holders <= set(parties.sides)
    return others[0] if is_known and len(others) == 1 else None


def _is_at(telling: Telling, spot: Spot | None) -> bool:
    return spot is not None and telling.spot is not None and telling.spot.key == spot.key


def _denied(telling: Telling, number: int, voice: Speaker, other: str) -> Telling:
    """That another party holds the place, denied by one on the day of the report."""
    day = telling.published[:10]
    last = day_of(day, last=True) or telling.when.last
    return replace(
        second(telling, number),
        kind=Kind.HOLDING,
        reality=Reality.DENIED,
        when=When(int(last) - 1.0, last, Sharpness.SHARP, day, day),
        agent=other,
        target=None,
        voice=voice,
        killed=None,
        injured=None,
    )


def _words(name: str) -> Needle:
    return needle("evidence", "contests", name)
