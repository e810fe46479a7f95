"""What a visitor pastes or drops, as an article's text with what it says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from articlemap.geoparse.languages import guess_language
from articlemap.intake.bounded import take_apart
from articlemap.intake.dateline import guess_day, guess_source, guess_title
from articlemap.intake.decoding import decode, tidy
from articlemap.intake.limits import MAXIMUM_UPLOAD, megabytes
from articlemap.language import N_
from articlemap.notices import Notice, RefusedError, notice

HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

TOO_LARGE = N_("{name} has {size} MB; {limit} MB are allowed. Paste the text instead.")
EMPTY_FILE = N_("{name} is empty.")
OLD_OR_LOCKED = N_(
    "{name} is an old Word file, or is protected by a password: "
    "save it as .docx without one, or paste the text."
)
RICH_TEXT = N_("{name} is rich text (RTF): save it as .docx or .txt, or paste the text.")
UNKNOWN_LANGUAGE = N_(
    "The language is not known: articles in French and English are read best, "
    "any other is tried all the same."
)


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as it was given: its text, and what could be told of it; blank is unknown.

    `published` is an ISO date, `language` one of en, fr and ar.
    """

    text: str
    title: str = ""
    published: str = ""
    source: str = ""
    language: str = ""
    notices: tuple[Notice, ...] = ()


def read_paste(text: str) -> Reading:
    """The article that was pasted; raises RefusedError when it is empty or too long."""
    return _complete(Reading(text))


def read_upload(name: str, data: bytes) -> Reading:
    """The article in a file of text, HTML, Word (.docx) or PDF; the content decides which.

    Raises RefusedError, in the user's words, for what cannot be read.
    """
    name = re.split(r"[/\\]", name)[-1][:100] or "file"
    if len(data) > MAXIMUM_UPLOAD:
        limit = megabytes(MAXIMUM_UPLOAD)
        raise RefusedError(TOO_LARGE, name=name, size=megabytes(len(data)), limit=limit)
    if not data.strip():
        raise RefusedError(EMPTY_FILE, name=name)
    return _complete(_open(name, data))


def _open(name: str, data: bytes) -> Reading:
    if data.lstrip()[:5] == b"%PDF-":
        return _take_apart("pdf", name, data)
    if data.startswith(b"PK\x03\x04"):
        return _take_apart("docx", name, data)
    if data.startswith(OLD_WORD):
        raise RefusedError(OLD_OR_LOCKED, name=name)
    if data.startswith(b"{\\rtf"):
        raise RefusedError(RICH_TEXT, name=name)
    if name.lower().endswith((".html", ".htm", ".xhtml")) or HTML.match(data[:5000]):
        return _take_apart("html", name, data)
    text, notices = decode(data, name)
    return Reading(text, notices=tuple(notices))


def _take_apart(kind: str, name: str, data: bytes) -> Reading:
    facts = take_apart(kind, name, data)
    notices = tuple(Notice(one["message"], one["values"]) for one in facts.pop("notices", []))
    return Reading(**facts, notices=notices)


def _complete(reading: Reading) -> Reading:
    """The reading with a tidy text, and guesses for what the file did not say."""
    text, notices = tidy(reading.text)
    language = guess_language(text)
    if not language:
        notices.append(notice(UNKNOWN_LANGUAGE))
    return replace(
        reading,
        text=text,
        title=reading.title or guess_title(text),
        published=reading.published or guess_day(text),
        source=reading.source or guess_source(text),
        language=language or reading.language,
        notices=(*reading.notices, *notices),
    )
