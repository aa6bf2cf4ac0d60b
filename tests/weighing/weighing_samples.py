"""A war that never was: the Republic and the Coast Front around the towns of a bay, told by hand, without a reader."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from wardiary.diary.records import KeptReport, Side, Sides
from wardiary.model import (
    Actor,
    ActorRole,
    Attribution,
    Claim,
    ClaimPlace,
    ClaimTime,
    Kind,
    Quantity,
    QuantityKind,
    Reading,
    Reality,
    Report,
    Span,
    Verification,
)
from wardiary.weighing.places.spots import place_key
from wardiary.weighing.records import THIRD, Sharpness, Speaker, Spot, Telling, When

REPUBLIC, FRONT = "Republic", "Coast Front"
NAMES = (REPUBLIC, FRONT)
SIDES = Sides(
    (
        Side(REPUBLIC, ("Republican Army", "army", "Ministry of Defence", "Governor of Saltmarsh", "Example Gazette")),
        Side(FRONT, ("CF", "front fighters", "rebels", "Example Front Radio (Telegram)")),
    ),
    ("Example Wire", "Example Institute", "Red Cross", "Gullhaven harbour council", "residents"),
)
POINTS = {"Saltmarsh": (40.0, 10.0), "Gullhaven": (40.2, 10.1), "Oysterby": (40.02, 10.02), "Farhill": (42.0, 12.0)}


def spot(name: str) -> Spot:
    lat, lon = POINTS.get(name, (None, None))
    return Spot(name, place_key(name), lat, lon)


def day(number: int) -> When:
    """The whole of one day of March 2031, told."""
    told = date(2031, 3, number)
    return When(told.toordinal(), told.toordinal() + 0.999, Sharpness.SHARP, told.isoformat(), told.isoformat())


def voice(name: str, side: str | None = THIRD, *, is_publisher: bool = False) -> Speaker:
    key = f"side:{side}" if side in NAMES else name.lower()
    return Speaker(name, key, side, is_publisher=is_publisher)


WIRE = voice("Example Wire", is_publisher=True)
ARMY = voice("Republican Army", REPUBLIC)
REBELS = voice("Coast Front", FRONT)
WITNESSES = voice("residents")

BASE = Telling(
    report="r1",
    claim="c1",
    order=0,
    published="2031-03-05T12:00:00Z",
    publisher="Example Wire",
    kind=Kind.GAIN,
    reality=Reality.OCCURRED,
    spot=spot("Saltmarsh"),
    when=day(5),
    agent=FRONT,
    target=None,
    voice=REBELS,
    checked=False,
    killed=None,
    injured=None,
    words="The front took Saltmarsh on Wednesday.",
)


def tell(report: str, by: Speaker = REBELS, *, at: int = 5, **changes: object) -> Telling:
    """A telling published at noon of a day of March 2031; by default, that the front took Saltmarsh on the 5th."""
    published = f"2031-03-{at:02d}T12:00:00Z"
    return replace(BASE, report=report, voice=by, published=published, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Wrote:
    """A report of one claim."""

    name: str
    text: str
    trigger: str
    kind: Kind = Kind.GAIN
    publisher: str = "Example Wire"
    published: str = "2031-03-05T12:00:00Z"
    speaker: str | None = None
    agent: str | None = None
    place: str | None = "Saltmarsh"
    reality: Reality = Reality.OCCURRED
    killed: tuple[float, ...] = ()

    def claim(self) -> Claim:
        at = self.text.index(self.trigger)
        point = POINTS.get(self.place or "", (None, None))
        named = self.speaker if self.speaker and self.speaker in self.text else None
        begin = self.text.index(named) if named else 0
        return Claim(
            id="c1",
            kind=self.kind,
            trigger=Span(at, at + len(self.trigger)),
            also=(),
            reality=self.reality,
            actors=(Actor(None, self.agent, ActorRole.AGENT),) if self.agent else (),
            places=(ClaimPlace(None, self.place, *point),) if self.place else (),
            time=ClaimTime(Span(0, 1), "2031-03-05", "2031-03-05"),
            quantities=tuple(Quantity(Span(0, 1), QuantityKind.KILLED, n, n) for n in self.killed),
            attribution=Attribution(self.speaker, Span(begin, begin + len(named)) if named else None, None)
            if self.speaker
            else None,
            verification=Verification.NONE,
            sentence=Span(0, len(self.text)),
        )

    def kept(self) -> KeptReport:
        report = Report(self.name, self.text, publisher=self.publisher, published=self.published)
        sentence = (Span(0, len(self.text)),)
        reading = Reading(
            self.name, "hand", self.published, False, sentence, (), (), (), (), (), None, None, (self.claim(),), ()
        )
        return KeptReport(1, report, reading, "2031-04-01T00:00:00Z")
