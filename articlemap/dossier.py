"""Read, check and write a dossier: a folder of small tables about one article.

A Dossier, once built, is valid: every table matches its declaration, every link has its other
end, and every excerpt is the article's text, character for character.
"""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.errors

from articlemap.errors import InvalidDossier, Problem
from articlemap.tables import TABLES, Table

ARTICLE = "article.txt"
AREAS = "areas.geojson"
PACKAGE = "datapackage.json"


@dataclass(frozen=True, slots=True, eq=False)
class Dossier:
    """One article as checked tables, indexed by the line of their file (the header is line 1)."""

    article: str
    sentences: pd.DataFrame
    places: pd.DataFrame
    posts: pd.DataFrame
    claimants: pd.DataFrame
    claims: pd.DataFrame
    claim_places: pd.DataFrame
    routes: pd.DataFrame
    layers: pd.DataFrame
    contradictions: pd.DataFrame
    meta: dict[str, Any] = field(default_factory=dict)
    areas: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        problems = find_problems(self)
        if problems:
            raise InvalidDossier(problems)

    def table(self, name: str) -> pd.DataFrame:
        """The table of that name."""
        frame: pd.DataFrame = getattr(self, name)
        return frame


def read_dossier(folder: str | Path) -> Dossier:
    """The dossier in `folder`.

    Raises InvalidDossier with every problem of every file, each with file, line, column and value.
    """
    folder = Path(folder)
    problems: list[Problem] = []
    frames = {}
    for table in TABLES:
        frame, found = read_table(folder / table.file, table)
        frames[table.name] = frame
        problems += found
    article = _read_text(folder / ARTICLE, problems)
    meta = _read_json(folder / PACKAGE, problems)
    areas = _read_json(folder / AREAS, problems) if (folder / AREAS).exists() else {}
    if problems:
        raise InvalidDossier(problems)
    shapes = {shape["properties"]["place_id"]: shape for shape in areas.get("features", [])}
    return Dossier(article=article, meta=meta, areas=shapes, **frames)


def write_tables(dossier: Dossier, folder: str | Path) -> None:
    """Write the dossier's tables as CSV files into `folder`, which is made if needed."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        frame = dossier.table(table.name)
        text = frame.apply(lambda values: values.map(_cell))
        text.to_csv(folder / table.file, index=False, lineterminator="\n", encoding="utf-8")


def _cell(value: object) -> str:
    """A value as its CSV cell; blank when unknown."""
    if pd.isna(value):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def read_table(path: Path, table: Table) -> tuple[pd.DataFrame, list[Problem]]:
    """The table in `path` with its declared types, and what is wrong with it."""
    try:
        rows, problems = _read_rows(path, table)
    except FileNotFoundError:
        return pd.DataFrame(), [Problem(table.file, "is missing; a dossier needs this file")]
    except UnicodeDecodeError as error:
        message = f"is not UTF-8 text (byte {error.start}); save it as UTF-8"
        return pd.DataFrame(), [Problem(table.file, message)]
    if problems:
        return pd.DataFrame(), problems
    raw = pd.DataFrame.from_dict(rows, orient="index", columns=list(table.columns), dtype="object")
    return check_table(raw, table)


def _read_rows(path: Path, table: Table) -> tuple[dict[int, list[str | None]], list[Problem]]:
    """Rows of a CSV file by line number in the declared column order, blanks as None."""
    rows: dict[int, list[str | None]] = {}
    problems = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        header = next(reader, [])
        problems += _check_header(header, table)
        if problems:
            return rows, problems
        order = [header.index(name) for name in table.columns]
        line = reader.line_num + 1
        for row in reader:
            if len(row) == len(header):
                rows[line] = [row[at].strip() or None if at >= 0 else None for at in order]
            elif row:
                message = f"has {len(row)} values, the header {len(header)}; is a comma unquoted?"
                problems.append(Problem(table.file, message, line))
            line = reader.line_num + 1
    return rows, problems


def _check_header(header: list[str], table: Table) -> Iterator[Problem]:
    for name in table.columns:
        if name not in header:
            yield Problem(table.file, "this column is missing", 1, name)
    for name in header:
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
        cases = errors.failure_cases.to_dict("records")
        return typed, sorted((_explain(case, table) for case in cases), key=_place_of)


def _convert_types(raw: pd.DataFrame, table: Table) -> tuple[pd.DataFrame, list[Problem]]:
    """Each column in its declared type; a value that cannot be converted is a problem."""
    problems: list[Problem] = []
    columns = {}
    for name, column in table.columns.items():
        kind = column.metadata["type"]
        values = {}
        for line, value in raw[name].items():
            try:
                values[line] = None if pd.isna(value) else _CONVERT[kind](value)
            except ValueError:
                hint = column.metadata["way_out"] or f"expected {_EXPECTED[kind]}"
                problems.append(Problem(table.file, hint, int(str(line)), name, str(value)))
        columns[name] = pd.Series(values, dtype="object", index=raw.index)
    return pd.DataFrame(columns, index=raw.index), problems


def _to_boolean(value: object) -> bool:
    """True or false from `true` or `false`; raises ValueError for anything else."""
    if str(value).lower() not in ("true", "false"):
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


def _place_of(problem: Problem) -> tuple[int, str]:
    return problem.line or 0, problem.column


def _read_text(path: Path, problems: list[Problem]) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        problems.append(Problem(path.name, f"cannot be read as UTF-8 text ({error})"))
        return ""


def _read_json(path: Path, problems: list[Problem]) -> dict[str, Any]:
    text = _read_text(path, problems)
    try:
        data = json.loads(text or "{}")
    except ValueError as error:
        problems.append(Problem(path.name, f"is not valid JSON ({error})"))
        return {}
    return data if isinstance(data, dict) else {}


def find_problems(dossier: Dossier) -> list[Problem]:
    """What the tables say that cannot be true together; empty for a valid dossier."""
    rules: Iterable[Callable[[Dossier], Iterator[Problem]]] = (
        _check_keys,
        _check_links,
        _check_excerpts,
        _check_mentions,
        _check_ties,
        _check_ledger,
        _check_coordinates,
    )
    return [problem for rule in rules for problem in rule(dossier)]


def _check_keys(dossier: Dossier) -> Iterator[Problem]:
    for table in TABLES:
        frame = dossier.table(table.name)
        for line in frame.index[frame.duplicated(list(table.key))]:
            columns = ", ".join(table.key)
            yield Problem(table.file, f"repeats an earlier row's {columns}", line)


def _check_links(dossier: Dossier) -> Iterator[Problem]:
    for table in TABLES:
        frame = dossier.table(table.name)
        for name, column in table.columns.items():
            if not column.metadata["refers_to"]:
                continue
            other, key = column.metadata["refers_to"].split(".")
            known = set(dossier.table(other)[key])
            for line, value in frame[name].dropna().items():
                if value not in known:
                    message = f"is not in {other}.csv; add it there or mend the spelling"
                    yield Problem(table.file, message, int(str(line)), name, str(value))


def _check_excerpts(dossier: Dossier) -> Iterator[Problem]:
    for row in dossier.sentences.itertuples():
        printed = dossier.article[int(row.start) : int(row.end)]
        if printed != row.text:
            message = f"the article has “{printed[:60]}” from {row.start} to {row.end}"
            yield Problem("sentences.csv", message, row.Index, "text", str(row.text)[:60])


def _check_mentions(dossier: Dossier) -> Iterator[Problem]:
    """A mention is printed in its claim's sentence, where it says it is."""
    sentences = dossier.sentences
    spans = dict(zip(sentences["sentence_id"], zip(sentences["start"], sentences["end"], strict=True), strict=True))
    sentence_of = dict(zip(dossier.claims["claim_id"], dossier.claims["sentence_id"], strict=True))
    for row in dossier.claim_places.dropna(subset=["mention"]).itertuples():
        start, end = spans.get(sentence_of.get(row.claim_id), (0, 0))
        at = -1 if pd.isna(row.mention_start) else int(row.mention_start)
        inside = start <= at and at + len(row.mention) <= end
        if not inside or dossier.article[at : at + len(row.mention)] != row.mention:
            message = f"is not printed at {at} in the claim's sentence ({start} to {end})"
            yield Problem("claim_places.csv", message, row.Index, "mention", row.mention)


def _check_ties(dossier: Dossier) -> Iterator[Problem]:
    """A tie leads to a place or a post, a contradiction to a claim or a post: one, not both."""
    for name, left in (("claim_places", "place_id"), ("contradictions", "claim_id")):
        frame = dossier.table(name)
        for line in frame.index[frame[left].notna() == frame["post_id"].notna()]:
            message = f"give either {left} or post_id"
            yield Problem(f"{name}.csv", message, line)


def _check_ledger(dossier: Dossier) -> Iterator[Problem]:
    """A sentence has a mark, or says why not; never both, never neither."""
    tied = dossier.claims[dossier.claims["claim_id"].isin(dossier.claim_places["claim_id"])]
    mapped = set(tied["sentence_id"])
    for row in dossier.sentences.itertuples():
        has_mark, says_why = row.sentence_id in mapped, not pd.isna(row.off_map_reason)
        if has_mark == says_why or has_mark != (row.ledger == "mapped"):
            message = "a sentence has a claim tied to a place and ledger `mapped`, or says why not"
            yield Problem("sentences.csv", message, row.Index, "off_map_reason", row.sentence_id)


def _check_coordinates(dossier: Dossier) -> Iterator[Problem]:
    """A latitude has a longitude and the other way round."""
    pairs = [("places", ""), ("places", "second_"), ("posts", ""), ("posts", "anchor_")]
    for name, prefix in pairs:
        frame = dossier.table(name)
        latitude, longitude = frame[f"{prefix}latitude"], frame[f"{prefix}longitude"]
        for line in frame.index[latitude.isna() != longitude.isna()]:
            message = "a latitude needs a longitude and the other way round"
            yield Problem(f"{name}.csv", message, line, f"{prefix}latitude")
