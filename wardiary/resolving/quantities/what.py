"""Of what kind a quantity is in a given happening; None where it tells nothing of it."""

from __future__ import annotations

from wardiary.model import Kind, QuantityKind, QuantityMention, Span
from wardiary.resolving.quantities import lexicon
from wardiary.resolving.quantities.inclusions import is_part, is_population
from wardiary.resolving.quantities.states import states_of

_MOVES = frozenset({Kind.ADVANCE, Kind.WITHDRAWAL, Kind.GAIN})
_VIOLENT = frozenset({Kind.STRIKE, Kind.EXPLOSION, Kind.ATTACK, Kind.DAMAGE})
_PERSON_STATES = ("killed", "injured", "missing", "abducted", "displaced", "detained")


def what_of(mention: QuantityMention, text: str, trigger_kind: Kind, trigger: Span) -> QuantityKind | None:
    """The kind of `mention` as a quantity of the happening that `trigger` names, or None where it is none of it.

    By its unit; by the state of those counted ("killed", "wounded", "fled"); by the class of the noun counted.
    """
    if mention.unit is not None:
        return _of_unit(mention, text, trigger_kind)
    noun_class = _class_of(mention)
    if is_part(mention, text) or (_is_people(noun_class or "civilians") and is_population(mention, text)):
        return None
    if noun_class == "ignored":
        return _of_members(mention, text)
    if mention.counted in lexicon.words("labels", "dead") and trigger_kind in (*_VIOLENT, Kind.CASUALTIES):
        return QuantityKind.KILLED
    if _is_people(noun_class) and _told_after(mention, text, trigger):
        return _of_people(noun_class, trigger_kind)
    states = states_of(mention, text)
    return _of_state(mention, states) or _of_class(mention, (noun_class, states), trigger_kind, trigger)


def befell(mention: QuantityMention, text: str) -> bool:
    """Whether the words around a number say by themselves that those counted were killed or hurt."""
    if mention.unit is not None or is_part(mention, text):
        return False
    if mention.counted in lexicon.words("labels", "dead"):
        return True
    noun_class = _class_of(mention)
    is_somebody = noun_class in (None, "unknown") or _is_people(noun_class)
    return is_somebody and bool(states_of(mention, text) & {"killed", "injured"})


def _of_members(mention: QuantityMention, text: str) -> QuantityKind | None:
    """Members count only where something befell them: "killed six members of one family"."""
    befell = (
        states_of(mention, text) & {"killed", "injured", "abducted"} if mention.counted == "members" else frozenset()
    )
    return QuantityKind(next(iter(befell))) if len(befell) == 1 else None


def _of_unit(mention: QuantityMention, text: str, kind: Kind) -> QuantityKind | None:
    unit = mention.unit or ""
    if unit == "/d" and mention.counted in lexicon.classes()["rounds"]:
        return QuantityKind.ROUNDS_PER_DAY
    if unit == "km":
        return QuantityKind.KM if kind in _MOVES and not _locates(mention, text) else None
    if unit == "km2":
        return QuantityKind.KM2
    return QuantityKind.OTHER if unit == "kg" or unit.startswith("/") else None


def _locates(mention: QuantityMention, text: str) -> bool:
    """Whether a distance says where something lies, not how far it moved: "35 km south of", "15 km away"."""
    following = text[mention.end : mention.end + 30].lower().lstrip(" (")
    word = following.split(maxsplit=1)[0].strip(",.;)") if following.strip() else ""
    return word in lexicon.words("labels", "locating")


def _class_of(mention: QuantityMention) -> str | None:
    """The class of the counted noun: that of the data file, people before things."""
    if mention.counted is None:
        return None
    order = ("ignored", "troops", "civilians", "settlements", "happenings", "munitions", "platforms", "structures")
    return next((name for name in order if mention.counted in lexicon.classes()[name]), "unknown")


def _told_after(mention: QuantityMention, text: str, trigger: Span) -> bool:
    """Whether a relative clause without "who" tells the happening: "killed 50 men they had been holding"."""
    between = text[mention.end : trigger.start].lower().split() if mention.end < trigger.start else []
    return bool(between) and len(between) <= 4 and between[0] in ("they", "it", "he", "she") and "had" in between


def _is_people(noun_class: str | None) -> bool:
    return noun_class in ("civilians", "troops")


def _of_state(mention: QuantityMention, states: frozenset[str]) -> QuantityKind | None:
    """By the state of those counted; killed together with injured has the kind of the people themselves."""
    noun_class = _class_of(mention)
    if noun_class == "unknown":  # only the living are killed; a car may be captured or moved
        states = states & {"killed", "injured", "abducted"}
    elif noun_class is not None and not _is_people(noun_class):
        return None
    if {"killed", "injured"} <= states:
        return QuantityKind.TROOPS if noun_class == "troops" else QuantityKind.CIVILIANS
    return next((QuantityKind(state) for state in _PERSON_STATES if state in states), None)


def _of_class(
    mention: QuantityMention, told: tuple[str | None, frozenset[str]], kind: Kind, trigger: Span
) -> QuantityKind | None:
    noun_class, states = told
    if mention.span.overlaps(trigger):
        return QuantityKind.OTHER if noun_class == "happenings" else None
    if _is_people(noun_class) or noun_class is None:
        return _of_people(noun_class, kind)
    if noun_class == "settlements":
        return QuantityKind.SETTLEMENTS
    if noun_class == "happenings":
        return QuantityKind.OTHER if kind in _VIOLENT or kind in (Kind.CLASH, Kind.OTHER) else None
    acts = 0 <= trigger.start - mention.end <= 2 and trigger.end > trigger.start  # "two jets bombed"
    return _of_things(noun_class, states, kind, acts=acts)


def _of_people(noun_class: str | None, kind: Kind) -> QuantityKind | None:
    """People with nothing told of them take the kind of the happening: those detained, abducted, displaced."""
    by_kind = {
        Kind.DETENTION: QuantityKind.DETAINED,
        Kind.ABDUCTION: QuantityKind.ABDUCTED,
        Kind.DISPLACEMENT: QuantityKind.DISPLACED,
        Kind.PROTEST: QuantityKind.OTHER,
    }
    if kind in by_kind:
        return by_kind[kind]
    if noun_class is None:
        return QuantityKind.KILLED if kind is Kind.CASUALTIES else None
    return QuantityKind.TROOPS if noun_class == "troops" else QuantityKind.CIVILIANS


def _of_things(noun_class: str | None, states: frozenset[str], kind: Kind, *, acts: bool) -> QuantityKind | None:
    """Munitions, and what does the happening itself, are weapons; whatever else is hit from a distance is a target."""
    if noun_class == "munitions" and not (kind in _VIOLENT and "hit" in states):
        return QuantityKind.WEAPONS
    if noun_class == "platforms" and acts:
        return QuantityKind.WEAPONS
    if kind in _VIOLENT and (noun_class in ("structures", "platforms") or "hit" in states):
        return QuantityKind.TARGETS
    if noun_class == "platforms":
        return QuantityKind.WEAPONS
    return None
