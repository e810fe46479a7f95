"""Makes a dossier whose every text tries to be code: a template, a tag, a script, a string's end.

It is the shipped dossier with its ids, links, dates, numbers and choices left as they are, so it
is valid and draws the same marks; every free text of every table, of datapackage.json and of
areas.geojson is replaced, blanks too.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from articlemap.tables import TABLES, Table

Cells = dict[str, str]

# 1234 × 5678, which nothing but a template engine would work out.
PRODUCT = "7006652"
PAYLOAD = " ".join(
    (
        "{{7*7}} {{1234*5678}} {% raw %} {# ${window.hacked=1}",
        '<img src=x onerror="window.hacked=1"> </script><script>window.hacked=1</script>',
        "<svg/onload=window.hacked=1> javascript:window.hacked=1 &lt;b&gt; <!-- ]]>",
        "' \" ` \\ \\u0027 %s {0} :red[x] **b** ![i](http://x.example/i.png) $x^2$ 😀",
    )
)
MACHINE_READ = ("name", "language", "created", "published", "country", "version", "place_id")


def write_hostile_dossier(source: Path, folder: Path) -> Path:
    """The dossier in `source`, written to `folder` with PAYLOAD in every text."""
    tables = {table.name: _poison_table(source, table) for table in TABLES}
    article = _write_article(tables["sentences"])
    _move_mentions(tables)
    for table in TABLES:
        _write_table(folder / table.file, tables[table.name])
    (folder / "article.txt").write_text(article, encoding="utf-8", newline="")
    _poison_json(source / "datapackage.json", folder, skip=("resources",))
    _poison_json(source / "areas.geojson", folder, skip=("type", "geometry", "id"))
    return folder


def hostile_columns(table: Table) -> list[str]:
    """The columns of a table that hold free text."""
    return [name for name, column in table.columns.items() if _is_free_text(column.metadata)]


def _is_free_text(facts: dict[str, Any]) -> bool:
    bound = facts["choices"] or facts["pattern"] or facts["refers_to"]
    return facts["type"] == "string" and not bound


def _poison_table(source: Path, table: Table) -> list[Cells]:
    """A table's rows with PAYLOAD and the cell's own place in every free text."""
    with (source / table.file).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for line, row in enumerate(rows, start=2):
        for name in hostile_columns(table):
            if _may_be_filled(table, name, row):
                row[name] = f"{PAYLOAD} {table.name} {name} {line}"
    return rows


def _may_be_filled(table: Table, name: str, row: Cells) -> bool:
    """Whether a text may stand there: a blank says that a sentence is mapped or names no place."""
    if table.name == "sentences" and name.startswith("off_map_reason"):
        return row["ledger"] != "mapped"
    return name != "mention" or bool(row["mention"])


def _write_article(sentences: list[Cells]) -> str:
    """The source text that the sentences make; their offsets are set to where they stand in it."""
    article = ""
    for row in sentences:
        row["start"] = str(len(article))
        article += row["text"]
        row["end"] = str(len(article))
        article += "\n"
    return article


def _move_mentions(tables: dict[str, list[Cells]]) -> None:
    """Let every mention be the payload with which the claim's sentence begins."""
    start_of = {row["sentence_id"]: row["start"] for row in tables["sentences"]}
    sentence_of = {row["claim_id"]: row["sentence_id"] for row in tables["claims"]}
    for row in tables["claim_places"]:
        if row["mention"]:
            row["mention"] = PAYLOAD
            row["mention_start"] = start_of[sentence_of[row["claim_id"]]]


def _write_table(path: Path, rows: list[Cells]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _poison_json(path: Path, folder: Path, *, skip: tuple[str, ...]) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    poisoned = _poison(data, (*skip, *MACHINE_READ), path.name)
    (folder / path.name).write_text(json.dumps(poisoned), encoding="utf-8")


def _poison(data: Any, kept: tuple[str, ...], where: str) -> Any:
    """`data` with PAYLOAD and its path in place of every string that is not kept."""
    if isinstance(data, dict):
        return {
            key: value if key in kept else _poison(value, kept, f"{where} {key}")
            for key, value in data.items()
        }
    if isinstance(data, list):
        return [_poison(value, kept, f"{where} {at}") for at, value in enumerate(data)]
    return f"{PAYLOAD} {where}" if isinstance(data, str) else data
