"""The rows that every exported table, map layer and annotation is made of.

A row is one claim at one place or post; with its geometry it is a feature. A claim without a
place has a row, a place without a coordinate too: nothing is dropped because it cannot be drawn.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from typing import Any

from articlemap.export.columns import COLUMNS
from articlemap.language import pick_text
from articlemap.lookup import look_up
from articlemap.provenance import trace_coordinate, trace_sentence
from articlemap.reader.movements import find_movements
from articlemap.reader.scene import find_unplaced
from articlemap.rows import Row
from articlemap.selection import Selection, is_filtering

Geometry = dict[str, Any]
PERSONS = {"people", "persons", "civilians", "children", "women", "men", "soldiers"}


@dataclass(frozen=True, slots=True)
class Feature:
    """A row of COLUMNS and where it is drawn: a GeoJSON geometry (longitude first) or None."""

    row: Row
    geometry: Geometry | None

    @property
    def key(self) -> str:
        """What tells it from the selection's other features."""
        parts = ("claim_id", "place_id", "role", "movement")
        return "-".join(str(self.row[part]) for part in parts if self.row[part])


def list_features(selection: Selection, *, language: str = "en") -> list[Feature]:
    """The shown claims at each of their places in the order of the text, then what is context."""
    tables = look_up(selection.dossier)
    features = []
    for key in selection.claims:
        ties = tables.ties_of_claim.get(key, [])
        features += [_tie_feature(selection, key, tie, language) for tie in ties]
        if not ties:
            features.append(Feature(_fill(_claim(selection, key, language), position="none"), None))
    features += [_context_feature(selection, mark, language) for mark in _context(selection)]
    return features + [_unplaced(selection, row, language) for row in _unplaced_rows(selection)]


def list_movements(selection: Selection, *, language: str = "en") -> list[Feature]:
    """The shown claims that go from a place toward another, as schematic lines."""
    movements = [
        movement
        for layer in selection.layers
        for movement in find_movements(selection.dossier, layer)
        if movement["claim"] in selection.claims
    ]
    return [_movement_feature(selection, movement, language) for movement in movements]


def _movement_feature(selection: Selection, movement: dict[str, Any], language: str) -> Feature:
    line = [[longitude, latitude] for latitude, longitude in movement["path"]]
    row = _fill(
        _claim(selection, movement["claim"], language),
        _place(selection, movement["mark"], language),
        role="from",
        movement=movement["style"],
        position="direction",
    )
    return Feature(row, {"type": "LineString", "coordinates": line})


def list_unlocated(selection: Selection, *, language: str = "en") -> list[str]:
    """Names of the places of the selection that have no coordinate, area or line, each once."""
    rows = [one.row for one in list_features(selection, language=language)]
    missing = [row["place"] for row in rows if row["place_id"] and row["position"] == "none"]
    return list(dict.fromkeys(missing))


def _tie_feature(selection: Selection, claim: str, tie: Row, language: str) -> Feature:
    geometry, position = find_geometry(selection, tie["mark"])
    row = _fill(
        _claim(selection, claim, language),
        _place(selection, tie["mark"], language),
        role=tie["role"],
        inferred=tie["inferred"],
        position=position,
    )
    return Feature(row, geometry)


def _context(selection: Selection) -> list[str]:
    """Marks that are shown as context: no claim speaks of them."""
    tied = look_up(selection.dossier).ties_of_mark
    return [mark for mark in selection.marks if mark not in tied]


def _context_feature(selection: Selection, mark: str, language: str) -> Feature:
    geometry, position = find_geometry(selection, mark)
    layers = look_up(selection.dossier).layers
    layer = next(layers[key] for key in selection.layers if layers[key]["context"])
    place = _place(selection, mark, language)
    return Feature(_fill(_layer(layer, language), place, position=position), geometry)


def _unplaced_rows(selection: Selection) -> list[Row]:
    """Places that the article names and no claim puts on the map; only where nothing is filtered.

    A filter asks for claims, and these have none.
    """
    return [] if is_filtering(selection.view) else find_unplaced(selection.dossier)


def _unplaced(selection: Selection, row: Row, language: str) -> Feature:
    """A named place without a claim: the map does not draw it, wherever it lies."""
    _, position = find_geometry(selection, row["place_id"])
    said = position if position == "none" else "named"
    return Feature(_fill(_place(selection, row["place_id"], language), position=said), None)


def _fill(*parts: Row, **more: Any) -> Row:
    """A row with every column, None where the parts say nothing."""
    known = {key: value for part in parts for key, value in part.items()} | more
    return {name: known.get(name) for name in COLUMNS}


def _layer(layer: Row, language: str) -> Row:
    return {
        "layer_id": layer["layer_id"],
        "layer": str(pick_text(layer, "name", language)),
        "context": bool(layer["context"]),
    }


def _claim(selection: Selection, claim_id: str, language: str) -> Row:
    """What a claim says, who says it, as of when, and the way back to its sentence."""
    tables = look_up(selection.dossier)
    claim = tables.claims[claim_id]
    sentence = tables.sentences[claim["sentence_id"]]
    first, last = find_interval(claim["date"])
    copied = ("claim_id", "kind", "date", "date_printed", "date_basis", "figure", "unit")
    return {
        **_layer(tables.layers[claim["layer"]], language),
        **{name: claim[name] for name in (*copied, "figure_qualifier", "figure_printed")},
        "claimant": str(pick_text(tables.claimants[claim["claimant"]], "name", language)),
        "summary": str(pick_text(claim, "summary", language)),
        "date_start": first,
        "date_end": last,
        **_count_people(claim),
        "excerpt": sentence["text"],
        "rendering": sentence["text_en"],
        **{name: sentence[name] for name in ("sentence_id", "paragraph", "start", "end")},
        "sentence_chain": " ".join(trace_sentence(selection.dossier, claim_id, language=language)),
        "contradictions": _contradictions(selection, claim_id, language),
    }


def _count_people(claim: Row) -> Row:
    """The number under a humanitarian hashtag, where the claim counts people displaced or killed.

    The tables have no such column: it is read from the unit and from our own English summary.
    """
    if claim["unit"] not in PERSONS or claim["figure_qualifier"] == "times":
        return {}
    said = claim["summary_en"].lower()
    if any(word in said for word in ("displace", "fled", "fleeing")):
        return {"displaced": claim["figure"]}
    return {"killed": claim["figure"]} if "killed" in said else {}


def _contradictions(selection: Selection, about: str, language: str) -> str | None:
    rows = look_up(selection.dossier).contradictions.get(about, [])
    return " ".join(f"{pick_text(row, 'text', language)} ({row['source']})" for row in rows) or None


def _place(selection: Selection, mark_id: str, language: str) -> Row:
    """A place or post, how well it is known, and the way back to its coordinate."""
    tables = look_up(selection.dossier)
    mark = tables.mark(mark_id)
    latitude, longitude = find_point(mark) or (None, None)
    facts: Row = {
        "place_id": mark_id,
        "place": str(pick_text(mark, "name", language)),
        "place_printed": mark.get("name_printed"),
        **{f"place_{each}": mark[f"name_{each}"] for each in ("en", "fr", "ar")},
        "place_kind": mark.get("kind") or "post",
        "latitude": latitude,
        "longitude": longitude,
        **{name: mark[name] for name in ("uncertainty_km", "precision", "source")},
        **{name: mark[name] for name in ("gazetteer", "gazetteer_id")},
        "coordinate_chain": " ".join(
            trace_coordinate(selection.dossier, mark_id, language=language)
        ),
    }
    about = _contradictions(selection, mark_id, language) if mark_id in tables.posts else None
    return facts | ({"contradictions": about} if about else {})


def find_point(mark: Row) -> tuple[float, float] | None:
    """Latitude and longitude of a place or post, else of its anchor, else None."""
    for prefix in ("", "anchor_"):
        if mark.get(f"{prefix}latitude") is not None:
            return mark[f"{prefix}latitude"], mark[f"{prefix}longitude"]
    return None


def find_geometry(selection: Selection, mark_id: str) -> tuple[Geometry | None, str]:
    """Where a place or post is drawn, and what that position is: a key of about.POSITIONS."""
    tables = look_up(selection.dossier)
    mark, point = tables.mark(mark_id), find_point(tables.mark(mark_id))
    if outline := selection.dossier.areas.get(mark_id, {}).get("geometry"):
        return outline, "area" if "Polygon" in outline["type"] else "line"
    if waypoints := tables.waypoints.get(mark_id):
        line = [[row["longitude"], row["latitude"]] for row in waypoints]
        return {"type": "LineString", "coordinates": line}, "line"
    if point is None:
        return None, "none"
    known = "anchor" if mark["latitude"] is None else "point"
    area = mark["precision"] == "area"
    return {"type": "Point", "coordinates": [point[1], point[0]]}, "area" if area else known


def find_interval(date: str | None) -> tuple[str | None, str | None]:
    """The first and last day of an ISO prefix or of a span of two.

    >>> find_interval("2020-02"), find_interval("2018/2019-01-05")
    (('2020-02-01', '2020-02-29'), ('2018-01-01', '2019-01-05'))
    """
    if not date:
        return None, None
    first, last = date.split("/")[0], date.split("/")[-1]
    return f"{first}-01-01"[:10] if len(first) == 4 else f"{first}-01"[:10], _last_day(last)


def _last_day(prefix: str) -> str:
    if len(prefix) == 4:
        return f"{prefix}-12-31"
    if len(prefix) == 7:
        year, month = map(int, prefix.split("-"))
        return f"{prefix}-{monthrange(year, month)[1]:02}"
    return prefix
