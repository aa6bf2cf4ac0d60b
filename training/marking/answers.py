"""An annotator's answers: one line per trigger, with quoted words in place of offsets.

    17 strike occurred "shelled" agent="government forces" at="the town of X" quantity="five civilians"
    17 none
`"word"#2` is the second occurrence in the sentence; `same=1` says that the claim is that of the sentence's first line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from training.corpora.texts import train_documents
from training.marking.marks import MarkedArgument, MarkedSentence, MarkedTrigger
from training.marking.sheets import Chosen, shown
from wardiary.model import ArgumentRole, Kind, Reality, Span

Vocabulary = TypeVar("Vocabulary", Kind, Reality, ArgumentRole)

_LINE = re.compile(r"(\d+)[.)]?\s+(.*)")
_QUOTED = r'(?:"((?:[^"\\]|\\.)*)"|“((?:[^“”\\]|\\.)*)”)(?:#(\d+))?'
_TRIGGER = re.compile(rf"(\w+)\s+(\w+)\s+{_QUOTED}\s*")
_PART = re.compile(rf"(\w+)=(?:{_QUOTED}|(\d+))\s*")
_QUOTES = "\"'“”‘’«»„`"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a line, counted from 1 (0 for the whole file): what it says is not taken."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Answers:
    """What an annotator made of one sheet: sentence by sentence, with the problems of the file."""

    sentences: tuple[MarkedSentence, ...]
    problems: tuple[Problem, ...]


class LineError(ValueError):
    """A line that cannot be taken, and why."""


def parse(answers: str, sheet: Sequence[Chosen], part: bool = False) -> Answers:
    """The answers to `sheet`. Lines that are empty or begin with `#` are comments.

    `part` says that the file need not answer every sentence (an adjudicator's file).
    """
    by_number = {item.number: item for item in sheet}
    found: dict[int, list[MarkedTrigger]] = {}
    problems: list[Problem] = []
    for at, line in enumerate(answers.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            number, trigger = _parse_line(line.strip(), by_number)
            triggers = found.setdefault(number, [])
            add_trigger(triggers, trigger)
        except LineError as error:
            problems.append(Problem(at, str(error)))
    missing = [] if part else sorted(set(by_number) - set(found))
    if missing:
        problems.append(Problem(0, f"sentences without an answer: {', '.join(map(str, missing))}"))
    sentences = (
        MarkedSentence(by_number[n].corpus, by_number[n].id, by_number[n].sentence, tuple(triggers))
        for n, triggers in sorted(found.items())
    )
    return Answers(tuple(sentences), tuple(problems))


def add_trigger(triggers: list[MarkedTrigger], trigger: MarkedTrigger | None) -> None:
    """Adds one more to those of a sentence. Raises LineError where that cannot be."""
    if trigger is None:
        return
    if any(other.span == trigger.span and other.kind == trigger.kind for other in triggers):
        raise LineError("the same words with the same kind were given on an earlier line")
    if trigger.same_as is not None and not 0 <= trigger.same_as < len(triggers):
        raise LineError(f"same={trigger.same_as + 1}: the sentence has no earlier line of that number")
    triggers.append(trigger)


def _parse_line(line: str, by_number: dict[int, Chosen]) -> tuple[int, MarkedTrigger | None]:
    match = _LINE.fullmatch(line)
    if not match:
        raise LineError("a line begins with the number of its sentence and a space")
    number, rest = int(match.group(1)), match.group(2).strip()
    if number not in by_number:
        raise LineError(f"the sheet has no sentence {number}")
    if rest == "none":
        return number, None
    return number, _parse_trigger(rest, by_number[number])


def _parse_trigger(rest: str, item: Chosen) -> MarkedTrigger:
    trigger, links = parse_trigger(rest, shown(train_documents(item.corpus)[item.id]), item.sentence)
    if links:
        raise LineError(f"a sheet knows no {', '.join(links)}=")
    return trigger


@dataclass(frozen=True, slots=True)
class Part:
    """One `name="words"#nth` or `name=number` of a line."""

    name: str
    words: str | None
    nth: str | None
    number: int | None


def read_parts(rest: str, at: int = 0) -> Iterator[Part]:
    """The parts of a line from character `at` on. Raises LineError where something else stands."""
    while at < len(rest):
        match = _PART.match(rest, at)
        if not match:
            raise LineError(f'cannot read {rest[at : at + 30]!r}: parts are name="words", a quote inside is \\"')
        name, plain, curly, nth, number = match.groups()
        yield Part(name, curly if plain is None else plain, nth, int(number) if number else None)
        at = match.end()


def parse_trigger(rest: str, text: str, sentence: Span) -> tuple[MarkedTrigger, dict[str, int]]:
    """The trigger that a line tells, without its number; and its numbered links but `same`, by name.

    Raises LineError where the line cannot be taken.
    """
    match = _TRIGGER.match(rest)
    if not match:
        raise LineError('after the number come kind, reality and the trigger in double quotes, or the word "none"')
    kind, reality = _word_of(Kind, match.group(1)), _word_of(Reality, match.group(2))
    words = match.group(3) if match.group(4) is None else match.group(4)
    trigger = locate(text, sentence, words, match.group(5))
    links: dict[str, int] = {}
    arguments: set[MarkedArgument] = set()
    for part in read_parts(rest, match.end()):
        if part.words is None:
            links[part.name] = part.number or 0
        else:
            span = locate(text, sentence, part.words, part.nth, near=trigger)
            arguments.add(MarkedArgument(span, _word_of(ArgumentRole, part.name)))
    same = links.pop("same") - 1 if "same" in links else None
    in_order = tuple(sorted(arguments, key=lambda a: (a.span, a.role)))
    return MarkedTrigger(trigger, kind, reality, same, in_order), links


def _word_of(vocabulary: type[Vocabulary], word: str) -> Vocabulary:
    try:
        return vocabulary(word)
    except ValueError:
        known = ", ".join(vocabulary)
        raise LineError(f"{word!r} is not a {vocabulary.__name__.lower()}; they are: {known}") from None


def locate(text: str, sentence: Span, words: str, nth: str | None, near: Span | None = None) -> Span:
    """Where `words` stand in `sentence`: the `nth` occurrence, else the one nearest to `near`, else the first.

    White space, case and the form of quotation marks do not matter. Raises LineError where they do not stand there.
    """
    tokens = words.replace('\\"', '"').split()
    if not tokens:
        raise LineError("no words between the quotes")
    pattern = r"\s+".join("".join(_loose(ch) for ch in token) for token in tokens)
    found = re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)
    spans = [Span(m.start(), m.end()) for m in found.finditer(text, sentence.start, sentence.end)]
    if nth is not None:
        if not 1 <= int(nth) <= len(spans):
            raise LineError(f"{words!r} stands {len(spans)} times in the sentence, not {nth}")
        return spans[int(nth) - 1]
    if not spans:
        raise LineError(f"{words!r} does not stand in the sentence as whole words")
    return min(spans, key=near.gap) if near else spans[0]


def _loose(ch: str) -> str:
    if ch in _QUOTES:
        return f"[{re.escape(_QUOTES)}]"
    return "[-‐‑–—]" if ch in "-‐‑–—" else re.escape(ch)
