"""The command that says what a later article adds, changes and says otherwise."""

from __future__ import annotations

import argparse
from pathlib import Path

from articlemap.archive import read_archive
from articlemap.commands.shared import Commands, read_folder
from articlemap.compare import Change, compare
from articlemap.dossier import Dossier
from articlemap.errors import ArticlemapError
from articlemap.sidewords import HEADINGS, Told, tell

ABOUT = "Say what a later article adds to an earlier one, changes, and says otherwise."


def add_compare(commands: Commands) -> None:
    parser = commands.add_parser("compare", help=ABOUT, description=ABOUT)
    for name in ("earlier", "later"):
        parser.add_argument(name, type=Path, help="a dossier's folder or .zip")
    parser.set_defaults(run=run_compare, parser=parser)


def run_compare(options: argparse.Namespace) -> int:
    """0, with each difference and the words of both articles; 2 for what cannot be read."""
    earlier, later = read_either(options.earlier), read_either(options.later)
    told = tell(compare(earlier, later), earlier, later)
    for change, found in told.items():
        _print(change, found)
    return 0


def read_either(path: Path) -> Dossier:
    """The dossier in a folder or an archive."""
    if path.is_dir():
        return read_folder(path)
    try:
        return read_archive(path.read_bytes()).dossier
    except OSError as error:
        message = f"{path}: no such dossier; give its folder or its .zip file"
        raise ArticlemapError(message) from error


def _print(change: Change, found: list[Told]) -> None:
    print(f"{HEADINGS[change]}: {len(found)}")
    for one in found:
        facts = f" ({', '.join(one.facts)})" if one.facts else ""
        print(f"  {one.place or '–'}{facts}")
        for sign, side in (("-", one.earlier), ("+", one.later)):
            if side and side.excerpt:
                print(f"    {sign} {' '.join(side.excerpt.split())}")
