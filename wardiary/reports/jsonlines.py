"""JSON: one object a line (`.jsonl`), read line by line in bounded memory, or one document (`.json`).

Keys: `text`, and where known `id`, `title`, `url`, `publisher`, `published`; all others are ignored.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any, NamedTuple

from wardiary.model import Report
from wardiary.reports.refusal import Code, RefusalError
from wardiary.reports.vetting import MAX_CHARACTERS

# JSON may take 6 bytes for a character (\\u0442); what is longer cannot be a report within the limit.
MAX_LINE_BYTES = 6 * MAX_CHARACTERS + 65_536
_FIELDS = ("title", "url", "publisher", "published")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Line(NamedTuple):
    """One line of a file: its number from 1, and its bytes, or None where it is longer than `MAX_LINE_BYTES`."""

    number: int
    data: bytes | None


def lines(stream: IO[bytes], first: bytes = b"") -> Iterator[Line]:
    """The lines of `first` + `stream` that hold something; `first` is at most one such line after empty ones."""
    number = first.count(b"\n", 0, max(0, len(first) - 1))
    data = first
    while True:
        if not data.endswith(b"\n"):
            data += stream.readline(max(0, MAX_LINE_BYTES + 1 - len(data)))
        if not data:
            return
        number += 1
        if len(data) > MAX_LINE_BYTES and not data.endswith(b"\n"):
            _skip_line(stream)
            yield Line(number, None)
        elif data.strip():
            yield Line(number, data)
        data = b""


def _skip_line(stream: IO[bytes]) -> None:
    while (piece := stream.readline(1 << 20)) and not piece.endswith(b"\n"):
        pass


def parse_line(line: Line, name: str) -> Report:
    """The report that `line` holds; `name` is its id where it has none. Raises RefusalError."""
    if line.data is None:
        raise RefusalError(Code.TOO_LONG, f"the line has more than {MAX_LINE_BYTES:,} bytes")
    if line.number == 1 and line.data.startswith(_UTF16):
        raise RefusalError(Code.WRONG_ENCODING, "the file is UTF-16; JSON lines are UTF-8, save it as that")
    try:
        text = line.data.decode("utf-8-sig" if line.number == 1 else "utf-8")
    except UnicodeDecodeError as error:
        raise RefusalError(
            Code.WRONG_ENCODING, f"JSON lines are UTF-8, and byte {error.start} of the line is not"
        ) from error
    return to_report(parse(text), name)


def parse(text: str) -> Any:
    """The JSON value that `text` is. Raises RefusalError."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise RefusalError(Code.NOT_JSON, f"not JSON at character {error.pos}: {error.msg}") from error
    except (ValueError, RecursionError) as error:  # numbers of thousands of digits, thousands of brackets
        raise RefusalError(Code.NOT_JSON, f"JSON that cannot be read: {type(error).__name__}") from error


def to_report(value: Any, name: str) -> Report:
    """The report that a JSON object describes. Raises RefusalError."""
    if not isinstance(value, dict):
        raise RefusalError(Code.NOT_JSON, f"JSON, but no object: {type(value).__name__}")
    text = value.get("text")
    if not isinstance(text, str):
        raise RefusalError(
            Code.NO_TEXT, f"its `text` is no string but {text!r:.40}" if "text" in value else "it has no `text`"
        )
    fields = {key: _string(value, key) for key in _FIELDS}
    return Report(id=_identity(value) or name, text=text, **fields)


def _identity(value: dict[str, Any]) -> str | None:
    given = value.get("id")
    return str(given) if isinstance(given, int) and not isinstance(given, bool) else _string(value, "id")


def _string(value: dict[str, Any], key: str) -> str | None:
    given = value.get(key)
    if given is None or isinstance(given, str):
        return (given or "").strip() or None
    raise RefusalError(Code.BAD_FIELD, f"its `{key}` is no string but {given!r:.40}")
