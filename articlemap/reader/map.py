"""A dossier as a folium map: one feature group per layer, one layer control, no outside request."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import folium

from articlemap.dossier import Dossier
from articlemap.reader.elements import DrawnBasemap, LayerMarks, OpenedReader, Reader
from articlemap.reader.embedding import Assets, inline_assets
from articlemap.reader.onefile import write_page
from articlemap.reader.scene import layer_scene, text_scene
from articlemap.reader.words import words
from articlemap.viewstate import describe_schema

# Off at first. Terms of use: https://operations.osmfoundation.org/policies/tiles/
OSM_TILES = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
OSM_CREDIT = (
    '&copy; <a href="https://www.openstreetmap.org/copyright" rel="noopener">OpenStreetMap</a>'
    " contributors"
)
START = (35.8, 36.7)
MIN_ZOOM, MAX_ZOOM = 2, 13


def build_map(
    dossier: Dossier, assets: Assets, *, language: str = "en", view: str = ""
) -> folium.Map:
    """The reader's map; its files come from `assets`, `view` is what it shows at first.

    A view is written like the query of an address, such as "layers=toll&by=WHO".

    Layers are feature groups named by their layer_id: the names that people read are written by
    the reader's script as text, so nothing from a dossier passes through folium's templates.
    A page of one file offers no tiles: it asks no other machine for anything.
    """
    chart = _empty_map(assets)
    options = {
        "language": language,
        "words": words(language),
        "schema": describe_schema(),
        "view": view,
    }
    chart.add_child(Reader(text_scene(dossier), options, assets))
    chart.add_child(_drawn_basemap())
    if assets.kept is None:
        chart.add_child(_online_tiles())
    for layer_id in dossier.layers["layer_id"]:
        chart.add_child(_layer_group(layer_scene(dossier, layer_id), assets))
    control = folium.LayerControl(position="topleft", collapsed=False, autoZIndex=False)
    chart.add_child(control)
    chart.add_child(OpenedReader(control))
    return chart


def save_map(dossier: Dossier, path: str | Path, *, language: str = "en", view: str = "") -> None:
    """Write the whole reader as one HTML file that needs no network."""
    Path(path).write_bytes(write_map(dossier, language=language, view=view))


def write_map(
    dossier: Dossier,
    *,
    language: str = "en",
    view: str = "",
    facts: Mapping[str, str] | None = None,
) -> bytes:
    """The same as the file's content; `facts` are said in its head, by name."""
    assets = inline_assets()
    chart = build_map(dossier, assets, language=language, view=view)
    return write_page(chart, assets, dossier, language=language, facts=facts or {})


def _empty_map(assets: Assets) -> folium.Map:
    chart = folium.Map(
        location=START,
        zoom_start=8,
        tiles=None,
        zoom_control=False,
        attribution_control=False,
        zoom_snap=0.25,
        zoom_delta=1,
        keyboard_pan_delta=60,
    )
    # folium's own lists name servers on the internet; ours bring Leaflet along
    chart.default_js, chart.default_css = assets.scripts, assets.styles
    chart.options.update({"maxZoom": MAX_ZOOM, "minZoom": MIN_ZOOM})
    return chart


def _drawn_basemap() -> folium.FeatureGroup:
    group = folium.FeatureGroup(name="drawn", overlay=False)
    group.add_child(DrawnBasemap())
    return group


def _online_tiles() -> folium.TileLayer:
    return folium.TileLayer(
        OSM_TILES, name="osm", attr=OSM_CREDIT, overlay=False, show=False, max_zoom=MAX_ZOOM
    )


def _layer_group(layer: dict[str, Any], assets: Assets) -> folium.FeatureGroup:
    group = folium.FeatureGroup(name=layer["id"], show=layer["shown"])
    group.add_child(LayerMarks(layer, assets))
    return group
