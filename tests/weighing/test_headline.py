"""Where harm is that no sentence places, and when what is counted happened; invented places of the bay."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_strange_places import PARTIES, mention
from weighing_samples import WITNESSES, Wrote, day, spot, tell

from wardiary.model import AreaKind, ClaimArea, ClaimPlace, ClaimTime, Kind, PlaceRole, Reality, Span
from wardiary.reading.sentences import split_sentences
from wardiary.weighing.counts.tolls import as_counted
from wardiary.weighing.grouping.events import group
from wardiary.weighing.places.spots import is_same, place_key
from wardiary.weighing.records import Sharpness, Spot, Telling
from wardiary.weighing.tellings import tellings


def told(wrote: Wrote, *names: str, title: str | None = None, place: ClaimPlace | None = None) -> Telling:
    """The telling of a report's one claim, which its last sentence tells; its report names these places."""
    kept = wrote.kept()
    last = wrote.text.rindex(". ", 0, len(wrote.text) - 1) + 2 if ". " in wrote.text[:-1] else 0
    claim = replace(kept.reading.claims[0], sentence=Span(last, len(wrote.text)), places=(place,) if place else ())
    if place is None:
        claim = replace(claim, time=ClaimTime(None, "2031-03-05", "2031-03-05"))
    reading = replace(kept.reading, claims=(claim,), places=tuple(mention(wrote.text, name) for name in names))
    (telling,) = tellings([replace(kept, reading=reading, report=replace(kept.report, title=title))], PARTIES)
    return telling


NINE = "Boats left Oysterby for Farhill at dawn. Nine people died in their beds."


@pytest.mark.parametrize(
    ("title", "where"),
    [
        ("Sleepless night in Oysterby", "Oysterby"),
        ("Dead of Oysterby counted", "Oysterby"),
        ("Oysterby and Farhill mourn", None),
        ("A night of fire", None),
        (None, None),
    ],
)
def test_the_dead_of_a_report_are_where_its_headline_says(title: str | None, where: str | None) -> None:
    telling = told(Wrote("a", NINE, "died", Kind.CASUALTIES, killed=(9,)), "Oysterby", "Farhill", title=title)
    assert (telling.spot.name if telling.spot else None) == where


def test_not_where_the_paragraph_tells_of_another_place_nor_who_took_one() -> None:
    text = "Oysterby was calm.\n\nIn Farhill people wept. Nine people died in their beds."
    dead = told(Wrote("a", text, "died", Kind.CASUALTIES, killed=(9,)), "Oysterby", "Farhill", title="Calm in Oysterby")
    taken = told(Wrote("a", NINE, "died", Kind.GAIN), "Oysterby", "Farhill", title="Oysterby and its dead")
    assert (dead.spot, taken.spot) == (None, None)


@pytest.mark.parametrize(
    "words",
    [
        "Marram, a fishing town about 12 km east of Oysterby",
        "Marram, 12 km east of Oysterby",
        "Marram (12 km east of Oysterby",
        "Marram, which lies some 12 km east of Oysterby",
    ],
)
def test_a_distance_says_where_the_settlement_named_before_it_lies(words: str) -> None:
    text = f"Shells fell on {words}."
    begin = text.index("12 km")
    area = ClaimArea(AreaKind.RELATIVE, "12 km east of Oysterby")
    place = ClaimPlace(Span(begin, len(text) - 1), area.name, 40.02, 10.16, PlaceRole.AT, None, area)
    found = told(Wrote("a", text, "Shells", Kind.STRIKE), "Marram", "Oysterby", place=place).spot
    assert found == Spot("Marram", "mrm", 40.02, 10.16)


def test_a_distance_from_where_nothing_is_named_is_an_area() -> None:
    text = "Shells fell in the fields 12 km east of Oysterby."
    area = ClaimArea(AreaKind.RELATIVE, "12 km east of Oysterby")
    place = ClaimPlace(Span(text.index("12 km"), len(text) - 1), area.name, 40.02, 10.16, PlaceRole.AT, None, area)
    found = told(Wrote("a", text, "Shells", Kind.STRIKE), "Oysterby", place=place).spot
    assert found is not None
    assert found.is_area


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        ("The toll of the shelling has risen to 31, doctors said.", Kind.STRIKE, 14),
        ("The number of soldiers killed when the barracks were hit rose again.", Kind.STRIKE, 14),
        ("Clinics had counted 31 dead.", Kind.CASUALTIES, 1),
        ("Shells hit the fish hall.", Kind.STRIKE, 0),
    ],
)
def test_what_is_counted_happened_before(text: str, kind: Kind, days: int) -> None:
    when = replace(day(9), sharpness=Sharpness.UNDERSTOOD)
    claim = Wrote("a", text, text[:3], kind).claim()
    assert when.first - as_counted(when, claim, text).first == days
    assert as_counted(day(9), claim, text) == day(9)


def test_a_grown_toll_is_of_the_strike_of_the_week_before() -> None:
    hit = tell("a", WITNESSES, at=5, kind=Kind.STRIKE, killed=(20, 20))
    when = as_counted(
        replace(day(11), sharpness=Sharpness.UNDERSTOOD),
        Wrote("b", "The toll rose to 31.", "toll", Kind.CASUALTIES).claim(),
        "The toll rose to 31.",
    )
    grown = tell("b", WITNESSES, at=11, kind=Kind.CASUALTIES, killed=(31, 31), when=when)
    (event,) = group([hit, grown])
    assert (event.kind, event.reports, event.when) == (Kind.STRIKE, ("a", "b"), day(5))


@pytest.mark.parametrize(
    ("thing", "kind", "is_apart"),
    [
        ("Oysterby airport", Kind.GAIN, True),
        ("Oysterby international airport", Kind.HOLDING, True),
        ("Oysterby airport", Kind.STRIKE, False),
        ("Oysterby airfield", Kind.GAIN, False),
        ("Oysterby", Kind.GAIN, False),
    ],
)
def test_who_has_the_airport_has_not_its_city(thing: str, kind: Kind, is_apart: bool) -> None:
    text = f"{thing} fell into the hands of the CF; Oysterby burns."
    mentioned = mention(text, "Oysterby")
    place = ClaimPlace(mentioned.span, "Oysterby", 40.02, 10.02, PlaceRole.AT, mentioned.geonameid)
    found = told(Wrote("a", text, "fell", kind, agent="CF"), "Oysterby", place=place).spot
    assert found is not None
    town = Spot("Oysterby", place_key("Oysterby"), 40.02, 10.02, 3)
    assert (found.name, is_same(found, town)) == (
        thing,
        not is_apart,
    )


LEFT = "The garrison was gone. Residents said that the army had departed on Friday night {} Farhill."


@pytest.mark.parametrize("words", ["in the direction of", "for", "towards", "to the town of", "by lorry to"])
def test_forces_leave_the_town_of_the_headline_not_the_one_they_go_to(words: str) -> None:
    text = "Oysterby woke to silence. " + LEFT.format(words)
    wrote = Wrote("a", text, "departed", Kind.WITHDRAWAL, agent="army")
    telling = told(wrote, "Oysterby", "Farhill", title="No soldiers left in Oysterby")
    assert telling.spot is not None
    assert telling.spot.name == "Oysterby"


def test_forces_leave_the_town_that_they_come_from() -> None:
    wrote = Wrote("a", LEFT.format("from"), "departed", Kind.WITHDRAWAL, agent="army")
    telling = told(wrote, "Farhill", title="No soldiers left in Oysterby")
    assert telling.spot is not None
    assert telling.spot.name == "Farhill"


def test_a_described_thing_at_a_towns_point_is_hit_with_the_town() -> None:
    town = spot("Saltmarsh")
    market = Spot("the fish market", "fsh", town.lat, town.lon)
    named = Spot("Gull bridge", "gll", town.lat, town.lon)
    for kind, where, events in ((Kind.STRIKE, market, 1), (Kind.STRIKE, named, 2), (Kind.GAIN, market, 2)):
        found = group([tell("a", kind=kind, spot=town), tell("b", kind=kind, spot=where)])
        assert len(found) == events, (kind, where)


@pytest.mark.parametrize(
    "words",
    ["In Farhill the army admitted", "In Farhill, the army conceded on Sunday", "From Farhill the army announced"],
)
def test_the_town_is_not_the_one_from_which_a_voice_speaks(words: str) -> None:
    text = f"All was quiet in Oysterby. {words} that the town had fallen."
    wrote = Wrote("a", text, "fallen", speaker="the army", agent="CF")
    place = ClaimPlace(Span(text.index("the town"), text.index(" had fallen")), "Oysterby", 40.02, 10.02)
    found = told(wrote, "Oysterby", "Farhill", place=place).spot
    assert found is not None
    assert found.name == "Oysterby"


def test_a_named_thing_that_borrows_the_point_of_another_town_is_still_that_thing() -> None:
    far = replace(spot("Farhill"), name="Marram market", key=spot("Marram").key)
    known = replace(far, name="Marram", geonameid=7)
    (hit,) = group([tell(name, kind=Kind.STRIKE, spot=where) for name, where in (("a", known), ("b", far))])
    assert hit.reports == ("a", "b")
    namesake = replace(known, lat=40.0, lon=10.0, geonameid=8)
    events = group([tell(name, kind=Kind.STRIKE, spot=where) for name, where in (("a", known), ("b", namesake))])
    assert len(events) == 2


def test_what_is_called_false_where_its_announcement_was_made_is_where_the_paragraph_is() -> None:
    text = "The army has left Oysterby. It called inventions the announcements from Farhill about an encirclement."
    kept = Wrote("a", text, "encirclement", Kind.DEPLOYMENT, speaker="army", reality=Reality.DENIED).kept()
    begin = text.index("It called")
    first = replace(kept.reading.claims[0], kind=Kind.WITHDRAWAL, reality=Reality.OCCURRED, sentence=Span(0, begin - 1))
    first = replace(first, id="c0", trigger=Span(13, 17), places=(ClaimPlace(None, "Oysterby", 40.02, 10.02),))
    second = replace(kept.reading.claims[0], sentence=Span(begin, len(text)), places=())
    named = tuple(mention(text, name) for name in ("Oysterby", "Farhill"))
    reading = replace(kept.reading, claims=(first, second), places=named)
    told_each = tellings([replace(kept, reading=reading)], PARTIES)
    assert [t.spot.name for t in told_each if t.denies and t.spot] == ["Oysterby"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Oysterby knows this. In 2024 a shell from across the lake killed five people here.", "Oysterby"),
        ("Oysterby and Farhill know this. In 2024 a shell killed five people here.", None),
    ],
)
def test_here_is_where_the_paragraph_set_out(text: str, where: str | None) -> None:
    names = [name for name in ("Oysterby", "Farhill") if name in text]
    wrote = Wrote("a", text, "shell", Kind.STRIKE, place=None)
    lake = ClaimPlace(Span(text.index("a shell"), text.index("a shell") + 1), "the lake", None, None, PlaceRole.FROM)
    telling = told(wrote, *names, place=lake)
    assert (telling.spot.name if telling.spot else None) == where


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Oysterby was shelled.\n\nThe army denied that it had fired. It spoke of Farhill.", "Oysterby"),
        ("Oysterby was shelled.\n\nIn Farhill the army denied that it had fired.", "Farhill"),
    ],
)
def test_a_denial_that_opens_a_paragraph_is_of_what_was_told_above(text: str, where: str) -> None:
    report = Wrote("a", text, "shelled", Kind.STRIKE, place=None).kept()
    sentences = tuple(split_sentences(text))
    denial = Wrote("a", text, "had fired", Kind.STRIKE, place=None, reality=Reality.DENIED, speaker="army").claim()
    claims = (
        replace(
            report.reading.claims[0], sentence=sentences[0], places=(ClaimPlace(Span(0, 8), "Oysterby", None, None),)
        ),
        replace(denial, id="c2", sentence=sentences[1]),
    )
    places = (mention(text, "Oysterby"), mention(text, "Farhill"))
    reading = replace(report.reading, claims=claims, places=places, sentences=sentences)
    found = [t for t in tellings([replace(report, reading=reading)], PARTIES) if t.claim == "c2"]
    assert [t.spot.name if t.spot else None for t in found] == [where]
