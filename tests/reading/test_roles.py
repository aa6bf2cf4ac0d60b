import pytest

from wardiary.reading.rules.reader import read_triggers
from wardiary.reading.sentences import split_sentences
from wardiary.reading.tokens import tokenize


def actors(text: str, trigger: str) -> dict[str, list[str]]:
    found = next(t for t in read_triggers(split_sentences(text), tokenize(text)) if trigger in t.span.of(text))
    out: dict[str, list[str]] = {}
    for argument in found.arguments:
        out.setdefault(argument.role.value, []).append(argument.span.of(text))
    return out


@pytest.mark.parametrize(
    ("text", "trigger", "agents"),
    [
        ("Kurdish fighters, Arab tribesmen and Druze militiamen launched an offensive.", "offensive", 3),
        ("The deal was mediated by Syldavia and Borduria.", "mediated", 2),
        ("States which have conducted strikes in Libya include France, Italy and the United Kingdom.", "strikes", 3),
        ("Fighting between the army and the Desert Hawks killed nine.", "Fighting", 2),
        ("The advance by Syldavian forces, backed by Borduria and local militias, went on.", "advance", 3),
    ],
)
def test_several_agents_of_one_deed(text: str, trigger: str, agents: int) -> None:
    assert len(actors(text, trigger)["agent"]) == agents


@pytest.mark.parametrize(
    ("text", "trigger", "agent"),
    [
        ("Police said the rebels had carried out a mortar attack on a post.", "mortar attack", ["the rebels"]),
        ("The rival resumed its rocket fire.", "rocket fire", ["The rival"]),
        ("It was the only port held by Borduria since its full-scale invasion Feb. 3.", "invasion", ["Borduria"]),
        ("A guerrilla attack on the barracks failed.", "guerrilla attack", ["guerrilla"]),
        ("The clinic was hit by a missile fired by a military plane.", "hit", ["a military plane"]),
        ("They had subjected farmers to arbitrary detention and torture.", "detention", ["They"]),
        ("The surrender of the opposition-held districts began.", "surrender", ["opposition"]),
        ("Troops were deployed along the river.", "deployed", ["Troops"]),
        ("Two men were charged with the murder of a judge.", "murder", ["Two men"]),
        ("It listed the atrocities that the militia has committed.", "atrocities", ["the militia"]),
        ("The Front has claimed responsibility for the blast.", "blast", ["The Front"]),
        ("No group has claimed responsibility for the blast.", "blast", None),
    ],
)
def test_who_does_it(text: str, trigger: str, agent: list[str] | None) -> None:
    assert actors(text, trigger).get("agent") == agent


@pytest.mark.parametrize(
    ("text", "trigger", "target"),
    [
        ("A missile strike on a school killed ten pupils.", "missile strike", ["a school", "ten pupils"]),
        ("Jets bombed the port, killing two sailors.", "bombed", ["the port", "two sailors"]),
        ("Nine villagers were killed in a drone strike.", "drone strike", ["Nine villagers"]),
        ("The murder of Dr. Anna Roll shocked the town.", "murder", ["Dr. Anna Roll"]),
        ("The army seized dozens of villages and a stretch of rebel-held terrain.", "seized", ["rebel"]),
        ("Rebels ambushed an army patrol.", "ambushed", ["an army patrol"]),
        ("Forty soldiers surrendered on Sunday.", "surrendered", ["Forty soldiers"]),
        ("The mayor asked for the bodies of villagers killed in Karsa.", "killed", ["villagers"]),
        ("The army lost 51 soldiers at Oursi.", "lost", ["51 soldiers"]),
        ("A blast at a depot left six workers injured.", "blast", ["six workers"]),
        ("The four guards killed in the attack were buried.", "attack", ["The four guards"]),
        ("Two bombers detonated their belts at a post, injuring six guards.", "detonated", ["six guards"]),
    ],
)
def test_whom_it_hits(text: str, trigger: str, target: list[str]) -> None:
    assert actors(text, trigger).get("target") == target


def test_numbers_days_and_bombs_do_nothing() -> None:
    assert "agent" not in actors("On Friday 15 strikes destroyed a depot.", "strikes")
    assert "agent" not in actors("A bomb exploded in the market.", "exploded")


def test_what_is_besieged_is_a_place_and_what_is_seized_is_none() -> None:
    assert actors("Rebels have besieged the town since May.", "besieged")["at"] == ["the town"]
    assert actors("The soldiers seized propaganda material.", "seized")["target"] == ["propaganda material"]


def test_dead_men_found_have_no_killer_told() -> None:
    assert actors("Both sides fought with each other there.", "fought") == {"agent": ["Both sides"]}


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Gunmen linked to the Front shot a judge.", "Gunmen linked to the Front"),
        ("Fighters loyal to General Tova shot a judge.", "Fighters loyal to General Tova"),
        ("Gunmen allied to Borduria shot a judge.", "Gunmen"),
        ("Gunmen linked arms and shot a judge.", "Gunmen"),
    ],
)
def test_of_which_party_who_does_it_is(text: str, agent: str) -> None:
    (trigger,) = read_triggers(split_sentences(text), tokenize(text))
    assert [a.span.of(text) for a in trigger.arguments if a.role == "agent"] == [agent]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The army lost Marzan.", {"target": ["The army"], "at": ["Marzan"]}),
        ("With Marzan lost by the army, the road is open.", {"target": ["the army"], "at": ["Marzan"]}),
        ("Marzan was lost to rebels on Monday.", {"agent": ["rebels"], "at": ["Marzan"]}),
        ("He told of the fall of Marzan to the rebels.", {"agent": ["the rebels"], "at": ["Marzan"]}),
        ("The town of Marzan had new masters, the rebels.", {"at": ["The town of Marzan"]}),
    ],
)
def test_who_lost_what_to_whom(text: str, roles: dict[str, list[str]]) -> None:
    words = next(word for word in ("lost", "fall", "masters") if word in text)
    assert actors(text, words) == roles


@pytest.mark.parametrize("text", ["The army lost contact with the brigade.", "The team lost the match on Monday."])
def test_what_else_is_lost_is_no_place(text: str) -> None:
    assert not [t for t in read_triggers(split_sentences(text), tokenize(text)) if t.kind == "gain"]
