"""Where a point of the globe falls on the page: local Mercator, as in the reader.

Longitudes run on past the date line: a frame may reach from 170 to 200 degrees.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from articlemap.figure.boxes import Box
from articlemap.geodesy import Point, destination, distance_km

Points = NDArray[np.float64]

PX = 0.75  # points in one of the reader's pixels
TILE = 256 * PX  # width of the whole world at zoom 0, in points
FARTHEST = 85.0  # latitude at which Mercator's map ends
LEAST_KM = 25.0  # from the middle to the edge, so that one place shows where it is
MARGIN = 0.08


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the world on a part of the page; west and east in degrees, east beyond west."""

    box: Box
    west: float
    middle: float  # Mercator's y in degrees at the middle of the box
    scale: float  # points a degree of longitude

    @property
    def east(self) -> float:
        return self.west + self.box.width / self.scale

    @property
    def south(self) -> float:
        return _latitude(self.middle - self.box.height / self.scale / 2)

    @property
    def north(self) -> float:
        return _latitude(self.middle + self.box.height / self.scale / 2)

    @property
    def latitude(self) -> float:
        """The latitude in the middle of the page's map."""
        return _latitude(self.middle)

    @property
    def zoom(self) -> float:
        """The reader's zoom that has the same scale."""
        return math.log2(self.scale * 360 / TILE)

    def place(self, longitudes_latitudes: Any) -> Points:
        """Points of the page, in an array of two columns, for longitudes and latitudes."""
        at = np.asarray(longitudes_latitudes, dtype=float).reshape(-1, 2)
        x = self.box.left + (at[:, 0] - self.west) * self.scale
        centre = (self.box.bottom + self.box.top) / 2
        return np.column_stack([x, centre + (_stretch(at[:, 1]) - self.middle) * self.scale])

    def spot(self, at: Sequence[float]) -> tuple[float, float]:
        """Where a place [latitude, longitude] falls, on the side of the date line that is shown."""
        longitude = bring_near(at[1], (self.west + self.east) / 2)
        x, y = self.place([longitude, at[0]])[0]
        return float(x), float(y)

    def shows(self, at: Sequence[float]) -> bool:
        x, y = self.spot(at)
        return self.box.holds(Box(x, y, x, y))

    def ring(self, at: Sequence[float], km: float) -> Points:
        """The circle of that radius around a place, true to scale at any latitude."""
        longitude = bring_near(at[1], (self.west + self.east) / 2)
        points = [destination((at[0], longitude), bearing, km) for bearing in range(0, 360, 5)]
        ends = [(bring_near(point.longitude, longitude), point.latitude) for point in points]
        return self.place([*ends, ends[0]])

    def measure_km(self) -> float:
        """Points that a kilometre takes from west to east in the middle of the map."""
        west, east = (Point(self.latitude, longitude) for longitude in (-0.05, 0.05))
        return self.scale * 0.1 / distance_km(west, east)


def fit_frame(box: Box, places: Sequence[Point], *, margin: float = MARGIN) -> Frame:
    """The smallest frame of the box's proportions that shows every place with a margin."""
    longitudes = unroll([place.longitude for place in places])
    heights = _stretch(np.array([place.latitude for place in places]))
    middle = (heights.min() + heights.max()) / 2
    least = 2 * LEAST_KM / 111.2 / math.cos(math.radians(_latitude(middle)))
    room = 1 - 2 * margin
    wide = max(float(np.ptp(longitudes)), least) / (box.width * room)
    high = max(float(np.ptp(heights)), least) / (box.height * room)
    scale = max(1 / max(wide, high), box.width / 360)
    centre = (min(longitudes) + max(longitudes)) / 2
    return Frame(box, centre - box.width / scale / 2, float(middle), scale)


def look_at(box: Box, latitude: float, longitude: float, zoom: float) -> Frame:
    """The frame around a point at one of the reader's zooms."""
    scale = max(2**zoom * TILE / 360, box.width / 360)
    middle = float(_stretch(np.array([latitude]))[0])
    return Frame(box, longitude - box.width / scale / 2, middle, scale)


def corners(south: float, west: float, north: float, east: float) -> list[Point]:
    return [Point(south, west), Point(north, east)]


def unroll(longitudes: Iterable[float]) -> list[float]:
    """Longitudes moved by whole turns so that together they span as little as can be."""
    ordered = sorted(longitude % 360 for longitude in longitudes)
    gaps = [after - before for before, after in pairwise(ordered)]
    gaps.append(ordered[0] + 360 - ordered[-1])
    start = ordered[(gaps.index(max(gaps)) + 1) % len(ordered)]
    moved = [start + (longitude - start) % 360 for longitude in ordered]
    turn = 360 * round((min(moved) + max(moved)) / 720)
    return [longitude - turn for longitude in moved]


def bring_near(longitude: float, centre: float) -> float:
    """The longitude moved by whole turns to within half a turn of the centre."""
    return centre + (longitude - centre + 180) % 360 - 180


def _stretch(latitudes: Points) -> Points:
    """Mercator's y, in degrees of longitude at the equator."""
    kept = np.radians(np.clip(latitudes, -FARTHEST, FARTHEST))
    return np.degrees(np.log(np.tan(np.pi / 4 + kept / 2)))


def _latitude(y: float) -> float:
    return math.degrees(2 * math.atan(math.exp(math.radians(y))) - math.pi / 2)
