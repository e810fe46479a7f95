"""Words that the pages beside the map share, and what their templates may call."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from articlemap.language import N_, format_number, pick_text
from articlemap.wording import describe_date, describe_kind, describe_precision, name_claimant

PAGES = {"": N_("Map"), "Posts": N_("Posts"), "Sources": N_("Sources"), "About": N_("About")}
STATUS = {
    "encircled": N_("encircled"),
    "partly_encircled": N_("partly encircled"),
    "not_encircled": N_("not encircled"),
    "fighting": N_("in the fighting"),
    "being_set_up": N_("being set up"),
    "unknown": N_("not known"),
}


def list_helpers(language: str) -> dict[str, Any]:
    """Functions of a template in that language: addresses, names, dates, numbers."""

    def address(page: str, **query: str) -> str:
        asked = query if language == "en" else {**query, "lang": language}
        return f"./{page}?{urlencode(asked)}" if asked else f"./{page}"

    return {
        "address": address,
        "pick": lambda row, stem: pick_text(row, stem, language),
        "date": lambda prefix: describe_date(prefix, language=language),
        "number": lambda value: format_number(value, language, pattern="#,##0"),
        "kind": lambda name: describe_kind(name, language=language),
        "who": lambda row: name_claimant(row, language=language),
        "known": lambda row: describe_precision(row, language=language),
    }
