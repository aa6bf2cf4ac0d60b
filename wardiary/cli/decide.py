"""`wardiary decide`: an analyst's decisions about claims, with author and reason. Nothing is overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from wardiary.cli.authors import Author, Reason, author_of, reason_of
from wardiary.cli.common import DiaryName

if TYPE_CHECKING:
    from wardiary.cli.naming import Naming
    from wardiary.diary.decision import ClaimRef, Decision, DecisionKind
    from wardiary.diary.store import Diary

Claims = Annotated[
    list[str],
    typer.Argument(metavar="CLAIM...", help="Claims as REPORT/CLAIM (wm-17/c2), or an event for all its claims."),
]


def accept(diary: DiaryName, claims: Claims, reason: Reason = None, author: Author = None) -> None:
    """Accept claims as they were read: that the machine understood them, not that they are true.

    An accepted claim is shown as accepted, cannot be rejected while that stands, and is kept if a later reading of its
    report should lose it.
    """
    from wardiary.diary.decision import DecisionKind

    _judge(diary, DecisionKind.ACCEPT, claims, author_of(author), reason_of(reason))


def reject(diary: DiaryName, claims: Claims, reason: Reason = None, author: Author = None) -> None:
    """Reject claims: they count nowhere, and stay in the diary as rejected."""
    from wardiary.diary.decision import DecisionKind

    _judge(diary, DecisionKind.REJECT, claims, author_of(author), reason_of(reason))


def correct(
    diary: DiaryName,
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The claim, as REPORT/CLAIM.", show_default=False)],
    fields: Annotated[
        list[str],
        typer.Argument(
            metavar="FIELD=VALUE...",
            help="kind, reality, verification, place (NAME, LAT,LON, NAME@LAT,LON or GeoNames number), time (A, A..B), "
            "from, to, speaker (or publisher), agent, target, killed and other counts (5, 3..6, 50.., none).",
        ),
    ],
    reason: Reason = None,
    author: Author = None,
) -> None:
    """Correct fields of a claim, where the machine read them wrongly. What was read stays beside it."""
    from wardiary import errors
    from wardiary.diary import corrections, given
    from wardiary.diary.decision import DecisionKind
    from wardiary.diary.docket import Ruling
    from wardiary.gazetteer import Gazetteer

    with _opened(diary) as kept:
        with _naming(kept, diary) as naming:
            (ref,) = (found := naming.claims(claim))[:1]
        if len(found) > 1:
            raise errors.WrongUseError("One claim is corrected at a time.", claim, "name it as REPORT/CLAIM")
        gazetteer, after, values = Gazetteer.open(), ref.claim, {}
        for each in fields:
            field, value = given.parse(each, after, gazetteer)
            after = corrections.corrected(after, field, value)
            values[field] = corrections.written(value)
        who, why = author_of(author), reason_of(reason)
        _tell(kept.decide(*(Ruling(DecisionKind.CORRECT, (ref,), who, why, *value) for value in values.items())))


def merge(
    diary: DiaryName,
    parts: Annotated[
        list[str], typer.Argument(metavar="EVENT...", help="Events by id, or claims as REPORT/CLAIM: two or more.")
    ],
    reason: Reason = None,
    author: Author = None,
) -> None:
    """Put events together: their claims, and what fits them later, are one event from now on.

    The decision is about the claims that the events have now, so that it outlives every new weighing.
    """
    from wardiary import errors
    from wardiary.diary.decision import DecisionKind
    from wardiary.diary.docket import Ruling

    with _opened(diary) as kept:
        with _naming(kept, diary) as naming:
            refs = tuple({ref.name: ref for part in parts for ref in naming.claims(part)}.values())
        if len(parts) < 2 or len(refs) < 2:
            raise errors.WrongUseError("A merge needs two things.", " ".join(parts), "name two events, or two claims")
        _tell(kept.decide(Ruling(DecisionKind.MERGE, refs, author_of(author), reason_of(reason))))


def split(diary: DiaryName, claims: Claims, reason: Reason = None, author: Author = None) -> None:
    """Split claims off the event they are in: they are never grouped with its other claims again.

    Claims that tell of several places are named with the one that is meant: wm-17/c2@Hantoub.
    """
    from wardiary import errors
    from wardiary.diary.docket import Ruling

    with _opened(diary) as kept:
        with _naming(kept, diary) as naming:
            off = [ref for claim in claims for ref in naming.claims(claim)]
            events = {found.event.id: found for found in map(naming.event_of, off)}
            if len(events) != 1:
                raise errors.WrongUseError("The claims are of several events.", " ".join(claims), "split one at a time")
            rest = naming.rest_of(next(iter(events.values())), off)
        if not rest:
            raise errors.WrongUseError("Nothing of the event would be left.", " ".join(claims), "name fewer claims")
        ruling = Ruling(_split(), (*off, *_as_rest(rest)), author_of(author), reason_of(reason))
        _tell(kept.decide(ruling))


def withdraw(
    diary: DiaryName,
    number: Annotated[int, typer.Argument(metavar="ID", help="The decision's number.", show_default=False)],
    reason: Reason = None,
    author: Author = None,
) -> None:
    """Take a decision back. It stays in the list, as withdrawn, with who did so and why."""
    with _opened(diary) as kept:
        who, why = author_of(author), reason_of(reason)
        taken = kept.withdraw(number, who, why)
    typer.echo(f"Withdrew decision {taken.id}: {summary(taken)}.")


def list_(
    diary: DiaryName,
    standing: Annotated[bool, typer.Option("--standing", help="Leave out those that were withdrawn.")] = False,
) -> None:
    """List the decisions of the diary, in the order in which they were made."""
    with _opened(diary) as kept:
        found = [each for each in kept.decisions() if each.stands or not standing]
    for decision in found:
        typer.echo(f"{decision.id}  {decision.at[:16]}  {decision.author}: {summary(decision)}")
        typer.echo(f"    why: {decision.reason}")
        if decision.withdrawn:
            back = decision.withdrawn
            typer.echo(f"    withdrawn {back.at[:16]} by {back.author}: {back.reason}")
    if not found:
        typer.echo("There are no decisions.")


def summary(decision: Decision) -> str:
    """A decision in one line, without who and why."""
    from wardiary.diary import corrections
    from wardiary.diary.decision import DecisionKind, Part

    about = ", ".join(ref.name for ref in decision.claims if ref.part is Part.ABOUT)
    rest = ", ".join(ref.name for ref in decision.claims if ref.part is Part.REST)
    if decision.kind is DecisionKind.CORRECT and decision.field and decision.value:
        claim = decision.claims[0].claim
        after = corrections.corrected(claim, decision.field, corrections.given_of(decision.field, decision.value))
        was, now = corrections.told(claim, decision.field), corrections.told(after, decision.field)
        return f"correct {about}: {decision.field} {now} (read as {was})"
    return f"{decision.kind.value} {about}{f' from {rest}' if rest else ''}"


def _judge(diary: str, kind: DecisionKind, claims: Iterable[str], author: str, reason: str) -> None:
    """One decision for each claim, so that each can be withdrawn by itself."""
    from wardiary.diary.docket import Ruling

    with _opened(diary) as kept:
        with _naming(kept, diary) as naming:
            refs = {whole.name: whole for claim in claims for ref in naming.claims(claim) if (whole := _whole(ref))}
        _tell(kept.decide(*(Ruling(kind, (ref,), author, reason) for ref in refs.values())))


def _whole(ref: ClaimRef) -> ClaimRef:
    """The claim with all its places: a claim is accepted or rejected as one."""
    from dataclasses import replace

    return replace(ref, place=None)


def _as_rest(refs: Iterable[ClaimRef]) -> list[ClaimRef]:
    from dataclasses import replace

    from wardiary.diary.decision import Part

    return [replace(ref, part=Part.REST) for ref in refs]


def _split() -> DecisionKind:
    from wardiary.diary.decision import DecisionKind

    return DecisionKind.SPLIT


def _opened(diary: str) -> Diary:
    from wardiary.diary.store import Diary

    return Diary.open(diary)


@contextmanager
def _naming(kept: Diary, where: str) -> Iterator[Naming]:
    from wardiary.cli.derived import derived_from
    from wardiary.cli.moment_options import parsed
    from wardiary.cli.naming import Naming

    with derived_from(kept, where) as derived:
        yield Naming(derived, parsed(None))


def _tell(made: Iterable[Decision]) -> None:
    for decision in made:
        typer.echo(f"Decision {decision.id}: {summary(decision)}.")
