"""The commands and their order in `wardiary --help`."""

from __future__ import annotations

from typing import Annotated

import typer

from wardiary import __version__
from wardiary.cli import control, decide, gazetteer
from wardiary.cli.add import add
from wardiary.cli.brief import brief
from wardiary.cli.diff import diff
from wardiary.cli.export import export
from wardiary.cli.guard import Guarded
from wardiary.cli.init import init
from wardiary.cli.read import read
from wardiary.cli.rebuild import rebuild
from wardiary.cli.schema import schema
from wardiary.cli.show import show

app = typer.Typer(
    name="wardiary",
    cls=Guarded,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"wardiary {__version__}")
        raise typer.Exit


@app.callback()
def wardiary(
    _show: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    """Keep the diary of a conflict from what is published about it: every claim with its voice, words and checks."""


def _examples(*lines: str) -> str:
    """Examples under a command's help, one a line."""
    return "\n".join(["**Examples**\n", *(f"- `{line}`" for line in lines)])


app.command(
    epilog=_examples(
        "wardiary read article.txt",
        "wardiary read --published 2022-11-11 article.txt",
        "wardiary read --format jsonl reports.jsonl -o readings.jsonl",
        "curl -s https://example.org/feed.jsonl | wardiary read -",
    )
)(read)
app.command(
    epilog=_examples(
        "wardiary init sudan.diary",
        "wardiary init sudan.diary --sides sides.json",
        "wardiary init postgresql://desk@db.example.org/sudan --sides sides.json",
    )
)(init)
app.command(
    epilog=_examples(
        "wardiary add sudan.diary reports/*.txt",
        "wardiary add sudan.diary reports.jsonl more-reports/",
        'wardiary add sudan.diary --publisher "Example Wire" --published 2023-12-18 statement.txt',
        "collect-feeds | wardiary add sudan.diary -",
    )
)(add)
app.command(
    epilog=_examples(
        "wardiary brief sudan.diary",
        "wardiary brief sudan.diary --day 2023-12-18 -o brief.html",
        "wardiary brief sudan.diary --from 2023-12-15 --to 2023-12-21 -o week.md",
    )
)(brief)
app.command(
    epilog=_examples(
        "wardiary export sudan.diary --as-of 2023-12-16T00:00Z",
        "wardiary export sudan.diary --what events --format csv -o events.csv",
        "wardiary export sudan.diary --what control --format geojson -o control.geojson",
        "wardiary export sudan.diary --no-reasons -o state.json",
    )
)(export)
app.command(
    epilog=_examples(
        'wardiary show sudan.diary place "Wad Madani" --as-of 2023-12-19',
        "wardiary show sudan.diary event e1f0c2a9b37",
        "wardiary show sudan.diary voice spokesman",
        "wardiary show sudan.diary report wm-17",
    )
)(show)
app.command(epilog=_examples("wardiary diff sudan.diary --from 2023-12-18 --to 2023-12-19"))(diff)
holding = typer.Typer(
    cls=control.WithList,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help="Who holds which settlement. `wardiary control DIARY` lists it.",
    epilog=_examples(
        "wardiary control sudan.diary --as-of 2023-12-19", "wardiary control import sudan.diary map.geojson"
    ),
)
holding.command(
    "list",
    epilog=_examples(
        "wardiary control sudan.diary",
        "wardiary control list sudan.diary --as-of 2023-12-19 --holder RSF",
        "wardiary control sudan.diary --state contested",
    ),
)(control.list_)
holding.command(
    "import",
    epilog=_examples(
        "wardiary control import sudan.diary map-2023-12-01.geojson --as-of 2023-12-01",
        "wardiary control import sudan.diary towns.csv",
    ),
)(control.import_)
holding.command(epilog=_examples("wardiary control imports sudan.diary"))(control.imports)
holding.command(epilog=_examples("wardiary control withdraw sudan.diary 1"))(control.withdraw)
app.add_typer(holding, name="control")
decisions = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help="An analyst's decisions about claims, each with author, time and reason: they correct what the machine read, "
    "hold for every moment, outlive every new weighing, and are never overwritten.",
    epilog=_examples(
        'wardiary decide reject sudan.diary wm-17/c2 --reason "of another war"',
        "wardiary decide list sudan.diary",
    ),
)
decisions.command(epilog=_examples('wardiary decide accept sudan.diary wm-17/c1 -m "checked against the recording"'))(
    decide.accept
)
decisions.command(
    epilog=_examples(
        'wardiary decide reject sudan.diary wm-17/c2 -m "of another war"',
        'wardiary decide reject sudan.diary e1f0c2a9b37 -m "the whole event is misread"',
    )
)(decide.reject)
decisions.command(
    epilog=_examples(
        'wardiary decide correct sudan.diary wm-17/c2 place="Wad Madani" -m "the namesake in Gezira"',
        'wardiary decide correct sudan.diary wm-17/c2 kind=withdrawal agent=SAF killed=3..6 -m "misread"',
        'wardiary decide correct sudan.diary wm-17/c3 time=2023-12-15..2023-12-16 place=14.40,33.52 -m "see the map"',
    )
)(decide.correct)
decisions.command(
    epilog=_examples(
        'wardiary decide merge sudan.diary e1f0c2a9b37 e7700aa1b20 -m "one strike, two names of the quarter"',
        'wardiary decide merge sudan.diary wm-17/c2 wm-21/c1 -m "one strike"',
    )
)(decide.merge)
decisions.command(epilog=_examples('wardiary decide split sudan.diary wm-17/c2 -m "the strike of the day before"'))(
    decide.split
)
decisions.command("list", epilog=_examples("wardiary decide list sudan.diary --standing"))(decide.list_)
decisions.command(epilog=_examples('wardiary decide withdraw sudan.diary 4 -m "it was the same strike after all"'))(
    decide.withdraw
)
app.add_typer(decisions, name="decide")
app.command(epilog=_examples("wardiary rebuild sudan.diary"))(rebuild)
places = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help="The places of the world: add official GeoNames dumps to the embedded gazetteer, look names up.",
    epilog=_examples("wardiary gazetteer import UA.zip admin1CodesASCII.txt", "wardiary gazetteer find Kyselivka"),
)
places.command(
    "import",
    epilog=_examples(
        "wardiary gazetteer import UA.zip", "wardiary gazetteer import SD.zip SS.zip admin1CodesASCII.txt"
    ),
)(gazetteer.import_)
places.command(epilog=_examples("wardiary gazetteer info"))(gazetteer.info)
places.command(epilog=_examples("wardiary gazetteer find Kyselivka", "wardiary gazetteer find --most 50 Мар'янка"))(
    gazetteer.find
)
places.command(epilog=_examples("wardiary gazetteer remove UA", "wardiary gazetteer remove"))(gazetteer.remove)
app.add_typer(places, name="gazetteer")
app.command(epilog=_examples("wardiary schema", "wardiary schema claim > claim.schema.json"))(schema)
