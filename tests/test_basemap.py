"""Tests of the shipped base map and of the first dossier's areas.

Coordinates of towns and crossings are GeoNames' and those of the dossier's sources, and do not
come from the base map.
"""

import gzip
import json
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import shapely
from geopy.distance import geodesic
from shapely.geometry import MultiPolygon, Point, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from tests.topology import decode_arc, read_layer

DATA = Path(__file__).parent.parent / "data"
FILES = ("base.topojson", "rivers.geojson", "towns.json", "world.geojson")
A3 = {"SY": "SYR", "TR": "TUR", "LB": "LBN", "IL": "ISR", "JO": "JOR", "CY": "CYP"}
ON_GRID = 0.0001  # degrees: two coordinates with 4 decimals that stand for one place
IDLIB_CENTRE = (35.76667, 36.66667)


def read_product(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((DATA / "basemap" / name).read_text(encoding="utf-8"))
    return content


BASE = read_product("base.topojson")
TOWNS = read_product("towns.json")["towns"]
COUNTRIES = {row["a3"]: land for row, land in read_layer(BASE, "countries")}
BORDERS = {(row["a"], row["b"]): line for row, line in read_layer(BASE, "borders")}
PROVINCES = {(row["a3"], row["adm1"]): (row, land) for row, land in read_layer(BASE, "admin1")}
AREAS_FILE = DATA / "idlib-2020-02-06" / "areas.geojson"
AREAS = {row["id"]: row for row in json.loads(AREAS_FILE.read_text(encoding="utf-8"))["features"]}
POLYGON_LAYERS = ("countries", "admin1", "lakes")


def locate(latitude: float, longitude: float) -> str | None:
    """The country that holds a point."""
    return next(
        (a3 for a3, land in COUNTRIES.items() if land.contains(Point(longitude, latitude))), None
    )


def measure_border(latitude: float, longitude: float) -> float:
    """Kilometres from a point to the drawn border of Syria and Turkey."""
    border = nearest_points(BORDERS["SYR", "TUR"], Point(longitude, latitude))[0]
    return float(geodesic((latitude, longitude), (border.y, border.x)).km)


def area_shape(place_id: str) -> BaseGeometry:
    return shape(AREAS[place_id]["geometry"])


# What the files hold


@pytest.mark.parametrize("name", FILES)
def test_each_file_says_its_licence_attribution_and_source(name: str) -> None:
    head = read_product(name)
    assert all(head[key].strip() for key in ("licence", "attribution", "source"))


def test_the_border_is_credited_to_openstreetmap_under_odbl() -> None:
    assert "© OpenStreetMap contributors" in BASE["attribution"]
    assert BASE["licence"].startswith("ODbL")


def test_towns_are_credited_to_geonames() -> None:
    towns = read_product("towns.json")
    assert "GeoNames" in towns["attribution"]
    assert towns["licence"] == "CC BY 4.0"


@pytest.mark.parametrize(
    ("names", "raw", "gzipped"), [(FILES[:3], 270, 80), (FILES[3:], 65, 25)], ids=["near", "far"]
)
def test_the_base_map_stays_within_its_kilobytes(
    names: tuple[str, ...], raw: int, gzipped: int
) -> None:
    contents = [(DATA / "basemap" / name).read_bytes() for name in names]
    assert sum(map(len, contents)) <= raw * 1024
    assert sum(len(gzip.compress(content)) for content in contents) <= gzipped * 1024


def test_the_far_land_is_whole_and_leaves_the_detailed_map_free() -> None:
    (feature,) = read_product("world.geojson")["features"]
    land = shape(feature["geometry"])
    assert land.is_valid
    assert land.intersection(shapely.box(20, 25, 54, 45)).area < 1e-6
    capitals = {"Washington": (-77.04, 38.9), "Paris": (2.35, 48.85), "Moscow": (37.62, 55.75)}
    assert {name for name, at in capitals.items() if land.contains(Point(at))} == set(capitals)
    assert not land.contains(Point(-40.0, 40.0)), "the Atlantic is sea"
    assert not land.contains(Point(-170.0, 60.0)), "the Bering Sea is sea"


def test_the_layers_are_those_that_the_reader_draws() -> None:
    layers = ["admin1", "admin1_lines", "borders", "coast", "countries", "lakes", "shores"]
    assert sorted(BASE["objects"]) == layers


def test_every_arc_is_stored_once() -> None:
    arcs = [tuple(decode_arc(BASE, index)) for index in range(len(BASE["arcs"]))]
    assert len({min(arc, arc[::-1]) for arc in arcs}) == len(arcs)


# The shapes


@pytest.mark.parametrize("layer", POLYGON_LAYERS)
def test_polygons_are_valid(layer: str) -> None:
    assert [row for row, land in read_layer(BASE, layer) if not land.is_valid] == []


def test_countries_do_not_overlap() -> None:
    lands = list(COUNTRIES.values())
    total = sum(land.area for land in lands)
    assert total == pytest.approx(shapely.union_all(lands).area, abs=1e-9)


def test_lakes_lie_outside_the_land() -> None:
    lakes = MultiPolygon([part for _, lake in read_layer(BASE, "lakes") for part in lake.geoms])
    assert lakes.intersection(shapely.union_all(list(COUNTRIES.values()))).area < 1e-9


def test_syria_has_14_governorates_that_add_up_to_it() -> None:
    governorates = [land for row, land in PROVINCES.values() if row["a3"] == "SYR"]
    assert len(governorates) == 14
    assert shapely.union_all(governorates).symmetric_difference(COUNTRIES["SYR"]).area < 1e-9


@pytest.mark.parametrize(("a", "b"), sorted(BORDERS))
def test_a_border_runs_along_both_its_countries(a: str, b: str) -> None:
    for a3 in (a, b):
        assert BORDERS[a, b].difference(COUNTRIES[a3].boundary.buffer(1e-7)).is_empty


def test_the_border_of_syria_and_turkey_is_one_line() -> None:
    assert len(BORDERS["SYR", "TUR"].geoms) == 1


def test_the_coast_meets_no_lake() -> None:
    (_, coast), (_, shores) = *read_layer(BASE, "coast"), *read_layer(BASE, "shores")
    assert coast.intersection(shores).length == 0


def test_lines_of_fact_are_marked_as_disputed() -> None:
    disputed = {(row["a"], row["b"]) for row, _ in read_layer(BASE, "borders") if "disputed" in row}
    assert disputed == {("ISR", "LBN"), ("ISR", "PSE"), ("ISR", "SYR")}


def test_the_golan_heights_stand_as_the_source_draws_them() -> None:
    majdal_shams = (33.2689, 35.7703)
    assert locate(*majdal_shams) == "ISR"


# Places on the right side of the border


def test_reyhanli_lies_in_turkey() -> None:
    assert locate(36.26791, 36.56747) == "TUR"
    assert measure_border(36.26791, 36.56747) == pytest.approx(3.4, abs=0.2)


def test_hacipasa_lies_in_turkey_less_than_a_kilometre_from_syria() -> None:
    assert locate(36.06907, 36.37076) == "TUR"
    assert measure_border(36.06907, 36.37076) == pytest.approx(0.8, abs=0.1)


def test_kilis_and_yayladagi_lie_in_turkey() -> None:
    assert locate(36.71611, 37.115) == locate(35.9025, 36.06272) == "TUR"


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        pytest.param(35.92639, 35.9897, id="Kassab"),
        pytest.param(36.31111, 36.68639, id="Atmeh"),
        pytest.param(36.21176, 36.52078, id="Harim"),
        pytest.param(36.29639, 36.72528, id="Qah"),
        pytest.param(36.13865, 36.45244, id="Salqin"),
        pytest.param(35.9918, 36.39361, id="Darkush"),
    ],
)
def test_towns_close_to_the_border_lie_in_syria(latitude: float, longitude: float) -> None:
    assert locate(latitude, longitude) == "SYR"


@pytest.mark.parametrize(
    ("latitude", "longitude", "kilometres"),
    [
        pytest.param(36.63439, 37.08575, 0.1, id="Bab al-Salam"),
        pytest.param(36.32548, 36.66189, 0.2, id="Atmeh crossing"),
        pytest.param(35.905, 36.009, 0.15, id="Kasab crossing"),
    ],
)
def test_crossings_lie_on_the_border(latitude: float, longitude: float, kilometres: float) -> None:
    assert measure_border(latitude, longitude) <= kilometres


def test_bab_al_hawa_is_the_syrian_terminal_a_kilometre_from_the_border() -> None:
    assert locate(36.2306, 36.6926) == "SYR"
    assert measure_border(36.2306, 36.6926) == pytest.approx(1.12, abs=0.1)


# Towns


def test_each_town_lies_in_its_country() -> None:
    assert [t["en"] for t in TOWNS if locate(t["lat"], t["lon"]) != A3[t["cc"]]] == []


def test_each_town_but_one_lies_in_the_province_that_geonames_gives() -> None:
    known = [(t, PROVINCES.get((A3[t["cc"]], t["adm1"]))) for t in TOWNS]
    outside = [
        town["en"]
        for town, province in known
        if province and not province[1].contains(Point(town["lon"], town["lat"]))
    ]
    assert outside == ["Bahçe"]  # GeoNames has it in Adana; it is in Osmaniye since 1996


def test_no_town_name_is_blank() -> None:
    names = [town[tongue] for town in TOWNS for tongue in ("en", "fr", "ar")]
    assert all(town["en"] for town in TOWNS)
    assert [name for name in names if name is not None and name != name.strip(" ")] == []
    assert "" not in names


def test_no_two_towns_share_a_name_in_one_governorate() -> None:
    count = Counter((town["en"], town["cc"], town["adm1"]) for town in TOWNS)
    assert [name for name, times in count.items() if times > 1] == []


def test_towns_in_view_up_to_zoom_9_have_an_arabic_name_near_syria() -> None:
    near = [town for town in TOWNS if town["zoom"] <= 9 and town["cc"] in ("SY", "LB")]
    assert [town["en"] for town in near if not town["ar"]] == []


def test_arabic_names_are_in_arabic_letters() -> None:
    names = [town["ar"] for town in TOWNS if town["ar"]]
    assert [n for n in names if not all("\u0621" <= c <= "\u064a" or c == " " for c in n)] == []


def test_the_towns_of_the_article_are_named_as_it_prints_them() -> None:
    french = {town["fr"] or town["en"] for town in TOWNS}
    assert {"Saraqeb", "Morek", "Maaret al-Numan", "Idlib", "Alep", "Damas", "Lattaquié"} <= french


def test_more_important_towns_are_labelled_first() -> None:
    assert all(a["zoom"] <= b["zoom"] for a, b in pairwise(TOWNS))
    assert all(town["zoom"] == town["rank"] + 5 for town in TOWNS)


def test_the_orontes_and_the_euphrates_are_named() -> None:
    rivers = {row["properties"].get("en") for row in read_product("rivers.geojson")["features"]}
    assert {"Orontes", "Euphrates"} <= rivers


# The first dossier's areas


def test_the_areas_are_the_places_that_are_no_points() -> None:
    assert list(AREAS) == ["idlib_gov", "nw_syria", "tr_sy_border"]
    for place_id, row in AREAS.items():
        properties = row["properties"]
        assert properties["place_id"] == place_id
        assert all(properties[key] for key in ("note_en", "note_fr", "source"))


def test_the_areas_stay_within_40_kb() -> None:
    assert AREAS_FILE.stat().st_size <= 40 * 1024


def test_area_coordinates_have_4_decimals() -> None:
    points = shapely.get_coordinates([area_shape(place_id) for place_id in AREAS])
    assert abs(points - points.round(4)).max() == 0


def test_area_polygons_are_valid_and_follow_the_right_hand_rule() -> None:
    for place_id in ("idlib_gov", "nw_syria"):
        area = area_shape(place_id)
        assert area.is_valid
        assert area.exterior.is_ccw


def test_idlib_governorate_is_the_polygon_of_the_base_map() -> None:
    drawn = PROVINCES["SYR", "12"][1]
    assert area_shape("idlib_gov").symmetric_difference(drawn).area < 1e-9


def test_idlib_governorate_warns_that_its_outline_is_rough() -> None:
    assert "10 km" in AREAS["idlib_gov"]["properties"]["note_en"]


def test_the_north_west_lies_inside_syria() -> None:
    assert area_shape("nw_syria").within(COUNTRIES["SYR"].buffer(ON_GRID))


def test_the_north_west_reaches_60_km_and_no_further() -> None:
    outline = area_shape("nw_syria").exterior.coords
    reach = [geodesic(IDLIB_CENTRE, (latitude, longitude)).km for longitude, latitude in outline]
    assert 59.9 <= max(reach) <= 60.6


def test_the_north_west_says_that_its_outline_is_ours() -> None:
    properties = AREAS["nw_syria"]["properties"]
    assert "no agreed boundary; a circle of 60 km inside Syria" in properties["note_en"]
    assert "pas de limite reconnue" in properties["note_fr"]


def test_the_north_west_is_drawn_with_at_most_150_points() -> None:
    assert shapely.get_num_coordinates(area_shape("nw_syria")) <= 150


def test_the_border_of_the_article_lies_on_the_drawn_border() -> None:
    assert area_shape("tr_sy_border").within(BORDERS["SYR", "TUR"].buffer(ON_GRID))


def test_the_border_of_the_article_runs_from_the_sea_to_37_2_east() -> None:
    border = area_shape("tr_sy_border")
    (_, coast), *_ = read_layer(BASE, "coast")
    assert border.distance(coast) < ON_GRID
    assert border.bounds[2] == pytest.approx(37.2)
