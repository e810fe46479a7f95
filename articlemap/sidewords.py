"""A comparison of two articles in words: each difference with its place, its facts, both sides."""

from __future__ import annotations

from dataclasses import dataclass

from articlemap.compare import CHANGES, Change, Comparison, Difference, Side
from articlemap.dossier import Dossier
from articlemap.language import N_, pick_text, translate
from articlemap.lookup import Lookup, look_up
from articlemap.rows import Row

HEADINGS: dict[Change, str] = {
    "otherwise": N_("Said otherwise"),
    "changed": N_("Changed since"),
    "added": N_("Only in the later article"),
    "not_repeated": N_("Only in the earlier article"),
    "kept": N_("Said by both"),
}
FACTS = {
    "figure": N_("the number"),
    "figure_qualifier": N_("how exact the number is"),
    "date": N_("the date"),
    "extent": N_("how much of the place"),
    "claimant": N_("who says it"),
    "status": N_("the state of the post"),
    "status_as_of": N_("as of when"),
    "number": N_("the number of the post"),
    "established": N_("when it was set up"),
}
assert set(HEADINGS) == set(CHANGES)


@dataclass(frozen=True, slots=True)
class Told:
    """A difference in words: its place, which facts differ, and each side with its label."""

    place: str
    facts: tuple[str, ...]
    earlier: Side | None
    later: Side | None


def sort_by_date(one: Dossier, other: Dossier) -> tuple[Dossier, Dossier]:
    """The earlier and the later article by their own dates; as given where one has none."""
    days = [str(each.meta.get("articlemap", {}).get("published", "")) for each in (one, other)]
    return (other, one) if all(days) and days[1] < days[0] else (one, other)


def tell(
    comparison: Comparison, earlier: Dossier, later: Dossier, *, language: str = "en"
) -> dict[Change, list[Told]]:
    """The differences by what they are, the disagreements first; none is left out."""
    tables = look_up(earlier), look_up(later)
    return {
        change: [_tell(one, *tables, language) for one in comparison.of(change)]
        for change in HEADINGS
    }


def _tell(one: Difference, before: Lookup, after: Lookup, language: str) -> Told:
    _ = translate(language)
    place = _name(after, one.later, language) or _name(before, one.earlier, language)
    return Told(place, tuple(_(FACTS[fact]) for fact in one.facts), one.earlier, one.later)


def _name(tables: Lookup, side: Side | None, language: str) -> str:
    if side is None or not side.mark:
        return ""
    row: Row = tables.mark(side.mark)
    return pick_text(row, "name", language)
