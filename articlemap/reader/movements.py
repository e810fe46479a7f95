"""Movements: claims that go from a place toward another, as schematic lines.

No route is known for any of them. An advance between two dated places follows the road that the
claim names; everything else is a straight line that says "direction only".
"""

from __future__ import annotations

from typing import Any

from articlemap.dossier import Dossier
from articlemap.geodesy import Point, bearing, destination, distance_km
from articlemap.lookup import look_up
from articlemap.rows import Row

WITHDRAWAL_KM = 22.0
SHORT_OF_BORDER_KM = 7.0
CONE = 15.0


def find_movements(dossier: Dossier, layer_id: str) -> list[dict[str, Any]]:
    """One entry for each start of each moving claim of a layer: claim, mark, style and path.

    The path is a list of [latitude, longitude]; style is advance (along a road, between two
    events), withdrawal (a stated bearing) or flight (toward a border).
    """
    tables = look_up(dossier)
    claims = [key for key, row in tables.claims.items() if row["layer"] == layer_id]
    ties = [tie for claim in claims for tie in tables.ties_of_claim.get(claim, [])]
    traced = ((tie, _trace(dossier, tie)) for tie in ties if tie["role"] == "from")
    return [
        {"claim": tie["claim_id"], "mark": tie["mark"], **movement}
        for tie, movement in traced
        if movement
    ]


def _trace(dossier: Dossier, start: Row) -> dict[str, Any] | None:
    origin = _locate(dossier, start["mark"])
    if origin is None:
        return None
    if start["bearing"] is not None:
        tip = destination(origin, start["bearing"], WITHDRAWAL_KM)
        return {"style": "withdrawal", "path": [list(origin), list(tip)]}
    roles = {tie["role"]: tie["mark"] for tie in look_up(dossier).ties_of_claim[start["claim_id"]]}
    if "toward" in roles:
        return _flee(dossier, origin, roles["toward"])
    if "along" in roles and "at" in roles:
        return _advance(dossier, origin, road=roles["along"], goal=roles["at"])
    return None


def _advance(dossier: Dossier, origin: Point, *, road: str, goal: str) -> dict[str, Any] | None:
    """The stretch of the road between where the movement starts and where it ends."""
    points = [_point(row) for row in look_up(dossier).waypoints.get(road, [])]
    target = _locate(dossier, goal)
    if not points or target is None:
        return None
    first, last = (_nearest(points, point) for point in (origin, target))
    stretch = points[first : last + 1] if first <= last else points[last : first + 1][::-1]
    return {"style": "advance", "path": [list(point) for point in stretch]}


def _flee(dossier: Dossier, origin: Point, border_id: str) -> dict[str, Any] | None:
    """A line toward the nearest point of the border that lies north of the origin."""
    ahead = [point for point in _border_points(dossier, border_id) if _is_north(origin, point)]
    if not ahead:
        return None
    goal = min(ahead, key=lambda point: distance_km(origin, point))
    reach = distance_km(origin, goal) - SHORT_OF_BORDER_KM
    tip = destination(origin, bearing(origin, goal), reach)
    return {"style": "flight", "path": [list(origin), list(tip)]}


def _is_north(origin: Point, point: Point) -> bool:
    angle = bearing(origin, point)
    return min(angle, 360 - angle) <= CONE


def _nearest(points: list[Point], point: Point) -> int:
    return min(range(len(points)), key=lambda at: distance_km(points[at], point))


def _locate(dossier: Dossier, mark_id: str) -> Point | None:
    row = look_up(dossier).mark(mark_id)
    return None if row["latitude"] is None else _point(row)


def _point(row: Row) -> Point:
    return Point(float(row["latitude"]), float(row["longitude"]))


def _border_points(dossier: Dossier, place_id: str) -> list[Point]:
    """Vertices of a line of areas.geojson; GeoJSON puts the longitude first."""
    geometry = dossier.areas.get(place_id, {}).get("geometry", {})
    lines = geometry.get("coordinates", [])
    lines = [lines] if geometry.get("type") == "LineString" else lines
    return [Point(latitude, longitude) for line in lines for longitude, latitude in line]
