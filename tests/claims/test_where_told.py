"""Where it happened, by the words of invented reports: lists, references, villages that no gazetteer holds."""

from __future__ import annotations

from functools import cache

import pytest

from wardiary.model import Kind, Report
from wardiary.pipeline import Pipeline


@cache
def pipeline() -> Pipeline:
    return Pipeline.open()


def places(text: str, kind: Kind) -> list[list[str]]:
    """The names of the places of each claim of a kind."""
    reading = next(pipeline().read([Report("r", text, publisher="Example Wire", published="2021-06-16")]))
    return [[place.name for place in claim.places] for claim in reading.claims if claim.kind is kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels liberated Sabha and, 20 km further north, the town of Murzuq on Monday.", ["Sabha", "Murzuk"]),
        ("The rebels captured Sabha and the base at Zorbani on Monday.", ["Sabha", "Zorbani"]),
        ("The rebels captured Sabha and Zorbani in Fezzan and of the others Murzuq on Monday.", ["Sabha", "Zorbani"]),
        ("The rebels liberated the towns of Sabha in Fezzan and of Zorbani on Monday.", ["Sabha", "Zorbani"]),
        ("By evening nine villages were liberated, among them Sabha and Murzuq.", ["Sabha", "Murzuk"]),
        ("The rebels liberated Sabha and all of Murzuq on Monday.", ["Sabha", "Murzuk"]),
        ("Soldiers entered Murzuq. On Sunday rebels announced the capture of the camp at Sabha.", ["Sabha"]),
        ("Soldiers captured the UN base at Qorzabad on Monday.", ["Qorzabad"]),
        ("Soldiers cleansed Qorzabad of the rebel militia.", ["Qorzabad"]),
        ("The rebels raised their flag over Qorzabad on Monday.", ["Qorzabad"]),
        ("Rebels seized the Zorbani air base east of Sabha on Monday.", ["Zorbani air base"]),
        ("Qorzabad, a lakeside settlement in the Sabha region, was liberated on Monday.", ["Qorzabad"]),
        ("Rebels captured the Mediterranean port of Qorzabad on Monday.", ["Qorzabad"]),
        ("Rebels captured the Fezzan town of Murzuq on Monday.", ["Murzuk"]),
        ("Rebels captured the distant capital Tripoli on Monday.", ["Tripoli"]),
        ("Rebels captured Sabha, the capital of Fezzan, on Monday.", ["Sabha"]),
        ("The base at Qorzabad, on the Tripoli road, has been ours since noon.", ["Qorzabad"]),
        ("The army confirmed that Sabha had been captured, and also Murzuq, far to the south.", ["Sabha", "Murzuk"]),
        ("Sabha was captured, along with Murzuq, on Monday.", ["Sabha", "Murzuk"]),
        ("Sabha was captured on Monday and Murzuq was quiet.", ["Sabha"]),
    ],
)
def test_what_was_taken_is_where(text: str, expected: list[str]) -> None:
    assert places(text, Kind.GAIN) == [expected]


def test_a_place_before_the_verb_does_not_hold_the_one_behind_it() -> None:
    assert places("A battalion from Misrata had reached Sabha yesterday evening.", Kind.ADVANCE) == [["Sabha"]]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Libya's army had pulled out of Sabha on Monday.", Kind.WITHDRAWAL, ["Sabha"]),
        ("Two days earlier Chad had pulled out of Sabha.", Kind.WITHDRAWAL, ["Sabha"]),
        ("What was said in Tripoli about the seizure of Sabha is true, the army said.", Kind.GAIN, ["Sabha"]),
    ],
)
def test_what_is_told_between_two_places_sets_them_apart(text: str, kind: Kind, expected: list[str]) -> None:
    assert places(text, kind) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Sabha and Murzuq, on either side of Traghan, had been lost to the army, a rebel commander admitted.",
        "A rebel commander admitted that Sabha and Murzuq, south of Hun, had been lost to the army on Monday.",
    ],
)
def test_what_is_lost_to_somebody_he_took_and_what_lies_beside_it_not(text: str) -> None:
    assert places(text, Kind.GAIN) == [["Sabha", "Murzuk"]]
    assert places(text, Kind.CASUALTIES) == []


def test_men_lost_to_somebody_are_no_ground() -> None:
    assert places("The army lost 40 men to the rebels near Sabha.", Kind.GAIN) == []


def test_it_is_the_city_that_its_sentence_refers_to() -> None:
    text = (
        "Air strikes were carried out on the Zorbani and Kasr districts of Sabha on Monday. Little of the city "
        "remains to be cleared, with most of it under government control, he added."
    )
    assert places(text, Kind.HOLDING)[-1] == ["Sabha"]


def test_the_airport_is_the_one_that_is_named() -> None:
    text = "Shells fell near the K7 military airport. Rebels captured the airfield on Monday."
    assert places(text, Kind.GAIN) == [["K7 military airport"]]


def test_a_facility_has_no_point_of_a_town_that_is_only_named_beside_it() -> None:
    text = "Rebels captured the K7 airfield, a spokesman told reporters in Tripoli. The airfield was shelled on Monday."
    reading = next(pipeline().read([Report("r", text, publisher="Example Wire", published="2021-06-16")]))
    assert [(p.name, p.lat) for c in reading.claims for p in c.places] == [("K7 airfield", None)] * 2


def test_a_capital_that_speaks_is_not_the_city_spoken_of() -> None:
    text = "Shells fell on Sabha. Tripoli says nothing. The city was shelled again on Monday."
    assert places(text, Kind.STRIKE)[-1] == ["Sabha"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sabha and Murzuq were shelled on Monday.", Kind.STRIKE),
        ("Both Sabha and Murzuq are now under army control.", Kind.HOLDING),
    ],
)
def test_two_towns_are_hit_and_held_together(text: str, kind: Kind) -> None:
    assert places(text, kind) == [["Sabha", "Murzuk"]]


def test_a_town_and_what_stands_in_it_are_two_places_that_are_held() -> None:
    text = "A shell hit the Zorbani bridge in Murzuq. Sabha and the bridge are under the control of the army, it said."
    (held,) = places(text, Kind.HOLDING)
    assert held[0] == "Sabha"
    assert len(held) == 2


def test_the_nearest_preposition_says_how_a_place_stands_to_it() -> None:
    text = "The rebels put twelve people to death in Sabha on Monday. Gunmen shelled a convoy bound for Murzuk."
    reading = next(pipeline().read([Report("r", text, publisher="Example Wire", published="2021-06-16")]))
    assert [[p.role for p in claim.places] for claim in reading.claims] == [["at"], ["toward"]]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Rebels detonated a car bomb in a frontline area.", Kind.EXPLOSION, "a frontline area"),
        ("Tens of thousands have fled to government areas.", Kind.DISPLACEMENT, "government areas"),
    ],
)
def test_a_place_told_without_a_name_is_kept_by_its_words(text: str, kind: Kind, words: str) -> None:
    reading = next(pipeline().read([Report("r", text, publisher="Example Wire", published="2021-06-16")]))
    places = [p for c in reading.claims if c.kind is kind for p in c.places]
    assert [(p.name, p.lat) for p in places] == [(words, None)]


def test_the_region_that_a_town_lies_in_is_no_second_place() -> None:
    text = "Soldiers seized control of the small town of Gatumba in the Bujumbura province, about 10 miles from Uvira."
    reading = next(pipeline().read([Report("r", text, publisher="Example Wire", published="2021-06-16")]))
    assert [len(c.places) for c in reading.claims if c.kind is Kind.GAIN] == [1]


def test_the_words_of_a_place_do_not_reach_over_the_verb() -> None:
    text = "The rebels shelled villages near Sebha."
    reading = next(pipeline().read([Report("r", text, publisher="Example Wire", published="2021-06-16")]))
    spans = [p.span.of(text) for c in reading.claims for p in c.places if p.span]
    assert spans == ["villages near Sebha"]


def told(text: str) -> list[tuple[str, str | None, bool]]:
    """Kind, name and whether it has a point, of every place of every claim."""
    reading = next(pipeline().read([Report("r", text, publisher="Example Wire", published="2021-06-16")]))
    return [(c.kind.value, p.name, p.lat is not None) for c in reading.claims for p in c.places]


def test_a_church_is_given_to_a_saint_and_no_town_is_called_so() -> None:
    text = "A bomb exploded in the church of St. Martin and St. Paul in Sabha on Monday."
    assert told(text) == [("explosion", "church of St. Martin and St. Paul", True)]


@pytest.mark.parametrize("words", ["a key bridge over the Niger River", "a bridge across the Niger"])
def test_a_bridge_over_a_river_is_the_one_that_is_named(words: str) -> None:
    text = f"Jets destroyed {words} on Monday. The Farakan Bridge in Gao had been the last one standing."
    assert ("Farakan Bridge", True) in [(name, point) for _, name, point in told(text)]


def test_the_largest_city_of_a_country_is_the_one_spoken_of() -> None:
    text = "Rebels entered Misrata on Sunday. The battle for Libya's third-largest city went on, residents said."
    assert told(text)[-1] == ("clash", "Misratah", True)


@pytest.mark.parametrize("capital", ["the Khyber Pakhtunkhwa capital", "Khyber Pakhtunkhwa's provincial capital"])
def test_the_capital_of_a_province_is_its_seat_with_and_without_a_possessive(capital: str) -> None:
    text = f"Rebels and soldiers clashed in Peshawar on Monday. On Tuesday gunmen fired at each other near {capital}."
    assert told(text)[-1] == ("clash", "Peshawar", True)


@pytest.mark.parametrize(
    ("where", "town"),
    [
        ("the Yemeni capital", "Sanaa"),
        ("the outskirts of Chad's capital", "N'Djamena"),
        ("the capital of Mali", "Bamako"),
    ],
)
def test_a_capital_is_found_by_its_country_where_no_town_is_named(where: str, town: str) -> None:
    assert told(f"Gunmen and soldiers clashed in {where} on Monday.") == [("clash", town, True)]


def test_what_stands_somewhere_stands_where_the_report_is() -> None:
    text = "Rebels shelled Misrata on Monday. Soldiers arrested six men at the checkpoints."
    assert told(text) == [("strike", "Misratah", True), ("detention", "the checkpoints", True)]


def test_a_village_no_gazetteer_holds_does_not_lie_where_the_report_just_was() -> None:
    text = "Rebels hit Kirkuk with rockets on Monday. In Marzabad nothing moved. The village was captured by the army."
    assert told(text) == [("strike", "Kirkuk", True), ("gain", "Marzabad", False)]


def test_villages_without_a_name_have_no_point() -> None:
    text = "Rebels shelled Misrata on Monday. Government troops besieged two Tuareg villages."
    assert told(text)[-1] == ("deployment", "two Tuareg villages", False)


def test_both_villages_are_the_two_that_were_named() -> None:
    text = "Rebels besieged the villages of Olvin and Tarsa on Monday. Soldiers shelled the two villages on Tuesday."
    assert [name for kind, name, _ in told(text) if kind == "strike"] == ["Olvin", "Tarsa"]


def test_a_village_is_called_by_its_name() -> None:
    assert told("Rebels shelled the village of Qorzabad on Monday.") == [("strike", "Qorzabad", False)]


def test_a_siege_of_two_villages_is_at_both() -> None:
    text = "The army lifted its siege of the villages of Olvin and Tarsa."
    assert [name for kind, name, _ in told(text) if kind == "deployment"] == ["Olvin", "Tarsa"]


def test_where_they_talk_is_not_where_they_fight() -> None:
    text = "Ministers agreed on a truce in Geneva on Monday. The fighting went on, a general said."
    assert ("clash", "Genève", True) not in told(text)
    assert not [name for kind, name, _ in told(text) if kind == "clash"]


def test_a_statement_is_not_made_where_what_it_speaks_of_happened() -> None:
    assert told("Norway condemns the shelling of Misrata.")[0][0] != "statement"


def test_it_was_hit_where_it_stands() -> None:
    text = "The grain mill at Misrata was full of workers when it was hit by an explosion."
    assert {(name, point) for _, name, point in told(text)} == {("Misratah", True)}


def test_the_region_is_that_of_the_only_towns_spoken_of() -> None:
    text = "Rebels shelled Misrata on Monday. The army announced the annexation of the region."
    assert told(text)[-1] == ("other", "Mişrātah", True)
    text = "Rebels shelled Misrata and Sabha on Monday. The army announced the annexation of the region."
    assert ("other", "Mişrātah", True) not in told(text)


def test_a_march_is_how_they_went_and_both_places_are_told() -> None:
    text = "Tuareg rebels drove through desert hamlets on a march to the oasis town of Murzuk on Monday."
    assert told(text) == [("advance", "desert hamlets", False), ("advance", "Murzuk", True)]


def test_the_operation_points_at_no_annexation() -> None:
    text = 'Rebels announced the annexation of Sabha. "The operation goes on," a spokesman for the army said.'
    assert [name for kind, name, _ in told(text) if kind == "other"] == ["Sabha"]


def test_the_district_of_a_city_is_in_the_city() -> None:
    text = "Rebels entered Misrata on Monday. Soldiers were shelled in {} on Tuesday."
    for words in ("the city's Zorbani district", "the Zorbani district of the city"):
        assert told(text.format(words))[-1] == ("strike", "Zorbani", True)


def test_the_building_that_was_hit_is_where_nothing_else_says_where() -> None:
    assert told("Gunmen looted the market on Monday.") == [("damage", "the market", False)]


def test_a_clause_about_a_blast_tells_no_second_one() -> None:
    reading = next(pipeline().read([Report("r", "Police study a blast that ripped through a bakery in Sabha.")]))
    assert len([c for c in reading.claims if c.kind is Kind.EXPLOSION]) == 1


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("Rebels captured Qorzabad, a hamlet south of the road, on Monday.", Kind.GAIN, ["Qorzabad"]),
        ("Our men clashed with a column at Wadi Zorban, south-west of Sabha.", Kind.CLASH, ["Wadi Zorban"]),
        ("Rebels lost Zorbani, the small oasis, on Monday. They had taken it in May.", Kind.GAIN, ["Zorbani"]),
        ("Two bombs exploded in the Zorbani district of Libya's capital.", Kind.EXPLOSION, ["Zorbani"]),
    ],
)
def test_one_place_told_in_many_words_is_one(text: str, kind: Kind, names: list[str]) -> None:
    assert places(text, kind)[-1] == names


@pytest.mark.parametrize(
    "text", ["It took the army an afternoon to win.", "No position was taken.", "Rebels captured every building."]
)
def test_what_is_no_one_place_is_none(text: str) -> None:
    assert told(text) == []


def test_a_market_with_a_name_of_its_own_does_not_stand_where_the_report_just_was() -> None:
    text = "Rebels captured Sabha on Monday. The air raid on the Qorzabad market killed six bakers in May."
    reading = next(pipeline().read([Report("r", text, publisher="Example Wire", published="2021-06-16")]))
    assert [p.lat for c in reading.claims for p in c.places if "Qorzabad" in p.name] == [None]


def test_a_base_with_a_number_for_a_name_is_that_base_when_it_is_told_again() -> None:
    text = "Rebels seized Base 71 on Monday, a commander said. The base was retaken on Tuesday, according to the army."
    assert places(text, Kind.GAIN) == [["Base 71"], ["Base 71"]]
    text = "The fighters captured Camp 12, the seat of a brigade, at noon and Murzuq in the evening."
    assert places(text, Kind.GAIN) == [["Camp 12", "Murzuk"]]


@pytest.mark.parametrize(
    "text",
    [
        "South of Sabha the town of Qorzabad, with its two mills, was liberated at noon.",
        "East of Sabha the village of Qorzabad was captured by the rebels.",
    ],
)
def test_a_town_told_right_behind_another_does_not_hold_it(text: str) -> None:
    assert places(text, Kind.GAIN) == [["Qorzabad"]]


def test_a_clause_that_goes_on_about_a_place_is_of_what_happened_there() -> None:
    text = "It is a gateway to Murzuq, which the rebels have occupied since May."
    reading = next(pipeline().read([Report("r", text, publisher="Example Wire", published="2021-06-16")]))
    told = [(place.name, place.role.value) for c in reading.claims if c.kind is Kind.HOLDING for place in c.places]
    assert told == [("Murzuk", "at")]


def test_a_place_that_tells_where_the_target_is_may_lie_far_from_the_verb() -> None:
    text = (
        "The army said that its air force had struck a gathering of the rebels inside the headquarters of the First "
        "Division in Sabha, killing dozens."
    )
    assert places(text, Kind.STRIKE) == [["Sabha"]]


def test_a_town_whose_quarter_is_named_only_tells_where_that_is() -> None:
    assert places("Two bombs killed a guard in Aleppo's Salihin district on Sunday.", Kind.EXPLOSION) == [["Salihin"]]


def test_a_river_only_tells_which_town_it_is() -> None:
    assert places("They had captured this small town on the Nile.", Kind.GAIN) == [["this small town"]]


def test_what_is_done_where_a_place_was_just_told_is_done_there() -> None:
    text = "The old bridge is the only road from the city of Sabha to Murzuq, where soldiers have dug in."
    assert places(text, Kind.DEPLOYMENT) == [["Murzuk"]]


@pytest.mark.parametrize(
    "text",
    [
        "On Monday 12 people were killed in an air strike on Qorzabad village, Sheyar locality, Sabha.",
        "An air strike hit the town of Qorzabad in Libya's southern Sabha region on Monday.",
        "An air strike hit Qorzabad village, Murzuq district, on Monday.",
    ],
)
def test_a_row_of_wider_and_wider_areas_is_one_place(text: str) -> None:
    assert places(text, Kind.STRIKE) == [["Qorzabad"]]


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit the bridge over the Tigris in Mosul on Friday.",
        "A missile struck the dam on the Tigris at Mosul on Friday.",
        "Strikes were carried out on the bridge across the Tigris near Mosul on Friday.",
    ],
)
def test_a_bridge_over_a_river_at_a_town_is_at_the_town(text: str) -> None:
    told = places(text, Kind.STRIKE)[0]
    assert "Mosul" in " ".join(filter(None, told))
    assert "Tigris" not in told


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Shells landed within two miles of Murzuq on Sunday.", "near"),
        ("Shells landed within a few hundred metres of Murzuq on Sunday.", "near"),
        ("Rebels advanced to within 10 km of Murzuq on Sunday.", "toward"),
    ],
)
def test_what_happens_within_some_miles_of_a_town_is_near_it(text: str, role: str) -> None:
    reading = next(pipeline().read([Report("r", text, publisher="Example Wire", published="2021-06-16")]))
    assert [(place.name, place.role.value) for place in reading.claims[0].places] == [("Murzuk", role)]


def test_what_lies_within_forty_miles_is_not() -> None:
    assert places("Shells landed within 40 miles of Murzuq on Sunday.", Kind.STRIKE) == [[]]


def test_the_place_is_the_one_told_before() -> None:
    assert places("Soldiers entered Murzuq on Monday. Rebels left the place at noon.", Kind.WITHDRAWAL) == [["Murzuk"]]


def test_a_dispatch_is_not_about_the_city_it_was_sent_from_and_a_line_on_a_channel_is() -> None:
    dispatch = "TRIPOLI: An air strike on a village killed ten people, residents said.\n\nIt is not known who did it."
    assert places(dispatch, Kind.STRIKE) == [["a village"]]
    assert places("TRIPOLI: two people were killed in an air strike.", Kind.STRIKE) == [["Tripoli"]]


@pytest.mark.parametrize(
    "text",
    [
        "Rebel-held Murzuq was shelled on Friday.",
        "Jets bombed the besieged, rebel-held Murzuq.",
        "Northern Murzuq was shelled overnight.",
    ],
)
def test_a_town_that_is_hit_is_where_it_was_hit_whatever_it_is_like(text: str) -> None:
    assert places(text, Kind.STRIKE) == [["Murzuk"]]


def test_what_is_held_by_somebody_is_where_he_is() -> None:
    text = "Murzuq has been held by the rebels since the first week of March."
    assert places(text, Kind.HOLDING) == [["Murzuk"]]


@pytest.mark.parametrize(
    ("where", "name"),
    [
        ("Libya's Tripoli", "Tripoli"),
        ("Libya's southern city of Sabha", "Sabha"),
        ("Libya's besieged southern town of Murzuq", "Murzuk"),
        ("Fezzan's embattled town of Murzuq", "Murzuk"),
    ],
)
def test_what_a_land_owns_is_where_it_happened_and_not_the_land(where: str, name: str) -> None:
    assert places(f"Missiles hit {where} on Monday.", Kind.STRIKE) == [[name]]
    assert places(f"Nine people died in an air strike in {where}.", Kind.STRIKE) == [[name]]


def test_homes_and_business_are_no_places() -> None:
    assert places("Hundreds of people have been forced to flee their homes.", Kind.DISPLACEMENT) == [[]]
    text = "“Business has resumed in Murzuq but under the control of the rebels,” said a resident."
    assert places(text, Kind.HOLDING) == [["Murzuk"]]
