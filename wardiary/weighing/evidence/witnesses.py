"""Who else bears out a telling by what he saw: "two residents said they had seen no soldiers since".

A second voice counts only if it is no party's, is named beside the telling, and tells a trace of that happening: the
men of who is said to be there, none of those said to have left, graves, craters. What it tells as a happening of its
own is a telling already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wardiary import lexicons
from wardiary.diary.records import KeptReport
from wardiary.model import AttributionMention, Claim, Kind, Reality, Span, VoiceType
from wardiary.model.kinds import TAKING
from wardiary.resolving.voices import identify
from wardiary.weighing.deeds.vocabulary import OWNS
from wardiary.weighing.evidence.lookers import pattern, word_list
from wardiary.weighing.evidence.second import SHARED, WITNESSED, second
from wardiary.weighing.places.spots import is_settlement, place_key
from wardiary.weighing.records import THIRD, Speaker, Telling, Told
from wardiary.weighing.voices.parties import Parties
from wardiary.weighing.voices.speakers import named_speaker

_REACH = 420  # characters from the telling in which the second voice is named: two or three sentences
_ABSENT = lexicons.pattern("weighing/evidence", "witnesses", "absent")
_GONE = lexicons.pattern("weighing/evidence", "witnesses", "gone")
_WHOSE = lexicons.pattern("weighing/evidence", "witnesses", "whose")
_AGAINST = frozenset(("rebel", "insurgent", "militant", "jihadist"))  # no state's; others of `_WHOSE` are the state's
_TWO = lexicons.pattern("weighing/evidence", "witnesses", "two")
_ALSO = lexicons.pattern("weighing/evidence", "witnesses", "also")
_BOTH = lexicons.pattern("weighing/evidence", "witnesses", "both")
_CONFIRMED = (
    100  # claims that no report has: the numbers of who is confirmed stand behind those of who shares a telling
)
_NEXT = 2  # characters behind a party's name that reach the first letter of the next word
_IN = lexicons.pattern("weighing/evidence", "witnesses", "in")
_OWNER = lexicons.pattern("weighing/evidence", "witnesses", "owner")
_SEEING = frozenset((VoiceType.WITNESS, VoiceType.UNNAMED, VoiceType.UNKNOWN, VoiceType.PERSON, VoiceType.ORGANISATION))


def bearing_out(told: Sequence[Told], kept: KeptReport, parties: Parties) -> Iterator[Telling]:
    """The tellings of second voices: those of `told`, the tellings of a report with their claims, in their mouths."""
    placed = {claim.id for claim, telling in told if telling.spot is not None}
    triggers = [claim.trigger for claim in kept.reading.claims if claim.id in placed]
    for number, mention in enumerate(kept.reading.attributions, WITNESSED):
        if not mention.source or mention.voice is None or mention.voice.type not in _SEEING:
            continue
        if kept.reading.sentences and not any(all(map(s.contains, mention.source)) for s in kept.reading.sentences):
            continue  # who begins in one sentence and ends in the next is nobody
        content = [span for span in mention.content if not any(span.overlaps(trigger) for trigger in triggers)]
        if not content or any(span.overlaps(trigger) for span in mention.content for trigger in triggers):
            continue
        yield from _borne_out(told, mention, number, kept, parties)


def shared(told: Sequence[Told], kept: KeptReport, parties: Parties) -> Iterator[Telling]:
    """The tellings of two who are named together as who says so: "residents and a police officer said"."""
    for number, (claim, telling) in enumerate(told, SHARED):
        parts = _two_voices(claim, kept.report.text, parties)
        names = list(parts) or _both_sides(claim, telling, kept.report.text, parties)
        if not names:
            continue
        voices = [named_speaker(name, kept, claim, parties) for name in names]
        other = next((voice for voice in voices if voice.key != telling.voice.key), None)
        if other is not None and voices[0].key != voices[1].key:
            first = next(voice for voice in voices if voice is not other)
            yield _in_voice(other, telling, number)
            if first.key != telling.voice.key:
                yield _in_voice(first, telling, number + 50)


def each_by_itself(told: Sequence[Told], kept: KeptReport, parties: Parties) -> list[Told]:
    """The tellings; of two who are named together the first one tells it, as the second does: see `shared`."""
    out: list[Told] = []
    for claim, telling in told:
        parts = _two_voices(claim, kept.report.text, parties)
        first = named_speaker(parts[0], kept, claim, parties) if parts else telling.voice
        said = claim.attribution.speaker if claim.attribution else None
        is_joint = bool(parts) and not telling.voice.is_publisher and telling.voice.name == said != parts[0]
        out.append((claim, replace(telling, voice=first) if is_joint else telling))
    return out


def _in_voice(voice: Speaker, telling: Telling, number: int) -> Telling:
    """The telling as another one tells, checks or only mentions it along with who was read to."""
    made = second(telling, number)
    return replace(made, voice=voice, checked=telling.checked, mentions=telling.mentions)


def _two_voices(claim: Claim, text: str, parties: Parties) -> tuple[str, ...]:
    """The two that speak together, by their plain name or the report's words: "their command and three residents".

    Of "according to the mayor and to people of the street" the second is named behind the first.
    """
    said = claim.attribution
    if said is None:
        return ()
    told = [said.speaker, said.span.of(text) if said.span else ""]
    also = _ALSO.match(text, said.span.end, claim.sentence.end) if said.span else None
    joined = [(said.speaker, also["who"])] if also else []
    found = (_TWO.fullmatch(_OWNER.sub("", words)) for words in told)
    joined += [(m[1], m[2]) for m in found if m]
    known = (two for two in joined if all(_is_voice(one) or parties.side_of(one) for one in two))
    return next(known, ())


def _both_sides(claim: Claim, telling: Telling, text: str, parties: Parties) -> list[str]:
    """The two parties that tell it where "both sides" do: those of the war, or else who did it and to whom."""
    said = claim.attribution
    words = said.span.of(text) if said is not None and said.span is not None else ""
    if not _BOTH.search(words):
        return []
    known = parties.sides if len(parties.sides) == 2 else (telling.agent, telling.target)
    sides = [side for side in known if side in parties.sides]
    return [side for side in sides if side] if len(set(sides)) == 2 else []


def confirming(told: Sequence[Told], kept: KeptReport, parties: Parties) -> Iterator[Telling]:
    """The tellings of the other one where a voice confirms what another has told: "they confirm what B said"."""
    for number, (claim, telling) in enumerate(told, SHARED + _CONFIRMED):
        words = kept.report.text[claim.sentence.start : claim.trigger.start]
        found = pattern("words", "confirms_what").search(words)
        who = found["who"].strip() if found else ""
        if not who or not telling.affirms or who.lower() in ("it", "he", "she", "they", "we"):
            continue
        other = named_speaker(who, kept, claim, parties)
        if other.side is not None and other.key != telling.voice.key:
            yield replace(second(telling, number), voice=other)


def _is_voice(words: str) -> bool:
    return identify(words).type not in (VoiceType.UNKNOWN, VoiceType.EVIDENCE)


def _borne_out(
    told: Sequence[Told], mention: AttributionMention, number: int, kept: KeptReport, parties: Parties
) -> Iterator[Telling]:
    text = kept.report.text
    words = " ".join(span.of(text) for span in mention.content)
    for claim, telling in told:
        if not telling.affirms or telling.reality is Reality.BACKGROUND or not _is_beside(text, claim, mention):
            continue
        if _is_of_elsewhere(mention, telling, kept):
            continue
        voice = named_speaker(mention.voice.name if mention.voice else "", kept, claim, parties)
        if voice.side != THIRD or voice.key == telling.voice.key or not _shows(words, telling, parties):
            continue
        yield replace(second(telling, number), voice=voice, words=" ".join(words.split()))


def _is_of_elsewhere(mention: AttributionMention, telling: Telling, kept: KeptReport) -> bool:
    """Whether the voice is said to be in another settlement than the telling's: "in Farhill, a priest told us that"."""
    at = mention.source[0].start
    start = max((s.start for s in kept.reading.sentences if s.start <= at), default=0)
    named = [p for p in kept.reading.places if start <= p.start < mention.content[0].end and is_settlement(p)]
    there = [p for p in named if _IN.search(kept.report.text, start, p.start)]
    return bool(there) and telling.spot is not None and telling.spot.key not in {place_key(p.text) for p in there}


def _is_beside(text: str, claim: Claim, mention: AttributionMention) -> bool:
    """Whether the voice is named in the telling's paragraph, behind it and near; or in the next, with its place."""
    at = mention.source[0].start
    between = text[claim.trigger.end : at]
    if not 0 < at - claim.trigger.end <= _REACH:
        return False
    said = text[at : mention.content[0].end]
    return "\n" not in between or (
        len(re.findall(r"\n+", between)) == 1 and any(place.name in said for place in claim.places if place.name)
    )


def _shows(words: str, telling: Telling, parties: Parties) -> bool:
    """Whether what the second voice tells is a trace of the happening."""
    if telling.kind in TAKING:
        there, absent = men_in(words, parties)
        others = set(parties.sides) - {telling.agent}
        return telling.agent in parties.sides and (
            (telling.agent in there and bool(pattern("traces", "presence").search(words)))
            or bool(others & absent and not (there - absent) & others)
            or (not there and not absent and bool(pattern("traces", "arriving").search(words)))
        )
    if telling.kind is Kind.WITHDRAWAL:
        return telling.agent in men_in(words, parties)[1]
    traces = lexicons.load("evidence")["kinds"].get(telling.kind.value, "").split()
    return any(pattern("traces", name).search(words) for name in traces)


def men_in(words: str, parties: Parties) -> tuple[set[str], set[str]]:
    """The sides whose men are told to be there, and those of whom none are."""
    found = list(parties.sides_in(words))
    found += [(m.start(), m.end(), side) for m, side in _plain_men(words, parties) if not _covered(m.span(), found)]
    there, absent = set[str](), set[str]()
    for start, end, side in found:
        if OWNS.match(words, end):
            continue  # "the army barracks" are no men
        is_absent = _ABSENT.search(words, 0, start) or _GONE.match(words[end:])
        (absent if is_absent else there).add(side)
    return there, absent


def _plain_men(words: str, parties: Parties) -> Iterator[tuple[re.Match[str], str]]:
    """ "Soldiers" are the only state's, "fighters" those of the only side that is none; "rebel gunmen" the rebels'."""
    others = [side for side in parties.sides if side not in parties.states]
    plain = {"state": parties.states, "irregular": others}
    for name, sides in plain.items():
        for found in word_list("men", name).finditer(words):
            whose = _WHOSE.search(words, 0, found.start())
            owner = whose[1].lower() if whose else ""
            side = (parties.side_of(f"{owner} {found.group().lower()}") or parties.side_of(owner)) if owner else None
            is_plain = whose is None or (owner in _AGAINST) is (sides is others)
            if side in parties.sides:
                yield found, side or ""
            elif len(sides) == 1 and is_plain:
                yield found, sides[0]


def _covered(span: tuple[int, int], found: Sequence[tuple[int, int, str]]) -> bool:
    """Whether the men are a party's that is named with them, or right before: "Front troops" are not the state's."""
    return any(Span(*span).overlaps(Span(start, end + _NEXT)) for start, end, _ in found)
