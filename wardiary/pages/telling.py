"""A claim as one plain sentence, made from its fields alone: who says, what, who, where, when, how many.

The sentence says no more than the fields do: what was not read is not filled in, and the voice always comes first.
"""

from __future__ import annotations

from dataclasses import dataclass

from wardiary import lexicons
from wardiary.model import ActorRole, Attribution, Claim, Kind, PlaceRole, Quantity, QuantityKind, Reality
from wardiary.pages import wording
from wardiary.pages.evidence import Told, kind_words
from wardiary.pages.names import with_articles

EXCERPT_LENGTH = 160  # characters: two lines of the page


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim in words: the voice, how it spoke ("" or ", in a statement,"), what it says; one sentence together."""

    voice: str
    channel: str
    said: str

    def __str__(self) -> str:
        return f"{self.voice}{self.channel} {self.said}"


def tell(told: Told, year: int | None = None) -> Telling:
    """The claim in a sentence; the year is left out of dates of `year`."""
    claim = told.claim
    said_by = claim.attribution
    voice = with_articles(told.voice, said_by.span, told.report.text) if said_by else told.voice
    spoke = channel(claim.attribution) if claim.attribution else ""
    plain = kind_words(claim.kind)["verb"] and claim.kind is not Kind.STATEMENT
    said = f"{_saying(told)} that {_happening(told, year)}" if plain else f"{_uttering(told)} “{excerpt(told)}”"
    parts = (voice[:1].upper() + voice[1:], spoke, said.rstrip(".") + ".")
    return Telling(*(wording.without_direction_controls(part) for part in parts))


def channel(attribution: Attribution) -> str:
    """How the voice reached the report: ", in a statement, through Russian state news agencies,"; "" where untold."""
    parts = []
    if attribution.medium is not None and attribution.medium not in attribution.speaker.casefold():
        parts.append(str(lexicons.load("brief")["media"][attribution.medium]))
    if attribution.relay:
        parts.append(f"through {wording.listed(attribution.relay)}")
    return f", {', '.join(parts)}," if parts else ""


def excerpt(told: Told) -> str:
    """The words of the claim's sentence, from its beginning or, where that is too long, about its trigger."""
    claim, text = told.claim, told.report.text
    sentence = " ".join(claim.sentence.of(text).split())
    if len(sentence) <= EXCERPT_LENGTH:
        return sentence
    at = sentence.find(" ".join(claim.trigger.of(text).split()))
    start = max(0, min(at - EXCERPT_LENGTH // 3, len(sentence) - EXCERPT_LENGTH))
    words = sentence[start : start + EXCERPT_LENGTH]
    head = "… " + words.partition(" ")[2] if start else words
    return head.rpartition(" ")[0] + " …" if start + EXCERPT_LENGTH < len(sentence) else head


def _verb(told: Told, one: str, many: str) -> str:
    attribution = told.claim.attribution
    return many if attribution and wording.is_plural(attribution.speaker) else one


def _saying(told: Told) -> str:
    if told.claim.reality is Reality.DENIED:
        return _verb(told, "denies", "deny")
    if told.claim.attribution is None:
        return "itself reports"
    return _verb(told, "says", "say")


def _uttering(told: Told) -> str:
    return "itself writes:" if told.claim.attribution is None else _verb(told, "is quoted:", "are quoted:")


def _happening(told: Told, year: int | None) -> str:
    claim = told.claim
    agents = wording.listed(_names(told, ActorRole.AGENT))
    what, used = _object(told)
    takes = kind_words(claim.kind)["takes"]
    if agents and (what or not takes):
        core = f"{agents} {_active(claim, agents)} {what}".rstrip()
    elif agents and "alone" in kind_words(claim.kind):
        core = f"{agents} {_active(claim, agents, 'alone')}"
    elif what:
        core = f"{what} {_passive(claim, what)}"
    else:
        core = _existential(claim, agents)
    rest = [core, *_where(claim, used is PlaceRole.AT), _when(claim, year)]
    return " ".join(part for part in rest if part) + _how_many(told, used)


def _when(claim: Claim, year: int | None) -> str:
    """The time; what is yet to come does not happen "since" a day but from it on."""
    words = wording.interval(claim.time, year)
    is_to_come = claim.reality in {Reality.PLANNED, Reality.POSSIBLE}
    return f"from {words.removeprefix('since ')} on" if is_to_come and words.startswith("since ") else words


def _names(told: Told, role: ActorRole) -> list[str]:
    named = [actor for actor in told.claim.actors if actor.role is role and actor.name]
    return list(dict.fromkeys(with_articles(actor.name or "", actor.span, told.report.text) for actor in named))


def _object(told: Told) -> tuple[str, PlaceRole | Quantity | None]:
    """What the verb takes, and the field it was taken from, which is then not told again."""
    claim = told.claim
    takes = kind_words(claim.kind)["takes"]
    if takes == "target":
        return wording.listed(_names(told, ActorRole.TARGET)), None
    if takes != "place":
        return "", None
    for number in claim.quantities:
        if number.what in (QuantityKind.SETTLEMENTS, QuantityKind.KM2):
            return wording.quantity(number, ""), number
    at = [place for place in claim.places if place.role is PlaceRole.AT]
    if any(place.area and not place.area.whole for place in at):
        return "", None  # something in an area, not all of it
    places = [place.name for place in at]
    return wording.listed(places), PlaceRole.AT if places else None


def _active(claim: Claim, agents: str, verb: str = "verb") -> str:
    """The verb after its doer; `alone` is the one that takes nothing."""
    infinitive, past, going_on, *_ = _forms(claim, verb)
    are = "are" if wording.is_plural(agents) else "is"
    forms = {
        Reality.ONGOING: f"{are} {going_on}",
        Reality.PLANNED: f"will {infinitive}",
        Reality.POSSIBLE: f"may {infinitive}",
    }
    return forms.get(claim.reality, past)


def _passive(claim: Claim, what: str) -> str:
    participle = _forms(claim)[3]
    were, are = ("were", "are") if wording.is_plural(what) else ("was", "is")
    forms = {
        Reality.ONGOING: f"{are} being {participle}",
        Reality.PLANNED: f"will be {participle}",
        Reality.POSSIBLE: f"may be {participle}",
    }
    return forms.get(claim.reality, f"{were} {participle}")


def _existential(claim: Claim, agents: str) -> str:
    noun = str(kind_words(claim.kind)["noun"])
    forms = {
        Reality.ONGOING: "there is",
        Reality.PLANNED: "there will be",
        Reality.POSSIBLE: "there may be",
    }
    was = "there were" if wording.is_plural(noun) else "there was"
    return f"{forms.get(claim.reality, was)} {noun}{f' by {agents}' if agents else ''}"


def _forms(claim: Claim, verb: str = "verb") -> list[str]:
    forms = kind_words(claim.kind)[verb]
    return [str(form) for form in forms] if isinstance(forms, list) else []


def _where(claim: Claim, at_is_told: bool) -> list[str]:
    """The places with their prepositions, by role, in the order told."""
    prepositions: dict[str, str] = dict(lexicons.load("brief")["place_roles"])
    prepositions["at"] = str(kind_words(claim.kind).get("at", prepositions["at"]))
    grouped: dict[str, list[str]] = {}
    for place in claim.places:
        if not (at_is_told and place.role is PlaceRole.AT):
            grouped.setdefault(prepositions[place.role], []).append(place.name)
    return [f"{word} {wording.listed(list(dict.fromkeys(names)))}" for word, names in grouped.items()]


def _how_many(told: Told, used: PlaceRole | Quantity | None) -> str:
    numbers = [
        wording.quantity(number, told.report.text)
        for number in told.claim.quantities
        if not (isinstance(used, Quantity) and number == used)
    ]
    return f" ({', '.join(dict.fromkeys(numbers))})" if numbers else ""
