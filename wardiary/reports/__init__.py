"""Bring reports in: files, lines of JSON, standard input. What cannot be a report becomes a rejection."""

from wardiary.reports.options import Defaults
from wardiary.reports.refusal import Code
from wardiary.reports.sources import STANDARD_INPUT, read_sources
from wardiary.reports.vetting import is_date

__all__ = ["STANDARD_INPUT", "Code", "Defaults", "is_date", "read_sources"]
