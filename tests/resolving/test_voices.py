import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardiary.model import AttributionMark, AttributionMention, Medium, Span, VoiceType
from wardiary.reading.rules.attribution import find_attributions
from wardiary.reading.sentences import split_sentences
from wardiary.reading.tokens import tokenize
from wardiary.resolving.voices import resolve_voices


def voices(text: str, publisher: str | None = None) -> tuple[AttributionMention, ...]:
    sentences = split_sentences(text)
    return resolve_voices(text, sentences, find_attributions(text, sentences, tokenize(text)), publisher)


def names(text: str, publisher: str | None = None) -> list[str | None]:
    return [mention.voice.name if mention.voice else None for mention in voices(text, publisher)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenyan army spokesman Paul Otieno said the road was open. He said two men fled. “Stay calm,” Otieno said.",
            ["Paul Otieno"] * 3,
        ),
        (
            "The Institute for the Study of War said the line had not moved. “The town holds,” its analysts said.",
            ["Institute for the Study of War"] * 2,
        ),
        (
            "Mali's defence ministry said ten rebels died. The ministry said a car was hit. The note said two burned.",
            ["Malian Ministry of Defence"] * 3,
        ),
        (
            "Kenyan missiles hit a mill in Wau, the health ministry said. The interior minister said two died.",
            ["health ministry", "interior minister"],
        ),
        (
            "Kenyan troops left a mill in Wau, the health ministry said.",
            ["Kenyan Ministry of Health"],
        ),
        (
            "By the count of the Wau town council six people died. According to residents two houses burned.",
            ["Wau town council", "residents"],
        ),
        (
            "Six people died, by the count of the Wau town council. Two houses burned, by the reckoning of residents.",
            ["Wau town council", "residents"],
        ),
        (
            "The Tero River Relief Committee (TRRC) said wells were dry. TRRC said trucks were late.",
            ["Tero River Relief Committee"] * 2,
        ),
        (
            "Residents of Wau said shells fell at night. They said the market burned.",
            ["residents of Wau"] * 2,
        ),
        (
            "Three nurses of Wau said shells fell at night. “The market burned,” said one of them, a woman of 41.",
            ["three nurses of Wau"] * 2,
        ),
        (
            "Chad's army said it had left the town. A spokesman said no one was hurt.",
            ["Chadian Army", "Chadian Army spokesman"],
        ),
        (
            "The mayor, Ana Ruiz, said shops were shut. She said the bridge was closed.",
            ["Ana Ruiz"] * 2,
        ),
        (
            "Gunmen took Wau, a trader there told us. The clerks had left, said the man, who saw them go.",
            ["trader", "trader"],
        ),
        (
            "A nurse in Wau said shells fell. The woman said the market burned.",
            ["nurse in Wau"] * 2,
        ),
        (
            "The Wau council said it had taken over. The troops of the capital said no word. They were gone, it said.",
            ["Wau council", "troops of the capital", "Wau council"],
        ),
        (
            "Two rebel commanders said the town was lost. “It is over,” said one of them. He said men had left.",
            ["two rebel commanders"] * 3,
        ),
        (
            "A trader said shells fell. Soldiers stopped a man. The man said the market burned.",
            ["trader", "man"],
        ),
        (
            "Men of the Deir ez-Wau Military Council took the mill in Sudan. It is quiet, the council announced.",
            ["Deir ez-Wau Military Council"],
        ),
        (
            "Fighters of the Tero Liberation Front left Wau. The front said nobody was hurt.",
            ["Tero Liberation Front"],
        ),
        (
            "The town was left, rebel officials said. The army of Chad had come in on Monday, they added.",
            ["rebel officials"] * 2,
        ),
        (
            "A ministry of Chad said all was well. The front had lost two posts, it said.",
            ["ministry of Chad"] * 2,
        ),
        (
            "A monitor and a nurse said shells fell. It was quiet later, the nurse said.",
            ["monitor and a nurse", "nurse"],
        ),
        (
            "“Shells fell,” a farmer said. “My barn burned,” they said.",
            ["farmer"] * 2,
        ),
        (
            "The farmer said shells fell. The mill was shut. A barn stood. It reportedly burned, too.",
            ["farmer", None],
        ),
        (
            "In Yemen, Yemeni officials met. The health ministry said nine Yemenis died.",
            ["Yemeni Ministry of Health"],
        ),
    ],
)
def test_who_speaks(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_pronoun_before_anybody_is_unknown() -> None:
    (mention,) = voices("He said the bridge was open.")
    assert mention.voice is not None
    assert mention.voice.type is VoiceType.UNKNOWN


def test_we_is_the_publisher() -> None:
    assert names("We condemn the attack on the market.", "Red Cross") == ["International Committee of the Red Cross"]


@pytest.mark.parametrize(
    ("text", "speaker", "relay", "medium"),
    [
        (
            "Tehran’s foreign ministry said in a statement carried by state news agencies that talks had ended.",
            "Iranian Ministry of Foreign Affairs",
            ("Iranian state news agencies",),
            Medium.STATEMENT,
        ),
        ("The toll is nine, TASS said, citing the health ministry in Minsk.", None, ("TASS",), None),
        ("A farmer told AFP that shells fell on his field.", "farmer", ("Agence France-Presse",), None),
        ("A farmer told AFP news agency that shells fell.", "farmer", ("Agence France-Presse",), None),
        ("A farmer told Radio Free Asia Wednesday that shells fell.", "farmer", ("Radio Free Asia",), None),
        ("The general told reporters on Monday that the road was cut.", None, (), Medium.BRIEFING),
        ("“We hold the dam,” the commander wrote on his Telegram channel.", "commander", (), Medium.TELEGRAM),
        ("A guard declined to say who fired, according to Reuters.", "guard", ("Reuters",), None),
        (
            "Omar Haddad said in an interview with Al Jazeera that talks failed.",
            "Omar Haddad",
            ("Al Jazeera",),
            Medium.INTERVIEW,
        ),
        ("Satellite images show craters at the airfield.", "satellite images", (), Medium.IMAGE),
    ],
)
def test_how_it_came_to_the_report(
    text: str, speaker: str | None, relay: tuple[str, ...], medium: Medium | None
) -> None:
    mention = voices(text)[0]
    assert mention.voice is not None
    assert speaker is None or mention.voice.name == speaker
    assert (mention.relay, mention.medium) == (relay, medium)


def test_we_behind_other_words_is_the_publisher_too() -> None:
    text = "East of the canal we count nine wrecks."
    mark = AttributionMark((Span(0, 20),), (Span(21, 26),), (Span(27, 38),))
    (mention,) = resolve_voices(text, tuple(split_sentences(text)), [mark], "Example Desk")
    assert mention.voice is not None
    assert mention.voice.name == "Example Desk"


def test_a_source_is_of_the_paragraph_of_its_cue() -> None:
    text = "The pact holds, he said.\n\nA trader told the Herald that it was quiet."
    at = text.index("A trader")
    told = text.index("told the")
    mark = AttributionMark((Span(16, 18), Span(at, at + 8)), (Span(told, told + 4),), (Span(told + 16, len(text)),))
    (mention,) = resolve_voices(text, tuple(split_sentences(text)), [mark], "Example Herald")
    assert mention.voice is not None
    assert mention.voice.name == "trader"


def test_the_publisher_is_no_relay() -> None:
    mention = voices("A guard told CNN that the gate was shut.", "CNN")[0]
    assert (mention.relay, mention.medium) == ((), Medium.INTERVIEW)


def test_a_channel_relays_those_it_shows() -> None:
    found = voices(
        "On Friday the Telegram channel of a Chadian brigade showed its fighters declaring they held the fort."
    )
    inner = next(m for m in found if m.voice and m.voice.name.startswith("fighters"))
    assert inner.voice is not None
    assert inner.voice.name == "fighters of a Chadian brigade"
    assert inner.relay == ("Telegram channel of a Chadian brigade",)
    assert inner.medium is Medium.TELEGRAM


def test_a_channel_holds_for_the_next_saying_of_the_same_voice() -> None:
    text = "President Amina Otieno said the raid was over.\n\n“It is done,” she wrote on Facebook."
    assert [m.medium for m in voices(text)] == [Medium.SOCIAL, Medium.SOCIAL]


def test_direct_is_a_quotation_throughout() -> None:
    text = "“The dam holds,” Ana Ruiz said. She called it a “small miracle” of the season."
    assert [m.direct for m in voices(text)] == [True, False]


def test_reportedly_goes_on_with_the_last_voice() -> None:
    text = "The UN said twelve villages were empty. Fighters reportedly burned the school."
    assert names(text) == ["United Nations", "United Nations"]
    assert names("Fighters reportedly burned the school.") == [None]


def test_an_interruption_of_two_of_one_surname_is_not_guessed() -> None:
    text = "Omar Haddad left. Lina Haddad stayed. Haddad said the road was cut."
    assert names(text) == ["Haddad"]


@given(
    st.lists(
        st.sampled_from(re.findall(r"\S+", "“We he they its said ,” X told that the \n\n army , who . ” and UN")),
        max_size=30,
    )
)
def test_every_mark_is_answered_in_order(parts: list[str]) -> None:
    text = " ".join(parts)
    sentences = split_sentences(text)
    marks = find_attributions(text, sentences, tokenize(text))
    found = resolve_voices(text, sentences, marks, "Example Wire")
    assert [(m.source, m.cue, m.content) for m in found] == [(m.source, m.cue, m.content) for m in marks]
    assert all(m.voice is None or m.voice.why for m in found)


SPAN = st.tuples(st.integers(0, 80), st.integers(1, 20)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
SPANS = st.lists(SPAN, max_size=2).map(tuple)


@given(st.lists(st.tuples(SPANS, SPANS, SPANS), max_size=5))
def test_marks_of_any_reader_are_answered(parts: list[tuple[tuple[Span, ...], ...]]) -> None:
    text = "The army of Chad told AFP, “We hold it,” he said, citing the ministry. Fighters reportedly fled."
    marks = [AttributionMark(*part) for part in parts]
    assert len(resolve_voices(text, split_sentences(text), marks, None)) == len(marks)


@pytest.mark.parametrize("owner", ["Their", "Its", "its ", "The", "’s"])
def test_a_source_of_one_small_word_is_resolved_or_left_open(owner: str) -> None:
    text = f"The ministry spoke. {owner} said so."
    mark = AttributionMark((Span(20, 20 + len(owner)),), (Span(len(text) - 8, len(text) - 4),), ())
    assert len(resolve_voices(text, split_sentences(text), [mark], None)) == 1


def test_a_name_that_was_cut_off_at_a_small_word_is_whole() -> None:
    text = "The agency Bread for All reports that its store was looted."
    mark = AttributionMark(source=(Span(0, 20),), cue=(Span(25, 32),), content=(Span(38, len(text) - 1),))
    (mention,) = resolve_voices(text, split_sentences(text), (mark,), None)
    assert mention.voice is not None
    assert mention.voice.name == "agency Bread for All"


@pytest.mark.parametrize(
    ("text", "source", "cue", "who"),
    [
        (
            "But Ada Tarn, leader of the League (LF), which holds it, said so.",
            "leader of the League",
            "said",
            "Ada Tarn",
        ),
        (
            "“We took it,” Abu Omar Tarn, al Tarn’s man in Oster told us.",
            "al Tarn’s man in Oster",
            "told",
            "Abu Omar Tarn",
        ),
        ("South Oster, the governor said, was shelled.", "the governor", "said", None),
        ("It sent Ada Tarn, who told of it.", "who", "told", None),
    ],
)
def test_a_name_before_what_is_told_of_its_bearer_is_the_source(
    text: str, source: str, cue: str, who: str | None
) -> None:
    at, says = text.index(source), text.index(cue)
    mark = AttributionMark((Span(at, at + len(source)),), (Span(says, says + len(cue)),), (Span(0, 3),))
    (mention,) = resolve_voices(text, split_sentences(text), (mark,), None)
    assert mention.voice is not None
    assert who is None or who.endswith(mention.voice.name)
    assert (mention.source[0].start < at) is (who is not None)


def test_the_mission_is_the_one_that_was_named_however_often_it_was_only_called_so() -> None:
    text = (
        "UNMISS said on Monday that the road was mined. The mission has 300 men in the town. "
        "The bridge was also mined, the mission said."
    )
    assert names(text)[-1] == "UN Mission in South Sudan"


def test_a_house_issues_no_statement() -> None:
    text = "The council says that shells fell on the mill. Two died when their house fell, according to its statement."
    assert "house" not in str(names(text)[-1])


def test_he_is_nobody_of_two_who_spoke_together() -> None:
    text = "A boatman and a nurse said that it was over. A rebel captain who got out spoke to us. “It fell,” he said."
    assert names(text) == ["boatman and a nurse", "rebel captain"]


def test_the_mission_of_its_own_paper_is_the_one_it_names() -> None:
    text = "A lorry of the United Nations mission, UNMIS, was hit in Wau, the Mission said on Friday."
    assert names(text) == ["United Nations mission"]


def test_the_report_that_adds_something_is_not_whom_its_sentence_tells_of() -> None:
    text = "An internal report by the United Nations said so. The M23 also fired shells, the report added."
    assert names(text)[-1] == "United Nations"


def test_one_of_several_speaks_for_them() -> None:
    assert names("The mill is empty, said one of the nurses.") == ["nurses"]


def test_the_administration_is_the_one_that_spoke_before() -> None:
    text = "The canton administration said so in Turkey. In Turkey rain fell. The administration asked Turkey for help."
    assert names(text)[-1] == "canton administration"


def test_the_agency_beside_its_cue_speaks_alone() -> None:
    text = "Two shells fell near the home of General Roe, in Wau, AFP reports."
    roe, agency, cue = (
        Span(text.index(words), text.index(words) + len(words)) for words in ("General Roe, in Wau", "AFP", "reports")
    )
    mark = AttributionMark((roe, agency), (cue,), (Span(0, 21),))
    (mention,) = resolve_voices(text, tuple(split_sentences(text)), [mark], None)
    assert mention.voice is not None
    assert mention.voice.name == "Agence France-Presse"
