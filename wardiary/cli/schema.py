"""`wardiary schema`: the JSON Schema of what the other commands read and write."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class Record(StrEnum):
    """The records that have a schema."""

    REPORT = "report"
    READING = "reading"
    CLAIM = "claim"
    CHECK = "check"


def schema(record: Annotated[Record, typer.Argument(help="The record to describe.")] = Record.READING) -> None:
    """Print the JSON Schema (draft 2020-12) of a record.

    `report` is what a line of a .jsonl file may hold; `reading` what `wardiary read --format jsonl` writes.
    """
    import json

    from wardiary.model import Check, Claim, Reading, Report, codec

    kinds: dict[Record, type[object]] = {
        Record.REPORT: Report,
        Record.READING: Reading,
        Record.CLAIM: Claim,
        Record.CHECK: Check,
    }
    typer.echo(json.dumps(codec.schema(kinds[record]), indent=2, ensure_ascii=False))
