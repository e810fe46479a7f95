"""CSV with HXL hashtags: valid, whole, and safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import hxl
import pytest

from articlemap.dossier import Dossier
from articlemap.export.columns import ABOUT, COLUMNS
from articlemap.export.rows import find_interval, list_features
from articlemap.export.table import FORMULA, neutralise, write_cell, write_csv
from articlemap.lookup import look_up
from articlemap.selection import Selection, select
from articlemap.viewstate import ViewState
from tests.exports import FIRST, PERMALINK, select_all, without_place

SCHEMA = [
    ["#valid_tag", "#valid_required", "#valid_datatype", "#valid_value+min", "#valid_value+max"],
    ["#geo+lat", "", "number", "-90", "90"],
    ["#geo+lon", "", "number", "-180", "180"],
    ["#affected+idps", "", "number", "0", ""],
    ["#date+start", "", "date", "", ""],
    ["#date+end", "", "date", "", ""],
    ["#date+exported", "true", "date", "", ""],
    ["#meta+filter", "true", "", "", ""],
    ["#meta+licence", "true", "", "", ""],
    ["#meta+url+permalink", "true", "url", "", ""],
]


@pytest.fixture(scope="module")
def selection() -> Selection:
    return select_all(FIRST)


@pytest.fixture(scope="module")
def content(selection: Selection) -> bytes:
    return write_csv(selection, permalink=PERMALINK)


@pytest.fixture(scope="module")
def rows(content: bytes) -> list[dict[str, str]]:
    """The rows under the hashtags, as a program reads them that knows only CSV."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))[1:]


def open_hxl(content: bytes, path: Path) -> hxl.model.Dataset:
    path.write_bytes(content)
    return hxl.data(hxl.make_input(str(path), hxl.InputOptions(allow_local=True)))


def test_libhxl_finds_the_table_valid(content: bytes, tmp_path: Path) -> None:
    complaints: list[object] = []
    data = open_hxl(content, tmp_path / "claims.csv")
    assert data.validate(schema=hxl.schema(SCHEMA, complaints.append)), complaints
    assert {"#loc", "#geo", "#date", "#meta", "#affected"} <= set(data.tags)
    assert "#affected+idps" in data.display_tags
    assert "#description+excerpt+i_fr" in data.display_tags


def test_libhxl_would_find_a_latitude_that_is_none(content: bytes, tmp_path: Path) -> None:
    wrong = content.replace(b",35.86447,", b",north,", 1)
    assert wrong != content
    data = open_hxl(wrong, tmp_path / "claims.csv")
    assert not data.validate(schema=hxl.schema(SCHEMA, lambda _: None))


def test_every_claim_and_tie_comes_back_from_the_table(
    selection: Selection, rows: list[dict[str, str]]
) -> None:
    tables = look_up(selection.dossier)
    every = [tie for ties in tables.ties_of_claim.values() for tie in ties]
    ties = {(tie["claim_id"], tie["mark"], tie["role"]) for tie in every}
    read = {(row["claim_id"], row["place_id"], row["role"]) for row in rows}
    assert ties <= read
    assert {row["claim_id"] for row in rows} - {""} == set(tables.claims)


def test_what_is_read_back_is_what_was_written(
    selection: Selection, rows: list[dict[str, str]]
) -> None:
    for row, feature in zip(rows, list_features(selection), strict=True):
        for name, column in COLUMNS.items():
            value = feature.row[name]
            if column.type in ("number", "integer") and value is not None:
                assert float(row[name]) == value
            else:
                assert row[name].removeprefix("'") == write_cell(value).removeprefix("'")


def test_every_row_says_filter_date_address_and_credits(rows: list[dict[str, str]]) -> None:
    assert {row["permalink"] for row in rows} == {PERMALINK}
    for name in ABOUT:
        assert all(row[name] for row in rows), name


def test_displaced_and_killed_people_stand_under_their_hashtags(
    rows: list[dict[str, str]],
) -> None:
    displaced = {row["claim_id"]: row["displaced"] for row in rows if row["displaced"]}
    assert displaced == {"c56": "500000", "c57": "400000"}
    assert {row["killed"] for row in rows} == {"", "300"}


def test_a_place_without_a_coordinate_is_a_row_that_says_so(article: Dossier) -> None:
    dossier = without_place(article, "saraqeb")
    text = write_csv(select(dossier)).decode("utf-8-sig")
    found = [row for row in csv.DictReader(io.StringIO(text)) if row["place_id"] == "saraqeb"]
    assert found
    assert {(row["latitude"], row["longitude"], row["position"]) for row in found} == {
        ("", "", "none")
    }


@pytest.mark.parametrize("start", FORMULA, ids=repr)
def test_a_text_that_a_spreadsheet_would_run_is_neutralised(start: str) -> None:
    assert neutralise(f"{start}1+1").startswith("'")
    assert neutralise(f"  {start}1+1").startswith("'")


def test_a_number_stays_a_number_and_a_blank_a_blank() -> None:
    assert [write_cell(value) for value in (-12.5, 0, 400000.0, True, None)] == [
        *("-12.5", "0", "400000", "true", "")
    ]


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2020", ("2020-01-01", "2020-12-31")),
        ("2020-02", ("2020-02-01", "2020-02-29")),
        ("2020-02-05", ("2020-02-05", "2020-02-05")),
        ("2019/2020-01-28", ("2019-01-01", "2020-01-28")),
        (None, (None, None)),
    ],
)
def test_a_date_is_an_interval_as_long_as_it_is_vague(
    date: str | None, days: tuple[str | None, str | None]
) -> None:
    assert find_interval(date) == days


def test_only_what_the_view_shows_is_in_the_table(article: Dossier) -> None:
    selection = select(article, ViewState(by="WHO"))
    text = write_csv(selection).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))[1:]
    assert {row["claim_id"] for row in rows} == set(selection.claims)
    assert "WHO" in rows[0]["filter"] or "World Health" in rows[0]["filter"]
