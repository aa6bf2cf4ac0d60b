"""How likely a telling is of a happening told before: a log-linear choice among the happenings and "a new one".

The weights are learned (training/retold) and lie in the lexicon `same_happening_weights`; each is named after what
holds of the two. Their sum is the logit of "this happening" against "a new one".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from wardiary import lexicons
from wardiary.claims.happening import Happening, apart, families
from wardiary.claims.telling import Telling
from wardiary.model import Reality

_AND = lexicons.pattern("claims/happenings", "likeness", "and")
_CLOSE = 25  # characters between two triggers that stand in one phrase
_SHORTLY = 4  # sentences from the opening in which its details are told
_FAR = 8  # sentences, beyond which a happening is told again less often
_MANY = 6  # happenings that it may be; more are as many
_WORDS = 4  # shared words; more are as many


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight `of` each feature, and of what always holds: the logit before anything is known, as a rule below 0."""

    of: dict[str, float]
    new: float


class Choice:
    """A telling and the happenings that it may be of, in the order in which they were last told."""

    def __init__(self, telling: Telling, happenings: Sequence[Happening]) -> None:
        self._telling = telling
        self.happenings = happenings
        self._of_stem = [happening for happening in happenings if happening.has_stem_of(telling)]
        self._of_kind = [happening for happening in happenings if happening.kind is telling.claim.kind]

    def likeliest(self, weights: Weights) -> Happening | None:
        """The happening most likely meant, if it is likely enough; of equals the one told last."""
        best, chosen = likely(), None
        for old in filter(self._is_in_reach, self.happenings):
            logit = self._logit(old, weights)
            if logit >= best:
                best, chosen = logit, old
        return chosen

    def _is_in_reach(self, old: Happening) -> bool:
        """Whether the telling may win at all: it saves half of the sums, and of the right ones one in fifty.

        Far on, a definite noun or the same word may (of 351 others in the invented reports 2 told of it); in words of
        another kind, a noun or one of the same sentence (of 561 others 10).
        """
        new = self._telling
        away = new.number - old.last.number
        if away >= _FAR and not (new.points or old in self._of_stem):
            return False
        return not away or old.kind is new.claim.kind or new.is_noun

    def _logit(self, old: Happening, weights: Weights) -> float:
        weight = weights.of.get
        whole = sum([weight(name, 0.0) for name in self._holding(old)])
        return weights.new + whole + sum([weight(name, 0.0) * share for name, share in self._shares(old)])

    def features(self, old: Happening) -> dict[str, float]:
        """What holds of `old` and the telling: 1.0, or a share. What is not named does not hold."""
        return dict.fromkeys(self._holding(old), 1.0) | dict(self._shares(old))

    def _holding(self, old: Happening) -> list[str]:
        """The names of what holds wholly, each once."""
        new = self._telling
        away = new.number - old.last.number
        names = list(new.form)
        names += _kinds(old, new)
        names += _realities_and_voices(old, new)
        names += _nouns(old, new)
        names += _circumstances(old, new)
        names += self._among_others(old)
        names += _further_on(old, new, away) if away else self._of_one_sentence(old)
        return names

    def _shares(self, old: Happening) -> Iterator[tuple[str, float]]:
        """What holds more or less."""
        new = self._telling
        yield "rivals", min(len(self.happenings) - 1, _MANY) / _MANY
        if old.last.number != new.number:
            shared = max([len(told.company & new.company) for told in old.tellings])
            yield ("shared_words", min(shared, _WORDS) / _WORDS) if shared else ("no_shared_words", 1.0)

    def _among_others(self, old: Happening) -> Iterator[str]:
        """Whether it stands out among those that the telling may be of."""
        if old is self.happenings[-1]:
            yield "latest"
        if self._of_kind == [old]:
            yield "only_of_kind"
        if old in self._of_stem:
            yield from self._of_one_word(old)

    def _of_one_word(self, old: Happening) -> Iterator[str]:
        """What else is alike where one word tells of both: "the siege" of the same town, "retaking" it."""
        if len(self._of_stem) == 1:
            yield "only_of_stem"
        if self._telling.points:
            yield "definite_of_stem"
        if old.shares_place_with(self._telling):
            yield "place_and_stem"
        if old.shares_target_with(self._telling):
            yield "target_and_stem"

    def _of_one_sentence(self, old: Happening) -> Iterator[str]:
        yield "same_sentence"
        first, second = sorted((old.last.claim.trigger, self._telling.claim.trigger))
        if _AND.search(self._telling.sentence.text, first.end, second.start):
            yield "joined_by_and"
            if not (self._telling.is_noun or old.last.is_noun):
                yield "verbs_joined_by_and"
        if second.start - first.end < _CLOSE:
            yield "close_by"


def _kinds(old: Happening, new: Telling) -> tuple[str, ...]:
    kind = new.claim.kind
    if old.kind is kind:
        return (f"kind_{kind.value}",)
    return "other_kind", f"family_{families().get((old.kind, kind), 'none')}"


def _realities_and_voices(old: Happening, new: Telling) -> Iterator[str]:
    a, b = old.draft.claim.reality, new.claim.reality
    if old.stands.level != new.stands.level:
        yield "other_reality"
    elif a is b:
        yield "same_reality"
    if (a is Reality.BACKGROUND) != (b is Reality.BACKGROUND):
        yield "one_is_history"
    if not old.has_voice_of(new):
        yield "publisher_after_voice" if new.speaker is None else "another_voice"
        if new.speaker is not None and new.is_judging:
            yield "judging_voice"


def _nouns(old: Happening, new: Telling) -> Iterator[str]:
    """Verbs tell anew; a noun in the plural and one in the singular seldom tell of one happening."""
    nouns = [told.is_plural for told in old.tellings if told.is_noun]
    if not new.is_noun and not nouns:
        yield "both_verbs"
    if new.is_noun and nouns and new.is_plural not in nouns:
        yield "other_number"


def _further_on(old: Happening, new: Telling, away: int) -> Iterator[str]:
    """How far on it is told, in sentences, and whether its sentence turns to something else."""
    yield from new.turns
    if away == 1:
        yield "next_sentence"
        if new.begins:
            yield "begins_next_sentence"
    elif away >= _FAR:
        yield "far_on"
    if old.draft.opening and away < _SHORTLY:
        yield "opening_next" if away == 1 else "opening_shortly"


def _circumstances(old: Happening, new: Telling) -> Iterator[str]:
    """Places, times, numbers, doers and sufferers."""
    places = new.claim.places
    if old.shares_place_with(new):
        understood = any(all(p.span is None for p in each) for each in (old.places, places))
        yield "same_place_understood" if understood else "same_place"
    elif old.places and places:
        if apart(old.places, places) is not None:
            yield "other_place"
    elif any(place.span for place in places):
        yield "new_place"
    if old.has_other_time(new):
        yield "other_time"
    if new.claim.quantities:
        one = any(quantity.what in old.numbers for quantity in new.claim.quantities)
        yield "same_number" if one else "more_numbers" if old.numbers else "first_numbers"
    if old.agents and new.agents and old.agents.isdisjoint(new.agents):
        yield "other_agent"
    if old.targets and new.targets:
        yield "same_target" if old.shares_target_with(new) else "other_target"
    if new.arms and _other_arms(old, new):
        yield "other_arms"


def _other_arms(old: Happening, new: Telling) -> bool:
    arms = [told.arms for told in old.tellings if told.arms]
    return bool(arms) and all(each.isdisjoint(new.arms) for each in arms)


@cache
def shipped() -> Weights:
    """The weights that ship."""
    learned = lexicons.load("same_happening_weights")
    return Weights(learned["weights"], float(learned["new"]))


@cache
def likely() -> float:
    """The logit above which the likeliest happening is taken."""
    return float(lexicons.load("same_happening")["choice"]["likely"])
