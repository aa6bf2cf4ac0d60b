"""Rules of joining and of standing that hold under noise: battles, states, answers weeks later, boasts admitted."""

from __future__ import annotations

from dataclasses import replace

from weighing_samples import ARMY, FRONT, NAMES, REBELS, REPUBLIC, WIRE, WITNESSES, day, spot, tell, voice

from wardiary.model import Kind, Reality
from wardiary.weighing.grouping.events import group
from wardiary.weighing.places.spots import place_key
from wardiary.weighing.records import THIRD, Sharpness, Spot, StandingWord, Telling, WeighedEvent, When
from wardiary.weighing.state import weigh

DENIED = Reality.DENIED
UNTOLD = Sharpness.UNTOLD


def reports(*told: Telling) -> list[tuple[str, ...]]:
    return [event.reports for event in group(told)]


def weighed(*told: Telling) -> dict[str, WeighedEvent]:
    return {each.event.reports[0]: each for each in weigh(told, NAMES, "2031-04-30T00:00:00Z").events}


def words(*told: Telling) -> dict[str, StandingWord]:
    return {name: each.standing.word for name, each in weighed(*told).items()}


def test_a_battle_goes_on_over_night_and_to_the_village_beyond() -> None:
    mill = Spot("Saltmill", place_key("Saltmill"), 40.02, 10.0)  # 2 km
    fight = [
        tell("a", kind=Kind.CLASH, when=day(5)),
        tell("b", kind=Kind.CLASH, when=day(6), at=6),
        tell("c", kind=Kind.CLASH, when=day(6), at=6, spot=mill),
        tell("d", kind=Kind.CLASH, when=day(9), at=9),
    ]
    assert reports(*fight) == [("a", "b", "c"), ("d",)]


def test_held_since_a_month_is_the_gain_of_that_month() -> None:
    march = When(day(1).first, day(31).last, Sharpness.VAGUE, "2031-03", None)
    held = tell("b", ARMY, kind=Kind.HOLDING, at=31, when=march)
    assert reports(tell("a"), held) == [("a", "b")]


def test_one_side_holds_a_town_all_week() -> None:
    held = [tell(f"r{n}", kind=Kind.HOLDING, at=n, when=day(n)) for n in (5, 12)]
    assert reports(*held) == [("r5", "r12")]


def test_a_denial_of_who_holds_a_town_reaches_back_three_weeks() -> None:
    late = tell("b", ARMY, at=22, reality=DENIED, agent=None, when=replace(day(22), sharpness=UNTOLD))
    strike = tell("c", kind=Kind.STRIKE, agent=REPUBLIC)
    denied = tell("d", ARMY, at=22, kind=Kind.STRIKE, reality=DENIED, when=replace(day(22), sharpness=UNTOLD))
    assert reports(tell("a"), late) == [("a", "b")]
    assert ("c", "d") not in reports(strike, denied)


def test_a_denial_told_with_the_day_of_denying_is_of_the_day_before() -> None:
    denial = tell("b", ARMY, at=6, reality=DENIED, agent=None, when=day(6))
    assert reports(tell("a"), denial) == [("a", "b")]


def test_what_is_seen_afterwards_without_a_day_founds_nothing() -> None:
    understood = replace(day(5), sharpness=Sharpness.UNDERSTOOD)
    assert reports(tell("a", kind=Kind.DAMAGE, when=understood)) == []
    assert reports(tell("a", kind=Kind.DAMAGE)) == [("a",)]


def test_blaming_the_other_side_concedes_nothing() -> None:
    shelled = tell("a", WITNESSES, kind=Kind.STRIKE, agent=REPUBLIC, target=THIRD)
    blamed = tell("b", ARMY, kind=Kind.STRIKE, agent=FRONT, target=THIRD)
    admitted = tell("b", ARMY, kind=Kind.STRIKE, agent=REPUBLIC, target=THIRD)
    assert words(shelled, blamed) == {"a": StandingWord.CORROBORATED}
    assert words(shelled, admitted) == {"a": StandingWord.CONCEDED}


def test_a_boast_that_those_who_were_hit_admit_is_conceded() -> None:
    boast = tell("a", REBELS, kind=Kind.EXPLOSION, target=REPUBLIC, killed=(5, 5))
    toll = tell("b", ARMY, kind=Kind.EXPLOSION, agent=None, target=REPUBLIC, killed=(4, 4))
    assert words(boast) == {"a": StandingWord.CLAIMED}
    assert words(toll) == {"b": StandingWord.CLAIMED}
    assert words(boast, toll) == {"a": StandingWord.CONCEDED}


def test_a_gain_by_another_disputes_a_holding() -> None:
    held = tell("b", ARMY, kind=Kind.HOLDING, agent=REPUBLIC, at=6, when=day(6))
    assert words(tell("a"), held)["b"] is StandingWord.DISPUTED
    regained = tell("c", ARMY, agent=REPUBLIC, when=day(6), at=6)
    assert words(tell("a"), regained, replace(held, when=day(8)))["b"] is not StandingWord.DISPUTED


def test_a_refuted_gain_disputes_no_holding() -> None:
    held = tell("b", ARMY, kind=Kind.HOLDING, agent=REPUBLIC, at=6, when=day(6))
    analyst = voice("Example Institute", is_publisher=True)
    refuted = tell("c", analyst, at=7, reality=DENIED, checked=True)
    assert words(tell("a"), held, refuted) == {"a": StandingWord.REFUTED, "b": StandingWord.CLAIMED}


def test_who_is_seen_to_hold_a_town_later_did_take_it() -> None:
    denial = tell("b", ARMY, at=6, reality=DENIED, agent=None, when=day(5))
    seen = tell("c", WIRE, at=20, kind=Kind.HOLDING, when=day(20), checked=True)
    lost = tell("d", ARMY, at=10, agent=REPUBLIC, when=day(10))
    assert words(tell("a"), denial, seen)["a"] is StandingWord.VERIFIED
    assert words(tell("a"), denial, lost, seen)["a"] is StandingWord.DISPUTED


def test_not_one_rebel_in_town_is_no_event() -> None:
    assert reports(tell("a", ARMY, kind=Kind.DEPLOYMENT, reality=DENIED, spot=spot("Farhill"))) == []


def test_who_insists_weeks_later_that_it_holds_a_town_disputes_the_gain() -> None:
    insists = tell("b", ARMY, kind=Kind.HOLDING, agent=REPUBLIC, at=17, when=day(17))
    heard = tell("b", WITNESSES, kind=Kind.HOLDING, agent=REPUBLIC, at=17, when=day(17))
    back = tell("c", ARMY, agent=REPUBLIC, at=10, when=day(10))
    assert words(tell("a"), insists)["a"] is StandingWord.DISPUTED
    assert words(tell("a"), heard)["a"] is StandingWord.CLAIMED
    assert words(tell("a"), back, insists)["a"] is StandingWord.CLAIMED


def test_what_happens_in_a_building_of_a_town_happens_in_the_town() -> None:
    town = Spot("Saltmarsh", place_key("Saltmarsh"), 40.0, 10.0, geonameid=1)
    hospital = Spot("Harbour hospital", place_key("Harbour hospital"), 40.0, 10.0)
    market = Spot("Corn market", place_key("Corn market"), 40.0, 10.0)
    shot = tell("a", WITNESSES, kind=Kind.ATTACK, agent=REPUBLIC, spot=hospital)
    denied = tell("b", ARMY, at=6, kind=Kind.ATTACK, agent=REPUBLIC, reality=DENIED, spot=town)
    elsewhere = tell("c", WIRE, kind=Kind.ATTACK, agent=REPUBLIC, spot=market)
    assert reports(shot, denied) == [("a", "b")]
    assert reports(shot, elsewhere) == [("a",), ("c",)]
    taken = [tell("d", spot=hospital), tell("e", ARMY, spot=town)]
    assert reports(*taken) == [("d",), ("e",)]


def test_a_boast_to_hold_a_town_since_a_day_is_refuted_by_who_saw_another_there() -> None:
    since = When(day(5).first, day(6).last, Sharpness.SHARP, "2031-03-05T18:00", None)
    boast = tell("a", kind=Kind.HOLDING, when=since, reality=Reality.ONGOING)
    seen = tell("b", WIRE, at=6, kind=Kind.HOLDING, agent=REPUBLIC, when=day(6), checked=True)
    assert words(boast, seen)["a"] is StandingWord.REFUTED
    stays = replace(boast, when=day(6))
    assert words(stays, seen)["a"] is StandingWord.DISPUTED


def test_fire_of_another_sort_at_others_is_another_event() -> None:
    convoy = tell("a", WIRE, kind=Kind.ATTACK, agent=None, target=THIRD)
    raid = tell("b", ARMY, kind=Kind.STRIKE, agent=REPUBLIC, target=FRONT)
    assert reports(convoy, raid) == [("a",), ("b",)]
    bombed = tell("b", ARMY, kind=Kind.STRIKE, agent=REPUBLIC, target=THIRD)
    assert reports(convoy, bombed) == [("a", "b")]
    unknown = tell("b", ARMY, kind=Kind.STRIKE, agent=REPUBLIC, target=None)
    assert reports(convoy, unknown) == [("a", "b")]


def test_people_who_have_gone_are_no_withdrawal() -> None:
    assert reports(tell("a", WIRE, kind=Kind.WITHDRAWAL, agent=THIRD)) == []
    assert reports(tell("a", WIRE, kind=Kind.WITHDRAWAL, agent=None, words="Men left.")) == [("a",)]
    assert reports(tell("a", WIRE, kind=Kind.DISPLACEMENT, agent=THIRD)) == [("a",)]


def test_who_holds_what_he_denies_to_have_lost_or_left_is_disputed() -> None:
    held = tell("b", ARMY, at=6, kind=Kind.HOLDING, agent=REPUBLIC, when=day(6))
    denied = tell("a", ARMY, at=6, reality=DENIED, agent=FRONT, when=day(6))
    assert words(denied, held)["b"] is StandingWord.DISPUTED
    left = tell("c", WITNESSES, kind=Kind.WITHDRAWAL, agent=REPUBLIC, when=day(5))
    stayed = tell("d", ARMY, at=6, kind=Kind.WITHDRAWAL, agent=REPUBLIC, reality=DENIED, when=day(5))
    assert words(left, stayed, held)["b"] is StandingWord.DISPUTED
    assert words(held)["b"] is StandingWord.CLAIMED
    seen = replace(tell("e", WIRE, at=6, kind=Kind.HOLDING, agent=REPUBLIC, when=day(6)), checked=True)
    assert words(denied, held, seen)["b"] is StandingWord.VERIFIED


def test_a_denial_of_fire_on_a_town_is_of_the_region_of_its_name() -> None:
    region = replace(spot("Saltmarsh"), geonameid=7, is_area=True)
    town = replace(spot("Saltmarsh"), geonameid=8)
    struck = tell("a", kind=Kind.STRIKE, agent=FRONT, target=REPUBLIC, spot=region)
    denied = tell("b", ARMY, kind=Kind.STRIKE, agent=None, target=REPUBLIC, spot=town, reality=Reality.DENIED)
    (event,) = weigh([struck, denied], NAMES, "2031-04-01").events
    assert event.standing.word == "disputed"
    told = tell("b", ARMY, kind=Kind.STRIKE, agent=None, target=REPUBLIC, spot=town)
    assert len(weigh([struck, told], NAMES, "2031-04-01").events) == 2
