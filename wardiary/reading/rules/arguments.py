"""Who does it and who suffers it: agents and targets of triggers, by the grammar of their sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from wardiary import lexicons
from wardiary.model import Argument, ArgumentRole, Kind, Span
from wardiary.reading.rules.grammar import Sentence
from wardiary.reading.rules.role_phrases import armed, weapons, with_allegiance
from wardiary.reading.rules.roles import roles_of
from wardiary.reading.rules.subjects import word_set
from wardiary.reading.rules.triggers import Found, is_listed_noun
from wardiary.reading.tokens import range_of


def find_arguments(sentence: Sentence, found: Found, offset: int) -> tuple[Argument, ...]:
    """Agents, targets and place named by the grammar; `offset` is the text's index of the sentence's first token."""
    roles = roles_of(sentence, found, found.first - offset, found.last - offset)
    doers = (span for span in roles.agents if _can_act(sentence, span, found))
    agents = (Argument(with_allegiance(sentence, span), ArgumentRole.AGENT) for span in doers)
    targets = (
        Argument(span, ArgumentRole.TARGET)
        for span in roles.targets
        if _can_suffer(sentence, span) and (found.kind is Kind.DISPLACEMENT or not _is_amount(sentence, span))
    )
    places = (Argument(span, ArgumentRole.AT) for span in (roles.place,) if span)
    return tuple(dict.fromkeys((*agents, *targets, *places)))


def settled_arguments(
    sentence: Sentence, found: Found, kind: Kind, arguments: tuple[Argument, ...]
) -> tuple[Argument, ...]:
    """The arguments once the kind is known: who is captured, and what is seized, is no place; what is besieged is one.

    Forces that "are deployed" by nobody told deploy themselves.
    """
    if found.entry.needs_weapon:
        return tuple(a for a in arguments if a.role is not ArgumentRole.AGENT)  # a bomb fell: nobody is told to do it
    if found.kind is Kind.GAIN and kind in (Kind.DETENTION, Kind.OTHER):
        moved = (_as(a, ArgumentRole.AT, ArgumentRole.TARGET) for a in arguments)
        return tuple(a for a in moved if a.role is not ArgumentRole.TARGET or _can_suffer(sentence, a.span))
    if kind is not Kind.DEPLOYMENT:
        return arguments
    told = any(a.role is ArgumentRole.AGENT for a in arguments)
    sites = _sites(sentence, arguments)
    out = (_as(a, ArgumentRole.TARGET, ArgumentRole.AT) if a.span in sites else a for a in arguments)
    if told or found.form == "noun" or found.entry.lasting:  # who is besieged has not put themselves there
        return tuple(out)
    return tuple(_moved(sentence, a) for a in out)


def _sites(sentence: Sentence, arguments: tuple[Argument, ...]) -> list[Span]:
    """The arguments that are places, and the names joined to them: "the villages of Marzan | and Tell Amer"."""
    out: list[Span] = []
    for argument in sorted(arguments, key=lambda a: a.span):
        inside = _inside(sentence, argument.span)
        joined = inside[0] > 1 and sentence.lower[inside[0] - 1] in ("and", ",") and out
        ends = bool(joined) and sentence.tokens[inside[0] - 2].end == out[-1].end
        if _is_site(sentence, argument.span) or (ends and all(sentence.tags[k] == "P" for k in inside)):
            out.append(argument.span)
    return out


def _as(argument: Argument, old: ArgumentRole, new: ArgumentRole) -> Argument:
    return replace(argument, role=new) if argument.role is old else argument


def _moved(sentence: Sentence, argument: Argument) -> Argument:
    armed_target = argument.role is ArgumentRole.TARGET and _words(sentence, argument.span) & armed()
    return replace(argument, role=ArgumentRole.AGENT) if armed_target else argument


def _is_site(sentence: Sentence, span: Span) -> bool:
    """Whether the words are a place and nobody in it: "besieged areas", "the campus"."""
    words = _words(sentence, span)
    return bool(words & _places()) and not words & (armed() | _people())


def _can_act(sentence: Sentence, span: Span, found: Found) -> bool:
    """Whether the words hold a name or somebody: "violence" and "one point" do nothing, nor does a bomb but fall."""
    last = sentence.lower[_inside(sentence, span)[-1]]
    if found.entry.needs_weapon and last in weapons():
        return True
    if last in weapons() or last in word_set("inanimate"):
        return False
    known = _words(sentence, span) & (armed() | _people() | _others())
    return bool(known) or _is_named(sentence, span) or _is_doer(last)


def _is_doer(word: str) -> bool:
    return word in word_set("doers") or word.endswith(("men", "ists", "man"))


def _can_suffer(sentence: Sentence, span: Span) -> bool:
    """Whether the words hold more than an article or a day: "the" and "Tuesday" suffer nothing."""
    inside = _inside(sentence, span)
    head = next((k for k in inside[1:] if sentence.lower[k] == "of"), inside[-1] + 1) - 1
    if sentence.lower[inside[-1]] in word_set("nobody"):
        return False
    if sentence.lower[head] in word_set("deeds") | word_set("abstract"):
        return False
    return any(sentence.tags[k] in "NPOJ#" and sentence.lower[k] not in _calendar() for k in inside)


def _is_amount(sentence: Sentence, span: Span) -> bool:
    """Whether the words only count: "40", "dozens", "hundreds more"."""
    return all(sentence.tags[k] in "#RDI" or sentence.lower[k] in _amounts() for k in _inside(sentence, span))


@cache
def _amounts() -> frozenset[str]:
    return frozenset(lexicons.load("grammar")["amounts"].split())


@cache
def _others() -> frozenset[str]:
    return frozenset(lexicons.load("support")["actors"].split())


@cache
def _calendar() -> frozenset[str]:
    return frozenset(lexicons.load("support")["calendar"].split())


def in_its_form(sentence: Sentence, found: Found, offset: int) -> Found | None:
    """The trigger as a noun where the words around make it one: "the Russian retreat"; None where that names nothing.

    "Pounds" after a number is no strike, "the wounded" and "a shot" are no attacks.
    """
    at = found.first - offset
    verbal = at > 0 and sentence.tags[at - 1] in "TM"
    after = sentence.tags[found.last + 1 - offset : found.last + 2 - offset]
    if found.form == "third" and found.first == found.last and after and after[0] in "DS":
        return found  # "the army shells the village": what stands before an object is a verb
    is_noun = found.form in ("base", "third", "gerund") and sentence.tags[found.last - offset] in "NP" and not verbal
    if is_noun:
        return replace(found, form="noun") if is_listed_noun(sentence.lower[at]) or found.first != found.last else None
    past = found.form in ("participle", "past") and found.first == found.last
    nominal = (
        past
        and at > 0
        and (sentence.lower[at - 1] in ("a", "an") or (found.entry.harm and sentence.tags[at - 1] in "D#S"))
    )
    return None if nominal else found


def settled_kind(sentence: Sentence, found: Found, arguments: Sequence[Argument], offset: int) -> Kind | None:
    """The kind once the arguments are known; None where they show that the word names no happening.

    A noun before another noun of its phrase names a thing ("attack aircraft"); harm without a doer is casualties;
    persons are detained, not gained; a common verb of gain needs a place to gain, unless its own words say what.
    """
    if _is_modifier(sentence, found, offset):
        return None
    by_role = {a.role: a.span for a in reversed(arguments)}
    if found.entry.harm and ArgumentRole.AGENT not in by_role:
        return Kind.CASUALTIES
    if found.entry.needs_people:
        moved = by_role.get(ArgumentRole.TARGET)
        return found.kind if moved and _words(sentence, moved) & _people() else None
    if found.kind is Kind.ATTACK and sentence.lower[found.first - offset].startswith("attack"):
        return _of_attack(sentence, by_role.get(ArgumentRole.AGENT), by_role.get(ArgumentRole.TARGET))
    place = by_role.get(ArgumentRole.AT)
    if found.entry.place_only:
        told = _words(sentence, place) if place else set()
        is_taken = _is_place(sentence, place, told) and not told & (_falling() | _people())
        return found.kind if is_taken and not _falls_somewhere(sentence, found.last + 1 - offset) else None
    if found.entry.needs_armed or found.entry.needs_weapon:
        doer = by_role.get(ArgumentRole.AGENT)
        wanted = _support("weapons") if found.entry.needs_weapon else armed()
        return found.kind if doer and _words(sentence, doer) & wanted else None
    if found.entry.needs_place:
        return _of_mover(sentence, found, by_role, offset)
    if found.form in ("noun", "adjective") or found.kind not in (Kind.GAIN, Kind.WITHDRAWAL):
        return found.kind
    if found.kind is Kind.WITHDRAWAL:
        people_left = (
            found.entry.frame == "place" and place is not None and _words(sentence, place) & (_people() | armed())
        )
        return None if people_left else found.kind
    words = _words(sentence, place) if place else set()
    if words & _people():
        return Kind.DETENTION if found.entry.strong else None
    if place is None or _is_place(sentence, place, words) or _is_it(sentence, place, by_role.get(ArgumentRole.AGENT)):
        return found.kind if found.entry.strong or place or found.entry.frame == "self" else None
    return Kind.OTHER if found.entry.strong else None  # things are seized, not gained: "seized weapons"


def _falls_somewhere(sentence: Sentence, after: int) -> bool:
    """Whether something falls into a river or off a house: then no place changes hands."""
    return after < len(sentence.lower) and sentence.lower[after] in ("into", "from", "off", "to")


def _of_attack(sentence: Sentence, agent: Span | None, target: Span | None) -> Kind:
    """What an attack is by who attacks whom: aircraft strike, forces clash with forces; else people are attacked."""
    who = _words(sentence, agent) if agent else set()
    whom = _words(sentence, target) if target else set()
    if who & _support("air"):
        return Kind.STRIKE
    forces = bool(whom & (_support("works") | _support("soldiers"))) and not whom & _support("unarmed")
    return Kind.CLASH if forces and (who & armed() or (agent and _is_named(sentence, agent))) else Kind.ATTACK


@cache
def _support(key: str) -> frozenset[str]:
    return frozenset(lexicons.load("support")[key].split())


def _of_mover(sentence: Sentence, found: Found, by_role: dict[ArgumentRole, Span], offset: int) -> Kind | None:
    """The kind of a common verb of motion by who moves: armed actors withdraw, others leave; None without a place.

    Who comes "to strengthen the garrison" is deployed, and advances on nobody.
    """
    agent, place = by_role.get(ArgumentRole.AGENT), by_role.get(ArgumentRole.AT)
    if place is None or not (_is_place(sentence, place, _words(sentence, place)) or _is_it(sentence, place, agent)):
        return None
    if found.kind is Kind.WITHDRAWAL:
        return Kind.WITHDRAWAL if agent and _words(sentence, agent) & armed() else Kind.DISPLACEMENT
    if not agent or not _words(sentence, agent) & armed():
        return None
    after = sentence.lower[found.last + 1 - offset :]
    return Kind.DEPLOYMENT if _support("relief").intersection(after) else found.kind


@cache
def _days() -> frozenset[str]:
    """Months and days of the week, also cut short."""
    return _calendar() | word_set("times")


def _is_modifier(sentence: Sentence, found: Found, offset: int) -> bool:
    """Whether the trigger only describes the head of its phrase; "rebel-held" may describe nothing but a place."""
    last = found.last - offset
    if found.form == "adjective" and "-" in sentence.lower[last]:
        return not _places().intersection(sentence.lower[last + 1 : last + 4])
    if found.form not in ("noun", "gerund", "base"):
        return False
    phrase = sentence.around(last)
    if phrase is None or phrase.last == last or sentence.lower[last + 1].strip(".") in _days():
        return False  # "the invasion Feb. 24" is no kind of February
    return sentence.tags[last + 1] in "NP"


def _inside(sentence: Sentence, span: Span) -> list[int]:
    return list(range(*range_of(sentence.tokens, span)))


def _words(sentence: Sentence, span: Span) -> set[str]:
    return {part for k in _inside(sentence, span) for part in (sentence.lower[k], *sentence.lower[k].split("-"))}


def _is_named(sentence: Sentence, span: Span) -> bool:
    return any(sentence.tags[k] == "P" and sentence.lower[k] not in _calendar() for k in _inside(sentence, span))


def _is_it(sentence: Sentence, place: Span, agent: Span | None) -> bool:
    """Whether forces do it to what was named before: "the army left it", "the brigade took it"."""
    return _words(sentence, place) == {"it"} and agent is not None and bool(_words(sentence, agent) & armed())


@cache
def _falling() -> frozenset[str]:
    """What falls but is no place: shells and soldiers."""
    return frozenset(lexicons.load("support")["weapons"].split()) | armed()


@cache
def _people() -> frozenset[str]:
    data = lexicons.load("support")
    return frozenset((data["victims"] + " " + data["persons"]).split())


def _is_place(sentence: Sentence, span: Span | None, words: set[str]) -> bool:
    if span is None:
        return False
    return _is_named(sentence, span) or bool(words & _places())


@cache
def _places() -> frozenset[str]:
    return frozenset(lexicons.load("support")["objects"].split())
