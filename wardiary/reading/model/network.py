"""The network as the reader calls it: one window at a time, two passes. Run by onnxruntime; training has its own.

A window is run alone: measured on two cores, windows one by one in two threads are read a fifth faster than in padded
batches (29,000 against 24,000 pieces a second), and 8-bit activations, whose scale is that of the whole batch, then
cannot depend on what a text is read together with.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import onnxruntime  # type: ignore[import-untyped, unused-ignore]

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

ENCODER_FILE, TOKENIZER_FILE, CARD_FILE = "reader.onnx", "tokenizer.json", "reader.json"
SLOW_FUSION = "SkipLayerNormFusion"
"""The fused operator sums number by number, seven times slower than the plain one: without it the encoder takes 12 %
less (11.5 to 10.1 ms a window) and a link a third less (3.8 to 2.5 ms), measured with onnxruntime 1.32."""
EXACT_SUMS = ("session.x64quantprecision", "1")
"""Processors before AVX-VNNI add 8-bit products in 16 bits, which overflow (claims found 0.742 for 0.753 on dev): they
are told to widen them, 11 % slower. Others do no such thing, and all read alike.
Source: https://github.com/microsoft/onnxruntime/pull/12088"""


@dataclass(frozen=True, slots=True)
class WindowInput:
    """One window: `pieces` and the form of each, `first` the place of each word's first piece, each word's form, the
    rules' hints [words, 2] (see `advice.hints`).
    """

    pieces: Integers
    forms: Integers
    first: Integers
    word_forms: Integers
    hints: Integers


@dataclass(frozen=True, slots=True)
class WindowOutput:
    """`columns` [words, outputs of all word heads] and `states` [words, width]."""

    columns: Floats
    states: Floats


@dataclass(frozen=True, slots=True)
class LinkInput:
    """C conditions with up to L words about each: places in the window's words [C, L] (-1 for none), the conditions'
    first words [C], classes of distance and whether a word is of the condition [C, L].
    """

    words: Integers
    anchors: Integers
    distances: Integers
    inside: Integers


class Network(Protocol):
    """The two passes. Implementations may be called from several threads at once."""

    @property
    def name(self) -> str:
        """Name and version of the weights."""
        ...

    def encode(self, window: WindowInput) -> WindowOutput:
        """The first pass."""
        ...

    def link(self, head: str, states: Floats, conditions: LinkInput) -> Floats:
        """The second pass of one link over one window: logits [C, L, labels]."""
        ...


class OnnxNetwork:
    """The shipped network. Files in `folder`: the encoder with the word heads, one small graph for each link.

    The graphs are opened in a thread beside, a tenth of a second in which a cold start loads its lexicons; a fault in
    one of the files is raised by the first pass that needs it.
    """

    def __init__(self, folder: Path, name: str, threads: int = 1) -> None:
        """`threads` are those of one window; with several windows at once, one thread for each is best."""
        self._name = name
        opener = ThreadPoolExecutor(1, thread_name_prefix="wardiary-opener")
        links = {path.stem.removeprefix("link-"): path for path in folder.glob("link-*.onnx")}
        self._encoder = opener.submit(open_session, folder / ENCODER_FILE, threads)
        self._links = {link: opener.submit(open_session, path, 1) for link, path in links.items()}
        opener.shutdown(wait=False)

    @property
    def name(self) -> str:
        """Name and version of the weights."""
        return self._name

    def encode(self, window: WindowInput) -> WindowOutput:
        """The first pass."""
        feeds = {
            "pieces": window.pieces[None],
            "forms": window.forms[None],
            "first": window.first[None],
            "word_forms": window.word_forms[None],
            "hints": window.hints[None],
        }
        columns, states = self._encoder.result().run(["columns", "states"], feeds)
        return WindowOutput(_array(columns)[0], _array(states)[0])

    def link(self, head: str, states: Floats, conditions: LinkInput) -> Floats:
        """The second pass of one link over one window: logits [C, L, labels]."""
        feeds = {
            "bank": states,
            "words": conditions.words,
            "anchors": conditions.anchors,
            "distances": conditions.distances,
            "inside": conditions.inside,
        }
        return _array(self._links[head].result().run(["logits"], feeds)[0])


def _array(value: Any) -> Floats:
    return np.asarray(value, dtype=np.float32)


def open_session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    """One graph of the network, ready to run in so many threads."""
    import onnxruntime  # type: ignore[import-untyped, unused-ignore]

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry(*EXACT_SUMS)
    options.enable_cpu_mem_arena = False  # windows differ in size: the arena would keep the largest of everything
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=[SLOW_FUSION]
    )
