"""The formats that a view can be taken away in, and the one way to write one to a file.

A format's module, and with it GDAL or matplotlib, is imported when that format is asked for.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from articlemap.errors import ArticlemapError
from articlemap.export.about import describe_filter
from articlemap.language import N_
from articlemap.selection import Selection

SHAPES = ("wide", "square", "a4")
THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name and file ending, its media type, what it is, and who writes it.

    `about` is a message to translate; `writer` names a module of this package and its function;
    `is_picture` says that shape and theme can be chosen, `is_described` that words for the picture
    can be given.
    """

    name: str
    extension: str
    media_type: str
    about: str
    writer: str
    is_picture: bool = False
    is_described: bool = False

    def write(  # noqa: PLR0913
        self,
        selection: Selection,
        *,
        language: str = "en",
        permalink: str = "",
        shape: str = SHAPES[0],
        theme: str = THEMES[0],
        words: Mapping[str, str] | None = None,
    ) -> bytes:
        """The selection in this format; shape and theme count for pictures only.

        `words` are "alt" and "description" in place of ours, for what describes its picture.

        Raises ArticlemapError when the selection shows nothing.
        """
        if not selection.claims and not selection.marks:
            shown = describe_filter(selection)
            message = "Nothing is shown with these layers and filters, so nothing was exported"
            raise ArticlemapError(f"{message}: take one away. ({shown})")
        module, _, function = self.writer.partition(":")
        write: Callable[..., bytes]
        write = getattr(import_module(f"articlemap.export.{module}"), function)
        look: dict[str, Any] = {"shape": shape, "theme": theme} if self.is_picture else {}
        if self.is_described:
            look["words"] = words or {}
        return write(selection, language=language, permalink=permalink, **look)


_ALL = (
    Format(
        "datapackage",
        "zip",
        "application/zip",
        N_("Data package: the dossier’s tables, to check or to open again"),
        "datapackage:write_datapackage",
    ),
    Format(
        "csv",
        "csv",
        "text/csv",
        N_("Table with HXL hashtags, for spreadsheets and humanitarian tools"),
        "table:write_csv",
    ),
    Format(
        "geojson",
        "geojson",
        "application/geo+json",
        N_("GeoJSON, for web maps"),
        "geojson:write_geojson",
    ),
    Format(
        "gpkg",
        "gpkg",
        "application/geopackage+sqlite3",
        N_("GeoPackage with styles, for QGIS"),
        "gpkg:write_gpkg",
    ),
    Format(
        "kml",
        "kml",
        "application/vnd.google-earth.kml+xml",
        N_("KML, for Google Earth"),
        "kml:write_kml",
    ),
    Format(
        "annotations",
        "jsonld",
        "application/ld+json",
        N_("Web annotations of the article’s text"),
        "annotations:write_annotations",
    ),
    Format(
        "html",
        "html",
        "text/html",
        N_("The whole reader as one page that needs no network"),
        "page:write_html",
    ),
    Format("png", "png", "image/png", N_("Picture for pages"), "pictures:write_png", True),
    Format("svg", "svg", "image/svg+xml", N_("Drawing to edit"), "pictures:write_svg", True),
    Format("pdf", "pdf", "application/pdf", N_("Page to print"), "pictures:write_pdf", True),
    Format(
        "newsroom",
        "zip",
        "application/zip",
        N_("Newsroom pack: page, pictures, data, alternative texts, credits, method"),
        "newsroom:write_newsroom",
        is_described=True,
    ),
)
FORMATS = {each.name: each for each in _ALL}


def find_format(name: str) -> Format:
    """The format of that name; raises ArticlemapError with the names there are."""
    if name not in FORMATS:
        raise ArticlemapError(f"{name}: no such format; known are {', '.join(FORMATS)}")
    return FORMATS[name]


def write_export(  # noqa: PLR0913
    selection: Selection,
    name: str,
    path: str | Path,
    *,
    language: str = "en",
    permalink: str = "",
    shape: str = SHAPES[0],
    theme: str = THEMES[0],
) -> Path:
    """Write the selection in the named format to `path`, whole or not at all, and return it.

    Raises ArticlemapError for an unknown format, an empty selection or a path that cannot be
    written; whatever stood at the path before is then still there.
    """
    chosen, path = find_format(name), Path(path)
    if path.is_dir():
        raise ArticlemapError(f"{path}: is a folder; give the name of a file in it")
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("xb") as file:
            file.write(
                chosen.write(
                    selection, language=language, permalink=permalink, shape=shape, theme=theme
                )
            )
        beside.replace(path)
    except OSError as error:
        raise ArticlemapError(f"{path}: cannot be written ({error.strerror or error})") from error
    finally:
        beside.unlink(missing_ok=True)
    return path
