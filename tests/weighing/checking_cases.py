"""Invented passages of one claim each, with whether anybody who is no party checked it; read by the rules alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from wardiary.claims.resolved import Resolved
from wardiary.claims.voiced import as_attribution, voice_of
from wardiary.diary.records import KeptReport, Side, Sides
from wardiary.model import Claim, ClaimTime, Kind, Reading, Reality, Report, Span, Verification
from wardiary.pipeline import Pipeline, open_gazetteer
from wardiary.reading.rules.reader import RuleReader
from wardiary.weighing.tellings import told_in
from wardiary.weighing.voices.parties import Parties

BANK = Path(__file__).parent / "checking_bank.jsonl"
STATE = (
    "army",
    "ministry",
    "government",
    "junta",
    "state television",
    "governor",
    "the general",
    "president",
    "navy",
    "security forces",
    "the commander",
    "officials",
)
FRONT = ("rebels", "rebel", "Coast Front", "Front", "insurgents", "militia", "resistance fighters", "fighters")
PARTIES = Parties(Sides((Side("Republic", STATE), Side("Coast Front", FRONT)), ("Example Wire", "residents")))
DAY = "2031-06-12"


@dataclass(frozen=True)
class Case:
    """One passage: `truth` is verified, not verified or refuted, of the claim whose word is `key`."""

    id: str
    half: str
    truth: str
    kind: str
    key: str
    text: str


def cases(half: str) -> list[Case]:
    """The passages of one half: development, or held out."""
    lines = BANK.read_text(encoding="utf-8").splitlines()
    return [case for case in (Case(**json.loads(line)) for line in lines) if case.half == half]


@cache
def pipeline() -> Pipeline:
    gazetteer = open_gazetteer()
    return Pipeline(RuleReader(gazetteer.knows, 2), gazetteer)


def found(case: Case) -> str:
    """What weighing makes of the passage's claim."""
    report = Report(case.id, case.text, publisher="Example Wire", published=f"{DAY}T12:00:00Z")
    (reading,) = pipeline().read([report])
    claim = _claim(case, reading, report)
    kept = KeptReport(1, report, replace(reading, claims=(claim,)), f"{DAY}T12:00:00Z")
    told = told_in(kept, PARTIES)
    if any(t.denies and t.checked for t in told):
        return "refuted"
    return "verified" if any(t.affirms and t.checked for t in told) else "not verified"


def _claim(case: Case, reading: Reading, report: Report) -> Claim:
    """The claim as read, or, where the rules missed it, put in by hand with the voice that was read."""
    at = re.search(rf"\b{re.escape(case.key)}\b", case.text, re.IGNORECASE)
    assert at, case
    trigger, kind = Span(*at.span()), Kind(case.kind)
    sentence = next(s for s in reading.sentences if s.contains(trigger))
    read = list(_touching(reading, trigger))
    attribution = read[0].attribution if read else _voice(reading, report, trigger, kind)
    day = ClaimTime(None, DAY, DAY)
    reality = read[0].reality if read else Reality.OCCURRED
    if reality in (Reality.PLANNED, Reality.POSSIBLE):
        reality = Reality.OCCURRED
    actors = read[0].actors if read else ()
    verification = read[0].verification if read else Verification.NONE
    return Claim("c1", kind, trigger, (), reality, actors, (), day, (), attribution, verification, sentence)


def _voice(reading: Reading, report: Report, trigger: Span, kind: Kind):  # type: ignore[no-untyped-def]
    resolved = Resolved(report, reading.published, None, (), (), (), reading.attributions, ())  # type: ignore[arg-type]
    mention = voice_of(resolved, trigger, kind)
    return as_attribution(resolved, mention, trigger) if mention else None


def _touching(reading: Reading, trigger: Span) -> Iterator[Claim]:
    for claim in reading.claims:
        if any(span.overlaps(trigger) for span in (claim.trigger, *claim.also)):
            yield claim
