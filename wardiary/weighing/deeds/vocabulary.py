"""The words that the modules on deeds share: what is theirs in a place, what stands before whom it was taken from."""

from __future__ import annotations

import re
from functools import cache

from wardiary import lexicons
from wardiary.lexicons.needles import Needle

# A thing of theirs in what was taken: "the town with its police station was taken".
OWNS = re.compile(
    r"(?:['’]s)? (?:\w+ )?(?:station|post|headquarters|base|barracks|office|building|compound|garrison|camp|depot)s?\b"
)
# Before a party that a place was taken from: "taken from the army", "cleared of the last rebels".
FROM = re.compile(
    r"\b(?:from|(?:clear|cleans|purg|rid|free|liberat|swept|sweep)\w*(?: [^,.;]{1,40})? of)"
    r" (?:the |its |all )?(?:\w+ ){0,2}$",
    re.IGNORECASE,
)
REACH = 40  # characters behind the trigger in which it is said whose hands they are


@cache
def ourselves() -> Needle:
    """By which words a party means itself."""
    return Needle(rf"\b(?:{'|'.join(lexicons.load('weighing')['parties']['ourselves'].split())})\b", re.IGNORECASE)
