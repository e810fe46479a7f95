"""Which places and posts a layer draws, and which claims stand at them."""

from __future__ import annotations

from functools import lru_cache

from articlemap.dossier import Dossier
from articlemap.lookup import look_up
from articlemap.rows import Row


def find_marks(dossier: Dossier, layer_id: str) -> list[str]:
    """The places and posts that a layer draws, in the order in which its claims name them.

    The context layer draws what no claim speaks of and the article does not name. A place that a
    claim only starts from by our own inference gets no mark of its own: the movement shows it.
    What has no position cannot be drawn.
    """
    tables = look_up(dossier)
    if tables.layers[layer_id]["context"]:
        return _context_marks(dossier)
    claims = [key for key, row in tables.claims.items() if row["layer"] == layer_id]
    ties = [tie for claim in claims for tie in tables.ties_of_claim.get(claim, [])]
    drawn = [tie["mark"] for tie in ties if not (tie["role"] == "from" and tie["inferred"])]
    return [mark for mark in dict.fromkeys(drawn) if is_located(dossier, mark)]


def _context_marks(dossier: Dossier) -> list[str]:
    tables = look_up(dossier)
    places = [key for key, row in tables.places.items() if row["latitude"] is not None]
    marks = [*places, *(key for key in tables.posts if is_located(dossier, key))]
    return [
        key
        for key in marks
        if tables.mark(key)["named_in_article"] == "no" and key not in tables.ties_of_mark
    ]


@lru_cache(maxsize=8)
def all_marks(dossier: Dossier) -> frozenset[str]:
    """The places and posts that any layer draws."""
    layers = look_up(dossier).layers
    return frozenset(mark for layer in layers for mark in find_marks(dossier, layer))


def is_located(dossier: Dossier, mark_id: str) -> bool:
    """Whether a place or post has anything to draw: a point, an anchor, an area or a road."""
    tables = look_up(dossier)
    row = tables.mark(mark_id)
    has_point = row["latitude"] is not None or row.get("anchor_latitude") is not None
    return has_point or mark_id in dossier.areas or mark_id in tables.waypoints


def claims_at(dossier: Dossier, mark_id: str, layer_id: str) -> list[Row]:
    """Claims of a layer tied to a mark, in text order."""
    tables = look_up(dossier)
    tied = {tie["claim_id"] for tie in tables.ties_of_mark.get(mark_id, [])}
    return [tables.claims[key] for key in sorted(tied) if tables.claims[key]["layer"] == layer_id]
