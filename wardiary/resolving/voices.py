"""Voices: who says what was said, by what channel, and through whom it came to the report.

Each attribution keeps its spans; what they mean is added beside them, with the reason in the voice's `why`. A source
that the report's words do not explain keeps its own words as its name and the type `unknown`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from wardiary import lexicons
from wardiary.model import AttributionMark, AttributionMention, Medium, Span, Voice, VoiceType
from wardiary.model.span import hull
from wardiary.reading.rules.attribution_cues import words as cue_words
from wardiary.reading.rules.phrases import analysed
from wardiary.reading.tokens import tokenize
from wardiary.resolving import voice_tables as tables
from wardiary.resolving.abbreviations import spelled_out
from wardiary.resolving.voice_cast import NOBODY, PERSONS, Cast, Heard, is_of_state
from wardiary.resolving.voice_chains import RELAYS, carried, chained, place_of
from wardiary.resolving.voice_channels import (
    frame_of,
    interviewed_by,
    is_public,
    is_verbatim,
    medium_of,
    passed_on_by,
    told_to,
)
from wardiary.resolving.voice_names import identify
from wardiary.resolving.voice_phrases import organisation_in, words_of
from wardiary.resolving.voice_verification import verifications

__all__ = ["Speakers", "identify", "publisher_voice", "resolve_voices", "verifications"]

_HE = frozenset("he she him her his hers".split())
_THEY = frozenset("they them their theirs".split())
_IT = frozenset("it its itself".split())
_WE = frozenset("we us our i my me".split())
_RELATIVE = frozenset("who which that whom whose".split())
_AROUND = (
    1500  # characters on either side of a cue: longer sentences are tables, and what is further off is not its own
)
_SUBJECT_WITHIN = 3  # tokens that may stand before a sentence's subject: "On Friday the army"
# Bodies that go by a name of their own; "the army" and "the ministry" go by their country's.
_NAMED_BODIES = frozenset(
    (
        "council committee front movement brigade battalion union alliance coalition party league commission mission"
    ).split()
)
# Bodies that are those of a town or a district as often as a state's.
_LOCAL_BODIES = frozenset("administration authority authorities council government police administrators".split())
_GENERIC = frozenset(
    "group organisation organization agency charity watchdog ngo body observatory monitor think-tank tank".split()
)


def resolve_voices(
    text: str, sentences: Sequence[Span], marks: Sequence[AttributionMark], publisher: str | None
) -> tuple[AttributionMention, ...]:
    """One mention for each mark, in the same order."""
    return Speakers(text, sentences, publisher).voiced(marks)


class Speakers:
    """Who speaks in one report: keeps whom it has understood, so that several sets of marks can be asked about."""

    def __init__(self, text: str, sentences: Sequence[Span], publisher: str | None) -> None:
        self._report = _Report(text, sentences, publisher)
        self._known: dict[AttributionMark, AttributionMention] = {}

    def voiced(self, marks: Sequence[AttributionMark]) -> tuple[AttributionMention, ...]:
        """One mention for each mark, in the same order.

        1. say who each source is, in the order of the text, so that pronouns and short names find those before them;
        2. read medium and relay from the words around the saying; 3. let sayings inside sayings pass on their relays;
        4. carry a channel over to the next saying of the same voice.
        """
        text, report = self._report.text, self._report
        marks = [_beside_cue(_in_one_paragraph(mark, text), text) for mark in marks]
        marks = [_with_name_before(_with_whole_name(mark, text), text) for mark in marks]
        order = sorted(range(len(marks)), key=lambda k: place_of(marks[k]).start)
        read = carried(text, chained(text, [self._mention(marks[k]) for k in order]))
        placed = dict(zip(order, read, strict=True))
        return tuple(report.without_publisher(placed[k]) for k in range(len(marks)))

    def _mention(self, mark: AttributionMark) -> AttributionMention:
        if mark not in self._known:
            self._known[mark] = self._report.mention(mark)
        return self._known[mark]


def publisher_voice(publisher: str) -> Voice:
    """The publisher as a voice: a medium, unless its name says what else it is."""
    voice = identify(publisher)
    if voice.type in (VoiceType.UNKNOWN, VoiceType.PERSON, VoiceType.UNNAMED):
        return Voice(publisher, VoiceType.AGENCY, voice.country, "the publisher")
    return voice


def _in_one_paragraph(mark: AttributionMark, text: str) -> AttributionMark:
    """The mark without those parts of its source that stand in another paragraph than its cue, if others do not."""
    if len(mark.source) < 2 or not mark.cue:
        return mark
    cue = mark.cue[0]
    near = tuple(s for s in mark.source if "\n" not in text[min(s.end, cue.end) : max(s.start, cue.start)])
    return replace(mark, source=near) if near and near != mark.source else mark


def _beside_cue(mark: AttributionMark, text: str) -> AttributionMark:
    """The mark with the agency right before its cue alone: "near the home of General Roe, | AFP reports"."""
    if len(mark.source) < 2 or not mark.cue:
        return mark
    last = mark.source[-1]
    is_beside = last.end < mark.cue[0].start <= last.end + len("  ")
    is_agency = is_beside and identify(last.of(text)).type is VoiceType.AGENCY
    return replace(mark, source=(last,)) if is_agency else mark


def _with_name_before(mark: AttributionMark, text: str) -> AttributionMark:
    """The mark with the name before what is told of its bearer: "Corneille Nangaa, | leader of the alliance"."""
    if len(mark.source) != 1 or not mark.cue or text.startswith(",", mark.cue[-1].end):
        return mark  # "Oysterby, the governor said, was shelled"
    start = mark.source[0].start
    if not _TOLD_OF.match(text, start, mark.source[0].end):
        return mark
    found = _NAME_BEFORE.search(text, max(0, start - _LONGEST_NAME), start)
    return replace(mark, source=(Span(found.start("name"), mark.source[0].end),)) if found else mark


_NAME_BEFORE = lexicons.pattern("resolving/voices", "voices", "name_before")
_TOLD_OF = lexicons.pattern("resolving/voices", "voices", "told_of")
_LONGEST_NAME = 80  # characters, with the word before it
_BEHIND_WORDS = re.compile(r""",(?P<quote>["”])? $""")
_ONE_OF = lexicons.pattern("resolving/voices", "voices", "one_of")
_IN_WRITING = lexicons.pattern("resolving/voices", "voices", "in_writing")
_CUT_OFF = lexicons.pattern("resolving/voices", "voices", "cut_off")
_REST_OF_NAME = re.compile(r"\s+[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}(?=,?\s)")


def _with_whole_name(mark: AttributionMark, text: str) -> AttributionMark:
    """The mark with the rest of a name that was cut off at a small word: "Bread for | All reports"."""
    if not mark.source or not mark.cue or not _CUT_OFF.search(mark.source[-1].of(text)):
        return mark
    last, cue = mark.source[-1], mark.cue[0]
    rest = _REST_OF_NAME.match(text, last.end)
    if rest is None or not last.end < cue.start or rest.end() > cue.start:
        return mark
    return replace(mark, source=(*mark.source[:-1], Span(last.start, rest.end())))


class _Report:
    """One report under reading: its text, its cast, its publisher."""

    def __init__(self, text: str, sentences: Sequence[Span], publisher: str | None) -> None:
        self.text = text
        self.sentences = sentences
        self.publisher = publisher_voice(publisher) if publisher else None
        self.cast = Cast(text, sentences)
        self._last: tuple[int, Voice] | None = None  # sentence number and voice of the last attribution

    def mention(self, mark: AttributionMark) -> AttributionMention:
        """One mark with its voice, medium and relay."""
        at = place_of(mark).start
        number = max(0, bisect_right(self.sentences, at, key=lambda s: s.start) - 1)
        whole = self.sentences[number] if self.sentences else Span(0, len(self.text))
        sentence = Span(max(whole.start, at - _AROUND), min(whole.end, at + _AROUND))
        voice = self._voice(mark, sentence, number)
        if voice is not None:
            self._last = (number, voice)
        frame = frame_of(self.text, sentence, mark)
        medium, relay = medium_of(frame, voice), []
        carrier = passed_on_by(self.text, sentence, mark, voice)
        recipient = told_to(self.text, sentence, mark)
        relay += [through.name for through in (carrier, interviewed_by(frame)) if through is not None]
        if recipient is not None:
            heard_by = self._recipient(recipient, at)
            medium = medium or self._told_medium(recipient, heard_by)
            relay += [heard_by.name] if heard_by is not None and heard_by.name != (voice.name if voice else "") else []
        return AttributionMention(
            mark.source, mark.cue, mark.content, voice, tuple(relay), medium, is_verbatim(self.text, mark)
        )

    def _told_medium(self, recipient: str, heard_by: Voice | None) -> Medium | None:
        if is_public(recipient):
            return Medium.BRIEFING
        is_own = heard_by is not None and self.publisher is not None and heard_by.name == self.publisher.name
        return Medium.INTERVIEW if is_own else None

    def _recipient(self, words: str, at: int) -> Voice | None:
        """Who was told, where it passes sayings on: the press, or an organisation that speaks in this report itself."""
        voice = identify(words)
        head = words.lower().split()[-1]
        if head in _GENERIC and words.islower():
            voice = self.cast.body(at, words) or voice  # "the agency", not "AFP news agency"
        if voice.type in RELAYS:
            return voice
        may_pass_on = voice.type in (VoiceType.ORGANISATION, VoiceType.ANALYST)
        if may_pass_on and any(h.voice.name == voice.name for h in self.cast.before(at)):
            return voice
        return voice if self.publisher is not None and voice.name == self.publisher.name else None

    def _voice(self, mark: AttributionMark, sentence: Span, number: int) -> Voice | None:
        span = hull(mark.source) if mark.source else Span(0, 0)
        words = span.of(self.text).strip()
        if not words:
            return self._hearsay(mark, number)
        voice = self.cast.full(self._meaning(words, span.start, sentence))
        self.cast.hear(Heard(span.start, voice, words))
        return voice

    def _hearsay(self, mark: AttributionMark, number: int) -> Voice | None:
        """ "Reportedly" goes on telling what the voice of the last two sentences told; without one, nobody says it."""
        cue = mark.cue[0].of(self.text).lower() if mark.cue else ""
        told = cue in cue_words("phrases", "adverbs") or any(w in cue.split() for w in ("reported", "alleged", "said"))
        if not told or self._last is None or number - self._last[0] > 1:
            return None
        voice = self._last[1]
        if voice.type in (VoiceType.UNKNOWN, VoiceType.EVIDENCE):
            return None
        return replace(voice, why=f"“{cue}” goes on with what {voice.name} told")

    def _meaning(self, words: str, at: int, sentence: Span) -> Voice:
        """What the words of a source mean at their place in the text."""
        unknown = Voice(words, VoiceType.UNKNOWN, None, NOBODY)
        part = _ONE_OF.match(words)
        words = spelled_out(words[part.end() :] if part else words, self.text)  # "one of | their commanders"
        words = _IN_WRITING.sub("", words) or words  # "the Joint Force | in a statement"
        lower = words.lower().split()
        if len(lower) == 1 and lower[0] in _HE | _THEY | _IT | _WE | _RELATIVE:
            return self._pronoun(lower[0], at, sentence) or unknown
        if lower[-1] in _WE:
            return self._pronoun(lower[-1], at, sentence) or unknown  # "west of the river we"
        if words.partition(",")[0].lower().endswith(" of them"):  # "one of them, a nurse of 41"
            return self._pronoun("they", at, sentence) or unknown
        if lower[0] in _HE | _THEY | _IT | _WE:
            return self._possessed(words, at, sentence)
        issued = self._issuer(words, lower, min(at, sentence.start))  # whom the sentence tells of did not
        if issued is not None:
            return issued
        is_body = len(lower) == 2 and lower[0] == "the" and lower[1] in _NAMED_BODIES  # "the Mission" in its own paper
        known = self._said_before(lower, at, sentence) if is_body or words.rsplit(maxsplit=1)[-1].islower() else None
        return known or identify(words, self.cast.country)

    def _pronoun(self, word: str, at: int, sentence: Span) -> Voice | None:
        if word in _RELATIVE:
            return self._antecedent(at, sentence)
        if word in _HE:
            return self.cast.person(at, word)
        is_behind = _BEHIND_WORDS.search(self.text, sentence.start, at)
        goes_on = self.cast.still_speaking(at, word, quoted=bool(is_behind["quote"])) if is_behind else None
        if word in _THEY:
            return goes_on or self.cast.group(at)
        if word in _IT:
            return goes_on or self.cast.body(at, word)
        return replace(self.publisher, why="the publisher speaks of itself") if self.publisher else None

    def _antecedent(self, at: int, sentence: Span) -> Voice | None:
        """The noun phrase that "who" or "which" stands behind."""
        tokens = tokenize(self.text, Span(sentence.start, at))
        found = [c for c in analysed(tokens)[1] if c.last >= len(tokens) - 2]
        if not found:
            return None
        start = tokens[found[-1].first].start
        words = self.text[start : tokens[found[-1].last].end]
        return self.cast.full(self._meaning(words, start, sentence)) if words.lower() not in _RELATIVE else None

    def _possessed(self, words: str, at: int, sentence: Span) -> Voice:
        """ "Its analysts" are the organisation itself; "its soldiers" are soldiers of whoever was spoken of."""
        owner_word, _, rest = words.partition(" ")
        owner = self._nearest_noun(at, sentence) if owner_word.lower() in _IT | _THEY else None
        owner = owner or self._pronoun(owner_word.lower(), at, sentence)
        issued = lexicons.load("voices")["issued"]["words"].split()
        if owner is None:
            return identify(rest, self.cast.country)
        own = owner.type in (VoiceType.ANALYST, VoiceType.ORGANISATION) and identify(rest).type is VoiceType.ANALYST
        if own or not rest.strip() or rest.lower().split()[-1] in issued:
            return replace(owner, why=f"“{words}” speaks for {owner.name}")
        kind = identify(rest)
        if kind.type is VoiceType.PERSON:
            return kind
        national = identify(rest, owner.country) if owner.country else kind
        if national.name != kind.name and national.type in (VoiceType.OFFICE, VoiceType.FORCE):
            return replace(national, why=f"“{owner_word.lower()}” is {owner.name}")
        name = (
            f"{kind.name} of {owner.name}"
            if " " not in owner.name or owner.type is not VoiceType.UNNAMED
            else kind.name
        )
        return Voice(name, kind.type, owner.country or kind.country, f"“{owner_word.lower()}” is {owner.name}")

    def _nearest_noun(self, at: int, sentence: Span) -> Voice | None:
        """The office, force or group that is the subject of the same sentence, else the one named last in it."""
        tokens = tokenize(self.text, Span(sentence.start, at))
        if any(token.text in '”»"' for token in tokens[-3:]):
            return None  # what stands before is a quotation
        found = analysed(tokens)[1]
        subject = [chunk for chunk in found[:2] if chunk.first <= _SUBJECT_WITHIN]
        for chunk in (*subject, *reversed(found)):
            words = self.text[tokens[chunk.first].start : tokens[chunk.last].end]
            voice = identify(words)
            if voice.type in (VoiceType.FORCE, VoiceType.ORGANISATION, VoiceType.ANALYST, VoiceType.OFFICE):
                is_indefinite = words.lower().startswith(("a ", "an "))
                return replace(voice, name=words) if is_indefinite else voice
        return None

    def _named_group(self, at: int, sentence: Span) -> Voice | None:
        """The last force or organisation of the table, no state's, that the sentence names before `at`."""
        tokens = tokenize(self.text, Span(sentence.start, at))
        for chunk in reversed(analysed(tokens)[1]):
            words = spelled_out(self.text[tokens[chunk.first].start : tokens[chunk.last].end], self.text)
            voice = organisation_in(words_of(words))
            if voice is not None and voice.type in (VoiceType.FORCE, VoiceType.ORGANISATION) and not is_of_state(voice):
                return replace(voice, why=f"“the group” is {voice.name}, named before in its sentence")
        return None

    def _issuer(self, words: str, lower: Sequence[str], at: int) -> Voice | None:
        """Who issued "the note", "the army statement", "a statement from the ministry"."""
        issued = lexicons.load("voices")["issued"]["words"].split()
        parts = words.split()
        closing: list[list[str]] = [[], *([word] for word in ("by", "from", "of", "on", "at", "in", "late", "early"))]
        head = next((k for k, part in enumerate(parts) if part in issued and parts[k + 1 : k + 2] in closing), None)
        if head is None:
            return None
        definite = lower[0] in ("the", "this", "that")
        behind = parts[head + 2 :] if parts[head + 1 : head + 2] in (["by"], ["from"], ["of"]) else []
        named = behind or parts[1 if lower[0] in ("the", "this", "that", "a", "an") else 0 : head]
        issuer = identify(" ".join(named), self.cast.country) if named else None
        if issuer is None or issuer.type in (VoiceType.UNKNOWN, VoiceType.EVIDENCE):
            issuer = (self.cast.body(at, words) or self.cast.person(at, "he")) if definite else None
        return replace(issuer, why=f"“{words}” speaks for {issuer.name}") if issuer else None

    def _said_before(self, lower: Sequence[str], at: int, sentence: Span) -> Voice | None:
        """Who "the ministry", "the spokesman", "a spokesman", "the campaign group" is, from those before it."""
        head = lower[-1].strip(".,")
        if head == "group" and lower[0] in ("the", "this") and len(lower) <= 3:
            return self._named_group(at, sentence) or self.cast.armed_group(at, " ".join(lower))
        if head in _GENERIC and lower[0] in ("the", "this") and len(lower) <= 3:
            return self.cast.body(at, " ".join(lower))
        if head in _NAMED_BODIES and lower[0] in ("the", "this") and len(lower) == 2:
            named = self.cast.named_with(at, head)
            if named is not None:
                return named
        body = tables.bodies().get(head)
        named_by_country = body is not None and body.national and self.cast.country is not None
        if named_by_country and len(lower) == 2 and lower[0] == "the" and head in _LOCAL_BODIES:
            local = self.cast.with_head(at, head)  # "the canton administration", "the city council"
            if local is not None and local.country is None:
                return local
        if len(lower) == 2 and lower[0] in ("the", "this") and not named_by_country:
            return self.cast.with_head(at, head) or (self.cast.again(at, head) if head in PERSONS else None)
        if lower in (["a", "spokesman"], ["a", "spokeswoman"], ["a", "spokesperson"], ["spokesman"]):
            whose = self.cast.body(at, head)
            if whose is not None:
                why = f"speaks for {whose.name}, spoken of last"
                return Voice(f"{whose.name} {head}", whose.type, whose.country, why)
        return None

    def without_publisher(self, mention: AttributionMention) -> AttributionMention:
        """The mention without the publisher, and the voice itself, among its relays."""
        if not mention.relay:
            return mention
        own = {self.publisher.name} if self.publisher else set()
        own |= {mention.voice.name} if mention.voice else set()
        return replace(mention, relay=tuple(dict.fromkeys(name for name in mention.relay if name not in own)))
