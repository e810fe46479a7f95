"""What a dossier says of itself outside its tables: the form that datapackage.json must have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from articlemap.errors import Problem
from articlemap.tables import DATE

# The form of a dossier that this program reads and writes; `articlemap.version` in the file.
VERSION = 1
FILE = "datapackage.json"
LONGEST = 2000  # characters of a title or a line of explanation


def find_version(meta: dict[str, Any]) -> int:
    """The version of the dossier's form; 1 when it says none."""
    ours = meta.get("articlemap")
    version = ours.get("version") if isinstance(ours, dict) else None
    return version if type(version) is int else 1


def find_meta_problems(meta: dict[str, Any]) -> list[Problem]:
    """What of a descriptor does not have the form that the pages rely on."""
    ours = meta.get("articlemap", {})
    if not isinstance(ours, dict):
        return [Problem(FILE, "expected an object", None, "articlemap")]
    return [*_check(meta, HEAD, ""), *_check(ours, OURS, "articlemap.")]


def _check(
    facts: dict[str, Any], forms: dict[str, tuple[Callable[[Any], bool], str]], prefix: str
) -> Iterator[Problem]:
    for name, (fits, expected) in forms.items():
        if facts.get(name) is not None and not fits(facts[name]):
            yield Problem(FILE, f"expected {expected}", None, f"{prefix}{name}")


def _is_line(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST


def _is_by_language(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_line, value.values()))


def _is_language(value: Any) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*", value))


def _is_date(value: Any) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(DATE, value))


def _is_frame(value: Any) -> bool:
    """Whether it is south, west, north and east in degrees."""
    return (
        isinstance(value, list)
        and len(value) == 4
        and all(type(each) in (int, float) for each in value)
        and all(-90 <= latitude <= 90 for latitude in value[::2])
        and all(-180 <= longitude <= 180 for longitude in value[1::2])
    )


HEAD: dict[str, tuple[Callable[[Any], bool], str]] = {
    "name": (_is_line, "a short name"),
    "title": (_is_line, f"a text of {LONGEST} characters at most"),
    "language": (_is_language, "a language code such as fr"),
}
OURS: dict[str, tuple[Callable[[Any], bool], str]] = {
    **dict.fromkeys(
        ("title", "dateline", "how_to_read"), (_is_by_language, "texts by language code")
    ),
    "published": (_is_date, "a date such as 2020-02-06"),
    "home": (_is_frame, "south, west, north and east in degrees"),
    "country": (_is_line, "a country code"),
}
