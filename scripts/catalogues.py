"""Bring the catalogues up to date: python scripts/catalogues.py

New messages come into articlemap/locale/*/LC_MESSAGES/articlemap.po untranslated, those no longer
used go; then each is compiled to the .mo that the program reads.
"""

from __future__ import annotations

from contextlib import chdir
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.frontend import CommandLineInterface
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "articlemap" / "locale"
TEMPLATE = LOCALE / "articlemap.pot"
TRANSLATED = ("fr", "ar")


def extract_messages(path: Path) -> None:
    """Write every message of the code and the templates to `path`."""
    options = ["--omit-header", "--sort-output", "--add-location=file", "--no-wrap"]
    options += ["--add-comments=Translators:", "--mapping", "babel.cfg"]
    command = ["pybabel", "--quiet", "extract", *options, "--output", str(path), "."]
    with chdir(ROOT):
        CommandLineInterface().run(command)  # type: ignore[no-untyped-call]


def find_catalogue(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "articlemap.po"


def read_catalogue(path: Path, language: str | None = None) -> Catalog:
    """The messages of a .po or .pot file."""
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update_catalogue(language: str, template: Catalog) -> None:
    """Give a catalogue the messages of `template`, keeping its translations; guess none."""
    path = find_catalogue(language)
    catalogue = read_catalogue(path, language)
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    with path.open("wb") as file:
        write_po(file, catalogue, sort_output=True, ignore_obsolete=True, width=0)


def compile_catalogue(path: Path, language: str) -> bytes:
    """The .mo file of a .po file."""
    compiled = BytesIO()
    write_mo(compiled, read_catalogue(path, language))
    return compiled.getvalue()


def main() -> None:
    extract_messages(TEMPLATE)
    template = read_catalogue(TEMPLATE)
    for language in TRANSLATED:
        update_catalogue(language, template)
        path = find_catalogue(language)
        path.with_suffix(".mo").write_bytes(compile_catalogue(path, language))


if __name__ == "__main__":
    main()
