import pytest
from test_roles import actors


@pytest.mark.parametrize(
    ("text", "trigger", "target"),
    [
        ("Seven herders were rounded up and shot.", "shot", ["Seven herders"]),
        ("The teacher was taken from his home on Friday and beaten.", "beaten", ["The teacher"]),
        ("Fifty recruits were killed or captured.", "captured", ["Fifty recruits"]),
        ("The mayor, who was dragged out of her car and stabbed, survived.", "stabbed", ["The mayor"]),
        ("The depot burned for two days.", "burned", ["The depot"]),
        ("The customs house went up in flames.", "went up in flames", ["The customs house"]),
        ("The garrison had been besieged since March.", "besieged", ["The garrison"]),
    ],
)
def test_who_suffers_is_no_doer(text: str, trigger: str, target: list[str]) -> None:
    assert actors(text, trigger) == {"target": target}


@pytest.mark.parametrize(
    ("text", "trigger", "agent"),
    [
        ("The men were surrounded and fired at the police.", "fired", ["The men"]),
        ("The village was retaken and the militia withdrew.", "withdrew", ["the militia"]),
        ("The rebels, led by a colonel, stormed the bank.", "stormed", ["The rebels"]),
        ("Borduria's plan to capture the port failed.", "capture", ["Borduria"]),
        ("Officials rejected the junta's claim to have captured Karsa.", "captured", ["the junta"]),
        ("The army lifted its siege of the town.", "siege", ["The army"]),
        ("In their march on Karsa, the marines freed a village.", "march", ["the marines"]),
        ("The militia remains in control of Karsa.", "remains in control", ["The militia"]),
        ("Karsa remains under the control of the militia.", "control", ["the militia"]),
        ("The general proclaimed the liberation of Karsa.", "liberation", ["The general"]),
        ("He was last seen with a clerk whom masked men abducted.", "abducted", ["masked men"]),
        ("The raid was carried out by marines.", "raid", ["marines"]),
    ],
)
def test_who_does_it_though_others_are_told(text: str, trigger: str, agent: list[str]) -> None:
    assert actors(text, trigger)["agent"] == agent


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The army broke the siege of Karsa.", "siege"),
        ("Mediators hope to halt the fighting.", "fighting"),
        ("Officials say an offensive to recapture both towns will start.", "recapture"),
        ("The evacuation, brokered by Qatar, went on.", "evacuation"),
        ("In Marzan two blasts killed a guard.", "blasts"),
        ("Residents reported the resumption of shelling.", "shelling"),
    ],
)
def test_who_ends_brokers_or_tells_of_it_does_not_do_it(text: str, trigger: str) -> None:
    assert "agent" not in actors(text, trigger)


def test_what_is_fended_off_and_where_it_was_suffer_nothing() -> None:
    assert "target" not in actors("The brigade repelled seven assaults.", "repelled")
    assert actors("The party seized power in a coup.", "seized").get("target") is None


def test_who_fends_off_an_attack_does_it_to_those_who_attacked() -> None:
    told = actors("The brigade repelled an attack by militiamen on Friday.", "attack")
    assert told == {"agent": ["The brigade"], "target": ["militiamen"]}


@pytest.mark.parametrize(
    ("text", "trigger", "target"),
    [
        ("Farmers face persecution in the valley.", "persecution", ["Farmers"]),
        ("The brigade suffered a record 39 deaths there.", "deaths", ["The brigade"]),
        ("Villagers who endured the bombardment spoke of hunger.", "bombardment", ["Villagers"]),
        ("The fort withstood three assaults.", "assaults", []),
        ("Forty shells landed on a clinic in Karsa.", "landed on", ["a clinic"]),
        ("A rocket ploughed into the bakery.", "ploughed into", ["the bakery"]),
        ("The rebels' shelling of the port went on.", "shelling", ["the port"]),
    ],
)
def test_who_faces_it_suffers_it(text: str, trigger: str, target: list[str]) -> None:
    assert actors(text, trigger).get("target", []) == target
