"""A dossier made of an article, its place names and what its sentences seem to say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from articlemap.dossier import Dossier
from articlemap.drafting.article import ArticleFacts, describe_article
from articlemap.drafting.claims import Named, draft_claims
from articlemap.drafting.layers import (
    DraftLayer,
    default_layers,
    layer_of_status,
    list_layers,
)
from articlemap.drafting.places import frame_places, list_places
from articlemap.drafting.routes import (
    DraftRoute,
    frame_ends,
    share_routes,
    write_place,
    write_waypoints,
)
from articlemap.drafting.sentences import list_sentences
from articlemap.errors import InvalidDossierError, Problem
from articlemap.geoparse.toponym import Toponym
from articlemap.proposals.claims import Proposal
from articlemap.reading import check_table
from articlemap.rows import Row
from articlemap.tables import TABLES

FIRST_LINE = 2  # of a table's file, under its header


def make_dossier(  # noqa: PLR0913
    article: ArticleFacts,
    toponyms: Sequence[Toponym],
    proposals: Sequence[Proposal],
    *,
    layers: Sequence[DraftLayer] | None = None,
    choose_layer: Callable[[Toponym], str] = layer_of_status,
    routes: Sequence[DraftRoute] = (),
    url: str = "",
    reviewed: bool = False,
) -> Dossier:
    """The dossier of an article: valid, and nothing in it that the text does not say.

    `proposals` hold one for each sentence, in order, and so say what the sentences are; `toponyms`
    the names in text order. A name without a place is listed, without coordinates; a doubtful one
    is drawn in a layer of its own. `choose_layer` gives the id of the layer that draws a name;
    `routes` are lines drawn by hand.
    Raises InvalidDossierError when its parts do not fit the text.
    """
    located = list_places(toponyms)
    places = {row["place_id"]: row for row in located.rows}
    names, unplaced = _share(proposals, toponyms, located.ids)
    spans = [one.sentence for one in proposals]
    drawn = share_routes(routes, spans)
    drafted = draft_claims(
        article.text, proposals, names, places, choose_layer, routes=drawn, reviewed=reviewed
    )
    lines = [one for inside in drawn.values() for one in inside]
    rows: dict[str, list[Row]] = {
        "sentences": list_sentences(article.text, spans, {*names, *drawn}, unplaced),
        "places": [*located.rows, *map(write_place, lines)],
        "routes": [row for one in lines for row in write_waypoints(one)],
        "claimants": drafted.claimants,
        "claims": drafted.claims,
        "claim_places": drafted.ties,
        "layers": list_layers(layers or default_layers()),
    }
    frames, problems = build_tables(rows)
    if problems:
        raise InvalidDossierError(problems)
    home = frame_places([*located.rows, *frame_ends(drawn)])
    meta = describe_article(article, url=url, home=home)
    return Dossier(article.text, meta=meta, **frames)


def build_tables(rows: dict[str, list[Row]]) -> tuple[dict[str, Any], list[Problem]]:
    """Every table with its declared types from rows by table; what is not given is empty."""
    frames: dict[str, Any] = {}
    problems: list[Problem] = []
    for table in TABLES:
        given = rows.get(table.name, [])
        index = range(FIRST_LINE, FIRST_LINE + len(given))
        raw = pd.DataFrame(given, columns=list(table.columns), index=index, dtype="object")
        frames[table.name], found = check_table(raw, table)
        problems += found
    return frames, problems


def _share(
    proposals: Sequence[Proposal], toponyms: Sequence[Toponym], ids: Sequence[str]
) -> tuple[dict[int, list[Named]], dict[int, list[str]]]:
    """By the number of their sentence: the located names, and the printed ones that are not.

    A name that crosses the end of its sentence is left out: nothing could quote it.
    """
    located: dict[int, list[Named]] = {}
    unplaced: dict[int, list[str]] = {}
    at, count = 0, 0
    for toponym, place_id in sorted(zip(toponyms, ids, strict=True), key=lambda one: one[0].start):
        while at < len(proposals) and proposals[at].sentence[1] <= toponym.start:
            at, count = at + 1, 0
        if at == len(proposals):
            break
        start, end = proposals[at].sentence
        if not start <= toponym.start < toponym.end <= end:
            continue
        if toponym.place is None:
            unplaced.setdefault(at, []).append(toponym.printed)
        else:
            located.setdefault(at, []).append(Named(toponym, place_id, count))
        count += 1
    return located, unplaced
