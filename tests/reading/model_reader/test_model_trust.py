from hypothesis import given
from hypothesis import strategies as st

from wardiary.model import Span
from wardiary.reading.model.trust import key, log_odds, smoothed
from wardiary.reading.model.words import split_words


def test_the_rules_are_surer_of_words_that_tell_of_nothing_else() -> None:
    assert log_odds("kidnapped") > log_odds("a word never seen") > log_odds("left")


def test_words_are_looked_up_as_the_network_sees_them() -> None:
    text = "Air-strikes and an\nAIR raid."
    words = split_words(text, [Span(0, len(text))])
    assert key(words, Span(0, 11)) == "air - strikes"
    assert key(words, Span(19, 27)) == "air raid"


@given(st.integers(0, 500), st.integers(0, 500), st.floats(0.05, 0.95))
def test_a_share_lies_between_what_was_seen_and_what_is_usual(right: int, wrong: int, overall: float) -> None:
    seen = right + wrong
    share = smoothed(right, seen, overall)
    own = right / seen if seen else overall
    assert min(own, overall) - 1e-9 <= share <= max(own, overall) + 1e-9
