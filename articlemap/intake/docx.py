"""The article in a Word file, by python-docx; the size of what is packed is checked first."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import docx
from docx.document import Document
from docx.table import Table

from articlemap.intake.bounded import BROKEN
from articlemap.language import N_
from articlemap.notices import RefusedError, notice

MAXIMUM_UNPACKED = 100_000_000  # bytes of all parts; pictures are packed already
MAXIMUM_TEXT_PART = 50_000_000  # bytes of word/document.xml, which is mostly tags
NOT_WORD = N_(
    "{name} is a zip file but no Word document. "
    "Open a dossier where dossiers are opened; of anything else, paste the text."
)
BOMB = N_("{name} would unpack to {size} MB; it was not opened. Paste the text instead.")
CREATED = N_("The date is the file's own, not the article's: check it.")


def read_docx(data: bytes, name: str) -> dict[str, Any]:
    """Paragraphs and cells in their order, and the title and date of the file's properties.

    Raises RefusedError for a file that is damaged, hostile or no Word document.
    """
    _check_parts(data, name)
    try:
        document = docx.Document(io.BytesIO(data))
        text = "\n".join(_find_lines(document))
        facts = document.core_properties
        title, created = facts.title, facts.created
    except Exception as error:  # the library fails in many ways on a file that is not whole
        raise RefusedError(BROKEN, name=name) from error
    found = {"text": text, "title": " ".join((title or "").split())[:300], "notices": []}
    return {**found, **_date_by_file(created.date().isoformat() if created else "", text)}


def _check_parts(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
    except Exception as error:
        raise RefusedError(BROKEN, name=name) from error
    total, text_part = sum(sizes.values()), sizes.get("word/document.xml")
    if text_part is None:
        raise RefusedError(NOT_WORD, name=name)
    if total > MAXIMUM_UNPACKED or text_part > MAXIMUM_TEXT_PART:
        raise RefusedError(BOMB, name=name, size=round(total / 1_000_000))


def _find_lines(document: Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield "\t".join(dict.fromkeys(cell.text for cell in row.cells))
        else:
            yield block.text


def _date_by_file(created: str, text: str) -> dict[str, Any]:
    """The file's own date when the text gives none, with a notice that says so."""
    from articlemap.intake.dateline import guess_day  # noqa: PLC0415

    if not created or guess_day(text):
        return {}
    return {"published": created, "notices": [asdict(notice(CREATED))]}
