"""Numbers that count nothing: dates, years, clock times, ages, ordinals, names of weapons, units and documents.

Every rule answers with a bool about one numeral in its tokens; a number refused here is in no quantity.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from wardiary.reading.tokens import Token
from wardiary.resolving.quantities import lexicon
from wardiary.resolving.quantities.noun_phrases import is_plural, parse_noun_phrase
from wardiary.resolving.quantities.numerals import Numeral

_YEARS = range(1900, 2100)
_DASHES = "-‐‑–"
_IN = frozenset({"in", "during", "after"})
_OF_AN_AGE = frozenset("man woman boy girl child men women boys girls children brothers sisters sons daughters".split())
_AGE_WORDS = frozenset({"aged", "age", "ages"})
_BETWEEN_AGES = frozenset((",", "and", "or", "to", "of", "between", "from", "under", "over", "about", *_DASHES))
_ANYBODY = frozenset(("people", "persons", "civilians", "minors", "victims", "youths", "patients"))
_LIMITS = frozenset(("under", "over", "below", "above"))
_FRACTIONS = frozenset({"third", "thirds", "quarter", "quarters", "fifth", "fifths", "half", "halves"})
_BEFORE_YEARS = frozenset({"in", "since", "until", "till", "by", "during", "mid", "early", "late", "back"})
_DEFINITE = frozenset({"no", "any", "every", "each", "this", "that", "the", "which", "another", "some", "its", "their"})


def is_name(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Whether the numeral names, dates or orders something instead of counting it."""
    return any(rule(tokens, numeral) for rule in _RULES)


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _is_ordinal_or_decade(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """131st; 1990s; 46°."""
    after = _word(tokens, numeral.end)
    attached = bool(after) and tokens[numeral.end].start == tokens[numeral.end - 1].end
    ordinal = after in lexicon.words("labels", "ordinal") and (attached or numeral.digits)
    return (attached and after == "s") or ordinal or after in _FRACTIONS


def _is_date(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """November 10; Feb. 24; 10 November; "between 8 and 10 November"."""
    if not numeral.digits or numeral.low >= 32:
        return False
    first = numeral.first
    if _word(tokens, first - 1) in ("and", "to", "or", *_DASHES) and _word(tokens, first - 2).isdigit():
        first -= 2  # the second day of "Nov. 10 and 11"
    dot = 1 if _word(tokens, first - 1) == "." else 0
    joins = (*_DASHES, "and", "to")
    is_pair = _word(tokens, numeral.end) in joins and _word(tokens, numeral.end + 1).isdigit()
    end = numeral.end + 2 if is_pair else numeral.end
    return any(0 <= at < len(tokens) and _is_month(tokens[at]) for at in (first - 1 - dot, end))


def _is_month(token: Token) -> bool:
    return token.is_capital and token.lower in lexicon.words("labels", "months")


def _is_clock(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """5 a.m.; 0500 GMT; three o'clock."""
    after = _word(tokens, numeral.end)
    return after in lexicon.words("labels", "clock") or (after == "o" and "clock" in _word(tokens, numeral.end + 2))


def _is_year(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """2014, where no noun says that it counts: "2000 people"."""
    text = tokens[numeral.first].text
    if _word(tokens, numeral.end) in ("b.c.", "bc", "a.d.", "ad", "bce", "ce"):
        return True
    if not (numeral.digits and numeral.end == numeral.first + 1 and len(text) == 4 and text.isdigit()):
        return False
    if int(text) not in _YEARS:
        return False
    if _word(tokens, numeral.first - 1) in _BEFORE_YEARS:
        return True
    head = _head_after(tokens, numeral)
    return head is None or head not in lexicon.known_nouns() or not is_plural(head)


def _head_after(tokens: Sequence[Token], numeral: Numeral) -> str | None:
    return parse_noun_phrase(tokens, numeral.end, singular=numeral.low == 1).head


def _is_age(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """11-year-old; aged 11 and 14; "Ali Hassan, 45, said"; "a boy of 9"; under the age of 18; children under 18."""
    after = " ".join(_word(tokens, numeral.end + k) for k in range(3))
    if after.lstrip("-‐‑– ").startswith(("year-old", "years-old", "year old", "years old", "years of age")):
        return True
    if _is_told_aged(tokens, numeral.first) or _is_of_limit(tokens, numeral):
        return True
    before = tokens[numeral.first - 2] if numeral.first >= 2 else None
    if numeral.digits and _is_of_age(tokens, numeral.first):
        return True
    commas = _word(tokens, numeral.first - 1) == "," and _word(tokens, numeral.end) in (",", ".", "")
    return bool(commas and before and before.is_capital and numeral.digits and numeral.low < 120)


def _is_told_aged(tokens: Sequence[Token], first: int) -> bool:
    """Whether "aged", "the age of", "aged 11 and" or "aged between 11 and" stands before the token."""
    at = first - 1
    while at > 0 and (tokens[at].lower in _BETWEEN_AGES or tokens[at].text.isdigit()):
        at -= 1
    return at >= 0 and tokens[at].lower in _AGE_WORDS and _word(tokens, at + 1) not in ("and", "or", ",")


def _is_of_limit(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Whether "children under" or "men over" stands before a number that counts nothing."""
    first = numeral.first
    told = _word(tokens, first - 2) in _OF_AN_AGE | _ANYBODY and _word(tokens, first - 1) in _LIMITS
    return told and _head_after(tokens, numeral) is None and not _measured(tokens, numeral.end)


def _is_of_age(tokens: Sequence[Token], first: int) -> bool:
    """Whether "boys of 11, 13 and" stands before the token."""
    at = first - 1
    while at > 1 and (tokens[at].lower in (",", "and") or tokens[at].text.isdigit()):
        at -= 1
    return at > 0 and tokens[at].lower == "of" and tokens[at - 1].lower in _OF_AN_AGE


def _labels() -> frozenset[str]:
    return lexicon.words("labels", "before")


def _is_label(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Resolution 2254; Highway 6; number 10; but "in the area 12 people"."""
    at = numeral.first - 1
    if _word(tokens, at) in ("and", "or", ",") and _word(tokens, at - 1).isdigit():
        at -= 2  # the second of "Resolutions 2254 and 2118"
    before = tokens[at] if at >= 0 else None
    if before is None or not numeral.digits:
        return False
    if before.lower == "." and numeral.first > 1 and _word(tokens, numeral.first - 2) in ("no", "nos"):
        return True
    head = _head_after(tokens, numeral)
    if before.lower in _labels() or before.lower.removesuffix("s") in _labels():
        return before.is_capital or head not in lexicon.known_nouns()
    named = before.is_capital and at == numeral.first - 1 > 0 and before.text.isalpha() and not is_plural(before.lower)
    return named and head is None and not _measured(tokens, numeral.end)


def _measured(tokens: Sequence[Token], at: int) -> bool:
    """Whether something that belongs to a count or a measure follows."""
    after = _word(tokens, at)
    states = ("killed", "injured", "missing", "detained", "displaced")
    return after in lexicon.units() or any(after in lexicon.words("states", state) for state in states)


def _is_force(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """131 reconnaissance battalion: a singular unit of troops after a number above one."""
    if not numeral.digits or numeral.low == 1:
        return False
    for token in tokens[numeral.end : numeral.end + 4]:
        if token.lower in lexicon.words("labels", "units") and token.lower != "corps":
            return True
        if not token.text[0].isalpha() or is_plural(token.lower):
            return False
    return False


def _is_list_number(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """1. and (2) and 3) at the beginning of a sentence; a note: [2]."""
    after = _word(tokens, numeral.end)
    noted = _word(tokens, numeral.first - 1) == "[" and after == "]"
    return numeral.digits and (noted or (numeral.first <= 1 and after in (")", ".", "]")))


def _is_coordinate(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """33°47′N; 44.500: degrees, or three and more decimals of nothing named."""
    around = (_word(tokens, numeral.first - 1), _word(tokens, numeral.end))
    if any(mark in ("°", "′", "″") for mark in around):
        return True
    decimals = tokens[numeral.first].text.partition(".")[2]
    return len(decimals) > 2 and _head_after(tokens, numeral) is None and not _measured(tokens, numeral.end)


def _is_joined(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """24/7; 10/11/2022; 2022-11-10; 555-0143-22; #5; 3-storey."""
    first, end = tokens[numeral.first], numeral.end
    if not numeral.digits:
        return False
    before = tokens[numeral.first - 1] if numeral.first else None
    touching = before is not None and before.end == first.start
    if before and touching and (before.text in "/#@_:°" or (before.text[-1].isalpha() and before.text.isupper())):
        return before.text not in ("US", "USD", "EUR")
    after = _word(tokens, end)
    attached = bool(after) and tokens[end].start == tokens[end - 1].end
    if attached and after in ("/", "°", "_", "@"):
        return not _word(tokens, end + 1).isalpha()
    second = _word(tokens, end + 2)
    return attached and after in _DASHES and second in _DASHES and _word(tokens, end + 3).isdigit()


def _is_idle_one(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """No one; one day; one of the biggest; "one" where nothing countable follows.

    Not "a raid in which one man died".
    """
    if _word(tokens, numeral.first) != "one" or numeral.end != numeral.first + 1:
        return False
    after = _word(tokens, numeral.end)
    relative = _word(tokens, numeral.first - 1) == "which" and _word(tokens, numeral.first - 2) in _IN
    if (_word(tokens, numeral.first - 1) in _DEFINITE and not relative) or after in lexicon.words(
        "noun_phrases", "idioms_of_one"
    ):
        return True
    onward = [_word(tokens, numeral.end + k) for k in range(4)]
    if any(pair in (("to", "another"), ("after", "another"), ("by", "one")) for pair in pairwise(onward)):
        return True
    hurt = any(after in lexicon.words("states", state) for state in ("killed", "injured", "missing"))
    head = _head_after(tokens, numeral)
    if after == "of":
        idle = head not in lexicon.known_nouns() or head in lexicon.classes()["happenings"]
        return idle or _is_superlative(tokens, numeral.end + 1)
    return not hurt and head is None and after not in ("was", "other")


def _is_superlative(tokens: Sequence[Token], at: int) -> bool:
    """Whether "the most", "the biggest", "the few" follow: praise, not a count."""
    words = [_word(tokens, at), _word(tokens, at + 1)]
    return any(word in ("most", "few", "only", "main", "best", "worst") or word.endswith("est") for word in words)


_RULES: tuple[Callable[[Sequence[Token], Numeral], bool], ...] = (
    _is_ordinal_or_decade,
    _is_date,
    _is_clock,
    _is_year,
    _is_age,
    _is_list_number,
    _is_coordinate,
    _is_joined,
    _is_idle_one,
    _is_label,
    _is_force,
)
