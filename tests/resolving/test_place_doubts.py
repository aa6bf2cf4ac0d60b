"""Places that a line names but that are not where it happened; lines made up for the purpose."""

import re

import pytest

from wardiary.gazetteer import Gazetteer
from wardiary.model import MainPlace, Span
from wardiary.reading.sentences import split_sentences
from wardiary.resolving.place_context import contexts
from wardiary.resolving.place_spotting import spot_places
from wardiary.resolving.places import main_place, resolve_places


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def placed(gazetteer: Gazetteer, text: str, *names: str) -> MainPlace | None:
    spans = sorted(Span(m.start(), m.end()) for name in names for m in re.finditer(re.escape(name), text))
    return main_place(text, resolve_places(text, spans, gazetteer), split_sentences(text), gazetteer)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Clinic shelled in Qarnufa, Homs", ("Qarnufa", "Homs")),
        ("Mill burnt in Zolota Dubrava, Sumy", ("Zolota", "Sumy")),
        ("Checkpoint attacked at Wad Sherkila in North Kordofan", ("Wad Sherkila", "North Kordofan")),
        ("Homes razed in Qarnufa, rebel held Idlib Governorate", ("Qarnufa", "Idlib Governorate")),
        ("Depot hit near Qarnufa, Governorate Idlib", ("Qarnufa", "Governorate Idlib")),
        ("Bus burnt near Palmyra, Aleppo Governorate", ("Palmyra", "Aleppo Governorate")),
        ("Church hit in Verkhnya Sloboda", ("Verkhnya",)),
    ],
)
def test_what_holds_an_unknown_place_is_not_where_it_happened(
    gazetteer: Gazetteer, text: str, names: tuple[str, ...]
) -> None:
    assert placed(gazetteer, text, *names) is None


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Bank and kiosks looted in Nyala", ("Bank", "Nyala"), "Nyala"),
        ("Rebels crossed to Snake Island", ("Snake Island",), "Snake Island"),
        ("Moscow has sent sappers to Russia-occupied Melitopol", ("Moscow", "Russia", "Melitopol"), "Melitopol"),
        ("Rockets hit the Palmyra gas plant in the Syrian city of Homs", ("Palmyra", "Homs"), "Homs"),
        ("Frigate moored in Sevastopol, Crimea", ("Sevastopol", "Crimea"), "Sevastopol"),
        ("Tank column near Sarmin", ("Sarmin",), "Sarm"),
    ],
)
def test_where_it_happened(gazetteer: Gazetteer, text: str, names: tuple[str, ...], expected: str) -> None:
    found = placed(gazetteer, text, *names)
    assert found is not None
    assert found.name.startswith(expected)


def test_the_number_of_an_airfield_is_no_part_of_its_towns_name(gazetteer: Gazetteer) -> None:
    text = "New craters at Engels-2 airbase"
    assert [span.of(text) for span in spot_places(text, Span(0, len(text)), gazetteer)] == ["Engels"]


def test_brackets_hold_as_commas_do() -> None:
    text = "A camp near the town of Paris [Gomel Region]"
    (paris, _) = contexts(text, [Span(24, 29), Span(31, 43)])
    assert paris.holders == (("Gomel Region", "comma"),)


def test_the_region_of_a_country_is_a_region(gazetteer: Gazetteer) -> None:
    text = "A blast in Sverdlovsk region of Russia"
    (found,) = resolve_places(text, [Span(11, 21)], gazetteer)
    assert found.feature == "ADM1"
