"""What is said about a dossier's tables, made from their one declaration (tables.py).

The descriptor is a Frictionless Data Package (https://datapackage.org, version 1); the data
dictionary is the part of data/README.md between its two markers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandera.pandas as pa

from articlemap.dossier import ARTICLE, PACKAGE, read_folder
from articlemap.tables import TABLES, Table

BEGIN, END = "<!-- dictionary: begin -->", "<!-- dictionary: end -->"
HAND_KEPT = (
    *("name", "title", "description", "version", "created", "homepage", "language"),
    *("keywords", "sources", "licenses", "contributors", "articlemap"),
)
CONSTRAINTS = {"minimum": "minimum", "maximum": "maximum", "pattern": "pattern"}


def describe_package(files: Mapping[str, bytes], kept: dict[str, Any]) -> dict[str, Any]:
    """The package descriptor of a dossier's files; `kept` gives the parts written by hand."""
    head = {key: kept[key] for key in HAND_KEPT if key in kept}
    tables = (_describe_table(files[table.file], table) for table in TABLES)
    resources = [_describe_article(files[ARTICLE]), *tables]
    return {"profile": "data-package", **head, "resources": resources}


def write_package(folder: Path) -> Path:
    """Bring the folder's datapackage.json up to date with its tables; returns its path."""
    path = folder / PACKAGE
    kept = json.loads(path.read_text(encoding="utf-8"))
    path.write_bytes(write_descriptor(read_folder(folder), kept))
    return path


def write_descriptor(files: Mapping[str, bytes], kept: dict[str, Any]) -> bytes:
    """The content of datapackage.json for a dossier's files."""
    text = json.dumps(describe_package(files, kept), ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def _describe_article(content: bytes) -> dict[str, Any]:
    """The source text as a resource; its hash is what makes an excerpt checkable."""
    return {
        "name": "article",
        "path": ARTICLE,
        "profile": "data-resource",
        "description": "The article's text; offsets count its characters (code points)",
        "mediatype": "text/plain",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }


def _describe_table(content: bytes, table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "path": table.file,
        "profile": "tabular-data-resource",
        "description": f"A row is {table.row}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": describe_schema(table),
    }


def describe_schema(table: Table) -> dict[str, Any]:
    """A table's columns and keys as a Frictionless Table Schema."""
    schema: dict[str, Any] = {
        "fields": [_describe_field(name, column) for name, column in table.columns.items()],
        "missingValues": [""],
    }
    blanks = {name for name, column in table.columns.items() if column.nullable}
    if not blanks & set(table.key):
        schema["primaryKey"] = list(table.key)
    links = [_describe_link(name, column) for name, column in table.columns.items()]
    foreign_keys = [link for link in links if link]
    return {**schema, "foreignKeys": foreign_keys} if foreign_keys else schema


def _describe_field(name: str, column: pa.Column) -> dict[str, Any]:
    facts = column.metadata or {}
    constraints: dict[str, Any] = {} if column.nullable else {"required": True}
    if facts["unique"]:
        constraints["unique"] = True
    if facts["choices"]:
        constraints["enum"] = list(facts["choices"])
    for ours, theirs in CONSTRAINTS.items():
        if facts[ours] not in ("", None):
            constraints[theirs] = facts[ours]
    field = {"name": name, "type": facts["type"], "description": _meaning(column)}
    if facts["unit"]:
        field["unit"] = facts["unit"]
    return {**field, "constraints": constraints} if constraints else field


def _describe_link(name: str, column: pa.Column) -> dict[str, Any] | None:
    target = (column.metadata or {})["refers_to"]
    if not target:
        return None
    resource, key = target.split(".")
    return {"fields": [name], "reference": {"resource": resource, "fields": [key]}}


def _meaning(column: pa.Column) -> str:
    blank = (column.metadata or {})["blank"]
    return f"{column.description}. Blank: {blank}." if blank else f"{column.description}."


def write_dictionary() -> str:
    """The data dictionary in Markdown: for each table what a row is, then its columns."""
    return "\n".join(part for table in TABLES for part in _write_table(table))


def _write_table(table: Table) -> list[str]:
    lines = [f"### {table.file}", "", f"A row is {table.row}. Key: {', '.join(table.key)}.", ""]
    lines += ["| column | type | range | meaning |", "|---|---|---|---|"]
    lines += [_write_column(name, column) for name, column in table.columns.items()]
    return [*lines, ""]


def _write_column(name: str, column: pa.Column) -> str:
    facts = column.metadata or {}
    kind = f"{facts['type']}, {facts['unit']}" if facts["unit"] else facts["type"]
    return f"| {name} | {kind} | {_write_range(facts)} | {_meaning(column)} |"


def _write_range(facts: dict[str, Any]) -> str:
    if facts["choices"]:
        return ", ".join(facts["choices"])
    if facts["refers_to"]:
        return f"a key of {facts['refers_to']}"
    low, high = facts["minimum"], facts["maximum"]
    if low is not None or high is not None:
        bounds = (("from", low), ("to", high))
        return " ".join(f"{word} {value:g}" for word, value in bounds if value is not None)
    return "unique" if facts["unique"] else ""


def update_dictionary(readme: Path) -> None:
    """Write the dictionary between the markers of `readme`; raises ValueError without them."""
    before, _, rest = readme.read_text(encoding="utf-8").partition(BEGIN)
    _, found, after = rest.partition(END)
    if not found:
        raise ValueError(f"{readme.name} has no markers {BEGIN} and {END}")
    readme.write_text(f"{before}{BEGIN}\n{write_dictionary()}{END}{after}", encoding="utf-8")
