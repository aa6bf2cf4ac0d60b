"""What two tellings of one happening say together of who did it, and when they are two happenings."""

from __future__ import annotations

from functools import cache

import pytest

from wardiary.claims.drafts import Draft
from wardiary.claims.ground import Ground
from wardiary.claims.joining import joined, with_roles_of
from wardiary.model import Actor, ActorRole, Claim, ClaimTime, Kind, Reality, Report, Span, Verification
from wardiary.pipeline import Pipeline


@cache
def pipeline() -> Pipeline:
    return Pipeline.open()


def actor(name: str | None, role: ActorRole = ActorRole.AGENT) -> Actor:
    return Actor(Span(0, 1), name, role)


@pytest.mark.parametrize(
    ("told", "other", "together"),
    [
        ("militants", "Boko Haram", "Boko Haram"),
        (None, "Boko Haram", "Boko Haram"),
        ("Boko Haram", "militants", "Boko Haram"),
        ("Boko Haram", "Nigerian Army", "Boko Haram"),
        ("gunmen", "militants", "gunmen"),
    ],
)
def test_who_is_named_in_one_telling_is_meant_in_the_other(told: str | None, other: str, together: str) -> None:
    assert with_roles_of((actor(told),), (actor(other),)) == (actor(together),)


def test_whom_it_hit_may_be_many() -> None:
    hit = (actor("civilians", ActorRole.TARGET),)
    assert with_roles_of(hit, (actor("Boko Haram", ActorRole.TARGET),)) == hit


@pytest.mark.parametrize(
    ("text", "gains"),
    [
        (
            "The rebels had taken Sabha on Tuesday, a spokesman said. On Wednesday the army recaptured Sabha, he said.",
            2,
        ),
        ("The militia took Sabha. The army then won it back.", 2),
        ("His men lost Sabha in the first hours but recovered it at five, the army commander said.", 2),
        ("The army has recaptured Sabha, a spokesman said. It was the army that retook the town, he said.", 1),
    ],
)
def test_what_others_take_back_was_taken_twice(text: str, gains: int) -> None:
    reading = next(pipeline().read([Report("r", text, publisher="Example Wire", published="2021-06-16")]))
    assert sum(claim.kind is Kind.GAIN for claim in reading.claims) == gains


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [(Kind.GAIN, "2031-03-03", "2031-03-03"), (Kind.CLASH, "2031-03-01", "2031-03-05")],
)
def test_what_happens_at_once_was_on_the_day_that_one_telling_names(kind: Kind, first: str, last: str) -> None:
    week = ClaimTime(Span(2, 3), "2031-03-01", "2031-03-05")
    day = ClaimTime(Span(8, 9), "2031-03-03", "2031-03-03")
    drafts = [draft(kind, week), draft(kind, day)]
    time = joined(drafts[0], drafts[1], Ground.of(())).claim.time
    assert time is not None
    assert (time.from_, time.to) == (first, last)


def draft(kind: Kind, time: ClaimTime) -> Draft:
    told = ((), Reality.OCCURRED, (), (), time, (), None, Verification.NONE, Span(0, 20))
    return Draft(Claim("c", kind, Span(0, 1), *told), pointing=False, aside=False, understood=False, opening=False)


def test_a_killing_told_in_full_stands_before_the_attack_that_points_back_at_it() -> None:
    text = (
        "A mayor was killed near Sabha, officials said on Friday.\n\nNobody has claimed responsibility for the attack."
    )
    reading = next(pipeline().read([Report("r", text, publisher="Example Wire", published="2021-06-18")]))
    (killing,) = (claim for claim in reading.claims if claim.kind is Kind.ATTACK)
    assert killing.trigger.of(text) == "killed"
    assert killing.attribution is not None


def test_one_blow_and_what_goes_on_time_and_again_are_two() -> None:
    text = "Two shells hit Sabha on Tuesday.\n\nSabha has come under frequent bombardment since February 2019."
    reading = next(pipeline().read([Report("r", text, publisher="Example Wire", published="2021-06-18")]))
    assert [claim.time and claim.time.from_ for claim in reading.claims] == ["2021-06-15", "2019-02"]
