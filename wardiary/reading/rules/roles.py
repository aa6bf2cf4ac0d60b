"""Who does it, whom it hits and where, for one trigger: the phrases that its grammar gives these roles.

Verbs have subjects, objects and agents of passives; nouns have what stands before them, after "by", "on" and "of", and
the subject of the verb whose object they are. Several joined by "and" or commas are several.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from wardiary.model import Kind, Span
from wardiary.model.kinds import VIOLENT
from wardiary.reading.rules.effects import harmed
from wardiary.reading.rules.grammar import Sentence, after_preposition, direct_object, is_passive
from wardiary.reading.rules.phrases import Chunk
from wardiary.reading.rules.role_phrases import (
    Roles,
    after,
    all_of,
    armed,
    is_doer,
    object_of,
    span_of,
    weapons,
    with_holder,
)
from wardiary.reading.rules.roles_nouns import of_noun
from wardiary.reading.rules.subjects import inflected, subject_of, word_set
from wardiary.reading.rules.triggers import Found

_BY = frozenset(("by",))
_ON = frozenset(("on", "against", "targeting", "at", "upon"))
_OF = frozenset(("of",))
_FROM = frozenset(("from",))
_AGAINST = frozenset(("against", "with"))
_PARTICLES = frozenset(("back", "out", "away", "off", "down", "up", "over"))
_TO = frozenset(("to",))
_WITH = frozenset(("with",))
_AIMED = frozenset((Kind.STRIKE, Kind.ATTACK, Kind.CLASH, Kind.EXPLOSION, Kind.STATEMENT))
_HITTING = frozenset((Kind.CLASH, Kind.EXPLOSION))


def roles_of(sentence: Sentence, found: Found, first: int, last: int) -> Roles:
    """The roles of the trigger at tokens `[first, last]` of the sentence."""
    if found.kind is Kind.HOLDING and first < last and sentence.lower[last] in ("hands", "hand", "control"):
        return _of_state(sentence, first, last)
    if found.form == "adjective":
        if found.kind is Kind.CASUALTIES:  # "25 people are dead"; "of 17 dead" names nobody besides
            left = _bare(sentence, first) if first and sentence.tags[first - 1] == "N" else None
            dead = left or (subject_of(sentence, first) if is_passive(sentence, first, last) else None)
            return Roles(targets=all_of(sentence, dead))
        if sentence.lower[first] in ("flag", "flags"):
            return Roles(place=span_of(sentence, direct_object(sentence, last)))
        holder = _before_hyphen(sentence, first)
        return Roles(agents=(holder,) if holder else ()) if first == last else _of_state(sentence, first, last)
    roles = (of_noun if found.form == "noun" else _of_verb)(sentence, found, first, last)
    if found.kind not in VIOLENT:
        return roles
    hit = (span for phrase in harmed(sentence, first, last) for span in all_of(sentence, phrase))
    targets = dict.fromkeys((*roles.targets, *hit))
    return replace(roles, targets=tuple(target for target in targets if not _is_device(sentence, target)))


def _is_device(sentence: Sentence, span: Span) -> bool:
    """Whether the words are what went off: "detonated | his belt" hits nobody yet."""
    head = next(k for k in range(len(sentence.tokens) - 1, -1, -1) if sentence.tokens[k].end <= span.end)
    return sentence.lower[head] in weapons() or sentence.lower[head] in word_set("devices")


@dataclass(frozen=True, slots=True)
class _Parties:
    """The phrases before and after a verb, in the roles that an active or passive form gives them."""

    doer: Chunk | None
    sufferer: Chunk | None


def _of_verb(sentence: Sentence, found: Found, first: int, last: int) -> Roles:
    held = _described(sentence, found, first, last)
    if held and found.entry.frame == "place":
        return Roles(place=sentence.span(held))
    if held:
        return Roles(targets=all_of(sentence, held))
    if found.entry.frame == "suffer" or sentence.lower[first] in inflected("losing"):
        return _of_loss(sentence, found, first, last)
    if first < last and sentence.lower[last] in word_set(
        "deeds"
    ):  # "beat off an attack by militiamen": who was beaten off
        attackers = after_preposition(sentence, last, _BY, reach=1)
        return Roles(all_of(sentence, subject_of(sentence, first)), all_of(sentence, attackers))
    parties = _parties(sentence, found, first, last)
    agents = all_of(sentence, parties.doer)
    if found.entry.frame == "place":
        place = parties.sufferer or after_preposition(sentence, last, _OF, reach=1)
        losers = all_of(sentence, after_preposition(sentence, last, _FROM, reach=6))
        return with_holder(sentence, found.kind, last, Roles(agents, losers, span_of(sentence, place)))
    if found.kind is Kind.AGREEMENT:
        return Roles((*agents, *all_of(sentence, after_preposition(sentence, last, _WITH, reach=3))))
    if found.kind is Kind.DETENTION and found.entry.frame == "self" and _inner(sentence, first, last) is None:
        captors = all_of(sentence, after_preposition(sentence, last, _TO, reach=1))
        return Roles(agents) if parties.sufferer else Roles(captors, agents)
    return Roles(agents, all_of(sentence, _struck(sentence, found, last, parties)))


def _parties(sentence: Sentence, found: Found, first: int, last: int) -> _Parties:
    """Subject and object; of a passive, the agent after "by" and the subject, which also suffers what just happens.

    "The depot burned", but "the army burned the depot".
    """
    doer, sufferer = subject_of(sentence, first), _inner(sentence, first, last)
    if sufferer is None and sentence.lower[last] != "from":  # "drove the rebels from | the town": it is where they were
        sufferer = object_of(sentence, last)
    may_be_passive = found.form in ("participle", "past") or sentence.tags[first] == "L"
    if not may_be_passive or not (is_passive(sentence, first, last) or _is_reduced(sentence, first, last, sufferer)):
        happens = sufferer is None and found.kind is Kind.DAMAGE and sentence.lower[first] in inflected("happening")
        return _Parties(None, doer) if happens and not _is_armed(sentence, doer) else _Parties(doer, sufferer)
    moved = _bare(sentence, first) or doer
    if found.entry.frame == "self" and found.kind not in (*_HITTING, Kind.AGREEMENT):
        return _Parties(moved, None)  # "troops were pulled back"
    return _Parties(_who_fired(sentence, after_preposition(sentence, last, _BY)), moved)


def _is_armed(sentence: Sentence, doer: Chunk | None) -> bool:
    return doer is not None and sentence.lower[doer.last] in armed() - {"tank", "tanks"}


def _struck(sentence: Sentence, found: Found, last: int, parties: _Parties) -> Chunk | None:
    """Whom the verb hits: its object, or who stands after "against", "on" or before its relative clause."""
    if found.entry.frame == "self":
        struck = parties.sufferer if found.kind in _HITTING or found.entry.needs_weapon else None
        return after_preposition(sentence, last, _AGAINST, reach=6) or struck
    if parties.sufferer is None and found.kind in _AIMED:
        return after(sentence, last, _ON, 4) or _taken_up(sentence, parties.doer)
    return parties.sufferer


def _of_loss(sentence: Sentence, found: Found, first: int, last: int) -> Roles:
    """Who suffers what the verb tells: its subject; a place that falls to somebody; soldiers that an army lost."""
    subject = subject_of(sentence, first)
    following = object_of(sentence, last)
    if found.kind is Kind.GAIN and sentence.lower[first] in inflected("losing"):
        return _of_lost_place(sentence, first, last, subject)
    if found.kind is Kind.GAIN:
        return Roles(all_of(sentence, following), (), span_of(sentence, subject))
    if found.kind in VIOLENT:  # "the town came under fire from the hills by rebels"
        return Roles(all_of(sentence, after_preposition(sentence, last, _BY, reach=3)), all_of(sentence, subject))
    lost = None
    if found.kind is Kind.CASUALTIES and sentence.lower[first] in inflected("losing"):
        lost = next((p for p in sentence.bases if first < p.first <= last), None) or following
    return Roles(targets=all_of(sentence, lost or subject))


def _of_lost_place(sentence: Sentence, first: int, last: int, subject: Chunk | None) -> Roles:
    """Who lost what: "the army lost | Marzan", "with Marzan | lost by the army", "Marzan was lost"."""
    held = object_of(sentence, last)
    if held is not None:
        return Roles((), all_of(sentence, subject), span_of(sentence, held))
    losers = after_preposition(sentence, last, _BY, reach=1)
    winners = after_preposition(sentence, last, _TO, reach=1)
    return Roles(all_of(sentence, winners), all_of(sentence, losers), span_of(sentence, _held(sentence, first)))


def _taken_up(sentence: Sentence, doer: Chunk | None) -> Chunk | None:
    """The object before its relative clause: "| the carrier | that the Houthis struck", "| the men | they held"."""
    if doer is None or doer.first == 0:
        return None
    is_relative = sentence.lower[doer.first - 1] in ("that", "which", "whom")
    if not is_relative and not (doer.first == doer.last and sentence.tags[doer.first] == "O"):
        return None
    return sentence.base_ending(doer.first - 1 - is_relative)


def _is_reduced(sentence: Sentence, first: int, last: int, sufferer: Chunk | None) -> bool:
    """Whether a participle without "be" is passive, as its verb has no object: "nine villagers | killed in Karsa".

    "Seized control" has its object in itself.
    """
    has_object = sufferer is not None or "N" in sentence.tags[first + 1 : last + 1]
    alone = sentence.lower[first] in inflected("transitive") and not has_object
    before = _bare(sentence, first) if alone and first > 0 and sentence.tags[first - 1] in "NP#." else None
    return before is not None and sentence.lower[before.first - 1 : before.first] != ["whom"]


def _inner(sentence: Sentence, first: int, last: int) -> Chunk | None:
    """The object inside a trigger in two parts: "pulled | its troops | back", "set | the market | on fire".

    Not "raised its flag over | the town".
    """
    is_open = sentence.lower[last] not in (*_PARTICLES, "from") and sentence.tags[last] in "ITC"
    if is_open or (sentence.lower[last] == "over" and object_of(sentence, last)):
        return None
    return next((p for p in sentence.bases if first < p.first and p.last < last), None)


def _bare(sentence: Sentence, first: int) -> Chunk | None:
    """The phrase right before a participle without "be": "two towns | besieged by ...", "the men, | cut off, ..."."""
    at = first - 1
    while at > 0 and sentence.tags[at] == "R":
        at -= 1
    if sentence.lower[at : at + 1] == [","]:
        at -= 1
    return sentence.base_ending(at) if at >= 0 else None


def _described(sentence: Sentence, found: Found, first: int, last: int) -> Chunk | None:
    """The phrase that a participle stands before: "the number of | liberated settlements", "three wounded people"."""
    if found.form not in ("participle", "past", "gerund"):
        return None
    held = sentence.around(first)
    if held and held.last > last and held.first <= first:
        return held
    bare = first > 0 and sentence.tags[first - 1] in "IDS#J"
    follows = sentence.around(last + 1) if bare and found.form != "gerund" else None
    return follows if follows and follows.first == last + 1 else None


def _who_fired(sentence: Sentence, doer: Chunk | None) -> Chunk | None:
    """Who fired the missile by which something was hit: "hit by a missile fired by | a military plane"."""
    if doer is None or not weapons().intersection(sentence.lower[doer.first : doer.last + 1]):
        return doer
    by = after_preposition(sentence, doer.last, _BY, reach=3)
    return by or doer


def _of_state(sentence: Sentence, first: int, last: int) -> Roles:
    """Holder and place of "X is under the control of Y", "X remains in Y's hands", "controlled by the Y group".

    But "Y remains in control of X".
    """
    if sentence.lower[last - 1 : last + 1] == ["in", "control"]:
        place = after_preposition(sentence, last, _OF, reach=1)
        return Roles(agents=all_of(sentence, _held(sentence, first)), place=span_of(sentence, place))
    named = [k for k in range(first + 1, last) if is_doer(sentence, k)]
    inner = Span(sentence.tokens[named[0]].start, sentence.tokens[named[-1]].end) if named else None
    after = after_preposition(sentence, last, _OF, reach=1) or _right_after(sentence, last)
    holders = (inner,) if inner else all_of(sentence, after)
    return Roles(agents=holders, place=span_of(sentence, _held(sentence, first)))


def _held(sentence: Sentence, first: int) -> Chunk | None:
    """What is held or lost: its verb's subject, else the phrase before: "Marzan and Karsa in the north | are lost"."""
    bare, subject = _bare(sentence, first), subject_of(sentence, first)
    if bare is None or subject is None or sentence.tags[first] not in "VBML":
        return bare or subject
    is_aside = bare.first > 0 and sentence.tags[bare.first - 1] == "I"  # "in the north" is not what was lost
    return subject if subject.last >= bare.last or is_aside else bare


def _right_after(sentence: Sentence, last: int) -> Chunk | None:
    """The phrase after a trigger that ends in a preposition: "in the hands of | the militia"."""
    return direct_object(sentence, last) if sentence.lower[last] in ("of", "by") else None


def _before_hyphen(sentence: Sentence, first: int) -> Span | None:
    """The holder in "rebel-held", "Kurdish-controlled"."""
    token = sentence.tokens[first]
    return Span(token.start, token.start + token.text.index("-")) if "-" in token.text else None
