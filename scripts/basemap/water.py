"""Adds rivers from GSHHG (Natural Earth has no Orontes) and lake names from Natural Earth."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry

from .extent import RIVERS, Zone, measure_core_distance
from .files import pick_names, read_names
from .layers import Row
from .packages import LAKE_NAMES, read_member, read_shapes
from .packages import RIVERS as RIVER_LINES

SHORT, SHORT_FAR = 0.08, 0.2  # degrees: shorter rivers are left out, within 0.5° of CORE and beyond
NEAR_NAME = 0.1  # degrees between a river and the point that names it


def make_rivers(cache: Path, zones: list[Zone]) -> list[Row]:
    """The rivers in their box, simplified like the land; the main ones named."""
    joined = shapely.line_merge(shapely.union_all(list(read_rivers(cache))))
    clipped = shapely.clip_by_rect(joined, *RIVERS)
    rivers = [line for line in shapely.get_parts(clipped) if is_long(line)]
    return name_rivers([round_line(simplify_line(line, zones)) for line in rivers])


def read_rivers(cache: Path) -> Iterator[LineString]:
    """GSHHG's rivers at full resolution that touch the box.

    The index holds a line of text for each river (level, area, points, south, north, first byte,
    bytes); the data are pairs of little-endian 32-bit floats.
    """
    index = read_member(cache, RIVER_LINES, "/riversmeta_f.dat").decode()
    data = read_member(cache, RIVER_LINES, "/rivers_f.dat")
    for row in index.splitlines():
        points, south, north, first = (float(value) for value in row.split()[2:6])
        if north >= RIVERS.south and south <= RIVERS.north:
            line = LineString(
                np.frombuffer(data, "<f4", int(points) * 2, int(first)).reshape(-1, 2)
            )
            if line.bounds[2] >= RIVERS.west and line.bounds[0] <= RIVERS.east:
                yield line


def is_long(line: LineString) -> bool:
    """Whether a river is long enough to be shown where it lies."""
    middle = line.interpolate(0.5, normalized=True)
    near = measure_core_distance(middle.x, middle.y) < 0.5
    return bool(line.length > (SHORT if near else SHORT_FAR))


def simplify_line(line: LineString, zones: list[Zone]) -> LineString:
    """A line simplified in each zone with a third of its tolerance (Douglas-Peucker)."""
    parts = [
        shapely.simplify(part, zone.tolerance / 3)
        for zone in zones
        for part in shapely.get_parts(line.intersection(zone.frame))
        if part.geom_type == "LineString"
    ]
    return shapely.line_merge(shapely.union_all(parts))


def round_line(line: LineString) -> LineString:
    """A line with 4 decimals, without vertices that coincide then."""
    return shapely.remove_repeated_points(shapely.transform(line, lambda xy: xy.round(4)))


def name_rivers(rivers: list[LineString]) -> list[Row]:
    """The rivers with the names of the points of names/rivers.csv that lie on them."""
    rows: list[Row] = [({}, river) for river in rivers]
    for name in read_names("rivers"):
        point = Point(float(name["longitude"]), float(name["latitude"]))
        properties, line = min(rows, key=lambda row: row[1].distance(point))
        if line.distance(point) < NEAR_NAME:
            properties.update(pick_names(name))
    return rows


class LakeNames:
    """Natural Earth's lakes, to name a lake of another source."""

    def __init__(self, cache: Path) -> None:
        self.rows = list(read_shapes(cache, LAKE_NAMES, "ne_10m_lakes", with_fields=True))

    def find(self, lake: BaseGeometry) -> dict[str, str]:
        """The names en, fr, ar of the lake that covers most of this one, if there is any."""
        covered = [(row, shape.intersection(lake).area) for row, shape in self.rows]
        fields, area = max(covered, key=lambda pair: pair[1])
        names = {tongue: fields[f"name_{tongue}"] for tongue in ("en", "fr", "ar")}
        return {tongue: name for tongue, name in names.items() if name} if area else {}
