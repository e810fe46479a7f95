"""What the pages share: the one module that knows Streamlit.

Text of a dossier reaches the page through `fill`, which escapes it, and never as Markdown.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import streamlit as st
import streamlit.components.v1 as components
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from streamlit_folium import st_folium

from articlemap.dossier import Dossier, read_dossier
from articlemap.errors import ArticlemapError, InvalidDossierError
from articlemap.lookup import look_up
from articlemap.provenance import list_marks, trace_coordinate, trace_sentence
from articlemap.reader.embedding import Assets, list_assets
from articlemap.reader.map import build_map
from articlemap.reader.scene import LANGUAGES, find_unplaced

ROOT = Path(__file__).parents[1]
FIRST_DOSSIER = ROOT / "data" / "idlib-2020-02-06"
TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
READER_HEIGHT = 720


def open_page(title: str) -> None:
    """Set the page's title, width and look; the first call of every page."""
    st.set_page_config(page_title=title, page_icon="🗺️", layout="wide")
    st.html(fill("page.html"))


def fill(template: str, **values: Any) -> str:
    """HTML of a template with `values` escaped."""
    return TEMPLATES.get_template(template).render(**values)


@contextmanager
def explained() -> Iterator[None]:
    """Show what the user can put right as a page instead of a traceback, and stop there."""
    try:
        yield
    except InvalidDossierError as error:
        st.html(fill("problems.html", problems=error.problems))
        st.stop()
    except ArticlemapError as error:
        st.html(fill("problems.html", problems=[error]))
        st.stop()


def open_dossier() -> Dossier:
    """The dossier that the page shows: ARTICLEMAP_DOSSIER if set, else the first one.

    Raises InvalidDossierError when its tables cannot be used.
    """
    folder = Path(os.environ.get("ARTICLEMAP_DOSSIER", FIRST_DOSSIER))
    return _read(str(folder), _stamp(folder))


@st.cache_resource(max_entries=4, show_spinner=False)
def _read(folder: str, stamp: tuple[int, ...]) -> Dossier:
    return read_dossier(folder)


def _stamp(folder: Path) -> tuple[int, ...]:
    """When each file of the folder changed, so that an edited table is read again."""
    return tuple(path.stat().st_mtime_ns for path in sorted(folder.glob("*")))


def show_reader(dossier: Dossier, *, language: str = "en") -> dict[str, Any]:
    """Draw the reader; returns the last thing done in it: {"event": "select", "mark": …} or {}."""
    chart = build_map(dossier, served_assets(), language=language)
    event = st_folium(chart, key="reader", height=READER_HEIGHT, width=None, returned_objects=[])
    return event or {}


@st.cache_resource(show_spinner=False)
def served_assets() -> Assets:
    """Addresses, seen from the map's frame, at which Streamlit serves our files."""
    components_by_folder: dict[Path, str] = {}

    def address(name: str, path: Path) -> str:
        if path.parent not in components_by_folder:
            component = components.declare_component(f"articlemap_{name}", path=str(path.parent))
            components_by_folder[path.parent] = component.name
        return f"../{components_by_folder[path.parent]}/{path.name}?v={path.stat().st_mtime_ns:x}"

    return list_assets(address)


def choose_language() -> str:
    """The language of place names: `?lang=` of the address if it is one of ours, else English."""
    asked = str(st.query_params.get("lang", LANGUAGES[0]))
    return asked if asked in LANGUAGES else LANGUAGES[0]


def show_heading(dossier: Dossier, *, language: str = "en") -> None:
    """Title, dateline and one line on how to read the map."""
    meta = dossier.meta.get("articlemap", {})
    words = {key: meta.get(key, {}).get(language, "") for key in ("title", "dateline")}
    how = meta.get("how_to_read", {}).get(language, "")
    st.html(fill("head.html", how=how, **words))


def show_selection(dossier: Dossier, event: dict[str, Any]) -> None:
    """The selected claim with both provenance chains: to its sentence and to its coordinate."""
    mark_id = event.get("mark")
    if event.get("event") == "select":
        st.session_state["selected"] = (mark_id, event.get("claim"))
    mark_id, claim_id = st.session_state.get("selected", (None, None))
    if not mark_id:
        st.html(fill("nothing_selected.html"))
        return
    st.html(fill("selected.html", **_describe_selection(dossier, mark_id, claim_id)))


def _describe_selection(dossier: Dossier, mark_id: str, claim_id: str | None) -> dict[str, Any]:
    tables = look_up(dossier)
    claim = tables.claims[claim_id] if claim_id else None
    return {
        "mark_id": mark_id,
        "name": tables.mark(mark_id)["name_en"],
        "claim": claim,
        "sentence": tables.sentences[claim["sentence_id"]] if claim else None,
        "language": dossier.meta.get("language", ""),
        "sentence_chain": trace_sentence(dossier, claim_id) if claim_id else [],
        "coordinate_chain": trace_coordinate(dossier, mark_id),
    }


def show_marks(dossier: Dossier) -> None:
    """Every claim at every mark as a table, and what is not drawn."""
    unplaced = find_unplaced(dossier)
    st.html(fill("marks.html", rows=list_marks(dossier), unplaced=unplaced))
