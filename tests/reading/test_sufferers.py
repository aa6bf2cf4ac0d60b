import pytest

from wardiary.model import Argument, ArgumentRole, Kind, Reality, Span, Trigger
from wardiary.reading.sufferers import as_suffered


def told(text: str, words: str, who: str, kind: Kind, reality: Reality = Reality.OCCURRED) -> list[str]:
    """The roles of `who`, given as an agent of the trigger `words`."""

    def span(part: str) -> Span:
        return Span(text.index(part), text.index(part) + len(part))

    trigger = Trigger(span(words), kind, reality, (Argument(span(who), ArgumentRole.AGENT),))
    return [a.role.value for a in as_suffered(text, trigger).arguments]


@pytest.mark.parametrize(
    ("text", "words", "who", "reality", "roles"),
    [
        (
            "Some 300 families fled across the river.",
            "fled",
            "Some 300 families",
            Reality.OCCURRED,
            ["agent", "target"],
        ),
        ("They have crossed into Chad.", "crossed", "They", Reality.ONGOING, ["agent", "target"]),
        ("Villagers may leave before the rains.", "leave", "Villagers", Reality.POSSIBLE, ["target"]),
        ("Patients were moved to Karsa.", "moved", "Patients", Reality.OCCURRED, ["target"]),
        ("Soldiers emptied the quarter.", "emptied", "Soldiers", Reality.OCCURRED, ["agent"]),
        ("The army may move them.", "move", "The army", Reality.POSSIBLE, ["agent"]),
    ],
)
def test_who_goes_suffers_it(text: str, words: str, who: str, reality: Reality, roles: list[str]) -> None:
    assert told(text, words, who, Kind.DISPLACEMENT, reality) == roles


def test_who_loses_a_town_does_not_take_it() -> None:
    assert told("The rebels are about to lose the port.", "lose", "The rebels", Kind.GAIN) == ["target"]
    assert told("The port was lost to the rebels.", "lost to", "the rebels", Kind.GAIN) == ["agent"]
    assert told("The rebels lost forty men.", "lost", "The rebels", Kind.CASUALTIES) == ["agent"]
