"""One file or stream, whatever it holds: what is found in it, and what cannot be taken and why; not vetted yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import IO

from wardiary.model import Rejection, Report
from wardiary.reports import jsonlines, plain
from wardiary.reports.decoding import decode
from wardiary.reports.refusal import Code, RefusalError
from wardiary.reports.vetting import MAX_CHARACTERS

TEXTS = frozenset({".txt", ".md", ".text", ".markdown"})
LINES = frozenset({".jsonl", ".ndjson"})
DOCUMENTS = frozenset({".json"})
_PAGE = "a web page: save its text, e.g. with `trafilatura < {} > page.txt`"
_XML = "XML, perhaps a feed: save its entries as JSON lines with a `text` in each"
UNSUPPORTED = {
    ".html": _PAGE.format("page.html"),
    ".htm": _PAGE.format("page.htm"),
    ".xhtml": _PAGE.format("page.xhtml"),
    ".xml": _XML,
    ".rss": _XML,
    ".atom": _XML,
    ".csv": "a table: save it as JSON lines with a `text` in each",
    ".tsv": "a table: save it as JSON lines with a `text` in each",
    ".rtf": "rich text: save it as plain text",
}
# Not texts by their first bytes, as decoding tells.
_BINARY = frozenset({".pdf", ".docx", ".odt", ".epub"})
# What a folder is searched for: what can be read, and what may hold a report, so that it is told where it is not read.
SUFFIXES = TEXTS | LINES | DOCUMENTS | frozenset(UNSUPPORTED) | _BINARY
# UTF-8 and UTF-16 take at most 4 bytes for a character: a larger file is over the limit of characters for sure.
MAX_TEXT_BYTES = 4 * MAX_CHARACTERS
# A document is parsed whole, in some ten times its size of memory.
MAX_DOCUMENT_BYTES = 64 * 1024 * 1024
# How pages and feeds begin that came through a pipe or were saved without their suffix.
_PAGE_BEGINS = re.compile(r"\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_XML_BEGINS = re.compile(r"\s*<(?:\?xml|rss|feed|rdf:RDF)\b")
# White space before the first character by which a stream tells what it is.
_MAX_LEAD = 65_536


@dataclass(frozen=True, slots=True)
class Found:
    """A report as found, and the name under which it would be refused."""

    name: str
    report: Report


def from_file(path: Path, name: str, identity: str) -> Iterator[Found | Rejection]:
    """What the file holds; `name` is its name in rejections, `identity` the id of a report that has none."""
    suffix = path.suffix.lower()
    if suffix in UNSUPPORTED:
        yield Rejection(name, Code.UNSUPPORTED, f"it is {UNSUPPORTED[suffix]}")
        return
    try:
        with path.open("rb") as stream:
            if suffix in LINES:
                yield from _from_lines(stream, name)
            elif suffix in DOCUMENTS:
                yield from _from_document(stream, name, identity)
            elif path.is_file():
                yield from _from_text(stream, name, identity)
            else:
                yield from from_stream(stream, name, identity)
    except OSError as error:
        yield Rejection(name, Code.UNREADABLE, f"it cannot be read: {error.strerror or error}")


def from_stream(stream: IO[bytes], name: str, identity: str) -> Iterator[Found | Rejection]:
    """What a pipe holds: JSON lines where the first character that is no space is a brace, else one text.

    A pipe has no name that tells one day's from the next's: what has no id there is named `identity` and a digest.
    """
    first = b""
    while not first.strip() and len(first) < _MAX_LEAD and (line := stream.readline(jsonlines.MAX_LINE_BYTES)):
        first += line
    if first.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        found = _from_lines(stream, name, first)
    else:
        found = _from_text(stream, name, name, first)
    for each in found:
        yield each if isinstance(each, Rejection) or each.report.id != each.name else _digested(each, identity)


def _digested(found: Found, identity: str) -> Found:
    report = found.report
    told = f"{report.published or ''}\n{report.text}".encode("utf-8", "surrogatepass")
    return replace(found, report=replace(report, id=f"{identity}-{blake2b(told, digest_size=4).hexdigest()}"))


def _from_lines(stream: IO[bytes], name: str, first: bytes = b"") -> Iterator[Found | Rejection]:
    for line in jsonlines.lines(stream, first):
        where = f"{name}:{line.number}"
        try:
            yield Found(where, jsonlines.parse_line(line, where))
        except RefusalError as refusal:
            yield refusal.of(where)


def _from_text(stream: IO[bytes], name: str, identity: str, first: bytes = b"") -> Iterator[Found | Rejection]:
    data = first + stream.read(max(0, MAX_TEXT_BYTES + 1 - len(first)))
    try:
        if len(data) > MAX_TEXT_BYTES:
            raise RefusalError(Code.TOO_LONG, f"more than {MAX_TEXT_BYTES:,} bytes. Cut it into its reports")
        text, header = plain.split_header(decode(data))
        _refuse_markup(text)
        yield Found(name, Report(id=identity, text=text, **header))
    except RefusalError as refusal:
        yield refusal.of(name)


def _refuse_markup(text: str) -> None:
    """Raises RefusalError where the text is the source of a page or feed: its tags would be read as words."""
    if _XML_BEGINS.match(text) and "<html" not in text[:1000]:
        raise RefusalError(Code.UNSUPPORTED, f"it is {_XML}")
    if _XML_BEGINS.match(text) or _PAGE_BEGINS.match(text):
        raise RefusalError(Code.UNSUPPORTED, f"it is {_PAGE.format('page.html')}")


def _from_document(stream: IO[bytes], name: str, identity: str) -> Iterator[Found | Rejection]:
    """One object or a list of them; or JSON lines, where the first line is an object by itself."""
    if _is_object(stream.readline(jsonlines.MAX_LINE_BYTES)) and stream.read(1):
        stream.seek(0)
        yield from _from_lines(stream, name)
        return
    stream.seek(0)
    try:
        value = _document(stream.read(MAX_DOCUMENT_BYTES + 1))
    except RefusalError as refusal:
        yield refusal.of(name)
        return
    listed = [(f"{name}:{n}", each) for n, each in enumerate(value, 1)] if isinstance(value, list) else [(name, value)]
    for where, each in listed:
        try:
            yield Found(where, jsonlines.to_report(each, where if isinstance(value, list) else identity))
        except RefusalError as refusal:
            yield refusal.of(where)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(jsonlines.parse(line.decode("utf-8-sig")), dict)
    except (RefusalError, UnicodeDecodeError):
        return False


def _document(data: bytes) -> object:
    if len(data) > MAX_DOCUMENT_BYTES:
        raise RefusalError(Code.TOO_LONG, f"more than {MAX_DOCUMENT_BYTES:,} bytes; make it JSON lines: jq -c '.[]'")
    text = decode(data)
    if not text.strip():
        raise RefusalError(Code.EMPTY, "there is nothing in it")
    return jsonlines.parse(text)
