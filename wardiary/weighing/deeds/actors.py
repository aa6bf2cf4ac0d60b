"""The sides of those whom a claim names in a role: by name, as "our army", as "the insurgents" that a party fights."""

from __future__ import annotations

from wardiary import lexicons
from wardiary.claims.naming import CIVILIANS
from wardiary.model import Actor, ActorRole, Claim, Kind, Span, VoiceType
from wardiary.model.kinds import TAKING
from wardiary.resolving.voices import identify
from wardiary.weighing.deeds.named import NOT_ONE
from wardiary.weighing.deeds.vocabulary import FROM, REACH, ourselves
from wardiary.weighing.deeds.whose import own_still
from wardiary.weighing.lexicon import party_words
from wardiary.weighing.records import THIRD, Speaker
from wardiary.weighing.voices.gains import harm
from wardiary.weighing.voices.lookup import fold
from wardiary.weighing.voices.of_whom import group_meant
from wardiary.weighing.voices.opponents import opponent
from wardiary.weighing.voices.parties import Parties

_PLAINLY_MEN = frozenset(("troops", "soldiers", "units"))
_THEY = frozenset(("they", "them", "he", "him", "she", "her"))
_LOYAL = lexicons.pattern("weighing/deeds", "actors", "loyal")
_OF_WHOM = lexicons.pattern("weighing/deeds", "actors", "of_whom")
_ITS_OWN = lexicons.pattern("weighing/deeds", "actors", "its_own")


def side_in_role(claim: Claim, role: ActorRole, text: str, parties: Parties) -> str | None:
    """The side of the actors in a role: a party before a bystander."""
    actors = _in_role(claim, role, text)
    names = [actor.name for actor in actors if actor.name]
    found = [_side_of(actor, claim, text, parties) for actor in actors if actor.name]
    if role is ActorRole.AGENT and claim.kind in (*TAKING, Kind.WITHDRAWAL):  # "armed men" who take or leave a town
        found = [  # are of some party, unknown which
            side if side != THIRD or (_is_nobodys(name, parties) and not _are_only_men(actor, text)) else None
            for actor, name, side in zip((a for a in actors if a.name), names, found, strict=True)
        ]
    sides = [side for side in found if side not in (None, THIRD)]
    return sides[0] if sides else (THIRD if THIRD in found else None)


def sufferer_in_role(claim: Claim, text: str, agent: str | None, voice: Speaker, parties: Parties) -> str | None:
    """The side of those it was done to; of several, not the doer's own: "destroying army lorries, killing rebels"."""
    found = side_in_role(claim, ActorRole.TARGET, text, parties)
    if claim.kind not in harm() or found not in parties.sides or found != agent:
        return found
    actors = _in_role(claim, ActorRole.TARGET, text)
    others = [side for each in actors if (side := _side_of(each, claim, text, parties)) in parties.sides]
    is_own = found == voice.side and _ITS_OWN.search(claim.sentence.of(text)) is None  # no party boasts of its own loss
    return next((side for side in others if side != found), None if is_own else found)


def _side_of(actor: Actor, claim: Claim, text: str, parties: Parties) -> str | None:
    """The side of an actor by his name, else by his own words: "the army" is the diary's, whose country was misread.

    Where the table has a name that goes on behind his words, by that: "the army | and the local guards".
    """
    side = _by_longer_name(actor, claim, text, parties) or parties.side_of(_called(actor, text))
    if side is not None or actor.span is None:
        return side
    words = actor.span.of(text)
    known = parties.side_of(words) or _by_allegiance(actor.span, text, parties)
    return known or group_meant(words, text, actor.span.start, parties)


def _by_allegiance(men: Span, text: str, parties: Parties) -> str | None:
    """The side that men are told behind to be loyal to: "fighters | allied with the recognised government"."""
    found = _LOYAL.match(text, men.end)
    words = found["whom"].split() if found else []
    sides = (parties.side_of(" ".join(words[:number])) for number in range(len(words), 0, -1))
    return next((side for side in sides if side in parties.sides), None)


def _called(actor: Actor, text: str) -> str:
    """What an actor is called: "the men of the Oysterby brigade" bear arms, though plain men may be civilians."""
    words = actor.span.of(text) if actor.span else ""
    is_men = actor.name == CIVILIANS and party_words("plainly_men").intersection(words.lower().split())
    return words if is_men else actor.name or ""


def _are_only_men(actor: Actor, text: str) -> bool:
    """Whether nothing is told of those who take or leave a place but that they are men: "some 50 men left the post"."""
    words = actor.span.of(text).lower().split() if actor.span else []
    is_counted = len(words) > 1 and words[0] not in ("the", "these", "those") and words[-1] == "men"
    return is_counted and party_words("unarmed", "bystanders").isdisjoint(words[:-1])


def _by_longer_name(actor: Actor, claim: Claim, text: str, parties: Parties) -> str | None:
    if actor.span is None:
        return None
    end = actor.span.end - claim.sentence.start
    found = parties.sides_in(claim.sentence.of(text))
    return next((side for start, stop, side in found if start < end < stop), None)


def _in_role(claim: Claim, role: ActorRole, text: str) -> list[Actor]:
    """The actors in a role; not who speaks as "they", nor, of those who take, whom they take it from.

    Nor who is named behind a semicolon: "the claim that it was taken is false; it is held by the army".
    """
    actors = [a for a in claim.actors if a.role is role and not _is_speaker_as_they(a, claim, text)]
    actors = [a for a in actors if a.span is None or not NOT_ONE.search(text, claim.sentence.start, a.span.start)]
    actors = [a for a in actors if a.span is None or ";" not in text[claim.trigger.end : a.span.start]]
    if role is not ActorRole.AGENT or claim.kind not in TAKING:
        return actors
    if party_words("falling").intersection(claim.trigger.of(text).lower().split()):
        actors = [a for a in actors if not _is_speaker(a, claim)]  # who confirms a fall has taken nothing
    begin = claim.sentence.start
    return [
        a for a in actors if a.span is None or not FROM.search(text, max(begin, a.span.start - REACH), a.span.start)
    ]


def _is_speaker(actor: Actor, claim: Claim) -> bool:
    """Whether an actor is who tells the claim."""
    return claim.attribution is not None and actor.name == claim.attribution.speaker


def _is_speaker_as_they(actor: Actor, claim: Claim, text: str) -> bool:
    """Whether "they" of a quotation, or "it", was taken for a person who speaks: nobody speaks so of himself."""
    said, word = claim.attribution, actor.span.of(text).lower() if actor.span else ""
    if said is None or actor.name != said.speaker:
        return False
    is_thing = word == "it" and identify(said.speaker).type is VoiceType.PERSON
    return is_thing or (word in _THEY and said.direct)


def side_by_own_words(claim: Claim, role: ActorRole, text: str, voice: Speaker, parties: Parties) -> str | None:
    """The voice's own side, where a party calls the actor its own: "our army" is the speaker's, whoever has an army."""
    if voice.side in (None, THIRD):
        return None
    actors = [actor for actor in claim.actors if actor.role is role]
    told = [*(a.span.of(text) for a in actors if a.span), *(a.name for a in actors if a.name)]
    if any(ourselves().match(words) for words in told):
        return voice.side
    return voice.side if any(_are_plain(actor, text) for actor in actors) and voice.side in parties.states else None


def _are_plain(actor: Actor, text: str) -> bool:
    """Whether "the troops" were only given a nation, the report's: in the words of a state they are its own."""
    words = actor.span.of(text).lower().removeprefix("the ").split() if actor.span else []
    is_named_after = actor.name is not None and not set(actor.name.lower().split()[:1]) & set(words)
    return bool(words) and set(words) <= _PLAINLY_MEN and is_named_after


def enemy_in_role(claim: Claim, role: ActorRole, text: str, voice: Speaker, parties: Parties) -> str | None:
    """Whom a party means by "the insurgents": whom it fights."""
    if voice.side not in parties.sides:
        return None
    names = [set(actor.name.lower().split()) for actor in _in_role(claim, role, text) if actor.name]
    if any(party_words("anybodys") & words for words in names) and own_still(claim, text, [], voice):
        return None  # "the militia still holds it" is said of one's own
    return opponent(voice.side, text, parties) if any(_is_enemy(words) for words in names) else None


def _is_enemy(words: set[str]) -> bool:
    """Whether a party means the other one by words; "forces and militia" may be a state's own."""
    called = party_words("enemies") & words
    return bool(called) and not (
        called <= party_words("anybodys") and "and" in words and words & party_words("official")
    )


def comers_follow(claim: Claim, text: str) -> bool:
    """Whether those who come stand behind the word as if it were done to them: "the entry of terrorists into it"."""
    begin = claim.trigger.end
    targets = [a.span.start for a in claim.actors if a.role is ActorRole.TARGET and a.span is not None]
    return any(_OF_WHOM.fullmatch(text, begin, at) for at in targets if at > begin)


def disarmed(claim: Claim, agent: str | None, parties: Parties) -> str | None:
    """Whose officers and soldiers a party arrests: those of the other one, where there are two."""
    others = [side for side in parties.sides if side != agent]
    if claim.kind not in (Kind.DETENTION, Kind.ABDUCTION) or agent not in parties.sides or len(others) != 1:
        return None
    names = [actor.name for actor in claim.actors if actor.role is ActorRole.TARGET and actor.name]
    return others[0] if any(party_words("ranks") & set(name.lower().split()) for name in names) else None


_OWN_SUBJECT = lexicons.pattern("weighing/deeds", "actors", "own_subject")
_NAMED = lexicons.pattern("weighing/deeds", "actors", "named")


def is_somebody_else(claim: Claim, text: str) -> bool:
    """Whether the claim names a doer that the table does not know: then no party of its sentence did it.

    Plain "fighters" or "troops" may be those of the party named beside them. Of those who leave, "A took the town
    when the garrison withdrew", and of who is named in a clause of his own: "A retook what the Xs had seized".
    """
    plain = party_words("plain_men")
    doers = [actor for actor in claim.actors if actor.role is ActorRole.AGENT and actor.name]
    if claim.kind is not Kind.WITHDRAWAL:
        doers = [actor for actor in doers if _has_own_clause(actor, claim, text)]
    names = [actor.name for actor in doers if actor.name]
    return bool(names) and not any(plain & set(name.lower().split()) for name in names)


def _has_own_clause(actor: Actor, claim: Claim, text: str) -> bool:
    """Whether somebody with a name is the subject of a clause that begins with him and tells of the claim."""
    span = actor.span
    if span is None or not claim.sentence.start < span.start < claim.trigger.start:
        return False
    opens = _OWN_SUBJECT.search(text, claim.sentence.start, span.start)
    return opens is not None and _NAMED.match(span.of(text)) is not None


def _is_nobodys(name: str, parties: Parties) -> bool:
    """Whether people who are of no party are told of by a name that the table has, or by what they are."""
    keeps_peace = bool({"peacekeeper", "peacekeepers"} & set(name.lower().split()))
    return keeps_peace or parties.is_listed(name) or parties.is_of_third(name) or _is_unarmed(name)


def _is_unarmed(name: str) -> bool:
    """Whether the name is of people who bear no arms: a reporter who drove to the river has not advanced on it."""
    return bool(party_words("unarmed") & set(name.lower().split()))


def is_voice(claim: Claim, voice: Speaker) -> bool:
    """Whether the doer read is who tells it."""
    return any(a.role is ActorRole.AGENT and a.name is not None and fold(a.name) == voice.key for a in claim.actors)
