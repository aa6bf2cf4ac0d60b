"""What every command does when something stops it: one shape for errors, a quiet end for closed pipes and Ctrl-C."""

from __future__ import annotations

import errno
import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from wardiary.errors import WardiaryError

WRONG_USE = 2
REJECTED = 1
INTERRUPTED = 130  # 128 + SIGINT, as shells have it
BROKEN_PIPE = 141  # 128 + SIGPIPE
# What the place that one writes to may lack; other errors of the system are faults of the program.
_STORAGE = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EFBIG}

# What a path that was named may lack: a folder on its way that may not be entered, a name short enough.
_PATH = {errno.EACCES, errno.EPERM, errno.ENAMETOOLONG}


class Guarded(TyperGroup):
    """A group of commands whose errors are told, not traced."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; errors end it with their exit code."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")  # what checks values says so, for programmers
            raise
        except WardiaryError as error:
            tell_error(error)
            raise typer.Exit(WRONG_USE) from error
        except KeyboardInterrupt as interrupt:
            say("Interrupted.")
            raise typer.Exit(INTERRUPTED) from interrupt
        except BrokenPipeError as error:
            _leave_pipe()
            raise typer.Exit(BROKEN_PIPE) from error
        except OSError as error:
            if error.errno in _PATH and error.filename:
                tell_error(WardiaryError(f"{error.strerror}.", error.filename, "check the path and the rights"))
                raise typer.Exit(WRONG_USE) from error
            if error.errno not in _STORAGE:
                raise
            _leave_pipe()
            tell_error(
                WardiaryError(f"{error.strerror}.", error.filename or "the output", "make room, or write elsewhere")
            )
            raise typer.Exit(WRONG_USE) from error


def tell_error(error: WardiaryError) -> None:
    """What, where and what to do, on standard error."""
    typer.secho("Error: ", fg=typer.colors.RED, bold=True, nl=False, err=True, color=_colour())
    say(str(error))


def say(line: str) -> None:
    """One line on standard error; characters that it cannot show are written as escapes."""
    typer.echo(line.encode("utf-8", "backslashreplace").decode(), err=True)


def _colour() -> bool | None:
    """No colour where the user wants none; else Typer decides by whether it writes to a terminal."""
    return False if os.environ.get("NO_COLOR") else None


def _leave_pipe() -> None:
    """Give standard output another end, so that the interpreter does not complain when it flushes it on leaving."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
