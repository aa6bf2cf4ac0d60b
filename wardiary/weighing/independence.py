"""Independent voices: one voice in many papers is one, a side speaks with one voice, a paper that quotes adds none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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


def names(tellings: Sequence[Telling]) -> list[str]:
    """The voices' names, each once, in order."""
    return list(dict.fromkeys(telling.voice.name for telling in tellings))
