"""Where everything on a page comes from: each claim with its report, and an anchor for each of its sentences.

No line of a page stands without a reference made here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from wardiary import lexicons
from wardiary.diary.records import BriefData, BriefReport, KeptReport
from wardiary.model import Actor, ActorRole, Claim, ClaimPlace, Kind, PlaceRole, Reality, Report, Span
from wardiary.pages import wording
from wardiary.pages.names import as_spelt, is_name, own_words, spellings
from wardiary.pages.weighed import Key, Weighed
from wardiary.weighing.records import THIRD, StandingWord
from wardiary.weighing.voices.parties import Parties
from wardiary.weighing.voices.speakers import as_told, speaker_of

_ROAD_NUMBER = re.compile(r"[A-Z]{1,3}[ -]?\d{1,4}[A-Z]?(?: (?:high|motor)?(?:way|road))?")
# The place a claim is listed under: where it happened, else where it led from, by, to.
_ROLE_ORDER = (PlaceRole.AT, PlaceRole.FROM, PlaceRole.NEAR, PlaceRole.TO, PlaceRole.TOWARD)


@dataclass(frozen=True, slots=True)
class Reference:
    """A way back to a sentence: its anchor on the page, whose it is, and its number in the report (from 1)."""

    anchor: str
    publisher: str
    published: str
    sentence: int


def by_report(references: Sequence[Reference]) -> list[list[Reference]]:
    """The references, each once, those into one report together, in the order in which the reports first come."""
    grouped: dict[str, list[Reference]] = {}
    for reference in dict.fromkeys(references):
        grouped.setdefault(reference.anchor.partition("-")[0], []).append(reference)
    return list(grouped.values())


@dataclass(frozen=True, slots=True)
class Told:
    """A claim and the report that tells it; `denies` where it was weighed to deny it, whatever its words are.

    `weighed_at` is the settlement of its event, where its own words name none: "the main square", or nothing.
    `weighed_as` is the kind of its event, None where it is of none: who "entered" a town took it.
    """

    claim: Claim
    kept: KeptReport
    denies: bool = False
    weighed_at: ClaimPlace | None = None
    weighed_as: Kind | None = None

    @property
    def report(self) -> Report:
        """The report, whose text the claim's spans are into."""
        return self.kept.report

    @property
    def anchor(self) -> str:
        """The claim's own anchor on the page."""
        return f"c{self.kept.number}-{self.claim.id}"

    @property
    def is_done(self) -> bool:
        """Whether the voice tells it as news that happened or goes on: not planned, possible, denied or background."""
        return self.reality in {Reality.OCCURRED, Reality.ONGOING}

    @property
    def reality(self) -> Reality:
        """Whether it happened, in the voice's telling: denied where it denies it."""
        return Reality.DENIED if self.denies else self.claim.reality

    @property
    def voice(self) -> str:
        """Who says so: the speaker, or the publisher where no voice is named."""
        return self.claim.attribution.speaker if self.claim.attribution else publisher(self.report)

    @property
    def place(self) -> ClaimPlace | None:
        """The place it is listed under; None where it names none. A road runs through many: it comes last."""
        ranked = sorted(self.claim.places, key=lambda place: (_is_road(place), _ROLE_ORDER.index(place.role)))
        return self.weighed_at or (ranked[0] if ranked else None)


def _is_road(place: ClaimPlace) -> bool:
    """Whether a place is told by the number of a road: "M14", "RN-1", "N4"."""
    return place.lat is None and bool(_ROAD_NUMBER.fullmatch(place.name))


def publisher(report: Report) -> str:
    """The name of the publisher, or of the report itself where nobody is named."""
    return report.publisher or report.title or report.id


def days_told(claim: Claim) -> tuple[str, str]:
    """First and last day of a claim's time as ISO strings that compare; the widest where untold or open."""
    if claim.time is None:
        return "0000", "9999"
    start, end = claim.time.from_, claim.time.to
    return (start or "0000")[:10], (end or "9999")[:10] + ("~" if end and len(end) < 10 else "")


class Evidence:
    """Look-ups over the data of one brief."""

    def __init__(self, data: BriefData, weighed: Mapping[Key, Weighed] | None = None) -> None:
        self.data = data
        self._weighed = weighed or {}
        self._parties = Parties(data.sides)
        self._listed = frozenset(name.casefold() for side in data.sides.sides for name in side.members)
        self._spellings = spellings(place for shown in data.reports for place in shown.kept.reading.places)
        self.told = tuple(
            Told(
                self._as_shown(shown.kept, claim),
                shown.kept,
                self._denies(shown.kept, claim),
                self._weighed_at(shown.kept, claim),
                self._weighed_as(shown.kept, claim),
            )
            for shown in data.reports
            for claim in shown.claims
        )
        self.year = data.last_day.year
        self._alike: dict[tuple[str, str, bool, str, str], tuple[Told, ...]] = {}

    def _as_shown(self, kept: KeptReport, claim: Claim) -> Claim:
        """The claim as the page tells it: places as spelt, the speaker in the report's words, no doer who cannot be."""
        spelt = as_spelt(claim, self._spellings, is_decided=kept.decided_of(claim.id) is not None)
        return self._doers_of_conceded(kept, self._own_kept(kept, self._spoken(kept, spelt)))

    def _own_kept(self, kept: KeptReport, claim: Claim) -> Claim:
        """The claim with "our army" as the voice's own, where that was taken for another side's army of the country."""
        if not any(own_words(actor.span, kept.report.text) for actor in claim.actors):
            return claim
        own = speaker_of(kept, claim, self._parties).side

        def told(actor: Actor) -> Actor:
            words = own_words(actor.span, kept.report.text) if own not in (None, THIRD) else ""
            side = self._parties.side_of(actor.name or "") if words else None
            return replace(actor, name=words) if side not in (None, THIRD, own) else actor

        return replace(claim, actors=tuple(map(told, claim.actors)))

    def _doers_of_conceded(self, kept: KeptReport, claim: Claim) -> Claim:
        """The claim without its doer where a side is said to concede its own gain: the doer was then read wrong.

        "The army spoke of the loss of the town" is a gain of somebody else's.
        """
        event, said = self._weighed.get((kept.report.id, claim.id)), claim.attribution
        if event is None or event.word is not StandingWord.CONCEDED or claim.kind is not Kind.GAIN or said is None:
            return claim
        conceding = {because.claim for because in event.why}
        own = speaker_of(kept, claim, self._parties).side
        if own is None or (kept.report.id, claim.id) not in conceding:
            return claim
        kept_actors = tuple(
            actor
            for actor in claim.actors
            if actor.role is not ActorRole.AGENT or self._parties.side_of(actor.name or "") != own
        )
        return replace(claim, actors=kept_actors)

    def spelt(self, number: int | None, name: str) -> str:
        """A settlement's name as the reports spell it, by its number in the gazetteer."""
        return self._spellings.get(number, name) if number is not None else name

    def _spoken(self, kept: KeptReport, claim: Claim) -> Claim:
        """The claim with its speaker by the report's own words where the diary's table of sides knows those.

        "The AFP" is an agency to most, and in a diary of Mindanao the army.
        """
        said = claim.attribution
        if said is None:
            return claim
        words = " ".join(said.span.of(kept.report.text).split()) if said.span else ""
        bare = words.removeprefix("The ").removeprefix("the ")
        if said.speaker.startswith("of ") and f" {said.speaker}" in words:  # "one of the five"
            speaker = words[: words.index(said.speaker)] + said.speaker
            return replace(claim, attribution=replace(said, speaker=speaker[:1].lower() + speaker[1:]))
        is_listed = bare.casefold() in self._listed and said.speaker.casefold() not in self._listed
        name = bare if is_listed and bare.isupper() else as_told(said, kept.report.text, self._parties)
        return replace(claim, attribution=replace(said, speaker=" ".join(name.split())))

    def sentence_at(self, kept: KeptReport, offset: int) -> int:
        """The index of the sentence at a character of the report; the first where it has none there."""
        starts = [sentence.start for sentence in kept.reading.sentences]
        return max(0, bisect_right(starts, offset) - 1)

    def reference(self, kept: KeptReport, span: Span) -> Reference:
        """The way back to the sentence in which `span` begins."""
        index = self.sentence_at(kept, span.start)
        published = kept.reading.published
        when = wording.moment(published[:10], self.year) if published else "undated"
        return Reference(f"r{kept.number}-s{index + 1}", publisher(kept.report), when, index + 1)

    def alike(self, told: Told) -> Sequence[Told]:
        """The claims, this one among them, that tell of one event or deny it.

        Where nothing was weighed: those of the same kind at the same place at times that overlap; a claim without a
        place is then like no other.
        """
        event = self.event_of(told)
        if event is not None:
            return self._shown((*event.affirm, *event.deny))
        if told.place is None:
            return (told,)
        key = (*_subject(told), *days_told(told.claim))
        if key not in self._alike:
            start, end = days_told(told.claim)
            self._alike[key] = tuple(
                other for other in self._by_subject[_subject(told)] if _overlaps(days_told(other.claim), start, end)
            )
        return self._alike[key]

    def others(self, told: Told) -> Sequence[Told]:
        """Those of them that other voices tell."""
        return [other for other in self.alike(told) if other.voice.casefold() != told.voice.casefold()]

    def denials(self, told: Told) -> Sequence[Told]:
        """Of those, the denials."""
        return [other for other in self.others(told) if self.is_denial(other)]

    def is_denial(self, told: Told) -> bool:
        """Whether the claim denies what it tells of."""
        return told.denies or (self.event_of(told) is None and told.claim.reality is Reality.DENIED)

    def _weighed_at(self, kept: KeptReport, claim: Claim) -> ClaimPlace | None:
        """The settlement of the claim's event, spelt as the reports do; None where its own words name a place."""
        event = self._weighed.get((kept.report.id, claim.id))
        spot = event.spot if event else None
        if spot is None or spot.is_area or spot.lat is None or not is_name(spot.name):
            return None
        if any(place.lat is not None or is_name(place.name) for place in claim.places):
            return None
        name = self.spelt(spot.geonameid, spot.name)
        return ClaimPlace(None, name, spot.lat, spot.lon, PlaceRole.AT, spot.geonameid)

    def _weighed_as(self, kept: KeptReport, claim: Claim) -> Kind | None:
        event = self._weighed.get((kept.report.id, claim.id))
        return event.kind if event else None

    def _denies(self, kept: KeptReport, claim: Claim) -> bool:
        """Whether the claim's own voice denies its event; not where its report does, which only quotes the voice."""
        event = self._weighed.get((kept.report.id, claim.id))
        if event is None or (kept.report.id, claim.id) not in event.deny:
            return False
        said, denier = claim.attribution, event.deniers.get((kept.report.id, claim.id))
        if said is None or denier is None or claim.reality is Reality.DENIED:
            return True
        own = speaker_of(kept, claim, self._parties)
        return said.speaker.casefold() == denier.name.casefold() or own.key == denier.key

    def bears_out(self, told: Told) -> bool:
        """Whether a claim of no event is in the sentence that another one stands on: the flag that was seen."""
        words = " ".join(told.claim.sentence.of(told.report.text).split())
        return self.event_of(told) is None and (told.report.id, words) in self._rested_on

    @cached_property
    def _rested_on(self) -> frozenset[tuple[str, str]]:
        """The sentences, with their reports, that weighing rests a standing on."""
        whys = (why for event in self._weighed.values() for why in event.why if why.claim)
        return frozenset((why.claim[0], " ".join(why.quoted.split())) for why in whys if why.claim and why.quoted)

    def event_of(self, told: Told) -> Weighed | None:
        """The event that the claim was found to tell of; None where it is of none, or nothing was weighed."""
        return self._weighed.get(_key(told))

    def _shown(self, keys: Sequence[Key]) -> tuple[Told, ...]:
        """Those of the claims that are of the days of the brief."""
        return tuple(self._by_key[key] for key in keys if key in self._by_key)

    @cached_property
    def _by_key(self) -> dict[Key, Told]:
        return {_key(told): told for told in self.told}

    def side_of(self, told: Told) -> str | None:
        """The side of who tells a claim, as weighing counts it; None where it is none or unknown."""
        side = speaker_of(told.kept, told.claim, self._parties).side
        return None if side == THIRD else side

    def side_named(self, name: str) -> str | None:
        """The side of an actor; None where it is none or unknown."""
        side = self._parties.side_of(name)
        return None if side == THIRD else side

    def told_by(self, key: Key) -> Told | None:
        """The claim of these days by its report and its own name; None where it is of other days."""
        return self._by_key.get(key)

    def reference_to(self, key: Key, words: str) -> Reference | None:
        """The way back to what weighing quotes: to the claim's own sentence, else to where its report has the words.

        None where the report is not of the page. Weighing finds tellings beside the claims ("c1+400") in sentences.
        """
        told = self.told_by(key)
        if told is not None:
            return self.reference(told.kept, told.claim.trigger)
        kept = self._by_report.get(key[0])
        at = kept.report.text.find(words) if kept and words else -1
        return self.reference(kept, Span(at, at + len(words))) if kept and at >= 0 else None

    @cached_property
    def _by_report(self) -> dict[str, KeptReport]:
        return {shown.kept.report.id: shown.kept for shown in self.data.reports}

    def shown(self, kept: KeptReport) -> BriefReport:
        """The report with its claims of these days."""
        return self._by_number[kept.number]

    @cached_property
    def _by_number(self) -> dict[int, BriefReport]:
        return {shown.kept.number: shown for shown in self.data.reports}

    @cached_property
    def _by_subject(self) -> dict[tuple[str, str, bool], list[Told]]:
        grouped: dict[tuple[str, str, bool], list[Told]] = defaultdict(list)
        for told in self.told:
            if told.place is not None:
                grouped[_subject(told)].append(told)
        return grouped


def _key(told: Told) -> Key:
    return told.report.id, told.claim.id


def _overlaps(days: tuple[str, str], start: str, end: str) -> bool:
    return days[0] <= end and start <= days[1]


def _subject(told: Told) -> tuple[str, str, bool]:
    """What a claim is about: its kind, its place, and whether it is told as done or as yet to come."""
    claim = told.claim
    is_to_come = claim.reality in {Reality.PLANNED, Reality.POSSIBLE}
    return claim.kind.value, told.place.name.casefold() if told.place else "", is_to_come


def kind_words(kind: str) -> dict[str, object]:
    """What the lexicon says of a kind: its label, noun, verb, sign and hue."""
    words: dict[str, object] = lexicons.load("brief")["kinds"][kind]
    return words
