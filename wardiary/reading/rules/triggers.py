"""Triggers by rule: which words of a text name a happening, and of which kind. Knowledge: `lexicons/triggers.toml`.

A strong word names a happening wherever it stands. A common word ("take", "hit", "operation") does so only beside an
armed actor, a victim, a weapon or a place of war in its sentence (`lexicons/support.toml`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from wardiary import lexicons
from wardiary.model import Kind, Span
from wardiary.reading.rules.morphology import plural
from wardiary.reading.rules.patterns import (
    Form,
    Match,
    Phrase,
    PhraseBook,
    lower_forms,
    noun_phrases_of,
    spelled_out,
    verb_phrases,
)
from wardiary.reading.rules.phrases import verb_bases
from wardiary.reading.tokens import Token, range_of

Frame = Literal["place", "target", "self", "moved", "suffer"]

_NOUN_BEFORE = frozenset(
    "the a an its his her their our this that these those of in by from with after before during for to 's s' no any "
    "some such each every another further more new recent fresh heavy fierce deadly intense several two three".split()
)
_OBJECT_STARTS = frozenset(  # after "killing", "looting", these begin an object: it is a verb
    "a an the at more less about around over up some several dozens hundreds thousands one two three four five six "
    "seven eight nine ten his her their its them him all many both".split()
)
_VERB_BEFORE = frozenset(
    "to will would could may might can should must 'll not did does do n't they we he she it who".split()
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the lexicon; its fields are explained there."""

    kind: Kind
    frame: Frame
    strong: bool = True
    harm: bool = False
    beside: bool = False
    head_only: bool = False
    weapon: bool = False
    needs_people: bool = False
    needs_place: bool = False
    needs_armed: bool = False
    needs_weapon: bool = False
    place_only: bool = False
    lasting: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A trigger as found: its tokens `[first, last]` in the text's tokens, the form it stands in, its lexicon entry."""

    first: int
    last: int
    form: Form
    sentence: int
    entry: Entry

    @property
    def kind(self) -> Kind:
        """The kind its entry gives."""
        return self.entry.kind

    def span(self, tokens: Sequence[Token]) -> Span:
        """The characters it covers."""
        return Span(tokens[self.first].start, tokens[self.last].end)


@dataclass(frozen=True, slots=True)
class _Lexicon:
    entries: tuple[Entry, ...]
    book: PhraseBook
    heads: frozenset[str]
    before: dict[str, Kind]
    never: frozenset[str]
    never_before: frozenset[str]
    never_after: frozenset[str]


_FLAGS = (
    "strong",
    "harm",
    "beside",
    "head_only",
    "weapon",
    "needs_people",
    "needs_place",
    "needs_armed",
    "needs_weapon",
    "place_only",
    "lasting",
)


@cache
def _lexicon() -> _Lexicon:
    data = lexicons.load("triggers")
    entries = tuple(Entry(Kind(e["kind"]), e["frame"], **{k: e[k] for k in _FLAGS if k in e}) for e in data["entry"])
    book = PhraseBook(phrase for number, entry in enumerate(data["entry"]) for phrase in _phrases(entry, number))
    heads = [h for head in data["compound"]["heads"].split() for h in (head, plural(head))]
    before = {word: Kind(kind) for kind, words in data["compound"]["before"].items() for word in words.split()}
    never = data["never"]
    never_sets = (frozenset(never[key].split()) for key in ("words", "before", "after"))
    return _Lexicon(entries, book, frozenset(heads), before, *never_sets)


def _phrases(entry: dict[str, Any], number: int) -> Iterator[Phrase]:
    for spec in spelled_out(entry.get("verbs", "")):
        yield from (p for p in verb_phrases(spec, number) if p.form in entry.get("forms", (p.form,)))
    for spec in entry.get("nouns", "").split():
        yield from noun_phrases_of(spec, number)
    for spec in spelled_out(entry.get("words", "")):
        yield Phrase(tuple(None if w == "*" else w for w in spec.split("_")), "adjective", spec, number)
    for spec in entry.get("adjectives", ()):
        yield Phrase((spec,), "adjective", spec, number)


@cache
def _support() -> frozenset[str]:
    return frozenset(w for words in lexicons.load("support").values() for w in words.lower().split())


@cache
def _nouns() -> frozenset[str]:
    specs = [spec.lower() for entry in lexicons.load("triggers")["entry"] for spec in entry.get("nouns", "").split()]
    return frozenset(form for spec in specs if "_" not in spec for form in (spec, plural(spec))) | _lexicon().heads


def is_listed_noun(word: str) -> bool:
    """Whether a lower-case word names a happening as a noun: "attack" does, "pounds" does not."""
    return word in _nouns()


@cache
def _noun_kinds() -> dict[str, Kind]:
    rows = [row for row in lexicons.load("triggers")["entry"] if not row.get("place_only")]
    named = ((noun, Kind(row["kind"])) for row in rows for noun in row.get("nouns", "").split())
    return {form: kind for noun, kind in named for form in (noun, plural(noun))}


def kind_of_noun(word: str) -> Kind | None:
    """The kind of happening that a lower-case noun names by itself: an "invasion" is an advance; None where none."""
    return _noun_kinds().get(word)


def find_triggers(sentences: Sequence[Span], tokens: Sequence[Token]) -> tuple[Found, ...]:
    """The triggers of a text, in order, without overlaps."""
    lower = lower_forms(tokens)
    support = _support()
    out: list[Found] = []
    for number, (first, end) in enumerate(_bounds(sentences, tokens)):
        found = [f for f in _non_overlapping(_candidates(lower, first, end, number)) if not _is_name(tokens, f, first)]
        supported = not support.isdisjoint(lower[first:end])
        strong = [f for f in found if f.entry.strong]
        told = strong or any(f.kind in _VIOLENT for f in out)
        kept = [
            f for f in found if f.entry.strong or supported or _near(f, strong) or (told and _is_definite(f, lower))
        ]
        out.extend(_explained(kept, lower))
    return tuple(out)


def _is_name(tokens: Sequence[Token], found: Found, start: int) -> bool:
    """Whether the word is part of a name or a month ("Operation Dawn Raid", "March"): a capital inside the sentence."""
    token = tokens[found.first]
    inner = found.first > start and tokens[found.first - 1].is_word
    return inner and found.first == found.last and token.is_capital and not token.text.isupper()


def _bounds(sentences: Sequence[Span], tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """First and one-past-last token of each sentence."""
    return (range_of(tokens, sentence) for sentence in sentences)


def _candidates(lower: Sequence[str], first: int, end: int, sentence: int) -> Iterator[Found]:
    lexicon = _lexicon()
    within = lower[first:end]
    for index, word in enumerate(within):
        if word in lexicon.heads and (found := _compound(lexicon, within, index, sentence)):
            yield replace(found, first=first + found.first, last=first + found.last)
        if not lexicon.book.begins(word):
            continue
        for match in lexicon.book.at(within, index):
            if _form_fits(within, match) and not _never(lexicon, within, match) and not _is_dated(within, match):
                entry = lexicon.entries[match.phrase.entry]
                last = match.first if entry.head_only else match.last
                yield Found(first + match.first, first + last, match.phrase.form, sentence, entry)


def _compound(lexicon: _Lexicon, lower: Sequence[str], index: int, sentence: int) -> Found | None:
    """A generic head with the weapon or manner before it: "missile attack", "suicide car bomb attack"."""
    if index == 0:
        return None
    kind = lexicon.before.get(lower[index - 1])
    if kind is None:
        return None
    first = index - 1
    while first > 0 and (earlier := lexicon.before.get(lower[first - 1])):
        first -= 1
        kind = Kind.EXPLOSION if Kind.EXPLOSION in (earlier, kind) else earlier
    return Found(first, index, "noun", sentence, Entry(kind, "target"))


def _form_fits(lower: Sequence[str], match: Match) -> bool:
    """Whether the words around allow the form: a base form after "the" is no verb, a noun after "to" is none."""
    form = match.phrase.form
    before = lower[match.first - 1] if match.first else ""
    if form in ("base", "third"):
        return before not in _NOUN_BEFORE or before in _VERB_BEFORE
    if form == "noun" and match.first == match.last:
        after = lower[match.last + 1] if match.last + 1 < len(lower) else ""
        if lower[match.last].endswith("ing") and (after in _OBJECT_STARTS or after[:1].isdigit()):
            return False
        return before not in _VERB_BEFORE or (before == "to" and lower[match.first] not in verb_bases())
    return True


def _is_dated(lower: Sequence[str], match: Match) -> bool:
    """Whether the last word begins a date where no weapon was named: "the town fell | on Saturday" is not fallen on."""
    if match.first == match.last or lower[match.last] not in _DATING:
        return False
    day = lower[match.last + 1] if match.last + 1 < len(lower) else ""
    words = lexicons.load("support")
    return day in words["calendar"].split() and set(words["weapons"].split()).isdisjoint(lower[: match.first])


def _never(lexicon: _Lexicon, lower: Sequence[str], match: Match) -> bool:
    if lower[match.first] in lexicon.never:
        return True
    before = lower[match.first - 1] if match.first else ""
    after = lower[match.last + 1 : match.last + 4]
    following = {"_".join(after[:n]) for n in (1, 2, 3)}
    return before in lexicon.never_before or bool(following & lexicon.never_after)


def _non_overlapping(found: Iterator[Found]) -> list[Found]:
    """Longest first, strong before weak, then leftmost; kept where free."""
    ranked = sorted(found, key=lambda f: (f.first - f.last, not f.entry.strong, f.first))
    taken: set[int] = set()
    kept: list[Found] = []
    for f in ranked:
        cells = set(range(f.first, f.last + 1))
        if not cells & taken:
            taken |= cells
            kept.append(f)
    return sorted(kept, key=lambda f: f.first)


_NEAR = 12  # tokens: a weak word counts beside a strong one of its clause; twelve words is a long clause of news prose


def _near(found: Found, strong: Sequence[Found]) -> bool:
    return any(abs(found.first - s.first) <= _NEAR for s in strong)


def _is_definite(found: Found, lower: Sequence[str]) -> bool:
    """Whether a common noun of violence points back at what was told: "the attack"."""
    before = lower[max(0, found.first - 2) : found.first]
    return found.kind in _VIOLENT and bool({"the", "this", "that"}.intersection(before))


_VIOLENT = (Kind.STRIKE, Kind.EXPLOSION, Kind.ATTACK, Kind.CLASH)
_DATING = ("on", "in")
_EFFECTS = (Kind.DAMAGE, Kind.CASUALTIES)


def _explained(found: Sequence[Found], lower: Sequence[str]) -> Iterator[Found]:
    """Drop what another happening of the sentence explains: harm, damage, weapons, speech that holds a happening."""
    causes = [f for f in found if f.kind in _VIOLENT and not f.entry.harm and not f.entry.weapon]
    harmed = any(f.entry.harm or (f.kind in _EFFECTS and f.form in ("noun", "base")) for f in found)
    for f in found:
        if f.entry.weapon and (not harmed or any(c.last + 2 != f.first for c in causes)):
            continue
        if causes and (f.entry.harm or f.kind in _EFFECTS):
            continue
        if not causes and f.entry.harm and any(w.entry.weapon for w in found):
            continue
        if f.kind is Kind.STATEMENT and not f.entry.beside and any(_inside_speech(f, other, lower) for other in found):
            continue
        yield f


def _inside_speech(speech: Found, other: Found, lower: Sequence[str]) -> bool:
    """Whether the happening stands in what is said, not in a relative clause after it."""
    if other.first <= speech.last or other.kind is Kind.STATEMENT:
        return False
    between = lower[speech.last + 1 : other.first]
    return not any(between[k] == "," and between[k + 1] in ("who", "which", "whose") for k in range(len(between) - 1))
