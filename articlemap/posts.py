"""How far each Turkish position lies from the advance, the M5 and the Turkish border."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from articlemap.dossier import Dossier
from articlemap.geodesy import Point, distance_km
from articlemap.lookup import look_up
from articlemap.rows import Row

ROAD, BORDER = "m5", "tr_sy_border"
POST_FIGURE = "observation posts"


@dataclass(frozen=True, slots=True)
class MeasuredPost:
    """A row of posts.csv with geodesic distances in km, None where an end is not located.

    `point` is the post's own coordinate or, where `anchored`, that of its anchor.
    """

    row: Row
    point: Point | None
    anchored: bool
    advance_km: float | None
    advance_place: Row | None
    road_km: float | None
    border_km: float | None
    contradictions: list[Row]


@dataclass(frozen=True, slots=True)
class PostCount:
    """How many posts the article announces, names, and names beside them; None: not said."""

    announced: int | None
    named: list[str]
    more: list[str]


@lru_cache(maxsize=8)
def list_posts(dossier: Dossier) -> tuple[MeasuredPost, ...]:
    """The twelve by their number, then the later positions in the order of the table."""
    rows = look_up(dossier).posts.values()
    ordered = sorted(rows, key=lambda row: (not row["one_of_twelve"], row["number"] or 0))
    return tuple(_measure(dossier, row) for row in ordered)


def count_posts(dossier: Dossier) -> PostCount:
    """What the article says of the posts: the figure that it gives, and the ids that it names."""
    tables = look_up(dossier)
    figures = (row["figure"] for row in tables.claims.values() if row["unit"] == POST_FIGURE)
    announced = next(figures, None)
    named = [row for row in tables.posts.values() if row["named_in_article"] == "yes"]
    return PostCount(
        announced=None if announced is None else int(announced),
        named=[row["post_id"] for row in named if row["one_of_twelve"]],
        more=[row["post_id"] for row in named if not row["one_of_twelve"]],
    )


def _measure(dossier: Dossier, row: Row) -> MeasuredPost:
    anchored = row["latitude"] is None
    point = _point(row, "anchor_" if anchored else "")
    place = _nearest(point, find_advance(dossier)) if point else None
    return MeasuredPost(
        row=row,
        point=point,
        anchored=anchored and point is not None,
        advance_km=distance_km(point, _located(place)) if point and place else None,
        advance_place=place,
        road_km=distance_to_line(point, find_road(dossier)),
        border_km=distance_to_line(point, find_border(dossier)),
        contradictions=look_up(dossier).contradictions.get(row["post_id"], []),
    )


def find_advance(dossier: Dossier) -> list[Row]:
    """The places where an event of a layer of arrows is said to have happened."""
    tables = look_up(dossier)
    arrows = {key for key, layer in tables.layers.items() if layer["symbol"] == "arrow"}
    claims = (row for row in tables.claims.values() if row["layer"] in arrows and row["extent"])
    ties = (tie for claim in claims for tie in tables.ties_of_claim.get(claim["claim_id"], []))
    marks = dict.fromkeys(tie["mark"] for tie in ties if tie["role"] == "at")
    return [row for row in map(tables.mark, marks) if row["latitude"] is not None]


def find_road(dossier: Dossier) -> list[Point]:
    """The M5's waypoints in order; the line between them is schematic."""
    return [_located(row) for row in look_up(dossier).waypoints.get(ROAD, [])]


def find_border(dossier: Dossier) -> list[Point]:
    """The border's line as far as the dossier holds it; empty when it holds none."""
    geometry = dossier.areas.get(BORDER, {}).get("geometry", {})
    if geometry.get("type") != "LineString":
        return []
    return [Point(latitude, longitude) for longitude, latitude, *_ in geometry["coordinates"]]


def distance_to_line(point: Point | None, line: Sequence[Point]) -> float | None:
    """Geodesic distance in km from a point to the nearest point of a line; None without both."""
    if point is None or not line:
        return None
    return distance_km(point, nearest_on_line(point, line))


def nearest_on_line(point: Point, line: Sequence[Point]) -> Point:
    """The point of a line nearest to `point`, on a plane that touches the globe at `point`.

    Within 100 km the plane is off by less than 0.1 km; what is farther is not the nearest here.
    """
    steps = [_nearest_on_step(point, *step) for step in pairwise(line)] or list(line)
    return min(steps, key=lambda one: math.hypot(*_flatten(point, one)))


def _nearest_on_step(origin: Point, start: Point, end: Point) -> Point:
    (x1, y1), (x2, y2) = _flatten(origin, start), _flatten(origin, end)
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    along = -(x1 * (x2 - x1) + y1 * (y2 - y1)) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return Point(
        start.latitude + along * (end.latitude - start.latitude),
        start.longitude + along * (end.longitude - start.longitude),
    )


def _flatten(origin: Point, point: Point) -> tuple[float, float]:
    """East and north of `origin` in degrees of latitude."""
    east = (point.longitude - origin.longitude) * math.cos(math.radians(origin.latitude))
    return east, point.latitude - origin.latitude


def _nearest(point: Point, rows: list[Row]) -> Row | None:
    return min(rows, key=lambda row: distance_km(point, _located(row)), default=None)


def _point(row: Row, prefix: str = "") -> Point | None:
    latitude, longitude = row[f"{prefix}latitude"], row[f"{prefix}longitude"]
    return None if latitude is None or longitude is None else Point(latitude, longitude)


def _located(row: Row) -> Point:
    return Point(row["latitude"], row["longitude"])
