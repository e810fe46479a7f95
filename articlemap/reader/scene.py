"""What the reader draws: a dossier as plain data, ready to become JSON.

`text_scene` is what belongs to the article as a whole, `layer_scene` what belongs to one layer.
Blank cells become None, never zero. Coordinates are [latitude, longitude] in degrees, WGS 84,
except inside GeoJSON geometries.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from articlemap.dossier import Dossier
from articlemap.language import LANGUAGES as LANGUAGES  # noqa: PLC0414 -- pages read it here
from articlemap.lookup import look_up
from articlemap.marks import claims_at, find_marks
from articlemap.reader.movements import find_movements
from articlemap.rows import Row

Data = dict[str, Any]
CLAIM_FACTS = (
    *("kind", "layer", "date", "date_printed", "date_basis", "figure", "figure_qualifier"),
    *("figure_printed", "unit", "key_figure"),
)
POST_FACTS = (
    *("status", "status_as_of", "status_source", "one_of_twelve", "number", "number_established"),
    *("established", "established_source", "location_said"),
)
PLACE_FACTS = (
    *("uncertainty_km", "precision", "named_in_article", "gazetteer", "gazetteer_id", "source"),
)


@lru_cache(maxsize=8)
def text_scene(dossier: Dossier) -> Data:
    """The article: its sentences in order with their mentions, and every claim by its id."""
    meta = dossier.meta.get("articlemap", {})
    tables = look_up(dossier)
    return {
        "title": meta.get("title", {}),
        "dateline": meta.get("dateline", {}),
        "published": meta.get("published"),
        "language": dossier.meta.get("language"),
        "home": meta.get("home"),
        "country": meta.get("country"),
        "sentences": [_sentence(dossier, row) for row in tables.sentences.values()],
        "claims": {key: _claim(dossier, row) for key, row in tables.claims.items()},
    }


@lru_cache(maxsize=64)
def layer_scene(dossier: Dossier, layer_id: str) -> Data:
    """One layer: its look, its marks with their geometry and provenance, and its movements."""
    layer = look_up(dossier).layers[layer_id]
    marks = [_mark(dossier, mark_id, layer) for mark_id in find_marks(dossier, layer_id)]
    return {
        "id": layer_id,
        "names": _names(layer, "name"),
        "colour": [layer["colour"], layer["colour_dark"]],
        "symbol": layer["symbol"],
        "context": layer["context"],
        "shown": layer["shown_first"],
        "count": len(marks) if layer["context"] else _count_drawn(dossier, layer_id),
        "marks": marks,
        "movements": find_movements(dossier, layer_id),
    }


def _count_drawn(dossier: Dossier, layer_id: str) -> int:
    """How many claims of a layer lead to a mark."""
    tables = look_up(dossier)
    claims = (row for row in tables.claims.values() if row["layer"] == layer_id)
    return sum(claim["claim_id"] in tables.ties_of_claim for claim in claims)


def find_unplaced(dossier: Dossier) -> list[Row]:
    """Places that the article names or implies and that no claim puts on the map."""
    tables = look_up(dossier)
    named = (row for row in tables.places.values() if row["named_in_article"] != "no")
    return [row for row in named if row["place_id"] not in tables.ties_of_mark]


def _names(row: Row, stem: str) -> Data:
    return {language: row.get(f"{stem}_{language}") for language in LANGUAGES}


def _sentence(dossier: Dossier, row: Row) -> Data:
    tables = look_up(dossier)
    claims = tables.claims_of_sentence.get(row["sentence_id"], [])
    ties = [tie for claim in claims for tie in tables.ties_of_claim.get(claim["claim_id"], [])]
    return {
        "id": row["sentence_id"],
        "kind": row["kind"],
        "text": row["text"],
        "rendering": row["text_en"],
        "ledger": row["ledger"],
        "why": {"en": row["off_map_reason"], "fr": row["off_map_reason_fr"]},
        "note": _names(row, "note"),
        "claims": [claim["claim_id"] for claim in claims],
        "mentions": [_mention(dossier, tie, row) for tie in ties if tie["mention"]],
    }


def _mention(dossier: Dossier, tie: Row, sentence: Row) -> Data:
    """A place name inside a sentence; start and end count from the sentence's first character."""
    start = int(tie["mention_start"]) - int(sentence["start"])
    return {
        "start": start,
        "end": start + len(tie["mention"]),
        "mark": tie["mark"],
        "claim": tie["claim_id"],
        "layer": look_up(dossier).claims[tie["claim_id"]]["layer"],
    }


def _claim(dossier: Dossier, row: Row) -> Data:
    tables = look_up(dossier)
    ties = tables.ties_of_claim.get(row["claim_id"], [])
    who = tables.claimants[row["claimant"]]
    return {
        "id": row["claim_id"],
        "sentence": row["sentence_id"],
        "claimant": {"short": row["claimant"], **_names(who, "name")},
        **{key: row[key] for key in CLAIM_FACTS},
        "label": _names(row, "label"),
        "summary": _names(row, "summary"),
        "ties": [{key: tie[key] for key in ("mark", "role", "inferred")} for tie in ties],
        "contradictions": _contradictions(dossier, row["claim_id"]),
    }


def _contradictions(dossier: Dossier, about: str) -> list[Data]:
    rows = look_up(dossier).contradictions.get(about, [])
    return [{**_names(row, "text"), "as_of": row["as_of"], "source": row["source"]} for row in rows]


def _mark(dossier: Dossier, mark_id: str, layer: Row) -> Data:
    """A place or post as one layer draws it."""
    tables = look_up(dossier)
    claims = claims_at(dossier, mark_id, layer["layer_id"])
    row = tables.mark(mark_id)
    about = _post(row) if mark_id in tables.posts else _place(dossier, row, claims)
    return {
        "id": mark_id,
        "layer": layer["layer_id"],
        "claims": [claim["claim_id"] for claim in claims],
        "label": _pick_label(claims, tables.ties_of_mark.get(mark_id, [])),
        "names": _names(row, "name"),
        "notes": _names(row, "note"),
        "contradictions": _contradictions(dossier, mark_id) if mark_id in tables.posts else [],
        **{key: row[key] for key in PLACE_FACTS},
        "second": _second(row),
        **about,
    }


def _pick_label(claims: list[Row], ties: list[Row]) -> str | None:
    """The claim printed beside the mark: of what happens there, the latest dated."""
    here = {tie["claim_id"] for tie in ties if tie["role"] in ("at", "said_in")}
    candidates = [claim for claim in claims if claim["claim_id"] in here]
    if not candidates:
        return None
    latest = max(candidates, key=lambda claim: (claim["kind"] == "event", claim["date"] or ""))
    return str(latest["claim_id"])


def _place(dossier: Dossier, row: Row, claims: list[Row]) -> Data:
    area = dossier.areas.get(row["place_id"], {})
    notes = area.get("properties", {})
    return {
        "shape": _shape(row),
        "kind": row["kind"],
        "symbol": _place_symbol(dossier, row, claims),
        "printed": row["name_printed"],
        "at": _point(row),
        "geometry": area.get("geometry") or _road(dossier, row["place_id"]),
        "outline": {language: notes.get(f"note_{language}") for language in ("en", "fr")},
    }


def _shape(row: Row) -> str:
    if row["kind"] in ("road", "route"):
        return "road"
    return {"area": "area", "line": "line"}.get(row["precision"] or "", "point")


def _post(row: Row) -> Data:
    symbol = "post" if row["one_of_twelve"] else "later-post"
    return {
        "shape": "point" if _point(row) else "anchor",
        "kind": "post",
        "symbol": symbol if row["named_in_article"] == "yes" else f"{symbol}-context",
        "anchor": row["anchor_name"],
        "at": _point(row) or _point(row, "anchor_"),
        **{key: row[key] for key in POST_FACTS},
    }


def _place_symbol(dossier: Dossier, row: Row, claims: list[Row]) -> str:
    """The kind of the first claim that happens there, else what the place is."""
    if not claims:
        return {"crossing": "gate", "camp_area": "camp"}.get(row["kind"], "town")
    ids = {claim["claim_id"] for claim in claims}
    ties = [tie for tie in look_up(dossier).ties_of_mark[row["place_id"]] if tie["claim_id"] in ids]
    if any(tie["role"] == "said_in" for tie in ties):
        return "speech"
    here = {tie["claim_id"] for tie in ties if tie["role"] == "at"}
    return _kind_symbol([claim for claim in claims if claim["claim_id"] in here])


def _kind_symbol(claims: list[Row]) -> str:
    """Disc for an event, half a disc where it covers part of its place; else by kind."""
    kinds = {claim["kind"] for claim in claims}
    if "event" in kinds:
        return "half" if "part" in {claim["extent"] for claim in claims} else "disc"
    symbols = {"state": "square", "figure": "bars", "forecast": "forecast", "demand": "triangle"}
    return next((symbol for kind, symbol in symbols.items() if kind in kinds), "named")


def _point(row: Row, prefix: str = "") -> list[float] | None:
    latitude, longitude = row[f"{prefix}latitude"], row[f"{prefix}longitude"]
    return None if latitude is None or longitude is None else [latitude, longitude]


def _second(row: Row) -> Data | None:
    if not row["second_source"]:
        return None
    at = _point(row, "second_") if "second_latitude" in row else None
    return {"source": row["second_source"], "at": at}


def _road(dossier: Dossier, place_id: str) -> Data | None:
    """A road's waypoints as a GeoJSON LineString (longitude first), or None."""
    waypoints = look_up(dossier).waypoints.get(place_id)
    if not waypoints:
        return None
    points = [[row["longitude"], row["latitude"]] for row in waypoints]
    return {"type": "LineString", "coordinates": points}
