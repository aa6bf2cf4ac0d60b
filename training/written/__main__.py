"""`python -m training.written`: check written reports, or score readers and places on those held out. See `--help`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from training.written.reports import WrittenReport, parse, twice


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Returns the exit code: 0, or 1 where a file has errors."""
    parser = argparse.ArgumentParser(prog="training.written", description=__doc__)
    commands = parser.add_subparsers(required=True)
    check = commands.add_parser("check", help="tell every problem of the files with its line, and count what is there")
    check.add_argument("files", type=Path, nargs="+")
    check.set_defaults(run=_check)
    score = commands.add_parser("score", help="figures on the reports that are never trained on")
    score.add_argument("folder", type=Path, help="exported weights or a checkpoint")
    score.set_defaults(run=_score)
    places = commands.add_parser("places", help="how well claims say where, on the reports that are never trained on")
    places.add_argument("--rest", action="store_true", help="on all other reports: to find errors in")
    places.set_defaults(run=_places)
    options = parser.parse_args(arguments)
    code: int = options.run(options)
    return code


def _check(options: argparse.Namespace) -> int:
    reports: list[WrittenReport] = []
    errors = 0
    for path in options.files:
        found, problems = parse(path.read_text(encoding="utf-8"))
        reports += found
        errors += len(problems)
        for problem in problems:
            _say(f"{path}:{problem.line}: {problem.message}")
    for name in twice(reports):
        errors += 1
        _say(f"two reports are called {name}")
    sentences = sum(len(report.sentences) for report in reports)
    triggers = sum(1 for report in reports for _ in report.triggers)
    voices = sum(len(report.attributions) for report in reports)
    _say(f"{len(reports)} reports, {sentences} sentences, {triggers} triggers, {voices} attributions, {errors} errors")
    return 1 if errors else 0


def _score(options: argparse.Namespace) -> int:
    from training.written.scoring import score_readers  # needs PyTorch, which the check does not

    for name, figures in score_readers(options.folder):
        _say(json.dumps({"of": name, **figures}))
    return 0


def _places(options: argparse.Namespace) -> int:
    from training.written.places import score_places  # opens the reader, which the check does not

    _say(json.dumps(score_places(held=not options.rest)))
    return 0


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")


if __name__ == "__main__":
    sys.exit(main())
