"""Learns the weights of `wardiary.claims.likeness` anew and writes them; `score` only measures those that ship.

python -m training.retold            # a minute; after the network was trained anew, since its triggers are learned from
python -m training.retold score
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from hashlib import sha256

from training.lexicon import write_lexicon
from training.retold.drafts import Told, read_drafts
from training.retold.fitting import Example, examples, fit
from training.retold.reports import FOLDER, read_told
from training.retold.scoring import Counts, Groups, Score, grouped, score
from wardiary.claims.likeness import Weights

FOLDS = 5
SMALL = 0.005  # a weight below is left out


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="training.retold", description=__doc__)
    parser.add_argument("what", nargs="?", choices=("train", "score"), default="train")
    options = parser.parse_args(arguments)
    told = read_drafts(read_told())
    weights: Weights | None = None
    if options.what == "train":
        trained = [each for each in told if not each.report.held]
        weights = fit([example for each in trained for example in examples(each)])
        write(weights)
        _say("five folds", _by_source(trained, folded(trained)))
    for name, part in (("trained on", False), ("held out", True)):
        of_part = [each for each in told if each.report.held is part]
        _say(name, {source: score(each, weights) for source, each in _sources(of_part)})
    return 0


def folded(told: Sequence[Told]) -> list[Groups]:
    """How each report is put together by the weights learned from the other four fifths."""
    data: list[list[Example]] = [list(examples(each)) for each in told]
    fold = [int(sha256(f"fold {each.report.report.id}".encode()).hexdigest(), 16) % FOLDS for each in told]
    learned = [
        fit([example for own, at in zip(data, fold, strict=True) if at != n for example in own]) for n in range(FOLDS)
    ]
    return [grouped(each, learned[at]) for each, at in zip(told, fold, strict=True)]


def _by_source(told: Sequence[Told], groups: Sequence[Groups]) -> dict[str, object]:
    totals: dict[str, Score] = {}
    for each, found in zip(told, groups, strict=True):
        totals.setdefault(each.source, Score(Counts(), Counts())).add(each, found)
    return {source: total.figures() for source, total in sorted(totals.items())}


def _sources(told: Sequence[Told]) -> Iterator[tuple[str, list[Told]]]:
    for source in sorted({each.source for each in told}):
        yield source, [each for each in told if each.source == source]


def write(weights: Weights) -> None:
    """Write the lexicon, the weights that speak for one happening first."""
    digest = sha256(b"".join((FOLDER / name).read_bytes() for name in ("reports.txt", "links.jsonl"))).hexdigest()[:12]
    kept = {name: weight for name, weight in weights.of.items() if abs(weight) >= SMALL}
    lines = [
        f'source = "python -m training.retold, on training/retold (sha256 {digest}) and training/written"',
        "",
        "# Before anything is known, the logit of a happening told before against a new one.",
        f"new = {weights.new:.3f}",
        "[weights]",
        *(f"{name} = {weight:.3f}" for name, weight in sorted(kept.items(), key=lambda item: -item[1])),
    ]
    write_lexicon("same_happening_weights", lines)


def _say(what: str, figures: object) -> None:
    sys.stdout.write(f"{what}: {json.dumps(figures)}\n")


if __name__ == "__main__":
    sys.exit(main())
