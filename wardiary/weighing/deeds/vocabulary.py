"""The words that the modules on deeds share: what is theirs in a place, what stands before whom it was taken from."""

from __future__ import annotations

import re
from functools import cache

from wardiary import lexicons
from wardiary.lexicons.needles import Needle

OWNS = lexicons.pattern("weighing/deeds", "vocabulary", "owns")
FROM = lexicons.pattern("weighing/deeds", "vocabulary", "from")
REACH = 40  # characters behind the trigger in which it is said whose hands they are


@cache
def ourselves() -> Needle:
    """By which words a party means itself."""
    return Needle(rf"\b(?:{'|'.join(lexicons.load('weighing')['parties']['ourselves'].split())})\b", re.IGNORECASE)
