"""Areas on the map: polygons in WGS 84 degrees, and the settlements within them."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from wardiary import errors
from wardiary.gazetteer import distance_km

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from wardiary.gazetteer import Gazetteer, Place

_POLYGONS = ("Polygon", "MultiPolygon")
_FORM = "a Polygon or MultiPolygon in degrees, longitude first"
_PRECISION = 6  # decimals of a degree: a tenth of a metre, as RFC 7946 advises


def area_of(geometry: Mapping[str, Any]) -> BaseGeometry:
    """The area of a GeoJSON geometry; one that crosses itself is mended as shapely does (drawn maps often do).

    Raises WrongUseError for what is no polygon in degrees.
    """
    import shapely

    if geometry.get("type") not in _POLYGONS:
        raise errors.WrongUseError("The geometry is no polygon or point.", str(geometry.get("type")), _FORM)
    try:
        area = shapely.geometry.shape(geometry)
    except (TypeError, ValueError, LookupError, AttributeError, shapely.errors.ShapelyError) as error:
        raise errors.WrongUseError(f"The polygon cannot be read: {error}.", "coordinates", _FORM) from error
    area = _surfaces(area if area.is_valid else shapely.make_valid(area))
    if area.is_empty:
        raise errors.WrongUseError("The polygon has no area.", "coordinates", _FORM)
    west, south, east, north = area.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise errors.WrongUseError("The polygon does not lie on the globe.", f"{west:g},{south:g}", _FORM)
    return area


def _surfaces(area: BaseGeometry) -> BaseGeometry:
    """What of a geometry has an area: mending may leave lines."""
    import shapely

    parts = shapely.get_parts(area)
    return shapely.union_all([part for part in parts if part.geom_type in _POLYGONS])


def written(area: BaseGeometry) -> str:
    """The area as GeoJSON."""
    import shapely

    rounded = shapely.set_precision(area, 10**-_PRECISION)
    return json.dumps(shapely.geometry.mapping(rounded), separators=(",", ":"))


def settlements_in(area: BaseGeometry, gazetteer: Gazetteer) -> list[Place]:
    """The settlements of the gazetteer within an area, the most populous first."""
    import shapely

    west, south, east, north = area.bounds
    middle = (south + north) / 2, (west + east) / 2
    corners = [(lat, lon) for lat in (south, north) for lon in (west, east)]
    reach = max(distance_km(*middle, *corner) for corner in corners) + 1
    around = gazetteer.near(*middle, math.ceil(reach))
    shapely.prepare(area)
    inside = shapely.contains_xy(area, [place.lon for place in around], [place.lat for place in around])
    found = [place for place, is_in in zip(around, inside, strict=True) if is_in]
    return sorted(found, key=lambda place: (-place.population, place.name))
