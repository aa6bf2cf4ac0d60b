"""Knowledge in data files: word lists, voices, regions, rules; each a TOML file beside this module, with its source.

The code that interprets a lexicon is general; a language, a war or an office is added here, not there. A long pattern
may go on, after a "|", in the next line, four spaces in.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_GOES_ON = re.compile(r"(?<=\|)\n {4}(?=\S)")


@cache
def load(name: str) -> dict[str, Any]:
    """The lexicon `name` (without `.toml`), parsed once. Callers must not change it.

    Raises FileNotFoundError where there is none of that name.
    """
    path = files(__name__).joinpath(f"{name}.toml")
    lexicon = tomllib.loads(_GOES_ON.sub("", path.read_text(encoding="utf-8")))
    lexicon.pop("source", None)
    return lexicon
