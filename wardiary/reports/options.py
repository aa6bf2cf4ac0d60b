"""What the user says of all reports at once, for those that do not say it themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wardiary.model import Report


@dataclass(frozen=True, slots=True)
class Defaults:
    """Publisher and time of publication (ISO 8601) of reports that name none."""

    publisher: str | None = None
    published: str | None = None

    def fill(self, report: Report) -> Report:
        """The report with what it lacks."""
        return replace(
            report,
            publisher=report.publisher or self.publisher,
            published=report.published or self.published,
        )
