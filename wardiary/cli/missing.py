"""What is said of a name that the diary does not know: what it knows of nearly that name, or how to list it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wardiary import errors

if TYPE_CHECKING:
    from sqlalchemy import Connection

_LIKE = 0.6  # difflib's own default
_TOLD = 5
_TABLE = {"voice": "claims", "report": "claims"}


def unknown(what: str, name: str, where: str, connection: Connection, when: str) -> errors.WrongUseError:
    """The error for a name; `what` is event, place, voice or report, `where` the diary, `when` the moment (UTC)."""
    hint = f"list them with: wardiary export {where} --what {_TABLE.get(what, 'events')} --format csv"
    if voices := _of_side(name, connection) if what == "voice" else []:
        hint = f"{name} is a side; its voices are: {_some(voices)}"
    elif near := _near(name, _names(what, connection)):
        hint = f"perhaps you mean: {_some(near)}; else {hint}"
    return errors.WrongUseError(f"The diary knows no such {what} by {when}.", name, hint)


def _names(what: str, connection: Connection) -> list[str]:
    from sqlalchemy import select

    from wardiary.diary import derived as tables
    from wardiary.diary import schema

    columns = {"voice": tables.telling.c.voice, "place": tables.telling.c.place, "report": schema.report.c.name}
    if what not in columns:
        return []
    return [name for name in connection.execute(select(columns[what]).distinct()).scalars() if name]


def _of_side(name: str, connection: Connection) -> list[str]:
    from sqlalchemy import func, select

    from wardiary.diary import derived as tables

    told = tables.telling.c
    asked = select(told.voice).where(func.lower(told.voice_side) == name.lower()).distinct()
    return sorted(connection.execute(asked).scalars())


def _near(name: str, names: list[str]) -> list[str]:
    """Names that hold this one, then those spelled nearly so."""
    from difflib import get_close_matches

    folded = {each.casefold(): each for each in names}
    wanted = name.casefold()
    holding = sorted(each for each in folded if wanted and wanted in each)
    close = get_close_matches(wanted, folded, n=_TOLD, cutoff=_LIKE)
    return [folded[each] for each in dict.fromkeys((*holding, *close))]


def _some(names: list[str]) -> str:
    more = f" and {len(names) - _TOLD:,} more" if len(names) > _TOLD else ""
    return ", ".join(names[:_TOLD]) + more
