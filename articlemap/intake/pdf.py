"""The article in a PDF, by pypdf; lines are joined to paragraphs."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pypdf
from pypdf.errors import FileNotDecryptedError

from articlemap.intake.bounded import BROKEN
from articlemap.intake.decoding import TOO_LONG
from articlemap.intake.limits import MAXIMUM_PAGES, MAXIMUM_TEXT, megabytes
from articlemap.language import N_
from articlemap.notices import RefusedError, notice

ENCRYPTED = N_("{name} is protected by a password: save it without one, or paste the text.")
NO_TEXT = N_(
    "{name} holds no text, only pictures of pages: "
    "have it read by a text recognition program first, or paste the text."
)
TOO_MANY_PAGES = N_("{name} has {count} pages; {limit} are allowed. Paste the part you need.")
JOINED = N_("A PDF holds lines, not paragraphs: they were joined by rule. Check the text.")
END_OF_SENTENCE = (".", "!", "?", "…", ":", "»", "”", '"')
FULL = 0.75  # of the longest line; a shorter one that ends a sentence ends the paragraph


def read_pdf(data: bytes, name: str) -> dict[str, Any]:
    """The text of all pages, and the title of the file's properties.

    Raises RefusedError for a file that is damaged, encrypted, too long or without text.
    """
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise RefusedError(ENCRYPTED, name=name)
        if len(reader.pages) > MAXIMUM_PAGES:
            raise RefusedError(
                TOO_MANY_PAGES, name=name, count=len(reader.pages), limit=MAXIMUM_PAGES
            )
        text = "\n\n".join(_read_pages(reader))
        title = _find_title(reader)
    except RefusedError:
        raise
    except FileNotDecryptedError as error:
        raise RefusedError(ENCRYPTED, name=name) from error
    except Exception as error:  # the library fails in many ways on a file that is not whole
        raise RefusedError(BROKEN, name=name) from error
    if not any(map(str.isalnum, text)):
        raise RefusedError(NO_TEXT, name=name)
    return {"text": text, "title": title, "notices": [asdict(notice(JOINED))]}


def _read_pages(reader: pypdf.PdfReader) -> Iterator[str]:
    length = 0
    for page in reader.pages:
        text = join_lines(page.extract_text())
        length += len(text)
        if length > MAXIMUM_TEXT:
            size = f"{length / 1_000_000:.1f}"
            raise RefusedError(TOO_LONG, size=size, limit=megabytes(MAXIMUM_TEXT))
        yield text


def _find_title(reader: pypdf.PdfReader) -> str:
    facts = reader.metadata
    return " ".join(str((facts and facts.title) or "").split())[:300]


def join_lines(text: str) -> str:
    """The lines of a page joined to paragraphs; words broken at a line's end are made whole.

    >>> join_lines("L'armée avance vers la ville de Sara-\\nqeb, sur l'autoroute.")
    "L'armée avance vers la ville de Saraqeb, sur l'autoroute."
    """
    return "\n\n".join(filter(None, map(_join_block, re.split(r"\n\s*\n", text))))


def _join_block(block: str) -> str:
    lines = [line.strip() for line in block.splitlines() if line.strip()]
    longest = max(map(len, lines), default=0)
    joined = ""
    for line in lines:
        joined += line
        short = len(line) < FULL * longest
        if re.search(r"[^\W\d_]-$", line):
            joined += "\x00"
        else:
            joined += "\n" if short and line.endswith(END_OF_SENTENCE) else " "
    # A hyphen before a small letter breaks a word; before a capital it belongs to a name.
    whole = re.sub(r"-\x00(?=[^\W\d_])(?=[^A-ZÀ-ÖØ-Þ])", "", joined)
    return whole.replace("\x00", "").strip()
