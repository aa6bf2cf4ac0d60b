"""A starting state as control takes it: before any claim, from its day on, the most exact and latest first."""

from __future__ import annotations

import json
from dataclasses import replace

from weighing_samples import ARMY, FRONT, NAMES, REPUBLIC, WIRE, day, tell

from wardiary.diary.starts import Start, StartFile
from wardiary.model import Kind, Reality
from wardiary.weighing.records import Control, Telling
from wardiary.weighing.starts import Starts
from wardiary.weighing.state import weigh

LATE = "2031-04-01T00:00:00Z"
SALTMARSH = Start(2, "Saltmarsh", "held", REPUBLIC, 40.0, 10.0, as_of="2031-03-01")
BAY = json.dumps({"type": "Polygon", "coordinates": [[[9, 39], [11, 39], [11, 41], [9, 41], [9, 39]]]})
AREA = Start(1, "the bay", "held", FRONT, area=BAY, as_of="2031-03-01")


def file(number: int, *starts: Start, withdrawn: bool = False) -> StartFile:
    return StartFile(number, f"map{number}.csv", "", "A. Analyst", "2031-05-01T00:00:00Z", starts, withdrawn)


def held(told: list[Telling], *files: StartFile, as_of: str = LATE) -> dict[str, Control]:
    return {each.spot.name: each for each in weigh(told, NAMES, as_of, Starts(files)).control}


def holds(told: list[Telling], *files: StartFile, as_of: str = LATE) -> dict[str, tuple[str, str | None]]:
    return {name: (each.state.value, each.holder) for name, each in held(told, *files, as_of=as_of).items()}


def test_a_settlement_of_which_nothing_was_told_is_as_the_file_says_with_its_source() -> None:
    found = held([], file(1, replace(SALTMARSH, since="2030")))["Saltmarsh"]
    assert (found.state.value, found.holder, found.since, found.standing) == ("held", REPUBLIC, "2030", None)
    assert found.why == (
        "Starting state of 2031-03-01: Republic held it since 2030 "
        "(map1.csv, entry 2, imported by A. Analyst on 2031-05-01)",
    )


def test_claims_go_on_from_it() -> None:
    fire = tell("a", WIRE, kind=Kind.STRIKE)
    assert holds([fire], file(1, SALTMARSH)) == {"Saltmarsh": ("held", REPUBLIC)}
    assert holds([tell("a")], file(1, SALTMARSH)) == {"Saltmarsh": ("held", FRONT)}
    denied = [tell("a"), tell("b", ARMY, at=6, reality=Reality.DENIED)]
    assert holds(denied, file(1, SALTMARSH)) == {"Saltmarsh": ("contested", None)}
    left = tell("a", ARMY, kind=Kind.WITHDRAWAL, agent=FRONT)
    assert holds([left], file(1, SALTMARSH)) == {"Saltmarsh": ("held", REPUBLIC)}


def test_who_confirms_it_is_told_beside_it() -> None:
    still = tell("a", WIRE, kind=Kind.HOLDING, agent=REPUBLIC)
    found = held([still], file(1, SALTMARSH))["Saltmarsh"]
    assert (found.holder, found.standing and found.standing.value, len(found.events)) == (REPUBLIC, "claimed", 1)
    assert found.why[0].startswith("Starting state of 2031-03-01: Republic held it")


def test_it_counts_from_its_day_on_and_ends_what_was_before() -> None:
    gain = tell("a", when=day(5))
    later = replace(SALTMARSH, as_of="2031-03-08")
    assert holds([gain], file(1, later), as_of="2031-03-07T23:00:00Z") == {"Saltmarsh": ("held", FRONT)}
    assert holds([gain], file(1, later), as_of="2031-03-08T01:00:00Z") == {"Saltmarsh": ("held", REPUBLIC)}
    assert holds([], file(1, later), as_of="2031-03-07T23:00:00Z") == {}


def test_an_area_holds_the_settlements_within_it_that_something_was_told_of() -> None:
    inside, outside = tell("a", WIRE, kind=Kind.STRIKE), tell("b", WIRE, kind=Kind.STRIKE, spot=_far())
    assert holds([inside, outside], file(1, AREA)) == {"Saltmarsh": ("held", FRONT), "Farhill": ("unknown", None)}


def test_of_several_the_latest_day_counts_then_who_names_the_place_then_the_last_import() -> None:
    fire = [tell("a", WIRE, kind=Kind.STRIKE)]
    town = Start(1, "Saltmarsh", "held", FRONT, 40.0, 10.0, as_of="2031-03-01")  # listed with its area
    contested = replace(SALTMARSH, state="contested", holder=None)
    later = replace(AREA, as_of="2031-03-02")
    assert holds(fire, file(1, SALTMARSH), file(2, AREA, town)) == {"Saltmarsh": ("held", REPUBLIC)}
    assert holds(fire, file(1, SALTMARSH), file(2, later)) == {"Saltmarsh": ("held", FRONT)}
    assert holds(fire, file(1, SALTMARSH), file(2, contested)) == {"Saltmarsh": ("contested", None)}
    assert holds(fire, file(1, SALTMARSH), file(2, contested, withdrawn=True)) == {"Saltmarsh": ("held", REPUBLIC)}


def test_the_days_on_which_it_changes_are_told() -> None:
    starts = Starts([file(1, replace(SALTMARSH, as_of=None)), file(2, replace(AREA, as_of="2031-03"))])
    (spot,) = {each.spot for each in weigh([tell("a")], NAMES, LATE).control}
    assert starts.days(spot) == ("", "2031-03-01T00:00:00Z")
    assert not Starts()


def _far() -> object:
    from weighing_samples import spot

    return spot("Farhill")
