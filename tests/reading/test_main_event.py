"""The main event of a report, in sentences made up for these tests."""

import pytest

from wardiary.reading.rules.main_event import event_rules, main_event
from wardiary.reading.sentences import split_sentences
from wardiary.reading.tokens import tokenize


def label(text: str) -> str | None:
    return main_event(text, split_sentences(text), tokenize(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Warplanes bombed a fuel depot near the harbour on Tuesday.", "AIR_STRIKE"),
        ("Mortar shells hit two houses in the old town overnight.", "ART_MISS_ATTACK"),
        ("A suicide bomber blew himself up at the gate of a barracks.", "SUIC_BOMB"),
        ("A landmine exploded under a tractor, killing its driver.", "REM_EXPLOS"),
        ("Unknown men threw a grenade into a tea house.", "GRENADE"),
        ("Residents choked after chlorine was released over the suburb.", "CHEM_WEAP"),
        ("Rebels captured three villages from the army.", "NON_STATE_ACTOR_OVERTAKES_TER"),
        ("Government forces recaptured the town from the militants.", "GOV_REGAINS_TERIT"),
        ("The garrison withdrew from the town without a fight.", "NON_VIOL_TERRIT_TRANSFER"),
        ("Soldiers clashed with insurgents in the hills.", "ARMED_CLASH"),
        ("Gunmen opened fire on farmers and killed nine.", "ATTACK"),
        ("Nurses held a peaceful rally for better pay.", "PEACE_PROTEST"),
        ("Police used tear gas to disperse a demonstration of students.", "PROTEST_WITH_INTER"),
        ("Soldiers opened fire on protesters and killed two.", "FORCE_AGAINST_PROTEST"),
        ("Demonstrators hurled stones and petrol bombs at police.", "VIOL_DEMONSTR"),
        ("Shops were looted and set ablaze in the market.", "PROPERTY_DISTRUCT"),
        ("Both sides signed a ceasefire agreement.", "AGREEMENT"),
        ("Masked men kidnapped an aid worker at dawn.", "ABDUCT_DISSAP"),
        ("The army set up a new military base on the ridge.", "HQ_ESTABLISHED"),
        ("Police recovered a cache of rifles and ammunition.", "DISR_WEAP"),
        ("A strong earthquake shook the province.", "NATURAL_DISASTER"),
        ("A freight train derailed on the bridge.", "MAN_MADE_DISASTER"),
        ("The group claimed responsibility for the bombing.", "ATTRIB"),
    ],
)
def test_the_type_follows_what_is_told_first(text: str, expected: str) -> None:
    assert label(text) == expected


@pytest.mark.parametrize("text", ["", "The recipe needs two eggs and some butter."])
def test_where_nothing_speaks_there_is_no_answer(text: str) -> None:
    assert label(text) is None


def test_the_lead_outweighs_the_background() -> None:
    text = "The two armies signed a truce on Monday. Last year shelling killed dozens."
    assert label(text) == "AGREEMENT"


def test_every_rule_names_known_concepts_and_gives_its_reason() -> None:
    rules = event_rules()
    for rule in rules.rules:
        assert rule.needs | rule.bars <= set(rules.concepts), rule
        assert rule.why.endswith("."), rule
