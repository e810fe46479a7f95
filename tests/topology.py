"""Reads the layers of a TopoJSON file as shapely geometries."""

from collections.abc import Iterator
from typing import Any

from shapely.geometry import MultiLineString, MultiPolygon
from shapely.geometry.base import BaseGeometry

Point = tuple[float, float]  # longitude, latitude in degrees


def read_layer(
    topology: dict[str, Any], name: str
) -> Iterator[tuple[dict[str, Any], BaseGeometry]]:
    """Properties and geometry of each feature of an object."""
    for row in topology["objects"][name]["geometries"]:
        if row["type"] == "MultiPolygon":
            polygons = [[join_arcs(topology, ring) for ring in rings] for rings in row["arcs"]]
            shape = MultiPolygon([(rings[0], rings[1:]) for rings in polygons])
        else:
            shape = MultiLineString([join_arcs(topology, line) for line in row["arcs"]])
        yield row["properties"], shape


def join_arcs(topology: dict[str, Any], indices: list[int]) -> list[Point]:
    """The points of arcs that follow one another; the last of one is the first of the next."""
    points: list[Point] = []
    for index in indices:
        points += decode_arc(topology, index)[1 if points else 0 :]
    return points


def decode_arc(topology: dict[str, Any], index: int) -> list[Point]:
    """The points of an arc, 4 decimals; a negative index means the arc ~index backwards."""
    scale, start = topology["transform"]["scale"], topology["transform"]["translate"]
    x = y = 0
    points = []
    for step_x, step_y in topology["arcs"][index if index >= 0 else ~index]:
        x, y = x + step_x, y + step_y
        points.append((round(x * scale[0] + start[0], 4), round(y * scale[1] + start[1], 4)))
    return points if index >= 0 else points[::-1]
