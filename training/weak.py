"""Weak labels for arguments: who does and who suffers it, from MUC-4's templates and the actors of the CAMEO sentences.

Neither corpus marks triggers: a sentence counts only where the words of `candidates.toml` offer exactly one. Words that
are not of actors are left unlabelled, since places and times are not marked and templates often give part of a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from training.corpora.cameo import read_cameo_actors
from training.corpora.document import Document
from training.corpora.muc4 import read_muc4
from training.examples import SKIP, Condition, Example, Page, within
from training.marking.candidates import candidate_words
from wardiary.model import ArgumentRole, Kind, Span
from wardiary.reading.model.conditions import reach
from wardiary.reading.model.labels import ROLES
from wardiary.reading.model.pieces import WordPieces
from wardiary.reading.model.windows import Window

_REST_OF_WORD = re.compile(r"\w*")
_KINDS = (
    Kind.STRIKE,
    Kind.EXPLOSION,
    Kind.ATTACK,
    Kind.ABDUCTION,
    Kind.DETENTION,
    Kind.CASUALTIES,
    Kind.DAMAGE,
    Kind.CLASH,
)
Actors = Sequence[tuple[Span, ArgumentRole]]


def weak_examples(cutter: WordPieces) -> Iterator[Example]:
    """Windows with conditions on single candidate triggers."""
    for item in read_muc4():
        actors = [(s, ArgumentRole.AGENT) for s in item.agents] + [(s, ArgumentRole.TARGET) for s in item.targets]
        yield from _document(item.document, actors, cutter)
    roles = {"agent": ArgumentRole.AGENT, "target": ArgumentRole.TARGET}
    for tagged in read_cameo_actors():
        if {a.role for a in tagged.actors} == set(roles):
            yield from _document(tagged.document, [(a.span, roles[a.role]) for a in tagged.actors], cutter)


def _document(document: Document, actors: Actors, cutter: WordPieces) -> Iterator[Example]:
    if not actors:
        return
    page = Page(document, cutter)
    for window in page.windows:
        example = page.example("weak", window)
        for first, after in page.words.sentences:
            if window.first <= first and after <= window.after and after > first:
                example.conditions += _sentence(page, window, (first, after), actors)
        if example.conditions:
            yield example


def _sentence(page: Page, window: Window, words: tuple[int, int], actors: Actors) -> list[Condition]:
    span = Span(page.words.starts[words[0]], page.words.ends[words[1] - 1])
    inside = [(actor, role) for actor, role in actors if span.contains(actor)]
    trigger = only_candidate(page.text, span)
    if not inside or trigger is None or any(trigger.overlaps(actor) for actor, _ in inside):
        return []
    (first, after, _), *_ = within(page, window, [(trigger, 0)])
    low, high = reach(first, after, (words[0] - window.first, words[1] - window.first))
    marks = within(page, window, ((actor, ROLES.index(role)) for actor, role in inside))
    return [Condition("argument", first, after, low, _labels(marks, low, high))]


def _labels(marks: Sequence[tuple[int, int, int]], low: int, high: int) -> tuple[int, ...]:
    labels = [SKIP] * (high - low)
    for first, after, kind in marks:
        for word in range(max(low, first), min(high, after)):
            labels[word - low] = 1 + 2 * kind + (word > first)
    return tuple(labels)


def only_candidate(text: str, sentence: Span) -> Span | None:
    """The one word of a sentence that may be a trigger; None where there is none or more than one."""
    found: set[Span] = set()
    for kind in _KINDS:
        for match in candidate_words()[kind].finditer(text, sentence.start, sentence.end):
            rest = _REST_OF_WORD.match(text, match.end(), sentence.end)
            found.add(Span(match.start(), rest.end() if rest else match.end()))
    return found.pop() if len(found) == 1 else None
