"""Errors that stop a command: each says what is wrong, where, and what to do about it; one shape for all of them.

A report that cannot be taken is no error: it becomes a `Rejection`, and the rest goes on.
"""

from __future__ import annotations

from pathlib import Path


class WardiaryError(Exception):
    """What is wrong (`what`), where (`where`: a path, an option or a name) and what to do (`hint`)."""

    def __init__(self, what: str, where: str | Path, hint: str) -> None:
        super().__init__(what, where, hint)
        self.what = what
        self.where = str(where)
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.what}\n  where: {self.where}\n  to do: {self.hint}"


class WrongUseError(WardiaryError):
    """The command was asked for something that cannot be done as asked."""


class MissingInputError(WardiaryError):
    """A file or folder that was named does not exist."""


class MissingDiaryError(WardiaryError):
    """There is no file where the diary should be."""


class DiaryExistsError(WardiaryError):
    """There is a file already where the diary should be made."""


class NotADiaryError(WardiaryError):
    """The file is something else, or damaged."""


class NewerDiaryError(WardiaryError):
    """The diary was made or changed by a later version of Wardiary than this one."""


class LockedDiaryError(WardiaryError):
    """Another program holds the diary for longer than one waits."""


class UnusableDiaryError(WardiaryError):
    """The diary cannot be read or written: rights, a full disk, damage."""


class SidesError(WardiaryError):
    """The table of sides is not one."""


class DeadWorkerError(WardiaryError):
    """A process that read reports ended before its time."""
