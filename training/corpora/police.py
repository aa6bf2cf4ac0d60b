"""IndiaPoliceEvents (Halterman et al. 2021; Gujarat 2002): sentences with five yes-or-no marks of police action."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from training.corpora.document import Document, Part, corpora_folder
from wardiary.model import Span

QUESTIONS = ("kill", "arrest", "fail", "force", "any_action")
_HEADER = "This story is from"  # the first line of nearly every story; stories are not marked otherwise


@dataclass(frozen=True, slots=True)
class PoliceSentence:
    """A sentence and the questions of QUESTIONS that its annotators answered with yes."""

    span: Span
    yes: frozenset[str]


@dataclass(frozen=True, slots=True)
class PoliceDocument:
    """One story: its sentences joined by line ends."""

    document: Document
    sentences: tuple[PoliceSentence, ...]


def read_police(part: Part) -> Iterator[PoliceDocument]:
    """The stories of one part; ids are `PART-NUMBER` in the order of the file."""
    path = corpora_folder() / "extra" / "IndiaPoliceEvents_sents" / f"{part}.tsv"
    story: list[tuple[str, frozenset[str]]] = []
    count = 0
    for line in path.read_text(encoding="utf-8").split("\n"):
        words, *marks = line.rstrip("\r").split("\t")
        if words.startswith(_HEADER) and story:
            yield _document(f"{part}-{count}", story)
            story, count = [], count + 1
        if words.strip():
            yes = frozenset(name for name, mark in zip(QUESTIONS, marks, strict=True) if mark == "1")
            story.append((words.strip(), yes))
    yield _document(f"{part}-{count}", story)


def _document(name: str, story: list[tuple[str, frozenset[str]]]) -> PoliceDocument:
    sentences: list[PoliceSentence] = []
    at = 0
    for words, yes in story:
        sentences.append(PoliceSentence(Span(at, at + len(words)), yes))
        at += len(words) + 1
    return PoliceDocument(Document("police", name, "\n".join(words for words, _ in story)), tuple(sentences))
