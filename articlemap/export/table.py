"""CSV with a row of HXL hashtags (https://hxlstandard.org) under its header."""

from __future__ import annotations

import csv
import io
from typing import Any

from articlemap.export.about import describe_export
from articlemap.export.columns import ABOUT, COLUMNS
from articlemap.export.rows import list_features
from articlemap.selection import Selection

# What a spreadsheet reads as the beginning of a formula, in full width too; see
# https://owasp.org/www-community/attacks/CSV_Injection
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Excel takes a file without it for the system's own encoding.
BYTE_ORDER_MARK = "\ufeff"


def write_csv(selection: Selection, *, language: str = "en", permalink: str = "") -> bytes:
    """One row a claim at a place, with hashtags; every row ends with what the file says of itself.

    UTF-8 with a byte order mark. A text that a spreadsheet would run as a formula begins with an
    apostrophe; numbers stay numbers.
    """
    about = describe_export(selection, language=language, permalink=permalink).as_dict()
    spoken = str(selection.dossier.meta.get("language") or "und")
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    columns = {**COLUMNS, **ABOUT}
    writer.writerow(columns)
    writer.writerow(column.hashtag.format(article=spoken) for column in columns.values())
    for feature in list_features(selection, language=language):
        row = {**feature.row, **about}
        writer.writerow(write_cell(row.get(name)) for name in columns)
    return (BYTE_ORDER_MARK + target.getvalue()).encode("utf-8")


def write_cell(value: Any) -> str:
    """A value as a cell: blank when unknown, a number plainly, a text never as a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"{value:.15g}"
    return neutralise(str(value))


def neutralise(text: str) -> str:
    """The text with an apostrophe before it if a spreadsheet would run it."""
    return f"'{text}" if text.lstrip(" \u00a0").startswith(FORMULA) else text
