"""Words on the map by priority: each takes the place where it hides least, or none at all."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from matplotlib.path import Path

from articlemap.figure.boxes import Box
from articlemap.figure.sheet import Sheet
from articlemap.figure.theme import Style

Spot = tuple[float, float]

GAP = 1.6  # points between words
EDGE = 5.0  # points between words and the map's edge
FAR = (
    10.0,
    22.0,
    38.0,
    58.0,
    80.0,
)  # how much farther a label may stand, with a leader to its mark
# Right, above and below on the right, then the left, then over and under; y runs upward.
AROUND = ((1, 0), (0.7, 1), (0.7, -1), (-1, 0), (-0.7, 1), (-0.7, -1), (0, 1), (0, -1))
LINE_COST = 0.25  # for each point of a line under the words


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of words for a place, or for any of several places along a line."""

    lines: tuple[tuple[str, Style], ...]
    spots: tuple[Spot, ...]
    clear: float
    leads: bool = False  # may stand away from its mark, at the end of a leader
    area: Path | None = None  # must lie inside it, anywhere
    dot: float = 0  # radius of the town's own dot, drawn with it
    halo: bool = True
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a label stands, and on which side of its place."""

    label: Label
    box: Box
    side: int  # -1 left of its place, 1 right, 0 over or under it
    spot: Spot
    leader: tuple[Spot, Spot] | None = None


@dataclass
class Labels:
    """The words of one map; what they must not cover is taken from the start."""

    sheet: Sheet
    view: Box
    z: float = 8
    taken: list[Box] = field(default_factory=list)
    barred: list[Box] = field(default_factory=list)  # for words only: a town's dot may stand there
    lines: list[Spot] = field(default_factory=list)

    def take(self, boxes: Iterable[Box]) -> None:
        self.taken.extend(boxes)

    def avoid(self, points: Sequence[Spot] | np.ndarray) -> None:
        """Lines that words would rather not cover, as points close to one another."""
        self.lines.extend((float(x), float(y)) for x, y in densify(points, 3))

    def place(self, label: Label) -> Placed | None:
        """Draw a label at the best of its places; None when it has none."""
        best = self._find(label)
        if best is None:
            return None
        self.taken.append(best.box.grow(GAP))
        if best.leader:
            self._lead(best.leader, label)
        self._draw(best)
        return best

    def _find(self, label: Label) -> Placed | None:
        width, height = self.size(label)
        dots = [Box(x, y, x, y).grow(label.dot + 0.6) for x, y in label.spots] if label.dot else []
        if any(dot.meets(other) for dot in dots for other in self.taken):
            return None
        best, least = None, math.inf
        for cost, one in self._options(label, width, height):
            if cost >= least or not self.is_free(one.box) or not self._may_lead(one):
                continue
            total = cost + self._count_lines(one.box)
            if total < least:
                best, least = one, total
        if best and dots:
            self.take(dots)
        return best

    def size(self, label: Label) -> tuple[float, float]:
        """Width and height of a label's lines."""
        width = max(self.sheet.measure(text, style).width for text, style in label.lines)
        return width, sum(self.pitch(text, style) for text, style in label.lines)

    def pitch(self, text: str, style: Style) -> float:
        _, ascent, descent = self.sheet.measure(text, style)
        return ascent + descent

    def _options(self, label: Label, width: float, height: float) -> Iterator[tuple[float, Placed]]:
        if label.area is not None:
            yield from self._roam(label, width, height)
            return
        for at, spot in enumerate(label.spots):
            for step, more in enumerate((0.0, *(FAR if label.leads else ()))):
                for order, (x, y) in enumerate(AROUND):
                    side = (x > 0) - (x < 0)
                    box = _beside(
                        spot, (width, height), label.clear + more, (x, y), 0.8 if step else 0.35
                    )
                    leader = _leader(spot, box, label.clear) if step else None
                    yield order + 12 * step + 4 * at, Placed(label, box, side, spot, leader)

    def _roam(self, label: Label, width: float, height: float) -> Iterator[tuple[float, Placed]]:
        """Places inside an area, nearest to its middle first."""
        assert label.area is not None
        (x0, y0) = label.spots[0]
        steps = np.arange(-1, 1.01, 0.125)
        for dx in steps * self.view.width / 2:
            for dy in steps * self.view.height / 2:
                x, y = x0 + dx, y0 + dy
                box = Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
                ends = [(a, b) for a in (box.left, x, box.right) for b in (box.bottom, box.top)]
                if self.view.holds(box) and label.area.contains_points(ends).all():
                    yield math.hypot(dx, dy) / 10, Placed(label, box, 0, (x, y))

    def is_free(self, box: Box) -> bool:
        return self.view.holds(box) and not any(
            box.meets(other) for held in (self.taken, self.barred) for other in held
        )

    def _may_lead(self, one: Placed) -> bool:
        """Whether the leader, if there is one, crosses no words and no mark but its own."""
        if one.leader is None:
            return True
        own = Box(*one.spot, *one.spot).grow(one.label.clear)
        others = [box for box in self.taken if not own.holds(_shrink(box))]
        points = [Box(x, y, x, y) for x, y in densify(one.leader, 3)[1:-1]]
        return not any(point.meets(other) for point in points for other in others)

    def _count_lines(self, box: Box) -> float:
        if not self.lines:
            return 0.0
        at = np.array(self.lines)
        within = (at > (box.left, box.bottom)) & (at < (box.right, box.top))
        return float(within.all(axis=1).sum()) * LINE_COST

    def _lead(self, leader: tuple[Spot, Spot], label: Label) -> None:
        colour = label.colour or label.lines[0][1].colour
        self.sheet.line(leader, colour, 0.7, z=5.5)
        self.take(Box(x, y, x, y).grow(0.8) for x, y in densify(leader, 3))

    def _draw(self, placed: Placed) -> None:
        box, label = placed.box, placed.label
        x, align = {1: (box.left, "left"), -1: (box.right, "right")}.get(
            placed.side, ((box.left + box.right) / 2, "center")
        )
        y = box.top
        for text, style in label.lines:
            _, ascent, descent = self.sheet.measure(text, style)
            halo = self.sheet.palette["land"] if label.halo else ""
            self.sheet.write(text, x, y - ascent, style, align=align, halo=halo, z=self.z)
            y -= ascent + descent


def _beside(spot: Spot, size: Spot, clear: float, way: Spot, steep: float) -> Box:
    """The box of words on one side of a place; `steep` says how far up or down it goes there."""
    (x, y), (width, height) = spot, size
    left = x + way[0] * clear + (0 if way[0] > 0 else -width if way[0] < 0 else -width / 2)
    lift = clear * (steep if way[0] else 1)
    bottom = y + way[1] * lift + (0 if way[1] > 0 else -height if way[1] < 0 else -height / 2)
    return Box(left, bottom, left + width, bottom + height)


def _shrink(box: Box) -> Box:
    """The middle of a box."""
    x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    return Box(x, y, x, y)


def _leader(spot: Spot, box: Box, clear: float) -> tuple[Spot, Spot]:
    """From the edge of the mark to the nearest point of the words."""
    x, y = spot
    end = (min(max(x, box.left), box.right), min(max(y, box.bottom), box.top))
    reach = math.hypot(end[0] - x, end[1] - y) or 1
    share = min(clear * 0.85 / reach, 1)
    return (x + (end[0] - x) * share, y + (end[1] - y) * share), end


def densify(points: Sequence[Spot] | np.ndarray, step: float) -> np.ndarray:
    """The points of a line and more between them, none farther from the next than `step`."""
    line = np.asarray(points, dtype=float)
    if len(line) < 2:
        return line
    parts = []
    for start, end in pairwise(line):
        count = min(max(1, math.ceil(float(np.hypot(*(end - start))) / step)), 400)
        parts.append(start + (end - start) * np.arange(count)[:, None] / count)
    return np.concatenate([*parts, line[-1:]])
