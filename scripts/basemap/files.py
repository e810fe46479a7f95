"""Reads the hand-kept tables of names and writes the products."""

import csv
import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

NAMES = Path(__file__).parent / "names"


def read_names(table: str) -> list[dict[str, str]]:
    """The rows of a table in `names/`, as text."""
    with (NAMES / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pick_names(row: dict[str, str]) -> dict[str, str]:
    """The names of a row as properties en, fr, ar; blank ones are left out."""
    return {tongue: row[f"name_{tongue}"] for tongue in ("en", "fr", "ar") if row[f"name_{tongue}"]}


def write_json(path: Path, content: dict[str, Any], rows: str) -> None:
    """Write compact JSON with each item of the list `rows` on its own line, and print its size."""
    head = {key: value for key, value in content.items() if key != rows}
    items = ",\n".join(pack_json(item) for item in content[rows])
    text = f'{pack_json(head)[:-1]},"{rows}":[\n{items}\n]}}\n'
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print_size(path)


def pack_json(value: Any) -> str:
    """JSON without spaces, letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def print_size(path: Path) -> None:
    """Print a file's size in KB (1024 bytes), raw and gzipped."""
    raw = path.read_bytes()
    kilobytes = [len(content) / 1024 for content in (raw, gzip.compress(raw, 9))]
    print(f"{path.name:16} {kilobytes[0]:7.1f} KB  {kilobytes[1]:6.1f} KB gzip")


def collect_features(rows: Iterable[dict[str, Any]], **head: Any) -> dict[str, Any]:
    """A GeoJSON FeatureCollection with members of its own before the features."""
    return {"type": "FeatureCollection", **head, "features": list(rows)}
