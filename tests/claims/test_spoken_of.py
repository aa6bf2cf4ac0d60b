"""Where it is understood to have happened: the place that the paragraph of an invented report speaks of."""

from __future__ import annotations

from functools import cache

import pytest

from wardiary.model import Kind, PlaceRole, Report
from wardiary.pipeline import Pipeline


@cache
def pipeline() -> Pipeline:
    return Pipeline.open()


def places(text: str, kind: Kind) -> list[tuple[str, bool]]:
    """The places of each claim of a kind, and whether they have a point."""
    reading = next(pipeline().read([Report("r", text, publisher="Example Wire", published="2021-06-16")]))
    found = [claim.places for claim in reading.claims if claim.kind is kind]
    return [(place.name, place.lat is not None) for told in found for place in told]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("We had tea in Sabha this morning. At noon shells killed two bakers.", Kind.STRIKE, ("Sabha", True)),
        ("Schools in Sabha are closed. Four soldiers were wounded on Monday.", Kind.CASUALTIES, ("Sabha", True)),
        ("Rebels captured Qorzabad on Monday. Heavy fighting continues around it.", Kind.CLASH, ("Qorzabad", False)),
        ("Rebels shelled Sabha for days. The soldiers withdrew at night.", Kind.WITHDRAWAL, ("Sabha", True)),
    ],
)
def test_a_happening_without_a_place_is_where_the_paragraph_is(
    text: str, kind: Kind, expected: tuple[str, bool]
) -> None:
    assert expected in places(text, kind)


@pytest.mark.parametrize(
    "text",
    [
        "A minister told reporters in Tripoli that all was well. At noon shells killed two bakers.",
        "The farm lies 40 km south of Sabha. At noon shells killed two bakers.",
        "Schools in Sabha are closed.\n\nAt noon shells killed two bakers.",
    ],
)
def test_where_somebody_spoke_or_what_is_far_or_told_in_another_paragraph_is_not_it(text: str) -> None:
    assert places(text, Kind.STRIKE) == []


def test_who_moves_on_does_so_where_the_paragraph_is() -> None:
    text = "Rebels shelled Sabha on Monday. Their tanks pushed forward at noon."
    assert ("Sabha", True) in places(text, Kind.ADVANCE)
    assert places(text.replace(". Their", ".\n\nTheir"), Kind.ADVANCE) == []


def test_a_name_that_no_gazetteer_holds_is_not_taken_out_of_its_paragraph() -> None:
    text = "Rebels captured Qorzabad on Monday.\n\nAt noon shells killed two bakers."
    assert places(text, Kind.STRIKE) == []


@pytest.mark.parametrize(
    "gone",
    [
        "The soldiers withdrew to Murzuk in the evening.",
        "The soldiers retreated toward Murzuk.",
        "The rebels fled in the direction of Murzuk.",
    ],
)
def test_who_only_went_somewhere_came_from_where_the_report_was(gone: str) -> None:
    text = f"Rebels shelled Sabha for days. {gone}"
    reading = next(pipeline().read([Report("r", text, publisher="Example Wire", published="2021-06-16")]))
    gone_from = [p.name for c in reading.claims if c.kind is Kind.WITHDRAWAL for p in c.places if p.role == "from"]
    assert gone_from == ["Sabha"]


@pytest.mark.parametrize(
    "told",
    [
        "The brigade that had been guarding Mosul said that it had pulled out of the city.",
        "Three inhabitants of Mosul said that the army had pulled out of the town.",
        "A source in Mosul said that the army had pulled out of the city.",
        "Shopkeepers in Mosul say that the soldiers pulled out of the town on Monday.",
    ],
)
def test_who_speaks_of_his_own_town_speaks_of_it(told: str) -> None:
    assert ("Mosul", True) in places(f"Tikrit was quiet. {told}", Kind.WITHDRAWAL)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Rebels shelled Sabha. As regards Murzuk, the clip of a gunfight is genuine.", Kind.CLASH, ("Murzuk", True)),
        ("Sabha: all calm. Murzuk, by the wells: our units left it this evening.", Kind.WITHDRAWAL, ("Murzuk", True)),
        ("Schools are shut.\n\nMurzuk. The soldiers withdrew on Monday.", Kind.WITHDRAWAL, ("Murzuk", True)),
    ],
)
def test_what_a_sentence_says_it_is_about_is_where_it_is(text: str, kind: Kind, expected: tuple[str, bool]) -> None:
    assert places(text, kind) == [expected]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "We walked through Sabha. Soldiers stand at the barriers on the Murzuq road; the army has not withdrawn.",
            Kind.WITHDRAWAL,
        ),
        (
            "We were in Sabha today. There were tanks along the Murzuq highway. The army has not withdrawn.",
            Kind.WITHDRAWAL,
        ),
        ("Shells fell in Sabha, close to the Murzuq road. The army withdrew at night.", Kind.WITHDRAWAL),
    ],
)
def test_the_road_to_a_town_is_not_the_town(text: str, kind: Kind) -> None:
    assert places(text, kind) == [("Sabha", True)]


def test_where_people_fled_from_is_still_where_the_fighting_was() -> None:
    text = (
        "Libyan rebels captured the oil town of Qorzabad on Wednesday, according to a civil leader in the town and two "
        "people who fled from it. Fighting started before dawn."
    )
    assert places(text, Kind.CLASH) == [("Qorzabad", False)]


def test_the_road_by_which_somebody_came_is_not_where_they_are() -> None:
    text = "Rebel fighters have taken Sabha, residents say: they came by the Murzuq road around six on Friday morning."
    assert {name for kind in (Kind.GAIN, Kind.ADVANCE) for name, _ in places(text, kind)} == {"Sabha"}


def test_what_goes_on_is_where_its_own_sentence_said_that_it_began() -> None:
    text = (
        "Soldiers ran into a large armed group when they tried to enter a house in Hay Qorzabad at around two this "
        "afternoon, and the two sides were still shooting at each other when this was written, residents said."
    )
    assert places(text, Kind.CLASH) == [("Hay Qorzabad", False)]


def test_where_they_drove_is_where_the_rest_happened() -> None:
    text = "Troops drove into Sabha on Monday. They abducted five girls."
    reading = next(pipeline().read([Report("r", text, publisher="Example Wire", published="2021-06-16")]))
    (taken,) = [claim for claim in reading.claims if claim.kind is Kind.ABDUCTION]
    assert [(place.name, place.role) for place in taken.places] == [("Sabha", PlaceRole.AT)]


def test_where_a_report_was_sent_from_gives_way_to_any_other_place() -> None:
    text = "YANGON: Rebels attacked a post in western Rakhine on Monday."
    assert [name for name, _ in places(text, Kind.CLASH)] == ["Rakhine"]
