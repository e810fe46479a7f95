"""The command line: `python -m articlemap COMMAND`; `--help` names the commands.

Exit codes: 0 all is well, 1 something in the dossier is not, 2 the command could not run.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from articlemap.commands.check import add_check, add_describe, add_verify
from articlemap.commands.compare import add_compare
from articlemap.commands.export import add_export
from articlemap.commands.locate import add_locate
from articlemap.commands.parse import add_parse
from articlemap.errors import ArticlemapError

ADDING = (*(add_check, add_compare, add_describe, add_export, add_locate, add_parse, add_verify),)


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
    for add in (
        add_check,
        add_compare,
        add_describe,
        add_export,
        add_locate,
        add_parse,
        add_verify,
    ):
        add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
