"""Whether two reports are one: by a digest of their characters, not of how these are spaced or encoded."""

from __future__ import annotations

import unicodedata
from hashlib import blake2b

from wardiary.diary.times import publication
from wardiary.model import Report

# A note of a few words comes again by chance ("Air raid alert in the whole region"): on another day it is another
# report. Of 83 repeated notes among the corpora's 1,172 incidents, 13 are of another day; the longest has 22 words.
FEW_WORDS = 20


def fingerprint(report: Report) -> str:
    """32 hexadecimal digits, the same for texts that differ only in white space or in Unicode form (NFKC).

    Short notes published on different days differ.
    """
    words = unicodedata.normalize("NFKC", report.text).split()
    when = publication(report.published) if len(words) < FEW_WORDS else None
    told = " ".join(words) + (f"\n{when.day}" if when else "")
    return blake2b(told.encode(), digest_size=16).hexdigest()
