"""What a report tells beside its claims: who answers, who else says so, who was seen where, who is not there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wardiary.weighing.deeds.handed import handed_over
from wardiary.weighing.evidence.absent import not_there, told_of_nothing
from wardiary.weighing.evidence.aftermath import aftermath
from wardiary.weighing.evidence.answers import Answer, answering, answers_in
from wardiary.weighing.evidence.contests import contested
from wardiary.weighing.evidence.fled import seen_to_have_fled
from wardiary.weighing.evidence.in_passing import told_in_passing
from wardiary.weighing.evidence.placeless import denied_above
from wardiary.weighing.evidence.replies import replied
from wardiary.weighing.evidence.second import ANSWERED
from wardiary.weighing.evidence.sightings import sighted, witnessed
from wardiary.weighing.evidence.witnesses import bearing_out, confirming, shared
from wardiary.weighing.records import Telling, Told
from wardiary.weighing.told.setting import Setting


def seconds_of(own: Sequence[Told], setting: Setting) -> list[Telling]:
    """The tellings beside `own`, those of the report's claims."""
    kept, parties = setting.kept, setting.parties
    if own:
        plain, answers = own[0][1], answers_in(kept)
        answered = list(answering(own, answers, kept, parties, setting.seen.has_looked))
        beside = [*answered, *_of_others(own, setting), *_seen(own, plain, setting)]
        beside += _against(own, answers, answered, setting)
    else:
        plain = told_of_nothing(kept, kept.moment, parties)
        beside = [*_looked_at(own, plain, setting)] if setting.seen.looks else []
    beside += not_there(plain, setting.named, setting.focus, kept, parties)
    beside += told_in_passing(own, setting.named, kept, parties) if own else ()
    return beside


def _of_others(own: Sequence[Told], setting: Setting) -> Iterator[Telling]:
    """What other voices say of what was told, and to whom who left a place left it."""
    kept, parties = setting.kept, setting.parties
    yield from denied_above(own, setting.text)
    yield from bearing_out(own, kept, parties)
    yield from shared(own, kept, parties)
    yield from confirming(own, kept, parties)
    yield from handed_over(own, kept, parties)


def _seen(own: Sequence[Told], plain: Telling, setting: Setting) -> Iterator[Telling]:
    """Who was seen where, by who looks and by witnesses; of `plain` only the report counts."""
    yield from _looked_at(own, plain, setting)
    yield from witnessed(plain, setting.focus, setting.kept, setting.parties)


def _looked_at(own: Sequence[Told], plain: Telling, setting: Setting) -> Iterator[Telling]:
    """Who was seen where, what a blow has left and who has fled, by who looks."""
    yield from sighted(plain, setting.seen, setting.focus, setting.kept, setting.parties)
    yield from aftermath(own, plain, setting.seen, setting.focus, setting.kept, setting.parties)
    yield from seen_to_have_fled(own, plain, setting.seen, setting.named, setting.kept, setting.parties)


def _against(
    own: Sequence[Told], answers: Sequence[Answer], answered: Sequence[Telling], setting: Setting
) -> Iterator[Telling]:
    """Who contests what was told, or replies to it, in sentences that were not taken for answers."""
    numbers = frozenset(int(telling.claim.rsplit("+")[1]) - ANSWERED for telling in answered)
    yield from contested(own, answers, numbers, setting.focus, setting.kept, setting.parties, setting.seen.has_looked)
    yield from replied(own, [answer.sentence for answer in answers], setting.kept, setting.parties)
