"""GeoJSON, GeoPackage and KML: read back by GDAL and by a second reader, nothing moved."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import fastkml
import pyogrio
import pyogrio.raw
import pytest
import shapely
from geojson_pydantic import FeatureCollection
from shapely.geometry import shape

from articlemap.export.columns import COLUMNS
from articlemap.export.geojson import orient, write_geojson
from articlemap.export.gpkg import write_gpkg
from articlemap.export.kml import clean, write_kml
from articlemap.export.rows import Feature
from articlemap.export.styles import SE, SLD
from articlemap.selection import Selection
from tests.exports import FIRST, PERMALINK, TINY, drawn, select_all

FOLDERS = (FIRST, TINY)
Rows = dict[str, tuple[dict[str, Any], Any]]


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def selection(request: pytest.FixtureRequest) -> Selection:
    return select_all(request.param)


@pytest.fixture(scope="module")
def features(selection: Selection) -> dict[str, Feature]:
    return drawn(selection)


@pytest.fixture(scope="module")
def keep(selection: Selection, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Writes the selection by a function and says where the file is."""
    folder = tmp_path_factory.mktemp("maps")

    def write(writer: Callable[..., bytes], name: str) -> Path:
        path = folder / name
        if not path.exists():
            path.write_bytes(writer(selection, permalink=PERMALINK))
        return path

    return write


def read_gdal(path: Path, layer: str) -> Rows:
    """A layer's rows and shapes as GDAL reads them, by the feature's key."""
    meta, _, geometries, columns = pyogrio.raw.read(path, layer=layer)
    names = [str(name) for name in meta["fields"]]
    rows = [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]
    geometries = [None] * len(rows) if geometries is None else shapely.from_wkb(geometries)
    found = {_key(row): (row, geometry) for row, geometry in zip(rows, geometries, strict=True)}
    assert len(found) == len(rows)
    return found


def _key(row: dict[str, Any]) -> str:
    parts = (row.get(name) for name in ("claim_id", "place_id", "role", "movement"))
    return "-".join(str(part) for part in parts if part)


def assert_equal_shapes(read: Any, feature: Feature) -> None:
    """The shape read back is the dossier's, to the last digit."""
    if feature.geometry is None:
        assert read is None
        return
    expected = shape(orient(feature.geometry))
    assert shapely.hausdorff_distance(read, expected) < 1e-12
    assert shapely.get_num_coordinates(read) == shapely.get_num_coordinates(expected)


# ---- GeoJSON


@pytest.fixture(scope="module")
def geojson(keep: Callable[..., Path]) -> Path:
    return keep(write_geojson, "map.geojson")


def test_gdal_reads_every_feature_of_the_geojson_where_it_was(
    geojson: Path, features: dict[str, Feature]
) -> None:
    layer = str(pyogrio.list_layers(geojson)[0][0])
    read = read_gdal(geojson, layer)
    assert read.keys() == features.keys()
    for key, (row, geometry) in read.items():
        assert_equal_shapes(geometry, features[key])
        assert row["excerpt"] == features[key].row["excerpt"]
    assert pyogrio.read_info(geojson)["crs"] == "EPSG:4326"


def test_a_second_reader_finds_the_geojson_valid(geojson: Path) -> None:
    collection: FeatureCollection[Any] = FeatureCollection.model_validate_json(geojson.read_bytes())
    west, south, east, north = list(collection.bbox or ())
    assert -180 <= west <= east <= 180
    assert -90 <= south <= north <= 90


def test_geojson_properties_are_those_of_the_rows(
    geojson: Path, features: dict[str, Feature]
) -> None:
    for feature in json.loads(geojson.read_bytes())["features"]:
        properties, row = feature["properties"], features[feature["id"]].row
        assert {name: properties[name] for name in COLUMNS} == row
        assert properties["marker-color"].startswith("#")
        assert properties["title"] in (row["place"], row["summary"])


def test_the_outer_ring_of_an_area_runs_counterclockwise(geojson: Path) -> None:
    shapes = [one["geometry"] for one in json.loads(geojson.read_bytes())["features"]]
    areas = [shape(each) for each in shapes if each and "Polygon" in each["type"]]
    rings = [part.exterior for area in areas for part in getattr(area, "geoms", [area])]
    assert all(ring.is_ccw for ring in rings)


def test_geojson_says_what_it_is(geojson: Path) -> None:
    about = json.loads(geojson.read_bytes())["articlemap"]
    assert about["permalink"] == PERMALINK
    assert {"title", "filter", "exported", "article_sha256"} <= about.keys()


# ---- GeoPackage


@pytest.fixture(scope="module")
def gpkg(keep: Callable[..., Path]) -> Path:
    return keep(write_gpkg, "map.gpkg")


def spatial_layers(path: Path) -> list[str]:
    return [str(name) for name, kind in pyogrio.list_layers(path) if kind]


def test_gdal_reads_every_feature_of_the_geopackage_where_it_was(
    gpkg: Path, features: dict[str, Feature]
) -> None:
    layers = [*spatial_layers(gpkg), "not_on_the_map"]
    read: Rows = {}
    for layer in layers:
        read |= read_gdal(gpkg, layer)
    assert read.keys() == features.keys()
    for key, (row, geometry) in read.items():
        single = geometry
        if geometry is not None and len(getattr(geometry, "geoms", [])) == 1:
            single = geometry.geoms[0]
        assert_equal_shapes(single, features[key])
        for name in ("excerpt", "sentence_chain", "coordinate_chain", "claimant", "date"):
            assert row[name] == features[key].row[name]


def test_each_layer_shown_has_a_layer_of_its_name_in_wgs_84(
    gpkg: Path, selection: Selection
) -> None:
    layers = spatial_layers(gpkg)
    assert set(selection.layers) <= set(layers)
    for layer in layers:
        assert pyogrio.read_info(gpkg, layer=layer)["crs"] == "EPSG:4326"


def test_each_layer_has_its_own_style_for_qgis_and_for_others(gpkg: Path) -> None:
    with sqlite3.connect(gpkg) as database:
        styles = database.execute(
            "SELECT f_table_name, f_geometry_column, styleQML, styleSLD, useAsDefault"
            " FROM layer_styles"
        ).fetchall()
        columns = dict(
            database.execute("SELECT table_name, column_name FROM gpkg_geometry_columns").fetchall()
        )
    database.close()
    assert {(name, column) for name, column, *_ in styles} == set(columns.items())
    for name, _, qml, sld, default in styles:
        assert default
        assert ET.fromstring(qml).find("renderer-v2/symbols/symbol") is not None
        assert ET.fromstring(sld).findtext(f"{{{SLD}}}NamedLayer/{{{SE}}}Name") == name


def test_the_geopackage_is_sound_and_says_what_it_is(gpkg: Path) -> None:
    with sqlite3.connect(gpkg) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        about = dict(database.execute("SELECT name, text FROM about").fetchall())
    database.close()
    assert about["permalink"] == PERMALINK
    assert {"filter", "exported", "title"} <= about.keys()


# ---- KML


@pytest.fixture(scope="module")
def kml(keep: Callable[..., Path]) -> Path:
    return keep(write_kml, "map.kml")


def read_kml(path: Path) -> Rows:
    """Placemarks by key, as fastkml reads and validates them against the schema."""
    document: Any = fastkml.KML.parse(path, validate=True).features[0]
    found = {}
    for folder in document.features:
        for placemark in folder.features:
            row = {one.name: one.value for one in placemark.extended_data.elements}
            found[_key(row)] = (row, placemark)
    return found


def test_a_kml_library_reads_every_placemark_where_it_was(
    kml: Path, features: dict[str, Feature]
) -> None:
    read = read_kml(kml)
    assert read.keys() == features.keys()
    for key, (row, placemark) in read.items():
        feature = features[key]
        if feature.geometry is None:
            assert placemark.geometry is None
        else:
            there, here = shape(placemark.geometry), shape(feature.geometry)
            assert shapely.hausdorff_distance(there, here) < 1e-12
        assert row.get("excerpt") == feature.row["excerpt"]


def test_gdal_reads_the_kml_and_its_folders(kml: Path, features: dict[str, Feature]) -> None:
    layers = [str(name) for name, _ in pyogrio.list_layers(kml)]
    counts = [pyogrio.read_info(kml, layer=layer, force_feature_count=True) for layer in layers]
    assert sum(info["features"] for info in counts) == len(features)


def test_a_balloon_holds_the_excerpt_as_text(kml: Path, features: dict[str, Feature]) -> None:
    for key, (_, placemark) in read_kml(kml).items():
        balloon = ET.fromstring(f"<div>{placemark.description}</div>")
        if excerpt := features[key].row["excerpt"]:
            assert balloon.findtext("blockquote") == excerpt


def test_kml_fetches_nothing(kml: Path) -> None:
    addresses = [node.text for node in ET.parse(kml).getroot().iter() if "href" in node.tag]
    assert addresses == []


def test_what_xml_cannot_hold_is_replaced_and_the_rest_kept() -> None:
    assert clean("a\x00b\x1fc\ufffe\tdé😀") == "a\ufffdb\ufffdc\ufffd\tdé😀"
