"""CAMEO sentences of ConfliBERT's evaluation: source and target actors as tags, and the class of the event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from training.corpora.document import Document, corpora_folder
from wardiary.model import Span

ROLES = {"S": "agent", "T": "target", "R": "related"}


@dataclass(frozen=True, slots=True)
class CameoActor:
    """An actor's words and its role: agent (CAMEO's source), target, or related to both."""

    span: Span
    role: str


@dataclass(frozen=True, slots=True)
class CameoActors:
    """A sentence with its actors. Its words are joined by single spaces, as the tags were given."""

    document: Document
    actors: tuple[CameoActor, ...]


@dataclass(frozen=True, slots=True)
class CameoClass:
    """A sentence with its quad class: 0 neutral, 1 and 2 verbal and material cooperation, 3 and 4 conflict."""

    document: Document
    quad: int


def read_cameo_actors(part: str = "train") -> Iterator[CameoActors]:
    """The tagged sentences of one part (`train` or `test`; neither is scored)."""
    path = corpora_folder() / "extra" / "cameo_ner" / f"{part}.txt"
    for number, block in enumerate(path.read_text(encoding="utf-8").strip().split("\n\n")):
        rows = [line.rsplit(" ", 1) for line in block.split("\n") if line.strip()]
        yield _tagged(f"{part}-{number}", [(row[0], row[1]) for row in rows])


def read_cameo_classes(part: str = "train") -> Iterator[CameoClass]:
    """The classed sentences of one part."""
    path = corpora_folder() / "extra" / "cameo_class" / f"{part}.tsv"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        words, quad = line.rsplit("\t", 1)
        yield CameoClass(Document("cameo_class", f"{part}-{number}", words), int(quad))


def _tagged(name: str, rows: list[tuple[str, str]]) -> CameoActors:
    actors: list[CameoActor] = []
    at = 0
    for word, tag in rows:
        end = at + len(word)
        if tag.startswith("B-"):
            actors.append(CameoActor(Span(at, end), ROLES[tag[2:]]))
        elif tag.startswith("I-") and actors:
            actors[-1] = CameoActor(Span(actors[-1].span.start, end), actors[-1].role)
        at = end + 1
    return CameoActors(Document("cameo", name, " ".join(word for word, _ in rows)), tuple(actors))
