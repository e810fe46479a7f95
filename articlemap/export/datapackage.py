"""A dossier as a data package in one zip file: the whole, or what a view shows of it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pandas as pd

from articlemap.archive import write_archive
from articlemap.dossier import Dossier
from articlemap.export.about import About, describe_export
from articlemap.language import N_, translate
from articlemap.lookup import look_up
from articlemap.selection import Selection, is_filtering

ABOUT = "export.json"
FIRST_LINE = 2  # the header of a file is its first
LEFT_OUT = N_("Its claims about places are left out by the filter of this file.")


def write_datapackage(selection: Selection, *, language: str = "en", permalink: str = "") -> bytes:
    """A zip file with the tables, the text, the outlines and datapackage.json.

    Without a filter and a choice of layers it is the whole dossier, and reading it back gives an
    equal one. Else it is what `narrow` keeps. `export.json` says which, when, and from where.
    """
    about = describe_export(selection, language=language, permalink=permalink)
    whole = is_whole(selection)
    facts = {**about.as_dict(), "whole": whole}
    note = json.dumps(facts, ensure_ascii=False, indent=2).encode()
    dossier = selection.dossier if whole else _describe(narrow(selection), about)
    return write_archive(dossier, extra={ABOUT: note})


def is_whole(selection: Selection) -> bool:
    """Whether the view asks for nothing less than the dossier."""
    return selection.view.layers is None and not is_filtering(selection.view)


def _describe(dossier: Dossier, about: About) -> Dossier:
    """The dossier with its filter in the description of its package."""
    said = (dossier.meta.get("description"), about.filter)
    return replace(dossier, meta={**dossier.meta, "description": " ".join(filter(None, said))})


def narrow(selection: Selection) -> Dossier:
    """A valid dossier of the shown claims and what they need; the article stays whole.

    Kept are their sentences, places, posts, claimants, roads, outlines and contradictions, the
    layers shown, and context where it is shown. A sentence whose only shown claims have no place
    says that the filter left the others out.
    """
    whole = selection.dossier
    claims = _keep(whole.claims, "claim_id", set(selection.claims))
    ties = _keep(whole.claim_places, "claim_id", set(selection.claims))
    marks = {*ties["place_id"].dropna(), *ties["post_id"].dropna(), *selection.marks}
    about = whole.contradictions
    kept = about["claim_id"].isin(list(selection.claims)) | about["post_id"].isin(list(marks))
    return replace(
        whole,
        claims=claims,
        claim_places=ties,
        sentences=_keep_sentences(selection),
        places=_keep(whole.places, "place_id", marks),
        posts=_keep(whole.posts, "post_id", marks),
        claimants=_keep(whole.claimants, "claimant", set(claims["claimant"])),
        routes=_keep(whole.routes, "route_id", marks),
        layers=_keep(whole.layers, "layer_id", set(selection.layers)),
        contradictions=_renumber(about[kept]),
        areas={key: shape for key, shape in whole.areas.items() if key in marks},
    )


def _keep(frame: pd.DataFrame, key: str, wanted: set[Any]) -> pd.DataFrame:
    return _renumber(frame[frame[key].isin(list(wanted))])


def _renumber(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows by the lines that they will have in their file."""
    return frame.set_axis(range(FIRST_LINE, FIRST_LINE + len(frame)), axis="index")


def _keep_sentences(selection: Selection) -> pd.DataFrame:
    tables = look_up(selection.dossier)
    wanted = {tables.claims[key]["sentence_id"] for key in selection.claims}
    mapped = {
        tables.claims[key]["sentence_id"] for key in selection.claims if key in tables.ties_of_claim
    }
    frame = _keep(selection.dossier.sentences, "sentence_id", wanted).copy()
    bare = (frame["ledger"] == "mapped") & ~frame["sentence_id"].isin(list(mapped))
    frame.loc[bare, "ledger"] = "not_drawable"
    frame.loc[bare, "off_map_reason"] = LEFT_OUT
    frame.loc[bare, "off_map_reason_fr"] = translate("fr")(LEFT_OUT)
    return frame
