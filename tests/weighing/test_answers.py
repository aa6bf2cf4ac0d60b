"""Who answers what was told before, and who bears it out by what he saw: invented sentences of several wars."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import FRONT, POINTS, REPUBLIC, SIDES, Wrote

from wardiary.diary.records import KeptReport
from wardiary.model import AttributionMention, Kind, PlaceMention, Reality, Span
from wardiary.reading.sentences import split_sentences
from wardiary.resolving.voices import identify
from wardiary.weighing.records import THIRD, Telling
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)
TOOK = "The rebels took Saltmarsh on Wednesday, CF said."


def kept(text: str, said: tuple[tuple[str, str, str], ...] = ()) -> KeptReport:
    """A report whose first sentence is told by CF; `said` are source, cue and content of further attributions."""
    wrote = Wrote("a", text, "took", speaker="CF", agent="rebels").kept()
    sentences = tuple(split_sentences(text))
    claim = replace(wrote.reading.claims[0], sentence=sentences[0])
    mentions = tuple(
        AttributionMention((_span(text, who),), (_span(text, cue),), (_span(text, content),), identify(who))
        for who, cue, content in said
    )
    return replace(wrote, reading=replace(wrote.reading, claims=(claim,), sentences=sentences, attributions=mentions))


def _span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def seconds(report: KeptReport) -> list[Telling]:
    return [telling for telling in tellings([report], PARTIES) if "+" in telling.claim]


@pytest.mark.parametrize(
    "answer",
    [
        "The army denied this.",
        "The army flatly rejected the claim.",
        "The army said the report was entirely false.",
        "The army called the announcement a lie.",
        "The army said the statement did not correspond to reality.",
        "The army dismissed it as propaganda.",
        "The army says no such thing happened.",
        '"False," the army replied.',
        "Not so, according to the army.",
        "The army says the opposite.",
        "The claim was rejected by the army.",
        "Residents fled, but the army denies it.",
        "Within hours its radio was contradicted by the army.",
    ],
)
def test_who_denies_what_was_told_before_denies_it(answer: str) -> None:
    (second,) = seconds(kept(f"{TOOK} {answer}"))
    assert second.denies
    assert (second.voice.side, second.agent) == (REPUBLIC, FRONT)


@pytest.mark.parametrize(
    ("answer", "side"),
    [
        ("The army acknowledged the loss.", REPUBLIC),
        ("An army colonel confirmed it.", REPUBLIC),
        ("Two residents gave the same account.", THIRD),
        ("Three residents said so too.", THIRD),
        ("The account was confirmed by two residents.", THIRD),
        ("So did residents.", THIRD),
        ("A colonel of the army confirmed that its guns had done so.", REPUBLIC),
        ("It rained, which two residents also say, but not for long.", THIRD),
        ("A nurse gave a figure of 16 dead.", THIRD),
    ],
)
def test_who_bears_out_what_was_told_before_tells_it(answer: str, side: str) -> None:
    (second,) = seconds(kept(f"{TOOK} {answer}"))
    assert second.affirms
    assert second.voice.side == side


@pytest.mark.parametrize(
    "answer",
    [
        "The army denied responsibility.",
        "The army could not confirm it.",
        "The army declined to confirm this.",
        "CF denied this.",
        "The army said it was untrue that nobody had been paid.",
        "Nobody would confirm the report.",
        "The army spoke of 9 dead.",
        "It left the mill, which the army said was empty.",
    ],
)
def test_who_leaves_it_open_or_answers_something_else_answers_nothing(answer: str) -> None:
    assert not [second for second in seconds(kept(f"{TOOK} {answer}")) if second.voice.side == REPUBLIC]


def test_an_answer_two_paragraphs_on_is_of_something_else() -> None:
    assert not seconds(kept(f"{TOOK}\n\nIt rained.\n\nThe army denied this."))


@pytest.mark.parametrize(
    ("content", "borne_out"),
    [
        ("they had seen no soldiers since the morning", True),
        ("rebels were standing at the checkpoint", True),
        ("the soldiers had gone by noon", True),
        ("gunmen were searching the yards and the army had gone", True),
        ("armoured cars came over the ford and were in the market by noon", True),
        ("men with rifles walked in behind the harvest cart", True),
        ("armoured cars of the army came over the ford", False),
        ("soldiers were in the main square", False),
        ("bread was dear", False),
    ],
)
def test_witnesses_bear_out_who_is_there(content: str, borne_out: bool) -> None:
    text = f"{TOOK} Two residents said {content}."
    found = [s for s in seconds(kept(text, (("Two residents", "said", content),))) if s.kind is Kind.GAIN]
    assert bool(found) is borne_out
    assert all(second.affirms and second.voice.side == THIRD for second in found)


def test_what_a_witness_tells_bears_out_another_also_where_a_happening_of_no_place_was_read_in_it() -> None:
    content = "they had seen no soldiers since the morning"
    report = kept(f"{TOOK} Two residents said {content}.", (("Two residents", "said", content),))
    seen = Wrote("a", report.report.text, "seen", Kind.DEPLOYMENT, speaker="Two residents", place=None).claim()
    seen = replace(seen, id="c2", sentence=report.reading.sentences[1])
    reading = replace(report.reading, claims=(*report.reading.claims, seen))
    found = [s for s in seconds(replace(report, reading=reading)) if s.kind is Kind.GAIN]
    assert [each.voice.side for each in found] == [THIRD]


def test_what_was_read_as_denied_without_a_word_that_denies_is_told() -> None:
    report = Wrote("a", "The rebels hold Saltmarsh.", "hold", agent="rebels", reality=Reality.DENIED).kept()
    (telling,) = tellings([report], PARTIES)
    assert telling.affirms


def test_what_nobody_doubts_is_not_denied() -> None:
    text = "There can be no doubt that the rebels took Saltmarsh."
    (telling,) = tellings([Wrote("a", text, "took", agent="rebels", reality=Reality.DENIED).kept()], PARTIES)
    assert telling.affirms


def test_an_alleged_capture_is_only_mentioned() -> None:
    text = "Of the alleged capture of Saltmarsh we have seen no footage."
    (telling,) = tellings([Wrote("a", text, "capture", agent="rebels").kept()], PARTIES)
    assert not telling.affirms
    assert not telling.denies


@pytest.mark.parametrize("text", ["The column took the road to Saltmarsh.", "The army lost two men in Saltmarsh."])
def test_what_is_no_place_is_not_taken_or_lost(text: str) -> None:
    trigger = "took" if "took" in text else "lost"
    assert not tellings([Wrote("a", text, trigger, agent="army").kept()], PARTIES)


def test_what_is_published_about_a_fall_and_called_untrue_is_denied() -> None:
    text = "The governor confirms that what the rebels publish about the fall of Saltmarsh is untrue."
    (telling,) = tellings([Wrote("a", text, "fall", speaker="governor").kept()], PARTIES)
    assert telling.denies


def test_two_who_are_named_together_are_two_voices() -> None:
    text = "The rebels took Saltmarsh, residents and a police officer said."
    name = "residents and a police officer"
    told = tellings([Wrote("a", text, "took", speaker=name, agent="rebels").kept()], PARTIES)
    assert [(t.voice.name, t.voice.side) for t in told] == [("residents", THIRD), ("a police officer", REPUBLIC)]


def test_of_two_together_whose_sides_are_not_both_known_one_is_heard() -> None:
    text = "The rebels took Saltmarsh, a local official and two nurses said."
    report = Wrote("a", text, "took", speaker="local official and two nurses", agent="rebels").kept()
    assert [t.voice.side for t in tellings([report], PARTIES)] == [None, THIRD]


def test_who_denies_harm_and_blames_the_other_does_not_dispute_it() -> None:
    text = "The army shelled Saltmarsh, CF said. The army denied it and blamed the rebels."
    report = Wrote("a", text, "shelled", Kind.STRIKE, speaker="CF", agent="army").kept()
    sentences = tuple(split_sentences(text))
    claim = replace(report.reading.claims[0], sentence=sentences[0])
    report = replace(report, reading=replace(report.reading, claims=(claim,), sentences=sentences))
    assert not [telling for telling in tellings([report], PARTIES) if telling.denies]


@pytest.mark.parametrize(
    "text", ["Saltmarsh is no longer in the army's hands, a governor said.", "The army no longer holds Saltmarsh."]
)
def test_what_a_side_holds_no_longer_the_other_took(text: str) -> None:
    trigger = "hands" if "hands" in text else "holds"
    (telling,) = tellings([Wrote("a", text, trigger, Kind.HOLDING, agent="army").kept()], PARTIES)
    assert (telling.kind, telling.agent, telling.affirms) == (Kind.GAIN, FRONT, True)


@pytest.mark.parametrize("verb", ["controls", "fully controls", "is in control of"])
def test_what_a_side_no_longer_controls_the_other_took(verb: str) -> None:
    text = f"The army no longer {verb} Saltmarsh.".replace("no longer is", "is no longer")
    trigger = "control of" if "control of" in text else "controls"
    (telling,) = tellings([Wrote("a", text, trigger, agent="army").kept()], PARTIES)
    assert (telling.kind, telling.agent, telling.affirms) == (Kind.GAIN, FRONT, True)


def test_who_saw_it_and_is_told_of_in_the_next_paragraph_is_a_second_voice_if_he_names_the_place() -> None:
    saw = "A trader who fled Saltmarsh told us that fighters were in her street by noon."
    said = (("A trader", "told us", "that fighters were in her street by noon"),)
    assert {each.kind for each in seconds(kept(f"{TOOK}\n\n{saw}", said))} >= {Kind.GAIN}
    assert Kind.GAIN not in {each.kind for each in seconds(kept(f"{TOOK}\n\n{saw.replace('Saltmarsh', 'home')}", said))}


@pytest.mark.parametrize(
    ("answer", "checked"),
    [
        ("The story is false.", False),
        ("The claim of its fall is untrue.", False),
        ("Our reporter drove through the town. The announcement that it fell is an invention.", True),
        ("Our correspondent sat opposite the mayor in his office; the tale of its fall is made up.", True),
    ],
)
def test_a_publisher_says_in_its_own_words_that_what_it_told_is_false(answer: str, checked: bool) -> None:
    (second,) = seconds(kept(f"{TOOK} {answer}"))
    assert second.denies
    assert second.voice.is_publisher
    assert second.checked is checked


def test_an_earlier_statement_that_said_otherwise_is_no_answer() -> None:
    assert not seconds(kept(f"{TOOK} An earlier statement said otherwise because its author had been misled."))
    assert seconds(kept(f"{TOOK} The army says otherwise."))


@pytest.mark.parametrize("other", ["The second story is false.", "The report of another raid is untrue."])
def test_what_is_false_of_something_else_denies_nothing(other: str) -> None:
    assert not seconds(kept(f"{TOOK} {other}"))


@pytest.mark.parametrize(
    ("answer", "agent"),
    [
        ("The bridge was hit, residents said; an army officer confirmed that army jets had done so.", REPUBLIC),
        ("The bridge was hit, residents said; a rebel commander admitted that rebels had done it.", FRONT),
        ("The bridge was hit, residents said; an army officer confirmed that others had done it.", None),
    ],
)
def test_who_confirms_that_his_side_had_done_so_says_who_did_it(answer: str, agent: str | None) -> None:
    wrote = Wrote("a", answer, "hit", Kind.STRIKE, speaker="residents").kept()
    (second,) = (t for t in tellings([wrote], PARTIES) if "+" in t.claim)
    assert second.affirms
    assert second.agent == agent


def test_who_begins_in_one_sentence_and_ends_in_the_next_is_nobody() -> None:
    text = f"{TOOK} It was, residents said. Two men saw rebels were standing at the checkpoint."
    report = kept(text, (("residents said. Two men", "saw", "rebels were standing at the checkpoint"),))
    assert not [telling for telling in seconds(report) if telling.claim.startswith("c1+2")]


def test_what_a_paper_calls_wrong_where_its_reporter_stood_is_checked() -> None:
    text = f"{TOOK} On Friday our reporter stood at the harbour of Saltmarsh. {{}}The announcement was wrong."
    (second,) = [each for each in seconds(kept(text.format(""))) if each.denies]
    assert second.checked
    (second,) = [each for each in seconds(kept(text.format("\n\n"))) if each.denies]
    assert not second.checked


def test_a_witness_who_is_said_to_be_in_another_town_bears_out_nothing_of_this_one() -> None:
    content = "rebels were standing at the checkpoint"
    text = f"{TOOK} In Farhill, two residents said {content}."
    report = kept(text, (("two residents", "said", content),))
    at = text.index("Farhill")
    place = PlaceMention(at, at + 7, "Farhill", "Farhill", 42.0, 12.0, 9, "PPL", None, None, None, 1.0, "given")
    elsewhere = replace(report, reading=replace(report.reading, places=(place,)))
    assert not [each for each in seconds(elsewhere) if each.voice.name == "two residents" and each.kind is Kind.GAIN]
    assert [each for each in seconds(report) if each.voice.name == "two residents" and each.kind is Kind.GAIN]


@pytest.mark.parametrize(("named", "denies"), [("Saltmarsh", True), ("Oysterby", False)])
def test_as_to_another_place_nothing_is_denied_of_the_one_that_was_told_of(named: str, *, denies: bool) -> None:
    text = f"{TOOK} As to {named}, the army denied this."
    at = text.rindex(named)
    point = POINTS[named]
    place = PlaceMention(at, at + len(named), named, named, *point, 7, "PPL", None, None, None, 1.0, "invented")
    report = kept(text)
    found = seconds(replace(report, reading=replace(report.reading, places=(place,))))
    assert any(each.denies for each in found) is denies
