import pytest

from wardiary.model import Kind, Reality, Span, Trigger
from wardiary.reading.constructions import as_grammar_has_it, is_no_happening

OCCURRED, ONGOING, BACKGROUND = Reality.OCCURRED, Reality.ONGOING, Reality.BACKGROUND
PLANNED, POSSIBLE, DENIED = Reality.PLANNED, Reality.POSSIBLE, Reality.DENIED


def read(text: str, taken: Reality, kind: Kind = Kind.STRIKE) -> Reality:
    """The reality of the words in brackets, which the network took for `taken`."""
    start, end = text.index("["), text.index("]") - 1
    trigger = Trigger(Span(start, end), kind, taken, ())
    plain = text.replace("[", "").replace("]", "")
    (told,) = as_grammar_has_it(plain, (Span(0, len(plain)),), (trigger,))
    return told.reality


@pytest.mark.parametrize(
    ("text", "taken", "told"),
    [
        ("Gunmen had been [holding] the nurses in a mill near Bor.", ONGOING, OCCURRED),
        ("The column had already [turned back] at the ford.", ONGOING, OCCURRED),
        ("Most families have now [left] the valley.", ONGOING, OCCURRED),
        ("Most families have [left] the valley since Monday.", ONGOING, ONGOING),
        ("Guns have been [shelling] the valley.", ONGOING, ONGOING),
        ("The market in Gao was [shelled] before dawn.", ONGOING, OCCURRED),
        ("The market in Gao was [burning].", ONGOING, ONGOING),
        ("The air [raid] was carried out by two jets.", ONGOING, OCCURRED),
        ("The air [raid] was still going on.", ONGOING, ONGOING),
        ("The brigade is in the process of [leaving] the airfield.", PLANNED, ONGOING),
        ("Villagers were forced by the militia to [leave] their homes.", PLANNED, OCCURRED),
        ("The guns began to [pound] the ridge.", POSSIBLE, OCCURRED),
        ("Families will be forced to [leave].", PLANNED, PLANNED),
        ("She urged both sides to halt their [bombardment] of the port.", POSSIBLE, ONGOING),
        ("Peacekeepers must stop the [shelling].", PLANNED, ONGOING),
        ("Its guards stopped an [attack] on the mill.", OCCURRED, OCCURRED),
        ("The [fall] of Bentiu would cut the road to the north.", OCCURRED, POSSIBLE),
        ("The [raid] on Bentiu would have cut the road.", OCCURRED, OCCURRED),
        ("The army might do great harm through air [strikes] as it leaves.", OCCURRED, POSSIBLE),
        ("The army might have done great harm by its [strikes].", OCCURRED, OCCURRED),
        ("The ministry said that the [truce] would take effect at noon.", PLANNED, PLANNED),
        ("Those behind the [raid] would pay, he said.", OCCURRED, OCCURRED),
        ("He was asked whether jets had [bombed] the mill.", OCCURRED, POSSIBLE),
        ("It was unclear whether a [shell] or a mine had killed him.", OCCURRED, OCCURRED),
        ("Experts look into an alleged gas [attack] on the camp.", OCCURRED, POSSIBLE),
        ("Suspected rebels [shelled] the camp.", OCCURRED, OCCURRED),
        ("The town was entered without a single [shot].", OCCURRED, DENIED),
        ("Talk of a [raid] on the mill was lies of the militia.", OCCURRED, DENIED),
        ("The news about the so-called [raid] is one more invention.", OCCURRED, DENIED),
        ("Posts on their channels about the [raid] have nothing to do with reality.", OCCURRED, DENIED),
        ("News of the [raid] was not false.", OCCURRED, OCCURRED),
        ("Talk of the [raid] was everywhere.", OCCURRED, OCCURRED),
        ("There is no longer [shelling] every night.", ONGOING, ONGOING),
        ("Nobody was [hurt] when the mill burned.", OCCURRED, DENIED),
        ("There was nobody left to [fight] in the town.", DENIED, POSSIBLE),
        ("Survivors accused the militia of [executing] men at the mill.", POSSIBLE, OCCURRED),
        ("Nothing was left to [loot].", DENIED, POSSIBLE),
        ("No shops were left to [loot].", OCCURRED, POSSIBLE),
        ("None of the guards has been [wounded].", OCCURRED, DENIED),
        ("No lorry has so far been [attacked] on the road.", OCCURRED, DENIED),
        ("No fewer than nine men were [killed].", OCCURRED, OCCURRED),
        ("The marshal denied that his men had [shelled] the mill.", OCCURRED, DENIED),
        ("The front denied any part in the [raid].", OCCURRED, OCCURRED),
        ("He did not rule out an [assault] on the port.", POSSIBLE, POSSIBLE),
        ("The prefect dismissed as idle talk reports that the post had [fallen].", BACKGROUND, DENIED),
        ("Rumours that the garrison has [fled] are baseless, he said.", POSSIBLE, DENIED),
        ("He accused the front of [burning] the mill.", ONGOING, OCCURRED),
        ("Brigades are making preparations for an [assault] on Taiz.", ONGOING, PLANNED),
        ("The consul called inventions the reports from Aden about an [encirclement] of the fort.", POSSIBLE, DENIED),
        ("The front called the talk of a [raid] on the mill a lie.", OCCURRED, DENIED),
        ("The front called the [raid] on the mill a mistake.", OCCURRED, OCCURRED),
        ("The aim of the drive is to [cut] the coastal road.", ONGOING, PLANNED),
    ],
)
def test_grammar_says_how_real_it_is_where_it_is_plain(text: str, taken: Reality, told: Reality) -> None:
    assert read(text, taken) == told


def test_what_is_held_since_some_day_still_is() -> None:
    assert read("Turkey has [held] the pocket since 2016.", BACKGROUND, Kind.HOLDING) == ONGOING
    assert read("It was the only port [held] by the rebels since 2016.", BACKGROUND, Kind.HOLDING) == BACKGROUND
    assert read("Turkey has [shelled] the pocket since 2016.", BACKGROUND, Kind.STRIKE) == BACKGROUND


def test_a_truce_that_is_yet_to_take_effect_is_planned() -> None:
    assert read("The second [truce] in Taiz was due to take effect at noon.", OCCURRED, Kind.AGREEMENT) == PLANNED
    assert read("The [truce] was broken at noon.", OCCURRED, Kind.AGREEMENT) == OCCURRED


def test_what_stands_in_another_sentence_does_not_count() -> None:
    text = "He asked whether they had left. Jets bombed the mill."
    trigger = Trigger(Span(37, 43), Kind.STRIKE, OCCURRED, ())
    (told,) = as_grammar_has_it(text, (Span(0, 31), Span(32, len(text))), (trigger,))
    assert told is trigger


def test_what_a_march_is_for_has_not_come_about_by_it() -> None:
    assert read("Rebels are on a march to [retake] Kosti.", OCCURRED, Kind.GAIN) is PLANNED
    assert read("Rebels began an offensive to [seize] Kosti.", ONGOING, Kind.GAIN) is PLANNED
    assert read("Rebels marched to Kosti and [seized] it.", OCCURRED, Kind.GAIN) is OCCURRED


def test_what_a_deal_is_about_is_yet_to_come() -> None:
    deal = "A preliminary agreement on the [withdrawal] of the front from Taiz was reached."
    assert read(deal, OCCURRED, Kind.WITHDRAWAL) is PLANNED
    assert read("After the deal was signed they [left] Taiz.", OCCURRED, Kind.WITHDRAWAL) is OCCURRED


def test_what_was_at_no_point_done_is_denied() -> None:
    assert read("The corps had at no point announced its [entry] into Kosti.", OCCURRED) is DENIED


def test_what_there_is_no_doubt_of_happened() -> None:
    assert read("There can be no doubt that the corps [captured] Kosti.", DENIED, Kind.GAIN) is OCCURRED
    assert read("There is little doubt that Kosti will [fall].", POSSIBLE, Kind.GAIN) is POSSIBLE


def test_what_a_picture_says_nothing_about_is_open() -> None:
    assert read("The clip proves nothing about who [holds] Kosti.", ONGOING, Kind.HOLDING) is POSSIBLE


def test_who_had_nothing_to_do_with_it_denies_it() -> None:
    assert read("The front had nothing to do with the [killings].", OCCURRED) is DENIED


def test_what_was_said_to_be_lost_and_is_still_held_is_only_said() -> None:
    still = "The corps was still holding its base two days after it was reported to have [lost] it."
    assert read(still, OCCURRED, Kind.GAIN) is POSSIBLE
    assert read("It was reported to have [lost] its base.", OCCURRED, Kind.GAIN) is OCCURRED


def test_what_has_to_come_about_first_has_not() -> None:
    assert read("As soon as Kosti has been [freed], doctors will go there.", OCCURRED, Kind.GAIN) is PLANNED
    assert read("They stayed until Kosti had been [freed].", OCCURRED, Kind.GAIN) is OCCURRED


def test_what_was_done_once_is_of_an_earlier_time() -> None:
    assert read("We [freed] this town once, and shall again.", OCCURRED, Kind.GAIN) is BACKGROUND
    assert read("They [freed] the town once more.", OCCURRED, Kind.GAIN) is OCCURRED


@pytest.mark.parametrize(
    ("text", "taken", "kind", "told"),
    [
        ("Niamey did not at once comment on the [raid].", DENIED, Kind.STRIKE, OCCURRED),
        ("The army has not responded to the latest [shelling] of the port.", DENIED, Kind.STRIKE, OCCURRED),
        ("He did not mention that the port was [shelled].", OCCURRED, Kind.STRIKE, OCCURRED),
        ("The front has never said whether it [lost] the mill.", DENIED, Kind.GAIN, POSSIBLE),
        ("Nobody could tell who [holds] the bridge.", ONGOING, Kind.HOLDING, POSSIBLE),
        ("We do not know who [fired] at the mill.", OCCURRED, Kind.STRIKE, OCCURRED),
        ("They left by night so as not to be [cut off].", DENIED, Kind.DEPLOYMENT, POSSIBLE),
        ("They left in order not to [lose] the guns.", DENIED, Kind.GAIN, POSSIBLE),
        ("The list does not include hamlets hit by the [shelling].", DENIED, Kind.STRIKE, OCCURRED),
        ("The consul denied it: the bridge is [in his men's hands].", DENIED, Kind.HOLDING, ONGOING),
        ('That the mill fell is a lie, he said: "We [beat] them [off]."', DENIED, Kind.CLASH, OCCURRED),
        ('The consul denied it: "Not a shell has [fallen] here."', DENIED, Kind.STRIKE, DENIED),
        ("The consul denied two stories: that the mill had [fallen] was one.", DENIED, Kind.GAIN, DENIED),
        ("The guards have begun Operation Red Heron to [free] the valley.", OCCURRED, Kind.GAIN, PLANNED),
        ("In Operation Red Heron the guards [freed] the valley.", OCCURRED, Kind.GAIN, OCCURRED),
    ],
)
def test_what_is_left_unsaid_feared_or_set_against_a_denial_is_not_denied(
    text: str, taken: Reality, kind: Kind, told: Reality
) -> None:
    assert read(text.replace("[off]", "off"), taken, kind) is told


@pytest.mark.parametrize("text", ["Our guns [hit] no clinic.", "They [hit] nothing.", "They [hit] none of the mills."])
def test_what_is_done_to_nobody_is_not_done(text: str) -> None:
    assert read(text, Reality.OCCURRED) is Reality.DENIED


def test_no_fewer_than_six_are_six() -> None:
    assert read("Our guns [hit] no fewer than six mills.", Reality.OCCURRED) is Reality.OCCURRED


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The front [controls] no part of Bor.", Kind.HOLDING),
        ("They [hold] none of the five quarters, he said.", Kind.HOLDING),
        ("His men [abandoned] not one post.", Kind.WITHDRAWAL),
    ],
)
def test_who_holds_or_leaves_nothing_does_not(text: str, kind: Kind) -> None:
    assert read(text, ONGOING, kind) is DENIED


def test_who_holds_nothing_but_a_place_holds_that() -> None:
    assert read("The front [holds] nothing but the mill.", ONGOING, Kind.HOLDING) is ONGOING


@pytest.mark.parametrize(
    ("text", "taken", "told"),
    [
        ("He could not yet confirm that rebels had [left] the town.", DENIED, POSSIBLE),
        ("The ministry was unable to verify that a depot was [hit].", OCCURRED, POSSIBLE),
        ("The ministry confirmed that a depot was not [hit].", DENIED, DENIED),
        ("The council did not regret having [seized] the mill.", DENIED, OCCURRED),
        ("They never apologised for the [shelling] of the mill.", DENIED, OCCURRED),
        ("They did not [shell] the mill, which they regret.", DENIED, DENIED),
    ],
)
def test_what_is_unconfirmed_is_open_and_what_is_not_regretted_was_done(
    text: str, taken: Reality, told: Reality
) -> None:
    assert read(text, taken) is told


def test_a_car_that_crashes_is_no_car_bomb() -> None:
    text = "He was killed in a car crash; a car bomb went off later."
    assert is_no_happening(text, Span(text.index("car"), text.index("car") + 3))
    assert not is_no_happening(text, Span(text.rindex("car"), text.rindex("car") + 3))


@pytest.mark.parametrize(
    ("text", "word", "is_none"),
    [
        ("Villagers held funerals for them.", "held", True),
        ("The front held a memorial in Oster.", "held", True),
        ("The council will hold an emergency meeting.", "hold", True),
        ("The front holds its fire.", "holds", True),
        ("The front holds the fire station.", "holds", False),
        ("The front held two hostages.", "held", False),
        ("The army holds a post at the mill.", "holds", False),
        ("It says it is fighting a corrupt system.", "fighting", True),
        ("It says it is fighting the army.", "fighting", False),
        ("The province is home to Sunnis and Druze.", "home", True),
        ("They fled home on Friday.", "home", False),
        ("Doctors spoke without agreeing on a figure.", "agreeing on", True),
        ("They agreed on a ceasefire.", "agreed on", False),
        ("The injured were taken to nearby hospitals.", "taken", True),
        ("Two were rushed first to a health post.", "rushed", True),
        ("The town was taken by the front.", "taken", False),
        ("The war was taken to the streets.", "taken", False),
        ("Guards took up positions by the mill.", "took", True),
        ("Guards took positions by the mill.", "took", False),
        ("The clinic can manage mass casualties.", "casualties", True),
        ("The blast caused mass casualties.", "casualties", False),
    ],
)
def test_what_is_held_that_is_no_town_and_evils_that_are_fought_are_no_happening(
    text: str, word: str, *, is_none: bool
) -> None:
    start = text.index(word)
    assert is_no_happening(text, Span(start, start + len(word))) is is_none


def test_what_almost_came_about_did_not() -> None:
    assert read("The outpost almost [fell] on Sunday.", OCCURRED, Kind.GAIN) is DENIED
    assert read("They nearly [took] the mill.", OCCURRED, Kind.GAIN) is DENIED
    assert read("They [took] nearly half of the town.", OCCURRED, Kind.GAIN) is OCCURRED


def test_a_story_that_is_rated_false_is_denied() -> None:
    assert read("We rate the story that the front [retook] the town false.", OCCURRED, Kind.GAIN) is DENIED
    assert read("They found the report that shells had [hit] the mill untrue.", OCCURRED) is DENIED
    assert read("They found the report that shells had [hit] the mill.", OCCURRED) is OCCURRED
