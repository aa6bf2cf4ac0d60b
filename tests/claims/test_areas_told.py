"""Areas and places told by others, in invented sentences of four wars."""

from __future__ import annotations

from functools import cache

import pytest

from wardiary.model import ClaimPlace, Report
from wardiary.pipeline import Pipeline


@cache
def pipeline() -> Pipeline:
    return Pipeline.open()


def places(text: str) -> list[ClaimPlace]:
    reading = next(pipeline().read([Report("r", text, publisher="Example Wire", published="2022-11-15")]))
    return [place for claim in reading.claims for place in claim.places]


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Russian forces withdrew from the western bank of the Dnieper on Monday.", ("bank", "right", True)),
        ("Russia has withdrawn its troops from the right (western) bank of the Dnipro.", ("bank", "right", True)),
        ("Sudanese troops abandoned the east bank of the White Nile on Sunday.", ("bank", "right", True)),
        ("Junta troops abandoned both banks of the Irrawaddy on Sunday.", ("bank", "both", True)),
        ("Russian forces crossed the Dnieper. They pulled out of the eastern bank on Friday.", ("bank", "left", True)),
        ("The army withdrew across the Euphrates on Monday.", ("bank", None, False)),
        ("Syrian government forces took control of the areas east of the Euphrates.", ("beyond", "left", True)),
        ("The Rapid Support Forces took control of all of Gezira state on Monday.", ("division", None, True)),
        ("The army seized villages in Gezira state on Monday.", ("division", None, False)),
        ("The Arakan Army captured the north of Rakhine State on Monday.", ("division", "north", True)),
        ("Ukraine retook Donbas on Monday.", ("region", None, True)),
    ],
)
def test_what_makes_it_an_area(text: str, area: tuple[str, str | None, bool]) -> None:
    found = places(text)[-1].area
    assert found is not None
    assert (found.kind, found.side, found.whole) == area


@pytest.mark.parametrize("text", ["The army captured Syria on Monday.", "Rebels captured Sennar on Monday."])
def test_a_country_and_a_town_are_no_areas(text: str) -> None:
    assert [place.area for place in places(text)] == [None]


def test_a_bank_has_no_point_and_a_province_that_of_its_middle() -> None:
    (bank,) = places("Kurdish fighters captured the eastern bank of the Euphrates on Monday.")
    assert (bank.name, bank.lat, bank.geonameid) == ("the eastern bank of the Euphrates", None, None)
    (province,) = places("The army captured Idlib province on Monday.")
    assert province.lat == pytest.approx(35.9, abs=0.3)


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("The army was shelled 35 miles north of Kherson on Monday.", 47.14, 32.61),
        ("Shells hit a village between Wad Madani and Sennar on Monday.", 13.98, 33.57),
        ("Gunmen ambushed a convoy on the road between Mandalay and Sagaing.", 21.93, 96.03),
        ("Shells hit the outskirts of Raqqa on Monday.", 35.95, 39.01),
        ("Shells hit houses near Mandalay on Monday.", 21.97, 96.08),
    ],
)
def test_places_told_by_others(text: str, lat: float, lon: float) -> None:
    (place,) = places(text)
    assert place.lat == pytest.approx(lat, abs=0.05)
    assert place.lon == pytest.approx(lon, abs=0.05)


def test_a_distance_beside_a_name_tells_only_where_that_lies() -> None:
    (place,) = places("The army was shelled at Snihurivka, 35 miles north of Kherson, on Monday.")
    assert place.name == "Snihurivka"
