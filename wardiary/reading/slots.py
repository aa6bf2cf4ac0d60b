"""Names that stand where only places stand, whether or not a reader took them for places.

"The village of Abu X", "X air base", "fighting in X", "as for X, the town", "X, to the north-east, is", an object that
was taken or left; and every further mention of a name that is a place elsewhere in the report. Villages that no
gazetteer holds are found only so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from wardiary import lexicons
from wardiary.model import ArgumentRole, EntityType, Kind, Mention, Span, Trigger
from wardiary.model.kinds import OF_CONTROL
from wardiary.model.span import Stretches
from wardiary.reading.openings import WordPattern

_WHOLE = lexicons.pattern("reading/places", "slots", "whole")
_FIRST = lexicons.pattern("reading/places", "slots", "first")
_JOINED = lexicons.pattern("reading/places", "slots", "joined")
_WITH_ARTICLE = lexicons.pattern("reading/places", "slots", "with_article")
_PART_OF_NAME = re.compile(r"\b(?:[A-Z][\w’'-]+|[A-Z][a-z]*\.)\s+$")
_TELLING = frozenset(Kind) - {Kind.STATEMENT, Kind.AGREEMENT, Kind.PROTEST, Kind.OTHER}


@cache
def _slots() -> tuple[re.Pattern[str] | WordPattern, ...]:
    return (
        WordPattern(lexicons.filled("reading/places", "slots", "of_kind", kinds=_kinds)),
        lexicons.pattern("reading/places", "slots", "bracketed", sites=_site_words),
        WordPattern(lexicons.filled("reading/places", "slots", "behind_words", before=_before)),
        lexicons.pattern("reading/places", "slots", "held_name"),
        lexicons.pattern("reading/places", "slots", "measured_from"),
        WordPattern(lexicons.filled("reading/places", "slots", "as_for", kinds=_kinds)),
    )


def _kinds() -> str:
    return "|".join(lexicons.load("place_slots")["of"].split())


def _before() -> str:
    return "|".join(words.replace("_", r"\s+") for words in lexicons.load("place_slots")["before"].split())


@cache
def _sites() -> WordPattern:
    return WordPattern(rf"\b(?:{_site_words()})\b")


@cache
def _sure_sites() -> WordPattern:
    return WordPattern(rf"\b(?:{_site_words('sure_sites')})\b")


def _site_words(key: str = "sites") -> str:
    return "|".join(words.replace("_", " ") for words in lexicons.load("place_slots")[key].split())


_OF_SITE = lexicons.pattern("reading/places", "slots", "of_site")
_LEADING_NAME = 120  # characters of a name before what stands there: "Marzan (northern) air base"


def place_slots(
    text: str, sentences: Sequence[Span], mentions: Iterable[Mention], triggers: Sequence[Trigger]
) -> set[Mention]:
    """Toponyms of `text` beyond those among `mentions`, in no order; none overlaps one of them.

    Only in sentences in which something happens: elsewhere a reader's judgement of names is the better one.
    """
    mentions = list(mentions)
    taken = Stretches(m.span for m in mentions if m.type is EntityType.TOPONYM)
    bodies = Stretches(m.span for m in mentions if m.type is EntityType.ORGANISATION)
    told = Stretches(t.span for t in triggers if t.kind in _TELLING)
    eventful = Stretches(sentence for sentence in sentences if told.touch(sentence))

    def free(span: Span) -> bool:
        return eventful.touch(span) and not taken.touch(span) and not bodies.touch(span)

    found = {span for span in _in_slots(text, mentions, triggers) if free(span) and _may_be_place(span.of(text))}
    found |= {
        s
        for s in _named_by(_sure_sites(), text)
        if eventful.touch(s) and not taken.touch(s) and _may_be_place(s.of(text))
    }
    found |= {span for span in _headings(text) if not taken.touch(span) and not bodies.touch(span)}
    names = {m.span.of(text) for m in mentions if m.type is EntityType.TOPONYM} | {s.of(text) for s in found}
    people = Stretches(m.span for m in mentions if m.type is EntityType.PERSON)
    found |= {span for span in _repeated(text, names) if free(span) and not people.touch(span)}
    return {Mention(*span, EntityType.TOPONYM) for span in _longest(found)}


def _longest(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans without those that overlap a longer one."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, s)):
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
            yield span


def whole_names(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions; a toponym cut short goes on to the end of its name: after an article, "Abu", "Deir" or "Tel",
    before "bin" or "ben", or within a word; and begins with the Arabic article before it and the name that this joins:
    "Maarrat al- | Numan". "Mass" is no abbreviation without its full stop.
    """
    for mention in mentions:
        if mention.type is not EntityType.TOPONYM:
            yield mention
            continue
        if _is_saint(text, mention.span):
            continue
        is_cut = mention.span.of(text).lower() in _openings()
        rest = _REST_OF_WORD.match(text, mention.end) or (_REST.match(text, mention.end) if is_cut else None)
        rest = rest or _SON_OF.match(text, mention.end)
        words = mention.span.of(text)
        begin = _with_article(text, mention.start)
        if rest is not None or begin < mention.start:
            yield Mention(begin, rest.end() if rest else mention.end, mention.type)
        elif words not in _abbreviated() or text[mention.end : mention.end + 1] == ".":
            yield mention


_JOINING = lexicons.pattern("reading/places", "slots", "joining")
_LEADING = 30  # characters: a name and an article


def _with_article(text: str, start: int) -> int:
    """Where a name begins of which only the end was marked."""
    found = _JOINING.search(text, max(0, start - _LEADING), start)
    if found is None:
        return start
    is_name = found["first"] and found["first"].lower() not in _no_names()
    return found.start() if is_name or not found["first"] else found.start("low")


@cache
def _no_names() -> frozenset[str]:
    """Words with which a sentence begins that are no part of a name behind them."""
    told = lexicons.load("claims")["place"]
    roles = ("at", "from", "to", "near", "toward")
    return frozenset(word for role in roles for word in told[role].split()) | {"the", "and", "but", "as", "when"}


_SAINT = lexicons.pattern("reading/places", "slots", "saint")
_HIS = lexicons.pattern("reading/places", "slots", "his")


def _is_saint(text: str, span: Span) -> bool:
    """Whether the name is the saint's to whom a church is given, and no town's: "the church of | St. Anne"."""
    return bool(_SAINT.match(text, span.start, span.end) and _HIS.search(text, max(0, span.start - 60), span.start))


_REST = re.compile(r"[ -][A-Z][\w’'-]*\w")
_SON_OF = lexicons.pattern("reading/places", "slots", "son_of")
_REST_OF_WORD = re.compile(r"(?<=\w)['’ʼ](?!(?:s|S)\b)\w+|(?<=\w['’ʼ])\w+|(?<=\w)\w+")


@cache
def _abbreviated() -> frozenset[str]:
    """Abbreviations that have a full stop, without it."""
    listed = (name for names in lexicons.load("place_words")["divisions"]["abbreviations"].values() for name in names)
    return frozenset(name[:-1] for name in listed if name.endswith(".") and "." not in name[:-1])


@cache
def _openings() -> frozenset[str]:
    return frozenset(lexicons.load("place_slots")["openings"].split())


def _in_slots(text: str, mentions: Sequence[Mention], triggers: Sequence[Trigger]) -> Iterator[Span]:
    for pattern in _slots():
        for match in pattern.finditer(text):
            yield Span(*match.span("name"))
    yield from _named_by(_sites(), text)
    for mention in mentions:
        if mention.type is EntityType.LOCATION and _WHOLE.fullmatch(mention.span.of(text)):
            yield mention.span
    for trigger in triggers:
        if trigger.kind in OF_CONTROL:
            held = (a.span for a in trigger.arguments if a.role is ArgumentRole.AT)
            yield from (name for span in held for name in _listed(text, span))
        if trigger.kind is Kind.GAIN:
            yield from _taken(text, trigger.span, mentions)


def _named_by(sites: WordPattern, text: str) -> Iterator[Span]:
    """The names right before words for what stands in a place."""
    for site in sites.finditer(text):
        if found := _OF_SITE.search(text, max(0, site.start() - _LEADING_NAME), site.start()):
            yield Span(*found.span("name"))


_TAKING = lexicons.pattern("reading/places", "slots", "taking")
_OF_NAME = lexicons.pattern("reading/places", "slots", "of_name")


def _taken(text: str, trigger: Span, mentions: Sequence[Mention]) -> Iterator[Span]:
    """The name of what was taken, right behind the noun that tells it."""
    found = _OF_NAME.match(text, trigger.end) if _TAKING.search(trigger.of(text)) else None
    people = (m.span for m in mentions if m.type is EntityType.PERSON)
    if found is not None and not any(span.overlaps(Span(*found.span("name"))) for span in people):
        yield Span(*found.span("name"))


_HEADING = re.compile(
    r"(?:\A|(?<=\n))(?P<name>(?=[A-Z’' -]{4})[A-Z][A-Z’'-]+(?: [A-Z][A-Z’'-]+){0,2})(?:[.,:](?=\s)|(?=\s[–—-]\s))"
)


def _headings(text: str) -> Iterator[Span]:
    """The names in capitals under which paragraphs stand: "MARRAM. The village is quiet."; no announcement ("URGENT:").

    What the text also writes without capitals is a word.
    """
    for match in _HEADING.finditer(text):
        words = re.findall(r"[a-z]+", match["name"].lower())
        is_word = any(re.search(rf"\b{word}\b", text) for word in words)
        if not is_word and _may_be_place(match["name"]) and not _announcements() & set(words):
            yield Span(*match.span("name"))


@cache
def _announcements() -> frozenset[str]:
    return frozenset(lexicons.load("place_slots")["announcements"].split())


def _listed(text: str, span: Span) -> Iterator[Span]:
    """The names with which a phrase begins: "Marzan", "Marzan, Karsa and Tell"."""
    found = _FIRST.match(text, *span)
    while found:
        yield Span(*found.span("name"))
        joined = _JOINED.match(text, found.end(), span.end)
        found = _FIRST.match(text, joined.end(), span.end) if joined else None


def _may_be_place(name: str) -> bool:
    """Whether the words are no day, month, office or people, and no "rebel-held"."""
    if name in ("St", "Saint") or (re.search(r"-[a-z]", name) and not _WITH_ARTICLE.match(name)):
        return False
    return not any(word.lower() in _barred() for word in re.findall(r"[A-Za-z]+", name))


@cache
def _barred() -> frozenset[str]:
    from wardiary.reading.rules.names_words import demonym_set

    return frozenset(lexicons.load("place_slots")["never"].split()) | frozenset(demonym_set())


def _repeated(text: str, names: Iterable[str]) -> Iterator[Span]:
    """Every mention of the names, as whole words."""
    after = 0
    for span in sorted(_whole_words(text, names), key=lambda s: (s.start, -s.end)):
        if span.start >= after:
            after = span.end
            if not _PART_OF_NAME.search(text, max(0, span.start - 30), span.start):
                yield span


def _whole_words(text: str, names: Iterable[str]) -> Iterator[Span]:
    """Where the names stand as they are, unless in a longer word or before a further capitalised one."""
    for name in names:
        at = text.find(name) if len(name) > 3 or not name.isalpha() else -1
        while at >= 0:
            end = at + len(name)
            if _STARTS_WORD.match(text, at) and _ENDS_NAME.match(text, end):
                yield Span(at, end)
            at = text.find(name, at + 1)


_STARTS_WORD = re.compile(r"(?<![\w-])")
_ENDS_NAME = re.compile(r"(?![\w-])(?!\s+[A-Z])")
