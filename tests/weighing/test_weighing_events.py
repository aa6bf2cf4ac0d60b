"""Events: what joins, what stays apart, in whatever order reports come, at whatever moment."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from weighing_samples import ARMY, FRONT, NAMES, REBELS, REPUBLIC, WIRE, WITNESSES, day, spot, tell

from wardiary.model import Kind, Reality
from wardiary.weighing.grouping.events import group
from wardiary.weighing.places.placing import placed
from wardiary.weighing.places.spots import place_key
from wardiary.weighing.records import THIRD, Sharpness, Spot, Telling, When
from wardiary.weighing.state import weigh


def reports(tellings: list[Telling]) -> list[tuple[str, ...]]:
    return [event.reports for event in group(tellings)]


def test_one_gain_told_by_three_papers_is_one_event() -> None:
    spelt = replace(spot("Saltmarsh"), name="Salt-marsh")
    told = [tell("a"), tell("b", WITNESSES), tell("c", ARMY, at=6, spot=spelt)]
    assert reports(told) == [("a", "b", "c")]


def test_two_strikes_on_one_town_on_two_days_stay_two() -> None:
    told = [tell("a", kind=Kind.STRIKE, when=day(5)), tell("b", kind=Kind.STRIKE, when=day(6), at=6)]
    assert reports(told) == [("a",), ("b",)]


def test_two_clock_times_of_one_day_far_apart_are_two_strikes() -> None:
    noon = When(day(5).first + 0.5, day(5).first + 0.5, Sharpness.SHARP, "2031-03-05T12:00", "2031-03-05T12:00")
    night = When(day(5).first + 0.9, day(5).first + 0.9, Sharpness.SHARP, "2031-03-05T21:36", "2031-03-05T21:36")
    told = [tell("a", kind=Kind.STRIKE, when=noon), tell("b", kind=Kind.STRIKE, when=night)]
    assert len(group(told)) == 2


def test_towns_and_doers_are_kept_apart() -> None:
    told = [tell("a"), tell("b", spot=spot("Oysterby")), tell("c", ARMY, agent=REPUBLIC)]
    assert len(group(told)) == 3


def test_peacekeepers_who_left_and_a_garrison_that_stays_are_no_one_withdrawal() -> None:
    left = tell("a", kind=Kind.WITHDRAWAL, agent=THIRD)
    stays = tell("b", REBELS, kind=Kind.WITHDRAWAL, agent=FRONT, reality=Reality.DENIED)
    assert not any({"a", "b"} <= set(each) for each in reports([left, stays]))


def test_two_places_of_one_list_are_two_however_near() -> None:
    near = replace(spot("Gullhaven"), lat=40.001, lon=10.001)
    one = tell("r1", ARMY, kind=Kind.CLASH, words="The army beat off attacks on Saltmarsh and Gullhaven.")
    other = replace(one, spot=near)
    assert len(group([one, other])) == 2
    assert len(group([one, replace(other, claim="c2")])) == 1
    assert len(group([one, replace(other, spot=replace(near, name="the quay", key="the quay"))])) == 1


def test_a_bridge_named_otherwise_is_not_its_town_though_it_stands_at_its_point() -> None:
    bridge = Spot("Ferrymen's Bridge", place_key("Ferrymen's Bridge"), 40.0, 10.0)
    own = Spot("Saltmarsh bridge", place_key("Saltmarsh bridge"), None, None)
    assert reports([tell("a"), tell("b", spot=bridge), tell("c", spot=own)]) == [("a", "c"), ("b",)]


def test_a_bridge_with_a_point_of_its_own_is_its_towns_for_harm_done_there() -> None:
    bridge = Spot("Ferrymen's Bridge", place_key("Ferrymen's Bridge"), 40.02, 10.0)
    town = tell("a", kind=Kind.STRIKE, spot=replace(spot("Saltmarsh"), geonameid=1))
    assert reports([town, tell("b", kind=Kind.STRIKE, spot=bridge)]) == [("a", "b")]
    assert len(group([town, tell("b", kind=Kind.STRIKE, spot=replace(bridge, lat=40.05))])) == 2


def test_whom_one_side_says_to_be_kidnapped_the_other_says_to_be_arrested() -> None:
    assert reports([tell("a", kind=Kind.ABDUCTION), tell("b", ARMY, kind=Kind.DETENTION)]) == [("a", "b")]


def test_a_denial_belongs_to_what_it_denies_and_founds_nothing_of_the_publishers() -> None:
    denial = tell("b", ARMY, at=6, reality=Reality.DENIED, agent=None, when=replace(day(6), sharpness=Sharpness.UNTOLD))
    nothing = tell(
        "c", WIRE, kind=Kind.ATTACK, reality=Reality.DENIED, when=replace(day(5), sharpness=Sharpness.UNTOLD)
    )
    assert reports([tell("a"), denial, nothing]) == [("a", "b")]


def test_history_joins_the_event_of_its_day_or_stands_alone_with_one() -> None:
    old = tell("b", WIRE, at=20, reality=Reality.BACKGROUND)
    elsewhere = tell("c", WIRE, at=20, reality=Reality.BACKGROUND, spot=spot("Farhill"), when=day(1))
    vague = replace(day(1), sharpness=Sharpness.UNTOLD)
    lost = tell("d", WIRE, at=20, reality=Reality.BACKGROUND, spot=spot("Gullhaven"), when=vague)
    assert reports([tell("a"), old, elsewhere, lost]) == [("a", "b"), ("c",)]


def test_who_holds_a_town_he_just_took_tells_of_the_taking() -> None:
    held = tell("b", ARMY, at=6, kind=Kind.HOLDING, when=day(6))
    old = tell("c", ARMY, at=20, kind=Kind.HOLDING, when=day(20))
    events = group([tell("a"), held, old])
    assert [(event.kind, event.reports) for event in events] == [(Kind.GAIN, ("a", "b")), (Kind.HOLDING, ("c",))]


def test_what_is_held_since_a_month_was_taken_then_and_not_again_later() -> None:
    since = When(day(1).first - 700, day(20).last, Sharpness.VAGUE, "2029-04", None)
    held = tell("a", ARMY, at=3, kind=Kind.HOLDING, agent=FRONT, when=since)
    events = group([held, tell("b", at=5, when=day(5))])
    assert [(event.kind, event.reports) for event in events] == [(Kind.HOLDING, ("a",)), (Kind.GAIN, ("b",))]


def test_a_claim_without_a_place_joins_only_where_its_sentence_names_it() -> None:
    first = tell("a", kind=Kind.STRIKE)
    named = tell("b", WITNESSES, kind=Kind.STRIKE, spot=None, named=frozenset({place_key("Saltmarsh")}))
    unnamed = tell("c", WITNESSES, kind=Kind.STRIKE, spot=None)
    assert reports([first, named, unnamed]) == [("a", "b")]


def test_a_claim_happened_at_the_one_known_place_that_its_sentence_names() -> None:
    first = tell("a", spot=spot("Nowhere"))
    names = frozenset({place_key("Nowhere"), place_key("Coast Front")})
    bare = tell("b", WITNESSES, at=6, kind=Kind.CLASH, when=day(6), spot=None, named=names)
    before = tell("0", WITNESSES, at=4, kind=Kind.CLASH, when=day(4), spot=None, named=names)
    two = replace(bare, report="c", named=names | {place_key("Saltmarsh")})
    told = list(placed([first, bare, before, two, tell("d", at=3)]))
    assert [(t.report, t.spot.name if t.spot else None) for t in told] == [
        ("d", "Saltmarsh"),
        ("0", None),
        ("a", "Nowhere"),
        ("b", "Nowhere"),
        ("c", None),
    ]


KINDS = st.sampled_from([Kind.GAIN, Kind.HOLDING, Kind.WITHDRAWAL, Kind.CLASH, Kind.STRIKE, Kind.DISPLACEMENT])
TELLINGS = st.builds(
    lambda number, kind, place, when, at, agent, by, reality: tell(
        f"r{number}", by, at=max(at, when), kind=kind, spot=spot(place), when=day(when), agent=agent, reality=reality
    ),
    number=st.integers(1, 12),
    kind=KINDS,
    place=st.sampled_from(["Saltmarsh", "Gullhaven", "Oysterby", "Nowhere"]),
    when=st.integers(1, 9),
    at=st.integers(1, 9),
    agent=st.sampled_from([FRONT, REPUBLIC, None]),
    by=st.sampled_from([ARMY, REBELS, WIRE, WITNESSES]),
    reality=st.sampled_from([Reality.OCCURRED, Reality.DENIED, Reality.BACKGROUND]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(TELLINGS, max_size=25), st.randoms(use_true_random=False))
def test_the_order_in_which_reports_come_changes_nothing(drawn: list[Telling], chance: random.Random) -> None:
    told = [replace(telling, claim=f"c{n}", order=n) for n, telling in enumerate(drawn)]
    shuffled = list(told)
    chance.shuffle(shuffled)
    as_of = "2031-04-01T00:00:00Z"
    assert weigh(shuffled, NAMES, as_of) == weigh(told, NAMES, as_of)


@settings(max_examples=60, deadline=None)
@given(st.lists(TELLINGS, max_size=25), st.integers(1, 9))
def test_what_was_known_is_what_the_reports_of_then_make(drawn: list[Telling], until: int) -> None:
    told = [replace(telling, claim=f"c{n}", order=n) for n, telling in enumerate(drawn)]
    as_of = f"2031-03-{until:02d}T23:00:00Z"
    then = [telling for telling in told if telling.published <= as_of]
    assert weigh(told, NAMES, as_of) == weigh(then, NAMES, as_of)
    later = {event.id for event in group(told)}
    assert {event.id for event in group(then)} <= later


def test_who_took_a_town_back_did_not_hold_it_the_day_before_and_holds_it_since() -> None:
    before = tell("a", ARMY, at=4, kind=Kind.HOLDING, agent=REPUBLIC, when=day(4))
    back = tell("b", ARMY, at=6, agent=REPUBLIC, when=day(5), words="The army retook Saltmarsh on Wednesday.")
    seen = tell("c", WIRE, at=7, kind=Kind.HOLDING, agent=REPUBLIC, when=day(6), checked=True)
    assert reports([before, back, seen]) == [("a",), ("b", "c")]
    taken = replace(back, words="The army took Saltmarsh on Wednesday.")
    assert reports([before, taken]) == [("a", "b")]


def test_a_massacre_of_a_month_is_history_and_looting_is_news() -> None:
    may = When(day(1).first, day(31).last, Sharpness.VAGUE, "2031-03", "2031-03")
    old = tell("a", WIRE, at=31, kind=Kind.ATTACK, reality=Reality.BACKGROUND, when=may)
    assert reports([old]) == []
    assert reports([replace(old, killed=(72.0, 72.0))]) == [("a",)]
    today = replace(day(5), sharpness=Sharpness.UNDERSTOOD)
    for words, is_told in (("Shops were looted.", True), ("A mill was ransacked.", True), ("Roofs are gone.", False)):
        damage = tell("b", WITNESSES, kind=Kind.DAMAGE, agent=None, when=today, words=words)
        assert bool(reports([damage])) is is_told


def test_a_deed_that_is_taken_as_known_was_done_some_days_before() -> None:
    strike = tell("a", kind=Kind.STRIKE, when=day(3))
    untold = replace(day(6), first=day(5).first, sharpness=Sharpness.UNDERSTOOD)
    words = "The army owned up to the drone strike on Saltmarsh."
    owned = tell("b", ARMY, at=6, kind=Kind.STRIKE, when=untold, words=words)
    assert reports([strike, owned]) == [("a", "b")]
    assert len(group([strike, replace(owned, words="The army said that it struck Saltmarsh.")])) == 2
