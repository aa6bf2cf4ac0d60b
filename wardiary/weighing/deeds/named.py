"""Which parties a claim's sentence names in what its voice tells."""

from __future__ import annotations

from dataclasses import dataclass

from wardiary import lexicons
from wardiary.model import Claim
from wardiary.weighing.voices.parties import Parties

NOT_ONE = lexicons.pattern("weighing/deeds", "named", "not_one")
_TOLD_BY = lexicons.pattern("weighing/deeds", "named", "told_by")
_OWN_WORDS = lexicons.pattern("weighing/deeds", "named", "own_words")
_THAT = lexicons.pattern("weighing/deeds", "named", "that")
_NOUN_OF = lexicons.pattern("weighing/deeds", "named", "noun_of")


@dataclass(frozen=True, slots=True)
class Named:
    """A party named in the sentence: its side, and the characters of the report."""

    start: int
    end: int
    side: str


def named_in(claim: Claim, text: str, parties: Parties) -> list[Named]:
    """Parties that the sentence names, those left out that only speak, or of whom "not one" is said to do a thing."""
    at = claim.sentence.start
    words = claim.sentence.of(text)
    found = [
        Named(at + start, at + end, side)
        for start, end, side in parties.sides_in(words)
        if not NOT_ONE.search(words, 0, start)
    ]
    source = claim.attribution.span if claim.attribution else None
    begin = _told_from(claim, text)
    doing = [each for each in found if not _only_tells(each, claim, text)]
    return [each for each in doing if each.start >= begin and not (source and source.start <= each.start < source.end)]


def _only_tells(party: Named, claim: Claim, text: str) -> bool:
    """Whether it is who told of it, before the trigger: "reports by the | Georgian side | that it was occupied"."""
    start, end = party.end, claim.trigger.start
    if party.end > end:
        return False
    is_teller = _TOLD_BY.search(text, claim.sentence.start, party.start) and _THAT.match(text, start, end)
    return bool(is_teller or _OWN_WORDS.match(text, start, end))


def _told_from(claim: Claim, text: str) -> int:
    """Where in the sentence what the voice tells begins: "they fell back, weeks after the army announced its capture".

    Not where the voice is put in between commas: "the rebels, the army said, took the town".
    """
    said = claim.attribution
    if said is None or said.span is None or said.cue is None or not said.span.end <= said.cue.start:
        return _told_from_noun(claim, text)
    before, behind = text[claim.sentence.start : said.span.start].rstrip(), text[said.cue.end : said.cue.end + 1]
    is_between = behind in ",.;" or before.endswith((",", "—", "–"))
    is_before = claim.sentence.start <= said.span.start and said.cue.end <= claim.trigger.start
    return said.span.start if is_before and not is_between else claim.sentence.start


def _told_from_noun(claim: Claim, text: str) -> int:
    """Where what a noun of saying tells begins: "they took it, | the statement of the army that the militia has it"."""
    said, begin = claim.attribution, claim.sentence.start
    if said is None or said.span is None or said.cue is None or not begin <= said.cue.start < said.span.start:
        return begin
    is_noun_of = _NOUN_OF.fullmatch(text, said.cue.end, said.span.start)
    return said.cue.start if is_noun_of and said.span.end <= claim.trigger.start else begin
