"""What a reader ties to a happening as its place and is none: a pronoun, a number, a nation, an hour, somebody's men.

Only words that no gazetteer and no reference explains are asked about: what has a place stays a place.
"""

from __future__ import annotations

from wardiary.claims.naming import names_somebody
from wardiary.claims.resolved import Resolved
from wardiary.claims.sites import words
from wardiary.model import EntityType, Span

_NEVER = frozenset((EntityType.NATIONALITY, EntityType.TEMPORAL, EntityType.WEAPON))


def is_no_place(resolved: Resolved, span: Span) -> bool:
    """Whether the words at `span` cannot be where anything happened."""
    told = span.of(resolved.text).lower().split()
    if not told or told[0] == "no" or not names_somebody(" ".join(told)):
        return True
    head = told[told.index("of") - 1] if "of" in told[1:] else told[-1]
    if head in words("forces") or head in words("nowhere"):
        return True
    seen = {m.type for m in resolved.marks.mentions if m.start <= span.start and span.end <= m.end}
    return bool(seen & _NEVER) and not seen & {EntityType.LOCATION, EntityType.TOPONYM}
