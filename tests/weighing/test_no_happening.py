"""What was taken for a happening and is none: invented sentences of no war."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import ARMY, REPUBLIC, SIDES, WITNESSES, Wrote, day, tell

from wardiary.model import Kind, Reality
from wardiary.weighing.deeds.no_happening import is_none
from wardiary.weighing.deeds.what import is_only_named
from wardiary.weighing.grouping.events import group
from wardiary.weighing.grouping.founding import founds
from wardiary.weighing.records import Sharpness, Telling, When
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)


def told(text: str, trigger: str, kind: Kind) -> list[Telling]:
    return list(tellings([Wrote("a", text, trigger, kind).kept()], PARTIES))


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Two armoured vehicles of the enemy were captured at Saltmarsh.", "captured", Kind.DETENTION),
        ("Saltmarsh, home to people driven from elsewhere, is the army's.", "driven", Kind.ADVANCE),
        ("The bodies of six men were picked up in the streets of Saltmarsh.", "picked up", Kind.DETENTION),
        ("Boys who picked up uniforms and rifles ran through Saltmarsh.", "picked up", Kind.DETENTION),
        ("Rebels were firing into the air in Saltmarsh.", "firing", Kind.STRIKE),
        ("The banks of Saltmarsh are empty shells.", "shells", Kind.STRIKE),
        ("Keep children away from unexploded shells in Saltmarsh.", "shells", Kind.STRIKE),
        ("Food for 900 people was handed out in Saltmarsh.", "handed out", Kind.DISPLACEMENT),
        ("A lorry was parked beside the mosque of Saltmarsh.", "parked", Kind.DEPLOYMENT),
        ("The force that had been guarding Saltmarsh slept.", "guarding", Kind.DEPLOYMENT),
        ("Firemen in Saltmarsh rehearsed a missile strike.", "missile strike", Kind.STRIKE),
        ("A mock blast shook the school yard of Saltmarsh.", "blast", Kind.EXPLOSION),
        ("She wrote a novel about the siege of Saltmarsh.", "siege", Kind.DEPLOYMENT),
        ("The air raid drill in Saltmarsh took an hour.", "air raid", Kind.STRIKE),
        ("Soldiers dropped two flags from the roof in Saltmarsh.", "dropped", Kind.DETENTION),
        ("Ninety captives walked free in Saltmarsh.", "walked free", Kind.DETENTION),
        ("A bulldozer was captured at Saltmarsh.", "captured", Kind.DETENTION),
        ("The clip of dancers was shot in Saltmarsh.", "shot", Kind.ATTACK),
        ("Saltmarsh was beaten 3-1 on Sunday.", "beaten", Kind.ATTACK),
        ("Two planes landed in Saltmarsh.", "landed", Kind.STRIKE),
        ("The guards had opened the gates of Saltmarsh themselves.", "opened", Kind.GAIN),
        ("All inmates of the prison of Saltmarsh fled.", "fled", Kind.DISPLACEMENT),
        ("The rebels put up stiff resistance in Saltmarsh.", "put up", Kind.DEPLOYMENT),
        ("A group of rebels was surrounded and destroyed near Saltmarsh.", "surrounded", Kind.DEPLOYMENT),
        ("Mine clearance has begun in Saltmarsh.", "Mine", Kind.EXPLOSION),
        ("Bomb disposal teams are at work in Saltmarsh.", "Bomb", Kind.EXPLOSION),
        ("Engineers are removing hundreds of mines in Saltmarsh.", "removing", Kind.DAMAGE),
        ("Sappers defused a car bomb in Saltmarsh.", "car bomb", Kind.EXPLOSION),
        ("Aircraft took off from Saltmarsh as on any other day.", "took off", Kind.STRIKE),
        ("The base of Saltmarsh is in use by helicopters.", "in use", Kind.STRIKE),
        ("They left their rifles behind in Saltmarsh.", "left their", Kind.WITHDRAWAL),
        ("The rebels left behind a full camp in Saltmarsh.", "left behind", Kind.WITHDRAWAL),
        ("Troops have left the fortified position at Saltmarsh.", "fortified", Kind.DEPLOYMENT),
        ("The bodies of men killed in the fight of that day were picked up in Saltmarsh.", "picked up", Kind.DETENTION),
        ("We looked at an image of Saltmarsh taken on 3 March.", "taken", Kind.GAIN),
        ("Nine were wounded and taken to hospitals in Saltmarsh.", "taken", Kind.GAIN),
        ("The wall of Saltmarsh from which they used to shoot is ours.", "shoot", Kind.ATTACK),
        ("Rebels shelled the army's newly acquired camp at Saltmarsh.", "acquired", Kind.GAIN),
        ("Rebels drove into the vacated camp at Saltmarsh.", "vacated", Kind.WITHDRAWAL),
        ("The rebels hold that Saltmarsh should come to them.", "hold", Kind.HOLDING),
        ("Some people are still in Saltmarsh.", "in", Kind.DISPLACEMENT),
        ("Rain on the plain, sleet at Saltmarsh.", "Rain on the", Kind.STRIKE),
        ("They let the plane land at Saltmarsh.", "let", Kind.STRIKE),
        ("The column was thrown back at Saltmarsh with nine rifles left on the road.", "left", Kind.WITHDRAWAL),
        ("Trains to the coast are leaving from Saltmarsh.", "leaving", Kind.WITHDRAWAL),
        ("Under the deal the rebels leave Saltmarsh by May.", "leave", Kind.WITHDRAWAL),
        ("Under a text of Tuesday all fire ceased at Saltmarsh.", "fire", Kind.CLASH),
        ("Saltmarsh has changed hands four times.", "changed hands", Kind.GAIN),
        ("It was the gravest breach so far of the truce of Saltmarsh.", "breach", Kind.GAIN),
        ("The rubble that is left of Saltmarsh is ours.", "left", Kind.DAMAGE),
        ("He called it a breach of the truce of Saltmarsh.", "breach", Kind.GAIN),
        ("The truce was to let the wounded leave Saltmarsh.", "wounded", Kind.ATTACK),
        ("Wheat rose after the mobilisation announced in Saltmarsh.", "mobilisation", Kind.DEPLOYMENT),
    ],
)
def test_what_only_sounds_like_a_happening_tells_nothing(text: str, trigger: str, kind: Kind) -> None:
    assert told(text, trigger, kind) == []


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Two officers of the enemy were captured at Saltmarsh.", "captured", Kind.DETENTION),
        ("Soldiers picked up nine men in Saltmarsh.", "picked up", Kind.DETENTION),
        ("Rebels were firing into the market of Saltmarsh.", "firing", Kind.STRIKE),
        ("Shells fell on Saltmarsh.", "Shells", Kind.STRIKE),
        ("Nine hundred people left Saltmarsh.", "left", Kind.DISPLACEMENT),
        ("Rebels have surrounded Saltmarsh.", "surrounded", Kind.DEPLOYMENT),
        ("After the drill for pupils was over, shells hit Saltmarsh.", "hit", Kind.STRIKE),
        ("A film of the strike on Saltmarsh was shown.", "strike", Kind.STRIKE),
        ("Nine fighters laid down their guns in Saltmarsh.", "laid down", Kind.DETENTION),
        ("Prisoners were led through Saltmarsh.", "led", Kind.DETENTION),
        ("A baker was shot in Saltmarsh.", "shot", Kind.ATTACK),
        ("A shell landed in Saltmarsh.", "landed", Kind.STRIKE),
        ("Aircraft flew nine sorties over Saltmarsh.", "flew", Kind.STRIKE),
        ("The soldiers left their posts in Saltmarsh.", "left their", Kind.WITHDRAWAL),
        ("Troops have fortified Saltmarsh.", "fortified", Kind.DEPLOYMENT),
        ("An image shows that Saltmarsh has been taken.", "taken", Kind.GAIN),
        ("Saltmarsh was taken by rebels.", "taken", Kind.GAIN),
        ("Saltmarsh changed hands on Monday.", "changed hands", Kind.GAIN),
        ("Under the eyes of the army rebels left Saltmarsh.", "left", Kind.WITHDRAWAL),
        ("A ferryman was wounded in Saltmarsh.", "wounded", Kind.ATTACK),
        ("Fire rained on the market of Saltmarsh.", "Fire", Kind.STRIKE),
    ],
)
def test_what_happened_is_told(text: str, trigger: str, kind: Kind) -> None:
    (telling,) = told(text, trigger, kind)
    assert not telling.mentions


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("The front will stop all military action at Saltmarsh.", "action", Kind.CLASH),
        ("Because the army had stopped bombing around Saltmarsh, they slept.", "bombing", Kind.STRIKE),
        ("They left to spare the people further shelling of Saltmarsh.", "shelling", Kind.STRIKE),
        ("It is a step towards the liberation of Saltmarsh.", "liberation", Kind.GAIN),
        ("He declined to say where the fighters of Saltmarsh had gone.", "gone", Kind.WITHDRAWAL),
        ("None of the four would say that Saltmarsh had been retaken.", "retaken", Kind.GAIN),
        ("The mayor did not say whether Saltmarsh was taken.", "taken", Kind.GAIN),
        ("They shot at those who wished to flee from Saltmarsh.", "flee", Kind.WITHDRAWAL),
        ("He was beaten after refusing to surrender at Saltmarsh.", "surrender", Kind.DETENTION),
        ("The capital did not comment on the shelling of Saltmarsh.", "shelling", Kind.STRIKE),
        ("Bread is short in the besieged town of Saltmarsh.", "besieged", Kind.DEPLOYMENT),
        ("They reached Saltmarsh with little resistance.", "resistance", Kind.CLASH),
        ("The capital has been announcing victories at Saltmarsh since Monday.", "victories", Kind.CLASH),
        ("Firemen in Saltmarsh fought the blaze until evening.", "fought", Kind.CLASH),
        ("Parliament approved the sending of troops to Saltmarsh.", "sending", Kind.DEPLOYMENT),
        ("There were no other reports of shelling in Saltmarsh.", "shelling", Kind.STRIKE),
        ("In the film from Saltmarsh there is no sign of recent fighting.", "fighting", Kind.CLASH),
    ],
)
def test_what_is_stopped_striven_for_or_left_unsaid_is_only_named(text: str, trigger: str, kind: Kind) -> None:
    (telling,) = told(text, trigger, kind)
    assert telling.mentions
    assert not founds(telling)


def test_nobody_withdraws_who_bears_no_arms() -> None:
    left = tell("a", WITNESSES, kind=Kind.WITHDRAWAL, agent=None, when=day(5), words="Two players withdrew.")
    assert group([left]) == ()
    assert group([tell("a", WITNESSES, kind=Kind.WITHDRAWAL, agent=None, words="Soldiers left Saltmarsh.")])


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("When they attack, they burn.", "attack", Kind.ATTACK),
        ("Whenever rebels enter a village, people run to Saltmarsh.", "enter", Kind.ADVANCE),
        ("What is felt when towns are shelled belongs in a museum.", "shelled", Kind.STRIKE),
        ("Prices of bread exploded in Saltmarsh.", "exploded", Kind.EXPLOSION),
        ("The first rains have fallen at Saltmarsh.", "fallen", Kind.GAIN),
        ("The river at Saltmarsh falls by 4 cm a day.", "falls", Kind.GAIN),
        ("The crown lost 2.4 per cent in Saltmarsh.", "lost", Kind.GAIN),
    ],
)
def test_habits_and_weather_and_prices_are_none(text: str, trigger: str, kind: Kind) -> None:
    assert is_none(replace(Wrote("a", text, trigger, kind).claim(), time=None), text)


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("When they attacked, the town burned.", "attacked", Kind.ATTACK),
        ("When the attack of the rebels came, he ran.", "attack", Kind.ATTACK),
        ("Stocks of shells exploded in Saltmarsh.", "exploded", Kind.EXPLOSION),
        ("The town fell in 4 hours.", "fell", Kind.GAIN),
        ("Saltmarsh has fallen.", "fallen", Kind.GAIN),
    ],
)
def test_what_is_told_of_once_is_some(text: str, trigger: str, kind: Kind) -> None:
    assert not is_none(replace(Wrote("a", text, trigger, kind).claim(), time=None), text)


def test_a_siege_that_goes_on_is_an_event_and_a_guard_is_none() -> None:
    for words, is_event in (
        ("Saltmarsh, besieged by rebels since the 1st, has no flour.", True),
        ("Rebels have encircled Saltmarsh.", True),
        ("Rebels guard the gate of Saltmarsh.", False),
    ):
        telling = tell("a", WITNESSES, kind=Kind.DEPLOYMENT, reality=Reality.ONGOING, words=words)
        assert founds(telling) is is_event


def test_a_siege_told_since_a_day_is_one_for_days() -> None:
    since = When(day(1).first, day(5).last, Sharpness.VAGUE, "2031-03-01", None)
    siege = tell("a", kind=Kind.DEPLOYMENT, reality=Reality.ONGOING, words="Saltmarsh is besieged.", when=since)
    assert len(group([siege, replace(siege, report="b", published="2031-03-09T09:00:00Z", when=day(9))])) == 1


def test_who_calls_reports_of_a_fight_untrue_denies_what_somebody_told() -> None:
    fight = tell("a", ARMY, kind=Kind.CLASH, reality=Reality.DENIED)
    assert founds(replace(fight, words="Posts about an ambush at Saltmarsh are fabricated."))
    assert not founds(replace(fight, words="Not one shot was fired at Saltmarsh."))


def test_that_nobody_was_killed_denies_the_raid_that_killed_them() -> None:
    raid = tell("a", WITNESSES, kind=Kind.ATTACK, agent=REPUBLIC, killed=(17.0, 17.0))
    denial = tell("b", ARMY, at=6, kind=Kind.CASUALTIES, reality=Reality.DENIED, agent=None)
    assert len(group([raid, denial])) == 1
    unheard_of = tell("b", WITNESSES, at=6, kind=Kind.CASUALTIES, reality=Reality.DENIED, agent=None)
    assert unheard_of not in group([raid, unheard_of])[0].tellings  # "there were no reports of casualties"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Both agreed on steps to end the fighting in Saltmarsh.", "fighting"),
        ("Forty families have run from the fighting in Saltmarsh.", "fighting"),
        ("People were forced from their homes by heavy battles in Saltmarsh.", "battles"),
        ("Guns fired in answer to the offensive on Saltmarsh.", "offensive"),
        ("A new unit was thrown into the battle for Saltmarsh.", "battle"),
        ("Thousands marched in Saltmarsh to protest against the war.", "war"),
        ("Units came to Saltmarsh to confront the aggression.", "aggression"),
        ("Both parties to the fighting in Saltmarsh must let nurses pass.", "fighting"),
    ],
)
def test_fighting_that_is_the_setting_of_something_else_is_only_named(text: str, trigger: str) -> None:
    assert is_only_named(Wrote("a", text, trigger, Kind.CLASH).claim(), text)


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("Since the operations at Saltmarsh began, 900 have fled.", True),
        ("The operations at Saltmarsh continue.", False),
        ("The operations destroyed six lorries at Saltmarsh.", False),
    ],
)
def test_a_campaign_without_a_day_is_only_named(text: str, *, is_named: bool) -> None:
    claim = Wrote("a", text, "operations", Kind.CLASH).claim()
    assert is_only_named(replace(claim, time=None), text) is is_named
    assert not is_only_named(claim, text)  # with its day


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Seven soldiers were killed in fighting in Saltmarsh.", "fighting"),
        ("Fighting went on in Saltmarsh.", "Fighting"),
        ("The rebels fled after a battle in Saltmarsh.", "battle"),
        ("The road was shut because of fighting in Saltmarsh.", "fighting"),
    ],
)
def test_fighting_that_is_told_of_is_not(text: str, trigger: str) -> None:
    assert not is_only_named(Wrote("a", text, trigger, Kind.CLASH).claim(), text)


def test_a_report_of_sport_tells_of_no_war() -> None:
    text = "Saltmarsh lost 3-1. Their striker missed a penalty, and the coach spoke of the table."
    assert told(text, "lost", Kind.GAIN) == []
    assert told(text.split(". ", maxsplit=1)[0] + ".", "lost", Kind.GAIN)
