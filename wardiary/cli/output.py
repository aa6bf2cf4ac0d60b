"""Where results go: a file that appears whole or not at all, or standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from wardiary import errors


def check_writable(path: Path) -> None:
    """Raises WrongUseError where a file cannot be made at `path`."""
    if path.is_dir():
        raise errors.WrongUseError("The output is a folder.", path, "name a file")
    if not path.parent.is_dir():
        raise errors.WrongUseError("There is no such folder.", path.parent, "make it, or name another file")
    if not os.access(path.parent, os.W_OK):
        raise errors.WrongUseError("The folder cannot be written to.", path.parent, "name a file elsewhere, with -o")


@contextmanager
def unfinished(path: Path) -> Iterator[Path]:
    """A path beside `path` to write to; it takes the place of `path` when the block ends well.

    On Ctrl-C what was written is kept as `path` + `.partial`. Raises WrongUseError where it cannot be written.
    """
    check_writable(path)
    temporary = path.with_name(f".{path.stem}.{os.getpid()}{path.suffix}")
    try:
        yield temporary
        temporary.replace(path)
    except KeyboardInterrupt:
        if temporary.exists():
            temporary.replace(partial(path))
        raise
    finally:
        temporary.unlink(missing_ok=True)


def partial(path: Path) -> Path:
    """Where an interrupted run leaves what it had written."""
    return path.with_name(f"{path.name}.partial")


@contextmanager
def text_output(path: Path | None) -> Iterator[IO[str]]:
    """A stream of UTF-8 text to `path`, or to standard output where that is None or `-`."""
    if path is None or str(path) == "-":
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        yield sys.stdout
        sys.stdout.flush()
        return
    with unfinished(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as stream:
        yield stream
