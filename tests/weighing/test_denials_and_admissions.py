"""Denials that are of less, of another time or of who did it; admissions by leaving: invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_answers import PARTIES, TOOK, kept, seconds
from weighing_samples import FRONT, NAMES, REPUBLIC, SIDES, Wrote, day, tell, voice

from wardiary.claims.naming import CIVILIANS
from wardiary.model import Actor, ActorRole, Kind, Reality, Span
from wardiary.weighing.contradictions import Holders
from wardiary.weighing.evidence.answers import answers_in
from wardiary.weighing.evidence.traces import traced
from wardiary.weighing.grouping.events import group
from wardiary.weighing.grouping.founding import founds
from wardiary.weighing.records import Event, Sharpness, StandingWord, Telling, When
from wardiary.weighing.standing import standing
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

ARMY = voice("army", REPUBLIC)


def told(wrote: Wrote) -> Telling:
    (telling,) = (each for each in tellings([wrote.kept()], PARTIES) if "+" not in each.claim)
    return telling


def gain_of(events: tuple[Event, ...], at: int) -> tuple[Event, Holders]:
    holders = Holders(events)
    return next(e for e in events if e.kind is Kind.GAIN and int(e.when.first) == int(day(at).first)), holders


@pytest.mark.parametrize(("again", "word"), [(False, StandingWord.CONCEDED), (True, StandingWord.CLAIMED)])
def test_who_leaves_a_place_weeks_after_another_took_it_owns_to_that(*, again: bool, word: StandingWord) -> None:
    took = tell("a", voice("CF", FRONT), at=5)
    left = tell("b", ARMY, at=18, kind=Kind.WITHDRAWAL, agent=REPUBLIC, when=day(18))
    back = tell("c", ARMY, at=10, agent=REPUBLIC, when=day(10))
    first, holders = gain_of(group([took, *([back] if again else []), left]), 5)
    assert standing(first, NAMES, holders.beside(first)).word is word


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The army chief said he had ordered his men out of Saltmarsh.", "out"),
        ("The army said its command had ordered all troops out of Saltmarsh.", "out"),
    ],
)
def test_who_ordered_his_men_out_of_a_place_left_it(text: str, trigger: str) -> None:
    telling = told(Wrote("a", text, trigger, Kind.WITHDRAWAL, speaker="army", reality=Reality.PLANNED))
    assert (telling.kind, telling.reality, telling.agent) == (Kind.WITHDRAWAL, Reality.OCCURRED, REPUBLIC)


def test_who_redeployed_from_a_place_left_it() -> None:
    text = "The lads redeployed from Saltmarsh to better lines, CF said."
    assert told(Wrote("a", text, "redeployed", Kind.DEPLOYMENT, speaker="CF")).kind is Kind.WITHDRAWAL


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("The army denied that it targeted civilians at Saltmarsh.", False),
        ("The army denied that any civilians had been hit at Saltmarsh.", False),
        ("The army denied that it targeted Saltmarsh.", True),
    ],
)
def test_who_denies_only_whom_a_blow_hit_does_not_deny_the_blow(text: str, *, denies: bool) -> None:
    trigger = "targeted" if "targeted" in text else "hit"
    telling = told(Wrote("a", text, trigger, Kind.STRIKE, speaker="army", reality=Reality.DENIED))
    assert telling.mentions is not denies


def test_a_denial_before_the_admission_is_over() -> None:
    text = "The rebels pulled back from Saltmarsh, CF said, a day after it had denied that the town was lost."
    assert told(Wrote("a", text, "lost", speaker="CF", reality=Reality.DENIED)).mentions


def test_forces_that_left_to_avoid_being_surrounded_were_not_surrounded() -> None:
    text = "The army said it left Saltmarsh to avoid being encircled."
    telling = told(Wrote("a", text, "encircled", Kind.DEPLOYMENT, speaker="army"))
    assert telling.mentions


@pytest.mark.parametrize(
    "words",
    [
        "An army spokesman admitted that contact had been lost with the men in the town.",
        "An army spokesman acknowledged that it had lost contact with its garrison.",
    ],
)
def test_who_lost_contact_with_his_men_owns_to_the_loss(words: str) -> None:
    (second,) = seconds(kept(f"{TOOK} {words}", (("An army spokesman", words.split()[3], words.split("that ")[1]),)))
    assert (second.reality, second.voice.side) == (Reality.OCCURRED, REPUBLIC)


@pytest.mark.parametrize(
    "words",
    [
        "The governor of Saltmarsh said the story was outrageous lies.",
        "The governor of Saltmarsh described the allegations as lies.",
    ],
)
def test_lies_of_any_sort_are_denied(words: str) -> None:
    (second,) = seconds(kept(f"{TOOK} {words}"))
    assert second.denies


@pytest.mark.parametrize(
    ("words", "is_blame"),
    [
        ("The army blamed the rebels.", True),
        ("The army accused the rebels of the shelling.", True),
        ("Traders blamed the rains.", True),
        ("The army accused the rebels of breaking their word.", False),
        ("The army put the blame for it on the rebels.", False),
    ],
)
def test_who_blames_somebody_says_that_it_happened(words: str, *, is_blame: bool) -> None:
    found = answers_in(kept(f"{TOOK} {words}"))
    assert any(each.blames for each in found) is is_blame
    assert not seconds(kept(f"{TOOK} {words}"))  # but only of harm: nobody is blamed for a taking


def test_who_rejects_only_that_he_is_blamed_denies_no_harm() -> None:
    text = "Shells fell on Saltmarsh, residents said. The army blamed the rebels. CF rejected the charge as absurd."
    report = kept(text.replace("Shells fell", "Shells took"))
    claim = replace(report.reading.claims[0], kind=Kind.STRIKE, attribution=None, actors=())
    found = seconds(replace(report, reading=replace(report.reading, claims=(claim,))))
    assert [(each.voice.side, each.reality) for each in found] == [(REPUBLIC, Reality.OCCURRED)]


@pytest.mark.parametrize("who", ["terrorists", "bandits", "armed men"])
def test_a_party_that_denies_that_anybody_came_denies_it_of_its_enemy(who: str) -> None:
    text = f"The army denied the entry of {who} into Saltmarsh."
    report = Wrote("a", text, "entry", Kind.ADVANCE, speaker="army", reality=Reality.DENIED).kept()
    at = text.index(who)
    actor = Actor(Span(at, at + len(who)), who, ActorRole.TARGET)
    claim = replace(report.reading.claims[0], actors=(actor,))
    (telling,) = tellings([replace(report, reading=replace(report.reading, claims=(claim,)))], PARTIES)
    assert (telling.denies, telling.agent) == (True, FRONT)


def test_what_a_partys_own_paper_denies_of_the_other_somebody_has_told() -> None:
    gazette = voice("Example Gazette", REPUBLIC, is_publisher=True)
    wire = voice("Example Wire", is_publisher=True)
    assert founds(tell("a", gazette, reality=Reality.DENIED))
    assert not founds(tell("a", gazette, reality=Reality.DENIED, agent=REPUBLIC, when=_understood()))
    assert founds(tell("a", gazette, reality=Reality.DENIED, when=_understood()))
    assert not founds(tell("a", wire, reality=Reality.DENIED, when=_understood()))


def _understood() -> When:
    return replace(day(5), sharpness=Sharpness.UNDERSTOOD)


@pytest.mark.parametrize(
    ("text", "trigger", "agent", "target"),
    [
        ("The army said two of its soldiers were killed in a raid on Saltmarsh.", "raid", None, REPUBLIC),
        ("The army said its troops were shelled at Saltmarsh.", "shelled", None, REPUBLIC),
        ("The army said its guns were shelling Saltmarsh.", "shelling", REPUBLIC, None),
    ],
)
def test_its_own_men_whom_a_blow_befell_did_not_strike_it(
    text: str, trigger: str, agent: str | None, target: str | None
) -> None:
    telling = told(Wrote("a", text, trigger, Kind.STRIKE, speaker="army"))
    assert (telling.agent, telling.target) == (agent, target)


def test_an_office_stands_for_its_side_where_only_its_holder_s_name_is_given() -> None:
    text = "Military spokesman Colonel Roderick Vane said planes had struck Saltmarsh."
    report = Wrote("a", text, "struck", Kind.STRIKE, speaker="Roderick Vane").kept()
    said = report.reading.claims[0].attribution
    assert said is not None
    claim = replace(report.reading.claims[0], attribution=replace(said, span=Span(0, text.index(" said"))))
    (telling,) = tellings([replace(report, reading=replace(report.reading, claims=(claim,)))], PARTIES)
    assert telling.voice.side == REPUBLIC


def test_counted_sources_of_a_party_are_the_partys() -> None:
    assert Parties(SIDES).side_of("two rebel sources") == FRONT


@pytest.mark.parametrize(
    ("text", "trigger", "is_false"),
    [
        (
            "CF posted a film of a mill it said was hit at Saltmarsh. Our reporter found the film to date from 2019.",
            "hit",
            True,
        ),
        ("CF posted a clip of Saltmarsh. Our reporters found that the clip was from a blast in 2019.", "blast", False),
    ],
)
def test_a_film_that_is_older_shows_nothing_and_what_it_is_of_is_not_denied(
    text: str, trigger: str, *, is_false: bool
) -> None:
    report = Wrote("a", text, trigger, Kind.STRIKE, speaker=None).kept()
    sentences = (Span(0, text.index(" Our")), Span(text.index("Our"), len(text)))
    sentence = next(each for each in sentences if each.contains(report.reading.claims[0].trigger))
    claim = replace(report.reading.claims[0], sentence=sentence)
    (telling,) = tellings(
        [replace(report, reading=replace(report.reading, claims=(claim,), sentences=sentences))], PARTIES
    )
    assert telling.denies is is_false


@pytest.mark.parametrize(("quote", "denies"), [("", True), ('"', False)])
def test_what_a_quotation_calls_untrue_is_not_called_so_by_the_paper(quote: str, *, denies: bool) -> None:
    text = f"CF claimed that its men had taken Saltmarsh. {quote}This is not true. Our men are there."
    report = Wrote("a", text, "taken", speaker="CF", agent="its men").kept()
    claim = replace(report.reading.claims[0], sentence=Span(0, text.index(f" {quote}This")))
    telling = tellings([replace(report, reading=replace(report.reading, claims=(claim,)))], PARTIES)[0]
    assert telling.denies is denies


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The situation in Saltmarsh was under control, the army said.", REPUBLIC),
        ("Saltmarsh was under full control and the rebels were on the run, the army said.", REPUBLIC),
        ("Saltmarsh was under control of the rebels, the army said.", FRONT),
    ],
)
def test_what_a_party_says_to_be_under_control_is_under_its_own(text: str, side: str) -> None:
    trigger = text[text.index("under") : text.index("control") + len("control")]
    assert told(Wrote("a", text, trigger, Kind.HOLDING, speaker="army", reality=Reality.ONGOING)).agent == side


def test_who_was_pushed_back_from_a_place_did_not_take_it_then() -> None:
    text = "Rebels took Saltmarsh. The rebels were pushed back, the army said."
    report = Wrote("a", text, "took", agent="rebels").kept()
    took = replace(report.reading.claims[0], sentence=Span(0, text.index(" The")))
    at = text.index("pushed")
    back = replace(
        Wrote("a", text, "pushed back", Kind.ADVANCE, speaker="army", agent="rebels").claim(),
        id="c2",
        sentence=Span(text.index("The rebels"), len(text)),
    )
    assert back.trigger.start == at
    reading = replace(report.reading, claims=(took, back), sentences=(took.sentence, back.sentence))
    found = [each for each in tellings([replace(report, reading=reading)], PARTIES) if each.claim == "c2"]
    assert all(each.kind is not Kind.GAIN for each in found)


@pytest.mark.parametrize("shown", ["found its houses standing", "saw all walls standing"])
def test_houses_that_stand_were_not_burned(shown: str) -> None:
    assert traced(f"Monitors {shown}", Kind.DAMAGE, "The army burned the houses and walls of Saltmarsh.") is False


def test_the_youths_of_a_party_are_its_men() -> None:
    text = "CF youths overran Saltmarsh."
    report = Wrote("a", text, "overran").kept()
    claim = replace(report.reading.claims[0], actors=(Actor(Span(0, len("CF youths")), CIVILIANS, ActorRole.AGENT),))
    (telling,) = tellings([replace(report, reading=replace(report.reading, claims=(claim,)))], PARTIES)
    assert telling.agent == FRONT


def test_who_rejects_an_accusation_of_what_another_told_before_denies_only_his_part() -> None:
    first, second = "A blast tore through Saltmarsh.", "The army accused the rebels of the blast in Saltmarsh."
    text = f"{first} {second} CF rejected the accusation."
    report = Wrote("a", text, "blast", Kind.EXPLOSION).kept()
    sentences = (
        Span(0, len(first)),
        Span(len(first) + 1, len(first) + 1 + len(second)),
        Span(text.index("CF rejected"), len(text)),
    )
    told_first = replace(report.reading.claims[0], sentence=sentences[0])
    at = text.index("blast in")
    accused = replace(
        Wrote("a", text, "blast", Kind.EXPLOSION, speaker="army", agent="rebels").claim(),
        id="c2",
        trigger=Span(at, at + len("blast")),
        sentence=sentences[1],
    )
    reading = replace(report.reading, claims=(told_first, accused), sentences=sentences)
    assert not any(each.denies for each in tellings([replace(report, reading=reading)], PARTIES))


@pytest.mark.parametrize(("first", "joins"), [(5, True), (-120, False)])
def test_that_nobody_was_lost_today_denies_no_months_of_fire(first: int, *, joins: bool) -> None:
    when = When(day(5).first + min(first - 5, 0), day(5).last, Sharpness.VAGUE)
    hit = tell("a", voice("Example Wire"), kind=Kind.STRIKE, agent=None, when=when)
    lost = tell("b", ARMY, kind=Kind.CASUALTIES, agent=None, reality=Reality.DENIED)
    assert (len(group([hit, lost])) == 1) is joins


def test_who_denies_the_flats_and_boasts_of_a_depot_bears_out_nothing() -> None:
    hit = tell("a", voice("CF", FRONT), kind=Kind.STRIKE, agent=REPUBLIC)
    flats = tell("b", ARMY, kind=Kind.STRIKE, agent=REPUBLIC, reality=Reality.DENIED)
    depot = tell("b", ARMY, kind=Kind.STRIKE, agent=REPUBLIC, claim="c2", order=1)
    (event,) = group([hit, flats, depot])
    assert standing(event, NAMES).word is not StandingWord.CORROBORATED
