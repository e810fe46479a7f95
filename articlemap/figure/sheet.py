"""A page in points, its origin below on the left, on which words are measured before they stand.

Every word is drawn literally: mathematical notation is off, and what a page cannot hold (control
characters) is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import FancyBboxPatch, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.patheffects import Stroke

from articlemap.figure.boxes import Box
from articlemap.figure.literal import clean, has_arabic
from articlemap.figure.theme import Style, list_fonts, read_palette
from articlemap.language import direction

DPI = 300
LONGEST = 400  # characters of one text; what is longer fits on no page
RIGHT_TO_LEFT = "\u200f"
HALO = "halo"  # marks the outline of words, which is no word itself


class Extent(NamedTuple):
    """How far words reach from where their line begins, in points."""

    width: float
    ascent: float
    descent: float


class Sheet:
    """One page being drawn."""

    def __init__(self, width: float, height: float, *, theme: str, language: str) -> None:
        self.width, self.height, self.language = width, height, language
        self.palette = read_palette(theme)
        self.dark = theme == "dark"
        self.mirrored = direction(language) == "rtl"
        paper = self.palette["surface"]
        self.figure = Figure(figsize=(width / 72, height / 72), dpi=DPI, facecolor=paper)
        self.renderer = FigureCanvasAgg(self.figure).get_renderer()  # type: ignore[no-untyped-call]
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set(xlim=(0, width), ylim=(0, height))
        self.axes.axis("off")
        self.extents: dict[tuple[str, Style], Extent] = {}
        self._fonts: dict[Style, FontProperties] = {}

    def style(self, size: float, colour: str = "ink", **more: bool) -> Style:
        """A style whose colour is one of the palette's names, or itself a colour."""
        return Style(size, self.palette.get(colour, colour), **more)

    def measure(self, text: str, style: Style) -> Extent:
        """How much room a line of text takes."""
        key = (text, style)
        if key not in self.extents:
            drawn = self.axes.text(0, 0, self._prepare(text), **self._look(style))
            box = drawn.get_window_extent(self.renderer)
            drawn.remove()
            scale = 72 / DPI
            self.extents[key] = Extent(box.width * scale, box.y1 * scale, -box.y0 * scale)
        return self.extents[key]

    def write(  # noqa: PLR0913
        self,
        text: str,
        x: float,
        y: float,
        style: Style,
        *,
        align: str = "left",
        halo: str = "",
        z: float = 9,
        url: str = "",
    ) -> Box:
        """Draw a line of text from its baseline; returns the room that it takes.

        A halo is a second drawing of the words: outlined words are drawn as shapes, and these
        stay words that can be searched for and copied.
        """
        look = self._look(style)
        if halo:
            outline = [Stroke(linewidth=style.size * 0.3, foreground=halo, joinstyle="round")]
            self.axes.text(
                x,
                y,
                self._prepare(text),
                ha=align,
                zorder=z - 0.01,
                path_effects=outline,
                gid=HALO,
                **look,
            )
        drawn = self.axes.text(x, y, self._prepare(text), ha=align, zorder=z, **look)
        if url.startswith(("https://", "http://")):
            drawn.set_url(url)
        width, ascent, descent = self.measure(text, style)
        left = x - {"left": 0.0, "center": width / 2, "right": width}[align]
        return Box(left, y - descent, left + width, y + ascent)

    def wrap(self, text: str, style: Style, width: float, *, most: int = 2) -> list[str]:
        """The text in at most so many lines of that width; what does not fit ends in "…"."""
        words = self._split(clean(text)[:LONGEST].split(), style, width)
        lines: list[str] = []
        for word in words:
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.measure(longer, style).width <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        kept = lines[:most]
        return (
            kept
            if len(lines) <= most
            else [*kept[:-1], self.shorten(f"{kept[-1]} …", style, width)]
        )

    def shorten(self, text: str, style: Style, width: float) -> str:
        """The text, cut and ended by "…" where it is wider than `width`."""
        text = clean(text)[:LONGEST]
        if self.measure(text, style).width <= width:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            fits = self.measure(f"{text[:middle].rstrip(' …')}…", style).width <= width
            low, high = (middle, high) if fits else (low, middle - 1)
        return f"{text[:low].rstrip(' …')}…"

    def _split(self, words: Iterable[str], style: Style, width: float) -> list[str]:
        """Words, those that are wider than a line in pieces."""
        pieces = []
        for word in words:
            # No letter is wider than the type is high: only a long word need be measured.
            while (
                len(word) * style.size > width
                and self.measure(word, style).width > width
                and len(word) > 1
            ):
                share = width / self.measure(word, style).width
                cut = max(1, int(len(word) * share * 0.9))
                pieces.append(word[:cut])
                word = word[cut:]  # noqa: PLW2901
            pieces.append(word)
        return pieces

    def fill(
        self, points: Any, colour: str, *, z: float, clip: Artist | None = None, **more: Any
    ) -> None:
        """A filled shape; `points` is a Path or corners in points."""
        path = points if isinstance(points, Path) else Path(np.asarray(points))
        look = {"facecolor": colour, "edgecolor": "none", "linewidth": 0.0, **more}
        self._add(PathPatch(path, zorder=z, **look), clip)

    def line(
        self,
        points: Any,
        colour: str,
        width: float,
        *,
        z: float,
        clip: Artist | None = None,
        **more: Any,
    ) -> PathPatch:
        """A line; `more` are matplotlib's own: linestyle, alpha, capstyle."""
        path = points if isinstance(points, Path) else Path(np.asarray(points))
        look = {"facecolor": "none", "edgecolor": colour, "linewidth": width, **more}
        patch = PathPatch(path, zorder=z, **look)
        self._add(patch, clip)
        return patch

    def rectangle(self, box: Box, *, z: float, radius: float = 0, **look: Any) -> Artist:
        """A rectangle, its corners rounded where a radius is given."""
        size = (box.left, box.bottom), box.width, box.height
        if radius:
            style = f"round,pad=0,rounding_size={radius}"
            patch: PathPatch | Rectangle | FancyBboxPatch = FancyBboxPatch(
                *size, boxstyle=style, zorder=z, **look
            )
        else:
            patch = Rectangle(*size, zorder=z, **look)
        self._add(patch, None)
        return patch

    def _add(self, patch: Any, clip: Any) -> None:
        self.axes.add_artist(patch)
        patch.set_clip_on(clip is not None)
        if clip is not None:
            patch.set_clip_path(clip)

    def _look(self, style: Style) -> dict[str, Any]:
        font = self._fonts.get(style) or self._fonts.setdefault(style, _choose_font(style))
        look = {"color": style.colour, "va": "baseline", "parse_math": False}
        return {**look, "fontproperties": font}

    def _prepare(self, text: str) -> str:
        """The text as it is drawn: clean, and from the right where it is Arabic."""
        text = clean(text)
        return RIGHT_TO_LEFT + text if self.mirrored and has_arabic(text) else text


def _choose_font(style: Style) -> FontProperties:
    return FontProperties(
        family=list_fonts(serif=style.serif),
        size=style.size,
        weight="bold" if style.bold else "normal",
        style="italic" if style.slanted else "normal",
    )
