"""Written reports as text files: numbered sentences, a line `--`, then the marks by quoted words.

    ## name | register
    1. Fighters overran a hilltop outpost above Kutkai before dawn, two residents said.
    --
    1 gain occurred "overran" agent="Fighters" at="a hilltop outpost above Kutkai" time="before dawn"
    1 says cue="said" source="two residents" content="Fighters ... dawn"
A report's text is its sentences joined by one space, paragraphs (after an empty line) by an empty line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path

from training.corpora.document import Document
from training.marking.answers import LineError, Problem, add_trigger, locate, parse_trigger, read_parts
from training.marking.marks import MarkedSentence, MarkedTrigger
from wardiary.model import AttributionMark, Span

FOLDER = Path(__file__).parent
_HELD = 8  # one report in so many is never trained on
_HEADER = re.compile(r"##\s*([^|]+?)\s*(?:\|\s*(.*\S)\s*)?")
_NUMBERED = re.compile(r"(\d+)[.)]?\s+(\S.*)")
_GAP = re.compile(r"\s*(?:\.\.\.|…)\s*")


@dataclass(frozen=True, slots=True)
class Again:
    """The happening of the trigger `later` was told before, in the same voice, by the trigger `earlier`."""

    later: Span
    earlier: Span


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """One report with its marks; all spans in characters of `document.text`, the sentences in order."""

    document: Document
    register: str
    sentences: tuple[MarkedSentence, ...]
    attributions: tuple[AttributionMark, ...]
    again: tuple[Again, ...]

    @property
    def held(self) -> bool:
        """Whether it is kept for scoring and never trained on; by its name alone, so that it stays so."""
        return int(sha256(self.document.id.encode()).hexdigest(), 16) % _HELD == 0

    @property
    def triggers(self) -> Iterator[MarkedTrigger]:
        """All triggers, in order."""
        return (trigger for sentence in self.sentences for trigger in sentence.triggers)


@dataclass(slots=True)
class _Draft:
    """A report while it is read. Sentences are counted from 1, as in the file."""

    line: int
    name: str
    register: str
    text: str = ""
    spans: list[Span] = field(default_factory=list)
    paragraph: bool = False  # whether an empty line stood since the last sentence
    marking: bool = False  # whether the line `--` has been read
    triggers: dict[int, list[MarkedTrigger]] = field(default_factory=dict)
    nothing: set[int] = field(default_factory=set)
    attributions: list[AttributionMark] = field(default_factory=list)
    voiced: set[int] = field(default_factory=set)
    again: list[tuple[int, MarkedTrigger, int]] = field(default_factory=list)  # line, trigger, earlier sentence

    def add_sentence(self, line: str) -> None:
        """One numbered sentence. Raises LineError."""
        match = _NUMBERED.fullmatch(line)
        if not match:
            raise LineError("a sentence begins with its number, a full stop and a space; the line -- ends them")
        if self.spans:
            self.text += "\n\n" if self.paragraph else " "
        words = " ".join(match.group(2).split())
        self.spans.append(Span(len(self.text), len(self.text) + len(words)))
        self.text += words
        self.paragraph = False
        if int(match.group(1)) != len(self.spans):
            raise LineError(f"this is sentence {len(self.spans)} of the report, its number is {match.group(1)}")

    def add_mark(self, at: int, line: str) -> None:
        """One line of marks, at line `at` of the file. Raises LineError."""
        match = _NUMBERED.fullmatch(line)
        if not match:
            raise LineError("a mark begins with the number of its sentence and a space")
        number, rest = int(match.group(1)), match.group(2).strip()
        if not 1 <= number <= len(self.spans):
            raise LineError(f"the report has no sentence {number}")
        if rest == "none":
            self.nothing.add(number)
        elif rest.split()[0] == "says":
            self.voiced.add(number)
            self.attributions.append(_attribution(rest[len("says") :].strip(), self.text, self.spans[number - 1]))
        else:
            self._add_trigger(at, number, rest)

    def _add_trigger(self, at: int, number: int, rest: str) -> None:
        known = self.triggers.setdefault(number, [])
        trigger, links = parse_trigger(rest, self.text, self.spans[number - 1])
        earlier = links.pop("again", None)
        if links:
            raise LineError(f"a trigger knows no {', '.join(links)}= with a number, only same= and again=")
        if earlier is not None and not 1 <= earlier < number:
            raise LineError(f"again={earlier} must be the number of an earlier sentence of this report")
        add_trigger(known, trigger)
        if earlier is not None:
            self.again.append((at, trigger, earlier))

    def problems(self) -> Iterator[Problem]:
        """What is wrong with the report as a whole."""
        if not self.marking:
            yield Problem(self.line, f"{self.name}: there is no line -- with marks after it")
        if not self.spans:
            yield Problem(self.line, f"{self.name}: there are no sentences")
        for number in range(1, len(self.spans) + 1):
            marked = bool(self.triggers.get(number))
            if number in self.nothing and marked:
                yield Problem(self.line, f"{self.name}: sentence {number} has triggers and the word none")
            if not marked and number not in self.nothing | self.voiced:
                yield Problem(self.line, f"{self.name}: sentence {number} has no mark (none, if there is nothing)")
        for at, _, earlier in self.again:
            if not self.triggers.get(earlier):
                yield Problem(at, f"again={earlier}: sentence {earlier} has no trigger")

    def report(self) -> WrittenReport:
        """The report as a record; what could not be read is left out."""
        sentences = (
            MarkedSentence("written", self.name, span, tuple(self.triggers.get(number, ())))
            for number, span in enumerate(self.spans, start=1)
        )
        again = (
            Again(trigger.span, _told(trigger, self.triggers[earlier]).span)
            for _, trigger, earlier in self.again
            if self.triggers.get(earlier)
        )
        return WrittenReport(
            Document("written", self.name, self.text),
            self.register,
            tuple(sentences),
            tuple(sorted(self.attributions, key=lambda mark: mark.cue)),
            tuple(again),
        )


def _told(trigger: MarkedTrigger, earlier: list[MarkedTrigger]) -> MarkedTrigger:
    """The trigger of an earlier sentence that told the same: the first of the same kind, else the first."""
    return next((other for other in earlier if other.kind == trigger.kind), earlier[0])


def _attribution(rest: str, text: str, sentence: Span) -> AttributionMark:
    """A line `says`. Contents may be given by their first and last words."""
    wanted: dict[str, list[tuple[str, str | None]]] = {"cue": [], "source": [], "content": []}
    for part in read_parts(rest):
        if part.name not in wanted or part.words is None:
            raise LineError(f'{part.name}= does not belong here: a says line has cue="", source="" and content=""')
        wanted[part.name].append((part.words, part.nth))
    if not wanted["cue"] or not wanted["content"]:
        raise LineError('a says line needs cue="words" and content="first ... last"')
    cues = [locate(text, sentence, words, nth) for words, nth in wanted["cue"]]
    sources = [locate(text, sentence, words, nth, near=cues[0]) for words, nth in wanted["source"]]
    contents = [_content(text, sentence, words, nth, cues) for words, nth in wanted["content"]]
    return AttributionMark(tuple(sorted(sources)), tuple(sorted(cues)), tuple(sorted(contents)))


def _content(text: str, sentence: Span, words: str, nth: str | None, cues: list[Span]) -> Span:
    """A content, whole or as `first ... last`: the longest such stretch that does not hold the cue."""
    ends = _GAP.split(words.strip())
    if len(ends) > 2 or not all(ends):
        raise LineError(f"{words!r}: first words, three dots, last words; give content twice where the cue splits it")
    starts = [locate(text, sentence, ends[0], nth)] if nth else _all(text, sentence, ends[0])
    if len(ends) == 1:
        stretches = starts
    else:
        stops = _all(text, sentence, ends[1])
        stretches = [Span(a.start, b.end) for a in starts for b in stops if b.start >= a.end]
        if not stretches:
            raise LineError(f"{ends[1]!r} does not stand after {ends[0]!r}")
    free = [stretch for stretch in stretches if not any(stretch.overlaps(cue) for cue in cues)]
    if not free:
        raise LineError(f"{words!r} holds its own cue: give content twice, before and after it")
    return max(free, key=lambda stretch: (stretch.end - stretch.start, -cues[0].gap(stretch)))


def _all(text: str, sentence: Span, words: str) -> list[Span]:
    """Everywhere that `words` stand in the sentence. Raises LineError where they do not."""
    found = [locate(text, sentence, words, None)]
    while True:
        try:
            found.append(locate(text, sentence, words, str(len(found) + 1)))
        except LineError:
            return found


def parse(content: str) -> tuple[list[WrittenReport], list[Problem]]:
    """The reports of one file, and what is wrong with it, by line. Lines that begin with one `#` are comments."""
    drafts: list[_Draft] = []
    problems: list[Problem] = []
    for at, line in enumerate(content.splitlines(), start=1):
        try:
            _take(drafts, at, line.strip())
        except LineError as error:
            problems.append(Problem(at, str(error)))
    problems += [problem for draft in drafts for problem in draft.problems()]
    return [draft.report() for draft in drafts], sorted(problems, key=lambda problem: problem.line)


def _take(drafts: list[_Draft], at: int, line: str) -> None:
    if line.startswith("##"):
        match = _HEADER.fullmatch(line)
        if not match:
            raise LineError("a report begins with ## name | register")
        drafts.append(_Draft(at, match.group(1), match.group(2) or ""))
    elif line.startswith("#"):
        return
    elif not drafts:
        if line:
            raise LineError("before anything else stands ## name | register")
    elif not line:
        drafts[-1].paragraph = True
    elif line == "--":
        drafts[-1].marking = True
    elif drafts[-1].marking:
        drafts[-1].add_mark(at, line)
    else:
        drafts[-1].add_sentence(line)


def twice(reports: Iterable[WrittenReport]) -> list[str]:
    """Names that more than one report has."""
    names = [report.document.id for report in reports]
    return sorted({name for name in names if names.count(name) > 1})


@cache
def read_written(folder: Path = FOLDER) -> tuple[WrittenReport, ...]:
    """All reports of the files under `folder`, by file and place; marks that cannot be read are left out."""
    paths = sorted(folder.glob("*.txt"))
    return tuple(report for path in paths for report in parse(path.read_text(encoding="utf-8"))[0])
