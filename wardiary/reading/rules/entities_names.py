"""Names of organisations and persons: capitalised words told by lists, by their last word, by titles and first names.

What a toponym covers is not named again here unless a longer name holds it ("Bank of Ur").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from wardiary.model import EntityType, Span
from wardiary.reading.rules.entities_words import EntityWords, Found
from wardiary.reading.tokens import Token

Run = tuple[int, int]  # tokens from the first up to, not including, the second

_FIRST_WORD = re.compile(r"[^\s.,]*")
_OPENING = frozenset(["The", "A", "An", "In", "On", "At", "But", "And"])
_JOINING = frozenset(["of", "for", "and", "the", "de", "al", "on", "&", "'s", "’s"])


def organisation_list(text: str, words: EntityWords) -> Iterator[Found]:
    """The listed names of organisations in `text`."""
    for match in words.organisation_names.finditer(text):
        yield Found(match.start(), match.end(), EntityType.ORGANISATION, "organisation list")


def with_article(text: str, names: Sequence[Found]) -> Iterator[Found]:
    """The same names with the article before them."""
    for name in names:
        if text[max(0, name.start - 4) : name.start] in ("The ", "the "):
            yield Found(name.start - 4, name.end, name.type, "organisation with article")


def known_persons(text: str, tokens: Sequence[Token], persons: Sequence[Found], words: EntityWords) -> Iterator[Found]:
    """Further mentions of those named before in this text, in full or by family name, and of leaders known by it."""
    names = _names_by_first_word(text, persons, words)
    starts, ends = {person.start for person in persons}, {person.end for person in persons}
    passed = 0
    for token in tokens:
        if token.start < passed or token.text not in names:
            continue
        name = next((name for name in names[token.text] if text.startswith(name, token.start)), None)
        end = token.start + len(name or "")
        if name and token.start not in starts and end not in ends and not text[end : end + 1].isalnum():
            passed = end
            yield Found(token.start, end, EntityType.PERSON, "known name")


def _names_by_first_word(text: str, persons: Sequence[Found], words: EntityWords) -> dict[str, list[str]]:
    full = {text[person.start : person.end] for person in persons if person.rule == "person name"}
    names = {name for whole in full for name in (whole, whole.split()[-1]) if len(name) > 2 and name[0].isupper()}
    out: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names | words.leaders, key=len, reverse=True):
        out[_FIRST_WORD.match(name).group()].append(name)  # type: ignore[union-attr]  # no name is empty
    return out


def capitalised_runs(sentence: Sequence[Token], words: EntityWords) -> Iterator[Run]:
    """Token ranges of words with capitals, joined by "of", "for" and the like where a capital follows."""
    at = 0
    while at < len(sentence):
        if not _is_name_word(sentence[at], words):
            at += 1
            continue
        end = at + 1
        while end < len(sentence):
            if _is_name_word(sentence[end], words):
                end += 1
            elif sentence[end].text in _JOINING or _is_abbreviation_stop(sentence, end):
                step = 2 if end + 1 < len(sentence) and sentence[end + 1].text == "the" else 1
                if end + step >= len(sentence) or not _is_name_word(sentence[end + step], words):
                    break
                end += step + 1
            else:
                break
        yield at, end
        at = end


def organisation_names(sentence: Sequence[Token], runs: Sequence[Run], words: EntityWords) -> Iterator[Found]:
    """Names that end in a word such as "Council" or "Forces", and unlisted abbreviations in capitals."""
    for start, last in runs:
        first = _skip_opening(sentence, start, last)
        end = last
        while end > first and sentence[end - 1].lower not in words.organisation_heads:
            end -= 1
        article = first > 0 and sentence[first - 1].lower == "the"
        if end - first >= 2:
            yield Found(sentence[first].start, sentence[end - 1].end, EntityType.ORGANISATION, "organisation head")
            if article:
                yield Found(
                    sentence[first - 1].start, sentence[end - 1].end, EntityType.ORGANISATION, "head and article"
                )
        elif last - first == 1 and first > 0 and sentence[first].lower in words.bodies:
            yield Found(sentence[first].start, sentence[first].end, EntityType.ORGANISATION, "body")
            if article:
                yield Found(sentence[first - 1].start, sentence[first].end, EntityType.ORGANISATION, "body and article")
        elif first < last and _is_acronym(sentence[last - 1], words) and not _follows_capital(sentence, first, last):
            yield Found(sentence[last - 1].start, sentence[last - 1].end, EntityType.ORGANISATION, "acronym")


def person_names(
    sentence: Sequence[Token], runs: Sequence[Run], words: EntityWords, places: Sequence[Span]
) -> Iterator[Found]:
    """Names after a title or with a known first name, without and with the title."""
    taken = {place.start for place in places}
    for first, last in runs:
        name = _name_start(sentence, first, last, words)
        end = name
        while end < last and _is_person_word(sentence[end], words):
            end += 1
        titled = name > first
        known = name < last and sentence[name].lower in words.first_names and end - name > 1
        if name == end or not (titled or known) or (sentence[name].start in taken and end - name == 1):
            continue
        yield Found(sentence[name].start, sentence[end - 1].end, EntityType.PERSON, "person name")
        if titled:
            yield Found(sentence[first].start, sentence[end - 1].end, EntityType.PERSON, "person with title")


def _name_start(sentence: Sequence[Token], first: int, last: int, words: EntityWords) -> int:
    """Where the name begins: after the last title of the run, where one is there."""
    start = first
    for at in range(first, last):
        if sentence[at].lower in words.titles:
            start = at + 1
    while start < last and sentence[start].text in (".", ","):
        start += 1
    return start


def _is_person_word(token: Token, words: EntityWords) -> bool:
    lower = token.lower
    if token.text == "." or lower in words.particles:
        return True
    return (token.is_capital or lower.startswith(("al-", "el-"))) and lower not in words.organisation_heads


def _skip_opening(sentence: Sequence[Token], first: int, last: int) -> int:
    while first < last and (sentence[first].text in _OPENING or sentence[first].text in _JOINING):
        first += 1
    return first


def _follows_capital(sentence: Sequence[Token], first: int, last: int) -> bool:
    return last - first > 1 and sentence[last - 2].is_capital


def _is_name_word(token: Token, words: EntityWords) -> bool:
    if token.text[:3] in ("al-", "Al-", "el-", "El-") and len(token.text) > 4:
        return True
    return token.is_capital and token.lower not in words.never


def _is_abbreviation_stop(sentence: Sequence[Token], at: int) -> bool:
    token, before = sentence[at], sentence[at - 1]
    return token.text == "." and before.end == token.start and len(before.text) <= 4 and at + 1 < len(sentence)


def _is_acronym(token: Token, words: EntityWords) -> bool:
    text = token.text.replace(".", "")
    return text.isupper() and text.isalpha() and 2 <= len(text) <= 6 and token.lower not in words.common | words.never
