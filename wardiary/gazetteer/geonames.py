"""GeoNames dumps as they are published: what kind of file it is, its lines, and what a line says.

A dump has 19 tab-separated columns and no header; a table of codes four (code, name, ASCII name, geonameid). Whatever
does not fit is an error that names the line and what was expected there: half a dump is never taken for a whole one.
Format: https://download.geonames.org/export/dump/readme.txt
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import IO

from wardiary import errors
from wardiary.gazetteer import sources
from wardiary.gazetteer.place import Match, Place

COLUMNS = 19
CODE_COLUMNS = 4
_CHUNK = 4 << 20  # bytes: some 30,000 lines; large enough to make up for handing them to another process
_PROBE = 64 << 10
_LONGEST_LINE = 1 << 20  # the longest line of a dump, with names in all scripts, has under 20,000 bytes
_PEOPLE_MOST = 1 << 40
_AGAIN = "download it again, it may be cut short: https://download.geonames.org/export/dump/"
_OFFICIAL = (
    "give a file of https://download.geonames.org/export/dump/, as UA.zip, allCountries.zip, admin1CodesASCII.txt"
)
_NOTES = frozenset({"readme", "license"})


class DumpError(errors.WardiaryError):
    """A file is not what GeoNames publishes, or is damaged."""


class Kind(Enum):
    """What a file of GeoNames holds."""

    PLACES = "places"
    CODES = "codes"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to import. `member` is the part of a .zip, None for a plain file; `size` the bytes once unpacked."""

    path: Path
    member: str | None
    size: int
    kind: Kind

    @property
    def name(self) -> str:
        """What the import is called by: "UA" for UA.zip, UA.txt and UA.txt in another archive."""
        return Path(self.member or self.path.name).stem

    @property
    def where(self) -> str:
        """The path, with the member."""
        return f"{self.path}/{self.member}" if self.member else str(self.path)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Whole lines of a dump. `line` is the number of the first, from 1; `end` the offset behind the last."""

    data: bytes
    line: int
    end: int
    where: str


def recognise(path: Path) -> Source:
    """What the file is. Raises MissingInputError where there is none, DumpError where it is nothing of GeoNames."""
    if not path.is_file():
        raise errors.MissingInputError("There is no such file.", path, _OFFICIAL)
    member, size = _member(path) if zipfile.is_zipfile(path) else (None, path.stat().st_size)
    if not size:
        raise DumpError("The file is empty.", path, _AGAIN)
    with _opened(path, member) as stream:
        head = stream.read(_PROBE).split(b"\n")[0].rstrip(b"\r")
    return Source(path, member, size, _kind(head, path if member is None else f"{path}/{member}"))


def _member(path: Path) -> tuple[str, int]:
    """The one table in an archive: a country's archive holds a readme beside it."""
    with zipfile.ZipFile(path) as archive:
        texts = [info for info in archive.infolist() if info.filename.lower().endswith(".txt")]
    tables = [info for info in texts if Path(info.filename).stem.lower() not in _NOTES]
    if len(tables) != 1:
        held = ", ".join(info.filename for info in tables) or "none"
        raise DumpError(
            f"The archive should hold one table (.txt), besides readme.txt; it holds {held}.", path, _OFFICIAL
        )
    return tables[0].filename, tables[0].file_size


def _kind(head: bytes, where: Path | str) -> Kind:
    fields = head.split(b"\t")
    if len(fields) == COLUMNS and fields[0].isdigit():
        return Kind.PLACES
    if len(fields) == CODE_COLUMNS and fields[3].isdigit() and b"." in fields[0]:
        return Kind.CODES
    expected = f"{COLUMNS} columns between tabs, the first a geonameid ({CODE_COLUMNS} in a table of codes)"
    raise DumpError(
        f"This is not a GeoNames file: line 1 has {len(fields)}, expected are {expected}.", where, _OFFICIAL
    )


@contextmanager
def _opened(path: Path, member: str | None) -> Iterator[IO[bytes]]:
    try:
        if member is None:
            with path.open("rb") as stream:
                yield stream
        else:
            with zipfile.ZipFile(path) as archive, archive.open(member) as stream:
                yield stream
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise DumpError(f"The archive is damaged: {error}.", path, _AGAIN) from error


def chunks(source: Source, start: int = 0, line: int = 1) -> Iterator[Chunk]:
    """The lines of a source in order, from an offset (in the unpacked bytes) at which line number `line` begins."""
    with _opened(source.path, source.member) as stream:
        stream.seek(start)
        rest = b""
        while data := stream.read(_CHUNK):
            whole, cut, rest = (rest + data).rpartition(b"\n")
            if len(rest) > _LONGEST_LINE:
                raise DumpError("A line has no end.", f"{source.where}, after line {line}", _AGAIN)
            if cut:
                start += len(whole) + 1
                yield Chunk(whole, line, start, source.where)
                line += whole.count(b"\n") + 1
        if rest:
            yield Chunk(rest, line, start + len(rest), source.where)


def rows(chunk: Chunk, columns: int = COLUMNS) -> Iterator[tuple[int, list[str]]]:
    """The number and the fields of each line. Raises DumpError where the columns are not as many as there should be."""
    try:
        text = chunk.data.decode()
    except UnicodeDecodeError as error:
        line = chunk.line + chunk.data.count(b"\n", 0, error.start)
        raise DumpError(f"Line {line} is not UTF-8.", chunk.where, _AGAIN) from error
    for number, line_ in enumerate(text.split("\n"), chunk.line):
        fields = line_.rstrip("\r").split("\t")
        if len(fields) != columns:
            if fields == [""]:
                continue
            raise DumpError(f"Line {number} has {len(fields)} columns, expected are {columns}.", chunk.where, _AGAIN)
        yield number, fields


def entry_of(fields: list[str]) -> sources.Entry:
    """The place of a line of a dump, with all its names. Raises ValueError where a number is none or out of range."""
    number, name, plain, others, lat, lon, group, feature, country, _, admin1 = fields[:11]
    people, zone = fields[14], fields[17]
    point = float(lat), float(lon)
    if not name:
        raise ValueError("no name")
    if not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180):
        raise ValueError(f"latitude {lat}, longitude {lon}")
    population = max(0, int(people or 0))
    if population > _PEOPLE_MOST or not 0 < int(number) < 1 << 32:
        raise ValueError(f"geonameid {number}, population {people}")
    feature = feature or ("PPL" if group == "P" else group)
    code = admin1 if admin1 not in ("", "00") else None
    place = Place(int(number), name, *point, feature, country or None, code, None, population, zone or None)
    return sources.Entry(place, tuple(_names(name, plain, others, feature)))


def _names(name: str, plain: str, others: str, feature: str) -> Iterator[sources.Name]:
    yield sources.Name(name, Match.NAME)
    if others or plain != name:
        for text in {plain: None, **dict.fromkeys(others.split(","))}:
            if text and text != name:
                yield sources.name_of(text, Match.ALTERNATE)
    if feature.startswith("ADM"):
        bare = sources.bare_division(name)
        if bare != name:
            yield sources.Name(bare, Match.ALTERNATE if feature == "ADM1" else Match.GENERIC)


def read_codes(source: Source) -> Iterator[tuple[str, str, int]]:
    """Code ("UA.08", "UA.08.12"), name and geonameid of every division in a table of codes."""
    for chunk in chunks(source):
        for number, (code, name, _, geonameid) in rows(chunk, CODE_COLUMNS):
            if not geonameid.isdigit() or not name:
                raise DumpError(f"Line {number} has no name or geonameid.", chunk.where, _AGAIN)
            yield code, name, int(geonameid)


def misfit(chunk: Chunk, number: int, error: ValueError) -> DumpError:
    """The error of a line whose fields are not what GeoNames writes."""
    expected = "expected are a geonameid, a name, latitude, longitude and population in columns 1, 2, 5, 6 and 15"
    return DumpError(f"Line {number} does not fit ({error}): {expected}.", chunk.where, _AGAIN)
