"""How facts of a dossier are put into words, in the language of the interface."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articlemap.language import (
    N_,
    Text,
    format_date,
    format_number,
    isolate,
    pick_text,
    translate,
)

if TYPE_CHECKING:  # rows.py loads pandas, which words do not need
    from articlemap.rows import Row

PRECISION = {
    "site": N_("the site itself"),
    "town": N_("the settlement’s centre"),
    "near": N_("an estimated point"),
    "area": N_("a whole area, no single point"),
    "line": N_("a line, drawn schematically"),
}
KIND = {
    "event": N_("event"),
    "state": N_("state"),
    "figure": N_("figure"),
    "forecast": N_("forecast"),
    "demand": N_("demand"),
    "statement": N_("statement"),
}


QUALIFIER = {"about": "≈ {}", "more_than": "> {}", "times": "{} ×"}


def label_claim(claim: Row, *, language: str = "en") -> Text:
    """A claim in few words, after its number if it gives one, such as "≈ 300 civilians killed"."""
    label = pick_text(claim, "label", language)
    if claim["figure"] is None:
        return label
    number = format_number(claim["figure"], label.language)
    figure = QUALIFIER.get(claim["figure_qualifier"], "{}").format(number)
    return Text(f"{isolate(figure, label.language)} {label}", label.language)


def describe_kind(kind: str, *, language: str = "en") -> str:
    """A claim's kind in words, such as "event"."""
    return translate(language)(KIND.get(kind, kind))


def describe_date(prefix: str | None, *, language: str = "en") -> str:
    """A claim's date in words, or that there is none."""
    return format_date(prefix, language) if prefix else translate(language)(N_("no date"))


def name_claimant(row: Row, *, language: str = "en") -> str:
    """A claimant in few words: the short name in English, else the name up to its first comma."""
    if row["claimant"] == "Article":
        return translate(language)(N_("the article"))
    if language == "en":
        return str(row["claimant"])
    return re.split(r"\s*[,،(]", pick_text(row, "name", language))[0]


def describe_precision(row: Row, *, language: str = "en") -> str:
    """How well a place is known, such as "± 4 km, an estimated point"."""
    _ = translate(language)
    radius = row["uncertainty_km"]
    parts = []
    if radius is not None:
        parts.append(_("± {km} km").format(km=format_number(radius, language)))
    if precision := row["precision"]:
        parts.append(_(PRECISION[precision]))
    return _(", ").join(parts) or _("not located")


def fill_in(message: str, language: str, **values: object) -> str:
    """A message of the catalogue with values put in."""
    whole = {key: isolate(value, language) for key, value in values.items()}
    return translate(language)(message).format(**whole)
