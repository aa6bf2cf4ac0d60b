"""Under which heading a claim stands: one place, one heading; what has no name under the town it lies in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from brief_sample import Draft, data, kept

from wardiary.diary.records import BriefData
from wardiary.model import ClaimPlace, Kind, PlaceMention, PlaceRole, Report
from wardiary.model.reading import RunnerUp
from wardiary.pages.evidence import Evidence
from wardiary.pages.names import is_name
from wardiary.pages.places import NOWHERE, UNNAMED, by_place
from wardiary.pages.render import as_html, as_markdown
from wardiary.pages.view import show

TOWN = (46.64, 32.61)


def at(name: str, number: int | None = None, point: tuple[float, float] | None = None) -> ClaimPlace:
    latitude, longitude = point or (None, None)
    return ClaimPlace(None, name, latitude, longitude, geonameid=number)


def told(*places: ClaimPlace | None) -> BriefData:
    """A report with a strike at each of the places."""
    text = " ".join(f"Fire{i} fell." for i in range(len(places)))
    shown = kept(
        1,
        Report("r1", text, publisher="P", published="2031-03-04"),
        [Draft(Kind.STRIKE, f"Fire{i}", "envoys") for i in range(len(places))],
    )
    claims = tuple(
        replace(claim, places=(place,) if place else ()) for claim, place in zip(shown.claims, places, strict=True)
    )
    mention = PlaceMention(
        0,
        4,
        "Sula",
        "Sula",
        *TOWN,
        7,
        "PPL",
        "UA",
        None,
        None,
        0.8,
        "Sula, a town: its own name",
        (RunnerUp("Sula River", 50.1, 33.0, 9, 0.12), RunnerUp("Sulla", 10.0, 10.0, 10, 0.001)),
    )
    reading = replace(shown.kept.reading, claims=claims, places=(mention,))
    return data([replace(shown, kept=replace(shown.kept, reading=reading), claims=claims)])


def headings(*places: ClaimPlace | None) -> list[tuple[str, int]]:
    return [(place.name, len(place.told)) for place in by_place(Evidence(told(*places)))]


def test_what_happened_on_a_road_stands_under_the_place_it_leads_to() -> None:
    along = [("N4", PlaceRole.AT), ("Belgar", PlaceRole.TOWARD)]
    only = [("N4", PlaceRole.AT)]
    report = Report("x", "They advanced. They halted.", publisher="Example Wire", published="2031-03-04")
    drafts = [Draft(Kind.ADVANCE, "advanced", places=along), Draft(Kind.ADVANCE, "halted", places=only)]
    told = Evidence(data([kept(1, report, drafts)])).told
    assert [each.place.name for each in told if each.place] == ["Belgar", "N4"]


def test_names_of_one_settlement_stand_together() -> None:
    assert headings(at("Sula", 7, TOWN), at("Soula", 7, TOWN), at("Sula", 7, TOWN)) == [("Sula", 3)]


def test_what_has_no_name_stands_under_the_town_whose_point_it_has() -> None:
    found = headings(at("the market", None, TOWN), at("Sula", 7, TOWN), at("Sula Bridge", None, TOWN))
    assert found == [("Sula", 2), ("Sula Bridge", 1)]


def test_a_name_that_its_report_leaves_open_stands_under_its_only_bearer() -> None:
    assert headings(at("Sula", 7, TOWN), at("Sula")) == [("Sula", 2)]
    two = headings(at("Sula", 7, TOWN), at("Sula", 8, (10.0, 10.0)), at("Sula"))
    assert two == [("Sula", 1)] * 3


def test_places_without_a_name_stand_together_before_those_that_name_none() -> None:
    found = headings(None, at("the compound"), None, at("The ridge"), None, at("Sula", 7, TOWN))
    assert found == [("Sula", 1), (UNNAMED, 2), (NOWHERE, 3)]


@pytest.mark.parametrize("words", ["Left Bank", "The Ridge", "M14", "ward 12", "al-Sula"])
def test_what_is_a_name(words: str) -> None:
    assert is_name(words)


@pytest.mark.parametrize("words", ["the ridge", "The ridge", "41 villages", "a village", "its edge"])
def test_what_is_none(words: str) -> None:
    assert not is_name(words)


def test_the_page_says_why_this_place_and_which_others_were_passed_over() -> None:
    shown = show(told(at("Sula", 7, TOWN), at("Sula"), at("the market", None, TOWN)))
    for page in (as_html(shown), as_markdown(shown)):
        assert "Sula, a town: its own name" in page
        assert "Sula River" in page
        assert "12 %" in page
        assert "Sulla" not in page
    page = as_html(shown)
    assert "at Sula (its report leaves open which)" in page
    assert "at the market" in page
