"""Claims out of one report: each trigger with who says it, who does it, where, when, how many and how sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from wardiary.claims.carried import carried
from wardiary.claims.drafts import GENERIC, Draft, is_aside, points_back
from wardiary.claims.each_day import of_each_day
from wardiary.claims.how_many import share_out
from wardiary.claims.losses import of_ground
from wardiary.claims.merge import merged
from wardiary.claims.nowhere import holds_nowhere, sums_up
from wardiary.claims.resolved import Resolved
from wardiary.claims.spoils import of_things
from wardiary.claims.surroundings import Surroundings
from wardiary.claims.tolls_alone import with_tolls
from wardiary.claims.voiced import as_attribution, verification_of, voice_of
from wardiary.claims.when import has_begun, is_background, time_of, understood
from wardiary.claims.where import places_of
from wardiary.claims.who import actors_of
from wardiary.model import Claim, Kind, Quantity, Reality, Trigger
from wardiary.reading.rules.triggers import is_listed_noun


def assemble(resolved: Resolved) -> tuple[Claim, ...]:
    """The claims of one report, in the order in which they are told.

    1. sentence by sentence, every trigger becomes a draft with its voice, actors, places, time and numbers
    2. a draft without a place stands where the one before it stood
    3. drafts that tell of one happening in one voice become one claim, but a blow told on several days one for each
    """
    told = of_each_day(merged(drafts_of(resolved), resolved), resolved)
    return tuple(replace(claim, id=f"c{number}") for number, claim in enumerate(told, start=1))


def drafts_of(resolved: Resolved) -> list[Draft]:
    """Every telling of a happening, in reading order: one for each trigger."""
    surroundings = Surroundings(resolved)
    drafts: list[Draft] = []
    for sentence, told in groupby(with_tolls(resolved), key=lambda trigger: resolved.sentence_of(trigger.span)):
        drafts.extend(_of_sentence(surroundings.of(sentence), tuple(told)))
    return list(carried(resolved, drafts))


def _of_sentence(resolved: Resolved, triggers: Sequence[Trigger]) -> Iterator[Draft]:
    kinds = [of_things(resolved, of_ground(resolved, trigger)) for trigger in triggers]
    quantities = share_out(resolved, kinds)
    drafts = (_draft(resolved, trigger, quantities.get(trigger, ())) for trigger in kinds)
    text = resolved.text
    return (draft for draft in drafts if not holds_nowhere(draft.claim, text) and not sums_up(draft.claim, text))


def _draft(resolved: Resolved, trigger: Trigger, quantities: Sequence[Quantity]) -> Draft:
    voice = voice_of(resolved, trigger.span, trigger.kind)
    sentence = resolved.sentence_of(trigger.span)
    told = time_of(resolved, trigger, voice)
    reality = _reality(trigger, is_background(resolved, trigger, told), has_begun(resolved.text, trigger.span, told))
    claim = Claim(
        id="",
        kind=trigger.kind,
        trigger=trigger.span,
        also=(),
        reality=reality,
        actors=actors_of(resolved, trigger, voice),
        places=places_of(resolved, trigger, voice),
        time=told or understood(resolved, trigger.kind, reality),
        quantities=tuple(quantities),
        attribution=as_attribution(resolved, voice, trigger.span) if voice else None,
        verification=verification_of(resolved, sentence),
        sentence=sentence,
    )
    opening = sentence == resolved.marks.sentences[0]
    where = (resolved.text, trigger.span, sentence)
    return Draft(
        claim,
        pointing=points_back(*where) and not _is_deed(resolved, trigger),
        aside=is_aside(*where),
        understood=told is None,
        opening=opening,
    )


def _is_deed(resolved: Resolved, trigger: Trigger) -> bool:
    """Whether a verb tells of violence: "the rebels murdered" tells anew, and points at no blast told before."""
    return trigger.kind in GENERIC and not is_listed_noun(trigger.span.of(resolved.text).split()[-1].lower())


def _reality(trigger: Trigger, is_old: bool, has_begun: bool) -> Reality:
    """A speech act has occurred by being told, whatever it speaks of; what ended long ago is background.

    What is told as going on may have begun long ago, but does not go on where it ended.
    """
    if trigger.kind is Kind.STATEMENT and trigger.reality is not Reality.DENIED:
        return Reality.OCCURRED
    ended = trigger.reality is Reality.OCCURRED or (trigger.reality is Reality.ONGOING and not has_begun)
    return Reality.BACKGROUND if is_old and ended else trigger.reality
