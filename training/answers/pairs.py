"""The pairs of `answers.txt` and `met.txt`: a claim, a sentence after it, and what that makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wardiary.model import Kind
from wardiary.weighing.evidence.stance import Reply, Stance, Who

PATHS = tuple(Path(__file__).with_name(name) for name in ("answers.txt", "met.txt"))
_CLAIM = re.compile(r"([a-z]+): (.+)")
_ANSWER = re.compile(r"([a-z]+) ([a-z]+): (.+)")


@dataclass(frozen=True, slots=True)
class Pair:
    """One pair, and the number of its block: all that answers one claim."""

    reply: Reply
    stance: Stance
    block: int


def read_pairs(text: str | None = None) -> list[Pair]:
    """All pairs, in order. Raises ValueError with the line that cannot be read."""
    texts = [path.read_text(encoding="utf-8") for path in PATHS] if text is None else [text]
    return list(_pairs("\n".join(texts).splitlines()))


def _pairs(lines: list[str]) -> Iterator[Pair]:
    kind, told, block = Kind.OTHER, "", 0
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        answer, claim = _ANSWER.fullmatch(line), _CLAIM.fullmatch(line)
        if answer is not None:
            *before, words = answer[3].split(" | ")
            reply = Reply(kind, told, words, Who(answer[2]), " ".join(before))
            yield Pair(reply, Stance(answer[1]), block)
        elif claim is not None:
            kind, told, block = Kind(claim[1]), claim[2], block + 1
        else:
            raise ValueError(f"line {number}: neither a claim nor an answer: {line}")
