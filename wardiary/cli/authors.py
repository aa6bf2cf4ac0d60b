"""Who decides, and why: the author's name as git or the system knows it, and a reason that is never left out."""

from __future__ import annotations

import getpass
import shutil
import subprocess
from typing import Annotated

import typer

Author = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", envvar="WARDIARY_AUTHOR", show_default="git's user.name, or yours here", help="Who decides."
    ),
]
Reason = Annotated[
    str | None, typer.Option("--reason", "-m", metavar="WORDS", show_default="asked for", help="Why; shown with it.")
]
_PATIENCE = 5  # seconds: git answers in a hundredth, unless its home is on a drive that is gone


def author_of(given: str | None) -> str:
    """The name given, else git's, else the user's. Raises typer.BadParameter where there is none."""
    name = " ".join((given or _from_git() or _from_system()).split())
    if not name:
        raise typer.BadParameter("nobody knows your name: give it", param_hint="--author")
    return name


def reason_of(given: str | None) -> str:
    """The reason given, else asked for. Raises typer.BadParameter where there is none."""
    try:
        told = given if given is not None else typer.prompt("Reason", err=True)
    except typer.Abort as abort:
        raise typer.BadParameter("a decision needs a reason", param_hint="--reason") from abort
    reason = " ".join(str(told).split())
    if not reason:
        raise typer.BadParameter("a decision needs a reason", param_hint="--reason")
    return reason


def _from_git() -> str:
    program = shutil.which("git")
    if program is None:
        return ""
    try:
        asked = [program, "config", "--get", "user.name"]
        told = subprocess.run(asked, capture_output=True, text=True, timeout=_PATIENCE, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return told.stdout.strip()


def _from_system() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name, as in some containers
        return ""
