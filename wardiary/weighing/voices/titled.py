"""Whose office somebody holds who is called by his name: "the governor of the province, Jane Roe", "mayor John Doe".

Only offices that no armed movement has by itself; who held one before holds none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wardiary import lexicons

_BEFORE = 90  # characters: an office with what it is of
_CLAUSE = re.compile(r"[.;:!?\n“”\"(]|, (?!$)")


def offices_of(name: str, text: str) -> Iterator[str]:
    """The offices that a text gives to somebody of that name, in its own words, in order."""
    for found in re.finditer(rf"\b{re.escape(name)}\b", text):
        before = _CLAUSE.split(text[max(0, found.start() - _BEFORE) : found.start()])[-1]
        told = _title().search(before.rstrip(" ,"))
        after = _title().match(text[found.end() :].removeprefix(", ")) if text[found.end() :].startswith(", ") else None
        is_shut = after is not None and text[found.end() + 2 + after.end() :][:1] in (",", ".", "")
        if told and told.end() == len(before.rstrip(" ,")):
            yield told.group()
        if after and is_shut:
            yield after.group()


_NOT_NOW = r"(?!(?:[Ff]ormer|[Ee]x-?|late|then|ousted|said|says) )"
_NO_PART = r"(?!(?:former|said|told|and|as|by|with|for|to|in|on|of|that)\b)"


@cache
def _title() -> re.Pattern[str]:
    words = lexicons.load("weighing")["parties"]["titles"]
    own = r"(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[\w-]+['’]s?) )?"
    return re.compile(
        rf"\b{own}{_NOT_NOW}(?:{_NO_PART}[\w’'-]+ ){{0,3}}(?<!former )(?:{words})(?: of (?:the )?[\w’' -]{{2,40}})?"
    )
