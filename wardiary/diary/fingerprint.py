"""Whether two texts are one: by a digest of their characters, not of how these are spaced or encoded."""

from __future__ import annotations

import unicodedata
from hashlib import blake2b


def fingerprint(text: str) -> str:
    """32 hexadecimal digits, the same for texts that differ only in white space or in Unicode form (NFKC)."""
    normal = " ".join(unicodedata.normalize("NFKC", text).split())
    return blake2b(normal.encode(), digest_size=16).hexdigest()
