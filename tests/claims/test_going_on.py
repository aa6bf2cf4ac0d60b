"""On which day those did a thing of whom the sentence before told: invented sentences."""

from __future__ import annotations

import pytest

from wardiary.claims.drafts import Draft
from wardiary.claims.going_on import with_their_day
from wardiary.claims.resolved import Resolved
from wardiary.model import Actor, ActorRole, Claim, ClaimTime, Kind, Marks, Reality, Report, Span, Verification
from wardiary.reading.sentences import split_sentences
from wardiary.resolving.times import tag_times

PUBLISHED = "2021-06-16"
CAME = "On Monday gunmen came to Marzan."


def day_of(text: str, word: str, *, agent: str = "gunmen") -> str | None:
    """The day of what `word` tells, which is not told beside it, after what "came" tells of Monday."""
    sentences = tuple(split_sentences(text))
    marks = Marks(sentences=sentences, mentions=(), attributions=(), triggers=(), main_event=None)
    resolved = Resolved(Report("r", text), PUBLISHED, marks, times=tag_times(text, sentences, PUBLISHED))
    monday = ClaimTime(Span(text.index("Monday"), text.index("Monday") + 6), "2021-06-14", "2021-06-14")
    drafts = [
        _draft(text, sentences, "came", monday, agent),
        _draft(text, sentences, word, ClaimTime(None, PUBLISHED, PUBLISHED), "men"),
    ]
    time = list(with_their_day(resolved, drafts))[1].claim.time
    return time.from_ if time else None


def _draft(text: str, sentences: tuple[Span, ...], word: str, time: ClaimTime, agent: str) -> Draft:
    trigger = Span(text.index(word), text.index(word) + len(word))
    sentence = next(each for each in sentences if each.contains(trigger))
    actors = (Actor(None, agent, ActorRole.AGENT),) if agent else ()
    kind, nothing = Kind.ATTACK, Verification.NONE
    claim = Claim("", kind, trigger, (), Reality.OCCURRED, actors, (), time, (), None, nothing, sentence)
    return Draft(claim, pointing=False, aside=False, understood=time.span is None)


@pytest.mark.parametrize(
    "then",
    [
        "They burned the mill.",
        "They then burned the mill and shot a guard.",
        "The men burned the mill.",
        "The attackers also burned the mill.",
        "The masked gunmen burned the mill.",
    ],
)
def test_what_they_did_next_they_did_that_day(then: str) -> None:
    assert day_of(f"{CAME} {then}", "burned") == "2021-06-14"


@pytest.mark.parametrize(
    "then",
    [
        "They had burned the mill.",
        "They have burned the mill.",
        "They later burned the mill.",
        "They burned the mill on Tuesday.",
        "Soldiers burned the mill.",
        "The mill was burned.",
        "Nobody slept. They burned the mill.",
    ],
)
def test_other_words_tell_of_another_time_or_of_others(then: str) -> None:
    assert day_of(f"{CAME} {then}", "burned") == PUBLISHED


def test_not_in_the_next_paragraph_nor_where_nobody_is_told_of() -> None:
    assert day_of(f"{CAME}\n\nThey burned the mill.", "burned") == PUBLISHED
    assert day_of(f"{CAME} They burned the mill.", "burned", agent="") == PUBLISHED
