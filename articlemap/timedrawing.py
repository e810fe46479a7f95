"""The chart of time, drawn by Altair; a click on a mark is a link, so no server is asked.

Marks have the shapes of the map's. Nothing of a dossier stands in an expression.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt

from articlemap.language import direction
from articlemap.timechart import NAME_ROW, Data, Picture

INK, INK_2 = "light-dark(#1a1c1e, #eceae5)", "light-dark(#454b51, #c3c6c8)"
RULE, EDGE = "light-dark(#dcd7cd, #343b40)", "light-dark(#857e70, #7c858c)"
SURFACE, SUNK = "light-dark(#fff, #181c1f)", "light-dark(#ebe8e0, #14181a)"
LIT = "light-dark(#fff2c2, #3b3514)"
LIT_EDGE = "light-dark(#9a7000, #e0bc4a)"
FONT = "Source Sans, Noto Sans, Noto Sans Arabic, sans-serif"
# One unit is 13 of the reader's symbols.js.
SHAPES = {
    "event": "M.54 0A.54 .54 0 1 1 -.54 0A.54 .54 0 1 1 .54 0Z",
    "state": "M-.42 -.42H.42V.42H-.42Z",
    "figure": "M-.46 .46V0H-.23V.46ZM-.115 .46V-.46H.115V.46ZM.23 .46V-.23H.46V.46Z",
    "demand": "M0 -.5L.5 .385H-.5Z",
    "forecast": "M.5 0A.5 .5 0 1 1 -.5 0A.5 .5 0 1 1 .5 0Z",
    "statement": "M-.615 -.5H.615V.27H-.08L-.31 .54V.27H-.615Z",
}
PART = "M0 -.54A.54 .54 0 0 1 0 .54Z"  # over an outline: half of it has happened
OPEN = ("demand", "forecast", "statement")  # drawn as an outline
SYMBOL, TARGET = 484, 576  # areas in square pixels: 22 and 24 wide


def write_spec(picture: Picture) -> dict[str, Any]:
    """The chart as Vega-Lite's own specification, as wide as its container.

    Altair's check against the schema takes longer than all the rest; a test does it instead.
    """
    with alt.utils.schemapi.debug_mode(False):
        spec: dict[str, Any] = draw_chart(picture).to_dict(validate=False)
    return spec


def draw_chart(picture: Picture) -> alt.LayerChart:
    """The chart, from right to left in Arabic."""
    drawing = _Drawing(picture, mirrored=direction(picture.language) == "rtl")
    layers = [
        *drawing.draw_heads(),
        drawing.draw_ground(),
        *drawing.draw_names(),
        *drawing.draw_marks(),
        drawing.draw_targets(),
    ]
    chart = alt.layer(*layers).properties(height=picture.height, width="container")
    return chart.configure(font=FONT, background="transparent").configure_view(stroke=None)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Turns the rows of a picture into layers."""

    picture: Picture
    mirrored: bool

    def _x(self, field: str) -> alt.X:
        """A field in parts of the chart, beside the column of names."""
        names, end = self.picture.size.names, alt.ExprRef("width")
        ends: list[Any] = [names, end]
        if self.mirrored:
            ends = [0, alt.ExprRef(f"width - {names}")]
        domain = [1, 0] if self.mirrored else [0, 1]
        return alt.X(f"{field}:Q", scale=alt.Scale(domain=domain, range=ends), axis=None)

    def _y(self) -> alt.Y:
        ends = [0, self.picture.height]
        return alt.Y("y:Q", scale=alt.Scale(domain=ends, range=ends), axis=None)

    def _across(self) -> dict[str, Any]:
        """From the one end of a column or a span to the other."""
        return {"x": self._x("left"), "x2": alt.X2("right:Q")}

    def draw_ground(self) -> alt.Chart:
        """The columns as strips, those of time on a surface, what has no date on the bare page."""
        grounds = {True: SURFACE, False: "transparent"}
        rows = [{**row, "ground": grounds[row["dated"]]} for row in self.picture.columns]
        strips = _chart(rows).mark_rect(aria=False, stroke=RULE, strokeWidth=1)
        return strips.encode(
            **self._across(),
            y=alt.YValue(self.picture.size.head),
            y2=alt.Y2Value(self.picture.height),
            fill=alt.Fill("ground:N", scale=None),
        )

    def draw_heads(self) -> list[alt.Chart]:
        """Months and years, a line under each, and the days below."""
        lines = _chart(self.picture.heads).mark_rule(aria=False, color=EDGE, strokeWidth=1.5)
        return [
            lines.encode(**self._across(), y=alt.YValue(22)),
            self._write(self.picture.heads, 10, color=INK, fontWeight=600),
            self._write(self.picture.columns, 34, color=INK_2),
        ]

    def _write(self, rows: list[Data], y: int, **look: Any) -> alt.Chart:
        """The labels of columns, each in the middle of its own."""
        text = _chart(rows).transform_calculate(middle="(datum.left + datum.right) / 2")
        text = text.mark_text(aria=False, baseline="middle", fontSize=12, **look)
        return text.encode(x=self._x("middle"), y=alt.YValue(y), text="label:N")

    def draw_names(self) -> list[alt.Chart]:
        """Who speaks, beside or above each lane, and a line between two lanes."""
        size = self.picture.size
        rules = _chart(self.picture.lanes).mark_rule(aria=False, color=RULE)
        inset = 0 if size.names else 6
        names = _chart(self.picture.lanes).mark_text(
            aria=False,
            align="right" if self.mirrored else "left",
            baseline="middle",
            lineBreak="\n",
            lineHeight=13,
            dy=(size.row + 4) / 2 if size.names else NAME_ROW / 2 + 1,
            dx=-inset if self.mirrored else inset,
            fontSize=12.5,
            fontWeight=600,
            color=INK,
            limit=(size.names or 320) - 10,
        )
        edge = alt.XValue("width") if self.mirrored else alt.XValue(0)
        return [
            rules.encode(x=alt.XValue(0), x2=alt.X2Value("width"), y=self._y()),
            names.encode(x=edge, y=self._y(), text="label:N"),
        ]

    def draw_marks(self) -> list[alt.Chart]:
        """Spans, the ring of the chosen claim, symbols, and a sign where sources differ."""
        marks = [{**mark, **_dress(mark)} for mark in self.picture.marks]
        spans = _chart([mark for mark in marks if mark["span"]])
        lit = _chart([mark for mark in marks if mark["chosen"]])
        differ = _chart([mark for mark in marks if mark["contested"]])
        halves = [{**mark, "shape": PART, "fill": mark["colour"]} for mark in marks if mark["part"]]
        return [
            spans.mark_rule(aria=False, strokeWidth=7, opacity=0.4).encode(
                **self._across(), y=self._y(), color=alt.Color("colour:N", scale=None)
            ),
            lit.mark_circle(
                aria=False, size=620, fill=LIT, stroke=LIT_EDGE, strokeWidth=2, opacity=1
            ).encode(**self._at()),
            self._draw_symbols([mark for mark in marks if not mark["dotted"]], strokeWidth=1.7),
            self._draw_symbols(
                [mark for mark in marks if mark["dotted"]],
                strokeWidth=2.4,
                strokeDash=[0.1, 3.2],
                strokeCap="round",
            ),
            self._draw_symbols(halves, strokeWidth=0),
            differ.mark_text(
                aria=False, text="≠", dx=8, dy=-8, fontSize=11, fontWeight=700, color=INK
            ).encode(**self._at()),
        ]

    def _at(self) -> dict[str, Any]:
        return {"x": self._x("x"), "y": self._y()}

    def _draw_symbols(self, marks: list[Data], **look: Any) -> alt.Chart:
        return (
            _chart(marks)
            .mark_point(aria=False, size=SYMBOL, opacity=1, **look)
            .encode(
                **self._at(),
                shape=alt.Shape("shape:N", scale=None),
                stroke=alt.Stroke("stroke:N", scale=None),
                fill=alt.Fill("fill:N", scale=None),
            )
        )

    def draw_targets(self) -> alt.Chart:
        """What is pointed at, read out and followed: one disc over each mark."""
        notes = [
            alt.Tooltip(f"{field}:N", title=title)
            for field, title in zip(("label", "who", "when"), self.picture.titles, strict=True)
        ]
        target = _chart(self.picture.marks).mark_point(
            size=TARGET, fill="transparent", strokeWidth=0, opacity=1, cursor="pointer"
        )
        return target.encode(
            **self._at(),
            href="link:N",
            description=alt.Description("says:N"),
            tooltip=notes,
        )


def _dress(mark: Data) -> Data:
    """The shape of a mark's symbol, what fills it, and whether its outline is dotted."""
    dotted = mark["kind"] == "forecast"
    is_open = mark["kind"] in OPEN or mark["part"]
    fill = "transparent" if dotted else SURFACE if is_open else mark["colour"]
    stroke = mark["colour"] if is_open else "transparent"
    return {"shape": SHAPES[mark["kind"]], "fill": fill, "stroke": stroke, "dotted": dotted}


def _chart(rows: list[Data]) -> alt.Chart:
    return alt.Chart(alt.Data(values=rows))
