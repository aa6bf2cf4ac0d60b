"""A claim as one plain sentence, made from its fields alone: who says, what, who, where, when, how many.

The sentence says no more than the fields do, but for the town of a place without a name, which weighing knows: what was
not read is not filled in, and the voice always comes first.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from wardiary import lexicons
from wardiary.model import ActorRole, Attribution, Claim, Kind, PlaceRole, Quantity, QuantityKind, Reality, VoiceType
from wardiary.pages import wording
from wardiary.pages.evidence import Told, kind_words
from wardiary.pages.names import actor_told, with_articles
from wardiary.pages.verbs import Verb, alone, noun_of, usual, verb_of
from wardiary.resolving.voices import identify

_OBJECTS = {"they": "them"}
_BODIES = frozenset({VoiceType.FORCE, VoiceType.AGENCY, VoiceType.ORGANISATION})
_HARM = frozenset({QuantityKind.KILLED, QuantityKind.INJURED})
_PEOPLE = "people"
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
    spoke = _channel(told)
    plain = kind_words(claim.kind)["verb"] and claim.kind is not Kind.STATEMENT
    said = f"{_saying(told)} that {_happening(told, year)}" if plain else f"{_uttering(told)} “{excerpt(told)}”"
    ended = said.endswith((".”", "!”", "?”", "….”", "…”"))  # quoted words bring their own stop
    parts = (voice[:1].upper() + voice[1:], spoke, said if ended else said.rstrip(".") + ".")
    return Telling(*(wording.without_direction_controls(part) for part in parts))


def _channel(told: Told) -> str:
    return channel(told.claim.attribution, told.report.publisher) if told.claim.attribution else ""


def channel(attribution: Attribution, paper: str | None = None) -> str:
    """How the voice reached the report: ", in a statement, through Russian state news agencies,"; "" where untold.

    Of "told this paper" nothing is told: `paper` is the report's own publisher.
    """
    parts = []
    if attribution.medium is not None and attribution.medium not in attribution.speaker.casefold():
        parts.append(str(lexicons.load("brief")["media"][attribution.medium]))
    relays = [relay for relay in attribution.relay if relay.casefold() not in (paper or "").casefold()]
    if relays:
        parts.append(f"through {wording.listed(relays)}")
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
    if told.reality is Reality.DENIED:
        return _verb(told, "denies", "deny")
    if told.claim.attribution is None or (told.voice == told.report.publisher and not _channel(told)):
        return "itself reports"
    return _verb(told, "says", "say")


def _uttering(told: Told) -> str:
    """Before the words of the sentence: only a verbatim quotation is the voice's, all others are the report's."""
    if told.claim.attribution is None:
        return "itself writes:"
    word = "quoted" if told.claim.attribution.direct else "cited"
    return _verb(told, f"is {word}:", f"are {word}:")


def _happening(told: Told, year: int | None) -> str:
    claim = told.claim
    agents = _agents(told)
    what, used = _object(told)
    core = _core(told, agents, what)
    rest = [core, *_where(told, used, core), _when(claim, year)]
    return " ".join(part for part in rest if part) + _how_many(told, used)


def _core(told: Told, agents: str, what: str) -> str:
    """Who does what to whom, as far as that was read."""
    claim = told.claim
    verb, by_itself = verb_of(claim, told.report.text), alone(claim.kind)
    if _is_into(told) and not what:
        verb = usual(claim.kind)  # "entered", but where is not known
    takes = kind_words(claim.kind)["takes"] and verb.takes_object
    if kind_words(claim.kind).get("is_noun") and verb == usual(claim.kind):
        return _existential(claim, agents, told.report.text)
    if claim.kind is Kind.CLASH and what and not agents and verb == usual(claim.kind):
        return _in_fighting(told, what)
    if agents and (what or not takes):
        return f"{agents} {_active(told, agents, verb)} {what if verb.takes_object else ''}".rstrip()
    if agents and claim.kind is Kind.DEPLOYMENT:
        return f"{agents} {_passive(told, agents, verb, goes_on=False)}"
    if agents and by_itself:
        return f"{agents} {_active(told, agents, by_itself)}"
    if what and not verb.takes_object:
        return f"{what} {_active(told, what, verb)}"
    if what:
        return f"{what} {_passive(told, what, verb)}"
    return _existential(claim, agents, told.report.text)


def _in_fighting(told: Told, what: str) -> str:
    """Of fighting that is told with one party alone: who was killed or hurt in it, else who took part."""
    claim = told.claim
    harm = {QuantityKind.KILLED: "killed", QuantityKind.INJURED: "injured"}
    words = [word for kind, word in harm.items() if any(number.what is kind for number in claim.quantities)]
    if words:
        harmed = Verb("", "", "", " or ".join(words))
        return f"{what} {_passive(told, what, harmed, goes_on=False)} in fighting"
    return _existential(claim, what, "", "involving")


def _agents(told: Told) -> str:
    """Who does it; "it" or "they" where that is the voice itself, a person excepted who speaks for nobody.

    Nobody does to himself what is done to him: people who "had been moved" moved no people.
    """
    done_to = _names(told, ActorRole.TARGET)
    names = [name for name in _names(told, ActorRole.AGENT) if name not in done_to]
    same = [actor.name for actor in told.claim.actors if actor.role is ActorRole.AGENT and actor.name]
    if len(names) == 1 and same[0].casefold() == told.voice.casefold():
        if _head(told.voice) in lexicons.load("brief")["grammar"]["speaks_for"]:
            return "they"  # a spokesman's own side
        if _is_body(told.voice):
            return "they" if wording.is_plural(told.voice) else "it"
    return wording.listed(names)


def _is_body(name: str) -> bool:
    """Whether it is "it" or "they": an army, a ministry; neither a medic nor a mayor."""
    return identify(name).type in _BODIES or _head(name) in lexicons.load("brief")["grammar"]["the"]


def _when(claim: Claim, year: int | None) -> str:
    """The time; what is yet to come does not happen "since" a day but from it on."""
    words = wording.interval(claim.time, year)
    if not words.startswith("since ") or claim.reality is Reality.ONGOING:
        return words
    is_to_come = claim.reality in {Reality.PLANNED, Reality.POSSIBLE}
    return f"from {words.removeprefix('since ')} on" if is_to_come else f"some time {words}"


def _names(told: Told, role: ActorRole) -> list[str]:
    named = [actor for actor in told.claim.actors if actor.role is role and actor.name]
    return list(dict.fromkeys(actor_told(actor.name or "", actor.span, told.report.text) for actor in named))


def _targets(told: Told) -> list[str]:
    """Whom or what it was done to; not "people" beside the thing that was hit, whom their number tells."""
    names, claim = _names(told, ActorRole.TARGET), told.claim
    is_told = any(number.what in _HARM for number in claim.quantities)
    if not is_told or claim.kind in lexicons.load("brief")["toll"]["kinds"]:
        return names
    return [name for name in names if name != _PEOPLE] or names


def _object(told: Told) -> tuple[str, PlaceRole | Quantity | None]:
    """What the verb takes, and the field it was taken from, which is then not told again."""
    claim = told.claim
    takes = "place" if _is_into(told) else kind_words(claim.kind)["takes"]
    if takes == "target":
        names = _targets(told)
        return (wording.listed(names), None) if names else _the_counted(claim)
    if takes != "place":
        return "", None
    for number in claim.quantities:
        if number.what in (QuantityKind.SETTLEMENTS, QuantityKind.KM2):
            return wording.quantity(number, ""), number
    roles = (PlaceRole.AT, PlaceRole.TO) if claim.kind is Kind.ADVANCE else (PlaceRole.AT,)
    at = [place for place in claim.places if place.role in roles]
    if any(place.area and not place.area.whole for place in at):
        return "", None  # something in an area, not all of it
    places = [place.name for place in at]
    return wording.listed(places), PlaceRole.AT if places else None


def _is_into(told: Told) -> bool:
    """Whether the claim's own verb takes the place it leads to: "entered the town"."""
    verb = verb_of(told.claim, told.report.text)
    return told.claim.kind is Kind.ADVANCE and verb.takes_object and verb != usual(Kind.ADVANCE)


def _the_counted(claim: Claim) -> tuple[str, Quantity | None]:
    """ "11 people", of whom it is only told that so many died, or were hurt; the number is then not told again."""
    harmed = [number for number in claim.quantities if number.what in _HARM]
    if claim.kind not in lexicons.load("brief")["toll"]["kinds"] or len(harmed) != 1:
        return "", None
    is_one = harmed[0].low == harmed[0].high == 1
    return f"{wording.bounds(harmed[0].low, harmed[0].high)} {'person' if is_one else 'people'}", harmed[0]


def _tense(claim: Claim, one: str, many: str, *, is_many: bool) -> str:
    """ "is", "has been" or "was", of what goes on: since a day, or at a time that is told and over."""
    time = claim.time
    if time is None or (time.from_ is None and time.to is None):
        return many if is_many else one
    if time.to is None:
        return "have been" if is_many else "has been"
    return "were" if is_many else "was"


def _is_many(told: Told, words: str) -> bool:
    """Whether a verb after the words is in the plural: they name several, or what is many by itself."""
    lists = (wording.listed(names) for names in map(partial(_names, told), ActorRole) if len(names) > 1)
    return words == "they" or words in lists or wording.is_plural(words)


def _active(told: Told, agents: str, verb: Verb) -> str:
    """The verb after its doer."""
    claim = told.claim
    are = _tense(claim, "is", "are", is_many=_is_many(told, agents))
    forms = {
        Reality.ONGOING: f"{are} {verb.going_on}",
        Reality.PLANNED: f"will {verb.infinitive}",
        Reality.POSSIBLE: f"may {verb.infinitive}",
    }
    return forms.get(claim.reality, verb.past)


def _passive(told: Told, what: str, verb: Verb, *, goes_on: bool = True) -> str:
    """The verb after whom it is done to; `goes_on` is False of a state: "are deployed", not "being deployed"."""
    claim, many = told.claim, _is_many(told, what)
    were, are = "were" if many else "was", _tense(claim, "is", "are", is_many=many)
    being = "being " if goes_on and not are.endswith("been") else ""
    forms = {
        Reality.ONGOING: f"{are} {being}{verb.participle}",
        Reality.PLANNED: f"will be {verb.participle}",
        Reality.POSSIBLE: f"may be {verb.participle}",
    }
    return forms.get(claim.reality, f"{were} {verb.participle}")


def _existential(claim: Claim, agents: str, text: str, by: str = "by") -> str:
    words = kind_words(claim.kind)
    noun = noun_of(claim, text)
    many = wording.is_plural(noun.partition(" or ")[0])
    forms = {
        Reality.ONGOING: f"there {_tense(claim, 'is', 'are', is_many=many)}",
        Reality.PLANNED: "there will be",
        Reality.POSSIBLE: "there may be",
    }
    with_whom = f" {words.get('by', by)} {_OBJECTS.get(agents, agents)}" if agents else ""
    there_was = f"there {'were' if many else 'was'}"
    return f"{forms.get(claim.reality, there_was)} {noun}{with_whom}"


def _where(told: Told, used: PlaceRole | Quantity | None, core: str) -> list[str]:
    """The places with their prepositions, by role, in the order told; not those told before, in `core`."""
    claim, places = told.claim, lexicons.load("brief")["places"]
    prepositions: dict[str, str] = dict(lexicons.load("brief")["place_roles"])
    prepositions["at"] = str(kind_words(claim.kind).get("at", prepositions["at"]))
    if claim.kind not in places["moving"]:
        prepositions["to"] = prepositions["at"]
    grouped: dict[str, list[str]] = {}
    for place in claim.places:
        is_told = (used is PlaceRole.AT and place.role is PlaceRole.AT) or place.name.casefold() in core.casefold()
        counts = isinstance(used, Quantity) and place.span is not None and place.span.overlaps(used.span)
        if not is_told and not (counts and place.lat is None):
            word = _stood(prepositions[place.role], place.name)
            grouped.setdefault(word, []).append(_place_told(place.name))
    told_at = {word: wording.listed(list(dict.fromkeys(names))) for word, names in grouped.items()}
    ways = [f"{word} {names}" for word, names in told_at.items() if word in places["ways"]]
    spots = [f"{word} {names}".strip() for word, names in told_at.items() if word not in places["ways"]]
    stands = wording.listed(spots)
    return [*([stands] if stands else []), *ways, *_as_weighed(told)]


def _stood(word: str, name: str) -> str:
    """The preposition: one stands on a bank and at a bridge, not in them; "" before "east of the fence"."""
    places = lexicons.load("brief")["places"]
    if word != "in":
        return word
    first, _, rest = name.partition(" ")
    if first in places["directions"] and rest.startswith("of "):
        return ""
    return "on" if _head(name) in places["on"] else "at" if _head(name) in places["stood_at"] else word


def _place_told(name: str) -> str:
    """A river's name has an article; "The building" of a sentence's beginning has it small."""
    if name.startswith(("The ", "A ", "An ")) and name.partition(" ")[2][:1].islower():
        return name[:1].lower() + name[1:]
    is_bare = name[:1].isupper() and not name.startswith("The ")
    return f"the {name}" if is_bare and _head(name) in lexicons.load("brief")["places"]["with_the"] else name


def _as_weighed(told: Told) -> list[str]:
    """The town that weighing put it in, of what its own words tell of no settlement: "the main square", or nowhere.

    Left out of what is told of a wide land: that was counted with the town, but is not in it.
    """
    if told.weighed_at is None:
        return []
    there = f"{_stood('in', told.weighed_at.name)} {told.weighed_at.name}"
    heads = {_head(place.name) for place in told.claim.places}
    if not heads:
        return [f"({there}, as weighed)"]
    if _head(told.weighed_at.name) in heads:  # "its headquarters", which are Belgar headquarters
        return [f"({told.weighed_at.name})"]
    return [] if heads & set(lexicons.load("brief")["places"]["wide"]) else [there]


def _head(name: str) -> str:
    """The word that a name is built on: "bank" of "the left bank of the Nile"."""
    return (name.partition(" of ")[0].split() or [""])[-1].casefold()


def _is_in_name(number: Quantity, told: Told) -> bool:
    """Whether the thing counted is told with its number already: "a dozen homes"."""
    text = told.report.text
    return any(
        actor.span is not None
        and actor.span.contains(number.span)
        and " ".join(number.span.of(text).split()) in actor_told(actor.name or "", actor.span, text)
        for actor in told.claim.actors
    )


def _how_many(told: Told, used: PlaceRole | Quantity | None) -> str:
    numbers = [
        wording.quantity(number, told.report.text)
        for number in told.claim.quantities
        if not (isinstance(used, Quantity) and number == used) and not _is_in_name(number, told)
    ]
    return f" ({', '.join(dict.fromkeys(numbers))})" if numbers else ""
