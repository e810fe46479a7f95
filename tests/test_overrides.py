"""One's own corrections go out as a table and come back; a bad or hostile table says its line."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlemap.errors import ArticlemapError
from articlemap.overrides import (
    COLUMNS,
    NUMBERS,
    Correction,
    merge,
    read_corrections,
    write_corrections,
)
from articlemap.spelling import plain
from tests.towns import IDLIB, SARAQEB

HEADER = ",".join(COLUMNS)
names = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40).filter(
    lambda name: bool(plain(name)) and name == name.strip()
)


def facts_of(corrections: tuple[Correction, ...]) -> list[tuple[object, ...]]:
    return [
        (one.name, one.verdict, one.place and (one.place.gazetteer_id, one.place.latitude))
        for one in corrections
    ]


def test_corrections_come_back_as_they_went_out() -> None:
    corrections = (Correction("Saraqeb", "placed", SARAQEB), Correction("OSDH", "not_a_place"))
    assert facts_of(read_corrections(write_corrections(corrections))) == facts_of(corrections)


@given(names)
def test_any_name_comes_back(name: str) -> None:
    again = read_corrections(write_corrections([Correction(name, "placed", IDLIB)]))
    assert again[0].name == name


@given(st.sampled_from(["=", "+", "-", "@"]), names)
def test_no_cell_of_text_is_a_formula(sign: str, name: str) -> None:
    content = write_corrections([Correction(f"{sign}{name}", "placed", IDLIB)]).decode()
    (row,) = csv.DictReader(io.StringIO(content, newline=""))
    for column in set(COLUMNS) - set(NUMBERS):
        assert not row[column].startswith(("=", "+", "-", "@", "\t", "\r")), column


def test_a_name_has_one_correction_the_last_one() -> None:
    first, last = Correction("Idleb", "not_a_place"), Correction("IDLEB", "placed", IDLIB)
    assert merge([first], [last]) == (last,)
    assert merge([first], forgotten=["idleb"]) == ()


@pytest.mark.parametrize(
    ("content", "fragment"),
    [
        ("name\nIdlib\n", "no column verdict"),
        (f"{HEADER}\n,placed,1,2,,,,,,,,\n", "line 2: the name is blank"),
        (f"{HEADER}\nIdlib,maybe,1,2,,,,,,,,\n", "neither placed nor not_a_place"),
        (f"{HEADER}\nIdlib,placed,95,2,,,,,,,,\n", "line 2: 95 is not from -90 to 90"),
        (f"{HEADER}\nIdlib,placed,nan,2,,,,,,,,\n", "nan is not from"),
        (f"{HEADER}\nIdlib,placed,,2,,,,,,,,\n", "line 2: could not convert"),
        (f"{HEADER}\nIdlib,placed\n", "line 2: could not convert"),
        (f"{HEADER}\n{'I' * 201},not_a_place,,,,,,,,,,\n", "more than 200 characters"),
        (f"{HEADER}\n" + "Idlib,not_a_place,,,,,,,,,,\n" * 5001, "5000 rows"),
        ("x" * 1_000_001, "1 MB"),
    ],
)
def test_a_bad_table_says_its_line(content: str, fragment: str) -> None:
    with pytest.raises(ArticlemapError) as caught:
        read_corrections(content.encode())
    assert fragment in str(caught.value)


def test_a_table_that_is_not_utf8_says_so() -> None:
    with pytest.raises(ArticlemapError, match="CSV in UTF-8"):
        read_corrections("é".encode("cp1252"))
