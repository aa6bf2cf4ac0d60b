"""Synthetic PLOVER stories (Halterman 2023): invented wire stories made from a headline of one event type and mode."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from training.corpora.document import Document, corpora_folder


@dataclass(frozen=True, slots=True)
class PloverStory:
    """An invented story with its event type and mode, as in the PLOVER codebook; `mode` is empty where it has none."""

    document: Document
    title: str
    label: str
    mode: str


def read_plover() -> Iterator[PloverStory]:
    """All stories; ids are their numbers in the file."""
    path = corpora_folder() / "extra" / "plover_synthetic" / "synthetic_stories.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines)):
            title = row["prompt"].split("\n")[0].strip()
            yield PloverStory(Document("plover", str(number), row["text"]), title, row["label"], row["mode"])
