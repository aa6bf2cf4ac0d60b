from dataclasses import replace

import pytest

from wardiary.model import (
    Argument,
    ArgumentRole,
    AttributionMark,
    EntityType,
    Kind,
    Marks,
    Mention,
    Reality,
    Span,
    Trigger,
)
from wardiary.reading.combined import _without_noun_cues, combine

TEXT = "Rebels shelled Al Bab, the Kurdish mayor said. Its guns fell silent."


def marks(**parts: object) -> Marks:
    return Marks(sentences=(Span(0, 46), Span(47, 68)), **parts)  # type: ignore[arg-type]


def toponym(words: str) -> Mention:
    at = TEXT.index(words)
    return Mention(at, at + len(words), EntityType.TOPONYM)


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def trigger(*actors: Argument) -> Trigger:
    return Trigger(span("shelled"), Kind.STRIKE, Reality.OCCURRED, actors)


def test_a_name_cut_short_is_made_whole_and_an_adjective_of_a_people_is_none() -> None:
    both = combine(TEXT, marks(mentions=(toponym("Al"), toponym("Kurdish"))), marks(mentions=(toponym("Al Bab"),)))
    assert both.mentions == (toponym("Al Bab"),)


def test_a_name_that_lies_within_a_longer_one_is_no_other_place() -> None:
    text = "Gunmen came to Wad al-Noura."
    short, end = Span(15, 18), Span(22, 27)
    seen = marks(mentions=(Mention(*short, EntityType.TOPONYM), Mention(*end, EntityType.TOPONYM)))
    assert [m.span.of(text) for m in combine(text, seen, marks()).mentions] == ["Wad al-Noura"]


@pytest.mark.parametrize(
    ("text", "words", "kept"),
    [
        ("Salt sold at 900 Sudanese pounds a sack.", "pounds", False),
        ("The army pounds a village.", "pounds", True),
        ("Its telephone lines have been dead since Sunday.", "dead", False),
        ("The mill is within shelling range of the ridge.", "shelling", False),
        ("The shelling of the mill went on.", "shelling", True),
        ("Even in the heat of battle they must spare the mill.", "battle", False),
        ("The heat of the battle for Bor was felt.", "battle", True),
        ("Shells hit a camp for the displaced near Bor.", "displaced", False),
        ("The displaced walked to Bor.", "displaced", True),
    ],
)
def test_words_that_tell_of_no_happening_beside_others(text: str, words: str, *, kept: bool) -> None:
    at = text.index(words)
    seen = Trigger(Span(at, at + len(words)), Kind.STRIKE, Reality.OCCURRED)
    assert bool(combine(text, marks(triggers=(seen,)), marks(triggers=(seen,))).triggers) is kept


def test_weapons_are_the_rules() -> None:
    guns = Mention(*span("guns"), EntityType.WEAPON)
    wrong = Mention(*span("silent"), EntityType.WEAPON)
    assert combine(TEXT, marks(mentions=(wrong,)), marks(mentions=(guns,))).mentions == (guns,)


def test_the_network_speaks_first_where_attributions_are_told_and_second_where_they_voice_claims() -> None:
    network = AttributionMark((span("the Kurdish mayor"),), (span("said"),), (span("Rebels shelled Al Bab"),))
    rules = AttributionMark((span("mayor"),), (span("said"),), (span("Rebels shelled Al Bab"),))
    both = combine(TEXT, marks(attributions=(network,)), marks(attributions=(rules,)))
    assert (both.attributions, both.voicing) == ((network,), (rules,))


def test_nobody_speaks_by_a_cue_that_the_network_though_advised_takes_for_none() -> None:
    rules = AttributionMark((span("mayor"),), (span("said"),), (span("Rebels shelled Al Bab"),))
    both = combine(TEXT, marks(), marks(attributions=(rules,)))
    assert (both.attributions, both.voicing) == ((), ())


@pytest.mark.parametrize(("cue", "voiced"), [("said", True), ("accused", False)])
def test_a_happening_that_the_rules_leave_out_of_what_a_voice_tells_has_that_voice_of_the_network(
    cue: str, *, voiced: bool
) -> None:
    text = f"Shells hit the mill and rebels left Marzan, the mayor {cue} in a broadcast."
    whole, cut = Span(0, text.index(",")), Span(0, text.index(" and"))
    source = Span(text.index("the mayor"), text.index(f" {cue}"))
    said = (Span(text.index(cue), text.index(cue) + len(cue)),)
    left = Trigger(Span(text.index("left"), text.index("left") + 4), Kind.WITHDRAWAL, Reality.OCCURRED, ())
    one = (Span(0, len(text)),)
    both = combine(
        text,
        Marks(sentences=one, attributions=(AttributionMark((source,), said, (whole,)),), triggers=(left,)),
        Marks(sentences=one, attributions=(AttributionMark((source,), said, (cut,)),), triggers=(left,)),
    )
    voices = [mark for mark in both.voicing or () if any(span.contains(left.span) for span in mark.content)]
    assert [mark.source for mark in voices] == ([(source,)] if voiced else [])
    assert all(not span.overlaps(cut) for mark in voices for span in mark.content)


def test_the_network_says_what_happened_how_real_and_of_what_kind_it_is() -> None:
    seen = Trigger(span("shelled"), Kind.ATTACK, Reality.DENIED, ())
    alone = Trigger(span("silent"), Kind.OTHER, Reality.ONGOING, ())
    both = combine(TEXT, marks(triggers=(seen, alone)), marks(triggers=(trigger(),)))
    assert [(t.kind, t.reality) for t in both.triggers] == [
        (Kind.ATTACK, Reality.DENIED),
        (Kind.OTHER, Reality.ONGOING),
    ]


@pytest.mark.parametrize("kind", [Kind.GAIN, Kind.HOLDING, Kind.WITHDRAWAL, Kind.OTHER])
def test_who_holds_or_takes_or_leaves_a_place_and_what_is_of_no_other_kind_the_rules_say(kind: Kind) -> None:
    seen = Trigger(span("shelled"), Kind.ADVANCE, Reality.OCCURRED, ())
    both = combine(TEXT, marks(triggers=(seen,)), marks(triggers=(replace(trigger(), kind=kind),)))
    assert [t.kind for t in both.triggers] == [kind]


def test_what_the_rules_take_for_history_is_history() -> None:
    seen = Trigger(span("shelled"), Kind.STRIKE, Reality.OCCURRED, ())
    told = Trigger(span("shelled"), Kind.STRIKE, Reality.BACKGROUND, ())
    assert [t.reality for t in combine(TEXT, marks(triggers=(seen,)), marks(triggers=(told,))).triggers] == [
        Reality.BACKGROUND
    ]


def test_an_adjective_of_a_people_is_no_place_of_a_happening() -> None:
    seen = trigger(Argument(span("Kurdish"), ArgumentRole.AT), Argument(span("Al Bab"), ArgumentRole.AT))
    (happening,) = combine(TEXT, marks(triggers=(seen,)), marks()).triggers
    assert [a.span for a in happening.arguments] == [span("Al Bab")]


def test_a_deed_says_nothing() -> None:
    network = AttributionMark((span("Rebels"),), (span("shelled"),), (span("Al Bab"),))
    both = combine(TEXT, marks(attributions=(network,)), marks(triggers=(trigger(),)))
    assert both.voicing == ()


def test_where_both_point_at_one_actor_the_phrase_of_the_rules_stands() -> None:
    rules = trigger(Argument(span("the Kurdish mayor"), ArgumentRole.TARGET))
    network = trigger(
        Argument(span("mayor"), ArgumentRole.TARGET),
        Argument(span("Its"), ArgumentRole.AGENT),
        Argument(span("Rebels"), ArgumentRole.AGENT),
    )
    (both,) = combine(TEXT, marks(triggers=(network,)), marks(triggers=(rules,))).triggers
    assert {(a.role, a.span) for a in both.arguments} == {
        (ArgumentRole.AGENT, span("Rebels")),
        (ArgumentRole.TARGET, span("the Kurdish mayor")),
    }


def test_what_was_tried_or_could_not_be_confirmed_is_as_the_rules_have_it() -> None:
    for text in ("Rebels tried for weeks to take it.", "He could not confirm that rebels could take it."):
        at = Span(text.index("take"), text.index("take") + 4)
        seen, told = (Trigger(at, Kind.STRIKE, real, ()) for real in (Reality.OCCURRED, Reality.POSSIBLE))
        both = combine(text, marks(triggers=(seen,)), marks(triggers=(told,)))
        assert [t.reality for t in both.triggers] == [Reality.POSSIBLE]


def test_a_verb_that_the_rules_pass_over_and_that_hits_the_same_tells_nothing_anew() -> None:
    hit = Argument(span("Al Bab"), ArgumentRole.TARGET)
    shelled, silenced = trigger(hit), Trigger(span("fell"), Kind.STRIKE, Reality.OCCURRED, (hit,))
    assert len(combine(TEXT, marks(triggers=(shelled, silenced)), marks(triggers=(shelled,))).triggers) == 1
    other = replace(silenced, arguments=(Argument(span("guns"), ArgumentRole.TARGET),))
    assert len(combine(TEXT, marks(triggers=(shelled, other)), marks(triggers=(shelled,))).triggers) == 2


def test_what_the_rules_see_joined_to_what_the_network_sees_too_is_a_happening() -> None:
    text = "They wrecked it with shelling and mines. Mines lay about."
    sentences = (Span(0, 40), Span(41, 57))
    shelling, mines, others = Span(21, 29), Span(34, 39), Span(41, 46)
    seen = (Trigger(shelling, Kind.STRIKE, Reality.OCCURRED, ()),)
    told = tuple(Trigger(at, Kind.EXPLOSION, Reality.OCCURRED, ()) for at in (mines, others))
    both = combine(text, Marks(sentences=sentences, triggers=seen), Marks(sentences=sentences, triggers=told))
    assert [trigger.span for trigger in both.triggers] == [shelling, mines]


def test_where_the_network_knows_no_kind_the_rules_say_it() -> None:
    seen = replace(trigger(), kind=Kind.OTHER)
    for kind in (Kind.DETENTION, Kind.DAMAGE):
        told = replace(trigger(), kind=kind)
        assert [t.kind for t in combine(TEXT, marks(triggers=(seen,)), marks(triggers=(told,))).triggers] == [kind]


def test_men_who_are_held_are_no_place() -> None:
    text = "Police held forty men. Rebels held the hill."
    sentences = (Span(0, 22), Span(23, 44))
    men, hill = Span(7, 11), Span(30, 34)
    told = tuple(Trigger(at, Kind.HOLDING, Reality.ONGOING, ()) for at in (men, hill))
    seen = (replace(told[0], kind=Kind.DETENTION), replace(told[1], kind=Kind.CLASH))
    both = combine(text, Marks(sentences=sentences, triggers=seen), Marks(sentences=sentences, triggers=told))
    assert [trigger.kind for trigger in both.triggers] == [Kind.DETENTION, Kind.HOLDING]


def test_who_goes_through_a_place_moves_on() -> None:
    told = "Rebels walked through the Marzan quarter. A shell passed through the roof. They came down from Marzan."
    sentences = (Span(0, 41), Span(42, 74), Span(75, 102))
    spans = [Span(told.index(word), told.index(word) + len(word)) for word in ("walked", "passed", "came down")]
    seen = tuple(Trigger(at, Kind.WITHDRAWAL, Reality.OCCURRED, ()) for at in spans)
    both = combine(told, Marks(sentences=sentences, triggers=seen), Marks(sentences=sentences))
    assert [trigger.kind for trigger in both.triggers] == [Kind.ADVANCE, Kind.WITHDRAWAL, Kind.WITHDRAWAL]


def test_whose_mayor_somebody_is_is_a_place_though_the_network_takes_it_for_the_man() -> None:
    told = "Rebels stopped the mayor of Marzan. They let Marzan go."
    sentences = (Span(0, 35), Span(36, 55))
    of_mayor, man = Span(28, 34), Span(45, 51)
    known = Marks(sentences=sentences, mentions=tuple(Mention(*at, EntityType.TOPONYM) for at in (of_mayor, man)))
    seen = Marks(sentences=sentences, mentions=tuple(Mention(*at, EntityType.PERSON) for at in (of_mayor, man)))
    found = {m.span for m in combine(told, seen, known).mentions if m.type is EntityType.TOPONYM}
    assert found == {of_mayor}


def test_claims_by_somebody_are_not_said_by_what_belies_them() -> None:
    text = "The smoke belies claims by the army that it left."
    by_verb = AttributionMark((Span(0, 9),), (Span(17, 23),), (Span(36, 48),))
    by_noun = replace(by_verb, source=(Span(27, 35),))
    assert _without_noun_cues(text, (by_verb, by_noun)) == [by_noun]
