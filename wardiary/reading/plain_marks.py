"""Marks as the reader knows them: web pages write "Mali‘s" or "Mali`s" for "Mali’s", and spaces that do not break.

Invariant: each character stands for one, so that offsets are those of the text.
"""

from __future__ import annotations

import re

_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[‘`´′](?=[^\W\d_])")
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f", " "))


def with_plain_marks(text: str) -> str:
    """The text with plain apostrophes within words, and plain spaces; of the same length."""
    return _APOSTROPHE.sub("’", text.translate(_SPACES))
