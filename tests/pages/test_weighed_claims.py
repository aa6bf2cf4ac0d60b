"""A brief shows what weighing made of its claims: a denial stands with what it denies, whatever its words."""

from __future__ import annotations

from collections.abc import Mapping

from brief_sample import Draft, data, kept

from wardiary.model import Kind, PlaceRole, Report
from wardiary.pages.evidence import Evidence
from wardiary.pages.render import as_markdown
from wardiary.pages.standing import Stands, standing
from wardiary.pages.view import show
from wardiary.pages.weighed import Key, Weighed, weighed_claims
from wardiary.weighing.state import weighing_of

AT = [("Ostrava", PlaceRole.AT)]
TAKEN = Report("r1", "Northern Command took Ostrava at dawn.", publisher="Example Wire", published="2031-03-04")
REJECTED = Report(
    "r2",
    "The Southern Ministry rejected as untrue an announcement that Ostrava had been captured.",
    publisher="Example Gazette",
    published="2031-03-05",
)
DAY = ("2031-03-04", "2031-03-04")
DAYS = data(
    [
        kept(1, TAKEN, [Draft(Kind.GAIN, "took", "Northern Command", AT, "Northern Command", when=DAY)]),
        kept(2, REJECTED, [Draft(Kind.GAIN, "captured", places=AT, when=DAY)]),
    ]
)


def weighed() -> Mapping[Key, Weighed]:
    (found,) = weighing_of([shown.kept for shown in DAYS.reports], DAYS.sides, "2031-03-05T23:59:59Z")
    return weighed_claims(found.state)


def test_a_denial_stands_with_what_it_denies() -> None:
    evidence = Evidence(DAYS, weighed())
    taken, rejected = (standing(told, evidence) for told in evidence.told)
    assert (taken.word, rejected.word) == (Stands.DISPUTED, Stands.DENIAL)
    assert "It denies what Northern Command tells." in rejected.why
    assert [told.report.id for told in taken.others] == ["r2"]


def test_what_was_not_weighed_is_judged_by_its_own_words() -> None:
    evidence = Evidence(DAYS)
    assert [standing(told, evidence).word for told in evidence.told] == [Stands.CLAIMED, Stands.REPORTED]


def test_the_page_says_so() -> None:
    assert "It denies what Northern Command tells." in as_markdown(show(DAYS, weighed()))
