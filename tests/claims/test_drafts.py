import pytest

from wardiary.claims.drafts import is_aside
from wardiary.model import Span


@pytest.mark.parametrize(
    ("text", "trigger", "is_one"),
    [
        ("They could mine the road as they pulled out.", "pulled out", True),
        ("Prisoners were shot before it withdrew.", "withdrew", True),
        ("The bridge was blown up after they had crossed.", "crossed", True),
        ("Nothing has changed since the offensive.", "offensive", True),
        ("They pulled out as the rebels attacked the port.", "attacked", False),
        ("He says they attacked at dawn.", "attacked", False),
    ],
)
def test_a_clause_of_time_about_those_spoken_of_tells_nothing_new(text: str, trigger: str, is_one: bool) -> None:
    at = text.index(trigger)
    assert is_aside(text, Span(at, at + len(trigger)), Span(0, len(text))) == is_one
