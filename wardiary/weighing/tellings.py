"""From the diary's reports to tellings: each claim, once for each place, in the terms of the sides.

A claim whose place nobody knows is kept with `spot` None: it may join an event, and founds none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from string import capwords

from wardiary import lexicons
from wardiary.diary.records import KeptReport
from wardiary.diary.times import publication
from wardiary.model import (
    ActorRole,
    AreaKind,
    Claim,
    ClaimPlace,
    Kind,
    PlaceRole,
    QuantityKind,
    Reality,
    Verification,
    VoiceType,
)
from wardiary.resolving.voices import identify
from wardiary.weighing.checking import (
    Verdict,
    is_checked,
    is_denied,
    is_of_nobody,
    is_verdict,
    only_mentions,
    shows_evidence,
    shows_image,
    verdict,
)
from wardiary.weighing.copies import Copies, Text
from wardiary.weighing.days import day_of, when_of
from wardiary.weighing.focus import Focus, is_elsewhere, is_reference, settlements_in
from wardiary.weighing.parties import Parties, fold, is_nobody
from wardiary.weighing.records import THIRD, Sharpness, Speaker, Spot, Telling, When
from wardiary.weighing.rulings import ruled
from wardiary.weighing.shown import Evidence, Shown, evidence_of
from wardiary.weighing.spots import bare_name, named_in, place_key
from wardiary.weighing.who import who

_AREAS = ("ADM1", "PCL", "RGN", "CONT", "TERR")
_CONTROL = frozenset((Kind.GAIN, Kind.WITHDRAWAL, Kind.HOLDING))
_TAKEN = frozenset((Kind.GAIN, Kind.HOLDING))
_HAPPENS = (PlaceRole.AT, PlaceRole.NEAR, PlaceRole.TO, PlaceRole.TOWARD)
_LEAVING = (PlaceRole.FROM, PlaceRole.AT)
_ROLES = {
    Kind.WITHDRAWAL: _LEAVING,
    Kind.DISPLACEMENT: _LEAVING,
    Kind.HOLDING: (PlaceRole.AT,),
    Kind.GAIN: (PlaceRole.AT,),
}
Voices = tuple[tuple[Kind, Speaker], ...]

_MANY = frozenset((VoiceType.WITNESS, VoiceType.UNNAMED, VoiceType.UNKNOWN))


def tellings(reports: Iterable[KeptReport], parties: Parties) -> tuple[Telling, ...]:
    """All tellings, in order of publication.

    1. every claim becomes a telling for each of its places; 2. those in sentences taken from an earlier report get the
    voice that told them there.
    """
    ordered = sorted(reports, key=lambda kept: (moment_of(kept), kept.report.id))
    told = {kept.report.id: told_in(kept, parties) for kept in ordered}
    copies = Copies(Text(k.report.id, k.report.text, tuple(t.words for t in told[k.report.id])) for k in ordered)
    voices = {report: voices_of(of_report) for report, of_report in told.items()}
    spoken = {
        report: [revoiced(telling, copies.original_of(report, telling.words), voices) for telling in of_report]
        for report, of_report in told.items()
    }
    return tuple(sorted((t for of in spoken.values() for t in of), key=lambda telling: telling.sort_key))


def moment_of(kept: KeptReport) -> str:
    """When a report was published (UTC), or, where nobody knows, when it was added."""
    when = publication(kept.reading.published)
    return when.utc if when else kept.added_at


def told_in(kept: KeptReport, parties: Parties) -> list[Telling]:
    """The tellings of one report by itself, in their order: what is made of it depends on it and on the sides alone."""
    each = {(telling.claim, telling.spot.key if telling.spot else ""): telling for telling in _of_report(kept, parties)}
    return sorted(each.values(), key=lambda telling: telling.sort_key)


def _of_report(kept: KeptReport, parties: Parties) -> Iterator[Telling]:
    eventful = lexicons.load("weighing")["kinds"]["eventful"].split()
    around: frozenset[str] = frozenset()
    evidence = shows_evidence(kept.report.text)
    seen = evidence_of(kept, parties)
    happened = [
        (order, claim, _spots(kept, claim, parties))
        for order, claim in enumerate(kept.reading.claims)
        if claim.kind in eventful and claim.reality not in (Reality.PLANNED, Reality.POSSIBLE)
    ]
    focus = Focus(kept.report.text, ((claim, spots) for _, claim, spots in happened), kept.reading.places)
    for order, claim, read_at in happened:
        telling = _telling(kept, claim, order, parties)
        if telling is None:
            continue
        is_open = read_at == [None] and _is_of_focus(kept, claim, telling)
        spots = [focus.of(claim)] if is_open else read_at
        if spots == [None]:
            around = around or named_in(f"{kept.report.title or ''}. {kept.report.text}")
            telling = replace(telling, named=named_in(telling.words), around=around)
        told = [replace(telling, spot=spot) for spot in spots]
        found = verdict(claim, kept.report.text) if _is_as_read(kept, claim, "reality") else None
        if found is not None:
            told = _judged_false(told, _judge(found, telling, kept, parties), evidence=evidence)
        told = _as_seen(told, claim, seen, kept, parties)
        yield from ruled(told, kept.decided_of(claim.id))


def _is_of_focus(kept: KeptReport, claim: Claim, telling: Telling) -> bool:
    """Whether a claim without a place may stand where its paragraph does: it says when, or who holds what.

    Not who flees, whose way the paragraph tells, unless it is history.

    Not where an analyst took the place away, nor where its sentence names a settlement that was not taken for its.
    """
    says_enough = telling.when.sharpness is Sharpness.SHARP or (
        claim.kind in _CONTROL and claim.reality is not Reality.BACKGROUND
    )
    is_flight = claim.kind in (Kind.WITHDRAWAL, Kind.DISPLACEMENT) and claim.reality is not Reality.BACKGROUND
    return (
        says_enough
        and not is_flight
        and _is_as_read(kept, claim, "place")
        and not settlements_in(claim.sentence, kept.reading.places)
        and all(p.geonameid is None for p in claim.places)
    )


def _judge(found: Verdict, telling: Telling, kept: KeptReport, parties: Parties) -> Speaker:
    """Who calls a claim false: the party named before the verb, the claim's voice, or else the publisher."""
    named = [side for _, _, side in parties.sides_in(found.words)]
    if named:
        return Speaker(named[-1], f"side:{named[-1]}", named[-1])
    return telling.voice if found.by_voice else _publisher(kept, parties)


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
            checked=checked,
            agent=None if telling.agent == judge.side and telling.kind in _TAKEN else telling.agent,
        )
        for telling in told
    ]


def _as_seen(told: list[Telling], claim: Claim, seen: Evidence, kept: KeptReport, parties: Parties) -> list[Telling]:
    """The tellings, checked where evidence shows what they tell; what it shows false is the publisher's denial."""
    if not told or not _is_as_read(kept, claim, "reality") or claim.verification is Verification.UNVERIFIED:
        return told
    found = seen.on(claim, told[0].agent or told[0].voice.side)
    if found is Shown.FALSE and (told[0].affirms or told[0].mentions):
        return _judged_false([replace(t, mentions=False) for t in told], _publisher(kept, parties), evidence=True)
    if found is not None:
        return [t if t.mentions else replace(t, checked=True) for t in told]
    return told


def _is_as_read(kept: KeptReport, claim: Claim, field: str) -> bool:
    """Whether a field is the reader's: what an analyst corrected is not to be judged by the words again."""
    decided = kept.decided_of(claim.id)
    return decided is None or field not in decided.corrected


def _telling(kept: KeptReport, claim: Claim, order: int, parties: Parties) -> Telling | None:
    report = kept.report
    published = publication(kept.reading.published)
    when = when_of(claim, published.day if published else None)
    if when is None:
        return None
    voice = _speaker(kept, claim, parties)
    checked = _is_checked(kept, claim, voice, parties)
    when = _as_shown(when, kept, claim) if checked and voice.is_publisher else when
    agent, target = who(claim, report.text, voice, parties)
    as_read = _is_as_read(kept, claim, "reality")
    return Telling(
        report=report.id,
        claim=claim.id,
        order=order,
        published=moment_of(kept),
        publisher=report.publisher or report.id,
        kind=_kind(claim, agent, target, parties),
        reality=Reality.DENIED if as_read and is_denied(claim, report.text) else claim.reality,
        spot=None,
        when=when,
        agent=agent,
        target=target,
        voice=voice,
        checked=checked,
        killed=_count(claim, QuantityKind.KILLED),
        injured=_count(claim, QuantityKind.INJURED),
        words=" ".join(claim.sentence.of(report.text).split()),
        mentions=as_read and (only_mentions(claim, report.text) or is_of_nobody(claim)),
    )


def _kind(claim: Claim, agent: str | None, target: str | None, parties: Parties) -> Kind:
    """What happens: who is still trying to take a place is fighting for it; a party that flees withdraws.

    An attack of one party on the other is fighting between forces.
    """
    if claim.kind is Kind.GAIN and claim.reality is Reality.ONGOING:
        return Kind.CLASH
    if claim.kind is Kind.DISPLACEMENT and agent in parties.sides and target is None and not claim.quantities:
        return Kind.WITHDRAWAL
    if claim.kind is Kind.ATTACK and {agent, target} <= set(parties.sides) and agent != target:
        return Kind.CLASH
    return claim.kind


def _as_shown(when: When, kept: KeptReport, claim: Claim) -> When:
    """When what was checked was so: without a day of its own, on the day of the image that its paragraph tells of."""
    if when.sharpness is not Sharpness.UNDERSTOOD:
        return when
    text = kept.report.text
    shown = [
        s
        for s in kept.reading.sentences
        if s.start <= claim.sentence.start and "\n" not in text[s.start : claim.sentence.start]
        if shows_image(s.of(text))
    ]
    told = [t for t in kept.reading.times if any(s.contains(t.span) for s in shown)]
    days = {t.from_[:10] for t in told if t.from_ and t.to and t.from_[:10] == t.to[:10]}
    first = day_of(next(iter(days)), last=False) if len(days) == 1 else None
    if first is None:
        return when
    (day,) = days
    return When(first, day_of(day, last=True) or first, Sharpness.SHARP, day, day)


def _is_checked(kept: KeptReport, claim: Claim, voice: Speaker, parties: Parties) -> bool:
    """Whether somebody who is no party says that he checked it: the publisher, or the third party that is quoted."""
    third = _publisher(kept, parties).side == THIRD
    own = voice.is_publisher or claim.verification is not Verification.NONE
    if not (third if own else voice.side == THIRD):
        return False
    if voice.is_publisher and _is_analyst(voice) and is_verdict(claim, kept.report.text):
        return shows_evidence(kept.report.text)  # an analyst's own verdict rests on what the whole report shows
    told = [s for s in kept.reading.sentences if any(s.overlaps(span) for span in (claim.trigger, *claim.also))]
    return is_checked(claim, [span.of(kept.report.text) for span in (told or [claim.sentence])])


def _is_analyst(voice: Speaker) -> bool:
    return identify(voice.name).type is VoiceType.ANALYST


def _speaker(kept: KeptReport, claim: Claim, parties: Parties) -> Speaker:
    """Who says so. Evidence speaks through the publisher who shows it; unnamed voices are those of their paper."""
    said = claim.attribution
    if said is None or identify(said.speaker).type is VoiceType.EVIDENCE or is_nobody(said.speaker):
        return _publisher(kept, parties)
    side = parties.side_of(said.speaker)
    if side not in (None, THIRD):
        return Speaker(said.speaker, f"side:{side}", side)
    key = fold(identify(said.speaker).name)
    if identify(said.speaker).type in _MANY:
        key = f"{key} in {fold(kept.report.publisher or kept.report.id)}"
    return Speaker(said.speaker, key, side)


def _publisher(kept: KeptReport, parties: Parties) -> Speaker:
    """The publisher as a voice: a third party's, unless the sides say otherwise."""
    name = kept.report.publisher or kept.report.id
    side = parties.side_of(name) or THIRD
    return Speaker(name, fold(name) if side == THIRD else f"side:{side}", side, is_publisher=True)


def _spots(kept: KeptReport, claim: Claim, parties: Parties) -> list[Spot | None]:
    """Where it happened: the places of the first fitting role; else the only settlement its sentence names; [None].

    A whole country places nothing, and neither does "the village" of a report that does not say which.
    """
    wide = {p.geonameid for p in kept.reading.places if (p.feature or "").startswith("PCL")}
    areas = {p.geonameid for p in kept.reading.places if (p.feature or "").startswith(_AREAS)}
    decided = kept.decided_of(claim.id)
    areas |= {number for number, feature in (decided.features if decided else ()) if feature.startswith(_AREAS)}
    as_read = _is_as_read(kept, claim, "place")
    known = [
        p for p in claim.places if (place_key(p.name) or p.area) and (p.geonameid is None or p.geonameid not in wide)
    ]
    if as_read:
        known = [place for place in known if not _is_no_place(place, claim, parties)]
        known = [_in_its_sentence(place, kept, claim) for place in known]
    taken = _taken(kept, claim) if as_read and claim.kind in _CONTROL else []
    if taken:
        return [_spot(place, areas, kept) for place in taken]
    for role in _ROLES.get(claim.kind, _HAPPENS):
        found = [_of_so_many(_spot(place, areas, kept), claim) for place in known if place.role is role]
        if found:
            return list({spot.key: spot for spot in found}.values())
    return [_only_place(kept, claim) if as_read else None]


def _is_no_place(place: ClaimPlace, claim: Claim, parties: Parties) -> bool:
    """Whether what was read as a place is somebody or something: the voice, a party, "the neighbouring country"."""
    source = claim.attribution.span if claim.attribution else None
    if place.span and source and source.contains(place.span):
        return True
    if place.area is not None:
        return False  # "the western bank", of a river that was named before
    return place.lat is None and (place.name == place.name.lower() or parties.side_of(place.name) is not None)


def _in_its_sentence(place: ClaimPlace, kept: KeptReport, claim: Claim) -> ClaimPlace:
    """What "the town" is: the one settlement that the sentence names before, else what it was read as.

    "Three people of Oysterby said that the rebels had taken the town" is of Oysterby, whatever was told of before.
    """
    if not is_reference(place, kept.report.text) or claim.kind not in _CONTROL:
        return place
    named = list(settlements_in(claim.sentence, kept.reading.places).values())
    if len(named) != 1 or place.span is None or named[0].end > place.span.start:
        return place
    if is_elsewhere(named[0].span, claim, kept.report.text):
        return place
    return ClaimPlace(place.span, named[0].name, named[0].lat, named[0].lon, place.role, named[0].geonameid)


def _taken(kept: KeptReport, claim: Claim) -> list[ClaimPlace]:
    """The settlements that a gain or withdrawal is done to: "the town of Oysterby fell" is of Oysterby."""
    spans = [actor.span for actor in claim.actors if actor.role is ActorRole.TARGET and actor.span]
    return [
        ClaimPlace(p.span, p.name, p.lat, p.lon, PlaceRole.AT, p.geonameid)
        for p in kept.reading.places
        if p.lat is not None and (p.feature or "").startswith("PPL") and any(span.contains(p.span) for span in spans)
    ]


def _only_place(kept: KeptReport, claim: Claim) -> Spot | None:
    """The one settlement that the claim's sentence names, if it is not where somebody came from or went."""
    told = {p.geonameid for p in claim.places}
    named = {
        p.geonameid: p
        for p in kept.reading.places
        if claim.sentence.contains(p.span) and (p.feature or "").startswith("PPL") and p.geonameid not in told
    }
    source = claim.attribution.span if claim.attribution else None
    only = [p for p in named.values() if not (source and source.overlaps(p.span))]
    if len(only) != 1 or claim.reality is Reality.BACKGROUND:
        return None
    one = only[0]
    return _spot(ClaimPlace(one.span, one.name, one.lat, one.lon, PlaceRole.AT, one.geonameid), set(), kept)


def _spot(place: ClaimPlace, areas: set[int | None], kept: KeptReport) -> Spot:
    is_area = place.geonameid is not None and place.geonameid in areas
    area = place.area
    if area is not None and area.kind in (AreaKind.BANK, AreaKind.BEYOND):
        key = f"{area.kind.value} {place_key(area.name)} {area.side or 'open'}"
        return Spot(place.name, key, None, None, None, is_area=True, area=area)
    if area is not None and area.kind is AreaKind.RELATIVE:
        return Spot(place.name, place_key(place.name), place.lat, place.lon, None, is_area=True, area=area)
    name = bare_name(_as_told(place, kept))
    is_river = place.lat is None and any(p.name == place.name and p.feature == "STM" for p in kept.reading.places)
    is_area = is_area or is_river or area is not None
    return Spot(name, place_key(name), place.lat, place.lon, place.geonameid, is_area, area)


def _of_so_many(spot: Spot, claim: Claim) -> Spot:
    """The spot, not as a whole where so many settlements of it are told: "took 12 settlements around it"."""
    if spot.area is None or not any(q.what is QuantityKind.SETTLEMENTS for q in claim.quantities):
        return spot
    return replace(spot, area=replace(spot.area, whole=False))


def _as_told(place: ClaimPlace, kept: KeptReport) -> str:
    """The place's name as the report tells it, where it names it: papers that cannot be resolved tell it so too.

    Where the claim only refers to it, the name that the report first gave it.
    """
    if place.geonameid is None:
        return place.name
    told = [p for p in kept.reading.places if p.geonameid == place.geonameid and place_key(p.text)]
    here = [p for p in told if place.span is not None and place.span.contains(p.span)]
    if not told:
        return place.name
    words = (here or told)[0].text
    return capwords(words) if words.isupper() else words


def _count(claim: Claim, what: QuantityKind) -> tuple[float, float] | None:
    """The number told; of several in one claim the largest ("nine, three of them children"). A bound is its number."""
    told = [
        (q.low if q.low is not None else q.high, q.high if q.high is not None else q.low)
        for q in claim.quantities
        if q.what is what
    ]
    found = [(low, high) for low, high in told if low is not None and high is not None]
    return max(found, key=lambda pair: pair[1]) if found else None


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
