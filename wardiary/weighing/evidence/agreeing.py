"""Who tells the same as another before him: "as did two nurses", "a deacon agreed", "“It is as he says,” said a cook".

Invariant: only who is named agrees; a sentence that says "too" agrees only where it repeats words of what was told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from wardiary import lexicons
from wardiary.diary.records import KeptReport
from wardiary.lexicons.needles import Needle
from wardiary.model import Span, VoiceType
from wardiary.resolving.voices import identify

_BEHIND = 60  # characters behind a quotation in which its speaker is named
_LEAST = 4  # letters: shorter words are met in any two sentences
_REPEATED = 2  # words of the sentence before that one repeats which tells the same
_SHE = frozenset(("he", "she"))
_NOBODY = frozenset(("nobody", "no", "none", "neither", "not", "hardly"))
_CLAUSE = lexicons.pattern("weighing/evidence", "agreeing", "clause")
_ASIDE = re.compile(r",[^,]{2,70},\s*$")
_TIME = lexicons.pattern("weighing/evidence", "agreeing", "time")
_NOT = lexicons.pattern("weighing/evidence", "agreeing", "not")
_SMALL_WORDS = lexicons.pattern("weighing/evidence", "agreeing", "small_words")


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who agrees (words), and from where in the text the words of his agreement begin."""

    who: str
    at: int


def agreement(kept: KeptReport, sentence: Span) -> Agreement | None:
    """Who a sentence says to tell the same as was told before, in it or before it; None where it says so of nobody."""
    words = sentence.of(kept.report.text)
    if not _pattern("words", "hint").search(words):
        return None
    return (
        _named_behind(sentence, words)
        or _subject(kept, sentence, words)
        or _assents(kept, sentence, words)
        or _says_too(kept, sentence, words)
    )


def _named_behind(sentence: Span, words: str) -> Agreement | None:
    for each in _patterns("behind"):
        found = each.search(words)
        if found and not _NOT.search(words, 0, found.start()):
            return Agreement(_bare(found["who"]), sentence.start + found.start())
    return None


def _subject(kept: KeptReport, sentence: Span, words: str) -> Agreement | None:
    for each in _patterns("before"):
        found = each.search(words)
        if found is None or _NOT.search(words, 0, found.start()):
            continue
        breaks = [m.end() for m in _CLAUSE.finditer(words, 0, found.start())]
        start = breaks[-1] if breaks else 0
        who = _quoted(kept, Span(sentence.start + start, sentence.start + found.start() + 1))
        who = who or _bare(_TIME.sub("", _ASIDE.sub("", words[start : found.start()]).split(",")[-1]))
        if _is_named(who):
            return Agreement(who, sentence.start + start)
    return None


def _quoted(kept: KeptReport, within: Span) -> str:
    """Who is read as a voice in a stretch of the text; no pronoun."""
    found = [m for m in kept.reading.attributions if m.source and m.voice and within.contains(m.source[0])]
    named = [m for m in found if m.source[0].of(kept.report.text).lower() not in _pronouns()]
    return named[-1].voice.name if named and named[-1].voice else ""


def _assents(kept: KeptReport, sentence: Span, words: str) -> Agreement | None:
    found = _pattern("patterns", "assents").match(words)
    if found is None:
        return None
    behind = sentence.start + found.end()
    for mention in kept.reading.attributions:
        if mention.source and mention.voice and behind - 1 <= mention.source[0].start < behind + _BEHIND:
            return Agreement(mention.voice.name, sentence.start)
    return None


def _says_too(kept: KeptReport, sentence: Span, words: str) -> Agreement | None:
    """Who says "too" what in words of the sentences before; "she" is whom the sentence before is about."""
    found = _pattern("patterns", "too").match(words)
    told = any(sentence.contains(claim.trigger) for claim in kept.reading.claims)
    before = [s for s in kept.reading.sentences if s.end <= sentence.start][-2:]
    text = kept.report.text
    if found is None or told or not before or "\n" in text[before[0].start : sentence.start].strip():
        return None
    if len(_content(words) & _content(text[before[0].start : sentence.start])) < _REPEATED:
        return None
    who = _bare(found["who"])
    if who.lower() in _SHE:
        who = _person_at_head(before[-1].of(text))
    return Agreement(who, sentence.start) if _is_named(who) else None


def _is_named(who: str) -> bool:
    first = who.lower().split()[:1]
    return bool(first) and who.lower() not in _pronouns() and first[0] not in _NOBODY


def _person_at_head(words: str) -> str:
    """The name with which a sentence sets out, where it is a person's."""
    found = re.match(r"(?:[A-Z][\w’'-]+ ){1,3}(?=[a-z])", words)
    name = found.group().strip() if found else ""
    return name if name and identify(name).type is VoiceType.PERSON else ""


def _content(words: str) -> set[str]:
    return {word for word in re.findall(r"[\w-]+", words.lower()) if len(word) >= _LEAST and word not in _common()}


def _bare(name: str) -> str:
    return _SMALL_WORDS.sub("", name.strip(' ,"“”'))


@cache
def _common() -> frozenset[str]:
    plain = "said told that they were with from there them have been this also their when which what into over about"
    return frozenset(plain.split())


@cache
def _pronouns() -> frozenset[str]:
    return frozenset("he she it they who which we i both this that these those his her their its".split())


def _filled(pattern: str) -> str:
    for name in ("ends", "fits", "same", "tells", "account", "who"):
        pattern = pattern.replace(f"{{{name}}}", lexicons.load("agreement")["words"][name])
    return pattern


@cache
def _patterns(name: str) -> tuple[Needle, ...]:
    return tuple(Needle(_filled(each)) for each in lexicons.load("agreement")["patterns"][name])


@cache
def _pattern(table: str, name: str) -> Needle:
    return Needle(_filled(lexicons.load("agreement")[table][name]), re.IGNORECASE if name == "hint" else re.NOFLAG)
