"""`verify`: what has drifted is found, in its file, and nothing else is."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from articlemap.__main__ import main
from articlemap.package import write_package
from articlemap.verify import COORDINATES, HASH, OFFSETS, SCHEMA, verify_dossier
from tests.conftest import FIRST_DOSSIER


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FIRST_DOSSIER, tmp_path / "dossier"))


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def failed(folder: Path) -> set[tuple[str, str]]:
    return {(one.check, one.file) for one in verify_dossier(folder) if not one.passed}


def test_the_shipped_dossier_is_as_it_says() -> None:
    outcomes = verify_dossier(FIRST_DOSSIER)
    assert [one for one in outcomes if not one.passed] == []
    assert {one.check for one in outcomes} == {OFFSETS, HASH, SCHEMA, COORDINATES}
    counts = {(one.check, one.file): one.count for one in outcomes}
    assert counts[OFFSETS, "sentences.csv"] == 38
    assert counts[COORDINATES, "routes.csv"] == 34


def change_article(folder: Path) -> None:
    replace(folder / "article.txt", "Morek", "Marek")


def change_offset(folder: Path) -> None:
    replace(folder / "claim_places.csv", "Morek,1102", "Morek,1103")
    write_package(folder)


def change_coordinate(folder: Path) -> None:
    replace(folder / "places.csv", "35.86447", "35.87447")
    write_package(folder)


def change_note(folder: Path) -> None:
    replace(folder / "claimants.csv", "World Health Organization", "World Health Organisation")


def change_schema(folder: Path) -> None:
    path = folder / "datapackage.json"
    described = json.loads(path.read_text(encoding="utf-8"))
    described["resources"][1]["schema"]["fields"].pop()
    path.write_text(json.dumps(described), encoding="utf-8")


def drop_package(folder: Path) -> None:
    (folder / "datapackage.json").write_text("[]", encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            change_article,
            {
                (HASH, "article.txt"),
                (OFFSETS, "sentences.csv"),
                (OFFSETS, "claim_places.csv"),
                (COORDINATES, "places.csv"),
            },
        ),
        (change_offset, {(OFFSETS, "claim_places.csv"), (COORDINATES, "places.csv")}),
        (change_coordinate, {(COORDINATES, "places.csv")}),
        (change_note, {(HASH, "claimants.csv")}),
        (change_schema, {(SCHEMA, "sentences.csv")}),
    ],
)
def test_drift_is_found_where_it_is(
    copy: Path, change: Callable[[Path], None], expected: set[tuple[str, str]]
) -> None:
    change(copy)
    assert failed(copy) == expected


def test_without_a_descriptor_every_hash_and_schema_fails(copy: Path) -> None:
    drop_package(copy)
    assert {check for check, _ in failed(copy)} >= {HASH, SCHEMA}


def test_a_missing_table_is_an_outcome_and_no_traceback(copy: Path) -> None:
    (copy / "claims.csv").unlink()
    assert {(HASH, "claims.csv"), (SCHEMA, "claims.csv")} <= failed(copy)
    assert {OFFSETS, COORDINATES} <= {check for check, _ in failed(copy)}


def test_the_command_says_that_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify"]) == 0
    assert "24 checks, 0 failed" in capsys.readouterr().out


def test_the_command_exits_with_one_on_drift(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change_coordinate(copy)
    assert main(["verify", str(copy)]) == 1
    printed = capsys.readouterr().out
    assert "DRIFT" in printed
    assert "places.csv, line" in printed
    assert "saraqeb: 1.1" in printed


def test_the_command_names_a_folder_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(tmp_path / "nowhere")]) == 2
    assert "no such folder" in capsys.readouterr().err
