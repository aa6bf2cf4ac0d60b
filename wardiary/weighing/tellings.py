"""From the diary's reports to tellings: each claim, once for each place, in the terms of the sides.

A claim whose place nobody knows is kept with `spot` None: it may join an event, and founds none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from wardiary.diary.records import KeptReport
from wardiary.model import Kind
from wardiary.weighing.counts.own_causes import with_causes
from wardiary.weighing.deeds.asides import with_asides
from wardiary.weighing.deeds.entries import with_entered, with_hold, with_taking
from wardiary.weighing.deeds.given_up import with_given_up
from wardiary.weighing.deeds.handed import with_entry
from wardiary.weighing.deeds.owned import with_owned
from wardiary.weighing.deeds.takers import with_takers
from wardiary.weighing.evidence.scars import with_scars
from wardiary.weighing.evidence.sightings import shown_absent
from wardiary.weighing.evidence.witnesses import each_by_itself
from wardiary.weighing.grouping.copies import Copies, Text
from wardiary.weighing.places.compounds import without_compounds
from wardiary.weighing.places.main_names import with_main_names
from wardiary.weighing.places.namesakes import without_namesakes
from wardiary.weighing.places.strays import without_strays
from wardiary.weighing.records import Speaker, Telling, Told
from wardiary.weighing.rulings import ruled
from wardiary.weighing.times.of_loss import with_day_of_loss
from wardiary.weighing.told.bare import with_bare
from wardiary.weighing.told.claim import telling_of
from wardiary.weighing.told.judged import with_verdict
from wardiary.weighing.told.seconds import seconds_of
from wardiary.weighing.told.seen import as_seen
from wardiary.weighing.told.setting import Happening, Setting, setting_of
from wardiary.weighing.told.where import placed
from wardiary.weighing.voices.last_voice import with_last_voice
from wardiary.weighing.voices.parties import Parties
from wardiary.weighing.voices.relayed import with_sources

Voices = tuple[tuple[Kind, Speaker], ...]


def tellings(reports: Iterable[KeptReport], parties: Parties) -> tuple[Telling, ...]:
    """All tellings, in order of publication.

    1. every claim becomes a telling for each of its places; 2. those in sentences taken from an earlier report get the
    voice that told them there.
    """
    ordered = sorted(reports, key=lambda kept: (kept.moment, kept.report.id))
    told = {kept.report.id: told_in(kept, parties) for kept in ordered}
    copies = Copies(Text(k.report.id, k.report.text, tuple(t.words for t in told[k.report.id])) for k in ordered)
    voices = {report: voices_of(of_report) for report, of_report in told.items()}
    spoken = {
        report: [revoiced(telling, copies.original_of(report, telling.words), voices) for telling in of_report]
        for report, of_report in told.items()
    }
    return tuple(sorted((t for of in spoken.values() for t in of), key=lambda telling: telling.sort_key))


def told_in(kept: KeptReport, parties: Parties) -> list[Telling]:
    """The tellings of one report by itself, in their order: what is made of it depends on it and on the sides alone."""
    each = {(telling.claim, telling.spot.key if telling.spot else ""): telling for telling in _of_report(kept, parties)}
    return sorted(each.values(), key=lambda telling: telling.sort_key)


def _of_report(kept: KeptReport, parties: Parties) -> Iterator[Telling]:
    """The tellings of one report.

    1. places that the report cannot mean are taken away, and those left open get their usual names; 2. each claim that
    something happened is told; 3. the claims are read again in each other's light; 4. what stands beside them is told;
    5. what that shows of them; 6. rulings.
    """
    kept = with_main_names(without_strays(without_namesakes(without_compounds(kept)), parties), parties)
    setting = setting_of(kept, parties)
    told = [(each.claim, telling) for each in setting.happenings for telling in _of_claim(each, setting)]
    own = _read_together(told, setting)
    seconds = seconds_of(own, setting)
    shown = shown_absent(with_scars(own, setting.seen, kept), seconds)
    for name, of_claim in groupby(with_bare(shown, setting), key=lambda each: each[0].id):
        yield from ruled([telling for _, telling in of_claim], kept.decided_of(name))
    for telling in seconds:
        yield from ruled([telling], kept.decided_of(telling.claim.split("+")[0]))


def _of_claim(happening: Happening, setting: Setting) -> list[Telling]:
    """The tellings of one claim: 1. what it tells; 2. where; 3. who calls it false; 4. what evidence makes of it."""
    claim = happening.claim
    telling = telling_of(claim, happening.order, setting.kept, setting.parties)
    if telling is None:
        return []
    told = with_verdict(placed(telling, happening, setting), claim, setting)
    return as_seen(told, claim, setting)


def _read_together(told: Sequence[Told], setting: Setting) -> Sequence[Told]:
    """The tellings of a report's claims in each other's light: whose word, whose men, what was taken, by what cause."""
    kept, text, parties = setting.kept, setting.text, setting.parties
    own = each_by_itself(with_sources(with_last_voice(told, text), kept, parties), kept, parties)
    own = with_given_up(with_owned(own, text, parties), text, parties)
    own = with_day_of_loss(with_takers(with_taking(with_entered(with_hold(own), text), text)))
    return with_asides(with_entry(with_causes(own, kept)), text)


def voices_of(told: Iterable[Telling]) -> Voices:
    """Who tells of what in a report by itself, as far as its copies must know."""
    return tuple((telling.kind, telling.voice) for telling in told)


def revoiced(telling: Telling, original: str | None, voices: Mapping[str, Voices]) -> Telling:
    """The telling, or, where its sentence was taken from `original`, with the voice of that; then it checks nothing.

    `voices` are those of reports by themselves, that report's among them.
    """
    if original is None:
        return telling
    there = voices.get(original, ())
    same = [voice for kind, voice in there if kind is telling.kind] or [voice for _, voice in there]
    voice = same[0] if same and "speaker" not in telling.rulings.corrected else telling.voice
    return replace(telling, voice=voice, checked=False, copy_of=original)
