"""The command that makes a dossier of a text: parse."""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from articlemap.archive import build_files
from articlemap.commands.shared import Commands
from articlemap.dossier import PACKAGE, Dossier
from articlemap.drafting import Article, Parsed, parse_article
from articlemap.errors import ArticlemapError
from articlemap.geoparse.toponym import Candidate, Toponym
from articlemap.intake import Reading, read_upload
from articlemap.intake.limits import MAXIMUM_UPLOAD
from articlemap.proposals.dates import is_day

STANDARD_INPUT = "-"
READ = ("en", "fr", "ar")
SHOWN = 3  # alternatives of a doubtful name


def add_parse(commands: Commands) -> None:
    about = "Find the places that a text names and make a dossier of it, offline."
    parser: argparse.ArgumentParser = commands.add_parser("parse", help=about, description=about)
    parser.add_argument("article", help="a .txt, .html, .docx or .pdf file; - is standard input")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="write the dossier here")
    parser.add_argument("--title", default="", help="its title; else its first line")
    parser.add_argument("--date", type=_day, help="when it appeared, as 2020-02-06")
    parser.add_argument("--source", default="", help="who published it")
    parser.add_argument("--url", default="", help="where it is to be read")
    parser.add_argument("--language", type=_language, help="fr, en or ar; else guessed")
    parser.add_argument("--review", action="store_true", help="list what is doubtful, and why")
    parser.set_defaults(run=run_parse, parser=parser)


def _day(text: str) -> str:
    if not is_day(text):
        raise argparse.ArgumentTypeError(f"expected a day such as 2020-02-06, not {text!r}")
    return text


def _language(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2,3}", text):
        raise argparse.ArgumentTypeError(f"expected a code such as fr, not {text!r}")
    return text.lower()


def run_parse(options: argparse.Namespace) -> int:
    """0 when every name has its place, 1 when one is doubtful or has none, or none was found."""
    article = _read_article(options)
    _check_target(options.out)
    parsed = parse_article(article)
    dossier = parsed.make_dossier(article, url=options.url)
    if options.out:
        write_folder(dossier, options.out)
    if options.review:
        for line in list_doubts(article.text, parsed):
            print(line)
    return _print_outcome(parsed, options.out)


def _read_article(options: argparse.Namespace) -> Article:
    reading = read_upload(*_read_bytes(options.article))
    for notice in reading.notices:
        print(notice.words(), file=sys.stderr)
    if options.language and options.language not in READ:
        print(
            f"{options.language}: articles in French, English and Arabic are read; "
            "this one is tried all the same.",
            file=sys.stderr,
        )
    return _make_article(reading, options)


def _make_article(reading: Reading, options: argparse.Namespace) -> Article:
    """The article with what the user says of it before what was guessed."""
    return Article(
        text=reading.text,
        title=options.title or reading.title,
        published=options.date or reading.published,
        source=options.source or reading.source,
        language=options.language or reading.language,
    )


def _read_bytes(name: str) -> tuple[str, bytes]:
    """The name and the content of a file or of standard input, a byte more than allowed at most."""
    try:
        if name == STANDARD_INPUT:
            return "standard input", sys.stdin.buffer.read(MAXIMUM_UPLOAD + 1)
        with Path(name).open("rb") as file:
            return Path(name).name, file.read(MAXIMUM_UPLOAD + 1)
    except OSError as error:
        raise ArticlemapError(f"{name}: cannot be read ({error.strerror})") from error


def _check_target(folder: Path | None) -> None:
    """Raises ArticlemapError for a folder that holds something else than a dossier."""
    if folder is None or not folder.exists():
        return
    if not folder.is_dir():
        raise ArticlemapError(f"{folder}: is a file; give the folder that is to hold the dossier")
    if any(folder.iterdir()) and not (folder / PACKAGE).is_file():
        raise ArticlemapError(f"{folder}: holds other files; give a new folder, or a dossier's")


def write_folder(dossier: Dossier, folder: Path) -> None:
    """Write the dossier's files into `folder`; written beside it first, so never by half.

    Raises ArticlemapError when they cannot be written.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            for name, content in build_files(dossier).items():
                (beside / name).write_bytes(content)
            folder.mkdir(exist_ok=True)
            for path in beside.iterdir():
                path.replace(folder / path.name)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise ArticlemapError(f"{folder}: cannot be written ({error.strerror})") from error


def list_doubts(text: str, parsed: Parsed) -> Iterator[str]:
    """A line for each name that is doubtful or has no place: where, why, and what it could be."""
    for one in parsed.toponyms:
        if one.status == "placed":
            continue
        line = text.count("\n", 0, one.start) + 1
        yield f"line {line}: {one.printed}: {one.status}: {one.reason or 'not sure'}"
        for place in _candidates(one):
            yield f"    {_describe(place)}"


def _candidates(one: Toponym) -> list[Candidate]:
    first = [one.place] if one.place else []
    return [*first, *one.alternatives[:SHOWN]]


def _describe(place: Candidate) -> str:
    where = ", ".join(filter(None, (place.kind, place.admin1, place.country)))
    return (
        f"{place.name_en} ({where}), {place.latitude:.3f}, {place.longitude:.3f}, "
        f"{place.gazetteer} {place.gazetteer_id}, {place.confidence:.0%}"
    )


def _print_outcome(parsed: Parsed, folder: Path | None) -> int:
    count = dict.fromkeys(("placed", "doubtful", "unplaced"), 0)
    for one in parsed.toponyms:
        count[one.status] += 1
    end = f"written to {folder}" if folder else "nothing written; --out FOLDER does"
    print(
        f"{len(parsed.toponyms)} names: {count['placed']} placed, {count['doubtful']} doubtful, "
        f"{count['unplaced']} without a place; {end}"
    )
    return 0 if count["placed"] == len(parsed.toponyms) > 0 else 1
