"""Who tells a claim, who calls it false, and whether that voice checked it.

Only who is no party can check; what nobody is named for speaks through the publisher.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from wardiary import lexicons
from wardiary.claims.voiced import UNNAMED
from wardiary.diary.records import KeptReport
from wardiary.model import Attribution, Claim, Verification, VoiceType
from wardiary.resolving.voices import identify
from wardiary.weighing.evidence.checking import Verdict, is_checked, is_verdict, shows_evidence
from wardiary.weighing.evidence.lookers import pattern
from wardiary.weighing.evidence.looks import is_desk
from wardiary.weighing.lexicon import party_words
from wardiary.weighing.records import THIRD, Speaker, Telling
from wardiary.weighing.voices.introduced import introduced
from wardiary.weighing.voices.lookup import fold, is_nobody
from wardiary.weighing.voices.of_whom import side_meant
from wardiary.weighing.voices.officials import is_office
from wardiary.weighing.voices.parties import Parties

_BEARS_OUT = lexicons.pattern("weighing/voices", "speakers", "bears_out")
_ANOTHER = lexicons.pattern("weighing/voices", "speakers", "another")
_BEHIND_STAFF = lexicons.pattern("weighing/voices", "speakers", "behind_staff")
_BEHIND_OFFICE = lexicons.pattern("weighing/voices", "speakers", "behind_office")
_PRONOUNS = frozenset(("it", "they", "he", "she"))
_BEFORE = 40  # characters before a name in which it is told what somebody is: a title of some five words
_MANY = frozenset((VoiceType.WITNESS, VoiceType.UNNAMED, VoiceType.UNKNOWN))


def speaker_of(kept: KeptReport, claim: Claim, parties: Parties) -> Speaker:
    """Who says so. Evidence speaks through the publisher who shows it; unnamed voices are those of their paper."""
    said = claim.attribution
    borne_out = _who_bears_it_out(claim, kept.report.text)
    if said is not None and borne_out:
        said = replace(said, speaker=borne_out, span=None)
    if said is None or identify(said.speaker).type is VoiceType.EVIDENCE or is_nobody(said.speaker):
        return publisher_of(kept, parties)
    if said.speaker == UNNAMED and publisher_of(kept, parties).side in parties.sides:
        return publisher_of(kept, parties)  # what nobody is named for in a party's own paper, the party says
    if (
        _is_we(said, claim, kept.report.text)
        or fold(said.speaker) == fold(kept.report.publisher or "")
        or _is_of_the_paper(said.speaker, kept.report.publisher)
    ):
        return publisher_of(kept, parties)
    name = as_told(_as_named(said, kept), kept.report.text, parties)
    other = _ANOTHER.match(said.span.of(kept.report.text)) if said.span else None
    return named_speaker(f"another {name}" if other and not _ANOTHER.match(name) else name, kept, claim, parties)


def _is_we(said: Attribution, claim: Claim, text: str) -> bool:
    """Whether those who publish it speak for themselves: "we find that", "we consider its capture confirmed"."""
    if said.span is not None:
        return not said.direct and said.span.of(text).lower() == "we"
    before = text[claim.sentence.start : said.cue.start] if said.cue else ""
    return said.speaker == UNNAMED and pattern("words", "we_judge").search(before) is not None


def _is_of_the_paper(speaker: str, publisher: str | None) -> bool:
    """Whether the paper's own people or papers speak: "our correspondent", "the agency's reporter", "our information".

    "Our team" is known by then as the team of its publisher.
    """
    if pattern("words", "of_the_paper").fullmatch(speaker):
        return True
    whose = f" of {publisher}"
    return publisher is not None and speaker.endswith(whose) and _is_own_staff(speaker.removesuffix(whose))


def _is_own_staff(words: str) -> bool:
    """Whether it is who writes for a paper, or what it knows: "reporter in Kelmar", not "neighbour" or "partners"."""
    head = _BEHIND_STAFF.split(words.lower())[0].split()
    return bool(head) and head[-1] in party_words("staff")


def as_told(said: Attribution, text: str, parties: Parties) -> str:
    """The speaker's name, or the report's own words for him where only those, or other than that, tell his side.

    A "General Command" is whose the table says, also where the usual name of such an office is another party's.
    """
    words = said.span.of(text) if said.span else ""
    side, known = parties.side_of(words), parties.side_of(said.speaker)
    if side in (None, known) or (side == THIRD and known is not None):
        return said.speaker
    is_named = side == THIRD or is_office(fold(words)) or any(s == side for _, _, s in parties.sides_in(words))
    return words if known is not None or is_named else said.speaker


def _as_named(said: Attribution, kept: KeptReport) -> Attribution:
    """What was said with the words by which its voice was last named, where it is told of as "it" or "they"."""
    text = kept.report.text
    if said.span is None or said.span.of(text).lower() not in _PRONOUNS:
        return said
    before = (
        mention.source[0]
        for mention in reversed(kept.reading.attributions)
        if mention.voice is not None
        and mention.voice.name == said.speaker
        and mention.source
        and mention.source[0].end <= said.span.start
    )
    named = next((span for span in before if span.of(text).lower() not in _PRONOUNS), None)
    return replace(said, span=named) if named is not None else said


def named_speaker(name: str, kept: KeptReport, claim: Claim, parties: Parties) -> Speaker:
    """The voice of a name that a report gives for who tells or answers a claim."""
    side = _side_of(name, kept, claim, parties)
    if side not in (None, THIRD):
        return Speaker(name, f"side:{side}", side)
    key = fold(identify(name).name)
    if _ANOTHER.match(name):
        key = f"another {key}"
    if identify(name).type in _MANY:
        key = f"{key} in {fold(kept.report.publisher or kept.report.id)}"
    return Speaker(name, key, side)


def _side_of(speaker: str, kept: KeptReport, claim: Claim, parties: Parties) -> str | None:
    """The side of a speaker; of an office that the table leaves open, by who publishes it and where it happened."""
    side, organ = parties.side_of(speaker), parties.side_of(kept.report.publisher)
    if organ in parties.sides and not parties.is_listed(speaker) and _is_bare(speaker):
        return organ
    meant = None if side in parties.sides else side_meant(speaker, kept, _place_of(speaker, kept, claim), parties)
    if meant is not None:
        return meant
    if side is None and (_is_private(speaker, kept) or _is_somebody(speaker, kept)):
        return THIRD
    office = _by_office(speaker, kept, claim, parties) if side is None else None
    if office is not None:
        return office
    if side is None and speaker != UNNAMED and _is_of_nobody(speaker, parties):
        return THIRD
    is_known = parties.is_listed(speaker) or (side == THIRD and parties.is_of_third(speaker))
    if side not in (None, THIRD) or is_known or not is_office(fold(speaker)):
        return side
    return parties.side_of_office(speaker, organ, _countries_of(speaker, kept, claim)) or side


def _by_office(speaker: str, kept: KeptReport, claim: Claim, parties: Parties) -> str | None:
    """The side of somebody called by his name, by the offices that the report gives him: "mayor Jane Roe"."""
    organ = parties.side_of(kept.report.publisher)

    def side_of(office: str) -> str | None:
        side = parties.side_of(office)
        if side in parties.sides or not is_office(fold(office)):
            return side
        return parties.side_of_office(office, organ, _countries_of(office, kept, claim)) or side

    return introduced(speaker, kept.report.text, side_of)


def _countries_of(speaker: str, kept: KeptReport, claim: Claim) -> frozenset[str]:
    """The countries (ISO 3166-1) of an office: of the place in its name, else of the claim's, else of the report's."""
    numbers = {place.geonameid for place in claim.places if place.geonameid is not None}
    names = {place.name for place in claim.places if place.name}
    known = [place for place in kept.reading.places if place.country]
    there = [place for place in known if (place.feature or "").startswith("PPL")]
    found = (
        [place for place in known if re.search(rf"\b{re.escape(place.text)}\b", speaker)],
        [place for place in there if place.geonameid in numbers or place.name in names],
        there,
    )
    return frozenset(place.country for place in next(filter(None, found), []) if place.country)


def _place_of(speaker: str, kept: KeptReport, claim: Claim) -> int:
    """Where the report names a speaker: as the claim's voice, else behind the claim's sentence sets out."""
    said, text = claim.attribution, kept.report.text
    if said is not None and said.span is not None and said.speaker == speaker:
        return said.span.start
    at = text.find(speaker, claim.sentence.start)
    return at if at >= 0 else claim.sentence.end


def _is_private(speaker: str, kept: KeptReport) -> bool:
    """Whether somebody is called by his name, and nowhere in the report by a rank, an office or a force of his."""
    if identify(speaker).type is not VoiceType.PERSON:
        return False
    last, text = re.escape(speaker.rsplit(maxsplit=1)[-1]), kept.report.text
    found = re.finditer(rf"\b{last}\b(?:, [^,.;]{{0,60}})?", text)
    near = (re.split(r"[.!?;:] |\n", text[max(0, m.start() - _BEFORE) : m.start()])[-1] + m.group() for m in found)
    return not any(_ranks() & set(re.findall(r"[\w’'-]+", words.lower())) for words in near)


def _is_somebody(speaker: str, kept: KeptReport) -> bool:
    """Whether somebody is told by his trade alone, bears no arms and speaks for nobody: "a surveyor", "two cooks"."""
    words = set(re.findall(r"[\w’'-]+", speaker.lower()))
    if identify(speaker).type not in (VoiceType.UNKNOWN, VoiceType.UNNAMED) or words & (_ranks() | _armed()):
        return False
    told = rf"\b(?:[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Aa]nother) (?:[a-z-]+ )?{re.escape(speaker)}\b"
    return re.search(told, kept.report.text) is not None


def _is_of_nobody(speaker: str, parties: Parties) -> bool:
    """Whether a body, or sources, are called by words of which no party, office or force bears any.

    Nobody of whom only that is told is known to gain: "the Tarn Institute", "sources in the town".
    """
    words, voice = set(re.findall(r"[\w’'-]+", speaker.lower())), identify(speaker)
    sources = words & party_words("plainly_sources")
    is_anybodys = (words - sources) & (_ranks() | _armed() | party_words("rebels", "warlike"))
    if is_anybodys or voice.country in parties.countries:
        return False
    return voice.type is VoiceType.ORGANISATION or bool(sources)


@cache
def _armed() -> frozenset[str]:
    return party_words(
        "own_fighters",
        "enemies",
        "strangers",
        "plain_men",
        "own_men",
        "state_men",
        "bare_voices",
        "bearing_arms",
        "partisan",
    )


@cache
def _ranks() -> frozenset[str]:
    return party_words("state_offices", "official", "ranks", "bare_voices", "leading")


def _is_bare(speaker: str) -> bool:
    """Whether a voice is named by its part only ("the spokesman", "the General Command"): in a party's own paper it
    speaks for the party.
    """
    head = _BEHIND_OFFICE.split(fold(speaker))[0]
    return set(head.split()) <= _bare()


@cache
def _bare() -> frozenset[str]:
    return party_words("bare_voices", "between", "own_organs")


def _who_bears_it_out(claim: Claim, text: str) -> str | None:
    """Who says now what another said or denied before: "the council bears out what the rebels said: ..."."""
    span = claim.attribution.span if claim.attribution else None
    if span is None or span.start < claim.sentence.start:
        return None
    found = _BEARS_OUT.fullmatch(text, claim.sentence.start, span.start)
    return found["who"] if found else None


def publisher_of(kept: KeptReport, parties: Parties) -> Speaker:
    """The publisher as a voice: a third party's, unless the sides say otherwise."""
    name = kept.report.publisher or kept.report.id
    side = parties.side_of(name) or THIRD
    return Speaker(name, fold(name) if side == THIRD else f"side:{side}", side, is_publisher=True)


def judge_of(found: Verdict, telling: Telling, kept: KeptReport, parties: Parties) -> Speaker:
    """Who calls a claim false: the party named before the verb, the claim's voice, or else the publisher."""
    named = [side for _, _, side in parties.sides_in(found.words)]
    if named:
        return Speaker(named[-1], f"side:{named[-1]}", named[-1])
    is_claimants = telling.voice.side != THIRD and telling.voice.side == parties.side_of(found.claimant.strip())
    return telling.voice if found.by_voice and not is_claimants else publisher_of(kept, parties)


def has_checked(kept: KeptReport, claim: Claim, voice: Speaker, parties: Parties) -> bool:
    """Whether somebody who is no party says that he checked it: the publisher, or the third party that is quoted."""
    third = publisher_of(kept, parties).side == THIRD
    own = voice.is_publisher or claim.verification is not Verification.NONE
    if not (third if own else voice.side == THIRD):
        return False
    if voice.is_publisher and is_desk(voice.name, kept.report.text) and is_verdict(claim, kept.report.text):
        return shows_evidence(kept.report.text)  # an analyst's own verdict rests on what the whole report shows
    told = [s for s in kept.reading.sentences if any(s.overlaps(span) for span in (claim.trigger, *claim.also))]
    return is_checked(claim, [span.of(kept.report.text) for span in (told or [claim.sentence])])
