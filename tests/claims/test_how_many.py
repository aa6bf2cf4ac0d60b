"""Which happening a number of people counts, and whether they died, in made-up sentences."""

from __future__ import annotations

import pytest

from wardiary.gazetteer import Gazetteer
from wardiary.model import Report
from wardiary.pipeline import Pipeline
from wardiary.reading.rules.reader import RuleReader


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    gazetteer = Gazetteer.open()
    return Pipeline(RuleReader(gazetteer.knows), gazetteer)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Up to 70 rebels and two trucks were destroyed in Kidal.", {("killed", 70.0), ("targets", 2.0)}),
        ("The army said that its men had destroyed 25 militants near Kidal.", {("killed", 25.0)}),
        ("At least 36 people suffocated in an attack on a hotel in Kidal.", {("killed", 36.0)}),
        ("A shell hit a ferry in Kidal and three herders who had crossed the river were killed.", {("killed", 3.0)}),
        ("The shelling of Kidal damaged two schools and hurt a teacher.", {("targets", 2.0), ("injured", 1.0)}),
    ],
)
def test_what_befell_those_to_whom_it_was_done(text: str, expected: set[tuple[str, float]], pipeline: Pipeline) -> None:
    (reading,) = pipeline.read([Report("r", text, None, None, "Example Wire", "2022-05-03")])
    told = {(q.what.value, q.low or q.high) for claim in reading.claims for q in claim.quantities}
    assert told == expected


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Shells hit a ferry in Kidal. A nurse counted nine bodies.", [("strike", None), ("casualties", 9.0)]),
        ("Shells hit a ferry in Kidal. Nine have died, a nurse said.", [("strike", None), ("casualties", 9.0)]),
        ("Shells hit a ferry in Kidal. Nine were buried the next day.", [("strike", None), ("casualties", 9.0)]),
        ("Gunmen executed a guide, of the nine people shot in Kidal.", [("attack", 9.0)]),
        ("Shells hit a ferry in Kidal. Nine were buried by a landslide.", [("strike", None)]),
        ("Shells hit a ferry in Kidal. Nobody was killed, nine nurses said.", [("strike", None)]),
        ("Shells hit a ferry in Kidal. Nine nurses came to help.", [("strike", None)]),
        ("The council met in Kidal. Nine were buried.", []),
    ],
)
def test_a_toll_told_by_itself(text: str, killed: list[tuple[str, float | None]]) -> None:
    (reading,) = Pipeline.open().read([Report("r", text, None, None, "Example Wire", "2022-05-03")])
    told = [
        (claim.kind.value, max((q.low or 0 for q in claim.quantities if q.what.value == "killed"), default=None))
        for claim in reading.claims
        if claim.kind.value in ("strike", "attack", "casualties") and claim.reality.value != "denied"
    ]
    assert told == killed
