"""What was wrong in a dossier and has been put right: a table beside it, kept by hand."""

from __future__ import annotations

from pathlib import Path

import pandera.pandas as pa

from articlemap.errors import InvalidDossierError
from articlemap.reading import read_table
from articlemap.rows import Row, rows_by_line
from articlemap.tables import DAY, Table, column

CORRECTIONS = Table(
    name="corrections",
    row="a thing that was wrong and is put right",
    key=("date", "about"),
    schema=pa.DataFrameSchema(
        {
            "date": column(
                "The day on which it was put right",
                pattern=DAY,
                way_out="write it as 2020-02-06",
            ),
            "about": column("The id of the claim, place or post, or the page, that was wrong"),
            "was_en": column("What stood there, in English"),
            "was_fr": column("The same in French", blank="shown in English"),
            "was_ar": column("The same in Arabic", blank="shown in English"),
            "is_en": column("What stands there now, in English"),
            "is_fr": column("The same in French", blank="shown in English"),
            "is_ar": column("The same in Arabic", blank="shown in English"),
            "source": column("Who noticed it, or the source for what is right", blank="ourselves"),
        }
    ),
)


def read_corrections(folder: Path) -> list[Row]:
    """The corrections of the dossier in `folder`, the latest first; none where it has no table.

    Raises InvalidDossierError with every problem of the table.
    """
    path = folder / CORRECTIONS.file
    if not path.exists():
        return []
    frame, problems = read_table(path.read_bytes(), CORRECTIONS)
    if problems:
        raise InvalidDossierError(problems)
    return sorted(rows_by_line(frame).values(), key=lambda row: str(row["date"]), reverse=True)
