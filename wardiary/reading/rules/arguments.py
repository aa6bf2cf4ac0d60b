"""Who does it and who suffers it: agents and targets of triggers, by the grammar of their sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from wardiary import lexicons
from wardiary.model import Argument, ArgumentRole, Kind, Span
from wardiary.reading.rules.grammar import Sentence, after_preposition, direct_object, is_passive, subject
from wardiary.reading.rules.phrases import Chunk
from wardiary.reading.rules.triggers import Found, is_listed_noun

_BY = frozenset(("by",))
_ON = frozenset(("on", "against", "targeting", "at"))
_OF = frozenset(("of",))
_FROM = frozenset(("from",))
_AGAINST = frozenset(("against", "with"))
_TARGET_OF = frozenset(("target", "moved", "suffer"))


@dataclass(frozen=True, slots=True)
class _Roles:
    """The phrases found for one trigger."""

    agent: Span | None = None
    target: Span | None = None
    place: Span | None = None

    def arguments(self) -> tuple[Argument, ...]:
        pairs = ((self.agent, ArgumentRole.AGENT), (self.target, ArgumentRole.TARGET), (self.place, ArgumentRole.AT))
        return tuple(Argument(span, role) for span, role in pairs if span)


def find_arguments(sentence: Sentence, found: Found, offset: int) -> tuple[Argument, ...]:
    """Agent, target and place named by the grammar; `offset` is the text's index of the sentence's first token."""
    first, last = found.first - offset, found.last - offset
    if found.form == "noun":
        roles = _of_noun(sentence, found, first, last)
    elif found.form == "adjective":
        roles = _Roles(agent=_before_hyphen(sentence, first)) if first == last else _of_state(sentence, first, last)
    else:
        roles = _of_verb(sentence, found, first, last)
    return replace(
        roles,
        agent=roles.agent if roles.agent and _can_act(sentence, roles.agent) else None,
        target=roles.target if roles.target and _can_suffer(sentence, roles.target) else None,
    ).arguments()


def _can_act(sentence: Sentence, span: Span) -> bool:
    """Whether the words hold a name or somebody: "violence" and "one point" do nothing."""
    return _is_named(sentence, span) or bool(_words(sentence, span) & (_armed() | _people() | _others()))


def _can_suffer(sentence: Sentence, span: Span) -> bool:
    """Whether the words hold more than an article or a day: "the" and "Tuesday" suffer nothing."""
    inside = _inside(sentence, span)
    return any(sentence.tags[k] in "NPOJ#" and sentence.lower[k] not in _calendar() for k in inside)


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
    is_noun = found.form in ("base", "third") and sentence.tags[found.last - offset] in "NP" and not verbal
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
    persons are detained, not gained; a common verb of gain needs a place to gain.
    """
    if _is_modifier(sentence, found, offset):
        return None
    by_role = {a.role: a.span for a in arguments}
    if found.entry.harm and ArgumentRole.AGENT not in by_role:
        return Kind.CASUALTIES
    if found.entry.needs_people:
        moved = by_role.get(ArgumentRole.TARGET)
        return found.kind if moved and _words(sentence, moved) & _people() else None
    place = by_role.get(ArgumentRole.AT)
    if found.entry.needs_place:
        return _of_mover(sentence, found, by_role.get(ArgumentRole.AGENT), place)
    if found.form in ("noun", "adjective") or found.kind not in (Kind.GAIN, Kind.WITHDRAWAL):
        return found.kind
    if found.kind is Kind.WITHDRAWAL:
        people_left = (
            found.entry.frame == "place" and place is not None and _words(sentence, place) & (_people() | _armed())
        )
        return None if people_left else found.kind
    words = _words(sentence, place) if place else set()
    if words & _people():
        return Kind.DETENTION if found.entry.strong else None
    if place is None or _is_place(sentence, place, words):
        return found.kind if found.entry.strong or place else None
    return Kind.OTHER if found.entry.strong else None  # things are seized, not gained: "seized weapons"


def _of_mover(sentence: Sentence, found: Found, agent: Span | None, place: Span | None) -> Kind | None:
    """The kind of a common verb of motion by who moves: armed actors withdraw, others leave; None without a place."""
    if place is None or not _is_place(sentence, place, _words(sentence, place)):
        return None
    if found.kind is Kind.WITHDRAWAL:
        return Kind.WITHDRAWAL if agent and _words(sentence, agent) & _armed() else Kind.DISPLACEMENT
    return found.kind if agent and _words(sentence, agent) & _armed() else None


def _is_modifier(sentence: Sentence, found: Found, offset: int) -> bool:
    """Whether the trigger only describes the head of its phrase; "rebel-held" may describe nothing but a place."""
    last = found.last - offset
    if found.form == "adjective" and "-" in sentence.lower[last]:
        return not _places().intersection(sentence.lower[last + 1 : last + 4])
    if found.form not in ("noun", "gerund", "base"):
        return False
    phrase = sentence.around(last)
    return phrase is not None and phrase.last > last and sentence.tags[last + 1] in "NP"


def _inside(sentence: Sentence, span: Span) -> list[int]:
    return [k for k, token in enumerate(sentence.tokens) if span.start <= token.start < span.end]


def _words(sentence: Sentence, span: Span) -> set[str]:
    return {part for k in _inside(sentence, span) for part in (sentence.lower[k], *sentence.lower[k].split("-"))}


def _is_named(sentence: Sentence, span: Span) -> bool:
    return any(sentence.tags[k] == "P" and sentence.lower[k] not in _calendar() for k in _inside(sentence, span))


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


def _of_verb(sentence: Sentence, found: Found, first: int, last: int) -> _Roles:
    held = _described(sentence, found, first, last)
    if held:
        return _Roles(place=sentence.span(held)) if found.entry.frame == "place" else _Roles(target=sentence.span(held))
    doer, sufferer = subject(sentence, first), direct_object(sentence, last)
    if found.entry.frame == "suffer":
        return _Roles(target=_span(sentence, doer))
    if found.form in ("participle", "past") and is_passive(sentence, first, last):
        doer, sufferer = after_preposition(sentence, last, _BY), doer
        if found.entry.frame == "self":
            doer, sufferer = sufferer, None
    if found.entry.frame == "place":
        sufferer = sufferer or after_preposition(sentence, last, _OF, reach=1)
        loser = after_preposition(sentence, last, _FROM, reach=6)
        return _Roles(_span(sentence, doer), _span(sentence, loser), _span(sentence, sufferer))
    if found.entry.frame == "self":
        sufferer = after_preposition(sentence, last, _AGAINST, reach=6)
    return _Roles(_span(sentence, doer), _span(sentence, sufferer))


def _described(sentence: Sentence, found: Found, first: int, last: int) -> Chunk | None:
    """The phrase that a participle stands before: "the number of | liberated settlements", "three wounded people"."""
    if found.form not in ("participle", "past", "gerund"):
        return None
    held = sentence.around(first)
    if held and held.last > last and held.first <= first:
        return held
    bare = first > 0 and sentence.tags[first - 1] in "IDS#J"
    return next((p for p in sentence.bases if p.first == last + 1), None) if bare else None


def _of_noun(sentence: Sentence, found: Found, first: int, last: int) -> _Roles:
    target = after_preposition(sentence, last, _ON, reach=6)
    of = after_preposition(sentence, last, _OF, reach=2)
    agent = _modifier(sentence, first) or _span(sentence, after_preposition(sentence, last, _BY, reach=8))
    agent = agent or _span(sentence, _of_support_verb(sentence, first))
    if found.entry.frame == "place":
        return _Roles(agent, None, _span(sentence, of))
    if found.entry.frame in _TARGET_OF:
        target = target or of
    return _Roles(agent, _span(sentence, target))


def _modifier(sentence: Sentence, first: int) -> Span | None:
    """The name or armed noun before a noun trigger in its own phrase: "a Russian | missile attack", "Iran's | raid"."""
    phrase = sentence.around(first)
    if phrase is None or phrase.first == first:
        return None
    words = [k for k in range(phrase.first, first) if _is_doer(sentence, k)]
    if not words:
        return None
    return Span(sentence.tokens[words[0]].start, sentence.tokens[words[-1]].end)


def _is_doer(sentence: Sentence, index: int) -> bool:
    return sentence.tags[index] == "P" or sentence.lower[index] in _armed()


@cache
def _armed() -> frozenset[str]:
    return frozenset(lexicons.load("support")["armed"].split()) | {"government", "opposition"}


@cache
def _support_verbs() -> frozenset[str]:
    return frozenset(lexicons.load("support")["verbs"].split())


def _of_support_verb(sentence: Sentence, first: int) -> Chunk | None:
    """The subject of "launched", "carried out" and the like, whose object the trigger is."""
    for at in range(first - 1, max(-1, first - 7), -1):
        if sentence.lower[at] in _support_verbs():
            passive = is_passive(sentence, at, at)
            return None if passive else subject(sentence, at)
    return None


def _of_state(sentence: Sentence, first: int, last: int) -> _Roles:
    """Holder and place of "X is under the control of Y", "X remains in Y's hands"."""
    named = [k for k in range(first + 1, last) if _is_doer(sentence, k)]
    inner = Span(sentence.tokens[named[0]].start, sentence.tokens[named[-1]].end) if named else None
    holder = inner or _span(sentence, after_preposition(sentence, last, _OF, reach=1) or _right_after(sentence, last))
    return _Roles(agent=holder, place=_span(sentence, subject(sentence, first)))


def _right_after(sentence: Sentence, last: int) -> Chunk | None:
    """The phrase after a trigger that ends in "of": "in the hands of | the militia"."""
    return direct_object(sentence, last) if sentence.lower[last] == "of" else None


def _before_hyphen(sentence: Sentence, first: int) -> Span | None:
    """The holder in "rebel-held", "Kurdish-controlled"."""
    token = sentence.tokens[first]
    return Span(token.start, token.start + token.text.index("-")) if "-" in token.text else None


def _span(sentence: Sentence, phrase: Chunk | None) -> Span | None:
    return sentence.span(phrase) if phrase else None
