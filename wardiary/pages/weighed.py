"""What weighing made of the claims of a brief: each claim's event, how it stands, and who tells or denies it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from wardiary.model import Kind
from wardiary.pages import wording
from wardiary.pages.names import with_articles
from wardiary.weighing.counts.toll_by_voice import Toll, tolls_of
from wardiary.weighing.records import Reason, Speaker, Spot, StandingWord, State

Key = tuple[str, str]
"""A claim: its report and its own name."""


@dataclass(frozen=True, slots=True)
class Because:
    """A reason why an event stands as it does: a sentence for people, and the claim that it rests on, where on one.

    `quoted` are the words of that claim's sentence.
    """

    words: str
    claim: Key | None = None
    quoted: str = ""


@dataclass(frozen=True, slots=True)
class Weighed:
    """An event: its standing in one word, and the claims that tell of it and that deny it, in order of publication.

    `why` are the reasons; `telling_sides` are the sides whose voices tell of it. `deniers` are the voices of the
    denials: where a report calls a claim false that it quotes, that is the report's denial, not the quoted voice's.
    `spot` is where it was, None where that is not known; `tolls` are who says how many were killed and injured; `kind`
    is what it was weighed as: who entered a town may be told to have taken it.
    """

    word: StandingWord
    affirm: tuple[Key, ...]
    deny: tuple[Key, ...]
    why: tuple[Because, ...] = ()
    telling_sides: frozenset[str] = frozenset()
    deniers: Mapping[Key, Speaker] = field(default_factory=dict)
    spot: Spot | None = None
    tolls: tuple[Toll, ...] = ()
    kind: Kind | None = None


def weighed_claims(state: State) -> Mapping[Key, Weighed]:
    """The event of each claim; of a claim at several places, that of the first of them."""
    found: dict[Key, Weighed] = {}
    for each in state.events:
        told = each.event.tellings
        event = Weighed(
            each.standing.word,
            tuple(dict.fromkeys((t.report, t.claim) for t in told if t.affirms)),
            tuple(dict.fromkeys((t.report, t.claim) for t in told if t.denies)),
            tuple(_because(reason) for reason in each.standing.reasons if reason.words),
            frozenset(t.voice.side for t in told if t.affirms and t.voice.side),
            {(t.report, t.claim): t.voice for t in told if t.denies},
            each.event.spot,
            tolls_of(each.event),
            each.event.kind,
        )
        for key in (*event.affirm, *event.deny):
            found.setdefault(key, event)
    return found


def _because(reason: Reason) -> Because:
    """A reason of weighing as a sentence that names who said it."""
    telling = reason.telling
    if telling is None:
        return Because(reason.words)
    words = next((words for lead, words in _LEADS if reason.words.endswith(lead)), None)
    voice = with_articles(telling.voice.name, None, "")
    if words is None:
        return Because(reason.words, (telling.report, telling.claim), telling.words)
    many = wording.is_plural(telling.voice.name)
    verbs = {one: plural if many else one for one, plural in _VERBS.items()}
    side = with_articles(telling.voice.side or "", None, "")
    said = words.format(voice=voice, side=side, words=_shortened(telling.words), **verbs)
    return Because(capitalised(said), (telling.report, telling.claim), telling.words)


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _EXCERPT else line[:_EXCERPT].rsplit(" ", 1)[0] + " …"


def capitalised(name: str) -> str:
    """The name as a sentence begins with it."""
    return name[:1].upper() + name[1:]


_VERBS = {"says": "say", "denies": "deny", "tells": "tell"}
_EXCERPT = 140  # characters of a conceding sentence: enough to see whether it concedes just this
# How the leads of `weighing.standing`, each with a telling behind it, are told with the voice in front.
_LEADS = (
    ("loses by it and says so: ", "{side} loses by it, and tells of it itself, through {voice}: “{words}”"),
    ("Checked and denied: ", "{voice} checked it and found it not to be so."),
    ("says what it checked: ", "Checked by {voice}."),
    ("Denied: ", "{voice} {denies} it."),
    ("Cannot be true with it: ", "{voice} {tells} what cannot be true with it."),
)
