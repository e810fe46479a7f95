"""Read one table of a dossier: its rows by line, its declared types, and what is wrong with it."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd
import pandera.errors

from articlemap.errors import Problem
from articlemap.tables import Table

Cells = list[str | None]


def read_table(content: bytes | None, table: Table) -> tuple[pd.DataFrame, list[Problem]]:
    """The table in a file's `content` with its declared types, and what is wrong with it.

    `content` is None when the file is missing.
    """
    if content is None:
        return pd.DataFrame(), [Problem(table.file, "is missing; a dossier needs this file")]
    try:
        rows, problems = _read_rows(content.decode("utf-8-sig"), table)
    except UnicodeDecodeError as error:
        message = f"is not UTF-8 text (byte {error.start}); save it as UTF-8"
        return pd.DataFrame(), [Problem(table.file, message)]
    except csv.Error as error:
        return pd.DataFrame(), [Problem(table.file, f"cannot be read as CSV ({error})")]
    if problems:
        return pd.DataFrame(), problems
    raw = pd.DataFrame.from_dict(rows, orient="index", columns=list(table.columns), dtype="object")
    return check_table(raw, table)


def _read_rows(text: str, table: Table) -> tuple[dict[int, Cells], list[Problem]]:
    """Rows of a CSV text by the line they begin on, in the declared order, blanks as None."""
    rows: dict[int, Cells] = {}
    reader = csv.reader(io.StringIO(text, newline=""))
    header = next(reader, [])
    problems = list(_check_header(header, table))
    if problems:
        return rows, problems
    order = [header.index(name) for name in table.columns]
    line = reader.line_num + 1
    for row in reader:
        if len(row) == len(header):
            rows[line] = [row[at].strip() or None for at in order]
        elif row:
            message = f"has {len(row)} values, the header {len(header)}; is a comma unquoted?"
            problems.append(Problem(table.file, message, line))
        line = reader.line_num + 1
    return rows, problems


def _check_header(header: list[str], table: Table) -> Iterator[Problem]:
    for name in table.columns:
        if name not in header:
            yield Problem(table.file, "this column is missing", 1, name)
    for name in dict.fromkeys(header):
        if name not in table.columns:
            known = ", ".join(table.columns)
            yield Problem(table.file, f"this column is not known; known are {known}", 1, name)
        elif header.count(name) > 1:
            yield Problem(table.file, "this column stands twice", 1, name)


def check_table(raw: pd.DataFrame, table: Table) -> tuple[pd.DataFrame, list[Problem]]:
    """`raw` with its declared types, and what is wrong with it; line numbers are its index."""
    typed, problems = _convert_types(raw, table)
    if problems:
        return typed, problems
    try:
        return table.schema.validate(typed, lazy=True), []
    except pandera.errors.SchemaErrors as errors:
        cases: list[dict[str, Any]] = errors.failure_cases.to_dict("records")
        return typed, sorted((_explain(case, table) for case in cases), key=_order)


def _convert_types(raw: pd.DataFrame, table: Table) -> tuple[pd.DataFrame, list[Problem]]:
    """Each column in its declared type; a value that cannot be converted is a problem."""
    problems: list[Problem] = []
    columns = {}
    for name, column in table.columns.items():
        facts = column.metadata or {}
        values: list[Any] = []
        for line, value in raw[name].items():
            try:
                values.append(None if pd.isna(value) else _CONVERT[facts["type"]](value))
            except ValueError:
                hint = facts["way_out"] or f"expected {_EXPECTED[facts['type']]}"
                problems.append(Problem(table.file, hint, int(str(line)), name, str(value)))
                values.append(None)
        columns[name] = pd.Series(values, dtype="object", index=raw.index)
    return pd.DataFrame(columns, index=raw.index), problems


def _to_boolean(value: object) -> bool:
    """True or false from `true` or `false`; raises ValueError for anything else."""
    if str(value).lower() not in {"true", "false"}:
        raise ValueError(value)
    return str(value).lower() == "true"


def _to_number(value: str) -> float:
    """The number; raises ValueError for what is none, `nan` and `inf` included."""
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(value)
    return number


_CONVERT: dict[str, Callable[[Any], Any]] = {
    "string": str,
    "integer": int,
    "number": _to_number,
    "boolean": _to_boolean,
}
_EXPECTED = {"integer": "a whole number", "number": "a number with a point, such as 35.86"}


def _explain(case: dict[str, Any], table: Table) -> Problem:
    """A pandera failure in the user's words."""
    check = str(case["check"])
    if check == "not_nullable":
        message, value = "must not be blank", ""
    elif check == "field_uniqueness":
        message, value = "stands twice; keys must be unique", str(case["failure_case"])
    else:
        message, value = check, _show(case["failure_case"])
    line = None if pd.isna(case["index"]) else int(case["index"])
    return Problem(table.file, message, line, str(case["column"] or ""), value)


def _show(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _order(problem: Problem) -> tuple[int, str]:
    return problem.line or 0, problem.column
