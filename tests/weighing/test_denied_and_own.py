"""Who denies, who admits, who had no part, and who still holds a place by its own word: invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import FRONT, NAMES, REPUBLIC, SIDES, Wrote, day, tell, voice

from wardiary.diary.records import Side, Sides
from wardiary.model import Kind, Reality, Span
from wardiary.weighing.contradictions import Holders
from wardiary.weighing.grouping.events import group
from wardiary.weighing.records import StandingWord, Telling
from wardiary.weighing.standing import standing
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)
GAZETTE = "Example Gazette"


def told(wrote: Wrote) -> Telling:
    (telling,) = tellings([wrote.kept()], PARTIES)
    return telling


def test_a_story_dismissed_as_an_invention_is_denied_by_who_dismisses_it() -> None:
    text = "The army dismissed as an invention of foreign scribblers the story that Saltmarsh had fallen."
    telling = told(Wrote("a", text, "fallen", speaker="army", reality=Reality.BACKGROUND))
    assert telling.denies
    assert telling.voice.side == REPUBLIC
    assert telling.agent in (None, FRONT)


def test_a_denial_in_the_following_sentence_is_the_publishers_also_where_it_was_read_as_the_first_ones() -> None:
    text = "On Monday the army told everybody that it held Saltmarsh. It did not."
    kept = Wrote("a", text, "held", kind=Kind.HOLDING, speaker="army", reality=Reality.DENIED).kept()
    claim = replace(kept.reading.claims[0], sentence=Span(0, text.index(" It did")))
    (telling,) = tellings([replace(kept, reading=replace(kept.reading, claims=(claim,)))], PARTIES)
    assert telling.denies
    assert telling.voice.is_publisher


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("The CF said that it had not fired on the market of Saltmarsh.", "fired", Kind.STRIKE),
        ("The CF says its gunners have never opened fire on Saltmarsh.", "opened fire", Kind.STRIKE),
        ("Nothing was fired from its villages at Saltmarsh, the CF said.", "fired", Kind.STRIKE),
        ("The CF denied that its men had anything to do with the deaths at Saltmarsh.", "deaths", Kind.STRIKE),
        ("At Saltmarsh nobody had been hurt, the CF said.", "hurt", Kind.CASUALTIES),
        ("There were no injuries at Saltmarsh, the CF said.", "injuries", Kind.CASUALTIES),
    ],
)
def test_who_did_not_fire_or_was_not_hurt_denies_no_blow(text: str, trigger: str, kind: Kind) -> None:
    telling = told(Wrote("a", text, trigger, kind, speaker="CF", reality=Reality.DENIED))
    assert (telling.denies, telling.affirms) == (False, False)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The CF said that no bomb had fallen on Saltmarsh.", "fallen"),
        ("The CF denied that any shell had been fired at Saltmarsh.", "fired"),
        ("No civilian had been killed or hurt at Saltmarsh, the CF said.", "killed"),
    ],
)
def test_who_says_that_nothing_fell_or_nobody_was_killed_denies_it(text: str, trigger: str) -> None:
    assert told(Wrote("a", text, trigger, Kind.STRIKE, speaker="CF", reality=Reality.DENIED)).denies


def test_where_nobody_was_left_to_fight_there_was_a_fight() -> None:
    text = "The guards fought until noon at Saltmarsh, then there was nobody left to fight."
    telling = told(Wrote("a", text, "fought", Kind.CLASH, reality=Reality.DENIED))
    assert not telling.denies


@pytest.mark.parametrize("words", ["had nothing to do with", "had no hand in", "played no part in"])
def test_who_had_no_part_in_it_neither_tells_nor_denies_that_it_happened(words: str) -> None:
    telling = told(Wrote("a", f"The CF said that it {words} the shelling.", "shelling", kind=Kind.STRIKE, speaker="CF"))
    assert telling.mentions
    assert not telling.affirms


def test_what_is_admitted_is_not_denied_by_the_denial_that_it_ends() -> None:
    text = "A governor admitted what the army denied on Sunday: the CF took Saltmarsh."
    kept = Wrote("a", text, "took", speaker="army", agent="CF").kept()
    claim = kept.reading.claims[0]
    assert claim.attribution is not None
    cue = Span(text.index("denied"), text.index(" on Sunday"))
    claim = replace(claim, attribution=replace(claim.attribution, cue=cue))
    (telling,) = tellings([replace(kept, reading=replace(kept.reading, claims=(claim,)))], PARTIES)
    assert telling.affirms


def test_what_an_analyst_regards_as_confirmed_is_checked() -> None:
    text = "We regard the capture of Saltmarsh by the rebels as confirmed."
    assert told(Wrote("a", text, "capture", publisher="Example Institute", agent="rebels")).checked


def test_of_whom_not_one_came_near_does_not_hold_the_place_that_remains_in_other_hands() -> None:
    text = "Not one CF gunman has come near, and Saltmarsh remains in the hands of the province’s watchmen."
    wrote = Wrote("a", text, "in the hands", kind=Kind.HOLDING, publisher=GAZETTE)
    assert told(wrote).agent == REPUBLIC
    assert told(replace(wrote, publisher="Example Wire")).agent is None
    other = replace(wrote, text="Saltmarsh remains in the hands of the CF.")
    assert told(other).agent == FRONT


def test_an_adjective_that_only_one_side_bears_makes_its_forces_known() -> None:
    two = Parties(
        Sides((Side("A", ("Morrow militia", "Morrow council")), Side("B", ("Hill army", "Hillish fighters"))))
    )
    assert two.side_of("Morrow force") == "A"
    assert two.side_of("Morrow farmers") != "A"
    assert two.side_of("Hillish unit") == "B"
    assert two.side_of("Hillish farmers") != "B"


def test_a_gain_checked_days_later_speaks_for_the_gain_told_before() -> None:
    first = tell("r1", at=5)
    checked = tell("r2", voice("Example Institute"), at=8, when=day(8), checked=True)
    events = group([first, checked])
    assert len(events) == 2
    assert standing(events[0], NAMES, Holders(events).beside(events[0])).word is StandingWord.VERIFIED
    other = replace(checked, agent=REPUBLIC)
    events = group([first, other])
    assert standing(events[0], NAMES, Holders(events).beside(events[0])).word is StandingWord.CLAIMED


@pytest.mark.parametrize("kind", [Kind.ADVANCE, Kind.ATTACK])
def test_that_nobody_resisted_denies_no_advance_and_that_no_prisoner_was_shot_no_fight(kind: Kind) -> None:
    other = tell("r2", at=6, reality=Reality.DENIED, kind=kind, when=day(5))
    fight = tell("r1", kind=Kind.CLASH, when=day(5))
    assert [len(event.tellings) for event in group([fight, other]) if event.kind is Kind.CLASH] == [1]
    again = tell("r3", at=6, reality=Reality.DENIED, kind=Kind.CLASH, when=day(5))
    assert [len(event.tellings) for event in group([fight, again]) if event.kind is Kind.CLASH] == [2]


@pytest.mark.parametrize(
    ("behind", "denies"),
    [("the town is held by the army.", False), ("that the town is held by the front.", True)],
)
def test_behind_the_colon_of_a_denial_stands_what_is_so(behind: str, *, denies: bool) -> None:
    text = f"The army denied what is being said of Saltmarsh: {behind}"
    kept = Wrote("a", text, "held", kind=Kind.HOLDING, speaker="army", reality=Reality.ONGOING).kept()
    said = kept.reading.claims[0].attribution
    assert said is not None
    claim = replace(
        kept.reading.claims[0], attribution=replace(said, cue=Span(text.index("den"), text.index("den") + 6))
    )
    (telling,) = tellings([replace(kept, reading=replace(kept.reading, claims=(claim,)))], PARTIES)
    assert telling.denies is denies


@pytest.mark.parametrize(
    ("text", "is_news"),
    [
        ("Nobody will take Saltmarsh, the army said.", False),
        ("The front will never take Saltmarsh, the army said.", False),
        ("The front did not take Saltmarsh, the army said.", True),
        ("Nobody has tried to take Saltmarsh, the army said.", True),
    ],
)
def test_what_somebody_says_will_not_be_is_no_news_of_what_was(text: str, *, is_news: bool) -> None:
    kept = Wrote("a", text, "take", speaker="army", reality=Reality.DENIED).kept()
    assert bool(tellings([kept], PARTIES)) is is_news
