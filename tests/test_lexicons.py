import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

import wardiary
from wardiary import lexicons

FOLDER = Path(lexicons.__file__).parent
NAMES = sorted(path.relative_to(FOLDER).as_posix().removesuffix(".toml") for path in FOLDER.rglob("*.toml"))
OF_STAGES = tuple(name for name in NAMES if "/" in name)


@pytest.mark.parametrize("name", NAMES)
def test_every_lexicon_parses_and_names_its_source(name: str) -> None:
    text = files(lexicons).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    assert text.lstrip().startswith("source ="), "the source comes first"
    assert lexicons.load(name)


def test_a_missing_lexicon_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        lexicons.load("no-such-lexicon")


@pytest.mark.parametrize("name", NAMES)
def test_a_pattern_that_goes_on_in_the_next_line_is_one(name: str) -> None:
    def values(table: object) -> Iterator[str]:
        if isinstance(table, dict | list):
            for value in table.values() if isinstance(table, dict) else table:
                yield from values(value)
        elif isinstance(table, str):
            yield table

    assert not [value for value in values(lexicons.load(name)) if "|\n    " in value]


@dataclass(frozen=True)
class Asked:
    """A pattern that a module asks for, and the words that it gives for parts of it."""

    lexicon: str
    table: str
    name: str
    given: frozenset[str]


@cache
def asked_for() -> frozenset[Asked]:
    modules = Path(wardiary.__file__).parent.rglob("*.py")
    calls = (each for module in modules for each in ast.walk(ast.parse(module.read_text(encoding="utf-8"))))
    return frozenset(found for call in calls if isinstance(call, ast.Call) and (found := _asked(call)) is not None)


def _asked(call: ast.Call) -> Asked | None:
    told = [each.value for each in call.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    is_asking = ast.unparse(call.func) in ("lexicons.pattern", "lexicons.filled", "needle")
    if not is_asking or len(told) != len(("lexicon", "table", "name")):
        return None
    lexicon, table, name = told
    return Asked(lexicon, table, name, frozenset(each.arg or "" for each in call.keywords))


def parts_of(words: str) -> set[str]:
    return set(re.findall(r"\{([a-z_]+)\}", words))


@pytest.mark.parametrize("asked", sorted(asked_for(), key=str), ids=lambda asked: f"{asked.table}-{asked.name}")
def test_every_pattern_that_a_module_asks_for_is_there(asked: Asked) -> None:
    assert lexicons.load(asked.lexicon)[asked.table][asked.name]


@pytest.mark.parametrize("name", OF_STAGES)
def test_the_patterns_of_a_stage_are_whole_and_each_is_asked_for_or_part_of_another(name: str) -> None:
    for table, patterns in lexicons.load(name).items():
        asked = [each for each in asked_for() if (each.lexicon, each.table) == (name, table)]
        known = set(patterns).union(*(each.given for each in asked))
        parts = set().union(*map(parts_of, patterns.values()))
        assert parts <= known, table
        assert set(patterns) <= parts | {each.name for each in asked}, table
        assert all(re.compile(re.sub(r"\{[a-z_]+\}", "(?:x)", words)) for words in patterns.values())


def test_a_pattern_is_compiled_when_it_is_first_used(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = {"towns": {"kind": "(?:town|city)", "of_town": "(?i)the {kind}s? of$"}}
    loaded: list[str] = []

    def load(name: str) -> dict[str, dict[str, str]]:
        loaded.append(name)
        return tables

    monkeypatch.setattr(lexicons, "load", load)
    of_town = lexicons.pattern("stage/topic", "towns", "of_town")
    assert not loaded
    assert of_town.search("in The towns of")
    assert not of_town.search("in the villages of")
    assert of_town.pattern == "(?i)the (?:(?:town|city))s? of$"
    assert set(loaded) == {"stage/topic"}


def test_what_the_code_puts_together_is_filled_into_a_pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicons, "load", lambda name: {"towns": {"near": "near {towns}$"}})
    near = lexicons.pattern("stage/topic", "towns", "near", towns=lambda: "Oysterby|Marram")
    assert near.search("near Marram")
    assert not near.search("Marram")


def test_a_pattern_that_is_not_there_is_an_error_once_it_is_used() -> None:
    with pytest.raises(KeyError):
        lexicons.pattern("weighing/places", "beside", "no_such_pattern").search("")
    assert not hasattr(lexicons.pattern("weighing/places", "beside", "and"), "no_method_of_patterns")
