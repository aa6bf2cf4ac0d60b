"""Knowledge in data files: word lists, voices, regions, rules; each a TOML file in this folder, with its source.

The code that interprets a lexicon is general; a language, a war or an office is added here, not there. Patterns that
only one stage goes by lie in the folder of its name, one file for each of its topics, one table for each module.

A long pattern may go on, after a "|", in the next line, four spaces in. In those that `pattern` reads, "{town}" stands
for the pattern `town` of the same table, or for a list of the code's, and capitals matter unless it begins with "(?i)".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, cast

import tomli

_GOES_ON = re.compile(r"(?<=\|)\n {4}(?=\S)")
_PART = re.compile(r"\{([a-z_]+)\}")
_METHODS = ("findall", "finditer", "flags", "fullmatch", "match", "pattern", "search", "split", "sub", "subn")


@cache
def load(name: str) -> dict[str, Any]:
    """The lexicon `name` (without `.toml`; "stage/topic" within a folder), parsed once. Callers must not change it.

    `tomli` is `tomllib` compiled: one start parses fifty of them.

    Raises FileNotFoundError where there is none of that name.
    """
    path = files(__name__).joinpath(f"{name}.toml")
    lexicon = tomli.loads(_GOES_ON.sub("", path.read_text(encoding="utf-8")))
    lexicon.pop("source", None)
    return lexicon


def pattern(lexicon: str, table: str, name: str, **words: Callable[[], str]) -> re.Pattern[str]:
    """A pattern of a lexicon, read and compiled when it is first used: to name it costs no time at start-up.

    What stands for a list that the code puts together is given as `words`: `nouns=any_noun` for "{nouns}". The first
    use raises KeyError where the lexicon has no such pattern.
    """
    return cast("re.Pattern[str]", _Pattern((lexicon, table, name), words))


def filled(lexicon: str, table: str, name: str, **words: Callable[[], str]) -> str:
    """The words of a pattern with those that it is made of; for `Needle`, which compiles them itself."""
    patterns: dict[str, str] = load(lexicon)[table]

    def part(found: re.Match[str]) -> str:
        given = words.get(found[1])
        return f"(?:{given() if given else filled(lexicon, table, found[1], **words)})"

    return _PART.sub(part, patterns[name])


class _Pattern:
    """Stands for a pattern until its first use, and has its methods from then on."""

    __slots__ = ("_where", "_words", *_METHODS)

    def __init__(self, where: tuple[str, str, str], words: Mapping[str, Callable[[], str]]) -> None:
        self._where, self._words = where, words

    def __getattr__(self, attribute: str) -> Any:
        """Comes before the first use of any method; afterwards all lie in their slots."""
        if attribute not in _METHODS:
            raise AttributeError(attribute)
        lexicon, table, name = self._where
        compiled = re.compile(filled(lexicon, table, name, **self._words))
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, attribute)
