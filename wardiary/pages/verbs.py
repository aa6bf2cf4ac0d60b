"""The verb with which a claim is told: the report's own where it says just this and takes no side, else its kind's.

"Killed" is told as killed, not as "killed or injured"; "liberated" is told as "took control of". No form is guessed
from a word that the lexicon does not list.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from wardiary import lexicons
from wardiary.model import Claim, QuantityKind
from wardiary.pages.evidence import kind_words


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb by its forms: (to) kill, killed, killing, (been) killed; `takes_object` is False of "die" and "flee"."""

    infinitive: str
    past: str
    going_on: str
    participle: str
    takes_object: bool = True


def verb_of(claim: Claim, text: str) -> Verb:
    """The verb of a claim whose spans are into `text`."""
    word = " ".join(claim.trigger.of(text).lower().split())
    return _own(claim.kind).get(word) or _by_toll(claim) or usual(claim.kind)


@cache
def usual(kind: str) -> Verb:
    """The verb that fits all happenings of a kind."""
    return _spelt_out(kind_words(kind)["verb"])


def noun_of(claim: Claim, text: str) -> str:
    """The noun for what happened: by the report's own word where the lexicon lists it, else the kind's."""
    word = claim.trigger.of(text).lower() if text else ""
    listed = lexicons.load("brief")["nouns"].get(claim.kind, {})
    own = next((noun for start, noun in listed.items() if any(part.startswith(start) for part in word.split())), None)
    return str(own or kind_words(claim.kind)["noun"])


@cache
def alone(kind: str) -> Verb | None:
    """The verb for who does it where nobody is told to whom; None where the kind has none."""
    forms = kind_words(kind).get("alone")
    return _spelt_out(forms) if forms else None


def _spelt_out(forms: object) -> Verb:
    parts = [str(form) for form in forms] if isinstance(forms, list) else []
    return Verb(parts[0], parts[1], parts[2], parts[3] if len(parts) > 3 else "")


def _by_toll(claim: Claim) -> Verb | None:
    """Of deaths or injuries the one that is counted, where only one is."""
    words = lexicons.load("brief")["toll"]
    told = {number.what for number in claim.quantities} & {QuantityKind.KILLED, QuantityKind.INJURED}
    return _regular(words[told.pop()]) if len(told) == 1 and claim.kind in words["kinds"] else None


@cache
def _own(kind: str) -> dict[str, Verb]:
    """The listed verbs of a kind by all of their forms."""
    listed = lexicons.load("brief")["verbs"].get(kind, {})
    verbs = [_regular(each) for each in listed.get("takes_object", ())]
    verbs += [_regular(each, takes_object=False) for each in listed.get("alone", ())]
    return {
        form: verb for verb in verbs for form in (verb.infinitive, verb.past, verb.going_on, verb.participle) if form
    }


def _regular(told: str, *, takes_object: bool = True) -> Verb:
    """A verb by its infinitive, or by all four forms with colons between them."""
    parts = told.split(":")
    if len(parts) == 4:
        return Verb(parts[0], parts[1], parts[2], parts[3], takes_object)
    stem = told[:-1] if told.endswith("e") else told
    return Verb(told, f"{stem}ed", f"{stem}ing", f"{stem}ed", takes_object)
