"""Standing by rule, with its reasons: what the tellings of an event, and what cannot be true with it, make of it.

When several words apply, the first of: refuted, disputed, verified, conceded, corroborated, claimed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wardiary.model import Kind, Reality
from wardiary.weighing.evidence.second import first_order
from wardiary.weighing.records import THIRD, Event, Reason, Sharpness, Standing, StandingWord, Telling
from wardiary.weighing.voices.bodies import is_body
from wardiary.weighing.voices.gains import Interest, harm, interest
from wardiary.weighing.voices.independence import independent, of_known_sides
from wardiary.weighing.wording import voices

# Whose police arrest a suspect and who leads people out of danger say so of themselves, as news: that concedes nothing
# unless somebody else tells it as well.
_MEASURES = frozenset((Kind.DETENTION, Kind.DISPLACEMENT))


@dataclass(frozen=True, slots=True)
class Case:
    """An event's tellings as they bear on it: those that affirm, those that deny, those that cannot be true with it.

    `denying`: the reports in which a voice (by its key) denies it or whom it hit, also where that denial is over.
    `admitted`: what the loser says of having left the place. `answered`: by which who holds it denies what somebody
    must have said.
    """

    affirm: tuple[Telling, ...]
    deny: tuple[Telling, ...]
    against: tuple[Telling, ...]
    interest: Interest
    kind: Kind
    denying: frozenset[tuple[str, str]] = frozenset()
    admitted: tuple[Telling, ...] = ()
    answered: tuple[Telling, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """What other events at the same settlement have to do with an event's standing.

    `against`: tellings that cannot be true with it; `admitted`: tellings by which a side says that it left the place;
    `shown`: checked tellings that the side which is said to have taken the place held it afterwards; `answered`: those
    by which the holder denies that another took it.
    """

    against: tuple[Telling, ...] = ()
    admitted: tuple[Telling, ...] = ()
    shown: tuple[Telling, ...] = ()
    answered: tuple[Telling, ...] = ()


def standing(event: Event, sides: tuple[str, ...], beside: Beside | None = None) -> Standing:
    """The standing of an event, from its own tellings and what is told beside it."""
    case = _case(event, sides, beside or Beside())
    for rule in (_refuted, _disputed, _verified, _conceded, _corroborated):
        found = rule(case)
        if found is not None:
            return found
    return _claimed(case)


def _case(event: Event, sides: tuple[str, ...], beside: Beside) -> Case:
    """Sort the tellings; a denial by a side that concedes later, and one by a voice that affirms it, are over.

    Who says that it left a place no longer denies that the other took it. Who denies a blow and tells of another
    cause for the harm ("no aircraft bombed it: the bus struck a mine") has not affirmed the blow.
    """
    stake = interest(event.kind, event.agent, event.target, sides)
    affirm = tuple(t for t in event.tellings if t.affirms)
    denying = frozenset((t.report, t.voice.key) for t in event.tellings if t.denies or _denies_in_part(t))
    is_harm = event.kind in harm()
    otherwise = [t for t in affirm if is_harm and _tells_other_cause(t, event) and (t.report, t.voice.key) in denying]
    over = {t.voice.key: t.sort_key for t in affirm if t not in otherwise}  # the last of each
    admitted = {t.voice.key: t for t in sorted(beside.admitted, key=lambda telling: telling.sort_key)}
    losing = stake.loses if event.kind not in harm() else frozenset()
    denied = [t for t in event.tellings if t.denies and not _is_of_before(t, event)]
    deny = tuple(t for t in denied if t.checked or not _is_over(t, losing, over, admitted))
    against = tuple(t for t in beside.against if t.voice.key not in over and not _has_ended(t, admitted))
    own_word = all(t.voice.side == event.agent for t in affirm)
    answered = beside.answered if own_word else ()
    return Case((*affirm, *beside.shown), deny, against, stake, event.kind, denying, beside.admitted, answered)


def _tells_other_cause(telling: Telling, event: Event) -> bool:
    """Whether who denies a blow as well tells of harm of another sort, or by nobody: not where he blames another."""
    return telling.kind is not event.kind or telling.agent is None


def _denies_in_part(telling: Telling) -> bool:
    """Whether it denies no blow, but whom it hit: who says so of his own fire owns to no harm."""
    return telling.mentions and telling.reality is Reality.DENIED


def _is_of_before(denial: Telling, event: Event) -> bool:
    """Whether it says that a party was not in a place on the day before it is said to have taken it."""
    is_absence = denial.kind is Kind.HOLDING and event.kind is Kind.GAIN and not denial.checked
    return is_absence and event.when.sharpness is Sharpness.SHARP and int(denial.when.last) < int(event.when.first)


def _is_over(
    denial: Telling,
    losing: frozenset[str],
    affirmed: Mapping[str, tuple[str, str, int, str]],
    admitted: Mapping[str, Telling],
) -> bool:
    """Whether a denial holds no longer: the voice has said so itself, or since left the place.

    Of those `losing` by it who said that a place was lost and denies it in a later report denies it again; a report
    that tells of both tells of the admission as its news: "has left, it said, hours after it had denied it".
    """
    left = admitted.get(denial.voice.key)
    if left is not None and (denial.published < left.published or _is_told_before(denial, left)):
        return True
    said = affirmed.get(denial.voice.key)
    return said is not None and (denial.voice.side not in losing or said[:2] >= denial.sort_key[:2])


def _has_ended(holds: Telling, admitted: Mapping[str, Telling]) -> bool:
    """Whether who said that he holds the place says in a later report that he has left it."""
    left = admitted.get(holds.voice.key)
    return left is not None and holds.report != left.report and holds.published < left.published


def _is_told_before(denial: Telling, left: Telling) -> bool:
    """Whether one report tells first of what is denied, then that who denied it has left the place."""
    return denial.report == left.report and first_order(denial) < left.order


def _refuted(case: Case) -> Standing | None:
    checked = [t for t in case.deny if t.checked]
    if checked:
        return Standing(StandingWord.REFUTED, (Reason("Checked and denied: ", checked[0]), *_told(case.affirm)))
    seen = [t for t in case.against if t.checked]
    own_word = all(t.voice.side in case.interest.gains and not t.checked for t in case.affirm)
    if case.kind is Kind.WITHDRAWAL and seen and not any(t.checked for t in case.affirm):
        lead = "Who is said to have left was seen there: "
        return Standing(StandingWord.REFUTED, (Reason(lead, seen[0]), *_told(case.affirm)))
    is_gain = case.kind is Kind.GAIN or (case.kind is Kind.HOLDING and all(_is_since(t) for t in case.affirm))
    if not is_gain or not seen or not own_word or not case.affirm:
        return None
    return Standing(StandingWord.REFUTED, (Reason("Another was seen to hold it: ", seen[0]), *_told(case.affirm)))


def _is_since(telling: Telling) -> bool:
    """Whether a party is said to hold a place since a moment: "in our hands since sunset" tells of a taking."""
    return telling.when.from_ is not None and telling.when.to is None


def _disputed(case: Case) -> Standing | None:
    """Only while nobody verified it. A denial of what nobody has told here disputes it too: somebody said so."""
    if any(t.checked for t in case.affirm) or not (case.deny or case.against or case.answered):
        return None
    reasons = [Reason("Denied: ", t) for t in case.deny]
    reasons += [Reason("Others have said that they took it, which the holder denies: ", t) for t in case.answered]
    reasons += [Reason("Cannot be true with it: ", t) for t in case.against]
    return Standing(StandingWord.DISPUTED, (*reasons, *_told(case.affirm)))


def _verified(case: Case) -> Standing | None:
    checked = [t for t in case.affirm if t.checked]
    if not checked:
        return None
    rest = [t for t in case.affirm if not t.checked]
    return Standing(StandingWord.VERIFIED, (Reason("The publisher says what it checked: ", checked[0]), *_told(rest)))


def _conceded(case: Case) -> Standing | None:
    admitted = [t for t in case.affirm if t.voice.side in case.interest.loses]
    if case.kind is not Kind.CLASH:
        admitted = [t for t in admitted if t.kind is not Kind.CLASH]  # who fights there admits no loss
    if case.kind in harm():
        admitted = [t for t in admitted if _owns_to_it(t, case) and (t.report, t.voice.key) not in case.denying]
    if case.kind in _MEASURES and len({t.voice.key for t in case.affirm}) < 2:
        admitted = []
    admitted = (
        admitted or _hit_and_admitted(case) or _left_by_its_own_word(case) or list(case.admitted)
    )  # who owns to having left owns to the loss
    if not admitted:
        return None
    first = admitted[0]
    rest = [t for t in case.affirm if t is not first]
    loser = first.voice.name if first.voice.side == THIRD else first.voice.side
    lead = Reason(f"{loser} loses by it and says so: ", first)
    return Standing(StandingWord.CONCEDED, (lead, *_told(rest)))


def _owns_to_it(telling: Telling, case: Case) -> bool:
    """Whether a party that tells of harm may mean its own: not where it says that another did it.

    Nor where it names nobody and only its enemy says that it was its doing.
    """
    side = telling.voice.side
    if telling.agent is not None:
        return telling.agent == side
    return any(t.agent == side and t.voice.side in (None, THIRD, side) for t in case.affirm)


def _hit_and_admitted(case: Case) -> list[Telling]:
    """What the party whose forces were hit says of a blow of which the other has boasted."""
    stake = case.interest
    if not any(t.voice.side == stake.boasts for t in case.affirm if stake.boasts):
        return []
    return [t for t in case.affirm if t.voice.side == stake.hit and stake.hit is not None]


def _left_by_its_own_word(case: Case) -> list[Telling]:
    """What a body of no party tells of its own leaving: peacekeepers who hand over a camp, observers who pull out."""
    if case.kind is not Kind.WITHDRAWAL:
        return []
    return [t for t in case.affirm if t.agent == t.voice.side == THIRD and is_body(t.voice)]


def _corroborated(case: Case) -> Standing | None:
    """Two independent voices of which one at least is known not to gain by it; who loses has been heard before."""
    bearing = [t for t in case.affirm if (t.report, t.voice.key) not in case.denying]  # "not the flats: a depot"
    heard = of_known_sides(independent(bearing))
    others = [tellings for tellings in heard.values() if tellings[0].voice.side not in {None, *case.interest.gains}]
    if len(heard) < 2 or not others:
        return None
    firsts = [tellings[0] for tellings in heard.values()]
    some = "all" if len(others) == len(heard) else "one" if len(others) == 1 else len(others)
    named = voices([tellings[0] for tellings in others])
    lead = f"{len(heard)} independent voices tell it, {some} of them without gaining by it: {named}."
    return Standing(StandingWord.CORROBORATED, (Reason(lead), *_told(firsts)))


def _claimed(case: Case) -> Standing:
    heard = independent(case.affirm)
    firsts = [tellings[0] for tellings in heard.values()]
    sides = {telling.voice.side for telling in firsts}
    if len(heard) < 2:
        lead = "One voice only."
    elif sides and sides <= case.interest.gains:
        lead = "Only voices of the side that gains by it."
    else:
        lead = "No second voice that is known to be independent and to gain nothing by it."
    return Standing(StandingWord.CLAIMED, (Reason(lead), *_told(firsts)))


def _told(tellings: Sequence[Telling]) -> tuple[Reason, ...]:
    return tuple(Reason("", t) for t in tellings)
