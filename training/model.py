"""The multi-task model: one encoder, heads that label every word, links that label the words about a cue.

First pass: word pieces -> states of words -> the columns of `labels.WORD_HEADS`. Second pass, on the same states: for
each condition (the words of a cue or of a trigger) the words about it -> source and content, or arguments with roles.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from training.encoder import Encoder, Layer, load_base
from training.stories import MAIN_EVENTS
from wardiary.reading.model.conditions import DISTANCES
from wardiary.reading.model.labels import ARGUMENT_LINK, ATTRIBUTION_LINK, HINTED, KINDS, REALITIES, WORD_HEADS, Head
from wardiary.reading.model.words import FORMS

FORM_SIZE = 16  # of the form embedding that every head sees beside the encoder's state
HEAD_SIZE = 128
LINK_SIZE = 192
_AUXILIARY = {"roles": 2, "upos": 18}  # sizes of the heads that began as helpers; "roles" is exported since it helps


class WordHead(nn.Module):
    """A two-layer labeller of words."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.inner = nn.Linear(inputs, HEAD_SIZE)
        self.dropout = nn.Dropout(0.15)
        self.outer = nn.Linear(HEAD_SIZE, outputs)

    def forward(self, states: Tensor, hint: Tensor | None = None) -> Tensor:
        """[..., inputs] to logits [..., outputs]; `hint` [..., HEAD_SIZE] moves the inner layer."""
        inner = self.inner(states) if hint is None else self.inner(states) + hint
        out: Tensor = self.outer(self.dropout(nn.functional.gelu(inner)))
        return out


class Hint(nn.Module):
    """What the rules say of a word, as one head hears it: how far to believe them it learns, beginning with not at all.

    The rules know the guidelines, the network the sentence: a fixed weight for their word, for all kinds alike, was
    either too much for news that they were not written on or too little for what they know well.
    """

    def __init__(self) -> None:
        super().__init__()
        self.kind = nn.Embedding(1 + len(KINDS), HEAD_SIZE)
        self.reality = nn.Embedding(1 + len(REALITIES), HEAD_SIZE)
        nn.init.zeros_(self.kind.weight)
        nn.init.zeros_(self.reality.weight)

    def forward(self, hints: Tensor) -> Tensor:
        """Hints [..., 2], of kind and of reality with 0 for none, to [..., HEAD_SIZE]."""
        out: Tensor = self.kind(hints[..., 0]) + self.reality(hints[..., 1])
        return out


class Link(nn.Module):
    """Labels the words about a condition, told where it is and what its first word is.

    Inputs: `bank` [all words, hidden] of states; for C conditions with L words about each, `words` [C, L] of places in
    the bank (-1 for none), `anchors` [C] the condition's first word, `distances` and `inside` [C, L].
    Output: logits [C, L, labels].
    """

    def __init__(self, hidden: int, head: Head) -> None:
        super().__init__()
        self.project = nn.Linear(hidden, LINK_SIZE)
        self.anchor = nn.Linear(hidden, LINK_SIZE)
        self.distance = nn.Embedding(DISTANCES, LINK_SIZE)
        self.inside = nn.Embedding(2, LINK_SIZE)
        self.norm = nn.LayerNorm(LINK_SIZE)
        self.dropout = nn.Dropout(0.1)
        self.layer = Layer(LINK_SIZE, 6, 2 * LINK_SIZE, 0.1)
        self.out = nn.Linear(LINK_SIZE, head.size)

    def forward(self, bank: Tensor, words: Tensor, anchors: Tensor, distances: Tensor, inside: Tensor) -> Tensor:
        """See the class."""
        present = words >= 0
        about = self.project(bank)[words.clamp(min=0)]
        states = about + self.anchor(bank[anchors])[:, None, :] + self.distance(distances) + self.inside(inside)
        states = self.dropout(self.norm(states))
        bias = (~present)[:, None, None, :].to(states.dtype) * -10000.0
        out: Tensor = self.out(self.layer(states, bias))
        return out


class ReaderModel(nn.Module):
    """Everything that is trained. Parts of speech and `event` help the encoder and are not exported."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        hidden = encoder.words.embedding_dim
        self.encoder = encoder
        self.forms = nn.Embedding(FORMS, FORM_SIZE)
        self.width = hidden + FORM_SIZE
        heads = [head for head in WORD_HEADS if head.name not in _AUXILIARY]
        self.heads = nn.ModuleDict({head.name: WordHead(self.width, head.size) for head in heads})
        self.auxiliary = nn.ModuleDict({name: WordHead(self.width, size) for name, size in _AUXILIARY.items()})
        self.links = nn.ModuleDict({head.name: Link(self.width, head) for head in (ATTRIBUTION_LINK, ARGUMENT_LINK)})
        self.event = WordHead(hidden, len(MAIN_EVENTS))
        self.hints = nn.ModuleDict({name: Hint() for name in HINTED})

    def states(self, pieces: Tensor, forms: Tensor, first: Tensor, word_forms: Tensor) -> tuple[Tensor, Tensor]:
        """States of words [batch, words, width], and of whole windows [batch, hidden] (the mean over the pieces).

        `pieces`, `forms` [batch, pieces]; `first` [batch, words]: where each word's first piece is.
        """
        encoded = self.encoder(pieces, forms)
        index = first[:, :, None].expand(-1, -1, encoded.shape[2])
        words = torch.cat((encoded.gather(1, index), self.forms(word_forms).to(encoded.dtype)), dim=2)
        mask = (pieces > 0).to(encoded.dtype)[:, :, None]
        return words, (encoded * mask).sum(1) / mask.sum(1)

    def label(self, states: Tensor, hints: Tensor, names: tuple[str, ...]) -> Mapping[str, Tensor]:
        """Logits of the named heads for word states [..., width] with the rules' hints [..., 2]."""
        return {name: self._label(states, hints, name) for name in names}

    def _label(self, states: Tensor, hints: Tensor, name: str) -> Tensor:
        head = self.heads[name] if name in self.heads else self.auxiliary[name]
        out: Tensor = head(states, self.hints[name](hints)) if name in self.hints else head(states)
        return out


def new_model() -> ReaderModel:
    """A model with the published encoder and fresh heads. Raises FileNotFoundError where the encoder is missing."""
    return ReaderModel(load_base(FORMS))
