"""Whose men "their fighters" and "fighters of the Council" are: invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import FRONT, NAMES, REPUBLIC, Wrote

from wardiary.diary.records import Side, Sides
from wardiary.model import Actor, ActorRole, Kind, Span
from wardiary.weighing.records import THIRD, Telling
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties

HILL = "Hill Council"
PARTIES = Parties(
    Sides(
        (
            Side(REPUBLIC, ("army",)),
            Side(FRONT, ("rebels", "local fighters")),
            Side(HILL, ("Hill Military Council", "commander-in-chief of the Hill Council")),
        ),
        (),
    )
)


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("fighters", None),
        ("fighters of the Hill Military Council", HILL),
        ("fighters of the Republic", REPUBLIC),
        ("local fighters", FRONT),
        ("Local fighters", FRONT),
    ],
)
def test_local_fighters_of_the_table_are_not_all_fighters(name: str, side: str | None) -> None:
    assert PARTIES.side_of(name) == side


@pytest.mark.parametrize(
    ("text", "speaker", "kind", "trigger", "side"),
    [
        (
            "The commander-in-chief of the Hill Council said that his fighters had left Saltmarsh.",
            "commander-in-chief of the Hill Council",
            Kind.WITHDRAWAL,
            "left",
            HILL,
        ),
        ("The Hill Council announced that their fighters had taken over Saltmarsh.", None, Kind.GAIN, "taken", HILL),
        ("The army made known that its men seized Saltmarsh.", None, Kind.GAIN, "seized", REPUBLIC),
        ("The army said its garrison in Saltmarsh had moved to the hills.", "army", Kind.WITHDRAWAL, "moved", REPUBLIC),
        ("The army announced that rebels and their fighters had taken Saltmarsh.", None, Kind.GAIN, "taken", FRONT),
    ],
)
def test_his_fighters_are_of_whom_the_sentence_speaks(
    text: str, speaker: str | None, kind: Kind, trigger: str, side: str
) -> None:
    agent = "fighters" if "fighters" in text else "men"
    (told,) = tellings([Wrote("r", text, trigger, kind, speaker=speaker, agent=agent).kept()], PARTIES)
    assert told.agent == side
    assert side in (*NAMES, HILL)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The rebels informed their friends that its forces withdrew from Saltmarsh.", FRONT),
        ("The rebels said that the army and its forces withdrew from Saltmarsh.", REPUBLIC),
    ],
)
def test_its_forces_are_the_voices_whatever_a_reader_takes_them_for(text: str, side: str) -> None:
    wrote = Wrote("r", text, "withdrew", Kind.WITHDRAWAL, speaker="rebels", agent="army")
    (told,) = tellings([wrote.kept()], PARTIES)
    assert told.agent == side


@pytest.mark.parametrize(
    ("text", "speaker", "trigger", "side"),
    [
        ("The Front's envoy admitted that his side had left Saltmarsh.", "Front's envoy", "left", FRONT),
        ("The envoy's guests said that his side had left Saltmarsh.", "guests", "left", None),
    ],
)
def test_his_side_is_the_side_of_who_speaks(text: str, speaker: str, trigger: str, side: str | None) -> None:
    parties = Parties(Sides((Side(REPUBLIC, ("army",)), Side(FRONT, ("Front",))), ("guests",)))
    (telling,) = tellings([Wrote("a", text, trigger, Kind.WITHDRAWAL, speaker=speaker).kept()], parties)
    assert telling.agent == side


def struck(text: str, speaker: str, *actors: tuple[str | None, str, ActorRole]) -> Telling:
    """What a party tells of a blow, with its actors: their name, their words, their role."""
    kept = Wrote("a", text, "struck", Kind.STRIKE, speaker=speaker).kept()
    read = tuple(Actor(Span(text.index(w), text.index(w) + len(w)), name, role) for name, w, role in actors)
    claim = replace(kept.reading.claims[0], actors=read)
    parties = Parties(Sides((Side(REPUBLIC, ("army", "military")), Side(FRONT, ("rebels",))), ()))
    (telling,) = tellings([replace(kept, reading=replace(kept.reading, claims=(claim,)))], parties)
    return telling


@pytest.mark.parametrize(("who", "side"), [("army", REPUBLIC), ("Colonel Tarn of the army", None), ("residents", None)])
def test_it_is_the_body_that_says_so_and_no_person(who: str, side: str | None) -> None:
    assert struck(f"The {who} said it struck a camp near Saltmarsh.", who, (None, "it", ActorRole.AGENT)).agent == side


@pytest.mark.parametrize(
    ("harmed", "other", "target"),
    [
        ("military lorries", "rebels", FRONT),
        ("military lorries", "a mill", None),
        ("its own military lorries", "a mill", REPUBLIC),
    ],
)
def test_no_party_boasts_of_having_hit_its_own(harmed: str, other: str, target: str | None) -> None:
    text = f"The army said its jets struck {harmed} and {other} near Saltmarsh."
    told = [("army", "its jets", ActorRole.AGENT), (harmed, harmed, ActorRole.TARGET), (other, other, ActorRole.TARGET)]
    assert struck(text, "army", *told).target == target


@pytest.mark.parametrize("things", ["vehicles", "nine vehicles", "elements", "gatherings"])
def test_a_column_s_vehicles_are_no_civilians(things: str) -> None:
    assert Parties(Sides((Side(REPUBLIC, ("army",)),), ())).side_of(things) is None


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("The men of the Hill Military Council", HILL),
        ("The brothers of the Hill Military Council", HILL),
        ("The men of the village", None),
    ],
)
def test_men_read_as_civilians_may_be_those_of_a_party(words: str, side: str | None) -> None:
    kept = Wrote("a", f"{words} took Saltmarsh on Wednesday.", "took").kept()
    men = Actor(Span(0, len(words)), "civilians", ActorRole.AGENT)
    claims = tuple(replace(claim, actors=(men,)) for claim in kept.reading.claims)
    (telling,) = tellings([replace(kept, reading=replace(kept.reading, claims=claims))], PARTIES)
    assert (telling.agent if telling.agent != THIRD else None) == side
