"""Places named only in passing, to which nothing refers back: measured from, spoken in, come from, bound for."""

from __future__ import annotations

import re
from functools import cache

from wardiary import lexicons
from wardiary.model import PlaceMention, Span
from wardiary.resolving.homes import is_home

BEFORE = 40  # characters before a place in which it is told how it is meant
_ACTS = lexicons.pattern("resolving/places", "place_asides", "acts")


_MEASURED = lexicons.pattern("resolving/places", "place_asides", "measured")
_PREPOSITION = lexicons.pattern("resolving/places", "place_asides", "preposition")


def is_aside(text: str, place: PlaceMention, reference: Span) -> bool:
    """Whether a place is named only to measure from, or stands for a government: nothing refers back to it."""
    measured = _MEASURED.search(text, max(0, place.start - 60), place.start)
    return (
        measured is not None
        or _is_government(text, place)
        or _is_where_they_spoke(text, place)
        or _is_of_a_paper(text, place)
        or (_is_where_somebody_is_from(text, place) and not _tells_of_home(text, place, reference))
    )


_ENDS = re.compile(r"[.!?]['\"’”]?\s|\n")


def _tells_of_home(text: str, place: PlaceMention, reference: Span) -> bool:
    """Whether a witness from there tells of it in one sentence: "a shepherd from Lima said the village was hit"."""
    return is_home(text, place.start) and _ENDS.search(text, place.end, reference.start) is None


_FROM = lexicons.pattern("resolving/places", "place_asides", "from")


def _is_where_somebody_is_from(text: str, place: PlaceMention) -> bool:
    """Whether a place is only where people or a way come from: "a sergeant from Lima", not "the retreat from Lima"."""
    found = _FROM.search(text, max(0, place.start - 60), place.start)
    return found is not None and not of_lexicon("leaving", r"\b(?:%s)").match(found["who"])


# One who went there: "a trader who had fled from Marzan to | Lima"; where thousands went, they may be told of there.
_WENT_TO = (
    r"\b(?:an?|one|two|three|four|another|the)\s+(?:[\w-]+\s+){1,3}who\s+(?:(?:has|had|have)\s+)?(?:%s)"
    r"(?:\s+(?:from\s+|out\s+of\s+)?(?:there|[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*))?"
    r"\s+(?:to|into|as far as)\s+(?:the\s+)?$"
)


def is_where_somebody_is_now(text: str, start: int) -> bool:
    """Whether a name that begins there only tells where somebody is by now: "a sergeant, now in Lima, told us"."""
    before = text[max(0, start - BEFORE) : start]
    return (
        of_lexicon("now_in", r",\s+(?:who\s+(?:is|was|has|had|have)\s+)?(?:%s)\s+(?:in|at)\s+(?:the\s+)?$").search(
            before
        )
        or of_lexicon("gone_to", _WENT_TO).search(text, max(0, start - 2 * BEFORE), start)
    ) is not None


_OPENS = lexicons.pattern("resolving/places", "place_asides", "opens")


def _is_where_they_spoke(text: str, place: PlaceMention) -> bool:
    """Whether something was only said there: "told reporters in Lima", "In Lima the government denied"."""
    before = text[max(0, place.start - BEFORE) : place.start]
    spoke = of_lexicon("spoke_at", r"\b(?:%s)\s+(?:in|at|from|to)\s+(?:the\s+)?$").search(before)
    said = of_lexicon("says", r",?\s[^.,;\n]{0,70}?\b(?:%s)\b")
    back = of_lexicon("back_from", r",\s+(?:%s)\s+from\s+(?:the\s+)?$").search(before)
    return bool(
        spoke
        or back
        or is_where_somebody_is_now(text, place.start)
        or (_OPENS.search(before) and said.match(text, place.end))
    )


def _is_of_a_paper(text: str, place: PlaceMention) -> bool:
    """Whether a place only says where a paper or station is at home: "a story in a Lima newspaper"."""
    return of_lexicon("papers", r"['’]?s?[\s-](?:[\w-]+\s){0,2}?(?:%s)\b").match(text, place.end) is not None


@cache
def of_lexicon(key: str, form: str) -> re.Pattern[str]:
    """The words of a list of the lexicon in a form."""
    words = lexicons.load("place_references")["company"][key]
    return re.compile(form % (words if "|" in words else "|".join(words.split())), re.IGNORECASE)


def _is_government(text: str, place: PlaceMention) -> bool:
    """Whether a capital stands for its government or heads a dispatch: "Lima says", "Lima's version", "LIMA."."""
    return place.feature == "PPLC" and bool(_ACTS.match(text, place.end)) and _heads_clause(text, place.start)


def _heads_clause(text: str, start: int) -> bool:
    """Whether a name stands where a subject does: after no preposition."""
    return _PREPOSITION.search(text[max(0, start - 12) : start]) is None


def is_bound_for(text: str, place: PlaceMention) -> bool:
    """Whether somebody is only on the way there: "the convoy set out for Lima"."""
    before = of_lexicon("bound_for", r"\b(?:%s)\s+(?:the\s+)?$")
    return before.search(text, max(0, place.start - BEFORE), place.start) is not None
