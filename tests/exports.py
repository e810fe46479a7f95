"""What the tests of the exports share: dossiers, selections, and what a file must say of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from articlemap.dossier import Dossier, read_dossier
from articlemap.export.rows import Feature, list_features, list_movements
from articlemap.selection import Selection, select
from articlemap.viewstate import ViewState

ROOT = Path(__file__).parents[1]
TINY = ROOT / "tests" / "data" / "tiny"
FIRST = ROOT / "data" / "idlib-2020-02-06"
PERMALINK = "https://maps.example.org/?layers=toll&by=WHO"


def select_all(folder: Path) -> Selection:
    """A dossier with all its layers shown."""
    dossier = read_dossier(folder)
    return select(dossier, ViewState(layers=tuple(dossier.layers["layer_id"])))


def drawn(selection: Selection) -> dict[str, Feature]:
    """Every feature that a map format draws or lists, by its key."""
    features = (*list_features(selection), *list_movements(selection))
    return {feature.key: feature for feature in features}


def without_place(dossier: Dossier, place_id: str) -> Dossier:
    """The same dossier, that place no longer located."""
    places = dossier.places.copy()
    here = places["place_id"] == place_id
    blanks = ("latitude", "longitude", "uncertainty_km", "precision", "gazetteer", "gazetteer_id")
    for name in blanks:
        places.loc[here, name] = None
    return replace(dossier, places=places)


def count_positions(geometry: dict[str, Any] | None) -> int:
    """How many positions a GeoJSON geometry has."""
    if geometry is None:
        return 0
    depths = {"Point": 0, "LineString": 1, "Polygon": 2, "MultiPolygon": 3, "MultiLineString": 2}
    flat = [geometry["coordinates"]]
    for _ in range(depths[geometry["type"]]):
        flat = [part for each in flat for part in each]
    return len(flat)
