import pytest

from wardiary.weighing.lexicon import limit, party_words, words_of


def test_several_lists_are_taken_together() -> None:
    assert words_of("places", "generic", "facilities") == words_of("places", "generic") | words_of(
        "places", "facilities"
    )
    assert party_words("ranks") == words_of("parties", "ranks") != frozenset()


def test_what_the_lexicon_lacks_is_an_error() -> None:
    with pytest.raises(KeyError):
        limit("times", "no_such_days")
    with pytest.raises(KeyError):
        words_of("places", "no_such_words")
