"""What the base map covers and how exactly: boxes in degrees as (west, south, east, north)."""

import math
from typing import NamedTuple

import shapely
from shapely.geometry import Polygon


class Box(NamedTuple):
    west: float
    south: float
    east: float
    north: float

    def grow(self, degrees: float) -> "Box":
        """The box with `degrees` more on every side, but never beyond the whole map."""
        return Box(
            max(WIDE.west, self.west - degrees),
            max(WIDE.south, self.south - degrees),
            min(WIDE.east, self.east + degrees),
            min(WIDE.north, self.north + degrees),
        )

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether a point lies in the box or on its edge."""
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north


class Zone(NamedTuple):
    """A frame around CORE in which lines are simplified alike; the tolerance is in degrees."""

    frame: Polygon
    tolerance: float


WIDE = Box(20.0, 25.0, 54.0, 45.0)  # what zoom 6 can show
CORE = Box(35.3, 35.0, 37.6, 37.2)  # full detail: Idlib, Hatay, Aleppo, Kilis
RIVERS = Box(33.0, 32.0, 41.5, 38.8)
PROVINCES = Box(31.0, 32.0, 44.0, 40.0)  # wide enough to close every province that has a name

GRID = 0.0001  # degrees, about 10 m: every coordinate of the base map is a multiple of it
ZONE_DISTANCES = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 17.0)  # degrees from CORE; the last reaches WIDE
SMALLEST = 0.011  # degrees: islands and ponds under about 1 km are left out


def measure_core_distance(longitude: float, latitude: float) -> float:
    """Degrees from CORE, 0 inside it."""
    return math.hypot(
        max(CORE.west - longitude, 0, longitude - CORE.east),
        max(CORE.south - latitude, 0, latitude - CORE.north),
    )


def set_tolerance(core_distance: float) -> float:
    """Side in degrees of the triangle that a vertex must span to stay, at a distance from CORE.

    Halving the square of it gives the area that Visvalingam's measure compares; 0.0012° is about
    one pixel at zoom 11, 0.045° one pixel at zoom 6.
    """
    return min(0.0012 + 0.005 * core_distance, 0.045)


def make_zones() -> list[Zone]:
    """The frames around CORE, innermost first; together they cover WIDE once."""
    boxes = [shapely.box(*CORE.grow(distance)) for distance in ZONE_DISTANCES]
    zones = [Zone(boxes[0], set_tolerance(0))]
    for i in range(1, len(boxes)):
        middle = (ZONE_DISTANCES[i - 1] + ZONE_DISTANCES[i]) / 2
        zones.append(Zone(boxes[i].difference(boxes[i - 1]), set_tolerance(middle)))
    return zones


def is_tiny(polygon: Polygon) -> bool:
    """Whether a polygon's outline is too small to be seen at the zooms where it is in view."""
    size = math.sqrt(Polygon(polygon.exterior).area)
    longitude, latitude = polygon.exterior.coords[0][:2]
    return size < max(SMALLEST, 2.5 * set_tolerance(measure_core_distance(longitude, latitude)))
