"""What is called false, in the words around a claim or by evidence: the denial of who judges it so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from wardiary.model import Claim, Kind, Reality
from wardiary.weighing.evidence.checking import shows_evidence, verdict
from wardiary.weighing.records import THIRD, Speaker, Telling
from wardiary.weighing.rulings import is_as_read
from wardiary.weighing.times.days import until_told
from wardiary.weighing.times.saying import on_saying_day
from wardiary.weighing.told.setting import Setting
from wardiary.weighing.voices.opponents import opponent
from wardiary.weighing.voices.parties import Parties
from wardiary.weighing.voices.speakers import judge_of

_TAKEN = frozenset((Kind.GAIN, Kind.HOLDING))


def with_verdict(told: list[Telling], claim: Claim, setting: Setting) -> list[Telling]:
    """The tellings of a claim; where its words call it false, the judge's denials, as of the days until he said so."""
    found = verdict(claim, setting.text) if is_as_read(setting.kept, claim, "reality") else None
    if found is None or not told or (found.of_party and told[0].voice.side == THIRD):
        return told
    judge = judge_of(found, told[0], setting.kept, setting.parties)
    is_shown = shows_evidence(setting.text) or setting.seen.has_looked(claim.sentence)
    denials = judged_false(told, judge, evidence=is_shown)
    named = (_with_taker(each, setting.text, setting.parties) for each in denials)
    return [on_saying_day(each, claim, setting.text) for each in named]


def judged_false(told: Iterable[Telling], judge: Speaker, *, evidence: bool) -> list[Telling]:
    """What is called false is the judge's denial, checked where it is the publisher and shows what it rests on.

    Who rejects that a place was taken is named for rejecting, not for taking it.
    """
    checked = evidence and judge.is_publisher and judge.side == THIRD
    return [
        replace(
            telling,
            voice=judge,
            reality=Reality.DENIED,
            mentions=False,
            checked=checked,
            when=until_told(telling.when, telling.published),
            agent=_denied_taker(telling, judge),
        )
        for telling in told
    ]


def _denied_taker(telling: Telling, judge: Speaker) -> str | None:
    """Who is said not to have taken a place: not the judge; where nobody is named, the party whose claim it was."""
    if telling.kind not in _TAKEN:
        return telling.agent
    claimed_by = telling.voice.side if telling.voice.side != THIRD else None
    agent = telling.agent or claimed_by
    return agent if agent != judge.side else None


def _with_taker(denial: Telling, text: str, parties: Parties) -> Telling:
    """The denial of a party that a place was taken, by nobody it names: by the one that it fights."""
    if denial.kind is not Kind.GAIN or denial.agent is not None:
        return denial
    return replace(denial, agent=opponent(denial.voice.side, text, parties))
