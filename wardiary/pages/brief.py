"""The brief of some days of a diary, written as one self-contained page.

The page asks nothing of any network and runs no script. What others wrote stays text: every word passes through the
escaping of its format, and the page forbids by its policy whatever it does not hold itself.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from wardiary.diary.records import BriefData
from wardiary.pages.held import Known
from wardiary.pages.render import as_html, as_markdown
from wardiary.pages.view import show
from wardiary.pages.weighed import weighed_claims

FORMATS = {".html": as_html, ".htm": as_html, ".md": as_markdown}


def write_brief(data: BriefData, path: Path, known: Known | None = None) -> None:
    """Write the brief to `path`, as HTML (`.html`) or Markdown (`.md`); whole, or not at all.

    `known` is what was known at the end of its days and before them: with it the claims of one event stand together,
    and the brief says who holds what.

    Raises ValueError for another suffix, OSError where it cannot be written; then what was there stays.
    """
    render = FORMATS.get(path.suffix.lower())
    if render is None:
        raise ValueError(
            f"A brief is written as .html or .md, not as {path.suffix or 'a file without a suffix'}: {path}"
        )
    _write_whole(render(show(data, weighed_claims(known.now) if known else None, known)), path)


def _write_whole(text: str, path: Path) -> None:
    """Beside its place first and then into it by one rename, so that nobody ever sees half of it."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:  # whatever happened, the unfinished file must go
        Path(name).unlink(missing_ok=True)
        raise
