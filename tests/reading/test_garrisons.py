"""Forces told by where they stand: invented sentences, marked by hand."""

from __future__ import annotations

import pytest

from wardiary.model import Argument, ArgumentRole, Kind, Reality, Span, Trigger
from wardiary.reading.garrisons import with_garrisons


def span(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


def trigger(text: str, words: str, kind: Kind, **arguments: str) -> Trigger:
    told = tuple(Argument(span(text, said), ArgumentRole(role.rstrip("_"))) for role, said in arguments.items())
    return Trigger(span(text, words), kind, Reality.OCCURRED, told)


@pytest.mark.parametrize("move", ["regrouped", "redeployed", "transferred", "sent"])
def test_who_is_stationed_somewhere_and_goes_elsewhere_leaves_it(move: str) -> None:
    text = f"The units stationed at Marzan have been {move} to Karsa."
    stands = trigger(text, "stationed", Kind.DEPLOYMENT, agent="The units", at="Marzan")
    goes = trigger(text, move, Kind.OTHER, target="The units stationed at Marzan", to="Karsa")
    (told,) = with_garrisons(text, [stands, goes])
    assert told.kind is Kind.WITHDRAWAL
    roles = {(a.role, a.span.of(text)) for a in told.arguments}
    assert {(ArgumentRole.FROM, "Marzan"), (ArgumentRole.TO, "Karsa")} < roles


def test_what_else_they_do_they_do_where_it_is_told() -> None:
    text = "Soldiers based in Marzan shelled Karsa."
    stands = trigger(text, "based", Kind.DEPLOYMENT, agent="Soldiers", at="Marzan")
    fires = trigger(text, "shelled", Kind.STRIKE, agent="Soldiers", target="Karsa")
    assert list(with_garrisons(text, [stands, fires])) == [fires]


def test_that_they_stand_there_may_be_what_is_told() -> None:
    text = "Units were stationed in Marzan and left."
    stands = trigger(text, "stationed", Kind.DEPLOYMENT, agent="Units", at="Marzan")
    goes = trigger(text, "left", Kind.WITHDRAWAL, agent="Units")
    assert list(with_garrisons(text, [stands, goes])) == [stands, goes]
