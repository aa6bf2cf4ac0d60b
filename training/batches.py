"""Batches: examples of all tasks mixed, padded to one shape, as tensors; the same seed gives the same batches."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from training.examples import SKIP, Condition, Example
from wardiary.reading.model.conditions import lay_out as link_layout
from wardiary.reading.model.pieces import BEGIN, END, HIDDEN, PADDING
from wardiary.reading.model.words import OUTER_FORM, plain_forms, unknown_forms

_CASELESS = 0.1  # share of windows shown without case: some texts have none
_UNKNOWN = 0.1  # share of windows shown as if the gazetteer knew no name: most villages are in none
_HIDDEN = 0.06  # share of words hidden in training: what stands around them must be enough, or few texts are soon known
_UNADVISED = 0.2  # share of windows shown without the rules' hints: the network must know happenings by itself, too
_POOL = 4  # batches drawn together and sorted by length, so that little is padded


@dataclass(frozen=True, slots=True)
class LinkBatch:
    """The conditions of one link over a batch: see `model.Link`; `labels` [C, L] with SKIP where there is no word."""

    words: Tensor
    anchors: Tensor
    distances: Tensor
    inside: Tensor
    labels: Tensor


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded windows [B, pieces] and [B, words], the rules' hints [B, words, 2], labels of every head, conditions."""

    pieces: Tensor
    forms: Tensor
    first: Tensor
    word_forms: Tensor
    hints: Tensor
    labels: Mapping[str, Tensor]
    links: Mapping[str, LinkBatch]
    events: Tensor

    def to(self, device: torch.device) -> Batch:
        """The same batch on a device."""
        links = {
            name: LinkBatch(*(getattr(link, key).to(device) for key in LinkBatch.__slots__))
            for name, link in self.links.items()
        }
        labels = {name: tensor.to(device) for name, tensor in self.labels.items()}
        return Batch(
            self.pieces.to(device),
            self.forms.to(device),
            self.first.to(device),
            self.word_forms.to(device),
            self.hints.to(device),
            labels,
            links,
            self.events.to(device),
        )


class Sampler:
    """Draws batches of about `budget` padded pieces; a task is drawn in proportion to the root of its size."""

    def __init__(self, examples: Mapping[str, Sequence[Example]], weights: Mapping[str, float], budget: int) -> None:
        self.examples = {task: list(rows) for task, rows in examples.items() if rows}
        self.tasks = sorted(self.examples)
        self.shares = [weights[task] for task in self.tasks]
        self.budget = budget

    def pool(self, seed: int, number: int) -> list[list[Example]]:
        """The `number`-th pool of batches, in a shuffled order."""
        rng = random.Random(f"{seed}-{number}")  # noqa: S311 (sampling, not secrets)
        drawn: list[Example] = []
        while sum(example.size for example in drawn) < _POOL * self.budget:
            task = rng.choices(self.tasks, self.shares)[0]
            drawn.append(rng.choice(self.examples[task]))
        drawn.sort(key=lambda example: example.size)
        batches: list[list[Example]] = [[]]
        for example in drawn:
            if batches[-1] and (len(batches[-1]) + 1) * round_up(example.size) > self.budget:
                batches.append([])
            batches[-1].append(example)
        rng.shuffle(batches)
        return batches


def root_weights(sizes: Mapping[str, int], factors: Mapping[str, float]) -> dict[str, float]:
    """The root of each task's size, times its factor where it has one."""
    return {task: size**0.5 * factors.get(task, 1.0) for task, size in sizes.items()}


def collate(examples: Sequence[Example], rng: random.Random | None = None) -> Batch:
    """One batch. With `rng`, some windows lose their case, and some words are hidden (training only)."""
    forms = [_forms(example, rng) for example in examples]
    longest = round_up(max(example.size for example in examples))
    widest = round_up(max(len(example.forms) for example in examples))
    names = sorted({name for example in examples for name in example.labels})
    pieces = torch.full((len(examples), longest), PADDING)
    piece_forms = torch.full((len(examples), longest), OUTER_FORM)
    first = torch.zeros((len(examples), widest), dtype=torch.long)
    word_forms = torch.zeros((len(examples), widest), dtype=torch.long)
    hints = torch.zeros((len(examples), widest, 2), dtype=torch.long)
    labels = {name: torch.full((len(examples), widest), SKIP) for name in names}
    for row, example in enumerate(examples):
        ids, ids_forms, starts = lay_out(_hidden(example.pieces, rng), forms[row])
        pieces[row, : len(ids)] = torch.tensor(ids)
        piece_forms[row, : len(ids)] = torch.tensor(ids_forms)
        first[row, : len(starts)] = torch.tensor(starts)
        word_forms[row, : len(starts)] = torch.tensor(forms[row])
        if example.hints and (rng is None or rng.random() >= _UNADVISED):
            hints[row, : len(example.hints)] = torch.tensor(example.hints)
        for name, values in example.labels.items():
            labels[name][row, : len(values)] = torch.tensor(values)
    events = torch.tensor([example.event for example in examples])
    return Batch(pieces, piece_forms, first, word_forms, hints, labels, _links(examples, widest), events)


def round_up(length: int) -> int:
    """The next multiple of 32: few shapes, whose kernels are compiled once: a quarter quicker."""
    return -(-length // 32) * 32


def _forms(example: Example, rng: random.Random | None) -> list[int]:
    draw = rng.random() if rng else 1.0
    if draw < _CASELESS:
        return plain_forms(example.forms)
    return unknown_forms(example.forms) if draw < _CASELESS + _UNKNOWN else example.forms


def _hidden(pieces: Sequence[tuple[int, ...]], rng: random.Random | None) -> Sequence[tuple[int, ...]]:
    """The pieces with those of some words replaced, each by the encoder's own sign for a hidden piece."""
    if rng is None:
        return pieces
    return [(HIDDEN,) * len(word) if rng.random() < _HIDDEN else word for word in pieces]


def lay_out(pieces: Sequence[tuple[int, ...]], forms: Sequence[int]) -> tuple[list[int], list[int], list[int]]:
    """The pieces of a window between the special ones, the form of each, and where each word's first piece is."""
    ids, ids_forms, starts = [BEGIN], [OUTER_FORM], []
    for word, form in zip(pieces, forms, strict=True):
        starts.append(len(ids))
        ids.extend(word)
        ids_forms.extend([form] * len(word))
    return [*ids, END], [*ids_forms, OUTER_FORM], starts


def _links(examples: Sequence[Example], widest: int) -> dict[str, LinkBatch]:
    by_link: dict[str, list[tuple[int, Condition]]] = {}
    for row, example in enumerate(examples):
        for item in example.conditions:
            by_link.setdefault(item.link, []).append((row * widest, item))
    return {link: _link(items) for link, items in sorted(by_link.items())}


def _link(items: Sequence[tuple[int, Condition]]) -> LinkBatch:
    """The same layout as at run time, with the rows of the batch's words in place of one window's."""
    spans = [(item.first, item.after) for _, item in items]
    plan = link_layout(spans, [(item.low, item.low + len(item.labels)) for _, item in items])
    base = torch.tensor([row for row, _ in items])
    words = torch.from_numpy(plan.words)
    labels = torch.full(words.shape, SKIP)
    for row, (_, item) in enumerate(items):
        labels[row, : len(item.labels)] = torch.tensor(item.labels)
    return LinkBatch(
        words=torch.where(words >= 0, words + base[:, None], -1),
        anchors=torch.from_numpy(plan.anchors) + base,
        distances=torch.from_numpy(plan.distances),
        inside=torch.from_numpy(plan.inside),
        labels=labels,
    )
