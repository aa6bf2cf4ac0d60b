from __future__ import annotations

from training.retold.fitting import Example, fit
from training.retold.reports import parse, read_links, read_told
from training.retold.scoring import Counts, Score
from wardiary.claims.likeness import Weights
from wardiary.model import Span

MARKED = """# a comment
## mopti-01 | 2023-05-02 | River Post
Gunmen {a:attacked} a ferry on Monday. The {a:attack} cost nine lives, and a {b?:raid} followed.
"""


def test_marks_leave_the_text_and_name_the_happenings() -> None:
    report = parse(MARKED)[0]
    text = report.report.text
    assert text == "Gunmen attacked a ferry on Monday. The attack cost nine lives, and a raid followed."
    assert {span.of(text): name for span, name in report.told.items()} == {
        "attacked": "a",
        "attack": "a",
        "raid": f"b?{text.index('raid')}",
    }
    assert report.may_be_one("b", f"b?{text.index('raid')}")
    assert report.happening_at(Span(0, text.index("ferry"))) == "a"
    assert report.happening_at(Span(0, 3)) is None


def test_every_report_of_both_sources_can_be_read_and_links_are_of_words() -> None:
    reports = read_told()
    texts = {each.report.id: each.report.text for each in reports}
    assert len(texts) == len(reports)
    assert all(span.of(each.report.text).strip() == span.of(each.report.text) for each in reports for span in each.told)
    for links in read_links():
        for pair in (*links.same, *links.apart, *links.unsure):
            assert all(0 < span.end <= len(texts[links.id]) for span in pair)


def test_no_report_that_is_held_out_has_links() -> None:
    linked = {links.id for links in read_links()}
    assert not [each.report.id for each in read_told() if each.held and each.report.id in linked]


def test_the_fit_finds_what_speaks_for_one_happening_and_never_the_contrary_of_sense() -> None:
    alike, unlike = {"definite": 1.0}, {"another": 1.0, "definite": 1.0}
    data = [Example((alike,), 0)] * 60 + [Example((unlike,), None)] * 60 + [Example(({"verb": 1.0},), 0)] * 20
    weights = fit(data)
    assert isinstance(weights, Weights)
    assert weights.of["another"] < -1
    assert weights.of["verb"] <= 0
    assert weights.of["definite"] >= 0


def test_a_claim_finds_one_happening_and_the_next_none() -> None:
    score = Score(Counts(), Counts())
    score._count_claims([{"a"}, {"a"}, {"b", "c"}, set()])
    assert (score.claims.right, score.claims.wrong, score.claims.missed) == (2, 1, 1)
    assert score.claims.figures() == {"p": 0.6667, "r": 0.6667, "f1": 0.6667}
