"""Attributions by rule: who says, the saying word, and what is said, in the scheme of PolNeAR.

Every mark has a content; its source is empty where nobody is named ("is expected to"). Spans never hold surrounding
white space, and a sentence's closing full stop is no part of a content unless it stands inside the quotation.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from wardiary.model import AttributionMark, Span
from wardiary.reading.rules.attribution_colon import before_colon
from wardiary.reading.rules.attribution_cues import Cue, words
from wardiary.reading.rules.attribution_quotes import find_quotes, quote_at
from wardiary.reading.rules.attribution_run_on import run_on
from wardiary.reading.rules.attribution_spans import (
    Range,
    Sentence,
    content_end,
    prepare,
    skip_saying,
    source_after,
    source_before,
)
from wardiary.reading.tokens import Token, inside

_LONGEST = 400  # tokens: what is longer is a table or a list, and is read in pieces so that time stays linear
_LINE_BREAK = 4  # characters between a colon and the quotation of the next paragraph
_PLAIN = frozenset(["said", "says", "say", "saying", "told", "telling", "tells"])  # whatever follows these was said
_TELLS = frozenset(["told", "tells", "tell"])
_RECIPIENT = 9  # words: "told this newspaper by telephone on Monday, adding"


def find_attributions(text: str, sentences: Sequence[Span], tokens: Sequence[Token]) -> tuple[AttributionMark, ...]:
    """The attributions of a text in the order of their cues.

    1. find the quotations; 2. in each sentence, try every cue that stands outside them; 3. let contents run on over
    the quotations that follow.
    """
    quotes = find_quotes(text)
    marks: list[AttributionMark] = []
    for span in sentences:
        own = inside(tokens, span)
        for at in range(0, len(own), _LONGEST):
            marks.extend(_in_sentence(prepare(text, span, own[at : at + _LONGEST], quotes), quotes))
    return tuple(run_on(text, marks, quotes))


def _in_sentence(s: Sentence, quotes: Sequence[Span]) -> list[AttributionMark]:
    found: list[AttributionMark] = []
    subject: Range | None = None
    for cue in s.cues:
        if _is_inside_long_quote(s, cue) or s.tag(cue.first - 1) == "T":
            continue
        mark, subject = _read_cue(s, cue, subject, quotes)
        if mark is not None:
            found.append(mark)
    found.extend(_according_to(s))
    found.extend(_nominal(s))
    found.extend(_hearsay(s))
    found.extend(_passive_by(s))
    found.extend(before_colon(s, quotes))
    return sorted(found, key=lambda mark: mark.cue[0].start)


def _is_inside_long_quote(s: Sentence, cue: Cue) -> bool:
    return s.quoted[cue.head] is not None


def _read_cue(
    s: Sentence, cue: Cue, subject: Range | None, quotes: Sequence[Span]
) -> tuple[AttributionMark | None, Range | None]:
    """The mark of one cue, and the subject that a later cue of the sentence may share."""
    if cue.passive or "seem" in cue.takes:
        return _without_voice(s, cue), subject
    before = source_before(s, cue)
    inverted = _inverted(s, cue, before)
    if inverted is not None:
        return _mark(s, cue, inverted, _left_content(s, cue.first, quotes)), inverted
    source = before or (_shared_subject(s, cue) if subject is None else subject)
    if source is None or source[0] == cue.first:
        return None, subject
    content = _content(s, cue, source, quotes, own=before is not None) or _announced(s, cue, quotes)
    keep = source if s.lower[source[0]] not in ("who", "which", "that") else subject
    return (_mark(s, cue, source, content) if content else None), keep


def _mark(s: Sentence, cue: Cue, source: Range, content: list[Span]) -> AttributionMark | None:
    times = words("phrases", "times")
    said_by = [s.lower[k] for k in range(source[0], source[1] + 1)]
    if not content or all(word in times or word in ("a", "an", "the", "on", "last") for word in said_by):
        return None
    return AttributionMark((s.span_of(*source),), (s.span_of(cue.first, cue.last),), tuple(sorted(content)))


def _inverted(s: Sentence, cue: Cue, before: Range | None) -> Range | None:
    """The source of "…, said X": only where something said stands before the cue and nothing that could say it.

    Behind "told" stands who is told: "…, a colonel, who gave no name, told X".
    """
    if not cue.takes & {"say", "quote"} or cue.gerund or cue.first == 0 or s.lower[cue.head] in _TELLS:
        return None
    left = s.lower[cue.first - 1]
    if left != "," and s.quoted[cue.first - 1] is None:
        return None
    own = before is not None and (before[1] == cue.first - 1 or not _has_verb(s, before[0]))
    if own and left == ",":
        return None  # ", …," is an apposition or a relative clause of the source, not something said
    source = source_after(s, cue.last + 1)
    return source if source is not None and s.tag(source[1] + 1) not in "VM" else None


def _shared_subject(s: Sentence, cue: Cue) -> Range | None:
    """The subject of the sentence's first verb, for a cue that is a participle or stands behind "and"."""
    joined = s.word(cue.first - 1) in ("and", "but", ",", "or", "then", "by", "while", "before", "after")
    if not (cue.gerund or joined) or cue.first == 0:
        return None
    verb = next((k for k in range(cue.first) if s.tags[k] in "VM" and s.quoted[k] is None), None)
    if verb is None or verb == 0:
        return None
    return source_before(s, Cue(verb, verb, verb, frozenset()))


def _content(s: Sentence, cue: Cue, source: Range, quotes: Sequence[Span], own: bool) -> list[Span]:
    """What is said: after the cue, before the source, or both."""
    k = skip_saying(s, cue)
    left_edge = source[0] - 1
    left_quote = left_edge >= 0 and own and _closes_quote(s, left_edge)
    left_clause = left_edge > 1 and own and s.lower[left_edge] == "," and _has_verb(s, left_edge)
    at_end = k >= len(s.lower) or s.lower[k] in ".);" or (s.lower[k] == "," and not _is_listed(s, k))
    sayable = bool(cue.takes & {"say", "think", "tell", "quote"}) and not cue.gerund
    if cue.takes == {"quote"} and not (left_quote or (k < len(s.lower) and s.quoted[k] is not None)):
        return []
    if sayable and left_clause and s.word(k - 1) == ":":
        return _left_content(s, source[0], quotes) + _right_content(s, cue, k, quotes)
    if sayable and left_clause and _adds(s, cue):
        return _left_content(s, source[0], quotes)
    if sayable and (left_quote or (left_clause and at_end)) and s.word(k) != "that":
        return _left_content(s, source[0], quotes) + _interrupted(s, k, quotes)
    if k >= len(s.lower):
        return []
    behind = _behind_citation(s, k) if sayable else None
    if behind is not None:
        return _right_content(s, cue, behind, quotes)
    if s.lower[k] == "," and left_edge > 0 and s.lower[left_edge] == "," and sayable:
        return _left_content(s, source[0], quotes) + _right_content(s, cue, k + 1, quotes)
    announces = s.lower[-1] == ":" and "judge" not in cue.takes and not _has_verb(s, len(s.lower), k)
    if s.lower[k] in ",;" or announces:
        return []
    right = _right_content(s, cue, k, quotes) if _takes(s, cue, k) else []
    return _antecedent(s, source) + right if right and own else right


def _behind_citation(s: Sentence, k: int) -> int | None:
    """Where what is said begins behind whom it is taken from: "reported, quoting a medic, that …"."""
    if s.lower[k] != "," or s.word(k + 1) not in ("citing", "quoting"):
        return None
    reach = range(k + 2, min(k + _RECIPIENT + 5, len(s.lower) - 1))
    return next((at + 1 for at in reach if s.lower[at] == "," and s.lower[at + 1] == "that"), None)


def _adds(s: Sentence, cue: Cue) -> bool:
    """Whether the saying is over where another begins: "…, the mayor told the agency, adding that …"."""
    reach = range(cue.last + 1, min(cue.last + _RECIPIENT, len(s.lower) - 1))
    return any(s.lower[k] == "," and s.lower[k + 1] in ("adding", "noting", "warning", "stressing") for k in reach)


def _announced(s: Sentence, cue: Cue, quotes: Sequence[Span]) -> list[Span]:
    """The quotation of the next line: "saying in part:"."""
    if s.lower[-1] != ":" or not cue.takes & {"say", "tell", "quote"} or _has_verb(s, len(s.lower), cue.last + 1):
        return []
    return [q for q in quotes if 0 <= q.start - s.span.end <= _LINE_BREAK][:1]


def _takes(s: Sentence, cue: Cue, k: int) -> bool:
    """Whether what follows is something the cue can take."""
    quoted = s.quoted[k] is not None
    takes = cue.takes
    if s.lower[cue.head] in _PLAIN:
        return True
    clause = s.word(k) == "that" or s.tag(k) == "W" or s.word(k) in ("whether", "if") or quoted
    if takes & {"say", "tell", "think", "quote"} and (clause or _has_verb(s, len(s.lower), k)):
        return True
    if "will" in takes and s.word(k) in ("to", "not"):
        return True
    return "judge" in takes and (
        k in s.chunk_from or s.word(k) in ("for", "on", "of", "to") or clause or s.tag(k) in "GL"
    )


def _has_verb(s: Sentence, end: int, start: int = 0) -> bool:
    return any(letter in "VM" for letter in s.tags[start:end])


def _is_listed(s: Sentence, k: int) -> bool:
    return s.word(k + 1) == "that"


def _closes_quote(s: Sentence, k: int) -> bool:
    quote = s.quoted[k]
    return quote is not None and quote.end == s.tokens[k].end


def _antecedent(s: Sentence, source: Range) -> list[Span]:
    """The noun phrase that a clause said of it hangs on: "a gap that experts say …"."""
    at = source[0] - 1
    if s.word(at) in ("that", "which", "whom", "what") and at - 1 in s.chunk_to:
        return [s.span_of(s.chunk_to[at - 1], at)]
    return []


def _left_content(s: Sentence, end: int, quotes: Sequence[Span]) -> list[Span]:
    """From the beginning of the sentence, or of the quotation that reaches into it, up to token `end`."""
    last = end - 1
    while last >= 0 and s.quoted[last] is None and s.lower[last] in ",-—–:":
        last -= 1
    if last < 0:
        return []
    quote = quote_at(quotes, s.tokens[0].start)
    start = min(s.tokens[0].start, quote.start) if quote else s.tokens[0].start
    return [Span(start, s.tokens[last].end)]


def _interrupted(s: Sentence, k: int, quotes: Sequence[Span]) -> list[Span]:
    """The quotation that goes on after "…,” X said, “…"."""
    for at in range(k, min(k + 3, len(s.lower))):
        quote = s.quoted[at]
        if quote is not None and quote.start == s.tokens[at].start:
            return [quote]
    return []


def _right_content(s: Sentence, cue: Cue, k: int, quotes: Sequence[Span]) -> list[Span]:
    last = content_end(s, cue, k)
    if last < k:
        return []
    span = s.span_of(k, last)
    quote = quote_at(quotes, span.end - 1)
    if quote is not None and quote.start >= span.start:
        span = Span(span.start, max(span.end, quote.end))
    return [span]


def _without_voice(s: Sentence, cue: Cue) -> AttributionMark | None:
    """ "X is expected to …", "X appears …": nobody says it; the subject is part of the content."""
    passive = "passive" in cue.takes and s.word(cue.last + 1) in ("to", "that")
    if not passive and not ("seem" in cue.takes and not cue.passive):
        return None
    subject = source_before(s, cue)
    rest = _right_content(s, cue, cue.last + 1, ())
    if subject is None or not rest:
        return None
    return AttributionMark((), (s.span_of(cue.first, cue.last),), (s.span_of(*subject), *rest))


def _according_to(s: Sentence) -> list[AttributionMark]:
    out = []
    lower, known = s.lower, frozenset(s.lower)
    for parts in _before_source():
        size = len(parts)
        starts = [k for k, word in enumerate(lower) if word == parts[0]] if parts[0] in known else []
        for at in starts:
            if at + size < len(lower) and tuple(lower[at : at + size]) == parts and s.quoted[at] is None:
                mark = _named_after(s, (at, at + size - 1))
                if mark is not None:
                    out.append(mark)
    return out


@cache
def _before_source() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in words("phrases", "before_source"))


def _named_after(s: Sentence, cue: Range) -> AttributionMark | None:
    """The mark of "according to X": content before it, after it, or on both sides."""
    source = source_after(s, cue[1] + 1)
    if source is None:
        return None
    source = _without_count(s, source) if cue[0] == 0 else source
    content = []
    if cue[0] > 0:
        content += _left_content(s, _before_saying(s, cue[0]), ())
    after = source[1] + 1
    begin = after + 1 if s.word(after) == "," else after  # "By the count of the council nine people died"
    if (begin > after or not content) and begin < len(s.lower):
        content += _right_content(s, Cue(cue[0], cue[1], cue[1], frozenset(["say"])), begin, ())
    return AttributionMark((s.span_of(*source),), (s.span_of(*cue),), tuple(content)) if content else None


def _without_count(s: Sentence, source: Range) -> Range:
    """The source without what is counted next: "by the count of the council | nine people died"."""
    counts = words("phrases", "counts")
    begin = source[0] + (2 if s.lower[source[0]] in ("the", "a", "an") else 1)  # "the 4th brigade" is no count
    inside = (k for k in range(begin, source[1] + 1) if s.lower[k] in counts or s.lower[k].isdigit())
    return (source[0], next(inside, source[1] + 1) - 1)


def _before_saying(s: Sentence, end: int) -> int:
    """Where the content before ", X said, citing Y" ends: before X, if that is what stands there."""
    cue = next((c for c in s.cues if c.last in (end - 1, end - 2) and "say" in c.takes), None)
    source = source_before(s, cue) if cue is not None else None
    return source[0] if source is not None and source[0] > 1 and s.lower[source[0] - 1] == "," else end


def _passive_by(s: Sentence) -> list[AttributionMark]:
    """ "The loss of the town was confirmed by two officers": said by whom "by" names, of the subject."""
    out = []
    verbs = words("phrases", "said_of")
    for k, word in enumerate(s.lower):
        if word not in verbs or s.quoted[k] is not None or s.word(k + 1) != "by":
            continue
        first = k
        while first > 0 and (s.tag(first - 1) in "BRV" and s.lower[first - 1] in words("phrases", "group")):
            first -= 1
        source = source_after(s, k + 2)
        if first == k or first == 0 or source is None:
            continue
        content = _left_content(s, first, ())
        if content:
            out.append(AttributionMark((s.span_of(*source),), (s.span_of(first, k),), tuple(content)))
    return out


def _hearsay(s: Sentence) -> list[AttributionMark]:
    """ "Reportedly": the whole sentence is said, by nobody named."""
    adverbs = words("phrases", "adverbs")
    out = []
    if adverbs.isdisjoint(s.lower):
        return []
    for k, word in enumerate(s.lower):
        if word in adverbs and s.quoted[k] is None and 0 < k < len(s.lower) - 1:
            rest = _right_content(s, Cue(k, k, k, frozenset(["say"])), k + 1, ())
            if rest:
                left = _left_content(s, k, ())
                out.append(AttributionMark((), (s.span_of(k, k),), (*left, *rest)))
    return out


def _nominal(s: Sentence) -> list[AttributionMark]:
    """ "The army's claim that …", "warnings from Kyiv that …", "their decision to …"."""
    out = []
    clause, infinitive = words("nouns", "clause"), words("nouns", "infinitive")
    if clause.isdisjoint(s.lower) and infinitive.isdisjoint(s.lower):
        return []
    for k, word in enumerate(s.lower):
        if s.quoted[k] is not None or k == 0:
            continue
        opens = word in clause and "that" in s.lower[k + 1 : k + 7]
        if opens or (word in infinitive and s.word(k + 1) == "to"):
            mark = _of_noun(s, k, "that" if opens else "to")
            if mark is not None:
                out.append(mark)
    return out


def _of_noun(s: Sentence, k: int, opener: str) -> AttributionMark | None:
    start = next(i for i in range(k + 1, len(s.lower)) if s.lower[i] == opener)
    source: Range | None = None
    if start > k + 1:
        source = source_after(s, k + 2) if s.word(k + 1) in ("by", "from") else None
        if source is None or source[1] != start - 1:
            return None
    elif s.tag(k - 1) == "S":
        source = (k - 1, k - 1)
    elif s.tag(k - 1) == "'":
        source = (next((f for f, last in s.chunk_from.items() if f <= k - 1 <= last), k - 2), k - 1)
    cue = Cue(k, k, k, frozenset(["say"]))
    content = _right_content(s, cue, start, ())
    if not content or source is None:
        return None
    return AttributionMark((s.span_of(*source),), (s.span_of(k, k),), tuple(content))
