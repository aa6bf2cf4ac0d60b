"""Kinds of happenings that belong together wherever claims are read, put together or weighed."""

from __future__ import annotations

from wardiary.model.claim import Kind

OF_CONTROL = frozenset((Kind.GAIN, Kind.HOLDING, Kind.WITHDRAWAL))
"""What says who holds a place."""
TAKING = frozenset((Kind.GAIN, Kind.HOLDING, Kind.ADVANCE))
"""What a party boasts of having come to or got hold of."""
VIOLENT = frozenset((Kind.STRIKE, Kind.EXPLOSION, Kind.ATTACK, Kind.CLASH))
"""What kills, wounds and destroys."""
