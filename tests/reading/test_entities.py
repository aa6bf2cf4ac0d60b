"""Entities in re3d's types, in sentences made up for these tests."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardiary.model import EntityType, Span
from wardiary.reading.rules.entities import find_entities
from wardiary.reading.sentences import split_sentences
from wardiary.reading.tokens import tokenize


def found(text: str, kind: EntityType, *toponyms: str) -> list[str]:
    places = [Span(text.index(name), text.index(name) + len(name)) for name in toponyms]
    mentions = find_entities(text, split_sentences(text), tokenize(text), places)
    return [mention.span.of(text) for mention in mentions if mention.type is kind]


def test_a_place_is_named_alone_and_with_what_places_it() -> None:
    text = "Fighting broke out in southern Yemen."
    assert found(text, EntityType.LOCATION, "Yemen") == ["southern Yemen", "Yemen"]
    text = "Aid reached the city of Taiz."
    assert "the city of Taiz" in found(text, EntityType.LOCATION, "Taiz")


def test_a_described_place_keeps_its_article_and_adjectives() -> None:
    assert found("They fled the besieged town.", EntityType.LOCATION) == ["the besieged town"]


def test_a_state_that_acts_is_a_body_too() -> None:
    text = "Chad has sent more soldiers."
    assert "Chad" in found(text, EntityType.ORGANISATION, "Chad")
    assert found(text, EntityType.LOCATION, "Chad") == ["Chad"]


def test_an_abbreviated_state_before_a_noun_is_no_place() -> None:
    assert found("Three U.S. advisers were hurt.", EntityType.LOCATION, "U.S.") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fighters of Boko Haram fled.", "Boko Haram"),
        ("The Northern Border Committee met.", "Northern Border Committee"),
        ("Officials of the LMNO agreed.", "LMNO"),
        ("Kurdish fighters held on.", "Kurdish fighters"),
    ],
)
def test_organisations_by_list_head_word_capitals_and_noun(text: str, name: str) -> None:
    assert name in found(text, EntityType.ORGANISATION)


def test_persons_are_found_by_title_and_again_by_family_name() -> None:
    text = "General Omar Tamboura spoke first. Tamboura then left."
    persons = found(text, EntityType.PERSON)
    assert persons == ["General Omar Tamboura", "Omar Tamboura", "Tamboura"]


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("It began on 12 March 2019.", "12 March 2019"),
        ("It began on March 12, 2019.", "March 12, 2019"),
        ("It ended last week.", "last week"),
        ("They met on Tuesday evening.", "Tuesday evening"),
        ("They met at 5:30 pm.", "5:30 pm"),
    ],
)
def test_times(text: str, expression: str) -> None:
    assert found(text, EntityType.TEMPORAL) == [expression]


def test_may_is_a_month_only_where_it_is_written_so() -> None:
    assert found("It may rain in May.", EntityType.TEMPORAL) == ["May"]


def test_quantities_but_no_labels_or_sums_of_money() -> None:
    text = "Some 1,200 tents and 6 km of rope cost $40 under Resolution 1701."
    assert found(text, EntityType.QUANTITY) == ["1,200", "6 km"]


def test_arms_and_platforms_by_their_longest_name() -> None:
    text = "Barrel bombs fell from helicopters; mortar shells hit tanks."
    assert found(text, EntityType.WEAPON) == ["Barrel bombs", "mortar shells"]
    assert found(text, EntityType.MILITARY_PLATFORM) == ["helicopters", "tanks"]


def test_one_citizen_is_a_nationality_and_many_are_a_group() -> None:
    text = "A Malian pilot met two Nigerians."
    assert found(text, EntityType.NATIONALITY) == ["Malian"]
    assert "Nigerians" in found(text, EntityType.ORGANISATION)


@given(st.text(alphabet="AIab .,'’İ12\nthe UN", max_size=60))
def test_mentions_are_in_order_unlike_and_inside_the_text(text: str) -> None:
    mentions = find_entities(text, split_sentences(text), tokenize(text), ())
    assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)
    assert all(before.start <= after.start and before != after for before, after in pairwise(mentions))
