"""Whose an office is that the table of sides does not hold, and who lost or took by plain words: invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import FRONT, REPUBLIC, SIDES, Wrote

from wardiary.diary.records import Side, Sides
from wardiary.model import ClaimTime, Kind, PlaceMention, Reality, Span
from wardiary.weighing.records import THIRD, Telling
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)
STATES = Parties(Sides((Side("Chad", ("Chadian army", "Ndjamena")), Side("Niger", ("Niger's army", "Niamey"))), ()))


def told(wrote: Wrote) -> Telling:
    (telling,) = tellings([wrote.kept()], PARTIES)
    return telling


@pytest.mark.parametrize(
    "name",
    ["deputy governor", "the provincial police chief", "Interior Ministry", "an army colonel", "security sources"],
)
def test_an_office_is_the_only_state_s(name: str) -> None:
    assert PARTIES.side_of(name) == REPUBLIC


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("a hospital director", THIRD),
        ("rebel-appointed governor", FRONT),
        ("an official", None),
        ("Bolivian officials", None),
        ("health ministry", None),
        ("shadow governor", None),
    ],
)
def test_a_stranger_s_office_and_one_that_heals_are_not(name: str, side: str | None) -> None:
    assert PARTIES.side_of(name) in (side, None if side == FRONT else side)


def test_between_states_the_office_is_of_the_country_where_it_happened() -> None:
    assert STATES.side_of("regional governor") is None
    assert STATES.side_of_office("regional governor", None, ["TD"]) == "Chad"
    assert STATES.side_of_office("regional governor", "Niger", ["TD"]) == "Niger"
    assert STATES.side_of_office("regional governor", None, ["TD", "NE"]) is None
    assert STATES.side_of_office("regional governor", None, ["TD", "SD"]) == "Chad"


@pytest.mark.parametrize(
    ("who", "publisher", "side"),
    [
        ("office of the General Command", "Example Front Radio (Telegram)", FRONT),
        ("the operations room", "Example Front Radio (Telegram)", FRONT),
        ("the Ministry of Defence", "Example Front Radio (Telegram)", REPUBLIC),
        ("office of the General Command", "Example Gazette", REPUBLIC),
    ],
)
def test_a_command_is_that_of_the_party_in_whose_paper_it_speaks(who: str, publisher: str, side: str) -> None:
    text = f"Saltmarsh was taken this morning, {who} announced."
    assert told(Wrote("a", text, "taken", publisher=publisher, speaker=who)).voice.side == side


@pytest.mark.parametrize(("who", "side"), [("army spokesman in Tanout", "Niger"), ("army spokesman", "Chad")])
def test_an_army_is_of_the_country_of_the_place_in_its_name_or_of_its_deed(who: str, side: str) -> None:
    text = f"The army holds Massakory, not Tanout, an {who} said."
    kept = Wrote("a", text, "holds", Kind.HOLDING, speaker=who, place="Massakory").kept()
    places = tuple(
        PlaceMention(at, at + len(name), name, name, 13.0, lon, None, "PPL", country, None, None, 1.0, "invented")
        for name, lon, country in (("Massakory", 15.7, "TD"), ("Tanout", 8.9, "NE"))
        if (at := text.index(name)) >= 0
    )
    told = tellings([replace(kept, reading=replace(kept.reading, places=places))], STATES)
    assert told[0].voice.side == side


@pytest.mark.parametrize("name", ["local officials", "officials", "authorities", "the commander"])
def test_officials_set_up_by_a_side_do_not_make_all_officials_that_side_s(name: str) -> None:
    installed = ("Nigerien-installed officials", "Niger-backed authorities", "Niamey-appointed commander")
    names = (("Chadian army", "Chadian officials"), ("Niger's army", *installed))
    parties = Parties(Sides((Side("Chad", names[0]), Side("Niger", names[1])), ()))
    assert parties.side_of(name) is None
    assert parties.side_of(installed[0]) == "Niger"


@pytest.mark.parametrize(
    ("text", "speaker", "agent", "taker"),
    [
        ("The army admitted that it had lost Saltmarsh.", "army", "army", FRONT),
        ("The army said Saltmarsh had been lost to the rebels.", "army", None, FRONT),
        ("The governor spoke of the loss of Saltmarsh to CF fighters.", "governor", None, FRONT),
        ("The rebels said they had lost Saltmarsh in the night.", "rebels", "rebels", REPUBLIC),
    ],
)
def test_who_loses_a_place_has_not_taken_it(text: str, speaker: str, agent: str | None, taker: str) -> None:
    trigger = "loss" if "loss" in text else "lost"
    assert told(Wrote("a", text, trigger, speaker=speaker, agent=agent)).agent == taker


@pytest.mark.parametrize(
    ("text", "agent", "side"),
    [
        ("The heroes took Saltmarsh this morning.", "heroes", FRONT),
        ("The brothers took Saltmarsh from the army.", "brothers", FRONT),
        ("The soldiers took Saltmarsh.", "soldiers", REPUBLIC),
    ],
)
def test_a_party_s_fighters_are_its_own(text: str, agent: str, side: str | None) -> None:
    assert told(Wrote("a", text, "took", publisher="Example Front Radio (Telegram)", agent=agent)).agent == side


def test_who_denies_that_a_place_was_taken_did_not_take_it() -> None:
    text = "Our men stand firm and Saltmarsh has not been taken, the army said."
    assert told(Wrote("a", text, "taken", speaker="army", agent="our men", reality=Reality.DENIED)).agent is None


@pytest.mark.parametrize(
    ("text", "trigger", "speaker", "publisher", "side"),
    [
        ("Saltmarsh is occupied, the governor said.", "occupied", "governor", "Example Wire", FRONT),
        ("Saltmarsh has fallen!", "fallen", None, "Example Front Radio (Telegram)", FRONT),
        ("The town of Saltmarsh fell on Friday, the army said.", "fell", "army", "Example Wire", FRONT),
        ("Saltmarsh is occupied, residents said.", "occupied", "residents", "Example Wire", None),
    ],
)
def test_who_took_what_is_only_said_to_be_occupied_or_to_have_fallen(
    text: str, trigger: str, speaker: str | None, publisher: str, side: str | None
) -> None:
    assert told(Wrote("a", text, trigger, speaker=speaker, publisher=publisher)).agent == side


def test_the_spokesman_of_a_party_s_own_paper_is_the_party_s() -> None:
    radio = "Example Front Radio (Telegram)"
    text = "A spokesman said that the fighters took Saltmarsh."
    assert told(Wrote("a", text, "took", speaker="spokesman", publisher=radio)).voice.side == FRONT
    assert told(Wrote("a", text, "took", speaker="spokesman")).voice.side is None


def test_history_is_not_verified_by_who_looks_around_today() -> None:
    text = "Our reporter saw front fighters in Saltmarsh, which rebels captured then."
    kept = Wrote("a", text, "captured", agent="rebels").kept()
    claim = replace(kept.reading.claims[0], time=ClaimTime(Span(0, 1), "2027-05-01", "2027-05-01"))
    (telling,) = tellings([replace(kept, reading=replace(kept.reading, claims=(claim,)))], PARTIES)
    assert not telling.denies


@pytest.mark.parametrize(
    ("text", "trigger", "agent"),
    [
        ("The brothers came by the coast road and Saltmarsh has been in their hands since.", "in their hands", None),
        ("The lions of CF stormed the army's posts and took control of Saltmarsh.", "took control", "army"),
        ("Our men drove the army off and hold Saltmarsh.", "hold", "army"),
    ],
)
def test_a_party_s_own_paper_tells_of_its_own_deeds(text: str, trigger: str, agent: str | None) -> None:
    radio = "Example Front Radio (Telegram)"
    assert told(Wrote("a", text, trigger, Kind.HOLDING, publisher=radio, agent=agent)).agent == FRONT


def test_who_brings_people_out_has_not_driven_them_out() -> None:
    text = "The army evacuated nine patients from Saltmarsh."
    assert told(Wrote("a", text, "evacuated", Kind.DISPLACEMENT, agent="army")).agent is None


def test_the_place_is_freed_from_who_held_it() -> None:
    text = "The governor declared the liberation of Saltmarsh from the rebels."
    kept = Wrote("a", text, "liberation", speaker="governor", agent="rebels").kept()
    claim = kept.reading.claims[0]
    actor = replace(claim.actors[0], span=Span(text.index("rebels"), text.index("rebels") + 6))
    (telling,) = tellings(
        [replace(kept, reading=replace(kept.reading, claims=(replace(claim, actors=(actor,)),)))], PARTIES
    )
    assert telling.agent == REPUBLIC


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers and gunmen were firing at each other in Saltmarsh.",
        "The two sides traded machine-gun fire in Saltmarsh.",
        "A gun battle broke out while men were firing in Saltmarsh.",
    ],
)
def test_who_fire_at_each_other_fight(text: str) -> None:
    trigger = "firing" if "firing" in text else "traded"
    assert told(Wrote("a", text, trigger, Kind.ATTACK)).kind is Kind.CLASH


def test_only_a_state_has_planes() -> None:
    assert PARTIES.side_of("two air force planes") == REPUBLIC
    assert PARTIES.side_of("soldiers of the Moon") is None


def test_who_was_installed_by_a_party_is_its_own() -> None:
    assert PARTIES.side_of("rebel-appointed mayor") in (FRONT, None)
    assert STATES.side_of("Chadian-installed mayor") == "Chad"
    assert STATES.side_of("pro-Niger officials") == "Niger"


@pytest.mark.parametrize(
    ("told_by", "speaker", "side"),
    [
        ("a surveyor who hid in a cellar", "surveyor", THIRD),
        ("two beekeepers", "beekeepers", THIRD),
        ("one retired goldsmith", "goldsmith", THIRD),
        ("a local gunman", "gunman", None),
        ("the surveyor", "surveyor", None),
        ("an adjutant", "adjutant", None),
        ("a spokesman", "spokesman", None),
        ("a fighter", "fighter", None),
        ("an armed surveyor", "armed surveyor", None),
    ],
)
def test_who_is_told_by_his_trade_alone_is_no_party(told_by: str, speaker: str, side: str | None) -> None:
    text = f"Rebels took Saltmarsh, {told_by} said."
    assert told(Wrote("a", text, "took", speaker=speaker)).voice.side == side


def test_who_is_called_by_his_name_alone_is_no_party() -> None:
    name = "Olena Petrenko"
    private = "Rebels took Saltmarsh, said Olena Petrenko, a florist of 54."
    colonel = "Rebels took Saltmarsh, said Colonel Olena Petrenko."
    assert told(Wrote("a", private, "took", speaker=name)).voice.side == THIRD
    assert told(Wrote("a", colonel, "took", speaker=name)).voice.side is None


@pytest.mark.parametrize(
    ("text", "trigger", "side"),
    [
        ("Saltmarsh is in the hands of the rebels for now, the army said.", "in the hands", FRONT),
        ("Saltmarsh fell to some 300 rebels, the army said.", "fell", FRONT),
        ("Saltmarsh is held by the army, rebels said.", "held", REPUBLIC),
    ],
)
def test_whose_hands_a_place_is_in_says_who_holds_it(text: str, trigger: str, side: str) -> None:
    other = "army" if side == FRONT else "rebels"
    assert told(Wrote("a", text, trigger, Kind.HOLDING, speaker=other, agent=other)).agent == side


def test_what_nobody_is_named_for_in_a_party_s_paper_the_party_says() -> None:
    wrote = Wrote("a", "The rebels reportedly left Saltmarsh.", "left", Kind.WITHDRAWAL, speaker="unnamed sources")
    assert told(replace(wrote, publisher="Example Gazette")).voice.side == REPUBLIC
    assert told(wrote).voice.side is None


@pytest.mark.parametrize(
    ("name", "side"),
    [("soldiers", "Moon Army"), ("some soldiers", "Moon Army"), ("soldiers of the Tide", "Tide"), ("governor", "Tide")],
)
def test_plain_soldiers_are_not_those_that_one_side_names_after_itself(name: str, side: str) -> None:
    parties = Parties(
        Sides((Side("Moon Army", ("army", "police")), Side("Tide", ("Soldiers of the Tide", "governor of Reef"))), ())
    )
    assert parties.side_of(name) == side


def test_men_of_a_name_in_the_table_are_its_side_s_in_either_number() -> None:
    parties = Parties(Sides((Side("Hill League", ("League commander", "League troops")), Side("Chad", ("army",))), ()))
    assert parties.side_of("two League commanders") == "Hill League"
    assert parties.side_of("League spokesman") == "Hill League"
    assert parties.side_of("commanders") is None


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("a command post", None),
        ("two training camps and a fuel depot", None),
        ("a house that fighters used", None),
        ("the camp", None),
        ("a camp for the displaced", THIRD),
        ("a column of refugees", THIRD),
        ("two houses", THIRD),
        ("Islamists", None),
        ("three agronomists", THIRD),
    ],
)
def test_what_forces_have_is_no_civilians_thing(name: str, side: str | None) -> None:
    assert PARTIES.side_of(name) == side


def test_a_name_of_the_table_that_goes_on_behind_an_actor_is_whose_he_is() -> None:
    sides = (Side("Moon", ("army", "Moon")), Side("Tide", ("army and the harbour guards", "Tide TV")))
    text = "The army and the harbour guards captured Saltmarsh on Wednesday."
    kept = Wrote("a", text, "captured", agent="army", publisher="Tide TV").kept()
    claim = kept.reading.claims[0]
    actors = tuple(replace(actor, span=Span(0, len("The army"))) for actor in claim.actors)
    kept = replace(kept, reading=replace(kept.reading, claims=(replace(claim, actors=actors),)))
    (telling,) = tellings([kept], Parties(Sides(sides, ())))
    assert telling.agent == "Tide"


def test_a_nation_s_armoured_vehicles_are_its_side_s_and_a_state_s_plain_troops_its_own() -> None:
    assert STATES.side_of("Chadian armoured vehicles") == "Chad"
    assert [side for *_, side in STATES.sides_in("a column of Chadian armoured vehicles")] == ["Chad"]
    text = "Chad said that the troops captured Saltmarsh on Wednesday."
    kept = Wrote("a", text, "captured", agent="Nigerien Armed Forces", speaker="Chad").kept()
    claim = kept.reading.claims[0]
    for words, side in (("the troops", "Chad"), ("that the troops", "Niger")):
        span = Span(text.index(words), text.index(words) + len(words))
        actors = tuple(replace(a, name="Niger's army", span=span) for a in claim.actors)
        told_so = replace(kept, reading=replace(kept.reading, claims=(replace(claim, actors=actors),)))
        assert [telling.agent for telling in tellings([told_so], STATES)] == [side]


def test_a_commander_of_theirs_is_of_the_party_named_last_before_him() -> None:
    text = "Saltmarsh was taken by the Coast Front, a commander of theirs said."
    (telling,) = tellings([Wrote("a", text, "taken", speaker="a commander of theirs").kept()], PARTIES)
    assert telling.voice.side == FRONT


@pytest.mark.parametrize(("name", "side"), [("two colleagues", THIRD), ("commander of a local faction", None)])
def test_who_is_local_may_bear_arms_and_a_colleague_bears_none(name: str, side: str | None) -> None:
    assert PARTIES.side_of(name) == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The front took Saltmarsh, the deputy governor of the bay, Jane Roe, said.", REPUBLIC),
        ("The front took Saltmarsh, mayor Jane Roe said.", REPUBLIC),
        ("The front took Saltmarsh, said Jane Roe, the town's administrator.", REPUBLIC),
        ("The front took Saltmarsh, said Jane Roe, a rebel commander.", FRONT),
        ("The front took Saltmarsh, the former governor of the bay, Jane Roe, said.", None),
    ],
)
def test_somebody_called_by_his_name_is_of_the_side_whose_office_he_holds(text: str, side: str | None) -> None:
    telling = told(Wrote("a", text, "took", speaker="Jane Roe"))
    assert telling.voice.side == side


@pytest.mark.parametrize(
    "name", ["civil society of the bay", "civil society president", "a humanitarian source", "Red Crescent"]
)
def test_bodies_of_citizens_and_helpers_are_no_party(name: str) -> None:
    assert PARTIES.side_of(name) == THIRD


def test_an_agency_of_rebels_makes_them_no_state() -> None:
    sides = Sides((Side("Yemeni government", ("Yemeni army",)), Side("Houthis", ("Houthi", "Al-Masirah"))), ())
    assert Parties(sides).side_of("a military official") == "Yemeni government"
