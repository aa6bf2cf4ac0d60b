"""What the publisher itself checked, and what it found false, by the words of the claim's sentence.

Only a third party's own sentences count: imagery shown by a side, or a side's reporter, verifies nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wardiary import lexicons
from wardiary.claims.voiced import UNNAMED
from wardiary.lexicons.needles import Needle, needle
from wardiary.model import ActorRole, Claim, Kind, Reality, Verification, VoiceType
from wardiary.resolving.voices import identify
from wardiary.weighing.lexicon import words_of
from wardiary.weighing.voices.gains import harm

_CHECKERS = frozenset((VoiceType.ANALYST, VoiceType.ORGANISATION, VoiceType.AGENCY))
_ASIDE = lexicons.pattern("weighing/evidence", "checking", "aside")
_HEAD = lexicons.pattern("weighing/evidence", "checking", "head")
_SAID = lexicons.pattern("weighing/evidence", "checking", "said")
_CLAUSE = lexicons.pattern("weighing/evidence", "checking", "clause")
_NEVER = frozenset(("not", "never", "n't", "n’t", "neither", "nor", "cannot", "didn't", "didn’t", "doesn't", "doesn’t"))
_QUOTES = re.compile(r"\s+[“\"]")
_NEAR = 25  # characters behind a verb of denying: "denied any hand in the attack"
_NEXT = 300  # characters of the following sentence in which a denial of this one stands


def is_checked(claim: Claim, sentences: Sequence[str]) -> bool:
    """Whether the publisher, its reporter or an analyst is said to have seen or established what the claim tells.

    `sentences` are those in which it is told, also where it is told again. A third party that tells of its own loss,
    or of what it heard, has checked nothing.
    """
    if claim.verification is not Verification.NONE:
        return claim.verification is Verification.VERIFIED
    speaker = claim.attribution.speaker if claim.attribution else ""
    if speaker and _pattern("eyes").search(f"{_HEAD.split(speaker)[0]} saw"):
        return True
    return any(_shows_check(claim, words, speaker) for words in sentences)


def _shows_check(claim: Claim, words: str, speaker: str) -> bool:
    if _pattern("failed").search(words):
        return False
    instruments = bool(_pattern("instruments").search(words))
    if _is_publishers_own(claim):
        return instruments or bool(_pattern("eyes").search(words))
    return instruments and identify(speaker).type in _CHECKERS


@dataclass(frozen=True, slots=True)
class Verdict:
    """That a claim is called false: by the publisher, by the claim's own voice, or by whom `words` name.

    `claimant`: in words, whose claim it is said to be, who hardly calls it false himself. `of_party`: what is called so
    is "the claim" with which a report sets out, so that of a party, not what a bystander says in it.
    """

    by_voice: bool = False
    words: str = ""
    claimant: str = ""
    of_party: bool = False


def verdict(claim: Claim, text: str) -> Verdict | None:
    """Who says that a claim which tells this is false; None where nobody does.

    1. "The claim that it fell is false", with whoever says so behind it; 2. "The army rejected an announcement that it
    had fallen"; 3. "He said that it was untrue that it had fallen", "as for the air strike, there was none"; 4. "They
    announced that it had fallen. It had not."; 5. "CLAIM: The town has fallen. VERDICT: False."; 6. "They posted
    that it had fallen. … We rate the claim false."
    """
    words = claim.sentence.of(text)
    trigger = claim.trigger.start - claim.sentence.start
    false = _pattern("falsehood").search(_without_asides(words), trigger)
    if false and _pattern("claim_noun").search(words, 0, trigger):
        cue = claim.attribution.cue if claim.attribution else None
        whose = _pattern("whose_word").search(words, 0, trigger)
        is_voices = cue is not None and cue.start > claim.sentence.start + false.start()
        return Verdict(by_voice=is_voices, claimant=whose["who"] if whose else "")
    if _pattern("untrue_that").search(_without_asides(words), 0, trigger) or _there_was_none(claim, text):
        return Verdict(by_voice=True)
    calls = _pattern("calling").search(words, 0, trigger)
    if calls and _is_open(words[calls.end() : trigger]) and _pattern("called").search(words, trigger):
        return Verdict(by_voice=True, words=words[: calls.start()])
    rejects = _pattern("rejecting").search(words, 0, trigger)
    if rejects and _is_open(words[rejects.end() : trigger]):
        return Verdict(by_voice=True, words=words[: rejects.start()])
    after = text[claim.sentence.end : claim.sentence.end + _NEXT].split("\n", maxsplit=1)[0]
    next_sentence = re.split(r"(?<=[.!?])\s", after.lstrip(' ”"'), maxsplit=1)[0]
    is_anothers = claim.attribution is not None or bool(_pattern("says_that").search(words, 0, trigger))
    is_false = _says_not_so(next_sentence) or (_is_nobodys(claim) and _pattern("claim_false").search(next_sentence))
    is_quoted = _QUOTES.match(after) is not None  # whose quotation it is answers, not who publishes it
    if is_anothers and not denies_itself(claim, words) and is_false and not is_quoted:
        return Verdict()
    if _is_rated_false(claim, text):
        return Verdict()
    return Verdict(of_party=True) if is_anothers and _is_concluded_false(claim, text) else None


def _is_rated_false(claim: Claim, text: str) -> bool:
    """Whether the claim is set out under a label and rated false in the next lines, as checkers of facts do."""
    line = text[text.rfind("\n", 0, claim.trigger.start) + 1 : claim.trigger.start]
    if _pattern("labelled").match(line) is None:
        return False
    end = claim.sentence.end
    return _pattern("rated_false").match(text[end : end + _NEXT].lstrip(" ")) is not None


def _is_concluded_false(claim: Claim, text: str) -> bool:
    """Whether "the claim" is called false behind it, in its paragraph, or further on if its report opens with it."""
    found = _pattern("concluded_false").search(text, claim.sentence.end)
    if found is None or claim.reality is Reality.DENIED:
        return False
    return "\n" not in text[claim.sentence.end : found.start()] or "\n" not in text[: claim.trigger.start].lstrip()


def _says_not_so(sentence: str) -> bool:
    """Whether the publisher itself says that what it told before is not so: not "An elder told us this is untrue"."""
    found = _pattern("not_so").search(sentence)
    return found is not None and not _SAID.search(sentence, 0, found.start())


def _there_was_none(claim: Claim, text: str) -> bool:
    return bool(_pattern("there_was_none").match(text, claim.trigger.end, claim.sentence.end))


def _without_asides(words: str) -> str:
    """The words, as many, with what a verb has behind it in commas put before it: "is, in most senses, false"."""
    return _ASIDE.sub(lambda found: "-" * (len(found[0]) - len(found[1]) - 1) + " " + found[1], words)


def denies_itself(claim: Claim, words: str) -> bool:
    """Whether a claim read as denied is so by its own sentence: else the following one, and who tells that, denies."""
    if claim.reality is not Reality.DENIED:
        return False
    plain = _pattern("no_denial").sub(" ", _pattern("answered").sub(" ", words))
    return bool(_pattern("negation").search(plain))


def _is_open(between: str) -> bool:
    """Whether what is rejected goes on to the trigger: no clause of another subject begins before it."""
    return not _CLAUSE.search(between)


def only_mentions(claim: Claim, text: str) -> bool:
    """Whether the sentence leaves open if it happened: "could not rule out the claim", "denied being behind it".

    A denial of responsibility disputes who did it, not that it was done.
    """
    words, trigger = claim.sentence.of(text), claim.trigger.start - claim.sentence.start
    if claim.reality is Reality.DENIED and _pattern("blame").search(words):
        return True
    cue = claim.attribution.cue if claim.attribution else None
    if cue is not None and _pattern("blame").search(text, cue.end, cue.end + _NEAR) and is_denied(claim, text):
        return True
    if claim.reality is Reality.DENIED and _denies_less(claim, words, trigger):
        return True
    if _pattern("no_part").search(words, 0, claim.trigger.end - claim.sentence.start):
        return True
    if claim.kind is Kind.HOLDING and _pattern("unreal").match(words):
        return True
    if _pattern("unsure").search(words, 0, max(0, claim.trigger.start - claim.sentence.start)):
        return True
    if _pattern("alleged").search(words, 0, claim.trigger.start - claim.sentence.start) and _is_publishers_own(claim):
        return True
    open_left = _pattern("failed").search(words)
    return bool(
        open_left and (claim.reality is Reality.DENIED or _pattern("claim_noun").search(words))
    ) and _is_publishers_own(claim)


def _denies_less(claim: Claim, words: str, trigger: int) -> bool:
    """Whether no more is denied than by whom it was done, or to whom, or whether it is somebody's habit."""
    if _pattern("by_whom").search(words, 0, trigger) or _pattern("denied_before").search(words, 0, trigger):
        return True
    if claim.kind in harm() and (_pattern("habit").search(words, 0, trigger) or _pattern("own_fire").search(words)):
        return True
    is_unhurt = _pattern("unhurt").search(words) is not None and "killed" not in words
    return is_unhurt or spares(claim.kind, words)


def spares(kind: Kind, words: str) -> bool:
    """Whether only whom a blow from afar hit is denied: "denied targeting civilians"."""
    return kind in _FROM_AFAR and _pattern("spared").search(words) is not None


def is_of_no_place(claim: Claim, text: str) -> bool:
    """Whether what is taken or lost is no place: "took the road north", "lost two brothers"."""
    if claim.kind not in (Kind.GAIN, Kind.WITHDRAWAL):
        return False
    return bool(_pattern("no_place").match(text, claim.trigger.start, claim.sentence.end))


def is_verdict(claim: Claim, text: str) -> bool:
    """Whether a publisher judges in its own words who holds a place, or that something did not happen.

    Not what it tells as history, nor what it says it cannot tell.
    """
    if claim.reality is Reality.BACKGROUND or _pattern("failed").search(claim.sentence.of(text)):
        return False
    if claim.time is not None and claim.time.from_ and not claim.time.to:
        return False  # "has held it since April" is what everybody knows
    return is_denied(claim, text) or claim.kind in (Kind.HOLDING, Kind.GAIN)


def is_of_nobody(claim: Claim) -> bool:
    """Whether "no soldier of either army" is named as the doer: then it is told neither to have happened nor not to."""
    names = [actor.name.lower().split() for actor in claim.actors if actor.role is ActorRole.AGENT and actor.name]
    return any(words and words[0] in ("no", "nobody", "none", "neither") for words in names)


_FROM_AFAR = frozenset((Kind.STRIKE, Kind.EXPLOSION))
_INSTEAD = lexicons.pattern("weighing/evidence", "checking", "instead")


def is_denied(claim: Claim, text: str) -> bool:
    """Whether it is told to be denied: by its own words, or by a verb of denying that governs all its voice says.

    "Denied that A had fallen and that B had left" denies both, however far the second stands from the verb.
    """
    cue = claim.attribution.cue if claim.attribution else None
    if claim.reality is Reality.DENIED:
        return denies_itself(claim, claim.sentence.of(text)) or verdict(claim, text) is not None
    if cue is None or claim.reality not in (Reality.OCCURRED, Reality.ONGOING):
        return False
    if _pattern("admits_denied").search(text, claim.sentence.start, cue.start):
        return False  # "admitted what it had denied: the town fell" tells that it fell
    if _INSTEAD.search(text, cue.end, claim.trigger.start):
        return False
    words = cue.of(text).lower().split()
    denies = bool(words_of("checked", "denying").intersection(words))
    return denies and not _NEVER.intersection(words)  # who does not deny it owns to it


def shows_evidence(text: str) -> bool:
    """Whether a report rests on imagery or its own eyes anywhere: then its verdicts are checked ones."""
    examines = _examining().search(text)
    return bool(examines or _pattern("instruments").search(text) or _pattern("eyes").search(text))


def shows_image(words: str) -> bool:
    """Whether a sentence tells of an image or an instrument that shows something."""
    return bool(_pattern("instruments").search(words))


def _is_nobodys(claim: Claim) -> bool:
    """Whether it is told as a claim without saying whose: "the claim that it fell remains open"."""
    said = claim.attribution
    return said is not None and said.speaker == UNNAMED and said.span is None


def _is_publishers_own(claim: Claim) -> bool:
    said = claim.attribution
    if said is None or _is_nobodys(claim):
        return True
    return identify(said.speaker).type is VoiceType.EVIDENCE


def _examining() -> Needle:
    return needle("evidence", "lookers", "examining")


def _pattern(name: str) -> Needle:
    return needle("weighing", "checked", name)
