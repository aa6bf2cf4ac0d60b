"""The fields of a claim in words for the terminal. Unknown is a dash."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wardiary.model import Claim, Quantity, Report

UNKNOWN = "–"
# Unicode's control characters (C0, C1), its separators of lines, and what turns the direction of writing.
_COMMANDS = (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SPACES = dict.fromkeys(_COMMANDS, " ")


def one_line(words: str) -> str:
    """Words of a text without line ends and what else commands a terminal; as long as before, so that offsets hold."""
    return words.translate(_SPACES)


def voice(claim: Claim, report: Report) -> str:
    """Who says so, by what medium and through whom; the publisher where nobody is named."""
    said = claim.attribution
    if said is None:
        return f"the publisher ({report.publisher})" if report.publisher else "the publisher"
    told = f"{said.speaker} ({said.medium.value})" if said.medium else said.speaker
    return f"{told}, via {', '.join(said.relay)}" if said.relay else told


def places(claim: Claim) -> str:
    """Where, with the role of each place unless it simply happened there."""
    told = [place.name if place.role == "at" else f"{place.role.value} {place.name}" for place in claim.places]
    unplaced = [place for place in claim.places if place.lat is None]
    note = " (not on the map)" if told and len(unplaced) == len(told) else ""
    return "; ".join(told) + note or UNKNOWN


def time(claim: Claim) -> str:
    """When, as an interval."""
    when = claim.time
    if when is None or not (when.from_ or when.to):
        return UNKNOWN
    begin, end = (moment.replace("T", " ") if moment else None for moment in (when.from_, when.to))
    if begin == end:
        return str(begin)
    if begin is None:
        return f"by {end}"
    return f"since {begin}" if end is None else f"{begin} to {end}"


def quantities(claim: Claim) -> str:
    """How many of what, with their bounds."""
    return "; ".join(quantity(each) for each in claim.quantities) or UNKNOWN


def quantity(told: Quantity) -> str:
    """One number with its bounds and what it counts."""
    what = "counted otherwise" if told.what == "other" else told.what.value.replace("_", " ")
    if told.low is not None and told.low == told.high:
        return f"{_number(told.low)} {what}"
    if told.low is not None and told.high is not None:
        return f"{_number(told.low)} to {_number(told.high)} {what}"
    if told.low is not None:
        return f"at least {_number(told.low)} {what}"
    return f"up to {_number(told.high)} {what}" if told.high is not None else f"{UNKNOWN} {what}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.3g}"


def verification(claim: Claim) -> str:
    """What the report says of its own checking; nothing where it says nothing."""
    return "" if claim.verification == "none" else claim.verification.value


def counted(number: int, what: str) -> str:
    """A number of things, with the plural where it needs one."""
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def unresolved(*parts: tuple[int, int, str]) -> str:
    """What stayed open, as (open, of all, of what); nothing where nothing did."""
    told = [f"{left:,} of {total:,} {what}" for left, total, what in parts if left]
    return f" · unresolved: {', '.join(told)}" if told else ""
