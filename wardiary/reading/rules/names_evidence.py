"""Evidence: what speaks for or against a candidate's being the name of a place, as words that a weight hangs on.

Every piece of evidence is one look at the candidate or at the few words around it; nothing here decides.
"""

from __future__ import annotations

from collections.abc import Iterator

from wardiary.reading.rules.names_candidates import Candidate
from wardiary.reading.rules.names_words import NameWords
from wardiary.reading.tokens import Token


def evidence(candidate: Candidate, words: NameWords) -> Iterator[str]:
    """The names of all that speaks for or against `candidate`; keys of the lexicon's `weights`."""
    yield f"found_{candidate.found}"
    yield from _own(candidate, words)
    yield from _before(candidate, words)
    yield from _after(candidate, words)


def _own(candidate: Candidate, words: NameWords) -> Iterator[str]:
    parts = candidate.words
    text = candidate.sentence[candidate.first].text
    major = candidate.found == "major"
    if len(parts) == 1:
        if parts[0] in words.common:
            yield "common_word"
        if parts[0] in words.first_names:
            yield "first_name"
        if parts[0] in words.surnames and not major:
            yield "surname"
        if len(text) <= 3 and candidate.found not in ("major", "abbreviation"):
            yield "short"
        if text.isupper() and len(text) > 1 and not major:
            yield "upper_case" if len(text) > 5 else "acronym"
    elif parts[0] in words.first_names and candidate.found != "head":
        yield "begins_with_first_name"
    elif candidate.found == "known":
        yield "known_phrase"
    if candidate.found == "head":
        yield f"head_{parts[-1]}" if parts[-1] in words.heads else "fore_head"
        if parts[0] in words.common:
            yield "head_after_common_word"
    if parts[0] in words.directions and len(parts) > 1 and not major:
        yield "direction"


def _before(candidate: Candidate, words: NameWords) -> Iterator[str]:
    token, further = candidate.token(-1), candidate.token(-2)
    major = candidate.found == "major"
    if token is None or not any(part.is_word for part in candidate.sentence[: candidate.first]):
        yield "major_starts_sentence" if major else "starts_sentence"
        return
    lower = token.lower
    if lower in words.strong_prepositions:
        yield "after_strong_preposition"
    elif lower in words.weak_prepositions:
        noun = further is not None and further.lower in words.place_nouns_before
        yield "after_place_noun_of" if noun and lower == "of" else f"after_{lower}"
    elif lower in words.person_prepositions:
        yield "after_person_preposition"
    elif lower in words.place_nouns_before and not token.is_capital:
        yield "after_place_noun"
    elif lower == "the":
        yield "after_the"
    elif lower in ("a", "an"):
        yield "after_article"
    elif lower == "," and further is not None and further.lower in words.place_nouns_before:
        yield "after_place_noun"
    elif lower in ("/", "@", "#"):
        yield "after_slash"
    elif lower == ",":
        yield "after_comma_capital" if further is not None and further.is_capital else "after_comma"
    elif lower == "and":
        yield "after_and"
    yield from _person_before(token, further, words, major)


def _person_before(token: Token, further: Token | None, words: NameWords, major: bool) -> Iterator[str]:
    lower = token.lower
    initial = lower == "." and further is not None and len(further.text) == 1
    if lower in words.titles or (lower == "." and further is not None and further.lower in words.titles):
        yield "after_title"
    elif lower in words.first_names and token.is_capital:
        yield "after_first_name"
    elif initial or (len(token.text) == 1 and token.is_capital and lower not in "ai"):
        yield "after_initial"
    elif token.is_capital and token.is_word and lower not in words.demonyms and lower not in words.strong_prepositions:
        yield "major_after_capital" if major else "after_capital"


def _after(candidate: Candidate, words: NameWords) -> Iterator[str]:
    token, further = candidate.token(1), candidate.token(2)
    if token is None:
        return
    if token.text == ",":
        yield from _after_comma(candidate, further, words)
    elif not token.is_word:
        yield _mark_after(candidate, token, further)
    elif token.text in ("'s", "’s"):
        yield "possessive"
    elif token.is_capital:
        yield _capital_after(token, candidate.found == "major", words)
    else:
        yield from _word_after(token.lower, words)


def _mark_after(candidate: Candidate, token: Token, further: Token | None) -> str:
    if token.text == "(":
        return "before_bracket"
    if token.text == "-":
        return "before_modifier" if further is not None and further.text.islower() else "before_hyphen"
    if token.text in ("—", "–", "--") and candidate.first == 0:
        return "dateline"
    return "before_slash" if token.text in ("$", "/", "@") else "before_mark"


def _word_after(lower: str, words: NameWords) -> Iterator[str]:
    if lower in words.place_nouns_after:
        yield "before_place_noun"
    elif lower in words.person_verbs:
        yield "before_person_verb"
    elif lower == "and":
        yield "before_and"
    elif lower.endswith("ed") or lower in ("is", "was", "has", "had", "will", "would"):
        yield "before_verb"


def _capital_after(token: Token, major: bool, words: NameWords) -> str:
    lower = token.lower
    if lower in words.institutions_after:
        return "before_institution"
    if lower in words.newspapers_after:
        return "before_newspaper"
    if lower in words.company_words:
        return "before_company_word"
    if lower in words.titles:
        return "before_title"
    if lower in words.surnames:
        return "before_surname"
    return "major_before_capital" if major else "before_capital"


def _after_comma(candidate: Candidate, further: Token | None, words: NameWords) -> Iterator[str]:
    if further is None or not further.is_capital:
        yield "before_comma"
        return
    at = candidate.last + 1
    for width in (3, 2, 1):
        name = " ".join(token.lower for token in candidate.sentence[at : at + width])
        if name in words.major or name.rstrip(".") in words.abbreviations:
            yield "before_comma_major"
            return
    yield "before_comma_capital"
