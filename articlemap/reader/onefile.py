"""The reader as one HTML file: scripts, styles and data as text; a policy bars all else."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

import folium
from markupsafe import Markup

from articlemap.dossier import Dossier
from articlemap.filling import fill
from articlemap.language import pick_text
from articlemap.lookup import look_up
from articlemap.provenance import list_marks
from articlemap.reader.embedding import (
    Assets,
    close_no_script,
    inline_scripts,
    inline_styles,
)
from articlemap.reader.scene import find_unplaced

NAME = "articlemap"
WITHOUT_SCRIPTS = """
noscript { display: block; max-width: 60rem; margin: 0 auto; padding: 1rem; font: 16px/1.5 serif; }
noscript table { border-collapse: collapse; font: 13px/1.4 sans-serif; }
noscript :is(td, th) { padding: 4px 8px; border-bottom: 1px solid; text-align: start; }
noscript .am-scroll { overflow-x: auto; }
"""


def write_page(
    chart: folium.Map,
    assets: Assets,
    dossier: Dossier,
    *,
    language: str,
    facts: Mapping[str, str],
) -> bytes:
    """The page's content; `facts` are said in its head, the text and its marks without scripts.

    Neither folium's page nor its head is used: only its script, which holds no text of a dossier.
    The policy bars style attributes, so the table of marks goes without its dots of colour.
    """
    figure: Any = chart.get_root()
    figure.render()
    scripts = [*inline_scripts(), close_no_script(figure.script.render())]
    styles = f"{inline_styles()}\n{WITHOUT_SCRIPTS}"
    page = fill(
        "saved.html",
        language=language,
        **_describe(dossier, language),
        facts=facts,
        policy=_write_policy(scripts, styles),
        styles=Markup(styles),
        scripts=[Markup(each) for each in scripts],
        kept={name: Markup(text) for name, text in (assets.kept or {}).items()},
        map_id=chart.get_name(),
        sentences=list(look_up(dossier).sentences.values()),
        rows=[replace(row, colour="") for row in list_marks(dossier, language=language)],
        unplaced=[
            {stem: pick_text(place, stem, language) for stem in ("name", "note")}
            for place in find_unplaced(dossier)
        ],
    )
    return page.encode("utf-8")


def _write_policy(scripts: Iterable[str], styles: str) -> str:
    """A Content-Security-Policy: these scripts, this style, and no network at all."""
    allowed = {"script-src": scripts, "style-src": [styles]}
    rules = [f"{name} {' '.join(map(_hash, texts))}" for name, texts in allowed.items()]
    return "; ".join(["default-src 'none'", *rules, "base-uri 'none'", "form-action 'none'"])


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode()}'"


def _describe(dossier: Dossier, language: str) -> dict[str, str]:
    """The page's title and description, and the language of its article."""
    ours = dossier.meta.get("articlemap", {})
    said = {
        key: str((ours.get(key) or {}).get(language) or (ours.get(key) or {}).get("en") or "")
        for key in ("title", "dateline", "how_to_read")
    }
    return {
        "title": said["title"] or str(dossier.meta.get("title") or NAME),
        "description": " · ".join(filter(None, (said["dateline"], said["how_to_read"]))),
        "article_language": str(dossier.meta.get("language", "")),
    }
