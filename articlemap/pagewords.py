"""Words that the pages beside the map share, and what their templates may call."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from articlemap.language import LANGUAGES, N_, format_number, pick_text
from articlemap.viewstate import ViewState, write_address
from articlemap.wording import (
    describe_date,
    describe_kind,
    describe_precision,
    label_claim,
    name_claimant,
)

PAGES = {
    "": N_("Map"),
    "Timeline": N_("Timeline"),
    "Posts": N_("Posts"),
    "Sources": N_("Sources"),
    "Your_article": N_("Your article"),
    "About": N_("About"),
}
TITLES = {
    "Timeline": N_("articlemap: the timeline"),
    "Posts": N_("articlemap: the posts"),
    "Sources": N_("articlemap: the sources"),
    "Your_article": N_("articlemap: your article"),
    "About": N_("articlemap: about"),
}
STATUS = {
    "encircled": N_("encircled"),
    "partly_encircled": N_("partly encircled"),
    "not_encircled": N_("not encircled"),
    "fighting": N_("in the fighting"),
    "being_set_up": N_("being set up"),
    "unknown": N_("not known"),
}
BASIS = {
    "derived": N_("derived from the article’s date"),
    "other_reports": N_("dated by other reports"),
    "as_of": N_("as of the article"),
}


def list_helpers(language: str) -> dict[str, Any]:
    """Functions of a template in that language: addresses, names, dates, numbers."""

    def address(page: str, state: ViewState | None = None, **query: Any) -> str:
        told = None if language == LANGUAGES[0] else language
        return write_address(page, replace(state or ViewState(), lang=told, **query))

    return {
        "address": address,
        "pick": lambda row, stem: pick_text(row, stem, language),
        "date": lambda prefix: describe_date(prefix, language=language),
        "number": lambda value: format_number(value, language, pattern="#,##0"),
        "kind": lambda name: describe_kind(name, language=language),
        "label": lambda row: label_claim(row, language=language),
        "who": lambda row: name_claimant(row, language=language),
        "known": lambda row: describe_precision(row, language=language),
    }
