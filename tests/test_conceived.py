"""The report that the product was conceived from, where the data beside the project has it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from wardiary.model import CheckKind, Claim, Reading, Report, Verdict
from wardiary.pipeline import Pipeline

DEV = Path(__file__).resolve().parents[2] / "shared" / "claims" / "dev.jsonl"
pytestmark = pytest.mark.skipif(not DEV.exists(), reason=f"needs {DEV}, which is not part of the project")


@cache
def report() -> dict[str, Any]:
    rows = [json.loads(line) for line in DEV.read_text(encoding="utf-8").splitlines()]
    found: dict[str, Any] = next(row for row in rows if row["id"] == "nbc-kherson-2022")
    return found


@cache
def reading(published: bool = True) -> Reading:
    row = report()
    given = Report(
        row["id"], row["text"], publisher=row["publisher"], published=row["published"] if published else None
    )
    return next(Pipeline.open().read([given]))


def claim_at(gold_id: str) -> Claim:
    """The claim read where the gold has its trigger."""
    start, end = next(c["trigger"] for c in report()["gold"]["claims"] if c["id"] == gold_id)
    triggers = [(c, (c.trigger, *c.also)) for c in reading().claims]
    return next(c for c, spans in triggers if any(s.start < end and start < s.end for s in spans))


def times(claim: Claim) -> tuple[str | None, str | None] | None:
    return (claim.time.from_, claim.time.to) if claim.time else None


def numbers(claim: Claim) -> set[tuple[str, float | None, float | None]]:
    return {(q.what.value, q.low, q.high) for q in claim.quantities}


def speaker(claim: Claim) -> str | None:
    return claim.attribution.speaker if claim.attribution else None


def test_the_withdrawal_with_its_chain_of_voices() -> None:
    claim = claim_at("c3")
    assert (claim.kind, claim.reality, times(claim)) == ("withdrawal", "occurred", (None, "2022-11-11T05:00+03:00"))
    assert claim.attribution is not None
    assert (speaker(claim), claim.attribution.relay) == (
        "Russian Ministry of Defence",
        ("Russian state news agencies",),
    )
    assert [p.lat for p in claim.places] == [None]


def test_more_than_100000_relocated() -> None:
    claim = claim_at("c5")
    assert (claim.kind, claim.reality, speaker(claim)) == ("displacement", "background", None)
    assert numbers(claim) == {("displaced", 100_000, None)}


def test_12_settlements_since_wednesday() -> None:
    claim = claim_at("c10")
    assert (claim.kind, speaker(claim)) == ("gain", "Ukrainian Armed Forces")
    assert (times(claim), numbers(claim)) == (("2022-11-09", "2022-11-11"), {("settlements", 12, 12)})


def test_artillery_and_mines_are_only_possible() -> None:
    assert [claim_at(c).reality for c in ("c11", "c12")] == ["possible", "possible"]


def test_the_bridge_is_verified_and_the_strike_is_not() -> None:
    bridge, strike = claim_at("c13"), claim_at("c15")
    assert (bridge.kind, bridge.verification) == ("damage", "verified")
    assert (strike.kind, strike.verification, speaker(strike)) == ("strike", "unverified", "local officials")
    assert numbers(strike) == {("killed", 6, None), ("injured", 3, 3)}


def test_snihurivka_told_by_soldiers_over_their_channel() -> None:
    claim = claim_at("c18")
    assert (claim.kind, times(claim)) == ("gain", ("2022-11-10", "2022-11-10"))
    assert claim.attribution is not None
    assert (claim.attribution.medium, claim.attribution.relay) == (
        "telegram",
        ("Telegram channel of a Ukrainian battalion",),
    )
    assert "soldiers" in claim.attribution.speaker


def test_the_advance_crimea_and_the_rounds() -> None:
    advance, crimea, russia, ukraine = (claim_at(c) for c in ("c20", "c25", "c29", "c30"))
    assert speaker(advance) == "Institute for the Study of War"
    assert [(q.what, round(q.low or 0, 1)) for q in advance.quantities] == [("km", 6.9)]
    assert (crimea.kind, times(crimea)) == ("holding", ("2014", None))
    assert numbers(russia) == {("rounds_per_day", 20_000, 20_000)}
    assert numbers(ukraine) == {("rounds_per_day", 4_000, 7_000)}
    assert "senior U.S. defense official" in (speaker(russia) or "")


def test_the_checks() -> None:
    found = {(c.kind, c.span.of(report()["text"])[:9]): c for c in reading().checks}
    verdicts = {kind: [c.verdict for (k, _), c in found.items() if k is kind] for kind in CheckKind}
    assert verdicts[CheckKind.DISTANCE] == [Verdict.DISAGREES, Verdict.AGREES]
    assert verdicts[CheckKind.CALENDAR] == [Verdict.AGREES]
    clock = next(c for c in reading().checks if c.kind is CheckKind.CLOCK)
    assert "UTC+3" in clock.computed
    assert "not Kyiv" in clock.computed


def test_the_day_of_publication_is_inferred_where_it_is_not_given() -> None:
    undated = reading(published=False)
    assert (undated.published, undated.published_inferred) == ("2022-11-11", True)
