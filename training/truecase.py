"""Case for texts that have none (MUC-4 is all capitals): each word as the cased corpora write it inside a sentence.

Length-preserving: offsets into the original hold for the result. A word that no cased corpus has is taken for a name.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

from platformdirs import user_cache_dir

from training.corpora.texts import train_documents

_WORD = re.compile(r"[^\W\d_]+")
_ENDINGS = ("s", "es", "d", "ed", "ing", "ly", "ness", "ment", "ization", "izing", "ation")
_SENTENCE_START = re.compile(r"(?:^|[.!?:][\"'”)]*\s+|\n\s*\n\s*)[\"'“(\[]*$")


@cache
def word_forms() -> dict[str, str]:
    """Lower-case word -> the form it most often takes inside sentences of the cased corpora; counted once and kept."""
    kept = Path(user_cache_dir("wardiary")) / "training-word-forms.json"
    if kept.is_file():
        forms: dict[str, str] = json.loads(kept.read_text(encoding="utf-8"))
        return forms
    forms = _count_forms()
    kept.parent.mkdir(parents=True, exist_ok=True)
    partial = kept.with_suffix(f".{os.getpid()}")
    partial.write_text(json.dumps(forms), encoding="utf-8")
    partial.replace(kept)
    return forms


def _count_forms() -> dict[str, str]:
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for corpus in ("attribution", "places", "times", "entities"):
        for document in train_documents(corpus).values():
            for match in _WORD.finditer(document.text):
                before = document.text[max(0, match.start() - 6) : match.start()]
                if not _SENTENCE_START.search(before):
                    seen[match.group().lower()][match.group()] += 1
    return {word: forms.most_common(1)[0][0] for word, forms in seen.items()} | {"us": "us"}


def truecase(text: str, forms: dict[str, str] | None = None) -> str:
    """`text` with likely case, of the same length. Words of the first place in a sentence get a capital."""
    known = word_forms() if forms is None else forms

    def form(match: re.Match[str]) -> str:
        word = match.group()
        lower = word.lower()
        if len(word) == 1 and "." in (text[match.end() : match.end() + 1], text[match.start() - 1 : match.start()]):
            return word.upper()
        cased = known.get(lower) or _unknown(lower, known)
        before = text[max(0, match.start() - 6) : match.start()]
        if cased == lower and _SENTENCE_START.search(before):
            cased = lower.capitalize()
        return cased if len(cased) == len(word) else word

    return _WORD.sub(form, text)


def _unknown(lower: str, known: dict[str, str]) -> str:
    """A word that was never seen is a name, unless its stem is a common word."""
    stems = (lower[: -len(ending)] for ending in _ENDINGS if lower.endswith(ending))
    common = any(known.get(form) == form for stem in stems for form in (stem, stem + "e"))
    return lower if common else lower.capitalize()


def is_capitals(text: str) -> bool:
    """Whether a text is written in capitals throughout, and so says nothing by its case."""
    letters = [ch for ch in text if ch.isalpha()]
    return bool(letters) and sum(ch.isupper() for ch in letters) > 0.9 * len(letters)
