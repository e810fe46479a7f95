"""Derive every shipped coordinate again, and say how far it has drifted from its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from articlemap.dossier import Dossier
from articlemap.errors import ArticlemapError
from articlemap.gazetteer import Gazetteer
from articlemap.geodesy import Point, distance_km, midpoint
from articlemap.rows import Row, rows_by_line
from articlemap.spelling import plain

MAXIMUM_DRIFT_KM = 0.1  # the fourth decimal of a degree is 11 m; a slip of the pen is more
MIDPOINT = "midpoint:"


class NotDerivableError(ArticlemapError):
    """A coordinate that nothing in the project's own lists gives."""


@dataclass(frozen=True, slots=True)
class Check:
    """One coordinate of a table, derived again.

    `drift_km` is its distance from the derived point; None when there is no coordinate or, with
    a `problem`, no derivation.
    """

    file: str
    line: int
    key: str
    derivation: str
    drift_km: float | None = None
    problem: str = ""

    @property
    def fails(self) -> bool:
        return bool(self.problem) or (self.drift_km or 0) > MAXIMUM_DRIFT_KM


def check_coordinates(dossier: Dossier, gazetteer: Gazetteer) -> list[Check]:
    """A check for each row of places, posts (and their anchors) and routes, in file order."""
    places = (
        _check(row, ("places.csv", line, row["place_id"]), dossier, gazetteer)
        for line, row in rows_by_line(dossier.places).items()
    )
    posts = (
        check
        for line, row in rows_by_line(dossier.posts).items()
        for check in _check_post(row, line, dossier, gazetteer)
    )
    routes = (
        _check(
            row, ("routes.csv", line, f"{row['route_id']} {row['sequence']}"), dossier, gazetteer
        )
        for line, row in rows_by_line(dossier.routes).items()
    )
    return [*places, *posts, *routes]


def _check(row: Row, at: tuple[str, int, str], dossier: Dossier, gazetteer: Gazetteer) -> Check:
    """The row's coordinate against what its gazetteer and gazetteer_id give."""
    if row["latitude"] is None:
        return Check(*at, "no coordinate")
    shipped = Point(row["latitude"], row["longitude"])
    try:
        derived, derivation = _derive(row, shipped, dossier, gazetteer)
    except NotDerivableError as error:
        return Check(*at, "none", problem=str(error))
    return Check(*at, derivation, distance_km(shipped, derived))


def _check_post(row: Row, line: int, dossier: Dossier, gazetteer: Gazetteer) -> Iterator[Check]:
    """The post's own coordinate and its anchor's, each a check.

    gazetteer_id is the coordinate's record, and the anchor's when the post has no coordinate
    or the same one; an anchor elsewhere is found under its name.
    """
    yield _check(row, ("posts.csv", line, row["post_id"]), dossier, gazetteer)
    if row["anchor_latitude"] is None:
        return
    at = ("posts.csv", line, f"{row['post_id']} anchor")
    anchor = (row["anchor_latitude"], row["anchor_longitude"])
    if row["latitude"] in (None, anchor[0]) and row["longitude"] in (None, anchor[1]):
        yield _check({**row, "latitude": anchor[0], "longitude": anchor[1]}, at, dossier, gazetteer)
    else:
        yield _check_by_name(row["anchor_name"] or "", anchor, at, gazetteer)


def _check_by_name(
    name: str, shipped: tuple[float, float], at: tuple[str, int, str], gazetteer: Gazetteer
) -> Check:
    found = gazetteer.geocode(name, near=shipped) if plain(name) else None
    if found is None or found.raw["match"] == "skeleton":
        return Check(*at, "none", problem=f"no list has the anchor “{name}”; add an override")
    derivation = f"{found.raw['list']} {found.raw['id']} by the anchor's name"
    return Check(*at, derivation, distance_km(shipped, (found.latitude, found.longitude)))


def _derive(row: Row, shipped: Point, dossier: Dossier, gazetteer: Gazetteer) -> tuple[Point, str]:
    """The point that a row's provenance gives, and the derivation in words.

    Raises NotDerivableError when it gives none.
    """
    origin, key = row["gazetteer"], row["gazetteer_id"] or ""
    if origin in ("geonames", "overrides", "regions"):
        return _point_of(origin, key, gazetteer), f"{origin} {key}"
    if origin == "by_hand":
        return shipped, "set by hand"
    if origin == "derived":
        return _derive_midpoint(key, gazetteer), key
    if origin == "areas":
        return _derive_label(
            key or row.get("place_id") or "", shipped, dossier
        ), f"inside the shape {key}"
    if origin == "nominatim":
        raise NotDerivableError("looked up online; to ship it, copy it to the overrides")
    raise NotDerivableError("has a coordinate and names no list that gives it")


def _point_of(list_name: str, key: str, gazetteer: Gazetteer) -> Point:
    """The point of a record; what the region's own list lacks, the world gazetteer may have."""
    record = gazetteer.record(list_name, key)
    if record is None and list_name != "overrides":
        from articlemap.atlas.geocoder import WorldGazetteer  # noqa: PLC0415 – it may be built

        record = WorldGazetteer().record(list_name, key)
    if record is None or record.point is None:
        raise NotDerivableError(f"{list_name} has no coordinate for “{key}”")
    return record.point


def _derive_midpoint(formula: str, gazetteer: Gazetteer) -> Point:
    """The point half-way between two GeoNames records, from `midpoint:167611+164094`."""
    ids = formula.removeprefix(MIDPOINT).split("+")
    if not formula.startswith(MIDPOINT) or len(ids) != 2:
        raise NotDerivableError(f"expected midpoint:ID+ID, not “{formula}”")
    return midpoint(*(_point_of("geonames", key.strip(), gazetteer) for key in ids))


def _derive_label(place_id: str, shipped: Point, dossier: Dossier) -> Point:
    """The label point itself where it lies inside its shape; which point inside is a choice."""
    shape = dossier.areas.get(place_id)
    if shape is None:
        raise NotDerivableError(f"areas.geojson has no shape for “{place_id}”")
    if not any(_is_inside(shipped, ring) for ring in _outlines(shape["geometry"])):
        raise NotDerivableError(f"lies outside the shape “{place_id}” that it labels")
    return shipped


def _outlines(geometry: dict[str, Any]) -> list[list[list[float]]]:
    """The outer rings of a GeoJSON polygon or multipolygon, longitude first."""
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    return [rings[0] for rings in polygons] if "Polygon" in geometry["type"] else []


def _is_inside(point: Point, ring: list[list[float]]) -> bool:
    """Whether a ray eastwards from the point crosses the ring an odd number of times."""
    inside = False
    for (x1, y1, *_), (x2, y2, *_) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > point.latitude) != (y2 > point.latitude):
            crossing = x1 + (point.latitude - y1) * (x2 - x1) / (y2 - y1)
            inside ^= point.longitude < crossing
    return inside
