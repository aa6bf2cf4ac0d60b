"""A brief shows what weighing made of its claims: a denial stands with what it denies, whatever its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from brief_sample import Draft, data, kept

from wardiary.diary.records import BriefData, Side, Sides
from wardiary.model import ClaimPlace, Kind, PlaceRole, QuantityKind, Reality, Report, Verification
from wardiary.pages.evidence import Evidence
from wardiary.pages.lines import lines_of_the_day, tier
from wardiary.pages.numbers import told_differently
from wardiary.pages.render import as_markdown
from wardiary.pages.standing import Stands, reasons_of_others, standing
from wardiary.pages.telling import tell
from wardiary.pages.view import show
from wardiary.pages.weighed import Because, Key, Weighed, weighed_claims
from wardiary.weighing.records import THIRD, Speaker, Spot, StandingWord
from wardiary.weighing.state import weighing_of

AT = [("Ostrava", PlaceRole.AT)]
TAKEN = Report("r1", "Northern Command took Ostrava at dawn.", publisher="Example Wire", published="2031-03-04")
REJECTED = Report(
    "r2",
    "The Southern Ministry rejected as untrue an announcement that Ostrava had been captured.",
    publisher="Example Gazette",
    published="2031-03-05",
)
DAY = ("2031-03-04", "2031-03-04")
DAYS = data(
    [
        kept(1, TAKEN, [Draft(Kind.GAIN, "took", "Northern Command", AT, "Northern Command", when=DAY)]),
        kept(2, REJECTED, [Draft(Kind.GAIN, "captured", places=AT, when=DAY)]),
    ]
)


ADMITTED = Report(
    "r3",
    "The Southern Ministry said that Northern Command had taken Ostrava.",
    publisher="Example Gazette",
    published="2031-03-05T18:00:00Z",
)
NOT_SO = Report(
    "r2",
    "The Southern Ministry said that Ostrava had not fallen.",
    publisher="Example Gazette",
    published="2031-03-05T08:00:00Z",
)
LATER = data(
    [
        *DAYS.reports[:1],
        kept(2, NOT_SO, [Draft(Kind.GAIN, "fallen", "Southern Ministry", AT, when=DAY, reality=Reality.DENIED)]),
        kept(3, ADMITTED, [Draft(Kind.GAIN, "taken", "Southern Ministry", AT, "Northern Command", when=DAY)]),
    ]
)


def weighed_on(days: BriefData) -> Mapping[Key, Weighed]:
    (found,) = weighing_of([shown.kept for shown in days.reports], days.sides, "2031-03-05T23:59:59Z")
    return weighed_claims(found.state)


def weighed() -> Mapping[Key, Weighed]:
    return weighed_on(DAYS)


def test_verbs_agree_with_the_voices_that_reasons_name() -> None:
    denied = Draft(Kind.GAIN, "fallen", "Southern Armed Forces", AT, when=DAY, reality=Reality.DENIED)
    again = Draft(Kind.GAIN, "took", "Northern Troops", AT, "Northern Command", when=DAY)
    days = data(
        [
            *DAYS.reports[:1],
            kept(2, NOT_SO, [denied]),
            kept(3, replace(TAKEN, id="r3", text="It took Ostrava, Northern Troops said."), [again]),
        ]
    )
    days = replace(days, sides=Sides((Side("North", ("Northern Command",)), Side("South", ("Southern Armed Forces",)))))
    evidence = Evidence(days, weighed_on(days))
    taken = standing(next(told for told in evidence.told if told.report.id == "r1"), evidence)
    assert "The Southern Armed Forces deny it." in taken.why
    assert "Northern Troops also tell of it." in taken.why


def test_a_denial_stands_with_what_it_denies() -> None:
    evidence = Evidence(DAYS, weighed())
    taken, rejected = (standing(told, evidence) for told in evidence.told)
    assert (taken.word, rejected.word) == (Stands.DISPUTED, Stands.DENIAL)
    assert "It denies what the Northern Command tells." in rejected.why
    assert [told.report.id for told in taken.others] == ["r2"]


def test_who_calls_it_false_is_not_told_as_saying_that_it_happened() -> None:
    evidence = Evidence(DAYS, weighed())
    lines = lines_of_the_day(evidence)
    assert [str(line.telling) for line in lines] == [
        "The Northern Command says that it took control of Ostrava on 4 March."
    ]
    denial = next(told for told in evidence.told if told.report.id == "r2")
    assert (denial.is_done, str(tell(denial, 2031))) == (
        False,
        "Example Gazette denies that Ostrava was taken on 4 March.",
    )


def test_what_a_report_calls_false_is_not_denied_by_the_voice_that_it_quotes() -> None:
    told = Report("r7", "Northern Command said it took Ostrava.", publisher="Example Institute", published="2031-03-05")
    days = data([kept(7, told, [Draft(Kind.GAIN, "took", "Northern Command", AT, "Northern Command", when=DAY)])])
    key = ("r7", "c1")
    refuted = Weighed(
        StandingWord.REFUTED, (), (key,), deniers={key: Speaker("Example Institute", "example institute", THIRD)}
    )
    (claim,) = Evidence(days, {key: refuted}).told
    assert not claim.denies
    assert standing(claim, Evidence(days, {key: refuted})).word is Stands.REFUTED
    own = Weighed(StandingWord.DISPUTED, (), (key,), deniers={key: Speaker("North", "side:North", "North")})
    assert Evidence(days, {key: own}).told[0].denies


def test_what_was_not_weighed_is_judged_by_its_own_words() -> None:
    evidence = Evidence(DAYS)
    assert [standing(told, evidence).word for told in evidence.told] == [Stands.CLAIMED, Stands.REPORTED]


def test_the_page_says_so() -> None:
    assert "It denies what the Northern Command tells." in as_markdown(show(DAYS, weighed()))


def test_who_concedes_is_named_with_the_words_and_the_way_to_them() -> None:
    evidence = Evidence(LATER, weighed_on(LATER))
    first = next(told for told in evidence.told if told.report.id == "r1")
    shown = standing(first, evidence)
    assert shown.word is Stands.CONCEDED
    assert "South loses by it, and tells of it itself, through the Southern Ministry: “The Southern" in shown.why
    assert "First denied by the Southern Ministry, whose side has told of it as well." in shown.why
    assert [reason.told.report.id for reason in shown.reasons if reason.told] == ["r3"]
    (line,) = lines_of_the_day(evidence)
    assert line.answer.startswith("Conceded by the Southern Ministry. First denied by")
    page = as_markdown(show(LATER, weighed_on(LATER)))
    assert "Ostrava.” (Example Gazette, 5 March, [sentence 1](#r3-s1))" in page


def test_no_reason_is_told_in_the_half_sentences_of_weighing() -> None:
    for days in (DAYS, LATER):
        for event in weighed_on(days).values():
            assert all(not because.words.rstrip().endswith(":") for because in event.why)


def test_what_is_not_weighed_says_why() -> None:
    where = [("Ostrava", PlaceRole.AT)]
    report = Report("r9", "They may take it. They saw it. They warned.", publisher="P", published="2031-03-04")
    drafts = [
        Draft(Kind.GAIN, "take", "envoys", where, reality=Reality.POSSIBLE),
        Draft(Kind.STRIKE, "saw", "envoys"),
        Draft(Kind.STATEMENT, "warned", "envoys"),
    ]
    evidence = Evidence(data([kept(1, report, drafts)]), {})
    assert [standing(told, evidence).why for told in evidence.told] == [
        "Not told as done, so that there is nothing to weigh.",
        "It names no place, so that no other report could be put beside it.",
        "What happened is weighed, not what was said.",
    ]


def test_what_names_no_settlement_stands_under_the_one_in_which_it_was_weighed() -> None:
    text = "Northern Command took Ostrava at dawn. It raised its flag in the main square."
    report = Report("r1", text, publisher="Example Wire", published="2031-03-04")
    drafts = [
        Draft(Kind.GAIN, "took", "Northern Command", AT, "Northern Command", when=DAY),
        Draft(Kind.GAIN, "raised", None, [("the main square", PlaceRole.AT)], "Northern Command", when=DAY),
        Draft(Kind.STRIKE, "flag", None, when=DAY),
    ]
    days = data([kept(1, report, drafts)])
    found = weighed_on(days)
    spot = found["r1", "c1"].spot
    assert spot is not None
    square = replace(found["r1", "c1"], affirm=(("r1", "c1"), ("r1", "c2")))
    evidence = Evidence(days, {**found, ("r1", "c2"): square})
    assert [told.place.name if told.place else None for told in evidence.told] == ["Ostrava", "Ostrava", None]
    assert str(tell(evidence.told[1], 2031)).endswith("took control of the main square in Ostrava on 4 March.")
    page = as_markdown(show(days, {**found, ("r1", "c2"): square}))
    assert "here as weighed: its own words name no settlement" in page


def test_a_line_says_who_checked_it_with_the_way_there() -> None:
    text = "Pictures that we have geolocated show Northern troops at the town hall of Ostrava."
    desk = Report("r4", text, publisher="Example Desk", published="2031-03-05T20:00:00Z")
    key = ("r1", "c1")
    checked = Because("Checked by Example Desk.", ("r4", "c1"), text)
    event = Weighed(StandingWord.VERIFIED, (key, ("r4", "c1")), (), (checked,))
    seen = Draft(Kind.GAIN, "show", None, AT, "Northern Command", when=DAY)
    days = data([*DAYS.reports[:1], kept(4, desk, [seen])])
    evidence = Evidence(days, {key: event, ("r4", "c1"): event})
    shown = {told.report.id: standing(told, evidence) for told in evidence.told}
    words = {
        told.report.id: [each.words for each in reasons_of_others(told, shown[told.report.id], is_denied=False)]
        for told in evidence.told
    }
    assert words == {"r1": ["Checked by Example Desk."], "r4": []}
    (line,) = lines_of_the_day(evidence)
    assert {reference.anchor for group in line.references for reference in group} == {"r1-s1", "r4-s1"}


def test_a_line_that_is_disputed_says_by_whom_though_nobody_denies_it() -> None:
    key = ("r1", "c1")
    other = Because("The Southern Ministry tells what cannot be true with it.", ("r3", "c1"), "")
    evidence = Evidence(DAYS, {key: Weighed(StandingWord.DISPUTED, (key,), (), (other,))})
    first = next(line for line in lines_of_the_day(evidence) if line.told.report.id == "r1")
    assert first.answer == "The Southern Ministry tells what cannot be true with it."


def test_an_event_that_was_checked_comes_before_one_that_was_not() -> None:
    report = Report("r7", "They took Ostrava. They took Belgar.", publisher="P", published="2031-03-04")
    drafts = [
        Draft(Kind.GAIN, "took Ostrava", "envoys", AT, "Northern Command"),
        Draft(Kind.GAIN, "took Belgar", "envoys", [("Belgar", PlaceRole.AT)], "Northern Command"),
    ]
    first, second = ("r7", "c1"), ("r7", "c2")
    events = {
        first: Weighed(StandingWord.CLAIMED, (first,), ()),
        second: Weighed(StandingWord.VERIFIED, (second,), ()),
    }
    lines = lines_of_the_day(Evidence(data([kept(1, report, drafts)]), events))
    assert [line.told.claim.id for line in lines] == ["c2", "c1"]


def test_what_is_of_no_event_does_not_stand_before_the_event_of_its_kind_there() -> None:
    report = Report("r7", "They took Ostrava. Ostrava fell.", publisher="P", published="2031-03-04")
    drafts = [
        Draft(Kind.GAIN, "took", "envoys", AT, "Northern Command", verification=Verification.VERIFIED),
        Draft(Kind.GAIN, "fell", "envoys", AT, "Northern Command"),
    ]
    second = ("r7", "c2")
    evidence = Evidence(data([kept(1, report, drafts)]), {second: Weighed(StandingWord.CLAIMED, (second,), ())})
    assert [line.told.claim.id for line in lines_of_the_day(evidence)] == ["c2"]


def test_of_one_event_the_telling_that_was_checked_stands_for_all() -> None:
    report = Report("r7", "They took Ostrava. Pictures show its fall.", publisher="P", published="2031-03-04")
    drafts = [
        Draft(Kind.GAIN, "took", "envoys", AT),
        Draft(Kind.GAIN, "fall", None, AT, "Northern Command", verification=Verification.VERIFIED),
    ]
    both = (("r7", "c1"), ("r7", "c2"))
    event = Weighed(StandingWord.VERIFIED, both, ())
    (line,) = lines_of_the_day(Evidence(data([kept(1, report, drafts)]), dict.fromkeys(both, event)))
    assert line.told.claim.id == "c2"


def test_the_toll_of_one_event_says_whether_it_grew_or_is_disputed() -> None:
    def toll(second: str, speaker: str, killed: int) -> str:
        first = Report("r1", "Shells hit Ostrava. Six people died.", publisher="Wire", published="2031-03-04T08:00:00Z")
        other = Report("r2", f"Shells hit Ostrava. {killed} died.", publisher="Wire", published=second)
        six = [("Six people", QuantityKind.KILLED, 6.0, 6.0)]
        more = [(str(killed), QuantityKind.KILLED, float(killed), float(killed))]
        days = data(
            [
                kept(1, first, [Draft(Kind.STRIKE, "hit", "Northern Command", AT, when=DAY, numbers=six)]),
                kept(2, other, [Draft(Kind.STRIKE, "hit", speaker, AT, when=DAY, numbers=more)]),
            ]
        )
        (found,) = told_differently(Evidence(days, weighed_on(days)))
        assert [figure.number for figure in found.figures] == ["6", str(killed)]
        return found.agreement.partition(":")[0]

    assert toll("2031-03-04T18:00:00Z", "Northern Command", 8) == "grew"
    assert toll("2031-03-04T18:00:00Z", "Southern Ministry", 8) == "disputed"


def test_a_claim_of_two_events_stands_for_one_of_them() -> None:
    report = Report(
        "r7", "They took Ostrava. It fell, with Belgar. Belgar fell.", publisher="P", published="2031-03-04"
    )
    drafts = [
        Draft(Kind.GAIN, "took", "envoys", AT),
        Draft(Kind.GAIN, "It fell", None, AT, "Northern Command", verification=Verification.VERIFIED),
        Draft(Kind.GAIN, "Belgar fell", "envoys", [("Belgar", PlaceRole.AT)]),
    ]
    first, both, second = (("r7", f"c{number}") for number in (1, 2, 3))
    of_first = Weighed(StandingWord.VERIFIED, (first, both), ())
    of_second = Weighed(StandingWord.VERIFIED, (both, second), ())
    events = {first: of_first, both: of_first, second: of_second}
    lines = lines_of_the_day(Evidence(data([kept(1, report, drafts)]), events))
    assert [line.told.claim.id for line in lines] == ["c2", "c3"]


def test_nobody_concedes_his_own_gain() -> None:
    report = Report("r7", "The Southern Ministry spoke of the loss of Ostrava.", publisher="P", published="2031-03-04")
    draft = Draft(Kind.GAIN, "loss", "Southern Ministry", AT, "Southern Ministry")
    key = ("r7", "c1")
    event = Weighed(StandingWord.CONCEDED, (key,), (), (Because("South loses by it.", key, "The Southern"),))
    days = data([kept(1, report, [draft])])
    assert str(tell(Evidence(days, {key: event}).told[0])) == "The Southern Ministry says that Ostrava was taken."
    claimed = replace(event, word=StandingWord.CLAIMED)
    assert "it took control of Ostrava" in str(tell(Evidence(days, {key: claimed}).told[0]))


def test_what_one_voice_alone_concedes_does_not_come_before_what_is_disputed_by_two() -> None:
    text = "They moved off. They took Belgar. They did not take Belgar."
    report = Report("r7", text, publisher="P", published="2031-03-04")
    belgar = [("Belgar", PlaceRole.AT)]
    drafts = [
        Draft(Kind.WITHDRAWAL, "moved off", "Southern Ministry", AT, "units"),
        Draft(Kind.GAIN, "took Belgar", "Northern Command", belgar, "Northern Command"),
        Draft(Kind.GAIN, "take Belgar", "Southern Ministry", belgar, reality=Reality.DENIED),
    ]
    left, taken, denied = (("r7", f"c{number}") for number in (1, 2, 3))
    disputed = Weighed(StandingWord.DISPUTED, (taken,), (denied,))
    events = {left: Weighed(StandingWord.CONCEDED, (left,), ()), taken: disputed, denied: disputed}
    lines = lines_of_the_day(Evidence(data([kept(1, report, drafts)]), events))
    assert [line.told.claim.id for line in lines] == ["c2", "c1"]


def test_a_line_tells_where_it_was_where_only_the_words_around_it_do() -> None:
    spot = Spot("Ostrava", "ostrava", 49.8, 18.3, 3068799)
    square = replace(DAYS.reports[0].claims[0], places=())
    told = data([replace(DAYS.reports[0], claims=(square,))])
    event = Weighed(StandingWord.CLAIMED, ((TAKEN.id, square.id),), (), spot=spot)
    (line,) = lines_of_the_day(Evidence(told, weighed={(TAKEN.id, square.id): event}))
    assert line.answer == ""
    assert "(in Ostrava, as weighed)" in line.telling.said
    named = replace(square, places=(ClaimPlace(None, "the square", None, None),))
    (line,) = lines_of_the_day(
        Evidence(data([replace(DAYS.reports[0], claims=(named,))]), weighed={(TAKEN.id, square.id): event})
    )
    assert line.answer == "Where it was is told by the words around it."
    assert "Ostrava" in line.telling.said
    (plain,) = lines_of_the_day(Evidence(data(DAYS.reports[:1]), weighed={(TAKEN.id, square.id): event}))
    assert plain.answer == ""


def test_who_entered_a_town_that_was_taken_is_told_so_and_what_bears_it_out_has_no_line_of_its_own() -> None:
    text = "Troops entered Ostrava. A film that we have checked shows them raising a flag in the main square."
    report = Report("r1", text, publisher="Example Desk", published="2031-03-04")
    entered = Draft(Kind.ADVANCE, "entered", None, AT, "Northern Command", when=DAY)
    square = Draft(Kind.GAIN, "raising a flag", None, [("the main square", PlaceRole.AT)], when=DAY)
    key, sentence = ("r1", "c1"), text.partition(". ")[2]
    checked = Because("Checked by Example Desk.", ("r1", "c1+400"), sentence)
    event = Weighed(StandingWord.VERIFIED, (key, ("r1", "c1+400")), (), (checked,), kind=Kind.GAIN)
    evidence = Evidence(data([kept(1, report, [entered, square])]), {key: event})
    (line,) = lines_of_the_day(evidence)
    assert str(line.telling).endswith("the Northern Command entered Ostrava on 4 March.")
    assert tier(line.told) == "control"
    assert {reference.anchor for group in line.references for reference in group} == {"r1-s1", "r1-s2"}


def test_who_entered_nobody_knows_where_advanced() -> None:
    report = Report("r1", "Troops entered at dawn.", publisher="Example Desk", published="2031-03-04")
    entered = Draft(Kind.ADVANCE, "entered", None, (), "Northern Command")
    (told,) = Evidence(data([kept(1, report, [entered])])).told
    assert str(tell(told, 2031)).endswith("the Northern Command advanced.")


def test_nobody_does_to_himself_what_is_done_to_him() -> None:
    report = Report("r1", "Hundreds of families were evacuated.", publisher="Example Desk", published="2031-03-04")
    moved = Draft(Kind.DISPLACEMENT, "evacuated", None, AT, "families", "families")
    (told,) = Evidence(data([kept(1, report, [moved])])).told
    assert str(tell(told, 2031)).endswith("families were evacuated in Ostrava.")
