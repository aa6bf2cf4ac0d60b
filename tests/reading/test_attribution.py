import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardiary.model import AttributionMark
from wardiary.reading.rules.attribution import find_attributions
from wardiary.reading.sentences import split_sentences
from wardiary.reading.tokens import tokenize


def marks(text: str) -> tuple[AttributionMark, ...]:
    return find_attributions(text, split_sentences(text), tokenize(text))


def words(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each mark; discontinuous parts joined by " / "."""
    return [tuple(" / ".join(s.of(text) for s in part) for part in (m.source, m.cue, m.content)) for m in marks(text)]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The army said that the bridge had fallen.", "The army", "said", "that the bridge had fallen"),
        ("The bridge had fallen, the army said.", "the army", "said", "The bridge had fallen"),
        ("“The bridge fell,” said Omar Haddad, a farmer.", "Omar Haddad, a farmer", "said", "“The bridge fell,”"),
        ("The bridge fell, according to two residents.", "two residents", "according to", "The bridge fell"),
        ("According to the ministry, six people died.", "the ministry", "According to", "six people died"),
        ("He told reporters on Friday that the road was cut.", "He", "told", "that the road was cut"),
        ("The governor, who fled in May, denied the deal.", "The governor", "denied", "the deal"),
        ("The front, officials say, has not moved.", "officials", "say", "The front / has not moved"),
        ("The rebels vowed to retake the airport.", "The rebels", "vowed", "to retake the airport"),
        ("Witnesses believe the blast was an air strike.", "Witnesses", "believe", "the blast was an air strike"),
        ("She called for an inquiry.", "She", "called for", "an inquiry"),
        ("The army's claim that it holds Tero is false.", "The army's", "claim", "that it holds Tero is false"),
        (
            "A spokesman for the council said the well was hit.",
            "A spokesman for the council",
            "said",
            "the well was hit",
        ),
        ("Nine people died, the ministry said in its evening briefing.", "the ministry", "said", "Nine people died"),
        ("The dam held, the council said in a Monday update.", "the council", "said", "The dam held"),
        ("Medics, nurses and aid workers described panic.", "Medics, nurses and aid workers", "described", "panic"),
        (
            "“We have left Tero,” a captain of the front, who gave no name, told this agency by telephone.",
            "a captain of the front",
            "told",
            "“We have left Tero,”",
        ),
        ("Rebels have left Tero, a colonel, who gave no name, told us.", "a colonel", "told", "Rebels have left Tero"),
    ],
)
def test_one_attribution(text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, content) in words(text)


def test_a_participle_shares_the_subject() -> None:
    found = words("Officials stayed wary, warning that mines were left behind.")
    assert found == [("Officials", "warning", "that mines were left behind")]


def test_a_second_verb_shares_the_subject() -> None:
    found = words("The mayor denied the report and accused the army of lying.")
    assert [(source, cue) for source, cue, _ in found] == [("The mayor", "denied"), ("The mayor", "accused")]


@pytest.mark.parametrize(("opened", "closed"), ["“”", '""', ('""', '""'), ("''", "''")])
def test_a_quotation_goes_on_behind_its_speaker(opened: str, closed: str) -> None:
    text = f"{opened}We left at dawn,{closed} Amal said. {opened}Nobody came. We waited.{closed}"
    assert words(text) == [
        ("Amal", "said", f"{opened}We left at dawn,{closed} / {opened}Nobody came. We waited.{closed}")
    ]


def test_a_quotation_of_several_sentences_belongs_to_its_speaker_as_a_whole() -> None:
    text = "“They came at night. Nobody slept,” said the teacher."
    assert words(text) == [("the teacher", "said", "“They came at night. Nobody slept,”")]


def test_what_nobody_says_has_no_source() -> None:
    assert words("The talks are expected to resume.") == [("", "are expected", "The talks / to resume")]


def test_plain_telling_has_no_attribution() -> None:
    assert words("The convoy left the town at dawn and reached the river.") == []


@given(
    st.lists(
        st.sampled_from(re.findall(r"\S+", '“We said ,” X that told the \n army , who " according to it . ” and')),
        max_size=25,
    )
)
def test_spans_lie_in_the_text_and_hold_no_outer_space(parts: list[str]) -> None:
    text = " ".join(parts)
    for mark in marks(text):
        assert mark.cue
        assert mark.content
        for span in (*mark.source, *mark.cue, *mark.content):
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text) == span.of(text).strip()


def test_a_source_with_what_hangs_on_it_is_whole() -> None:
    text = "A police officer at a base in Hama province, who was not allowed to speak, said that the mill burned."
    assert sources(text) == ["A police officer at a base in Hama province"]
    text = "Rebels blew up the arch, the director of Antiquities and Museums told the agency, adding that he wept."
    assert sources(text)[0] == "the director of Antiquities and Museums"
    text = "A shell fell on the mill and killed six people, a rescue worker who carried them out told this station."
    assert sources(text) == ["a rescue worker who carried them out"]


def test_a_verb_that_looks_like_a_noun_behind_who_belongs_to_the_source() -> None:
    text = "A baker who works in the mill said that two men left. A guard who lives beside the dam said the same."
    assert sources(text) == ["A baker who works in the mill", "A guard who lives beside the dam"]
    text = "Two drivers stuck in Marzan said that they had been sent back. After shells fell there residents said so."
    assert sources(text) == ["Two drivers stuck in Marzan", "residents"]
    text = "Chemists sent to Marzan said that it was gas. Two men treated at a clinic in Karsa said so too."
    assert sources(text) == ["Chemists sent to Marzan", "Two men treated at a clinic in Karsa"]
    text = "A cook who works for a firm in the town, reached by telephone, said that two men left."
    assert sources(text)[0].startswith("A cook who works")


def sources(text: str) -> list[str]:
    marks = find_attributions(text, split_sentences(text), tokenize(text))
    return [span.of(text) for mark in marks for span in mark.source]


@pytest.mark.parametrize(
    ("text", "voiced"),
    [
        ("The bridge was lost, the mayor said. “We had no choice.” It rained.", True),
        ('The mayor said on local radio that the bridge was lost. "We had no choice."', True),
        ("The bridge was lost, the mayor said. “We had no choice,” said a baker.", False),
        ("The bridge was lost, the mayor said. It rained all day. “We had no choice.”", False),
        ("The bridge was lost, the mayor said. “No choice” was written on a wall.", False),
    ],
)
def test_a_sentence_that_is_all_quotation_is_of_who_spoke_in_the_one_before(text: str, voiced: bool) -> None:
    of_mayor = [content for source, _, content in words(text) if source == "the mayor" or source == "The mayor"]
    assert any("choice" in content for content in of_mayor) is voiced


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The town fell, residents told us: the guards ran first.", "residents", "The town fell"),
        (
            "State radio reported, quoting a nurse, that nine people had died.",
            "State radio",
            "that nine people had died",
        ),
        ("The loss of the fort was confirmed by two officers.", "two officers", "The loss of the fort"),
        (
            "The fort fell on Monday, a clerk separately confirmed to this station.",
            "a clerk",
            "The fort fell on Monday",
        ),
    ],
)
def test_who_says_it_by_colon_by_citation_and_by_passive(text: str, source: str, content: str) -> None:
    assert any(found[0] == source and content in found[2] for found in words(text))


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Mordovia's foreign minister: nothing was fired there.",
            "Mordovia's foreign minister",
            "nothing was fired there",
        ),
        ("The General Staff: the town is ours.", "The General Staff", "the town is ours"),
        ("MDF: our guns have been silent.", "MDF", "our guns have been silent"),
    ],
)
def test_a_voice_may_stand_before_a_colon(text: str, source: str, content: str) -> None:
    assert (source, ":", content) in words(text)


@pytest.mark.parametrize(
    "text",
    [
        "TERO: the market burned all night.",
        "From the front: the army moved on.",
        "One thing was plain: the army had left.",
        "Update: the army has left the town.",
    ],
)
def test_what_else_stands_before_a_colon_is_no_voice(text: str) -> None:
    assert not [mark for mark in words(text) if mark[1] == ":"]
