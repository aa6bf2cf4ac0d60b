import pytest

from wardiary.model import Kind, Reality, Trigger
from wardiary.reading.rules.morphology import plural, verb_forms
from wardiary.reading.rules.reader import read_triggers
from wardiary.reading.rules.triggers import kind_of_noun
from wardiary.reading.sentences import split_sentences
from wardiary.reading.tokens import tokenize


def triggers(text: str) -> tuple[Trigger, ...]:
    return read_triggers(split_sentences(text), tokenize(text))


def words(text: str) -> list[tuple[str, str]]:
    return [(t.kind.value, t.span.of(text)) for t in triggers(text)]


def role(text: str, name: str) -> str | None:
    spans = [a.span.of(text) for a in triggers(text)[0].arguments if a.role == name]
    return spans[0] if spans else None


@pytest.mark.parametrize(
    ("text", "kind", "trigger"),
    [
        ("Rebels recaptured the hill town.", Kind.GAIN, "recaptured"),
        ("Rebels captured the strongpoint.", Kind.GAIN, "captured"),
        ("Soldiers seized two bunkers and an island.", Kind.GAIN, "seized"),
        ("The garrison pulled out of the fort before dawn.", Kind.WITHDRAWAL, "pulled out"),
        ("Two drone attacks hit the depot.", Kind.STRIKE, "drone attacks"),
        ("A suicide car bomb attack shook the market.", Kind.EXPLOSION, "suicide car bomb attack"),
        ("Gunmen shot dead a judge.", Kind.ATTACK, "shot dead"),
        ("Police arrested nine students.", Kind.DETENTION, "arrested"),
        ("Thousands fled the valley.", Kind.DISPLACEMENT, "fled"),
        ("The junta's troops dug in along the ridge.", Kind.DEPLOYMENT, "dug in"),
        ("The town belongs to them now.", Kind.GAIN, "belongs to them"),
        ("The airport is with the rebels.", Kind.GAIN, "is with the rebels"),
        ("The militia has been running the town since May.", Kind.HOLDING, "running the town"),
        ("Soldiers stand at the gates of the town.", Kind.ADVANCE, "stand at the gates of"),
        ("The town is steadfast.", Kind.HOLDING, "is steadfast"),
        ("The army is at its posts in the town.", Kind.HOLDING, "is at its posts in"),
        ("Rockets dealt a heavy blow to the trenches.", Kind.STRIKE, "dealt a heavy blow"),
        ("Fresh troops have strengthened the army's line.", Kind.DEPLOYMENT, "strengthened the army's line"),
        ("There was no chlorine attack on the town.", Kind.STRIKE, "chlorine attack"),
        ("Rebels threw a cordon round the town.", Kind.DEPLOYMENT, "threw a cordon round"),
        ("The garrison was hemmed in.", Kind.DEPLOYMENT, "hemmed in"),
        ("The militia threw the brigade back.", Kind.CLASH, "threw the brigade back"),
        ("Rebels and soldiers shot it out at the ford.", Kind.CLASH, "shot it out"),
        ("An army lorry was waylaid at the ford.", Kind.CLASH, "waylaid"),
        ("Soldiers fired a dozen mortar bombs at the mill.", Kind.STRIKE, "fired a dozen mortar bombs at"),
        ("A rocket came down in a garden.", Kind.STRIKE, "came down in"),
        ("Shepherds had their throats cut.", Kind.ATTACK, "had their throats cut"),
        ("Raiders marched nine pupils into the forest.", Kind.ABDUCTION, "marched"),
        ("Soldiers put the huts to the torch.", Kind.DAMAGE, "put the huts to the torch"),
        ("A lorry drove over a mine.", Kind.EXPLOSION, "drove over a mine"),
    ],
)
def test_names_the_happening_by_its_shortest_words(text: str, kind: Kind, trigger: str) -> None:
    assert (kind.value, trigger) in words(text)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Soldiers burned the mill to the ground.", "the mill"),
        ("Rebels reduced the town to rubble.", "the town"),
        ("Raiders shot five men dead.", "five men"),
        ("The army took control of the town.", None),
    ],
)
def test_whom_it_is_done_to_may_stand_inside_the_words(text: str, target: str | None) -> None:
    assert role(text, "target") == target


@pytest.mark.parametrize(
    "text",
    [
        "She took a bus to the office.",
        "Temperatures fell in the hills and children came down in their sledges.",
        "Farmers led the calves away from the river.",
        "The firms struck a deal on Monday after talks about copper prices ended in a draw at the chess club.",
        "He suffered a heart attack at home.",
    ],
)
def test_common_words_without_a_war_around_them_name_nothing_violent(text: str) -> None:
    assert not {kind for kind, _ in words(text)} & {"gain", "strike", "attack", "clash"}


def test_who_gathers_something_does_not_protest() -> None:
    assert ("protest", "gathered outside") in words("Hundreds gathered outside the barracks of Kosti.")
    assert words("Soldiers gathered firewood, and the clinic was overwhelmed with rebels.") == []


def test_deaths_belong_to_the_happening_that_caused_them() -> None:
    assert words("Four people were killed in a rocket attack.") == [("strike", "rocket attack")]
    assert ("casualties", "killed") in words("Four soldiers were killed on Sunday.")


@pytest.mark.parametrize(
    ("text", "reality"),
    [
        ("Troops stormed the village.", Reality.OCCURRED),
        ("Troops may bombard the village.", Reality.POSSIBLE),
        ("Troops will recapture the village.", Reality.PLANNED),
        ("Troops did not shell the village.", Reality.DENIED),
        ("The governor denied reports that troops had shelled the village.", Reality.DENIED),
        ("Troops are shelling the village.", Reality.ONGOING),
        ("Militias have occupied the village since 2011.", Reality.ONGOING),
        ("Two rockets hit the mill.", Reality.OCCURRED),
        ("Guerrillas attack the convoy every night.", Reality.ONGOING),
        ("The bishop urged them to stop the bombardment.", Reality.ONGOING),
        ("The bishop called for a withdrawal from the village.", Reality.POSSIBLE),
    ],
)
def test_tells_what_happened_from_what_may(text: str, reality: Reality) -> None:
    assert triggers(text)[0].reality == reality


def test_agents_and_targets_of_active_passive_and_noun() -> None:
    assert role("Government forces shelled a clinic.", "agent") == "Government forces"
    assert role("Government forces shelled a clinic.", "target") == "a clinic"
    assert role("A clinic was shelled by government forces.", "agent") == "government forces"
    assert role("An Ethiopian airstrike on a clinic woke the town.", "agent") == "Ethiopian"
    assert role("An Ethiopian airstrike on a clinic woke the town.", "target") == "a clinic"


def test_forms_of_verbs_and_nouns() -> None:
    assert verb_forms("seize").gerund == "seizing"
    assert verb_forms("repel").past == "repelled"
    assert verb_forms("flee").participle == "fled"
    assert verb_forms("die").gerund == "dying"
    assert plural("casualty") == "casualties"


def kinds_of(text: str) -> dict[str, str]:
    sentences, tokens = split_sentences(text), tokenize(text)
    return {t.span.of(text): t.kind.value for t in read_triggers(sentences, tokens)}


def test_a_place_changes_hands_in_many_words() -> None:
    assert kinds_of("The town of Marzan is theirs now.")["is theirs"] == "gain"
    assert kinds_of("The base at Marzan has been ours since noon.")["been ours"] == "gain"
    assert kinds_of("Marzan and its mill came under the control of the rebels.")["came under the control of"] == "gain"
    assert kinds_of("They extended full control over the city of Marzan.")["extended full control over"] == "gain"
    assert kinds_of("The army denied that the village of Marzan had fallen.")["fallen"] == "gain"
    assert kinds_of("The message that al-Marzan returned to the rule of the emir.")["returned to the rule of"] == "gain"


def test_what_could_not_be_confirmed_is_possible() -> None:
    (left,) = triggers("The army could not yet confirm that rebels had left the town.")
    assert left.reality is Reality.POSSIBLE


def test_whose_flag_flies_over_a_town_holds_it() -> None:
    assert kinds_of("By noon rebel flags flew over Sennar.") == {"flags flew over": "holding"}


def test_what_falls_but_is_no_place_is_not_gained() -> None:
    assert "fell" not in kinds_of("Rockets of the rebels fell on the town at noon.")
    assert "fell" not in kinds_of("The price of bread fell while troops held the mill.")
    assert "fell" not in kinds_of("The Hantoub bridge was shelled, and its middle fell into the river.")


def test_control_is_held_in_a_relative_clause_and_soldiers_arrive() -> None:
    assert kinds_of("The rebels, who have controlled most of Marzan since May, rest.")["controlled"] == "holding"
    assert kinds_of("A battalion had reached Marzan yesterday evening.")["reached"] == "advance"
    assert kinds_of("An armoured battalion arrived overnight.")["arrived"] == "deployment"
    assert "arrived" not in kinds_of("A train arrived late, and soldiers helped.")


def test_an_attack_on_forces_is_fighting_and_one_from_the_air_a_strike() -> None:
    assert kinds_of("Rebel fighters attacked army positions near Marzan.")["attacked"] == "clash"
    assert kinds_of("Government aircraft attacked a depot in Marzan.")["attacked"] == "strike"
    assert kinds_of("Gunmen attacked worshippers in a mosque.")["attacked"] == "attack"


def test_who_comes_to_strengthen_a_garrison_is_deployed() -> None:
    assert kinds_of("A battalion reached Marzan to strengthen the garrison.")["reached"] == "deployment"
    assert kinds_of("A rebel battalion reached Marzan at noon.")["reached"] == "advance"


def test_a_noun_names_a_kind_by_itself() -> None:
    assert (kind_of_noun("invasion"), kind_of_noun("airstrikes"), kind_of_noun("table")) == (
        Kind.ADVANCE,
        Kind.STRIKE,
        None,
    )


@pytest.mark.parametrize(
    ("text", "kind", "trigger"),
    [
        ("Rebel units wrested the village of Darmal from the army.", "gain", "wrested"),
        ("Militiamen ejected the garrison from Bentok at dawn.", "gain", "ejected the garrison from"),
        ("The insurgents made themselves masters of Kidash.", "gain", "made themselves masters of"),
        ("The brigade took possession of the fort at Sirgh.", "gain", "took possession of"),
        ("Azeri flags went up over Hadrun on Saturday.", "gain", "flags went up over"),
        ("Troops planted their flag on the town hall.", "gain", "planted their flag on"),
        ("The soldiers moved back to the river.", "withdrawal", "moved back"),
        ("Government troops melted away from Mekar.", "withdrawal", "melted away"),
        ("The governor's men gave up the airport of Menal.", "withdrawal", "gave up"),
        ("The militia evacuated its base in Tal Rash.", "withdrawal", "evacuated its base"),
        ("Its fighters returned to their barracks at Lauk.", "withdrawal", "returned to their barracks"),
        ("Police and soldiers deserted the town of Fizar.", "withdrawal", "deserted"),
        ("Forty soldiers laid down their weapons at Gumar.", "detention", "laid down their weapons"),
        ("The guards handed over their rifles.", "detention", "handed over their rifles"),
        ("Eleven conscripts were taken captive at Rubez.", "detention", "taken captive"),
        ("The prison at Kassar has been on fire since three.", "damage", "been on fire"),
        ("Flames gutted the market of Tarl.", "damage", "gutted"),
        ("The depot at Zuwal went up in flames.", "damage", "went up in flames"),
        ("The mill in Dernov was put out of action.", "damage", "put out of action"),
        ("Crowds carried away sacks from the agency's warehouse.", "damage", "carried away sacks from"),
        ("Soldiers and gunmen exchanged shots near the bakery.", "clash", "exchanged shots"),
        ("The attack on Korov was beaten off by the garrison.", "clash", "beaten off"),
        ("Pockets of resistance remained in the west of Hasak.", "clash", "Pockets of resistance"),
        ("The two patrols shot at each other for an hour.", "clash", "shot at each other"),
        ("Mortar rounds fell on the camp at Zamzar.", "strike", "fell on"),
        ("A missile slammed into a block of flats.", "strike", "slammed into"),
        ("A drone dropped two grenades on a post.", "strike", "dropped two grenades"),
        ("The town of Loikar came under shellfire.", "strike", "came under shellfire"),
        ("The army shells the quarter by the lake.", "strike", "shells"),
        ("Residents are pouring out of Khuzar on foot.", "displacement", "pouring out"),
        ("Gunmen dragged off the vicar and six worshippers.", "abduction", "dragged off"),
        ("The enemy occupies the north of Toret.", "holding", "occupies"),
        ("The rebels won a decisive victory at the dam of Kosti.", "gain", "won a decisive victory"),
        ("Taking the pass let the army carve out a land corridor to the coast.", "gain", "carve out a land corridor"),
        ("Sandstorms disrupted the militia's supply lines.", "other", "disrupted"),
        ("Mud could hamper the junta's plans, analysts said.", "other", "hamper the junta's plans"),
        ("The overthrow of the president was condemned by nobody.", "other", "overthrow"),
        ("Floods have badly affected the army's supply lines.", "other", "affected the army's supply lines"),
        ("The junta accused the rebels of derailing the truce.", "agreement", "derailing the truce"),
        ("The two generals spoke by telephone late on Sunday.", "agreement", "spoke by telephone"),
        ("Chad has committed more troops to the border force.", "deployment", "committed more troops"),
    ],
)
def test_knows_the_many_words_of_war_reports(text: str, kind: str, trigger: str) -> None:
    assert (kind, trigger) in words(text)


@pytest.mark.parametrize(
    "text",
    [
        "The price of bread fell on Monday.",
        "Their plane landed in Nairobi with aid workers on board.",
        "The lawyer picked up her children and gave up smoking.",
    ],
)
def test_what_no_weapon_does_is_no_strike(text: str) -> None:
    assert not {kind for kind, _ in words(text)} & {"strike", "withdrawal", "detention"}


@pytest.mark.parametrize(
    ("text", "kind", "trigger"),
    [
        ("The brigade reached Horsk on Friday and took it within hours.", "gain", "took"),
        ("Then the rebels captured it.", "gain", "captured"),
        ("Villagers say that the army left it without firing.", "withdrawal", "left"),
        ("The marines retook it on Sunday.", "gain", "retook"),
        ("The soldiers exited it at dusk.", "withdrawal", "exited"),
        ("Insurgents seized it in May.", "gain", "seized"),
    ],
)
def test_forces_take_and_leave_what_was_named_before(text: str, kind: str, trigger: str) -> None:
    assert (kind, trigger) in words(text)


def test_nobody_else_takes_it_or_leaves_it_in_that_sense() -> None:
    assert not words("The teacher took it home and left it on the table.")


@pytest.mark.parametrize(
    ("text", "kind", "trigger"),
    [
        ("Marzan is no longer ours, the mayor wrote.", "gain", "is no longer ours"),
        ("The army admitted the loss of Marzan.", "gain", "loss"),
        ("Our flag is already on the citadel of Marzan.", "gain", "flag is already on"),
        ("The rebels have established themselves in Marzan.", "gain", "established themselves in"),
        ("Marzan was surrendered to the rebels.", "gain", "was surrendered to"),
        ("The flag of Chad is flying over Marzan.", "holding", "flag of Chad is flying over"),
        ("The flag of the Union was raised over Marzan on Monday.", "gain", "flag of the Union was raised over"),
        ("The rebels' flag waves over Marzan.", "holding", "flag waves over"),
        ("The rebels hold sway in Marzan.", "holding", "hold sway in"),
        ("The battalion gave ground at Marzan.", "withdrawal", "gave ground"),
        ("The police of Marzan drove off at dusk.", "withdrawal", "drove off"),
        ("The brigade took up a more advantageous line.", "withdrawal", "took up a more advantageous line"),
        ("Rebels walked into Marzan at dawn.", "advance", "walked into"),
        ("No rebel has set foot in Marzan.", "advance", "set foot in"),
        ("Forty soldiers put down their rifles.", "detention", "put down their rifles"),
        ("The garrison gave itself up.", "detention", "gave itself up"),
        ("Villagers who got out of Marzan wept.", "displacement", "got out of"),
        ("Soldiers helped themselves to televisions.", "damage", "helped themselves to"),
        ("A missile levelled the market.", "damage", "levelled"),
    ],
)
def test_what_is_told_indirectly(text: str, kind: str, trigger: str) -> None:
    assert (kind, trigger) in words(text)


@pytest.mark.parametrize(
    "text",
    [
        "The loss of life was heavy, the mayor said.",
        "The militants' losses were more than 300.",
        "The reporter drove off in a jeep.",
        "She got out of the car.",
        "A nurse walked into the room.",
    ],
)
def test_what_only_sounds_so(text: str) -> None:
    assert not {kind for kind, _ in words(text)} & {"gain", "withdrawal", "advance", "displacement"}


def test_all_that_was_lost_is_lost() -> None:
    text = "The colonel conceded that Marzan and Karsa in the north had been lost."
    assert role(text, "at") == "Marzan and Karsa"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Marzan came under artillery fire at dawn.", "strike"),
        ("The port came under mortar fire by rebels.", "strike"),
        ("The convoy came under fire near Karsa.", "clash"),
        ("A post of the police came under attack.", "clash"),
    ],
)
def test_what_comes_under_fire_suffers_it(text: str, kind: str) -> None:
    assert words(text)[0][0] == kind
    assert role(text, "target") == text[: text.index(" came")]
    assert role(text, "agent") in (None, "rebels")


def test_a_town_that_is_taken_is_no_man_taken_to_court() -> None:
    assert words("In the legal sense Marzan is taken.") == [("gain", "is taken")]
    assert words("Ahmed is taken to court.") == []


@pytest.mark.parametrize(
    ("text", "agent", "target"),
    [
        ("Rebels were driven from Marzan on Monday.", None, "Rebels"),
        ("The rebels have been pushed out of Marzan by the army.", "the army", "The rebels"),
        ("The army drove the rebels from Marzan.", "The army", "the rebels"),
        ("Rebels pushed back towards Marzan.", "Rebels", None),
    ],
)
def test_who_is_driven_out_has_not_advanced(text: str, agent: str | None, target: str | None) -> None:
    assert (role(text, "agent"), role(text, "target")) == (agent, target)


def test_what_falls_is_a_strike_where_a_weapon_does() -> None:
    assert ("strike", "landed on") in words("Two rockets landed on the square.")
    assert role("Two rockets landed on the square.", "agent") is None
    assert not words("Two geese landed on the square.")


def test_a_town_that_fell_on_a_day_was_fallen_on_by_nobody() -> None:
    assert words("Rebels rested after the town fell on Sunday.") == [("gain", "fell")]
    assert words("Two shells fell on Sunday's market.") == [("strike", "fell on")]
