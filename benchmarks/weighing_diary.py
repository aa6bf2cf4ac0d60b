"""A made-up war of any size in a diary: reports with texts and readings, as the program itself would have kept them.

A thousand days, about a hundred reports a day at full size, five claims each. Happenings come first, then reports that
tell of them: a happening is told of once or, the few that all papers write about, hundreds of times (a Pareto law of
exponent 1.2, six tellings on average). Towns follow Zipf's law, as the places of news do: of 3,000 the first has one
happening in twelve. One claim in seven has no place but names one in its sentence, one report in twenty takes the
sentences of an earlier one, one claim in twenty denies, one in thirty is of a region. Names are put together from
syllables; nothing is of any real war.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, insert, select

from wardiary.diary import rows
from wardiary.diary import schema as s
from wardiary.diary.fingerprint import fingerprint
from wardiary.diary.records import Side, Sides
from wardiary.diary.store import Diary
from wardiary.model import (
    Actor,
    ActorRole,
    Attribution,
    Claim,
    ClaimPlace,
    ClaimTime,
    Kind,
    PlaceMention,
    Quantity,
    QuantityKind,
    Reading,
    Reality,
    Report,
    Span,
    Verification,
)

SIDES = Sides(
    (
        Side("North", ("Northern Army", "Northern Ministry of Defence", "Example Northern Gazette")),
        Side("South", ("Southern Front", "Southern command", "Example Southern Radio")),
    ),
    ("Example Wire", "Red Cross"),
)
TOWNS, REGIONS, DAYS, PER_REPORT, TELLINGS = 3000, 30, 1000, 5, 6.0
FIRST_DAY = date(2022, 1, 1).toordinal()
VERBS = {
    Kind.STRIKE: "shelled",
    Kind.GAIN: "captured",
    Kind.HOLDING: "holds",
    Kind.CLASH: "fought over",
    Kind.DISPLACEMENT: "drove people out of",
    Kind.WITHDRAWAL: "withdrew from",
    Kind.DAMAGE: "damaged",
}
WEIGHTS = (30, 8, 10, 20, 10, 4, 18)
PAPERS = (*(f"Example Paper {n}" for n in range(40)), "Example Northern Gazette", "Example Southern Radio")
SPEAKERS = (None, None, "Northern Army", "Southern Front", "residents", "Red Cross", "a witness", "the town council")
SYLLABLES = "ba dor kel mi nus ro sha tir ul vek yo zan gri hal pe ost lin far quo wen".split()
STOCK = (
    "which could not be independently verified",
    "according to a statement posted on social media",
    "as the fighting entered another month without any sign of talks",
)
FILLERS = (
    "The road from the coast has been closed to lorries since the bridge was damaged last spring, drivers said.",
    "Aid workers have asked both sides for a pause of some days, so far without an answer from either of them.",
    "Prices of bread and fuel have doubled in the markets of the valley in the past two months, traders told us.",
    "The weather is expected to turn cold in the coming days, with snow in the hills above the river.",
)


@dataclass(frozen=True, slots=True)
class Town:
    """A town or region, WGS 84 degrees."""

    number: int
    name: str
    lat: float
    lon: float
    is_region: bool = False


@dataclass(frozen=True, slots=True)
class Happening:
    """What is told of; `day` is an ordinal."""

    kind: Kind
    town: Town
    day: int
    doer: str
    killed: int | None


class War:
    """The made-up war of a seed: what happened, and who wrote what of it, day by day."""

    def __init__(self, reports: int, seed: int = 1) -> None:
        self.reports = reports
        self._chance = random.Random(seed)  # noqa: S311 - not for secrets
        self._towns = [self._town(number) for number in range(TOWNS)]
        self._regions = [self._town(TOWNS + number, is_region=True) for number in range(REGIONS)]
        self._vocabulary = [self._word() for _ in range(2000)]
        self._recent: list[tuple[Happening, float]] = []
        self._texts: list[tuple[str, tuple[Claim, ...]]] = []

    def each(self) -> Iterator[tuple[Report, Reading]]:
        """Every report with its reading, in order of publication."""
        for number in range(self.reports):
            day = FIRST_DAY + number * DAYS // self.reports
            self._happen(day)
            yield self._write(number, day, self._chance.randrange(86400))

    def late(self, number: int, day: int) -> tuple[Report, Reading]:
        """One more report, of a day (from 0): of towns that much is told of."""
        self._recent = []
        self._happen(FIRST_DAY + day, 200)
        return self._write(self.reports + number, FIRST_DAY + day, 43200)

    def _word(self) -> str:
        return "".join(self._chance.choice(SYLLABLES) for _ in range(self._chance.randint(1, 3)))

    def _town(self, number: int, *, is_region: bool = False) -> Town:
        chance = self._chance
        name = f"{self._word()}{self._word()}{'aeiou'[number % 5]}n".capitalize()
        return Town(number, name, 30 + 8 * chance.random(), 30 + 10 * chance.random(), is_region)

    def _happen(self, day: int, least: int = 1) -> None:
        """Let as much happen for each report as its claims can tell of."""
        chance = self._chance
        for _ in range(max(least, round(PER_REPORT / TELLINGS + chance.random() - 0.5))):
            town = self._towns[int(TOWNS ** chance.random()) - 1]
            if chance.random() < 1 / 30:
                town = chance.choice(self._regions)
            (kind,) = chance.choices(list(VERBS), WEIGHTS)
            killed = chance.randint(1, 30) if kind is Kind.STRIKE and chance.random() < 0.5 else None
            doer = chance.choice(("Northern Army", "Southern Front"))
            self._recent.append(
                (Happening(kind, town, day - chance.randrange(2), doer, killed), chance.paretovariate(1.2))
            )
        del self._recent[:-600]

    def _write(self, number: int, day: int, second: int) -> tuple[Report, Reading]:
        chance = self._chance
        name = f"r{number:06d}"
        published = (
            f"{date.fromordinal(day).isoformat()}T{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}Z"
        )
        if self._texts and chance.random() < 0.05:
            text, claims = chance.choice(self._texts)
        else:
            weights = [weight for _, weight in self._recent]
            told = [each for each, _ in chance.choices(self._recent, weights, k=PER_REPORT)]
            text, claims = self._tell(told)
            self._texts = [*self._texts[-200:], (text, claims)]
        text += f" Bulletin {number} ends here."
        report = Report(name, text, publisher=chance.choice(PAPERS), published=published)
        return report, self._reading(report, claims)

    def _tell(self, told: list[Happening]) -> tuple[str, tuple[Claim, ...]]:
        text, claims = "", []
        for number, happening in enumerate(told):
            begin = len(text)
            claim, sentence = self._claim(f"c{number + 1}", happening, begin)
            text += f"{sentence} {self._chance.choice(FILLERS)} "
            claims.append(claim)
        return text.rstrip(), tuple(claims)

    def _claim(self, name: str, happening: Happening, begin: int) -> tuple[Claim, str]:
        chance, town = self._chance, happening.town
        speaker = chance.choice(SPEAKERS)
        denied = chance.random() < 0.05
        day = date.fromordinal(happening.day)
        said = f", {speaker} said" if speaker else ""
        dead = (
            f", killing at least {happening.killed} people in the streets around the market" if happening.killed else ""
        )
        head = f"{happening.doer} troops "
        verb = VERBS[happening.kind]
        prose = " ".join(chance.choice(self._vocabulary) for _ in range(9))
        stock = f", {chance.choice(STOCK)}" if chance.random() < 0.2 else ""
        denial = "it is not true that " if denied else ""
        words = f"{denial}{head}{verb} {town.name} on {day:%A} {prose}{dead}{stock}{said}."
        sentence = words[0].upper() + words[1:]
        at = begin + sentence.lower().index(verb)
        placed = chance.random() < 0.86
        where = begin + sentence.index(town.name, at - begin)
        span = Span(where, where + len(town.name))
        place = ClaimPlace(
            span, town.name, town.lat, town.lon, geonameid=None if not town.is_region else 10_000 + town.number
        )
        dated = chance.random() < 0.8
        claim = Claim(
            id=name,
            kind=happening.kind,
            trigger=Span(at, at + len(verb)),
            also=(),
            reality=Reality.DENIED if denied else Reality.OCCURRED,
            actors=(Actor(None, happening.doer, ActorRole.AGENT),) if chance.random() < 0.8 else (),
            places=(place,) if placed else (),
            time=ClaimTime(Span(at, at + 1), day.isoformat(), day.isoformat()) if dated else None,
            quantities=(Quantity(Span(at, at + 1), QuantityKind.KILLED, happening.killed + chance.randint(0, 3), None),)
            if happening.killed
            else (),
            attribution=Attribution(speaker, None, None) if speaker else None,
            verification=Verification.VERIFIED if chance.random() < 0.03 else Verification.NONE,
            sentence=Span(begin, begin + len(sentence)),
        )
        return claim, sentence

    def _reading(self, report: Report, claims: tuple[Claim, ...]) -> Reading:
        places = tuple(_mention(report, place) for claim in claims for place in claim.places)
        return Reading(
            report.id, "made up 1", report.published, False, tuple(claim.sentence for claim in claims),
            (), places, (), (), (), None, None, claims, (),
        )  # fmt: skip


def _mention(report: Report, place: ClaimPlace) -> PlaceMention:
    span = place.span or Span(0, 1)
    feature = "ADM1" if (place.geonameid or 0) >= 10_000 else "PPL"
    return PlaceMention(
        span.start, span.end, span.of(report.text), place.name, place.lat, place.lon, place.geonameid, feature,
        None, None, None, 0.9, "the only place of this name",
    )  # fmt: skip


def make_diary(path: Path, war: War, progress: Callable[[int], None] = lambda _: None) -> None:
    """Keep the war's reports in a new diary, many in one transaction; nothing is derived."""
    Diary.create(path, SIDES).close()
    part: list[tuple[Report, Reading]] = []
    with Diary.open(path) as diary:
        for number, each in enumerate(war.each()):
            part.append(each)
            if len(part) == 2000:
                with diary.writing() as connection:
                    _keep(connection, part)
                part = []
                progress(number)
        with diary.writing() as connection:
            _keep(connection, part)


def _keep(connection: Connection, part: list[tuple[Report, Reading]]) -> None:
    """As `Diary.add` keeps them, but many at once."""
    if not part:
        return
    at = "2026-01-01T00:00:00Z"
    connection.execute(insert(s.report), [rows.report_values(report, fingerprint(report), at) for report, _ in part])
    names = [report.id for report, _ in part]
    numbers = {
        row.name: row.number
        for row in connection.execute(select(s.report.c.name, s.report.c.number).where(s.report.c.name.in_(names)))
    }
    connection.execute(
        insert(s.reading), [rows.reading_values(reading, numbers[report.id], at) for report, reading in part]
    )
    read = {
        row.report: row.id
        for row in connection.execute(
            select(s.reading.c.report, s.reading.c.id).where(s.reading.c.report.in_(numbers.values()))
        )
    }
    claims = [
        {
            "report": numbers[report.id],
            "reading": read[numbers[report.id]],
            **rows.claim_values(claim, report, (report.published or "")[:10]),
        }
        for report, reading in part
        for claim in reading.claims
    ]
    connection.execute(insert(s.claim), claims)
