import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

import wardiary
from wardiary import lexicons

FOLDER = Path(lexicons.__file__).parent
NAMES = sorted(path.relative_to(FOLDER).as_posix().removesuffix(".toml") for path in FOLDER.rglob("*.toml"))
OF_STAGES = tuple(name for name in NAMES if "/" in name)
ASKED = re.compile(r'\b(?:lexicons\.pattern|needle)\(\s*"([\w/]+)", "(\w+)", "(\w+)"')


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


def asked_for() -> set[tuple[str, str, str]]:
    """The patterns that the modules of the package ask for."""
    modules = Path(wardiary.__file__).parent.rglob("*.py")
    return {asked for module in modules for asked in ASKED.findall(module.read_text(encoding="utf-8"))}


def test_every_pattern_that_a_module_asks_for_is_there() -> None:
    assert asked_for()
    for lexicon, table, name in sorted(asked_for()):
        assert re.compile(lexicons.words_of_pattern(lexicon, table, name)), name


@pytest.mark.parametrize("name", OF_STAGES)
def test_every_pattern_of_a_stage_is_asked_for_or_part_of_another(name: str) -> None:
    asked = {(table, pattern) for lexicon, table, pattern in asked_for() if lexicon == name}
    for table, patterns in lexicons.load(name).items():
        parts = {part for words in patterns.values() for part in re.findall(r"\{([a-z_]+)\}", words)}
        assert set(patterns) - parts <= {pattern for of, pattern in asked if of == table}, table


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


def test_a_pattern_that_is_not_there_is_an_error_once_it_is_used() -> None:
    with pytest.raises(KeyError):
        lexicons.pattern("weighing/places", "beside", "no_such_pattern").search("")
    assert not hasattr(lexicons.pattern("weighing/places", "beside", "and"), "no_method_of_patterns")
