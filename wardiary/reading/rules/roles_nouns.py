"""Who does it and whom it hits, where a noun names the happening: "a Russian missile strike on a school".

An agent stands before the noun, after "by", or is the subject of the verb that has the noun as its object; a target
stands after "on", "against" and "of". Each rule says what words make it apply.
"""

from __future__ import annotations

from wardiary.model import Kind, Span
from wardiary.reading.rules.effects import harmer
from wardiary.reading.rules.grammar import Sentence, after_preposition, direct_object, is_passive
from wardiary.reading.rules.phrases import Chunk
from wardiary.reading.rules.role_phrases import Roles, after, all_of, armed, is_doer, object_of, span_of, with_holder
from wardiary.reading.rules.subjects import inflected, subject_of, word_set
from wardiary.reading.rules.triggers import Found

_BY = frozenset(("by",))
_ON = frozenset(("on", "against", "targeting", "upon"))
_AMONG = frozenset(("among",))
_AIMED_AT = frozenset(("against", "targeting"))
_AIM_REACH = 32  # tokens: "strikes using attack, fighter and remotely piloted aircraft as well as artillery against"
_OF = frozenset(("of",))
_TO = frozenset(("to",))
_WITH = frozenset(("with",))
_BETWEEN = frozenset(("between", "among"))
_TARGET_OF = frozenset(("target", "moved", "suffer"))
_RELATIVE = frozenset(("which", "that", "who", "involved"))
_OWNERS = frozenset(("its", "their", "his", "her", "our", "my"))
_MUTUAL = frozenset((Kind.CLASH, Kind.AGREEMENT))


def of_noun(sentence: Sentence, found: Found, first: int, last: int) -> Roles:
    """The roles of a noun trigger at tokens `[first, last]`."""
    if found.kind is Kind.CASUALTIES:
        target = after(sentence, last, _AMONG, 3)
    else:
        target = after(sentence, last, _ON, 6) or _aimed(sentence, last)
    of = sentence.starting(last + 1) if sentence.lower[last] == "of" else after(sentence, last, _OF, 2)
    is_fall = found.kind is Kind.GAIN and found.entry.frame == "suffer"
    if found.entry.place_only or is_fall:  # "the loss of Marzan to the rebels", "the fall of Marzan"
        to = after_preposition(sentence, of.last, _TO, 1) if of else None
        return Roles(all_of(sentence, to), (), span_of(sentence, of))
    subjected = _subjected(sentence, first)
    if subjected:
        return subjected
    agents = _named_after(sentence, last) or _doers_of_noun(sentence, found, first, last)
    if found.kind in _MUTUAL:
        both = after_preposition(sentence, last, _BETWEEN, 8)
        agents = all_of(sentence, both) or agents
    if found.kind is Kind.AGREEMENT:
        agents = agents or all_of(sentence, _asking(sentence, first) or of)
        return Roles((*agents, *all_of(sentence, after_preposition(sentence, last, _WITH, 2))))
    if found.kind is Kind.CLASH:
        agents = (*agents, *all_of(sentence, after(sentence, last, _WITH, 2)))
    if found.entry.frame == "place":
        return with_holder(sentence, found.kind, last, Roles(agents, (), span_of(sentence, of)))
    if found.entry.frame in _TARGET_OF or found.kind is Kind.CLASH:
        target = target or of
    elif found.entry.frame == "self":
        agents = agents or all_of(sentence, of)
    victim = _victim_before(sentence, found, first, last) if of is None else None
    return Roles((), (victim,)) if victim else Roles(agents, all_of(sentence, target or _sufferer(sentence, first)))


def _sufferer(sentence: Sentence, first: int) -> Chunk | None:
    """Who "faces", "suffered" or "endured" the trigger."""
    phrase = sentence.around(first)
    start = phrase.first if phrase else first
    inner = next((k for k in range(first - 1, start, -1) if _is_suffering(sentence, k)), None)
    if inner is not None:  # "villagers | face persecution", taken for one phrase
        return Chunk(start, inner - 1)
    at = start - 1
    while at > 0 and sentence.tags[at] in "RK#":
        at -= 1
    return subject_of(sentence, at) if at > 0 and _is_suffering(sentence, at) else None


def _is_suffering(sentence: Sentence, at: int) -> bool:
    return sentence.lower[at] in inflected("enduring") and sentence.tags[at] != "P"


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
    by = _by(sentence, found, last) or _done_by(sentence, found, last)
    if by:
        return all_of(sentence, by)
    doer = _of_light_verb(sentence, found, first) or _owner(sentence, first) or harmer(sentence, first)
    doer = doer or _responsible(sentence, first) or _implicated(sentence, first) or _of_clause(sentence, last)
    return all_of(sentence, doer)


def _subjected(sentence: Sentence, first: int) -> Roles | None:
    """Who did it and to whom in "they subjected | villagers who had fled | to detention and torture"."""
    start = max(0, first - _AIM_REACH)
    to = next((k for k in range(first - 1, start, -1) if sentence.lower[k] == "to"), None)
    verb = next((k for k in range(to or 0, start - 1, -1) if sentence.lower[k] in inflected("exposing")), None)
    if (
        to is None
        or verb is None
        or sentence.tags[verb] not in "VLGB"
        or set(sentence.tags[to + 1 : first]) & set("VM;")
    ):
        return None
    doer, sufferer = subject_of(sentence, verb), object_of(sentence, verb)
    if is_passive(sentence, verb, verb):
        doer, sufferer = after_preposition(sentence, verb, _BY), doer
    return Roles(all_of(sentence, doer), all_of(sentence, sufferer))


def _named_after(sentence: Sentence, last: int) -> tuple[Span, ...]:
    """Those listed after "include", where it tells who did it: "states which carried out raids include A and B"."""
    for at in range(last + 1, min(len(sentence.lower), last + _AIM_REACH)):
        if sentence.lower[at] in ("include", "includes", "included") and sentence.tags[at] != "P":
            whose = subject_of(sentence, at)
            told = whose and whose.last < last and sentence.lower[whose.last + 1] in _RELATIVE
            return all_of(sentence, direct_object(sentence, at)) if told else ()
    return ()


def _by(sentence: Sentence, found: Found, last: int) -> Chunk | None:
    """Who stands after "by", unless another deed than the trigger's was theirs: "the evacuation, brokered | by Qatar".

    Who brokered a truce is party to it.
    """
    doer = after_preposition(sentence, last, _BY, reach=8)
    if doer is None or found.kind is Kind.AGREEMENT:
        return doer
    between = range(last + 1, doer.first - 1)
    others = (k for k in between if sentence.tags[k] in "LG" and sentence.lower[k] not in _light(found))
    return None if any(sentence.tags[k + 1] in "IRK" for k in others) else doer


def _done_by(sentence: Sentence, found: Found, last: int) -> Chunk | None:
    """Who stands after the passive of a light verb: "strikes were carried out by | the air force"."""
    for at in range(last + 1, min(len(sentence.lower), last + 10)):
        if sentence.lower[at] == "by":
            verb = at - 1 if sentence.tags[at - 1] != "K" else at - 2
            is_light = sentence.lower[verb] in _light(found) or sentence.lower[verb] == "out"
            return sentence.starting(at + 1) if is_light else None
    return None


def _light(found: Found) -> frozenset[str]:
    """Forms of the verbs whose subject does what their object names; a truce is also his who broke or brokered it."""
    return inflected("light") - (frozenset() if found.kind is Kind.AGREEMENT else inflected("ending"))


def _modifier(sentence: Sentence, first: int) -> Span | None:
    """The name or armed noun before a noun trigger in its own phrase: "a Russian | missile attack", "Iran's | raid"."""
    phrase = sentence.around(first)
    if phrase is None or phrase.first == first:
        return None
    words = [k for k in range(phrase.first, first) if is_doer(sentence, k)]
    while words and sentence.lower[words[-1]] in word_set("machines"):
        words.pop()
    if not words or sentence.lower[words[-1] + 1 : words[-1] + 2] == ["-"]:
        return None
    if sentence.tags[words[-1] + 1] in "#D":  # "In Marzan two blasts"
        return None
    if any(_is_suffering(sentence, k) for k in range(words[-1] + 1, first)):
        return None
    return Span(sentence.tokens[words[0]].start, sentence.tokens[words[-1]].end)


def _within(sentence: Sentence, first: int, last: int) -> Span | None:
    """The armed noun that a trigger of two words begins with: "| guerrilla | attack"."""
    token = sentence.tokens[first]
    acts = sentence.lower[first] in armed() and sentence.lower[first] not in word_set("machines")
    return Span(token.start, token.end) if first < last and acts else None


def _of_light_verb(sentence: Sentence, found: Found, first: int) -> Chunk | None:
    """The subject of "launched", "carried out", "resumed" and the like, whose object the trigger is."""
    phrase = sentence.around(first)
    at = (phrase.first if phrase else first) - 1
    while at > 0 and (sentence.tags[at] in "RK#" or sentence.lower[at] in ("more", "than", "over", "about", "out")):
        at -= 1
    if at < 0 or sentence.lower[at] not in _light(found) or sentence.lower[at] in inflected("suffered"):
        return None
    return None if sentence.tags[at] == "L" and is_passive(sentence, at, at) else subject_of(sentence, at)


def _asking(sentence: Sentence, first: int) -> Chunk | None:
    """Who "agreed to", "asked for" or "ruled out" the truce or talks that the trigger names."""
    phrase = sentence.around(first)
    at = (phrase.first if phrase else first) - 1
    if sentence.lower[at : at + 1] not in (["to"], ["for"], ["out"], ["on"]) or at == 0:
        return None
    return subject_of(sentence, at - 1) if sentence.lower[at - 1] in inflected("asking") else None


def _implicated(sentence: Sentence, first: int) -> Chunk | None:
    """Who is "charged with", "accused of" or "involved in" the trigger."""
    phrase = sentence.around(first)
    at = (phrase.first if phrase else first) - 1
    if at < 1 or sentence.lower[at] not in ("with", "of", "in", "to", "for", "by"):
        return None
    if sentence.lower[at - 1] in ("part", "responsible", "guilty"):
        return subject_of(sentence, at - 1 if sentence.tags[at - 1] == "J" else at - 2)
    return subject_of(sentence, at - 1) if sentence.lower[at - 1] in inflected("implicating") else None


def _of_clause(sentence: Sentence, last: int) -> Chunk | None:
    """The subject of the clause that takes up the trigger: "atrocities | that the gang | has perpetrated"."""
    opens = "".join(sentence.lower[last + 1 : last + 2]) in ("that", "which")
    doer = sentence.starting(last + 1 + opens)
    if doer is None:
        return None
    verbs = (k for k in range(doer.last + 1, min(len(sentence.tags), doer.last + 4)) if sentence.tags[k] in "VL")
    return doer if any(sentence.lower[k] in inflected("light") for k in verbs) else None


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
    """Whom "its" before the noun stands for: the owner before it, who stands after "by", the subject of the verb."""
    phrase = sentence.around(first)
    if phrase is None or sentence.lower[phrase.first] not in _OWNERS:
        return None
    for at in range(phrase.first - 1, -1, -1):
        if sentence.tags[at] == "'":
            owner = sentence.around(at)
            return Chunk(owner.first, at - 1) if owner and owner.first < at else None
        doer = sentence.starting(at + 1) if sentence.lower[at] == "by" else None
        if doer and doer.last < phrase.first and any(is_doer(sentence, k) for k in range(doer.first, doer.last + 1)):
            return doer
        if sentence.tags[at] in "VBM":
            return subject_of(sentence, at)
    return _main_subject(sentence, first)


def _main_subject(sentence: Sentence, first: int) -> Chunk | None:
    """The subject of the clause after the first comma: "In its march on Marzan, | the brigade | took a hill"."""
    comma = next((k for k in range(first + 1, len(sentence.lower)) if sentence.lower[k] == ","), None)
    return sentence.starting(comma + 1) if comma is not None else None


def _aimed(sentence: Sentence, last: int) -> Chunk | None:
    """Whom a strike is "against", however far behind, before another clause begins."""
    for at in range(last + 1, min(len(sentence.lower), last + _AIM_REACH)):
        if sentence.lower[at] in _AIMED_AT:
            return sentence.starting(at + 1)
        if sentence.lower[at] == ";" or sentence.tags[at] in "WM":
            return None
    return None
