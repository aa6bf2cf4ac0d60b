from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardiary.reading.sentences import LONGEST, split_sentences
from wardiary.reading.tokens import tokenize


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Gen. Omar spoke at 5 a.m. Monday. The U.S. army left.", 2),
        ("It fell at 5 a.m. The army left.", 2),
        ("“We hold it. We will stay,” he said.", 2),
        ("He asked: “Why?” Nobody knew.", 2),
        ("The St. Mark church stood. J. Smith saw it.", 2),
        ("Headline without a stop\nThe army left the town.", 2),
        ("Losses rose by 4.3 per cent.", 1),
    ],
)
def test_breaks_where_a_sentence_ends(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_hard_wrapped_lines_run_on() -> None:
    line = "The battalion command has reported that about fifty people of the"
    text = "\n".join([line] * 5) + " town left."
    assert len(sentences(text)) == 1


@given(st.text(alphabet=st.sampled_from("Aa b.!?”“\n\t1'’—é"), max_size=80))
def test_every_letter_is_in_one_sentence_and_one_token(text: str) -> None:
    spans = split_sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(s.of(text).split()) for s in spans) == "".join(text.split())
    assert all(text[t.start : t.end] == t.text for t in tokenize(text))


@pytest.mark.parametrize("pause", ["; ", ", ", " ", ""])
def test_what_runs_on_without_a_stop_is_cut_between_its_parts(pause: str) -> None:
    text = pause.join(["shells hit the ferry and the mill"] * 300)
    cut = sentences(text)
    assert all(len(each) <= LONGEST for each in cut)
    assert all(each.endswith(pause.strip()) for each in cut[:-1])
    assert "".join("".join(cut).split()) == "".join(text.split())


def test_a_long_sentence_of_a_report_stays_whole() -> None:
    text = "The brigade named " + ", ".join(f"Village {number}" for number in range(60)) + "."
    assert sentences(text) == [text]
