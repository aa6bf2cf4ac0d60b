"""The embedded gazetteer: places of the world by name and by nearness, compiled once into a file mapped into memory.

Holds settlements of 500 people and more, first-order divisions, countries, continents, macro-regions, seas and rivers,
each with its GeoNames id where that is known. The same file serves any number of readers.
"""

from wardiary.gazetteer.gazetteer import Gazetteer
from wardiary.gazetteer.place import Candidate, Match, Place, distance_km

__all__ = ["Candidate", "Gazetteer", "Match", "Place", "distance_km"]
