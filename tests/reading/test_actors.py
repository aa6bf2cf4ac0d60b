from dataclasses import replace

from wardiary.model import Argument, ArgumentRole, Kind, Reality, Span, Trigger
from wardiary.reading.actors import names_party, with_actors

TEXT = "Residents reported the bombing of a depot; its owner blamed the army."
AGENT, TARGET = ArgumentRole.AGENT, ArgumentRole.TARGET


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def bombing(*arguments: Argument) -> Trigger:
    return Trigger(span("bombing"), Kind.STRIKE, Reality.OCCURRED, arguments)


def roles(trigger: Trigger) -> list[tuple[str, str]]:
    return [(a.role.value, a.span.of(TEXT)) for a in trigger.arguments]


def test_the_network_fills_the_roles_that_the_grammar_leaves_empty() -> None:
    both = with_actors(TEXT, bombing(Argument(span("a depot"), TARGET)), [bombing(Argument(span("the army"), AGENT))])
    assert roles(both) == [("agent", "the army"), ("target", "a depot")]


def test_who_only_tells_of_it_did_not_do_it() -> None:
    assert roles(with_actors(TEXT, bombing(), [bombing(Argument(span("Residents"), AGENT))])) == []


def test_nor_did_who_is_said_to_tell_of_it_at_the_end() -> None:
    text = "Shelling killed four people on Tuesday, a medic said."
    shelling, medic = Span(0, 8), Span(40, 47)
    told = Trigger(shelling, Kind.STRIKE, Reality.OCCURRED, (Argument(medic, AGENT),))
    assert with_actors(text, replace(told, arguments=()), [told]).arguments == ()


def test_nobody_is_both_agent_and_target() -> None:
    rules, network = bombing(Argument(span("the army"), AGENT)), bombing(Argument(span("the army"), TARGET))
    assert roles(with_actors(TEXT, rules, [network])) == [("agent", "the army")]


def test_a_lone_owner_is_nobody() -> None:
    assert roles(with_actors(TEXT, bombing(), [bombing(Argument(span("its"), TARGET))])) == []


def test_of_a_fixed_phrase_the_grammar_knows_who_suffers_it() -> None:
    text = "The town came under fire on Monday."
    words, town = Span(9, 24), Span(0, 8)
    rules = Trigger(words, Kind.CLASH, Reality.OCCURRED, (Argument(town, TARGET),))
    network = Trigger(words, Kind.CLASH, Reality.OCCURRED, (Argument(town, AGENT),))
    assert [(a.role.value, a.span) for a in with_actors(text, rules, [network]).arguments] == [("target", town)]


def test_who_owns_what_does_it_did_it_only_where_the_deed_is_owned() -> None:
    text = "Mali's long rainy season could hamper the junta. Mali's new offensive failed."
    mali, hamper, again, offensive = Span(0, 4), Span(31, 37), Span(49, 53), Span(60, 69)
    told = Trigger(hamper, Kind.OTHER, Reality.POSSIBLE, (Argument(mali, AGENT),))
    owned = Trigger(offensive, Kind.CLASH, Reality.OCCURRED, (Argument(again, AGENT),))
    network = (told, owned)
    assert with_actors(text, replace(told, arguments=()), network).arguments == ()
    assert with_actors(text, replace(owned, arguments=()), network).arguments == owned.arguments


def test_words_cut_off_at_a_preposition_stand_for_nobody() -> None:
    text = "A key bridge over the Nile was wrecked."
    wrecked = Trigger(Span(31, 38), Kind.DAMAGE, Reality.OCCURRED, (Argument(Span(0, 17), TARGET),))
    whole = replace(wrecked, arguments=(Argument(Span(0, 12), TARGET),))
    assert with_actors(text, whole, (wrecked,)).arguments == whole.arguments


def read(text: str, words: str, kind: Kind, rules: dict[str, ArgumentRole], network: dict[str, ArgumentRole]) -> str:
    """The roles of a text's trigger, as one line."""

    def told(arguments: dict[str, ArgumentRole]) -> Trigger:
        spans = (Argument(Span(text.index(w), text.index(w) + len(w)), role) for w, role in arguments.items())
        at = Span(text.index(words), text.index(words) + len(words))
        return Trigger(at, kind, Reality.OCCURRED, tuple(spans))

    found = with_actors(text, told(rules), [told(network)])
    return ", ".join(f"{a.role.value} {a.span.of(text)}" for a in found.arguments)


def test_a_name_of_the_sentence_is_more_than_a_pronoun() -> None:
    text = "The rebels in the hills deny that they are massing."
    assert read(text, "massing", Kind.DEPLOYMENT, {"they": AGENT}, {"The rebels": AGENT}) == "agent The rebels"
    assert read(text, "massing", Kind.DEPLOYMENT, {"The rebels": AGENT}, {"they": AGENT}) == "agent The rebels"


def test_an_attack_hits_what_it_is_on_besides_those_killed_in_it() -> None:
    text = "Nine pupils died in a drone strike on a school."
    hit = {"a school": TARGET}, {"Nine pupils": TARGET}
    assert read(text, "drone strike", Kind.STRIKE, *hit) == "target Nine pupils, target a school"


def test_deeds_that_are_fended_off_suffer_nothing() -> None:
    text = "The brigade fended off two attacks by militiamen."
    network: dict[str, ArgumentRole] = {"two attacks": TARGET, "militiamen": TARGET}
    assert read(text, "fended off", Kind.CLASH, {}, network) == "target militiamen"


def test_who_loses_a_place_is_somebody() -> None:
    assert [w for w in ("the militia", "its links to the coast", "General Haddad", "a hill") if names_party(w)] == [
        "the militia",
        "General Haddad",
    ]


def test_who_suffers_it_by_the_grammar_does_not_do_it() -> None:
    text = "Farmers face persecution."
    assert read(text, "persecution", Kind.OTHER, {"Farmers": TARGET}, {"Farmers": AGENT}) == "target Farmers"


def test_whose_hands_a_place_is_in_tells_nothing_when_another_is_said_to_speak() -> None:
    text = "Elmwick is in the hands of the rebels, said a cook."
    found = Trigger(Span(text.index("in the"), text.index("the rebels") - 1), Kind.HOLDING, Reality.ONGOING, ())
    seen = Argument(Span(text.index("the rebels"), text.index("the rebels") + 10), AGENT)
    assert with_actors(text, found, [replace(found, arguments=(seen,))]).arguments == (seen,)
