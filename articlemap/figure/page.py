"""One page: title above, map in the middle, key beside or below it, credits at the foot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from articlemap.errors import ArticlemapError
from articlemap.figure.boxes import Box
from articlemap.figure.content import Content, find_extent, gather_content
from articlemap.figure.describing import describe_filters
from articlemap.figure.frame import Frame, corners, fit_frame, look_at
from articlemap.figure.furniture import (
    LOCATOR,
    SCALE,
    WORLD,
    draw_locator,
    draw_scale,
    find_corner,
    list_credits,
)
from articlemap.figure.ground import draw_ground
from articlemap.figure.marks import Artwork, Drawn
from articlemap.figure.naming import Namer, named
from articlemap.figure.panel import Key, Row, describe_as_of, draw_rows, fit_rows
from articlemap.figure.sheet import Sheet
from articlemap.geodesy import Point
from articlemap.selection import Selection
from articlemap.tables import DAY

MARGIN = 20.0
GUTTER = 16.0
SIDE = 196.0  # width of the key beside a wide map
MOST_KEY = 0.42  # of the body, for a key below the map


@dataclass(frozen=True, slots=True)
class Shape:
    """A page's size in points; its key stands beside the map, or below it in columns."""

    width: float
    height: float
    title: float
    columns: int = 0


SHAPES = {
    "wide": Shape(921.6, 518.4, 20),
    "square": Shape(648, 648, 19, columns=3),
    "a4": Shape(595.28, 841.89, 20, columns=3),
}


@dataclass
class Page:
    """A figure that is drawn, with what its tests measure."""

    sheet: Sheet
    frame: Frame
    content: Content
    drawn: Drawn
    scale_km: float
    left_over: int


def compose_page(
    selection: Selection, *, shape: str, theme: str, language: str, permalink: str
) -> Page:
    """Draw the whole page. Raises ArticlemapError when nothing in the selection has a place."""
    content = gather_content(selection)
    extent = find_extent(content, language=language)
    form = SHAPES[shape]
    sheet = Sheet(form.width, form.height, theme=theme, language=language)
    top = _write_head(sheet, form, selection, content)
    foot = _measure_foot(permalink)
    return _fill(
        sheet,
        form,
        Box(MARGIN, foot, form.width - MARGIN, top),
        selection,
        content,
        extent,
        permalink,
    )


def _fill(  # noqa: PLR0913, PLR0917
    sheet: Sheet,
    form: Shape,
    body: Box,
    selection: Selection,
    content: Content,
    extent: list[Point],
    permalink: str,
) -> Page:
    width = SIDE if not form.columns else (body.width - GUTTER * (form.columns - 1)) / form.columns
    key = Key(sheet, content, selection, width)
    rows = _guess_rows(key, content, selection, body, extent) if form.columns else []
    box = _place_map(sheet, form, body, rows, width)
    frame = choose_frame(box, selection, content, extent)
    drawn, missing, used, km = _draw_map(sheet, frame, content)
    rows = key.rows(drawn, frame, missing)
    left_over = draw_rows(sheet, rows, _columns(sheet, form, body, box, width))
    _write_foot(sheet, body, list_credits(content, used, sheet.language), permalink)
    return Page(sheet, frame, content, drawn, km, left_over)


def _guess_rows(
    key: Key, content: Content, selection: Selection, body: Box, extent: list[Point]
) -> list[Row]:
    """The key's rows before the map is drawn, to know how much room they take."""
    frame = choose_frame(body, selection, content, extent)
    trial = Sheet(body.right + MARGIN, body.top + MARGIN, theme="light", language=key.language)
    trial.extents = key.sheet.extents
    drawn, missing, _, _ = _draw_map(trial, frame, content, words=False)
    return key.rows(drawn, frame, missing)


def _place_map(sheet: Sheet, form: Shape, body: Box, rows: list[Row], width: float) -> Box:
    """The map's box: beside the key, or above it with the least room that its columns need."""
    if not form.columns:
        if sheet.mirrored:
            return body._replace(left=body.left + SIDE + GUTTER)
        return body._replace(right=body.right - SIDE - GUTTER)
    boxes = [
        body._replace(bottom=body.bottom + height)
        for height in range(70, int(body.height * MOST_KEY), 6)
    ]
    whole = (
        box
        for box in boxes
        if len(fit_rows(sheet, rows, _columns(sheet, form, body, box, width))) == len(rows)
    )
    return next(whole, boxes[-1])


def _columns(sheet: Sheet, form: Shape, body: Box, box: Box, width: float) -> list[Box]:
    """The key's columns, in the order in which they are read."""
    if not form.columns:
        left = body.left if sheet.mirrored else body.right - width
        return [Box(left, body.bottom, left + width, form.height - MARGIN)]
    lefts = [body.left + at * (width + GUTTER) for at in range(form.columns)]
    ordered = reversed(lefts) if sheet.mirrored else lefts
    return [Box(left, body.bottom + 6, left + width, box.bottom - 10) for left in ordered]


def choose_frame(box: Box, selection: Selection, content: Content, extent: list[Point]) -> Frame:
    """Where the view looks, else the dossier's home if anything lies there, else all marks."""
    if selection.view.at:
        latitude, longitude, zoom = map(float, selection.view.at.split("_"))
        return look_at(box, latitude, longitude, min(max(zoom, 2), 13))
    home = content.text["home"]
    if home:
        south, west, north, east = home
        if any(south <= at.latitude <= north and west <= at.longitude <= east for at in extent):
            return fit_frame(box, corners(*home), margin=0.02)
    return fit_frame(box, extent)


def _draw_map(
    sheet: Sheet, frame: Frame, content: Content, *, words: bool = True
) -> tuple[Drawn, list[str], set[str], float]:
    home = content.text["country"]
    clip: Any = sheet.rectangle(frame.box, z=0.5, facecolor=sheet.palette["sea"], edgecolor="none")
    used = draw_ground(sheet, frame, clip, home=home) if words else set()
    drawn = Artwork(sheet, frame, clip, content).draw()
    sheet.rectangle(
        frame.box, z=8.9, facecolor="none", edgecolor=sheet.palette["edge"], linewidth=0.8
    )
    if not words:
        return drawn, [], used, 0
    furniture, km = _place_furniture(sheet, frame, drawn, home)
    namer = Namer(sheet, frame, content, drawn, furniture)
    missing = namer.write()
    return drawn, missing, used | ({"geonames"} if namer.towns_shown else set()), km


def _place_furniture(
    sheet: Sheet, frame: Frame, drawn: Drawn, home: str | None
) -> tuple[list[Box], float]:
    """Locator and scale, each in the emptiest corner that is left."""
    taken = list(drawn.boxes)
    furniture = []
    if frame.east - frame.west < WORLD and (
        box := find_corner(frame.box, LOCATOR, taken, "sw nw se ne")
    ):
        draw_locator(sheet, frame, box, home=home)
        furniture.append(box.grow(3))
    taken += [box.grow(6) for box in furniture]
    box = find_corner(frame.box, SCALE, taken, "se sw nw ne")
    if box is None:
        box = find_corner(frame.box, SCALE, [one.grow(6) for one in furniture], "se sw nw ne")
    assert box is not None
    km = draw_scale(sheet, frame, box)
    return [*furniture, box.grow(3)], km


# ---- words around the map
def _write_head(sheet: Sheet, form: Shape, selection: Selection, content: Content) -> float:
    """Title, dateline, date and filters; returns where the body begins."""
    start, align = (form.width - MARGIN, "right") if sheet.mirrored else (MARGIN, "left")
    width = form.width - 2 * MARGIN - (0 if form.columns else SIDE + GUTTER)
    title = named(content.text["title"], sheet.language) or str(
        selection.dossier.meta.get("title", "")
    )
    published = read_day(content.text["published"])
    facts = [
        describe_as_of(published, sheet.language),
        *describe_filters(selection, language=sheet.language),
    ]
    parts = [
        (title, sheet.style(form.title, bold=True, serif=True), 2),
        (named(content.text["dateline"], sheet.language), sheet.style(8.8, "ink-2"), 2),
        (" · ".join(filter(None, facts)), sheet.style(8.8, "ink", bold=True), 2),
    ]
    y = form.height - MARGIN + 4
    for text, style, most in parts:
        for line in sheet.wrap(text, style, width, most=most):
            _, ascent, descent = sheet.measure(line, style)
            sheet.write(line, start, y - ascent, style, align=align)
            y -= ascent + descent + 0.5
    return y - 6


def read_day(value: object) -> str | None:
    """A date as an ISO prefix; None when it is none."""
    return value if isinstance(value, str) and re.fullmatch(DAY, value) else None


def _measure_foot(permalink: str) -> float:
    return MARGIN + (20 if permalink else 10)


def _write_foot(sheet: Sheet, body: Box, credits: str, permalink: str) -> None:
    start, align = (body.right, "right") if sheet.mirrored else (body.left, "left")
    style = sheet.style(6.9, "ink-3")
    y = MARGIN - 4.0
    if permalink:
        line = sheet.shorten(permalink, style, body.width)
        sheet.write(line, start, y, style, align=align, url=permalink)
        y += 10
    sheet.write(sheet.shorten(credits, style, body.width), start, y, style, align=align)


def check_choice(name: str, value: str, choices: Any) -> None:
    """Raise ArticlemapError unless the value is one of the choices."""
    if value not in choices:
        message = f"{name} {value!r} is not known; choose one of {', '.join(choices)}"
        raise ArticlemapError(message)
