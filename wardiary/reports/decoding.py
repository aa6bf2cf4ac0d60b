"""From bytes to text: UTF-8 first, then what a byte-order mark says, then the likeliest legacy encoding, or a refusal.

The text is what the bytes say, to the character: line ends, spaces and accents stay as they are.
"""

from __future__ import annotations

import codecs
import re

from wardiary.reports.refusal import Code, RefusalError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KNOWN_FILES = (
    (b"%PDF-", "a PDF: extract its text first, e.g. with pdftotext"),
    (b"PK\x03\x04", "a ZIP archive or an office document: unpack it or save it as plain text"),
    (b"\x1f\x8b", "compressed with gzip: unpack it first"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"SQLite format 3\x00", "an SQLite database; is it a diary? then name it first"),
    (b"\xd0\xcf\x11\xe0", "an old office document: save it as plain text"),
)
# Controls other than tab, line feed, form feed, carriage return, escape (ANSI colours) and 0x1a (end of a DOS text).
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x19\x1c-\x1f\x7f]")
# Saved web pages hold a stray control now and then; compressed data has one byte in ten.
_CONTROL_SHARE = 0.02
_HEAD = 65_536
# Encodings in which English is still found, and those of the languages that are then refused by name.
_LEGACY = ["cp1252", "cp1251", "cp1256", "koi8_r", "mac_roman", "shift_jis", "gb18030", "big5"]
# charset-normalizer's measure of mess, 0 to 1: running text decoded rightly has 0.00 to 0.02, its own limit is 0.2.
_MESS = 0.05


def decode(data: bytes) -> str:
    """The text that `data` says. Raises RefusalError: `binary` or `wrong-encoding`."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    _refuse_binary(data[:_HEAD])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guessed(data, error)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise RefusalError(
            Code.WRONG_ENCODING, f"its byte-order mark says {encoding}, but byte {error.start} is not: {error.reason}"
        ) from error


def _refuse_binary(head: bytes) -> None:
    for magic, what in _KNOWN_FILES:
        if head.startswith(magic):
            raise RefusalError(Code.BINARY, f"it is {what}")
    if b"\x00" in head:
        raise RefusalError(Code.BINARY, "it holds zero bytes: not a text, or UTF-16 without a byte-order mark")
    if len(_CONTROL.findall(head)) > _CONTROL_SHARE * len(head):
        raise RefusalError(Code.BINARY, "more than 2 % of it are control bytes: not a text")


def _guessed(data: bytes, error: UnicodeDecodeError) -> str:
    """By charset-normalizer; the Western encoding wins a draw, since only English is read."""
    from charset_normalizer import from_bytes

    matches = [match for match in from_bytes(data, cp_isolation=_LEGACY) if match.chaos <= _MESS]
    if not matches:
        raise RefusalError(
            Code.WRONG_ENCODING,
            f"not UTF-8 (byte {error.start} is {data[error.start]:#04x}) and no other encoding fits: save it as UTF-8",
        )
    western = (match for match in matches if match.encoding == "cp1252" and match.chaos <= matches[0].chaos)
    return str(next(western, matches[0]))
