"""The tellings of the marked reports as the program sees them: by the marks themselves and by what the readers find."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from training.retold.reports import ToldReport
from wardiary.claims.assemble import drafts_of
from wardiary.claims.drafts import Draft
from wardiary.claims.resolved import Resolved
from wardiary.gazetteer import Gazetteer
from wardiary.model import Argument, Marks, Trigger
from wardiary.pipeline import Pipeline
from wardiary.reading.combined import combine
from wardiary.reading.model.advice import Advice
from wardiary.reading.model.shipped import shipped_reader
from wardiary.reading.rules.reader import RuleReader


@dataclass(frozen=True, slots=True)
class Told:
    """The drafts of one report by one source of triggers: `marks`, `combined` or `rules`."""

    report: ToldReport
    source: str
    resolved: Resolved
    drafts: tuple[Draft, ...]

    @property
    def happenings(self) -> list[str | None]:
        """For each draft the happening that it tells of; None where its words are not marked."""
        return [self.report.happening_at(draft.claim.trigger) for draft in self.drafts]


def read_drafts(reports: Sequence[ToldReport]) -> list[Told]:
    """The drafts of all reports, by every source. Reads with the network that ships."""
    gazetteer = Gazetteer.open()
    rules = RuleReader(gazetteer.knows)
    network = shipped_reader(gazetteer.renown, advisor=lambda text, sentences: _advice(rules, text))
    pipeline = Pipeline(rules, gazetteer)
    texts = [told.report.text for told in reports]
    found: list[Told] = []
    for told, seen, ruled in zip(reports, network.read(texts), rules.read(texts), strict=True):
        combined = combine(told.report.text, seen, ruled)
        for source, marks in _by_source(told, combined, ruled):
            resolved = pipeline.resolved(told.report, marks)
            found.append(Told(told, source, resolved, tuple(drafts_of(resolved))))
    return found


def _advice(rules: RuleReader, text: str) -> Advice:
    """As the pipeline has the network advised."""
    marks = rules.marks(text)
    return Advice(marks.triggers, marks.mentions, marks.attributions, marks.main_event)


def _by_source(told: ToldReport, combined: Marks, ruled: Marks) -> Iterator[tuple[str, Marks]]:
    if told.written:
        triggers = {mark.span: mark for mark in told.written.triggers}
        marked = (
            Trigger(mark.span, mark.kind, mark.reality, tuple(Argument(a.span, a.role) for a in mark.arguments))
            for _, mark in sorted(triggers.items())
        )
        voices = told.written.attributions
        yield "marks", replace(combined, triggers=tuple(marked), attributions=voices, voicing=voices)
    yield "combined", combined
    yield "rules", ruled
