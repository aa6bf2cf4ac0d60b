"""Who is told not to be in a place: "the rebels are not in Marzan" denies that they hold it, or have taken it.

Invariant: only a party that is named, and a settlement that is named right behind it, or before it ("in the town"),
make such a denial; it waits, unshown, for somebody to say that they are there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from wardiary import lexicons
from wardiary.diary.records import KeptReport
from wardiary.lexicons.needles import needle
from wardiary.model import Kind, Reality, Span
from wardiary.model.span import hull
from wardiary.weighing.evidence.checking import shows_evidence
from wardiary.weighing.evidence.second import ABSENT, is_set_aside, second
from wardiary.weighing.evidence.witnesses import men_in
from wardiary.weighing.places.focus import Focus
from wardiary.weighing.places.named import NamedSpot
from wardiary.weighing.records import THIRD, Sharpness, Speaker, Spot, Telling, When
from wardiary.weighing.times.days import day_of, of_the_report
from wardiary.weighing.voices.lookup import fold
from wardiary.weighing.voices.parties import Parties
from wardiary.weighing.voices.speakers import named_speaker, publisher_of


def not_there(
    plain: Telling, named: Sequence[NamedSpot], focus: Focus, kept: KeptReport, parties: Parties
) -> Iterator[Telling]:
    """The denials of a report by which a party is not in a settlement; `plain` is one of the report's tellings."""
    text = kept.report.text
    spots = {each.span.start: each.spot for each in named}
    for number, found in enumerate(needle("weighing/evidence", "absent", "not_in", cased=True).finditer(text), ABSENT):
        here = Span(found.start(), found.end())
        side, spot = _whose(found["who"] or found["none"], parties), spots.get(found.end())
        if text.startswith("the ", found.end()):
            spot = _named_last(named, here.start, text) or focus.at(here)
        voice = _voice(found.end(), kept, parties)
        side = side or _enemy_of(voice, found["who"] or found["none"], parties)
        if side in (None, THIRD) or spot is None or is_set_aside(here, kept):
            continue
        if voice.side == side:
            continue  # that its men are not there is its own news
        yield replace(
            second(plain, number),
            kind=Kind.HOLDING,
            reality=Reality.DENIED,
            spot=spot,
            when=of_the_report(plain.published) or plain.when,  # they are not there as it is written
            agent=side,
            target=None,
            voice=voice,
            checked=voice.is_publisher and voice.side == THIRD and shows_evidence(text),
            killed=None,
            injured=None,
            words=" ".join(found.group().split()),
        )


def _named_last(named: Sequence[NamedSpot], at: int, text: str) -> Spot | None:
    """The settlement that is named last before, in the same paragraph: "the town"."""
    before = [each for each in named if each.span.end <= at and "\n" not in text[each.span.end : at]]
    return max(before, key=lambda each: each.span.end).spot if before else None


def _voice(at: int, kept: KeptReport, parties: Parties) -> Speaker:
    """Who says so: the voice whose words they are, else the publisher."""
    for mention in kept.reading.attributions:
        if mention.voice is not None and mention.content and _holds(hull(mention.content), at, kept.report.text):
            if kept.reading.claims:
                return named_speaker(mention.voice.name, kept, kept.reading.claims[0], parties)
            names = (mention.voice.name, *(span.of(kept.report.text) for span in mention.source))
            side = next((found for name in names if (found := parties.side_of(name)) in parties.sides), None)
            return Speaker(mention.voice.name, f"side:{side}" if side else fold(mention.voice.name), side)
    return publisher_of(kept, parties)


def _holds(said: Span, at: int, text: str) -> bool:
    """Whether a place in the text is of what somebody says, from its first word to its last, in one paragraph."""
    return said.start <= at < said.end and "\n" not in said.of(text)


def _whose(men: str, parties: Parties) -> str | None:
    """The one party whose men these words name: "Hillish soldier", "rebels of the front"."""
    there, absent = men_in(men, parties)
    found = {side for side in (parties.side_of(men), parties.side_of(f"{men}s"), *there, *absent) if side is not None}
    return next(iter(found)) if len(found) == 1 else None


def _enemy_of(voice: Speaker, men: str, parties: Parties) -> str | None:
    """Whom a party calls the enemy, a terrorist, a bandit: the other one of two."""
    others = [side for side in parties.sides if side != voice.side]
    is_called = any(word.removesuffix("s") in _enemies() for word in men.lower().split())
    return others[0] if is_called and voice.side in parties.sides and len(others) == 1 else None


@cache
def _enemies() -> frozenset[str]:
    listed = lexicons.load("weighing")["parties"]["enemies"].split()
    return frozenset(word.removesuffix("s") for word in listed)


def told_of_nothing(kept: KeptReport, published: str, parties: Parties) -> Telling:
    """A telling of which only its report counts, for a report that tells of no happening and yet denies one."""
    day = day_of(published[:10], last=False) or 0.0
    return Telling(
        report=kept.report.id,
        claim="c0",
        order=0,
        published=published,
        publisher=kept.report.publisher or kept.report.id,
        kind=Kind.HOLDING,
        reality=Reality.DENIED,
        spot=None,
        when=When(day, day, Sharpness.UNTOLD),
        agent=None,
        target=None,
        voice=publisher_of(kept, parties),
        checked=False,
        killed=None,
        injured=None,
        words="",
    )
