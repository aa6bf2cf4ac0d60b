import pytest

from wardiary.model import Argument, ArgumentRole, EntityType, Kind, Mention, Reality, Span, Trigger
from wardiary.reading.taken_places import with_taken_place


def made(text: str, word: str, kind: Kind, **roles: str) -> Trigger:
    spans = ((role, text.index(words), words) for role, words in roles.items())
    actors = tuple(Argument(Span(at, at + len(words)), ArgumentRole(role)) for role, at, words in spans)
    return Trigger(Span(text.index(word), text.index(word) + len(word)), kind, Reality.OCCURRED, actors)


def told(text: str, trigger: Trigger, *names: str, day: str = "") -> tuple[Kind, dict[str, str]]:
    mentions = [Mention(text.index(n), text.index(n) + len(n), EntityType.TOPONYM) for n in names]
    mentions += [Mention(text.index(day), text.index(day) + len(day), EntityType.TEMPORAL)] if day else []
    found = with_taken_place(text, trigger, mentions)
    return found.kind, {a.role.value: a.span.of(text) for a in found.arguments}


@pytest.mark.parametrize("kind", [Kind.DETENTION, Kind.OTHER, Kind.GAIN])
def test_what_somebody_took_behind_which_is_the_place_before_it(kind: Kind) -> None:
    text = "Guns fired on Elmwick, which the hill rebels captured on Sunday."
    trigger = made(text, "captured", kind, target="the hill rebels")
    assert told(text, trigger, "Elmwick") == (Kind.GAIN, {"agent": "the hill rebels", "at": "Elmwick"})


def test_men_whom_somebody_took_behind_which_stay_men() -> None:
    text = "Near Elmwick the patrol, which the rebels captured, was freed."
    trigger = made(text, "captured", Kind.DETENTION, target="the rebels")
    assert told(text, trigger, "Elmwick") == (Kind.DETENTION, {"target": "the rebels"})


@pytest.mark.parametrize("who", ["the rebels", "the town the rebels"])
def test_a_town_that_somebody_took_needs_no_pronoun(who: str) -> None:
    text = "Guns fired on Elmwick, the town the rebels captured on Sunday."
    trigger = made(text, "captured", Kind.DETENTION, target=who)
    assert told(text, trigger, "Elmwick") == (Kind.GAIN, {"agent": "the rebels", "at": "the town"})


def test_a_verb_with_an_object_of_its_own_takes_that() -> None:
    text = "Guns fired on Elmwick, the town the rebels captured two scouts in."
    trigger = made(text, "captured", Kind.DETENTION, target="the rebels")
    assert told(text, trigger, "Elmwick")[0] is Kind.DETENTION


def test_a_name_beside_its_participle_was_taken() -> None:
    text = "Guns fired on Elmwick, captured on Sunday by the rebels."
    trigger = made(text, "captured", Kind.DETENTION, agent="the rebels", at="Elmwick")
    assert told(text, trigger, "Elmwick")[0] is Kind.GAIN


@pytest.mark.parametrize(
    ("text", "what", "day"),
    [
        ("Thousands have left since the town's fall.", "the town", ""),
        ("Thousands have left since Elmwick's fall.", "Elmwick", ""),
        ("Thousands have left since Sunday's fall of Elmwick.", "Elmwick", "Sunday"),
    ],
)
def test_what_fell_is_what_the_fall_is_of(text: str, what: str, day: str) -> None:
    trigger = made(text, "'s fall", Kind.GAIN, at="Thousands")
    names = ["Elmwick"] if "Elmwick" in text else []
    assert told(text, trigger, *names, day=day) == (Kind.GAIN, {"at": what})


def test_who_only_tells_of_it_took_nothing() -> None:
    text = "The town has fallen, said a cook of Elmwick."
    trigger = made(text, "fallen", Kind.GAIN, agent="a cook of Elmwick", at="The town")
    assert told(text, trigger) == (Kind.GAIN, {"at": "The town"})


def test_all_that_a_list_names_before_which_was_taken() -> None:
    text = "Guns fired on Elmwick, Rushford and Farhill, which the rebels captured."
    trigger = made(text, "captured", Kind.DETENTION, target="the rebels")
    mentions = [Mention(text.index(n), text.index(n) + len(n), EntityType.TOPONYM) for n in ("Elmwick", "Rushford")]
    mentions.append(Mention(text.index("Farhill"), text.index("Farhill") + 7, EntityType.TOPONYM))
    found = with_taken_place(text, trigger, mentions)
    assert [a.span.of(text) for a in found.arguments] == ["the rebels", "Elmwick", "Rushford", "Farhill"]


def test_what_is_captured_owns_the_word_but_not_who_captures() -> None:
    text = "Elmwick's capture was news; Farland's capture of Rushford was none."
    taken = made(text, "capture", Kind.GAIN, agent="Elmwick")
    assert told(text, taken, "Elmwick", "Farland", "Rushford") == (Kind.GAIN, {"at": "Elmwick"})
    at = text.index("capture of")
    takes = Trigger(Span(at, at + 7), Kind.GAIN, Reality.OCCURRED, ())
    assert told(text, takes, "Elmwick", "Farland", "Rushford") == (Kind.GAIN, {})


def test_to_whom_a_town_fell_is_told_with_to() -> None:
    text = "Elmwick fell to the rebels; Rushford had fallen and the army had left."
    fell = made(text, "fell", Kind.GAIN, agent="the rebels", at="Elmwick")
    assert told(text, fell)[1] == {"agent": "the rebels", "at": "Elmwick"}
    fallen = made(text, "fallen", Kind.GAIN, agent="the army", at="Rushford")
    assert told(text, fallen)[1] == {"at": "Rushford"}


def test_a_town_that_somebody_says_he_took_is_taken_by_him() -> None:
    text = "The camp that the hill rebels say they captured on Sunday was full of soldiers."
    trigger = made(text, "captured", Kind.DETENTION, target="they")
    assert told(text, trigger) == (Kind.GAIN, {"agent": "the hill rebels", "at": "The camp"})
    men = "The soldiers that the hill rebels say they captured on Sunday were shown."
    assert told(men, made(men, "captured", Kind.DETENTION, target="they"))[0] is Kind.DETENTION


@pytest.mark.parametrize("kind", [Kind.DETENTION, Kind.OTHER])
def test_it_is_a_town_where_the_reader_has_it_for_a_place(kind: Kind) -> None:
    text = "Elmwick is quiet. It was captured on Sunday."
    tied = made(text, "captured", kind, target="It", at="It")
    assert told(text, tied, "Elmwick") == (Kind.GAIN, {"at": "It"})
    assert told(text, made(text, "captured", kind, target="It"), "Elmwick")[0] is kind


def test_a_town_fell_to_whom_stands_behind_however_far_it_lies() -> None:
    text = "Elmwick, only nine miles off, fell to our men."
    trigger = made(text, "fell to", Kind.OTHER, at="Elmwick", agent="our men")
    assert told(text, trigger, "Elmwick")[0] is Kind.GAIN
    things = "The maps of the staff fell to our men."
    assert told(things, made(things, "fell to", Kind.OTHER, at="The maps", agent="our men"))[0] is Kind.OTHER


def test_what_has_been_occupied_was_taken_and_what_is_occupied_is_held() -> None:
    taken = "The hill rebels have occupied Elmwick."
    assert told(taken, made(taken, "occupied", Kind.HOLDING, agent="The hill rebels", at="Elmwick"))[0] is Kind.GAIN
    for text in ("Elmwick has been occupied since May.", "Elmwick is occupied."):
        assert told(text, made(text, "occupied", Kind.HOLDING, at="Elmwick"))[0] is Kind.HOLDING
