"""How data and files reach the page safely and without a network."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xstatic.pkg import leaflet

WEB = Path(__file__).parent / "web"
BASEMAP = Path(__file__).parents[2] / "data" / "basemap"
LEAFLET = Path(leaflet.BASE_DIR)

SCRIPTS = (
    *("dom.js", "words.js", "topology.js", "symbols.js", "basemap.js", "locator.js", "marks.js"),
    *("areas.js", "movements.js", "boxes.js", "floating.js", "labels.js", "legend.js", "text.js"),
    *("card.js", "figures.js", "edge.js", "frame.js", "layers.js", "view.js", "selection.js"),
    *("filters.js", "timeline.js", "address.js", "reading.js", "reader.js"),
)
STYLES = ("tokens.css", "reader.css", "map.css", "tools.css")
BASEMAP_FILES = ("base.topojson", "rivers.geojson", "towns.json", "world.geojson")
TYPES = {".js": "text/javascript", ".css": "text/css"}


@dataclass(frozen=True, slots=True)
class Assets:
    """Addresses of the scripts, styles and base map, as (name, URL) pairs and a mapping."""

    scripts: list[tuple[str, str]]
    styles: list[tuple[str, str]]
    basemap: dict[str, str]


def list_assets(address: Any) -> Assets:
    """Assets in loading order; `address(folder_name, path)` gives the URL of a file."""
    scripts = [("leaflet", address("leaflet", LEAFLET / "leaflet.js"))]
    styles = [("leaflet_css", address("leaflet", LEAFLET / "leaflet.css"))]
    scripts += [(name, address("reader", WEB / name)) for name in SCRIPTS]
    styles += [(name, address("reader", WEB / name)) for name in STYLES]
    basemap = {name.split(".")[0]: address("basemap", BASEMAP / name) for name in BASEMAP_FILES}
    return Assets(scripts, styles, basemap)


def inline_assets() -> Assets:
    """Assets as data: URLs, for a page that is one file and asks nobody for anything."""
    return list_assets(lambda _, path: data_url(path))


def data_url(path: Path) -> str:
    """The file as a data: URL; JSON unless its ending says otherwise."""
    kind = TYPES.get(path.suffix, "application/json")
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"


def to_js_literal(data: Any) -> str:
    """A JavaScript string literal holding `data` as JSON.

    branca renders every script a second time as a Jinja template, and the page reads it as HTML:
    neither must find anything to read, so the characters that could open a template, a tag or a
    template literal are written as escapes. Use as `JSON.parse(<literal>)`.
    """
    literal = json.dumps(json.dumps(data, ensure_ascii=True, allow_nan=False))
    for character in "{}<>&`$%#'":
        literal = literal.replace(character, f"\\u{ord(character):04x}")
    return literal
