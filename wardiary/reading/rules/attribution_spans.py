"""Where the source of a cue stands, and how far its content reaches, within one sentence.

All indices are of the sentence's own tokens; a range `(first, last)` is inclusive.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from wardiary.model import Span
from wardiary.reading.rules.attribution_cues import Cue, find_cues, is_base, words
from wardiary.reading.rules.phrases import analysed
from wardiary.reading.tokens import Token, range_of

Range = tuple[int, int]

_MARKS_BEFORE_CLAUSE = frozenset([",", ";", ":", "—", "–", "--", "-", "(", ")", "“", '"', '""'])
_TIGHT = frozenset(["of", "for"])  # these always belong to the noun before them
_LOOSE = frozenset(["in", "at", "from", "with", "to", "on", "near", "inside", "among", "between", "by"])
_SUBORDINATORS = frozenset(
    "that while as after before because although though if since until once whereas than".split()
)
_SHOWING = frozenset("showing suggesting indicating finding meaning seeking planning hoping backing".split())
_JUDGE_ENDS = frozenset(
    [
        "after",
        "while",
        "when",
        "during",
        "before",
        "because",
        "although",
        "though",
        "whereas",
        "until",
        "amid",
        "despite",
    ]
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence made ready: its tokens with tags, noun phrases by first and last token, cues, and what is quoted."""

    text: str
    span: Span
    tokens: Sequence[Token]
    lower: Sequence[str]
    tags: Sequence[str]
    chunk_from: dict[int, int]
    chunk_to: dict[int, int]
    quoted: Sequence[Span | None]
    cues: Sequence[Cue]

    def span_of(self, first: int, last: int) -> Span:
        """The characters of a range of tokens."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def word(self, k: int) -> str:
        """The lower-case token at `k`, empty outside the sentence."""
        return self.lower[k] if 0 <= k < len(self.lower) else ""

    def tag(self, k: int) -> str:
        """The tag at `k`, `.` outside the sentence."""
        return self.tags[k] if 0 <= k < len(self.tags) else "."


def prepare(text: str, span: Span, tokens: Sequence[Token], quotes: Sequence[Span]) -> Sentence:
    """A sentence made ready for the search; `tokens` are its own."""
    tags, found = analysed(tokens)
    lower = [token.lower for token in tokens]
    near = quotes[max(0, bisect_left(quotes, (span.start,)) - 1) : bisect_left(quotes, (span.end,))]
    quoted: list[Span | None] = [None] * len(tokens)
    for quote in near:
        low, high = range_of(tokens, quote)
        quoted[low:high] = [quote] * (high - low)
    return Sentence(
        text=text, span=span, tokens=tokens, lower=lower, tags=tags,
        chunk_from={c.first: c.last for c in found}, chunk_to={c.last: c.first for c in found},
        quoted=quoted, cues=find_cues(lower, tags),
    )  # fmt: skip


def source_before(s: Sentence, cue: Cue) -> Range | None:
    """The source that stands before the cue, with its apposition; None where the cue has none of its own."""
    j = cue.first - 1
    if s.word(j) == ")":
        j = next((i for i in range(j, -1, -1) if s.lower[i] == "("), 0) - 1
    if s.word(j).endswith("self") or s.word(j) in ("both", "all"):
        j -= 1
    j = _before_time(s, j)
    if s.word(j) in ("who", "which", "that") and j > 0:
        return (j, j)
    if s.word(j) == ",":
        return None if cue.gerund else _before_parenthesis(s, j)
    if s.word(j) in ("there", "here") and j - 1 in s.chunk_to:
        return (grown_left(s, s.chunk_to[j - 1]), j)
    if j not in s.chunk_to:
        return _with_relative(s, j) if s.tag(j) in "VLRNIK" else None
    first = grown_left(s, s.chunk_to[j])
    if s.lower[first] == "there":
        return None
    if first == 0 or (_opens_clause(s, first - 1) and s.word(first - 1) != "who"):
        return (first, j)
    return _with_relative(s, j) or _with_participle(s, first, j) or (_whole_subject(s, first), j)


def _with_relative(s: Sentence, j: int) -> Range | None:
    """A subject with a relative clause that runs up to the cue: "a man whose sister was killed told …"."""
    for w in range(j - 1, 0, -1):
        if s.lower[w] in _MARKS_BEFORE_CLAUSE or s.quoted[w] is not None:
            return None
        if s.lower[w] in ("who", "whose", "which", "that") and w - 1 in s.chunk_to:
            is_verb = s.lower[w] == "who" and s.tag(w + 1) == "N"  # "a cook who works": a verb like a noun
            has_verb = is_verb or any(letter in "VML" for letter in s.tags[w + 1 : j + 1])
            starts = s.chunk_to[w - 1] == 0 or s.tags[s.chunk_to[w - 1] - 1] not in "VBGL"
            return (grown_left(s, s.chunk_to[w - 1]), j) if has_verb and starts else None
    return None


def _with_participle(s: Sentence, first: int, j: int) -> Range | None:
    """A subject with a participle and its place at the head of a clause: "two drivers stuck in Marzan said"."""
    while s.tag(first - 1) in "IT" and first - 2 in s.chunk_to:
        first = s.chunk_to[first - 2]  # "treated at a clinic in | Marzan"
    verb = first - 2
    if s.tag(first - 1) not in "IT" or s.tag(verb) not in "VL" or verb - 1 not in s.chunk_to:
        return None
    begin = s.chunk_to[verb - 1]
    return (begin, j) if begin == 0 or s.word(begin - 1) in (",", ";", ":", "but") else None


def _whole_subject(s: Sentence, first: int) -> int:
    """The beginning of a long subject, "the coalition fighting militants in …": back to the clause's own."""
    k = first - 1
    if k in s.chunk_to and s.tags[first] == "D":
        return first  # "a claim | the army denies"
    while k >= 0 and s.tags[k] not in "VMB" and not _opens_clause(s, k):
        if s.quoted[k] is not None or s.lower[k] == "ago":
            return first
        k -= 1
    at_start = k < 0 or _opens_clause(s, k)
    return k + 1 if at_start and k + 1 in s.chunk_from and not _is_time(s, k + 1, s.chunk_from[k + 1]) else first


def _opens_clause(s: Sentence, k: int) -> bool:
    """Whether a clause begins behind token `k`."""
    return s.lower[k] in _MARKS_BEFORE_CLAUSE or s.tags[k] in "CW" or s.lower[k] in _SUBORDINATORS


def _before_time(s: Sentence, j: int) -> int:
    """The token before "on Tuesday", "last week" that ends at `j`."""
    if s.word(j) in words("phrases", "times") and s.tag(j) in "NPR":
        while j > 0 and (s.word(j) in words("phrases", "times") or s.word(j) in ("on", "late", "early", "last")):
            j -= 1
    return j


def _before_parenthesis(s: Sentence, close: int) -> Range | None:
    """The noun phrase before ", …," that ends at comma `close`; an apposition is part of it."""
    for open_ in range(close - 1, 0, -1):
        last = _before_brackets(s, open_ - 1)
        if s.lower[open_] == "," and last in s.chunk_to and s.quoted[open_] is None:
            first = grown_left(s, s.chunk_to[last])
            if s.word(open_ + 1) in ("who", "which", "whose", "whom", "where") or s.tag(open_ + 1) in "IGLVRW":
                relative = _with_relative(s, last) if "who" in s.lower[:last] else None
                return relative or (_whole_subject(s, first), last)
            if open_ + 1 in s.chunk_from or s.word(open_ + 1) == "or":
                return (first, close)
    return None


def _before_brackets(s: Sentence, last: int) -> int:
    """The token before what stands in brackets behind a name: "the Hill Council | (HC)"."""
    if s.word(last) != ")":
        return last
    return next((i for i in range(last, -1, -1) if s.lower[i] == "("), 0) - 1


def grown_left(s: Sentence, first: int) -> int:
    """The first token of the noun phrase that begins at `first`, with "X of", "X for", "X and" before it."""
    while first >= 2 and first - 2 in s.chunk_to:
        joint, before = s.lower[first - 1], s.chunk_to[first - 2]
        alone = before == 0 or _opens_clause(s, before - 1)
        listed = joint == "," and s.tag(before) in "NPJD" and _has_and(s, first)
        hangs_on = joint in _LOOSE and not _is_time(s, before, first - 2)
        second = joint == "and" and s.word(before - 1) in _TIGHT  # "the director of | mines and quarries"
        if joint not in _TIGHT and not second and not (alone and (hangs_on or listed or joint == "and")):
            break
        first = before
    return first


def _has_and(s: Sentence, first: int) -> bool:
    return "and" in s.lower[first : first + 8]


def _is_time(s: Sentence, first: int, last: int) -> bool:
    times = words("phrases", "times")
    return any(word in times for word in s.lower[first : last + 1])


def source_after(s: Sentence, k: int) -> Range | None:
    """The source that begins at `k`, with what describes it: "said X, head of Y in Z"."""
    if k not in s.chunk_from:
        return None
    first, last = k, s.chunk_from[k]
    if s.tags[k] == "O":
        return (first, last)
    while True:
        grown = _grown_right(s, last)
        if grown is None:
            return (first, last)
        last = grown


def _grown_right(s: Sentence, last: int) -> int | None:
    joint, after = s.word(last + 1), last + 2
    if joint == "(":
        return next((i for i in range(after, len(s.lower)) if s.lower[i] == ")"), None)
    if after not in s.chunk_from or s.quoted[last + 1] is not s.quoted[last]:
        return None
    end = s.chunk_from[after]
    if joint in _TIGHT or joint in _LOOSE:
        return None if _is_time(s, after, end) or s.lower[end] in words("phrases", "media") else end
    if joint == "and":
        return end if s.tag(end + 1) not in "VM" else None
    if joint == "," and s.tags[after] not in "O":
        return end if s.tag(end + 1) not in "VMG" else None
    return None


def skip_saying(s: Sentence, cue: Cue) -> int:
    """The first token after the cue that may belong to the content: past who was told, when, and where it was said."""
    k = cue.last + 1
    clause = _that_clause(s, k) if cue.takes & {"say", "tell"} else None
    if clause is not None:
        return clause
    if "tell" in cue.takes and k in s.chunk_from and not s.lower[cue.head].startswith("warn"):
        k = _past_recipient(s, k)
    moved = True
    while moved and k < len(s.lower):
        moved = False
        past = _past_adjunct(s, k)
        if past > k:
            k, moved = past, True
    if s.word(k) == "," and (s.word(k + 1) == "that" or _opens_quote(s, k + 1)):
        k += 1
    return k + 1 if s.word(k) == ":" else k


_REACH = 14  # words between the saying and its "that": longer gaps in PolNeAR train mostly read across clauses


def _that_clause(s: Sentence, k: int) -> int | None:
    """Where "that" opens the content behind a recipient, a time and a setting, with no verb or quotation between."""
    starts_aside = s.word(k) in words("phrases", "said_in") or k in s.chunk_from or s.tag(k) in "IR"
    for at in range(k, min(k + _REACH, len(s.lower)) if starts_aside else k):
        if s.lower[at] == "that":
            return at if s.tag(at + 1) not in "VM" else None
        if s.tags[at] in "VMBW" or s.quoted[at] is not None or s.lower[at] in ":;":
            return None
    return None


def _past_recipient(s: Sentence, k: int) -> int:
    """Past the noun phrase that was told, with what hangs on it where a clause or a mark follows."""
    k = s.chunk_from[k] + 1
    reach = k
    while s.word(reach) in _TIGHT | _LOOSE and reach + 1 in s.chunk_from:
        reach = s.chunk_from[reach + 1] + 1
    return reach if s.word(reach) in ("that", ",", ":", ".", "") or _opens_quote(s, reach) else k


def _past_adjunct(s: Sentence, k: int) -> int:
    times, media = words("phrases", "times"), words("phrases", "media")
    if s.word(k) in times and s.word(k) not in ("now", "then", "today", "tomorrow"):
        return k + 1
    if s.word(k) in ("late", "early", "last") and s.word(k + 1) in times | {"week", "month", "year"}:
        return k + 2
    if s.word(k) in words("phrases", "said_in") and k + 1 in s.chunk_from:
        end = s.chunk_from[k + 1]
        while s.word(end + 1) in media and s.word(end) in times:
            end += 1  # "in its evening | briefing": the hour only says which
        if _is_time(s, k + 1, end) or any(word in media for word in s.lower[k + 1 : end + 1]):
            return _past_tail(s, end + 1)
    return k


def _past_tail(s: Sentence, k: int) -> int:
    """Past "with CNN", "on Twitter", "in Geneva" behind "in an interview", where a clause, quotation or end follows."""
    reach = k + 1 if s.word(k) in words("phrases", "issued") else k  # "in a statement posted on Telegram"
    while s.word(reach) in _TIGHT | _LOOSE and reach + 1 in s.chunk_from:
        reach = s.chunk_from[reach + 1] + 1
    return reach if s.word(reach) in ("that", ",", ":", ".", "") or _opens_quote(s, reach) else k


def _opens_quote(s: Sentence, k: int) -> bool:
    if not 0 <= k < len(s.tokens):
        return False
    quote = s.quoted[k]
    return quote is not None and quote.start == s.tokens[k].start


def content_end(s: Sentence, cue: Cue, k: int) -> int:
    """The last token of the content that begins at `k`: before the next saying, a turn of the clause, a full stop."""
    judge = not cue.takes & {"say", "think", "tell"}
    starts = {c.first for c in s.cues if c.first > cue.last}
    end = k
    while end < len(s.lower):
        if s.quoted[end] is None and end > k and _ends_here(s, end, starts, judge):
            break
        end += 1
    last = end - 1
    while last >= k and s.quoted[last] is None and s.lower[last] in '.,;:!?)"':
        if s.lower[last] == ")" and "(" in s.lower[k:last]:
            break
        last -= 1
    return last


def _ends_here(s: Sentence, k: int, cue_starts: set[int], judge: bool) -> bool:
    word = s.lower[k]
    if word == ";" or (word == "," and s.word(k + 1) == "according"):
        return True
    if word in (",", "and", "but") and k + 1 in cue_starts:
        if word == ",":
            return s.tag(k + 1) != "G" or s.word(k + 1) not in _SHOWING
        return s.tag(k + 1) in "VR" and s.tag(k - 1) != "B" and not is_base(s.word(k + 1))
    if word in ("—", "--") and not judge and word not in s.lower[k + 1 :]:
        return True
    if word == "," and s.word(k + 1) in ("and", "but") and (k + 2 in cue_starts or s.word(k + 1) == "but"):
        return True
    if word == "," and k + 1 in s.chunk_from and s.chunk_from[k + 1] + 1 in cue_starts:
        return s.word(s.chunk_from[k + 1] + 2) in (".", ",", "")
    if word in ("and", "but") and s.tag(k + 1) == "W":
        return True
    if not judge:
        return False
    return word in _JUDGE_ENDS or (word == "," and (s.tag(k + 1) in "WGCIRO" or s.word(k + 1) in ("who", "which")))
