"""Decisions as weighing keeps to them: what counts, what is one event, what never is; in whatever order they come."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weighing_samples import FRONT, REPUBLIC, SIDES, Wrote

from wardiary.cli.derived import derived_from
from wardiary.cli.naming import Naming
from wardiary.diary import corrections as c
from wardiary.diary.decision import ClaimRef, Decision, DecisionKind, Part
from wardiary.diary.decisions import by_report, decided
from wardiary.diary.docket import Docket, Ruling
from wardiary.diary.records import KeptReport
from wardiary.diary.store import Diary
from wardiary.errors import WrongUseError
from wardiary.model import Claim, ClaimPlace, Kind, QuantityKind, Reality
from wardiary.weighing.records import StandingWord, State, WeighedEvent
from wardiary.weighing.state import state_of

LATE = "2031-04-01T00:00:00Z"
ACCEPT, REJECT, CORRECT = DecisionKind.ACCEPT, DecisionKind.REJECT, DecisionKind.CORRECT
MERGE, SPLIT = DecisionKind.MERGE, DecisionKind.SPLIT


def kept(*wrote: Wrote) -> list[KeptReport]:
    return [each.kept() for each in wrote]


def strike(name: str, place: str = "Saltmarsh", speaker: str = "residents", hour: int = 12) -> Wrote:
    text = f"{name}: shells struck {place} on the fifth, {speaker} said."  # too short to be a copy
    published = f"2031-03-05T{hour:02d}:00:00Z"
    return Wrote(name, text, "struck", Kind.STRIKE, speaker=speaker, place=place, published=published)


def ref(report: KeptReport, part: Part = Part.ABOUT) -> ClaimRef:
    return ClaimRef(report.report.id, report.reading.claims[0], part)


def decision(number: int, kind: DecisionKind, *refs: ClaimRef, of: tuple[str, c.Given] | None = None) -> Decision:
    name, value = (of[0], c.written(of[1])) if of else (None, None)
    return Decision(number, kind, "A. Analyst", "2031-05-01T00:00:00Z", f"reason {number}", refs, name, value)


def state(reports: Sequence[KeptReport], *decisions: Decision) -> State:
    standing = by_report(decisions)
    return state_of([decided(each, standing) for each in reports], SIDES, LATE)


def groups(found: State) -> list[tuple[str, ...]]:
    return [weighed.event.reports for weighed in found.events]


def test_a_rejected_claim_counts_nowhere() -> None:
    told = kept(strike("a"), strike("b", speaker="Red Cross"))
    assert [e.standing.word for e in state(told).events] == [StandingWord.CORROBORATED]
    found = state(told, decision(1, REJECT, ref(told[1])))
    assert groups(found) == [("a",)]
    assert found.events[0].standing.word is StandingWord.CLAIMED
    assert groups(state(told, *(decision(n, REJECT, ref(each)) for n, each in enumerate(told, 1)))) == []


def test_a_corrected_claim_is_weighed_as_corrected_and_says_so() -> None:
    told = kept(strike("a"), strike("b"))
    moved = c.PlaceGiven("Gullhaven", 40.2, 10.1)
    found = state(told, decision(7, CORRECT, ref(told[1]), of=("place", moved)))
    assert [(w.event.spot.name if w.event.spot else None, w.event.reports) for w in found.events] == [
        ("Saltmarsh", ("a",)),
        ("Gullhaven", ("b",)),
    ]
    assert found.events[1].standing.why[-1] == (
        "Corrected by A. Analyst (2031-05-01), place Gullhaven (read as Saltmarsh): reason 7 [b/c1, decision 7]"
    )


@pytest.mark.parametrize(
    ("field", "value", "look"),
    [
        ("kind", Kind.EXPLOSION, lambda e: (e.kind, Kind.EXPLOSION)),
        ("agent", c.NameGiven("Republican Army"), lambda e: (e.agent, REPUBLIC)),
        ("time", c.TimeGiven("2031-03-02", "2031-03-02"), lambda e: (e.when.from_, "2031-03-02")),
        ("speaker", c.NameGiven("Coast Front"), lambda e: (e.tellings[0].voice.side, None)),
        ("killed", c.CountGiven(3, None), lambda e: (e.tellings[0].killed, (3, 3))),
    ],
)
def test_each_field_is_weighed_as_corrected(field: str, value: c.Given, look: object) -> None:
    told = kept(strike("a"))
    (found,) = state(told, decision(1, CORRECT, ref(told[0]), of=(field, value))).events
    is_now, wanted = look(found.event)  # type: ignore[operator]
    assert is_now == (FRONT if field == "speaker" else wanted)


def test_what_an_analyst_says_of_reality_is_not_judged_by_the_words_again() -> None:
    text = "The claim that shells struck Saltmarsh is false, the Example Institute said."
    told = kept(Wrote("a", text, "struck", Kind.STRIKE, publisher="Example Institute"))
    assert all(t.denies for w in state(told).events for t in w.event.tellings)
    (found,) = state(told, decision(1, CORRECT, ref(told[0]), of=("reality", Reality.OCCURRED))).events
    assert found.event.tellings[0].affirms


def test_merged_claims_are_one_event_however_little_they_fit() -> None:
    told = kept(strike("a"), strike("b", "Farhill"), strike("c", "Oysterby"))
    assert len(groups(state(told))) == 3
    found = state(told, decision(1, MERGE, ref(told[0]), ref(told[1])))
    assert groups(found) == [("a", "b"), ("c",)]
    assert (
        "Put together by A. Analyst (2031-05-01) with b/c1: reason 1 [a/c1, decision 1]" in found.events[0].standing.why
    )
    chained = state(told, decision(1, MERGE, *map(ref, told[:2])), decision(2, MERGE, *map(ref, told[1:])))
    assert groups(chained) == [("a", "b", "c")]


def test_what_comes_later_joins_a_merged_event_by_any_of_its_places() -> None:
    told = kept(strike("a"), strike("b", "Farhill"), strike("d", "Farhill", "Red Cross", 15))
    assert groups(state(told, decision(1, MERGE, ref(told[0]), ref(told[1])))) == [("a", "b", "d")]


def test_a_claim_of_no_place_that_comes_first_joins_those_it_is_put_together_with() -> None:
    nowhere = replace(strike("a", hour=1), text="Shells struck us on the fifth.", place=None)
    told = kept(nowhere, strike("b"))
    assert groups(state(told)) == [("b",)]
    assert groups(state(told, decision(1, MERGE, ref(told[0]), ref(told[1])))) == [("a", "b")]


def of_two_places(name: str) -> KeptReport:
    """A report whose claim tells of Saltmarsh and of Gullhaven."""
    one = strike(name).kept()
    claim = one.reading.claims[0]
    both = replace(claim, places=(*claim.places, ClaimPlace(None, "Gullhaven", 40.2, 10.1)))
    return replace(one, reading=replace(one.reading, claims=(both,)))


def test_of_a_claim_of_several_places_one_can_be_meant() -> None:
    told = [of_two_places("a"), *kept(strike("b", "Farhill"), strike("c"))]
    assert groups(state(told)) == [("a",), ("a", "c"), ("b",)]
    there = replace(ref(told[0]), place="Gullhaven")
    assert groups(state(told, decision(1, MERGE, there, ref(told[1])))) == [("a", "b"), ("a", "c")]
    here = replace(ref(told[0]), place="SALTMARSH")
    assert groups(state(told, decision(1, SPLIT, here, ref(told[2], Part.REST)))) == [("a",), ("a",), ("b",), ("c",)]


def test_users_name_claims_and_events(tmp_path: Path) -> None:
    told = [of_two_places("a"), *kept(strike("b", "Farhill"), strike("c"))]
    salt = next(w for w in state(told).events if w.event.reports == ("a", "c"))
    with Diary.create(tmp_path / "named.diary", SIDES) as diary:
        for each in told:
            diary.add(each.report, each.reading)
        with derived_from(diary, diary.where) as derived:
            look_up(Naming(derived, LATE), salt)


def look_up(naming: Naming, salt: WeighedEvent) -> None:
    assert [each.name for each in naming.claims(salt.event.id[:8])] == ["a/c1@Saltmarsh", "c/c1"]
    assert [each.name for each in naming.claims("a/c1@Gullhaven")] == ["a/c1@Gullhaven"]
    assert naming.event_of(naming.claims("a/c1@saltmarsh")[0]) == salt
    assert [each.name for each in naming.rest_of(salt, naming.claims("c/c1"))] == ["a/c1@Saltmarsh"]
    for name in ("e", "none/c1", "a/c9", "", "a/c1@Farhill"):
        with pytest.raises(WrongUseError):
            naming.claims(name)
    with pytest.raises(WrongUseError, match="several events"):
        naming.event_of(naming.claims("a/c1")[0])


def test_a_claim_that_was_split_off_is_never_grouped_with_the_rest() -> None:
    told = kept(strike("a"), strike("b"), strike("c"), strike("d", hour=15))
    split = decision(1, SPLIT, ref(told[0]), ref(told[1], Part.REST), ref(told[2], Part.REST))
    found = state(told, split)
    assert [set(reports) & {"a", "b", "c"} for reports in groups(found)] == [{"a"}, {"b", "c"}]
    assert sum("d" in reports for reports in groups(found)) == 1
    other = decision(1, SPLIT, ref(told[2]), ref(told[0], Part.REST), ref(told[1], Part.REST))
    assert [set(reports) & {"a", "b", "c"} for reports in groups(state(told, other))] == [{"a", "b"}, {"c"}]


def test_a_merge_holds_where_a_split_contradicts_it() -> None:
    told = kept(strike("a"), strike("b", "Farhill"))
    both = (ref(told[0]), ref(told[1]))
    split = decision(2, SPLIT, ref(told[0]), ref(told[1], Part.REST))
    assert groups(state(told, decision(1, MERGE, *both), split)) == [("a", "b")]


def test_an_accepted_claim_is_shown_as_accepted() -> None:
    told = kept(strike("a"))
    (found,) = state(told, decision(1, ACCEPT, ref(told[0]))).events
    assert found.event.tellings[0].rulings.accepted
    assert found.standing.why[-1] == "Accepted by A. Analyst (2031-05-01): reason 1 [a/c1, decision 1]"


NAMES = ("a", "b", "c", "d", "e", "f")
REPORTS = {
    each.report.id: each
    for each in kept(
        *(
            strike(name, place, speaker, hour)
            for name, place, speaker, hour in zip(
                NAMES,
                ("Saltmarsh", "Saltmarsh", "Farhill", "Oysterby", "Saltmarsh", "Farhill"),
                ("residents", "Red Cross", "residents", "Republican Army", "Coast Front", "Red Cross"),
                (9, 10, 11, 12, 13, 14),
                strict=True,
            )
        )
    )
}
CORRECTIONS = st.sampled_from(
    [
        ("place", c.written(c.PlaceGiven("Gullhaven", 40.2, 10.1))),
        ("kind", c.written(Kind.GAIN)),
        ("reality", c.written(Reality.DENIED)),
        ("agent", c.written(c.NameGiven("Coast Front"))),
        ("time", c.written(c.TimeGiven("2031-03-04", "2031-03-05"))),
        ("killed", c.written(c.CountGiven(2, 4))),
    ]
)


@st.composite
def rulings(draw: st.DrawFn) -> Ruling:
    kind = draw(st.sampled_from(list(DecisionKind)))
    many = kind in (MERGE, SPLIT)
    names = draw(st.lists(st.sampled_from(NAMES), min_size=2 if many else 1, max_size=3 if many else 1, unique=True))
    refs = [ref(REPORTS[name]) for name in names]
    if kind is SPLIT:
        refs = [refs[0], *(replace(each, part=Part.REST) for each in refs[1:])]
    name, value = draw(CORRECTIONS) if kind is CORRECT else (None, None)
    return Ruling(kind, tuple(refs), "A. Analyst", "as seen", name, value)


def without_contradictions(drawn: list[Ruling]) -> list[Ruling]:
    taken: list[Ruling] = []
    docket = Docket()
    for number, ruling in enumerate(drawn, 1):
        try:
            docket.refuse(ruling)
        except WrongUseError:
            continue
        taken.append(ruling)
        docket.add(made(number, ruling))
    return taken


def made(number: int, ruling: Ruling) -> Decision:
    return Decision(number, ruling.kind, ruling.author, "", ruling.reason, ruling.claims, ruling.field, ruling.value)


def shape(found: State) -> object:
    """The state without the numbers of decisions, which say in which order they were made."""
    return [
        (
            w.event.id,
            w.event.kind,
            w.event.spot,
            w.event.when,
            w.event.agent,
            w.standing.word,
            w.killed,
            w.event.reports,
        )
        for w in found.events
    ], [(held.spot, held.holder, held.state, held.since) for held in found.control]


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rulings") / "blank.diary"
    Diary.create(path, SIDES).close()
    return path


def outcome(blank: Path, reports: Sequence[str], rulings: Sequence[Ruling], chance: random.Random) -> object:
    """The state of a diary to which reports and decisions came in some order; each decision after its claims."""
    path = blank.with_name("tried.diary")
    shutil.copy(blank, path)
    with Diary.open(path) as diary:
        waiting = list(rulings)
        for name in reports:
            diary.add(REPORTS[name].report, REPORTS[name].reading)
            there = {each.report.id for each in diary.reports()}
            ready = [r for r in waiting if {each.report for each in r.claims} <= there]
            chance.shuffle(ready)
            for ruling in ready if name == reports[-1] else ready[: chance.randint(0, len(ready))]:
                diary.decide(ruling)
                waiting.remove(ruling)
        return shape(state_of(diary.reports(), diary.sides(), LATE))


@settings(max_examples=40, deadline=None)
@given(st.lists(rulings(), max_size=6), st.permutations(NAMES), st.randoms(use_true_random=False))
def test_the_order_of_adding_and_of_deciding_changes_nothing(
    blank: Path, drawn: list[Ruling], order: list[str], chance: random.Random
) -> None:
    taken = without_contradictions(drawn)
    one = outcome(blank, NAMES, taken, random.Random(1))  # noqa: S311 - some order
    assert outcome(blank, order, taken, chance) == one


@settings(max_examples=60, deadline=None)
@given(st.lists(rulings(), max_size=8))
def test_merged_are_together_and_split_are_apart(drawn: list[Ruling]) -> None:
    taken = without_contradictions(drawn)
    decisions = [made(number, ruling) for number, ruling in enumerate(taken, 1)]
    events = groups(state(list(REPORTS.values()), *decisions))
    counted = {report for of in events for report in of}
    for ruling in taken:
        names = {each.report for each in ruling.claims} & counted
        about = {each.report for each in ruling.claims if each.part is Part.ABOUT} & counted
        if ruling.kind is MERGE:
            assert any(names <= set(of) for of in events)
        elif ruling.kind is SPLIT:
            assert not any(about & set(of) and (names - about) & set(of) for of in events)
        elif ruling.kind is REJECT:
            assert not names


def test_a_claim_as_corrected_keeps_to_the_vocabularies() -> None:
    claim: Claim = REPORTS["a"].reading.claims[0]
    counted = c.corrected(claim, "killed", c.CountGiven(2, 4))
    assert [(q.what, q.low, q.high) for q in counted.quantities] == [(QuantityKind.KILLED, 2, 4)]
    assert c.corrected(counted, "killed", None).quantities == ()
    for field, given_ in [("kind", Kind.GAIN), ("place", None), ("time", c.TimeGiven(None, "2031")), ("other", None)]:
        assert c.given_of(field, c.written(given_)) == given_
