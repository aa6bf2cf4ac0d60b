import pytest

from wardiary.model import Span
from wardiary.reading.whole_phrases import is_bare_adjective, whole_phrase, without_clause


@pytest.mark.parametrize(
    ("text", "cut", "whole"),
    [
        ("The Bordurian air defences shot down a drone.", "The Bordurian", "The Bordurian"),
        ("The Syrian air defences shot down a drone.", "The Syrian", "The Syrian air defences"),
        ("Pro-Turkish fighters left the hill.", "Pro-", "Pro-Turkish fighters"),
        ("Fifty-one others were hurt.", "Fifty", "Fifty-one others"),
        ("A blast hit both foreign ministers.", "both foreign", "both foreign ministers"),
        ("Some have fled.", "Some", "Some"),
        ("Boko Haram said it had left.", "Boko", "Boko Haram"),
        ("They left Karsa Monday morning.", "Karsa", "Karsa"),
        ("Ukrainian officials' cars were hit.", "Ukrainian", "Ukrainian"),
        ("The army struck the town.", "The army", "The army"),
        ("Rebels left.", "Rebels", "Rebels"),
    ],
)
def test_a_phrase_goes_on_to_its_noun(text: str, cut: str, whole: str) -> None:
    at = text.index(cut)
    assert whole_phrase(text, Span(at, at + len(cut))).of(text) == whole


def test_an_adjective_by_itself_is_nobody() -> None:
    words = ("unlawful", "heavy", "rebel", "militants", "Syrian", "they")
    assert [word for word in words if is_bare_adjective(word)] == ["unlawful", "heavy"]


@pytest.mark.parametrize(
    ("text", "told", "kept"),
    [
        ("The rebels who had run it left.", "The rebels who had", "The rebels"),
        ("Those who fled are back.", "Those who", "Those"),
        ("The rebels left.", "The rebels", "The rebels"),
    ],
)
def test_a_clause_that_breaks_off_is_no_part_of_a_phrase(text: str, told: str, kept: str) -> None:
    assert without_clause(text, Span(0, len(told))).of(text) == kept
