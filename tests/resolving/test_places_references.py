"""References and descriptions, over places made up for the purpose."""

from dataclasses import replace

import pytest

from wardiary.model import PlaceMention, Span
from wardiary.resolving.place_offsets import destination
from wardiary.resolving.place_references import describe, refer


def mention(
    text: str, name: str, feature: str, country: str = "IQ", point: tuple[float, float] = (35.0, 44.0)
) -> PlaceMention:
    start = text.index(name)
    ident = sum(map(ord, name))
    return PlaceMention(
        start, start + len(name), name, name, *point, ident, feature, country, None, None, 0.9, "named in the text"
    )


def span(text: str, words: str) -> Span:
    start = text.rindex(words)
    return Span(start, start + len(words))


def test_the_city_is_the_nearest_before_it() -> None:
    text = "Mosul fell first. Tikrit in Salah ad Din held out. Two days later the city was bombed."
    places = [mention(text, "Mosul", "PPL"), mention(text, "Tikrit", "PPL"), mention(text, "Salah ad Din", "ADM1")]
    city = refer(span(text, "the city"), text, places)
    assert city is not None
    assert city.name == "Tikrit"


def test_the_province_is_not_a_town() -> None:
    text = "Anbar was quiet, but Hit was not. The province has few roads."
    places = [mention(text, "Anbar", "ADM1"), mention(text, "Hit", "PPL")]
    province = refer(span(text, "The province"), text, places)
    assert province is not None
    assert province.name == "Anbar"


def test_two_towns_side_by_side_settle_nothing() -> None:
    text = "They shelled Hit and Haditha. The town burned."
    places = [mention(text, "Hit", "PPL"), mention(text, "Haditha", "PPL")]
    assert refer(span(text, "The town"), text, places) is None


def test_nothing_before_it_means_nothing() -> None:
    text = "The city was bombed. Mosul fell."
    assert refer(span(text, "The city"), text, [mention(text, "Mosul", "PPL")]) is None


def test_the_capital_is_of_the_country_spoken_of() -> None:
    text = "Baghdad and Damascus differ. In Syria, people left the capital."
    places = [
        mention(text, "Baghdad", "PPLC"),
        mention(text, "Damascus", "PPLC", "SY"),
        mention(text, "Syria", "PCLI", "SY"),
    ]
    capital = refer(span(text, "the capital"), text, places)
    assert capital is not None
    assert capital.name == "Damascus"


@pytest.mark.parametrize(
    "words", ["the outskirts of Tikrit", "farmland around Tikrit", "most of the villages near Tikrit"]
)
def test_what_is_at_or_around_a_place_has_its_point(words: str) -> None:
    text = f"Smoke rose over {words} at dawn."
    name, place = describe(span(text, words), text, [mention(text, "Tikrit", "PPL")])
    assert name == "Tikrit"
    assert place is not None
    assert place.lat == 35.0


def test_the_bank_of_a_river_has_no_point() -> None:
    text = "They crossed to the eastern bank of the Tigris."
    words = "the eastern bank of the Tigris"
    assert describe(span(text, words), text, [mention(text, "Tigris", "STM")]) == (words, None)


def test_a_distance_and_a_direction_move_the_point() -> None:
    text = "A convoy was hit in a village 30 km south of Kirkuk."
    words = "a village 30 km south of Kirkuk"
    _, place = describe(span(text, words), text, [mention(text, "Kirkuk", "PPL")])
    assert place is not None
    assert place.lat == pytest.approx(35.0 - 30 / 111.19, abs=0.001)
    assert place.geonameid is None


def test_southern_villages_have_no_point() -> None:
    text = "Looting was reported in southern villages."
    assert describe(span(text, "southern villages"), text, []) == ("southern villages", None)


def test_between_two_towns_is_midway() -> None:
    text = "The road between Hit and Ramadi is cut."
    places = [mention(text, "Hit", "PPL", point=(33.6, 42.8)), mention(text, "Ramadi", "PPL", point=(33.4, 43.2))]
    _, place = describe(span(text, "The road between Hit and Ramadi"), text, places)
    assert place is not None
    assert place.lat == pytest.approx(33.5)
    assert place.lon == pytest.approx(43.0)


def test_destination_on_the_equator() -> None:
    lat, lon = destination(0.0, 179.5, 90.0, 111.195)
    assert lat == pytest.approx(0.0)
    assert lon == pytest.approx(-179.5, abs=0.001)


def unresolved(text: str, name: str) -> PlaceMention:
    start = text.index(name)
    return PlaceMention(
        start, start + len(name), name, name, None, None, None, None, None, None, None, 0.0, "the gazetteer has none"
    )


def test_a_village_that_no_gazetteer_holds_is_referred_to_where_it_is_told_to_be_one() -> None:
    text = "Qorzabad, a small village, is near Hit. The village was shelled."
    places = [unresolved(text, "Qorzabad"), mention(text, "Hit", "PPL")]
    village = refer(span(text, "The village"), text, places)
    assert village is not None
    assert village.name == "Qorzabad"


def test_what_no_gazetteer_holds_is_referred_to_only_where_nothing_else_fits() -> None:
    text = "Hit and the Qorza. The town was shelled."
    town = refer(span(text, "The town"), text, [mention(text, "Hit", "PPL"), unresolved(text, "Qorza")])
    assert town is not None
    assert town.name == "Hit"
    alone = refer(span(text, "The town"), text, [unresolved(text, "Qorza")])
    assert alone is not None
    assert alone.name == "Qorza"


def test_what_a_distance_is_measured_from_is_not_referred_to() -> None:
    text = "Shells fell on Qorzabad, a village some 28 km north-east of Hit. It was the heaviest shelling there."
    places = [unresolved(text, "Qorzabad"), mention(text, "Hit", "PPL")]
    there = refer(span(text, "there"), text, places)
    assert there is not None
    assert there.name == "Qorzabad"


@pytest.mark.parametrize(
    "said",
    [
        "A spokesman told reporters in Lima on Monday that the town was lost.",
        "In Lima the government conceded the fall of the town.",
        "A clip published in Lima on Monday shows the town.",
        "The minister, back from Lima a day early, spoke of the town.",
    ],
)
def test_where_something_was_only_said_is_not_referred_to(said: str) -> None:
    text = f"Shells fell on Puno. {said}"
    places = [mention(text, "Puno", "PPLA"), mention(text, "Lima", "PPLA")]
    town = refer(span(text, "the town"), text, places)
    assert town is not None
    assert town.name == "Puno"


@pytest.mark.parametrize("told", ["moved armour on Qorzabad", "set out from Qorzabad", "entered Qorzabad"])
def test_a_name_that_is_told_as_a_place_is_referred_to_though_no_gazetteer_holds_it(told: str) -> None:
    text = f"Mosul was quiet. The rebels {told}. The outskirts of the town burned."
    unknown = replace(mention(text, "Qorzabad", "PPL"), lat=None, lon=None, feature=None)
    town = refer(span(text, "the town"), text, [mention(text, "Mosul", "PPL"), unknown])
    assert town is not None
    assert town.name == "Qorzabad"


def test_as_for_a_town_says_what_the_town_is() -> None:
    text = "He died at Hit. As for Tikrit, a spokesman from Mosul conceded that the town was lost."
    places = [mention(text, "Hit", "PPL"), mention(text, "Tikrit", "PPL"), mention(text, "Mosul", "PPL")]
    town = refer(span(text, "the town"), text, places)
    assert town is not None
    assert town.name == "Tikrit"


def test_the_capital_of_a_province_is_its_seat_or_the_only_town_told_in_it() -> None:
    text = "They left Puno on Monday, a general said in Lima: they lost Altiplano's capital."
    puno = replace(mention(text, "Puno", "PPL", "PE"), admin1="Altiplano")
    places = [
        puno,
        mention(text, "Lima", "PPLC", "PE"),
        replace(mention(text, "Altiplano", "ADM1", "PE"), admin1="Altiplano"),
    ]
    name, place = describe(span(text, "Altiplano's capital"), text, places)
    assert name == "Puno"
    assert place is not None


def test_a_countrys_capital_is_where_the_report_names_it_before_or_behind() -> None:
    text = "Shells fell east of Iraq's capital. Baghdad was calm."
    places = [mention(text, "Iraq", "PCLI"), mention(text, "Baghdad", "PPLC")]
    name, place = describe(span(text, "Iraq's capital"), text, places)
    assert place is not None
    assert (name, place.name) == ("Baghdad", "Baghdad")


def test_the_village_is_the_name_under_which_its_paragraph_stands() -> None:
    text = "HIT. The town was shelled.\n\nMARZAN. The village is still held by the army."
    marzan = replace(mention(text, "MARZAN", "PPL"), lat=None, lon=None, geonameid=None, feature=None)
    village = refer(span(text, "The village"), text, [mention(text, "HIT", "PPL"), marzan])
    assert village is not None
    assert village.name == "MARZAN"
    town = refer(span(text, "The town"), text, [mention(text, "HIT", "PPL"), marzan])
    assert town is not None
    assert town.name == "HIT"


@pytest.mark.parametrize(
    ("text", "named", "meant"),
    [
        ("Bells rang in Tikrit. A baker from Mosul wept. Troops hold the town.", ("Tikrit", "Mosul"), "Tikrit"),
        ("Bells rang in Tikrit. The retreat from Mosul began. Troops hold the town.", ("Tikrit", "Mosul"), "Mosul"),
    ],
)
def test_nothing_refers_back_to_where_somebody_is_from(text: str, named: tuple[str, ...], meant: str) -> None:
    town = refer(span(text, "the town"), text, [mention(text, name, "PPL") for name in named])
    assert town is not None
    assert town.name == meant


def test_the_village_is_no_capital() -> None:
    text = "Guns fired at Hit. They heard it in Baghdad. The village was empty."
    village = refer(span(text, "The village"), text, [mention(text, "Hit", "PPL"), mention(text, "Baghdad", "PPLC")])
    assert village is not None
    assert village.name == "Hit"


@pytest.mark.parametrize("fate", ["was liberated", "has fallen", "is under siege", "had been overrun"])
def test_what_has_fallen_is_a_place_though_no_gazetteer_holds_it(fate: str) -> None:
    text = f"The war for Mosul goes on. Brenzik {fate}, they say. Black flags flew in the town."
    strange = replace(mention(text, "Brenzik", "PPL"), lat=None, lon=None, geonameid=None, feature=None)
    town = refer(span(text, "the town"), text, [mention(text, "Mosul", "PPL"), strange])
    assert town is not None
    assert town.name == "Brenzik"


def test_the_town_is_not_where_the_dispatch_was_sent_from() -> None:
    text = "MOSUL - The army denied that it had lost Hit, and said that the town was calm."
    places = [mention(text, "MOSUL", "PPL"), mention(text, "Hit", "PPL")]
    town = refer(span(text, "the town"), text, places)
    assert town is not None
    assert town.name == "Hit"


def test_the_town_is_the_one_over_its_paragraph() -> None:
    text = "Mosul - Shells came from Hit in the night. The town was calm at noon."
    places = [mention(text, "Mosul", "PPL"), mention(text, "Hit", "PPL")]
    town = refer(span(text, "The town"), text, places)
    assert town is not None
    assert town.name == "Mosul"


@pytest.mark.parametrize(
    ("before", "meant"),
    [
        ("The battalion left its base at Hit on Monday and drove to Mosul.", "Hit"),
        ("The last guards left Hit on Monday. Their lorries set out for Mosul.", "Hit"),
        ("The wounded were taken by road to Mosul from Hit.", "Hit"),
        ("Shells fell in Hit. The guards fled towards Mosul.", "Mosul"),
    ],
)
def test_the_camp_is_where_a_base_was_told_to_be_and_not_where_somebody_is_bound(before: str, meant: str) -> None:
    text = f"{before} Rebels went into the camp within the hour."
    places = sorted((mention(text, "Hit", "PPL"), mention(text, "Mosul", "PPL")), key=lambda place: place.start)
    camp = refer(span(text, "the camp"), text, places)
    assert camp is not None
    assert camp.name == meant


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels were in Hit, a crossroads 40 km south of their stronghold of Tikrit. The town is empty.", "Hit"),
        ("Mosul was attacked. A sergeant who got out, now in Tikrit, spoke to us. “The town burned.”", "Mosul"),
        ("Hit was lost. Soldiers returned with lorries from Tikrit. The town burned.", "Hit"),
    ],
)
def test_nothing_refers_back_to_where_somebody_only_came_from_or_is_by_now(text: str, name: str) -> None:
    places = [mention(text, each, "PPL") for each in ("Hit", "Mosul", "Tikrit") if each in text]
    place = refer(span(text, "The town"), text, places)
    assert place is not None
    assert place.name == name


def test_the_city_is_what_was_lost_and_not_where_the_dispatch_was_sent_from() -> None:
    text = 'MOSUL. The army denied that it had lost Tikrit. "The city is ours," it said.'
    places = [mention(text, "MOSUL", "PPL"), mention(text, "Tikrit", "PPL")]
    meant = refer(span(text, "The city"), text, places)
    assert meant is not None
    assert meant.name == "Tikrit"


def test_all_of_a_paragraph_speaks_of_the_name_that_it_stands_under() -> None:
    text = (
        "Hit. The channel reported on Friday that soldiers hold this place. Its film ends ten miles before it. Images"
        " that were taken by a satellite on Saturday and on Sunday morning show lorries that we know well from Haditha,"
        " among them two that carry a launcher, in the square and at a roadblock on the eastern side, and a third one"
        " at the mill. The town has not been taken.\nIn Haditha all is quiet. The town was shelled."
    )
    places = [mention(text, "Hit", "PPL"), mention(text, "Haditha", "PPL")]
    later = mention(text.replace("from Haditha", "from Hadithx"), "Haditha", "PPL")
    under = refer(Span(text.index("The town has"), text.index("The town has") + 8), text, places)
    below = refer(span(text, "The town"), text, [*places, later])
    assert under is not None
    assert below is not None
    assert (under.name, below.name) == ("Hit", "Haditha")


def test_what_a_name_is_told_to_be_it_is_also_where_the_gazetteer_has_a_bridge_of_that_name() -> None:
    text = "A bomb hit Karim, the village across the river from Mosul."
    places = [mention(text, "Karim", "BDG"), mention(text, "Mosul", "PPL")]
    village = refer(span(text, "the village"), text, places)
    assert village is not None
    assert village.name == "Karim"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mosul is quiet. Its mayor, who has taken refuge in Tikrit, said a column drove into the town.", "Mosul"),
        ("Mosul fell. A trader who had fled to Tikrit said the fighters were in her town by noon.", "Mosul"),
        ("Mosul fell. Thousands who fled to Tikrit sleep in the schools of the town.", "Tikrit"),
    ],
)
def test_where_one_witness_has_fled_to_is_not_what_he_tells_of(text: str, name: str) -> None:
    places = [mention(text, each, "PPL") for each in ("Mosul", "Tikrit")]
    place = refer(span(text, "her town" if "her town" in text else "the town"), text, places)
    assert place is not None
    assert place.name == name


@pytest.mark.parametrize(
    ("text", "named", "words", "meant"),
    [
        (
            "Gunners left Marzan for Oltu. Patrols stood in Marzan when the army took the place.",
            ("Marzan",),
            "the place",
            "Marzan",
        ),
        (
            "They took Oltu, the junction north of Marzan. Men hold the junction.",
            ("Oltu", "Marzan"),
            "the junction",
            "Oltu",
        ),
        ("They shelled Oltu Pass from Marzan. Men hold the pass.", ("Oltu Pass", "Marzan"), "the pass", "Oltu Pass"),
        ("They shelled Oltu from Marzan. Men hold the pass.", ("Oltu", "Marzan"), "the pass", None),
        ("They shelled Oltu. He lay at the place where he fell.", ("Oltu",), "the place", None),
        ("Men hold Oltu. A Marzan newspaper wrote that they left the town.", ("Oltu", "Marzan"), "the town", "Oltu"),
    ],
)
def test_a_noun_for_a_place_is_what_was_told_to_be_one(
    text: str, named: tuple[str, ...], words: str, meant: str | None
) -> None:
    found = refer(span(text, words), text, [mention(text, name, "PPL") for name in named])
    assert (found and found.name) == meant


@pytest.mark.parametrize(
    ("noun", "people", "expected"),
    [
        ("the city", {"Tikrit": 280_000, "Hit": 9_000}, "Tikrit"),
        ("the town", {"Tikrit": 280_000, "Hit": 9_000}, "Hit"),
        ("the village", {"Hit": 2_000, "Tikrit": 280_000}, "Hit"),
        ("the city", {"Tikrit": 20_000, "Hit": 9_000}, "Hit"),
        ("the city", {"Tikrit": 280_000, "Hit": None}, "Hit"),
    ],
)
def test_a_city_has_many_people_and_a_village_few(noun: str, people: dict[str, int | None], expected: str) -> None:
    text = f"{' fell. '.join(people)} was quiet. Guns fired at the edge of {noun}."
    places = [replace(mention(text, name, "PPL"), population=told) for name, told in people.items()]
    found = refer(span(text, noun), text, places)
    assert found is not None
    assert found.name == expected


def test_a_village_has_not_the_people_of_the_capital_from_which_a_report_was_sent() -> None:
    text = "BAGHDAD: Men attacked a village.\n\nThe village was burned."
    baghdad = replace(mention(text, "BAGHDAD", "PPLC"), population=6_000_000)
    assert refer(span(text, "The village"), text, [baghdad]) is None


def test_a_village_with_a_name_of_its_own_is_no_other_and_there_is_not_where_it_was_sent_from() -> None:
    text = "Men took Hit. They were at the Qorzabad village post, and in Qorzabad village."
    assert refer(span(text, "Qorzabad village"), text, [mention(text, "Hit", "PPL")]) is None
    text = "HIT - Men took a village and killed ten people there."
    assert refer(span(text, "there"), text, [mention(text, "HIT", "PPLC")]) is None
    assert refer(span(text, "there"), text, [mention(text, "HIT", "PPL")]) is not None


def test_the_village_is_a_name_that_no_gazetteer_holds_rather_than_a_town_or_where_a_road_leads() -> None:
    text = "Men entered Qorzabad, south of Hit. Cars use the Hit-Rawa road. The village is calm."
    hit = replace(mention(text, "Hit", "PPL"), population=60_000)
    rawa = replace(mention(text, "Rawa", "PPL"), population=9_000)
    village = refer(span(text, "The village"), text, [unresolved(text, "Qorzabad"), hit, rawa])
    assert village is not None
    assert village.name == "Qorzabad"
