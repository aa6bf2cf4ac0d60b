"""What evidence makes of a claim: whether a look in its clause, or in one beside it, shows it true or shows it false.

Evidence verifies what it shows and no more: a look from beside must show a trace of that kind of happening, or the
party that is said to be there, or say that it bears the telling out. Seen elsewhere or at another time, it shows
nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from wardiary import lexicons
from wardiary.diary.records import KeptReport
from wardiary.model import Claim, Kind, Reality, Span, VoiceType
from wardiary.model.kinds import TAKING
from wardiary.resolving.voices import identify
from wardiary.weighing.deeds.moves import MOVES
from wardiary.weighing.deeds.outcome import is_kept
from wardiary.weighing.evidence.checking import is_denied
from wardiary.weighing.evidence.lookers import Eyes, pattern, word_list
from wardiary.weighing.evidence.looks import Look, clauses, looks
from wardiary.weighing.evidence.traces import established, fits, is_of_it, traced
from wardiary.weighing.evidence.witnesses import men_in
from wardiary.weighing.records import THIRD
from wardiary.weighing.voices.parties import Parties

_BACK, _ON = 2, 2  # clauses from the claim within which what bears it out stands: the next, or one between them
_SAME = 5  # letters in which two spellings of a place begin alike
_BLOWS = (Kind.STRIKE, Kind.EXPLOSION, Kind.DAMAGE, Kind.ATTACK, Kind.ABDUCTION, Kind.DETENTION)
_SETTLEMENT = lexicons.pattern("weighing/evidence", "shown", "settlement")
_ASIDE = lexicons.pattern("weighing/evidence", "shown", "aside")
_AGREED = lexicons.pattern("weighing/evidence", "shown", "agreed")
_REPORTER_GOES = lexicons.pattern("weighing/evidence", "shown", "reporter_goes")
_OF_THEM = lexicons.pattern("weighing/evidence", "shown", "of_them")
_BEFORE_OR_AFTER = lexicons.pattern("weighing/evidence", "shown", "before_or_after")
_ANOTHER_CLAUSE = lexicons.pattern("weighing/evidence", "shown", "another_clause")
_CITED = lexicons.pattern("weighing/evidence", "shown", "cited")
_CONFIRMED = lexicons.pattern("weighing/evidence", "shown", "confirmed")
_THIRD_VOICES = (VoiceType.ANALYST, VoiceType.ORGANISATION, VoiceType.AGENCY, VoiceType.EVIDENCE)


class Shown(Enum):
    """What a look makes of a claim."""

    TRUE = "true"
    FALSE = "false"


@dataclass(frozen=True)
class Evidence:
    """A report's clauses, the looks in them, and which parts a party says."""

    text: str
    parts: tuple[Span, ...]
    looks: tuple[Look, ...]
    of_parties: tuple[Span, ...]
    parties: Parties

    def has_looked(self, sentence: Span) -> bool:
        """Whether somebody looks in the paragraph of a sentence."""
        return any(self._is_one_paragraph(look.clause, sentence) for look in self.looks)

    def on(self, claim: Claim, agent: str | None) -> Shown | None:
        """What the looks make of a claim that tells of `agent`; None where they show nothing of it.

        1. a look in its own clause; 2. those in the clauses around it in its paragraph; 3. what they stand beside, told
        by who publishes it.
        """
        here = self._part_of(claim.trigger)
        if here is None or not self.looks:
            return None
        around = range(max(0, here - _BACK), min(len(self.parts), here + _ON + 1))
        near = [part for part in (self.parts[k] for k in around) if self._is_one_paragraph(part, self.parts[here])]
        if self._is_origin(claim, self.parts[here]):
            return None
        if any(self._is_misuse(part) for part in near if part.start >= self.parts[here].start):
            return Shown.FALSE
        own = [seen for look in self.looks if look.clause == self.parts[here] if (seen := self._within(look, claim))]
        if own:
            return Shown.FALSE if Shown.FALSE in own or self._is_nobody(claim) else Shown.TRUE
        if self._is_upheld(claim, near) or self._is_own_verdict(claim):
            return Shown.TRUE
        around_it = [look for look in self.looks if look.clause in near and look.clause != self.parts[here]]
        beside = [seen for look in around_it if (seen := self._beside(look, claim, agent))]
        if beside:
            return beside[-1]
        if self._is_told_on_the_spot(claim, around_it):
            return Shown.TRUE
        return self._pictured_next(claim, agent, self.parts[here + 1 : here + 2])

    def _pictured_next(self, claim: Claim, agent: str | None, following: Sequence[Span]) -> Shown | None:
        """What pictures at the head of the next paragraph show of the harm that who publishes them has just told."""
        if claim.attribution is not None or claim.kind not in _BLOWS:
            return None
        pictures = (look for look in self.looks if look.instrument and look.clause in following)
        return next((seen for look in pictures if (seen := self._beside(look, claim, agent))), None)

    def _is_told_on_the_spot(self, claim: Claim, around: Sequence[Look]) -> bool:
        """Whether who publishes it tells it in his own words, as news, right beside what somebody saw there.

        Not since which year a town has been held, which nobody sees; nor that people fled, of whom some were seen.
        """
        is_news = claim.attribution is None and claim.reality in (Reality.OCCURRED, Reality.ONGOING)
        if not is_news or claim.kind is Kind.DISPLACEMENT or _is_of_a_year(claim) or self.is_of_party(claim.trigger):
            return False
        there = (look for look in around if self._saw(look) and not self._is_elsewhere(look, claim))
        return any(not pattern("words", "other").search(look.words) for look in there)

    def _saw(self, look: Look) -> bool:
        """Whether somebody saw something then and there: he has not only heard of it, nor come before or after."""
        if look.instrument or _BEFORE_OR_AFTER.search(look.shown):
            return False
        verb = word_list("verbs", "sees").search(self.text, look.start, look.end)
        return verb is not None and not pattern("verbs", "asks").search(verb.group())

    def _is_upheld(self, claim: Claim, near: Sequence[Span]) -> bool:
        """Whether who publishes it says, beside a look, that it is so; or denies it himself in that paragraph."""
        if not self.has_looked(claim.sentence):
            return False
        if claim.attribution is None and claim.kind is not Kind.WITHDRAWAL and is_denied(claim, self.text):
            return True  # but that somebody has not left is seen or not
        from_it = (part for part in near if part.end > claim.trigger.start)
        found = (pattern("words", "upheld").search(self.text, part.start, part.end) for part in from_it)
        return any(each and not self.is_of_party(Span(*each.span())) for each in found)

    def _is_own_verdict(self, claim: Claim) -> bool:
        """Whether who publishes it says who holds a place that its own people have looked at before.

        "Our reporter stood in the square. The town is in the army's hands": in one paragraph, or where both name it;
        not of a place that they did not see, nor since which year it has been held.
        """
        said = claim.reality in (Reality.ONGOING, Reality.OCCURRED) and claim.attribution is None
        if _is_of_a_year(claim):
            return False
        if claim.kind is not Kind.HOLDING or not said:
            return False
        before = [look for look in self.looks if look.clause.start < claim.trigger.start and not look.instrument]
        if not before or is_denied(claim, self.text):
            return False
        named = (place.span.of(self.text) for place in claim.places if place.span is not None)
        plain = [name.removeprefix("The ").removeprefix("the ") for name in named]
        here = [look for look in before if self._is_one_paragraph(look.clause, claim.sentence)]
        if here:
            told = self.text[here[0].clause.start : claim.sentence.start]
            return all(name.islower() or name in told for name in plain)
        seen = " ".join(self._paragraph_of(look.clause) for look in before)
        return bool(plain) and all(not name.islower() and name in seen for name in plain)

    def _paragraph_of(self, clause: Span) -> str:
        end = self.text.find("\n", clause.end)
        return self.text[self.text.rfind("\n", 0, clause.start) + 1 : end if end >= 0 else None]

    def is_way_to_look(self, claim: Claim) -> bool:
        """Whether the move that it tells is that of who looked: "our reporter drove into the town" is no advance."""
        trigger = claim.trigger
        lookers = (self.text[k.start : trigger.start] for k in self.looks if k.start < trigger.start < k.end)
        return claim.kind in MOVES and any(_REPORTER_GOES.match(words) for words in lookers)

    def is_misused(self, claim: Claim) -> bool:
        """Whether what is told rests on a recording that is said, in its own clause or behind, to be another one."""
        here = self._part_of(claim.trigger)
        if here is None:
            return False
        near = self.parts[here : here + _ON + 1]
        return any(self._is_misuse(part) for part in near if self._is_one_paragraph(part, self.parts[here]))

    def is_established(self, claim: Claim) -> bool:
        """Whether somebody is said to have found out, not seen, what is told: "they established that it was burned"."""
        here = self._part_of(claim.trigger)
        own = (look for look in self.looks if here is not None and look.clause == self.parts[here])
        told = ((look, claim.trigger.start >= look.end) for look in own)
        return any(
            established(look.shown if is_behind else self.text[look.start : look.end]) for look, is_behind in told
        )

    def is_looked_into(self, claim: Claim) -> bool:
        """Whether it is told of a blow, however long ago, before it is told how somebody looked into it."""
        looked = any(
            look.clause.start > claim.trigger.start and self._is_one_paragraph(look.clause, claim.sentence)
            for look in self.looks
        )
        return claim.kind in _BLOWS and looked

    def _is_nobody(self, claim: Claim) -> bool:
        before = self.text[claim.sentence.start : claim.trigger.start]
        return not is_kept(claim, self.text) and bool(pattern("words", "nobody").search(before))

    def _part_of(self, span: Span) -> int | None:
        return next((k for k, part in enumerate(self.parts) if part.contains(span)), None)

    def _is_one_paragraph(self, one: Span, other: Span) -> bool:
        return "\n" not in self.text[min(one.end, other.end) : max(one.start, other.start)]

    def _within(self, look: Look, claim: Claim) -> Shown | None:
        """A look in the claim's own clause: what it shows, or is cited for, unless another voice tells the claim."""
        words, trigger = look.words, claim.trigger.start - look.clause.start
        no_sign = pattern("words", "no_sign").search(words, 0, trigger)
        nothing = pattern("words", "nothing_shows").search(words, 0, trigger)
        if nothing or (no_sign and look.start - look.clause.start < no_sign.start()):
            return Shown.FALSE
        if pattern("words", "contradicts").search(words):
            return Shown.FALSE
        if claim.trigger.start >= look.end:
            if _ASIDE.search(_AGREED.sub(" ", words[look.end - look.clause.start : trigger])):
                return None
            return Shown.TRUE if not _is_another_voice(claim, look) else None
        if pattern("words", "points_back").search(words) or _is_confirmed_by(look, claim):
            return Shown.TRUE
        between = words[trigger + len(claim.trigger.of(self.text)) : look.start - look.clause.start]
        if _is_another_voice(claim, look):
            return None
        if _OF_THEM.match(words, look.end - look.clause.start):
            return Shown.TRUE  # "the convoy drove in, and our reporter rode behind it"
        if _ANOTHER_CLAUSE.search(between):
            return None
        cited = _CITED.search(between)
        return Shown.TRUE if cited and not pattern("words", "other").search(words) else None

    def _is_misuse(self, part: Span) -> bool:
        """Whether a recording is said, on somebody's looking and in no party's words, to be another one."""
        said = pattern("words", "misused").search(self.text, part.start, part.end)
        if said is None or not self._has_look_near(part) or self.is_of_party(Span(*said.span())):
            return False
        subject = self.text[part.start : said.end()]
        is_recording = word_list("evidence", "nouns").search(subject) or pattern("words", "recorded").search(subject)
        return bool(is_recording) and not pattern("words", "shows").search(subject)

    def _is_origin(self, claim: Claim, part: Span) -> bool:
        """Whether it is what a misused recording is of: "the clip is from a blast abroad in 2020"."""
        said = pattern("words", "misused").search(self.text, part.start, part.end)
        is_inside = said is not None and said.start() < claim.trigger.start < said.end() and " as " not in said.group()
        return is_inside and self._is_misuse(part)

    def _has_look_near(self, part: Span) -> bool:
        """Whether somebody looks in this clause, or goes on in the next to tell how he found it out."""
        following = next((each for each in self.parts if each.start >= part.end), None)
        near = (part, following) if following and self._is_one_paragraph(part, following) else (part,)
        return any(look.clause in near for look in self.looks)

    def is_of_party(self, span: Span) -> bool:
        """Whether a party says what stands there."""
        return any(span.overlaps(each) for each in self.of_parties)

    def _beside(self, look: Look, claim: Claim, agent: str | None) -> Shown | None:
        """A look in another clause, if it is not of another place or time."""
        shown = look.words
        is_off = pattern("words", "other").search(shown) or pattern("words", "made_off").search(shown)
        if is_off or self._is_elsewhere(look, claim):
            return None
        if self.is_of_party(Span(look.start, look.end)):
            return None
        if pattern("words", "contradicts").search(shown):
            return Shown.FALSE
        if pattern("words", "nothing_shows").search(shown):
            return None  # "we have seen nothing that would support the claim"
        after = look.start >= claim.sentence.start
        if claim.kind in TAKING and self._of_sides(_ASIDE.sub(" ", shown), claim, agent) is Shown.FALSE:
            return Shown.FALSE
        if after and (pattern("words", "points_back").search(shown) or fits(look)):
            return Shown.TRUE
        if claim.kind in TAKING:
            if after and pattern("words", "accompanies").search(shown):
                return Shown.TRUE  # "a column drove into the town; our reporter came in with the third lorry"
            return self._of_sides(_ASIDE.sub(" ", shown), claim, agent)
        if is_denied(claim, self.text) and self._have_stayed(_ASIDE.sub(" ", shown), claim, agent):
            return Shown.FALSE
        found = traced(shown, claim.kind, claim.sentence.of(self.text))
        if found is not None and not (found and self._are_others(shown, claim, agent)):
            return Shown.TRUE if found else Shown.FALSE
        is_blow = after and claim.kind in _BLOWS
        return Shown.TRUE if is_blow and (is_of_it(look) or _was_in_it(look)) else None

    def _are_others(self, shown: str, claim: Claim, agent: str | None) -> bool:
        """Whether only another party's men were seen to go past: that they came does not show who left."""
        seen = {side for _, _, side in self.parties.sides_in(shown)} & set(self.parties.sides)
        return claim.kind is Kind.WITHDRAWAL and agent in self.parties.sides and bool(seen) and agent not in seen

    def _have_stayed(self, shown: str, claim: Claim, agent: str | None) -> bool:
        """Whether those who are said not to have left were seen where they stood, and not on their way."""
        if claim.kind is not Kind.WITHDRAWAL:
            return False
        is_there = pattern("traces", "stationed").search(shown) and not pattern("traces", "stirring").search(shown)
        return bool(is_there) and self._of_sides(shown, claim, agent) is Shown.TRUE

    def _is_elsewhere(self, look: Look, claim: Claim) -> bool:
        """Whether the look names a place that the claim's clause does not, and not the claim's own."""
        told = " ".join((claim.sentence.of(self.text), *(p.span.of(self.text) for p in claim.places if p.span)))
        words = lexicons.load("evidence")["words"]
        strange = {*words["calendar"].split(), *words["bodies"].split()}
        named = [name for name in _SETTLEMENT.findall(_seen_from_afar(look)) if name.split()[0] not in strange]
        known = tuple(each.name.lower() for each in claim.places)
        begun = (name.lower()[:_SAME] for name in named)
        same = any(place.startswith(name) for name in begun for place in known)
        return bool(named) and not same and not any(name in told for name in named)

    def _of_sides(self, shown: str, claim: Claim, agent: str | None) -> Shown | None:
        """Whose men were seen: the party's that is said to be there, or only those of another one."""
        if not pattern("traces", "presence").search(shown):
            return None
        there, absent = men_in(shown, self.parties)
        seen = {side for _, _, side in self.parties.sides_in(shown)} - (absent - there)
        if agent is None or agent == THIRD:
            return None
        if agent in seen:
            return Shown.TRUE
        if seen & set(self.parties.sides):
            is_there = pattern("traces", "stationed").search(shown) and not pattern("traces", "stirring").search(shown)
            return Shown.FALSE if is_there else None
        is_state = agent in self.parties.states or word_list("men", "state").search(claim.sentence.of(self.text))
        men = word_list("men", "state" if is_state else "irregular").search(shown)
        own = word_list("men", "pronouns")
        return Shown.TRUE if men or own.search(shown) else None


def evidence_of(kept: KeptReport, parties: Parties) -> Evidence:
    """The evidence of a report: empty where its publisher is a party."""
    text, reading = kept.report.text, kept.reading
    publisher = kept.report.publisher
    if publisher is not None and parties.side_of(publisher) not in (None, THIRD):
        return Evidence(text, (), (), (), parties)
    parts = tuple(clauses(text, reading.sentences))
    said = tuple(
        content
        for mention in reading.attributions
        if mention.voice is not None and parties.side_of(mention.voice.name) in parties.sides
        for content in mention.content
    )
    eyes = Eyes(publisher, parties.bodies, lambda words: _is_of_party(words, parties))
    found = looks(text, parts, eyes)
    return Evidence(text, parts, tuple(found), said, parties)


def _is_of_party(words: str, parties: Parties) -> bool:
    """Whether words name a party, or a mouthpiece of one that they leave open: "rebel pages"."""
    return any(True for _ in parties.sides_in(words)) or bool(pattern("lookers", "mouthpieces").search(words))


def _seen_from_afar(look: Look) -> str:
    """The words of a look, without where its looker stands, if he looks across: "a reporter on a roof in Farhill"."""
    start, end = look.start - look.clause.start, look.end - look.clause.start
    is_across = pattern("words", "vantage").search(look.words, start, end)
    return look.words[:start] + look.words[end:] if is_across else look.words


def _was_in_it(look: Look) -> bool:
    """Whether who looks was himself in or on what was hit: "a crew of this station was in the fourth car"."""
    return not look.instrument and pattern("words", "was_in_it").search(look.shown) is not None


def _is_of_a_year(claim: Claim) -> bool:
    """Whether it is told of a year or month, not of a day."""
    time = claim.time
    return bool(time and time.span and time.from_ and len(time.from_) < len("2023-12-18"))


def _is_another_voice(claim: Claim, look: Look) -> bool:
    """Whether somebody else than who looks tells the claim: a witness, a party, a person."""
    said = claim.attribution
    if said is None or identify(said.speaker).type in _THIRD_VOICES:
        return False
    if look.start == look.end:  # a clause that goes on with what was looked at: whoever is named in it, did not
        return True
    return said.span is None or not (said.span.start <= look.end and look.start <= said.span.end)


def _is_confirmed_by(look: Look, claim: Claim) -> bool:
    """Whether "was verified by" stands between the claim and the looker."""
    between = look.words[claim.trigger.end - look.clause.start : look.start - look.clause.start]
    return bool(_CONFIRMED.search(between))
