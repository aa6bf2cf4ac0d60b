"""Moments that a user names: "as of" a day means its end, in UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from wardiary.diary.times import in_utc, now


def moment(told: str | None) -> str | None:
    """The moment meant, in UTC as the diary writes it; now where nothing is told; None for what is no moment."""
    if told is None:
        return now()
    try:
        found = datetime.fromisoformat(told.strip())
        if len(told.strip()) <= len("2023-12-16"):
            found += timedelta(days=1, seconds=-1)
        return in_utc(found if found.tzinfo else found.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        return None
