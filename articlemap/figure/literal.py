"""Text as a page can hold it."""

from __future__ import annotations

import unicodedata

from articlemap.language import END, ISOLATE


def clean(text: str) -> str:
    """The text without control characters, each run of white space as one blank.

    The marks that keep a foreign word in one piece go too: matplotlib's PDF writer gives them room.
    """
    shown = (
        " " if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") else char for char in text
    )
    return " ".join("".join(shown).replace(ISOLATE, "").replace(END, "").split())


def has_arabic(text: str) -> bool:
    """Whether any of its letters is written from right to left."""
    return any(unicodedata.bidirectional(char) in ("R", "AL") for char in text)
