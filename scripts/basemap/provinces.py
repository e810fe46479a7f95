"""Makes the governorates of Syria and ten provinces of Turkey out of Natural Earth's lines."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import shapely
from shapely.geometry import LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

from .extent import GRID, PROVINCES
from .files import read_names
from .land import Land
from .packages import PROVINCE_LINES, read_shapes

LINES = "ne_10m_admin_1_states_provinces_lines"
DIVIDED = ("SYR", "TUR")
SCRAP = 0.03  # degrees: shorter pieces are where a line runs along the border and crosses it
REACH = {1: 0.08, 2: 0.03}  # degrees from the border, by how many lines end at a point
SMALL_FACE = 0.03  # square degrees: smaller nameless faces belong to a named neighbour


class Province(NamedTuple):
    """A province's polygon, lakes included, and its row in names/provinces.csv."""

    a3: str
    names: dict[str, str]
    shape: MultiPolygon


def make_provinces(cache: Path, land: Land) -> list[Province]:
    """The named provinces of Syria and Turkey; those of Syria cover all of Syria."""
    found = [line for _, line in read_shapes(cache, PROVINCE_LINES, LINES)]
    lines = shapely.clip_by_rect(shapely.union_all(found), *PROVINCES)
    return [
        province for a3 in DIVIDED for province in divide_country(a3, fill_lakes(land[a3]), lines)
    ]


def fill_lakes(land: MultiPolygon) -> BaseGeometry:
    """A country's land and the lakes in it, so that a lake does not cut a province line."""
    return shapely.union_all([Polygon(part.exterior) for part in land.geoms])


def divide_country(a3: str, land: BaseGeometry, lines: BaseGeometry) -> list[Province]:
    """The country's named provinces, each with the nameless small faces next to it."""
    inner = reach_border(cut_lines(lines, land), land.boundary)
    noded = shapely.union_all([land.boundary, *inner], grid_size=GRID)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    faces = [face for face in faces if land.contains(face.point_on_surface())]
    rows = [row for row in read_names("provinces") if row["a3"] == a3]
    pieces = [[find_home(row, faces)] for row in rows]
    homes = [home for (home,) in pieces]
    for face in faces:
        if face.area < SMALL_FACE and face not in homes:
            pieces[find_neighbour(face, homes)].append(face)
    return [
        Province(a3, row, shapely.multipolygons(shapely.get_parts(shapely.union_all(group))))
        for row, group in zip(rows, pieces, strict=True)
    ]


def cut_lines(lines: BaseGeometry, land: BaseGeometry) -> list[LineString]:
    """The parts of the province lines inside a country, without scraps along its border."""
    shapely.prepare(land)
    whole = [line for line in shapely.get_parts(lines) if is_inner(line, land)]
    return [
        part
        for line in whole
        for part in shapely.get_parts(line.intersection(land))
        if part.length > SCRAP or line.within(land)
    ]


def is_inner(line: LineString, land: BaseGeometry) -> bool:
    """Whether a line is the country's own: its middle lies inside."""
    return bool(land.contains(line.interpolate(0.5, normalized=True)))


def reach_border(lines: list[LineString], border: BaseGeometry) -> list[LineString]:
    """The lines with their loose ends led on to the nearest point of the border.

    Natural Earth's border lies up to 3 km off OpenStreetMap's, so its province lines may stop
    short of it; two of them may also meet on a border that has moved away.
    """
    count = Counter(end for line in lines for end in get_ends(line))
    return [
        LineString(
            [
                *lead_end(line.coords[0], count, border),
                *line.coords,
                *lead_end(line.coords[-1], count, border),
            ]
        )
        for line in lines
    ]


def get_ends(line: LineString) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """First and last vertex."""
    return line.coords[0], line.coords[-1]


def lead_end(
    end: tuple[float, ...], count: Counter[tuple[float, ...]], border: BaseGeometry
) -> list[tuple[float, float]]:
    """The point of the border to which an end is led on, or nothing if it stays."""
    point = Point(end)
    if not 0 < point.distance(border) < REACH.get(count[end], 0):
        return []
    target = border.interpolate(border.project(point))
    return [(target.x, target.y)]


def find_home(row: dict[str, str], faces: Iterable[Polygon]) -> Polygon:
    """The face that holds the point that a province's row gives."""
    point = Point(float(row["longitude"]), float(row["latitude"]))
    (home,) = (face for face in faces if face.contains(point))
    return home


def find_neighbour(face: Polygon, homes: list[Polygon]) -> int:
    """Which province is nearest, or of those that touch, shares most of the outline."""
    order = [(face.distance(home), -face.intersection(home).length) for home in homes]
    return order.index(min(order))
