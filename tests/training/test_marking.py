"""Marks: answer lines to offsets, agreement, merging, and the files that keep them."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.corpora.document import Document
from training.marking import answers, sheets
from training.marking.agreement import agreement, kappa
from training.marking.answers import parse
from training.marking.candidates import candidate_kinds
from training.marking.marks import MarkedSentence, read_marks, write_marks
from training.marking.merging import merge
from training.marking.sheets import Chosen, choose_more, read_chosen, read_sheet, write_sheets
from training.truecase import truecase
from wardiary.model import ArgumentRole, Kind, Reality, Span

TEXT = "Rain fell.\nRebels shelled the  town of Karsa on Monday;\nthe “rebels” denied the attack. An attack?"
SENTENCE = Span(11, len(TEXT))


@pytest.fixture
def sheet(monkeypatch: pytest.MonkeyPatch) -> list[Chosen]:
    documents = {"a": Document("places", "a", TEXT)}
    monkeypatch.setattr(answers, "train_documents", lambda _corpus: documents)
    return [Chosen(1, 1, "places", "a", Span(0, 10)), Chosen(1, 2, "places", "a", SENTENCE)]


def test_words_become_offsets(sheet: list[Chosen]) -> None:
    taken = parse('1 none\n2 strike occurred "shelled" agent="rebels" at="the town of Karsa"\n', sheet)
    assert not taken.problems
    assert taken.sentences[0].triggers == ()
    (trigger,) = taken.sentences[1].triggers
    assert (trigger.kind, trigger.reality, trigger.span.of(TEXT)) == (Kind.STRIKE, Reality.OCCURRED, "shelled")
    assert [a.span.of(TEXT) for a in trigger.arguments] == ["Rebels", "the  town of Karsa"]
    assert [a.role for a in trigger.arguments] == [ArgumentRole.AGENT, ArgumentRole.AT]


def test_occurrences_and_quotes(sheet: list[Chosen]) -> None:
    line = (
        '1 none\n2 statement occurred "denied" agent="the \\"rebels\\""\n2 attack possible "attack"#2 agent="rebels"\n'
    )
    taken = parse(line, sheet)
    assert not taken.problems
    first, second = taken.sentences[1].triggers
    assert first.arguments[0].span.of(TEXT) == "the “rebels”"
    assert second.span.start == TEXT.rindex("attack")
    assert second.arguments[0].span.start == TEXT.index("rebels"), "the nearest to the trigger"


def test_further_trigger_of_one_claim(sheet: list[Chosen]) -> None:
    taken = parse('1 none\n2 strike occurred "shelled"\n2 strike occurred "attack" same=1', sheet)
    assert [t.same_as for t in taken.sentences[1].triggers] == [None, 0]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('2 strke occurred "shelled"', "is not a kind"),
        ('2 strike happened "shelled"', "is not a reality"),
        ('2 strike occurred "shelle"', "does not stand"),
        ('2 strike occurred "attack"#3', "stands 2 times"),
        ('2 strike occurred "shelled" who="Rebels"', "is not a argumentrole"),
        ('2 strike occurred "shelled" agent=Rebels', "cannot read"),
        ('2 strike occurred "shelled" same=1', "no earlier line"),
        ("2 strike", "after the number"),
        ('9 strike occurred "shelled"', "no sentence 9"),
        ("shelled", "begins with the number"),
    ],
)
def test_errors_are_told_by_line(sheet: list[Chosen], line: str, words: str) -> None:
    taken = parse(f"1 none\n2 none\n{line}\n", sheet)
    assert [p.line for p in taken.problems] == [3]
    assert words in taken.problems[0].message


def test_unanswered_sentences_are_told_unless_only_a_part_is_due(sheet: list[Chosen]) -> None:
    assert "without an answer: 2" in parse("1 none", sheet).problems[0].message
    assert not parse("1 none", sheet, part=True).problems


def _two(sheet: list[Chosen]) -> tuple[tuple[MarkedSentence, ...], tuple[MarkedSentence, ...]]:
    ours = parse('1 none\n2 strike occurred "shelled" agent="Rebels"\n2 statement occurred "denied"', sheet).sentences
    theirs = parse('1 none\n2 attack occurred "shelled" agent="Rebels" time="Monday"', sheet).sentences
    return ours, theirs


def test_agreement(sheet: list[Chosen]) -> None:
    ours, theirs = _two(sheet)
    figures = agreement(ours, theirs)
    assert (figures.sentences, figures.triggers) == (2, (2, 1))
    assert figures.trigger_f1 == pytest.approx(0.6667)
    assert (figures.kind_f1, figures.reality) == (0.0, 1.0)
    assert figures.argument_f1 == pytest.approx(0.6667)
    assert agreement(ours, ours).word_kappa == 1.0


def test_kappa_by_hand() -> None:
    assert kappa([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")]) == 0.5
    assert kappa([]) is None
    assert kappa([("a", "a")]) is None


def test_merging_unites_and_an_adjudicator_overrules(sheet: list[Chosen]) -> None:
    ours, theirs = _two(sheet)
    empty, union = merge(ours, theirs)
    assert (empty.settled, union.settled, union.seen) == ("agreed", "union", 2)
    assert [t.kind for t in union.triggers] == [Kind.STRIKE, Kind.STATEMENT]
    assert [a.role for a in union.triggers[0].arguments] == [ArgumentRole.AGENT, ArgumentRole.TIME]
    decided = parse('2 strike occurred "shelled"', sheet, part=True).sentences
    assert merge(ours, theirs, decided)[1].settled == "adjudicated"


def test_kept_without_text_and_replaced_when_marked_again(sheet: list[Chosen], tmp_path: Path) -> None:
    ours, theirs = _two(sheet)
    assert write_marks(ours, tmp_path) == 2
    assert write_marks(theirs, tmp_path) == 2
    assert sorted(read_marks(tmp_path), key=lambda m: m.key) == list(theirs)
    assert "shelled" not in (tmp_path / "places.jsonl").read_text(encoding="utf-8")


def test_marks_of_one_annotator_are_kept_as_seen_once(sheet: list[Chosen], tmp_path: Path) -> None:
    ours, theirs = _two(sheet)
    write_marks(merge(ours[:1], theirs[:1]), tmp_path)
    write_marks(ours[1:], tmp_path)
    assert {(mark.seen, mark.settled) for mark in read_marks(tmp_path)} == {(2, "agreed"), (1, "single")}


def test_further_sheets_take_no_sentence_twice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = " ".join(f"Rebels shelled the village of Karsa {number} times." for number in range(400))
    documents = {"a": Document("muc4", "a", text)}
    monkeypatch.setattr(sheets, "train_documents", lambda corpus: documents if corpus == "muc4" else {})
    monkeypatch.setattr(sheets, "CHOSEN", tmp_path / "chosen.jsonl")
    first = choose_more(1, 1, [])
    write_sheets(first, tmp_path)
    second = choose_more(1, 2, read_chosen())
    assert write_sheets(second, tmp_path, read_chosen()) == 1
    assert read_chosen() == first + second
    assert [item.sheet for item in second] == [2] * 125 == [item.sheet for item in read_sheet(2)]
    assert not {item.sentence for item in first} & {item.sentence for item in second}
    assert "125. Rebels shelled" in (tmp_path / "sheet-02.txt").read_text(encoding="utf-8")


def test_candidates() -> None:
    assert Kind.STRIKE in candidate_kinds("They Shelled it")
    assert Kind.EXPLOSION not in candidate_kinds("mineral water")
    assert candidate_kinds("A quiet day") == frozenset()


def test_truecase_keeps_length_and_knows_names() -> None:
    forms = {"the": "the", "army": "army", "salvador": "Salvador", "attack": "attack", "us": "us"}
    text = "THE ARMY ATTACKED U.S. SALVADOR. THE ARMY\nZORRO"
    assert truecase(text, forms) == "The army attacked U.S. Salvador. The army\nZorro"
