import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardiary.reading.rules.grammar import parse
from wardiary.reading.rules.subjects import subject_of
from wardiary.reading.tokens import tokenize


def subject(text: str, verb: str) -> str | None:
    sentence = parse(tokenize(text))
    phrase = subject_of(sentence, sentence.lower.index(verb))
    return sentence.span(phrase).of(text) if phrase else None


@pytest.mark.parametrize(
    ("text", "verb", "whose"),
    [
        ("Militiamen entered the town on Wednesday and took the airport.", "took", "Militiamen"),
        ("Borduria shelled the town, stormed it, held most of it for a day and lost it.", "lost", "Borduria"),
        ("The envoy calls upon the Front to halt its raids and to withdraw.", "withdraw", "the Front"),
        ("The shelling forced them to surrender.", "surrender", "them"),
        ("Soldiers launched an offensive to retake the town.", "retake", "Soldiers"),
        ("Residents said troops left the town before shelling it.", "shelling", "troops"),
        ("After seizing the town, rebels burned the market.", "seizing", "rebels"),
        ("She had seen soldiers pulling back from the camp.", "pulling", "soldiers"),
        ("The town, a rebel stronghold, fell on Monday.", "fell", "The town"),
        ("The garrison, cut off since May, surrendered.", "surrendered", "The garrison"),
        ("Gunmen who had held the mayor for days fled.", "fled", "Gunmen"),
        ("The army was accused of targeting civilians.", "targeting", "The army"),
        ("The ministry accused rebels of targeting civilians.", "targeting", "rebels"),
        ("On Monday rebels, backed by jets, seized two hills.", "seized", "rebels"),
        ("The Front (Popular Liberation Front) staged the raid.", "staged", "The Front"),
        ("The west is held by Bordurian forces, who seized it in the war.", "seized", "Bordurian forces"),
        ("A march by the army to relocate villagers began.", "relocate", "the army"),
        ("A convoy on its way to Marzan was ambushed.", "ambushed", "A convoy"),
        ("Rebels allied to Borduria announced the capture of a mill.", "announced", "Rebels"),
        ("Villagers of a hamlet outside Marzan fled.", "fled", "Villagers of a hamlet"),
        ("When she came to Marzan, rebels had left.", "left", "rebels"),
    ],
)
def test_whose_doing_a_verb_is(text: str, verb: str, whose: str) -> None:
    assert subject(text, verb) == whose


def test_nobody_is_guessed() -> None:
    assert subject("Shot on Monday.", "shot") is None


WORDS = "rebels who and , to the town fled seizing was by On Monday had of ;".split()


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_any_row_of_words_has_a_subject_of_its_own_or_none(words: list[str]) -> None:
    text = " ".join(words)
    sentence = parse(tokenize(text))
    for index in range(len(sentence.tokens)):
        phrase = subject_of(sentence, index)
        assert phrase is None or 0 <= phrase.first <= phrase.last < len(sentence.tokens)
