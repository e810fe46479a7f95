"""How much is taken in; the pages say the same numbers."""

from __future__ import annotations

MAXIMUM_UPLOAD = 10_000_000  # bytes of a file
MAXIMUM_TEXT = 5_000_000  # bytes of an article's text in UTF-8
# The same to be reviewed, some 150,000 words: with the 100,000 names of 5 MB the desk did not open.
MAXIMUM_REVIEW = 1_000_000
MAXIMUM_PAGES = 300  # of a PDF
SECONDS = 30  # for a file that has to be taken apart
MEMORY = 2_000_000_000  # bytes, for the same


def megabytes(count: int) -> str:
    """A number of bytes as whole megabytes, at least one."""
    return str(max(1, round(count / 1_000_000)))
