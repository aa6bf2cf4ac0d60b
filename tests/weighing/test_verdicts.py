"""Who calls a claim false, whose men did it, and where a claim without a place happened: invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import FRONT, POINTS, REPUBLIC, SIDES, Wrote

from wardiary.diary.records import KeptReport
from wardiary.model import Attribution, ClaimTime, Kind, PlaceMention, Reality, Span
from wardiary.reading.sentences import split_sentences
from wardiary.weighing.grouping.events import group
from wardiary.weighing.grouping.founding import founds
from wardiary.weighing.records import THIRD, Sharpness, Telling
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)
STATE_DAILY, RADIO, INSTITUTE = "Example Gazette", "Example Front Radio (Telegram)", "Example Institute"


def told(wrote: Wrote) -> Telling:
    (telling,) = tellings([wrote.kept()], PARTIES)
    return telling


@pytest.mark.parametrize(
    ("wrote", "side"),
    [
        (Wrote("a", "The claim that the rebels took Saltmarsh is a fabrication.", "took", agent="rebels"), THIRD),
        (
            Wrote("a", "The army rejected as untrue a rebel announcement that Saltmarsh had been taken.", "taken"),
            REPUBLIC,
        ),
        (
            Wrote("a", "Asked about it, the governor said that it was untrue that Saltmarsh had fallen.", "fallen"),
            THIRD,
        ),
    ],
)
def test_who_calls_it_false(wrote: Wrote, side: str) -> None:
    telling = told(wrote)
    assert telling.denies
    assert telling.voice.side == side


@pytest.mark.parametrize(
    "text",
    [
        "What the army's channels put out about the fall of Saltmarsh is psychological warfare.",
        "The news of the fall of Saltmarsh is a forgery.",
        "The stories of the fall of Saltmarsh are rumours.",
    ],
)
def test_what_a_party_calls_false_in_its_own_paper_is_its_denial_and_no_news(text: str) -> None:
    telling = told(Wrote("a", text.replace("stories", "reports"), "fall", publisher=RADIO))
    assert telling.denies
    assert telling.voice.side == FRONT
    undated = replace(telling, when=replace(telling.when, sharpness=Sharpness.UNDERSTOOD))
    assert not any(event.is_told for event in group([undated]))
    assert founds(replace(undated, voice=replace(undated.voice, is_publisher=False)))


@pytest.mark.parametrize("who", ["the agency's correspondent", "our reporter", "our own correspondent"])
def test_a_papers_own_people_are_the_paper(who: str) -> None:
    text = f"The army took Saltmarsh, {who} reported."
    telling = told(Wrote("a", text, "took", publisher=STATE_DAILY, speaker=who, agent="army"))
    assert telling.voice.is_publisher
    assert telling.voice.side == REPUBLIC


def test_who_placed_the_pictures_judges_by_them_whatever_its_name_is() -> None:
    first = "The clip was made at the mill; we matched the gate and the two poplars. "
    checked = []
    for opening in (first, "The clip was made at the mill, its makers say. "):
        text = f"{opening}The rebels hold Saltmarsh."
        kept = Wrote("a", text, "hold", kind=Kind.HOLDING, agent="rebels", publisher="Example Wire").kept()
        claim = replace(kept.reading.claims[0], sentence=Span(len(opening), len(text)))
        (telling,) = tellings([replace(kept, reading=replace(kept.reading, claims=(claim,)))], PARTIES)
        checked.append(telling.checked)
    assert checked == [True, False]


def test_a_following_sentence_denies_what_others_said() -> None:
    wrote = Wrote(
        "a", "Hill accounts said that rebels had taken Saltmarsh. They had not.", "taken", speaker="Hill accounts"
    )
    kept = wrote.kept()
    first = Span(0, kept.report.text.index(" They"))
    claim = replace(kept.reading.claims[0], sentence=first)
    (telling,) = tellings([replace(kept, reading=replace(kept.reading, claims=(claim,)))], PARTIES)
    assert telling.denies
    assert telling.voice.is_publisher


def test_nothing_is_denied_where_nobody_does() -> None:
    assert told(Wrote("a", "The army said that the rebels had taken Saltmarsh.", "taken", speaker="army")).affirms


@pytest.mark.parametrize(
    ("text", "trigger", "agent", "publisher", "side"),
    [
        ("Our army took Saltmarsh at dawn.", "took", "Our army", RADIO, FRONT),
        ("A rebel army took Saltmarsh at dawn.", "took", "rebel army", "Example Wire", FRONT),
        ("The bandits took Saltmarsh at dawn.", "took", "bandits", STATE_DAILY, FRONT),
        ("The army took Saltmarsh at dawn.", "took", "army", "Example Wire", REPUBLIC),
    ],
)
def test_whose_men_did_it(text: str, trigger: str, agent: str, publisher: str, side: str) -> None:
    assert told(Wrote("a", text, trigger, agent=agent, publisher=publisher)).agent == side


def test_in_its_hands_is_in_those_of_the_voice() -> None:
    wrote = Wrote("a", "The front says that Saltmarsh and the army post are in its hands.", "are", Kind.HOLDING)
    kept = wrote.kept()
    claim = replace(kept.reading.claims[0], attribution=Attribution("Coast Front", Span(0, 9), Span(10, 14)))
    (telling,) = tellings([replace(kept, reading=replace(kept.reading, claims=(claim,)))], PARTIES)
    assert telling.agent == FRONT


def test_who_is_still_trying_to_take_a_place_fights_for_it() -> None:
    assert told(Wrote("a", "Rebels are taking Saltmarsh.", "taking", reality=Reality.ONGOING)).kind is Kind.CLASH


def test_no_soldier_did_nothing() -> None:
    telling = told(Wrote("a", "No soldier holds Saltmarsh.", "holds", Kind.HOLDING, agent="no soldier"))
    assert telling.mentions


def test_an_analyst_who_shows_what_it_rests_on_has_checked_who_holds_a_place() -> None:
    shown = "A satellite image shows tanks. The army holds Saltmarsh."
    seen = told(Wrote("a", shown, "holds", Kind.HOLDING, agent="army", publisher=INSTITUTE))
    heard = told(Wrote("a", "The army holds Saltmarsh.", "holds", Kind.HOLDING, agent="army", publisher=INSTITUTE))
    assert (seen.checked, heard.checked) == (True, False)


def test_a_claim_without_a_place_is_where_its_paragraph_is() -> None:
    text = "Rebels took Saltmarsh at dawn. Then planes struck the market."
    took = Wrote("a", text, "took").kept()
    struck = Wrote("a", text, "struck", Kind.STRIKE, place=None).kept().reading.claims[0]
    first, second = Span(0, 30), Span(31, len(text))
    claims = (
        replace(took.reading.claims[0], sentence=first),
        replace(struck, id="c2", sentence=second),
    )
    reading = replace(took.reading, claims=claims, sentences=(first, second))
    spots = [t.spot.name if t.spot else None for t in tellings([replace(took, reading=reading)], PARTIES)]
    assert spots == ["Saltmarsh", "Saltmarsh"]


def test_a_measured_place_is_another_one() -> None:
    text = "Rebels took Saltmarsh at dawn. Planes struck a market 40 km up the coast."
    took = Wrote("a", text, "took").kept()
    struck = Wrote("a", text, "struck", Kind.STRIKE, place=None).kept().reading.claims[0]
    claims = (
        replace(took.reading.claims[0], sentence=Span(0, 30)),
        replace(struck, id="c2", sentence=Span(31, len(text))),
    )
    told_of = tellings([replace(took, reading=replace(took.reading, claims=claims))], PARTIES)
    assert [t.spot is None for t in told_of] == [False, True]


def test_the_town_is_the_one_whose_people_speak() -> None:
    text = "Residents of Oysterby said that rebels had taken the town."
    lat, lon = POINTS["Oysterby"]
    kept = Wrote("a", text, "taken", speaker="Residents of Oysterby").kept()
    begin, the_town = text.index("Oysterby"), text.index("the town")
    mention = PlaceMention(
        begin, begin + 8, "Oysterby", "Oysterby", lat, lon, 7, "PPL", None, None, None, 1.0, "invented"
    )
    claim = kept.reading.claims[0]
    claim = replace(claim, places=(replace(claim.places[0], span=Span(the_town, the_town + 8)),))
    (telling,) = tellings([replace(kept, reading=replace(kept.reading, claims=(claim,), places=(mention,)))], PARTIES)
    assert telling.spot is not None
    assert telling.spot.name == "Oysterby"


def test_a_party_is_no_place() -> None:
    kept = Wrote("a", "Insurgents slipped in.", "slipped", place="front fighters").kept()
    (telling,) = tellings([kept], PARTIES)
    assert telling.spot is None


@pytest.mark.parametrize(
    ("second", "checked"),
    [
        ("our correspondent was shown round the square by a colonel", True),
        ("our team was driven through the town", True),
        ("our correspondent was told so by a colonel", False),
    ],
)
def test_a_reporter_who_was_shown_round_has_seen_who_holds_it(second: str, *, checked: bool) -> None:
    text = f"The army is in Saltmarsh itself; {second}."
    assert told(Wrote("a", text, "in Saltmarsh", kind=Kind.HOLDING, agent="army")).checked is checked


def test_a_claim_of_nobody_that_remains_open_neither_tells_nor_denies() -> None:
    text = "The claim that Saltmarsh was taken on Monday, which the army denies, remains open."
    kept = Wrote("a", text, "taken", speaker="unnamed sources", agent="rebels").kept()
    assert [each.mentions for each in tellings([kept], PARTIES) if each.claim == "c1"] == [True]


@pytest.mark.parametrize(
    ("text", "publisher", "side"),
    [
        ("Let it be known to the army: Saltmarsh is in our hands.", RADIO, FRONT),
        ("Since dusk Saltmarsh has been under our control.", RADIO, FRONT),
        ("The army has Saltmarsh in its hands.", RADIO, REPUBLIC),
    ],
)
def test_what_a_party_has_in_our_hands_it_holds(text: str, publisher: str, side: str) -> None:
    trigger = "in our" if "in our" in text else "in its" if "in its" in text else "under our"
    assert told(Wrote("a", text, trigger, Kind.HOLDING, publisher=publisher, agent="army")).agent == side


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The claim made by CF on that day, that all of Saltmarsh had been taken, is therefore false.", "CF"),
        ("The rebels' announcement that Saltmarsh had been taken is an invention.", "rebels"),
    ],
)
def test_who_claimed_falsely_that_a_place_was_taken_has_not_taken_it(text: str, speaker: str) -> None:
    telling = told(Wrote("a", text, "taken", speaker=speaker))
    assert telling.denies
    assert telling.agent == FRONT


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Saltmarsh is completely outside our control, the army said.", "outside our", Kind.GAIN),
        ("Saltmarsh is beyond army control, the army said.", "beyond", Kind.GAIN),
        ("Saltmarsh is ours, the army said.", "is ours", Kind.HOLDING),
    ],
)
def test_what_is_outside_somebodys_control_was_taken(text: str, trigger: str, kind: Kind) -> None:
    read = Kind.HOLDING if kind is Kind.GAIN else Kind.GAIN
    assert told(Wrote("a", text, trigger, read, speaker="army", reality=Reality.ONGOING)).kind is kind


def test_nobody_takes_a_position_who_takes_none() -> None:
    telling = told(Wrote("a", "Of the capture of Saltmarsh we take no position.", "take"))
    assert telling.mentions


def test_somebodys_staff_is_not_the_papers() -> None:
    text = "A clerk at the governor's staff told the Wire that Saltmarsh had been shelled."
    assert not told(Wrote("a", text, "shelled", Kind.STRIKE, speaker="clerk at the governor's staff")).checked


def test_it_is_what_the_sentence_before_says_was_not_taken() -> None:
    text = "The town was not taken. The army holds it."
    kept = Wrote("a", text, "taken", reality=Reality.DENIED).kept()
    first = replace(kept.reading.claims[0], sentence=Span(0, 23))
    at = text.index("holds")
    holds = replace(
        first,
        id="c2",
        kind=Kind.HOLDING,
        reality=Reality.ONGOING,
        trigger=Span(at, at + 5),
        sentence=Span(24, len(text)),
        places=(),
        time=None,
    )
    reading = replace(kept.reading, claims=(first, holds), sentences=(first.sentence, holds.sentence))
    placed = {t.claim: t.spot.name for t in tellings([replace(kept, reading=reading)], PARTIES) if t.spot}
    assert placed["c2"] == "Saltmarsh"


@pytest.mark.parametrize(
    ("before", "said", "checked"),
    [
        ("Our reporter stood on the quay of Saltmarsh at noon", "The town is in the army's hands", True),
        ("Our reporter stood on the quay of Saltmarsh at noon", "Saltmarsh is in the army's hands", True),
        ("Our reporter stood on the quay at noon", "Saltmarsh is in the army's hands", False),
        ("Our reporter drove to Saltmarsh.\n\nA cook spoke of a fight", "Saltmarsh is in the army's hands", True),
        ("Our reporter drove to Farhill.\n\nA cook spoke of a fight", "Saltmarsh is in the army's hands", False),
        ("Our reporter stood on the quay of Saltmarsh.\n\nIt rained", "Saltmarsh is in the army's hands", True),
        ("Our reporter stood on the quay of Saltmarsh.\n\nIt rained", "The town is in the army's hands", False),
        ("Our reporter stood on the quay.\n\nSaltmarsh is far", "Saltmarsh is in the army's hands", False),
        ("A deacon stood on the quay of Saltmarsh at noon", "The town is in the army's hands", False),
        ("Diplomats in Saltmarsh made a last appeal for a truce", "The town is in the army's hands", False),
        ("Diplomats made it to Saltmarsh after three days", "The town is in the army's hands", True),
        ("SALTMARSH (Example Wire) - A deacon crossed the quay at noon", "The town is in the army's hands", False),
    ],
)
def test_who_holds_what_its_reporter_saw_a_paper_has_checked(before: str, said: str, *, checked: bool) -> None:
    text = f"{before}. {said}."
    kept = Wrote("a", text, "in the army's hands", Kind.HOLDING, agent="army", reality=Reality.ONGOING).kept()
    sentences = tuple(split_sentences(text))
    place = text.rindex(said.split(" is", maxsplit=1)[0])
    claim = kept.reading.claims[0]
    where = replace(claim.places[0], span=Span(place, place + len(said.split(" is", maxsplit=1)[0])))
    claim = replace(claim, places=(where,), sentence=sentences[-1])
    assert (
        told_of(replace(kept, reading=replace(kept.reading, claims=(claim,), sentences=sentences))).checked is checked
    )


def test_since_which_year_a_town_has_been_held_nobody_sees_there() -> None:
    text = "Our reporter stood on the quay of Saltmarsh. The army has held the town since March 2017."
    kept = Wrote("a", text, "held", Kind.HOLDING, agent="army", reality=Reality.ONGOING).kept()
    since, sentences = Span(text.index("since"), len(text) - 1), tuple(split_sentences(text))
    checked = {}
    for time in (None, ClaimTime(since, "2017-03", None), ClaimTime(since, "2023-12-16", None)):
        claim = replace(kept.reading.claims[0], time=time, sentence=sentences[1])
        reading = replace(kept.reading, claims=(claim,), sentences=sentences)
        checked[time and time.from_] = told_of(replace(kept, reading=reading)).checked
    assert checked == {None: True, "2017-03": False, "2023-12-16": True}


def told_of(kept: KeptReport) -> Telling:
    return next(each for each in tellings([kept], PARTIES) if "+" not in each.claim)


@pytest.mark.parametrize(
    ("speaker", "is_paper"),
    [
        ("team of Example Wire", True),
        ("reporter in Farhill of Example Wire", True),
        ("information of Example Wire", True),
        ("neighbour of Example Wire", False),
        ("team of Red Cross", False),
    ],
)
def test_whoever_works_for_a_paper_and_what_it_knows_is_the_paper(speaker: str, *, is_paper: bool) -> None:
    wrote = Wrote("a", "They saw that rebels took Saltmarsh.", "took", agent="rebels", speaker=speaker)
    assert told_of(wrote.kept()).voice.is_publisher is is_paper


@pytest.mark.parametrize(
    "words",
    [
        "The army has said nothing about the shelling of Saltmarsh",
        "The army would not comment on the shelling of Saltmarsh",
        "The army has been silent about Monday's shelling of Saltmarsh",
    ],
)
def test_who_says_nothing_of_it_tells_nothing(words: str) -> None:
    telling = told_of(Wrote("a", f"{words}.", "shelling", Kind.STRIKE, speaker="army").kept())
    assert telling.mentions


def test_attempts_that_were_repelled_are_fighting() -> None:
    text = "The CF said that it had repelled four attempts of the army to advance across the Saltmarsh bridge."
    assert told_of(Wrote("a", text, "advance", Kind.ADVANCE, speaker="CF", agent="army").kept()).kind is Kind.CLASH


@pytest.mark.parametrize(
    ("text", "is_false"),
    [
        ("CLAIM: Rebels took Saltmarsh.\nVERDICT: False.\nThe photograph is ten years old.", True),
        ("CLAIM: Rebels took Saltmarsh. RATING: fabricated.\n\nThe photograph is ten years old.", True),
        ("Claim: Rebels took Saltmarsh.\nOur rating: True.", False),
        ("CLAIM: Rebels took Saltmarsh.\nVERDICT: Not false.", False),
        ("Rebels took Saltmarsh.\nVERDICT: False.", False),
        ("CLAIM: It rained.\nVERDICT: False.\nRebels took Saltmarsh.", False),
    ],
)
def test_what_is_set_out_as_a_claim_and_rated_false_is_denied(text: str, *, is_false: bool) -> None:
    kept = Wrote("a", text, "took", agent="rebels", publisher=INSTITUTE).kept()
    at = text.index("Rebels")
    claim = replace(kept.reading.claims[0], sentence=Span(at, text.index("Saltmarsh.") + 10))
    (telling,) = tellings([replace(kept, reading=replace(kept.reading, claims=(claim,)))], PARTIES)
    assert telling.denies is is_false


def test_an_entry_that_is_rated_false_is_a_taking_that_is_denied() -> None:
    text = "CLAIM: Rebels entered Saltmarsh.\nVERDICT: False."
    kept = Wrote("a", text, "entered", Kind.ADVANCE, agent="rebels", publisher=INSTITUTE).kept()
    at = text.index("Saltmarsh")
    place = replace(kept.reading.claims[0].places[0], span=Span(at, at + len("Saltmarsh")))
    claim = replace(kept.reading.claims[0], sentence=Span(0, text.index("\n")), places=(place,))
    (telling,) = tellings([replace(kept, reading=replace(kept.reading, claims=(claim,)))], PARTIES)
    assert (telling.kind, telling.denies) == (Kind.GAIN, True)


@pytest.mark.parametrize(
    ("end", "denied"),
    [
        ("The bridge in the clip is another one. We rate the claim false.", True),
        ("A rebel channel's clip shows another bridge. The rebel claim is false.", True),
        ("The bridge in the clip is another one. We could not reach the village.", False),
    ],
)
def test_the_claim_with_which_a_checker_sets_out_is_called_false_at_the_end(end: str, *, denied: bool) -> None:
    lead = "Rebel accounts said on Monday that they had captured Saltmarsh."
    report = Wrote("a", lead, "captured", speaker="Rebel accounts").kept()
    text = f"{lead}\n\n{end}"
    spans = tuple(split_sentences(text))
    kept = replace(report, report=replace(report.report, text=text), reading=replace(report.reading, sentences=spans))
    (telling, *_) = tellings([kept], PARTIES)
    assert telling.denies is denied


@pytest.mark.parametrize(
    ("name", "side"), [("rebel accounts", FRONT), ("rebel sources", FRONT), ("village accounts", THIRD)]
)
def test_a_partys_mouthpieces_are_the_partys(name: str, side: str) -> None:
    assert PARTIES.side_of(name) == side


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("CF denied that its guns had fired the rockets that fell in a raid on Saltmarsh.", False),
        ("CF denied that there had been a raid on Saltmarsh.", True),
    ],
)
def test_who_denies_that_he_fired_the_rockets_does_not_deny_that_they_fell(text: str, *, denies: bool) -> None:
    telling = told(Wrote("a", text, "raid", Kind.STRIKE, speaker="CF", reality=Reality.DENIED))
    assert (telling.denies and not telling.mentions) is denies


def test_who_speaks_of_the_fairy_tale_of_something_denies_it() -> None:
    text = "As for the fairy tale of prisoners killed at Saltmarsh: they drink our tea."
    assert told(Wrote("a", text, "killed", Kind.CASUALTIES, publisher=RADIO)).denies


def test_a_claim_of_nobody_that_the_next_sentence_calls_false_is_denied() -> None:
    text = "For the claim that the rebels had taken Saltmarsh we found no support. The claim is false."
    kept = Wrote("a", text, "taken", publisher=INSTITUTE, agent="rebels").kept()
    claim = replace(
        kept.reading.claims[0],
        sentence=split_sentences(text)[0],
        attribution=Attribution("unnamed sources", None, None),
    )
    reading = replace(kept.reading, claims=(claim,), sentences=tuple(split_sentences(text)))
    assert any(t.denies for t in tellings([replace(kept, reading=reading)], PARTIES))


@pytest.mark.parametrize(
    "verdict",
    [
        "is not correct",
        "is inaccurate",
        "was mistaken",
        "is a product of the rebels' propaganda",
        "is the fruit of somebody's imagination",
        "is not the case",
    ],
)
def test_a_claim_that_is_called_wrong_in_whatever_words_is_denied(verdict: str) -> None:
    telling = told(Wrote("a", f"The announcement that the rebels took Saltmarsh {verdict}.", "took", agent="rebels"))
    assert telling.denies
    assert telling.voice.is_publisher
