"""Commands that look at a dossier: check, describe, verify."""

from __future__ import annotations

import argparse

from articlemap.commands.shared import (
    DATA,
    Commands,
    add_command,
    find_folder,
    read_folder,
)
from articlemap.errors import InvalidDossierError
from articlemap.package import update_dictionary, write_package
from articlemap.verify import Outcome, verify_dossier

DICTIONARY = DATA / "README.md"


def add_check(commands: Commands) -> None:
    add_command(commands, "check", run_check, "Read a dossier and print everything wrong with it.")


def run_check(options: argparse.Namespace) -> int:
    """0 for a valid dossier; 1 with every problem on a line of its own."""
    try:
        dossier = read_folder(options.dossier)
    except InvalidDossierError as error:
        print(error)
        print(f"{len(error.problems)} problems")
        return 1
    print(f"{options.dossier.name}: {len(dossier.claims)} claims, no problem")
    return 0


def add_describe(commands: Commands) -> None:
    about = "Bring datapackage.json and the data dictionary up to date with the tables."
    add_command(commands, "describe", run_describe, about)


def run_describe(options: argparse.Namespace) -> int:
    """0 once both are written; the dossier must be valid."""
    read_folder(options.dossier)
    print(f"wrote {write_package(options.dossier)}")
    update_dictionary(DICTIONARY)
    print(f"wrote {DICTIONARY}")
    return 0


def add_verify(commands: Commands) -> None:
    about = "Derive every offset, hash, schema and coordinate again, and say what has drifted."
    add_command(commands, "verify", run_verify, about)


def run_verify(options: argparse.Namespace) -> int:
    """0 when everything derives to what the dossier says, 1 when something has drifted."""
    outcomes = verify_dossier(find_folder(options.dossier))
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
