"""What the page offers to take away: formats by who needs them, file names, sizes, the view."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from babel.units import format_unit

from articlemap.dossier import Dossier
from articlemap.export.formats import SHAPES, THEMES, Format
from articlemap.filling import fill
from articlemap.language import LANGUAGES, LOCALES, N_, format_date
from articlemap.lookup import look_up
from articlemap.selection import Selection
from articlemap.viewstate import ViewState, write_state

WHOLE: tuple[str, ...] = ("newsroom", "html")
PICTURES: tuple[str, ...] = ("png", "svg", "pdf")
ANALYSE: tuple[str, ...] = ("csv", "geojson", "gpkg", "kml", "datapackage")
ANNOTATE: tuple[str, ...] = ("annotations",)
NAMES = {
    "newsroom": N_("Newsroom pack"),
    "html": N_("One-file page"),
    "png": "PNG",
    "svg": "SVG",
    "pdf": "PDF",
    "csv": "CSV",
    "geojson": "GeoJSON",
    "gpkg": "GeoPackage",
    "kml": "KML",
    "datapackage": N_("Data package"),
    "annotations": "JSON-LD",
}
SHAPE_NAMES = {"wide": N_("Wide, 16:9"), "square": N_("Square"), "a4": N_("A4 sheet")}
THEME_NAMES = {"light": N_("Light"), "dark": N_("Dark")}
LOCAL = ("localhost", "127.0.0.1", "::1")
MEGABYTE, KILOBYTE = 1_000_000, 1_000


@dataclass(frozen=True, slots=True)
class Summary:
    """How much of a dossier a view shows; `days` are its first and last date in words, or blank."""

    layers: int
    all_layers: int
    claims: int
    all_claims: int
    days: str


def sum_up(selection: Selection, *, language: str = "en") -> Summary:
    """How much the view shows, counted as the reader counts: claims that a mark stands for."""
    tables = look_up(selection.dossier)
    shown = [key for key in selection.claims if key in tables.ties_of_claim]
    dates = [tables.claims[key]["date"] for key in shown if tables.claims[key]["date"]]
    return Summary(
        layers=len(selection.layers),
        all_layers=len(tables.layers),
        claims=len(shown),
        all_claims=len(tables.ties_of_claim),
        days=_span(dates, language) if dates else "",
    )


def _span(dates: list[str], language: str) -> str:
    first = min(date.split("/")[0] for date in dates)
    last = max(date.split("/")[-1] for date in dates)
    return format_date(first if first == last else f"{first}/{last}", language)


def name_file(
    dossier: Dossier, chosen: Format, *, language: str, shape: str = "", theme: str = ""
) -> str:
    """A name that says what the file holds: "articlemap-idlib-2020-02-06-fr-square.png"."""
    name = re.sub(r"[^a-z0-9]+", "-", str(dossier.meta.get("name", "")).lower()).strip("-")
    look = [shape, theme] if chosen.is_picture else []
    kind = [chosen.name] if chosen.extension == "zip" else []
    usual = (SHAPES[0], THEMES[0])
    parts = [
        "articlemap",
        name[:60],
        language,
        *(part for part in look if part not in usual),
        *kind,
    ]
    return f"{'-'.join(filter(None, parts))}.{chosen.extension}"


def write_size(size: int, language: str) -> str:
    """A number of bytes in words of that language: "912 kB", "1,2 Mo"."""
    unit, one = ("mega", MEGABYTE) if size >= MEGABYTE else ("kilo", KILOBYTE)
    locale = LOCALES.get(language, LOCALES["en"])
    value = max(round(size / one, 1 if unit == "mega" else 0), 1)
    return str(
        format_unit(
            value, f"digital-{unit}byte", "short", "#,##0.#", locale, numbering_system="latn"
        )
    )


def write_address(page: str | None, view: ViewState, *, embed: bool = False) -> str:
    """The address of the map, which is at `page`, with that view; blank where there is no page."""
    if not page:
        return ""
    asked = {"embed": "1"} if embed else {}
    asked |= {name: text for name, text in write_state(view).items() if text != LANGUAGES[0]}
    page = f"{page.rstrip('/')}/"
    return f"{page}?{urlencode(asked, safe=',')}" if asked else page


def is_public(address: str) -> bool:
    """Whether others than this machine could follow the address."""
    return bool(address) and urlsplit(address).hostname not in LOCAL


def write_iframe(address: str, title: str, *, language: str = "en") -> str:
    """The HTML with which another page shows the map at that address."""
    return fill("iframe.html", language=language, address=address, title=title).strip()
