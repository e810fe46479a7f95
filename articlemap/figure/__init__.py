"""A view as a figure fit to publish, drawn by matplotlib, and as words.

matplotlib is imported when a figure is asked for, never before.
"""

from __future__ import annotations

from articlemap.selection import Selection


def draw_figure(  # noqa: PLR0913
    selection: Selection,
    *,
    format: str,
    shape: str = "wide",
    theme: str = "light",
    language: str = "en",
    permalink: str = "",
) -> bytes:
    """The view as a file: format png (300 dpi), svg or pdf; shape wide (16:9), square or a4.

    Raises ArticlemapError when nothing in the view has a place, and for a choice that is not known.
    """
    from articlemap.figure.saving import save_figure  # noqa: PLC0415

    return save_figure(
        selection, format=format, shape=shape, theme=theme, language=language, permalink=permalink
    )


def write_alt_text(selection: Selection, *, language: str) -> str:
    """The view in one or two sentences of at most 250 characters."""
    from articlemap.figure import describing  # noqa: PLC0415

    return describing.write_alt_text(selection, language=language)


def describe_view(selection: Selection, *, language: str) -> str:
    """The view in about 80 words, from the data."""
    from articlemap.figure import describing  # noqa: PLC0415

    return describing.describe_view(selection, language=language)
