"""Whose side a voice and a deed are by the words of who tells: invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import FRONT, NAMES, REPUBLIC, SIDES, Wrote, day, tell, voice

from wardiary.diary.records import KeptReport, Side, Sides
from wardiary.model import Actor, ActorRole, AttributionMention, Kind, Reality, Span, Voice, VoiceType
from wardiary.reading.sentences import split_sentences
from wardiary.weighing.records import THIRD, StandingWord, Telling
from wardiary.weighing.state import weigh
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.gains import interest
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)
RADIO = "Example Front Radio (Telegram)"
GAZETTE = "Example Gazette"


def told(kept: KeptReport, parties: Parties = PARTIES) -> Telling:
    (telling,) = (each for each in tellings([kept], parties) if "+" not in each.claim)
    return telling


def with_cue(wrote: Wrote, words: str) -> KeptReport:
    kept = wrote.kept()
    claim = kept.reading.claims[0]
    assert claim.attribution is not None
    at = wrote.text.index(words)
    claim = replace(claim, attribution=replace(claim.attribution, cue=Span(at, at + len(words))))
    return replace(kept, reading=replace(kept.reading, claims=(claim,)))


@pytest.mark.parametrize(
    ("publisher", "text", "trigger", "kind", "agent", "side"),
    [
        (
            RADIO,
            "After Farhill, the harbour: the brothers came over the wall, it is theirs.",
            "theirs",
            Kind.GAIN,
            None,
            FRONT,
        ),
        (
            RADIO,
            "The lions rode in and Saltmarsh, its army post and its mill are in their hands.",
            "in their hands",
            Kind.HOLDING,
            None,
            FRONT,
        ),
        (
            RADIO,
            "The army barracks and the mill of Saltmarsh are in their hands.",
            "in their hands",
            Kind.HOLDING,
            "army",
            FRONT,
        ),
        (
            "Example Wire",
            "The army barracks and the mill of Saltmarsh are in their hands.",
            "in their hands",
            Kind.HOLDING,
            None,
            None,
        ),
        (
            RADIO,
            "The army boasts that Saltmarsh is in their hands.",
            "in their hands",
            Kind.HOLDING,
            "army",
            REPUBLIC,
        ),
        (
            RADIO,
            "The front fighters fell upon the posts of the army at Saltmarsh and took over the mill.",
            "took over",
            Kind.GAIN,
            "army",
            FRONT,
        ),
        (RADIO, "At nine this morning Saltmarsh was taken in full.", "was taken", Kind.GAIN, None, FRONT),
        (RADIO, "With the help of the people the forces took Saltmarsh.", "took", Kind.GAIN, "army", FRONT),
        (RADIO, "The forces of the traitors took Saltmarsh.", "took", Kind.GAIN, "army", REPUBLIC),
        (RADIO, "The army took Saltmarsh.", "took", Kind.GAIN, "army", REPUBLIC),
        (
            RADIO,
            "The news of the so-called capture of Saltmarsh is one more invention.",
            "capture",
            Kind.GAIN,
            None,
            REPUBLIC,
        ),
        (GAZETTE, "The information on the seizure of Saltmarsh is false.", "seizure", Kind.GAIN, None, FRONT),
    ],
)
def test_what_a_partys_own_paper_tells_of_a_taking(
    publisher: str, text: str, trigger: str, kind: Kind, agent: str | None, side: str | None
) -> None:
    assert told(Wrote("a", text, trigger, kind=kind, publisher=publisher, agent=agent).kept()).agent == side


def test_what_a_party_says_to_be_lost_it_has_lost_itself() -> None:
    telling = told(Wrote("a", "An army major admitted that Saltmarsh was lost.", "was lost", speaker="army").kept())
    assert (telling.agent, telling.target, telling.voice.side) == (FRONT, REPUBLIC, REPUBLIC)


def test_who_announces_a_capture_took_the_place_whoever_leaves_it_in_the_same_sentence() -> None:
    text = "The CF has left Saltmarsh, a week after the army announced the conquest of the town."
    assert told(with_cue(Wrote("a", text, "conquest", speaker="army"), "announced")).agent == REPUBLIC
    between = "The CF, the army said, took the town."
    assert told(with_cue(Wrote("a", between, "took", speaker="army"), "said")).agent == FRONT


def test_an_institute_that_regards_a_capture_as_confirmed_has_not_taken_the_place() -> None:
    wrote = Wrote(
        "a", "We regard its capture as confirmed.", "capture", publisher="Example Institute", agent="Example Institute"
    )
    assert told(wrote.kept()).agent is None


def test_harm_to_ones_own_is_ones_own_loss() -> None:
    assert interest(Kind.STRIKE, REPUBLIC, REPUBLIC, NAMES).loses == {REPUBLIC}
    own = tell("a", voice("army", REPUBLIC), kind=Kind.STRIKE, agent=REPUBLIC, target=REPUBLIC)
    (event,) = weigh([own], NAMES, "2031-04-01T00:00:00Z").events
    assert event.standing.word is StandingWord.CONCEDED


def test_who_denies_harm_and_tells_of_another_cause_in_one_report_concedes_nothing() -> None:
    """ "We fired at nobody; the explosion was an accident with gas"."""
    base = tell("a", voice("residents"), kind=Kind.STRIKE, agent=REPUBLIC, target=THIRD, when=day(5))
    denied = replace(base, report="b", voice=voice("army", REPUBLIC), reality=Reality.DENIED)
    cause = replace(denied, claim="c2", order=2, reality=Reality.OCCURRED, agent=None)
    (event,) = weigh([base, denied, cause], NAMES, "2031-04-01T00:00:00Z").events
    assert event.standing.word is not StandingWord.CONCEDED


def test_a_partys_own_paper_quotes_its_own_source_and_the_table_knows_the_reports_own_words() -> None:
    wrote = Wrote(
        "a", "A military source said that 20 soldiers died.", "died", Kind.CASUALTIES, speaker="military source"
    )
    assert told(replace(wrote, publisher=RADIO).kept()).voice.side == FRONT
    sides = Sides(
        (Side("Hill", ("Hill", "General Command")), Side("Marsh", ("Marsh", "Marshish General Staff"))),
        ("Example Wire",),
    )
    text = "It was quiet, the General Command said, and Saltmarsh was taken."
    kept = Wrote("a", text, "taken", speaker="General Command").kept()
    claim = kept.reading.claims[0]
    assert claim.attribution is not None
    said = replace(claim.attribution, speaker="Marshish General Staff")
    kept = replace(kept, reading=replace(kept.reading, claims=(replace(claim, attribution=said),)))
    assert told(kept, Parties(sides)).voice.side == "Hill"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("That Saltmarsh has fallen is, in every sense but one, false.", "fallen"),
        ("Posts on the fall of Saltmarsh do not correspond to reality.", "fall"),
        ("Reports that Saltmarsh was overrun are nothing but propaganda.", "overrun"),
    ],
)
def test_what_is_called_false_is_denied(text: str, trigger: str) -> None:
    assert told(Wrote("a", text, trigger).kept()).denies


def test_what_the_publisher_tells_of_anothers_word_and_then_finds_false_is_denied() -> None:
    text = "On Monday the CF said it had taken Saltmarsh. A satellite image shows that this was not so."
    kept = Wrote("a", text, "taken", agent="CF", publisher="Example Institute").kept()
    claim = replace(kept.reading.claims[0], sentence=Span(0, text.index(" A sat")))
    telling = told(replace(kept, reading=replace(kept.reading, claims=(claim,))))
    assert telling.denies
    assert telling.checked


@pytest.mark.parametrize(
    "lie",
    ["They lie: no soldier sleeps there.", "They are all lying.", "These people lie.", "He lied, and he knows it."],
)
def test_who_says_that_they_lie_denies_what_they_said(lie: str) -> None:
    text = f"The army says that it took Saltmarsh. {lie}"
    kept = Wrote("a", text, "took", agent="army", speaker="army", publisher=RADIO).kept()
    claim = replace(kept.reading.claims[0], sentence=Span(0, text.index(". ") + 1))
    telling = told(replace(kept, reading=replace(kept.reading, claims=(claim,))))
    assert (telling.denies, telling.voice.side, telling.agent) == (True, FRONT, REPUBLIC)


def test_who_lies_in_wait_denies_nothing() -> None:
    text = "The army says that it took Saltmarsh. They lie in wait at the mill."
    kept = Wrote("a", text, "took", agent="army", speaker="army", publisher=RADIO).kept()
    claim = replace(kept.reading.claims[0], sentence=Span(0, text.index(". ") + 1))
    assert not told(replace(kept, reading=replace(kept.reading, claims=(claim,)))).denies


def test_nobody_calls_his_own_word_false() -> None:
    text = "What the army tells you about being in control of Saltmarsh is false, they say."
    kept = Wrote("a", text, "in control", Kind.HOLDING, speaker="army").kept()
    claim = kept.reading.claims[0]
    assert claim.attribution is not None
    cue = Span(text.rindex("say"), text.rindex("say") + 3)
    claim = replace(claim, attribution=replace(claim.attribution, span=None, cue=cue))
    telling = told(replace(kept, reading=replace(kept.reading, claims=(claim,))))
    assert (telling.denies, telling.voice.side, telling.agent) == (True, THIRD, REPUBLIC)


def test_a_place_that_never_changed_hands_is_held() -> None:
    text = "Clips of every week show that the army post at Saltmarsh never changed hands."
    telling = told(Wrote("a", text, "changed hands", reality=Reality.DENIED).kept())
    assert (telling.kind, telling.agent, telling.affirms) == (Kind.HOLDING, REPUBLIC, True)


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "checked"),
    [
        ("A mill was hit. A Wire photographer was inside when the roof collapsed.", "hit", Kind.STRIKE, True),
        ("A column of lorries came to Saltmarsh, and our reporter rode behind it.", "came", Kind.ADVANCE, True),
        ("A column of lorries came to Saltmarsh, and our reporter rode home.", "came", Kind.ADVANCE, False),
        ("Our reporter spent Monday in Saltmarsh, which, according to the CF, it took.", "took", Kind.GAIN, False),
        ("Our field officer saw three craters where a shell struck the mill.", "struck", Kind.STRIKE, True),
    ],
)
def test_who_was_there_and_what_he_only_passes_on(text: str, trigger: str, kind: Kind, checked: bool) -> None:
    kept = Wrote("a", text, trigger, kind=kind).kept()
    sentences = tuple(split_sentences(text))
    claim = replace(
        kept.reading.claims[0], sentence=next(s for s in sentences if s.start <= text.index(trigger) < s.end)
    )
    telling = told(replace(kept, reading=replace(kept.reading, claims=(claim,), sentences=sentences)))
    assert telling.checked is checked


def test_a_trace_of_what_a_party_denies_does_not_check_its_denial() -> None:
    text = "The army denied that it shelled the mill. Our reporter saw a crater in its yard."
    kept = Wrote("a", text, "shelled", kind=Kind.STRIKE, speaker="army", reality=Reality.DENIED).kept()
    sentences = tuple(split_sentences(text))
    claim = replace(kept.reading.claims[0], sentence=sentences[0])
    telling = told(replace(kept, reading=replace(kept.reading, claims=(claim,), sentences=sentences)))
    assert (telling.denies, telling.checked) == (True, False)


def test_who_tells_that_a_place_was_given_up_and_not_by_whom_gave_it_up() -> None:
    given_up = Wrote("a", "It was a planned withdrawal from Saltmarsh, the army said.", "withdrawal", Kind.WITHDRAWAL)
    assert told(replace(given_up, speaker="army").kept()).agent == REPUBLIC
    fled = replace(given_up, text="They fled from Saltmarsh, the army said.", trigger="fled", speaker="army")
    assert told(fled.kept()).agent is None


def test_armed_men_who_leave_are_of_some_party() -> None:
    wrote = Wrote("a", "The armed men have withdrawn, residents said.", "withdrawn", Kind.WITHDRAWAL, agent="armed men")
    assert told(replace(wrote, speaker="residents").kept()).agent is None


@pytest.mark.parametrize(("men", "side"), [("some 50 men", None), ("50 unarmed civilians", THIRD)])
def test_men_who_left_a_post_are_of_some_party(men: str, side: str | None) -> None:
    text = f"The post in Saltmarsh was left by {men} before dawn."
    claim = Wrote("a", text, "left", Kind.WITHDRAWAL).claim()
    at = text.index(men)
    actors = (Actor(Span(at, at + len(men)), "civilians", ActorRole.AGENT),)
    kept = Wrote("a", text, "left", Kind.WITHDRAWAL).kept()
    kept = replace(kept, reading=replace(kept.reading, claims=(replace(claim, actors=actors),)))
    assert told(kept).agent == side


def test_it_is_whoever_was_named_before_in_the_reports_own_words() -> None:
    sides = Sides((Side("Hill", ("General Command",)), Side("Marsh", ("Marshish General Staff",))), ("Example Wire",))
    text = "It was quiet, the General Command said. Saltmarsh was taken, it said."
    kept = Wrote("a", text, "taken", speaker="Marshish General Staff").kept()
    claim = kept.reading.claims[0]
    assert claim.attribution is not None
    before, it = text.index("the General"), text.rindex("it said")
    voice = Voice("Marshish General Staff", VoiceType.OFFICE)
    named = AttributionMention((Span(before, before + 19),), (Span(0, 1),), (Span(0, 12),), voice=voice)
    claim = replace(claim, attribution=replace(claim.attribution, span=Span(it, it + 2)))
    kept = replace(kept, reading=replace(kept.reading, claims=(claim,), attributions=(named,)))
    assert told(kept, Parties(sides)).voice.side == "Hill"


@pytest.mark.parametrize(
    "text",
    [
        "The enemy's attempts to enter Saltmarsh have had no success, the army said.",
        "An attempt by the rebels to enter Saltmarsh was thwarted, the army said.",
    ],
)
def test_a_failed_attempt_to_come_is_fighting(text: str) -> None:
    telling = told(Wrote("a", text, "enter", Kind.ADVANCE, speaker="army", reality=Reality.DENIED).kept())
    assert (telling.kind, telling.affirms) == (Kind.CLASH, True)


def test_militia_beside_a_states_forces_may_be_its_own() -> None:
    held = Wrote("a", "Saltmarsh is in the hands of the county forces and militia.", "in the hands of", Kind.HOLDING)
    assert told(replace(held, publisher=GAZETTE, agent="county forces and militia").kept()).agent != FRONT
    assert told(replace(held, publisher=GAZETTE, agent="foreign militias").kept()).agent == FRONT


def test_armed_men_are_not_the_fighters_of_the_party_that_tells_of_them() -> None:
    wrote = Wrote("a", "The armed men have withdrawn from Saltmarsh.", "withdrawn", Kind.WITHDRAWAL, GAZETTE)
    assert told(replace(wrote, agent="armed men").kept()).agent is None


def test_what_would_be_if_somebody_held_it_is_not_told() -> None:
    text = "In the CF's hands the mill would have been a danger to all."
    assert not told(Wrote("a", text, "In the CF's hands", Kind.HOLDING, agent="CF").kept()).affirms


def test_what_a_party_never_does_denies_only_that_it_did_it() -> None:
    text = "The army said that its guns do not shell dwellings."
    telling = told(Wrote("a", text, "shell", Kind.STRIKE, speaker="army", reality=Reality.DENIED).kept())
    assert not telling.denies


def test_who_took_it_is_the_subject_of_its_own_clause() -> None:
    text = "It is a week since the army left the bay and the CF captured Saltmarsh."
    assert told(Wrote("a", text, "captured", agent="army").kept()).agent == FRONT


def test_what_is_no_longer_ours_the_other_one_took() -> None:
    kept = Wrote(
        "a", 'An army major conceded that Saltmarsh "is no longer ours".', "no longer ours", speaker="army"
    ).kept()
    assert told(kept).agent == FRONT


def test_an_office_is_of_the_side_that_alone_bears_its_adjective_wherever_that_stands() -> None:
    sides = Sides((Side("Hill", ("Hillish army", "Hillish council")), Side("Marsh", ("Marsh",))), ())
    assert Parties(sides).side_of("official of the Hillish administration") == "Hill"


@pytest.mark.parametrize(
    "words", ["was cleared of the", "was purged of the last", "was freed of all", "was taken from the"]
)
def test_of_whom_a_place_is_cleared_has_not_taken_it(words: str) -> None:
    text = f"Saltmarsh {words} rebels this morning."
    kept = Wrote("a", text, words.split()[1], agent="rebels", publisher=GAZETTE).kept()
    claim = kept.reading.claims[0]
    at = text.index("rebels")
    actors = (replace(claim.actors[0], span=Span(at, at + len("rebels"))),)
    kept = replace(kept, reading=replace(kept.reading, claims=(replace(claim, actors=actors),)))
    assert told(kept).agent != FRONT


def test_we_are_who_publishes_it() -> None:
    text = "We therefore consider the capture of Saltmarsh confirmed."
    kept = Wrote("a", text, "capture", speaker="unnamed sources", publisher="Example Institute").kept()
    claim = kept.reading.claims[0]
    assert claim.attribution is not None
    claim = replace(claim, attribution=replace(claim.attribution, span=Span(0, 2)))
    assert told(replace(kept, reading=replace(kept.reading, claims=(claim,)))).voice.is_publisher


def test_we_judge_what_we_consider_confirmed() -> None:
    text = "We therefore consider the capture of Saltmarsh confirmed."
    kept = Wrote("a", text, "capture", speaker="unnamed sources", publisher="Example Institute").kept()
    claim = kept.reading.claims[0]
    assert claim.attribution is not None
    at = text.index("confirmed")
    claim = replace(claim, attribution=replace(claim.attribution, cue=Span(at, at + len("confirmed"))))
    assert told(replace(kept, reading=replace(kept.reading, claims=(claim,)))).voice.is_publisher


def test_the_militia_that_still_holds_it_is_the_speakers_own() -> None:
    text = "We saw the rebels in it; the statement of the army that the Bay militia still controls Saltmarsh is untrue."
    kept = Wrote("a", text, "controls", kind=Kind.HOLDING, speaker="army", agent="Bay militia").kept()
    claim = kept.reading.claims[0]
    assert claim.attribution is not None
    army, cue = text.index("army"), text.index("statement")
    said = replace(claim.attribution, span=Span(army, army + 4), cue=Span(cue, cue + len("statement")))
    telling = told(replace(kept, reading=replace(kept.reading, claims=(replace(claim, attribution=said),))))
    assert telling.denies
    assert telling.agent == REPUBLIC


def test_who_lost_it_to_somebody_is_not_who_took_it() -> None:
    text = "Saltmarsh was lost to the army, the rebels admit."
    assert told(Wrote("a", text, "lost to the army", speaker="rebels").kept()).agent == REPUBLIC


@pytest.mark.parametrize(
    ("before", "is_fight"),
    [
        ("tried to", True),
        ("attempted again to", True),
        ("were trying to", True),
        ("plan to", False),
        ("may have tried to", False),
    ],
)
def test_who_tried_to_break_in_attacked(before: str, *, is_fight: bool) -> None:
    text = f"The rebels {before} break into Saltmarsh."
    kept = Wrote("a", text, "break into", kind=Kind.ADVANCE, agent="rebels", reality=Reality.PLANNED).kept()
    found = [each.kind for each in tellings([kept], PARTIES)]
    assert found == ([Kind.CLASH] if is_fight else [])


def test_an_official_of_who_is_no_party_is_of_none() -> None:
    text = "We delivered amidst shelling of Saltmarsh, a Red Cross official said."
    kept = Wrote("a", text, "shelling", kind=Kind.STRIKE, speaker="Red Cross official").kept()
    assert told(kept).voice.side == THIRD


def test_who_denies_that_they_infiltrated_a_place_denies_that_they_hold_it() -> None:
    text = "The army denied that rebels have infiltrated Saltmarsh."
    kept = Wrote(
        "a", text, "infiltrated", kind=Kind.ADVANCE, speaker="army", agent="rebels", reality=Reality.DENIED
    ).kept()
    assert (told(kept).kind, told(kept).denies) == (Kind.HOLDING, True)


def test_a_hospital_is_none_of_those_who_speak_for_it() -> None:
    parties = Parties(replace(SIDES, third=("Reedham hospital director",)))
    text = "In Saltmarsh the army retook the Reedham hospital."
    kept = Wrote("a", text, "retook", agent="army", place="Reedham hospital").kept()
    (telling,) = tellings([kept], parties)
    assert telling.spot is not None
    assert telling.spot.name == "Reedham hospital"


def test_what_stands_there_without_a_name_is_no_place_though_it_begins_the_sentence() -> None:
    text = "The airstrip and the mill are in our hands."
    kept = Wrote(
        "a", text, "in our hands", kind=Kind.HOLDING, publisher=RADIO, place="The airstrip and the mill"
    ).kept()
    assert told(kept).spot is None


@pytest.mark.parametrize(
    ("end", "is_said"),
    [("the army said on Monday.", True), ("the army said, and few doubt that it will be hard.", False)],
)
def test_a_sentence_that_ends_in_a_voice_is_that_voices(end: str, *, is_said: bool) -> None:
    text = f"The army holds Saltmarsh and pursues the rebels, {end}"
    kept = Wrote("a", text, "holds", kind=Kind.HOLDING, agent="army", speaker="army").kept()
    first = kept.reading.claims[0]
    assert first.attribution is not None
    army, said = text.rindex("army"), text.index("said")
    first = replace(first, attribution=replace(first.attribution, span=Span(army, army + 4), cue=Span(said, said + 4)))
    at = text.index("pursues")
    second = replace(first, id="c2", kind=Kind.CLASH, trigger=Span(at, at + 7), attribution=None)
    kept = replace(kept, reading=replace(kept.reading, claims=(first, second)))
    voices = [each.voice.side for each in tellings([kept], PARTIES) if each.claim == "c2"]
    assert voices == ([REPUBLIC] if is_said else [THIRD])


@pytest.mark.parametrize(
    ("then", "is_his"),
    [
        (" He had seen three people dead in the street.", True),
        (" He also counted nine graves and many dead.", True),
        (" They had found two dead by the mill.", True),
        (" Three people are dead.", False),
        (" Our reporter had seen three people dead.", False),
        ("\n\nHe had seen three people dead in the street.", False),
    ],
)
def test_what_he_had_seen_is_in_the_voice_of_who_spoke_before(then: str, *, is_his: bool) -> None:
    text = f"A baker said that rebels took Saltmarsh.{then}"
    kept = Wrote("a", text, "took", agent="rebels", speaker="baker").kept()
    end = text.index(".") + 1
    first = replace(kept.reading.claims[0], sentence=Span(0, end))
    at = text.index("dead")
    begin = len(text) - len(then.lstrip())
    second = replace(first, id="c2", kind=Kind.CASUALTIES, trigger=Span(at, at + 4), attribution=None)
    second = replace(second, sentence=Span(begin, len(text)))
    kept = replace(kept, reading=replace(kept.reading, claims=(first, second)))
    voices = [each.voice.is_publisher for each in tellings([kept], PARTIES) if each.claim == "c2"]
    assert voices == [not is_his]


def test_what_it_is_done_according_to_says_nothing() -> None:
    report = Wrote("a", "Six men were arrested according to the laws of war.", "arrested", speaker="laws of war")
    (telling,) = tellings([report.kept()], Parties(SIDES))
    assert telling.voice.is_publisher


@pytest.mark.parametrize(
    ("text", "trigger", "speaker", "side"),
    [
        (
            "Rebels admitted that the army was in Oysterby, south of their stronghold of Saltmarsh.",
            "stronghold",
            "Rebels",
            FRONT,
        ),
        ("The army moves on Saltmarsh, its last bastion in the bay.", "bastion", None, REPUBLIC),
        (
            "The flag of Example Republic is flying over Saltmarsh.",
            "flag of Example Republic is flying over",
            None,
            REPUBLIC,
        ),
    ],
)
def test_whose_a_stronghold_or_a_flag_is(text: str, trigger: str, speaker: str | None, side: str) -> None:
    wrote = Wrote("a", text, trigger, Kind.HOLDING, speaker=speaker, reality=Reality.ONGOING)
    kept = wrote.kept()
    assert told(kept).agent == side


def test_news_that_reaches_a_partys_paper_is_its_own_word() -> None:
    wrote = Wrote("a", "News reaches us that rebels took Saltmarsh.", "took", publisher=RADIO, speaker="News")
    assert (told(wrote.kept()).voice.side, told(wrote.kept()).voice.is_publisher) == (FRONT, True)


@pytest.mark.parametrize(("publisher", "side"), [(RADIO, FRONT), (GAZETTE, REPUBLIC)])
def test_officials_of_the_movement_in_a_partys_own_paper_are_its_own(publisher: str, side: str | None) -> None:
    text = "Saltmarsh was lost on Sunday, officials of the movement said."
    telling = told(Wrote("a", text, "lost", publisher=publisher, speaker="officials of the movement").kept())
    assert telling.voice.side == side


def test_a_town_that_is_ours_is_the_speakers_whomever_his_sentence_names() -> None:
    text = "On the Front's news he said that Saltmarsh is calm and ours."
    kept = Wrote("a", text, "ours", kind=Kind.GAIN, publisher=RADIO, place="Saltmarsh").kept()
    assert told(kept).agent == told(kept).voice.side


def test_who_told_of_it_did_not_do_it() -> None:
    text = "News by the Front that Saltmarsh had been taken was read out."
    kept = Wrote("a", text, "taken", kind=Kind.GAIN, publisher="Example Wire", place="Saltmarsh").kept()
    assert told(kept).agent is None
