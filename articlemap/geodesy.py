"""Distances, bearings and rings on the WGS 84 ellipsoid.

Thin over `geopy.distance.geodesic`, which solves both problems by C. F. F. Karney, "Algorithms
for geodesics", Journal of Geodesy 87 (2013), 43–55 (geographiclib), to some nanometres. Points
are (latitude, longitude) in degrees. A latitude beyond ±90 raises ValueError, as in geopy.
"""

from __future__ import annotations

from typing import NamedTuple

from geopy.distance import geodesic


class Point(NamedTuple):
    """A place on the ellipsoid, in degrees, north and east positive."""

    latitude: float
    longitude: float


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Length of the shortest line between two points, in kilometres.

    >>> round(distance_km((35.6483, 36.67693), (35.86447, 36.80591)), 1)  # Maarat – Saraqeb
    26.7
    """
    return float(geodesic(a, b).km)


def bearing(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Direction in which the shortest line from `a` to `b` sets out.

    In degrees clockwise from north, from 0 to less than 360; 180 when the points are the same,
    by geographiclib's convention.
    """
    inverse = geodesic(a, b).geod.Inverse(*a, *b)
    # Twice, because a tiny negative angle modulo 360 is rounded to 360 itself.
    return float(inverse["azi1"]) % 360 % 360


def destination(point: tuple[float, float], bearing: float, km: float) -> Point:
    """Where one arrives `km` kilometres from `point`, setting out at `bearing` degrees."""
    end = geodesic(kilometers=km).destination(point, bearing)
    return Point(end.latitude, end.longitude)


def ring(point: tuple[float, float], radius_km: float, count: int = 72) -> list[Point]:
    """`count` points at `radius_km` kilometres from `point`, from north clockwise, not closed.

    Raises ValueError for fewer than three points or a negative radius.
    """
    if count < 3 or radius_km < 0:
        raise ValueError(f"a ring needs 3 points and a radius of 0 km: {count}, {radius_km:g} km")
    return [destination(point, 360 * step / count, radius_km) for step in range(count)]


def midpoint(a: tuple[float, float], b: tuple[float, float]) -> Point:
    """The point half-way along the shortest line from `a` to `b`."""
    return destination(a, bearing(a, b), distance_km(a, b) / 2)
