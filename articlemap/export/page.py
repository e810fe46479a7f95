"""The whole reader as one HTML file, opened at the view; it asks nobody for anything."""

from __future__ import annotations

from urllib.parse import urlencode

from articlemap.export.about import describe_export
from articlemap.reader.map import write_map
from articlemap.selection import Selection
from articlemap.viewstate import write_state


def write_html(selection: Selection, *, language: str = "en", permalink: str = "") -> bytes:
    """The reader with every layer and claim, at first as the view has it.

    Filters can be taken away in it: it is the article's map, not a cutting of it. What the file
    says of itself stands in its head.
    """
    about = describe_export(selection, language=language, permalink=permalink).as_dict()
    state = {name: text for name, text in write_state(selection.view).items() if name != "lang"}
    view = urlencode(state)
    return write_map(selection.dossier, language=language, view=view, facts=about)
