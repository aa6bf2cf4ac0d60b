"""The tasks of the training: each a corpus turned into examples."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from training.corpora.attribution import AttributionDocument, read_attribution
from training.corpora.entities import EntitiesDocument, read_entities
from training.corpora.places import PlacesDocument, read_places
from training.corpora.syntax import UPOS, read_syntax
from training.corpora.texts import train_documents
from training.corpora.times import TimesDocument, read_times
from training.examples import SKIP, Condition, Example, Page, condition, tag_head, within
from training.invented import invent
from training.marking.marks import MarkedSentence, MarkedTrigger, read_marks
from training.stories import MAIN_EVENTS, read_stories
from training.weak import weak_examples
from training.written.reports import WrittenReport, read_written
from wardiary.gazetteer import Gazetteer
from wardiary.model import ArgumentRole, AttributionMark, EntityType, Span
from wardiary.reading.model.conditions import reach
from wardiary.reading.model.labels import ENTITY_TYPES, KINDS, REALITIES, ROLES
from wardiary.reading.model.pieces import WordPieces
from wardiary.reading.model.windows import Window
from wardiary.reading.rules.reader import RuleReader

_TIMEX = ("DATE", "TIME", "DURATION", "SET")
# Words in two roles are labelled with the first: "five civilians" are a target more than a quantity, and quantities and
# places are found by other means as well.
_PRECEDENCE = (
    ArgumentRole.AGENT,
    ArgumentRole.TARGET,
    ArgumentRole.FROM,
    ArgumentRole.TO,
    ArgumentRole.TOWARD,
    ArgumentRole.NEAR,
    ArgumentRole.AT,
    ArgumentRole.TIME,
    ArgumentRole.QUANTITY,
)


def places_examples(cutter: WordPieces) -> Iterator[Example]:
    """Toponyms; words of spans that count neither way are skipped."""
    for item in read_places("train"):
        if not misplaced(item):
            yield from _places(item, cutter)


def misplaced(item: PlacesDocument) -> bool:
    """Whether a third of the marks begin or end inside a word: some reports of TR-News have lost their offsets."""
    text = item.document.text
    edges = ((text[edge - 1 : edge], text[edge : edge + 1]) for p in item.places for edge in p.span)
    cut = sum(before.isalnum() and after.isalnum() for before, after in edges)
    return cut * 3 > len(item.places)


def _places(item: PlacesDocument, cutter: WordPieces) -> Iterator[Example]:
    page = Page(item.document, cutter)
    for window in page.windows:
        example = page.example("places", window)
        labels = tag_head(page, window, ((p.span, 0) for p in item.places))
        for first, after, _ in within(page, window, ((s, 0) for s in item.ignore)):
            if not any(labels[first:after]):
                labels[first:after] = [SKIP] * (after - first)
        example.labels["toponym"] = labels
        yield example


def entities_examples(cutter: WordPieces) -> Iterator[Example]:
    """re3d's entities in two layers: those that lie in no other, and those inside."""
    for item in read_entities("train"):
        yield from _entities(item, cutter)


def weak_entities_examples(cutter: WordPieces) -> Iterator[Example]:
    """What the rules find in texts of other corpora: re3d has 47 reports, too few to learn arms and offices from."""
    rules = RuleReader(Gazetteer.open().knows)
    for corpus in ("places", "times"):
        for document in train_documents(corpus).values():
            (marks,) = rules.read([document.text])
            found = [mention for mention in marks.mentions if mention.type != EntityType.TOPONYM]
            yield from _entities(EntitiesDocument(document, tuple(found)), cutter, "weak_entities")


def _entities(item: EntitiesDocument, cutter: WordPieces, task: str = "entities") -> Iterator[Example]:
    page = Page(item.document, cutter)
    outer: list[tuple[Span, int]] = []
    inner: list[tuple[Span, int]] = []
    for mention in item.entities:  # longer ones first at each start
        nested = any(mention.span.overlaps(span) for span, _ in outer)
        (inner if nested else outer).append((mention.span, ENTITY_TYPES.index(mention.type)))
    for window in page.windows:
        example = page.example(task, window)
        example.labels["outer"] = tag_head(page, window, outer)
        example.labels["inner"] = tag_head(page, window, inner)
        yield example


def times_examples(cutter: WordPieces) -> Iterator[Example]:
    """TIMEX3 extents and types."""
    for item in read_times("train"):
        yield from _times(item, cutter)


def _times(item: TimesDocument, cutter: WordPieces) -> Iterator[Example]:
    page = Page(item.document, cutter)
    for window in page.windows:
        example = page.example("times", window)
        example.labels["timex"] = tag_head(page, window, ((t.span, _TIMEX.index(t.type)) for t in item.times))
        yield example


def attribution_examples(cutter: WordPieces) -> Iterator[Example]:
    """Cues, and for each cue its source and content; whether a word is in any source or content helps the encoder."""
    for item in read_attribution("train"):
        yield from _attribution(item, cutter)


def _attribution(item: AttributionDocument, cutter: WordPieces) -> Iterator[Example]:
    page = Page(item.document, cutter)
    marks = item.attributions
    for window in page.windows:
        example = page.example("attribution", window)
        example.labels["cue"] = tag_head(page, window, ((s, 0) for m in marks for s in m.cue))
        roles = [0] * (window.after - window.first)
        for bit, spans in ((1, [s for m in marks for s in m.source]), (2, [s for m in marks for s in m.content])):
            for first, after, _ in within(page, window, ((s, 0) for s in spans)):
                roles[first:after] = [role | bit for role in roles[first:after]]
        example.labels["roles"] = roles
        example.conditions += _cue_conditions(page, window, marks)
        yield example


def _cue_conditions(page: Page, window: Window, marks: Iterable[AttributionMark]) -> Iterator[Condition]:
    for mark in marks:
        parts = [(s, 0) for s in mark.source] + [(s, 1) for s in mark.content]
        for first, after, _ in within(page, window, ((s, 0) for s in mark.cue)):
            bounds = reach(first, after, (0, window.after - window.first))
            yield condition("attribution", (first, after), within(page, window, parts), bounds)


def marks_examples(cutter: WordPieces) -> Iterator[Example]:
    """Triggers with kind, reality and arguments, in the sentences that were marked."""
    by_document: dict[tuple[str, str], list[MarkedSentence]] = {}
    for mark in read_marks():
        by_document.setdefault((mark.corpus, mark.id), []).append(mark)
    for (corpus, name), marks in sorted(by_document.items()):
        page = Page(train_documents(corpus)[name], cutter)
        for window in page.windows:
            example = _triggers(page, window, marks)
            if example:
                yield example


def _triggers(page: Page, window: Window, marks: Sequence[MarkedSentence], task: str = "marks") -> Example | None:
    ranges = within(page, window, ((mark.sentence, k) for k, mark in enumerate(marks)))
    if not ranges:
        return None
    example = page.example(task, window)
    length = window.after - window.first
    labels = {name: [SKIP] * length for name in ("trigger", "kind", "reality")}
    for low, high, k in ranges:
        labels["trigger"][low:high] = [0] * (high - low)
        for trigger in marks[k].triggers:
            example.conditions += _label_trigger(page, window, trigger, labels, (low, high))
    example.labels.update(labels)
    example.hints = page.hints[window.first : window.after]
    return example


def _label_trigger(
    page: Page, window: Window, trigger: MarkedTrigger, labels: Mapping[str, list[int]], bounds: tuple[int, int]
) -> list[Condition]:
    found = within(page, window, [(trigger.span, 0)])
    if not found or any(labels["trigger"][found[0][0] : found[0][1]]):
        return []
    first, after, _ = found[0]
    width = after - first
    labels["trigger"][first:after] = [1] + [2] * (width - 1)
    labels["kind"][first:after] = [KINDS.index(trigger.kind)] * width
    labels["reality"][first:after] = [REALITIES.index(trigger.reality)] * width
    if trigger.same_as is not None and not trigger.arguments:
        return []  # its arguments were marked at the fuller trigger only
    ordered = sorted(trigger.arguments, key=lambda a: _PRECEDENCE.index(a.role))
    arguments = within(page, window, ((a.span, ROLES.index(a.role)) for a in ordered))
    about = reach(first, after, bounds)
    return [condition("argument", (first, after), arguments, about)]


def written_examples(cutter: WordPieces) -> Iterator[Example]:
    """Written reports but those held out: triggers in all sentences, attributions in the sentences that have one.

    Sentences without one are not shown to the cue head: the news corpus that teaches it counts thoughts, too.
    """
    for report in read_written():
        if not report.held:
            yield from _written(report, cutter)


def _written(report: WrittenReport, cutter: WordPieces) -> Iterator[Example]:
    page = Page(report.document, cutter)
    cues = [(cue, 0) for mark in report.attributions for cue in mark.cue]
    marks = _with_retold(report)
    voiced = [(s.sentence, 0) for s in report.sentences if any(s.sentence.contains(cue) for cue, _ in cues)]
    for window in page.windows:
        example = _triggers(page, window, marks, "written")
        if example:
            labels = [SKIP] * (window.after - window.first)
            said = tag_head(page, window, cues)
            for first, after, _ in within(page, window, voiced):
                labels[first:after] = said[first:after]
            example.labels["cue"] = labels
            example.conditions += _cue_conditions(page, window, report.attributions)
            yield example


def _with_retold(report: WrittenReport) -> list[MarkedSentence]:
    """The sentences with what was told before linked as what is told twice in one: its arguments may not be marked."""
    retold = {link.later for link in report.again}
    return [
        replace(s, triggers=tuple(replace(t, same_as=0) if t.span in retold else t for t in s.triggers))
        for s in report.sentences
    ]


def invented_examples(cutter: WordPieces) -> Iterator[Example]:
    """Invented sentences, fully marked, with their toponyms."""
    for item in invent(seed=11):
        page = Page(item.document, cutter)
        for window in page.windows:
            example = _triggers(page, window, list(item.marks))
            if example:
                example.labels["toponym"] = tag_head(page, window, ((place, 0) for place in item.places))
                yield example


def stories_examples(cutter: WordPieces) -> Iterator[Example]:
    """The main event of invented stories: weak labels for the whole window."""
    for story in read_stories():
        page = Page(story.document, cutter)
        if page.windows:
            example = page.example("stories", page.windows[0])
            example.event = MAIN_EVENTS.index(story.event)
            yield example


def syntax_examples(cutter: WordPieces) -> Iterator[Example]:
    """Parts of speech of GUM: auxiliary, so that the encoder learns words it would otherwise see too seldom."""
    for item in read_syntax():
        page = Page(item.document, cutter)
        for window in page.windows:
            example = page.example("syntax", window)
            spans = ((token.span, UPOS.index(token.upos)) for token in item.tokens)
            labels = [SKIP] * (window.after - window.first)
            for first, _, kind in within(page, window, spans):
                labels[first] = kind
            example.labels["upos"] = labels
            yield example


TASKS: Mapping[str, Callable[[WordPieces], Iterator[Example]]] = {
    "places": places_examples,
    "entities": entities_examples,
    "weak_entities": weak_entities_examples,
    "times": times_examples,
    "attribution": attribution_examples,
    "marks": marks_examples,
    "written": written_examples,
    "invented": invented_examples,
    "weak": weak_examples,
    "stories": stories_examples,
    "syntax": syntax_examples,
}
