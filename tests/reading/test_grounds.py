from dataclasses import replace

from wardiary.model import Argument, ArgumentRole, Kind, Reality, Span, Trigger
from wardiary.reading.grounds import with_places

TEXT = "Rebels from Sabha held sway after shelling the airfield near Marzan and rebel held areas, which troops left."
AT, FROM, TO = ArgumentRole.AT, ArgumentRole.FROM, ArgumentRole.TO


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def shelling(*arguments: Argument) -> Trigger:
    return Trigger(span("shelling"), Kind.STRIKE, Reality.OCCURRED, arguments)


def places(rules: Trigger, *seen: Argument) -> list[tuple[str, str]]:
    return [(a.role.value, a.span.of(TEXT)) for a in with_places(TEXT, rules, [shelling(*seen)]).arguments]


def test_the_place_of_the_grammar_stands() -> None:
    rules = shelling(Argument(span("Marzan"), AT))
    assert places(rules, Argument(span("Sabha"), AT)) == [("at", "Marzan")]


def test_a_name_says_more_than_words_without_one() -> None:
    rules = shelling(Argument(span("rebel held areas"), AT))
    assert places(rules, Argument(span("Marzan"), AT)) == [("near", "Marzan")]
    assert places(rules, Argument(span("the airfield"), AT)) == [("at", "rebel held areas")]


def test_a_place_that_was_named_before_stands() -> None:
    rules = shelling(Argument(span("the airfield"), AT))
    assert places(rules, Argument(span("Marzan"), AT)) == [("at", "the airfield")]


def test_how_far_off_is_near() -> None:
    text = "Shells fell close to Sabha and two miles from Marzan."
    fell = Trigger(Span(7, 11), Kind.STRIKE, Reality.OCCURRED, ())
    seen = [Argument(Span(text.index(w), text.index(w) + len(w)), TO) for w in ("Sabha", "Marzan")]
    told = with_places(text, fell, [Trigger(fell.span, fell.kind, fell.reality, tuple(seen))])
    assert [a.role for a in told.arguments] == [ArgumentRole.NEAR, ArgumentRole.NEAR]


def test_the_network_says_where_when_the_grammar_does_not() -> None:
    assert places(shelling(), Argument(span("Marzan"), AT)) == [("near", "Marzan")], "as its preposition says"


def test_a_phrase_of_the_grammar_that_is_no_place_gives_way() -> None:
    for words in ("sway", "Rebels"):
        assert places(shelling(Argument(span(words), AT)), Argument(span("Marzan"), AT)) == [("near", "Marzan")]


def test_loose_words_and_cut_phrases_are_mended() -> None:
    assert places(shelling(), Argument(span("near"), AT)) == []
    assert places(shelling(), Argument(span("the airfield near"), AT)) == [("at", "the airfield")]
    cut = [Argument(span("rebel held"), TO), Argument(span("areas"), TO)]
    assert places(shelling(), *cut) == [("to", "rebel held areas")]


def test_where_an_agent_is_from_is_not_where_it_happened() -> None:
    rules = shelling(Argument(span("Rebels from Sabha"), ArgumentRole.AGENT))
    assert places(rules, Argument(span("Sabha"), FROM)) == [("agent", "Rebels from Sabha")]


def test_the_preposition_of_a_clause_before_says_nothing() -> None:
    text = "It is the road to the port, which rebels hold."
    hold = Trigger(Span(text.index("hold"), text.index("hold") + 4), Kind.HOLDING, Reality.ONGOING, ())
    port = Argument(Span(text.index("the port"), text.index("the port") + 8), AT)
    seen = with_places(text, hold, [Trigger(hold.span, hold.kind, hold.reality, (port,))])
    assert [a.role for a in seen.arguments] == [AT]


def test_a_crowd_or_a_fight_that_opens_a_sentence_is_no_place() -> None:
    text = "Thousands fled. Clashes went on around Marzan, lost by the army."
    lost = Trigger(Span(text.index("lost"), text.index("lost") + 4), Kind.GAIN, Reality.OCCURRED, ())
    for words in ("Thousands", "Clashes"):
        at = Argument(Span(text.index(words), text.index(words) + len(words)), AT)
        assert with_places(text, replace(lost, arguments=(at,)), []).arguments == ()
