"""From what is to be shown to text: the templates of this package, each with the escaping of its format."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache, partial
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from wardiary import lexicons
from wardiary.pages import wording
from wardiary.pages.evidence import by_report
from wardiary.pages.names import with_articles
from wardiary.pages.places import Other, Place
from wardiary.pages.view import BriefShown, ReportShown, SentenceShown

if TYPE_CHECKING:
    from jinja2 import Environment

NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# What tells the cells of sides apart besides colour: plain, slanted, dotted, level and upright lines, in SVG.
CELL_LOOKS = (
    {"size": 8, "path": ""},
    {"size": 6, "path": "M0 6 6 0"},
    {"size": 6, "path": "M2.4 3h1.2"},
    {"size": 6, "path": "M0 3h6"},
    {"size": 6, "path": "M3 0v6"},
)
_MARKS = re.compile(r"([\\`*_\[\]{}#|~])")
_OPENERS = re.compile(r"^(\d*)([-+=.)])(?=[-=\s]|$)")  # of lists and underlines, at the beginning of a line only


def as_html(page: BriefShown) -> str:
    """The page as one HTML file."""
    style = files("wardiary.pages").joinpath("templates", "brief.css").read_text(encoding="utf-8")
    from markupsafe import Markup

    style += page.filters.style
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    own = Markup(style)  # noqa: S704 - a file of this package, not what others wrote
    return _environment().get_template("brief.html.j2").render(**_context(page), style=own, style_hash=digest)


def as_markdown(page: BriefShown) -> str:
    """The page as Markdown (CommonMark with tables)."""
    text = _environment().get_template("brief.md.j2").render(**_context(page))
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _context(page: BriefShown) -> dict[str, Any]:
    words = lexicons.load("brief")
    return {
        "page": page,
        "kinds": words["kinds"],
        "realities": words["realities"],
        "number_words": NUMBER_WORDS,
        "version": _version(),
        "cell_looks": CELL_LOOKS,
    }


def _version() -> str:
    try:
        return version("wardiary")
    except PackageNotFoundError:  # run from a checkout that was not installed
        return "(not installed)"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

    environment = Environment(
        loader=PackageLoader("wardiary.pages"),
        autoescape=select_autoescape(enabled_extensions=("html.j2",), disabled_extensions=("md.j2",), default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        coordinates=coordinates,
        paragraphs=paragraphs,
        by_report=by_report,
        utc=wording.utc,
        counted=wording.counted,
        with_article=with_article,
    )
    environment.filters.update(md=markdown_text, cell=partial(markdown_text, in_table=True))
    return environment


def with_article(name: str) -> str:
    """The name of a side as it stands in a sentence: "the Libyan National Army"."""
    return with_articles(name, None, "")


def coordinates(place: Place | Other) -> str:
    """Latitude and longitude to a hundredth of a degree (about a kilometre): a settlement's, not a building's."""
    latitude, longitude = place.latitude or 0.0, place.longitude or 0.0
    return (
        f"{abs(latitude):.2f}° {'N' if latitude >= 0 else 'S'}, {abs(longitude):.2f}° {'E' if longitude >= 0 else 'W'}"
    )


def paragraphs(report: ReportShown) -> list[list[SentenceShown]]:
    """The sentences of a report by paragraph."""
    found: list[list[SentenceShown]] = []
    for sentence in report.sentences:
        if sentence.opens or not found:
            found.append([])
        found[-1].append(sentence)
    return found


def markdown_text(text: object, *, in_table: bool = False) -> str:
    """Foreign text as Markdown that shows it and does nothing else: on one line, every mark of the format escaped.

    `<` and `&` become entities, so that a reader that lets HTML through finds none; overrides of the direction of
    writing are left out. Marks that could only open a list or the like stay bare within a line.
    """
    line = " ".join(wording.without_direction_controls(str(text)).split())
    entities = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    escaped = _MARKS.sub(r"\\\1", entities).replace("://", r":\/\/")
    return escaped if in_table else _OPENERS.sub(r"\1\\\2", escaped)
