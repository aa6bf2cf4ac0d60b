"""The training loop: `python -m training.train OUT --minutes N`. Seeded, resumable, on a GPU if there is one.

1. read the corpora into examples  2. mix batches over the tasks  3. one step at a time: all heads, one loss
4. every few hundred steps a checkpoint, written whole or not at all; started again, the run goes on from the last one
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import Batch, Sampler, collate, root_weights
from training.encoder import base_folder
from training.examples import SKIP, Example
from training.model import ReaderModel, new_model
from training.tasks import TASKS
from wardiary.reading.model.pieces import WordPieces

# Weight of each head's mean loss. Links and cues carry the claims; auxiliary heads must not drown them.
HEAD_WEIGHTS = {"inner": 0.5, "kind": 1.2, "reality": 1.0, "timex": 0.5, "roles": 0.7, "upos": 0.3, "event": 0.3}
# Beyond the root of their size: the marks are few and matter most; the syntax and the stories only help.
TASK_FACTORS = {
    "marks": 4.0,
    "written": 7.0,
    "attribution": 2.4,
    "entities": 3.0,
    "places": 1.5,
    "times": 0.7,
    "invented": 0.8,
    "weak": 0.4,
    "weak_entities": 0.6,
    "stories": 0.1,
    "syntax": 0.3,
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is made of. Give `minutes` (the schedule follows the clock) or `steps` (exactly repeatable)."""

    out: Path
    minutes: float | None = None
    steps: int | None = None
    seed: int = 1
    budget: int = 2048  # padded pieces in a batch
    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    warm_up: float = 0.06
    save_every: int = 100
    tasks: tuple[str, ...] = tuple(TASKS)
    begin: Path | None = None  # folder of a checkpoint whose weights are gone on from
    rate: float = 1.0  # of both learning rates: less where the weights are good already


@dataclass(slots=True)
class Progress:
    """Where a run stands: steps done, and seconds spent in all its sittings."""

    step: int = 0
    seconds: float = 0.0

    def share(self, settings: Settings) -> float:
        """How much of the run is done, from 0 to 1."""
        if settings.minutes is not None:
            return self.seconds / (60 * settings.minutes)
        return self.step / (settings.steps or 1)


def load_examples(tasks: Sequence[str]) -> dict[str, list[Example]]:
    """The examples of each task. Raises FileNotFoundError where the corpora or the encoder are missing."""
    cutter = WordPieces(base_folder() / "tokenizer.json")
    examples: dict[str, list[Example]] = {}
    for task in tasks:
        examples[task] = list(TASKS[task](cutter))
        say(f"{task}: {len(examples[task])} windows, {sum(e.size for e in examples[task])} pieces")
    return examples


def optimizer_for(model: ReaderModel, settings: Settings) -> torch.optim.AdamW:
    """AdamW with the heads learning faster than the encoder; the word embeddings stay as published.

    They are half of all weights, and the small corpora would only spoil the words that they lack.
    """
    model.encoder.words.weight.requires_grad_(False)
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
    known = {id(p) for p in model.encoder.parameters()}
    heads = [p for p in model.parameters() if id(p) not in known]
    groups = [{"params": encoder, "base": settings.encoder_rate}, {"params": heads, "base": settings.head_rate}]
    return torch.optim.AdamW(groups, lr=settings.head_rate, weight_decay=0.01)


def rate(share: float, warm_up: float) -> float:
    """The factor on the learning rates: up linearly over `warm_up` of the run, then down linearly to nothing."""
    return share / warm_up if share < warm_up else max(0.0, (1 - share) / (1 - warm_up))


def losses(model: ReaderModel, batch: Batch) -> dict[str, Tensor]:
    """The mean loss of every head that the batch has labels for."""
    states, whole = model.states(batch.pieces, batch.forms, batch.first, batch.word_forms)
    out: dict[str, Tensor] = {}
    for name, labels in batch.labels.items():
        logits = model.label(states, batch.hints, (name,))[name].float()
        out[name] = _bits(logits, labels) if name == "roles" else _labels(logits, labels)
    bank = states.reshape(-1, states.shape[2])
    for name, link in batch.links.items():
        logits = model.links[name](bank, link.words, link.anchors, link.distances, link.inside)
        out[name] = _labels(logits.float(), link.labels)
    if (batch.events != SKIP).any():
        out["event"] = _labels(model.event(whole).float(), batch.events)
    return out


def _labels(logits: Tensor, labels: Tensor) -> Tensor:
    """The mean loss of the labelled words; nothing where there is none (a mean of nothing would be no number)."""
    total = functional.cross_entropy(
        logits.reshape(-1, logits.shape[-1]), labels.reshape(-1), ignore_index=SKIP, reduction="sum"
    )
    return total / (labels != SKIP).sum().clamp(min=1)


def _bits(logits: Tensor, labels: Tensor) -> Tensor:
    """The loss of independent yes-or-no labels, given as the bits of a number."""
    known = labels != SKIP
    wanted = torch.stack((labels & 1, labels >> 1 & 1), dim=-1).to(logits.dtype)
    return functional.binary_cross_entropy_with_logits(logits[known], wanted[known])


def train(settings: Settings) -> ReaderModel:
    """A whole run, or what is left of it."""
    torch.manual_seed(settings.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    examples = load_examples(settings.tasks)
    weights = root_weights({task: len(rows) for task, rows in examples.items()}, TASK_FACTORS)
    sampler = Sampler(examples, weights, settings.budget)
    model = new_model().to(device)
    optimizer = optimizer_for(model, settings)
    progress = restore(settings.out, model, optimizer)
    if settings.begin and not progress.step:
        restore(settings.begin, model)
    model.train()
    running: dict[str, float] = {}
    for chosen in _batches(sampler, settings.seed, progress):
        if progress.share(settings) >= 1:
            break
        began = time.monotonic()
        step(
            model,
            optimizer,
            collate(chosen, _dice(settings, progress)).to(device),
            rate_of(settings, progress),
            running,
        )
        progress.step += 1
        progress.seconds += time.monotonic() - began
        if progress.step % 10 == 0:
            _log(settings.out, progress, running)
        if progress.step % settings.save_every == 0:
            save(settings.out, model, optimizer, progress)
    save(settings.out, model, optimizer, progress)
    return model


def rate_of(settings: Settings, progress: Progress) -> float:
    """The learning-rate factor of the next step."""
    return settings.rate * rate(progress.share(settings), settings.warm_up)


def _dice(settings: Settings, progress: Progress) -> random.Random:
    return random.Random(f"{settings.seed}/{progress.step}")  # noqa: S311 (augmentation, not secrets)


def _batches(sampler: Sampler, seed: int, progress: Progress) -> Iterator[list[Example]]:
    """Batches without end. A resumed run draws a fresh pool: it repeats no batch of the pool it stopped in."""
    number = progress.step
    while True:
        pool = sampler.pool(seed, number)
        yield from pool
        number += len(pool)


def step(
    model: ReaderModel, optimizer: torch.optim.AdamW, batch: Batch, factor: float, running: dict[str, float]
) -> None:
    """One step of the optimiser; `running` keeps each head's decaying mean loss."""
    for group in optimizer.param_groups:
        group["lr"] = group["base"] * factor
    with torch.autocast(batch.pieces.device.type, dtype=torch.bfloat16):
        parts = losses(model, batch)
    total = torch.stack([HEAD_WEIGHTS.get(name, 1.0) * loss for name, loss in parts.items()]).sum()
    optimizer.zero_grad(set_to_none=True)
    total.backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    for name, loss in parts.items():
        value = float(loss.detach())
        running[name] = 0.97 * running.get(name, value) + 0.03 * value


def save(out: Path, model: ReaderModel, optimizer: torch.optim.AdamW, progress: Progress) -> None:
    """Writes `checkpoint.pt`, whole or not at all."""
    _write(out, {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "progress": asdict(progress)})


def save_weights(out: Path, model: ReaderModel, progress: Progress) -> None:
    """The same without the optimiser's state: for `--begin`, to export and to score, not to go on with."""
    _write(out, {"model": model.state_dict(), "progress": asdict(progress)})


def _write(out: Path, state: dict[str, object]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    partial = out / "checkpoint.partial"
    torch.save(state, partial)
    partial.replace(out / "checkpoint.pt")


def restore(out: Path, model: ReaderModel, optimizer: torch.optim.AdamW | None = None) -> Progress:
    """Loads the checkpoint under `out`, if there is one, and says where the run stands."""
    path = out / "checkpoint.pt"
    if not path.exists():
        return Progress()
    state = torch.load(path, map_location="cpu", weights_only=True)
    model.load_state_dict(state["model"])
    if optimizer is not None:
        optimizer.load_state_dict(state["optimizer"])
    return Progress(**state["progress"])


def _log(out: Path, progress: Progress, running: dict[str, float]) -> None:
    row = {"step": progress.step, "seconds": round(progress.seconds), **{k: round(v, 4) for k, v in running.items()}}
    out.mkdir(parents=True, exist_ok=True)
    with (out / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(row) + "\n")
    say(json.dumps(row))


def say(words: str) -> None:
    """One line to the terminal, at once."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="training.train", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--steps", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--budget", type=int, default=2048)
    parser.add_argument("--tasks", default=",".join(TASKS))
    parser.add_argument("--begin", type=Path, help="folder of a checkpoint to go on from (see training.from_shipped)")
    parser.add_argument("--rate", type=float, default=1.0, help="factor on the learning rates, 0.5 with --begin, say")
    options = parser.parse_args(arguments)
    if (options.minutes is None) == (options.steps is None):
        parser.error("give either --minutes or --steps")
    tasks = tuple(options.tasks.split(","))
    settings = Settings(options.out, options.minutes, options.steps, options.seed, options.budget, tasks=tasks)
    train(replace(settings, begin=options.begin, rate=options.rate))
    return 0


if __name__ == "__main__":
    sys.exit(main())
