"""In whose hands a place is told to be: "in the hands of the army", "fell to the rebels", "in our hands"."""

from __future__ import annotations

from wardiary import lexicons
from wardiary.lexicons.needles import Needle, needle
from wardiary.model import Claim, Kind
from wardiary.model.kinds import TAKING
from wardiary.weighing.deeds.vocabulary import FROM, REACH, ourselves
from wardiary.weighing.lexicon import party_words
from wardiary.weighing.records import THIRD, Speaker
from wardiary.weighing.voices.countries import country_of
from wardiary.weighing.voices.parties import Parties

_MADE_BY = lexicons.pattern("weighing/deeds", "hands", "made_by")
_WORDS_BETWEEN = 2  # between "in the hands of" and the party: "in the hands of some 300 rebels"


def in_hands_of(claim: Claim, text: str, parties: Parties) -> str | None:
    """The party that is named right behind "in the hands of", "under the control of", "fell to", "lost to"."""
    if claim.kind not in TAKING:
        return None
    found = _words("hands_of").search(text, claim.trigger.start, min(claim.sentence.end, claim.trigger.end + REACH))
    if found is None or ";" in text[claim.trigger.end : found.start()]:
        return None
    behind = text[found.end() : min(claim.sentence.end, found.end() + REACH)]
    named = next(((start, side) for start, _, side in parties.sides_in(behind)), None)
    if named is None and (made := _MADE_BY.match(behind)):  # "under the control of Moscow-backed forces"
        return parties.side_of(made.group())
    return named[1] if named is not None and len(behind[: named[0]].split()) <= _WORDS_BETWEEN else None


def fell_to_army(claim: Claim, text: str, voice: Speaker, parties: Parties) -> str | None:
    """The other side, where a state tells that a place fell to "the army" or "the troops": it means not its own."""
    others = [side for side in parties.sides if side != voice.side]
    is_fall = party_words("falling").intersection(claim.trigger.of(text).lower().split())
    if voice.side not in parties.states or len(others) != 1 or not is_fall or claim.kind not in TAKING:
        return None
    found = _words("to_army", cased=True).match(text, claim.trigger.start, claim.sentence.end)
    return others[0] if found and not FROM.search(text, claim.sentence.start, found.start("who")) else None


def in_its_hands(claim: Claim, text: str, voice: Speaker) -> str | None:
    """The voice's own side, where it says that the place is "in its hands" or "in our hands"."""
    if claim.kind not in TAKING or voice.side in (None, THIRD):
        return None
    if claim.trigger.of(text).lower().split()[-1:] == ["ours"]:
        return voice.side  # "the town is calm and it is ours"
    found = its_hands().search(text, claim.trigger.start, min(claim.sentence.end, claim.trigger.end + REACH))
    is_its = found is not None and (claim.attribution is not None or ourselves().search(found.group()))
    return voice.side if is_its else None


_FLAG_OF = lexicons.pattern("weighing/deeds", "hands", "flag_of")


def under_flag_of(claim: Claim, text: str, parties: Parties) -> str | None:
    """The party, or the state, whose flag flies over a place: "the flag of Mali is flying over it"."""
    found = _FLAG_OF.search(claim.trigger.of(text)) if claim.kind in TAKING else None
    if found is None:
        return None
    country = country_of(found["who"])
    side = parties.side_of(found["who"])
    return side if side in parties.sides else parties.of_country(country) if country else None


_THEIR_SEAT = lexicons.pattern("weighing/deeds", "hands", "their_seat")


def whose_stronghold(claim: Claim, text: str, voice: Speaker, parties: Parties) -> str | None:
    """The party whose stronghold a place is called: that of who speaks, or of whom its sentence tells first."""
    is_stronghold = not party_words("strongholds").isdisjoint(claim.trigger.of(text).lower().split())
    if claim.kind is not Kind.HOLDING or not is_stronghold:
        return None
    if _THEIR_SEAT.search(text, claim.sentence.start, claim.trigger.start) is None:
        return None
    named = next((side for _, _, side in parties.sides_in(claim.sentence.of(text))), None)
    return voice.side if voice.side in parties.sides else named


def its_hands() -> Needle:
    """That a place is in the hands of who is spoken of."""
    return _words("its_hands")


def _words(name: str, *, cased: bool = False) -> Needle:
    return needle("weighing", "hands", name, cased=cased)
