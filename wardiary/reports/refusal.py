"""Why something offered as a report cannot be taken. Every refusal has a code for programs and a reason for people."""

from __future__ import annotations

from enum import StrEnum

from wardiary.model import Rejection


class Code(StrEnum):
    """The codes a `Rejection` of this stage can have."""

    EMPTY = "empty"
    BINARY = "binary"
    TOO_LONG = "too-long"
    WRONG_ENCODING = "wrong-encoding"
    NOT_ENGLISH = "not-english"
    NO_SENTENCE = "no-sentence"
    NOT_JSON = "not-json"
    NO_TEXT = "no-text"
    BAD_FIELD = "bad-field"
    BAD_DATE = "bad-date"
    DUPLICATE_ID = "duplicate-id"
    UNSUPPORTED = "unsupported"
    UNREADABLE = "unreadable"


class RefusalError(Exception):
    """Raised and caught inside this package only; what leaves it is a `Rejection`."""

    def __init__(self, code: Code, reason: str) -> None:
        super().__init__(code, reason)
        self.code = code
        self.reason = reason

    def of(self, name: str) -> Rejection:
        """The rejection of what was offered under `name`."""
        return Rejection(name, self.code.value, self.reason)
