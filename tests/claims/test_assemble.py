"""Claims from whole invented reports, by the real pipeline: what is tied to what, and what is joined."""

from __future__ import annotations

from functools import cache

import pytest

from wardiary.model import Claim, Kind, Reading, Reality, Report, Verification
from wardiary.pipeline import Pipeline


@cache
def pipeline() -> Pipeline:
    return Pipeline.open()


def read(text: str, published: str | None = "2021-06-16", publisher: str | None = "Example Wire") -> Reading:
    return next(pipeline().read([Report("r", text, publisher=publisher, published=published)]))


def one(text: str, kind: Kind) -> Claim:
    claims = [claim for claim in read(text).claims if claim.kind is kind]
    assert len(claims) == 1, claims
    return claims[0]


def test_who_what_where_when_how_many() -> None:
    claim = one(
        "Rebels shelled the town of Sebha on Monday, killing at least five people, the mayor said.", Kind.STRIKE
    )
    assert [p.geonameid for p in claim.places] == [2212775]
    assert claim.time is not None
    assert (claim.time.from_, claim.time.to) == ("2021-06-14", "2021-06-14")
    assert [(q.what, q.low, q.high) for q in claim.quantities] == [("killed", 5, None)]
    assert claim.attribution is not None
    assert "mayor" in claim.attribution.speaker
    assert [(a.role, a.name) for a in claim.actors if a.role == "agent"] == [("agent", "Libyan rebels")]


def test_the_publisher_vouches_for_what_nobody_is_said_to_say() -> None:
    assert one("Government troops recaptured Kidal on Tuesday.", Kind.GAIN).attribution is None


def test_a_dateless_news_item_tells_of_its_own_day_and_says_that_this_is_understood() -> None:
    claim = one("A car bomb exploded in Mogadishu.", Kind.EXPLOSION)
    assert claim.time is not None
    assert (claim.time.span, claim.time.from_, claim.time.to) == (None, "2021-06-16", "2021-06-16")


def test_without_a_date_of_publication_nothing_is_understood() -> None:
    reading = read("A car bomb exploded in Mogadishu.", published=None)
    assert reading.published is None
    assert reading.claims[0].time is None


def test_where_only_old_days_are_told_no_day_is_understood() -> None:
    reading = read("In March 1994 rebels crossed the river. A car bomb exploded in Kigali.")
    assert [c.time for c in reading.claims if c.kind is Kind.EXPLOSION] == [None]


def test_old_happenings_are_background() -> None:
    claim = one("Militias have rebuilt the bridge that the army destroyed in 2014.", Kind.DAMAGE)
    assert claim.reality is Reality.BACKGROUND


def test_what_went_on_until_long_ago_is_background_but_what_began_long_ago_goes_on() -> None:
    assert one("In March 2019 rebels were besieging Sebha.", Kind.DEPLOYMENT).reality is Reality.BACKGROUND
    assert one("The siege of Sebha, which began in March 2021, continues.", Kind.DEPLOYMENT).reality is Reality.ONGOING


def test_one_happening_told_twice_by_one_voice_is_one_claim() -> None:
    claims = read("Jets bombed a market in Idlib on Monday. The bombing lasted for an hour.").claims
    assert [c.kind for c in claims] == [Kind.STRIKE]
    assert len(claims[0].also) == 1


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Near Sirte one strike engaged a patrol and destroyed a fuel depot on Monday.", [Kind.STRIKE]),
        ("The school in Zintan was hit by an explosion on Monday.", [Kind.EXPLOSION]),
        ("Shelling and a car bomb killed nine people in Zintan on Monday.", [Kind.STRIKE, Kind.EXPLOSION]),
    ],
)
def test_what_a_blow_did_belongs_to_it_and_two_words_for_it_are_one_claim(text: str, kinds: list[Kind]) -> None:
    assert [claim.kind for claim in read(text).claims] == kinds


def test_told_by_two_voices_it_is_two_claims() -> None:
    text = "Residents said jets bombed the market in Idlib. The ministry denied that its jets had bombed the market."
    assert [c.reality for c in read(text).claims if c.kind is Kind.STRIKE] == [Reality.OCCURRED, Reality.DENIED]


def test_what_the_publisher_could_not_verify_is_marked() -> None:
    text = "Two drones hit a depot in Gondar, officials said. Example Wire could not verify the report."
    assert one(text, Kind.STRIKE).verification is Verification.UNVERIFIED


def test_a_bank_of_a_river_has_no_point() -> None:
    claim = one("Its troops withdrew from the western bank of the Euphrates on Monday.", Kind.WITHDRAWAL)
    assert [(p.name, p.lat) for p in claim.places] == [("the western bank of the Euphrates", None)]


def test_the_anchor_of_a_distance_is_not_where_it_happened() -> None:
    claim = one("Troops seized Tel Abyad, about 60 miles north of Raqqa, on Monday.", Kind.GAIN)
    assert [p.name for p in claim.places] != []
    assert all("Raqqa" not in p.name for p in claim.places)


@pytest.mark.parametrize("text", ["", "   ", "1 2 3", "No.", "“", "The the the the", "a" * 5000])
def test_odd_texts_give_a_reading_and_no_error(text: str) -> None:
    assert read(text).id == "r"


def test_spans_are_words_of_the_text_as_given() -> None:
    text = "Line one.\r\nThe army  shelled\tHoms — 12 people died. “We saw it,” a nurse said.\u2028Ende."
    reading = read(text)
    for claim in reading.claims:
        assert claim.sentence.of(text).strip()
        assert claim.sentence.contains(claim.trigger)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The mill, whose roof burned last year, was shelled on Monday, the mayor said.", "mayor"),
        ("The army, which shelled the mill on Monday, is near, the mayor said.", None),
    ],
)
def test_what_the_publisher_adds_in_passing_ends_with_its_comma(text: str, speaker: str | None) -> None:
    told = [claim for claim in read(text).claims if claim.trigger.of(text) == "shelled"]
    assert [claim.attribution.speaker if claim.attribution else None for claim in told] == [speaker]
