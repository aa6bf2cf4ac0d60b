"""GUM (Zeldes 2017 and on): a treebank of twelve genres in CoNLL-U; texts rebuilt from their `# text` lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from training.corpora.document import Document, corpora_folder
from wardiary.model import Span

UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X", "_",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SyntaxToken:
    """One token: its part of speech, and the index of its head among the document's tokens (its own for a root).

    `relation` is that of Universal Dependencies with its subtype ("nsubj:pass").
    """

    span: Span
    upos: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class SyntaxDocument:
    """One text, a sentence per line, with its tokens and sentences."""

    document: Document
    sentences: tuple[Span, ...]
    tokens: tuple[SyntaxToken, ...]


def read_syntax() -> Iterator[SyntaxDocument]:
    """All documents, by name."""
    for path in sorted((corpora_folder() / "syntax").glob("*.conllu")):
        yield parse_conllu(path.stem, path.read_text(encoding="utf-8"))


def parse_conllu(name: str, content: str) -> SyntaxDocument:
    """One CoNLL-U file as one document. Words that its text does not hold get empty spans."""
    lines: list[str] = []
    sentences: list[Span] = []
    tokens: list[SyntaxToken] = []
    at = 0
    for block in content.strip().split("\n\n"):
        rows = block.split("\n")
        text = next((row[len("# text = ") :] for row in rows if row.startswith("# text = ")), None)
        if text is None:
            continue
        tokens += _tokens(text, [row.split("\t") for row in rows if not row.startswith("#")], at, len(tokens))
        lines.append(text)
        sentences.append(Span(at, at + len(text)))
        at += len(text) + 1
    return SyntaxDocument(Document("syntax", name, "\n".join(lines)), tuple(sentences), tuple(tokens))


def _tokens(text: str, rows: list[list[str]], offset: int, before: int) -> list[SyntaxToken]:
    """Tokens of one sentence. Words of a contraction ("don't") are found one by one; those not written stay empty."""
    out: list[SyntaxToken] = []
    at = 0
    for row in rows:
        if not row[0].isdigit():  # the line of a contraction, or an empty node
            continue
        found = text.find(row[1], at)
        start = found if found >= 0 else at
        end = start + len(row[1]) if found >= 0 else at
        head = before + int(row[6]) - 1 if row[6] != "0" else before + int(row[0]) - 1
        out.append(SyntaxToken(Span(offset + start, offset + end), row[3], head, row[7]))
        at = end
    return out
