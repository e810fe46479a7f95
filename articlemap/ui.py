"""What the pages share: the one module that knows Streamlit.

Text of a dossier reaches the page through `fill`, which escapes it, and never as Markdown.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import parse_qs, urlencode

import streamlit as st
import streamlit.components.v1 as components
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit_folium import st_folium

from articlemap.archive import read_archive
from articlemap.dossier import Dossier, read_dossier
from articlemap.drafts import DRAFTS_OFF, Draft, find_archive, find_store, resume
from articlemap.errors import ArticlemapError, InvalidDossierError
from articlemap.filling import fill as fill  # noqa: PLC0414 -- pages call ui.fill
from articlemap.language import LANGUAGES, N_, NAMES, pick_text, translate
from articlemap.lookup import look_up
from articlemap.notices import RefusedError
from articlemap.pagewords import list_helpers
from articlemap.provenance import list_marks, trace_coordinate, trace_sentence
from articlemap.reader.embedding import Assets, list_assets
from articlemap.reader.map import build_map
from articlemap.reader.scene import find_unplaced
from articlemap.review import Review
from articlemap.reviewed import to_dossier
from articlemap.viewstate import read_state

ROOT = Path(__file__).parents[1]
FIRST_DOSSIER = ROOT / "data" / "idlib-2020-02-06"
READER_HEIGHT = 720


def open_page(title: str) -> None:
    """Set the page's title, width, look and language; the first call of every page.

    Streamlit's own document says that it is English and reads from left to right. The script that
    puts that right holds nothing but one of our languages and our words.
    """
    st.set_page_config(page_title=title, page_icon="🗺️", layout="wide")
    st.html(fill("page.html"))
    st.html(fill("tongue.html", language=choose_language()), unsafe_allow_javascript=True)


def name_page(dossier: Dossier, *, language: str = "en") -> None:
    """Let the browser's tab say which article the map shows."""
    title = pick_title(dossier, language)
    if title:
        st.set_page_config(page_title=f"articlemap: {title}")


def pick_title(dossier: Dossier, language: str) -> str:
    """What the article is called in that language; blank when the dossier does not say."""
    return str(dossier.meta.get("articlemap", {}).get("title", {}).get(language, ""))


@contextmanager
def explained(*, language: str = "en") -> Iterator[None]:
    """Show what the user can put right as a page instead of a traceback, and stop there."""
    try:
        yield
    except ArticlemapError as error:
        explain(error, language=language)
        st.stop()


def explain(error: ArticlemapError, *, language: str = "en") -> None:
    """Show what was wrong, and the way out."""
    if isinstance(error, RefusedError):
        st.html(fill("refused.html", language=language, message=error.notice.words(language)))
        return
    problems = error.problems if isinstance(error, InvalidDossierError) else [error]
    st.html(fill("problems.html", language=language, problems=problems))


def ask_deletion(where: Any, *, language: str, quiet: bool = False) -> bool:
    """A button in the column or container `where` that asks once more; whether both were pressed.

    A draft that is deleted is gone for good.
    """
    _ = translate(language)
    looks: dict[str, Any] = {"type": "tertiary"} if quiet else {}
    with where.popover(_(N_("Delete this draft")), **looks):
        st.html(fill("deletion.html", language=language))
        pressed: bool = st.button(_(N_("Delete for good")), key="delete")
    return pressed


def write_literally(text: str) -> str:
    """The text as the label of a button shows it unchanged: labels are Markdown."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def find_folder() -> Path:
    """The folder of the dossier that the pages show: ARTICLEMAP_DOSSIER if set, else the first."""
    return Path(os.environ.get("ARTICLEMAP_DOSSIER", FIRST_DOSSIER))


def open_dossier() -> Dossier:
    """The dossier that the pages show: the draft that the address names, else the folder's.

    Raises InvalidDossierError when its tables cannot be used, RefusedError when no such draft is
    kept.
    """
    secret = find_secret()
    return open_draft(secret) if secret else open_folder()


def open_folder() -> Dossier:
    """The dossier of the folder that the pages show; raises InvalidDossierError."""
    folder = find_folder()
    return _read(str(folder), _stamp(folder))


def find_secret() -> str:
    """The secret of the draft that the address names; blank for none."""
    state, _ignored = read_state(st.query_params.to_dict())
    return state.draft or ""


def open_draft(secret: str) -> Dossier:
    """The dossier of a draft as it stands; raises RefusedError when no such draft is kept."""
    return draw_draft(find_draft(secret))


def find_draft(secret: str) -> Draft:
    """The draft of that secret; raises RefusedError when none is kept under it."""
    store = find_store()
    if store is None:
        raise RefusedError(DRAFTS_OFF)
    return store.open(secret)


def draw_draft(draft: Draft) -> Dossier:
    """The dossier of a draft: of its review as it stands or, without one, as it was given."""
    if archive := find_archive(draft):
        return _unpack(sha256(archive).hexdigest(), archive)
    review = resume(draft).review
    return _draw(repr(review), review)


@st.cache_resource(max_entries=16, show_spinner=False)
def _unpack(digest: str, _archive: bytes) -> Dossier:
    return read_archive(_archive).dossier


@st.cache_resource(max_entries=16, show_spinner=False)
def _draw(key: str, _review: Review) -> Dossier:
    """The dossier of a review; `key` says all of it."""
    return to_dossier(_review)


@st.cache_resource(max_entries=4, show_spinner=False)
def _read(folder: str, stamp: tuple[int, ...]) -> Dossier:
    return read_dossier(folder)


def _stamp(folder: Path) -> tuple[int, ...]:
    """When each file of the folder changed, so that an edited table is read again."""
    return tuple(path.stat().st_mtime_ns for path in sorted(folder.glob("*")))


def show_reader(dossier: Dossier, *, language: str = "en", name: str = "") -> dict[str, Any]:
    """Draw the reader; returns the last thing done in it: {"event": "select", "mark": …} or {}.

    Another `name` makes another frame: one frame does not change its article.
    """
    chart = build_map(dossier, served_assets(), language=language)
    key = f"reader{name}"
    event = st_folium(chart, key=key, height=READER_HEIGHT, width=None, returned_objects=[])
    return event or {}


@st.cache_resource(show_spinner=False)
def served_assets() -> Assets:
    """Addresses, seen from the map's frame, at which Streamlit serves our files.

    They change with the files' content only, so that a browser need not load them twice.
    """
    components_by_folder: dict[Path, str] = {}

    def address(name: str, path: Path) -> str:
        if path.parent not in components_by_folder:
            component = components.declare_component(f"articlemap_{name}", path=str(path.parent))
            components_by_folder[path.parent] = component.name
        version = sha256(path.read_bytes()).hexdigest()[:12]
        return f"../{components_by_folder[path.parent]}/{path.name}?v={version}"

    return list_assets(address, Path(_make_folder().name))


@st.cache_resource(show_spinner=False)
def _make_folder() -> TemporaryDirectory[str]:
    """Where the joined files lie while the server runs."""
    return TemporaryDirectory(prefix="articlemap-")


def is_embedded() -> bool:
    """Whether the address says `?embed=1`: the map stands in a frame of somebody else's page.

    Streamlit keeps this parameter from `st.query_params`, since its own `?embed=true` is one too.
    """
    context = get_script_run_ctx()
    asked = parse_qs(context.query_string) if context else {}
    return asked.get("embed") in (["1"], ["true"])


def show_embedded_heading(dossier: Dossier, *, language: str = "en") -> None:
    """The title as one line with the way to the full map, and the look of a frame."""
    title = pick_title(dossier, language)
    address = f"?{urlencode(st.query_params.to_dict())}"
    st.html(fill("embedded.html", language=language, title=title, address=address))


def choose_language() -> str:
    """The interface's language: `?lang=` of the address if it is one of ours, else English."""
    asked = str(st.query_params.get("lang", LANGUAGES[0]))
    return asked if asked in LANGUAGES else LANGUAGES[0]


def show_heading(dossier: Dossier, *, language: str = "en") -> None:
    """Title, dateline, the choice of language and one line on how to read the map."""
    meta = dossier.meta.get("articlemap", {})
    words = {key: meta.get(key, {}).get(language, "") for key in ("title", "dateline")}
    how = meta.get("how_to_read", {}).get(language, "")
    languages = list_languages(st.query_params.to_dict())
    st.html(fill("head.html", language=language, languages=languages, how=how, **words))


def list_languages(asked: dict[str, str]) -> list[dict[str, str]]:
    """Each language with its own name and the page's address in it; `asked` is the present one."""
    return [
        {"language": each, "name": NAMES[each], "address": f"?{urlencode({**asked, 'lang': each})}"}
        for each in LANGUAGES
    ]


def show_selection(dossier: Dossier, event: dict[str, Any], *, language: str = "en") -> None:
    """The selected claim with both provenance chains: to its sentence and to its coordinate."""
    selected = st.session_state.setdefault("selected", {})  # by article
    mark_id, article = event.get("mark"), find_secret()
    if event.get("event") == "select":
        selected[article] = (mark_id, event.get("claim"))
    mark_id, claim_id = selected.get(article, (None, None))
    if not mark_id:
        st.html(fill("nothing_selected.html", language=language))
        return
    facts = describe_selection(dossier, mark_id, claim_id, language=language)
    st.html(fill("selected.html", language=language, **list_helpers(language), **facts))


def describe_selection(
    dossier: Dossier, mark_id: str, claim_id: str | None, *, language: str = "en"
) -> dict[str, Any]:
    """What the section under the map says of a mark, and of a claim there if one is given."""
    tables = look_up(dossier)
    claim = tables.claims[claim_id] if claim_id else {}
    chain = trace_sentence(dossier, claim_id, language=language) if claim_id else []
    return {
        "mark_id": mark_id,
        "claim_id": claim_id,
        "name": pick_text(tables.mark(mark_id), "name", language),
        "summary": pick_text(claim, "summary", language),
        "sentence": tables.sentences[claim["sentence_id"]] if claim else None,
        "article_language": dossier.meta.get("language", ""),
        "sentence_chain": chain,
        "coordinate_chain": trace_coordinate(dossier, mark_id, language=language),
    }


def show_marks(dossier: Dossier, *, language: str = "en") -> None:
    """Every claim at every mark as a table, and what is not drawn."""
    unplaced = [
        {stem: pick_text(place, stem, language) for stem in ("name", "note")}
        for place in find_unplaced(dossier)
    ]
    rows = list_marks(dossier, language=language)
    st.html(fill("marks.html", language=language, rows=rows, unplaced=unplaced))
