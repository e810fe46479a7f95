"""The base map under the marks: land, water, provinces, borders; and the names that it offers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

import numpy as np
from matplotlib.artist import Artist
from matplotlib.path import Path
from matplotlib.transforms import Bbox

from articlemap.figure.basemap import Basemap, Shape, read_basemap
from articlemap.figure.frame import PX, Frame, Points
from articlemap.figure.sheet import Sheet

SPARE = 6.0  # points kept beyond the edge when a shape is cut


def draw_ground(sheet: Sheet, frame: Frame, clip: Artist, *, home: str | None) -> set[str]:
    """Draw the base map; returns which of its sources were drawn: osm, natural_earth, gshhg."""
    base, palette = read_basemap(), sheet.palette
    sheet.fill(_corners(frame), palette["sea"], z=1, clip=clip)
    used = set()
    for shape in base.world:
        if draw_area(sheet, frame, shape, colour_land(sheet, shape, home), z=1.1, clip=clip):
            used.add("natural_earth")
    for shape in base.countries:
        if draw_area(sheet, frame, shape, colour_land(sheet, shape, home), z=1.2, clip=clip):
            used.add("osm")
    for shape in base.lakes:
        draw_area(sheet, frame, shape, palette["sea"], z=1.3, clip=clip)
    return used | _draw_lines(sheet, frame, clip, base)


def _draw_lines(sheet: Sheet, frame: Frame, clip: Artist, base: Basemap) -> set[str]:
    """Rivers, provinces, coast and borders, where the map is near enough for them."""
    palette, used = sheet.palette, set()

    def draw(shapes: Iterable[Shape], colour: str, width: float, z: float, **more: object) -> bool:
        drawn = [line for shape in shapes for line in place_lines(frame, shape)]
        for line in drawn:
            sheet.line(line, palette[colour], width * PX, z=z, clip=clip, **more)
        return bool(drawn)

    if frame.zoom >= 5.5 and draw(base.rivers, "sea-ink", 1, 1.4, alpha=0.42):
        used.add("gshhg")
    dashes = {"linestyle": (0, (5, 3))}
    if frame.zoom >= 6.5 and draw(base.province_lines, "province", 1, 1.5, **dashes):
        used.add("natural_earth")
    draw(base.coast, "sea-ink", 0.8, 1.6, alpha=0.4)
    settled = [shape for shape in base.borders if not shape.facts.get("disputed")]
    disputed = [shape for shape in base.borders if shape.facts.get("disputed")]
    draw(settled, "border", 1.3 if frame.zoom > 5 else 0.7, 1.7, joinstyle="round")
    draw(disputed, "border", 1.3, 1.7, linestyle=(0, (3, 3)))
    return used


def colour_land(sheet: Sheet, shape: Shape, home: str | None) -> str:
    """Lighter for the country that an article is about; all alike where it is about none."""
    return sheet.palette["land" if home in (None, shape.facts.get("a3")) else "neighbour"]


def draw_area(  # noqa: PLR0913
    sheet: Sheet, frame: Frame, shape: Shape, colour: str, *, z: float, clip: Artist
) -> bool:
    """Fill an area wherever it shows in the frame; whether it does."""
    path = place_area(frame, shape)
    if path is None:
        return False
    sheet.fill(path, colour, z=z, clip=clip)
    return True


def place_area(frame: Frame, shape: Shape, *, spare: float = SPARE) -> Path | None:
    """An area as a path on the page, cut near the frame's edge; None where it does not show."""
    paths = [_close(frame.place(ring)) for ring in _show(frame, shape, least=3)]
    if not paths:
        return None
    box = frame.box.grow(spare)
    edge = Bbox.from_extents(box.left, box.bottom, box.right, box.top)
    cut = Path.make_compound_path(*paths).clip_to_bbox(edge)
    return cut if np.asarray(cut.vertices).size else None


def place_lines(frame: Frame, shape: Shape) -> Iterator[Points]:
    """A shape's lines on the page, where they come near the frame."""
    for line in _show(frame, shape, least=2):
        yield frame.place(line)


def _show(frame: Frame, shape: Shape, *, least: int) -> Iterator[Points]:
    """The lines that come near the frame, moved by whole turns of the globe to where it looks."""
    for line in shape.lines:
        (west, south), (east, north) = line.min(axis=0), line.max(axis=0)
        if len(line) < least or south > frame.north or north < frame.south:
            continue
        first = math.ceil((frame.west - east) / 360)
        last = math.floor((frame.east - west) / 360)
        for turn in range(first, last + 1):
            yield line + np.array([360.0 * turn, 0.0])


def _close(ring: Points) -> Path:
    codes = np.full(len(ring), Path.LINETO, dtype=Path.code_type)
    codes[0], codes[-1] = Path.MOVETO, Path.CLOSEPOLY
    return Path(ring, codes)


def _corners(frame: Frame) -> Points:
    box = frame.box
    corners = [
        (box.left, box.bottom),
        (box.right, box.bottom),
        (box.right, box.top),
        (box.left, box.top),
    ]
    return np.array([*corners, corners[0]])
