"""What every corpus has in common: documents with an id, a text that is never changed, and where they lie."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from wardiary.model import Span

Part = Literal["train", "dev"]

_SHARED = Path(__file__).resolve().parents[3] / "shared" / "corpora"


@dataclass(frozen=True, slots=True)
class Document:
    """One text of a corpus, exactly as given; `id` is unique within its corpus."""

    corpus: str
    id: str
    text: str
    published: str | None = None


def corpora_folder() -> Path:
    """The folder of the corpora. Raises FileNotFoundError, saying where it was looked for, where it is missing."""
    if not _SHARED.is_dir():
        raise FileNotFoundError(f"no corpora at {_SHARED}: training needs them, running does not")
    return _SHARED


def read_json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines. Raises OSError and json.JSONDecodeError."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def read_reports(corpus: str, part: Part) -> Iterator[tuple[Document, dict[str, Any]]]:
    """The documents of a corpus in the common format, each with its `gold`."""
    for row in read_json_lines(corpora_folder() / corpus / f"{part}.jsonl"):
        yield Document(corpus, row["id"], row["text"], row.get("published")), row["gold"]


def to_span(pair: list[int]) -> Span:
    """A span from its JSON pair."""
    return Span(pair[0], pair[1])


def to_spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    """Spans from their JSON pairs, in reading order."""
    return tuple(sorted(to_span(pair) for pair in pairs))
