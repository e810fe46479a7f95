"""Draws the marks of a figure: areas, borders, roads, circles, movements, symbols."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from matplotlib.artist import Artist
from matplotlib.path import Path

from articlemap.figure.basemap import Shape, read_line_shape
from articlemap.figure.boxes import Box
from articlemap.figure.content import Content, Data
from articlemap.figure.frame import PX, Frame, Points
from articlemap.figure.ground import place_area, place_lines
from articlemap.figure.labels import Spot, densify
from articlemap.figure.sheet import Sheet
from articlemap.figure.symbols import SURROUNDED, Pen, draw_symbol, reach_of

CIRCLE_KM = 1.5  # a place known better than this needs no circle
HATCH_STEP = 7 * PX
CLEAR = 14 * PX  # between a movement's end and the mark that stands there
BESIDE = {"advance": 9 * PX}  # an advance runs beside its road
WIDTHS = {"advance": 5.0, "withdrawal": 2.6, "flight": 2.6}
DASHES = {"withdrawal": (4.0, 4.0), "flight": (11.0, 6.0)}
HEADS = {"advance": (-14, 7.5, 3), "withdrawal": (-12, 6, 2), "flight": (-13, 7, 2)}
# Where symbols without a coordinate of their own stand around the anchor that they share.
FAN = ((40, 30), (44, -22), (-42, 26), (-42, -26), (4, -46), (2, 46), (58, 4), (-58, 0))


@dataclass
class Drawn:
    """What was drawn on the map, for the words and the legend that follow."""

    at: dict[tuple[str, str], Spot] = field(default_factory=dict)  # by layer and mark
    boxes: list[Box] = field(default_factory=list)  # symbols and heads: no words on them
    paths: list[Box] = field(default_factory=list)  # movements: no words on them either
    soft: list[Points] = field(default_factory=list)  # lines that words would rather not cover
    movements: dict[str, Points] = field(default_factory=dict)  # by claim
    beyond: list[Data] = field(default_factory=list)  # marks outside the frame
    shown: set[str] = field(default_factory=set)  # entries of the key


class Artwork:
    """Draws one content into one frame."""

    def __init__(self, sheet: Sheet, frame: Frame, clip: Artist, content: Content) -> None:
        self.sheet, self.frame, self.clip, self.content = sheet, frame, clip, content
        self.drawn = Drawn()

    def draw(self) -> Drawn:
        for mark in self.content.shapes:
            self._draw_shape(mark)
        self._draw_roads()
        for mark in sorted(self.content.points, key=lambda mark: mark["shape"] == "anchor"):
            self._draw_point(mark)
        for movement in self.content.movements:
            self._draw_movement(movement)
        return self.drawn

    def colour_of(self, layer_id: str) -> str:
        layer = next(one for one in self.content.layers if one["id"] == layer_id)
        return str(layer["colour"][self.sheet.dark])

    # ---- areas and borders
    def _draw_shape(self, mark: Data) -> None:
        if not mark["geometry"]:
            return
        shape = read_line_shape(mark["geometry"])
        colour = self.colour_of(mark["layer"])
        if mark["shape"] == "line":
            for line in place_lines(self.frame, shape):
                self.sheet.line(
                    line, colour, 11 * PX, z=2, clip=self.clip, alpha=0.22, joinstyle="round"
                )
            self.drawn.shown.add("band")
        elif self.content.is_outlined(mark):
            self._hatch(shape, colour)

    def _hatch(self, shape: Shape, colour: str) -> None:
        path = place_area(self.frame, shape, spare=0)
        if path is None:
            return
        strokes = _diagonals(self.frame.box)
        lines = Path.make_compound_path(*(Path(np.array(stroke)) for stroke in strokes))
        hatching = self.sheet.line(lines, colour, PX, z=2.1, alpha=0.34)
        hatching.set_clip_path(path, self.sheet.axes.transData)
        hatching.set_clip_on(True)
        dashes = {"linestyle": (0, (6, 4)), "alpha": 0.6}
        for line in place_lines(self.frame, shape):
            self.sheet.line(line, colour, PX, z=2.2, clip=self.clip, **dashes)
        self.drawn.shown.add("hatch")

    # ---- roads
    def _draw_roads(self) -> None:
        palette = self.sheet.palette
        for mark in self.content.roads:
            for line in place_lines(self.frame, read_line_shape(mark["geometry"])):
                self.sheet.line(line, palette["road-case"], 6 * PX, z=3, clip=self.clip, alpha=0.9)
                if mark["kind"] == "route":
                    self._dash(line, mark)
                else:
                    self.sheet.line(line, palette["road"], 2.6 * PX, z=3.1, clip=self.clip)
                self.drawn.soft.append(line)
        for mark in self.content.marks:
            if mark["shape"] == "road" and mark["geometry"] and self._is_forecast(mark):
                self._dot(mark)

    def _dash(self, line: Points, mark: Data) -> None:
        """A route that a person drew: in its layer's colour, broken, for no road is known there."""
        colour = self.colour_of(mark["layer"])
        self.sheet.line(line, colour, 2.4 * PX, z=3.1, clip=self.clip, linestyle=(0, (3, 2)))
        self.drawn.shown.add("route")

    def _is_forecast(self, mark: Data) -> bool:
        return any(
            claim["kind"] == "forecast" and (mark["id"], "along") in roles_of(claim)
            for claim in self.content.claims_of(mark)
        )

    def _dot(self, mark: Data) -> None:
        """Dots along a road: a forecast, which is not drawn as if it had happened."""
        style = {"linestyle": (0, (0.03, 2.5)), "capstyle": "round"}
        for line in place_lines(self.frame, read_line_shape(mark["geometry"])):
            self.sheet.line(
                line, self.colour_of(mark["layer"]), 3.6 * PX, z=3.3, clip=self.clip, **style
            )
            self.drawn.shown.add("dots")

    # ---- points
    def _draw_point(self, mark: Data) -> None:
        if not self.frame.shows(mark["at"]):
            self.drawn.beyond.append(mark)
            return
        colour, spot = self.colour_of(mark["layer"]), self.frame.spot(mark["at"])
        if mark["shape"] == "anchor" or (mark["uncertainty_km"] or 0) >= CIRCLE_KM:
            self._draw_circle(mark, colour)
        reach = reach_of(mark["symbol"], mark.get("status"))
        if mark["shape"] == "anchor":
            spot = self._fan_out(spot, reach, colour)
        draw_symbol(Pen(self.sheet, spot, colour), mark["symbol"], status=mark.get("status") or "")
        self.drawn.shown |= keys_of(mark)
        self.drawn.at[mark["layer"], mark["id"]] = spot
        self.drawn.boxes.append(Box(*spot, *spot).grow(reach + 1))
        if self.content.is_contradicted(mark):
            self._draw_sign(spot, reach)

    def _draw_sign(self, spot: Spot, reach: float) -> None:
        """The small sign that other sources differ."""
        at = (spot[0], spot[1] + reach + 1)
        paper = self.sheet.palette["surface"]
        draw_symbol(
            Pen(self.sheet, at, self.sheet.palette["ink"], size=0.9, ground=paper, z=7), "differs"
        )
        self.drawn.boxes.append(Box(*at, *at).grow(4.5))
        self.drawn.shown.add("differs")

    def _draw_circle(self, mark: Data, colour: str) -> None:
        radius = mark["uncertainty_km"] or 0
        # A circle inside its own symbol shows nothing and spoils the symbol.
        if radius * self.frame.measure_km() < reach_of(mark["symbol"], mark.get("status")) + 2:
            return
        ring = self.frame.ring(mark["at"], radius)
        self.sheet.fill(ring, colour, z=2.5, clip=self.clip, alpha=0.07)
        dashes = {"linestyle": (0, (2.3, 2.3)), "alpha": 0.85}
        self.sheet.line(ring, colour, 1.1 * PX, z=2.6, clip=self.clip, **dashes)
        self.drawn.soft.append(ring)
        self.drawn.shown.add("ring-uncertain")

    def _fan_out(self, anchor: Spot, reach: float, colour: str) -> Spot:
        """A free place beside the anchor for its symbol; a leader ties it to the anchor."""
        held = self.frame.box.grow(-14 * PX)
        spots = [
            (anchor[0] + dx * PX * far, anchor[1] + dy * PX * far)
            for far in (1, 1.6)
            for dx, dy in FAN
        ]
        boxes = {spot: Box(*spot, *spot).grow(reach + 3) for spot in spots}
        free = (
            spot
            for spot, box in boxes.items()
            if held.holds(box) and not any(box.meets(other) for other in self.drawn.boxes)
        )
        spot = next(free, anchor)
        self.sheet.line([anchor, spot], colour, 1.1 * PX, z=5)
        self.drawn.soft.append(np.array([anchor, spot]))
        return spot

    # ---- movements
    def _draw_movement(self, movement: Data) -> None:
        style, colour = movement["style"], self.colour_of(movement["layer"])
        path = np.array([self.frame.spot(at) for at in movement["path"]])
        path = _shorten(_move_aside(path, BESIDE.get(style, 0.0)))
        held = self.frame.box.grow(-4)
        if not held.holds(Box(*path[-1], *path[-1])):
            return
        back, half, tip = (PX * size for size in HEADS[style])
        turn = math.atan2(*(path[-1] - path[-2])[::-1])
        shaft = path.copy()
        shaft[-1] -= 11 * PX * np.array([math.cos(turn), math.sin(turn)])
        self.sheet.line(shaft, self.sheet.palette["land"], 7 * PX, z=4, clip=self.clip, alpha=0.75)
        more = (
            {"linestyle": (0, [step / WIDTHS[style] for step in DASHES[style]])}
            if style in DASHES
            else {}
        )
        self.sheet.line(
            shaft, colour, WIDTHS[style] * PX, z=4.1, clip=self.clip, capstyle="butt", **more
        )
        self._draw_head(path[-1], turn, (back, half, tip), colour, filled=style == "advance")
        self.drawn.movements.setdefault(movement["claim"], path)
        self.drawn.paths += [Box(x, y, x, y).grow(2.5) for x, y in densify(path, 5)]
        self.drawn.shown.add("dashes" if style in DASHES else "advance")

    def _draw_head(
        self,
        at: Points,
        turn: float,
        size: tuple[float, float, float],
        colour: str,
        *,
        filled: bool,
    ) -> None:
        back, half, tip = size
        corners = np.array([(back, half), (tip, 0), (back, -half), (back, half)])
        spin = np.array([[math.cos(turn), math.sin(turn)], [-math.sin(turn), math.cos(turn)]])
        ground = colour if filled else self.sheet.palette["land"]
        look = {"edgecolor": colour, "linewidth": 1.8 * PX, "joinstyle": "round"}
        self.sheet.fill(corners @ spin + at, ground, z=4.2, clip=self.clip, **look)


def roles_of(claim: Data) -> list[tuple[str, str]]:
    """The marks that a claim is tied to, and how."""
    return [(tie["mark"], tie["role"]) for tie in claim["ties"]]


def keys_of(mark: Data) -> set[str]:
    """The key's entries for a mark: its symbol and, of a post, the ring that tells its state."""
    symbol = str(mark["symbol"])
    status = mark.get("status") or ""
    return {symbol, f"ring {status}"} if "post" in symbol and status in SURROUNDED else {symbol}


def number_road(mark: Data, name: str) -> str:
    """What stands on a road's shield: its number, else its name."""
    found = re.search(r"\b[A-Z]\d+\b", mark["names"]["en"] or "")
    return found[0] if found else name


def _diagonals(box: Box) -> Iterator[tuple[Spot, Spot]]:
    step = HATCH_STEP * math.sqrt(2)
    for at in np.arange(box.left - box.height, box.right, step):
        yield (at, box.bottom), (at + box.height, box.top)


def _move_aside(points: Points, shift: float) -> Points:
    """The same line moved by `shift` to the right of its direction."""
    if not shift:
        return points
    along = np.gradient(points, axis=0)
    along /= np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)[:, None]
    moved: Points = points + shift * np.column_stack([along[:, 1], -along[:, 0]])
    return moved


def _shorten(points: Points) -> Points:
    """Keeps the ends clear of the marks that stand there."""
    return _trim(_trim(points)[::-1])[::-1]


def _trim(points: Points) -> Points:
    left = CLEAR
    while len(points) > 2 and (step := float(np.hypot(*(points[1] - points[0])))) < left:
        left, points = left - step, points[1:]
    whole = float(np.hypot(*(points[1] - points[0]))) or 1.0
    start = points[0] + (points[1] - points[0]) * min(left, whole * 0.4) / whole
    return np.concatenate([start[None], points[1:]])
