"""Who holds what on the page: changes first, what came before, the way to the sentence, cells on the map."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations

import pytest
from brief_sample import POINTS, Draft, data, kept
from shapely import Polygon

from wardiary.diary.records import BriefData
from wardiary.model import Kind, PlaceRole, Report
from wardiary.pages.cells import LARGEST, cells
from wardiary.pages.evidence import Evidence
from wardiary.pages.frame import Frame
from wardiary.pages.held import HeldPlace, Holdings, Known, holdings
from wardiary.pages.map import draw_map
from wardiary.pages.places import by_place
from wardiary.pages.render import as_html, as_markdown
from wardiary.pages.view import show
from wardiary.pages.weighed import weighed_claims
from wardiary.weighing.records import Control, Held, Spot, State
from wardiary.weighing.state import weighing_of

TEXT = "Northern Command took Ostrava at dawn. It holds Belgar."
AT = PlaceRole.AT
DAY = ("2031-03-04", "2031-03-04")
REPORT = Report("r1", TEXT, publisher="Example Wire", published="2031-03-04")


def days() -> BriefData:
    drafts = [
        Draft(Kind.GAIN, "took", "Northern Command", [("Ostrava", AT)], "Northern Command", when=DAY),
        Draft(Kind.HOLDING, "holds", "Northern Command", [("Belgar", AT)], "Northern Command", when=DAY),
    ]
    return data([kept(1, REPORT, drafts)])


def state() -> State:
    told = days()
    (found,) = weighing_of([shown.kept for shown in told.reports], told.sides, "2031-03-05T23:59:59Z")
    return found.state


def held(name: str, holder: str | None, state: Held = Held.HELD) -> Control:
    return Control(Spot(name, name.casefold(), *POINTS.get(name, (None, None))), holder, state, None, None, ())


def shown(*before: tuple[Control, ...], now: State | None = None) -> Holdings:
    evidence = Evidence(days())
    found = holdings(Known(now or state(), before), by_place(evidence), evidence)
    assert found is not None
    return found


def test_it_says_who_holds_what_and_leads_to_the_sentence_and_to_the_claims() -> None:
    found = {place.name: place for place in shown().listed}
    ostrava = found["Ostrava"]
    assert (str(ostrava), ostrava.standing, ostrava.side) == ("held by North", "claimed", 0)
    assert ostrava.why == "gain, told by the Northern Command"
    assert ostrava.reference is not None
    assert ostrava.reference.anchor == "r1-s1"
    assert ostrava.anchor is not None


def test_what_it_was_before_is_told_by_the_way_and_changes_come_first() -> None:
    south, north = held("Ostrava", "South"), held("Belgar", "North")
    unknown = held("Ostrava", None, Held.UNKNOWN)
    found = shown((south, north), (unknown, north))
    assert [(place.name, place.before) for place in found.listed] == [("Ostrava", "South → unknown"), ("Belgar", "")]
    assert found.changed == 1
    assert [(place.name, place.before) for place in shown(()).listed] == [
        ("Belgar", "not told of"),
        ("Ostrava", "not told of"),
    ]


def test_of_a_town_that_changes_hands_often_the_last_changes_are_told() -> None:
    moments = [(held("Ostrava", ("South", "North")[i % 2]), held("Belgar", "North")) for i in range(7)]
    assert shown(*moments).listed[0].before == "… → North → South → North → South"


def test_what_is_not_told_of_in_these_days_is_counted() -> None:
    now = state()
    towns = tuple(held(f"Town{i}", "South") for i in range(3))
    same = replace(now, control=(*now.control, *towns, held("Nowhere", None, Held.UNKNOWN)))
    found = shown((*now.control, *towns), now=same)
    assert found.others == (("held by South", 3),)
    assert {place.name for place in found.listed} == {"Ostrava", "Belgar"}


def test_what_the_publisher_tells_itself_is_not_told_with_its_name_twice() -> None:
    told = data([kept(1, REPORT, [Draft(Kind.GAIN, "took", None, [("Ostrava", AT)], "Northern Command", when=DAY)])])
    (found,) = weighing_of([shown.kept for shown in told.reports], told.sides, "2031-03-05T23:59:59Z")
    evidence = Evidence(told)
    (ostrava,) = holdings(Known(found.state), by_place(evidence), evidence).listed  # type: ignore[union-attr]
    assert ostrava.why == "gain, told by the publisher itself"
    elsewhere = Evidence(data([]))
    (ostrava,) = holdings(Known(found.state), (), elsewhere).drawn  # type: ignore[union-attr]
    assert ostrava.why == "gain, told by the publisher itself (Example Wire, 4 March)"


def test_where_nothing_is_known_of_control_nothing_is_told() -> None:
    evidence = Evidence(days())
    assert holdings(None, by_place(evidence), evidence) is None
    assert holdings(Known(State("2031-03-05", (), ())), by_place(evidence), evidence) is None
    assert "Who holds what" not in as_html(show(days()))


def test_what_is_held_is_told_in_markdown_on_days_that_tell_of_none_of_it() -> None:
    now = State("2031-03-05", (), (held("Town", "Northern Army"),))
    text = as_markdown(show(data([]), {}, Known(now, (now.control,))))
    assert "1 held by the Northern Army." in text


def test_the_page_draws_and_tells_it() -> None:
    known = Known(state())
    page = show(days(), weighed_claims(known.now), known)
    html, text = as_html(page), as_markdown(page)
    assert page.desk_map is not None
    assert len(page.desk_map.cells) == 2
    assert html.count('class="cell side-0 weak"') == 4  # two settlements on the desk's map and on the phone's
    assert "Ostrava: held by North" in html
    assert "| [Ostrava](#p" in text
    assert "*claimed*: gain, told by the Northern Command (Example Wire, 4 March, [sentence 1](#r1-s1))" in text


def test_a_settlement_that_is_held_has_its_name_on_the_map_though_no_claim_stands_there() -> None:
    evidence = Evidence(days())
    places = by_place(evidence)
    quiet = replace(place(47.0, 32.7), name="Quietham")
    drawn = draw_map(places, 900, 600, [quiet, place(46.64, 32.61)])
    assert drawn is not None
    assert [each.name for each in drawn.held] == ["Quietham"]
    assert len(drawn.cells) == 2
    taken = [each.block.box for each in drawn.places if each.block] + [each.block.box for each in drawn.held]
    assert not any(one.overlaps(other) for one, other in combinations(taken, 2))


def place(latitude: float, longitude: float) -> HeldPlace:
    return HeldPlace("Town", latitude, longitude, Held.HELD, "North", 0, "", "claimed", "", None, "", None)


def area(path: str) -> float:
    points = [tuple(map(float, pair.split())) for pair in re.split("[ML]", path) if pair]
    return float(Polygon(points).area)


def test_cells_end_at_each_other_and_soon() -> None:
    frame = Frame(400, 400, 10.0, 50.0, 1.0)
    alone = cells([place(50.0, 10.0)], frame)
    apart = cells([place(50.0, 10.0), place(51.0, 11.0)], frame)
    near = cells([place(50.0, 10.0), place(50.05, 10.0)], frame)
    assert area(alone[0].path) == pytest.approx(area(apart[0].path), rel=0.01)
    assert area(near[0].path) < 0.8 * area(alone[0].path)
    assert area(alone[0].path) < 3.2 * LARGEST**2


def test_settlements_at_one_point_or_out_of_the_picture_have_one_cell_or_none() -> None:
    frame = Frame(400, 400, 10.0, 50.0, 1.0)
    assert len(cells([place(50.0, 10.0), place(50.0, 10.0), place(10.0, 10.0)], frame)) == 1
    assert cells([], frame) == ()
