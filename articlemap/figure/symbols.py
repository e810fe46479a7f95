"""The reader's symbol grammar (reader/web/symbols.js), drawn in points.

Fill says how real, outline how known, dash direction, hatching region. Coordinates are the
reader's: pixels from the middle, downward.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from articlemap.figure.frame import PX
from articlemap.figure.sheet import Sheet

Corner = tuple[float, float]


class Pen:
    """Draws in pixels around one point of the page, in one colour."""

    def __init__(  # noqa: PLR0913
        self,
        sheet: Sheet,
        at: Corner,
        colour: str,
        *,
        size: float = 1,
        ground: str = "",
        z: float = 6,
    ) -> None:
        self.sheet, self.colour, self.size, self.z = sheet, colour, size * PX, z
        self.ground = ground or sheet.palette["land"]
        self.move = Affine2D().scale(self.size, -self.size).translate(*at)

    def fill(self, path: Path) -> None:
        self.sheet.fill(self.move.transform_path(path), self.colour, z=self.z)

    def open(self, path: Path, width: float = 1.8) -> None:
        """An outline over the ground's colour."""
        look: dict[str, Any] = {
            "edgecolor": self.colour,
            "linewidth": width * self.size,
            "joinstyle": "round",
        }
        self.sheet.fill(self.move.transform_path(path), self.ground, z=self.z, **look)

    def line(self, path: Path, width: float = 1.8, *, dash: Sequence[float] = ()) -> None:
        """A line; dashes and gaps in pixels, dots where the dash is next to nothing."""
        more: dict[str, Any] = {"linestyle": (0, [step / width for step in dash])} if dash else {}
        cap = "round" if dash and dash[0] < 1 else "butt"
        shape = self.move.transform_path(path)
        self.sheet.line(shape, self.colour, width * self.size, z=self.z, capstyle=cap, **more)

    def halo(self, radius: float) -> None:
        """A disc of the ground's colour, so that a mark stands clear of what lies under it."""
        self.sheet.fill(
            self.move.transform_path(circle(radius)), self.ground, z=self.z - 0.01, alpha=0.9
        )


def circle(radius: float, centre: Corner = (0, 0)) -> Path:
    return Path.circle(centre, radius)


def polygon(*corners: Corner) -> Path:
    return Path([*corners, corners[0]], closed=True)


def lines(*strokes: Sequence[Corner]) -> Path:
    return Path.make_compound_path(*(Path(np.array(stroke, dtype=float)) for stroke in strokes))


def square(half: float) -> Path:
    return polygon((-half, -half), (half, -half), (half, half), (-half, half))


def diamond(half: float) -> Path:
    return polygon((0, -half), (half, 0), (0, half), (-half, 0))


def arc(start: float, end: float, radius: float = 10.5) -> Path:
    """Part of a ring, in degrees clockwise from the right."""
    turn = np.radians(np.linspace(start, end, 40))
    return Path(radius * np.column_stack([np.cos(turn), np.sin(turn)]))


def teeth(start: float, end: float, count: int) -> Path:
    """Short strokes that point inward from a ring: encircled."""
    turns = [math.radians(start + (end - start) * at / count) for at in range(count)]
    return lines(
        *(
            [(math.cos(turn) * radius, math.sin(turn) * radius) for radius in (10.5, 7.6)]
            for turn in turns
        )
    )


SPEECH = polygon((-8, -6.5), (8, -6.5), (8, 3.5), (-1, 3.5), (-4, 7), (-8, 3.5))
BARS = Path.make_compound_path(
    polygon((-6, 6), (-6, 0), (-3, 0), (-3, 6)),
    polygon((-1.5, 6), (-1.5, -6), (1.5, -6), (1.5, 6)),
    polygon((3, 6), (3, -3), (6, -3), (6, 6)),
)
HALF = Path(np.vstack([np.asarray(arc(-90, 90, 7.5).vertices), (0, -7.5)]), closed=True)
GATE = lines([(-5, 6), (-5, -4)], [(5, 6), (5, -4)], [(-7, -5), (7, -5)])
HATCH = lines(
    *(
        [(-12, 6), (-4, -6)],
        [(-5, 6), (3, -6)],
        [(2, 6), (10, -6)],
        [(-12, -1), (-8.5, -6)],
        [(9, 6), (12, 1.5)],
    )
)
FRAME = polygon((-12, -6), (12, -6), (12, 6), (-12, 6))


def _draw_half(pen: Pen) -> None:
    pen.open(circle(7.5))
    pen.fill(HALF)


def _draw_uncertain(pen: Pen) -> None:
    pen.line(circle(9), 1.2, dash=(2.5, 2.5))
    pen.fill(circle(2.5))


def _draw_dashes(pen: Pen) -> None:
    pen.line(lines([(-13, 0), (4, 0)]), dash=(5, 3))
    pen.open(polygon((4, -4.5), (13, 0), (4, 4.5)), 1.5)


def _draw_hatch(pen: Pen) -> None:
    pen.line(HATCH, 1)
    pen.line(FRAME, 1)


def _draw_outline(pen: Pen) -> None:
    pen.line(polygon((-11, -4), (-3, -4), (-3, 4), (-11, 4)), 1.5)
    pen.line(polygon((6.5, -5), (11.5, 4.5), (1.5, 4.5)), 1.5)


def _draw_gate(pen: Pen) -> None:
    pen.halo(8)
    pen.line(GATE)


def _draw_road(pen: Pen) -> None:
    pen.sheet.line(
        pen.move.transform_path(lines([(-13, 0), (13, 0)])), pen.colour, 2.6 * pen.size, z=pen.z
    )


def _draw_differs(pen: Pen) -> None:
    """Not equal: other sources differ."""
    pen.open(circle(5.2), 1)
    pen.line(
        lines([(-2.6, -1.4), (2.6, -1.4)], [(-2.6, 1.4), (2.6, 1.4)], [(-1.9, 3.2), (1.9, -3.2)]), 1
    )


def _draw_dots(pen: Pen) -> None:
    pen.line(lines([(-12, 0), (13, 0)]), 3.6, dash=(0.1, 6))


DRAWINGS: dict[str, Callable[[Pen], None]] = {
    "disc": lambda pen: pen.fill(circle(7)),
    "half": _draw_half,
    "square": lambda pen: pen.fill(square(5.5)),
    "bars": lambda pen: pen.fill(BARS),
    "triangle": lambda pen: pen.open(polygon((0, -6.5), (6.5, 5), (-6.5, 5))),
    "forecast": lambda pen: pen.line(circle(6.5), 2.4, dash=(0.1, 3.4)),
    "statement": lambda pen: pen.open(SPEECH),
    "speech": lambda pen: pen.open(SPEECH),
    "named": lambda pen: pen.open(circle(5)),
    "town": lambda pen: pen.open(circle(3.5)),
    "gate": _draw_gate,
    "camp": lambda pen: pen.open(polygon((0, -6), (6.5, 5.5), (-6.5, 5.5))),
    "ring-uncertain": _draw_uncertain,
    "arrow": lambda pen: pen.fill(
        polygon((-13, 2), (-1, -1), (-1, -4.5), (13, 0), (-1, 5), (-1, 2))
    ),
    "ring": lambda pen: _draw_post(pen, "post", "encircled", half=3.8),
    "dashes": _draw_dashes,
    "dots": _draw_dots,
    "route": lambda pen: pen.line(lines([(-13, 0), (13, 0)]), 2.4, dash=(6, 4)),
    "hatch": _draw_hatch,
    "outline": _draw_outline,
    "road": _draw_road,
    "differs": _draw_differs,
}
SURROUNDED: dict[str, list[tuple[Path, tuple[float, ...]]]] = {
    "encircled": [(circle(10.5), ()), (teeth(0, 360, 16), ())],
    "partly_encircled": [(arc(-150, 120), ()), (teeth(-150, 120, 12), ())],
    "fighting": [(arc(-140, 140), ())],
    "being_set_up": [(circle(10.5), (3, 3))],
}
WIDE = ("arrow", "dashes", "dots", "hatch", "outline", "road", "route")


def draw_symbol(pen: Pen, name: str, *, status: str = "") -> None:
    """Draw a mark's symbol; its status matters to posts only."""
    if "post" in name or (name == "ring" and status):
        _draw_post(pen, name, status, half=4.5 if "post" in name else 3.8)
    else:
        DRAWINGS.get(name, DRAWINGS["named"])(pen)


def _draw_post(pen: Pen, name: str, status: str, *, half: float = 4.5) -> None:
    """A square for one of the twelve, a diamond for a later one; open where context."""
    around = SURROUNDED.get(status, [])
    pen.halo(12 if around else 7)
    for path, dash in around:
        pen.line(path, dash=dash)
    if name.startswith("later"):
        pen.open(diamond(4.5 if name.endswith("context") else 5.5))
    elif name.endswith("context"):
        pen.open(square(4))
    else:
        pen.fill(square(half))


def reach_of(symbol: str, status: str | None) -> float:
    """How far a symbol reaches from its middle, in points."""
    if "post" in symbol:
        return (12 if status in SURROUNDED else 7) * PX
    return {"town": 4.5, "speech": 10.0, "statement": 10.0}.get(symbol, 8.5) * PX
