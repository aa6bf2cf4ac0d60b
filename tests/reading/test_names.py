"""Names of places told from names of other things; the sentences are made up for these tests."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardiary.model import Span
from wardiary.reading.rules.names import find_toponyms
from wardiary.reading.sentences import split_sentences
from wardiary.reading.tokens import tokenize

GAZETTEER = {
    "khartoum", "omdurman", "el geneina", "kherson", "snihurivka", "kyiv", "washington", "paris", "lincoln", "hama",
    "ames", "nice", "reading", "jordan", "post", "mobile", "san antonio", "abu dhabi", "java", "aleppo", "said", "is",
    "he",
}  # fmt: skip


def found(text: str) -> list[str]:
    spans = find_toponyms(text, split_sentences(text), tokenize(text), lambda name: name.lower() in GAZETTEER)
    return [span.of(text) for span in spans]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells fell near Omdurman and in El Geneina.", ["Omdurman", "El Geneina"]),
        ("KHARTOUM (Reuters) - Markets stayed shut.", ["KHARTOUM"]),
        ("Troops left the western bank of the Dnieper, 50 km from Kherson.", ["Dnieper", "Kherson"]),
        ("The convoy reached the city of Hama on Monday.", ["Hama"]),
        ("A bus from San Antonio, Texas, overturned.", ["San Antonio", "Texas"]),
        ("The clinic is in Bell County.", ["Bell County"]),
        ("U.S. officials met in Kyiv.", ["U.S.", "Kyiv"]),
        ("Licking County lies by the Red River.", ["Licking County", "Red River"]),
        ("He wrote in Ames, Ia., of Java.", ["Ames", "Ia.", "Java"]),
    ],
)
def test_places_are_found_by_what_stands_around_them(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Jordan Peters said nothing.",
        "President Lincoln was shot.",
        "Reading is fun, he said.",
        "Nice people do not lie.",
        "The Syrian army and the Russians met on Monday.",
    ],
)
def test_names_of_others_are_not_places(text: str) -> None:
    assert found(text) == []


def test_a_compound_gives_up_the_place_inside_it() -> None:
    text = "The Kherson-based brigade fought on in Aleppo."
    spans = find_toponyms(text, split_sentences(text), tokenize(text), lambda name: name.lower() in GAZETTEER)
    assert [span.of(text) for span in spans] == ["Kherson", "Aleppo"]


def test_an_empty_text_has_none() -> None:
    assert find_toponyms("", (), (), lambda _: True) == ()


@given(st.text(alphabet="ABab U.S, -'’()\nКи", max_size=60))
def test_spans_are_ordered_apart_and_inside_the_text(text: str) -> None:
    spans = find_toponyms(text, split_sentences(text), tokenize(text), lambda name: len(name) % 2 == 0)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(isinstance(span, Span) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
