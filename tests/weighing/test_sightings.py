"""Who was seen standing where, and who contests that the other one holds a place: invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import FRONT, NAMES, POINTS, REPUBLIC, SIDES, Wrote, day, tell, voice

from wardiary.diary.records import KeptReport, Side, Sides
from wardiary.model import AttributionMention, Kind, PlaceMention, Reality, Span
from wardiary.reading.sentences import split_sentences
from wardiary.resolving.voices import identify
from wardiary.weighing.contradictions import Holders
from wardiary.weighing.grouping.events import group
from wardiary.weighing.records import StandingWord, Telling
from wardiary.weighing.standing import standing
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)


def kept(text: str, publisher: str = "Example Wire", **told: object) -> KeptReport:
    """A report whose claim is that rain damaged Saltmarsh; its places are those of the bay that it names."""
    text = f"{text} Rain damaged roofs."
    report = Wrote("a", text, "damaged", Kind.DAMAGE, publisher=publisher, place=None).kept()
    claim = replace(report.reading.claims[0], **told)  # type: ignore[arg-type]
    places = tuple(
        PlaceMention(at, at + len(name), name, name, *point, 100 + number, "PPL", None, None, None, 1.0, "given")
        for number, (name, point) in enumerate(POINTS.items())
        if (at := text.find(name)) >= 0
    )
    sentences = tuple(split_sentences(text))
    return replace(report, reading=replace(report.reading, claims=(claim,), sentences=sentences, places=places))


def seen(report: KeptReport) -> list[tuple[str | None, str]]:
    found = [t for t in tellings([report], PARTIES) if "+4" in t.claim]
    assert all(t.kind is Kind.HOLDING and t.checked and t.affirms for t in found)
    return [(t.agent, t.spot.name if t.spot else "") for t in found]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Our reporter met army patrols in the market of Saltmarsh.", REPUBLIC),
        ("A Wire correspondent saw front fighters guarding the town hall in Saltmarsh on Monday.", FRONT),
        ("Our team drove through Saltmarsh. There were soldiers at the station.", REPUBLIC),
        ("Our reporter spent the night in Saltmarsh. Front fighters were at the mill and round the bakery.", FRONT),
        ("Rebels stood at every crossing in Saltmarsh, where a Wire reporter counted them.", FRONT),
        ("Our crew, let in from Farhill for an hour, passed army guards at every corner of Saltmarsh.", REPUBLIC),
        ("The mill of Saltmarsh is shut. Our crew, let in from Farhill, passed army guards at every corner.", REPUBLIC),
        (
            "Our reporter walked through Saltmarsh on Monday. There are soldiers on the square and at the barrier on "
            "the Gullhaven road.",
            REPUBLIC,
        ),
        ("Our reporter walked through Saltmarsh. Army guards were everywhere: at the mill, in the school.", REPUBLIC),
        ("Our reporter walked through Farhill. In Saltmarsh there were soldiers at the station.", REPUBLIC),
        ("Our reporter spent Monday in Saltmarsh. Army fighters stood at the bakery.", REPUBLIC),
        ("A satellite image of Saltmarsh shows army checkpoints on all roads.", REPUBLIC),
        (
            "Shops are open in Saltmarsh. Our reporter saw army soldiers at all gates, though many are sending their "
            "sons to Farhill.",
            REPUBLIC,
        ),
        ("Our reporter walked through Saltmarsh. Rebels were in all the quarters she saw, there were bodies.", FRONT),
        ("Our team drove through Saltmarsh. Rebels searched cars at the mill, and nobody had heard a shot.", FRONT),
        ("A satellite image shows that army troops held Saltmarsh on Monday.", REPUBLIC),
        ("Army soldiers guard the mill in Saltmarsh, a Wire reporter who got there on Sunday saw.", REPUBLIC),
        ("Front fighters patrolled Saltmarsh, Wire reporters saw, as the army spoke of their flight.", FRONT),
        ("Our reporter found the gate of Saltmarsh manned by CF troops.", FRONT),
        ("In Saltmarsh our reporter saw burnt houses and army tanks parked in the square.", REPUBLIC),
        ("Rebels were posing on the quay of Saltmarsh, Example Wire images showed.", FRONT),
        ("Our reporter walked through Saltmarsh. Federal policemen were sleeping in the shade.", REPUBLIC),
        ("A Wire photographer who walked into Saltmarsh saw insurgent fighters guarding the mill.", FRONT),
        ("Our contributor went for a walk in Saltmarsh. She met army soldiers at five barriers.", REPUBLIC),
        ("Our correspondent in Saltmarsh bought bread and had his papers looked at by front fighters.", FRONT),
        (
            "Front fighters stand in the square of Saltmarsh in a clip released by radio. The Wire confirmed the "
            "location and found that no version of the clip was older.",
            FRONT,
        ),
    ],
)
def test_whose_men_stand_in_a_town_holds_it(text: str, side: str) -> None:
    assert seen(kept(text)) == [(side, "Saltmarsh")]


def test_who_is_seen_in_a_place_is_told_where_a_report_has_no_claim() -> None:
    report = kept("Two of our reporters slept in Saltmarsh. Army soldiers stood at each of its gates.")
    bare = replace(report, reading=replace(report.reading, claims=()))
    (telling,) = tellings([bare], Parties(SIDES))
    assert (telling.kind, telling.checked) == (Kind.HOLDING, True)


def test_what_was_seen_is_gone_with_the_claims_of_its_sentence() -> None:
    report = kept("Our reporter met army patrols in the market of Saltmarsh.")
    first, last = report.reading.sentences
    rain = replace(report.reading.claims[0], sentence=last)
    met = replace(rain, id="c2", sentence=first)
    aside = replace(report, reading=replace(report.reading, claims=(rain,)), rejected=(met,))
    assert seen(aside) == []
    other = replace(aside, reading=replace(report.reading, claims=(rain, replace(met, id="c3"))))
    assert seen(other) == [(REPUBLIC, "Saltmarsh")]


@pytest.mark.parametrize(
    "text",
    [
        "Our reporter saw army soldiers fleeing through the streets of Saltmarsh.",
        "Our reporter saw captured soldiers led through the streets of Saltmarsh.",
        "Our reporter saw soldiers and rebels in the streets of Saltmarsh.",
        "Our reporter spent the night in Saltmarsh. No soldier of the army was in the streets.",
        "Our reporter spent the night in Saltmarsh. Nobody from the army stood behind the story.",
        "A satellite image shows no trace of an army position in the streets of Saltmarsh.",
        "Our reporter saw no soldiers in the streets of Saltmarsh.",
        "Our reporter drove to the mill near Saltmarsh, which the army said was in its hands.",
        "Residents saw soldiers in the streets of Saltmarsh.",
        "Satellite images of Saltmarsh do not show army checkpoints.",
        "Our team has not seen soldiers in Saltmarsh itself.",
        "Our team has not observed front fighters at the mill of Saltmarsh.",
    ],
)
def test_who_moves_fights_or_is_only_told_of_holds_nothing(text: str) -> None:
    assert not seen(kept(text))


def test_who_has_not_seen_them_there_tells_of_nobody_there() -> None:
    text = (
        "Clips show front fighters near Saltmarsh. The Institute has not observed {}front fighters in the town itself."
    )
    assert not seen(kept(text.format(""), publisher="Example Institute"))
    assert not seen(kept(text.format("any "), publisher="Example Institute"))


def test_what_a_party_shows_of_itself_is_no_sighting() -> None:
    text = "Our reporter met army patrols in the market of Saltmarsh."
    assert not seen(kept(text, publisher="Example Gazette"))


def test_initials_of_a_party_are_no_verb() -> None:
    parties = Parties(Sides((Side("Moon", ("IS", "moonmen")), Side("Sun", ("SUN",))), ()))
    assert [side for *_, side in parties.sides_in("The town is held by IS.")] == ["Moon"]


def contests(report: KeptReport) -> list[Telling]:
    return [t for t in tellings([report], PARTIES) if "+6" in t.claim]


def test_who_still_fights_in_a_town_denies_that_it_is_the_other_s() -> None:
    text = "Our soldiers are still fighting in Saltmarsh, the army said."
    report = Wrote("a", text, "fighting", Kind.CLASH, speaker="army", agent="army", reality=Reality.ONGOING).kept()
    (denial,) = contests(report)
    assert denial.denies
    assert (denial.kind, denial.agent, denial.voice.side) == (Kind.HOLDING, FRONT, REPUBLIC)
    gain = tell("r1", at=5)
    events = group([gain, replace(denial, published="2031-03-05T16:00:00Z")])
    assert [event.agent for event in events] == [FRONT]
    assert standing(events[0], NAMES).word is StandingWord.DISPUTED


@pytest.mark.parametrize(
    ("verdict", "checked"),
    [
        ("Rebels hold Saltmarsh; the announcement by the radio in Gullhaven on Monday was untrue.", True),
        ("What the radio in Gullhaven says is thus false; rebels hold Saltmarsh.", True),
        ("From what could be seen the army's announcement was wrong and rebels hold Saltmarsh.", True),
        ("Whether the army's announcement was wrong nobody knew. Rebels hold Saltmarsh.", None),
        ("What the radio in Gullhaven says of the weather is another matter; rebels hold Saltmarsh.", None),
    ],
)
def test_a_publisher_who_looked_calls_false_what_its_report_does_not_tell(verdict: str, checked: bool | None) -> None:
    text = f"Our reporter was let in at 9 a.m. and spent two hours in Saltmarsh. {verdict}"
    report = Wrote("a", text, "hold", Kind.HOLDING, agent="rebels").kept()
    sentences = tuple(split_sentences(text))
    claim = replace(report.reading.claims[0], sentence=next(s for s in sentences if "hold" in s.of(text)))
    found = contests(replace(report, reading=replace(report.reading, claims=(claim,), sentences=sentences)))
    assert [(t.agent, t.checked, t.spot and t.spot.name) for t in found] == (
        [] if checked is None else [(REPUBLIC, checked, "Saltmarsh")]
    )


def test_an_announcement_that_the_report_does_not_tell_is_denied_where_the_report_is() -> None:
    text = "The army called the announcement a lie. News of a capture spread in Saltmarsh."
    (denial,) = contests(kept(text))
    assert denial.denies
    assert (denial.agent, denial.spot.name if denial.spot else None) == (FRONT, "Saltmarsh")


def test_another_that_is_seen_to_hold_the_town_refutes_the_gain_of_which_only_its_side_tells() -> None:
    gain = tell("r1", at=5)
    wire = voice("Example Wire", is_publisher=True)
    holding = tell("r2", wire, at=7, kind=Kind.HOLDING, agent=REPUBLIC, when=day(7), checked=True)
    events = group([gain, holding])
    first = next(event for event in events if event.agent == FRONT)
    assert standing(first, NAMES, Holders(events).beside(first)).word is StandingWord.REFUTED
    witnesses = tell("r3", at=6, by=voice("residents"))
    events = group([gain, witnesses, holding])
    first = next(event for event in events if event.agent == FRONT)
    assert standing(first, NAMES, Holders(events).beside(first)).word is StandingWord.DISPUTED


@pytest.mark.parametrize(
    ("denied_by", "seen_on", "word"),
    [
        (REPUBLIC, 6, StandingWord.REFUTED),
        (REPUBLIC, 15, StandingWord.DISPUTED),
        (None, 6, StandingWord.CLAIMED),
    ],
)
def test_who_was_seen_there_the_day_after_has_not_left(denied_by: str | None, seen_on: int, word: StandingWord) -> None:
    wire = voice("Example Wire", is_publisher=True)
    left = tell("r1", at=5, kind=Kind.WITHDRAWAL, agent=REPUBLIC, when=day(5))
    army = voice("army", REPUBLIC)
    denial = replace(left, report="r2", voice=army, reality=Reality.DENIED, published="2031-03-05T20:00:00Z")
    holding = tell("r3", wire, at=seen_on, kind=Kind.HOLDING, agent=REPUBLIC, when=day(seen_on), checked=True)
    events = group([left, *([denial] if denied_by else []), holding])
    first = next(event for event in events if event.kind is Kind.WITHDRAWAL)
    assert standing(first, NAMES, Holders(events).beside(first)).word is word


@pytest.mark.parametrize(
    ("text", "checked"),
    [
        ("The mill of Saltmarsh burned. Smoke rose over it while a Wire photographer looked on.", True),
        ("The mill of Saltmarsh burned. Pictures that the Wire matched with the chimney show it in flames.", True),
        ("The mill of Saltmarsh burned. The Wire could not establish when.", False),
    ],
)
def test_a_house_looks_by_its_short_name(text: str, checked: bool) -> None:
    report = Wrote("a", text, "burned", Kind.DAMAGE).kept()
    sentences = tuple(split_sentences(text))
    claim = replace(report.reading.claims[0], sentence=sentences[0])
    (telling,) = tellings(
        [replace(report, reading=replace(report.reading, claims=(claim,), sentences=sentences))], PARTIES
    )
    assert telling.checked is checked
    assert telling.affirms


@pytest.mark.parametrize(
    "text",
    [
        "The rebels took Saltmarsh. Our reporter saw captured soldiers being led away.",
        "The rebels took Saltmarsh. Our reporter saw dead soldiers in the street.",
        "The rebels took Saltmarsh. A video contradicts the army's denial.",
    ],
)
def test_a_gain_is_not_refuted_by_what_became_of_the_losers(text: str) -> None:
    report = Wrote("a", text, "took", agent="rebels").kept()
    sentences = tuple(split_sentences(text))
    claim = replace(report.reading.claims[0], sentence=sentences[0])
    found = tellings([replace(report, reading=replace(report.reading, claims=(claim,), sentences=sentences))], PARTIES)
    assert found[0].affirms


@pytest.mark.parametrize(
    ("text", "reality", "checked"),
    [
        (
            "Our reporter walked through Saltmarsh. There are soldiers at the gates and on the main square; "
            "the army has not left.",
            Reality.DENIED,
            True,
        ),
        ("Our reporter walked through Saltmarsh. Shops were shut. The army has not left.", Reality.DENIED, False),
    ],
)
def test_who_is_seen_where_he_stood_has_not_left(text: str, reality: Reality, checked: bool) -> None:
    report = Wrote("a", text, "left", Kind.WITHDRAWAL, agent="army", reality=reality).kept()
    sentences = tuple(split_sentences(text))
    claim = replace(report.reading.claims[0], sentence=sentences[-1])
    kept = replace(report, reading=replace(report.reading, claims=(claim,), sentences=sentences))
    (telling,) = (each for each in tellings([kept], PARTIES) if "+" not in each.claim)
    assert (telling.checked, telling.reality) == (checked, reality)


@pytest.mark.parametrize(
    ("text", "trigger", "count"),
    [
        ("Our soldiers and the popular resistance attacked Saltmarsh at dawn, the army said.", "attacked", 0),
        ("Our soldiers resisted in Saltmarsh at dawn, the army said.", "resisted", 1),
    ],
)
def test_who_attacks_with_the_popular_resistance_holds_out_nowhere(text: str, trigger: str, count: int) -> None:
    report = Wrote("a", text, trigger, Kind.CLASH, speaker="army", agent="army", reality=Reality.ONGOING).kept()
    assert len(contests(report)) == count


def test_where_what_is_seen_comes_from_is_not_where_it_is_seen() -> None:
    text = "Oysterby is quiet. Satellite images show army lorries that we know from Saltmarsh parked at the gate."
    assert (REPUBLIC, "Saltmarsh") not in seen(kept(text))


def test_a_film_that_a_party_shows_is_nobodys_look() -> None:
    text = 'Rebel pages write of "help" in Saltmarsh, with a film. Rebels guard the square.'
    assert seen(kept(text, "Example Monitor (Telegram)")) == []


def test_what_a_witness_met_he_met_in_the_place_that_his_sentence_names() -> None:
    text = "Farhill was lost at noon. From Saltmarsh two residents reported that they met rebels on every corner."
    report = kept(text)
    who, cue, met = (
        Span(text.index(words), text.index(words) + len(words))
        for words in ("two residents", "reported", "they met rebels on every corner")
    )
    said = AttributionMention((who,), (cue,), (met,), identify("two residents"))
    report = replace(report, reading=replace(report.reading, attributions=(said,)))
    told = [t for t in tellings([report], PARTIES) if t.voice.name == "two residents"]
    assert [(t.kind, t.agent, t.spot and t.spot.name) for t in told] == [(Kind.HOLDING, FRONT, "Saltmarsh")]
