"""How data and files reach the page safely and without a network."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
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
    *("filters.js", "timeline.js", "address.js", "reading.js", "offers.js", "furniture.js"),
    *("segments.js", "panels.js", "list.js", "dialogs.js", "contested.js", "ways.js", "print.js"),
    *("drawing.js", "reader.js"),
)
STYLES = (
    *("tokens.css", "reader.css", "text.css", "legend.css", "card.css", "map.css", "tools.css"),
    *("panels.css", "phone.css", "print.css"),
)
BASEMAP_FILES = ("base.topojson", "rivers.geojson", "towns.json", "world.geojson")


@dataclass(frozen=True, slots=True)
class Assets:
    """Addresses of the scripts, styles and base map, as (name, URL) pairs and a mapping.

    A page of one file has no addresses: it keeps data in `kept`, by the id of the node that holds
    it, and the base map's addresses are those nodes.
    """

    scripts: list[tuple[str, str]]
    styles: list[tuple[str, str]]
    basemap: dict[str, str]
    kept: dict[str, str] | None = None

    def place(self, data: Any) -> str:
        """A JavaScript expression that gives `data`: the data itself, or from where it is kept."""
        if self.kept is None:
            return f"JSON.parse({to_js_literal(data)})"
        name = f"data-{len(self.kept)}"
        self.kept[name] = to_json_text(data)
        return f'articlemap.readData("{name}")'


def list_assets(address: Callable[[str, Path], str], folder: Path) -> Assets:
    """Assets whose files are in `folder`; `address(folder_name, path)` gives the URL of one.

    The map's component loads one script after the other: all of ours are one, Leaflet before them.
    """
    script, style = _join_files(folder)
    basemap = {name.split(".")[0]: address("basemap", BASEMAP / name) for name in BASEMAP_FILES}
    reader = address("reader", script), address("reader", style)
    return Assets([("reader", reader[0])], [("reader_css", reader[1])], basemap)


def _join_files(folder: Path) -> tuple[Path, Path]:
    """All scripts as one file and all styles as another, written into `folder`."""
    script, style = folder / "reader.js", folder / "reader.css"
    script.write_text("\n;\n".join(_read_scripts()), encoding="utf-8")
    style.write_text(inline_styles(), encoding="utf-8")
    return script, style


def inline_assets() -> Assets:
    """Assets of a page that is one file: no address, the base map kept in nodes of the page."""
    kept = {
        _name_node(name): keep_inert((BASEMAP / name).read_text("utf-8")) for name in BASEMAP_FILES
    }
    nodes = {name.split(".")[0]: f"#{_name_node(name)}" for name in BASEMAP_FILES}
    return Assets([], [], nodes, kept)


def _name_node(name: str) -> str:
    return f"basemap-{name.split('.', maxsplit=1)[0]}"


def inline_scripts() -> list[str]:
    """The text of Leaflet's script and of ours, as a page may hold it between script tags."""
    return [close_no_script(each) for each in _read_scripts()]


def _read_scripts() -> tuple[str, str]:
    ours = "\n".join((WEB / name).read_text("utf-8") for name in SCRIPTS)
    return _read_leaflet("leaflet.js"), ours


def inline_styles() -> str:
    """The text of all styles, Leaflet's first; no picture of Leaflet's is used."""
    ours = [(WEB / name).read_text("utf-8") for name in STYLES]
    leaflet_css = re.sub(r"url\([^)]*\)", "none", _read_leaflet("leaflet.css"))
    return "\n".join([leaflet_css, *ours])


def _read_leaflet(name: str) -> str:
    """The file without the address of its source map, which nobody shall be asked for."""
    return re.sub(r"\n//# sourceMappingURL=.*", "", (LEAFLET / name).read_text("utf-8"))


def close_no_script(script: str) -> str:
    """The script without what would end, or hide the end of, the tag that it stands in."""
    return re.sub(r"<(?=/script|!--|script)", r"\\x3c", script, flags=re.IGNORECASE)


def to_json_text(data: Any) -> str:
    """`data` as JSON that a page may hold between script tags."""
    return keep_inert(json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":")))


def keep_inert(text: str) -> str:
    """JSON in which nothing can open a tag; in JSON, < stands in strings only."""
    return text.replace("<", "\\u003c")


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
