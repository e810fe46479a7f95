"""Colours and typefaces of a figure: the reader's own colours, and fonts that hold our scripts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from matplotlib.font_manager import fontManager

TOKENS = Path(__file__).parents[1] / "reader" / "web" / "tokens.css"
THEMES = ("light", "dark")
# The first that are installed draw, in this order, each what those before it lack; DejaVu, which
# comes with matplotlib and holds Arabic too, is always there.
SANS = ("Noto Sans", "Noto Sans Arabic", "DejaVu Sans")
SERIF = ("Noto Serif", "Noto Sans Arabic", "DejaVu Serif", "DejaVu Sans")


@dataclass(frozen=True, slots=True)
class Style:
    """How words look; sizes in points."""

    size: float
    colour: str
    bold: bool = False
    slanted: bool = False
    serif: bool = False


@lru_cache(maxsize=2)
def read_palette(theme: str) -> dict[str, str]:
    """The reader's colours by their names in tokens.css, as #RRGGBB."""
    blocks = re.findall(r"\{(.*?)\}", TOKENS.read_text(encoding="utf-8"), re.DOTALL)
    found = re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{3,6});", blocks[THEMES.index(theme)])
    return {name: _lengthen(colour) for name, colour in found}


def _lengthen(colour: str) -> str:
    return colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])


@lru_cache(maxsize=2)
def list_fonts(*, serif: bool = False) -> list[str]:
    """The families to draw with, best first, without those that this machine lacks."""
    installed = set(fontManager.get_font_names())
    return [name for name in (SERIF if serif else SANS) if name in installed]
