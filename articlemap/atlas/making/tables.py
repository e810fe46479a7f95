"""The small tables kept by hand in data/gazetteer/world."""

from __future__ import annotations

import csv

from articlemap.atlas.home import TABLES


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of one table by column."""
    with (TABLES / "world" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
