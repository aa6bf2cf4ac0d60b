from collections.abc import Iterator
from importlib.resources import files

import pytest

from wardiary import lexicons

NAMES = sorted(path.name.removesuffix(".toml") for path in files(lexicons).iterdir() if path.name.endswith(".toml"))


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
