import pytest

from wardiary.model import Verification
from wardiary.reading.sentences import split_sentences
from wardiary.resolving.voices import verifications

YES, NO = Verification.VERIFIED, Verification.UNVERIFIED


def found(text: str, publisher: str | None = "Example Wire") -> list[tuple[str, Verification]]:
    return [(span.of(text)[:12], verdict) for span, verdict in verifications(text, split_sentences(text), publisher)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Smoke rose over the mill in footage verified by Example Wire.", [("Smoke rose o", YES)]),
        ("Smoke rose over the mill in footage verified by the army.", []),
        ("The army took Tero. Example Wire has not verified the claim.", [("The army too", NO), ("Example Wire", NO)]),
        (
            "The army took Tero.\n\nThe claim could not be independently verified.",
            [("The army too", NO), ("The claim co", NO)],
        ),
        ("A fell. B fell. We could not verify that.", [("B fell.", NO), ("We could not", NO)]),
        ("A fell. B fell. We could not verify the reports.", [("A fell.", NO), ("B fell.", NO), ("We could not", NO)]),
        ("AA took Tero. B fell. The AA claim was not verified.", [("AA took Tero", NO), ("The AA claim", NO)]),
        ("Police were unable to confirm the toll.", []),
        ("“It is hard to verify reports,” the mayor said.", []),
        ("We have geolocated the video to a square in Tero.", [("We have geol", YES)]),
        ("Nothing was checked here.", []),
    ],
)
def test_what_the_report_says_of_its_own_checking(text: str, expected: list[tuple[str, Verification]]) -> None:
    assert found(text) == expected


def test_an_agency_checks_where_no_publisher_is_known() -> None:
    assert found("The clip was verified by Reuters.", None) == [("The clip was", YES)]
    assert found("The clip was verified by Reuters.", "Example Wire") == []
