"""The outlines of a dossier (areas.geojson): GeoJSON features by the place that they outline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from articlemap.errors import Problem

# How deep the positions of each geometry lie (RFC 7946, section 3.1).
DEPTHS = {"LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}


@dataclass(frozen=True, slots=True)
class Areas:
    """Features by place, and what the collection says of them all."""

    shapes: dict[str, Any] = field(default_factory=dict)
    about: dict[str, Any] = field(default_factory=dict)


def parse_areas(collection: dict[str, Any], file: str) -> tuple[Areas, list[Problem]]:
    """The outlines of a feature collection, and what is wrong with it."""
    shapes, problems = {}, []
    features = collection.get("features", [])
    for number, feature in enumerate(features if isinstance(features, list) else [None], 1):
        place, problem = _check_feature(feature)
        if problem:
            problems.append(Problem(file, f"feature {number} {problem}"))
        else:
            shapes[place] = feature
    about = {key: value for key, value in collection.items() if key not in ("type", "features")}
    return Areas(shapes, about), problems


def _check_feature(feature: Any) -> tuple[str, str]:
    """The place that a feature outlines and what is wrong with it; one of the two is empty."""
    facts = feature.get("properties") if isinstance(feature, dict) else None
    place = facts.get("place_id") if isinstance(facts, dict) else None
    if not isinstance(place, str) or not place:
        return "", "names no place: give place_id among its properties"
    shape = feature.get("geometry")
    kind = shape.get("type") if isinstance(shape, dict) else None
    if not isinstance(kind, str) or kind not in DEPTHS:
        return "", f"({place}) has no geometry of the kinds {', '.join(DEPTHS)}"
    if not all(map(_is_position, _positions(shape.get("coordinates"), DEPTHS[kind]))):
        return "", f"({place}) has a position that is not a longitude and a latitude in degrees"
    return place, ""


def _positions(coordinates: Any, depth: int) -> Iterator[Any]:
    if depth == 0 or not isinstance(coordinates, list):
        yield coordinates
        return
    for part in coordinates:
        yield from _positions(part, depth - 1)


def _is_position(value: Any) -> bool:
    if not isinstance(value, list) or len(value) != 2:
        return False
    if not all(type(each) in (int, float) for each in value):
        return False
    longitude, latitude = value
    return bool(-180 <= longitude <= 180 and -90 <= latitude <= 90)
