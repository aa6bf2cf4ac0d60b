"""Independent voices: one voice in many papers is one, a side speaks with one voice, a paper in its own sentences."""

from __future__ import annotations

from collections.abc import Iterable

from wardiary.weighing.records import THIRD, Telling


def independent(tellings: Iterable[Telling]) -> dict[str, list[Telling]]:
    """Tellings by the key of their voice, in order of publication.

    A publisher's own sentence is its own word, also where it goes on to quote others.
    """
    voices: dict[str, list[Telling]] = {}
    for telling in sorted(tellings, key=lambda telling: telling.sort_key):
        voices.setdefault(telling.voice.key, []).append(telling)
    return voices


def of_known_sides(voices: dict[str, list[Telling]]) -> dict[str, list[Telling]]:
    """Those whose side is known: a voice of no known side may be the side that has spoken already.

    Beside a third party alone it is another voice, whosever it is.
    """
    known = {key: tellings for key, tellings in voices.items() if tellings[0].voice.side is not None}
    is_beside_third = all(tellings[0].voice.side == THIRD for tellings in known.values())
    return voices if known and is_beside_third else known
