"""Who does it and to whom, as sides: from a claim's actors, else from the parties that its own sentence names.

What stays open stays None: a doer is never guessed from the voice, except where the voice says "our" or "we".
"""

from __future__ import annotations

import re

from wardiary.model import Actor, ActorRole, Claim, Kind, Reality
from wardiary.weighing.deeds.driven import driven_by, is_driven_out
from wardiary.weighing.deeds.whose import (
    FROM,
    ITS_HANDS,
    OWNS,
    REACH,
    TAKES,
    Named,
    fell_to_army,
    in_hands_of,
    is_loss,
    is_own_deed,
    of_enemy_or_own,
    of_loss,
    ours,
    ourselves,
    own_fighters,
    own_gain,
    own_leaving,
    own_still,
    words_of,
)
from wardiary.weighing.evidence.checking import denies_itself
from wardiary.weighing.records import THIRD, Speaker
from wardiary.weighing.voices.opponents import opponent
from wardiary.weighing.voices.own_men import own_men_of
from wardiary.weighing.voices.parties import Parties, fold

_BY = re.compile(r"\b(?:by|to|in|from|under)\s+(?:the\s+|its\s+|their\s+)?(?:[\w’'-]+\s+){0,3}?$", re.IGNORECASE)
_CLOSE = re.compile(
    r"(?:['’]s)?\s*(?:[\w’'-]+\s+){0,3}"
)  # a subject and its verb; further off, the party may be the sufferer
_DOES = re.compile(r"\s+(?:(?:has|have|had|then|also|later|soon|finally)\s+)*")
_CLAUSE = re.compile(r"\b(?:and|but|while|as|after|before|when|because|until|where) (?:the |a |an )?$", re.IGNORECASE)
_NOT_ONE = re.compile(r"\b(?:not (?:one|a single|any)|no|nor any|never a) (?:of the )?$", re.IGNORECASE)
_HELPS = re.compile(r"\b(?:evacuat|rescu|airlift|repatriat|escort|brought out|moved out)\w*", re.IGNORECASE)
_PLAINLY_MEN = frozenset(("troops", "soldiers", "units"))
_THEY = frozenset(("they", "them", "he", "him", "she", "her"))
_PASSIVE = re.compile(r"\b(?:was|were|been|being) (?:\w+ly )?$", re.IGNORECASE)
_ANOTHER_CLAUSE = re.compile(r"[,;:] (?:and|but|while|although|though)? ?(?:what|that|who|whoever)\b", re.IGNORECASE)
_OWNER = re.compile(r"\b(?:hands?|control|flag)\b", re.IGNORECASE)


def who(claim: Claim, text: str, voice: Speaker, parties: Parties) -> tuple[str | None, str | None]:
    """The sides of the doer and of the one it was done to; THIRD for those of no party, None where unknown."""
    named = _named(claim, text, parties)
    agent = (
        _own_words(claim, ActorRole.AGENT, text, voice, parties)
        or in_hands_of(claim, text, parties)
        or _in_its_hands(claim, text, voice)
        or _its_men(claim, text, voice, named)
        or _actor(claim, ActorRole.AGENT, text, parties)
    )
    agent = fell_to_army(claim, text, voice, parties) or _of_its_clause(claim, text, named) or agent
    target = _own_words(claim, ActorRole.TARGET, text, voice, parties) or _actor(claim, ActorRole.TARGET, text, parties)
    agent = agent or _enemy(claim, ActorRole.AGENT, text, voice, parties)
    if agent != voice.side and is_own_deed(claim, text, voice, parties):
        agent = voice.side
    if agent == THIRD and claim.kind in TAKES and voice.is_publisher and _is_voice(claim, voice):
        agent = None  # "we regard its capture as confirmed"
    agent, target = of_loss(claim, agent, target, text, parties, voice)
    if claim.kind is Kind.GAIN and agent == voice.side and denies_itself(claim, claim.sentence.of(text)):
        agent = None  # no party denies that it took a place itself
    if agent is None:
        agent = (
            own_men_of(claim, text, voice, named)
            or (None if _is_somebody_else(claim) else _doer(claim, text, named, target))
            or ours(claim, text, voice)
            or own_gain(claim, text, named, voice)
            or own_fighters(claim, text, named, voice)
            or of_enemy_or_own(claim, text, named, voice, parties)
            or own_still(claim, text, named, voice)
            or own_leaving(claim, text, named, voice)
        )
        if claim.reality is Reality.DENIED and agent == voice.side and claim.kind is not Kind.WITHDRAWAL:
            agent = None  # who denies is named for denying, not for doing
        if is_loss(claim, text) and not any(n.side == agent and n.start >= claim.trigger.end for n in named):
            agent, target = of_loss(claim, agent, target, text, parties, voice)  # who is named before a loss suffers it
    if target is None:
        others = [each.side for each in named if each.side != agent and each.start >= claim.trigger.end]
        target = others[0] if others and claim.kind not in TAKES else _disarmed(claim, agent, parties)
    if claim.kind is Kind.DISPLACEMENT and brings_out(claim, text):
        agent = None  # who brings people out has not driven them out
    if is_driven_out(claim, text, target, parties):
        agent = driven_by(agent, target, parties)
    return agent, target


def _of_its_clause(claim: Claim, text: str, named: list[Named]) -> str | None:
    """The party that is the subject of the clause that tells of a taking: "the army left and the rebels took it"."""
    before = [n for n in named if n.end <= claim.trigger.start]
    if claim.kind not in TAKES or not before or not _DOES.fullmatch(text, before[-1].end, claim.trigger.start):
        return None
    return before[-1].side if _CLAUSE.search(text, claim.sentence.start, before[-1].start) else None


def _is_voice(claim: Claim, voice: Speaker) -> bool:
    """Whether the doer read is who tells it."""
    return any(a.role is ActorRole.AGENT and a.name is not None and fold(a.name) == voice.key for a in claim.actors)


def brings_out(claim: Claim, text: str) -> bool:
    """Whether people are not driven out but brought out."""
    return bool(_HELPS.search(claim.trigger.of(text)))


def _actor(claim: Claim, role: ActorRole, text: str, parties: Parties) -> str | None:
    """The side of the actors in a role: a party before a bystander."""
    actors = _in_role(claim, role, text)
    names = [actor.name for actor in actors if actor.name]
    found = [_side_of(actor, claim, text, parties) for actor in actors if actor.name]
    if role is ActorRole.AGENT and claim.kind in (*TAKES, Kind.WITHDRAWAL):  # "armed men" who take or leave a town
        found = [  # are of some party, unknown which
            side if side != THIRD or parties.is_listed(name) or _is_unarmed(name) else None
            for name, side in zip(names, found, strict=True)
        ]
    sides = [side for side in found if side not in (None, THIRD)]
    return sides[0] if sides else (THIRD if THIRD in found else None)


def _side_of(actor: Actor, claim: Claim, text: str, parties: Parties) -> str | None:
    """The side of an actor by his name, else by his own words: "the army" is the diary's, whose country was misread.

    Where the table has a name that goes on behind his words, by that: "the army | and the local guards".
    """
    side = _by_longer_name(actor, claim, text, parties) or parties.side_of(actor.name)
    return side if side is not None or actor.span is None else parties.side_of(actor.span.of(text))


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
    actors = [a for a in actors if a.span is None or not _NOT_ONE.search(text, claim.sentence.start, a.span.start)]
    actors = [a for a in actors if a.span is None or ";" not in text[claim.trigger.end : a.span.start]]
    if role is not ActorRole.AGENT or claim.kind not in TAKES:
        return actors
    if words_of("falling").intersection(claim.trigger.of(text).lower().split()):
        actors = [a for a in actors if not _is_speaker(a, claim)]  # who confirms a fall has taken nothing
    begin = claim.sentence.start
    return [
        a for a in actors if a.span is None or not FROM.search(text, max(begin, a.span.start - REACH), a.span.start)
    ]


def _is_speaker(actor: Actor, claim: Claim) -> bool:
    """Whether an actor is who tells the claim."""
    return claim.attribution is not None and actor.name == claim.attribution.speaker


def _is_speaker_as_they(actor: Actor, claim: Claim, text: str) -> bool:
    """Whether "they" of a quotation was taken for who speaks: nobody speaks so of himself."""
    said = claim.attribution
    is_pronoun = actor.span is not None and actor.span.of(text).lower() in _THEY
    return is_pronoun and said is not None and said.direct and actor.name == said.speaker


def _own_words(claim: Claim, role: ActorRole, text: str, voice: Speaker, parties: Parties) -> str | None:
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


def _in_its_hands(claim: Claim, text: str, voice: Speaker) -> str | None:
    """The voice's own side, where it says that the place is "in its hands" or "in our hands"."""
    if claim.kind not in TAKES or voice.side in (None, THIRD):
        return None
    found = ITS_HANDS.search(text, claim.trigger.start, min(claim.sentence.end, claim.trigger.end + REACH))
    is_its = found is not None and (claim.attribution is not None or ourselves().search(found.group()))
    return voice.side if is_its else None


def _its_men(claim: Claim, text: str, voice: Speaker, named: list[Named]) -> str | None:
    """The voice's own side, where it says that "its forces" did it and names nobody before whose they could be."""
    if claim.attribution is None or any(each.start < claim.trigger.start for each in named):
        return None
    return own_men_of(claim, text, voice, named)


def _enemy(claim: Claim, role: ActorRole, text: str, voice: Speaker, parties: Parties) -> str | None:
    """Whom a party means by "the insurgents": whom it fights."""
    if voice.side not in parties.sides:
        return None
    names = [set(actor.name.lower().split()) for actor in _in_role(claim, role, text) if actor.name]
    if any(words_of("anybodys") & words for words in names) and own_still(claim, text, [], voice):
        return None  # "the militia still holds it" is said of one's own
    return opponent(voice.side, text, parties) if any(_is_enemy(words) for words in names) else None


def _is_enemy(words: set[str]) -> bool:
    """Whether a party means the other one by words; "forces and militia" may be a state's own."""
    called = words_of("enemies") & words
    return bool(called) and not (called <= words_of("anybodys") and "and" in words and words & words_of("official"))


def _disarmed(claim: Claim, agent: str | None, parties: Parties) -> str | None:
    """Whose officers and soldiers a party arrests: those of the other one, where there are two."""
    others = [side for side in parties.sides if side != agent]
    if claim.kind not in (Kind.DETENTION, Kind.ABDUCTION) or agent not in parties.sides or len(others) != 1:
        return None
    names = [actor.name for actor in claim.actors if actor.role is ActorRole.TARGET and actor.name]
    return others[0] if any(words_of("ranks") & set(name.lower().split()) for name in names) else None


def _is_somebody_else(claim: Claim) -> bool:
    """Whether the claim names a doer that the table does not know: then no party of its sentence did it.

    Plain "fighters" or "troops" may be those of the party named beside them. Only of those who leave: "A took the town
    when the garrison withdrew" names the doer and the leaver in one sentence.
    """
    if claim.kind is not Kind.WITHDRAWAL:
        return False
    plain = words_of("plain_men")
    names = [actor.name for actor in claim.actors if actor.role is ActorRole.AGENT and actor.name]
    return bool(names) and not any(plain & set(name.lower().split()) for name in names)


def _is_unarmed(name: str) -> bool:
    """Whether the name is of people who bear no arms: a reporter who drove to the river has not advanced on it."""
    return bool(words_of("unarmed") & set(name.lower().split()))


def _named(claim: Claim, text: str, parties: Parties) -> list[Named]:
    """Parties that the sentence names, those left out that only speak, or of whom "not one" is said to do a thing."""
    at = claim.sentence.start
    words = claim.sentence.of(text)
    found = [
        Named(at + start, at + end, side)
        for start, end, side in parties.sides_in(words)
        if not _NOT_ONE.search(words, 0, start)
    ]
    source = claim.attribution.span if claim.attribution else None
    begin = _told_from(claim, text)
    return [each for each in found if each.start >= begin and not (source and source.start <= each.start < source.end)]


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


_NOUN_OF = re.compile(r" (?:of|by|from) (?:the |an? |its )?")


def _doer(claim: Claim, text: str, named: list[Named], target: str | None) -> str | None:
    """The party that does it, by its place: behind "to" or "by" after the trigger, else the nearest before it.

    Of a sentence that names one party only, that one, where the kind needs a doer and it is not the sufferer.
    """
    after = [n for n in named if n.start >= claim.trigger.end and _BY.search(text, claim.trigger.start, n.start)]
    after = [n for n in after if not _ANOTHER_CLAUSE.search(text, claim.trigger.end, n.start)]
    after = [n for n in after if ";" not in text[claim.trigger.end : n.start]]
    before = [n for n in named if n.end <= claim.trigger.start]
    inside = [n for n in named if claim.trigger.start <= n.start < claim.trigger.end]
    if claim.kind in TAKES or claim.kind is Kind.WITHDRAWAL:
        if inside:
            return inside[0].side
        if claim.kind is Kind.WITHDRAWAL and len({n.side for n in named}) > 1:
            return None  # who left whom is not told by the order of the words
        passive = claim.kind is not Kind.WITHDRAWAL and after and _is_handed(claim, text, after[0])
        if passive:
            return after[0].side
        is_passive = _PASSIVE.search(text, claim.sentence.start, claim.trigger.start) and claim.kind is Kind.GAIN
        if is_passive or ITS_HANDS.search(text, claim.trigger.start, claim.sentence.end):
            before = [n for n in before if not OWNS.match(text, n.end, claim.trigger.start)]
        return before[-1].side if before else None
    near = before[-1] if before and _CLOSE.fullmatch(text, before[-1].end, claim.trigger.start) else None
    return near.side if near and near.side != target else None


def _is_handed(claim: Claim, text: str, party: Named) -> bool:
    """Whether the words up to the party say that the place goes or belongs to it: "fell to", "in the hands of"."""
    between = text[claim.trigger.start : party.start].lower()
    return bool(re.search(r"\b(?:to|by|hands of|control of|under)\s+(?:[\w’'-]+\s+){0,3}$", between)) or bool(
        _OWNER.match(text[party.end : party.end + 12].strip("’'s "))
    )
