"""The claims of a draft: one for each sentence and layer, tied to the places that it names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from articlemap.drafting.roles import choose_role
from articlemap.drafting.routes import DraftRoute, tie_route
from articlemap.drafting.sentences import sentence_id
from articlemap.geoparse.toponym import Toponym
from articlemap.language import LANGUAGES, N_, Translate, format_date, translate
from articlemap.proposals.claims import Proposal
from articlemap.proposals.figures import name_unit
from articlemap.rows import Row
from articlemap.tables import CLAIM_PLACES, CLAIMS

ARTICLE = "Article"
ARTICLE_NAMES = N_("The article itself, unattributed")
KINDS = {
    "event": N_("event"),
    "state": N_("state"),
    "statement": N_("statement"),
    "demand": N_("demand"),
    "forecast": N_("forecast"),
    "figure": N_("figure"),
}
LABEL = N_("{kind}, {date}")
SUMMARY = N_("Names {places}. Proposed by a program and not yet reviewed.")
REVIEWED = N_("Names {places}. Reviewed.")
ALONG = N_("Drawn by hand: {routes}.")


@dataclass(frozen=True, slots=True)
class Named:
    """A toponym of a sentence with its place and its number among the sentence's names."""

    toponym: Toponym
    place_id: str
    number: int


@dataclass(frozen=True, slots=True)
class Drafted:
    """The rows of claims, of their ties and of those who speak."""

    claims: list[Row]
    ties: list[Row]
    claimants: list[Row]


def draft_claims(  # noqa: PLR0913
    text: str,
    proposals: Sequence[Proposal],
    names: Mapping[int, Sequence[Named]],
    place_names: Mapping[str, Row],
    choose_layer: Callable[[Toponym], str],
    *,
    routes: Mapping[int, Sequence[DraftRoute]] | None = None,
    reviewed: bool = False,
) -> Drafted:
    """A claim for each sentence and layer that draws one of its names or routes.

    `names` and `routes` hold the located names and the lines drawn by hand by the number of
    their sentence, `place_names` the places' rows by id. Names without a place are in none.
    """
    speakers = _Speakers()
    claims: list[Row] = []
    ties: list[Row] = []
    for number, proposal in enumerate(proposals):
        drawn = (routes or {}).get(number, ())
        for layer, inside in _share_layers(names.get(number, ()), drawn, choose_layer).items():
            key = f"c{len(claims) + 1:03}"
            places = [place_names[one.place_id] for one in inside]
            lines = [one for one in drawn if one.layer == layer]
            claim = _write_claim(proposal, places, lines, reviewed=reviewed)
            about = {"claim_id": key, "sentence_id": sentence_id(number), "layer": layer}
            claims.append(claim | about | {"claimant": speakers.add(proposal)})
            ties += [*_tie(text, key, proposal, inside), *(tie_route(key, one) for one in lines)]
    return Drafted(claims, ties, speakers.rows)


def _share_layers(
    names: Sequence[Named], routes: Sequence[DraftRoute], choose_layer: Callable[[Toponym], str]
) -> dict[str, list[Named]]:
    """A sentence's names by the layer that draws them; a layer with only a route has none."""
    layers: dict[str, list[Named]] = {}
    for one in names:
        layers.setdefault(choose_layer(one.toponym), []).append(one)
    for route in routes:
        layers.setdefault(route.layer, [])
    return layers


class _Speakers:
    """Those who speak, in order, the article itself first."""

    def __init__(self) -> None:
        names = {f"name_{code}": translate(code)(ARTICLE_NAMES) for code in LANGUAGES}
        self.rows: list[Row] = [{"claimant": ARTICLE, **names}]
        self._keys: dict[str, str] = {}

    def add(self, proposal: Proposal) -> str:
        """The key of who says a sentence, a new one for a new name."""
        if proposal.speaker is None:
            return ARTICLE
        name = proposal.speaker.name
        if name not in self._keys:
            self._keys[name] = self._make_key(name)
            names = {f"name_{code}": name for code in LANGUAGES}
            self.rows.append({"claimant": self._keys[name], **names})
        return self._keys[name]

    def _make_key(self, name: str) -> str:
        """The name in plain Latin letters, with a number if another has it."""
        letters = unicodedata.normalize("NFKD", name.replace("’", "'"))
        plain = re.sub(r"[^A-Za-z0-9 .'-]+", "", letters).strip()[:60].rstrip()
        stem = re.sub(r"^[^A-Za-z]+", "", plain) or "Source"
        key, number, taken = stem, 2, {row["claimant"] for row in self.rows}
        while key in taken:
            key, number = f"{stem} {number}", number + 1
        return key


def _write_claim(
    proposal: Proposal, places: Sequence[Row], routes: Sequence[DraftRoute], *, reviewed: bool
) -> Row:
    row: Row = dict.fromkeys(CLAIMS.columns)
    row["kind"] = proposal.kind
    if proposal.date:
        found = proposal.date
        row |= {"date": found.date, "date_printed": found.printed, "date_basis": found.basis}
    if figure := proposal.figure:
        row |= {"figure": figure.value, "figure_qualifier": figure.qualifier}
        row |= {"figure_printed": figure.printed or None, "unit": name_unit(figure.unit)}
    for code in LANGUAGES:
        row[f"label_{code}"] = _write_label(row, translate(code), code)
    for code in ("en", "fr"):
        row[f"summary_{code}"] = " ".join(_sum_up(places, routes, code, reviewed=reviewed))
    return row


def _sum_up(
    places: Sequence[Row], routes: Sequence[DraftRoute], language: str, *, reviewed: bool
) -> Iterator[str]:
    """What a claim is about, in sentences: the names that it has, the lines that were drawn."""
    _ = translate(language)
    if said := list(dict.fromkeys(place[f"name_{language}"] for place in places)):
        yield _(REVIEWED if reviewed else SUMMARY).format(places=", ".join(said))
    if routes:
        yield _(ALONG).format(routes=", ".join(one.name for one in routes))


def _write_label(row: Row, _: Translate, language: str) -> str:
    name = KINDS[row["kind"]]
    kind = _(name)
    if not row["date"]:
        return kind
    return _(LABEL).format(kind=kind, date=format_date(row["date"], language))


def _tie(text: str, claim: str, proposal: Proposal, names: Sequence[Named]) -> Iterator[Row]:
    """A tie for each place and role, at the first name that has it."""
    seen = set()
    for one in names:
        role, bearing = choose_role(text, proposal, one.toponym, one.number)
        if (one.place_id, role) in seen:
            continue
        seen.add((one.place_id, role))
        row: Row = dict.fromkeys(CLAIM_PLACES.columns)
        row |= {"claim_id": claim, "place_id": one.place_id, "role": role, "bearing": bearing}
        mention = {"mention": one.toponym.printed, "mention_start": one.toponym.start}
        yield row | mention | {"inferred": False}
