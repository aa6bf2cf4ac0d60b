"""What was taken for a happening and is none: captured tanks as captives, shots into the air, goods handed out.

Only the words of the claim's own sentence count.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from wardiary import lexicons
from wardiary.lexicons.needles import Needle
from wardiary.model import Claim, Kind, Reality

_CAPTIVES = frozenset((Kind.DETENTION, Kind.ABDUCTION))
_NAMED = frozenset((Kind.GAIN, Kind.WITHDRAWAL))
_OF_WEATHER = frozenset((Kind.GAIN, Kind.EXPLOSION, Kind.ADVANCE, Kind.WITHDRAWAL))
_OF_TERMS = _NAMED | {Kind.DISPLACEMENT, Kind.DEPLOYMENT, Kind.DETENTION, Kind.ADVANCE}
_FIRE = frozenset((Kind.STRIKE, Kind.ATTACK, Kind.CLASH))
_FEARED = frozenset((Kind.DEPLOYMENT, Kind.CASUALTIES, Kind.DETENTION, Kind.DAMAGE))

_TO_COME = lexicons.pattern("weighing/deeds", "no_happening", "to_come")


def is_none(claim: Claim, text: str) -> bool:
    """Whether the claim's words tell of no happening of its kind, or of what somebody says will not be."""
    if claim.reality is Reality.DENIED and _TO_COME.search(text, claim.sentence.start, claim.trigger.start):
        return True
    if is_sport(text) or _is_before("used_to", claim, text) or _is_attribute(claim, text):
        return True
    if _is_of_exiles(claim, text) or _is_of_terms(claim, text):
        return True
    if _is_habit(claim, text) or (claim.kind in _OF_WEATHER and _is_weather(claim, text)):
        return True
    if claim.kind is not Kind.AGREEMENT and _is_pretended(claim, text):
        return True
    return _is_none_of_its_kind(claim, text)


def _is_none_of_its_kind(claim: Claim, text: str) -> bool:
    """Whether words that may tell of a happening of that kind tell of something else here."""
    if claim.kind is Kind.GAIN:
        return _is_carried(claim, text) or _is_from("no_gain_from", claim, text)
    if claim.kind in _CAPTIVES:
        is_things = _is_before("captured_before", claim, text) or _is_from("captured_from", claim, text)
        return is_things or _is_no_captivity(claim, text)
    if claim.kind is Kind.ATTACK and (_is_play(claim, text) or _is_of_wounded(claim, text)):
        return True
    if claim.kind is Kind.STRIKE and _is_flown(claim, text):
        return True
    if claim.kind in _FIRE:
        is_nowhere = _is_before("strike_before", claim, text) or _is_from("strike_from", claim, text)
        return is_nowhere or _is_from("ceased_from", claim, text)
    if claim.kind in (Kind.DEPLOYMENT, Kind.HOLDING):
        return _is_from("deployment_from" if claim.kind is Kind.DEPLOYMENT else "opinion_from", claim, text)
    if claim.kind is Kind.WITHDRAWAL:
        return _is_from("left_things", claim, text) or _is_before("carriers_before", claim, text)
    if claim.kind in (Kind.DAMAGE, Kind.EXPLOSION) and _is_clearance(claim, text):
        return True
    if claim.kind is Kind.DAMAGE:
        return _is_from("left_of_from", claim, text)
    befores = ("carriers_before", "inmates_before")
    is_none = _is_from("displacement_from", claim, text) or any(_is_before(name, claim, text) for name in befores)
    return claim.kind is Kind.DISPLACEMENT and is_none


def _is_attribute(claim: Claim, text: str) -> bool:
    """Whether a base is only called after what became of it: "the army's newly captured camp", "the vacated base"."""
    is_called = claim.kind in _NAMED and _is_from("participle_from", claim, text)
    return is_called and _is_before("participle_before", claim, text)


def _is_of_terms(claim: Claim, text: str) -> bool:
    """Whether the words of a deal only lay down that somebody is to come or go."""
    is_move = claim.kind in _OF_TERMS and _is_from("terms_from", claim, text)
    return is_move and _is_before("terms_before", claim, text)


def _is_of_wounded(claim: Claim, text: str) -> bool:
    """Whether those who were wounded some time are only named."""
    return _is_from("wounded_from", claim, text) and _is_before("wounded_before", claim, text)


def _is_of_exiles(claim: Claim, text: str) -> bool:
    """Whether people are only called driven from somewhere, which was taken for an advance."""
    is_move = claim.kind is Kind.ADVANCE and _is_before("people_before", claim, text)
    return is_move and _is_from("driven_from", claim, text)


def _is_carried(claim: Claim, text: str) -> bool:
    """Whether a picture is taken, or somebody is taken to a hospital."""
    is_pictured = _is_before("pictured_before", claim, text) and _is_from("pictured_from", claim, text)
    return is_pictured or _is_from("taken_away", claim, text)


@lru_cache(8)  # the claims of a report ask one after the other
def is_sport(text: str) -> bool:
    """Whether a text reports on sport."""
    table = lexicons.load("weighing")["sport"]
    return len({found.group().lower() for found in _sport().finditer(text)}) >= int(table["least"])


@cache
def _sport() -> Needle:
    return Needle(lexicons.load("weighing")["sport"]["words"], re.IGNORECASE)


def _is_no_captivity(claim: Claim, text: str) -> bool:
    """Whether what was read as a capture has no word of one in its sentence, or tells of who was let go."""
    is_word = claim.kind is Kind.ABDUCTION or _pattern("captivity").search(
        text, claim.sentence.start, claim.sentence.end
    )
    return not is_word or _is_from("let_go", claim, text)


def _is_clearance(claim: Claim, text: str) -> bool:
    """Whether mines or bombs are only looked for, taken away or made harmless."""
    return _is_from("cleared_from", claim, text) or _is_before("cleared_before", claim, text)


def _is_play(claim: Claim, text: str) -> bool:
    """Whether a film was shot, or a team beaten."""
    return _is_before("filmed_before", claim, text) or _is_from("beaten_at_play", claim, text)


def _is_flown(claim: Claim, text: str) -> bool:
    """Whether aircraft only come, go or are used, or losses are looked at: nobody is told to be hit."""
    is_aircraft = _is_before("aircraft_before", claim, text) and _is_from("flown_from", claim, text)
    return is_aircraft or _is_from("no_strike_from", claim, text)


def _is_setting(claim: Claim, text: str) -> bool:
    """Whether fighting is only the setting of something else, at no time of its own."""
    return _is_from("setting_from", claim, text) and _is_before("setting_before", claim, text)


def _is_no_fight(claim: Claim, text: str) -> bool:
    """Whether it is a campaign at no time of its own, a fire that is fought, or resistance that was not offered."""
    if _is_from("campaign_from", claim, text):
        return claim.time is None or claim.time.span is None
    if _is_from("victory_from", claim, text):
        return True
    is_named = _is_from("clash_from", claim, text)
    return is_named and (claim.trigger.of(text) != "resistance" or _is_before("little_before", claim, text))


def _is_besieged(claim: Claim, text: str) -> bool:
    """Whether a place is only called besieged."""
    is_called = claim.kind is Kind.DEPLOYMENT and _is_from("besieged_from", claim, text)
    return is_called and _is_before("besieged_before", claim, text)


def _is_habit(claim: Claim, text: str) -> bool:
    """Whether it is what happens whenever something does, at no time that is told."""
    if claim.time is not None and claim.time.span is not None:
        return False
    is_active = _is_from("habit_from", claim, text) and _is_before("habit_before", claim, text)
    return is_active or _is_before("passive_now", claim, text)


def _is_pretended(claim: Claim, text: str) -> bool:
    """Whether it is rehearsed, acted or drawn."""
    return _is_before("pretended_before", claim, text) or _is_from("pretended_from", claim, text)


def _is_weather(claim: Claim, text: str) -> bool:
    """Whether prices explode, rain falls or a river falls by so much."""
    return _is_before("weather_before", claim, text) or _is_from("weather_from", claim, text)


def is_stopped_or_unsaid(claim: Claim, text: str) -> bool:
    """Whether it is only named: fire as stopped, a gain as striven for, anything as what a voice declines to tell."""
    is_stopped = claim.kind in _FIRE and _is_before("stopped", claim, text)
    is_to_come = claim.kind in _NAMED and _is_before("to_come", claim, text)
    is_setting = claim.kind is Kind.CLASH and (_is_setting(claim, text) or _is_no_fight(claim, text))
    is_stopped |= claim.kind in _FEARED and _is_before("avoided", claim, text)
    is_to_come |= (
        claim.kind is Kind.DEPLOYMENT and _is_before("decided", claim, text) and _is_from("deploying", claim, text)
    )
    is_setting |= claim.kind is Kind.CLASH and _is_before("quiet_now", claim, text)
    is_unsaid = (
        _is_before("unsaid", claim, text)
        or _is_before("wished", claim, text)
        or _is_before("unreported", claim, text)
        or _is_from("no_position", claim, text)
    )
    return is_stopped or is_to_come or is_unsaid or is_setting or _is_besieged(claim, text)


def _is_before(name: str, claim: Claim, text: str) -> bool:
    return _pattern(name).search(text[claim.sentence.start : claim.trigger.start]) is not None


def _is_from(name: str, claim: Claim, text: str) -> bool:
    return _pattern(name).match(text[claim.trigger.start : claim.sentence.end]) is not None


@cache
def _pattern(name: str) -> Needle:
    table = lexicons.load("weighing")["nothing"]
    return Needle(table[name].replace("{things}", table["things"]), re.IGNORECASE)
