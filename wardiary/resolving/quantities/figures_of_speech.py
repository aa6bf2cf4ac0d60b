"""Those counted are dead or hurt by a turn of speech: "put the dead at nine", "took nine lives".

Only the words of the number's own clause count. Knowledge: `turn` in `lexicons/quantities.toml`.
"""

from __future__ import annotations

import re
from functools import cache

from wardiary import lexicons
from wardiary.model import QuantityMention

_NONE: frozenset[str] = frozenset()


def state_by_turn(mention: QuantityMention, left: str, right: str) -> frozenset[str]:
    """Killed or injured, where a turn of speech on the left or right of the number says so."""
    for state, sides in _turns().items():
        for (side, counted), pattern in sides.items():
            if counted and mention.counted not in counted.split():
                continue
            if (pattern.search(left) if side == "left" else pattern.match(right)) is not None:
                return frozenset({state})
    return _NONE


@cache
def _turns() -> dict[str, dict[tuple[str, str], re.Pattern[str]]]:
    """By state: by the side on which it stands and the nouns it wants counted (any where empty), what stands there."""
    out: dict[str, dict[tuple[str, str], re.Pattern[str]]] = {}
    for row in lexicons.load("quantities")["turn"]:
        key = (row["side"], row.get("counted", ""))
        out.setdefault(row["state"], {})[key] = re.compile(row["words"], re.IGNORECASE)
    return out
