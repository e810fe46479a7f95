"""Reads the countries' land as one clean coverage, without what is too small to be seen."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon, shape
from shapely.geometry.base import BaseGeometry

from .extent import WIDE, is_tiny
from .packages import open_countries

Land = dict[str, MultiPolygon]  # by the country's three letters (ISO 3166-1 alpha-3, XKX Kosovo)

SLIVER = 0.005  # degrees: a gap between two countries narrower than this is a flaw of the source
LARGEST_LAKE = 0.6  # square degrees: water that no land closes in, or larger than this, is sea
SHAPELESS = (0.1, 10)  # a pond under 0.1° drawn with fewer than 10 points has no shape to show


def read_land(cache: Path) -> Land:
    """Every country's land in WIDE; no two overlap, and neighbours share their vertices."""
    with open_countries(cache) as file:
        features = json.load(file)["features"]
    found = {row["properties"]["A3"]: clip_land(shape(row["geometry"])) for row in features}
    found = {a3: land for a3, land in sorted(found.items()) if not land.is_empty}
    clean = shapely.coverage_clean(np.array(list(found.values())), gap_width=SLIVER)
    return fill_ponds(drop_islands(dict(zip(found, clean, strict=True))))


def clip_land(land: BaseGeometry) -> MultiPolygon:
    """The valid part of a country inside WIDE, maybe empty."""
    west, south, east, north = shapely.bounds(parts := shapely.get_parts(land)).T
    touches = (west <= WIDE.east) & (east >= WIDE.west) & (south <= WIDE.north)
    valid = [clip_part(part) for part in parts[touches & (north >= WIDE.south)]]
    return collect_polygons(shapely.union_all(valid))


def clip_part(part: Polygon) -> BaseGeometry:
    """One polygon, repaired and cut to WIDE; the mainland of Russia is cut first, to save time."""
    if len(part.exterior.coords) < 100_000:
        part = shapely.make_valid(part)
    return shapely.make_valid(shapely.clip_by_rect(part, *WIDE))


def collect_polygons(geometry: BaseGeometry) -> MultiPolygon:
    """Only the polygons of a geometry, without the points and lines that clipping leaves."""
    parts = [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"]
    return MultiPolygon([part for part in parts if not part.is_empty])


def drop_islands(land: Mapping[str, BaseGeometry]) -> Land:
    """The land without the islands too small to be seen, and without countries then empty."""
    large = {
        a3: MultiPolygon([part for part in collect_polygons(parts).geoms if not is_tiny(part)])
        for a3, parts in land.items()
    }
    return {a3: parts for a3, parts in large.items() if not parts.is_empty}


def fill_ponds(land: Land) -> Land:
    """The land with each pond too small to be seen given to the country that has most shore."""
    filled: dict[str, list[BaseGeometry]] = {a3: [parts] for a3, parts in land.items()}
    for pond in find_inland_water(land):
        if is_pond(pond):
            near = [a3 for a3, parts in land.items() if parts.intersects(pond)]
            shore = {a3: land[a3].intersection(pond.boundary).length for a3 in near}
            filled[max(shore, key=lambda a3: shore[a3])].append(pond)
    return {a3: collect_polygons(shapely.union_all(parts)) for a3, parts in filled.items()}


def is_pond(water: Polygon) -> bool:
    """Whether inland water is too small, or drawn by the source with too few points, to show."""
    size, points = SHAPELESS
    return is_tiny(water) or (water.area < size**2 and len(water.exterior.coords) < points)


def find_inland_water(land: Land) -> Iterator[Polygon]:
    """The lakes, reservoirs and ponds: water that land closes in, polygon by polygon."""
    whole = shapely.box(*WIDE)
    water = whole.difference(shapely.union_all(list(land.values())))
    for part in shapely.get_parts(water):
        if part.area < LARGEST_LAKE and not part.intersects(whole.exterior):
            yield part
