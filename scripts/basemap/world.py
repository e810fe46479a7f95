"""Coarse land of the world, for views beyond the detailed base map."""

import itertools
import json
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import shapely
from shapely.affinity import translate
from shapely.geometry import MultiPolygon, Polygon, box, mapping
from shapely.geometry.base import BaseGeometry

from .extent import WIDE
from .packages import WORLD

GRID = 0.01
VIEW = box(-180, -60, 180, 84)


def make_world(cache: Path) -> list[dict[str, Any]]:
    """One GeoJSON feature: the world's land (degrees, 2 decimals) outside the detailed map."""
    land = shapely.union_all(
        [whole for ring in _read_rings(cache) for whole in _cut_at_date_line(ring)]
    )
    outside = shapely.set_precision(land, GRID).intersection(VIEW).difference(box(*WIDE))
    parts = [part for part in shapely.get_parts(outside) if isinstance(part, Polygon)]
    return [{"type": "Feature", "properties": {}, "geometry": mapping(MultiPolygon(parts))}]


def _read_rings(cache: Path) -> Iterator[list[tuple[float, float]]]:
    """Outer and inner rings of the land of world-atlas, a TopoJSON of Natural Earth 1:110m."""
    with tarfile.open(cache / WORLD) as archive:
        member = archive.extractfile("package/land-110m.json")
        assert member is not None
        topology = json.load(member)
    arcs = [list(_decode(arc, topology["transform"])) for arc in topology["arcs"]]
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            yield from (_join(arcs, ring) for ring in polygon[:1])


def _decode(arc: list[list[int]], transform: dict[str, Any]) -> Iterator[tuple[float, float]]:
    (scale_x, scale_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield x * scale_x + shift_x, y * scale_y + shift_y


def _join(arcs: list[list[tuple[float, float]]], ring: Iterable[int]) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return points


def _cut_at_date_line(ring: list[tuple[float, float]]) -> list[BaseGeometry]:
    """The ring as valid land within ±180°: a ring that jumps across the date line is unrolled."""
    unrolled, turn = [ring[0]], 0.0
    for (before, _), (x, y) in itertools.pairwise(ring):
        turn += 360 * ((before - x > 180) - (x - before > 180))
        unrolled.append((x + turn, y))
    if turn:  # around a pole: close it below the view
        unrolled += [(unrolled[-1][0], -90.0), (unrolled[0][0], -90.0)]
    whole = shapely.make_valid(Polygon(unrolled))
    return [
        translate(whole, shift).intersection(box(-180, -90, 180, 90)) for shift in (-360, 0, 360)
    ]
