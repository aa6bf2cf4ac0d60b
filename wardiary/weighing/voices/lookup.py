"""Names as the table of sides is looked up by: without what says nothing of whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from wardiary import lexicons
from wardiary.model import VoiceType
from wardiary.resolving.voices import identify
from wardiary.weighing.lexicon import party_words

_SPEAKS_FOR = lexicons.pattern("weighing/voices", "lookup", "speaks_for")


@lru_cache(maxsize=1 << 14)
def fold(name: str) -> str:
    """Look-up form: lower case, without articles, possessives, full stops and what stands in brackets."""
    words = re.sub(r"\([^)]*\)", " ", name).replace(".", "").replace("’", "'").casefold()
    words = re.sub(r"'s\b|(?<=s)'(?=\s|$)", "", words)
    words = re.sub(r"[^\w'-]+", " ", words)
    return " ".join(word for word in _SPEAKS_FOR.sub("", " ".join(words.split())).split() if word != "the")


def key_of(alias: str) -> str:
    """The look-up form of a name of the table; "local fighters" are not all fighters."""
    folded = fold(alias)
    return " ".join(alias.casefold().split()) if folded in party_words("plain_men") else folded


def in_other_number(alias: str) -> Iterator[str]:
    """A name that ends in a plain noun for men in its other number: "hill commanders" beside "hill commander"."""
    first, _, last = alias.rpartition(" ")
    if first and last in party_words("official"):
        yield f"{first} {last[:-1] if last.endswith('s') else f'{last}s'}"


def is_person(alias: str) -> bool:
    """Whether an alias is somebody's name: not "hill-backed officials", which no title of a person makes one."""
    last = alias.rsplit(maxsplit=1)[-1]
    return last not in party_words("official") and identify(alias.title()).type is VoiceType.PERSON


def is_nobody(name: str) -> bool:
    """Whether the words name no speaker: "this confirms", "it is recalled", "according to the rules of war"."""
    folded = fold(name)
    is_word = not folded or set(folded.split()) <= party_words("no_speaker")
    return is_word or re.fullmatch(lexicons.load("weighing")["parties"]["no_voice"], folded) is not None
