"""Where reports come from: files, folders, standard input. Streams; holds one report at a time.

    1. a source is expanded to files (folders, in the order of their names)
    2. a file is taken as JSON lines, a JSON document or one plain text, by its suffix, else by its first character
    3. each report is completed with what the user said of all, vetted, and its id compared with those before it
    4. whatever fails becomes a rejection with its name and reason, and the next one is tried

A report's `id` is its own, else the file's name without suffix, else `name:line`.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import IO

from wardiary import errors
from wardiary.model import Rejection, Report
from wardiary.reports.files import SUFFIXES, Found, from_file, from_stream
from wardiary.reports.options import Defaults
from wardiary.reports.refusal import Code, RefusalError
from wardiary.reports.vetting import vet

STANDARD_INPUT = "-"
# Ids remembered to notice one that comes twice: about 65 MB. Past that only the diary notices.
MAX_REMEMBERED = 500_000
_WEB_ADDRESS = re.compile(r"https?://", re.IGNORECASE)

Offered = Report | Rejection


@dataclass(slots=True)
class Seen:
    """Ids met so far in one input with the digest of their text, up to `MAX_REMEMBERED`."""

    texts: dict[str, bytes] = field(default_factory=dict)

    def check(self, report: Report) -> Report:
        """The report. Raises RefusalError where its id came before with another text."""
        digest = blake2b(report.text.encode(), digest_size=8).digest()
        if len(self.texts) < MAX_REMEMBERED:
            known = self.texts.setdefault(report.id, digest)
        else:
            known = self.texts.get(report.id, digest)
        if known != digest:
            raise RefusalError(Code.DUPLICATE_ID, f"another text came before it under the id {report.id!r}")
        return report


def read_sources(
    names: Iterable[str], defaults: Defaults | None = None, stdin: IO[bytes] | None = None
) -> Iterator[Offered]:
    """The reports of all sources, in order, and a rejection for each that cannot be taken.

    `names` are paths of files and folders; `-` is standard input. Raises MissingInputError, before anything is
    read, where a path does not exist.
    """
    names = list(names)
    for name in names:
        if name != STANDARD_INPUT and not Path(name).exists():
            raise _missing(name)
    return _read_all(names, defaults or Defaults(), stdin)


def _missing(name: str) -> errors.MissingInputError:
    if _WEB_ADDRESS.match(name):
        hint = "save its text in a file, e.g. with `trafilatura -u ADDRESS > page.txt`, and name that"
        return errors.MissingInputError("This is a web address: nothing is fetched from a network.", name, hint)
    return errors.MissingInputError("There is no such file or folder.", name, "check the path; `-` is standard input")


def _read_all(names: list[str], defaults: Defaults, stdin: IO[bytes] | None) -> Iterator[Offered]:
    seen = Seen()
    for name in names:
        if name == STANDARD_INPUT:
            offered = from_stream(stdin or sys.stdin.buffer, name, "stdin")
        elif Path(name).is_dir():
            offered = _from_folder(Path(name))
        else:
            offered = from_file(Path(name), printable(Path(name)), printable(Path(Path(name).stem)))
        for each in offered:
            yield each if isinstance(each, Rejection) else _admitted(each, defaults, seen)


def _admitted(found: Found, defaults: Defaults, seen: Seen) -> Offered:
    try:
        return seen.check(vet(defaults.fill(found.report)))
    except RefusalError as refusal:
        return refusal.of(found.name)


def _from_folder(folder: Path) -> Iterator[Found | Rejection]:
    path, barred = None, list[OSError]()
    for path in files_in(folder, barred.append):
        yield from from_file(path, printable(path), printable(path.relative_to(folder).with_suffix("")))
    for error in barred:
        where = printable(Path(error.filename))
        yield Rejection(where, Code.UNREADABLE, f"this folder cannot be read: {error.strerror}")
    if path is None and not barred:
        yield Rejection(printable(folder), Code.EMPTY, "there is no .txt, .md, .jsonl or .json file in the folder")


def files_in(folder: Path, barred: Callable[[OSError], object] | None = None) -> Iterator[Path]:
    """The files of the folder and of those in it, by name; hidden ones and those of other kinds are passed over.

    `barred` is told of each folder that cannot be read.
    """
    for place, folders, files in os.walk(folder, onerror=barred):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(files):
            if Path(name).suffix.lower() in SUFFIXES and not name.startswith("."):
                yield Path(place, name)


def printable(path: Path) -> str:
    """The path with its bytes that are no UTF-8 written as escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
