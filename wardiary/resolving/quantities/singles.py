"""Single victims and targets that no number is given for: "killed a nurse", "one strike destroyed a bulldozer".

Only those of whom a state is told count; things only where the strikes that hit them are counted, as communiqués do.
"""

from __future__ import annotations

from collections.abc import Sequence

from wardiary.model import QuantityMention, Span
from wardiary.reading.tokens import Token
from wardiary.resolving.quantities import lexicon
from wardiary.resolving.quantities.lists import is_people, joins_clauses
from wardiary.resolving.quantities.noun_phrases import parse_noun_phrase
from wardiary.resolving.quantities.states import states_of

_ARTICLES = frozenset({"a", "an", "another"})
_POSSESSIVES = frozenset({"his", "her", "their"})
_VICTIM = frozenset({"killed", "injured", "missing", "detained", "abducted"})


def find_singles(text: str, tokens: Sequence[Token], known: Sequence[QuantityMention]) -> list[QuantityMention]:
    """The single victims and targets of one sentence, none of which overlaps the `known` quantities of it."""
    counts_strikes = any(mention.counted in lexicon.classes()["happenings"] for mention in known)
    out: list[QuantityMention] = []
    for at, token in enumerate(tokens):
        single = _single(text, tokens, at) if token.lower in _ARTICLES else None
        if single is None or any(single.span.overlaps(mention.span) for mention in (*known, *out)):
            continue
        wanted = (
            _VICTIM
            if single.counted is None or is_people(single.counted)
            else frozenset({"hit"} if counts_strikes else ())
        )
        if wanted and wanted & states_of(single, text):
            out.append(single)
    return out


def _single(text: str, tokens: Sequence[Token], at: int) -> QuantityMention | None:
    noun = parse_noun_phrase(tokens, at + 1, singular=True)
    alone = noun.head is None and tokens[at].lower == "another"  # "one person was killed and another wounded"
    if noun.head is None and not alone:
        return None
    end, number = (at + 1, 1) if alone else _listed(tokens, noun.end, noun.head)
    if number > 1 and joins_clauses(tokens, at, end):
        end, number = noun.end, 1
    span = Span(tokens[at].start, tokens[end - 1].end)
    return QuantityMention(span.start, span.end, span.of(text), float(number), float(number), None, noun.head)


def _listed(tokens: Sequence[Token], end: int, head: str | None) -> tuple[int, int]:
    """Where a list of single people ends that has one member up to token `end`, and how many they are.

    "A woman and a child" are two; without an "and" it is no list.
    """
    number, at, closed = 1, end, (end, 1)
    while is_people(head) and at + 1 < len(tokens) and tokens[at].lower in (",", "and"):
        has_and = tokens[at].lower == "and" or tokens[at + 1].lower == "and"
        start = at + 2 if tokens[at + 1].lower == "and" else at + 1
        if start >= len(tokens) or tokens[start].lower not in _ARTICLES | _POSSESSIVES:
            break
        noun = parse_noun_phrase(tokens, start + 1, singular=True)
        if not is_people(noun.head):
            break
        number, at = number + 1, noun.end
        closed = (at, number) if has_and else closed
    return closed
