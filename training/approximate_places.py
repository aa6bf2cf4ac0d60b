"""Puts together what language models know of places that the gazetteer lacks: `data/approximate.tsv`.

    python -m training.approximate_places FOLDER [--measure]

FOLDER has tables (REGION.tsv) that language models wrote from memory, of eight fields: country, name, other names,
feature, latitude, longitude, people, where. Of each place that the gazetteer lacks one of these comes out:

- a settlement that GeoNames has under another name, near the point: a row with its number, which adds the names;
- nothing, where the words under "where" ("14 km NE of Fallujah") contradict the point, by the gazetteer's town;
- else a row with the point.

`--measure` tells how far such points lie off for settlements that the gazetteer has under that very name.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

from wardiary.claims.checks.geodesy import degrees_of, leg, turn
from wardiary.gazetteer import Gazetteer, Match, Place, distance_km, names
from wardiary.gazetteer.approximate import FILE, KM

HEADER = (
    "# Places from the memory of language models, approximate (training/approximate_places.py, docs/gazetteer.md).\n"
    "# geonameid where GeoNames has it under another name, country, name, other names, feature, lat, lon, people\n"
)
FEATURES = {"CMP": "CMPRF", "AIRB": "INSM", "CRSG": "PSTB"}  # of the writers: as GeoNames calls them
NAMESAKE_KM = 60.0  # within which a settlement of the very name is the one that is meant
FAR_KM = 400.0  # no writer tells where a village lies by a town farther off
LOOSE, ROAD, OCTANTS = 1.3, 1.6, 60.0  # of "about"; of a road against the line; degrees beside a point of the compass
_AWAY = re.compile(
    r"(?P<km>\d+) km (?P<point>[NESW]{1,3}|north|south|east|west) of (?P<town>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)"
)
_AIR = re.compile(r"\bair ?(?:port|base|field|strip)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Row:
    """One place as the first writer has it."""

    number: str
    country: str
    name: str
    others: tuple[str, ...]
    feature: str
    lat: float
    lon: float
    people: int
    where: str

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and its other names."""
        return (self.name, *self.others)


def read_rows(folder: Path) -> Iterator[Row]:
    """The first writers' tables; lines that do not fit are left out."""
    for path in sorted(folder.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            fields = line.split("\t")
            if len(fields) == 8 and not line.startswith("#"):
                country, name, others, feature, lat, lon, people, where = fields
                told = [_plain(other) for other in others.split(";")]
                kept = tuple(dict.fromkeys(other for other in told if other and other != _plain(name)))
                feature = FEATURES.get(feature, feature)
                point = float(lat), float(lon)
                yield Row(f"{path.stem}{number}", country, _plain(name), kept, feature, *point, int(people), where)


def _plain(name: str) -> str:
    return " ".join(_ASIDE.sub("", name).split())


def contradicts(row: Row, gazetteer: Gazetteer) -> bool:
    """Whether the words of a row put it elsewhere than its point: by distance and direction from a town that is known.

    A road is longer than the line, and "SW" is an octant: only what no such looseness explains counts.
    """
    for told in _AWAY.finditer(row.where):
        towns = [c.place for c in gazetteer.candidates(told["town"]) if c.match <= Match.ALTERNATE]
        towns = [p for p in towns if p.country == row.country and p.is_settlement and p.geonameid is not None]
        town = _nearest(row, towns, FAR_KM)
        if town is not None:
            line = leg((town.lat, town.lon), (row.lat, row.lon))
            km = float(told["km"])
            is_far = line.km > LOOSE * km + KM or line.km < km / ROAD - KM
            is_turned = line.km > KM and turn(_degrees(told["point"]), line.bearing) > OCTANTS
            return is_far or is_turned
    return False


def _degrees(point: str) -> float:
    letters = {"N": "north", "E": "east", "S": "south", "W": "west"}
    words = [letters[letter] for letter in point] if point.isupper() else [point]
    return degrees_of("-".join(words))


def called_so(row: Row, gazetteer: Gazetteer) -> Place | None:
    """The settlement of the gazetteer that has the first name of a row, and lies about there."""
    exact = (c.place for c in gazetteer.candidates(row.name) if c.match <= Match.ALTERNATE)
    return _nearest(row, (place for place in exact if place.is_settlement), NAMESAKE_KM)


def called_otherwise(row: Row, gazetteer: Gazetteer) -> Place | None:
    """The settlement near a row's point that GeoNames writes otherwise."""
    like = (place for place in gazetteer.near(row.lat, row.lon, KM) if any(_is_like(name, place) for name in row.names))
    return _nearest(row, like, KM)


def _is_like(name: str, place: Place) -> bool:
    one, other = names.fold(name), names.fold(place.name)
    if names.consonants(one) is None or names.consonants(one) != names.consonants(other):
        return names.without_article(one) == names.without_article(other)
    return names.vowels_apart(one, other) or names.sounds_the_same(one, other)


def _nearest(row: Row, places: Iterable[Place], km: float) -> Place | None:
    near = [
        (distance_km(row.lat, row.lon, p.lat, p.lon), p)
        for p in places
        if p.country == row.country and p.geonameid is not None  # without one it comes from an older such file
    ]
    away, place = min(near, key=lambda pair: pair[0], default=(km, None))
    return place if away < km else None


def lines(rows: Sequence[Row], gazetteer: Gazetteer) -> Iterator[str]:
    """The lines of the file, each place once."""
    taken: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if called_so(row, gazetteer) or any(_is_same(row, other) for other in taken[row.country]):
            continue
        if contradicts(row, gazetteer) or _is_known_airport(row, gazetteer):
            continue
        taken[row.country].append(row)
        place = called_otherwise(row, gazetteer) if row.feature == "PPL" else None
        lat, lon = (place.lat, place.lon) if place else (row.lat, row.lon)
        number = place.geonameid if place else ""
        names_told = (row.country, row.name, ";".join(row.others))
        yield "\t".join(map(str, (number, *names_told, row.feature, f"{lat:.3f}", f"{lon:.3f}", row.people)))


def _is_known_airport(row: Row, gazetteer: Gazetteer) -> bool:
    return any(map(_AIR.search, row.names)) and bool(gazetteer.airports(row.lat, row.lon, KM))


def _is_same(row: Row, other: Row) -> bool:
    """Whether two writers of neighbouring regions have told of one place."""
    if row.country != other.country or not set(map(names.fold, row.names)) & set(map(names.fold, other.names)):
        return False
    return distance_km(row.lat, row.lon, other.lat, other.lon) <= 2 * KM


def measure(rows: Sequence[Row], gazetteer: Gazetteer) -> str:
    """How far from GeoNames' points those of the writers lie."""
    known = [(row, place) for row in rows if (place := called_so(row, gazetteer))]
    kept = [(row, place) for row, place in known if not contradicts(row, gazetteer)]
    return _told([distance_km(row.lat, row.lon, place.lat, place.lon) for row, place in kept])


def _told(off: Sequence[float]) -> str:
    cuts = quantiles(off, n=20)
    within = sum(km <= KM for km in off) / len(off)
    spread = f"median {cuts[9]:.1f} km, 9 of 10 under {cuts[17]:.1f} km"
    return f"{len(off)} places, {spread}, {within:.1%} within {KM:g} km"


def main(arguments: Sequence[str]) -> None:
    """As the command line says."""
    rows, gazetteer = list(read_rows(Path(arguments[0]))), Gazetteer.open()
    if "--measure" in arguments:
        sys.stdout.write(measure(rows, gazetteer) + "\n")
        return
    found = sorted(lines(rows, gazetteer), key=lambda line: line.split("\t")[1:3])
    target = Path(__file__).parents[1] / "wardiary" / "gazetteer" / "data" / FILE
    target.write_text(HEADER + "\n".join(found) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(rows)} rows told, {len(found)} kept\n")


if __name__ == "__main__":
    main(sys.argv[1:])
