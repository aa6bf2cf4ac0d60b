"""Any document by its corpus and id: marks are kept without the text, and find it again here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from training.corpora.attribution import read_attribution
from training.corpora.cameo import read_cameo_classes
from training.corpora.document import Document
from training.corpora.entities import read_entities
from training.corpora.muc4 import read_muc4
from training.corpora.places import read_places
from training.corpora.plover import read_plover
from training.corpora.police import read_police
from training.corpora.satp import read_satp
from training.corpora.times import read_times

_READERS: dict[str, Callable[[], Iterator[Document]]] = {
    "entities": lambda: (d.document for d in read_entities("train")),
    "places": lambda: (d.document for d in read_places("train")),
    "times": lambda: (d.document for d in read_times("train")),
    "attribution": lambda: (d.document for d in read_attribution("train")),
    "muc4": lambda: (d.document for d in read_muc4("train")),
    "police": lambda: (d.document for d in read_police("train")),
    "cameo": lambda: (d.document for d in read_cameo_classes("train")),
    "plover": lambda: (d.document for d in read_plover()),
    "satp": lambda: (d.document for d in read_satp()),
}
CORPORA = tuple(_READERS)


@cache
def train_documents(corpus: str) -> dict[str, Document]:
    """The documents of a corpus's train part by id. Raises KeyError for an unknown corpus."""
    return {document.id: document for document in _READERS[corpus]()}
