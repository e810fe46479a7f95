"""The world gazetteer: what it holds, how it is asked, and how it is built."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from articlemap.atlas import Say, home, open_atlas
from articlemap.atlas.geocoder import WorldGazetteer
from articlemap.atlas.layout import Flag, Kind, Word
from articlemap.atlas.making.collection import Collection, Place, is_readable
from articlemap.atlas.making.countries import name_people
from articlemap.atlas.making.middle import find_middle
from articlemap.atlas.making.tables import read_table
from articlemap.atlas.making.towns import choose_arabic, is_written
from articlemap.atlas.making.writing import TRANSLITERATED, write_atlas
from articlemap.atlas.store import Atlas
from articlemap.errors import ArticlemapError
from articlemap.geodesy import distance_km
from articlemap.notices import notice


@pytest.fixture(scope="module")
def world() -> WorldGazetteer:
    return WorldGazetteer()


@pytest.mark.parametrize(
    ("names", "geonames_id"),
    [
        ("Londres|London|لندن", "2643743"),
        ("Alep|Aleppo|Halep|حلب", "170063"),
        ("Damas|Damascus|دمشق", "170654"),
        ("La Haye|The Hague|Den Haag", "2747373"),
        ("Pékin|Beijing|Peking|بكين", "1816670"),
        ("Le Caire|Cairo|القاهرة", "360630"),
        ("Moscou|Moscow|موسكو", "524901"),
        ("États-Unis|Etats-Unis|United States|الولايات المتحدة", "6252001"),
        ("Maaret al-Numan|Maarrat an-Nu'man|معرة النعمان", "167611"),
        ("Saraqeb|Saraqib|سراقب", "164816"),
    ],
)
def test_a_place_is_found_by_its_french_english_and_arabic_names(
    world: WorldGazetteer, names: str, geonames_id: str
) -> None:
    places = {name: world.geocode(name, exactly_one=False) for name in names.split("|")}
    found = {name: {one.raw["id"] for one in those or []} for name, those in places.items()}
    assert {name: geonames_id in ids for name, ids in found.items()} == dict.fromkeys(found, True)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Syrie", "country"), ("Sahel", "region"), ("mer Noire", "region"), ("Oslo", "capital")],
)
def test_countries_regions_and_seas_are_places_of_their_kind(
    world: WorldGazetteer, name: str, kind: str
) -> None:
    place = world.geocode(name)
    assert place.raw["kind"] == kind
    assert place.raw["uncertainty_km"] > 0


def test_a_governorate_lies_at_the_middle_of_its_land_and_says_how_wide_it_is(
    world: WorldGazetteer,
) -> None:
    idlib = world.geocode("Idlib", kind="governorate")
    assert distance_km((idlib.latitude, idlib.longitude), (35.8, 36.6)) < 25
    assert 10 < idlib.raw["uncertainty_km"] < 80


def test_the_options_are_those_of_the_regional_gazetteer(world: WorldGazetteer) -> None:
    assert world.geocode("Tripoli", country_codes="lb").raw["country"] == "LB"
    assert world.geocode("Tripoli", near=(32.5, 13.5)).raw["country"] == "LY"
    assert len(world.geocode("Tripoli", exactly_one=False, limit=2)) == 2
    assert world.geocode("Xyzzy") is None
    record = world.record("geonames", 170654)
    assert record is not None
    assert record.name_fr == "Damas"
    assert world.record("geonames", 1) is None


def test_peoples_and_abbreviations_are_no_names_of_a_place(world: WorldGazetteer) -> None:
    assert world.geocode("Russians") is None


def test_each_table_kept_by_hand_names_known_countries_once() -> None:
    countries = [line["country"] for line in read_table("countries")]
    assert len(countries) == len(set(countries)) > 240
    named = [line["country"] for line in read_table("country_names")]
    assert len(named) == len(set(named))
    assert set(named) <= set(countries)


def test_each_region_has_a_source_and_a_point_with_its_doubt_or_neither() -> None:
    for line in read_table("regions"):
        assert line["source"]
        given = [bool(line[name]) for name in ("latitude", "longitude", "uncertainty_km")]
        assert all(given) or not any(given), line["name_en"]


@pytest.mark.parametrize(
    ("towns", "middle"),
    [
        ([(0, 0), (0, 4), (4, 4), (4, 0), (0.1, 0.1), (0.2, 0.1)], (2, 2)),
        ([(10, 179), (10, -179), (12, 179), (12, -179)], (11, 180)),
        ([(3, 5)], (3, 5)),
        ([(0, 0), (2, 2)], (1, 1)),
    ],
    ids=["towns crowd in a corner", "across the date line", "one town", "two towns"],
)
def test_the_middle_is_that_of_the_land_that_the_towns_enclose(
    towns: list[tuple[float, float]], middle: tuple[float, float]
) -> None:
    assert find_middle(towns) == pytest.approx(middle)


@pytest.mark.parametrize(
    ("name", "readable"),
    [("Şanlıurfa", True), ("Ma‘arrat", True), ("حلب", True), ("Алеппо", False), ("阿勒颇", False)],
)
def test_names_in_latin_and_arabic_letters_are_kept(name: str, readable: bool) -> None:
    assert is_readable(name) is readable


def test_codes_and_letter_by_letter_renderings_are_left_out() -> None:
    assert [name for name in ("DAM", "dmshq", "al-Bab", "Damas") if is_written(name)] == [
        "al-Bab",
        "Damas",
    ]


def test_the_arabic_name_is_the_one_with_its_article_and_hamza() -> None:
    assert choose_arabic(["ادلب", "إدلب", "Idlib", "ئیدلیب"]) == "إدلب"


def test_peoples_are_named_in_the_plural_too() -> None:
    line = {"people_en": "Turkish|Turk", "people_fr": "Français"}
    assert name_people(line) == ["Turkish", "Turk", "Français", "Turks"]


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    world = Collection()
    syria = world.add(Place(163843, Kind.COUNTRY, 35, 38, country=0, code="SY", english="Syria"))
    world.countries = dict.fromkeys(TRANSLITERATED, syria)
    town = Place(170654, Kind.TOWN, 33.5102, 36.29128, population=1569394, country=syria)
    town.english, town.french, town.arabic = "Damascus", "Damas", "دمشق"
    row = world.add(town)
    world.name(row, ["Damas", "St. Georges", "Дамаск"], Flag.OWN)
    write_atlas(tmp_path, world, {"nice": (141, 0, 0, Word.SURNAME)})

    atlas = Atlas(tmp_path)
    assert atlas.names["damas"] == [(row, Flag.OWN)]
    assert atlas.loose["damas"] == [(row,)]
    assert atlas.words["nice"] == [(141, 0, 0, Word.SURNAME)]
    assert atlas.labels(row) == ("Damascus", "Damas", "دمشق")
    assert atlas.places[row]["latitude"] == 33.5102
    assert atlas.code(syria) == "SY"


def build_nothing(folder: Path, say: Say) -> None:
    (folder / "places.npy").write_text("whole", encoding="utf-8")
    say(notice("built"))


def fail_halfway(folder: Path, say: Say) -> None:
    (folder / "places.npy").write_text("half", encoding="utf-8")
    raise OSError("disk full")


def test_a_build_is_there_whole_or_not_at_all_and_replaces_older_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "old").mkdir()
    monkeypatch.setattr("articlemap.atlas.making.build", fail_halfway)
    with pytest.raises(OSError, match="disk full"):
        home.build_into(tmp_path, "new", print)
    assert [path.name for path in tmp_path.iterdir()] == ["old"]

    monkeypatch.setattr("articlemap.atlas.making.build", build_nothing)
    home.build_into(tmp_path, "new", print)
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


def test_a_missing_package_is_named_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "PACKAGES", ("no-such-package",))
    with pytest.raises(ArticlemapError, match=r"no-such-package.*pip install -r"):
        home.make_key()


def test_the_key_changes_with_what_the_gazetteer_is_made_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = home.make_key()
    (tmp_path / "extra.csv").write_text("a\n", encoding="utf-8")
    monkeypatch.setattr(home, "MADE_FROM", (*home.MADE_FROM, tmp_path))
    assert home.make_key() != before


def test_the_files_are_opened_once() -> None:
    assert open_atlas() is open_atlas()


def test_the_weights_are_small_and_readable() -> None:
    path = Path(home.__file__).parents[1] / "geoparse" / "weights.json"
    assert path.stat().st_size < 50_000
    assert json.loads(path.read_text(encoding="utf-8"))["thresholds"]
