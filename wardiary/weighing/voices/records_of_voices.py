"""How the claims of a voice have fared: counts by standing of the events it told of, never a score of truthfulness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from wardiary.weighing.records import Telling, WeighedEvent
from wardiary.weighing.voices.lookup import fold


@dataclass(frozen=True, slots=True)
class Said:
    """One telling of a voice; `weighed` None where it belongs to no event."""

    telling: Telling
    weighed: WeighedEvent | None


def said_by(name: str, told: Iterable[Telling], events: Iterable[WeighedEvent]) -> list[Said]:
    """What a voice told, in order of publication; the voice's name may be given in part."""
    wanted = fold(name)
    owner = {telling: weighed for weighed in events for telling in weighed.event.tellings}
    return [Said(t, owner.get(t)) for t in told if wanted and wanted in fold(t.voice.name)]


def fared(said: Iterable[Said]) -> Counter[str]:
    """How many of the events that it affirmed stand how; `alone` where nobody else told of it; each event once."""
    events = {each.weighed.event.id: each for each in said if each.weighed and each.telling.affirms}
    counts: Counter[str] = Counter()
    for each in events.values():
        if each.weighed is not None:
            others = {t.voice.key for t in each.weighed.event.tellings} - {each.telling.voice.key}
            counts["alone" if not others else each.weighed.standing.word.value] += 1
    return counts
