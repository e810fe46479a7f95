"""A dossier is valid or says everything that is wrong with it, each with its place and way out."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from articlemap.dossier import read_dossier, write_tables
from articlemap.errors import InvalidDossierError, Problem
from articlemap.tables import TABLES

TINY = Path(__file__).parent / "data" / "tiny"
Edit = Callable[[str, str, str, str], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the tiny dossier that a test may spoil."""
    return Path(shutil.copytree(TINY, tmp_path / "tiny"))


@pytest.fixture
def edit(folder: Path) -> Edit:
    """Sets one cell: edit(table, key, column, value); the key is looked up in the first column."""

    def set_cell(table: str, key: str, column: str, value: str) -> None:
        path = folder / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        row = next(row for row in rows if row[0] == key)
        row[rows[0].index(column)] = value
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)

    return set_cell


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(InvalidDossierError) as caught:
        read_dossier(folder)
    return caught.value.problems


def test_a_valid_dossier_is_read_with_its_declared_types() -> None:
    dossier = read_dossier(TINY)
    homs = dossier.places.set_index("place_id").loc["homs"]
    assert (homs["latitude"], homs["longitude"]) == (34.72405, 36.72559)
    assert dossier.sentences["start"].dtype == "Int64"
    assert dossier.posts["one_of_twelve"].tolist() == [True]


def test_a_blank_is_unknown_and_never_zero() -> None:
    blank = read_dossier(TINY).places.set_index("place_id").isna()
    assert blank.loc["nowhere", "latitude"]
    assert blank.loc["m5", "uncertainty_km"]
    assert not blank.loc["homs", "latitude"]


def test_the_index_is_the_line_in_the_file() -> None:
    assert read_dossier(TINY).layers.index.tolist() == [2, 3]


def test_reading_back_what_was_written_gives_the_same_tables(tmp_path: Path) -> None:
    dossier = read_dossier(TINY)
    for extra in ("article.txt", "datapackage.json"):
        shutil.copy(TINY / extra, tmp_path / extra)
    write_tables(dossier, tmp_path)
    again = read_dossier(tmp_path)
    for table in TABLES:
        pd.testing.assert_frame_equal(again.table(table.name), dossier.table(table.name))


def test_written_tables_are_the_files_they_were_read_from(tmp_path: Path) -> None:
    write_tables(read_dossier(TINY), tmp_path)
    for table in TABLES:
        assert (tmp_path / table.file).read_text() == (TINY / table.file).read_text(), table.file


def test_a_latitude_out_of_range_asks_whether_it_was_swapped(folder: Path, edit: Edit) -> None:
    edit("places", "homs", "latitude", "460.5")
    (problem,) = problems_of(folder)
    assert str(problem) == (
        "places.csv, line 2: latitude 460.5: "
        "expected −90 to 90; were latitude and longitude swapped?"
    )


def test_all_problems_of_all_files_come_at_once(folder: Path, edit: Edit) -> None:
    edit("places", "homs", "latitude", "460.5")
    edit("places", "hama", "kind", "hamlet")
    edit("claims", "c01", "kind", "rumour")
    edit("layers", "places", "colour", "blue")
    edit("claim_places", "c02", "place_id", "mars")
    found = {(problem.file, problem.line, problem.column) for problem in problems_of(folder)}
    assert found == {
        ("places.csv", 2, "latitude"),
        ("places.csv", 3, "kind"),
        ("claims.csv", 2, "kind"),
        ("layers.csv", 2, "colour"),
        ("claim_places.csv", 4, "place_id"),
    }


@pytest.mark.parametrize(
    ("table", "key", "column", "value", "fragment"),
    [
        ("places", "homs", "latitude", "north", "were latitude and longitude swapped?"),
        ("places", "homs", "latitude", "nan", "were latitude and longitude swapped?"),
        ("places", "homs", "longitude", "", "a latitude needs a longitude"),
        ("places", "homs", "name_en", "", "must not be blank"),
        ("places", "homs", "place_id", "hama", "stands twice"),
        ("places", "homs", "place_id", "Homs!", "lower-case letters"),
        ("sentences", "s02", "start", "12", "the article has"),
        ("sentences", "s02", "start", "two", "a whole number"),
        ("sentences", "s02", "text", "Hama est au nord.", "the article has"),
        ("sentences", "s02", "ledger", "no_place", "says why not"),
        ("sentences", "s04", "off_map_reason", "", "says why not"),
        ("claims", "c01", "sentence_id", "s99", "is not in sentences.csv"),
        ("claims", "c01", "claimant", "Nobody", "is not in claimants.csv"),
        ("claims", "c02", "date", "6 February", "2020-02-05"),
        ("claims", "c02", "date", "2020-13", "2020-02-05"),
        ("claim_places", "c02", "place_id", "mars", "is not in places.csv"),
        ("claim_places", "c02", "mention", "M4", "is not printed at"),
        ("claim_places", "c02", "mention_start", "", "is not printed at"),
        ("claim_places", "c02", "post_id", "tell", "give either place_id or post_id"),
        ("contradictions", "x01", "claim_id", "", "give either claim_id or post_id"),
        ("layers", "places", "shown_first", "maybe", "write true or false"),
        ("posts", "tell", "number", "1.5", "a whole number"),
    ],
)
def test_a_wrong_cell_is_named_with_its_way_out(  # noqa: PLR0917
    folder: Path, edit: Edit, table: str, key: str, column: str, value: str, fragment: str
) -> None:
    edit(table, key, column, value)
    messages = [str(problem) for problem in problems_of(folder)]
    assert any(message.startswith(f"{table}.csv") and fragment in message for message in messages)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "claims.csv").unlink()
    assert [str(p) for p in problems_of(folder)] == [
        "claims.csv: is missing; a dossier needs this file"
    ]


def test_missing_unknown_and_doubled_columns_are_named(folder: Path) -> None:
    path = folder / "layers.csv"
    header, *rows = path.read_text(encoding="utf-8").splitlines()
    changed = header.replace("symbol", "sign").replace("name_fr", "name_en")
    path.write_text("\n".join([changed, *rows]) + "\n", encoding="utf-8")
    found = {(problem.column, problem.message.split(";")[0]) for problem in problems_of(folder)}
    assert ("symbol", "this column is missing") in found
    assert ("sign", "this column is not known") in found
    assert ("name_en", "this column stands twice") in found


def test_a_row_with_a_comma_too_many_is_named_by_its_line(folder: Path) -> None:
    path = folder / "layers.csv"
    path.write_text(path.read_text(encoding="utf-8") + "more,Name, with comma\n", encoding="utf-8")
    (problem,) = problems_of(folder)
    assert (problem.file, problem.line) == ("layers.csv", 4)
    assert "is a comma unquoted?" in problem.message


def test_a_file_that_is_not_utf8_says_how_to_save_it(folder: Path) -> None:
    (folder / "layers.csv").write_bytes("é".encode("latin-1"))
    (problem,) = problems_of(folder)
    assert "save it as UTF-8" in problem.message


def test_json_that_is_broken_is_named(folder: Path) -> None:
    (folder / "datapackage.json").write_text("{", encoding="utf-8")
    (problem,) = problems_of(folder)
    assert problem.file == "datapackage.json"
    assert "not valid JSON" in problem.message


def test_lines_are_counted_as_an_editor_counts_them(folder: Path, edit: Edit) -> None:
    edit("places", "homs", "note_en", "two\nlines")
    edit("places", "hama", "latitude", "95")
    (problem,) = problems_of(folder)
    assert problem.line == 4
