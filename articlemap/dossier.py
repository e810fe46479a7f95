"""Read, check and write a dossier: a folder of small tables about one article.

A Dossier, once built, is valid: every table matches its declaration, every link has its other
end, and every excerpt is the article's text, character for character.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from articlemap.errors import InvalidDossierError, Problem
from articlemap.reading import read_table
from articlemap.rules import find_problems
from articlemap.tables import TABLES

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
            raise InvalidDossierError(problems)

    def table(self, name: str) -> pd.DataFrame:
        """The table of that name."""
        frame: pd.DataFrame = getattr(self, name)
        return frame


def read_dossier(folder: str | Path) -> Dossier:
    """The dossier in `folder`.

    Raises InvalidDossierError with every problem of every file, each with its place and value.
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
        raise InvalidDossierError(problems + _find_more(_Draft(article, frames), problems))
    shapes = {shape["properties"]["place_id"]: shape for shape in areas.get("features", [])}
    return Dossier(article=article, meta=meta, areas=shapes, **frames)


@dataclass(frozen=True, slots=True)
class _Draft:
    """Tables that are read and not yet known to be valid."""

    article: str
    frames: dict[str, pd.DataFrame]

    def table(self, name: str) -> pd.DataFrame:
        return self.frames[name]


def _find_more(draft: _Draft, found: list[Problem]) -> list[Problem]:
    """Problems between the tables, on lines that have none of their own yet."""
    if any(frame.columns.empty for frame in draft.frames.values()):
        return []
    lines = {(problem.file, problem.line) for problem in found}
    return [one for one in find_problems(draft) if (one.file, one.line) not in lines]


def write_tables(dossier: Dossier, folder: str | Path) -> None:
    """Write the dossier's tables as CSV files into `folder`, which is made if needed."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        frame = dossier.table(table.name)
        text = frame.apply(lambda values: values.map(_cell))
        text.to_csv(folder / table.file, index=False, lineterminator="\n", encoding="utf-8")


def _cell(value: Any) -> str:
    """A value as its CSV cell; blank when unknown."""
    if pd.isna(value):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


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
