import pytest

from wardiary.reading.rules.attribution_cues import asserts, find_cues
from wardiary.reading.rules.attribution_quotes import find_quotes
from wardiary.reading.rules.phrases import clauses, noun_phrases, tag
from wardiary.reading.tokens import tokenize


def cues(text: str) -> list[str]:
    tokens = tokenize(text)
    found = find_cues([t.lower for t in tokens], tag(tokens))
    return [text[tokens[c.first].start : tokens[c.last].end] for c in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army has also said it left.", ["has also said"]),
        ("The claims were many.", []),
        ("Its report was long.", []),
        ("They did not deny the raid.", ["did not deny"]),
        ("She called for calm.", ["called for"]),
        ("A statement reported by the press came late.", []),
    ],
)
def test_cues_with_their_auxiliaries(text: str, expected: list[str]) -> None:
    assert cues(text) == expected


@pytest.mark.parametrize("cue", ["said", "has denied", "according to", "warning", "did not say", "reportedly"])
def test_telling_asserts(cue: str) -> None:
    assert asserts(cue)


@pytest.mark.parametrize("cue", ["wants", "supports", "plans", "would prefer"])
def test_wishing_does_not_assert(cue: str) -> None:
    assert not asserts(cue)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no” and left.", ["“no”"]),
        ('He said "no" and "yes".', ['"no"', '"yes"']),
        ('"He said ""no"" and left."', ['""no""']),
        ("“One.\n\n“Two,” he said.", ["“One.", "“Two,”"]),
        ("It is 5'10\" tall.", []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in find_quotes(text)] == expected


def test_noun_phrases() -> None:
    text = "The Syrian army's spokesman met at least 12 people near a burned mill."
    assert [span.of(text) for span in noun_phrases(tokenize(text))] == [
        "The Syrian army's spokesman",
        "least 12 people",
        "a burned mill",
    ]


def test_clauses_cover_the_tokens_in_order() -> None:
    text = "The army left, and the rebels took the mill, which burned while people fled."
    found = [span.of(text) for span in clauses(tokenize(text))]
    assert "".join("".join(found).split()) == "".join(text.split())
    assert found[0] == "The army left,"
    assert len(found) >= 3
