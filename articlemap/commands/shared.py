"""What the commands share: where the data is, and a sub-command on one dossier."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from articlemap.dossier import Dossier, read_dossier
from articlemap.errors import ArticlemapError

DATA = Path(__file__).resolve().parents[2] / "data"
DEFAULT = DATA / "idlib-2020-02-06"
Commands = Any  # argparse keeps the type of its sub-commands to itself


def add_command(
    commands: Commands, name: str, run: Callable[[argparse.Namespace], int], about: str
) -> argparse.ArgumentParser:
    """A sub-command on one dossier."""
    parser: argparse.ArgumentParser = commands.add_parser(name, help=about, description=about)
    parser.add_argument("dossier", nargs="?", type=Path, default=DEFAULT, help="its folder")
    parser.set_defaults(run=run, parser=parser)
    return parser


def read_folder(folder: Path) -> Dossier:
    return read_dossier(find_folder(folder))


def find_folder(folder: Path) -> Path:
    if not folder.is_dir():
        raise ArticlemapError(f"{folder}: no such folder; give the folder of a dossier")
    return folder
