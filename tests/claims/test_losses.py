"""Places that change hands in words of other things, by triggers made by hand."""

from __future__ import annotations

import pytest

from wardiary.claims.losses import of_ground
from wardiary.claims.resolved import Resolved
from wardiary.model import Argument, ArgumentRole, Kind, Marks, PlaceMention, Reality, Report, Span, Trigger


def kind(text: str, words: str, read: Kind, role: ArgumentRole = ArgumentRole.AT) -> tuple[Kind, list[str]]:
    """The kind of the trigger, with Sabha tied to it in a role, and the places it is then at."""
    at, name = text.index(words), text.index("Sabha")
    place = PlaceMention(name, name + 5, "Sabha", "Sabha", 27.04, 14.43, None, "PPL", "LY", None, None, 1.0, "")
    marks = Marks((Span(0, len(text)),), (), (), (), None)
    trigger = Trigger(Span(at, at + len(words)), read, Reality.OCCURRED, (Argument(Span(name, name + 5), role),))
    told = of_ground(Resolved(Report("r", text), None, marks, places=(place,)), trigger)
    return told.kind, [a.span.of(text) for a in told.arguments if a.role is ArgumentRole.AT]


@pytest.mark.parametrize("words", ["freed from occupation", "liberated from the terrorists", "cleansed of all rebels"])
def test_what_is_freed_from_occupation_is_gained(words: str) -> None:
    assert kind(f"The city of Sabha was {words} today.", words.split(maxsplit=1)[0], Kind.OTHER) == (
        Kind.GAIN,
        ["Sabha"],
    )


@pytest.mark.parametrize("read", [Kind.CASUALTIES, Kind.WITHDRAWAL, Kind.GAIN])
def test_what_is_lost_to_somebody_is_gained_whatever_it_is_read_as(read: Kind) -> None:
    assert kind("Sabha had been lost to the army.", "lost", read, ArgumentRole.TARGET) == (Kind.GAIN, ["Sabha"])


@pytest.mark.parametrize(
    ("text", "words", "read"),
    [
        ("In Sabha nine captives were freed from a cellar.", "freed", Kind.OTHER),
        ("Near Sabha the army lost men to the rebels.", "lost", Kind.CASUALTIES),
        ("At Sabha a home was lost.", "lost", Kind.DAMAGE),
    ],
)
def test_captives_and_men_are_no_ground(text: str, words: str, read: Kind) -> None:
    assert kind(text, words, read)[0] is read
