"""Both passes over one window: what the network answers, moved by advice and tuning, as marks of the text.

First names, cues, and triggers with kind and reality; then the source and content of each cue and the arguments of each
trigger.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from wardiary.model import Argument, AttributionMark, EntityType, Mention, Trigger
from wardiary.reading.model.conditions import BESIDE, arguments, attributions, left_over
from wardiary.reading.model.decoding import Tagged, tagged
from wardiary.reading.model.labels import ENTITY_TYPES, KINDS, PARTS, REALITIES, ROLES, columns
from wardiary.reading.model.network import Floats, Network
from wardiary.reading.model.page import Page, lay_out
from wardiary.reading.model.said import attribution_marks
from wardiary.reading.model.tuning import Tuning
from wardiary.reading.model.windows import Window

_SURE = 4.0  # logits over which a second opinion on sources and contents counts for no more
_COLUMNS = columns()


@dataclass(frozen=True, slots=True)
class WindowMarks:
    """What was read in one window."""

    mentions: tuple[Mention, ...]
    attributions: tuple[AttributionMark, ...]
    triggers: tuple[Trigger, ...]


@dataclass(frozen=True, slots=True)
class _Answers:
    """What the network answered to a window: scores [words, labels] by head, and its states for the second pass."""

    scores: Mapping[str, Floats]
    states: Floats


@dataclass(frozen=True, slots=True)
class Passes:
    """Reads windows with a network, each by itself."""

    network: Network
    tuning: Tuning

    def read(self, page: Page, window: Window) -> WindowMarks:
        """Both passes over one window."""
        answers = self._asked(page, window)
        return WindowMarks(
            mentions=_mentions(page, window, answers),
            attributions=self._attributions(page, window, answers),
            triggers=self._triggers(page, window, answers),
        )

    def _asked(self, page: Page, window: Window) -> _Answers:
        output = self.network.encode(lay_out(page, window))
        for head in self.tuning.lean.keys() & _COLUMNS.keys():
            output.columns[:, _COLUMNS[head].start] -= self.tuning.lean[head]
        if page.moves:
            page.moves.apply(window, output.columns)
        return _Answers({name: output.columns[:, part] for name, part in _COLUMNS.items()}, output.states)

    def _attributions(self, page: Page, window: Window, answers: _Answers) -> tuple[AttributionMark, ...]:
        roles = answers.scores["roles"]
        cues = tagged(answers.scores["cue"])
        bounds = [page.sentences_about(window, cue, BESIDE) for cue in cues]
        read = attributions(self.network, answers.states, cues, bounds, self._parts(roles))
        found = [(cue, marks) for cue, marks in read if any(mark.type == 1 for mark in marks)]
        rest: list[tuple[int, int]] = []
        if "content" in self.tuning.lean:
            taken = [mark for cue, marks in found for mark in (cue, *marks)]
            rest = left_over(roles[:, 1], taken, self.tuning.lean["content"])
        return attribution_marks(page, window, found, rest)

    def _parts(self, roles: Floats) -> Floats | None:
        """What is known of sources and contents without their cue, as far as it counts."""
        weights = [self.tuning.advice.get(name, 0.0) for name in PARTS]
        return roles.clip(-_SURE, _SURE) * np.array(weights, dtype=np.float32) if any(weights) else None

    def _triggers(self, page: Page, window: Window, answers: _Answers) -> tuple[Trigger, ...]:
        found = tagged(answers.scores["trigger"])
        bounds = [page.sentences_about(window, mark) for mark in found]
        told = arguments(self.network, answers.states, found, bounds)
        return tuple(
            Trigger(
                page.span(mark, window.first),
                KINDS[_best(answers.scores["kind"], mark)],
                REALITIES[_best(answers.scores["reality"], mark)],
                tuple(Argument(page.span(part, window.first), ROLES[part.type]) for part in parts),
            )
            for mark, parts in zip(found, told, strict=True)
        )


def _best(scores: Floats, mark: Tagged) -> int:
    """The label that speaks loudest for the words of a mark together."""
    words = scores[mark.first : mark.after]
    return int((words[0] if len(words) == 1 else words.sum(0)).argmax())


def _mentions(page: Page, window: Window, answers: _Answers) -> tuple[Mention, ...]:
    heads = {"outer": ENTITY_TYPES, "inner": ENTITY_TYPES, "toponym": (EntityType.TOPONYM,)}
    found = [
        Mention(*page.span(mark, window.first), types[mark.type])
        for head, types in heads.items()
        for mark in tagged(answers.scores[head])
    ]
    return tuple(dict.fromkeys(sorted(found, key=lambda m: (m.start, -m.end, m.type))))
