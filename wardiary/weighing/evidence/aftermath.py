"""What is left, seen in a later report: one span of the bridge in the river, the wounded in their beds, empty posts.

Such a look tells of no happening of its own. It bears out the one blow that was told of that place in the days before,
or that a party left it, and founds nothing. A report that tells of the blow itself is read by other rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wardiary.diary.records import KeptReport
from wardiary.model import Kind, Reality
from wardiary.weighing.evidence.lookers import pattern
from wardiary.weighing.evidence.looks import Look
from wardiary.weighing.evidence.second import SCARRED, is_set_aside, second
from wardiary.weighing.evidence.shown import Evidence
from wardiary.weighing.evidence.sightings import day_seen
from wardiary.weighing.evidence.witnesses import men_in
from wardiary.weighing.lexicon import limit
from wardiary.weighing.places.focus import Focus
from wardiary.weighing.records import Sharpness, Spot, Telling, Told, When
from wardiary.weighing.voices.parties import Parties
from wardiary.weighing.voices.speakers import publisher_of

_BLOWS = frozenset((Kind.STRIKE, Kind.EXPLOSION, Kind.ATTACK))
_EACH = 50  # looks that no report has: so the numbers of the kinds stay apart
_OF_RUINS = (Kind.EXPLOSION, Kind.DAMAGE)  # of a strike as of a blast; and of damage, which is a family of its own
_OF_VICTIMS = (Kind.CASUALTIES,)


def aftermath(
    own: Sequence[Told], plain: Telling, seen: Evidence, focus: Focus, kept: KeptReport, parties: Parties
) -> Iterator[Telling]:
    """The tellings of what is left, by who looked; `own` are the report's, of `plain` only the report counts."""
    told = set[tuple[Kind, str, str | None]]()
    for number, look in enumerate(seen.looks, SCARRED):
        if seen.is_of_party(look.clause) or is_set_aside(look.clause, kept):
            continue
        spots = () if pattern("words", "other").search(look.words) else _spots(look, own, focus)
        each = [(spot, kind, side) for spot in spots for kind, side in _left(look, own, spot, parties)]
        for at, (spot, kind, side) in enumerate(each):
            if (kind, spot.key, side) not in told:
                told.add((kind, spot.key, side))
                made = _telling(kind, side, second(plain, number + at * _EACH), look, kept)
                yield replace(made, spot=spot, voice=publisher_of(kept, parties))


def _spots(look: Look, own: Sequence[Told], focus: Focus) -> tuple[Spot, ...]:
    """Where it was seen: where the report puts the ruins and the dead of that clause, and where the clause stands."""
    told = [
        t.spot for claim, t in own if t.kind in (Kind.DAMAGE, Kind.CASUALTIES) and look.clause.contains(claim.trigger)
    ]
    found = [spot for spot in (*told, focus.at(look.clause)) if spot is not None and not spot.is_area]
    return tuple({spot.key: spot for spot in found}.values())


def _left(look: Look, own: Sequence[Told], spot: Spot, parties: Parties) -> Iterator[tuple[Kind, str | None]]:
    """What what was seen there speaks for: harm by nobody named, and who is gone."""
    yield from ((kind, None) for kind in _traces(look, own, spot))
    yield from ((Kind.WITHDRAWAL, side) for side in _missing(look, own, spot, parties))


def _traces(look: Look, own: Sequence[Told], spot: Spot) -> tuple[Kind, ...]:
    """What may have left what was seen, where the report itself tells of no blow there."""
    if any(t.kind in _BLOWS and t.affirms and t.spot is not None and t.spot.key == spot.key for _, t in own):
        return ()
    if pattern("traces", "unharmed").search(look.shown) or pattern("words", "no_sign").search(look.shown):
        return ()
    shown = pattern("traces", "of_battle").sub(" ", look.shown)
    ruins = _OF_RUINS if pattern("traces", "scars").search(shown) else ()
    return (*ruins, *(_OF_VICTIMS if pattern("traces", "victims").search(shown) else ()))


def _missing(look: Look, own: Sequence[Told], spot: Spot, parties: Parties) -> list[str]:
    """The sides of whose men none were seen in a place that the report itself does not tell them to have left."""
    there, absent = men_in(look.shown, parties)
    left = {t.agent for _, t in own if t.kind is Kind.WITHDRAWAL and t.spot is not None and t.spot.key == spot.key}
    return sorted(absent - there - left)


def _telling(kind: Kind, agent: str | None, plain: Telling, look: Look, kept: KeptReport) -> Telling:
    """What is told by a look, but where: of a retreat that day, else of some day until then."""
    seen = day_seen(look.clause, plain, kept)
    back = limit("times", "scar_days")
    before = When(seen.first - back, seen.last, Sharpness.UNTOLD)
    return replace(
        plain,
        kind=kind,
        reality=Reality.OCCURRED,
        when=replace(seen, sharpness=Sharpness.UNDERSTOOD) if kind is Kind.WITHDRAWAL else before,
        agent=agent,
        target=None,
        checked=True,
        killed=None,
        injured=None,
        words=" ".join(look.clause.of(kept.report.text).split()),
        named=frozenset(),
        around=frozenset(),
    )
