"""Single victims and targets that no number is given for: "killed a nurse", "one strike destroyed a bulldozer".

Only those of whom a state is told count; things only where the strikes that hit them are counted, as communiqués do.
"""

from __future__ import annotations

from collections.abc import Sequence

from wardiary.model import QuantityMention, Span
from wardiary.reading.tokens import Token
from wardiary.resolving.quantities import lexicon
from wardiary.resolving.quantities.lists import is_people
from wardiary.resolving.quantities.noun_phrases import parse_noun_phrase
from wardiary.resolving.quantities.states import states_of

_ARTICLES = frozenset({"a", "an", "another"})
_VICTIM = frozenset({"killed", "injured", "missing", "detained", "abducted"})


def find_singles(text: str, tokens: Sequence[Token], known: Sequence[QuantityMention]) -> list[QuantityMention]:
    """The single victims and targets of one sentence, none of which overlaps the `known` quantities of it."""
    counts_strikes = any(mention.counted in lexicon.classes()["happenings"] for mention in known)
    out = []
    for at, token in enumerate(tokens):
        single = _single(text, tokens, at) if token.lower in _ARTICLES else None
        if single is None or any(single.span.overlaps(mention.span) for mention in known):
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
    span = Span(tokens[at].start, tokens[at if alone else noun.end - 1].end)
    return QuantityMention(span.start, span.end, span.of(text), 1.0, 1.0, None, noun.head)
