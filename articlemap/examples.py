"""The example articles that ship with the program: invented, and they say so."""

from __future__ import annotations

from pathlib import Path

from articlemap.intake import Reading, read_paste
from articlemap.language import N_

FOLDER = Path(__file__).resolve().parents[1] / "data" / "examples"
FILES = {"fr": "convoi.fr.txt", "en": "convoy.en.txt"}
INVENTED = N_("An example: the places exist, the story is invented.")


def read_example(language: str) -> Reading:
    """The example in that language, in English where there is none."""
    return read_paste((FOLDER / FILES.get(language, FILES["en"])).read_text(encoding="utf-8"))
