"""One happening told twice by one voice is one claim: a telling joins the earlier claim that it is of.

What one sentence makes certain by its grammar is joined first; else the likeliest happening is, by learned weights, if
it is likely enough and nothing certain speaks against it. What the publisher tells joins whoever told it; a definite
mention by a new voice ("the retreat", "Sunday's blast") is the same happening in that voice, and takes kind, place and
time from it (the guidelines' rule on characterisations).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from wardiary.claims.certain import is_certain
from wardiary.claims.drafts import Draft
from wardiary.claims.ground import Ground
from wardiary.claims.happening import Happening, kindred
from wardiary.claims.joining import informed
from wardiary.claims.likeness import Choice, Weights, shipped
from wardiary.claims.resolved import Resolved
from wardiary.claims.sentence_words import SentenceWords
from wardiary.claims.telling import Telling
from wardiary.model import Claim, Span

_MEMORY = 100  # happenings looked back over: two pages of dense news; beyond, "the attack" is a new one


class Happenings:
    """The happenings of one report, in the order in which they were first told, as they come up."""

    def __init__(self, resolved: Resolved) -> None:
        self.kept: list[Happening] = []
        self._by_last: list[Happening] = []  # in the order in which they were last told
        self._text = resolved.text
        self._numbers = {sentence: number for number, sentence in enumerate(resolved.marks.sentences)}
        self._sentences: dict[Span, SentenceWords] = {}
        self._ground = Ground.of(resolved.places)

    def telling(self, draft: Draft) -> Telling:
        """A draft with its words."""
        sentence = draft.claim.sentence
        if sentence not in self._sentences:
            self._sentences[sentence] = SentenceWords(self._text, sentence)
        return Telling(draft, self._sentences[sentence], self._numbers.get(sentence, 0))

    def certain(self, new: Telling) -> Happening | None:
        """The happening that `new` certainly tells of, by the grammar of its sentence."""
        of_sentence = takewhile(lambda old: old.last.number == new.number, self._recent())
        return next((old for old in of_sentence if self._is_certain(old, new)), None)

    def _is_certain(self, old: Happening, new: Telling) -> bool:
        return any(is_certain(told.claim, new.claim, self._text) for told in old.tellings)

    def choice(self, new: Telling) -> Choice:
        """The happenings that `new` may tell of."""
        kinds = kindred(new.claim.kind)
        pointing = new.draft.pointing
        near = [old for old in self._recent() if (pointing or old.kind in kinds) and old.may_be(new)]
        return Choice(new, near[::-1])

    def told_by(self, new: Telling, weights: Weights | None = None) -> Happening | None:
        """The happening that `new` tells of, by `weights` or those that ship; None for one not told before."""
        return self.certain(new) or self.choice(new).likeliest(weights or shipped())

    def begin(self, new: Telling) -> Happening:
        """A happening that was not told before."""
        like = [old.draft for old in self.kept[-_MEMORY:] if not _are_other_arms(old, new)]
        happening = Happening(new, informed(new.draft, like), self._ground)
        self.kept.append(happening)
        self._by_last.append(happening)
        return happening

    def join(self, old: Happening, new: Telling) -> None:
        """A further telling of a happening."""
        old.add(new)
        self._by_last.remove(old)
        self._by_last.append(old)

    def _recent(self) -> Iterator[Happening]:
        """Those told last, the last first."""
        return reversed(self._by_last[-_MEMORY:])


def _are_other_arms(old: Happening, new: Telling) -> bool:
    """Whether both say what the blow was dealt with, and it is not the same: "Tuesday's mortar fire" is no air raid."""
    if not new.arms:
        return False
    dealt = {arm for told in old.tellings for arm in told.arms}
    return bool(dealt) and dealt.isdisjoint(new.arms)


def merged(drafts: Sequence[Draft], resolved: Resolved) -> tuple[Claim, ...]:
    """The claims, numbered in the order in which they are first told; the drafts are in reading order."""
    happenings = Happenings(resolved)
    for draft in drafts:
        new = happenings.telling(draft)
        old = happenings.told_by(new)
        if old is None:
            happenings.begin(new)
        else:
            happenings.join(old, new)
    return tuple(replace(old.draft.claim, id=f"c{number}") for number, old in enumerate(happenings.kept, start=1))
