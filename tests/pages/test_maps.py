from typing import Any

import pytest
from brief_sample import sample
from hypothesis import given
from hypothesis import strategies as st

from wardiary.pages import labels as labelling
from wardiary.pages.basemap import ground
from wardiary.pages.evidence import Evidence
from wardiary.pages.frame import fit, scale_bar, without_outliers
from wardiary.pages.labels import Box, Disc, Label, Line, place_labels
from wardiary.pages.map import draw_map
from wardiary.pages.places import KindCount, by_place
from wardiary.pages.topology import Bounds, Topology, load

SQUARES: dict[str, Any] = {
    "type": "Topology",
    "transform": {"scale": [1, 1], "translate": [10, 40]},
    "objects": {
        "countries": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "West"}},
                {"type": "MultiPolygon", "arcs": [[[-1, 2]]], "properties": {"name": "East"}},
            ],
        }
    },
    "arcs": [[[1, 0], [0, 1]], [[1, 1], [-1, 0], [0, -1], [1, 0]], [[1, 0], [1, 0], [0, 1], [-1, 0]]],
    "bounds": [[11, 40, 11, 41], [10, 40, 11, 41], [11, 40, 12, 41]],
}

degrees = st.tuples(st.floats(-170, 170), st.floats(-70, 70))


def test_arcs_are_decoded_and_joined() -> None:
    topology = Topology(SQUARES)
    assert topology.arc(0).tolist() == [[11, 40], [11, 41]]
    assert topology.arc(-1).tolist() == [[11, 41], [11, 40]]
    west, east = topology.shapes("countries", Bounds(0, 0, 90, 90))
    assert topology.line(west.rings[0])[0].tolist() == topology.line(west.rings[0])[-1].tolist()
    assert [shape.name for shape in topology.shapes("countries", Bounds(11.5, 40, 12, 41))] == ["East"]
    assert east.name == "East"


@given(st.lists(degrees, min_size=1, max_size=30), st.floats(200, 1000), st.floats(200, 1000))
def test_the_frame_holds_every_point(points: list[tuple[float, float]], width: float, height: float) -> None:
    frame = fit(points, width, height)
    for longitude, latitude in points:
        x, y = frame.point(longitude, latitude)
        assert -1e-6 <= x <= width + 1e-6
        assert -1e-6 <= y <= height + 1e-6


@given(degrees)
def test_the_scale_is_a_round_number(point: tuple[float, float]) -> None:
    km, length = scale_bar(fit([point], 900, 600))
    assert str(km).rstrip("0") in {"1", "2", "5"}
    assert 0 < length <= 900 / 5 + 1e-6


def test_far_places_do_not_squeeze_the_map() -> None:
    assert without_outliers([(32.0, 46.0), (32.5, 46.5), (33.0, 46.7), (37.6, 55.7)]) == [True, True, True, False]


labels = st.builds(Label, st.floats(10, 890), st.floats(10, 590), st.floats(5, 120), st.floats(5, 40), st.booleans())


@given(st.lists(labels, max_size=25))
def test_labels_never_overlap_nor_leave_the_picture(wanted: list[Label]) -> None:
    placed = [found.box for found in place_labels(wanted, 900, 600, [Box(0, 570, 300, 30)]) if found]
    for number, box in enumerate(placed):
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= 900
        assert box.y + box.height <= 600
        assert not any(box.overlaps(other) for other in placed[number + 1 :])
        assert not box.overlaps(Box(0, 570, 300, 30))


@pytest.mark.parametrize(
    ("line", "is_crossed"),
    [
        (((0, 0), (10, 10)), True),
        (((5, 0), (5, 10)), True),
        (((5, 5), (5.5, 5.5)), True),
        (((0, 0), (10, 0)), False),
        (((0, 0), (3, 3)), False),
        (((0, 9), (9, 0)), True),
        (((0, 6), (6, 0)), False),
        (((0, 4), (0, 6)), False),
    ],
)
def test_lines_through_a_block(line: Line, is_crossed: bool) -> None:
    assert Box(4, 4, 2, 2).is_crossed(line) == is_crossed


def test_places_of_the_sample() -> None:
    drawn = draw_map(by_place(Evidence(sample())), 900, 600)
    assert drawn is not None
    assert [shown.name for shown in drawn.places] == ["Ostrava", "Belgar", "Trinov"]
    assert [place.name for place in drawn.far] == ["Faraway"]
    assert all(shown.block for shown in drawn.places)


def test_a_denial_stands_apart_from_what_is_told_as_done() -> None:
    ostrava, *_, faraway = by_place(Evidence(sample()))
    assert [str(each) for each in ostrava.kinds] == ["1 gain", "1 gain not told as done"]
    assert [str(each) for each in faraway.kinds] == ["1 strike not told as done"]


built = pytest.mark.skipif(load("countries") is None, reason="the data of the maps were not built: install the package")


@built
def test_a_line_of_control_that_others_do_not_accept_is_no_border() -> None:
    found = ground(fit([(33.0, 45.0), (34.5, 46.6)], 600, 600))
    assert found is not None
    assert found.disputed
    assert {name for name, _ in found.countries} == {"Ukraine"}


@built
@pytest.mark.parametrize(
    ("points", "names"),
    [
        ([(29.0, 9.0), (35.0, 15.0)], {"Sudan", "Ethiopia", "South Sudan"}),
        ([(36.0, 33.0), (40.0, 36.5)], {"Syria", "Turkey", "Iraq"}),
        ([(95.0, 19.0), (98.0, 23.0)], {"Myanmar", "China", "Thailand"}),
    ],
)
def test_any_country_the_same_day(points: list[tuple[float, float]], names: set[str]) -> None:
    found = ground(fit(points, 900, 600))
    assert found is not None
    assert names <= {name for name, _ in found.countries}
    assert found.land
    assert found.borders


@given(st.lists(labels, max_size=40))
def test_labels_are_compared_with_all_that_is_near(wanted: list[Label]) -> None:
    """A label has room exactly where it has room with everything in one square."""
    placed = place_labels(wanted, 900, 600, [Box(0, 570, 300, 30)])
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(labelling, "SQUARE", 10_000.0)
        assert place_labels(wanted, 900, 600, [Box(0, 570, 300, 30)]) == placed


def test_labels_stand_beside_cells_and_not_in_those_of_others() -> None:
    town, village = Label(300, 300, 80, 40, clear=34), Label(350, 300, 60, 40, clear=34)
    cells = [Disc(300, 300, 30), Disc(350, 300, 30)]
    for found in place_labels([town, village], 900, 600, discs=cells):
        assert found is not None
        assert not any(cell.touches(found.box) for cell in cells)


def test_where_cells_are_everywhere_a_label_stands_in_one() -> None:
    (found,) = place_labels([Label(450, 300, 80, 40)], 900, 600, discs=[Disc(450, 300, 800)])
    assert found is not None


@pytest.mark.parametrize(
    ("count", "kind", "told"),
    [
        (1, "gain", "1 gain"),
        (2, "clash", "2 clashes"),
        (1, "casualties", "1 telling of casualties"),
        (3, "other", "3 others"),
    ],
)
def test_kinds_are_counted_in_their_plurals(count: int, kind: str, told: str) -> None:
    assert str(KindCount(kind, True, count)) == told
