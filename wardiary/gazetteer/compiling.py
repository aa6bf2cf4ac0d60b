"""Compiles the sources into the index. Deterministic: the same inputs give the same bytes under the same file name."""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable, Iterator
from hashlib import blake2b
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wardiary.gazetteer import approximate, names, sources
from wardiary.gazetteer import index as format_
from wardiary.gazetteer.place import Match, Place

if TYPE_CHECKING:
    import numpy as np

Progress = Callable[[float], None]

RULES = 9  # to be raised when the code that makes keys changes, so that old files are not used
EXPECTED_ENTRIES = 285_000  # only to show progress
REPORT_EVERY = 4_000


def cache_path() -> Path:
    """Where the compiled file lies, or will: its name changes with every input. Override the folder: WARDIARY_CACHE."""
    versions = " ".join(metadata.version(package) for package in sources.PACKAGES)
    digest = blake2b(f"{RULES} {versions}".encode(), digest_size=6)
    for name in sources.LEXICONS:
        digest.update(files("wardiary.lexicons").joinpath(f"{name}.toml").read_bytes())
    for name in sources.DIVISIONS:
        digest.update(sources.data_file(name).read_bytes())
    digest.update((files("wardiary.gazetteer") / "data" / approximate.FILE).read_bytes())
    return _folder() / f"gazetteer-{RULES}-{digest.hexdigest()}.idx"


def _folder() -> Path:
    folder = os.environ.get("WARDIARY_CACHE")
    if folder:
        return Path(folder)
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("wardiary"))


def compile_to(path: Path, progress: Progress | None = None) -> None:
    """Compile all sources into `path`; takes about half a minute. `progress` is told the share done, 0 to 1."""
    tell = progress or (lambda _: None)
    builder = _Builder()
    for number, entry in enumerate(sources.all_entries()):
        builder.add(entry)
        if number % REPORT_EVERY == 0:
            tell(min(0.9, 0.9 * number / EXPECTED_ENTRIES))
    arrays, tables = builder.finish()
    tell(0.98)
    format_.write(path, arrays, {"tables": tables})
    tell(1.0)


class _Table:
    """Strings (or pairs) by number, in order of first use."""

    def __init__(self) -> None:
        self.rows: list[Any] = []
        self._numbers: dict[Any, int] = {}

    def number(self, row: Any) -> int:
        if row not in self._numbers:
            self._numbers[row] = len(self.rows)
            self.rows.append(row)
        return self._numbers[row]


class _Builder:
    """Gathers entries column by column, so that a quarter of a million of them stay small."""

    def __init__(self) -> None:
        self._columns = {name: array(code) for name, code in _COLUMNS.items()}
        self._tables = {name: _Table() for name in ("feature", "country", "admin1", "zone")}
        self._names = bytearray()
        self._name_starts = array("I", [0])
        self._keys = array("Q")
        self._postings = array("I")

    def add(self, entry: sources.Entry) -> None:
        number = len(self._columns["geonameid"])
        self._add_record(entry.place)
        best: dict[str, Match] = {}
        for key, match in keys_of(entry):
            best[key] = min(match, best.get(key, match))
        for key, match in best.items():
            self._keys.append(format_.key_hash(key))
            self._postings.append(number << format_.MATCH_BITS | match)

    def _add_record(self, place: Place) -> None:
        tables = self._tables
        row = {
            "geonameid": place.geonameid or 0,
            "lat": round(place.lat / format_.COORDINATE_UNIT),
            "lon": round(place.lon / format_.COORDINATE_UNIT),
            "population": place.population,
            "feature": tables["feature"].number(place.feature),
            "country": tables["country"].number(place.country),
            "admin1": tables["admin1"].number((place.admin1, place.admin1_name)),
            "zone": tables["zone"].number(place.zone),
            "cell": format_.cell(place.lat, place.lon),
        }
        for name, value in row.items():
            self._columns[name].append(value)
        self._names += place.name.encode()
        self._name_starts.append(len(self._names))

    def finish(self) -> tuple[dict[str, tuple[str, bytes | Path]], dict[str, list[Any]]]:
        import numpy as np

        columns = {name: np.frombuffer(column, dtype=_DTYPES[_COLUMNS[name]]) for name, column in self._columns.items()}
        order = np.argsort(columns["cell"], kind="stable")
        arrays: dict[str, tuple[str, bytes | Path]] = {
            name: (_COLUMNS[name], column[order].tobytes()) for name, column in columns.items() if name != "cell"
        }
        starts = np.searchsorted(columns["cell"][order], np.arange(format_.CELLS + 1))
        arrays["cell_starts"] = ("I", starts.astype("<u4").tobytes())
        arrays |= self._ordered_names(order) | self._ordered_postings(order, columns["population"])
        return arrays, {name: table.rows for name, table in self._tables.items()}

    def _ordered_names(self, order: np.ndarray) -> dict[str, tuple[str, bytes | Path]]:
        starts = self._name_starts
        parts = [bytes(self._names[starts[i] : starts[i + 1]]) for i in order.tolist()]
        ends = array("I", [0])
        for part in parts:
            ends.append(ends[-1] + len(part))
        return {"names": ("B", b"".join(parts)), "name_starts": ("I", ends.tobytes())}

    def _ordered_postings(self, order: np.ndarray, population: np.ndarray) -> dict[str, tuple[str, bytes | Path]]:
        import numpy as np

        keys = np.frombuffer(self._keys, dtype="<u8")
        postings = np.frombuffer(self._postings, dtype="<u4")
        records, matches = postings >> format_.MATCH_BITS, postings & (1 << format_.MATCH_BITS) - 1
        place_of = np.empty(len(order), dtype="<u4")
        place_of[order] = np.arange(len(order), dtype="<u4")
        by_key = np.lexsort((place_of[records], np.iinfo("i8").max - population[records].astype("i8"), keys))
        unique, firsts = np.unique(keys[by_key], return_index=True)
        starts = np.append(firsts, len(keys)).astype("<u4")
        filed = (place_of[records] << format_.MATCH_BITS | matches)[by_key].astype("<u4")
        return {
            "keys": ("Q", unique.tobytes()),
            "posting_starts": ("I", starts.tobytes()),
            "postings": ("I", filed.tobytes()),
        }


_COLUMNS = {
    "geonameid": "I", "lat": "i", "lon": "i", "population": "Q", "feature": "B", "country": "H", "admin1": "H",
    "zone": "H", "cell": "I",
}  # fmt: skip
_DTYPES = {"I": "<u4", "i": "<i4", "Q": "<u8", "B": "u1", "H": "<u2"}


def keys_of(entry: sources.Entry, *, spelled: bool = True) -> Iterator[tuple[str, Match]]:
    """The keys under which an entry is filed: seven kinds, told apart by their first character.

    `spelled` is False for what need not be found by the rules of transliteration.
    """
    place = entry.place
    if place.is_country:
        yield code_key(place.country or ""), Match.NAME
    if place.feature == "PPLC":
        yield capital_key(place.country or ""), Match.NAME
    if place.feature == "ADM1" and place.admin1:
        yield code_key(f"{place.country}.{place.admin1}"), Match.NAME
    is_free = spelled and place.is_settlement and names.has_free_vowels(place.country)
    if is_free and (consonants := names.consonants(names.fold(place.name))):
        yield home_key(place.country or "", consonants), Match.SPELLING
    for name in entry.names:
        yield from name_keys(name, spelled=spelled)


def name_keys(name: sources.Name, *, spelled: bool = True) -> Iterator[tuple[str, Match]]:
    """The keys under which one name is filed."""
    if name.cased:
        yield cased_key(name.text), name.match
        return
    folded = names.fold(name.text)
    if not folded:
        return
    yield folded, name.match
    if name.match is Match.FOREIGN:
        return
    bare = names.without_article(folded)
    if bare != folded:
        yield article_key(bare), Match.ARTICLE
    if spelled and name.match is Match.NAME and (key := names.spelling(folded)):
        yield spelling_key(key), Match.SPELLING


def cased_key(name: str) -> str:
    """The key of an abbreviation: its letters, case kept."""
    return "!" + name.replace(".", "").replace(" ", "")


def code_key(code: str) -> str:
    """The key of a country ("SD") or first-order division ("SD.38")."""
    return "=" + code


def capital_key(code: str) -> str:
    """The key of the capital of a country ("SD")."""
    return f"={code}*"


def article_key(folded: str) -> str:
    """The key of a name whose article was taken off."""
    return "-" + folded


def spelling_key(skeleton: str) -> str:
    """The key of what transliterations agree on."""
    return "~" + skeleton


def home_key(country: str, consonants: str) -> str:
    """The key of a settlement of a country by the consonants of its name."""
    return f"@{country} {consonants}"
