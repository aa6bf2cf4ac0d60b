"""Decisions in the diary, wherever it lies: kept, taken back, outliving other readings, never contradicting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from diary_samples import Told, behind, claim, reading, report

from wardiary.diary import corrections as c
from wardiary.diary.decision import ClaimRef, Decision, DecisionKind, Part
from wardiary.diary.docket import Ruling
from wardiary.diary.records import KeptReport
from wardiary.diary.store import Diary
from wardiary.errors import WrongUseError
from wardiary.model import Claim, Kind, Reading, Span
from wardiary.model.codec import to_json

ACCEPT, REJECT, CORRECT = DecisionKind.ACCEPT, DecisionKind.REJECT, DecisionKind.CORRECT
MERGE, SPLIT = DecisionKind.MERGE, DecisionKind.SPLIT


@pytest.fixture
def diary(diary_at: str) -> Iterator[Diary]:
    """Four reports of one claim."""
    with Diary.create(diary_at) as made:
        for name in "abcd":
            added = report(name)
            made.add(added, reading(added))
        yield made


def ref(name: str, part: Part = Part.ABOUT, number: str = "c1") -> ClaimRef:
    return ClaimRef(name, replace(claim(report(name).text), id=number), part)


def ruling(kind: DecisionKind, *refs: ClaimRef, of: tuple[str, c.Given] | None = None) -> Ruling:
    return Ruling(kind, refs, "A. Analyst", "seen on the spot", *((of[0], c.written(of[1])) if of else (None, None)))


def kept(diary: Diary, name: str) -> KeptReport:
    return next(each for each in diary.reports() if each.report.id == name)


def test_a_decision_comes_back_as_it_was_made(diary: Diary) -> None:
    (made,) = diary.decide(ruling(CORRECT, ref("a"), of=("kind", Kind.HOLDING)))
    (found,) = diary.decisions()
    assert found == made
    assert (found.id, found.author, found.reason, found.stands) == (1, "A. Analyst", "seen on the spot", True)
    assert kept(diary, "a").reading.claims[0].kind is Kind.HOLDING
    assert kept(diary, "b").decided == ()


def test_several_are_kept_together_or_not_at_all(diary: Diary) -> None:
    with pytest.raises(WrongUseError, match="no such claim"):
        diary.decide(ruling(REJECT, ref("a")), ruling(REJECT, ref("b", number="c9")))
    assert diary.decisions() == ()


def test_one_is_taken_back_by_a_row_of_its_own(diary: Diary) -> None:
    before = kept(diary, "a")
    diary.decide(ruling(REJECT, ref("a")))
    assert (kept(diary, "a").reading.claims, len(kept(diary, "a").rejected)) == ((), 1)
    assert diary.withdraw(1, "B", "no mistake").id == 1
    assert kept(diary, "a") == before
    (found,) = diary.decisions()
    assert found.withdrawn is not None
    assert (found.withdrawn.author, found.withdrawn.reason) == ("B", "no mistake")
    assert len(behind(diary.where, "SELECT * FROM decision")) == 2
    for number in (1, 2, 7):
        with pytest.raises(WrongUseError):
            diary.withdraw(number, "B", "again")
    assert [made.id for made in diary.decide(ruling(REJECT, ref("a")))] == [3]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (ruling(ACCEPT, ref("a")), ruling(REJECT, ref("a"))),
        (ruling(REJECT, ref("a")), ruling(ACCEPT, ref("a"))),
        (ruling(REJECT, ref("a")), ruling(REJECT, ref("a"))),
        (
            ruling(CORRECT, ref("a"), of=("kind", Kind.HOLDING)),
            ruling(CORRECT, ref("a"), of=("kind", Kind.STRIKE)),
        ),
        (ruling(MERGE, ref("a"), ref("b")), ruling(SPLIT, ref("b"), ref("a", Part.REST))),
        (ruling(SPLIT, ref("b"), ref("a", Part.REST)), ruling(MERGE, ref("a"), ref("b"), ref("c"))),
    ],
)
def test_what_contradicts_a_decision_that_stands_is_refused(diary: Diary, first: Ruling, then: Ruling) -> None:
    diary.decide(first)
    with pytest.raises(WrongUseError, match=r"decision 1"):
        diary.decide(then)
    assert len(diary.decisions()) == 1
    diary.withdraw(1, "A", "the other is right")
    assert [made.id for made in diary.decide(then)] == [3]


def test_merges_that_meet_through_a_third_claim_are_one(diary: Diary) -> None:
    diary.decide(ruling(MERGE, ref("a"), ref("b")), ruling(MERGE, ref("b"), ref("c")))
    with pytest.raises(WrongUseError):
        diary.decide(ruling(SPLIT, ref("a"), ref("c", Part.REST)))
    diary.decide(ruling(SPLIT, ref("a"), ref("d", Part.REST)))


def read_anew(diary: Diary, name: str, *claims: Claim) -> None:
    """Give a report a later reading, as a later reader will."""
    old = kept(diary, name)
    new: Reading = replace(old.reading, reader="sample 2", claims=claims)
    behind(
        diary.where,
        "INSERT INTO reading (report, reader, published_inferred, json, created_at) "  # noqa: S608 - a test's own values
        f"SELECT number, 'sample 2', false, '{to_json(new)}', added_at FROM report WHERE name = '{name}'",
    )


def test_decisions_follow_the_words_into_another_reading(diary: Diary) -> None:
    diary.decide(ruling(CORRECT, ref("a"), of=("kind", Kind.HOLDING)), ruling(REJECT, ref("b")))
    other = replace(claim(report("a").text), trigger=Span(85, 92))
    for name in "ab":
        read_anew(diary, name, other, replace(claim(report(name).text), id="c2"))
    assert [(each.id, each.kind) for each in kept(diary, "a").reading.claims] == [
        ("c1", Kind.GAIN),
        ("c2", Kind.HOLDING),
    ]
    assert [each.id for each in kept(diary, "b").rejected] == ["c2"]


def test_a_claim_that_was_accepted_or_corrected_is_kept_where_a_later_reading_lost_it(diary: Diary) -> None:
    diary.decide(ruling(ACCEPT, ref("a")), ruling(CORRECT, ref("b"), of=("kind", Kind.HOLDING)))
    diary.decide(ruling(REJECT, ref("c")))
    for name in "abc":
        read_anew(diary, name)
    assert [len(kept(diary, name).reading.claims) for name in "abc"] == [1, 1, 0]
    assert kept(diary, "b").reading.claims[0].kind is Kind.HOLDING
    read_anew_with = replace(claim(report("d").text), trigger=Span(85, 92))
    diary.decide(ruling(ACCEPT, ref("d")))
    read_anew(diary, "d", read_anew_with)
    assert [each.id for each in kept(diary, "d").reading.claims] == ["c1", "c1-kept"]


def test_a_brief_shows_claims_as_decided(diary: Diary) -> None:
    may = date(2023, 5, 5)
    diary.decide(ruling(REJECT, ref("a")))
    diary.decide(ruling(CORRECT, ref("b"), of=("time", c.TimeGiven("2023-04-01", "2023-04-01"))))
    assert sorted(told.report.id for told in diary.claims(may)) == ["c", "d"]
    assert [told.report.id for told in diary.claims(date(2023, 4, 1))] == ["b"]
    (shown,) = diary.brief(date(2023, 4, 1)).reports
    assert (shown.kept.report.id, shown.of_the_days, len(shown.claims)) == ("b", False, 1)
    assert len(list(diary.brief(may).claims)) == 3  # of the day's reports all that counts, whenever it happened


def test_a_claim_can_be_about_another_day_than_its_report(diary: Diary) -> None:
    added = report("e", published="2023-05-20")
    diary.add(added, reading(added, claim(added.text, Told("2023-05-19", "2023-05-19"))))
    diary.decide(ruling(CORRECT, ref("e"), of=("time", None)))
    assert diary.brief(date(2023, 5, 19)).reports == ()


def test_rows_of_decisions_cannot_be_changed_or_removed(diary: Diary) -> None:
    diary.decide(ruling(REJECT, ref("a")))
    for table in ("decision", "decision_claim"):
        for change in (f"DELETE FROM {table}", f"UPDATE {table} SET id = id + 1"):  # noqa: S608 - names above
            with pytest.raises(Exception, match="append-only"):
                behind(diary.where, change)


def test_decisions_of_one_name_each(diary: Diary) -> None:
    found: tuple[Decision, ...] = diary.decide(ruling(MERGE, ref("a"), replace(ref("b"), place="Zelenyi Hai")))
    assert [each.name for each in found[0].claims] == ["a/c1", "b/c1@Zelenyi Hai"]
    assert diary.decisions() == found
