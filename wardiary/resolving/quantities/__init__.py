"""Quantities: numbers in words or digits, ranges, bounds, units and what is counted; and what they are of a happening.

A quantity has at least one bound; "about" moves none; lengths are in km, areas in km2, masses in kg.
"""

from wardiary.resolving.quantities.find import find_quantities
from wardiary.resolving.quantities.what import befell, what_of

__all__ = ["befell", "find_quantities", "what_of"]
