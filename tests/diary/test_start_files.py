"""Files that say who held what: rows that can be taken, and why others cannot."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

from wardiary import errors
from wardiary.diary.records import Side, Sides
from wardiary.diary.start_files import Bad, Terms, read_starts
from wardiary.diary.starts import Start
from wardiary.gazetteer import Gazetteer

SIDES = Sides((Side("North", ("Northern Army",)), Side("South", ())))
SQUARE = [[[32.0, 46.0], [33.0, 46.0], [33.0, 47.2], [32.0, 47.2], [32.0, 46.0]]]
BOW_TIE = [[[32.0, 46.0], [33.0, 47.0], [33.0, 46.0], [32.0, 47.0], [32.0, 46.0]]]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def read(folder: Path, text: str, gazetteer: Gazetteer, as_of: str | None = None) -> tuple[list[Start], list[Bad]]:
    path = folder / "state"
    path.write_text(text, "utf-8-sig")
    offered, bad = read_starts(path, Terms(SIDES, gazetteer, as_of))
    return list(offered.starts), bad


def features(*of: tuple[dict[str, Any], dict[str, Any]]) -> str:
    found = [{"type": "Feature", "properties": told, "geometry": geometry} for told, geometry in of]
    return json.dumps({"type": "FeatureCollection", "features": found})


def test_a_table_names_places_by_name_point_or_number(tmp_path: Path, gazetteer: Gazetteer) -> None:
    table = (
        "Settlement;Latitude;Longitude;GeoNameID;Holder;Since;Date\n"
        "Kherson;;;;northern army;2022-03-02;2022-11-01\n"
        "Camp Nine;46,5;32,5;;South;;\n"
        ";;;706448;contested;;2022\n"
    )
    found, bad = read(tmp_path, table, gazetteer, "2022-10-01")
    assert bad == []
    assert [(s.entry, s.place, s.state, s.holder, s.since, s.as_of) for s in found] == [
        (2, "Kherson", "held", "North", "2022-03-02", "2022-11-01"),
        (3, "Camp Nine", "held", "South", None, "2022-10-01"),
        (4, "Kherson", "contested", None, None, "2022"),
    ]
    assert (found[1].lat, found[1].lon) == (46.5, 32.5)


def test_a_name_of_several_places_is_that_in_the_country_of_the_others(tmp_path: Path, gazetteer: Gazetteer) -> None:
    alone, bad = read(tmp_path, "place,holder\nTripoli,North\n", gazetteer)
    assert (alone, [each.entry for each in bad]) == ([], [2])
    found, bad = read(tmp_path, "place,holder\nTripoli,North\nBaalbek,North\n", gazetteer)
    assert bad == []
    assert [round(start.lat or 0) for start in found] == [34, 34]
    found, _ = read(tmp_path, "place,holder,country\nTripoli,North,ly\n", gazetteer)
    assert [round(start.lat or 0) for start in found] == [33]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Kherson,,,West,,", "no side of the diary"),
        ("Kherson,,,,,", "no side of the diary"),
        ("Nosuchplaceanywhere,,,North,,", "no such place"),
        ("Springfield,,,North,,", "may mean"),
        (",,,North,,", "no place"),
        (",95,10,North,,", "no place"),
        ("X,46,,North,,", "no place"),
        ("Kherson,,,North,yesterday,", "The date is none"),
        ("Kherson,,,North,,2022-02-30", "The date is none"),
    ],
)
def test_a_bad_row_is_told_by_its_line_and_the_rest_is_taken(
    tmp_path: Path, gazetteer: Gazetteer, row: str, why: str
) -> None:
    found, bad = read(tmp_path, f'place,lat,lon,holder,since,date\n"Kher\nson",46.6,32.6,North,,\n{row}\n', gazetteer)
    assert [start.entry for start in found] == [3]
    assert [each.entry for each in bad] == [4]
    assert why in bad[0].reason


def test_polygons_hold_their_larger_settlements(tmp_path: Path, gazetteer: Gazetteer) -> None:
    told = {"holder": "North", "name": "west bank", "since": "2022-03"}
    found, bad = read(tmp_path, features((told, {"type": "Polygon", "coordinates": SQUARE})), gazetteer)
    assert bad == []
    assert (found[0].place, found[0].since, found[0].lat) == ("west bank", "2022-03", None)
    assert json.loads(found[0].area or "")["type"] == "Polygon"
    towns = {start.place for start in found[1:]}
    assert {"Kherson", "Oleshky"} <= towns
    assert "Odesa" not in towns
    assert {start.entry for start in found} == {1}


def test_a_polygon_that_crosses_itself_is_mended(tmp_path: Path, gazetteer: Gazetteer) -> None:
    found, bad = read(tmp_path, features(({"holder": "North"}, {"type": "Polygon", "coordinates": BOW_TIE})), gazetteer)
    assert bad == []
    assert json.loads(found[0].area or "")["type"] == "MultiPolygon"


def test_bad_features_are_told_by_their_number(tmp_path: Path, gazetteer: Gazetteer) -> None:
    north = {"holder": "North"}
    good = {"type": "Point", "coordinates": [32.6, 46.6]}
    of = [
        (north, {"type": "LineString", "coordinates": [[1, 1], [2, 2]]}),
        (north, {"type": "Polygon", "coordinates": [[[1, 1], [2, 2]]]}),
        (north, {"type": "Polygon", "coordinates": [[[1, 1], [1, 1], [1, 1], [1, 1]]]}),
        (north, {"type": "Polygon", "coordinates": [[[400, 1], [401, 1], [401, 2], [400, 1]]]}),
        (north, {"type": "Polygon", "coordinates": "x"}),
        (north, {"type": "Point", "coordinates": []}),
        ({}, good),
        (north, None),
        (north, {"type": "MultiPolygon"}),
        (north, {"type": "Polygon", "coordinates": {}}),
        (north, {"type": "Polygon", "coordinates": [[[math.nan, 1], [2, 2], [3, 9], [math.nan, 1]]]}),
        (north, {"type": "Point", "coordinates": [math.nan, 1]}),
        (north, {"type": "Point", "coordinates": [math.inf, 1]}),
        ({**north, "name": "\ud800"}, good),
        ({**north, "name": "a\0b"}, good),
        ({**north, "geonameid": "9" * 40}, {"type": "Point", "coordinates": [1, "x"]}),
        (north, good),
    ]
    found, bad = read(tmp_path, features(*of), gazetteer)  # type: ignore[arg-type]
    assert [each.entry for each in bad] == list(range(1, len(of)))
    assert [start.entry for start in found] == [len(of)]


@pytest.mark.parametrize(
    "text", ["", "{", "{}", '{"features": 1}', "[1]", "a,b\n1,2\n", "place,date\nX,2022\n", "[" * 100_000]
)
def test_another_file_is_refused(tmp_path: Path, gazetteer: Gazetteer, text: str) -> None:
    with pytest.raises(errors.WrongUseError):
        read(tmp_path, text, gazetteer)


@pytest.mark.parametrize("number", ["9" * 40, "9" * 5000])
def test_a_number_of_no_place_is_told(tmp_path: Path, gazetteer: Gazetteer, number: str) -> None:
    found, bad = read(tmp_path, f"geonameid,holder\n{number},North\n706448,North\n", gazetteer)
    assert [each.entry for each in bad] == [2]
    assert [start.entry for start in found] == [3]


def test_a_file_that_is_not_there_or_not_text_is_refused(tmp_path: Path, gazetteer: Gazetteer) -> None:
    terms = Terms(SIDES, gazetteer)
    with pytest.raises(errors.MissingInputError):
        read_starts(tmp_path / "none", terms)
    (tmp_path / "latin").write_bytes("place,holder\nCaf\u00e9,North\n".encode("latin-1"))
    with pytest.raises(errors.WrongUseError, match="UTF-8"):
        read_starts(tmp_path / "latin", terms)
