"""The command that takes a view of a dossier away: export."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from articlemap.archive import read_archive
from articlemap.commands.shared import Commands, add_command, read_folder
from articlemap.dossier import Dossier
from articlemap.errors import ArticlemapError
from articlemap.export.formats import FORMATS, SHAPES, THEMES, write_export
from articlemap.export.rows import list_unlocated
from articlemap.language import LANGUAGES
from articlemap.selection import FILTERS, LAST, find_unknown, select
from articlemap.tables import KINDS, PRECISIONS
from articlemap.viewstate import ViewState, read_state

EVERY = "all"


def add_export(commands: Commands) -> None:
    about = "Write what a view of a dossier shows in a format for other programs."
    parser = add_command(commands, "export", run_export, about)
    parser.add_argument("--format", required=True, choices=list(FORMATS), help="what to write")
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help="where to")
    parser.add_argument("--view", default="", help='part of an address: "?layers=toll&by=WHO"')
    parser.add_argument("--layers", help="layers by their ids, joined by commas; all, none")
    parser.add_argument("--since", help="from this day, month or year: 2020-02-03")
    parser.add_argument("--until", help="up to this day, month or year")
    parser.add_argument("--by", help="who says it, by the short name: SOHR")
    parser.add_argument("--kind", choices=KINDS, help="one kind of claim")
    parser.add_argument("--precision", choices=PRECISIONS, help="how the place is known")
    parser.add_argument("--q", metavar="WORDS", help="words of the text or any spelling of a name")
    parser.add_argument(
        "--contested", action="store_const", const="only", help="where others differ"
    )
    parser.add_argument("--language", choices=LANGUAGES, help="of names and explanations")
    parser.add_argument("--shape", choices=SHAPES, default=SHAPES[0], help="of a picture")
    parser.add_argument("--theme", choices=THEMES, default=THEMES[0], help="of a picture")
    parser.add_argument("--permalink", default="", metavar="URL", help="where the view stands")


def run_export(options: argparse.Namespace) -> int:
    """0 once the file is written; what has no coordinate is said, and listed in the tables."""
    view = _read_view(options)
    dossier = _open(options.dossier)
    selection = select(dossier, _check_view(dossier, view))
    language = options.language or view.lang or LANGUAGES[0]
    path = write_export(
        selection,
        options.format,
        options.out,
        language=language,
        permalink=options.permalink,
        shape=options.shape,
        theme=options.theme,
    )
    if missing := list_unlocated(selection, language=language):
        print(f"Not on the map, for want of a coordinate: {', '.join(missing)}", file=sys.stderr)
    print(f"wrote {path} ({path.stat().st_size:,} bytes)")
    return 0


def _open(path: Path) -> Dossier:
    """The dossier in a folder, or in a zip file as `--format datapackage` writes it."""
    if path.suffix != ".zip" or not path.is_file():
        return read_folder(path)
    return read_archive(path.read_bytes()).dossier


def _read_view(options: argparse.Namespace) -> ViewState:
    """The view that `--view` and the single options ask for; the latter win."""
    query = options.view.partition("?")[2] if "?" in options.view else options.view
    asked = dict(parse_qsl(query.lstrip("#"), keep_blank_values=True))
    given = {name: getattr(options, name) for name in ("layers", *FILTERS)}
    view, ignored = read_state(
        asked | {name: text for name, text in given.items() if text is not None}
    )
    if ignored:
        raise ArticlemapError(f"The view cannot be read: {', '.join(ignored)} (see --help)")
    if view.since and view.until and view.since > view.until + LAST:
        message = f"since {view.since} is later than until {view.until}"
        raise ArticlemapError(f"{message}; exchange the two, or leave one out")
    return view


def _check_view(dossier: Dossier, view: ViewState) -> ViewState:
    """The view with `all` layers spelt out; raises ArticlemapError for what is not there."""
    if view.layers == (EVERY,):
        view = replace(view, layers=tuple(dossier.layers["layer_id"]))
    known: dict[str, Any] = {
        "layers": dossier.layers["layer_id"],
        "by": dossier.claimants["claimant"],
        "kind": dossier.claims["kind"].drop_duplicates(),
    }
    for name in find_unknown(dossier, view):
        said = getattr(view, name)
        asked = said if isinstance(said, str) else ",".join(said)
        raise ArticlemapError(
            f"{name} {asked}: not in this dossier; it has {', '.join(known[name])}"
        )
    return view
