"""Bring reports in: files, lines of JSON, standard input. What cannot be a report becomes a rejection."""

from wardiary.reports.options import Defaults
from wardiary.reports.refusal import Code
from wardiary.reports.sources import STANDARD_INPUT, read_sources

__all__ = ["STANDARD_INPUT", "Code", "Defaults", "read_sources"]
