"""The declaration of columns, the data dictionary and the descriptors say the same."""

from __future__ import annotations

import json
from pathlib import Path

import frictionless
import pytest

from articlemap.dossier import read_folder
from articlemap.package import BEGIN, END, describe_package, describe_schema, write_dictionary
from articlemap.tables import TABLES

ROOT = Path(__file__).parents[1]
DOSSIERS = [ROOT / "data" / "idlib-2020-02-06", ROOT / "tests" / "data" / "tiny"]


@pytest.mark.parametrize("folder", DOSSIERS, ids=lambda folder: folder.name)
def test_frictionless_finds_the_package_valid(folder: Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.to_summary()
    assert {task.name for task in report.tasks} >= {table.name for table in TABLES}


def test_frictionless_finds_a_broken_link(tmp_path: Path) -> None:
    for path in DOSSIERS[1].glob("*.*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    claims = tmp_path / "claims.csv"
    claims.write_text(claims.read_text(encoding="utf-8").replace("s02", "s99"), encoding="utf-8")
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


@pytest.mark.parametrize("folder", DOSSIERS, ids=lambda folder: folder.name)
def test_the_descriptor_is_made_from_the_declaration(folder: Path) -> None:
    shipped = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    described = describe_package(read_folder(folder), shipped)
    assert shipped == described, "run python -m articlemap describe"


def test_the_dictionary_names_every_column_as_declared() -> None:
    readme = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    shipped = readme.partition(BEGIN)[2].partition(END)[0]
    assert shipped.strip() == write_dictionary().strip(), "run python -m articlemap describe"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_says_what_it_means_and_what_a_blank_means(table) -> None:  # type: ignore[no-untyped-def]
    for name, column in table.columns.items():
        assert column.description, name
        assert column.nullable == bool(column.metadata["blank"]), name


def test_a_reference_leads_to_a_key_that_is_there() -> None:
    columns = {f"{table.name}.{name}" for table in TABLES for name in table.columns}
    for table in TABLES:
        for link in describe_schema(table).get("foreignKeys", []):
            reference = link["reference"]
            assert f"{reference['resource']}.{reference['fields'][0]}" in columns
