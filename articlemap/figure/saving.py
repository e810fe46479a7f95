"""A page as the bytes of a file: the same selection gives the same bytes."""

from __future__ import annotations

import io
import threading
import warnings
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

import matplotlib as mpl
from matplotlib import style

from articlemap.figure.describing import write_alt_text
from articlemap.figure.literal import clean
from articlemap.figure.naming import named
from articlemap.figure.page import SHAPES, check_choice, compose_page, read_day
from articlemap.figure.sheet import DPI
from articlemap.figure.theme import THEMES
from articlemap.language import LANGUAGES
from articlemap.selection import Selection

FORMATS = ("png", "svg", "pdf")
MAKER = "articlemap"
# Words stay words in SVG and PDF: found by a search, read aloud, translated, edited by a desk. The
# price is that an SVG shown without our fonts takes the next in its list.
SETTINGS: dict[str, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": MAKER,
    "svg.id": None,
    "pdf.fonttype": 42,
    "text.hinting": "no_hinting",
    "text.parse_math": False,
    "text.usetex": False,
    "path.simplify": True,
}
# matplotlib's settings are the process's own, and a server draws for several people at once.
_LOCK = threading.Lock()


def save_figure(  # noqa: PLR0913
    selection: Selection, *, format: str, shape: str, theme: str, language: str, permalink: str
) -> bytes:
    """The figure as a file of that format.

    Raises ArticlemapError for a choice that is not known and when nothing has a place.
    """
    for name, value, choices in (
        ("format", format, FORMATS),
        ("shape", shape, tuple(SHAPES)),
        ("theme", theme, THEMES),
        ("language", language, LANGUAGES),
    ):
        check_choice(name, value, choices)
    with _LOCK, style.context(["default", _settings()]), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing")  # drawn as a box: a sign that we lack
        page = compose_page(
            selection, shape=shape, theme=theme, language=language, permalink=permalink
        )
        title = named(page.content.text["title"], language) or str(
            selection.dossier.meta.get("title", "")
        )
        facts = {"title": clean(title), "alt": clean(write_alt_text(selection, language=language))}
        facts["layers"] = ", ".join(
            clean(named(one["names"], language)) for one in page.content.layers
        )
        return _WRITERS[format](page.sheet.figure, facts, read_day(page.content.text["published"]))


def _settings() -> dict[str, Any]:
    return {key: value for key, value in SETTINGS.items() if key in mpl.rcParams}


def _write(figure: Any, format: str, metadata: dict[str, Any]) -> bytes:
    file = io.BytesIO()
    figure.savefig(file, format=format, dpi=DPI, metadata=metadata)
    return file.getvalue()


def _write_png(figure: Any, facts: dict[str, str], day: str | None) -> bytes:
    metadata = {"Title": facts["title"], "Description": facts["alt"], "Software": MAKER}
    return _write(figure, "png", metadata | ({"Creation Time": day} if day else {}))


def _write_pdf(figure: Any, facts: dict[str, str], day: str | None) -> bytes:
    return _write(
        figure,
        "pdf",
        {
            "Title": facts["title"],
            "Author": MAKER,
            "Subject": facts["alt"],
            "Keywords": facts["layers"],
            "Creator": MAKER,
            "CreationDate": _read_moment(day),
        },
    )


def _write_svg(figure: Any, facts: dict[str, str], day: str | None) -> bytes:
    """SVG with its description beside its title; words take their direction from their letters."""
    metadata = {"Title": facts["title"], "Creator": MAKER, "Date": day}
    text = _write(figure, "svg", metadata).decode("utf-8")
    more = f"<desc>{escape(facts['alt'])}</desc><style>text{{unicode-bidi:plaintext}}</style>"
    text = text.replace("</title>", f"</title>\n {more}", 1)
    return text.replace("<svg ", '<svg role="img" ', 1).encode("utf-8")


def _read_moment(day: str | None) -> datetime | None:
    """Midnight of a day, month or year; None leaves the date out of the file."""
    if day is None:
        return None
    year, month, date = [*(int(part) for part in day.split("-")), 1, 1][:3]
    return datetime(year, month, date, tzinfo=UTC)


_WRITERS = {"png": _write_png, "svg": _write_svg, "pdf": _write_pdf}
