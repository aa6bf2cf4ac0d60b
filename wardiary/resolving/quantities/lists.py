"""Counts of people joined by "and": "three women and three children" is six people in one quantity.

Only people are added up: three tunnels and two positions stay two quantities.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wardiary.reading.tokens import Token
from wardiary.resolving.quantities import lexicon
from wardiary.resolving.quantities.noun_phrases import is_plural, parse_noun_phrase
from wardiary.resolving.quantities.phrases import Phrase

_OWNERS = frozenset({"his", "her", "their", "its"})
_INDEFINITE_REACH = 5  # words of "a pregnant young Syrian woman"
_STATES = ("killed", "injured", "missing", "detained", "abducted", "displaced")
_AUXILIARIES = frozenset({"is", "are", "was", "were", "has", "have", "had"})


def join_lists(tokens: Sequence[Token], phrases: Sequence[Phrase]) -> list[Phrase]:
    """The quantities of one sentence, in order, with lists of people made one each."""
    starts = {phrase.first: phrase for phrase in phrases}
    out: list[Phrase] = []
    for phrase in phrases:
        if out and phrase.first < out[-1].end:
            continue
        out.append(_joined(tokens, phrase, starts) if _counts_people(phrase) else phrase)
    return out


def is_people(noun: str | None) -> bool:
    """Whether a counted noun stands for people."""
    return noun is not None and (noun in lexicon.classes()["civilians"] or noun in lexicon.classes()["troops"])


def _counts_people(phrase: Phrase) -> bool:
    return phrase.unit is None and is_people(phrase.counted)


def _joined(tokens: Sequence[Token], first: Phrase, starts: dict[int, Phrase]) -> Phrase:
    members = _members(tokens, first, starts)
    leading = _indefinite_before(tokens, first.first)
    members = [leading, *members] if leading else members
    whole = replace(
        first, first=members[0].first, end=members[-1].end, low=_sum(members, "low"), high=_sum(members, "high")
    )
    if len(members) > 1 and joins_clauses(tokens, whole.first, whole.end):
        whole = first
    return _with_bare_noun(tokens, whole)


def _members(tokens: Sequence[Token], first: Phrase, starts: dict[int, Phrase]) -> list[Phrase]:
    """The phrases of the list that begins with `first`; only it where no "and" closes the list."""
    members, closed, at = [first], 1, first.end
    while at < len(tokens) and tokens[at].lower in (",", "and"):
        size = 2 if tokens[at].text == "," and at + 1 < len(tokens) and tokens[at + 1].lower == "and" else 1
        has_and = tokens[at + size - 1].lower == "and"
        member = _member_at(tokens, at + size, starts)
        if member is None:
            break
        members.append(member)
        at = member.end
        closed = len(members) if has_and else closed
    return members[:closed]


def _member_at(tokens: Sequence[Token], at: int, starts: dict[int, Phrase]) -> Phrase | None:
    owned = at + 1 if at < len(tokens) and tokens[at].lower in _OWNERS else at
    phrase = starts.get(owned)
    if phrase is not None:
        return phrase if _counts_people(phrase) else None
    return _indefinite(tokens, at)


def _indefinite(tokens: Sequence[Token], at: int) -> Phrase | None:
    """A civilian: one."""
    if at >= len(tokens) or tokens[at].lower not in ("a", "an", "another"):
        return None
    noun = parse_noun_phrase(tokens, at + 1, singular=True)
    return Phrase(at, noun.end, 1.0, 1.0, None, noun.head) if is_people(noun.head) else None


def _indefinite_before(tokens: Sequence[Token], at: int) -> Phrase | None:
    """The "a woman" of "a woman and two children"."""
    owner = at >= 1 and tokens[at - 1].lower in _OWNERS
    joint = at - 1 - owner
    if joint < 1 or tokens[joint].lower != "and":
        return None
    for start in range(joint - 2, max(-1, joint - 2 - _INDEFINITE_REACH), -1):
        found = _indefinite(tokens, start)
        if found is not None:
            return found if found.end == joint else None
    return None


def joins_clauses(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether the "and" of a list joins clauses instead: "killing two soldiers and three civilians were wounded"."""
    before = tokens[first - 1].lower if first else ""
    after = tokens[end].lower if end < len(tokens) else ""
    return any(before in lexicon.words("states", state) for state in _STATES) and (
        after in _AUXILIARIES or any(after in lexicon.words("states", state) for state in _STATES)
    )


def _with_bare_noun(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """Thirteen women and children: the second noun shares the number."""
    following = tokens[phrase.end : phrase.end + 2]
    if len(following) == 2 and following[0].lower == "and":
        noun = following[1].lower
        if is_people(noun) and is_plural(noun):
            return replace(phrase, end=phrase.end + 2)
    return phrase


def _sum(members: Sequence[Phrase], bound: str) -> float | None:
    values: list[float | None] = [getattr(member, bound) for member in members]
    return None if any(value is None for value in values) else sum(value for value in values if value is not None)
