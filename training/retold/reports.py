"""Reports whose tellings are marked by the happenings that they are of.

Two sources. `reports.txt` here marks them in the text itself:

    ## name | published | publisher
    Rebels {a:overran} a base on Friday, a commander said, after a {b:siege}. The {a?:assault} began at dawn.

where `a?` may tell of `a` or of a happening of its own. And the written reports of `training/written`, by their marks
`same=` and `again=` and by what `links.jsonl` adds to them and takes away: a written report without a line there has
not been gone through, and is used only if it is held out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from training.written.reports import WrittenReport, read_written
from wardiary.model import Report, Span
from wardiary.model.codec import from_json

FOLDER = Path(__file__).parent
_HELD = 8  # one report in so many is never trained on, as for the written reports
_TOLD = re.compile(r"\{(\w)(\??):([^}]*)\}")
_YEAR = re.compile(r"\b(?:19[89]\d|20[012]\d)\b")
_NO_YEAR = "2019"


@dataclass(frozen=True, slots=True)
class Links:
    """What a second reader of a written report said of its triggers, by their spans.

    `same`: both tell of one happening; `apart`: they do not, whatever the report's own marks say; `unsure`: who knows.
    """

    id: str
    same: tuple[tuple[Span, Span], ...] = ()
    apart: tuple[tuple[Span, Span], ...] = ()
    unsure: tuple[tuple[Span, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class ToldReport:
    """One report; `told` has for each marked span the name of its happening, `unsure` pairs of those that may be one.

    `written` is the written report that it comes from, if it does.
    """

    report: Report
    told: dict[Span, str]
    unsure: frozenset[frozenset[str]]
    held: bool
    written: WrittenReport | None = None

    def happening_at(self, trigger: Span) -> str | None:
        """The happening of the marked span that covers most of `trigger`; None where none is marked there."""
        best = max(self.told, key=lambda span: _shared(span, trigger), default=None)
        return self.told[best] if best is not None and _shared(best, trigger) > 0 else None

    def may_be_one(self, a: str, b: str) -> bool:
        """Whether the marks leave open that two happenings are one."""
        return frozenset((a, b)) in self.unsure


def _shared(a: Span, b: Span) -> int:
    return min(a.end, b.end) - max(a.start, b.start)


def read_told(folder: Path = FOLDER) -> list[ToldReport]:
    """All reports of both sources. Raises ValueError where a report begins without its name, day and publisher."""
    links = {link.id: link for link in read_links(folder)}
    written = (report for report in read_written() if report.held or report.document.id in links)
    invented = parse((folder / "reports.txt").read_text(encoding="utf-8"))
    return [*(_of_written(report, links.get(report.document.id)) for report in written), *invented]


def read_links(folder: Path = FOLDER) -> Iterator[Links]:
    """The lines of `links.jsonl`. Raises pydantic.ValidationError on a malformed one."""
    lines = (folder / "links.jsonl").read_text(encoding="utf-8").splitlines()
    return (from_json(Links, line) for line in lines)


def parse(content: str) -> list[ToldReport]:
    """The reports of a file in the form of `reports.txt`; lines that begin with one `#` are comments."""
    found: list[tuple[str, list[str]]] = []
    for line in filter(None, map(str.strip, content.splitlines())):
        if line.startswith("##"):
            found.append((line[2:], []))
        elif not line.startswith("#"):
            found[-1][1].append(line)
    return [_of_marked(head, " ".join(lines)) for head, lines in found]


def _of_marked(head: str, marked: str) -> ToldReport:
    name, published, publisher = (part.strip() for part in head.split("|"))
    text, at = "", 0
    told: dict[Span, str] = {}
    unsure: set[frozenset[str]] = set()
    for match in _TOLD.finditer(marked):
        claim, open_mark, words = match.groups()
        text += marked[at : match.start()]
        span = Span(len(text), len(text) + len(words))
        told[span] = f"{claim}?{span.start}" if open_mark else claim
        if open_mark:
            unsure.add(frozenset((told[span], claim)))
        text, at = text + words, match.end()
    report = Report(name, text + marked[at:], publisher=publisher, published=published)
    held = int(sha256(name.encode()).hexdigest(), 16) % _HELD == 0
    return ToldReport(report, told, frozenset(unsure), held)


@dataclass(slots=True)
class _Happenings:
    """Spans put together by pairs; each happening is named after one of its spans."""

    of: dict[Span, Span] = field(default_factory=dict)

    def root(self, span: Span) -> Span:
        """The span that stands for the happening of `span`."""
        while self.of.setdefault(span, span) != span:
            span = self.of[span]
        return span

    def join(self, pairs: Iterable[tuple[Span, Span]]) -> None:
        """The two of each pair are of one happening."""
        for a, b in pairs:
            self.of[self.root(a)] = self.root(b)

    def name(self, span: Span) -> str:
        """The name of the happening of `span`."""
        return str(self.root(span).start)


def _of_written(written: WrittenReport, links: Links | None) -> ToldReport:
    links = links or Links(written.document.id)
    happenings = _Happenings()
    not_one = {frozenset(pair) for pair in (*links.apart, *links.unsure)}
    happenings.join(pair for pair in _own_links(written) if frozenset(pair) not in not_one)
    happenings.join(links.same)
    spans = {trigger.span for trigger in written.triggers} | {s for pair in (*links.same, *links.unsure) for s in pair}
    told = {span: happenings.name(span) for span in sorted(spans)}
    unsure = frozenset(frozenset((told[a], told[b])) for a, b in links.unsure)
    return ToldReport(_report(written), told, unsure, written.held, written)


def _own_links(written: WrittenReport) -> Iterator[tuple[Span, Span]]:
    for sentence in written.sentences:
        for trigger in sentence.triggers:
            if trigger.same_as is not None:
                yield sentence.triggers[trigger.same_as].span, trigger.span
    yield from ((again.earlier, again.later) for again in written.again)


def _report(written: WrittenReport) -> Report:
    """As an undated text of the last year that it names, so that its times ground to something."""
    text = written.document.text
    year = max(_YEAR.findall(text), default=_NO_YEAR)
    return Report(written.document.id, text, publisher="Example Wire", published=f"{year}-12-20")
