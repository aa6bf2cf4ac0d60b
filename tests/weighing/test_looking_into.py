"""Who looks into a blow that was told, by whatever name, and what that makes of it: invented sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weighing_samples import SIDES, Wrote

from wardiary.diary.records import Side, Sides
from wardiary.model import Kind
from wardiary.reading.sentences import split_sentences
from wardiary.weighing.tellings import tellings
from wardiary.weighing.voices.parties import Parties


def is_checked(text: str, trigger: str, kind: Kind, published: str = "2031-03-05T12:00:00Z") -> bool:
    """Whether what a report tells by the word `trigger` comes out checked."""
    kept, sentences = Wrote("a", text, trigger, kind, published=published).kept(), tuple(split_sentences(text))
    claim = kept.reading.claims[0]
    claim = replace(claim, sentence=next(each for each in sentences if each.contains(claim.trigger)))
    reading = replace(kept.reading, claims=(claim,), sentences=sentences)
    (telling,) = (t for t in tellings([replace(kept, reading=reading)], Parties(SIDES)) if "+" not in t.claim)
    return telling.checked


@pytest.mark.parametrize(
    ("text", "checked"),
    [
        ("Six men were killed in Saltmarsh. The coroner examined the bodies and found wounds from close range.", True),
        ("Six men were killed in Saltmarsh. A UN team opened two pits and recovered cartridges.", True),
        ("Six men were killed in Saltmarsh, UN investigators said. They visited the mill and measured marks.", True),
        ("Six men were killed in Saltmarsh, a rights group found after comparing two lists.", True),
        ("Six men were killed in Saltmarsh, the army said. It was true enough: I looked into the pit.", True),
        ("Six men were killed in Saltmarsh, the army said. Forensic doctors lifted and matched their bones.", True),
        ("Six men were killed in Saltmarsh. Our reporter went through the register with the priest.", True),
        (
            "Six men were killed in Saltmarsh. A fact-finding team based its report on forensic analysis.",
            True,
        ),
        ("Six men were killed in Saltmarsh. A fact-finding team based its report on talks with nine people.", False),
        ("Six men were killed in Saltmarsh. I have not slept, and nobody was seen.", False),
        ("Six men were killed in Saltmarsh. I photographed the wall behind the mill.", True),
        ("Six men were killed in Saltmarsh, two residents told the Wire. They counted six coffins.", False),
        ("Six men were killed in Saltmarsh. A rights group interviewed nine survivors.", False),
        ("Six men were killed in Saltmarsh. A team of monitors will visit the mill tomorrow.", False),
        ("Six men were killed in Saltmarsh. An army team examined the mill and recovered cartridges.", False),
        ("An inquiry by the army found that six men were killed in Saltmarsh.", False),
        ("Six men were killed in Saltmarsh. Monitors were turned back before they could see the mill.", False),
        ("Six men were killed in Saltmarsh. A UN team examined a mill in Elmford.", False),
        ("Six men were killed in Saltmarsh. Our reporter heard a song on the way to the mill.", False),
    ],
)
def test_who_works_on_a_blow_checks_it_and_who_only_asks_or_wants_to_does_not(text: str, *, checked: bool) -> None:
    assert is_checked(text, "killed", Kind.ATTACK) is checked


@pytest.mark.parametrize(
    ("text", "checked"),
    [
        ("Men were killed in Saltmarsh on 5 March. Investigators exhumed them and identified four by name.", True),
        ("Investigators walked through Saltmarsh and saw graves. Men were killed there on 5 March.", False),
    ],
)
def test_what_is_long_past_is_looked_into_behind_its_telling(text: str, *, checked: bool) -> None:
    assert is_checked(text, "killed", Kind.ATTACK, "2031-09-05T12:00:00Z") is checked


@pytest.mark.parametrize(
    ("text", "checked"),
    [
        ("The army left Saltmarsh. Our photographer counted 90 lorries driving past her.", True),
        ("A monitor says that the army left Saltmarsh and reached the mill.", False),
    ],
)
def test_who_leaves_is_seen_to_go(text: str, *, checked: bool) -> None:
    assert is_checked(text, "left", Kind.WITHDRAWAL) is checked


def test_a_paper_called_after_a_capital_is_not_its_governments() -> None:
    sides = Parties(Sides((Side("Russia", ("Moscow", "Russian army")), Side("Ukraine", ("Kyiv", "Ukraine"))), ()))
    assert sides.side_of("The Kyiv Independent") == sides.side_of("Moscow Times") == "third"
    assert sides.side_of("Moscow television") == sides.side_of("Russian army") == "Russia"


@pytest.mark.parametrize(
    ("text", "checked"),
    [
        ("Saltmarsh mill was struck, the Red Cross says. Its staff went there. They saw a crater in the yard.", True),
        ("Saltmarsh mill was struck, the army says. Its staff went there. They saw a crater in the yard.", False),
    ],
)
def test_the_people_of_a_body_that_was_named_look_for_it(text: str, checked: bool) -> None:
    assert is_checked(text, "struck", Kind.STRIKE) is checked


@pytest.mark.parametrize(
    ("text", "checked"),
    [
        ("Six men were killed in Saltmarsh. Our reporter saw their neighbours carry chairs into the yard.", True),
        ("Six men were killed in Saltmarsh. Our reporter saw a fair in Elmford.", False),
        ("Six men were killed in Saltmarsh.\n\nOur reporter saw a fair.", False),
        ("Six men were killed in Saltmarsh. The army's cameraman saw their neighbours carry chairs.", False),
    ],
)
def test_what_a_paper_tells_right_beside_what_its_people_saw_there_it_has_checked(text: str, *, checked: bool) -> None:
    assert is_checked(text, "killed", Kind.ATTACK) is checked


SHELLS = "Shells hit Saltmarsh on Monday"


@pytest.mark.parametrize(
    ("text", "checked"),
    [
        # he stands elsewhere and looks across
        (f"{SHELLS}. A Wire reporter on a hill near Elmford, two miles away, saw smoke rise.", True),
        (f"{SHELLS}. A Wire reporter in Elmford saw smoke rise.", False),
        # a time of day is no "before" of the happening
        (f"{SHELLS}. Our reporter saw a jet turn over the bay shortly before 3 p.m.", True),
        (f"{SHELLS}. Our reporter saw a jet turn over the bay before the blow.", False),
        # he was in it
        ("A bomb hit a convoy in Saltmarsh. A crew of this station was in the second car.", True),
        ("A bomb hit a convoy in Saltmarsh. A crew of the general staff was in the second car.", False),
        ("A bomb hit a convoy in Saltmarsh. Our reporter was in the capital.", False),
        # what he could hear
        ("Shells that hit Saltmarsh could be heard across the bay, a Wire reporter said.", True),
        ("Shells that hit Saltmarsh could be heard across the bay, a miller told a Wire reporter.", False),
        # he came to the house
        (
            f"{SHELLS}. When our reporter came to the house, neighbours were carrying out a bed white with plaster.",
            True,
        ),
    ],
)
def test_who_stood_across_or_was_in_it_or_heard_it_has_looked(text: str, *, checked: bool) -> None:
    assert is_checked(text, "hit", Kind.STRIKE) is checked


@pytest.mark.parametrize(
    "who", ["A contributor to this agency", "A freelancer for the newspaper", "A helper of the station"]
)
def test_who_writes_for_a_paper_looks_for_it(who: str) -> None:
    text = f"Six men were killed in Saltmarsh. {who} went through the register with the priest."
    assert is_checked(text, "killed", Kind.ATTACK)


@pytest.mark.parametrize(("men", "checked"), [("rebels", False), ("army lorries", True), ("lorries", True)])
def test_that_others_came_does_not_show_who_left(men: str, *, checked: bool) -> None:
    text = f"We are out of Saltmarsh, the army wrote. Our reporter saw a column of {men} drive past the mills."
    kept = Wrote("a", text, "out of", Kind.WITHDRAWAL, speaker="army", agent="army").kept()
    sentences = tuple(split_sentences(text))
    claim = replace(kept.reading.claims[0], sentence=sentences[0])
    reading = replace(kept.reading, claims=(claim,), sentences=sentences)
    told = [t for t in tellings([replace(kept, reading=reading)], Parties(SIDES)) if "+" not in t.claim]
    assert [t.checked for t in told] == [checked]


def test_pictures_at_the_head_of_the_next_paragraph_show_the_harm_just_told() -> None:
    text = "Saltmarsh was hit overnight.\n\nSatellite images taken on Friday show three craters in its yard."
    assert is_checked(text, "hit", Kind.STRIKE)
    assert not is_checked(text.replace("three craters", "calm"), "hit", Kind.STRIKE)
