"""A table's rows as plain dictionaries."""

from __future__ import annotations

from typing import Any

import pandas as pd

Row = dict[str, Any]


def rows_by_line(table: pd.DataFrame) -> dict[int, Row]:
    """The rows by the line of their file (the table's index), unknown values as None."""
    columns = {
        str(name): [None if pd.isna(value) else value for value in table[name].tolist()]
        for name in table.columns
    }
    rows = zip(*columns.values(), strict=True)
    return {
        int(line): dict(zip(columns, values, strict=True))
        for line, values in zip(table.index, rows, strict=True)
    }
