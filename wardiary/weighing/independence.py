"""Independent voices: one voice in many papers is one, a side speaks with one voice, a paper that quotes adds none."""

from __future__ import annotations

from collections.abc import Iterable

from wardiary.weighing.records import Telling


def independent(tellings: Iterable[Telling]) -> dict[str, list[Telling]]:
    """Tellings by the key of their voice, in order of publication.

    A publisher's own words about what the same report lets another voice tell are a summary of that voice, not a second
    one, unless the publisher checked it itself.
    """
    told = sorted(tellings, key=lambda telling: telling.sort_key)
    quoting = {t.report for t in told if not t.voice.is_publisher}
    voices: dict[str, list[Telling]] = {}
    for telling in told:
        if telling.voice.is_publisher and telling.report in quoting and not telling.checked:
            continue
        voices.setdefault(telling.voice.key, []).append(telling)
    return voices


def of_known_sides(voices: dict[str, list[Telling]]) -> dict[str, list[Telling]]:
    """Those whose side is known: a voice of no known side may be the side that has spoken already."""
    return {key: tellings for key, tellings in voices.items() if tellings[0].voice.side is not None}
