"""Filling in coordinates with their provenance, and deriving the shipped ones again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from articlemap.commands.shared import DEFAULT
from articlemap.dossier import Dossier, read_dossier
from articlemap.drift import MAXIMUM_DRIFT_KM, Check, check_coordinates
from articlemap.gazetteer import Gazetteer
from articlemap.geocode import centre_of, locate_places
from articlemap.geodesy import destination, distance_km
from articlemap.reading import check_table
from articlemap.rows import rows_by_line
from articlemap.tables import PLACES

IDLIB = (35.93062, 36.63393)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.fixture(scope="module")
def shipped() -> Dossier:
    return read_dossier(DEFAULT)


def places(*rows: dict[str, Any]) -> pd.DataFrame:
    """A table of places; a row says what differs from a town that nobody has located."""
    blank: dict[str, Any] = dict.fromkeys(PLACES.columns)
    town = {"kind": "town", "named_in_article": "yes", "source": "not located yet"}
    full = [
        blank | town | {"name_en": row["place_id"], "name_fr": row["place_id"]} | row
        for row in rows
    ]
    table, problems = check_table(pd.DataFrame(full, dtype="object"), PLACES)
    assert not problems
    return table


def test_a_town_gets_its_coordinate_and_says_where_from(gazetteer: Gazetteer) -> None:
    located = locate_places(places({"place_id": "morek", "name_en": "Morek"}), gazetteer)
    row = rows_by_line(located.places)[0]
    assert (row["latitude"], row["longitude"]) == (35.37615, 36.6897)
    assert (row["gazetteer"], row["gazetteer_id"]) == ("geonames", "166640")
    assert (row["precision"], row["uncertainty_km"]) == ("town", 1.5)
    assert row["source"] == "GeoNames, CC BY 4.0, as Mūrak; radius estimated from its kind"
    assert located.filled == ("morek",)


def test_an_override_keeps_its_own_radius_and_source(gazetteer: Gazetteer) -> None:
    crossing = {"place_id": "bab", "name_en": "Bab al-Hawa", "kind": "crossing"}
    row = rows_by_line(locate_places(places(crossing), gazetteer).places)[0]
    assert (row["gazetteer"], row["gazetteer_id"]) == ("overrides", "bab_al_hawa")
    assert (row["precision"], row["uncertainty_km"]) == ("site", 0.5)
    assert "estimated" not in row["source"]


def test_the_table_handed_in_stays_as_it_was(gazetteer: Gazetteer) -> None:
    before = places({"place_id": "morek", "name_en": "Morek"})
    kept = before.copy(deep=True)
    located = locate_places(before, gazetteer)
    pd.testing.assert_frame_equal(before, kept)
    pd.testing.assert_series_equal(located.places.dtypes, before.dtypes)


def test_a_coordinate_that_is_there_is_left_alone(gazetteer: Gazetteer) -> None:
    """An editor's point three kilometres from GeoNames' is the editor's."""
    mine = {"latitude": 35.4, "longitude": 36.7, "precision": "near"}
    located = locate_places(places({"place_id": "morek", **mine}), gazetteer)
    assert located.filled == ()
    assert rows_by_line(located.places)[0]["latitude"] == 35.4


def test_of_two_towns_of_one_name_the_nearer_is_meant(gazetteer: Gazetteer) -> None:
    table = places({"place_id": "sinjar", "name_en": "Sinjar"})
    assert (
        rows_by_line(locate_places(table, gazetteer, near=IDLIB).places)[0]["gazetteer_id"]
        == "164094"
    )


def test_the_record_that_most_names_mean_is_taken(gazetteer: Gazetteer) -> None:
    """The French and the Arabic name say Hama, the English one was a slip."""
    names = {"name_en": "Homs", "name_fr": "Hama", "name_ar": "حماة"}
    row = rows_by_line(locate_places(places({"place_id": "x", **names}), gazetteer).places)[0]
    assert row["gazetteer_id"] == "170017"


def test_a_row_with_a_record_and_no_coordinate_takes_that_record(gazetteer: Gazetteer) -> None:
    cited = {"place_id": "who", "name_en": "WHO", "kind": "institution"}
    table = places({**cited, "gazetteer": "geonames", "gazetteer_id": "2660646"})
    row = rows_by_line(locate_places(table, gazetteer).places)[0]
    assert (row["latitude"], row["longitude"]) == (46.20222, 6.14569)


def test_a_guess_is_proposed_and_not_written(gazetteer: Gazetteer) -> None:
    located = locate_places(
        places({"place_id": "maarratuennuman", "name_en": "Maarratünnuman"}), gazetteer
    )
    assert located.filled == ()
    assert "geonames 167611" in located.missing[0].reason
    assert rows_by_line(located.places)[0]["latitude"] is None


@pytest.mark.parametrize("kind", ["road", "border", "country", "governorate", "region"])
def test_lines_and_areas_are_not_given_a_point(gazetteer: Gazetteer, kind: str) -> None:
    located = locate_places(places({"place_id": "idlib", "kind": kind}), gazetteer)
    assert (located.filled, located.missing) == ((), ())


def test_an_institution_is_not_mistaken_for_a_town_of_its_name(gazetteer: Gazetteer) -> None:
    located = locate_places(places({"place_id": "homs", "kind": "institution"}), gazetteer)
    assert [place.place_id for place in located.missing] == ["homs"]


def test_a_coordinate_left_out_on_purpose_is_listed_and_not_filled(gazetteer: Gazetteer) -> None:
    note = "No coordinate found in any source; see the post"
    located = locate_places(places({"place_id": "morek", "source": note}), gazetteer)
    assert located.filled == ()
    assert located.missing[0].reason == f"left blank on purpose: {note}"


def test_surman_of_the_shipped_dossier_stays_off_the_map(
    shipped: Dossier, gazetteer: Gazetteer
) -> None:
    located = locate_places(shipped.places, gazetteer, near=centre_of(shipped))
    assert "surman_village" in {place.place_id for place in located.missing}
    assert located.filled == ()
    pd.testing.assert_frame_equal(located.places, shipped.places)


def test_the_shipped_places_are_found_again_by_their_names_alone(
    shipped: Dossier, gazetteer: Gazetteer
) -> None:
    """Blank every coordinate and record: whatever is located then is where it was."""
    blank: dict[str, Any] = dict.fromkeys(
        ("latitude", "longitude", "gazetteer", "gazetteer_id"), pd.NA
    )
    bare, problems = check_table(shipped.places.astype("object").assign(**blank), PLACES)
    assert not problems
    located = locate_places(bare, gazetteer, near=centre_of(shipped))
    known = {row["place_id"]: row for row in rows_by_line(shipped.places).values()}
    found = {row["place_id"]: row for row in rows_by_line(located.places).values()}
    assert len(located.filled) >= 50
    for key in located.filled:
        assert distance_km(_point(known[key]), _point(found[key])) < MAXIMUM_DRIFT_KM, key


def _point(row: dict[str, Any]) -> tuple[float, float]:
    return row["latitude"], row["longitude"]


def test_the_centre_of_the_first_dossier_is_in_idlib_whatever_the_capitals(
    shipped: Dossier,
) -> None:
    centre = centre_of(shipped)
    assert centre is not None
    assert distance_km(centre, IDLIB) < 30


def test_every_shipped_coordinate_is_derived_again(shipped: Dossier, gazetteer: Gazetteer) -> None:
    checks = check_coordinates(shipped, gazetteer)
    assert [check for check in checks if check.fails] == []
    assert len(checks) >= len(shipped.places) + len(shipped.posts) + len(shipped.routes)


def checked(dossier: Dossier, gazetteer: Gazetteer, key: str) -> Check:
    return next(check for check in check_coordinates(dossier, gazetteer) if check.key == key)


def with_place(dossier: Dossier, key: str, **values: Any) -> Dossier:
    """The dossier with other values in one row of places; the original keeps its own."""
    table = dossier.places.copy()
    for name, value in values.items():
        table.loc[table["place_id"] == key, name] = value
    return replace(dossier, places=table)


def test_a_slip_of_the_pen_is_found_with_its_distance(
    shipped: Dossier, gazetteer: Gazetteer
) -> None:
    saraqeb = (35.86447, 36.80591)
    off = destination(saraqeb, 45, 0.15)
    dossier = with_place(shipped, "saraqeb", latitude=off.latitude, longitude=off.longitude)
    check = checked(dossier, gazetteer, "saraqeb")
    assert check.fails
    assert check.drift_km == pytest.approx(0.15, abs=1e-6)
    assert check.file == "places.csv"


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"gazetteer": None, "gazetteer_id": None}, "names no list"),
        ({"gazetteer_id": "999999999"}, "has no coordinate for “999999999”"),
        ({"gazetteer": "overrides", "gazetteer_id": "nowhere"}, "overrides has no coordinate"),
        ({"gazetteer": "nominatim", "gazetteer_id": "node/1"}, "copy it to the overrides"),
        ({"gazetteer": "derived", "gazetteer_id": "167611"}, "expected midpoint:ID"),
        ({"gazetteer": "areas", "gazetteer_id": "atlantis"}, "no shape for “atlantis”"),
        ({"gazetteer": "areas", "gazetteer_id": "idlib_gov", "latitude": 33.0}, "outside"),
    ],
)
def test_a_coordinate_that_nothing_derives_fails(
    shipped: Dossier, gazetteer: Gazetteer, values: dict[str, Any], problem: str
) -> None:
    check = checked(with_place(shipped, "saraqeb", **values), gazetteer, "saraqeb")
    assert check.fails
    assert problem in check.problem


def test_a_label_point_lies_in_its_shape(shipped: Dossier, gazetteer: Gazetteer) -> None:
    dossier = with_place(shipped, "idlib_gov", gazetteer="areas")
    assert checked(dossier, gazetteer, "idlib_gov").drift_km == 0


def test_a_row_without_coordinate_is_reported_and_no_failure(
    shipped: Dossier, gazetteer: Gazetteer
) -> None:
    check = checked(shipped, gazetteer, "surman_village")
    assert (check.derivation, check.fails) == ("no coordinate", False)


def test_surman_post_is_the_midpoint_and_its_anchor_is_found_by_name(
    shipped: Dossier, gazetteer: Gazetteer
) -> None:
    assert checked(shipped, gazetteer, "surman").derivation == "midpoint:167611+164094"
    assert checked(shipped, gazetteer, "surman anchor").derivation == (
        "overrides jarjanaz by the anchor's name"
    )


def test_an_anchor_with_an_unknown_name_fails(shipped: Dossier, gazetteer: Gazetteer) -> None:
    posts = shipped.posts.copy()
    posts.loc[posts["post_id"] == "surman", "anchor_name"] = "Nowhere"
    check = checked(replace(shipped, posts=posts), gazetteer, "surman anchor")
    assert "no list has the anchor “Nowhere”" in check.problem
