"""A relative clause between a subject and its verb: invented sentences."""

from __future__ import annotations

import pytest

from wardiary.model import Argument, ArgumentRole, Kind, Reality, Span, Trigger
from wardiary.reading.relative_clauses import aside_before, without_relative_clauses
from wardiary.reading.sentences import split_sentences


def span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def actors(text: str, verb: str, *tied: tuple[str, ArgumentRole]) -> list[tuple[str, ArgumentRole]]:
    """Who and what is tied to a verb in the end, of those whom the reader tied to it."""
    arguments = tuple(Argument(span(text, words), role) for words, role in tied)
    trigger = Trigger(span(text, verb), Kind.WITHDRAWAL, Reality.OCCURRED, arguments)
    (found,) = without_relative_clauses(text, tuple(split_sentences(text)), [trigger])
    return [(a.span.of(text), a.role) for a in found.arguments]


AGENT, TARGET, NEAR = ArgumentRole.AGENT, ArgumentRole.TARGET, ArgumentRole.NEAR


def test_who_is_named_in_the_clause_did_not_do_it() -> None:
    text = "It rained. The Republic, which armed the militia, has now withdrawn its men from Marram."
    tied = [("the militia", AGENT), ("its men", TARGET)]
    assert actors(text, "withdrawn", *tied) == [("The Republic", AGENT), ("its men", TARGET)]


def test_what_was_done_to_the_subject_has_no_doer_by_that() -> None:
    text = "The mill at Marram, which serves people around Qorva, was damaged."
    assert actors(text, "damaged", ("The mill at Marram", TARGET), ("Qorva", NEAR)) == [("The mill at Marram", TARGET)]


@pytest.mark.parametrize(
    "text",
    [
        "The Republic armed the militia, which then left Marram.",
        "The Republic, which armed the militia when it left Marram, is silent.",
        "The Republic, armed by the militia, left Marram.",
    ],
)
def test_a_verb_in_the_clause_or_without_one_keeps_its_own(text: str) -> None:
    assert aside_before(text, Span(0, len(text)), span(text, "left")) is None
    assert actors(text, "left", ("the militia", AGENT)) == [("the militia", AGENT)]
