"""HTML from templates: the one way on which text of a dossier gets into markup."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from articlemap.language import direction, read_catalogue


def fill(template: str, *, language: str = "en", **values: Any) -> str:
    """HTML of a template in that language, with `values` escaped.

    Every template knows `language` and `direction` without being told.
    """
    return open_templates(language).get_template(template).render(**values)


@lru_cache(maxsize=8)
def open_templates(language: str) -> Environment:
    """The templates, their messages in that language."""
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    templates.globals.update(language=language, direction=direction(language))
    catalogue = read_catalogue(language)
    templates.install_gettext_callables(  # type: ignore[attr-defined] # the extension's own
        catalogue.gettext, catalogue.ngettext, newstyle=True
    )
    return templates
