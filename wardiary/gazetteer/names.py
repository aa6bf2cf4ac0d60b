"""Names as keys: what writers disagree on is taken away, step by step. Pure functions of a string.

`fold` forgets case, accents, apostrophes and hyphens; `without_article` the Arabic article; `spelling` what
transliterations disagree on. Two names of one place should meet at the earliest of these.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from wardiary import lexicons

_LETTERS = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
        "ŀ": "l", "ə": "a", "'": None, "’": None, "‘": None, "ʼ": None, "ʻ": None, "ʹ": None, "ʿ": None,
        "ʾ": None, "`": None,
        "´": None, "′": None, "-": " ", "‐": " ", "‑": " ", "–": " ", "—": " ", "/": " ", ".": " ", ",": " ", "_": " ",
        "(": " ", ")": " ", "&": " and ",
    }
)  # fmt: skip
_SAINT = re.compile(r"\b(?:saint|sainte|ste)\b(?=.)")
_INITIALS = re.compile(r"\b(\w) (?=\w\b)")


def fold(name: str) -> str:
    """`name` without case, accents, apostrophes, hyphens and full stops: "Ar-Raqqah" and "ar Raqqah" are one."""
    name = name.casefold()
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name)
        if not name.isalpha():  # marks are no letters: most names in one script alone hold none
            name = "".join(ch for ch in name if not unicodedata.combining(ch))
    words = name.translate(_LETTERS).split()
    folded = " ".join(words)
    if words and len(words[0]) == 1 and len(words) > 1:
        folded = _INITIALS.sub(r"\1", folded)  # "U. S." is "us"
    if folded.startswith(("saint", "ste ")) or " saint" in folded:
        folded = _SAINT.sub("st", folded)
    return folded


@cache
def _articles() -> frozenset[str]:
    return frozenset(lexicons.load("place_words")["articles"]["words"])


def without_article(folded: str) -> str:
    """`folded` without Arabic articles: "ar raqqah" is "raqqah", "deir ez zor" is "deir zor"."""
    if " " not in folded:
        return folded
    articles = _articles()
    words = folded.split()
    kept = [word for word in words if word not in articles]
    return " ".join(kept) if kept and len(kept) < len(words) else folded


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    rules = lexicons.load("place_words")["spelling"]["rules"]
    return tuple((re.compile(pattern), becomes) for pattern, becomes in rules)


def spelling(folded: str) -> str | None:
    """The key under which all transliterations of a name should meet; None where too little of it is left.

    Three letters must be left: shorter keys are shared by hundreds of places.
    """
    key = without_article(folded).replace(" ", "")
    if not key.isascii() or not key.isalpha():
        return None
    for pattern, becomes in _rules():
        key = pattern.sub(becomes, key)
    return key if len(key) >= 3 else None


@cache
def _generics() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = lexicons.load("place_words")["generic"]
    before = "|".join(sorted(words["before"], key=len, reverse=True))
    after = "|".join(sorted(words["after"], key=len, reverse=True))
    return re.compile(rf"^(?:(?:{before}) )+(?=.)"), re.compile(rf"(?<=.)(?: (?:{after}))+$")


def without_generic(folded: str) -> tuple[str, ...]:
    """`folded` without words that say only what it is, in each way that leaves something: "city of x", "x province"."""
    before, after = _generics()
    shorter = (after.sub("", folded), before.sub("", folded), after.sub("", before.sub("", folded)))
    return tuple(dict.fromkeys(name for name in shorter if name and name != folded))


@cache
def _feature_words() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """Last words of a name and the features they allow; "city" and the like may also end names of towns."""
    kinds = lexicons.load("place_words")["kinds"]
    allowed = {
        "settlement": ("PPL",),
        "adm1": ("ADM1", "ADMD", "RGN", "AREA", "PCL", "PEN", "ISL"),
        "adm2": ("ADM",),
        "land": ("ISL", "VAL", "PEN", "MTS", "MT", "DSRT", "ADM", "RGN", "AREA", "PCL"),
        "water": ("STM", "LK", "SEA", "OCN", "GULF", "BAY", "STRT", "CNL", "RSV", "WAD", "CHN"),
    }
    return tuple((re.compile(rf"(?:^| )(?:{'|'.join(kinds[kind])})$"), codes) for kind, codes in allowed.items())


def kind_fits(folded: str, feature: str) -> bool:
    """Whether the last word of a name ("region", "river") lets it be a place of that GeoNames feature."""
    fits = [feature.startswith(codes) for pattern, codes in _feature_words() if pattern.search(folded)]
    return not fits or any(fits)


@cache
def _directions() -> dict[str, tuple[str, ...]]:
    groups = lexicons.load("place_words")["directions"]["groups"]
    return {
        word: tuple(other for other in group.split() if other != word) for group in groups for word in group.split()
    }


def turned(folded: str) -> tuple[str, ...]:
    """A folded name with its direction in other words: "north kivu" is "nord kivu", "northern kivu"."""
    words = folded.split()
    others = [(at, other) for at, word in enumerate(words) for other in _directions().get(word, ())]
    return tuple(" ".join((*words[:at], other, *words[at + 1 :])) for at, other in others) if len(words) > 1 else ()


_LONGEST_ABBREVIATION = 5


def is_abbreviation(name: str) -> bool:
    """Whether it is written as an abbreviation: five characters or fewer, capitals (and full stops) alone."""
    if len(name) > 2 * _LONGEST_ABBREVIATION:
        return False
    letters = name.replace(".", "")
    return 1 < len(letters) <= _LONGEST_ABBREVIATION and letters.isascii() and letters.isalpha() and letters.isupper()


_VOWELS = (("ou", "u"), ("oo", "u"), ("ee", "i"), ("kh", "h"), ("gh", "h"), ("zh", "z"), ("sh", "s"), ("ch", "c"))
_CLASSES = str.maketrans("yejagqwk", "iiiohkvk")
_LETTERS_PER_SLIP = 4
_SHORT = 5
_DOUBLED = re.compile(r"(.)\1+")


def sounds_alike(one: str, other: str) -> bool:
    """Whether two folded names differ by no more than a letter or two beyond what transliterations disagree on.

    One slip in four letters is allowed, none in names of five or fewer: Snigirevka and Snihurivka differ by one beyond
    the classes; so do Buzova and Bozova, which lie in two countries.
    """
    a, b = _sound(one), _sound(other)
    longer = max(len(a), len(b))
    bound = longer // _LETTERS_PER_SLIP if longer > _SHORT else 0
    return abs(len(a) - len(b)) <= bound and edit_distance(a, b) <= bound


def sounds_the_same(one: str, other: str) -> bool:
    """Whether two folded names differ by nothing beyond what transliterations disagree on."""
    return _sound(one) == _sound(other)


def _sound(folded: str) -> str:
    word = without_article(folded).replace(" ", "")
    for letters, becomes in _VOWELS:
        word = word.replace(letters, becomes)
    return _DOUBLED.sub(r"\1", word.translate(_CLASSES)).rstrip("ohi")


_CONSONANTS = (("kh", "h"), ("gh", "g"), ("zh", "ž"), ("sh", "š"), ("ch", "š"), ("ph", "f"), ("th", "t"), ("dh", "d"))
_LETTER = str.maketrans("qkxv", "ccsw")
_LOOSE = re.compile(r"(?<=.)[aeiouyw]|h$| ")
_SLIP = 0.34  # what a vowel more, less or other costs
_SLIPS_A_LETTER = 0.08
_SHORTEST_HOME = 5  # letters


def has_free_vowels(country: str | None) -> bool:
    """Whether the vowels of a country's names are as each newspaper likes (ISO 3166-1 alpha-2)."""
    return country in _free_vowels()


@cache
def _free_vowels() -> frozenset[str]:
    return frozenset(lexicons.load("place_words")["free_vowels"]["countries"])


def consonants(folded: str) -> str | None:
    """What is left of a name without its vowels, doubled letters and article; None where that is less than two letters.

    "Al Hawijah" and "Hawija" are "hj", "Khiyam" and "Khiam" "hm": too little in the world, enough in one country.
    Only for names of languages that do not write their vowels, or that are written in several ways: `has_free_vowels`.
    """
    word = without_article(folded)
    if not word.isascii() or len(word) < _SHORTEST_HOME:
        return None
    for letters, becomes in _CONSONANTS:
        word = word.replace(letters, becomes)
    left = _LOOSE.sub("", _DOUBLED.sub(r"\1", word.translate(_LETTER)))
    return left if len(left) > 1 else None


def vowels_apart(one: str, other: str) -> bool:
    """Whether two folded names of the same consonants differ by a vowel or two: one slip in four or five letters.

    Kikla and Kiklah, Sokna and Suknah; not Amiriya and Amara, nor Robotyne and Rybotyn.
    """
    a, b = (_DOUBLED.sub(r"\1", without_article(name).replace(" ", "")).removesuffix("h") for name in (one, other))
    return edit_distance(a, b) * _SLIP <= max(_SLIP, _SLIPS_A_LETTER * min(len(a), len(b)))


def edit_distance(a: str, b: str) -> int:
    """Levenshtein distance."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        corner, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            corner, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, corner + (x != y))
    return row[-1]
