"""What every export says of itself: its filter in words, its date, its address, its credits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from articlemap.dossier import Dossier
from articlemap.language import N_, Text, format_date, pick_text, translate
from articlemap.lookup import look_up
from articlemap.provenance import hash_article
from articlemap.selection import Selection
from articlemap.wording import PRECISION, describe_kind, fill_in, name_claimant

PROGRAM = "articlemap"
CONTESTED = N_("another source differs")


@dataclass(frozen=True, slots=True)
class About:
    """What an export says of itself, in one language; `made` is an ISO date, the rest words."""

    title: str
    dateline: str
    how_to_read: str
    filter: str
    made: str
    permalink: str
    credits: tuple[str, ...]
    article_sha256: str
    language: str

    def as_dict(self) -> dict[str, str]:
        """The same as plain texts by name, blanks left out."""
        facts = {
            "title": self.title,
            "dateline": self.dateline,
            "how_to_read": self.how_to_read,
            "filter": self.filter,
            "exported": self.made,
            "permalink": self.permalink,
            "credits": " · ".join(self.credits),
            "article_sha256": self.article_sha256,
            "program": PROGRAM,
        }
        return {name: text for name, text in facts.items() if text}


def describe_export(selection: Selection, *, language: str = "en", permalink: str = "") -> About:
    """What an export of that selection, made today, says of itself."""
    dossier = selection.dossier
    ours = dossier.meta.get("articlemap", {})
    title = _pick(ours.get("title"), language) or dossier.meta.get("title") or PROGRAM
    return About(
        title=str(title),
        dateline=_pick(ours.get("dateline"), language),
        how_to_read=_pick(ours.get("how_to_read"), language),
        filter=describe_filter(selection, language=language),
        made=datetime.now(UTC).date().isoformat(),
        permalink=permalink,
        credits=tuple(list_credits(dossier)),
        article_sha256=hash_article(dossier),
        language=language,
    )


def _pick(texts: dict[str, str] | None, language: str) -> str:
    texts = texts or {}
    return texts.get(language) or texts.get("en") or ""


def list_credits(dossier: Dossier) -> list[str]:
    """Sources and licences as the dossier gives them, each with its address, each once."""
    said = [*dossier.meta.get("sources", []), *dossier.meta.get("licenses", [])]
    return list(dict.fromkeys(filter(None, map(_credit, said))))


def _credit(source: dict[str, Any]) -> str:
    name, path = source.get("title") or source.get("name") or "", source.get("path")
    return f"{name} ({path})" if path else str(name)


def describe_filter(selection: Selection, *, language: str = "en") -> str:
    """The view's layers and filters in words, and how much of the dossier they show."""
    tables, view = look_up(selection.dossier), selection.view
    names: list[str] = [pick_text(tables.layers[key], "name", language) for key in selection.layers]
    comma = translate(language)(N_(", "))
    said = {N_("Layers: {value}."): comma.join(names) or "–"}
    if view.by:
        who = name_claimant(tables.claimants[view.by], language=language)
        said[N_("Said by: {value}.")] = who
    if view.kind:
        said[N_("Kind: {value}.")] = describe_kind(view.kind, language=language)
    if view.precision:
        said[N_("Precision: {value}.")] = translate(language)(PRECISION[view.precision])
    if view.since:
        said[N_("From: {value}.")] = format_date(view.since, language)
    if view.until:
        said[N_("Up to: {value}.")] = format_date(view.until, language)
    if view.q:
        said[N_("Words searched: “{value}”.")] = view.q
    if view.contested:
        said[N_("Only what is contested: {value}.")] = translate(language)(CONTESTED)
    parts = [fill_in(message, language, value=value) for message, value in said.items()]
    return " ".join([*parts, _count(selection, language)])


def _count(selection: Selection, language: str) -> str:
    return fill_in(
        N_("Claims: {shown} of {all}. Places and posts on the map: {marks}."),
        language,
        shown=len(selection.claims),
        all=len(selection.dossier.claims),
        marks=len(selection.marks),
    )


def explain_position(position: str, *, language: str = "en") -> Text:
    """What the drawn position is, in words: how it is known is said by the provenance."""
    return Text(translate(language)(POSITIONS[position]), language)


POSITIONS = {
    "point": N_("The point is the place’s own, within the uncertainty given."),
    "anchor": N_("No coordinate is known: the point is that of a place nearby, the anchor."),
    "area": N_("A whole area; a point of it only carries the label."),
    "line": N_("A line, drawn schematically."),
    "direction": N_("Direction only: the route is not known."),
    "named": N_("Named in the article; no claim puts it on the map."),
    "none": N_("Not located: there is no coordinate."),
}
