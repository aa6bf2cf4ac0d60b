"""The network where it beats the rules, the rules where they beat it, by the figures on the dev parts (docs/model.md).

Mentions and attributions are the network's, advised by the rules. Which words tell of a happening, and how real and of
what kind it is, the network says, advised by the rules; of those that the rules know, the grammar is theirs, and the
network says where, if the grammar does not.
The voices of claims are the rules' first, where the network knows the cue: they were made for reports of war, while the
network learnt attribution from all kinds of news, and finds what the rules miss.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import tee

from wardiary import lexicons
from wardiary.model import (
    Argument,
    ArgumentRole,
    AttributionMark,
    EntityType,
    Kind,
    Marks,
    Mention,
    Reality,
    Span,
    Trigger,
)
from wardiary.model.span import Stretches
from wardiary.reading.accused import without_accused
from wardiary.reading.actors import with_actors
from wardiary.reading.constructions import as_grammar_has_it, goes_through, is_no_happening
from wardiary.reading.garrisons import with_garrisons
from wardiary.reading.grounds import with_places
from wardiary.reading.reader import Reader
from wardiary.reading.relative_clauses import without_relative_clauses
from wardiary.reading.rules.attribution_cues import words as cue_words
from wardiary.reading.rules.role_phrases import armed
from wardiary.reading.rules.triggers import kind_of_noun
from wardiary.reading.slots import place_slots, whole_names
from wardiary.reading.taken_places import with_taken_place
from wardiary.reading.whole_sources import with_whole_sources

_LIST = 12  # characters that " and " with its blanks takes at most
_AND = lexicons.pattern("reading/actors", "combined", "and")
_REACH = 100  # characters: the clause before a happening that says whether it came about
_NEAR = 5  # happenings: more than one sentence tells
_KINDS_BY_RULE = frozenset((Kind.GAIN, Kind.HOLDING, Kind.WITHDRAWAL, Kind.ADVANCE, Kind.OTHER))
"""Who holds, nears, takes or leaves a place the grammar says; what is of no other kind the guidelines list."""
_WHERE_NONE = frozenset((Kind.DETENTION, Kind.DAMAGE, Kind.DISPLACEMENT, Kind.ABDUCTION))
"""Who lays down his arms, what is looted, who leaves: the rules' kind where the network knows none."""
_IT = lexicons.pattern("reading/actors", "combined", "it")
_BLOWS = frozenset((Kind.STRIKE, Kind.EXPLOSION, Kind.ATTACK, Kind.ABDUCTION))
_OF_PERSONS = frozenset((Kind.DETENTION, Kind.ABDUCTION))  # men "captured", or "held" by the police: no place
_BY_RULE = frozenset(
    (EntityType.WEAPON, EntityType.MILITARY_PLATFORM, EntityType.NATIONALITY, EntityType.TEMPORAL),
)
"""Types that lists know better than a network that has seen few of them: on re3d dev 0.52, 0.49, 0.89 and 0.80 against
0.37, 0.27, 0.84 and 0.77."""


_TAKES_AWAY = lexicons.pattern("reading/actors", "combined", "takes_away")
_BEFORE = 30  # characters: the longest of these offices
_OFFICE_OF = lexicons.pattern("reading/actors", "combined", "office_of")
"""After these what the rules know for a place is one, though the network says a man: "the mayor of Marzan"."""


class CombinedReader:
    """Implements `Reader` over two others, which must cut sentences alike."""

    def __init__(self, network: Reader, rules: Reader) -> None:
        self._network = network
        self._rules = rules

    @property
    def name(self) -> str:
        """Both names: what made a reading."""
        return f"{self._network.name} + {self._rules.name}"

    def read(self, texts: Iterable[str]) -> Iterator[Marks]:
        """The marks of each text; as far ahead as the network reads."""
        shown, first, second = tee(texts, 3)
        pairs = zip(shown, self._network.read(first), self._rules.read(second), strict=True)
        return (combine(text, network, rules) for text, network, rules in pairs)


def combine(text: str, network: Marks, rules: Marks) -> Marks:
    """One text's marks out of those of both readers."""
    mentions = tuple(_outermost(whole_names(text, _mentions(text, network.mentions, rules.mentions))))
    seen = _with_unseen(text, _with_listed(text, network.triggers, rules.triggers), rules)
    read = _happenings(text, seen, rules.triggers)
    triggers = tuple(as_grammar_has_it(text, rules.sentences, read))
    own = tuple(without_relative_clauses(text, rules.sentences, triggers))
    slots = whole_names(text, place_slots(text, rules.sentences, mentions, triggers))
    return Marks(
        sentences=rules.sentences,
        mentions=tuple(sorted((*mentions, *slots), key=lambda m: (m.start, -m.end, m.type))),
        attributions=network.attributions,
        voicing=_voicing(
            text,
            _seconded(rules.attributions, network.attributions),
            _saying(network.attributions, (*triggers, *rules.triggers)),
            triggers,
        ),
        triggers=tuple(with_garrisons(text, [_with_place(text, each, network, mentions) for each in own])),
        main_event=rules.main_event,
    )


def _with_place(text: str, trigger: Trigger, network: Marks, mentions: Sequence[Mention]) -> Trigger:
    return _as_abduction(text, with_taken_place(text, with_places(text, trigger, network.triggers), mentions))


def _as_abduction(text: str, trigger: Trigger) -> Trigger:
    """The trigger; of its own kind where people are taken: "seizing eight villagers", or "two soldiers"."""
    if trigger.kind is not Kind.OTHER or not _TAKES_AWAY.match(text, trigger.span.start):
        return trigger
    taken = [a.span.of(text).lower().split() for a in trigger.arguments if _is_of_people(text, a)]
    is_of_men = any(not armed().isdisjoint(words) for words in taken)
    return replace(trigger, kind=Kind.DETENTION if is_of_men else Kind.ABDUCTION) if taken else trigger


def _happenings(text: str, network: Sequence[Trigger], rules: Sequence[Trigger]) -> Iterator[Trigger]:
    """The network's triggers in order; those that the rules know, too, with the rules' kind, extent and arguments."""
    known = {trigger.span: trigger for trigger in rules if not is_no_happening(text, trigger.span)}
    spans = Stretches(known)
    for number, seen in enumerate(network):
        at = spans.over(seen.span) or seen.span
        told = known.pop(at, None)
        if is_no_happening(text, seen.span):
            continue
        if told is None and (spans.touch(seen.span) or _is_told_before(network[:number], seen)):
            continue  # a second word inside what the rules take for one, or for it
        base = _known(text, told, seen) if told else _unknown(text, seen)
        yield with_actors(text, base, network)


def _with_listed(text: str, network: Sequence[Trigger], rules: Sequence[Trigger]) -> Sequence[Trigger]:
    """The network's triggers, and what the rules see joined to one of them by "and": "artillery strikes and mines"."""
    spans = Stretches({trigger.span: trigger for trigger in network})
    ends = {trigger.span.end for trigger in network}
    listed = [
        told
        for told in rules
        if not spans.touch(told.span)
        and (joint := _AND.search(text, max(0, told.span.start - _LIST), told.span.start))
        and joint.start() in ends
    ]
    return sorted((*network, *listed), key=lambda trigger: trigger.span) if listed else network


def _with_unseen(text: str, network: Sequence[Trigger], rules: Marks) -> Sequence[Trigger]:
    """The triggers, and those of the rules that hit persons, in sentences where the network sees none.

    "A mortar bomb killed one man" has few words for a network that learnt from longer sentences.
    """
    hitting = [t for t in rules.triggers if t.kind in _BLOWS and any(_is_of_people(text, a) for a in t.arguments)]
    if not hitting:
        return network
    bounds = Stretches(rules.sentences)
    told = {bounds.over(trigger.span) for trigger in network}
    unseen = [trigger for trigger in hitting if bounds.over(trigger.span) not in told]
    return sorted((*network, *unseen), key=lambda trigger: trigger.span) if unseen else network


def _is_of_people(text: str, argument: Argument) -> bool:
    """Whether persons suffer it: "nine travellers", "a priest"."""
    return argument.role is ArgumentRole.TARGET and not _people().isdisjoint(argument.span.of(text).lower().split())


@cache
def _people() -> frozenset[str]:
    return frozenset(lexicons.load("support")["victims"].split())


def _is_told_before(before: Sequence[Trigger], seen: Trigger) -> bool:
    """Whether the word only says what one before it did to the same sufferers: "two strikes destroyed a depot"."""
    return any(told.kind is seen.kind and not _targets(told).isdisjoint(_targets(seen)) for told in before[-_NEAR:])


def _targets(trigger: Trigger) -> frozenset[Span]:
    return frozenset(a.span for a in trigger.arguments if a.role is ArgumentRole.TARGET)


def _unknown(text: str, seen: Trigger) -> Trigger:
    """A trigger that the rules passed over: still of the kind that its noun has in their list."""
    kind = Kind.ADVANCE if goes_through(text, seen) else kind_of_noun(seen.span.of(text).lower().rsplit(maxsplit=1)[-1])
    return replace(seen, kind=kind or seen.kind, arguments=_of_happening(text, seen))


def _known(text: str, told: Trigger, seen: Trigger) -> Trigger:
    """The rules' trigger, of the network's kind and as real as the network has it: it heard the rules before.

    But who holds a place, nears, takes or leaves it, and what is of no other kind, the rules say; what they see told
    as history is history.
    """
    by_rule = told.kind in _KINDS_BY_RULE and seen.kind not in _OF_PERSONS and not _takes_it(text, told, seen)
    kind = told.kind if by_rule or _is_sharper(told, seen) else seen.kind
    news = seen.reality in (Reality.OCCURRED, Reality.ONGOING)
    is_open = news and told.reality not in (Reality.OCCURRED, Reality.ONGOING) and _is_left_open(text, told.span)
    is_history = told.reality is Reality.BACKGROUND
    return told if is_open or is_history else replace(told, kind=kind, reality=seen.reality)


def _takes_it(text: str, told: Trigger, seen: Trigger) -> bool:
    """Whether something named before is taken, and the network has read that it is a place: "they captured it"."""
    is_open = told.kind is Kind.OTHER and seen.kind is Kind.GAIN
    return is_open and _IT.match(text, told.span.end) is not None


def _is_sharper(told: Trigger, seen: Trigger) -> bool:
    """Whether the rules name a kind where the network knows none: they have it by the words, it saw too few of them."""
    return seen.kind is Kind.OTHER and told.kind in _WHERE_NONE


def _is_left_open(text: str, trigger: Span) -> bool:
    """Whether words just before it leave open whether it came about: "tried to retake", "could not confirm that"."""
    before = text[max(0, trigger.start - _REACH) : trigger.start]
    return any(pattern.search(before) for pattern in _left_open())


@cache
def _left_open() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(words, re.IGNORECASE) for words in lexicons.load("reality")["left_open"]["before"])


def _of_happening(text: str, trigger: Trigger) -> tuple[Argument, ...]:
    """The arguments save the actors; a nation's adjective is no place: "raising a Ukrainian flag"."""
    actors = (ArgumentRole.AGENT, ArgumentRole.TARGET)
    others = (a for a in trigger.arguments if a.role not in actors)
    return tuple(a for a in others if a.span.of(text).lower() not in _demonyms())


def _mentions(text: str, network: Sequence[Mention], rules: Sequence[Mention]) -> tuple[Mention, ...]:
    """The network's mentions; a toponym that it cut short is the rules' whole one; an adjective of a nation is none.

    What the rules' lists know for a weapon, a platform or a nationality is nothing else besides.
    """
    whole = {m.span: m for m in rules if m.type is EntityType.TOPONYM}
    names = Stretches(whole)
    seen = Stretches({m.span for m in network if m.type is EntityType.TOPONYM})
    kept = {m for m in rules if m.type in _BY_RULE}
    kept |= {m for m in whole.values() if not seen.touch(m.span) and _is_of_office(text, m.start)}
    listed = {m.span for m in kept}
    for mention in network:
        if mention.type is not EntityType.TOPONYM:
            if mention.type not in _BY_RULE and mention.span not in listed:
                kept.add(mention)
        elif _is_name(mention.span.of(text)):
            longer = whole.get(names.over(mention.span) or mention.span)
            kept.add(longer if longer and longer.span.contains(mention.span) else mention)
    return tuple(sorted(kept, key=lambda m: (m.start, -m.end, m.type)))


def _outermost(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions without toponyms that lie within the whole name of another: "Wad" in "Wad al-Noura"."""
    listed = list(dict.fromkeys(mentions))
    names = [m.span for m in listed if m.type is EntityType.TOPONYM]
    for mention in listed:
        if mention.type is not EntityType.TOPONYM or not any(
            name.contains(mention.span) and name != mention.span for name in names
        ):
            yield mention


def _is_of_office(text: str, start: int) -> bool:
    return _OFFICE_OF.search(text, max(0, start - _BEFORE), start) is not None


def _is_name(words: str) -> bool:
    return any(ch.isupper() for ch in words) and words.lower() not in _demonyms()


@cache
def _demonyms() -> frozenset[str]:
    from wardiary.reading.rules.names_words import demonym_set

    return demonym_set()


def _saying(marks: Sequence[AttributionMark], triggers: Sequence[Trigger]) -> list[AttributionMark]:
    """The attributions whose cue and source are not themselves what happened: "a car bomb" says nothing."""
    deeds = Stretches(t.span for t in triggers if t.kind is not Kind.STATEMENT)
    return [m for m in marks if not any(deeds.touch(span) for span in (*m.cue, *m.source))]


def _seconded(rules: Sequence[AttributionMark], network: Sequence[AttributionMark]) -> list[AttributionMark]:
    """The rules' attributions by whose cue the network, which heard of it, takes somebody to speak, too."""
    cues = Stretches(cue for mark in network for cue in mark.cue)
    return [mark for mark in rules if any(cues.touch(cue) for cue in mark.cue)]


def _united(first: Sequence[AttributionMark], second: Sequence[AttributionMark]) -> tuple[AttributionMark, ...]:
    """The attributions of the first reader, and those of the second that share neither cue nor content with them."""
    taken = Stretches(span for mark in first for span in (*mark.cue, *mark.content))
    missed = [m for m in second if not any(taken.touch(span) for span in (*m.cue, *m.content))]
    return tuple(sorted((*first, *missed), key=_place))


def _voicing(
    text: str, rules: Sequence[AttributionMark], network: Sequence[AttributionMark], triggers: Sequence[Trigger]
) -> tuple[AttributionMark, ...]:
    """The attributions that voice claims: the rules', and the network's where no voice of theirs tells a happening.

    "The town was taken on Monday, he said on television": both see the voice, the one may lose what it says.
    """
    united = _united(with_whole_sources(text, rules, network), network)
    told = [span for mark in united for span in mark.content]
    mute = [t.span for t in triggers if not any(span.contains(t.span) for span in told)]
    more = (
        replace(mark, content=tuple(dict.fromkeys(content)))
        for mark in network
        if _tells_plainly(text, mark)
        and (content := [_gap(span, each, told) for span in mark.content for each in mute if span.contains(each)])
    )
    return tuple(sorted(without_accused(text, _without_noun_cues(text, (*united, *more))), key=_place))


def _without_noun_cues(text: str, marks: Sequence[AttributionMark]) -> list[AttributionMark]:
    """The marks without whoever is taken to speak before a noun that says by whom: "it belies claims | by the army"."""
    by = {cue for mark in marks for cue in mark.cue for s in mark.source if text[cue.end : s.start] == " by "}
    return [m for m in marks if not (by & set(m.cue) and m.source and m.source[0].end <= m.cue[0].start)]


def _tells_plainly(text: str, mark: AttributionMark) -> bool:
    """Whether the cue is a plain verb of telling, not of blaming or demanding, whose content need not have happened."""
    words = {word for span in mark.cue for word in span.of(text).lower().split()}
    return bool(words & cue_words("telling", "words"))


def _gap(content: Span, trigger: Span, told: Sequence[Span]) -> Span:
    """The part of a content around a happening that no other voice tells."""
    start = max((each.end for each in told if each.end <= trigger.start), default=content.start)
    end = min((each.start for each in told if each.start >= trigger.end), default=content.end)
    return Span(max(content.start, start), min(content.end, end))


def _place(mark: AttributionMark) -> Span:
    return min((*mark.cue, *mark.content, *mark.source))
