"""A small still map of the Turkish positions: lines as images, marks by where they stand."""

from __future__ import annotations

import math
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass

from articlemap.dossier import Dossier
from articlemap.geodesy import Point
from articlemap.posts import MeasuredPost, find_advance, find_border, find_road, list_posts
from articlemap.rows import Row

WIDTH = 1000.0  # units of the drawing, not pixels
MARGIN = 0.16  # degrees of latitude around the outermost post


@dataclass(frozen=True, slots=True)
class Spot:
    """Something that stands on the map, in per cent of its width and height."""

    row: Row
    left: float
    top: float
    post: MeasuredPost | None = None
    radius: float = 0.0  # of the circle of uncertainty, in per cent of the width


@dataclass(frozen=True, slots=True)
class Locator:
    """The map: its width by its height, its lines as addresses of images, and what stands on it."""

    ratio: float
    border: str
    road: str
    posts: list[Spot]
    towns: list[Spot]


class _Frame:
    """Where a point falls on a plate carrée whose scale is true at the middle latitude."""

    def __init__(self, points: Sequence[Point]) -> None:
        south, north = (f(p.latitude for p in points) for f in (min, max))
        self.squeeze = math.cos(math.radians((south + north) / 2))
        side = MARGIN / self.squeeze
        west, east = (f(p.longitude for p in points) for f in (min, max))
        self.west, self.north = west - side, north + MARGIN
        self.degrees = (east - west + 2 * side) * self.squeeze
        self.ratio = self.degrees / (north - south + 2 * MARGIN)

    def place(self, point: Point) -> tuple[float, float]:
        """Left and top in units of the drawing."""
        x = (point.longitude - self.west) * self.squeeze
        return x / self.degrees * WIDTH, (self.north - point.latitude) / self.degrees * WIDTH


def draw_locator(dossier: Dossier) -> Locator | None:
    """The map of all posts that are located or anchored; None when there is none."""
    posts = [(post, post.point) for post in list_posts(dossier) if post.point]
    if not posts:
        return None
    towns = [(row, Point(row["latitude"], row["longitude"])) for row in find_advance(dossier)]
    frame = _Frame([point for _, point in [*posts, *towns]])
    return Locator(
        ratio=frame.ratio,
        border=_draw_line(frame, find_border(dossier), width=5),
        road=_draw_line(frame, find_road(dossier), width=4, dashes="2 9"),
        posts=[_post_spot(frame, post, point) for post, point in posts],
        towns=[_spot(frame, row, point) for row, point in towns],
    )


def _spot(frame: _Frame, row: Row, point: Point) -> Spot:
    left, top = frame.place(point)
    return Spot(row, left / WIDTH * 100, top / WIDTH * 100 * frame.ratio)


def _post_spot(frame: _Frame, post: MeasuredPost, point: Point) -> Spot:
    spot = _spot(frame, post.row, point)
    km = 111.2 * frame.degrees  # width of the drawing; a degree of latitude is 111 km here
    radius = (post.row["uncertainty_km"] or 0) / km * 100
    return Spot(post.row, spot.left, spot.top, post, radius)


def _draw_line(frame: _Frame, line: Sequence[Point], *, width: int, dashes: str = "") -> str:
    """The address of an SVG image that holds its own data; only its shape matters."""
    steps = " ".join(f"{x:.0f},{y:.0f}" for x, y in map(frame.place, line))
    image = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} '
        f'{WIDTH / frame.ratio:.1f}"><polyline points="{steps}" fill="none" stroke="#000" '
        f'stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round" '
        f'stroke-dasharray="{dashes or "none"}"/></svg>'
    )
    return f"data:image/svg+xml;base64,{b64encode(image.encode()).decode()}"
