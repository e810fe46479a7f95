"""What of a view stands in its address: layers, dates, filters, panels, selection, place, language.

One declaration for both sides: Python reads and writes addresses with it, and the reader's script
gets it as data. An unknown name or value is ignored and reported, never an error.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from articlemap.tables import DAY, ID, KINDS, PRECISIONS


@dataclass(frozen=True, slots=True)
class Parameter:
    """One name in the address: the pattern its values have; `many` joins them with commas."""

    pattern: str
    many: bool = False


@dataclass(frozen=True, slots=True)
class ViewState:
    """A view; None or an empty tuple where the address says nothing."""

    lang: str | None = None
    draft: str | None = None
    beside: str | None = None
    layers: tuple[str, ...] | None = None
    since: str | None = None
    until: str | None = None
    q: str | None = None
    by: str | None = None
    kind: str | None = None
    precision: str | None = None
    contested: str | None = None
    tab: str | None = None
    text: str | None = None
    compare: str | None = None
    mark: str | None = None
    claim: str | None = None
    sentence: str | None = None
    at: str | None = None
    lanes: str | None = None
    order: str | None = None


SECRET = r"[A-Za-z0-9_-]{20,100}"  # of a draft: a visitor's own article
FIRST = "first"  # the article that ships with the program
NUMBER = r"-?\d{1,3}(?:\.\d{1,5})?"
SCHEMA = {
    "lang": Parameter("en|fr|ar"),
    "draft": Parameter(SECRET),
    "beside": Parameter(f"{FIRST}|{SECRET}"),
    "layers": Parameter(rf"(?:{ID}|none)", many=True),
    "since": Parameter(DAY),
    "until": Parameter(DAY),
    "q": Parameter(r".{1,100}"),
    "by": Parameter(r"[A-Za-z][A-Za-z0-9 .'-]{0,60}"),
    "kind": Parameter("|".join(KINDS)),
    "precision": Parameter("|".join(PRECISIONS)),
    "contested": Parameter("only"),
    "tab": Parameter("text|map|list"),
    "text": Parameter("original|rendering|both"),
    "compare": Parameter(rf"(?:{ID}|all)"),
    "mark": Parameter(ID),
    "claim": Parameter(ID),
    "sentence": Parameter(ID),
    "at": Parameter(rf"{NUMBER}_{NUMBER}_\d{{1,2}}(?:\.\d{{1,2}})?"),
    "lanes": Parameter("claimant|layer"),
    "order": Parameter("text|date|claimant"),
}
OF_ONE_PAGE = ("lanes", "order", "beside")  # how a page sorts; another page does not take it over


def read_state(parameters: Mapping[str, str]) -> tuple[ViewState, list[str]]:
    """The view that an address asks for, and the names of what was ignored."""
    values: dict[str, Any] = {}
    ignored = []
    for name, text in parameters.items():
        value = _read_value(name, text)
        if value is None:
            ignored.append(name)
        else:
            values[name] = value
    return ViewState(**values), ignored


def _read_value(name: str, text: str) -> str | tuple[str, ...] | None:
    parameter = SCHEMA.get(name)
    if parameter is None:
        return None
    parts = tuple(text.split(",")) if parameter.many else (text,)
    if not all(re.fullmatch(parameter.pattern, part) for part in parts):
        return None
    return parts if parameter.many else text


def write_state(state: ViewState) -> dict[str, str]:
    """The parameters of an address that asks for this view, in the schema's order."""
    values = asdict(state)
    return {
        name: ",".join(values[name]) if SCHEMA[name].many else values[name]
        for name in SCHEMA
        if values[name] is not None
    }


def write_address(page: str, state: ViewState) -> str:
    """The address of a page, seen from any other, that asks for this view; "" is the map."""
    asked = urlencode(write_state(state), safe=",")
    return f"./{page}?{asked}" if asked else f"./{page}"


def keep_known(
    state: ViewState, known: Mapping[str, Collection[str]]
) -> tuple[ViewState, list[str]]:
    """The view without what its dossier does not have, and the names of what was left out.

    `known` gives the values that there are of some parameters; of layers, "none" always is.
    """
    values = asdict(state)
    strange = [name for name, there in known.items() if not _are_known(values[name], there)]
    return replace(state, **dict.fromkeys(strange)), strange


def _are_known(value: str | tuple[str, ...] | None, there: Collection[str]) -> bool:
    if isinstance(value, tuple):
        return all(one in there or one == "none" for one in value)
    return value is None or value in there


def leave_page(state: ViewState) -> ViewState:
    """The view that other pages take over."""
    return replace(state, **dict.fromkeys(OF_ONE_PAGE))


def describe_schema() -> dict[str, dict[str, Any]]:
    """The schema as plain data, for the reader's script."""
    return {name: {"pattern": one.pattern, "many": one.many} for name, one in SCHEMA.items()}


assert {field.name for field in fields(ViewState)} == set(SCHEMA)
