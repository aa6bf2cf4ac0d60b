"""A small diary's days, put together by hand: invented reports of an invented week, for the tests of the pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from wardiary.diary.records import BriefData, BriefReport, KeptRejection, KeptReport, Side, Sides
from wardiary.model import (
    Actor,
    ActorRole,
    Attribution,
    Check,
    CheckKind,
    Claim,
    ClaimPlace,
    ClaimTime,
    Kind,
    Medium,
    PlaceRole,
    Quantity,
    QuantityKind,
    Reading,
    Reality,
    Rejection,
    Report,
    Span,
    Verdict,
    Verification,
)
from wardiary.reading.sentences import split_sentences

POINTS: dict[str, tuple[float | None, float | None]] = {
    "Ostrava": (46.64, 32.61),
    "Belgar": (46.97, 31.99),
    "Trinov": (46.84, 33.43),
    "Marsk": (47.07, 32.80),
    "Faraway": (35.68, 139.69),
}


def find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def located(name: str, role: PlaceRole) -> ClaimPlace:
    latitude, longitude = POINTS.get(name, (None, None))
    return ClaimPlace(None, name, latitude, longitude, role)


@dataclass
class Draft:
    """A claim by the words it stands in."""

    kind: Kind
    trigger: str
    speaker: str | None = None
    places: Sequence[tuple[str, PlaceRole]] = ()
    agent: str | None = None
    target: str | None = None
    when: tuple[str | None, str | None] | None = None
    numbers: Sequence[tuple[str, QuantityKind, float | None, float | None]] = ()
    reality: Reality = Reality.OCCURRED
    verification: Verification = Verification.NONE
    medium: Medium | None = None
    relay: tuple[str, ...] = ()
    also: Sequence[str] = field(default=())

    def claim(self, name: str, text: str) -> Claim:
        trigger = find(text, self.trigger)
        sentence = next(each for each in split_sentences(text) if each.contains(trigger))
        actors = [
            Actor(None, who, role)
            for who, role in ((self.agent, ActorRole.AGENT), (self.target, ActorRole.TARGET))
            if who
        ]
        return Claim(
            id=name,
            kind=self.kind,
            trigger=trigger,
            also=tuple(find(text, words) for words in self.also),
            reality=self.reality,
            actors=tuple(actors),
            places=tuple(located(place, role) for place, role in self.places),
            time=ClaimTime(None, *self.when) if self.when else None,
            quantities=tuple(Quantity(find(text, words), what, low, high) for words, what, low, high in self.numbers),
            attribution=Attribution(self.speaker, None, None, self.relay, self.medium) if self.speaker else None,
            verification=self.verification,
            sentence=sentence,
        )


def kept(number: int, report: Report, drafts: Sequence[Draft], checks: Sequence[Check] = ()) -> BriefReport:
    claims = tuple(draft.claim(f"c{i}", report.text) for i, draft in enumerate(drafts, start=1))
    reading = Reading(
        id=report.id,
        reader="rules 0.1.0",
        published=report.published,
        published_inferred=False,
        sentences=split_sentences(report.text),
        entities=(),
        places=(),
        times=(),
        quantities=(),
        attributions=(),
        main_event=None,
        main_place=None,
        claims=claims,
        checks=tuple(checks),
    )
    return BriefReport(KeptReport(number, report, reading, "2031-03-05T10:00:00+00:00"), True, claims)


def data(reports: Sequence[BriefReport], first: date = date(2031, 3, 3), last: date = date(2031, 3, 5)) -> BriefData:
    return BriefData(
        diary="sample",
        first_day=first,
        last_day=last,
        reports=tuple(reports),
        rejections=(
            KeptRejection(Rejection("feed.jsonl:7", "empty", "It holds no text."), "2031-03-05T10:00:00+00:00"),
        ),
        sides=Sides((Side("North", ("Northern Command",)), Side("South", ("Southern Ministry",))), ("Example Wire",)),
        undated=1,
        made_at="2031-03-05T12:30:00+00:00",
    )


WIRE = Report(
    "w1",
    "Northern troops seized Ostrava on Tuesday, the Northern Command said. Marsk, 90 miles west of Ostrava, was quiet."
    "\n\n"
    "Seven people were killed when shells hit Belgar, a doctor said.",
    title="Ostrava falls",
    url="https://example.org/w1",
    publisher="Example Wire",
    published="2031-03-04",
)
AGENCY = Report(
    "a1",
    "The Southern Ministry denied that its troops had lost Ostrava to anybody. "
    "It said that four people had died in Belgar.",
    title="Ministry denies loss",
    publisher="Example State Agency",
    published="2031-03-05T08:00+02:00",
)
STUDIO = Report(
    "s1",
    "A bridge near Trinov was destroyed, pictures checked by Example Studio show. More raids may follow.",
    title="Bridge down",
    publisher="Example Studio",
    published="2031-03-05",
)


def sample() -> BriefData:
    """Three reports: a gain that is denied, deaths counted twice, a verified bridge, a wrong distance."""
    return data(
        [kept(1, WIRE, _of_wire(), [_distance()]), kept(2, AGENCY, _of_agency()), kept(3, STUDIO, _of_studio())]
    )


def _of_wire() -> list[Draft]:
    at = PlaceRole.AT
    return [
        Draft(
            Kind.GAIN,
            "seized",
            "Northern Command",
            [("Ostrava", at)],
            "Northern troops",
            when=("2031-03-04", "2031-03-04"),
        ),
        Draft(
            Kind.STRIKE,
            "hit",
            "doctor",
            [("Belgar", at)],
            when=("2031-03-04", "2031-03-04"),
            numbers=[("Seven people", QuantityKind.KILLED, 7, 7)],
            verification=Verification.UNVERIFIED,
        ),
    ]


def _distance() -> Check:
    return Check(
        CheckKind.DISTANCE,
        find(WIRE.text, "90 miles west of Ostrava"),
        "90 miles",
        "30.1 miles",
        Verdict.DISAGREES,
        "Marsk lies 30.1 miles from Ostrava, not 90.",
        ("c1",),
    )


def _of_agency() -> list[Draft]:
    at = PlaceRole.AT
    return [
        Draft(
            Kind.GAIN,
            "lost",
            "Southern Ministry",
            [("Ostrava", at)],
            reality=Reality.DENIED,
            medium=Medium.STATEMENT,
            relay=("state agencies",),
        ),
        Draft(
            Kind.STRIKE,
            "died",
            "Southern Ministry",
            [("Belgar", at)],
            numbers=[("four people", QuantityKind.KILLED, 4, 4)],
        ),
    ]


def _of_studio() -> list[Draft]:
    at = PlaceRole.AT
    return [
        Draft(
            Kind.DAMAGE,
            "destroyed",
            None,
            [("Trinov", PlaceRole.NEAR)],
            target="bridge",
            when=(None, "2031-03-05T05:00+03:00"),
            verification=Verification.VERIFIED,
        ),
        Draft(Kind.STRIKE, "raids", None, [("Faraway", at)], reality=Reality.POSSIBLE),
    ]
