"""Marks as kept in `training/marks/CORPUS.jsonl`: document ids, offsets and labels, never the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from wardiary.model import ArgumentRole, Kind, Reality, Span
from wardiary.model.codec import from_json, to_json

FOLDER = Path(__file__).resolve().parents[1] / "marks"


@dataclass(frozen=True, slots=True)
class MarkedArgument:
    """A span tied to a trigger, in characters of the document's text."""

    span: Span
    role: ArgumentRole


@dataclass(frozen=True, slots=True)
class MarkedTrigger:
    """Words that name a happening. `same_as`: index, in its sentence, of a trigger of the same claim."""

    span: Span
    kind: Kind
    reality: Reality
    same_as: int | None = None
    arguments: tuple[MarkedArgument, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """One sentence and all triggers in it; no triggers means that none was found, not that none was sought.

    `seen` says how many annotators read it, `settled` how their differences were settled.
    """

    corpus: str
    id: str
    sentence: Span
    triggers: tuple[MarkedTrigger, ...]
    seen: int = 1
    settled: str = "single"

    @property
    def key(self) -> tuple[str, str, Span]:
        """What tells one sentence from another."""
        return self.corpus, self.id, self.sentence


def read_marks(folder: Path = FOLDER) -> Iterator[MarkedSentence]:
    """All marked sentences under `folder`, corpus by corpus. Raises pydantic.ValidationError on a malformed line."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield from_json(MarkedSentence, line)


def write_marks(marks: Iterable[MarkedSentence], folder: Path = FOLDER) -> int:
    """Adds `marks` to the files of their corpora; sentences marked before are replaced. Returns how many are kept."""
    kept = {mark.key: mark for mark in read_marks(folder)}
    kept.update({mark.key: mark for mark in marks})
    folder.mkdir(parents=True, exist_ok=True)
    for corpus in sorted({mark.corpus for mark in kept.values()}):
        lines = [to_json(mark) for key, mark in sorted(kept.items()) if key[0] == corpus]
        (folder / f"{corpus}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(kept)
