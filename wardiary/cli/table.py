"""A reading in the terminal: its claims, each with its own words, its checks with their reasons, what stayed open.

Unknown is shown as a dash; nothing is left out for want of room. Settlements are named as the report spells them.
"""

from __future__ import annotations

from typing import IO

from rich import box
from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from wardiary.cli import wording
from wardiary.model import Check, Claim, Reading, Report, Span, TimexType, Verdict
from wardiary.pages.names import as_spelt, spellings

# Narrower than this, a claim's voice, place and time stand under its words instead of beside them.
WIDE = 120
_PIPED = 120
_VERDICT = {Verdict.AGREES: "green", Verdict.DISAGREES: "bold red", Verdict.CANNOT_TELL: "dim"}


class _Console(Console):
    """A console that leaves a broken pipe to the commands' guard."""

    def on_broken_pipe(self) -> None:
        """Say nothing here."""
        raise BrokenPipeError


def console_on(stream: IO[str]) -> Console:
    """A console on a stream: colours and width are the terminal's, or none and 120 columns."""
    terminal = stream.isatty()
    return _Console(file=stream, width=None if terminal else _PIPED, highlight=False, markup=False, emoji=False)


def show_reading(console: Console, report: Report, reading: Reading) -> None:
    """Print one reading of a report."""
    console.print(Group(*_parts(console, report, reading)))


def _parts(console: Console, report: Report, reading: Reading) -> list[RenderableType]:
    parts: list[RenderableType] = [_heading(report, reading)]
    if reading.claims:
        known = spellings(reading.places)
        claims = tuple(as_spelt(claim, known) for claim in reading.claims)
        table = _wide if console.width >= WIDE else _narrow
        parts.append(table(report, claims, plain=not console.is_terminal))
    if reading.checks:
        parts.append(_checks(report, reading.checks))
    parts.append(Text(_summary(reading), style="dim"))
    parts.append(Text())
    return parts


def _heading(report: Report, reading: Reading) -> Rule:
    published = reading.published or "date unknown"
    if reading.published_inferred:
        published += " (inferred from its words)"
    known = [report.id, report.title, report.publisher, published]
    return Rule(Text(" · ".join(each for each in known if each), style="bold"), align="left", style="dim")


def _wide(report: Report, claims: tuple[Claim, ...], *, plain: bool) -> Table:
    table = Table("claim", box=box.SIMPLE_HEAD, show_lines=True, header_style="dim", pad_edge=False, expand=True)
    for name, ratio in (("its words", 10), ("voice", 4), ("where", 4), ("when", 4), ("how many", 4)):
        table.add_column(name, ratio=ratio, overflow="fold")
    for claim in claims:
        table.add_row(
            _kind(claim),
            _words(report, claim, plain=plain),
            wording.voice(claim, report),
            wording.places(claim),
            wording.time(claim),
            wording.quantities(claim),
        )
    return table


def _narrow(report: Report, claims: tuple[Claim, ...], *, plain: bool) -> Table:
    table = Table("claim", "its words", box=box.SIMPLE_HEAD, show_lines=True, header_style="dim", pad_edge=False)
    for claim in claims:
        details = (
            ("voice", wording.voice(claim, report)),
            ("where", wording.places(claim)),
            ("when", wording.time(claim)),
            ("how many", wording.quantities(claim)),
        )
        told = Text()
        for name, value in details:
            told.append(f"{name} ", style="dim").append(f"{value}  " if value else "")
        table.add_row(_kind(claim), Group(_words(report, claim, plain=plain), told))
    return table


def _kind(claim: Claim) -> Text:
    told = Text().append(f"{claim.kind.value}\n", style="bold").append(claim.reality.value)
    return told.append(f"\n{wording.verification(claim)}".rstrip(), style="dim")


def _words(report: Report, claim: Claim, *, plain: bool) -> Text:
    """The claim's sentence with its words marked: by colours, or by brackets where there are none."""
    marks = [(span, "bold reverse") for span in (claim.trigger, *claim.also)]
    marks += [(actor.span, "magenta") for actor in claim.actors if actor.span]
    marks += [(place.span, "cyan") for place in claim.places if place.span]
    marks += [(claim.time.span, "green")] if claim.time and claim.time.span else []
    marks += [(quantity.span, "yellow") for quantity in claim.quantities]
    if claim.attribution:
        marks += [(span, "blue") for span in (claim.attribution.span, claim.attribution.cue) if span]
    if plain:
        return Text(_bracketed(report.text, claim.sentence, sorted({claim.trigger, *claim.also})))
    words = Text(wording.one_line(claim.sentence.of(report.text)))
    for span, style in marks:
        start, end = (max(0, at - claim.sentence.start) for at in span)
        words.stylize(style, start, end)
    return words


def _bracketed(text: str, sentence: Span, triggers: list[Span]) -> str:
    out, at = [], sentence.start
    for trigger in triggers:
        if at <= trigger.start and trigger.end <= sentence.end:
            out += [text[at : trigger.start], "[", trigger.of(text), "]"]
            at = trigger.end
    return wording.one_line("".join([*out, text[at : sentence.end]]))


def _checks(report: Report, checks: tuple[Check, ...]) -> Table:
    table = Table("check", "verdict", "why", box=box.SIMPLE_HEAD, header_style="dim", pad_edge=False)
    for check in checks:
        why = Text(f"“{wording.one_line(check.span.of(report.text))}”: ").append(check.why)
        table.add_row(check.kind.value, Text(check.verdict.value, style=_VERDICT[check.verdict]), why)
    return table


def _summary(reading: Reading) -> str:
    disagreeing = sum(check.verdict is Verdict.DISAGREES for check in reading.checks)
    dated = [time for time in reading.times if time.type in (TimexType.DATE, TimexType.TIME)]
    told = f"{wording.counted(len(reading.claims), 'claim')} · {wording.counted(len(reading.checks), 'check')}"
    told += f", {disagreeing} disagreeing" if disagreeing else ""
    return told + wording.unresolved(
        (sum(place.lat is None for place in reading.places), len(reading.places), "places"),
        (sum(time.from_ is None and time.to is None for time in dated), len(dated), "times"),
        (sum(each.voice is None for each in reading.attributions), len(reading.attributions), "voices"),
    )
