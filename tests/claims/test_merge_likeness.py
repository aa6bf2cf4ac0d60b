"""The features of a choice, on drafts made here: the weights are learned anew, what holds is not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from wardiary import lexicons
from wardiary.claims.drafts import Draft, points_back
from wardiary.claims.merge import Happenings
from wardiary.claims.resolved import Resolved
from wardiary.model import (
    Actor,
    ActorRole,
    Attribution,
    Claim,
    ClaimPlace,
    Kind,
    Marks,
    Reality,
    Report,
    Span,
    Verification,
)
from wardiary.reading.sentences import split_sentences


def draft(text: str, words: str, kind: Kind, voice: str | None = None, agent: str | None = None) -> Draft:
    """A telling by the words given."""
    trigger = Span(text.index(words), text.index(words) + len(words))
    sentence = next(each for each in split_sentences(text) if each.contains(trigger))
    claim = Claim(
        id="",
        kind=kind,
        trigger=trigger,
        also=(),
        reality=Reality.OCCURRED,
        actors=(Actor(None, agent, ActorRole.AGENT),) if agent else (),
        places=(),
        time=None,
        quantities=(),
        attribution=Attribution(voice, None, None) if voice else None,
        verification=Verification.NONE,
        sentence=sentence,
    )
    opening = sentence == split_sentences(text)[0]
    return Draft(claim, points_back(text, trigger, sentence), aside=False, understood=True, opening=opening)


def happenings(text: str, drafts: Iterable[Draft]) -> Happenings:
    """Each draft a happening of its own."""
    found = Happenings(Resolved(Report("r", text), None, Marks(split_sentences(text))))
    for each in drafts:
        found.begin(found.telling(each))
    return found


def features(text: str, first: Draft, second: Draft) -> dict[str, float]:
    found = happenings(text, [first])
    choice = found.choice(found.telling(second))
    return choice.features(choice.happenings[0]) if choice.happenings else {}


TEXT = "Rebels stormed a fort near the river. The second assault on the fort cost forty lives."


def test_what_the_words_say_is_named() -> None:
    found = features(TEXT, draft(TEXT, "stormed", Kind.CLASH), draft(TEXT, "assault", Kind.CLASH))
    assert {"definite", "another", "begins_sentence", "next_sentence", "opening_next", "kind_clash"} <= set(found)
    assert found["shared_words"] > 0
    assert "no_shared_words" not in found


def test_doers_of_other_names_are_others() -> None:
    first = draft(TEXT, "stormed", Kind.CLASH, agent="Malian army")
    assert "other_agent" in features(TEXT, first, draft(TEXT, "assault", Kind.CLASH, agent="Wagner Group"))
    assert "other_agent" not in features(TEXT, first, draft(TEXT, "assault", Kind.CLASH, agent="Malian troops"))


def test_two_voices_tell_two_claims() -> None:
    first = draft(TEXT, "stormed", Kind.CLASH, voice="residents")
    assert features(TEXT, first, draft(TEXT, "assault", Kind.CLASH, voice="ministry")) == {}
    assert "publisher_after_voice" in features(TEXT, first, draft(TEXT, "assault", Kind.CLASH))


@pytest.mark.parametrize("other", [Kind.AGREEMENT, Kind.PROTEST, Kind.DETENTION])
def test_kinds_that_share_nothing_are_no_choice(other: Kind) -> None:
    assert features(TEXT, draft(TEXT, "stormed", other), draft(TEXT, "assault", Kind.CLASH)) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Rebels stormed a fort near the river. Another assault on the fort cost forty lives.",
        "Rebels stormed a fort near the river. A second rebel assault on the fort cost forty lives.",
        "Rebels stormed a fort near the river. Further assault boats were sunk.",
    ],
)
def test_what_is_told_as_another_is_another(text: str) -> None:
    assert features(text, draft(text, "stormed", Kind.CLASH), draft(text, "assault", Kind.CLASH)) == {}


def test_the_happening_told_last_is_the_latest() -> None:
    text = "Rebels stormed a fort. Gunmen ambushed a convoy. The clash lasted for an hour."
    found = happenings(text, [draft(text, "stormed", Kind.CLASH), draft(text, "ambushed", Kind.CLASH)])
    choice = found.choice(found.telling(draft(text, "clash", Kind.CLASH)))
    assert ["latest" in choice.features(old) for old in choice.happenings] == [False, True]
    assert [choice.features(old)["rivals"] for old in choice.happenings] == [1 / 6, 1 / 6]


def test_every_weight_is_of_something_that_can_hold() -> None:
    from training.retold.fitting import AGAINST, FOR

    weights = lexicons.load("same_happening_weights")["weights"]
    known = FOR | AGAINST | {f"kind_{kind.value}" for kind in Kind}
    families = {f"family_{name}" for name in (*lexicons.load("same_happening")["families"], "none")}
    assert set(weights) <= known | families
    assert all(weight > 0 for name, weight in weights.items() if name in FOR)
    assert all(weight < 0 for name, weight in weights.items() if name in AGAINST)


@pytest.mark.parametrize(("blow", "is_taken"), [("mortar fire", False), ("bombing", True)])
def test_a_blow_with_other_arms_is_not_where_the_one_told_before_was(blow: str, is_taken: bool) -> None:
    text = f"Two raids wrecked a mill in Bor. Traders of Ada told us that Tuesday's {blow} was as bad as any."
    raids = draft(text, "raids", Kind.STRIKE, voice="doctor")
    raids = replace(raids, claim=replace(raids.claim, places=(ClaimPlace(None, "Bor", 1.0, 2.0),)))
    found = happenings(text, [raids, draft(text, blow, Kind.STRIKE, voice="traders")])
    assert bool(found.kept[1].draft.claim.places) is is_taken
