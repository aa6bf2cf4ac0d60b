"""To and from JSON: the one place where records become text and text becomes records."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def adapter(kind: type[T]) -> TypeAdapter[T]:
    """The pydantic adapter of a record type, built when first asked for."""
    key: Any = kind
    return _adapter(key)


def to_json(record: object) -> str:
    """One record as one line of JSON, with the guidelines' own names (`from`, not `from_`)."""
    kind: type[object] = type(record)
    return adapter(kind).dump_json(record, by_alias=True).decode()


def from_json(kind: type[T], line: str | bytes) -> T:
    """One record of the given type. Raises pydantic.ValidationError where the JSON is not one."""
    return adapter(kind).validate_json(line)


def schema(kind: type[Any]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `to_json` writes."""
    return adapter(kind).json_schema(by_alias=True, mode="serialization")
