"""The base map's files as arrays of longitudes and latitudes, read once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from articlemap.figure.frame import Points

FOLDER = Path(__file__).parents[2] / "data" / "basemap"


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """A feature: what is known of it, and its lines or, of an area, its rings."""

    facts: dict[str, Any]
    lines: tuple[Points, ...]

    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north."""
        every = np.concatenate(self.lines)
        (west, south), (east, north) = every.min(axis=0), every.max(axis=0)
        return float(west), float(south), float(east), float(north)


@dataclass(frozen=True, slots=True, eq=False)
class Basemap:
    """What lies under every map; `world` is coarse land around the extent of all the others."""

    world: list[Shape]
    countries: list[Shape]
    lakes: list[Shape]
    provinces: list[Shape]
    province_lines: list[Shape]
    coast: list[Shape]
    borders: list[Shape]
    rivers: list[Shape]
    towns: list[dict[str, Any]]


@lru_cache(maxsize=1)
def read_basemap() -> Basemap:
    """The base map that ships with the program."""
    topology = _read("base.topojson")
    arcs = [_decode(arc, topology["transform"]) for arc in topology["arcs"]]
    layers = {name: list(_features(arcs, held)) for name, held in topology["objects"].items()}
    return Basemap(
        world=read_features(_read("world.geojson")),
        countries=layers["countries"],
        lakes=layers["lakes"],
        provinces=layers["admin1"],
        province_lines=layers["admin1_lines"],
        coast=layers["coast"],
        borders=layers["borders"],
        rivers=read_features(_read("rivers.geojson")),
        towns=_read("towns.json")["towns"],
    )


def _read(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return data


def _decode(arc: list[list[int]], transform: dict[str, list[float]]) -> Points:
    """An arc's points; TopoJSON stores each as a step from the one before, in whole units."""
    return np.cumsum(arc, axis=0) * transform["scale"] + transform["translate"]


def _features(arcs: list[Points], held: dict[str, Any]) -> Iterator[Shape]:
    for row in held["geometries"]:
        lines = row["arcs"]
        if row["type"] == "MultiPolygon":
            lines = [ring for polygon in lines for ring in polygon]
        joined = tuple(_join(arcs, line) for line in lines)
        yield Shape(row.get("properties", {}), joined)


def _join(arcs: list[Points], indices: list[int]) -> Points:
    """Arcs that follow one another; a negative index means the arc ~index backwards."""
    parts = [arcs[index] if index >= 0 else arcs[~index][::-1] for index in indices]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def read_features(collection: dict[str, Any]) -> list[Shape]:
    """The shapes of a GeoJSON feature collection."""
    return [
        Shape(feature.get("properties") or {}, read_lines(feature["geometry"]))
        for feature in collection["features"]
    ]


def read_line_shape(geometry: dict[str, Any]) -> Shape:
    """A geometry of a dossier; a step across the date line goes the short way."""
    lines = read_lines(geometry)
    unrolled = (np.unwrap(line[:, 0], period=360) for line in lines)
    return Shape(
        {}, tuple(np.column_stack([x, line[:, 1]]) for x, line in zip(unrolled, lines, strict=True))
    )


def read_lines(geometry: dict[str, Any]) -> tuple[Points, ...]:
    """The lines or rings of a GeoJSON geometry, each as longitudes and latitudes."""
    held = geometry["coordinates"]
    if geometry["type"] == "LineString":
        held = [held]
    if geometry["type"] == "MultiPolygon":
        held = [ring for polygon in held for ring in polygon]
    return tuple(np.array([point[:2] for point in line], dtype=float) for line in held)
