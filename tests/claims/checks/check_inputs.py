"""Inputs for checks, made from a text and the places it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from wardiary.claims.checks import CheckInputs
from wardiary.model import Check, CheckKind, PlaceMention
from wardiary.reading.sentences import split_sentences
from wardiary.resolving.quantities import find_quantities
from wardiary.resolving.times import tag_times


def place(name: str, lat: float | None = None, lon: float | None = None, **fields: object) -> PlaceMention:
    """A mention without its span; a settlement that GeoNames numbers unless the fields say otherwise."""
    is_known = lat is not None
    number, feature = (1, "PPL") if is_known else (None, None)
    blank = PlaceMention(0, 0, name, name, lat, lon, number, feature, None, None, None, 1.0, "")
    return replace(blank, **fields)  # type: ignore[arg-type]


def inputs(text: str, places: Mapping[str, PlaceMention] | None = None, published: str | None = None) -> CheckInputs:
    """The text resolved: every occurrence of a name in `places` is a mention of that place."""
    found = []
    for name, mention in (places or {}).items():
        at = text.find(name)
        while at >= 0:
            found.append(replace(mention, start=at, end=at + len(name), text=name))
            at = text.find(name, at + len(name))
    sentences = split_sentences(text)
    return CheckInputs(
        text=text,
        sentences=sentences,
        places=tuple(sorted(found, key=lambda mention: mention.start)),
        times=tag_times(text, sentences, published),
        quantities=find_quantities(text, sentences),
        published=published,
    )


def of_kind(checks: tuple[Check, ...], kind: CheckKind) -> list[Check]:
    """The checks of one kind."""
    return [check for check in checks if check.kind is kind]
