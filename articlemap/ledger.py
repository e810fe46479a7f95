"""The article's ledger: each sentence with what it claims, of where; searched and sorted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from articlemap.dossier import Dossier
from articlemap.gazetteer import Gazetteer
from articlemap.language import N_, Text
from articlemap.lookup import look_up
from articlemap.provenance import trace_coordinate, trace_sentence
from articlemap.rows import Row
from articlemap.spelling import fold_plain, plain

TEXT_ORDER = "text"
ORDERS = {TEXT_ORDER: N_("Order of the text"), "date": N_("Date"), "claimant": N_("Said by")}
STATES = {
    "mapped": N_("on the map"),
    "heading": N_("heading"),
    "no_place": N_("not about a place"),
    "not_drawable": N_("cannot be drawn"),
}
LAST = "~"  # after every date and every short name


@dataclass(frozen=True, slots=True)
class TiedPlace:
    """A place or post of a claim: its row, and its chain to its coordinate."""

    row: Row
    inferred: bool
    chain: list[Text]


@dataclass(frozen=True, slots=True)
class LedgerClaim:
    """A claim with who says it, its places, and its chain to the source text."""

    row: Row
    claimant: Row
    places: list[TiedPlace]
    chain: list[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A sentence by its number in the text, counted from 1, with all or some of its claims."""

    number: int
    sentence: Row
    claims: tuple[LedgerClaim, ...]


@lru_cache(maxsize=8)
def list_entries(dossier: Dossier, *, language: str = "en") -> tuple[Entry, ...]:
    """Every sentence and heading with all its claims, in the order of the text."""
    entries = []
    for number, (key, row) in enumerate(look_up(dossier).sentences.items(), start=1):
        claims = look_up(dossier).claims_of_sentence.get(key, [])
        entries.append(
            Entry(number, row, tuple(_claim(dossier, claim, language) for claim in claims))
        )
    return tuple(entries)


def _claim(dossier: Dossier, claim: Row, language: str) -> LedgerClaim:
    tables = look_up(dossier)
    ties = tables.ties_of_claim.get(claim["claim_id"], [])
    return LedgerClaim(
        row=claim,
        claimant=tables.claimants[claim["claimant"]],
        places=[_place(dossier, tie, language) for tie in ties],
        chain=trace_sentence(dossier, claim["claim_id"], language=language),
    )


def _place(dossier: Dossier, tie: Row, language: str) -> TiedPlace:
    row = look_up(dossier).mark(tie["mark"])
    chain = trace_coordinate(dossier, tie["mark"], language=language)
    return TiedPlace(row, bool(tie["inferred"]), chain)


def find_entries(
    dossier: Dossier, words: str = "", order: str = TEXT_ORDER, *, language: str = "en"
) -> list[Entry]:
    """The entries that hold every one of `words`, sorted.

    Case and accents do not matter, nor how a place's name is transliterated. By date or claimant
    a sentence stands once for each run of its claims; what has neither comes last.
    """
    found = list(list_entries(dossier, language=language))
    if plain(words):  # the texts need the gazetteer, which takes long to read
        texts = _search_texts(dossier)
        found = [entry for entry in found if _holds(texts, entry, plain(words))]
    return found if order == TEXT_ORDER else _sort(found, order)


def _holds(texts: dict[int, tuple[str, frozenset[str]]], entry: Entry, asked: str) -> bool:
    text, names = texts[entry.number]
    return all(word in text for word in asked.split()) or fold_plain(asked) in names


@lru_cache(maxsize=8)
def _search_texts(dossier: Dossier) -> dict[int, tuple[str, frozenset[str]]]:
    """By sentence number: its words, and the keys under which spellings of its places meet."""
    gazetteer = Gazetteer()
    found = {}
    for entry in list_entries(dossier):
        rows = [place.row for claim in entry.claims for place in claim.places]
        names = [name for row in rows for name in _names(row, gazetteer)]
        texts = [entry.sentence["text"], entry.sentence["text_en"] or "", *_claimed(entry), *names]
        words = " ".join(plain(text) for text in texts)
        found[entry.number] = (words, frozenset(fold_plain(plain(name)) for name in names))
    return found


def _claimed(entry: Entry) -> list[str]:
    """What the claims say and who says it, in every language."""
    rows = [row for claim in entry.claims for row in (claim.row, claim.claimant)]
    fields = ("summary_en", "summary_fr", "claimant", "name_en", "name_fr", "name_ar")
    return [row[field] for row in rows for field in fields if row.get(field)]


def _names(row: Row, gazetteer: Gazetteer) -> list[str]:
    """Every spelling of a place that the dossier or its own gazetteer record gives."""
    fields = ("name_printed", "name_en", "name_fr", "name_ar")
    is_own = row["gazetteer"] and row["gazetteer_id"] and not row.get("anchor_name")
    record = gazetteer.record(row["gazetteer"], row["gazetteer_id"]) if is_own else None
    return [*filter(None, map(row.get, fields)), *(record.names if record else ())]


def _sort(entries: list[Entry], order: str) -> list[Entry]:
    single = [replace(entry, claims=(claim,)) for entry in entries for claim in entry.claims]
    single.sort(key=lambda entry: entry.claims[0].row[order] or LAST)
    runs = (list(run) for _, run in groupby(single, key=lambda entry: entry.number))
    joined = [replace(run[0], claims=sum((one.claims for one in run), ())) for run in runs]
    return [*joined, *(entry for entry in entries if not entry.claims)]


def count_states(dossier: Dossier) -> dict[str, int]:
    """How many sentences are in each state of the ledger, in the order of STATES."""
    states = [row["ledger"] for row in look_up(dossier).sentences.values()]
    return {state: states.count(state) for state in STATES}
