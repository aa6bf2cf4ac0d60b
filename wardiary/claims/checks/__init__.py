"""Checks: arithmetic tests of what a report says, each with a verdict and a sentence saying why.

A check never guesses: where a place, a zone or a bound is unknown its verdict is `cannot tell`, or there is no check.
"""

from wardiary.claims.checks.inputs import Atlas, CheckInputs, InferredDate
from wardiary.claims.checks.run import run_checks

__all__ = ["Atlas", "CheckInputs", "InferredDate", "run_checks"]
