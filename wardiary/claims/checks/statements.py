"""Statements of where a place lies from another: "T, a town in the M region, about 35 miles north of the city of K".

A statement has a subject (the place described, before), and what the text says of it: a distance, a direction, an
anchor after "of" or "from". What could as well tell of something else (a movement, a strike) is no statement.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from wardiary import lexicons
from wardiary.claims.checks.geodesy import direction_pattern
from wardiary.claims.checks.inputs import CheckInputs, sentence_of
from wardiary.model import PlaceMention, QuantityMention, Span
from wardiary.reading.openings import WordPattern

_LONGEST_APPOSITION = 140  # characters between a place and its distance: "a market town of 9,000 in the ... region"
_LONGEST_TITLE = 60  # characters before the anchor: "the prized port city of"

_UNMARKED = lexicons.pattern("claims/checks", "statements", "unmarked")
_BREAK = re.compile(r"[.;:“”\"!?]\s|['’]s\s")


@dataclass(frozen=True, slots=True)
class Statement:
    """Where `subject` lies, as told. `anchor` is None where the words name none; `direction` as written."""

    span: Span
    subject: PlaceMention
    anchor: PlaceMention | None
    distance: QuantityMention | None
    direction: str | None
    by_road: bool


def find_statements(inputs: CheckInputs) -> tuple[Statement, ...]:
    """The statements of `inputs`, in order: first those with a distance, then bare directions."""
    found = list(_with_distance(inputs))
    taken = [statement.span for statement in found]
    found.extend(s for s in _bare_directions(inputs) if not any(span.overlaps(s.span) for span in taken))
    return tuple(sorted(found, key=lambda statement: statement.span))


def is_point(place: PlaceMention, text: str) -> bool:
    """Whether a mention stands for a place with a point of its own: resolved, and no region, country or water."""
    if place.lat is None or place.lon is None or names_area(place, text):
        return False
    areas: list[str] = lexicons.load("checks")["places"]["areas"]
    return place.feature is None or not place.feature.startswith(tuple(areas))


def names_area(place: PlaceMention, text: str) -> bool:
    """Whether the word after it makes a name that of an area: "the Mykolaiv region"."""
    following = re.match(r"[\s-]+(\w+)", text[place.end : place.end + 20])
    return bool(following) and following is not None and following.group(1).lower() in _words("area_words")


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(lexicons.load("checks")["places"][key].split())


@cache
def _tail() -> re.Pattern[str]:
    """What may follow a distance: another unit in brackets, "by road", a direction, "of" or "from"."""
    return re.compile(
        rf"""(?:\s*\([^()]{{1,40}}\))?
        (?P<road>\s+by\s+road|\s*['’]?\s+drive)?
        (?:\s+(?:or\s+so|away|inland|distant|out|up|down))?
        (?:\s+(?:(?:to|towards?|in)\s+the\s+)?(?:due\s+|further\s+)?(?P<direction>{direction_pattern()})\b)?
        (?P<road2>\s+by\s+road)?
        (?P<link>\s+(?:of|from|away\s+from|outside(?:\s+of)?|off)\s+(?:the\s+)?)?""",
        re.VERBOSE,
    )


@cache
def _direction_of() -> WordPattern:
    return WordPattern(
        rf"\b(?:(?:just|also|due|further|directly)\s+)?(?:to\s+the\s+)?(?P<direction>{direction_pattern()})\s+of\s+(?:the\s+)?"
    )


def _with_distance(inputs: CheckInputs) -> Iterator[Statement]:
    for mention in inputs.quantities:
        if mention.unit != "km" or _in_brackets(mention, inputs.text):
            continue
        tail = _tail().match(inputs.text, mention.end)
        if tail is None or not (tail["direction"] or tail["link"] or "away" in tail.group()):
            continue
        subject = _subject(inputs, mention.start)
        if subject is None:
            continue
        anchor = _anchor(inputs, tail.end(), subject) if tail["link"] else None
        if tail["link"] and not tail["direction"] and anchor is None:
            continue
        yield Statement(
            span=Span(mention.start, anchor.end if anchor else mention.end + len(tail.group().rstrip())),
            subject=subject,
            anchor=anchor,
            distance=mention,
            direction=tail["direction"],
            by_road=bool(tail["road"] or tail["road2"]),
        )


def _bare_directions(inputs: CheckInputs) -> Iterator[Statement]:
    for match in _direction_of().finditer(inputs.text):
        subject = _subject(inputs, match.start())
        anchor = subject and _anchor(inputs, match.end(), subject)
        if subject and anchor:
            yield Statement(Span(match.start(), anchor.end), subject, anchor, None, match["direction"], by_road=False)


def _in_brackets(mention: QuantityMention, text: str) -> bool:
    """Whether a distance is the conversion of the one before: "30 km (19 miles)"."""
    return text[max(0, mention.start - 1) : mention.start] == "(" and text[mention.end : mention.end + 1] == ")"


def _anchor(inputs: CheckInputs, at: int, subject: PlaceMention) -> PlaceMention | None:
    """The place after "of": at once, or after a title ("the port city of", "the capital,")."""
    index = _first_after(inputs, at)
    if index == len(inputs.places):
        return None
    place = inputs.places[index]
    between = inputs.text[at : place.start]
    near = place.end <= sentence_of(inputs, at).end and len(between) <= _LONGEST_TITLE
    return as_settlement(place, inputs.text) if near and place != subject and _is_title(between) else None


def _is_title(between: str) -> bool:
    if re.search(r"[.;:()“”\"]|\b(?:border|front|frontline|line|coast|where|which|and)\b", between):
        return False
    return between.count(",") == 0 or bool(re.fullmatch(r"[^,]*\b(?:capital|city|town|village|port),\s+", between))


def _subject(inputs: CheckInputs, at: int) -> PlaceMention | None:
    """The place that the words at `at` describe, or None where they may tell of something else."""
    sentence = sentence_of(inputs, at)
    for place in reversed(inputs.places[_first_after(inputs, sentence.start) : _first_after(inputs, at)]):
        unresolved = place.lat is None and place.feature is None and not names_area(place, inputs.text)
        if not (unresolved or is_point(place, inputs.text)) or _is_by_the_way(place, inputs.text):
            continue
        return place if _describes(_without_places(inputs, Span(place.end, at))) else None
    return None


def _first_after(inputs: CheckInputs, at: int) -> int:
    """The index of the first place mention that begins at or after `at`."""
    return bisect_left(inputs.places, at, key=lambda place: place.start)


def as_settlement(place: PlaceMention, text: str) -> PlaceMention:
    """The town, where a bare name was taken for the province called after it: distances are told from towns."""
    if place.lat is None or names_area(place, text) or not (place.feature or "").startswith("ADM"):
        return place
    places = lexicons.load("checks")["places"]
    for other in place.runners_up:
        is_town = not _words("area_words") & set(other.name.lower().split())
        if is_town and other.score >= places["namesake"]:
            return replace(place, name=other.name, lat=other.lat, lon=other.lon, feature="PPL")
    return place


def _without_places(inputs: CheckInputs, span: Span) -> str:
    """The words of a span with its toponyms in lower case: what is capital in them still is a name nobody marked."""
    words = span.of(inputs.text)
    for place in inputs.places[_first_after(inputs, span.start) : _first_after(inputs, span.end)]:
        if span.contains(place.span):
            start, end = place.start - span.start, place.end - span.start
            words = words[:start] + words[start:end].lower() + words[end:]
    return words


def _is_by_the_way(place: PlaceMention, text: str) -> bool:
    words = text[max(0, place.start - 20) : place.start].lower().split()
    return bool(words) and words[-1] in _words("by_the_way")


def _describes(between: str) -> bool:
    """Whether what stands between a place and its distance only describes the place."""
    if len(between) > _LONGEST_APPOSITION or _UNMARKED.search(between) or _BREAK.search(between):
        return False
    words = re.findall(r"[\w-]+|[,(–—-]", between.lower())
    if not words:
        return not between.strip()
    if any(word in _words("breaking") for word in words) or not all(map(_is_descriptive, between.split(","))):
        return False
    return words[-1] in (",", "(", "–", "—", "-") or words[-1] in _words("locative")


def _is_descriptive(part: str) -> bool:
    """Whether a part between commas begins as a description does, not as a clause: "a town in the west"."""
    words = re.findall(r"[\w-]+", part.lower())
    return not words or words[0] in _words("describing") | _words("locative") | _words("area_words")
