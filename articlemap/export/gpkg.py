"""GeoPackage (OGC 12-128), written by GDAL, with the styles that QGIS opens a layer in."""

from __future__ import annotations

import sqlite3
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyogrio.raw
import shapely
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError
from shapely.geometry import shape

from articlemap.errors import ArticlemapError
from articlemap.export.about import About, describe_export
from articlemap.export.columns import COLUMNS
from articlemap.export.rows import Feature, list_features, list_movements
from articlemap.export.styles import CREATE_STYLES, write_qml, write_sld
from articlemap.language import pick_text
from articlemap.lookup import look_up
from articlemap.rows import Row
from articlemap.selection import Selection

CRS = "EPSG:4326"
GEOMETRY = "geom"
UNLOCATED = "not_on_the_map"
ABOUT = "about"
GDAL_ERRORS = (DataSourceError, DataLayerError, FeatureError)
# A layer of points, one of areas and one of lines: QGIS styles a layer by its one geometry type.
KINDS = {"Point": "Point", "Polygon": "MultiPolygon", "LineString": "MultiLineString"}
SUFFIXES = {"Point": "points", "Polygon": "areas", "LineString": "lines"}
TYPES = {"string": object, "number": np.float64, "integer": np.int64, "boolean": np.bool_}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One layer of the file: its name, its geometry type and its features."""

    name: str
    layer: Row
    kind: str
    features: list[Feature]


def write_gpkg(selection: Selection, *, language: str = "en", permalink: str = "") -> bytes:
    """A GeoPackage in WGS 84 with a styled layer for each layer shown.

    A layer whose places are of several kinds continues in `…_areas` or `…_lines`. What has no
    position is a row of `not_on_the_map`; what the file says of itself stands in `about`.
    Raises ArticlemapError when there is no room for it: GDAL writes to files only.
    """
    about = describe_export(selection, language=language, permalink=permalink)
    features = list_features(selection, language=language)
    drawn = [*features, *list_movements(selection, language=language)]
    sheets = _list_sheets(selection, [one for one in drawn if one.geometry])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dossier.gpkg"
        try:
            for sheet in sheets:
                _write_sheet(path, sheet, about)
            _write_rows(path, UNLOCATED, [one.row for one in features if not one.geometry])
            _write_about(path, about)
            _write_styles(path, sheets, language)
        except (*GDAL_ERRORS, sqlite3.Error) as error:
            raise ArticlemapError(f"{folder}: cannot be written ({error})") from error
        return path.read_bytes()


def _list_sheets(selection: Selection, features: list[Feature]) -> list[_Sheet]:
    """The layers of the file; the first of each layer shown bears its plain name."""
    sheets = []
    for key in selection.layers:
        layer = look_up(selection.dossier).layers[key]
        own = [one for one in features if one.row["layer_id"] == key]
        kinds = [kind for kind in KINDS if any(_kind(one) == kind for one in own)]
        for at, kind in enumerate(kinds):
            name = f"{key}_{SUFFIXES[kind]}" if at else key
            sheets.append(_Sheet(name, layer, kind, [one for one in own if _kind(one) == kind]))
    return sheets


def _kind(feature: Feature) -> str:
    geometry = feature.geometry or {}
    return str(geometry.get("type", "")).removeprefix("Multi")


def _write_sheet(path: Path, sheet: _Sheet, about: About) -> None:
    shapes = [shape(feature.geometry) for feature in sheet.features]
    values, masks = _to_arrays([feature.row for feature in sheet.features])
    pyogrio.raw.write(
        path,
        np.array(shapely.to_wkb(shapes), dtype=object),
        values,
        np.array(list(COLUMNS), dtype=object),
        masks,
        layer=sheet.name,
        driver="GPKG",
        geometry_type=KINDS[sheet.kind],
        promote_to_multi=sheet.kind != "Point",
        crs=CRS,
        append=path.exists(),
        layer_metadata=about.as_dict(),
        layer_options={
            "GEOMETRY_NAME": GEOMETRY,
            "IDENTIFIER": f"{pick_text(sheet.layer, 'name', about.language)} ({sheet.name})",
            "DESCRIPTION": about.filter,
        },
    )


def _write_rows(path: Path, name: str, rows: list[Row]) -> None:
    """A table without geometry; none when there is no row."""
    if not rows:
        return
    values, masks = _to_arrays(rows)
    columns = np.array(list(COLUMNS), dtype=object)
    pyogrio.raw.write(
        path, None, values, columns, masks, layer=name, driver="GPKG", append=path.exists()
    )


def _write_about(path: Path, about: About) -> None:
    facts = about.as_dict()
    values = [np.array(list(each), dtype=object) for each in (facts, facts.values())]
    fields = np.array(["name", "text"], dtype=object)
    pyogrio.raw.write(path, None, values, fields, layer=ABOUT, driver="GPKG", append=path.exists())


def _to_arrays(rows: list[Row]) -> tuple[list[npt.NDArray[Any]], list[npt.NDArray[np.bool_]]]:
    """The rows' values column by column, and where each is unknown."""
    values: list[npt.NDArray[Any]] = []
    masks: list[npt.NDArray[np.bool_]] = []
    for name, column in COLUMNS.items():
        cells = [row[name] for row in rows]
        unknown = np.array([cell is None for cell in cells])
        blank: Any = "" if column.type == "string" else 0
        known = [blank if cell is None else cell for cell in cells]
        values.append(np.array(known, dtype=TYPES[column.type]))
        masks.append(unknown)
    return values, masks


def _write_styles(path: Path, sheets: list[_Sheet], language: str) -> None:
    """The table in which QGIS looks for styles: https://gdal.org/drivers/vector/gpkg.html"""
    rows = [
        (
            *("", "", sheet.name, GEOMETRY, sheet.name),
            *(write_qml(sheet.kind, sheet.layer["colour"]),),
            *(write_sld(sheet.kind, sheet.layer["colour"], sheet.name),),
            *(True, str(pick_text(sheet.layer, "name", language))),
        )
        for sheet in sheets
    ]
    with sqlite3.connect(path) as database:
        database.executescript(CREATE_STYLES)
        database.executemany(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name,"
            " f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            rows,
        )
    database.close()
