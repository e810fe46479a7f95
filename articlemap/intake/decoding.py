"""Bytes to text: byte-order marks, UTF-8, and what older programs write."""

from __future__ import annotations

import codecs
import re
import unicodedata

from articlemap.intake.limits import MAXIMUM_TEXT, megabytes
from articlemap.language import N_
from articlemap.notices import Notice, RefusedError, notice

# UTF-32 before UTF-16, whose mark it begins with.
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What French, English and Arabic texts were written in before UTF-8.
OLDER = ["cp1252", "cp1256", "mac_roman", "utf_16_le", "utf_16_be"]
SAMPLE = 200_000  # bytes, enough to tell an encoding
# Line ends and tabs aside; no text holds the others.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\x80-\x9f\ufffe\uffff\ud800-\udfff]")
# UTF-8 that was read as windows-1252 once too often.
GARBLED = re.compile("Ã[©¨ªàâ§´®¯¹«»]|â€[™œ“”¦]|\ufffd")
ENOUGH_GARBLED = 3

NOT_TEXT = N_(
    "{name} is not a text: it holds bytes that no text has. "
    "Give a .txt, .html, .docx or .pdf file, or paste the text."
)
UNKNOWN_ENCODING = N_(
    "The encoding of {name} is not known. Save it as UTF-8 in the program that wrote it, "
    "or paste the text."
)
OLDER_ENCODING = N_("Read as {encoding}, not UTF-8: check the accents.")
LOOKS_GARBLED = N_(
    "Some accents look garbled, as when a file was saved in another encoding: "
    "check the text, or paste it from its source."
)
TOO_LONG = N_("The text has {size} MB; {limit} MB are allowed. Give a part of it.")
NO_TEXT = N_("There is no text. Paste an article, or drop a file with one.")


def decode(data: bytes, name: str, *, declared: str = "") -> tuple[str, list[Notice]]:
    """The text of a file's bytes, and what to check in it.

    `declared` is the encoding that the file names itself. Raises RefusedError for what is no text.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _decode_as(data, encoding, name), []
    for encoding in filter(None, ("utf-8", declared)):
        text = _try(data, encoding)
        if text is not None and not CONTROL.search(text[:SAMPLE]):
            return text, []
    return _decode_older(data, name)


def _decode_as(data: bytes, encoding: str, name: str) -> str:
    text = _try(data, encoding)
    if text is None:
        raise RefusedError(UNKNOWN_ENCODING, name=name)
    return text


def _try(data: bytes, encoding: str) -> str | None:
    """The text in that encoding; None when it is not, or when there is no such encoding."""
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _decode_older(data: bytes, name: str) -> tuple[str, list[Notice]]:
    from charset_normalizer import from_bytes  # noqa: PLC0415 – only when it is needed

    if b"\x00" not in data and len(re.findall(rb"[\x00-\x08\x0e-\x1f]", data[:SAMPLE])):
        raise RefusedError(NOT_TEXT, name=name)
    best = from_bytes(data[:SAMPLE], cp_isolation=OLDER).best()
    text = _try(data, best.encoding) if best else None
    if text is None or best is None:
        raise RefusedError(NOT_TEXT if b"\x00" in data else UNKNOWN_ENCODING, name=name)
    if CONTROL.search(text[:SAMPLE]):
        raise RefusedError(NOT_TEXT, name=name)
    return text, [notice(OLDER_ENCODING, encoding=best.encoding.replace("_", "-"))]


def tidy(text: str) -> tuple[str, list[Notice]]:
    """A text with even line ends, composed accents and no control characters, and its notices.

    Raises RefusedError when nothing is left or more than MAXIMUM_TEXT.
    """
    check_length(text)
    even = re.sub(r"\r\n?|[\v\f\u2028\u2029\x85]", "\n", text.removeprefix("\ufeff"))
    clean = CONTROL.sub("", unicodedata.normalize("NFC", even))
    lines = re.sub(r"[^\S\n]+(?=\n)", "", clean)
    whole = re.sub(r"\n{3,}", "\n\n", lines).strip()
    if not any(map(str.isalnum, whole)):
        raise RefusedError(NO_TEXT)
    check_length(whole)
    garbled = len(GARBLED.findall(whole[:SAMPLE])) >= ENOUGH_GARBLED
    return whole, [notice(LOOKS_GARBLED)] if garbled else []


def check_length(text: str, limit: int = MAXIMUM_TEXT) -> None:
    """Raise RefusedError for a text of more than `limit` bytes in UTF-8."""
    size = len(text.encode("utf-8", errors="replace"))
    if size > limit:
        raise RefusedError(TOO_LONG, size=f"{size / 1_000_000:.1f}", limit=megabytes(limit))
