"""What the reader is given to draw: plain data, nothing more exact than it is known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import folium
import pytest

from articlemap.dossier import Dossier, read_dossier
from articlemap.geodesy import Point, bearing, distance_km
from articlemap.marks import find_marks
from articlemap.reader.embedding import SCRIPTS, STYLES, WEB, inline_assets, list_assets
from articlemap.reader.map import build_map
from articlemap.reader.scene import find_unplaced, layer_scene, text_scene

ROOT = Path(__file__).parents[1]
SARAQEB = Point(35.86447, 36.80591)
MAARET = Point(35.6483, 36.67693)


@pytest.fixture(scope="module")
def tiny() -> Dossier:
    return read_dossier(ROOT / "tests" / "data" / "tiny")


@pytest.fixture(scope="module")
def idlib() -> Dossier:
    return read_dossier(ROOT / "data" / "idlib-2020-02-06")


def mark_of(dossier: Dossier, layer: str, mark_id: str) -> dict[str, Any]:
    marks: list[dict[str, Any]] = layer_scene(dossier, layer)["marks"]
    return next(mark for mark in marks if mark["id"] == mark_id)


def movements_of(dossier: Dossier, layer: str, style: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = layer_scene(dossier, layer)["movements"]
    return [movement for movement in found if movement["style"] == style]


def test_a_mention_is_where_its_sentence_prints_it(tiny: Dossier) -> None:
    sentence = text_scene(tiny)["sentences"][1]
    printed = {sentence["text"][m["start"] : m["end"]]: m["mark"] for m in sentence["mentions"]}
    assert printed == {"Hama": "hama", "Homs": "homs"}


def test_an_unknown_value_becomes_null_and_never_zero(tiny: Dossier) -> None:
    assert mark_of(tiny, "places", "m5")["uncertainty_km"] is None
    assert text_scene(tiny)["claims"]["c01"]["date"] is None


def test_scenes_are_plain_json(tiny: Dossier, idlib: Dossier) -> None:
    for dossier in (tiny, idlib):
        layers = [layer_scene(dossier, layer) for layer in dossier.layers["layer_id"]]
        json.dumps([text_scene(dossier), layers], allow_nan=False)


def test_what_the_article_does_not_name_is_in_the_context_layer_only(tiny: Dossier) -> None:
    assert find_marks(tiny, "context") == ["rastan", "tell"]
    assert find_marks(tiny, "places") == ["hama", "homs", "m5"]


def test_a_named_place_without_a_coordinate_is_listed_and_not_dropped(tiny: Dossier) -> None:
    assert [row["place_id"] for row in find_unplaced(tiny)] == ["nowhere"]


def test_a_post_without_a_coordinate_is_tied_to_its_anchor(tiny: Dossier) -> None:
    post = mark_of(tiny, "context", "tell")
    assert (post["shape"], post["anchor"], post["uncertainty_km"]) == ("anchor", "Rastan", 4)


def test_a_road_is_a_line_through_its_waypoints_longitude_first(tiny: Dossier) -> None:
    geometry = mark_of(tiny, "places", "m5")["geometry"]
    assert geometry == {
        "type": "LineString",
        "coordinates": [[36.72559, 34.72405], [36.75783, 35.13179]],
    }


def test_saraqeb_is_half_filled_because_it_was_entered_and_not_taken(idlib: Dossier) -> None:
    assert mark_of(idlib, "advance", "saraqeb")["symbol"] == "half"
    assert mark_of(idlib, "advance", "maarat_numan")["symbol"] == "disc"


def test_the_label_of_saraqeb_is_the_latest_event_there(idlib: Dossier) -> None:
    label = mark_of(idlib, "advance", "saraqeb")["label"]
    assert text_scene(idlib)["claims"][label]["label"]["en"] == "regime forces enter, 5 Feb"


def test_the_post_at_saraqeb_does_not_look_like_one_of_the_twelve(idlib: Dossier) -> None:
    symbols = {mark: mark_of(idlib, "posts", mark)["symbol"] for mark in ("morek", "saraqeb_post")}
    assert symbols == {"morek": "post", "saraqeb_post": "later-post"}


def test_a_speaker_is_drawn_at_the_seat_as_speech(idlib: Dossier) -> None:
    assert mark_of(idlib, "diplomacy", "ankara")["symbol"] == "speech"


def test_the_advance_follows_the_m5_from_maaret_to_saraqeb(idlib: Dossier) -> None:
    (advance,) = movements_of(idlib, "advance", "advance")
    assert distance_km(advance["path"][0], MAARET) < 1
    assert distance_km(advance["path"][-1], SARAQEB) < 1
    assert len(advance["path"]) > 2


def test_the_withdrawal_goes_north_and_no_farther_than_drawn(idlib: Dossier) -> None:
    (withdrawal,) = movements_of(idlib, "advance", "withdrawal")
    start, tip = withdrawal["path"]
    assert start == list(SARAQEB)
    assert min(bearing(start, tip), 360 - bearing(start, tip)) < 0.5


def test_flight_goes_from_the_fighting_northward_and_ends_before_the_border(idlib: Dossier) -> None:
    flights = movements_of(idlib, "displacement", "flight")
    assert [movement["mark"] for movement in flights] == ["maarat_numan", "saraqeb"]
    for movement in flights:
        start, tip = movement["path"]
        angle = bearing(start, tip)
        assert min(angle, 360 - angle) <= 15
        assert tip[0] < 36.24, "north of here is Turkey"


def test_a_place_that_people_only_fled_from_gets_no_mark_in_that_layer(idlib: Dossier) -> None:
    assert not {"saraqeb", "maarat_numan"} & set(find_marks(idlib, "displacement"))


def test_the_north_west_is_an_area_and_says_that_its_outline_is_ours(idlib: Dossier) -> None:
    mark = mark_of(idlib, "toll", "nw_syria")
    assert mark["shape"] == "area"
    assert "no agreed boundary" in mark["outline"]["en"].lower()


def test_the_legend_counts_claims_that_lead_to_a_mark(idlib: Dossier) -> None:
    tied = idlib.claims[idlib.claims["claim_id"].isin(idlib.claim_places["claim_id"])]
    counts = tied["layer"].value_counts().to_dict()
    drawn = {layer: layer_scene(idlib, layer)["count"] for layer in counts}
    assert drawn == counts


def test_there_is_one_feature_group_for_each_layer_named_by_its_id(idlib: Dossier) -> None:
    chart = build_map(idlib, inline_assets())
    children = chart._children.values()
    groups = [child for child in children if isinstance(child, folium.FeatureGroup)]
    named = {group.layer_name: group.show for group in groups if group.overlay}
    layers = idlib.layers
    assert named == dict(zip(layers["layer_id"], layers["shown_first"], strict=True))


def test_the_map_names_no_server_but_that_of_the_tiles_to_choose(
    idlib: Dossier, tmp_path: Path
) -> None:
    assets = list_assets(lambda folder, path: f"../{folder}/{path.name}", tmp_path)
    page = build_map(idlib, assets).get_root().render()
    addresses = {part.split("/")[2] for part in page.split('"') if part.startswith("https://")}
    assert addresses == {"tile.openstreetmap.org", "www.openstreetmap.org"} & addresses
    assert "tile.openstreetmap.org" in addresses


def test_every_script_and_style_is_loaded() -> None:
    assert {path.name for path in WEB.glob("*.js")} == set(SCRIPTS)
    assert {path.name for path in WEB.glob("*.css")} == set(STYLES)


def test_all_scripts_are_one_file_leaflet_first_and_all_styles_another(tmp_path: Path) -> None:
    assets = list_assets(lambda folder, path: f"{folder}/{path.name}", tmp_path)
    assert assets.scripts == [("reader", "reader/reader.js")]
    assert assets.styles == [("reader_css", "reader/reader.css")]
    assert assets.basemap["towns"] == "basemap/towns.json"
    script = (tmp_path / "reader.js").read_text("utf-8")
    parts = ["Leaflet 1.9", *((WEB / name).read_text("utf-8") for name in SCRIPTS)]
    at = [script.index(part) for part in parts]
    assert at == sorted(at)


def test_no_script_writes_markup() -> None:
    for path in WEB.glob("*.js"):
        text = path.read_text(encoding="utf-8")
        for unsafe in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
            assert unsafe not in text, f"{path.name} uses {unsafe}"
