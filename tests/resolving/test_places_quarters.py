"""A quarter of a town lies in it and nowhere else: invented sentences."""

from __future__ import annotations

import re

import pytest

from wardiary.gazetteer import Gazetteer
from wardiary.model import Span
from wardiary.resolving.place_mentions import resolve_places


@pytest.mark.parametrize(
    ("text", "name", "lat"),
    [
        ("Shells struck the Hamdaniyah district of Aleppo, and Idlib was quiet.", "Hamdaniyah", 36.2),
        ("They fought in the Salihin quarter of Homs on Monday; Hama was calm.", "Salihin", 34.7),
        ("A bomb went off in the Karrada neighbourhood of the city of Basra near Nasiriyah.", "Karrada", 30.5),
        ("Shells struck Aleppo's Hamdaniyah district, and Idlib was quiet.", "Hamdaniyah", 36.2),
        ("They fought in Idlib and in Homs.", "Idlib", 35.9),
    ],
)
def test_a_quarter_has_the_point_of_its_town(text: str, name: str, lat: float) -> None:
    spans = [Span(*match.span()) for match in re.finditer(r"\b(?:Hamd|Sal|Karr|Alep|Hom|Bas|Idl|Ham|Nas)[a-z]*", text)]
    found = {each.text: each for each in resolve_places(text, spans, Gazetteer.open())}
    assert found[name].lat == pytest.approx(lat, abs=0.3)
