"""Claims about areas move the settlements inside that the diary knows, with less weight than claims that name them."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weighing_samples import ARMY, FRONT, NAMES, REBELS, REPUBLIC, SIDES, WITNESSES, Wrote, day, tell

from wardiary.diary.starts import Start, StartFile
from wardiary.diary.store import Diary
from wardiary.model import AreaKind, ClaimArea, ClaimPlace, ClaimTime, Kind, Reality, Span
from wardiary.weighing.kept.asking import Asker, control_at
from wardiary.weighing.kept.rebuilding import rebuild
from wardiary.weighing.kept.sources import Hands
from wardiary.weighing.kept.upkeep import Upkeep
from wardiary.weighing.places.spots import place_key
from wardiary.weighing.places.within import lies_in
from wardiary.weighing.records import Control, Held, Spot, StandingWord, State, Telling
from wardiary.weighing.starts import NO_STARTS, Starts
from wardiary.weighing.state import weigh, weighing_of

AS_OF = "2031-03-30T00:00:00Z"
POINTS = {"Kherson": (46.6369, 32.6146), "Snihurivka": (47.0765, 32.8197), "Hola Prystan": (46.5297, 32.5241)}
RIGHT = ClaimArea(AreaKind.BANK, "Dnipro River", "right", whole=True)
BOTH = replace(RIGHT, side="both")
OBLAST = ClaimArea(AreaKind.DIVISION, "Kherson Oblast", None, 706442, whole=True)
DONBAS = ClaimArea(AreaKind.REGION, "Donbas", whole=True)


def spot(name: str) -> Spot:
    return Spot(name, place_key(name), *POINTS[name])


BANK = Spot("the western bank of the Dnieper", "bank dnpr right", is_area=True, area=RIGHT)
REGION = Spot("Kherson region", place_key("Kherson"), 46.7, 33.49, 706442, is_area=True, area=OBLAST)


def held(name: str, *told: Telling, starts: Starts = NO_STARTS) -> Control:
    found = weigh(told, NAMES, AS_OF, starts)
    return next(each for each in found.control if each.spot.name == name)


def fighting(name: str) -> Telling:
    """Nothing but a strike, by which the diary knows the settlement."""
    return tell(f"s-{name}", WITNESSES, at=2, kind=Kind.STRIKE, spot=spot(name), when=day(2), agent=None)


def holds(name: str, at: int, by: str = FRONT) -> Telling:
    return tell(f"h-{name}-{at}", WITNESSES, at=at, kind=Kind.HOLDING, spot=spot(name), when=day(at), agent=by)


def over(kind: Kind, at: int, where: Spot = BANK, by: str = REPUBLIC) -> Telling:
    voice = ARMY if by == REPUBLIC else REBELS
    words = "They told of all of it on that day."
    return tell(f"a-{kind}-{at}-{by}", voice, at=at, kind=kind, spot=where, when=day(at), agent=by, words=words)


def test_a_gain_of_a_bank_moves_what_lies_on_it_and_says_so() -> None:
    told = (fighting("Kherson"), fighting("Hola Prystan"), over(Kind.GAIN, 5))
    found = held("Kherson", *told)
    assert (found.state, found.holder, found.since) == (Held.HELD, REPUBLIC, "2031-03-05")
    assert found.why[0].startswith("Republic holds it (gain, claimed): in the western bank of the Dnieper, ")
    assert held("Hola Prystan", *told).state is Held.UNKNOWN


def test_only_settlements_that_the_diary_knows_are_moved() -> None:
    assert [c.spot.name for c in weigh([fighting("Kherson"), over(Kind.GAIN, 5)], NAMES, AS_OF).control] == ["Kherson"]


def test_those_who_leave_a_bank_leave_its_settlements_unknown_unless_somebody_is_there() -> None:
    left = over(Kind.WITHDRAWAL, 9, by=FRONT)
    assert held("Kherson", holds("Kherson", 4), left).state is Held.UNKNOWN
    assert held("Kherson", holds("Kherson", 4), left, holds("Kherson", 10, REPUBLIC)).holder == REPUBLIC
    assert held("Kherson", holds("Kherson", 8, REPUBLIC), left).holder == REPUBLIC
    assert held("Hola Prystan", holds("Hola Prystan", 4), left).holder == FRONT


def test_a_claim_that_names_the_place_wins_over_one_of_the_area_of_its_day_or_before() -> None:
    for at in (5, 3):
        found = held("Kherson", holds("Kherson", 5), over(Kind.GAIN, at))
        assert (found.state, found.holder) == (Held.HELD, FRONT)


def test_a_later_gain_of_the_area_that_one_voice_tells_contradicts_and_that_several_tell_moves() -> None:
    named, gain = holds("Kherson", 4), over(Kind.GAIN, 8)
    found = held("Kherson", named, gain)
    assert (found.state, found.holder) == (Held.CONTESTED, None)
    conceded = replace(gain, report="b", voice=REBELS)
    found = held("Kherson", named, gain, conceded)
    assert (found.state, found.holder, found.standing) == (Held.HELD, REPUBLIC, StandingWord.CONCEDED)


def test_who_is_said_in_passing_to_hold_a_region_does_not_hold_a_place_that_is_named_as_another_s() -> None:
    found = held("Kherson", holds("Kherson", 4, REPUBLIC), over(Kind.HOLDING, 8, REGION, FRONT))
    assert (found.state, found.holder) == (Held.HELD, REPUBLIC)


def test_a_region_holds_its_settlements_and_a_part_of_it_only_those_there() -> None:
    assert held("Hola Prystan", fighting("Hola Prystan"), over(Kind.GAIN, 5, REGION)).holder == REPUBLIC
    north = replace(REGION, area=replace(OBLAST, side="north"))
    assert held("Hola Prystan", fighting("Hola Prystan"), over(Kind.GAIN, 5, north)).holder is None
    assert held("Snihurivka", fighting("Snihurivka"), over(Kind.GAIN, 5, REGION)).holder is None  # of Mykolaiv region


def test_what_is_told_of_something_in_an_area_moves_nothing() -> None:
    some = replace(BANK, area=replace(RIGHT, whole=False))
    assert held("Kherson", fighting("Kherson"), over(Kind.GAIN, 5, some)).state is Held.UNKNOWN


def test_a_refuted_gain_of_an_area_moves_nothing() -> None:
    wire = replace(WITNESSES, name="Example Wire", key="example wire", is_publisher=True)
    denial = tell("d", wire, at=6, spot=BANK, when=day(5), agent=REPUBLIC, reality=Reality.DENIED, checked=True)
    assert held("Kherson", holds("Kherson", 4), over(Kind.GAIN, 5), denial).holder == FRONT


def test_a_settlement_of_the_starting_state_is_moved() -> None:
    start = Start(1, "Kherson", "held", FRONT, *POINTS["Kherson"], as_of="2031-03-01")
    starts = Starts([StartFile(1, "start.csv", "", "an analyst", "2031-03-01T00:00:00Z", (start,))])
    found = held("Kherson", over(Kind.WITHDRAWAL, 9, by=FRONT), starts=starts)
    assert found.state is Held.UNKNOWN
    assert held("Kherson", over(Kind.GAIN, 9), starts=starts).holder == REPUBLIC
    assert held("Kherson", starts=starts).holder == FRONT


@pytest.mark.parametrize(
    ("area", "point", "expected"),
    [
        (DONBAS, (48.5956, 38.0004), True),  # Bakhmut
        (DONBAS, (49.9808, 36.2527), False),  # Kharkiv
        (DONBAS, (43.0, -40.0), None),  # at sea
        (ClaimArea(AreaKind.DIVISION, "Al Jazīrah", None, 408648, whole=True), (14.4012, 33.5199), True),  # Wad Madani
        (ClaimArea(AreaKind.DIVISION, "Rakhine", "north", 1298852, whole=True), (20.1462, 92.8984), True),  # Sittwe
        (ClaimArea(AreaKind.DIVISION, "Rakhine", "north", 1298852, whole=True), (18.4747, 94.3647), False),  # Thandwe
        (ClaimArea(AreaKind.BEYOND, "Euphrates River", "left", whole=True), (36.5024, 40.7477), True),  # Hasakah
        (ClaimArea(AreaKind.BANK, "Dnipro River"), POINTS["Kherson"], None),  # "across the river"
    ],
)
def test_where_a_point_lies(area: ClaimArea, point: tuple[float, float], expected: bool | None) -> None:
    assert lies_in(area, Spot("x", "x", *point)) is expected


@given(lat=st.floats(46, 54), lon=st.floats(28, 37))
def test_a_settlement_lies_on_one_bank_or_it_cannot_be_told(lat: float, lon: float) -> None:
    """Within the reach of the course a point that is told to be on a bank is told not to be on the other."""
    here = Spot("x", "x", lat, lon)
    on = [lies_in(replace(RIGHT, side=side), here) for side in ("left", "right")]
    assert on in ([True, False], [False, True], [False, False], [None, None])
    assert lies_in(BOTH, here) is (True if True in on else None)


def _written(number: int, wrote: tuple[str, Kind, str, int, int]) -> Wrote:
    place, kind, agent, _, published = wrote
    at = f"2031-03-{published:02d}T{number:02d}:00:00Z"
    return Wrote(
        f"r{number}", f"Report {number} tells it of {place}.", "tells", kind, agent=agent, place=place, published=at
    )


def _added(diary: Diary, number: int, wrote: tuple[str, Kind, str, int, int], upkeep: Upkeep) -> None:
    place, _, _, told, _ = wrote
    kept = _written(number, wrote).kept()
    if place == "bank":
        at = ClaimPlace(None, "Dnipro River", None, None, area=RIGHT)
    elif place == "region":
        at = ClaimPlace(None, "Kherson region", 46.7, 33.49, geonameid=706442, area=OBLAST)
    else:
        at = ClaimPlace(None, place, *POINTS[place])
    when = ClaimTime(Span(0, 1), f"2031-03-{told:02d}", f"2031-03-{told:02d}")
    claim = replace(kept.reading.claims[0], places=(at,), time=when)
    diary.add(kept.report, replace(kept.reading, claims=(claim,)), then=upkeep.catch_up)


def _in_order(state: State) -> list[Control]:
    return sorted(state.control, key=lambda each: (each.spot.name, each.spot.key))


TOLD = st.tuples(
    st.sampled_from(["bank", "bank", "region", "Kherson", "Snihurivka", "Hola Prystan"]),
    st.sampled_from([Kind.GAIN, Kind.HOLDING, Kind.WITHDRAWAL, Kind.STRIKE]),
    st.sampled_from(["army", "rebels"]),
    st.integers(1, 9),
    st.integers(9, 12),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(TOLD, min_size=2, max_size=9), st.randoms(use_true_random=False))
def test_what_is_kept_of_areas_is_what_weighing_makes(
    tmp_path_factory: pytest.TempPathFactory, told: list[tuple[str, Kind, str, int, int]], chance: random.Random
) -> None:
    order = list(enumerate(told))
    chance.shuffle(order)
    upkeep = Upkeep()
    path: Path = tmp_path_factory.mktemp("over") / "x.diary"
    with Diary.create(path, SIDES) as diary:
        for number, each in order:
            _added(diary, number, each, upkeep)
        _is_as_weighed(diary)
        with diary.writing() as connection:
            rebuild(connection, Hands(str(path), 1), lambda _what, _share: None)
        _is_as_weighed(diary)


def _is_as_weighed(diary: Diary) -> None:
    for moment in ("2031-03-10T04:00:00Z", "2031-03-11T23:00:00Z", AS_OF):
        (fresh,) = weighing_of(diary.reports(), diary.sides(), moment)
        with diary.reading() as connection:
            kept = Asker(connection, NAMES, NO_STARTS).state(moment)
            glance = control_at(connection, moment)
        assert _in_order(kept) == _in_order(fresh.state)
        assert sorted((g.place, g.state, g.holder or "") for g in glance) == sorted(
            (c.spot.name, c.state.value, c.holder or "") for c in fresh.state.control
        )
