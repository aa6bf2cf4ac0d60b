"""South Asia Terrorism Portal incidents: short notes with four yes-or-no marks of what they tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from training.corpora.document import Document, corpora_folder


@dataclass(frozen=True, slots=True)
class SatpNote:
    """A note and its four marks, in the order of the file."""

    document: Document
    marks: tuple[bool, ...]


def read_satp() -> Iterator[SatpNote]:
    """All notes of the train part; ids are their line numbers."""
    path = corpora_folder() / "extra" / "satp_relevant" / "train.tsv"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        words, *marks = line.split("\t")
        yield SatpNote(Document("satp", str(number), words), tuple(mark == "1" for mark in marks))
