"""`python -m training.marking`: sheets to annotate, answers to take, agreement, disputes, merging. See `--help`."""

from __future__ import annotations

import argparse
import dataclasses
import sys
from collections.abc import Sequence
from pathlib import Path

from training.corpora.texts import train_documents
from training.marking.agreement import agreement
from training.marking.answers import Answers, parse
from training.marking.marks import MarkedSentence, MarkedTrigger, read_marks, write_marks
from training.marking.merging import disputed, merge
from training.marking.sheets import choose, choose_more, flat, read_chosen, read_sheet, shown, write_sheets


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Returns the exit code: 0, or 1 where an answer file has errors."""
    options = _parser().parse_args(arguments)
    code: int = options.run(options)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="training.marking", description=__doc__)
    commands = parser.add_subparsers(required=True)
    sheet = commands.add_parser("sheet", help="choose sentences and write them as sheets")
    sheet.add_argument("--total", type=int, default=2250)
    sheet.add_argument("--more", type=int, metavar="SHEETS", help="further sheets beside those chosen before")
    sheet.add_argument("--seed", type=int, default=20221111)
    sheet.add_argument("folder", type=Path)
    sheet.set_defaults(run=_sheet)
    take = commands.add_parser("take", help="take one annotator's answers to a sheet")
    take.add_argument("sheet", type=int)
    take.add_argument("answers", type=Path)
    take.add_argument("--check", action="store_true", help="tell the errors only, keep nothing")
    take.set_defaults(run=_take)
    for name, run, words in (
        ("agree", _agree, "agreement of two annotators of a sheet"),
        ("disputes", _disputes, "the sentences in which they differ, with both answers"),
        ("merge", _merge, "one mark per sentence out of two, kept in training/marks"),
    ):
        command = commands.add_parser(name, help=words)
        command.add_argument("sheet", type=int)
        command.add_argument("ours", type=Path)
        command.add_argument("theirs", type=Path)
        command.set_defaults(run=run)
        if name == "merge":
            command.add_argument("--decided", type=Path, help="an adjudicator's answers to the disputed sentences")
    kept = commands.add_parser("kept", help="count what is kept in training/marks")
    kept.set_defaults(run=_kept)
    return parser


def _sheet(options: argparse.Namespace) -> int:
    before = read_chosen() if options.more else []
    chosen = choose_more(options.more, options.seed, before) if before else choose(options.total, options.seed)
    sheets = write_sheets(chosen, options.folder, before)
    _say(f"{len(chosen)} sentences on {sheets} sheets in {options.folder}")
    return 0


def _take(options: argparse.Namespace) -> int:
    answers = _read(options.sheet, options.answers)
    triggers = sum(len(s.triggers) for s in answers.sentences)
    _say(f"{options.answers}: {len(answers.sentences)} sentences, {triggers} triggers, {len(answers.problems)} errors")
    if not options.check and not answers.problems:
        _say(f"{write_marks(answers.sentences)} sentences are kept")
    return 1 if answers.problems else 0


def _agree(options: argparse.Namespace) -> int:
    ours, theirs = _read(options.sheet, options.ours), _read(options.sheet, options.theirs)
    for name, figure in dataclasses.asdict(agreement(ours.sentences, theirs.sentences)).items():
        _say(f"{name:>12}: {figure}")
    return 0


def _disputes(options: argparse.Namespace) -> int:
    numbers = {(c.corpus, c.id, c.sentence): c.number for c in read_sheet(options.sheet)}
    theirs = {s.key: s for s in _read(options.sheet, options.theirs).sentences}
    for ours in _read(options.sheet, options.ours).sentences:
        other = theirs.get(ours.key)
        if other and disputed(ours, other):
            text = shown(train_documents(ours.corpus)[ours.id])
            _say(f"\n{numbers[ours.key]}. {flat(ours.sentence.of(text))}")
            _say("\n".join(f"  {who}: {_terse(t, text)}" for who, s in (("A", ours), ("B", other)) for t in s.triggers))
    return 0


def _merge(options: argparse.Namespace) -> int:
    ours, theirs = _read(options.sheet, options.ours), _read(options.sheet, options.theirs)
    decided: tuple[MarkedSentence, ...] = ()
    if options.decided:
        decided = _read(options.sheet, options.decided, part=True).sentences
    merged = merge(ours.sentences, theirs.sentences, decided)
    _say(f"{len(merged)} sentences of sheet {options.sheet} merged, {write_marks(merged)} are kept in all")
    return 0


def _kept(_: argparse.Namespace) -> int:
    marks = list(read_marks())
    _say(f"{len(marks)} sentences, {sum(len(m.triggers) for m in marks)} triggers")
    return 0


def _read(sheet: int, path: Path, part: bool = False) -> Answers:
    answers = parse(path.read_text(encoding="utf-8"), read_sheet(sheet), part)
    for problem in answers.problems:
        _say(f"{path}:{problem.line}: {problem.message}")
    return answers


def _terse(trigger: MarkedTrigger, text: str) -> str:
    """A trigger in the form of an answer line."""
    parts = [f'{a.role}="{flat(a.span.of(text))}"' for a in trigger.arguments]
    return f'{trigger.kind} {trigger.reality} "{flat(trigger.span.of(text))}" {" ".join(parts)}'.rstrip()


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")


if __name__ == "__main__":
    sys.exit(main())
