"""What stands around the map: scale, north, locator and credits."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from articlemap.figure.basemap import Shape, read_basemap
from articlemap.figure.boxes import Box
from articlemap.figure.content import Content
from articlemap.figure.frame import Frame, corners, fit_frame
from articlemap.figure.ground import colour_land, draw_area, place_area, place_lines
from articlemap.figure.labels import Label, Labels
from articlemap.figure.naming import named, space_out
from articlemap.figure.sheet import Sheet
from articlemap.language import N_, format_number, isolate, translate

LOCATOR = (118.0, 104.0)
SCALE = (118.0, 34.0)
INSET = 8.0
LEAST_SPAN = 9.0  # degrees that a locator shows at least
COARSE_SPAN = 70.0  # and where the base map has no borders to know a country by
COVERED = Box(20, 25, 54, 45)  # where it has: degrees west, south, east, north
WORLD = 100.0  # a map wider than this needs no locator
UNEVEN = 1.1  # a map whose scale varies more than this says where its bar is true
CREDITS = {
    "roads": N_("Roads schematic"),
    "osm": N_("Borders © OpenStreetMap contributors, ODbL"),
    "natural_earth": N_("Land and provinces: Natural Earth"),
    "gshhg": N_("Rivers: GSHHG, LGPL"),
    "geonames": N_("Places: GeoNames, CC BY 4.0"),
}


def find_corner(
    view: Box, size: tuple[float, float], boxes: Sequence[Box], order: str
) -> Box | None:
    """The corner of the map where furniture hides fewest marks; None when it would hide any."""
    width, height = size
    held = view.grow(-INSET)
    choices = {
        "sw": Box(held.left, held.bottom, held.left + width, held.bottom + height),
        "se": Box(held.right - width, held.bottom, held.right, held.bottom + height),
        "nw": Box(held.left, held.top - height, held.left + width, held.top),
        "ne": Box(held.right - width, held.top - height, held.right, held.top),
    }
    best = min(
        order.split(), key=lambda name: sum(box.meets(choices[name].grow(4)) for box in boxes)
    )
    hidden = any(box.meets(choices[best].grow(2)) for box in boxes)
    return None if hidden else choices[best]


def draw_scale(sheet: Sheet, frame: Frame, box: Box) -> float:
    """A scale bar, true in the middle of the map, and north; returns the bar's kilometres."""
    km = _round_down((box.width - 34) / frame.measure_km())
    length = km * frame.measure_km()
    ink = sheet.palette["ink-2"]
    x, y = box.left + 26, box.bottom + 6
    ends = [(x, y + 4), (x, y), (x + length, y), (x + length, y + 4)]
    sheet.line(ends, sheet.palette["land"], 3, z=8.4, alpha=0.8)
    sheet.line(ends, ink, 1.2, z=8.5, gid="scale-bar")
    style = sheet.style(7.4, "ink-2")
    say = translate(sheet.language)
    number = isolate(format_number(km, sheet.language), sheet.language)
    text = say(N_("{km} km")).format(km=number)
    halo = sheet.palette["land"]
    sheet.write(text, x, y + 6.5, style, halo=halo, z=8.6)
    if _is_uneven(frame):
        note = sheet.shorten(
            say(N_("in the middle of the map")), sheet.style(6.6, "ink-2"), box.width - 26
        )
        sheet.write(note, x, y + 16.5, sheet.style(6.6, "ink-2"), halo=halo, z=8.6)
    _draw_north(sheet, box.left + 9, box.bottom + 4)
    return km


def _draw_north(sheet: Sheet, x: float, y: float) -> None:
    ink, land = sheet.palette["ink-2"], sheet.palette["land"]
    arrow = [(x, y + 18), (x - 4.5, y), (x, y + 4), (x + 4.5, y), (x, y + 18)]
    sheet.fill(arrow, ink, z=8.5, edgecolor=land, linewidth=0.8)
    letter = translate(sheet.language)(N_("N"))
    sheet.write(
        letter, x, y + 20.5, sheet.style(7.4, "ink-2", bold=True), align="center", halo=land, z=8.6
    )


def _is_uneven(frame: Frame) -> bool:
    """Whether Mercator's scale differs visibly between the middle and the edges."""
    scales = [math.cos(math.radians(at)) for at in (frame.south, frame.latitude, frame.north)]
    return max(scales) / max(min(scales), 1e-6) > UNEVEN


def _round_down(km: float) -> float:
    """The largest of 1, 2, 5, 10, 20 … that is not more."""
    power = 10 ** math.floor(math.log10(km))
    return float(next(step * power for step in (5, 2, 1) if step * power <= km))


def draw_locator(sheet: Sheet, frame: Frame, box: Box, *, home: str | None) -> None:
    """A small map of the country, or of the wider surroundings, with the frame of the large one."""
    palette = sheet.palette
    inner = _around(box, frame, home)
    edge = sheet.rectangle(box, z=8.2, facecolor=palette["sea"], edgecolor="none")
    base = read_basemap()
    for shape in base.world:
        draw_area(sheet, inner, shape, colour_land(sheet, shape, home), z=8.21, clip=edge)
    for shape in base.countries:
        draw_area(sheet, inner, shape, colour_land(sheet, shape, home), z=8.22, clip=edge)
    for shape in base.borders:
        for line in place_lines(inner, shape):
            sheet.line(line, palette["edge"], 0.5, z=8.23, clip=edge)
    (x0, y0), (x1, y1) = inner.place([(frame.west, frame.south), (frame.east, frame.north)])
    shown = Box(
        max(x0, box.left + 1), max(y0, box.bottom + 1), min(x1, box.right - 1), min(y1, box.top - 1)
    )
    _name_countries(sheet, inner, base.countries, shown)
    sheet.rectangle(shown, z=8.4, facecolor="none", edgecolor=palette["ink"], linewidth=1.3)
    sheet.rectangle(box, z=8.5, facecolor="none", edgecolor=palette["edge"], linewidth=0.8)


def _around(box: Box, frame: Frame, home: str | None) -> Frame:
    found = [shape for shape in read_basemap().countries if home and shape.facts.get("a3") == home]
    if found:
        west, south, east, north = found[0].bounds()
        if west - 2 <= frame.west and frame.east <= east + 2:
            return fit_frame(box, corners(south - 0.6, west - 1.2, north + 0.8, east))
    middle = (frame.west + frame.east) / 2
    known = COVERED.holds(Box(middle, frame.latitude, middle, frame.latitude))
    span = min(max(5 * (frame.east - frame.west), LEAST_SPAN if known else COARSE_SPAN), 340.0)
    scale = box.width / span
    return Frame(box, middle - span / 2, frame.middle, scale)


def _name_countries(sheet: Sheet, inner: Frame, countries: Sequence[Shape], shown: Box) -> None:
    labels = Labels(sheet, inner.box.grow(-2), z=8.6)
    labels.take([shown.grow(1.5)])
    style = sheet.style(6.4, "ink-2", bold=True)
    for shape in countries:
        name = named(shape.facts, sheet.language)
        path = place_area(inner, shape, spare=0) if name else None
        if path is None:
            continue
        text = name if sheet.language == "ar" else space_out(name.upper())
        middle = np.asarray(path.vertices).mean(axis=0)
        labels.place(
            Label(
                ((text, style),), ((float(middle[0]), float(middle[1])),), 0, area=path, halo=False
            )
        )


def list_credits(content: Content, used: set[str], language: str) -> str:
    """Whose data are really drawn, in one line."""
    say = translate(language)
    if content.roads:
        used = used | {"roads"}
    if any(mark["gazetteer"] == "geonames" for mark in content.marks):
        used = used | {"geonames"}
    return " · ".join(say(message) for source, message in CREDITS.items() if source in used)
