"""The gist of an event: its tellings without those by which a voice only says again what it has said of it.

Of some happenings thousands tell. What is known of them at every moment is weighed by the gist, which is short: the
standing's word, the numbers, and whose word it is are the same as by all tellings. Reasons need all of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from wardiary.weighing.records import UNRULED, Telling

_Said = tuple[object, ...]


class Gist:
    """Takes up the tellings of an event in order of publication, and keeps those that may count.

    Left out is a telling that affirms, is the only one of its report, and says in the terms of `standing` what the same
    voice has said before: no rule asks how often a voice said so, nor when, but of one that has also denied it. Nothing
    is left out once an analyst has decided something of the event.
    """

    def __init__(self) -> None:
        self.tellings: list[Telling] = []
        self.is_whole = False
        self._said: set[_Said] = set()
        self._denying: set[str] = set()

    def take(self, of_report: Sequence[Telling]) -> None:
        """Take up all that one report tells of the event."""
        is_alone = len(of_report) == 1
        for telling in of_report:
            self.is_whole |= telling.rulings is not UNRULED and telling.rulings != UNRULED
            said = _said(telling)
            if is_alone and telling.affirms and said in self._said and telling.voice.key not in self._denying:
                continue
            self.tellings.append(telling)
            if telling.denies:
                self._denying.add(telling.voice.key)
            elif telling.affirms and (is_alone or not telling.voice.is_publisher):
                self._said.add(said)  # a publisher that also quotes others may be no voice of its own in that report


def _said(telling: Telling) -> _Said:
    """All of a telling by which it bears on the standing and numbers of its event."""
    voice = telling.voice
    who = (voice.key, voice.side, voice.is_publisher, telling.checked)
    return (*who, telling.kind, telling.spot, telling.agent, telling.target, telling.killed, telling.injured)
