"""Derive again what a dossier claims of itself: offsets, hashes, schemas and coordinates.

Unlike `read_dossier` it does not stop at a dossier that is wrong: it says what has drifted.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from articlemap.dossier import ARTICLE, PACKAGE, read_dossier, read_folder
from articlemap.drift import MAXIMUM_DRIFT_KM, Check, check_coordinates
from articlemap.errors import ArticlemapError, InvalidDossierError, Problem
from articlemap.gazetteer import Gazetteer
from articlemap.language import N_
from articlemap.package import describe_schema
from articlemap.reading import read_table
from articlemap.rules import find_problems
from articlemap.tables import TABLES

OFFSETS, HASH, SCHEMA = N_("offsets"), N_("SHA-256"), N_("schema")
COORDINATES = N_("coordinates")
EXCERPTS = (("sentences", "text"), ("claim_places", "mention"))


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing derived again in one file: how many values, and each that differs in words."""

    check: str
    file: str
    count: int
    failures: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        return not self.failures


@dataclass(frozen=True, slots=True)
class _Files:
    """A dossier's files as far as they can be read; `tables` may break every rule."""

    folder: Path
    article: str
    frames: dict[str, pd.DataFrame]
    problems: dict[str, list[Problem]]
    resources: dict[str, dict[str, Any]]

    def table(self, name: str) -> pd.DataFrame:
        return self.frames[name]


def verify_dossier(folder: Path) -> list[Outcome]:
    """An outcome for each check of each file, offsets first; it reads the files anew."""
    files = _read_files(folder)
    return [
        *_verify_offsets(files),
        *_verify_hashes(files),
        *_verify_schemas(files),
        *_verify_coordinates(files),
    ]


def _read_files(folder: Path) -> _Files:
    contents = read_folder(folder)
    read = {table.name: read_table(contents.get(table.file), table) for table in TABLES}
    return _Files(
        folder=folder,
        article=_read_bytes(folder / ARTICLE).decode("utf-8", errors="replace"),
        frames={name: frame for name, (frame, _) in read.items()},
        problems={name: found for name, (_, found) in read.items()},
        resources=_read_resources(folder / PACKAGE),
    )


def _read_bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _read_resources(path: Path) -> dict[str, dict[str, Any]]:
    """What the descriptor says of each file; nothing when it cannot be read."""
    try:
        described = json.loads(_read_bytes(path))["resources"]
        return {one["path"]: one for one in described}
    except (ValueError, KeyError, TypeError):
        return {}


def _verify_offsets(files: _Files) -> Iterator[Outcome]:
    """Each sentence and each mention stands in the source text where its offsets say."""
    unread = [f"{name}.csv" for name, frame in files.frames.items() if frame.columns.empty]
    found = [] if unread else find_problems(files)
    for name, column in EXCERPTS:
        wrong = [str(one) for one in found if (one.file, one.column) == (f"{name}.csv", column)]
        if unread:
            wrong = [f"cannot be checked: {', '.join(unread)} cannot be read"]
        count = 0 if unread else int(files.table(name)[column].notna().sum())
        yield Outcome(OFFSETS, f"{name}.csv", count, tuple(wrong))


def _verify_hashes(files: _Files) -> Iterator[Outcome]:
    """Each file has the SHA-256 that the descriptor gives."""
    for name in (ARTICLE, *(table.file for table in TABLES)):
        said = str(files.resources.get(name, {}).get("hash", "no hash"))
        path = files.folder / name
        found = f"sha256:{hashlib.sha256(_read_bytes(path)).hexdigest()}"
        failure = f"{PACKAGE} says {said}, the file has {found}" if said != found else ""
        failure = failure if path.is_file() else "is missing"
        yield Outcome(HASH, name, 1, (failure,) if failure else ())


def _verify_schemas(files: _Files) -> Iterator[Outcome]:
    """Each table is described as declared, and its values are as declared."""
    for table in TABLES:
        failures = [str(problem) for problem in files.problems[table.name]]
        if files.resources.get(table.file, {}).get("schema") != describe_schema(table):
            failures.append(f"{PACKAGE} describes it otherwise than its declaration")
        yield Outcome(SCHEMA, table.file, len(table.columns), tuple(failures))


def _verify_coordinates(files: _Files) -> Iterator[Outcome]:
    """Each coordinate follows from its record; not derived when the dossier cannot be used."""
    try:
        checks = check_coordinates(read_dossier(files.folder), Gazetteer())
    except InvalidDossierError as error:
        failure = f"not derived: {len(error.problems)} problems, first {error.problems[0]}"
        yield Outcome(COORDINATES, "places.csv", 0, (failure,))
        return
    except ArticlemapError as error:
        yield Outcome(COORDINATES, "places.csv", 0, (str(error),))
        return
    for file in dict.fromkeys(check.file for check in checks):
        here = [check for check in checks if check.file == file]
        derived = sum(check.drift_km is not None for check in here)
        failures = tuple(_explain(check) for check in here if check.fails)
        yield Outcome(COORDINATES, file, derived, failures)


def _explain(check: Check) -> str:
    drift = f"{check.drift_km or 0:.3f} km from {check.derivation}, {MAXIMUM_DRIFT_KM:g} km allowed"
    return f"{check.file}, line {check.line}: {check.key}: {check.problem or drift}"
