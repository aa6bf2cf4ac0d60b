"""Who is seized is abducted or detained; what is seized is neither."""

import pytest

from wardiary.model import Kind, Report
from wardiary.pipeline import Pipeline


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fighters stormed the camp at Sabha, seizing eight unarmed civilians.", Kind.ABDUCTION),
        ("Fighters stormed the camp at Sabha, seizing two soldiers.", Kind.DETENTION),
        ("Fighters stormed the camp at Sabha, seizing weapons and two lorries.", Kind.OTHER),
    ],
)
def test_who_is_seized_is_taken_away(text: str, kind: Kind) -> None:
    reading = next(Pipeline.open().read([Report("r", text, publisher="Example Wire", published="2021-06-16")]))
    assert reading.claims[-1].kind is kind
