"""Second voices who say that they tell the same, in many wordings; and those who do not. Invented sentences."""

from __future__ import annotations

import pytest
from test_answers import TOOK, kept, seconds
from weighing_samples import FRONT

from wardiary.weighing.records import THIRD


@pytest.mark.parametrize(
    "more",
    [
        "The rebels took Saltmarsh on Wednesday, CF said, as did two ferrymen.",
        "The rebels took Saltmarsh on Wednesday, CF said, and, separately, a midwife whose house they searched.",
        "The rebels took Saltmarsh on Wednesday, CF said, which is also what a schoolteacher told us.",
        f"{TOOK} A baker in the town agreed.",
        f"{TOOK} Two traders who had come away on foot said the same.",
        f"{TOOK} Its account tallies with that of a midwife who hid in a well.",
        f"{TOOK} Confirmation came from a nurse at the mission.",
        f"{TOOK} A nurse vouched for the date.",
        f"{TOOK} A nurse told us likewise.",
        f"{TOOK} A ferryman can only confirm it.",
        f"{TOOK} A ferryman put it in the same words.",
        f"{TOOK} Much the same is told by two ferrymen.",
        f"{TOOK} Nor did a teacher in the town tell it differently.",
        f"{TOOK} It is not alone: a grocer said so.",
        f"{TOOK} A grocer's wife too spoke of rebels in Saltmarsh on Wednesday.",
    ],
)
def test_who_says_the_same_tells_it(more: str) -> None:
    (second,) = seconds(kept(more))
    assert second.affirms
    assert (second.voice.side, second.agent) == (THIRD, FRONT)


def test_a_quotation_that_says_yes_tells_it() -> None:
    text = f'{TOOK} "It is as they say, they sit in the school," a teacher told us.'
    (second,) = seconds(kept(text, (("a teacher", "told", "It is as they say"),)))
    assert second.voice.side == THIRD


def test_who_says_the_same_as_a_denial_denies() -> None:
    denials = seconds(kept(f"{TOOK} The army denied this. A nurse said the same."))
    assert [second.denies for second in denials] == [True, True]


@pytest.mark.parametrize(
    "more",
    [
        f"{TOOK} A nurse could not say the same.",
        f"{TOOK} A nurse too spoke of the price of bread.",
        f"{TOOK} The army agreed with the other side to open the road.",
        f"{TOOK} Nobody in the town agreed.",
    ],
)
def test_who_says_something_else_tells_nothing_of_it(more: str) -> None:
    assert seconds(kept(more)) == []
