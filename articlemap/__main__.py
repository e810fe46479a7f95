"""The command line: `python -m articlemap check | describe | locate | verify`.

Exit codes: 0 all is well, 1 something in the dossier is not, 2 the command could not run.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from articlemap.dossier import AREAS, ARTICLE, PACKAGE, Dossier, read_dossier, write_tables
from articlemap.drift import MAXIMUM_DRIFT_KM, Check, check_coordinates
from articlemap.errors import ArticlemapError, InvalidDossierError
from articlemap.gazetteer import Gazetteer
from articlemap.geocode import Located, centre_of, locate_places
from articlemap.nominatim import SERVER, OnlineGazetteer
from articlemap.package import update_dictionary, write_package
from articlemap.verify import Outcome, verify_dossier

DATA = Path(__file__).resolve().parent.parent / "data"
DEFAULT = DATA / "idlib-2020-02-06"
DICTIONARY = DATA / "README.md"
Commands = Any  # argparse keeps the type of its sub-commands to itself


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; what a user can put right is one message."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except ArticlemapError as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m articlemap", description=__doc__)
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for add in (add_check, add_describe, add_locate, add_verify):
        add(commands)
    return parser


def _add(
    commands: Commands, name: str, run: Callable[[argparse.Namespace], int], about: str
) -> argparse.ArgumentParser:
    """A sub-command on one dossier."""
    parser: argparse.ArgumentParser = commands.add_parser(name, help=about, description=about)
    parser.add_argument("dossier", nargs="?", type=Path, default=DEFAULT, help="its folder")
    parser.set_defaults(run=run, parser=parser)
    return parser


def _read(folder: Path) -> Dossier:
    return read_dossier(_existing(folder))


def _existing(folder: Path) -> Path:
    if not folder.is_dir():
        raise ArticlemapError(f"{folder}: no such folder; give the folder of a dossier")
    return folder


def add_check(commands: Commands) -> None:
    _add(commands, "check", run_check, "Read a dossier and print everything wrong with it.")


def run_check(options: argparse.Namespace) -> int:
    """0 for a valid dossier; 1 with every problem on a line of its own."""
    try:
        dossier = _read(options.dossier)
    except InvalidDossierError as error:
        print(error)
        print(f"{len(error.problems)} problems")
        return 1
    print(f"{options.dossier.name}: {len(dossier.claims)} claims, no problem")
    return 0


def add_describe(commands: Commands) -> None:
    about = "Bring datapackage.json and the data dictionary up to date with the tables."
    _add(commands, "describe", run_describe, about)


def run_describe(options: argparse.Namespace) -> int:
    """0 once both are written; the dossier must be valid."""
    _read(options.dossier)
    print(f"wrote {write_package(options.dossier)}")
    update_dictionary(DICTIONARY)
    print(f"wrote {DICTIONARY}")
    return 0


def add_locate(commands: Commands) -> None:
    about = "Fill in missing coordinates, offline first, or check those there are."
    parser = _add(commands, "locate", run_locate, about)
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
    dossier, gazetteer = _read(options.dossier), Gazetteer()
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


def add_verify(commands: Commands) -> None:
    about = "Derive every offset, hash, schema and coordinate again, and say what has drifted."
    _add(commands, "verify", run_verify, about)


def run_verify(options: argparse.Namespace) -> int:
    """0 when everything derives to what the dossier says, 1 when something has drifted."""
    outcomes = verify_dossier(_existing(options.dossier))
    for outcome in outcomes:
        _print_outcome(outcome)
    failed = sum(not outcome.passed for outcome in outcomes)
    print(f"{options.dossier.name}: {len(outcomes)} checks, {failed} failed")
    return 1 if failed else 0


def _print_outcome(outcome: Outcome) -> None:
    end = "ok" if outcome.passed else "DRIFT"
    print(f"{outcome.check:<12}  {outcome.file:<20}  {outcome.count:>5}  {end}")
    for failure in outcome.failures:
        print(f"    {failure}")


if __name__ == "__main__":
    sys.exit(main())
