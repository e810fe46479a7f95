"""Which place a name means, and when the gazetteer would rather say nothing."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from geopy.exc import GeocoderQueryError
from geopy.location import Location
from hypothesis import given, settings
from hypothesis import strategies as st

from articlemap.errors import ArticlemapError
from articlemap.gazetteer import FOLDER, SETTLEMENTS, Gazetteer
from articlemap.geodesy import distance_km
from articlemap.records import COLUMNS
from articlemap.spelling import fold, plain, skeleton

IDLIB = (35.93062, 36.63393)
OVERRIDES = (*COLUMNS[:6], "kind", "latitude", "longitude", "uncertainty_km", "source")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The lists that ship with the program."""
    return Gazetteer()


def write_list(path: Path, columns: tuple[str, ...], *rows: dict[str, str]) -> None:
    """A list of the gazetteer with these rows, blank where they say nothing."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Idlib the town, a Surman in Libya, and three overrides, one of them not located."""
    write_list(
        tmp_path / "places.csv",
        COLUMNS,
        {"id": "169389", "name_en": "Idlib", "name_ar": "إدلب", "kind": "city"}
        | {"latitude": "35.93062", "longitude": "36.63393", "population": "128840"},
        {"id": "2209055", "name_en": "Surman", "country": "LY", "kind": "town"}
        | {"latitude": "32.7567", "longitude": "12.5717", "population": "75854"},
    )
    write_list(
        tmp_path / "overrides.csv",
        OVERRIDES,
        {"id": "idlib_gov", "name_en": "Idlib Governorate", "name_fr": "Province d'Idlib"}
        | {"kind": "governorate", "latitude": "35.76667", "longitude": "36.66667"},
        {"id": "bab_al_hawa", "name_en": "Bab al-Hawa", "kind": "crossing", "latitude": "36.23064"}
        | {"longitude": "36.69264", "uncertainty_km": "0.5", "source": "Wikipedia"},
        {"id": "surman_village", "name_en": "Surman", "kind": "village", "country": "SY"},
    )
    return tmp_path


@pytest.mark.parametrize(
    ("names", "geonames_id"),
    [
        (
            "Maaret al-Numan|Maarrat an-Nu'man|Ma'arrat al-Nu'man|Maarat al Numan|"
            "Maarat al-Nouman|معرة النعمان|مَعَرَّة النُّعْمَان|Maarratünnuman",
            "167611",
        ),
        ("Saraqeb|Saraqib|Sarakib|SARAQEB|Sarâqeb|سراقب", "164816"),
        ("Lattaquié|Lattaquie|Latakia|اللاذقية|لاذقيه", "173576"),
        ("Alep|Aleppo|Halep|حلب", "170063"),
        ("Damas|Damascus|Şam|دمشق", "170654"),
        ("Idleb|Idlib|d'Idlib|İdlib|إدلب|ادلب", "169389"),
        ("Morek|Murak|Mourek|مورك", "166640"),
        ("Khan Cheikhoun|Khan Shaykhun|Khan Sheikhoun|خان شيخون", "168325"),
        ("Jisr al-Choghour|Jisr ash-Shughur|Jisr al-Shughour|جسر الشغور", "169023"),
        ("Ankara|أنقرة", "323786"),
        ("Genève|Geneva", "2660646"),
    ],
)
def test_arabic_english_french_and_turkish_spellings_find_the_same_town(
    gazetteer: Gazetteer, names: str, geonames_id: str
) -> None:
    found = {name: gazetteer.geocode(name) for name in names.split("|")}
    assert {name: one and one.raw["id"] for name, one in found.items()} == dict.fromkeys(
        found, geonames_id
    )


@pytest.mark.parametrize(
    ("name", "match"),
    [
        ("Maarrat an-Nu'man", "exact"),
        ("Maaret al-Numan", "folded"),
        ("Sarakib", "folded"),
        ("Maarratünnuman", "skeleton"),
    ],
)
def test_a_location_says_how_its_name_matched(gazetteer: Gazetteer, name: str, match: str) -> None:
    assert gazetteer.geocode(name).raw["match"] == match


def test_a_location_is_geopys_and_carries_its_record(gazetteer: Gazetteer) -> None:
    place = gazetteer.geocode("Saraqeb")
    assert isinstance(place, Location)
    assert (place.latitude, place.longitude) == (35.86447, 36.80591)
    assert place.address == "Saraqib, SY"
    assert place.raw["list"] == "geonames"
    assert place.raw["kind"] == "town"
    assert place.raw["population"] == 34231
    assert {"Saraqib", "سراقب"} <= set(place.raw["names"])
    assert "GeoNames" in place.raw["source"]


def test_weaker_matches_come_after_stronger_ones(gazetteer: Gazetteer) -> None:
    matches = [place.raw["match"] for place in gazetteer.geocode("Halep", exactly_one=False)]
    assert matches == ["exact", "skeleton"]


@pytest.mark.parametrize("name", ["Surman", "Sourman", "al-Surman", "الصرمان"])
def test_surman_is_unknown_rather_than_sarmin_or_a_town_in_libya(
    gazetteer: Gazetteer, name: str
) -> None:
    assert gazetteer.geocode(name) is None


def test_a_name_that_editors_could_not_locate_does_not_give_its_homonym(small: Path) -> None:
    assert Gazetteer(small).geocode("Surman") is None
    assert Gazetteer(small).geocode("Surman", exactly_one=False) is None
    (small / "overrides.csv").unlink()
    assert Gazetteer(small).geocode("Surman").raw["country"] == "LY"


def test_a_guess_among_several_is_no_answer(tmp_path: Path) -> None:
    row = {"kind": "town", "latitude": "36", "longitude": "37"}
    write_list(
        tmp_path / "places.csv",
        COLUMNS,
        row | {"id": "1", "name_en": "Kafr Nabodeh"},
        row | {"id": "2", "name_en": "Kafr Nabadih"},
    )
    gazetteer = Gazetteer(tmp_path)
    assert gazetteer.geocode("Kafr Nabudeh") is None
    assert len(gazetteer.geocode("Kafr Nabudeh", exactly_one=False)) == 2


def test_idlib_is_the_city_first_and_the_governorate_too(small: Path) -> None:
    candidates = Gazetteer(small).geocode("Idlib", exactly_one=False)
    assert [place.raw["id"] for place in candidates] == ["169389", "idlib_gov"]


@pytest.mark.parametrize("name", ["province d'Idlib", "Idlib Governorate", "Idlib province"])
def test_the_province_is_found_by_its_full_name(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.geocode(name).raw["id"] == "idlib_gov"


def test_a_kind_can_be_asked_for(small: Path) -> None:
    place = Gazetteer(small).geocode("Idlib", kind="governorate")
    assert place.raw["id"] == "idlib_gov"
    assert Gazetteer(small).geocode("Bab al-Hawa", kind=SETTLEMENTS) is None


def test_of_two_sinjars_the_larger_comes_first_unless_the_other_is_nearer(
    gazetteer: Gazetteer,
) -> None:
    assert gazetteer.geocode("Sinjar").raw["country"] == "IQ"
    assert gazetteer.geocode("Sinjar", near=IDLIB).raw["id"] == "164094"
    assert gazetteer.geocode("Sinjar", country_codes="sy").raw["id"] == "164094"
    assert len(gazetteer.geocode("Sinjar", exactly_one=False, limit=1)) == 1


def test_remarks_in_brackets_are_not_part_of_a_name(gazetteer: Gazetteer) -> None:
    assert gazetteer.geocode("Jarjanaz (5.2 km)").raw["name_en"] == "Jarjanaz"


def test_an_unknown_name_gives_none_as_in_geopy(gazetteer: Gazetteer) -> None:
    assert gazetteer.geocode("Xyzzy") is None
    assert gazetteer.geocode("Xyzzy", exactly_one=False) is None


@pytest.mark.parametrize(
    ("query", "options", "message"),
    [
        ("", {}, "name of a place"),
        (" '’ ", {}, "name of a place"),
        (None, {}, "name of a place"),
        ("a" * 201, {}, "200 characters"),
        ("Idlib", {"kind": "planet"}, "no kind is called planet"),
        ("Idlib", {"exactly_one": False, "limit": 0}, "limit of 1"),
    ],
)
def test_bad_arguments_raise_geopys_error(
    gazetteer: Gazetteer, query: str, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(GeocoderQueryError, match=message):
        gazetteer.geocode(query, **options)


def test_a_record_is_found_by_its_list_and_id(small: Path) -> None:
    gazetteer = Gazetteer(small)
    crossing = gazetteer.record("overrides", "bab_al_hawa")
    assert crossing is not None
    assert (crossing.uncertainty_km, crossing.source) == (0.5, "Wikipedia")
    assert gazetteer.record("geonames", 169389) is not None
    assert gazetteer.record("geonames", "bab_al_hawa") is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id,name_en\n1,Idlib\n", "no column name_fr"),
        (",".join(COLUMNS) + "\n1,Idlib,,,,SY,,city,135.9,36.6,\n", "line 2: .*swapped"),
        (",".join(COLUMNS) + "\n1,Idlib,,,,SY,,city,35.9,,\n", "line 2"),
        (",".join(COLUMNS) + "\n1,Idlib,,,,SY,,city,north,36.6,\n", "line 2: .*north"),
    ],
)
def test_a_list_that_cannot_be_read_is_named_with_its_line(
    tmp_path: Path, text: str, message: str
) -> None:
    (tmp_path / "places.csv").write_text(text, encoding="utf-8")
    with pytest.raises(ArticlemapError, match=rf"places\.csv.*{message}"):
        Gazetteer(tmp_path).geocode("Idlib")


def test_a_missing_list_is_one_clear_message(tmp_path: Path) -> None:
    with pytest.raises(ArticlemapError, match=r"places\.csv: the gazetteer cannot be read"):
        Gazetteer(tmp_path).geocode("Idlib")


def test_every_own_name_of_the_shipped_list_finds_its_place(gazetteer: Gazetteer) -> None:
    """No key rule loses a name: each Syrian record is among the candidates for its own names."""
    for record in gazetteer._records:
        for name in record.own_names if record.country == "SY" and record.point else ():
            candidates = gazetteer.geocode(name, exactly_one=False)
            assert record.id in {place.raw["id"] for place in candidates}, name


def test_the_shipped_list_is_small_and_regional() -> None:
    with (FOLDER / "places.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    far = [row["name_en"] for row in rows if distance_km(IDLIB, _point(row)) > 1500]
    assert len(far) == 9
    assert (FOLDER / "places.csv").stat().st_size < 2_000_000
    assert len({row["id"] for row in rows}) == len(rows)


def _point(row: dict[str, str]) -> tuple[float, float]:
    return float(row["latitude"]), float(row["longitude"])


def test_surman_and_sarmin_share_consonants_and_nothing_more() -> None:
    assert skeleton(fold("Surman")) == skeleton(fold("Sarmin")) == "srmn"
    assert fold("Surman") != fold("Sarmin")


NAMES = st.text(
    st.sampled_from("aeiouyhkqcsjdglnrtAÉéşŞıİßœ'’‘ʿ-() ـ")
    | st.characters(codec="utf-8")
    | st.sampled_from("اأإآٱلةهىيئءمعر\u064e\u0651"),
    max_size=30,
)


@settings(max_examples=500)
@given(NAMES)
def test_folding_a_name_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(NAMES)
def test_a_plain_name_is_plain(name: str) -> None:
    assert plain(plain(name)) == plain(name)
