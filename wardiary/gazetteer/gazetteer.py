"""Look-ups by name and by nearness. Opened once, shared by threads, never changed; answers come from disk."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from wardiary.gazetteer import compiling, imported, names
from wardiary.gazetteer.approximate import is_approximate
from wardiary.gazetteer.index import Index, cell
from wardiary.gazetteer.layers import Layers
from wardiary.gazetteer.place import Candidate, Match, Place, distance_km

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LONG_FUZZY = 9  # letters: from there on a name with one wrong letter is still that name
_VOWELS = "aeiouyw"
_SOUNDS = ("ckgqxhj", "bpvfw", "dt", "szcjx", "mn", "lr")  # letters that transliterations and ears take for each other
_SHORTEST_FUZZY = 6  # letters: below, one edit turns most names into another real one
_LONGEST_ABBREVIATION = 6
_KM_PER_DEGREE = 111.2


class Gazetteer:
    """Names and places of the world. Use `Gazetteer.open`."""

    def __init__(self, index: Index | Layers) -> None:
        self._index = index
        self._lookup = lru_cache(maxsize=20_000)(self._search)
        self._people = lru_cache(maxsize=50_000)(self._largest)  # names and what looks like one, of many reports
        self._by_code = lru_cache(maxsize=5_000)(self._filed_under)  # countries and divisions: 4,000

    @classmethod
    def open(cls, progress: Callable[[float], None] | None = None) -> Gazetteer:
        """Open the compiled index; where there is none yet, compile it first (about half a minute, once).

        What was imported with `wardiary gazetteer import` lies above it. `progress` is told the share of the compile
        done, 0 to 1; it is not called when nothing is to be compiled. Raises ImportedIndexError where one is damaged.
        """
        path = compiling.cache_path()
        if not path.exists():
            compiling.compile_to(path, progress)
        imports = imported.open_all()
        return cls(Layers(Index(path), imports) if imports else Index(path))

    def __len__(self) -> int:
        return len(self._index)

    def find(self, name: str) -> tuple[Place, ...]:
        """The places that `name` may mean, the most populous first; empty where there is none."""
        return tuple(candidate.place for candidate in self.candidates(name))

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """The places that `name` may mean, with how they were found; all of the first kind of key that has any.

        In order: as written (any case and accents), without generic words, without an Arabic article, by the rules of
        transliteration, with one letter changed. The names of generic forms come with the exact ones' absence only.
        First-order divisions come beside other names of places in other countries: newspapers write "Anbar" of what is
        filed as Al Anbar, where a village in Turkey is also called so; and "North Kivu" of Nord Kivu.
        """
        return self._lookup(name)

    def at_home(self, name: str, country: str) -> tuple[Candidate, ...]:
        """The settlements of a country that `name` may mean, whatever else in the world is called so more exactly.

        Those called so, or with another article, or with a vowel or two other: only what is known to be told of that
        country should be looked for so.
        """
        folded = names.fold(name)
        bare = names.without_article(folded)
        keys = [folded, compiling.article_key(bare), *([bare] if bare != folded else [])]
        found = [c for key in keys for c in self._index.candidates(key) if c.match is not Match.FOREIGN]
        if consonants := names.consonants(folded):
            spelled = self._index.candidates(compiling.home_key(country, consonants))
            found += [c for c in spelled if names.vowels_apart(folded, names.fold(c.place.name))]
        return _ordered(c for c in found if c.place.country == country and c.place.is_settlement)

    def knows(self, name: str) -> bool:
        """Whether a Latin-script name is in the gazetteer as written (in any case, with or without accents)."""
        return self.renown(name) >= 0

    def renown(self, name: str) -> int:
        """The population of the largest place of that very name; -1 where there is none. Cheap.

        Of what was imported only settlements and divisions count: hills and churches are called like people.
        """
        return self._people(name)

    def _largest(self, name: str) -> int:
        best = -1
        for key in self._exact_keys(name):
            for number, match in self._index.postings(key):
                if (match < Match.FOREIGN or not name.isascii()) and self._index.is_notable(number):
                    best = max(best, self._index.population(number))
                    break
        return best

    def near(self, lat: float, lon: float, km: float) -> tuple[Place, ...]:
        """The settlements within `km` kilometres of a point, the nearest first."""
        return self._around(lat, lon, km, self._index.is_settlement)

    def airports(self, lat: float, lon: float, km: float) -> tuple[Place, ...]:
        """The airports and air bases within `km` kilometres of a point, the nearest first."""
        return self._around(lat, lon, km, self._index.is_airport)

    def _around(self, lat: float, lon: float, km: float, is_wanted: Callable[[int], bool]) -> tuple[Place, ...]:
        found = []
        for number in self._cells_around(lat, lon, km):
            for record in self._index.in_cell(number):
                if not is_wanted(record):
                    continue
                away = distance_km(lat, lon, *self._index.point(record))
                if away <= km:
                    found.append((away, record))
        return tuple(self._index.place(record) for _, record in sorted(found))

    def numbered(self, geonameid: int) -> Place | None:
        """The place of a GeoNames number; None where it is not held. Looks through the whole embedded index."""
        record = self._index.numbered(geonameid)
        return None if record is None else self._index.place(record)

    def country(self, code: str) -> Place | None:
        """The country of an ISO 3166-1 alpha-2 code."""
        return next(iter(self._by_code(f"={code}")), None)

    def capital(self, code: str) -> Place | None:
        """The capital of a country, by ISO 3166-1 alpha-2 code."""
        return next(iter(self._by_code(compiling.capital_key(code))), None)

    def admin1(self, country: str, code: str) -> Place | None:
        """The first-order division of a country, by GeoNames code."""
        return next(iter(self._by_code(f"={country}.{code}")), None)

    def _filed_under(self, key: str) -> tuple[Place, ...]:
        return tuple(candidate.place for candidate in self._index.candidates(key))

    @staticmethod
    def _exact_keys(name: str) -> list[str]:
        keys = [names.fold(name)]
        if len(name) <= _LONGEST_ABBREVIATION and name[:1].isupper():
            keys.append(compiling.cased_key(name))
        return keys

    def _search(self, name: str) -> tuple[Candidate, ...]:
        filed = [c for key in self._exact_keys(name) for c in self._index.candidates(key)]
        rough = [c for c in filed if is_approximate(c.place.geonameid, c.place.feature)]
        exact = [c for c in filed if c not in rough] if rough else filed
        if any(c.match is Match.NAME for c in exact):
            return _ordered(filed)
        known = self._search_otherwise(name, exact)
        if rough:  # a quarter of Aleppo is called like a governorate of Iraq
            return _ordered([*filed, *(c for c in known if c.match is not Match.FUZZY)])
        return known

    def _search_otherwise(self, name: str, exact: Sequence[Candidate]) -> tuple[Candidate, ...]:
        """What a name means that is no place's own, but at most another name of some."""
        folded = names.fold(name)
        if exact:
            inside = {(c.place.country, c.place.admin1) for c in exact}  # the seat of a division stands for it
            divisions = (c for c in self._divisions(folded) if (c.place.country, c.place.admin1) not in inside)
            return _ordered([*exact, *divisions])
        if name[:4].lower() == "the ":
            return self._search(name[4:])
        shorter = names.without_generic(folded)
        turned = tuple(c for other in names.turned(folded) for c in self._index.candidates(other))
        return (
            tuple(Candidate(c.place, Match.ALTERNATE) for c in turned if c.place.feature == "ADM1")
            or (self._divisions(folded) if shorter else ())
            or next(filter(None, (self._search_generic(each, folded) for each in shorter)), ())
            or self._search_spelling(folded)
        )

    def _divisions(self, folded: str) -> tuple[Candidate, ...]:
        """The first-order divisions of a name but for its article or its transliteration."""
        keys = [compiling.article_key(names.without_article(folded))]
        skeleton = names.spelling(folded)
        keys += [compiling.spelling_key(skeleton)] if skeleton else []
        found = (c for key in keys for c in self._index.candidates(key) if c.place.feature == "ADM1")
        return _ordered(c for c in found if names.sounds_the_same(folded, names.fold(c.place.name)))

    def _search_generic(self, shorter: str, folded: str) -> tuple[Candidate, ...]:
        """What a name means without the generic words that say what it is."""
        for key in (shorter, compiling.article_key(shorter), *names.turned(shorter)):
            found = [c for c in self._index.candidates(key) if c.match in (Match.NAME, Match.ALTERNATE, Match.ARTICLE)]
            if fitting := [c for c in found if names.kind_fits(folded, c.place.feature)]:
                return tuple(Candidate(c.place, Match.GENERIC) for c in fitting)
        if divisions := self._divisions(shorter):
            return tuple(Candidate(c.place, Match.GENERIC) for c in divisions)
        seats = [c for c in self._index.candidates(shorter) if c.match in (Match.NAME, Match.ALTERNATE)]
        return tuple(Candidate(c.place, Match.GENERIC) for c in seats if c.place.is_settlement)

    def _search_spelling(self, folded: str) -> tuple[Candidate, ...]:
        bare = names.without_article(folded)
        for key in (compiling.article_key(bare), bare):
            if found := self._index.candidates(key):
                return tuple(Candidate(c.place, Match.ARTICLE) for c in found)
        skeleton = names.spelling(folded)
        if skeleton:
            found = self._index.candidates(compiling.spelling_key(skeleton))
            alike = tuple(c for c in found if names.sounds_alike(folded, names.fold(c.place.name)))
            if alike:
                return alike
        return self._search_fuzzy(bare)

    def _search_fuzzy(self, folded: str) -> tuple[Candidate, ...]:
        if len(folded) < _SHORTEST_FUZZY or not folded.isascii():
            return ()
        keys = self._index.held(list(_one_edit(folded)))
        found = (c for key in keys for c in self._index.candidates(key))
        places = {c.place: Candidate(c.place, Match.FUZZY) for c in found if c.match < Match.FOREIGN}
        return _ordered(places.values())

    def _cells_around(self, lat: float, lon: float, km: float) -> list[int]:
        rise = km / _KM_PER_DEGREE
        nearest_pole = min(89.0, max(abs(lat - rise), abs(lat + rise)))
        spread = rise / math.cos(math.radians(nearest_pole))
        rows = range(math.floor(lat - rise), math.floor(lat + rise) + 1)
        columns = range(math.floor(lon - spread), math.floor(lon + spread) + 1)
        columns = columns[:360]
        middles = [(column + 180.5) % 360 - 180 for column in columns]
        return sorted({cell(row + 0.5, middle) for row in rows if -90 <= row < 90 for middle in middles})


def _ordered(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Each place once, by its best match; the most populous first."""
    best: dict[Place, Match] = {}
    for candidate in candidates:
        best[candidate.place] = min(candidate.match, best.get(candidate.place, candidate.match))
    places = sorted(best, key=lambda place: -place.population)
    return tuple(Candidate(place, best[place]) for place in places)


def _alike(one: str, other: str) -> bool:
    """Whether one letter may stand for the other in another's transliteration, or by ear."""
    return (one in _VOWELS) == (other in _VOWELS) and (one in _VOWELS or any({one, other} <= set(g) for g in _SOUNDS))


def _one_edit(word: str) -> Iterator[str]:
    """Every string one letter more, less or other than `word`, or with two neighbours changed over.

    In a short name another consonant makes another village: "Kirumba" is not "Kibumba".
    """
    long = len(word) >= _LONG_FUZZY
    for i in range(1, len(word) + 1):
        head, tail = word[:i], word[i:]
        yield from (head + letter + tail for letter in _LETTERS)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in _LETTERS if long or _alike(letter, tail[0]))
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
