"""What was read right is left alone: weighing reads a sentence over only where its words ask for it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import ARMY, FRONT, NAMES, POINTS, REBELS, REPUBLIC, SIDES, WITNESSES, Wrote, day, spot, tell

from wardiary.diary.records import KeptReport
from wardiary.model import Actor, ActorRole, ClaimPlace, Kind, PlaceRole, Reality, Span
from wardiary.reading.sentences import split_sentences
from wardiary.weighing.grouping.events import group
from wardiary.weighing.records import StandingWord, Telling
from wardiary.weighing.standing import standing
from wardiary.weighing.state import weigh
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)


def told(kept: KeptReport) -> tuple[Telling, ...]:
    return tellings([kept], PARTIES)


@pytest.mark.parametrize(
    "text",
    [
        "Whoever speaks of the fall of Saltmarsh does the work of the enemy, the army said.",
        "They have freed Saltmarsh with words, the army said of its fall.",
        "Its fall is a story for children, the army said.",
    ],
)
def test_a_party_that_is_read_to_deny_what_the_other_did_admits_nothing(text: str) -> None:
    wrote = Wrote("a", text, "fall", speaker="army", agent="rebels", reality=Reality.DENIED)
    assert all(telling.denies for telling in told(wrote.kept()) if telling.kind is Kind.GAIN)


def test_a_loss_that_has_taker_and_loser_keeps_them() -> None:
    text = "The army lost Saltmarsh on Wednesday, and it has been with the rebels since, the army said."
    wrote = Wrote("a", text, "lost", speaker="army", agent="rebels").kept()
    (claim,) = wrote.reading.claims
    claim = replace(claim, actors=(*claim.actors, Actor(None, "army", ActorRole.TARGET)))
    (gain,) = (t for t in told(replace(wrote, reading=replace(wrote.reading, claims=(claim,)))) if "+" not in t.claim)
    assert (gain.agent, gain.target) == (FRONT, REPUBLIC)


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("The army and the popular resistance fought at Saltmarsh, the army said.", "fought", Kind.CLASH),
        ("The march on Saltmarsh goes on, the army said.", "march", Kind.ADVANCE),
    ],
)
def test_a_name_of_resistance_or_a_march_on_a_town_contests_nothing(text: str, trigger: str, kind: Kind) -> None:
    wrote = Wrote("a", text, trigger, kind, speaker="army", agent="army", reality=Reality.ONGOING)
    assert not [telling for telling in told(wrote.kept()) if "+6" in telling.claim]


def test_what_nobody_tells_and_some_deny_moves_no_town() -> None:
    held = tell("z", WITNESSES, at=3, kind=Kind.HOLDING, agent=REPUBLIC, when=day(3))
    denied = tell("b", ARMY, at=6, reality=Reality.DENIED)
    (control,) = weigh((held, denied), NAMES, "2031-04-01T00:00:00Z").control
    assert control.holder == REPUBLIC


def of_two(first: str, rest: str, publisher: str = "Example Wire") -> KeptReport:
    """A report whose first sentence tells of the gain, and goes on with others."""
    text = f"{first}{rest}"
    wrote = Wrote("a", text, "took", speaker="CF", agent="rebels", publisher=publisher).kept()
    sentences = tuple(split_sentences(text))
    claim = replace(wrote.reading.claims[0], sentence=sentences[0])
    return replace(wrote, reading=replace(wrote.reading, claims=(claim,), sentences=sentences))


TOOK = "The rebels took Saltmarsh on Wednesday, CF said."


def test_who_told_us_that_it_is_untrue_is_not_the_publisher() -> None:
    found = told(of_two(TOOK, " A fisherman told us that this is untrue. Satellite images show the port."))
    assert not [telling for telling in found if telling.denies and telling.checked]
    found = told(of_two(TOOK, " This is untrue. Satellite images show the port."))
    assert [telling for telling in found if telling.denies]


def test_an_answer_in_the_middle_of_a_paragraph_answers_nothing_of_the_one_before() -> None:
    answer = "The army denied this."
    assert [t for t in told(of_two(TOOK, f"\n\n{answer}")) if t.denies]
    assert not [t for t in told(of_two(TOOK, f"\n\nRain fell on the library. {answer}")) if t.denies]


@pytest.mark.parametrize("trigger", ["checkpoints", "were camped", "patrolled"])
def test_men_at_rest_in_a_town_hold_it(trigger: str) -> None:
    text = f"A teacher said that the rebels {trigger} in Saltmarsh all day."
    wrote = Wrote("a", text, trigger, Kind.DEPLOYMENT, speaker="teacher", agent="rebels")
    assert [telling.kind for telling in told(wrote.kept())][:1] == [Kind.HOLDING]
    own = Wrote("a", text, trigger, Kind.DEPLOYMENT, agent="rebels")
    assert [telling.kind for telling in told(own.kept())][:1] == [Kind.DEPLOYMENT]


def test_who_denies_a_blow_and_tells_of_another_cause_disputes_it() -> None:
    strike = tell("a", REBELS, kind=Kind.STRIKE, agent=REPUBLIC)
    denial = tell("b", ARMY, kind=Kind.STRIKE, agent=REPUBLIC, reality=Reality.DENIED)
    mine = tell("b", ARMY, kind=Kind.EXPLOSION, agent=None, claim="c2", order=1)
    (event,) = group([strike, denial, mine])
    assert standing(event, NAMES).word is StandingWord.DISPUTED


def test_a_column_that_leaves_one_town_for_another_is_where_it_leaves() -> None:
    text = "The rebels moved out of Gullhaven towards Farhill on Wednesday."
    wrote = Wrote("a", text, "moved out", Kind.ADVANCE, agent="rebels").kept()
    places = tuple(
        ClaimPlace(Span(text.index(name), text.index(name) + len(name)), name, *POINTS[name], role)
        for name, role in (("Gullhaven", PlaceRole.FROM), ("Farhill", PlaceRole.TOWARD))
    )
    claim = replace(wrote.reading.claims[0], places=places)
    (advance,) = told(replace(wrote, reading=replace(wrote.reading, claims=(claim,))))
    assert advance.spot == spot("Gullhaven")
