"""What the tables say together: every link has its other end, every excerpt is the article's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import pandas as pd

from articlemap.errors import Problem
from articlemap.rows import rows_by_line
from articlemap.tables import TABLES


class Tables(Protocol):
    """What the rules look at: a source text and tables by name, indexed by line."""

    @property
    def article(self) -> str: ...

    def table(self, name: str) -> pd.DataFrame: ...


def find_problems(tables: Tables) -> list[Problem]:
    """What the tables say that cannot be true together; empty for a valid dossier.

    A table may still hold what its own declaration forbids: a bad cell counts as unknown here.
    """
    rules = (
        *(_check_keys, _check_links, _check_excerpts, _check_mentions),
        *(_check_ties, _check_ledger, _check_coordinates),
    )
    return [problem for rule in rules for problem in rule(tables)]


def _check_keys(tables: Tables) -> Iterator[Problem]:
    for table in TABLES:
        frame = tables.table(table.name)
        for line in frame.index[frame.duplicated(list(table.key))]:
            columns = ", ".join(table.key)
            yield Problem(table.file, f"repeats an earlier row's {columns}", line)


def _check_links(tables: Tables) -> Iterator[Problem]:
    for table in TABLES:
        for name, column in table.columns.items():
            target = (column.metadata or {})["refers_to"]
            if not target:
                continue
            other, key = target.split(".")
            known = set(tables.table(other)[key])
            for line, row in rows_by_line(tables.table(table.name)).items():
                if row[name] is not None and row[name] not in known:
                    message = f"is not in {other}.csv; add it there or mend the spelling"
                    yield Problem(table.file, message, line, name, row[name])


def _check_excerpts(tables: Tables) -> Iterator[Problem]:
    for line, row in rows_by_line(tables.table("sentences")).items():
        if None in (row["start"], row["end"], row["text"]):
            continue
        printed = tables.article[row["start"] : row["end"]]
        if printed != row["text"]:
            message = f"the article has “{printed[:60]}” from {row['start']} to {row['end']}"
            yield Problem("sentences.csv", message, line, "text", row["text"][:60])


def _check_mentions(tables: Tables) -> Iterator[Problem]:
    """A mention is printed in its claim's sentence, where it says it is."""
    sentences = rows_by_line(tables.table("sentences")).values()
    spans = {row["sentence_id"]: (row["start"] or 0, row["end"] or 0) for row in sentences}
    sentence_of = {
        row["claim_id"]: row["sentence_id"]
        for _, row in rows_by_line(tables.table("claims")).items()
    }
    for line, row in rows_by_line(tables.table("claim_places")).items():
        mention, at = row["mention"], row["mention_start"]
        if mention is None:
            continue
        start, end = spans.get(sentence_of.get(row["claim_id"]), (0, 0))
        inside = at is not None and start <= at and at + len(mention) <= end
        if not inside or tables.article[at : at + len(mention)] != mention:
            message = f"is not printed at {at} in the claim's sentence ({start} to {end})"
            yield Problem("claim_places.csv", message, line, "mention", mention)


def _check_ties(tables: Tables) -> Iterator[Problem]:
    """A tie leads to a place or a post, a contradiction to a claim or a post: one, not both."""
    for name, left in (("claim_places", "place_id"), ("contradictions", "claim_id")):
        for line, row in rows_by_line(tables.table(name)).items():
            if (row[left] is None) == (row["post_id"] is None):
                yield Problem(f"{name}.csv", f"give either {left} or post_id", line)


def _check_ledger(tables: Tables) -> Iterator[Problem]:
    """A sentence has a mark, or says why not; never both, never neither."""
    claims = tables.table("claims")
    tied = claims["claim_id"].isin(tables.table("claim_places")["claim_id"])
    mapped = set(claims[tied]["sentence_id"])
    for line, row in rows_by_line(tables.table("sentences")).items():
        has_mark, says_why = row["sentence_id"] in mapped, row["off_map_reason"] is not None
        if has_mark == says_why or has_mark != (row["ledger"] == "mapped"):
            message = "a sentence has a claim tied to a place and ledger `mapped`, or says why not"
            yield Problem("sentences.csv", message, line, "off_map_reason", row["sentence_id"])


def _check_coordinates(tables: Tables) -> Iterator[Problem]:
    """A latitude has a longitude and the other way round."""
    pairs = [("places", ""), ("places", "second_"), ("posts", ""), ("posts", "anchor_")]
    for name, prefix in pairs:
        for line, row in rows_by_line(tables.table(name)).items():
            if (row[f"{prefix}latitude"] is None) != (row[f"{prefix}longitude"] is None):
                message = "a latitude needs a longitude and the other way round"
                yield Problem(f"{name}.csv", message, line, f"{prefix}latitude")
