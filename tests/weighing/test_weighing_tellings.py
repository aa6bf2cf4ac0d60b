"""From claims to tellings: sides, doers, places, voices, copies, checks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import FRONT, REPUBLIC, SIDES, Wrote

from wardiary.diary.records import Side, Sides
from wardiary.model import Kind, Reality, Span
from wardiary.weighing.places.spots import named_in, place_key
from wardiary.weighing.records import THIRD, Telling
from wardiary.weighing.tellings import tellings
from wardiary.weighing.times.moments import moment
from wardiary.weighing.voices.parties import Parties

PARTIES = Parties(SIDES)


def told(*wrote: Wrote) -> tuple[Telling, ...]:
    return tellings((each.kept() for each in wrote), PARTIES)


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("Republican Army", REPUBLIC),
        ("the army’s spokesman", REPUBLIC),
        ("CF field commander in Gullhaven", FRONT),
        ("a column of the rebels", FRONT),
        ("Governor of Saltmarsh", REPUBLIC),
        ("two residents", THIRD),
        ("a shopkeeper", THIRD),
        ("Red Cross", THIRD),
        ("the harbour council", THIRD),
        ("Hill League", None),
        (None, None),
    ],
)
def test_the_side_of_a_name(name: str | None, side: str | None) -> None:
    assert PARTIES.side_of(name) == side


def test_officials_of_a_country_belong_to_the_side_that_bears_its_name() -> None:
    two = Parties(Sides((Side("Syrian government", ("Syrian army",)), Side("Opposition", ("HTS",)))))
    assert two.side_of("Syrian defence ministry") == "Syrian government"
    assert two.side_of("Turkish defence ministry") is None


def test_offices_by_their_plain_names_and_persons_by_their_last() -> None:
    two = Parties(
        Sides((Side("A", ("Defence Ministry of Georgia", "Irakli Berdzeni")), Side("B", ("Northern Council",))))
    )
    assert two.side_of("Georgian Ministry of Defence") == "A"
    assert two.side_of("Berdzeni") == "A"
    assert two.side_of("Council") is None


TWO = Parties(Sides((Side("Syria", ("Syrian government",)), Side("Turkey", ("Turkish army",)))))


@pytest.mark.parametrize(
    ("words", "sides"),
    [
        ("Syrian government troops left as Turkish tanks came.", ["Syria", "Turkey"]),
        ("It is under Turkish control.", ["Turkey"]),
        ("A Turkish newspaper and a Syrian teacher wrote about it.", []),
    ],
)
def test_parties_named_by_the_adjective_of_their_country(words: str, sides: list[str]) -> None:
    assert [side for _, _, side in TWO.sides_in(words)] == sides


def test_whose_men_they_are_is_the_voices() -> None:
    words = "The army said on Wednesday that its troops had captured Saltmarsh."
    assert told(Wrote("a", words, "captured", speaker="The army"))[0].agent == REPUBLIC


def test_who_cannot_confirm_it_does_not_tell_it() -> None:
    words = "The army said that it could not yet confirm that the rebels had left Saltmarsh."
    assert told(Wrote("a", words, "left", Kind.WITHDRAWAL, speaker="The army"))[0].mentions


def test_the_doer_is_the_party_before_the_trigger_or_behind_by_and_to() -> None:
    active = Wrote("a", "On Wednesday the rebels drove in and took Saltmarsh.", "took")
    passive = Wrote("b", "Saltmarsh fell to the Coast Front on Wednesday.", "fell")
    quoted = Wrote("c", "Saltmarsh was taken on Wednesday, the army said.", "taken", speaker="army")
    ours = Wrote("d", "Saltmarsh has been ours since dawn.", "ours", publisher="Example Front Radio (Telegram)")
    assert [telling.agent for telling in told(active, passive, quoted, ours)] == [FRONT, FRONT, None, FRONT]


def test_liberated_is_said_by_those_who_took_it() -> None:
    own = Wrote("a", "Saltmarsh has been liberated, the army said.", "liberated", speaker="army")
    enemy = Wrote("b", "Saltmarsh was seized, the army said.", "seized", speaker="army")
    assert [telling.agent for telling in told(own, enemy)] == [REPUBLIC, None]


def test_voices() -> None:
    army = told(Wrote("a", "The army took it.", "took", speaker="army spokesman"))[0].voice
    paper = told(Wrote("b", "The army took it.", "took"))[0].voice
    state = told(Wrote("c", "The army took it.", "took", publisher="Example Gazette"))[0].voice
    unknown = told(Wrote("d", "The army took it.", "took", publisher="Example Hill Post"))[0].voice
    assert army.key == state.key == f"side:{REPUBLIC}"
    assert paper.side == unknown.side == THIRD
    assert paper.is_publisher
    one, other = (told(Wrote("e", "It fell.", "fell", speaker="residents", publisher=p))[0].voice for p in ("A", "B"))
    assert one.key != other.key


LONG = (
    "After a night of fighting the rebels took Saltmarsh and its harbour and raised their flag over the customs house"
)


def test_a_light_rewrite_speaks_with_the_voice_of_the_original() -> None:
    original = Wrote("a", f"{LONG} at dawn.", "took", publisher="Example Front Radio (Telegram)")
    later = "2031-03-05T15:00:00Z"
    rewrite = Wrote("b", f"{LONG} on Wednesday.", "took", published=later)
    own = Wrote("c", "Rebels took Saltmarsh on Wednesday and hold the harbour.", "took", published=later)
    first, copy, other = told(rewrite, own, original)
    assert (first.copy_of, copy.copy_of, other.copy_of) == (None, "a", None)
    assert copy.voice.side == FRONT
    assert other.voice.side == THIRD


@pytest.mark.parametrize(
    ("words", "checked"),
    [
        ("An Example Wire reporter saw rebels take Saltmarsh on Wednesday.", True),
        ("Satellite images show that rebels take Saltmarsh.", True),
        ("Rebels take Saltmarsh, and we could not verify this.", False),
        ("Rebels take Saltmarsh.", False),
        ("Rebels take Saltmarsh, a resident who saw them said.", False),
    ],
)
def test_only_what_the_publisher_saw_is_checked(words: str, *, checked: bool) -> None:
    assert told(Wrote("a", words, "take"))[0].checked is checked
    side = replace(Wrote("a", words, "take"), publisher="Example Gazette")
    assert not told(side)[0].checked


def test_what_the_publisher_calls_false_is_its_denial() -> None:
    words = "Satellite imagery of Thursday shows no fighters. The claim that the rebels took Saltmarsh is false."
    (denial,) = told(Wrote("a", words, "took", publisher="Example Institute", speaker=None))
    assert denial.denies
    assert denial.checked


def test_an_analysts_verdict_rests_on_all_that_its_report_shows() -> None:
    words = "We geolocated the clip to another town. The rebels did not take Saltmarsh."
    verdict = Wrote("a", words, "take", publisher="Example Institute", reality=Reality.DENIED)
    paper = replace(verdict, publisher="Example Daily", text=words.replace("We geolocated", "Posts place"))
    assert [told(each)[0].checked for each in (verdict, paper)] == [True, False]


def test_a_denial_of_responsibility_and_an_open_question_dispute_nothing() -> None:
    blame = Wrote("a", "The rebels denied they were behind the strike.", "strike", Kind.STRIKE, reality=Reality.DENIED)
    words = "We could neither confirm nor rule out the claim that the rebels took Saltmarsh."
    question = Wrote("b", words, "took", publisher="Example Institute")
    assert [(t.mentions, t.denies, t.affirms) for t in told(blame, question)] == [(True, False, False)] * 2


def test_planned_happenings_and_speech_are_no_tellings() -> None:
    planned = Wrote("a", "The army will take Saltmarsh.", "take", reality=Reality.PLANNED)
    speech = Wrote("b", "The army vowed to.", "vowed", kind=Kind.STATEMENT)
    assert told(planned, speech) == ()


def test_the_largest_number_of_a_claim_counts() -> None:
    assert told(Wrote("a", "It struck.", "struck", Kind.STRIKE, killed=(9, 3)))[0].killed == (9, 9)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Al-Manbij", "Manbij"), ("Hasakeh", "Al-Hasakah"), ("Khan Shaykhun", "Khan Sheikhoun"), ("Myawadi", "Myawady")],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert place_key(one) == place_key(other)
    assert place_key(one) in named_in(f"Troops left {other} on Sunday.")


def test_words_for_any_place_have_no_key() -> None:
    assert place_key("the village") == place_key("the state capital") == ""
    assert place_key("Saltmarsh bridge") == place_key("Saltmarsh")


def test_moments() -> None:
    assert moment("2031-03-05T00:00Z") == "2031-03-05T00:00:00Z"
    assert moment("2031-03-05") == "2031-03-05T23:59:59Z"
    assert moment("2031-03-05T02:00+02:00") == "2031-03-05T00:00:00Z"
    assert moment("soon") is None


def test_to_enter_and_take_a_town_is_one_happening() -> None:
    text = "The rebels came into Saltmarsh at dawn and took it by nine."
    entered = Wrote("a", text, "came into", Kind.ADVANCE, agent="rebels")
    kept = entered.kept()
    claims = (
        entered.claim(),
        replace(Wrote("a", text, "took", agent="rebels").claim(), id="c2"),
        replace(Wrote("a", text, "dawn", Kind.ADVANCE, agent="army").claim(), id="c3"),
    )
    found = tellings([replace(kept, reading=replace(kept.reading, claims=claims))], PARTIES)
    assert [telling.kind for telling in found] == [Kind.GAIN, Kind.GAIN, Kind.ADVANCE]


def test_where_somebody_comes_from_is_not_where_he_came() -> None:
    text = "Rebels coming over the bridge from Gullhaven took Saltmarsh."
    report = Wrote("a", text, "coming", Kind.ADVANCE, agent="rebels").kept()
    claim = report.reading.claims[0]
    at = text.index("Gullhaven")
    origin = replace(claim.places[0], name="Gullhaven", span=Span(at, at + len("Gullhaven")), lat=40.2, lon=10.1)
    claim = replace(claim, places=(*claim.places, origin))
    found = tellings([replace(report, reading=replace(report.reading, claims=(claim,)))], PARTIES)
    assert [telling.spot.name for telling in found if telling.spot] == ["Saltmarsh"]


def test_a_place_told_to_be_in_ones_hands_is_held_not_fought_for() -> None:
    text = "The town of Saltmarsh is in our hands."
    held = Wrote("a", text, "in our hands", agent="rebels", reality=Reality.ONGOING)
    fought = replace(held, text="Rebels are taking Saltmarsh.", trigger="taking")
    assert told(held)[0].kind is Kind.HOLDING
    assert told(fought)[0].kind is Kind.CLASH
