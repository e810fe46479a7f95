"""The figure's key: what is shown, how to read it, and what has no single point on the map."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from articlemap.figure.boxes import Box
from articlemap.figure.content import Content, Data
from articlemap.figure.frame import Frame
from articlemap.figure.marks import Drawn
from articlemap.figure.naming import named
from articlemap.figure.sheet import Sheet
from articlemap.figure.symbols import WIDE, Pen, draw_symbol
from articlemap.figure.theme import Style
from articlemap.language import N_, format_date, format_number, isolate, translate
from articlemap.lookup import look_up
from articlemap.reader.words import WORDS
from articlemap.selection import Selection
from articlemap.wording import describe_date, name_claimant

# What an entry of the key means, in the order of the key.
MEANINGS = {
    "disc": WORDS["how_happened"],
    "half": N_("said to have happened, only in part"),
    "square": N_("a state, not an event"),
    "bars": N_("a figure"),
    "triangle": N_("a demand"),
    "forecast": WORDS["how_forecast"],
    "statement": N_("a statement"),
    "speech": N_("where the speaker has its seat"),
    "named": N_("named, nothing said to happen there"),
    "post": WORDS["post"],
    "later-post": WORDS["post_later"],
    "post-context": N_("Turkish post, context"),
    "later-post-context": N_("later Turkish position, context"),
    "ring": WORDS["post"],  # its state says it
    "gate": WORDS["kind_crossing"],
    "camp": WORDS["kind_camp_area"],
    "town": WORDS["kind_town"],
    "advance": N_("movement between two dated events, inferred"),
    "dashes": WORDS["how_direction"],
    "dots": N_("forecast along a road, not an event"),
    "route": WORDS["kind_route"],
    "hatch": WORDS["how_area"],
    "ring-uncertain": N_("place uncertainty, to scale"),
    "differs": N_("other sources differ"),
}
SYMBOLS = {"advance": "arrow"}
QUALIFIERS = {"about": "≈ ", "more_than": "> "}
WAYS = "→↗↑↖←↙↓↘"
MOST_CHIPS, MOST_BEYOND = 3, 12
ROW_GAP, SECTION_GAP = 2.0, 6.5
INDENT = 21.0  # of words beside a symbol


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the key: a symbol or a bar of colour, and lines of words beside it."""

    lines: tuple[tuple[str, Style], ...]
    symbol: str = ""
    status: str = ""
    colour: str = ""
    count: str = ""
    heading: bool = False
    bar: bool = False
    differs: bool = False  # other sources differ
    beside: Row | None = None  # a second one, in the other half of the column


class Key:
    """The rows of one figure's key, for columns of one width."""

    def __init__(self, sheet: Sheet, content: Content, selection: Selection, width: float) -> None:
        self.sheet, self.content, self.selection, self.width = sheet, content, selection, width
        self.language = sheet.language
        self.say = translate(self.language)
        self.small = sheet.style(7.6, "ink-2")
        self.fine = sheet.style(6.9, "ink-3")
        self.strong = sheet.style(8, bold=True)

    def rows(self, drawn: Drawn, frame: Frame, missing: list[str]) -> list[Row]:
        """Every row, in order."""
        return [
            *self._layers(),
            *self._notes(missing),
            *self._meanings(drawn.shown),
            *self._regions(),
            *self._beyond(drawn.beyond, frame),
        ]

    def _heading(self, message: str) -> Row:
        style = self.sheet.style(8.4, bold=True)
        return Row(self._wrap(self.say(message), style, self.width), heading=True)

    def _wrap(
        self, text: str, style: Style, width: float, *, most: int = 2
    ) -> tuple[tuple[str, Style], ...]:
        return tuple((line, style) for line in self.sheet.wrap(text, style, width, most=most))

    def _layers(self) -> list[Row]:
        shown = [layer for layer in self.content.layers if layer["marks"] or layer["movements"]]
        return [self._heading(WORDS["layers"]), *(self._layer(layer) for layer in shown)]

    def _layer(self, layer: Data) -> Row:
        claims = {key for mark in layer["marks"] for key in mark["claims"]}
        count = len(layer["marks"]) if layer["context"] else len(claims)
        name = named(layer["names"], self.language)
        lines = self._wrap(name, self.sheet.style(8), self.width - INDENT - 20)
        colour = layer["colour"][self.sheet.dark]
        return Row(lines, symbol=layer["symbol"], colour=colour, count=str(count))

    def _meanings(self, shown: set[str]) -> list[Row]:
        rows = [
            self._meaning(key)
            for kind in MEANINGS
            for key in sorted(shown)
            if key.split()[0] == kind
        ]
        return [self._heading(WORDS["how_title"]), *self._pair(rows)] if rows else []

    def _pair(self, rows: list[Row]) -> list[Row]:
        """The rows, those that are short two by two, after the long ones."""
        room = self.width / 2 - INDENT - 4
        short = [row for row in rows if self.sheet.measure(*row.lines[0]).width <= room]
        long = [row for row in rows if row not in short]
        pairs = [
            replace(row, beside=other) for row, other in zip(short[::2], short[1::2], strict=False)
        ]
        return [*long, *pairs, *(short[-1:] if len(short) % 2 else [])]

    def _meaning(self, key: str) -> Row:
        symbol, _, status = key.partition(" ")
        text = self.say(WORDS[f"status_{status}"] if status else MEANINGS[symbol])
        lines = self._wrap(text, self.small, self.width - INDENT)
        colour = self.sheet.palette["ink-2"]
        return Row(lines, symbol=SYMBOLS.get(symbol, symbol), status=status, colour=colour)

    # ---- what has no single point
    def _regions(self) -> list[Row]:
        held: dict[str, list[Data]] = {}
        for mark in self.content.shapes:
            held.setdefault(mark["id"], []).append(mark)
        rows = [row for marks in held.values() for row in self._region(marks)]
        return [self._heading(N_("Whole region: no single point")), *rows] if rows else []

    def _region(self, marks: list[Data]) -> list[Row]:
        """For each layer the place's key figures; where it has none, what is said first."""
        telling = [mark for mark in marks if self._has_figures(mark)] or marks
        return [row for mark in telling for row in self._chips(mark)]

    def _has_figures(self, mark: Data) -> bool:
        return any(claim["key_figure"] is not None for claim in self.content.claims_of(mark))

    def _chips(self, mark: Data) -> list[Row]:
        claims = self.content.claims_of(mark)
        key = sorted(
            (c for c in claims if c["key_figure"] is not None), key=lambda c: c["key_figure"]
        )
        kept = key[:MOST_CHIPS] or claims[:1]
        colour = self.content.layer_of(mark)["colour"][self.sheet.dark]
        return [self._chip(claim, named(mark["names"], self.language), colour) for claim in kept]

    def _chip(self, claim: Data, place: str, colour: str) -> Row:
        words = named(claim["label"], self.language)
        figure = write_figure(claim, self.language)
        text = " ".join(filter(None, (figure, words)))
        lines = self._wrap(text, self.strong if figure else self.small, self.width - 30)
        who = name_claimant(
            look_up(self.selection.dossier).claimants[claim["claimant"]["short"]],
            language=self.language,
        )
        when = describe_date(claim["date"], language=self.language)
        source = self.say(WORDS["comma"]).join((place, who, when))
        lines = (*lines, *self._wrap(source, self.fine, self.width - 10))
        return Row(lines, colour=colour, bar=True, differs=bool(claim["contradictions"]))

    # ---- what the map leaves out
    def _beyond(self, marks: list[Data], frame: Frame) -> list[Row]:
        """Where the marks outside the frame lie, each with an arrow toward it."""
        seen = {mark["id"]: mark for mark in marks}
        if not seen:
            return []
        names = [self._far(mark, frame) for mark in list(seen.values())[:MOST_BEYOND]]
        rest = len(seen) - len(names)
        names += [f"+{format_number(rest, self.language)}"] if rest else []
        text = self._wrap(" · ".join(names), self.small, self.width, most=4)
        return [self._heading(N_("Outside the map")), Row(text)]

    def _far(self, mark: Data, frame: Frame) -> str:
        middle = ((frame.box.left + frame.box.right) / 2, (frame.box.bottom + frame.box.top) / 2)
        x, y = frame.spot(mark["at"])
        turn = math.atan2(y - middle[1], x - middle[0])
        return f"{WAYS[round(turn / (math.pi / 4)) % 8]} {named(mark['names'], self.language)}"

    def _notes(self, missing: list[str]) -> list[Row]:
        if not missing:
            return []
        count = isolate(format_number(len(missing), self.language), self.language)
        text = self.say(N_("Names left out for lack of room: {count}")).format(count=count)
        return [Row(self._wrap(text, self.fine, self.width))]


def write_figure(claim: Data, language: str) -> str:
    """A claim's figure as people write it, such as "≈ 300"; empty when it has none."""
    if claim["figure"] is None:
        return ""
    number = format_number(claim["figure"], language)
    qualifier = claim["figure_qualifier"]
    return f"{QUALIFIERS.get(qualifier, '')}{number}{' ×' if qualifier == 'times' else ''}"


def fit_rows(sheet: Sheet, rows: list[Row], columns: list[Box]) -> list[tuple[Row, Box, float]]:
    """The rows that find room, each with its column and the height at which it begins."""
    placed: list[tuple[Row, Box, float]] = []
    left = list(columns)
    column = left.pop(0)
    y = column.top
    for number, row in enumerate(rows):
        gap = 0 if y == column.top else SECTION_GAP if row.heading else ROW_GAP
        if y - gap - _need(sheet, rows, number) < column.bottom:
            if not left:
                return placed
            column, gap = left.pop(0), 0
            y = column.top
        y -= gap
        placed.append((row, column, y))
        y -= _height(sheet, row)
    return placed


def _need(sheet: Sheet, rows: list[Row], number: int) -> float:
    """The room for a row; a heading stays with the row after it."""
    kept = rows[number : number + (2 if rows[number].heading else 1)]
    return sum(_height(sheet, row) for row in kept) + ROW_GAP * (len(kept) - 1)


def _height(sheet: Sheet, row: Row) -> float:
    words = sum(sum(sheet.measure(text, style)[1:]) for text, style in row.lines)
    high = max(words, 14.5) if row.symbol == "ring" and row.status else words
    return max(high, _height(sheet, row.beside)) if row.beside else high


def draw_rows(sheet: Sheet, rows: list[Row], columns: list[Box]) -> int:
    """Write the rows into the columns, one after another; returns how many found no room."""
    placed = fit_rows(sheet, rows, columns)
    rest = len(rows) - len(placed)
    if rest:
        shorter = [column._replace(bottom=column.bottom + 10) for column in columns]
        placed = fit_rows(sheet, rows, shorter)
        rest = len(rows) - len(placed)
        _say_shortened(sheet, rest, columns[-1])
    for row, column, y in placed:
        _draw_row(sheet, row, column, y)
    return rest


def _say_shortened(sheet: Sheet, rest: int, column: Box) -> None:
    count = isolate(format_number(rest, sheet.language), sheet.language)
    text = translate(sheet.language)(N_("Key shortened, lines left out: {count}")).format(
        count=count
    )
    style = sheet.style(6.9, "ink-3")
    start, align = (column.right, "right") if sheet.mirrored else (column.left, "left")
    sheet.write(
        sheet.shorten(text, style, column.width), start, column.bottom + 2, style, align=align
    )


def _draw_row(sheet: Sheet, row: Row, column: Box, top: float) -> None:
    """One row, mirrored where the language is written from the right."""
    if row.beside:
        halfway = (column.left + column.right) / 2
        half = column._replace(right=halfway) if sheet.mirrored else column._replace(left=halfway)
        _draw_row(sheet, row.beside, half, top)
    start, way, align = (column.right, -1, "right") if sheet.mirrored else (column.left, 1, "left")
    height = _height(sheet, row)
    if row.symbol:
        middle = (start + way * 8.5, top - height / 2)
        size = 0.62 if row.symbol in WIDE else 0.66
        pen = Pen(sheet, middle, row.colour, size=size, ground=sheet.palette["surface"], z=9)
        draw_symbol(pen, row.symbol, status=row.status)
    if row.bar:
        x = start + way * 1.5
        sheet.line([(x, top - 0.5), (x, top - height + 0.5)], row.colour, 2.4, z=9)
    indent = INDENT if row.symbol else 8.0 if row.bar else 0.0
    y = top - (height - sum(sum(sheet.measure(*line)[1:]) for line in row.lines)) / 2
    for text, style in row.lines:
        _, ascent, descent = sheet.measure(text, style)
        sheet.write(text, start + way * indent, y - ascent, style, align=align)
        y -= ascent + descent
    if row.differs:
        text, style = row.lines[0]
        beyond = start + way * (indent + sheet.measure(text, style).width + 7)
        pen = Pen(
            sheet,
            (beyond, top - 5.5),
            sheet.palette["ink-2"],
            size=0.85,
            ground=sheet.palette["surface"],
            z=9,
        )
        draw_symbol(pen, "differs")
    if row.count:
        end, side = (column.left, "left") if sheet.mirrored else (column.right, "right")
        style = sheet.style(7.6, "ink-3")
        sheet.write(row.count, end, top - sheet.measure(*row.lines[0]).ascent, style, align=side)


def describe_as_of(published: str | None, language: str) -> str:
    """The day as of which the article speaks; empty when it is not known."""
    if not published:
        return ""
    message = translate(language)(N_("As of {date}"))
    return message.format(date=isolate(format_date(published, language), language))
