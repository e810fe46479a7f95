"""The sentences of a draft: verbatim, with offsets, and why one has no mark."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from articlemap.rows import Row
from articlemap.tables import SENTENCES

Span = tuple[int, int]
ENDS = re.compile(r"[.!?…:;؟۔»\"”]$")
HEADING_WORDS = 16
NO_PLACE = ("No place is named.", "Aucun lieu n'est nommé.")
HEADING = ("A heading.", "Un titre.")
NOT_LOCATED = ("No list locates what it names: {names}.", "Aucune liste ne situe : {names}.")


def list_sentences(
    text: str, spans: Sequence[Span], mapped: set[int], unplaced: Mapping[int, Sequence[str]]
) -> list[Row]:
    """The rows of sentences.csv for the spans of a text.

    `mapped` holds the numbers of those with a mark, `unplaced` the names that have no place.
    """
    rows, paragraph, before = [], 0, 0
    for number, (start, end) in enumerate(spans):
        paragraph += "\n" in text[before:start] or number == 0
        before = end
        words = text[start:end]
        kind = "heading" if is_heading(text, start, end) else "sentence"
        row: Row = dict.fromkeys(SENTENCES.columns)
        row |= {"sentence_id": sentence_id(number), "paragraph": paragraph, "kind": kind}
        row |= {"start": start, "end": end, "text": words}
        rows.append(row | _write_ledger(kind, unplaced.get(number, ()), number in mapped))
    return rows


def sentence_id(number: int) -> str:
    """The key of a sentence by its number, counted from 0."""
    return f"s{number + 1:02}"


def is_heading(text: str, start: int, end: int) -> bool:
    """Whether a sentence stands alone on its line, is short, and ends without a stop."""
    words = text[start:end]
    line = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    rest = text[end : line[1] if line[1] >= 0 else len(text)]
    alone = not text[line[0] : start].strip() and not rest.strip()
    return alone and not ENDS.search(words) and len(words.split()) <= HEADING_WORDS


def _write_ledger(kind: str, names: Sequence[str], mapped: bool) -> Row:
    if mapped:
        return {"ledger": "mapped"}
    if names:
        said = ", ".join(dict.fromkeys(names))
        ledger, why = "not_drawable", tuple(reason.format(names=said) for reason in NOT_LOCATED)
    elif kind == "heading":
        ledger, why = "heading", HEADING
    else:
        ledger, why = "no_place", NO_PLACE
    return {"ledger": ledger, "off_map_reason": why[0], "off_map_reason_fr": why[1]}
