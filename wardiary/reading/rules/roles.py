"""Who does it, whom it hits and where, for one trigger: the phrases that its grammar gives these roles.

Verbs have subjects, objects and agents of passives; nouns have what stands before them, after "by", "on" and "of", and
the subject of the verb whose object they are. Several joined by "and" or commas are several.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from wardiary import lexicons
from wardiary.model import Kind, Span
from wardiary.reading.rules.effects import HARMFUL, harmed, harmer
from wardiary.reading.rules.grammar import Sentence, after_preposition, direct_object, is_passive
from wardiary.reading.rules.members import listed, members
from wardiary.reading.rules.phrases import Chunk, is_common
from wardiary.reading.rules.subjects import inflected, is_time, subject_of, word_set
from wardiary.reading.rules.triggers import Found

_BY = frozenset(("by",))
_ON = frozenset(("on", "against", "targeting", "at", "upon"))
_AIMED_AT = frozenset(("against", "targeting"))
_SHARING = 3  # verbs before one object: "captured, tortured and murdered"
_AIM_REACH = 32  # tokens: "strikes using attack, fighter and remotely piloted aircraft as well as artillery against"
_LOSER_REACH = 20  # tokens: "dozens of villages and more than 700 square miles of rebel-held terrain"
_OF = frozenset(("of",))
_FROM = frozenset(("from",))
_AGAINST = frozenset(("against", "with"))
_PARTICLES = frozenset(("back", "out", "away", "off", "down", "up", "over"))
_TO = frozenset(("to",))
_WITH = frozenset(("with",))
_BETWEEN = frozenset(("between",))
_TARGET_OF = frozenset(("target", "moved", "suffer"))
_RELATIVE = frozenset(("which", "that", "who", "involved"))
_OWNERS = frozenset(("its", "their", "his", "her", "our", "my"))
_AIMED = frozenset((Kind.STRIKE, Kind.ATTACK, Kind.CLASH, Kind.EXPLOSION, Kind.STATEMENT))
_HELD = ("-held", "-controlled", "-occupied", "-run", "-besieged")
_HITTING = frozenset((Kind.CLASH, Kind.EXPLOSION))
_MUTUAL = frozenset((Kind.CLASH, Kind.AGREEMENT))


@dataclass(frozen=True, slots=True)
class Roles:
    """The phrases found for one trigger."""

    agents: tuple[Span, ...] = ()
    targets: tuple[Span, ...] = ()
    place: Span | None = None


def roles_of(sentence: Sentence, found: Found, first: int, last: int) -> Roles:
    """The roles of the trigger at tokens `[first, last]` of the sentence."""
    if found.kind is Kind.HOLDING and first < last and sentence.lower[last] in ("hands", "hand", "control"):
        return _of_state(sentence, first, last)
    if found.form == "adjective":
        holder = _before_hyphen(sentence, first)
        return Roles(agents=(holder,) if holder else ()) if first == last else _of_state(sentence, first, last)
    roles = (_of_noun if found.form == "noun" else _of_verb)(sentence, found, first, last)
    if found.kind not in HARMFUL:
        return roles
    hit = (span for phrase in harmed(sentence, first, last) for span in _all(sentence, phrase))
    return replace(
        roles, targets=tuple(t for t in dict.fromkeys((*roles.targets, *hit)) if not _is_device(sentence, t))
    )


def _is_device(sentence: Sentence, span: Span) -> bool:
    """Whether the words are what went off: "detonated | his belt" hits nobody yet."""
    head = next(
        t for t, token in zip(reversed(sentence.lower), reversed(sentence.tokens), strict=True) if token.end <= span.end
    )
    return head in weapons() or head in word_set("devices")


def _of_verb(sentence: Sentence, found: Found, first: int, last: int) -> Roles:
    held = _described(sentence, found, first, last)
    if held:
        return Roles(place=sentence.span(held)) if found.entry.frame == "place" else Roles(targets=_all(sentence, held))
    doer, sufferer = subject_of(sentence, first), _inner(sentence, first, last) or _object(sentence, last)
    if found.entry.frame == "suffer" or sentence.lower[first] in inflected("losing"):
        if found.kind is Kind.GAIN:
            return Roles(_all(sentence, sufferer), (), _span(sentence, doer))
        told = next((p for p in sentence.bases if first < p.first <= last), None) or sufferer
        lost = told if found.kind is Kind.CASUALTIES and sentence.lower[first] in inflected("losing") else None
        return Roles(targets=_all(sentence, lost or doer))
    may_be_passive = found.form in ("participle", "past") or sentence.tags[first] == "L"
    if may_be_passive and (is_passive(sentence, first, last) or _is_reduced(sentence, first, sufferer)):
        doer, sufferer = after_preposition(sentence, last, _BY), _bare(sentence, first) or doer
        if found.entry.frame == "self" and found.kind not in (*_HITTING, Kind.AGREEMENT):
            doer, sufferer = sufferer, None
        doer = _who_fired(sentence, doer)
    if found.entry.frame == "place":
        sufferer = sufferer or after_preposition(sentence, last, _OF, reach=1)
        loser = after_preposition(sentence, last, _FROM, reach=6)
        roles = Roles(_all(sentence, doer), _all(sentence, loser), _span(sentence, sufferer))
        return _with_holder(sentence, found.kind, last, roles)
    if found.kind is Kind.AGREEMENT:
        return Roles((*_all(sentence, doer), *_all(sentence, after_preposition(sentence, last, _WITH, reach=3))))
    if found.kind is Kind.DETENTION and found.entry.frame == "self" and _inner(sentence, first, last) is None:
        captor = None if sufferer else after_preposition(sentence, last, _TO, reach=1)
        return Roles(_all(sentence, doer), ()) if sufferer else Roles(_all(sentence, captor), _all(sentence, doer))
    if found.entry.frame == "self":
        struck = sufferer if found.kind in _HITTING else None
        sufferer = after_preposition(sentence, last, _AGAINST, reach=6) or struck
    elif sufferer is None and found.kind in _AIMED:
        sufferer = _after(sentence, last, _ON, 4) or _taken_up(sentence, doer)
    return Roles(_all(sentence, doer), _all(sentence, sufferer))


def _taken_up(sentence: Sentence, doer: Chunk | None) -> Chunk | None:
    """The object before its relative clause: "| the carrier | that the Houthis struck"."""
    if doer is None or "".join(sentence.lower[max(0, doer.first - 1) : doer.first]) not in ("that", "which", "whom"):
        return None
    return next((p for p in sentence.bases if p.last == doer.first - 2), None)


def _is_reduced(sentence: Sentence, first: int, sufferer: Chunk | None) -> bool:
    """Whether a participle without "be" is passive, as its verb has no object: "nine villagers | killed in Karsa"."""
    alone = sentence.lower[first] in inflected("transitive") and sufferer is None
    return alone and first > 0 and sentence.tags[first - 1] in "NP#." and _bare(sentence, first) is not None


def _object(sentence: Sentence, last: int) -> Chunk | None:
    at = last
    for _ in range(_SHARING):  # "captured, tortured and murdered | medical staff"
        ahead = at + 1 + (sentence.lower[at + 1 : at + 2] == [","])
        ahead += sentence.lower[ahead : ahead + 1] in (["and"], ["or"])
        if ahead == at + 1 or ahead >= len(sentence.tags) or sentence.tags[ahead] not in "VLB":
            break
        at = ahead
    phrase = direct_object(sentence, at)
    return None if phrase is None or is_time(sentence, phrase) else phrase


def _inner(sentence: Sentence, first: int, last: int) -> Chunk | None:
    """The object inside a trigger in two parts: "pulled | its troops | back", not "raised its flag over | the town"."""
    if sentence.lower[last] not in _PARTICLES or (sentence.lower[last] == "over" and _object(sentence, last)):
        return None
    return next((p for p in sentence.bases if first < p.first and p.last < last), None)


def _bare(sentence: Sentence, first: int) -> Chunk | None:
    """The phrase right before a participle without "be": "two towns | besieged by ...", "the men, | cut off, ..."."""
    at = first - 1
    while at > 0 and sentence.tags[at] == "R":
        at -= 1
    if sentence.lower[at : at + 1] == [","]:
        at -= 1
    return next((p for p in sentence.bases if p.last == at), None) if at >= 0 else None


def _after(sentence: Sentence, last: int, prepositions: frozenset[str], reach: int) -> Chunk | None:
    phrase = after_preposition(sentence, last, prepositions, reach)
    return None if phrase is None or is_time(sentence, phrase) or sentence.lower[phrase.last] == "least" else phrase


def _aimed(sentence: Sentence, last: int) -> Chunk | None:
    """Whom a strike is "against", however far behind, before another clause begins."""
    for at in range(last + 1, min(len(sentence.lower), last + _AIM_REACH)):
        if sentence.lower[at] in _AIMED_AT:
            return sentence.starting(at + 1)
        if sentence.lower[at] == ";" or sentence.tags[at] in "WM":
            return None
    return None


def _with_holder(sentence: Sentence, kind: Kind, last: int, roles: Roles) -> Roles:
    """A place that is "rebel-held" is taken from the rebels, or given up by them."""
    gives_up = kind is Kind.WITHDRAWAL
    if roles.place is None or (roles.agents if gives_up else roles.targets):
        return roles
    for at in range(last + 1, min(len(sentence.tokens), last + _LOSER_REACH)):
        token = sentence.tokens[at]
        if sentence.tags[at] in "VM":
            return roles
        if sentence.lower[at].endswith(_HELD) and token.text.index("-"):
            holder = (Span(token.start, token.start + token.text.index("-")),)
            return replace(roles, agents=holder) if gives_up else replace(roles, targets=holder)
    return roles


def _described(sentence: Sentence, found: Found, first: int, last: int) -> Chunk | None:
    """The phrase that a participle stands before: "the number of | liberated settlements", "three wounded people"."""
    if found.form not in ("participle", "past", "gerund"):
        return None
    held = sentence.around(first)
    if held and held.last > last and held.first <= first:
        return held
    bare = first > 0 and sentence.tags[first - 1] in "IDS#J"
    return next((p for p in sentence.bases if p.first == last + 1), None) if bare and found.form != "gerund" else None


def _of_noun(sentence: Sentence, found: Found, first: int, last: int) -> Roles:
    target = _after(sentence, last, _ON, 6) or _aimed(sentence, last)
    of = _after(sentence, last, _OF, 2)
    subjected = _subjected(sentence, first)
    if subjected:
        return subjected
    agents = _named_after(sentence, last) or _doers_of_noun(sentence, found, first, last)
    if found.kind in _MUTUAL:
        both = after_preposition(sentence, last, _BETWEEN, 8)
        agents = _all(sentence, both) or agents
    if found.kind is Kind.AGREEMENT:
        agents = agents or _all(sentence, _asking(sentence, first) or of)
        return Roles((*agents, *_all(sentence, after_preposition(sentence, last, _WITH, 2))))
    if found.kind is Kind.CLASH:
        target = target or _after(sentence, last, _WITH, 2)
    if found.entry.frame == "place":
        return _with_holder(sentence, found.kind, last, Roles(agents, (), _span(sentence, of)))
    if found.entry.frame in _TARGET_OF or found.kind is Kind.CLASH:
        target = target or of
    elif found.entry.frame == "self":
        agents = agents or _all(sentence, of)
    victim = _victim_before(sentence, found, first, last) if of is None else None
    return Roles((), (victim,)) if victim else Roles(agents, _all(sentence, target))


def _victim_before(sentence: Sentence, found: Found, first: int, last: int) -> Span | None:
    """Whom a noun of harm was done to, told before it: "the mayor's | assassination", "rebel | casualties"."""
    phrase = sentence.around(first)
    if phrase is None or phrase.first == first:
        return None
    if found.kind is Kind.CASUALTIES:
        return _modifier(sentence, first)
    if sentence.lower[last] not in word_set("suffered_nouns") or sentence.tags[first - 1] != "'":
        return None
    return sentence.span(Chunk(phrase.first, first - 2)) if phrase.first <= first - 2 else None


def _doers_of_noun(sentence: Sentence, found: Found, first: int, last: int) -> tuple[Span, ...]:
    """Before the noun, after "by", the owner that "its" stands for, or the subject of the verb whose object it is."""
    modifier = _modifier(sentence, first) or _within(sentence, first, last)
    if modifier:
        return (modifier,)
    by = after_preposition(sentence, last, _BY, reach=8) or _done_by(sentence, last)
    if by:
        return _all(sentence, by)
    doer = _of_light_verb(sentence, first) or _owner(sentence, first) or harmer(sentence, first)
    doer = doer or _responsible(sentence, first)
    return _all(sentence, doer)


def _subjected(sentence: Sentence, first: int) -> Roles | None:
    """Who did it and to whom in "they subjected | villagers who had fled | to detention and torture"."""
    to = next((k for k in range(first - 1, -1, -1) if sentence.lower[k] == "to"), None)
    verb = next((k for k in range(to or 0, -1, -1) if sentence.lower[k] in inflected("exposing")), None)
    if (
        to is None
        or verb is None
        or sentence.tags[verb] not in "VLGB"
        or set(sentence.tags[to + 1 : first]) & set("VM;")
    ):
        return None
    doer, sufferer = subject_of(sentence, verb), _object(sentence, verb)
    if is_passive(sentence, verb, verb):
        doer, sufferer = after_preposition(sentence, verb, _BY), doer
    return Roles(_all(sentence, doer), _all(sentence, sufferer))


def _named_after(sentence: Sentence, last: int) -> tuple[Span, ...]:
    """Those listed after "include", where it tells who did it: "states which carried out raids include A and B"."""
    for at in range(last + 1, len(sentence.lower)):
        if sentence.lower[at] in ("include", "includes", "included") and sentence.tags[at] != "P":
            whose = subject_of(sentence, at)
            told = whose and whose.last < last and sentence.lower[whose.last + 1] in _RELATIVE
            return _all(sentence, direct_object(sentence, at)) if told else ()
    return ()


def _done_by(sentence: Sentence, last: int) -> Chunk | None:
    """Who stands after the passive of a light verb: "strikes were carried out by | the air force"."""
    for at in range(last + 1, min(len(sentence.lower), last + 10)):
        if sentence.lower[at] == "by":
            verb = at - 1 if sentence.tags[at - 1] != "K" else at - 2
            light = sentence.lower[verb] in inflected("light") or sentence.lower[verb] == "out"
            return sentence.starting(at + 1) if light else None
    return None


def _modifier(sentence: Sentence, first: int) -> Span | None:
    """The name or armed noun before a noun trigger in its own phrase: "a Russian | missile attack", "Iran's | raid"."""
    phrase = sentence.around(first)
    if phrase is None or phrase.first == first:
        return None
    words = [k for k in range(phrase.first, first) if _is_doer(sentence, k)]
    while words and sentence.lower[words[-1]] in word_set("machines"):
        words.pop()
    if not words or sentence.lower[words[-1] + 1 : words[-1] + 2] == ["-"]:
        return None
    return Span(sentence.tokens[words[0]].start, sentence.tokens[words[-1]].end)


def _within(sentence: Sentence, first: int, last: int) -> Span | None:
    """The armed noun that a trigger of two words begins with: "| guerrilla | attack"."""
    token = sentence.tokens[first]
    acts = sentence.lower[first] in armed() and sentence.lower[first] not in word_set("machines")
    return Span(token.start, token.end) if first < last and acts else None


def _who_fired(sentence: Sentence, doer: Chunk | None) -> Chunk | None:
    """Who fired the missile by which something was hit: "hit by a missile fired by | a military plane"."""
    if doer is None or not weapons().intersection(sentence.lower[doer.first : doer.last + 1]):
        return doer
    by = after_preposition(sentence, doer.last, _BY, reach=3)
    return by or doer


def _is_doer(sentence: Sentence, index: int) -> bool:
    word = sentence.lower[index]
    if sentence.tags[index] == "P":
        return word not in _calendar() and not (index == 0 and (is_common(word) or word.endswith(("ous", "al", "ive"))))
    return word in armed()


@cache
def armed() -> frozenset[str]:
    """Nouns of armed actors, lower-case."""
    return frozenset(lexicons.load("support")["armed"].split()) | {"government", "opposition"}


@cache
def weapons() -> frozenset[str]:
    """Nouns of weapons, which do nothing by themselves."""
    return frozenset(lexicons.load("support")["weapons"].split()) - armed()


@cache
def _calendar() -> frozenset[str]:
    return frozenset(lexicons.load("support")["calendar"].split()) | word_set("times")


def _of_light_verb(sentence: Sentence, first: int) -> Chunk | None:
    """The subject of "launched", "carried out", "resumed" and the like, whose object the trigger is."""
    phrase = sentence.around(first)
    at = (phrase.first if phrase else first) - 1
    while at > 0 and (sentence.tags[at] in "RK#" or sentence.lower[at] in ("more", "than", "over", "about", "out")):
        at -= 1
    if at < 0 or sentence.lower[at] not in inflected("light") or sentence.lower[at] in inflected("suffered"):
        return None
    return None if sentence.tags[at] == "L" and is_passive(sentence, at, at) else subject_of(sentence, at)


def _asking(sentence: Sentence, first: int) -> Chunk | None:
    """Who "agreed to", "asked for" or "ruled out" the truce or talks that the trigger names."""
    phrase = sentence.around(first)
    at = (phrase.first if phrase else first) - 1
    if sentence.lower[at : at + 1] not in (["to"], ["for"], ["out"], ["on"]) or at == 0:
        return None
    return subject_of(sentence, at - 1) if sentence.lower[at - 1] in inflected("asking") else None


def _responsible(sentence: Sentence, first: int) -> Chunk | None:
    """Who has claimed responsibility for the trigger; nobody where "no group" has."""
    phrase = sentence.around(first)
    at = (phrase.first if phrase else first) - 1
    if sentence.lower[at - 1 : at + 1] != ["responsibility", "for"]:
        return None
    verb = next((k for k in range(at - 2, -1, -1) if sentence.tags[k] in "VLB"), None)
    doer = subject_of(sentence, verb) if verb is not None else None
    return None if doer is None or sentence.lower[doer.first] in ("no", "nobody", "neither") else doer


def _owner(sentence: Sentence, first: int) -> Chunk | None:
    """Whom "its" before the noun stands for: the owner named before, or the subject of the verb before."""
    phrase = sentence.around(first)
    if phrase is None or sentence.lower[phrase.first] not in _OWNERS:
        return None
    for at in range(phrase.first - 1, -1, -1):
        if sentence.tags[at] == "'":
            return next((Chunk(p.first, at - 1) for p in sentence.bases if p.first < at <= p.last), None)
        if sentence.tags[at] in "VBM":
            return subject_of(sentence, at)
    return None


def _of_state(sentence: Sentence, first: int, last: int) -> Roles:
    """Holder and place of "X is under the control of Y", "X remains in Y's hands", "controlled by the Y group"."""
    named = [k for k in range(first + 1, last) if _is_doer(sentence, k)]
    inner = Span(sentence.tokens[named[0]].start, sentence.tokens[named[-1]].end) if named else None
    after = after_preposition(sentence, last, _OF, reach=1) or _right_after(sentence, last)
    holders = (inner,) if inner else _all(sentence, after)
    return Roles(agents=holders, place=_span(sentence, _bare(sentence, first) or subject_of(sentence, first)))


def _right_after(sentence: Sentence, last: int) -> Chunk | None:
    """The phrase after a trigger that ends in a preposition: "in the hands of | the militia"."""
    return direct_object(sentence, last) if sentence.lower[last] in ("of", "by") else None


def _before_hyphen(sentence: Sentence, first: int) -> Span | None:
    """The holder in "rebel-held", "Kurdish-controlled"."""
    token = sentence.tokens[first]
    return Span(token.start, token.start + token.text.index("-")) if "-" in token.text else None


def _all(sentence: Sentence, phrase: Chunk | None) -> tuple[Span, ...]:
    """The actors that a phrase lists, with those told after "including"."""
    return tuple(sentence.span(p) for p in _chunks(sentence, phrase)) if phrase else ()


def _chunks(sentence: Sentence, phrase: Chunk) -> Iterator[Chunk]:
    yield from members(sentence, phrase)
    yield from listed(sentence, phrase)


def _span(sentence: Sentence, phrase: Chunk | None) -> Span | None:
    return sentence.span(phrase) if phrase else None
