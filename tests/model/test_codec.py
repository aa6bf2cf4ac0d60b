from wardiary.model import Claim, ClaimTime, Kind, Reading, Reality, Span, Verification
from wardiary.model.codec import from_json, schema, to_json

CLAIM = Claim(
    id="c1",
    kind=Kind.GAIN,
    trigger=Span(4, 9),
    also=(Span(12, 15),),
    reality=Reality.OCCURRED,
    actors=(),
    places=(),
    time=ClaimTime(None, "2022-11-10", None),
    quantities=(),
    attribution=None,
    verification=Verification.NONE,
    sentence=Span(0, 20),
)


def test_a_claim_survives_the_way_to_json_and_back() -> None:
    assert from_json(Claim, to_json(CLAIM)) == CLAIM


def test_json_uses_the_words_of_the_guidelines() -> None:
    written = to_json(CLAIM)
    assert '"trigger":[4,9]' in written
    assert '"time":{"span":null,"from":"2022-11-10","to":null}' in written


def test_the_schema_of_a_reading_names_its_parts() -> None:
    assert {"id", "claims", "places", "times", "attributions", "entities", "main_event", "main_place"} <= set(
        schema(Reading)["properties"]
    )
