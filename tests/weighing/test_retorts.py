"""What somebody says of what was told before, in many wordings: invented sentences of several wars."""

from __future__ import annotations

import pytest
from test_answers import PARTIES, kept, seconds

from wardiary.model import Kind
from wardiary.weighing.evidence.retorts import Says, retort_in

TOOK = "The rebels took Saltmarsh on Wednesday, CF said. "


def said(words: str) -> Says | None:
    """What the army says of the telling before it in these words."""
    text = f"{TOOK}{words}, Republican Army said."
    report = kept(text, (("Republican Army", "said.", words),))
    retort = retort_in(report, report.reading.sentences[-1])
    return retort.says if retort is not None else None


@pytest.mark.parametrize(
    "words",
    [
        "That is an old dream of theirs",
        "An absolute lie, like all that comes from there",
        "There is not a word of truth in it",
        "Nothing of the kind happened",
        "The report from Saltmarsh is pure theatre",
        "What they put about is a fairy tale",
        "No such battle took place",
        "Quite the contrary is the case",
        "Whoever says so is dreaming",
        "Empty boasts, as always",
    ],
)
def test_calls_it_untrue(words: str) -> None:
    assert said(words) is Says.UNTRUE


@pytest.mark.parametrize(
    "words",
    [
        "We have not moved a yard",
        "Our men never left the town",
        "The port is still in our hands",
        "Our colours are flying over the mill",
        "We are all still here at our posts",
        "Neither town has been lost",
        "The garrison stands firm",
        "Two assaults on the mill were beaten off",
        "Come and see who sits in the town hall",
    ],
)
def test_stays_where_it_was(words: str) -> None:
    assert said(words) is Says.STAYS


@pytest.mark.parametrize("words", ["We fired nothing that night", "None of its planes had been in the air"])
def test_has_left_it_undone(words: str) -> None:
    assert said(words) is Says.UNDONE


@pytest.mark.parametrize(
    "words",
    [
        "The figure of forty dead is false",
        "It was a dream to work there",
        "The market was open again",
        "The town lies by the sea",
        "It does not deny that the town was lost, but calls talk of a rout nonsense",
    ],
)
def test_says_nothing_of_it(words: str) -> None:
    assert said(words) is None


def test_denies_only_where_it_concerns_the_speaker() -> None:
    text = f"{TOOK}Our planes bombed nothing, Republican Army said."
    report = kept(text, (("Republican Army", "said.", "Our planes bombed nothing"),))
    assert not seconds(report)
    text = f"{TOOK}We are still in the town, Republican Army said."
    report = kept(text, (("Republican Army", "said.", "We are still in the town"),))
    (told,) = seconds(report)
    assert told.denies
    assert told.kind is Kind.GAIN
    assert PARTIES.side_of("Republican Army") == told.voice.side


def test_who_says_it_may_stand_between() -> None:
    text = f'{TOOK}"That," said the Republican Army, "is simply not true."'
    (told,) = seconds(kept(text))
    assert told.denies


@pytest.mark.parametrize(
    "text",
    [
        "The army issued a flat denial.",
        "The announcement met with a swift denial from the army.",
        "The army would have none of it.",
        "The army denied having been there at all.",
        "The army denied Front claims of victory.",
        "The army spoke of an invention.",
        "The army laughed off the announcement.",
    ],
)
def test_a_denial_is_told_in_many_ways(text: str) -> None:
    (told,) = seconds(kept(f"{TOOK}{text}"))
    assert told.denies
