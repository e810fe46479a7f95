"""Corrections: a table beside a dossier, which it may lack; each with its date."""

from __future__ import annotations

from pathlib import Path

import pytest

from articlemap.corrections import CORRECTIONS, read_corrections
from articlemap.errors import InvalidDossierError
from tests.conftest import FIRST_DOSSIER

ROOT = Path(__file__).parents[1]
HEADER = ",".join(CORRECTIONS.columns)


def write(folder: Path, *lines: str) -> Path:
    (folder / CORRECTIONS.file).write_text("\n".join([HEADER, *lines, ""]), encoding="utf-8")
    return folder


def test_a_dossier_without_the_table_has_no_corrections(tmp_path: Path) -> None:
    assert read_corrections(tmp_path) == []


def test_the_shipped_table_is_read_and_its_columns_are_in_the_readme() -> None:
    assert read_corrections(FIRST_DOSSIER) == []
    readme = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in readme for name in CORRECTIONS.columns)


def test_the_latest_correction_comes_first(tmp_path: Path) -> None:
    folder = write(tmp_path, "2020-03-01,c01,a,,,b,,,", "2020-04-01,c02,a,,,b,,,A reader")
    assert [row["about"] for row in read_corrections(folder)] == ["c02", "c01"]


def test_all_that_is_wrong_is_named_with_its_line(tmp_path: Path) -> None:
    folder = write(tmp_path, "1 March,c01,a,,,b,,,", "2020-03-01,c02,,,,b,,,")
    with pytest.raises(InvalidDossierError) as caught:
        read_corrections(folder)
    assert {(one.line, one.column) for one in caught.value.problems} == {(2, "date"), (3, "was_en")}
