"""The command that fills in coordinates, or derives them again: locate."""

from __future__ import annotations

import argparse
import shutil
import sys
from dataclasses import replace
from pathlib import Path

from articlemap.commands.shared import Commands, add_command, read_folder
from articlemap.dossier import AREAS, ARTICLE, PACKAGE, Dossier, write_tables
from articlemap.drift import MAXIMUM_DRIFT_KM, Check, check_coordinates
from articlemap.errors import ArticlemapError
from articlemap.gazetteer import Gazetteer
from articlemap.geocode import Located, centre_of, locate_places
from articlemap.nominatim import SERVER, OnlineGazetteer


def add_locate(commands: Commands) -> None:
    about = "Fill in missing coordinates, offline first, or check those there are."
    parser = add_command(commands, "locate", run_locate, about)
    parser.add_argument("--check", action="store_true", help="derive every coordinate again")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="write the new dossier here")
    parser.add_argument("--online", action="store_true", help="ask a server for what is missing")
    parser.add_argument(
        "--contact", type=_contact, help="your e-mail address, which the server's keepers ask for"
    )
    parser.add_argument("--server", default=SERVER, help="a Nominatim server (%(default)s)")


def _contact(text: str) -> str:
    name, at, host = text.partition("@")
    if not (name and at and "." in host and text.isprintable()) or " " in text:
        raise argparse.ArgumentTypeError(f"expected an address like you@example.org, not {text!r}")
    return text


def run_locate(options: argparse.Namespace) -> int:
    """0 when every point has its coordinate (with --check: when none has drifted), else 1."""
    if options.online and not options.contact:
        options.parser.error("--online needs --contact you@example.org")
    if options.check and (options.online or options.out):
        options.parser.error("--check changes nothing: leave out --online and --out")
    dossier, gazetteer = read_folder(options.dossier), Gazetteer()
    if options.check:
        return _print_checks(check_coordinates(dossier, gazetteer))
    online = OnlineGazetteer(options.contact, server=options.server) if options.online else None
    located = locate_places(dossier.places, gazetteer, online=online, near=centre_of(dossier))
    if options.out:
        _write(replace(dossier, places=located.places), options.dossier, options.out)
    return _print_located(located, written=options.out)


def _write(dossier: Dossier, source: Path, target: Path) -> None:
    """Write the tables, and beside them the article and what else belongs to the dossier."""
    try:
        write_tables(dossier, target)
        for name in (ARTICLE, AREAS, PACKAGE):
            if (source / name).exists() and source.resolve() != target.resolve():
                shutil.copyfile(source / name, target / name)
    except OSError as error:
        raise ArticlemapError(f"{target}: cannot be written ({error.strerror})") from error


def _print_checks(checks: list[Check]) -> int:
    for check in checks:
        drift = "       –" if check.drift_km is None else f"{check.drift_km:8.3f}"
        words = f"FAILS: {check.problem}" if check.problem else check.derivation
        mark = "  FAILS" if check.fails and not check.problem else ""
        print(f"{drift} km  {check.file:<10}  {check.key:<24}  {words}{mark}")
    drifts = [check.drift_km for check in checks if check.drift_km is not None]
    failed = sum(check.fails for check in checks)
    print(
        f"{len(drifts)} coordinates derived again, {max(drifts, default=0):.3f} km of drift at "
        f"most ({MAXIMUM_DRIFT_KM:g} km allowed), {failed} failed"
    )
    return 1 if failed else 0


def _print_located(located: Located, *, written: Path | None) -> int:
    places = located.places.set_index("place_id")
    for key in located.filled:
        row = places.loc[key]
        print(f"{key}: {row['latitude']}, {row['longitude']} ({row['source']})")
    if located.missing:
        print("Not on the map:")
    for place in located.missing:
        print(f"  {place.place_id} ({place.name}): {place.reason}")
    if located.trouble:
        print(located.trouble, file=sys.stderr)
    end = f"written to {written}" if written else "nothing written; --out FOLDER does"
    print(f"{len(located.filled)} located, {len(located.missing)} not on the map; {end}")
    return 1 if located.missing or located.trouble else 0
