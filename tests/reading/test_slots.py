"""Names that stand where only places stand, in made-up sentences."""

from wardiary.model import Argument, ArgumentRole, EntityType, Kind, Mention, Reality, Span, Trigger
from wardiary.reading.slots import place_slots, whole_names


def found(text: str, trigger: str, kind: Kind = Kind.CLASH, held: str = "", known: tuple[str, ...] = ()) -> set[str]:
    at = text.index(trigger)
    tied = (Argument(Span(text.index(held), text.index(held) + len(held)), ArgumentRole.AT),) if held else ()
    told = Trigger(Span(at, at + len(trigger)), kind, Reality.OCCURRED, tied)
    mentions = [Mention(text.index(n), text.index(n) + len(n), EntityType.TOPONYM) for n in known]
    return {m.span.of(text) for m in place_slots(text, (Span(0, len(text)),), mentions, (told,))}


def test_what_stands_after_a_kind_of_place_or_before_one() -> None:
    assert found("They fought in the village of Um Sarir.", "fought") == {"Um Sarir"}
    assert found("Clashes went on at the K7 air base.", "Clashes") == {"K7"}


def test_what_was_taken_is_a_place() -> None:
    text = "The rebels took Um Sarir on Friday."
    assert found(text, "took", Kind.GAIN, "Um Sarir") == {"Um Sarir"}


def test_a_place_is_one_wherever_its_name_stands() -> None:
    text = "Fighting in Marzan stopped when Marzan burned."
    assert found(text, "Fighting", known=("Marzan",)) - {"Marzan"} == set()
    assert found("Shells fell. Marzan burned near Marzan.", "burned", known=("Marzan",)) == {"Marzan"}


def test_days_peoples_and_held_areas_are_none() -> None:
    assert found("They fought near Syrian lines in May.", "fought") == set()
    assert found("They fought near the rebel-held IS-controlled village.", "fought") == set()


def test_a_name_goes_on_to_the_end_of_its_word_and_an_abbreviation_has_its_full_stop() -> None:
    text = "Mass burial at Stepan'kove near Springfield, Mass. on Monday"
    spans = [text.index("Mass"), text.index("Stepan"), text.index("Mass.")]
    ends = [spans[0] + 4, spans[1] + 7, spans[2] + 4]
    named = [Mention(start, end, EntityType.TOPONYM) for start, end in zip(spans, ends, strict=True)]
    assert [m.span.of(text) for m in whole_names(text, named)] == ["Stepan'kove", "Mass"]


def test_all_that_were_taken_are_places() -> None:
    text = "The rebels took Marzan, Um Sarir and Karsa on Friday."
    assert found(text, "took", Kind.GAIN, "Marzan, Um Sarir and Karsa") == {"Marzan", "Um Sarir", "Karsa"}


def test_a_name_of_which_it_is_said_that_it_is_a_town_is_a_place() -> None:
    text = "As for Rice, the general conceded that the town was lost."
    assert found(text, "lost") == {"Rice"}


def test_what_lies_to_the_north_is_a_place() -> None:
    assert found("Rice, to the north-east, is already lost.", "lost") == {"Rice"}
    assert found("Rice, to the surprise of all, is already lost.", "lost") == set()


def test_a_name_begins_with_the_arabic_article_and_what_it_joins() -> None:
    for text, cut, whole in (
        ("To the south, Deirat al-Barun was taken.", "Barun", "Deirat al-Barun"),
        ("They left Al-Barun at noon.", "Barun", "Al-Barun"),
        ("In al-Barun they stayed.", "Barun", "al-Barun"),
        ("The al-Barun market burned.", "Barun", "al-Barun"),
        ("A well-known Barun trader said so.", "Barun", "Barun"),
        ("Tel ash-Barun and Marzan fell.", "Barun", "Tel ash-Barun"),
    ):
        at = text.index(cut)
        (found,) = whole_names(text, [Mention(at, at + len(cut), EntityType.TOPONYM)])
        assert found.span.of(text) == whole


def test_a_name_in_capitals_under_which_a_paragraph_stands_is_a_place() -> None:
    text = "MARZAN. The village is quiet.\n\nUM SARIR — Shells fell at noon."
    assert found(text, "fell") == {"MARZAN", "UM SARIR"}
    assert found("KARSA, Friday evening. Shells fell.", "fell") == {"KARSA"}


def test_an_announcement_or_a_word_in_capitals_is_none() -> None:
    for opening in ("URGENT. ", "BREAKING NEWS: ", "GOOD NEWS UPON GOOD NEWS. ", "GENERAL STAFF. "):
        assert found(f"{opening}Shells fell.", "fell") == set()
    assert found("HARVEST. The harvest went on while shells fell.", "fell") == set()
    assert found("Marzan. Shells fell.", "fell") == set()


def test_what_the_capture_is_of_is_a_place_unless_it_is_somebody() -> None:
    for text, trigger in (
        ("The guards announced the capture of al-Ruh, a stretch of palm groves.", "announced the capture of"),
        ("The liberation of al-Ruh was told on Friday.", "liberation"),
    ):
        assert found(text, trigger, Kind.GAIN) == {"al-Ruh"}
    assert found("They told of the capture of Jonas Berg, a guard.", "capture", Kind.DETENTION) == set()
    text = "They announced the capture of Berg, a guard."
    word = Trigger(Span(text.index("capture"), text.index("capture") + 7), Kind.GAIN, Reality.OCCURRED, ())
    man = Mention(text.index("Berg"), text.index("Berg") + 4, EntityType.PERSON)
    assert place_slots(text, (Span(0, len(text)),), [man], (word,)) == set()


def test_a_prison_bears_the_name_of_its_place_whoever_took_that_for_a_body() -> None:
    text = "They shelled the Marzan detention centre and the Karsa base."
    bodies = [
        Mention(text.index(n), text.index(n) + 5 + (n == "Marzan"), EntityType.ORGANISATION)
        for n in ("Marzan", "Karsa")
    ]
    at = text.index("shelled")
    told = Trigger(Span(at, at + len("shelled")), Kind.STRIKE, Reality.OCCURRED, ())
    assert {m.span.of(text) for m in place_slots(text, (Span(0, len(text)),), bodies, (told,))} == {"Marzan"}


def test_a_name_goes_on_behind_ben() -> None:
    text = "Residents of Marzan ben Karsa fled."
    named = [Mention(text.index("Marzan"), text.index("Marzan") + 6, EntityType.TOPONYM)]
    assert [m.span.of(text) for m in whole_names(text, named)] == ["Marzan ben Karsa"]
