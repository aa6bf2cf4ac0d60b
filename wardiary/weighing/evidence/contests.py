"""Who contests that the other one holds a place, without telling that it does: "fighting goes on, the army said".

A party that still fights in a place, or calls "the announcement" a lie in a report that does not tell which, denies
that the place is the other's. Such a denial founds nothing; it bears only on what is told of those days.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wardiary.diary.records import KeptReport
from wardiary.lexicons.needles import Needle, needle
from wardiary.model import Kind, Reality
from wardiary.weighing.evidence.answers import Answer
from wardiary.weighing.evidence.second import CONTESTED, second
from wardiary.weighing.places.focus import Focus
from wardiary.weighing.records import Sharpness, Speaker, Telling, Told, When
from wardiary.weighing.times.days import day_of
from wardiary.weighing.voices.opponents import opponent
from wardiary.weighing.voices.parties import Parties
from wardiary.weighing.voices.speakers import named_speaker


def contested(
    told: Sequence[Told],
    answers: Sequence[Answer],
    answered: frozenset[int],
    focus: Focus,
    kept: KeptReport,
    parties: Parties,
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
        is_of_taking = _words("announced").search(words) and _words("taken").search(text)
        if number in answered or answer.retort or not answer.denies or not told or not is_of_taking:
            continue
        claim, plain = told[0]
        voice = named_speaker(answer.who, kept, claim, parties)
        other = opponent(voice.side, text, parties)
        spot = focus.at(answer.sentence) if other is not None else None
        if other is not None and spot is not None:
            made = replace(plain, spot=spot, words=" ".join(words.split()))
            yield _denied(made, CONTESTED + len(told) + number, voice, other)


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
