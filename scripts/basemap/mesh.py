"""Turns polygons and lines into one coverage in which every line is simplified once.

All lines are noded on GRID together with the frames of the zones, and become small pieces. Inside
each zone the pieces are simplified as a coverage (Visvalingam-Whyatt in GEOS), which keeps shared
lines shared and every piece valid; the frames stay as they are, so that zones still fit together.
Pieces of one area are then joined again, which dissolves the frames.
"""

import math
from collections.abc import Iterable, Mapping

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from .extent import GRID, Zone

Pieces = NDArray[np.object_]  # of Polygon


def cut_pieces(areas: Iterable[BaseGeometry], zones: list[Zone]) -> Pieces:
    """The polygons between the outlines of all areas and zones, with vertices on GRID."""
    outlines = [area.boundary for area in areas] + [zone.frame.boundary for zone in zones]
    noded = shapely.union_all(outlines, grid_size=GRID)
    return np.array(shapely.get_parts(shapely.polygonize(shapely.get_parts(noded))))


def simplify_pieces(pieces: Pieces, zones: list[Zone]) -> Pieces:
    """The pieces with fewer vertices, in the same order, each zone with its own tolerance."""
    simple = pieces.copy()
    inside = shapely.point_on_surface(pieces)
    for zone in zones:
        here = shapely.contains(zone.frame, inside)
        simple[here] = shapely.coverage_simplify(
            pieces[here], zone.tolerance / math.sqrt(2), simplify_boundary=False
        )
    return simple


def label_pieces(pieces: Pieces, areas: Mapping[str, BaseGeometry]) -> list[str | None]:
    """For each piece the key of the first area that holds it, or None."""
    keys, tree = list(areas), shapely.STRtree(list(areas.values()))
    labels: list[str | None] = [None] * len(pieces)
    found = tree.query(shapely.point_on_surface(pieces), predicate="intersects")
    for piece, area in sorted(found.T.tolist(), reverse=True):
        labels[piece] = keys[area]
    return labels


def join_pieces(pieces: Pieces, labels: list[str]) -> dict[str, MultiPolygon]:
    """One area for each label, in the order of the labels."""
    groups: dict[str, list[BaseGeometry]] = {label: [] for label in sorted(set(labels))}
    for piece, label in zip(pieces, labels, strict=True):
        groups[label].append(piece)
    return {label: join_areas(group) for label, group in groups.items()}


def join_areas(areas: Iterable[BaseGeometry]) -> MultiPolygon:
    """Areas that share their lines as one, without the lines between them."""
    joined = shapely.coverage_union_all(list(areas))
    return shapely.multipolygons(shapely.get_parts(joined))
