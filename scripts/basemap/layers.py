"""Takes the layers of the base map out of the simplified coverage and encodes them as TopoJSON."""

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import Any

import shapely
from shapely.geometry import MultiLineString, MultiPolygon, mapping
from shapely.geometry.base import BaseGeometry
from topojson.core.topology import (  # type: ignore[import-not-found,unused-ignore]
    Topology,
)

from .coverage import Coverage
from .extent import GRID
from .files import collect_features, pick_names, read_names
from .land import Land
from .mesh import join_areas

Row = tuple[dict[str, Any], BaseGeometry]  # properties and geometry of a feature
DISPUTED = {("ISR", "LBN"), ("ISR", "PSE"), ("ISR", "SYR")}  # lines of fact, drawn dashed
MEMBERS = ("type", "arcs", "properties")  # of a TopoJSON geometry; the library adds an id


def list_layers(
    coverage: Coverage, name_lake: Callable[[BaseGeometry], dict[str, str]]
) -> dict[str, list[Row]]:
    """The layers by name, each a list of features."""
    land = join_areas(coverage.countries.values())
    names = {row["a3"]: pick_names(row) for row in read_names("countries")}
    return {
        "countries": [({"a3": a3} | names[a3], shape) for a3, shape in coverage.countries.items()],
        "admin1": [
            ({"a3": a3} | pick_names(row) | {"adm1": row["adm1"]}, shape)
            for a3, row, shape in coverage.provinces
        ],
        "borders": list(list_borders(coverage.countries)),
        "coast": [({}, share_lines([land, coverage.sea]))],
        "shores": [({}, share_lines([land, join_areas(coverage.lakes)]))],
        "lakes": [(name_lake(lake), lake) for lake in coverage.lakes],
        "admin1_lines": list(list_province_lines(coverage)),
    }


def list_borders(countries: Land) -> Iterator[Row]:
    """One line for each pair of countries that have a border."""
    for a, b in combinations(sorted(countries), 2):
        line = share_lines([countries[a], countries[b]])
        if not line.is_empty:
            disputed = {"disputed": True} if (a, b) in DISPUTED else {}
            yield {"a": a, "b": b} | disputed, line


def list_province_lines(coverage: Coverage) -> Iterator[Row]:
    """For each divided country the lines inside it between its provinces."""
    for a3 in sorted({province.a3 for province in coverage.provinces}):
        areas = [province.shape for province in coverage.provinces if province.a3 == a3]
        rest = [coverage.rest[a3]] if a3 in coverage.rest else []
        yield {"a3": a3}, share_lines([*areas, *rest])


def share_lines(areas: Iterable[MultiPolygon]) -> MultiLineString:
    """The lines along which two of the areas touch, maybe empty."""
    shared: list[BaseGeometry] = []
    for a, b in combinations(areas, 2):
        if a.intersects(b):
            touching = shapely.get_parts(shapely.intersection(a.boundary, b.boundary))
            shared += [part for part in touching if part.geom_type == "LineString"]
    return MultiLineString(list(shapely.get_parts(shapely.line_merge(MultiLineString(shared)))))


def encode_topology(layers: dict[str, list[Row]]) -> dict[str, Any]:
    """A TopoJSON topology in which each line of the layers is stored once, as steps on GRID."""
    transform: Any = {"scale": [GRID, GRID], "translate": [0, 0]}
    features = [
        {"type": "Feature", "properties": {"layer": layer} | properties, "geometry": mapping(shape)}
        for layer, rows in layers.items()
        for properties, shape in rows
    ]
    encoded = Topology(collect_features(features), prequantize=transform).to_dict()
    objects = sort_objects(encoded["objects"]["data"]["geometries"], layers)
    return {
        "type": "Topology",
        "transform": transform,
        "objects": objects,
        "arcs": encoded["arcs"],
    }


def sort_objects(rows: Iterable[dict[str, Any]], layers: Iterable[str]) -> dict[str, Any]:
    """One TopoJSON object for each layer; the library took all features as one object."""
    found: dict[str, list[dict[str, Any]]] = {layer: [] for layer in layers}
    for row in rows:
        found[row["properties"].pop("layer")].append({key: row[key] for key in MEMBERS})
    return {
        layer: {"type": "GeometryCollection", "geometries": geometries}
        for layer, geometries in found.items()
    }
