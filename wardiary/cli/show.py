"""`wardiary show`: one event, place, voice or report of a diary, with all it rests on, in the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from wardiary.cli.common import DiaryName
from wardiary.cli.moment_options import AsOf, parsed

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from wardiary.cli.derived import Derived
    from wardiary.diary.records import KeptReport
    from wardiary.weighing.counts.toll_by_voice import Toll
    from wardiary.weighing.records import Telling, WeighedEvent


class Shown(StrEnum):
    """What can be shown."""

    EVENT = "event"
    PLACE = "place"
    VOICE = "voice"
    REPORT = "report"


def show(
    diary: DiaryName,
    what: Annotated[Shown, typer.Argument(metavar="WHAT", help="event, place, voice or report.", show_default=False)],
    name: Annotated[
        str,
        typer.Argument(metavar="ID", help="An event's or report's id; a place's or voice's name.", show_default=False),
    ],
    as_of: AsOf = None,
) -> None:
    """Show one thing with the sentences it rests on, as known at a moment."""
    from wardiary.cli.derived import derived_from
    from wardiary.cli.missing import unknown
    from wardiary.cli.wording import one_line
    from wardiary.diary.store import Diary

    when = parsed(as_of)
    tell = {Shown.EVENT: _event, Shown.PLACE: _place, Shown.VOICE: _voice, Shown.REPORT: _report}[what]
    with Diary.open(diary) as kept, derived_from(kept, diary) as derived:
        lines = list(tell(name, derived, when))
        if not lines:
            raise unknown(what.value, name, kept.where, derived.connection, when)
    for line in lines:
        typer.echo(one_line(line))


def _event(name: str, derived: Derived, when: str) -> Iterator[str]:
    from wardiary.weighing.kept.asking import events_named

    for weighed in derived.asker.events(events_named(derived.connection, name), when):
        yield from _of_event(weighed)


def _of_event(weighed: WeighedEvent) -> Iterator[str]:
    from wardiary.weighing.changes import title
    from wardiary.weighing.counts.toll_by_voice import tolls_of

    yield f"{title(weighed)} [{weighed.event.id}]"
    yield f"  standing: {weighed.standing.word.value}"
    yield from (line for toll in tolls_of(weighed.event) for line in _toll(toll))
    yield from (f"  why: {reason}" for reason in weighed.standing.why)
    yield "  told by:"
    yield from (f"    {_told(telling)}" for telling in weighed.event.tellings)


def _toll(toll: Toll) -> Iterator[str]:
    """The range, and who says what where not all say the same."""
    from wardiary.weighing.counts.toll_by_voice import Agreement, in_numbers

    yield f"  {toll.what.value}: {in_numbers((toll.low, toll.high))} ({toll.agreement.value})"
    if toll.agreement is not Agreement.ONE:
        for count in toll.counts:
            now = "" if count.stands else ", since replaced"
            side = f" ({count.telling.voice.side})" if count.telling.voice.side else ""
            where = f"{count.telling.published[:16]} {count.telling.report}/{count.telling.claim}"
            yield f"    {where} {count.telling.voice.name}{side}: {count.numbers}{now}"


def _told(telling: Telling) -> str:
    from wardiary.weighing.evidence.second import is_second

    side = f" ({telling.voice.side})" if telling.voice.side else ""
    verb = "denies" if telling.denies else "tells" if telling.affirms else "mentions"
    checked = " [checked]" if telling.checked else ""
    copied = f" [copy of {telling.copy_of}]" if telling.copy_of else ""
    accepted = " [accepted]" if telling.rulings.accepted else ""
    beside = " [read beside the claims]" if is_second(telling) else ""
    fields = ", ".join(sorted(telling.rulings.corrected))
    corrected = f" [corrected: {fields}]" if fields else ""
    where = f"{telling.published[:16]} {telling.report}/{telling.claim}"
    return f"{where} {telling.voice.name}{side} {verb}{checked}{copied}{beside}{accepted}{corrected}: “{telling.words}”"


def _place(name: str, derived: Derived, when: str) -> Iterator[str]:
    from wardiary.weighing.changes import in_words, title
    from wardiary.weighing.kept.asking import homes_named
    from wardiary.weighing.places.spots import place_key

    key = place_key(name)
    if not key:
        return
    sites = [derived.asker.site(home, when) for home in homes_named(derived.connection, key)]
    controls = [site.control for site in sites if site.control is not None]
    controls += [each for each in derived.asker.untold(when) if place_key(each.spot.name) == key]
    for control in controls:
        yield f"{control.spot.name}: {in_words(control)}{f' since {control.since}' if control.since else ''}"
        yield from (f"  why: {reason}" for reason in control.why)
    for _, weighed in sorted((each for site in sites for each in site.events), key=lambda each: each[0]):
        if weighed.event.spot and weighed.event.spot.key == key:
            yield f"  {weighed.event.id}  {weighed.standing.word.value:12}  {title(weighed)}"


def _voice(name: str, derived: Derived, when: str) -> Iterator[str]:
    from wardiary.diary import derived as tables
    from wardiary.weighing.changes import title
    from wardiary.weighing.kept.asking import told_by, voices_like
    from wardiary.weighing.voices.lookup import fold
    from wardiary.weighing.voices.records_of_voices import fared, said_by

    wanted = fold(name)
    names = voices_like(derived.connection, lambda voice: bool(wanted) and wanted in fold(voice))
    told = told_by(derived.connection, when, tables.telling.c.voice.in_(names))
    events = derived.asker.events({event for _, event in told if event}, when)
    said = said_by(name, (telling for telling, _ in told), events)
    if not said:
        return
    counts = ", ".join(f"{word} {number}" for word, number in sorted(fared(said).items()))
    yield f"{', '.join(dict.fromkeys(each.telling.voice.name for each in said))}: {counts or 'told of no event'}"
    for each in said:
        event = f"{title(each.weighed)} [{each.weighed.event.id}]" if each.weighed else "no event"
        yield f"  {_told(each.telling)}"
        yield f"      {event}"


def _report(name: str, derived: Derived, when: str) -> Iterator[str]:
    from wardiary.diary import derived as tables
    from wardiary.weighing.changes import title
    from wardiary.weighing.kept.asking import told_by

    kept = _kept(name, derived.connection, when)
    if kept is None:
        return
    told = told_by(derived.connection, when, tables.telling.c.name == name)
    events = {each.event.id: each for each in derived.asker.events({event for _, event in told if event}, when)}
    yield _heading(kept)
    for telling, event in told:
        weighed = events.get(event or "")
        yield _told(telling)
        yield f"    {title(weighed)} [{weighed.event.id}], {weighed.standing.word.value}" if weighed else "    no event"
        yield from (f"    decision {number}: {line}" for number, line in telling.rulings.lines)
    yield from _aside(kept, {telling.claim for telling, _ in told})


def _kept(name: str, connection: Connection, when: str) -> KeptReport | None:
    """The report of this name as decided, where it was published by a moment."""
    from wardiary.diary import derived_reading as reading
    from wardiary.diary.queries import standing_decisions

    numbers = reading.numbers_of(connection, [name]).values()
    found = reading.reports(connection, numbers, standing_decisions(connection))
    return next((each for each in found if each.moment <= when), None)


def _heading(kept: KeptReport) -> str:
    from wardiary.cli.wording import counted

    report, claims = kept.report, len(kept.reading.claims)
    known = (report.id, report.title, report.publisher, report.published or "date unknown")
    return f"{' · '.join(each for each in known if each)}: {counted(claims, 'claim')}"


def _aside(kept: KeptReport, weighed: set[str]) -> Iterator[str]:
    """The claims of a report that are not weighed: by their kind, or since analysts have set them aside."""
    left = [("not weighed", claim) for claim in kept.reading.claims if claim.id not in weighed]
    for state, claim in (*left, *(("rejected", claim) for claim in kept.rejected)):
        words = " ".join(claim.sentence.of(kept.report.text).split())
        yield f"{kept.moment[:16]} {kept.report.id}/{claim.id} [{state}] {claim.kind.value}: “{words}”"
        decided = kept.decided_of(claim.id)
        yield from (f"    decision {number}: {line}" for number, line in (decided.lines if decided else ()))
