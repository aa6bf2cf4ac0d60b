"""The words by which somebody answers what was told before, as patterns (`lexicons/evidence.toml`, `answers`)."""

from __future__ import annotations

import re
from functools import cache

from wardiary import lexicons
from wardiary.lexicons.needles import Needle, needle


@cache
def patterns() -> tuple[tuple[Needle, bool], ...]:
    """What denies, affirms or counts, with whether it denies."""
    table = lexicons.load("evidence")["answers"]
    told = (("denies", True), ("affirms", False), ("blames", False), ("counts", False))
    return tuple((_filled(each), denies) for name, denies in told for each in table[name])


@cache
def counting() -> frozenset[Needle]:
    """Those that count."""
    return frozenset(_filled(each) for each in lexicons.load("evidence")["answers"]["counts"])


@cache
def blaming() -> frozenset[Needle]:
    """Those that say only who did it."""
    return frozenset(_filled(each) for each in lexicons.load("evidence")["answers"]["blames"])


@cache
def naming() -> tuple[tuple[Needle, bool], ...]:
    """What names who answers, with whether it denies."""
    table = lexicons.load("evidence")["answers"]
    told = (("denies_who", True), ("affirms_who", False))
    return tuple((_filled(each), denies) for name, denies in told for each in table[name])


def hint() -> Needle:
    """Stems without which no sentence answers anything."""
    return needle("evidence", "answers", "hint")


@cache
def retorts() -> tuple[Needle, ...]:
    """A quotation that says no, and "not so", before who says it."""
    table = lexicons.load("evidence")["answers"]
    return (_filled(table["retorts"]), _filled(table["not_so"]))


@cache
def own_words() -> Needle:
    """What a publisher denies of what it has told."""
    return _filled(lexicons.load("evidence")["answers"]["denies_own"])


@cache
def unsaid() -> Needle:
    """Before these words nobody answers."""
    return _filled(lexicons.load("evidence")["answers"]["unsaid"])


def _filled(pattern: str) -> Needle:
    table = lexicons.load("evidence")["answers"]
    return Needle(pattern.replace("{noun}", table["noun"]).replace("{untrue}", table["untrue"]), re.IGNORECASE)
