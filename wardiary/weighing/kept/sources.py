"""Reports as sources of tellings: each by itself, in order of publication; read by many hands."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from wardiary import processes
from wardiary.diary import derived_reading as reading
from wardiary.diary import schema as s
from wardiary.diary.queries import sides, standing_decisions
from wardiary.diary.records import KeptReport, Sides
from wardiary.weighing.grouping.copies import sample, sampled, shingles
from wardiary.weighing.kept.hands import Crew, Hands
from wardiary.weighing.kept.rows import Position
from wardiary.weighing.records import Telling
from wardiary.weighing.tellings import told_in
from wardiary.weighing.voices.parties import Parties

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["MANY", "Hands", "Source", "shared_shingles", "sources", "tied", "unpacked"]

MANY = 2000  # reports: fewer are read sooner than processes start
_PART = 250  # reports: some seconds' work for a process at most, some megabytes


@processes.passed_by_values
@dataclass(frozen=True, slots=True)
class Source:
    """A report as it is weighed: its number, where it stands, its tellings by itself, its shingles (32 bits each).

    `sentences` are the shingles of those that tell of something, by their words, `hashes` the sampled ones among them,
    `shingles` those of the whole text.
    """

    number: int
    position: Position
    told: tuple[Telling, ...]
    sentences: dict[str, bytes]
    hashes: frozenset[int]
    shingles: bytes


def sources(crew: Crew, numbers: Sequence[int]) -> Iterator[Source]:
    """The sources of these reports, in this order."""
    for part in crew.each(_sources_of, _parts(numbers)):
        yield from part


def shared_shingles(crew: Crew, numbers: Sequence[int]) -> set[int]:
    """The sampled shingles that the sentences of more than one report have in common: by these alone copies are found.

    Of some more sentences than tell of something: nothing is lost by that.
    """
    import numpy as np

    hashes = list(crew.each(_hashes_of, _parts(numbers)))
    found, counts = np.unique(np.concatenate([np.zeros(0, np.uint32), *hashes]), return_counts=True)
    return set(found[counts > 1].tolist())


def tied(connection: Connection) -> tuple[Telling, ...]:
    """The tellings that analysts put together with others or told apart."""
    standing = standing_decisions(connection)
    numbers = reading.numbers_of(connection, standing).values()
    parties = _parties(sides(connection))
    told = (t for kept in reading.reports(connection, numbers, standing) for t in told_in(kept, parties))
    return tuple(telling for telling in told if telling.rulings.together or telling.rulings.apart)


def source_of(kept: KeptReport, parties: Parties) -> Source:
    """What one report tells by itself."""
    told = tuple(told_in(kept, parties))
    sentences = {words: shingles(words) for words in {telling.words for telling in told}}
    hashes = frozenset(each for of in sentences.values() for each in sampled(of))
    whole = _packed(shingles(kept.report.text) if hashes else frozenset())
    packed = {words: _packed(of) for words, of in sentences.items()}
    return Source(kept.number, (kept.moment, kept.report.id), told, packed, hashes, whole)


def _packed(shingles: frozenset[int]) -> bytes:
    return array("I", shingles).tobytes()


def unpacked(shingles: bytes) -> frozenset[int]:
    """Shingles as `Source` has them."""
    return frozenset(array("I", shingles))


def _parts(numbers: Sequence[int]) -> Iterator[list[int]]:
    return (list(numbers[at : at + _PART]) for at in range(0, len(numbers), _PART))


@lru_cache(maxsize=4)
def _parties(table: Sides) -> Parties:
    return Parties(table)


def _sources_of(connection: Connection, numbers: list[int]) -> list[Source]:
    standing, parties = standing_decisions(connection), _parties(sides(connection))
    found = {kept.number: source_of(kept, parties) for kept in reading.reports(connection, numbers, standing)}
    return [found[number] for number in numbers]


def _hashes_of(connection: Connection, numbers: list[int]) -> NDArray[np.uint32]:
    """The sampled shingles of the sentences with claims, each once a report."""
    import numpy as np

    told: dict[int, set[str]] = {}
    asked = select(s.claim.c.report, s.claim.c.sentence).where(s.claim.c.report.in_(numbers))
    for number, sentence in connection.execute(asked):
        told.setdefault(number, set()).add(" ".join(sentence.split()))
    return np.fromiter((each for sentences in told.values() for each in sample(sentences)), np.uint32)
