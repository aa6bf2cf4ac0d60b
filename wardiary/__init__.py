"""Wardiary keeps the diary of a conflict from what is published about it.

The packages, in the order in which the data flows: `reports`, `reading`, `resolving`, `claims`, `diary`, `pages`.
A package imports only from packages before it and from `model`, `gazetteer` and `lexicons`, which all share.
"""

__version__ = "0.1.0"
