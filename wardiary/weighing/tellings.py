"""From the diary's reports to tellings: each claim, once for each place, in the terms of the sides.

A claim whose place nobody knows is kept with `spot` None: it may join an event, and founds none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from wardiary import lexicons
from wardiary.diary.records import KeptReport
from wardiary.diary.times import publication
from wardiary.model import Claim, Kind, QuantityKind, Reality, Verification
from wardiary.weighing.counts.own_causes import with_causes
from wardiary.weighing.counts.tolls import as_counted, count_of
from wardiary.weighing.deeds.given_up import as_left, is_ordered_out, with_given_up
from wardiary.weighing.deeds.handed import handed_over, with_entry
from wardiary.weighing.deeds.moves import (
    own_units,
    with_entered,
    with_hold,
)
from wardiary.weighing.deeds.owned import with_owned
from wardiary.weighing.deeds.takers import with_takers
from wardiary.weighing.deeds.what import is_nothing, is_only_named, kind_of, reality_of
from wardiary.weighing.deeds.who import who
from wardiary.weighing.deeds.whose import is_tried
from wardiary.weighing.evidence.absent import not_there, told_of_nothing
from wardiary.weighing.evidence.answers import answering, answers_in
from wardiary.weighing.evidence.checking import (
    shows_evidence,
    shows_image,
    verdict,
)
from wardiary.weighing.evidence.contests import contested
from wardiary.weighing.evidence.in_passing import told_in_passing
from wardiary.weighing.evidence.placeless import denied_above
from wardiary.weighing.evidence.replies import replied
from wardiary.weighing.evidence.scars import with_scars
from wardiary.weighing.evidence.second import ANSWERED
from wardiary.weighing.evidence.shown import Evidence, Shown, evidence_of
from wardiary.weighing.evidence.sightings import shown_absent, sighted, witnessed
from wardiary.weighing.evidence.witnesses import bearing_out, confirming, shared
from wardiary.weighing.grouping.copies import Copies, Text
from wardiary.weighing.places.compounds import without_compounds
from wardiary.weighing.places.focus import Focus
from wardiary.weighing.places.headline import headed
from wardiary.weighing.places.named import named_spots
from wardiary.weighing.places.namesakes import without_namesakes
from wardiary.weighing.places.spots import named_in
from wardiary.weighing.places.strays import without_strays
from wardiary.weighing.places.town_parts import apart
from wardiary.weighing.places.whereabouts import names_elsewhere, spots_of
from wardiary.weighing.records import THIRD, Sharpness, Speaker, Telling, When
from wardiary.weighing.rulings import is_as_read, ruled
from wardiary.weighing.times.days import day_of, days_of_fighting, some_days_ago, until_told, when_of
from wardiary.weighing.times.each_its_day import each_its_day
from wardiary.weighing.times.saying import on_saying_day
from wardiary.weighing.voices.last_voice import with_last_voice
from wardiary.weighing.voices.opponents import opponent
from wardiary.weighing.voices.parties import Parties
from wardiary.weighing.voices.relayed import with_sources
from wardiary.weighing.voices.speakers import has_checked, judge_of, publisher_of, speaker_of

_CONTROL = frozenset((Kind.GAIN, Kind.WITHDRAWAL, Kind.HOLDING))
_HARM = frozenset((Kind.STRIKE, Kind.EXPLOSION, Kind.ATTACK))
_TAKEN = frozenset((Kind.GAIN, Kind.HOLDING))
_LEAVING = frozenset((Kind.WITHDRAWAL, Kind.DISPLACEMENT))
_ISO_DAY = len("2024-03-12")  # characters of a date that is no month or year
Voices = tuple[tuple[Kind, Speaker], ...]


def tellings(reports: Iterable[KeptReport], parties: Parties) -> tuple[Telling, ...]:
    """All tellings, in order of publication.

    1. every claim becomes a telling for each of its places; 2. those in sentences taken from an earlier report get the
    voice that told them there.
    """
    ordered = sorted(reports, key=lambda kept: (kept.moment, kept.report.id))
    told = {kept.report.id: told_in(kept, parties) for kept in ordered}
    copies = Copies(Text(k.report.id, k.report.text, tuple(t.words for t in told[k.report.id])) for k in ordered)
    voices = {report: voices_of(of_report) for report, of_report in told.items()}
    spoken = {
        report: [revoiced(telling, copies.original_of(report, telling.words), voices) for telling in of_report]
        for report, of_report in told.items()
    }
    return tuple(sorted((t for of in spoken.values() for t in of), key=lambda telling: telling.sort_key))


def told_in(kept: KeptReport, parties: Parties) -> list[Telling]:
    """The tellings of one report by itself, in their order: what is made of it depends on it and on the sides alone."""
    each = {(telling.claim, telling.spot.key if telling.spot else ""): telling for telling in _of_report(kept, parties)}
    return sorted(each.values(), key=lambda telling: telling.sort_key)


def _of_report(kept: KeptReport, parties: Parties) -> Iterator[Telling]:
    kept = without_strays(without_namesakes(without_compounds(kept)), parties)
    eventful = lexicons.load("weighing")["kinds"]["eventful"].split()
    around: frozenset[str] = frozenset()
    seen = evidence_of(kept, parties)
    happened = [
        (order, claim, spots_of(kept, claim, parties))
        for order, claim in enumerate(as_left(claim, kept.report.text) for claim in kept.reading.claims)
        if claim.kind in eventful
        and (claim.reality not in (Reality.PLANNED, Reality.POSSIBLE) or _is_begun(kept, claim, parties))
        and not (
            is_as_read(kept, claim, "kind") and (is_nothing(claim, kept.report.text) or seen.is_way_to_look(claim))
        )
    ]
    own: list[tuple[Claim, Telling]] = []
    named = [(each.span, each.spot, each.firm) for each in named_spots(kept)]
    placed = ((claim, spots) for _, claim, spots in happened)
    focus = Focus(kept.report.text, placed, kept.reading.places, named, kept.report.title)
    for order, claim, read_at in happened:
        telling = _telling(kept, claim, order, parties)
        if telling is None:
            continue
        is_open = read_at == [None] and _is_of_focus(kept, claim, telling, focus)
        spots = [focus.of(claim)] if is_open else read_at
        if spots == [None]:
            spots = [headed(kept, claim, telling, focus)]
        if is_open and spots != [None] and is_as_read(kept, claim, "place"):
            spots = [spot and apart(spot, claim, kept) for spot in spots]
        if spots == [None]:
            around = around or named_in(f"{kept.report.title or ''}. {kept.report.text}")
            telling = replace(telling, named=named_in(telling.words), around=around)
        told = [on_saying_day(each, claim, kept.report.text) for each in each_its_day(telling, spots, claim, kept)]
        found = verdict(claim, kept.report.text) if is_as_read(kept, claim, "reality") else None
        if found is not None:
            is_shown = shows_evidence(kept.report.text) or seen.has_looked(claim.sentence)
            told = _judged_false(told, judge_of(found, telling, kept, parties), evidence=is_shown)
            told = [_with_taker(each, kept.report.text, parties) for each in told]
            told = [on_saying_day(each, claim, kept.report.text) for each in told]
        told = _as_seen(told, claim, seen, kept, parties)
        own += [(claim, each) for each in told]
    own = with_sources(with_last_voice(own, kept.report.text), kept, parties)
    own = with_given_up(with_owned(own, kept.report.text, parties), kept.report.text, parties)
    own = with_takers(_with_taking(with_entered(with_hold(own), kept.report.text)))
    own = with_entry(with_causes(own, kept))
    seconds = list(_seconds(own, seen, focus, kept, parties))
    spots_named = named_spots(kept)
    plain = own[0][1] if own else told_of_nothing(kept, kept.moment, parties)
    seconds += not_there(plain, spots_named, focus, kept, parties)
    seconds += told_in_passing(own, spots_named, kept, parties) if own else []
    own = shown_absent(with_scars(own, seen, kept), seconds)
    for name, of_claim in groupby(own, key=lambda each: each[0].id):
        yield from ruled([telling for _, telling in of_claim], kept.decided_of(name))
    for telling in seconds:
        yield from ruled([telling], kept.decided_of(telling.claim.split("+")[0]))


def _is_begun(kept: KeptReport, claim: Claim, parties: Parties) -> bool:
    """Whether what is not told to be done is told to have been tried, or, by a party of its own men, to be ordered."""
    if is_tried(claim, kept.report.text):
        return True
    return is_ordered_out(claim, kept.report.text) and speaker_of(kept, claim, parties).side in parties.sides


def _with_taking(own: Sequence[tuple[Claim, Telling]]) -> list[tuple[Claim, Telling]]:
    """The tellings, those of entering a place being of its taking where the report tells of that too on that day.

    "Came into the town and took it" is one happening, whoever of the report's voices tells which half of it.
    """
    taken: dict[tuple[str | None, str], When] = {
        (telling.agent, telling.spot.key): telling.when
        for _, telling in own
        if telling.kind is Kind.GAIN and telling.affirms and telling.spot is not None
    }
    made = []
    for claim, telling in own:
        key = telling.spot.key if telling.spot else ""
        when = taken.get((telling.agent, key)) or taken.get((None, key))  # "drove in; the town is theirs"
        is_of_it = when is not None and telling.kind is Kind.ADVANCE and telling.affirms
        is_near = when is not None and telling.when.first - 1 <= when.last and when.first <= telling.when.last + 1
        made.append((claim, replace(telling, kind=Kind.GAIN, when=when) if is_of_it and is_near and when else telling))
    return made


def _seconds(
    own: Sequence[tuple[Claim, Telling]], seen: Evidence, focus: Focus, kept: KeptReport, parties: Parties
) -> Iterator[Telling]:
    """What the report tells beside its claims: answers, second voices, who was seen where, who contests it."""
    if not own:
        plain = told_of_nothing(kept, kept.moment, parties)
        yield from sighted(plain, seen, focus, kept, parties) if seen.looks else ()
        return
    answers = answers_in(kept)
    answered = list(answering(own, answers, kept, parties, seen.has_looked))
    yield from answered
    yield from denied_above(own, kept.report.text)
    yield from bearing_out(own, kept, parties)
    yield from shared(own, kept, parties)
    yield from confirming(own, kept, parties)
    yield from handed_over(own, kept, parties)
    yield from sighted(own[0][1], seen, focus, kept, parties)
    yield from witnessed(own[0][1], focus, kept, parties)
    numbers = frozenset(int(telling.claim.rsplit("+")[1]) - ANSWERED for telling in answered)
    yield from contested(own, answers, numbers, focus, kept, parties)
    yield from replied(own, [answer.sentence for answer in answers], kept, parties)


def _is_of_focus(kept: KeptReport, claim: Claim, telling: Telling, focus: Focus) -> bool:
    """Whether a claim without a place may stand where its paragraph does: it says when, or who holds what.

    Not who flees, whose way the paragraph tells, unless it is history; but forces leave what it tells of.

    Not where an analyst took the place away, nor where its sentence names a settlement that was not taken for its.
    """
    says_enough = telling.when.sharpness is Sharpness.SHARP or (
        claim.kind in _CONTROL and claim.reality is not Reality.BACKGROUND
    )
    says_enough = says_enough or (claim.kind in _HARM and focus.is_alone(claim)) or telling.denies
    is_flight = claim.kind in _LEAVING and claim.reality is not Reality.BACKGROUND and not _is_retreat(telling)
    return says_enough and not is_flight and is_as_read(kept, claim, "place") and not names_elsewhere(kept, claim)


def _is_retreat(telling: Telling) -> bool:
    """Whether the forces of a party leave."""
    return telling.kind is Kind.WITHDRAWAL and telling.agent not in (None, THIRD)


def _judged_false(told: Iterable[Telling], judge: Speaker, *, evidence: bool) -> list[Telling]:
    """What is called false is the judge's denial, checked where it is the publisher and shows what it rests on.

    Who rejects that a place was taken is named for rejecting, not for taking it.
    """
    checked = evidence and judge.is_publisher and judge.side == THIRD
    return [
        replace(
            telling,
            voice=judge,
            reality=Reality.DENIED,
            mentions=False,
            checked=checked,
            when=until_told(telling.when, telling.published),
            agent=_denied_taker(telling, judge),
        )
        for telling in told
    ]


def _denied_taker(telling: Telling, judge: Speaker) -> str | None:
    """Who is said not to have taken a place: not the judge; where nobody is named, the party whose claim it was."""
    if telling.kind not in _TAKEN:
        return telling.agent
    claimed_by = telling.voice.side if telling.voice.side != THIRD else None
    agent = telling.agent or claimed_by
    return agent if agent != judge.side else None


def _with_taker(denial: Telling, text: str, parties: Parties) -> Telling:
    """The denial of a party that a place was taken, by nobody it names: by the one that it fights."""
    if denial.kind is not Kind.GAIN or denial.agent is not None:
        return denial
    return replace(denial, agent=opponent(denial.voice.side, text, parties))


def _as_seen(told: list[Telling], claim: Claim, seen: Evidence, kept: KeptReport, parties: Parties) -> list[Telling]:
    """The tellings, checked where evidence shows what they tell; what it shows false is the publisher's denial."""
    if not told or not is_as_read(kept, claim, "reality") or claim.verification is Verification.UNVERIFIED:
        return told
    found = seen.on(claim, told[0].agent or told[0].voice.side)
    if found is Shown.FALSE and seen.is_misused(claim):  # when and where it was filmed is not when it is said to be
        told = [replace(each, when=_lately(each)) for each in told]
    elif _is_long_past(told[0]) and not (seen.is_established(claim) or seen.is_looked_into(claim)):
        return told
    if found is Shown.FALSE and (told[0].affirms or told[0].mentions):
        return _judged_false([replace(t, mentions=False) for t in told], publisher_of(kept, parties), evidence=True)
    if found is not None:  # what shows it true bears out nobody's denial but the publisher's
        is_so = found is Shown.FALSE or told[0].voice.side == THIRD
        return [t if t.mentions or (t.denies and not is_so) else replace(t, checked=True) for t in told]
    return told


def _lately(telling: Telling) -> When:
    """The day of the report or the one before, as of what is told without a day."""
    day = telling.published[:10]
    first, last = day_of(day, last=False), day_of(day, last=True)
    if first is None or last is None:
        return telling.when
    return When(first - float(lexicons.load("weighing")["times"]["news_days"]), last, Sharpness.UNDERSTOOD, day, day)


def _is_long_past(telling: Telling) -> bool:
    """Whether it is of a day so long before the report that nobody who looks around today sees it."""
    if telling.when.sharpness is Sharpness.UNTOLD:
        return False
    published = day_of(telling.published[:10], last=False)
    back = float(lexicons.load("weighing")["times"]["background_days"])
    return published is not None and telling.when.last < published - back


def _telling(kept: KeptReport, claim: Claim, order: int, parties: Parties) -> Telling | None:
    report = kept.report
    published = publication(kept.reading.published)
    when = when_of(claim, published.day if published else None)
    if when is None:
        return None
    when = days_of_fighting(some_days_ago(when, claim, report.text), claim, report.text)
    voice = speaker_of(kept, claim, parties)
    checked = has_checked(kept, claim, voice, parties)
    when = _as_shown(when, kept, claim) if checked and voice.is_publisher else as_counted(when, claim, report.text)
    agent, target = who(claim, report.text, voice, parties)
    agent = agent or own_units(claim, report.text, voice, parties)
    as_read = is_as_read(kept, claim, "reality")
    reality = reality_of(claim, report.text, voice, agent) if as_read else claim.reality
    if reality is Reality.DENIED and claim.time is not None and claim.time.span is None:
        when = until_told(when, kept.moment)  # the day of another sentence is not that of what is denied
    return Telling(
        report=report.id,
        claim=claim.id,
        order=order,
        published=kept.moment,
        publisher=report.publisher or report.id,
        kind=kind_of(claim, report.text, agent, target, parties),
        reality=reality,
        spot=None,
        when=when,
        agent=agent,
        target=target,
        voice=voice,
        checked=checked,
        killed=count_of(claim, QuantityKind.KILLED, when, report.text),
        injured=count_of(claim, QuantityKind.INJURED, when, report.text),
        words=" ".join(claim.sentence.of(report.text).split()),
        mentions=as_read and is_only_named(claim, report.text),
    )


def _as_shown(when: When, kept: KeptReport, claim: Claim) -> When:
    """When what was checked was so: without a day of its own, on the day of the image that its paragraph tells of."""
    if when.sharpness is not Sharpness.UNDERSTOOD or claim.kind is Kind.GAIN:
        return when  # a place that an image shows taken was taken that day or before
    text = kept.report.text
    shown = [
        s
        for s in kept.reading.sentences
        if s.start <= claim.sentence.start and "\n" not in text[s.start : claim.sentence.start]
        if shows_image(s.of(text))
    ]
    told = [t for t in kept.reading.times if any(s.contains(t.span) for s in shown)]
    days = {t.from_[:10] for t in told if t.from_ and t.to and t.from_[:10] == t.to[:10] and len(t.to) >= _ISO_DAY}
    first = day_of(next(iter(days)), last=False) if len(days) == 1 else None
    if first is None:
        return when
    (day,) = days
    return When(first, day_of(day, last=True) or first, Sharpness.SHARP, day, day)


def voices_of(told: Iterable[Telling]) -> Voices:
    """Who tells of what in a report by itself, as far as its copies must know."""
    return tuple((telling.kind, telling.voice) for telling in told)


def revoiced(telling: Telling, original: str | None, voices: Mapping[str, Voices]) -> Telling:
    """The telling, or, where its sentence was taken from `original`, with the voice of that; then it checks nothing.

    `voices` are those of reports by themselves, that report's among them.
    """
    if original is None:
        return telling
    there = voices.get(original, ())
    same = [voice for kind, voice in there if kind is telling.kind] or [voice for _, voice in there]
    voice = same[0] if same and "speaker" not in telling.rulings.corrected else telling.voice
    return replace(telling, voice=voice, checked=False, copy_of=original)
