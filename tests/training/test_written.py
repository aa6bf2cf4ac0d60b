"""Written reports: the file format and its check."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.written.__main__ import main
from training.written.reports import WrittenReport, parse, read_written
from wardiary.model import ArgumentRole, Kind, Reality, Span

REPORT = """\
# a comment
## delta-01 | wire
1. Rebels of the “Delta Front” took the mill at Orsova on Monday, two millers said.
2. "They came at night," said one, "and the army ran."

3. The price of flour rose.
4. The fall of the mill was denied by the army.
--
1 gain occurred "took" agent="Rebels of the \\"Delta Front\\"" at="the mill at Orsova" time="Monday"
1 says cue="said" source="two millers" content="Rebels ... Monday"
2 says cue=“said” source="one" content="They ... night" content="and the army ran"
2 withdrawal occurred "ran" agent="the army"
3 none
4 gain denied "fall" again=1
"""


def one(content: str = REPORT) -> WrittenReport:
    (report,), problems = parse(content)
    assert not problems
    return report


def test_sentences_become_one_text_with_paragraphs() -> None:
    report = one()
    text = report.document.text
    assert 'said. "They came' in text
    assert 'ran."\n\nThe price' in text
    assert [s.sentence.of(text)[:4] for s in report.sentences] == ["Rebe", '"The', "The ", "The "]
    assert (report.document.id, report.register) == ("delta-01", "wire")


def test_triggers_with_arguments() -> None:
    report = one()
    text = report.document.text
    first, second, third = report.triggers
    assert (first.kind, first.reality, first.span.of(text)) == (Kind.GAIN, Reality.OCCURRED, "took")
    assert [(a.role, a.span.of(text)) for a in first.arguments] == [
        (ArgumentRole.AGENT, "Rebels of the “Delta Front”"),
        (ArgumentRole.AT, "the mill at Orsova"),
        (ArgumentRole.TIME, "Monday"),
    ]
    assert second.arguments[0].span.of(text) == "the army"
    assert report.sentences[2].triggers == ()
    (again,) = report.again
    assert (again.later, again.earlier) == (third.span, first.span)


def test_attributions() -> None:
    report = one()
    text = report.document.text
    first, second = report.attributions
    assert [s.of(text) for s in first.content] == ["Rebels of the “Delta Front” took the mill at Orsova on Monday"]
    assert [s.of(text) for s in first.source] == ["two millers"]
    assert [s.of(text) for s in second.content] == ["They came at night", "and the army ran"]
    assert second.cue[0].of(text) == "said"


def test_of_several_stretches_the_longest_without_the_cue() -> None:
    marks = (
        '## a | b\n1. The road to Tun, he said, was cut, as was the road to Tun.\n--\n1 says cue="said" content="{}"\n'
    )
    text = one(marks.format("The road ... Tun")).document.text
    assert one(marks.format("The ... Tun")).attributions[0].content == (Span(0, len("The road to Tun")),)
    assert one(marks.format("was ... Tun")).attributions[0].content[0].of(text) == "was cut, as was the road to Tun"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("4 gain denied", "5 gain denied"), "no sentence 5"),
        (("again=1", "again=3"), "sentence 3 has no trigger"),
        (("again=1", "again=4"), "earlier sentence"),
        (("3 none", "4 none"), "sentence 3 has no mark"),
        (("3 none", "3 none\n2 none"), "sentence 2 has triggers and the word none"),
        (("2. ", "5. "), "this is sentence 2"),
        (("--", "-"), "sentence begins with"),
        (('content="Rebels ... Monday"', 'content="Rebels ... Tuesday"'), "does not stand"),
        (('content="Rebels ... Monday"', 'content="Rebels ... said"'), "holds its own cue"),
        (('1 says cue="said"', "1 says"), "needs cue"),
        (('agent="the army"', 'agent="the navy"'), "does not stand in the sentence"),
        (("gain occurred", "gains occurred"), "not a kind"),
        (('source="one"', 'by="one"'), "does not belong here"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(change: tuple[str, str], words: str) -> None:
    _, problems = parse(REPORT.replace(*change))
    assert any(words in problem.message for problem in problems), problems
    assert all(problem.line > 0 for problem in problems)


def test_check_counts_and_fails_on_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(REPORT, encoding="utf-8")
    bad.write_text(REPORT.replace("3 none\n", "").replace("delta-01", "delta-02"), encoding="utf-8")
    assert main(["check", str(good)]) == 0
    assert capsys.readouterr().out == "1 reports, 4 sentences, 3 triggers, 2 attributions, 0 errors\n"
    assert main(["check", str(good), str(bad)]) == 1
    assert "bad.txt:2: delta-02: sentence 3 has no mark" in capsys.readouterr().out
    assert main(["check", str(good), str(good)]) == 1
    assert [r.document.id for r in read_written(tmp_path)] == ["delta-02", "delta-01"]
