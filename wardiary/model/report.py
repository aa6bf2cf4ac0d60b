"""A report: one published document, whose text never changes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Report:
    """One published document: article, statement or post.

    `published` is an ISO 8601 date or date-time as its publisher gave it (an offset-less time has no known zone);
    None where nobody said.
    """

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Rejection:
    """Something offered as a report that could not be taken, and why.

    `name` says where it came from (a path, or `path:line`), `reason` is a sentence for people, `code` one word for
    programs.
    """

    name: str
    code: str
    reason: str
