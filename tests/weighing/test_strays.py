"""Names taken for a town on the other side of the world lose their point; invented reports of Chad's war."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import SIDES, Wrote

from wardiary.diary.records import KeptReport, Side, Sides
from wardiary.model import ClaimPlace, PlaceMention, Span
from wardiary.weighing.places.strays import without_strays
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(Sides((Side("Chad", ("Chadian Army", "army")), Side("rebels", ("Lake Front",))), ("Example Wire",)))


def mention(text: str, name: str, country: str, point: tuple[float, float], feature: str = "PPL") -> PlaceMention:
    at = text.index(name)
    return PlaceMention(at, at + len(name), name, name, *point, at + 1, feature, country, None, None, 0.9, "")


def kept(text: str, *named: PlaceMention) -> KeptReport:
    report = Wrote("a", text, "took", agent="army").kept()
    where = next(p for p in named if p.name == "Moro")
    claim = replace(
        report.reading.claims[0],
        places=(ClaimPlace(where.span, "Moro", where.lat, where.lon, geonameid=where.geonameid),),
    )
    return replace(report, reading=replace(report.reading, places=named, claims=(claim,)))


TEXT = "The army took Moro on Monday. Peru sent tents to Bol."
LIMA = (-12.0, -77.0)


@pytest.mark.parametrize(
    ("moro", "others", "is_stray"),
    [
        (("PE", (-9.1, -78.2)), [], True),
        (("PE", (-9.1, -78.2)), [("Peru", "PE", LIMA, "PCLI")], False),
        (("PE", (-9.1, -78.2)), [("Bol", "PE", LIMA, "PPL")], False),
        (("NG", (12.0, 13.0)), [], False),
        (("IQ", (34.0, 44.1)), [], True),  # 3,300 km from Chad's middle: no theatre of war is so wide
        (("UG", (2.0, 32.0)), [], False),
        (("TD", (12.0, 15.0)), [], False),
    ],
)
def test_a_town_on_the_other_side_of_the_world_is_not_meant(
    moro: tuple[str, tuple[float, float]], others: list[tuple[str, str, tuple[float, float], str]], *, is_stray: bool
) -> None:
    named = [mention(TEXT, "Moro", *moro), *(mention(TEXT, *other) for other in others)]
    report = kept(TEXT, *named)
    (telling,) = tellings([report], PARTIES)
    assert telling.spot is not None
    assert (telling.spot.name, telling.spot.lat is None) == ("Moro", is_stray)


def test_a_district_called_after_a_town_far_away_is_not_meant_either() -> None:
    (telling,) = tellings([kept(TEXT, mention(TEXT, "Moro", "PE", (-9.1, -78.2), "ADM2"))], PARTIES)
    assert telling.spot is not None
    assert telling.spot.lat is None


def test_a_village_put_at_a_strays_point_loses_it_too_and_speaks_for_no_country() -> None:
    text = "The army took Moro in the district of Bol on Monday."
    bol = mention(text, "Bol", "PE", (-9.1, -78.2))
    moro = replace(mention(text, "Moro", "PE", (-9.1, -78.2), "FCL"), geonameid=None)
    (telling,) = tellings([kept(text, moro, bol)], PARTIES)
    assert telling.spot is not None
    assert (telling.spot.name, telling.spot.lat) == ("Moro", None)


def test_what_is_measured_from_a_stray_has_no_point() -> None:
    text = "The army took a hill 20 km south of Moro on Monday."
    report = kept(text, mention(text, "Moro", "PE", (-9.1, -78.2)))
    start = text.index("20 km")
    hill = replace(report.reading.claims[0].places[0], span=Span(start, text.index(" on")), lat=-9.3, geonameid=None)
    report = replace(
        report, reading=replace(report.reading, claims=(replace(report.reading.claims[0], places=(hill,)),))
    )
    (place,) = without_strays(report, PARTIES).reading.claims[0].places
    assert place.lat is None


def test_where_the_sides_are_of_no_country_nothing_is_strange() -> None:
    report = kept(TEXT, mention(TEXT, "Moro", "PE", (-9.1, -78.2)))
    assert without_strays(report, Parties(SIDES)) is report


def test_an_army_named_after_the_wrong_country_is_known_by_its_own_words() -> None:
    report = kept(TEXT, mention(TEXT, "Moro", "PE", (-9.1, -78.2)))
    claim = report.reading.claims[0]
    actors = (replace(claim.actors[0], name="Peruvian Army", span=Span(0, len("The army"))),)
    report = replace(report, reading=replace(report.reading, claims=(replace(claim, actors=actors),)))
    (telling,) = tellings([report], PARTIES)
    assert telling.agent == "Chad"


@pytest.mark.parametrize(("beside", "is_stray"), [([], False), (["Abeche"], True), (["Abeche", "Nantes"], False)])
def test_a_town_near_a_side_of_which_the_report_tells_nothing_is_far_from_all_it_tells(
    beside: list[str], *, is_stray: bool
) -> None:
    allies = Parties(Sides((Side("Chad", ("Chadian Army", "army", "France")), Side("rebels", ("Lake Front",))), ()))
    text = "The army took Moro on Monday. In Abeche and in Nantes nobody knew of it."
    points = {"Abeche": ("TD", (13.8, 20.8)), "Nantes": ("FR", (47.2, -1.6))}
    named = [mention(text, "Moro", "IE", (52.1, -8.1)), *(mention(text, name, *points[name]) for name in beside)]
    (telling,) = tellings([kept(text, *named)], allies)
    assert telling.spot is not None
    assert (telling.spot.lat is None) is is_stray


def test_a_stray_bears_the_name_that_the_report_tells() -> None:
    named = replace(mention(TEXT, "Moro", "PE", (-9.1, -78.2)), name="Morro")
    report = kept(TEXT, replace(named, name="Moro"))
    claim = replace(report.reading.claims[0], places=(replace(report.reading.claims[0].places[0], name="Morro"),))
    report = replace(report, reading=replace(report.reading, places=(named,), claims=(claim,)))
    (telling,) = tellings([report], PARTIES)
    assert telling.spot is not None
    assert telling.spot.name == "Moro"
