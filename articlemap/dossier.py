"""Read, check and write a dossier: a folder, or an archive, of small tables about one article.

A Dossier, once built, is valid: every table matches its declaration, every link has its other
end, and every excerpt is the article's text, character for character.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from articlemap.areas import Areas, parse_areas
from articlemap.errors import InvalidDossierError, Problem
from articlemap.reading import read_table
from articlemap.rules import find_problems
from articlemap.tables import TABLES, Table

ARTICLE = "article.txt"
AREAS = "areas.geojson"
PACKAGE = "datapackage.json"
FILES = (ARTICLE, AREAS, PACKAGE, *(table.file for table in TABLES))


@dataclass(frozen=True, slots=True, eq=False)
class Dossier:
    """One article as checked tables, indexed by the line of their file (the header is line 1).

    `areas` holds GeoJSON features by the place that they outline, `areas_about` what the file
    says of them all, such as their licence.
    """

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
    areas_about: dict[str, Any] = field(default_factory=dict)

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
    return read_files(read_folder(folder))


def read_folder(folder: str | Path) -> dict[str, bytes]:
    """The content of each file of a dossier that is in `folder`, by its name."""
    paths = (Path(folder) / name for name in FILES)
    return {path.name: path.read_bytes() for path in paths if path.is_file()}


def read_files(files: Mapping[str, bytes]) -> Dossier:
    """The dossier in files given by name and content.

    Raises InvalidDossierError with every problem of every file, each with its place and value.
    """
    problems: list[Problem] = []
    frames = {}
    for table in TABLES:
        frame, found = read_table(files.get(table.file), table)
        frames[table.name] = frame
        problems += found
    article = _read_text(files, ARTICLE, problems)
    meta = _read_json(files, PACKAGE, problems)
    areas = _read_areas(files, problems)
    if problems:
        raise InvalidDossierError(problems + _find_more(_Draft(article, frames), problems))
    return Dossier(article, meta=meta, areas=areas.shapes, areas_about=areas.about, **frames)


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
        (folder / table.file).write_bytes(write_table(dossier, table))


def write_table(dossier: Dossier, table: Table) -> bytes:
    """A table of the dossier as the content of its CSV file."""
    frame = dossier.table(table.name).apply(lambda values: values.map(_cell))
    text: str = frame.to_csv(index=False, lineterminator="\n")
    return text.encode("utf-8")


def write_files(dossier: Dossier) -> dict[str, bytes]:
    """The dossier's text, tables and outlines by the names of their files; no descriptor."""
    files = {ARTICLE: dossier.article.encode("utf-8")}
    files |= {table.file: write_table(dossier, table) for table in TABLES}
    if dossier.areas:
        about = {"type": "FeatureCollection", **dossier.areas_about}
        collection = {**about, "features": list(dossier.areas.values())}
        files[AREAS] = json.dumps(collection, ensure_ascii=False).encode("utf-8")
    return files


def _cell(value: Any) -> str:
    """A value as its CSV cell; blank when unknown."""
    if pd.isna(value):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _read_text(files: Mapping[str, bytes], name: str, problems: list[Problem]) -> str:
    if name not in files:
        problems.append(Problem(name, "is missing; a dossier needs this file"))
        return ""
    try:
        return files[name].decode("utf-8")
    except UnicodeDecodeError as error:
        problems.append(Problem(name, f"cannot be read as UTF-8 text ({error})"))
        return ""


def _read_json(files: Mapping[str, bytes], name: str, problems: list[Problem]) -> dict[str, Any]:
    text = _read_text(files, name, problems)
    try:
        data = json.loads(text or "{}")
    except (ValueError, RecursionError) as error:
        problems.append(Problem(name, f"is not valid JSON ({error})"))
        return {}
    return data if isinstance(data, dict) else {}


def _read_areas(files: Mapping[str, bytes], problems: list[Problem]) -> Areas:
    if AREAS not in files:
        return Areas()
    areas, found = parse_areas(_read_json(files, AREAS, problems), AREAS)
    problems += found
    return areas
