"""Candidates: stretches of capitalised words that may be the name of a place, longest match first.

A candidate never crosses a sentence, candidates never overlap, and each says how it was found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from wardiary.model import Span
from wardiary.reading.rules.names_told import told_names
from wardiary.reading.rules.names_words import NameWords
from wardiary.reading.tokens import Token, inside, token_at

LONGEST = 6  # words; the longest names in daily use ("Democratic Republic of the Congo") have five
_INNER = frozenset(
    "of the de la le les el al du des da do del di d and upon sur en am an der den in 's ' ’ . - kwa i".split()
)
_ARTICLES = ("al-", "el-", "as-", "ar-", "ad-", "az-", "at-", "an-")
_DOTTED = frozenset(["st", "ste", "ft", "mt", "pt"])


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `first` up to, not including, `last` of `sentence`, and how they were found.

    `found` is `major` (a name that is a place almost everywhere), `known` (the gazetteer holds it), `told` (the text
    itself says that it is a village, a town), `directed` (it
    holds the rest, after "South" and the like), `head` (its last or first word says so), `abbreviation` (of a
    division, after a town) or `capital` (nothing but capitals).
    """

    sentence: Sequence[Token]
    first: int
    last: int
    found: str

    @property
    def span(self) -> Span:
        """The characters it covers."""
        return Span(self.sentence[self.first].start, self.sentence[self.last - 1].end)

    @property
    def words(self) -> tuple[str, ...]:
        """Its words in lower case."""
        return tuple(token.lower for token in self.sentence[self.first : self.last])

    def token(self, offset: int) -> Token | None:
        """The token `offset` before (negative) or after (positive) it in its sentence, None outside."""
        at = self.first + offset if offset < 0 else self.last - 1 + offset
        return self.sentence[at] if 0 <= at < len(self.sentence) else None


class CandidateFinder:
    """Finds candidates with one set of lists and one gazetteer; remembers what it asked the gazetteer for one text."""

    def __init__(self, text: str, words: NameWords, knows: Callable[[str], bool]) -> None:
        self._text = text
        self._words = words
        self._knows = knows
        self._asked: dict[str, bool] = {}
        self._told = told_names(text)

    def find(self, tokens: Sequence[Token], sentences: Sequence[Span]) -> Iterator[Candidate]:
        """The candidates of all sentences, in order."""
        for sentence in sentences:
            parts: list[Token] = []
            for token in inside(tokens, sentence):
                if "-" in token.text:
                    parts += self._split(token)
                else:
                    parts.append(token)
            done = 0
            for at in [k for k, part in enumerate(parts) if _is_name_part(part)]:
                found = self._longest(parts, at) if at >= done and self._may_begin(parts[at]) else None
                if found:
                    yield found
                    done = found.last

    def _may_begin(self, token: Token) -> bool:
        return token.text[0].isalpha() and token.lower not in self._words.never

    def _split(self, token: Token) -> list[Token]:
        """A compound such as "Perth-based" in its parts, unless the gazetteer holds it whole."""
        if token.text == token.lower or self._is_known(token.text):
            return [token]
        pieces = token.text.split("-")
        is_modifier = pieces[0].istitle() and len(pieces[0]) > 2 and pieces[-1].islower()
        if not is_modifier and not any(self._is_place(piece) for piece in pieces):
            return [token]
        out, start = [], token.start
        for part in pieces:
            if part:
                out.append(token_at(start, part))
            if start + len(part) < token.end:
                out.append(token_at(start + len(part), "-"))
            start += len(part) + 1
        return out

    def _longest(self, parts: Sequence[Token], at: int) -> Candidate | None:
        best = self._abbreviation(parts, at)
        if best:
            return best
        end = at
        for last in range(at + 1, min(len(parts), at + LONGEST) + 1):
            token = parts[last - 1]
            if _is_name_part(token):
                end = last
                found = self._how(parts, at, last)
                best = Candidate(parts, at, last, found) if found else best
            elif token.text not in _INNER or (token.text == "." and parts[last - 2].lower not in _DOTTED):
                break
        return best or self._capitals(parts, at, end)

    def _abbreviation(self, parts: Sequence[Token], at: int) -> Candidate | None:
        """A division's abbreviation after a comma or bracket, with its full stop: "Ames, Iowa", "Ames (Ia.)"."""
        if at < 2 or parts[at - 1].text not in ",(" or not parts[at - 2].is_capital:
            return None
        if parts[at].lower.rstrip(".") not in self._words.abbreviations:
            return None
        stop = at + 1 < len(parts) and parts[at + 1].text == "." and parts[at + 1].start == parts[at].end
        stop = stop and not parts[at].text.isupper()
        return Candidate(parts, at, at + 2 if stop else at + 1, "abbreviation")

    def _how(self, parts: Sequence[Token], first: int, last: int) -> str | None:
        name = self._text[parts[first].start : parts[last - 1].end]
        lower = name.lower()
        if lower in self._words.major:
            return "major" if name[0].isupper() and (len(name) > 2 or name.isupper()) else None
        if last - first > 1 and self._has_head(parts, first, last):
            return "head"
        if self._is_known(name):
            return "known"
        if lower in self._told:
            return "told"
        rest = self._text[parts[min(first + 1, last - 1)].start : parts[last - 1].end]
        if last - first > 1 and first and parts[first].lower in self._words.directions and self._is_place(rest):
            return "directed"
        return None

    def _has_head(self, parts: Sequence[Token], first: int, last: int) -> bool:
        middle = parts[first:last]
        head = middle[-1].lower
        if any(not _is_name_part(token) for token in middle):
            return False
        if first == 0 and middle[0].lower in self._words.common and head not in self._words.sure_heads:
            return False
        return head in self._words.heads or (last - first == 2 and middle[0].lower in self._words.fore_heads)

    def _capitals(self, parts: Sequence[Token], at: int, end: int) -> Candidate | None:
        while end > at and not parts[end - 1].is_capital:
            end -= 1
        run = at
        while run < end and parts[run].is_capital and not (run > at and self._begins_place(parts, run)):
            run += 1
        if run == at or (run - at == 1 and parts[at].lower in self._words.common):
            return None
        return Candidate(parts, at, run, "capital")

    def _begins_place(self, parts: Sequence[Token], at: int) -> bool:
        two = self._text[parts[at].start : parts[min(at + 1, len(parts) - 1)].end]
        return self._is_place(parts[at].text) or self._is_place(two)

    def _is_place(self, word: str) -> bool:
        return word[:1].isupper() and (word.lower() in self._words.major or self._is_known(word))

    def _is_known(self, name: str) -> bool:
        known = self._asked.get(name)
        if known is None:
            known = self._asked[name] = self._knows(name)
        return known


def _is_name_part(token: Token) -> bool:
    return token.is_capital or (token.text.startswith(_ARTICLES) and len(token.text) > 4)
