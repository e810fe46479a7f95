"""The view as a figure, in the formats that pages and papers print."""

from __future__ import annotations

from functools import partial

from articlemap.figure import draw_figure

write_png = partial(draw_figure, format="png")
write_svg = partial(draw_figure, format="svg")
write_pdf = partial(draw_figure, format="pdf")
