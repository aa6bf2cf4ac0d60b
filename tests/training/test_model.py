"""Shapes and habits of the multi-task model; skipped where PyTorch is not installed (it is needed to train only)."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="PyTorch is not installed: it is needed to train, not to run")

from training.batches import Sampler, collate, root_weights  # noqa: E402
from training.encoder import Encoder, EncoderSize  # noqa: E402
from training.evaluate import TorchNetwork, first_pass  # noqa: E402
from training.examples import SKIP, Example, condition, tags  # noqa: E402
from training.model import ReaderModel  # noqa: E402
from training.train import Progress, Settings, losses, optimizer_for, rate, restore, save, step  # noqa: E402
from wardiary.reading.model.conditions import lay_out  # noqa: E402
from wardiary.reading.model.labels import WORD_HEADS  # noqa: E402
from wardiary.reading.model.network import WindowInput  # noqa: E402
from wardiary.reading.model.words import FORMS  # noqa: E402


def small() -> ReaderModel:
    torch.manual_seed(3)
    size = EncoderSize(vocabulary=300, hidden=24, layers=1, heads=2, intermediate=32, positions=64)
    return ReaderModel(Encoder(size, FORMS))


def example(words: int, task: str = "a") -> Example:
    out = Example(task, [(150 + k, 151) if k % 3 == 0 else (150 + k,) for k in range(words)], list(range(words)))
    out.labels["cue"] = tags(words, [(1, 2, 0)])
    out.labels["toponym"] = [SKIP] * words
    out.conditions.append(condition("attribution", (1, 2), [(0, 1, 0), (2, 4, 1)], (0, words)))
    return out


def test_tags() -> None:
    assert tags(6, [(1, 3, 0), (2, 4, 1), (4, 6, 1)]) == [0, 1, 2, 0, 3, 4]


def test_batches_pad_and_point_into_the_bank() -> None:
    batch = collate([example(5), example(8)])
    assert batch.pieces.shape == (2, 32)
    assert batch.labels["cue"][0].tolist() == [0, 1, 0, 0, 0] + [SKIP] * 27
    link = batch.links["attribution"]
    assert link.words[1].tolist() == [32 + k for k in range(8)]
    assert link.anchors.tolist() == [1, 33]
    assert link.labels[0].tolist() == [1, 0, 3, 4, 0, SKIP, SKIP, SKIP]
    assert batch.pieces[0, batch.first[0, :5]].tolist() == [150, 151, 152, 153, 154]


def test_shapes_and_losses() -> None:
    model, batch = small().eval(), collate([example(5), example(8)])
    columns, states = first_pass(model, batch.pieces, batch.forms, batch.first, batch.word_forms, batch.hints)
    assert columns.shape == (2, 32, sum(head.size for head in WORD_HEADS))
    assert states.shape == (2, 32, model.width)
    parts = {name: loss.item() for name, loss in losses(model, batch).items()}
    assert parts["cue"] > 0
    assert parts["attribution"] > 0
    assert parts["toponym"] == 0, "nothing labelled, nothing lost"


def test_padding_changes_nothing() -> None:
    model, short = small().eval(), example(5)
    alone = collate([short])
    padded = collate([short, example(40)])
    with torch.no_grad():
        ours = first_pass(model, alone.pieces, alone.forms, alone.first, alone.word_forms, alone.hints)[0][0, :5]
        theirs = first_pass(model, padded.pieces, padded.forms, padded.first, padded.word_forms, padded.hints)[0][0, :5]
    assert torch.allclose(ours, theirs, atol=1e-5)


def test_the_network_for_evaluation_agrees_with_the_batch() -> None:
    model, item = small().eval(), example(6)
    batch = collate([item])
    network = TorchNetwork(model)
    rows = (batch.pieces[0], batch.forms[0], batch.first[0, :6], batch.word_forms[0, :6], batch.hints[0, :6])
    output = network.encode(WindowInput(*(row.numpy() for row in rows)))
    logits = network.link("attribution", output.states, lay_out([(1, 2)], [(0, 6)]))
    link = batch.links["attribution"]
    with torch.no_grad():
        bank = torch.from_numpy(output.states)
        wanted = model.links["attribution"](bank, link.words, link.anchors, link.distances, link.inside)
    assert torch.allclose(torch.from_numpy(logits), wanted, atol=1e-5)


def test_a_run_learns_and_goes_on_where_it_stopped(tmp_path: Path) -> None:
    model = small()
    settings = Settings(tmp_path, steps=40, head_rate=5e-3)
    optimizer = optimizer_for(model, settings)
    before = model.encoder.words.weight.clone()
    batch = collate([example(5), example(8)])
    running: dict[str, float] = {}
    first = losses(model, batch)["cue"].item()
    for _ in range(40):
        step(model, optimizer, batch, 1.0, running)
    model.eval()
    assert losses(model, batch)["cue"].item() < first / 3
    assert torch.equal(before, model.encoder.words.weight), "word embeddings stay"
    save(tmp_path, model, optimizer, Progress(40, 9.5))
    again = small()
    assert restore(tmp_path, again, optimizer_for(again, settings)) == Progress(40, 9.5)
    ours, theirs = model.state_dict(), again.state_dict()
    assert all(torch.equal(ours[name], theirs[name]) for name in ours)
    assert not list(tmp_path.glob("*.partial"))


def test_sampling_is_seeded_and_by_the_root_of_sizes() -> None:
    rows = {"a": [example(5) for _ in range(100)], "b": [example(6, "b")], "none": []}
    weights = root_weights({task: len(items) for task, items in rows.items()}, {"b": 3.0})
    assert weights == {"a": 10.0, "b": 3.0, "none": 0.0}
    sampler = Sampler(rows, weights, budget=128)
    first, again = sampler.pool(1, 0), sampler.pool(1, 0)
    assert [[e.size for e in batch] for batch in first] == [[e.size for e in batch] for batch in again]
    assert all(max(e.size for e in batch) * len(batch) <= 128 for batch in first)


def test_windows_lose_their_case_only_in_training() -> None:
    item = example(8)
    assert collate([item]).word_forms[0, :8].tolist() == item.forms
    seen = {tuple(collate([item], random.Random(k)).word_forms[0].tolist()) for k in range(60)}  # noqa: S311
    assert len(seen) > 1


def test_the_rate_rises_then_falls() -> None:
    assert rate(0.0, 0.1) == 0.0
    assert rate(0.1, 0.1) == 1.0
    assert rate(0.55, 0.1) == pytest.approx(0.5)
    assert rate(1.2, 0.1) == 0.0


def test_what_the_rules_say_moves_only_the_heads_that_hear_it() -> None:
    model, batch = small().eval(), collate([example(6)])
    states, _ = model.states(batch.pieces, batch.forms, batch.first, batch.word_forms)
    torch.nn.init.ones_(model.hints["kind"].kind.weight)
    told = batch.hints.clone()
    told[0, 2] = 1
    with torch.no_grad():
        names = ("toponym", "kind", "trigger")
        without, hinted = model.label(states, batch.hints, names), model.label(states, told, names)
    assert torch.equal(without["toponym"], hinted["toponym"])
    assert torch.equal(without["trigger"], hinted["trigger"])  # its table is still all noughts
    assert torch.equal(without["kind"], hinted["kind"])  # every row is alike, none told or one


def test_hints_are_dropped_in_some_windows_of_the_training_only() -> None:
    item = example(6)
    item.hints = [[0, 0], [3, 1], *[[0, 0]] * 4]
    assert collate([item]).hints[0, 1].tolist() == [3, 1]
    shown = [bool(collate([item], random.Random(seed)).hints.any()) for seed in range(60)]  # noqa: S311
    assert any(shown)
    assert not all(shown)
