import io

import pytest
from rich.console import Console

from wardiary.cli import wording
from wardiary.cli.table import console_on, show_reading
from wardiary.model import (
    Attribution,
    Claim,
    ClaimPlace,
    ClaimTime,
    Kind,
    Medium,
    PlaceMention,
    PlaceRole,
    Quantity,
    QuantityKind,
    Reading,
    Reality,
    Report,
    Span,
    Verification,
)

TEXT = "They [all]\nleft the harbour."
REPORT = Report("r", TEXT, publisher="Example Wire")


def claim(**fields: object) -> Claim:
    values: dict[str, object] = {
        "id": "c1",
        "kind": Kind.WITHDRAWAL,
        "trigger": Span(11, 15),
        "also": (),
        "reality": Reality.OCCURRED,
        "actors": (),
        "places": (),
        "time": None,
        "quantities": (),
        "attribution": None,
        "verification": Verification.NONE,
        "sentence": Span(0, len(TEXT)),
    }
    return Claim(**{**values, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        ("2022-11-10", "2022-11-10", "2022-11-10"),
        ("2022-11-10", None, "since 2022-11-10"),
        (None, "2022-11-11T05:00+03:00", "by 2022-11-11 05:00+03:00"),
        ("2022-11-09", "2022-11-10", "2022-11-09 to 2022-11-10"),
        (None, None, wording.UNKNOWN),
    ],
)
def test_times_in_words(begin: str | None, end: str | None, words: str) -> None:
    assert wording.time(claim(time=ClaimTime(None, begin, end))) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (6, 6, "6 killed"),
        (6, None, "at least 6 killed"),
        (None, 40, "up to 40 killed"),
        (4000, 7000, "4,000 to 7,000 killed"),
        (6.9, 6.9, "6.9 killed"),
        (None, None, "– killed"),
    ],
)
def test_quantities_in_words(low: float | None, high: float | None, words: str) -> None:
    assert wording.quantity(Quantity(Span(0, 1), QuantityKind.KILLED, low, high)) == words


def test_voices_in_words() -> None:
    said = Attribution("Ministry", None, None, ("Agency A", "Agency B"), Medium.STATEMENT)
    assert wording.voice(claim(attribution=said), REPORT) == "Ministry (statement), via Agency A, Agency B"
    assert wording.voice(claim(), REPORT) == "the publisher (Example Wire)"


def test_places_in_words() -> None:
    places = (ClaimPlace(None, "Kherson", 46.6, 32.6), ClaimPlace(None, "the south", None, None, PlaceRole.TOWARD))
    assert wording.places(claim(places=places)) == "Kherson; toward the south"
    assert wording.places(claim(places=places[1:])) == "toward the south (not on the map)"
    assert wording.places(claim()) == wording.UNKNOWN


def shown(console: Console, stream: io.StringIO) -> str:
    reading = Reading("r", "sample", None, False, (), (), (), (), (), (), None, None, (claim(),), ())
    show_reading(console, REPORT, reading)
    return stream.getvalue()


def test_the_words_of_a_claim_are_marked_and_never_taken_for_markup() -> None:
    stream = io.StringIO()
    text = shown(console_on(stream), stream)
    assert "They [all] [left] the harbour." in text
    assert "date unknown" in text


def test_on_a_terminal_the_words_are_marked_by_colour_at_any_width() -> None:
    for width in (40, 200):
        stream = io.StringIO()
        text = shown(Console(file=stream, width=width, force_terminal=True, markup=False), stream)
        assert "\x1b[1;7mleft\x1b[0m" in text


def test_settlements_have_the_names_that_the_report_has_for_them() -> None:
    text = "Shells hit Nikolaev."
    place = PlaceMention(11, 19, "Nikolaev", "Mykolayiv", 46.97, 31.99, 700569, "PPLA", "UA", None, None, 1.0, "")
    told = claim(
        trigger=Span(7, 10),
        sentence=Span(0, len(text)),
        places=(ClaimPlace(Span(11, 19), "Mykolayiv", 46.97, 31.99, PlaceRole.AT, 700569),),
    )
    stream = io.StringIO()
    reading = Reading("r", "rules", None, False, (told.sentence,), (), (place,), (), (), (), None, None, (told,), ())
    show_reading(console_on(stream), Report("r", text), reading)
    assert "Mykolayiv" not in stream.getvalue()
