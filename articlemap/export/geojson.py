"""GeoJSON (RFC 7946) with simplestyle properties, for web maps and GDAL."""

from __future__ import annotations

import json
from typing import Any

import shapely
from shapely.geometry import mapping, shape

from articlemap.export.about import describe_export, explain_position
from articlemap.export.rows import Feature, list_features, list_movements
from articlemap.lookup import look_up
from articlemap.rows import Row
from articlemap.selection import Selection

LINE_WIDTH = 3
MOVEMENT_WIDTH = 2
FILL_OPACITY = 0.15


def write_geojson(selection: Selection, *, language: str = "en", permalink: str = "") -> bytes:
    """A FeatureCollection: a feature for each claim at each place, and for each movement.

    What has no position has a geometry of null; what the file says of itself stands in the member
    `articlemap` of the collection. Longitude comes first, as the format demands.
    """
    features = [
        _describe(selection, feature, language)
        for feature in (
            *list_features(selection, language=language),
            *list_movements(selection, language=language),
        )
    ]
    about = describe_export(selection, language=language, permalink=permalink).as_dict()
    collection = {"type": "FeatureCollection", "articlemap": about, **_bound(features)}
    text = json.dumps({**collection, "features": features}, ensure_ascii=False, allow_nan=False)
    return f"{text}\n".encode()


def _describe(selection: Selection, feature: Feature, language: str) -> dict[str, Any]:
    row = feature.row
    words = [row["summary"], row["excerpt"], explain_position(row["position"], language=language)]
    properties = {
        "title": row["place"] or row["summary"],
        "description": "\n".join(filter(None, words)),
        **_style(selection, row),
        **row,
    }
    geometry = orient(feature.geometry) if feature.geometry else None
    return {"type": "Feature", "id": feature.key, "geometry": geometry, "properties": properties}


def orient(geometry: dict[str, Any]) -> dict[str, Any]:
    """The geometry with rings as RFC 7946 wants them: outer ones counterclockwise."""
    if "Polygon" not in geometry["type"]:
        return geometry
    made = mapping(shapely.orient_polygons(shape(geometry)))
    return {"type": made["type"], "coordinates": made["coordinates"]}


def _style(selection: Selection, row: Row) -> dict[str, Any]:
    """Simplestyle 1.1: https://github.com/mapbox/simplestyle-spec"""
    colour = colour_of(selection, row)
    width = MOVEMENT_WIDTH if row["movement"] else LINE_WIDTH
    marker = {"marker-color": colour, "marker-size": "small" if row["context"] else "medium"}
    line = {"stroke": colour, "stroke-width": width, "stroke-opacity": 1}
    return {**marker, **line, "fill": colour, "fill-opacity": FILL_OPACITY}


def colour_of(selection: Selection, row: Row) -> str:
    """The colour of a row's layer on a light map; grey for what is in no layer."""
    layer = look_up(selection.dossier).layers.get(row["layer_id"])
    return str(layer["colour"]) if layer else "#808080"


def _bound(features: list[dict[str, Any]]) -> dict[str, list[float]]:
    """The collection's bounding box, west first; none when nothing has a position."""
    drawn = [shape(feature["geometry"]) for feature in features if feature["geometry"]]
    return {"bbox": [float(each) for each in shapely.total_bounds(drawn)]} if drawn else {}
