"""A data package: the whole dossier comes back equal, a view of it as a valid dossier."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import frictionless
import pandas as pd
import pytest

from articlemap.archive import Archive, read_archive
from articlemap.dossier import Dossier, read_dossier
from articlemap.export.datapackage import ABOUT, narrow, write_datapackage
from articlemap.lookup import look_up
from articlemap.selection import select
from articlemap.tables import TABLES
from articlemap.viewstate import ViewState
from tests.exports import FIRST, PERMALINK, TINY

VIEWS = (
    ViewState(layers=("toll",)),
    ViewState(by="WHO"),
    ViewState(layers=("diplomacy", "context"), kind="statement"),
    ViewState(contested="only"),
    ViewState(precision="area", until="2020-02-03"),
    ViewState(layers=("context",)),
)


@pytest.mark.parametrize("folder", [FIRST, TINY], ids=lambda folder: folder.name)
def test_the_whole_dossier_comes_back_equal(folder: Path) -> None:
    dossier = read_dossier(folder)
    again = read_archive(write_datapackage(select(dossier))).dossier
    assert again.article == dossier.article
    assert (again.areas, again.areas_about) == (dossier.areas, dossier.areas_about)
    for table in TABLES:
        pd.testing.assert_frame_equal(again.table(table.name), dossier.table(table.name))
    kept = {key: dossier.meta[key] for key in dossier.meta if key != "resources"}
    assert {key: again.meta[key] for key in again.meta if key != "resources"} == kept


@pytest.mark.parametrize("view", [ViewState(), *VIEWS], ids=str)
def test_frictionless_finds_the_package_valid(
    article: Dossier, view: ViewState, tmp_path: Path
) -> None:
    content = write_datapackage(select(article, view))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(tmp_path)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.to_summary()


@pytest.fixture(params=VIEWS, ids=str)
def view(request: pytest.FixtureRequest) -> ViewState:
    chosen: ViewState = request.param
    return chosen


def open_view(article: Dossier, view: ViewState) -> Archive:
    return read_archive(write_datapackage(select(article, view), permalink=PERMALINK))


def test_a_view_comes_back_as_a_dossier_of_its_claims_and_marks(
    article: Dossier, view: ViewState
) -> None:
    selection = select(article, view)
    again = open_view(article, view).dossier
    assert set(again.claims["claim_id"]) == set(selection.claims)
    every = select(again, ViewState(layers=tuple(again.layers["layer_id"])))
    assert set(every.marks) == set(selection.marks)
    assert again.article == article.article


def test_a_view_keeps_its_claims_as_they_were(article: Dossier, view: ViewState) -> None:
    before, after = look_up(article), look_up(open_view(article, view).dossier)
    for key, claim in after.claims.items():
        assert claim == before.claims[key]
        assert after.ties_of_claim.get(key) == before.ties_of_claim.get(key)
        assert (
            after.sentences[claim["sentence_id"]]["text"]
            == (before.sentences[claim["sentence_id"]]["text"])
        )
    for key, place in after.places.items():
        assert place == before.places[key]


def test_a_package_says_its_filter_date_and_address(article: Dossier, view: ViewState) -> None:
    archive = open_view(article, view)
    about: dict[str, Any] = json.loads(archive.extra[ABOUT])
    assert about["permalink"] == PERMALINK
    assert not about["whole"]
    assert about["filter"] in archive.dossier.meta["description"]


def test_a_sentence_whose_places_are_filtered_away_says_so(article: Dossier) -> None:
    tables = look_up(article)
    bare = next(
        key
        for key, claim in tables.claims.items()
        if key not in tables.ties_of_claim
        and tables.sentences[claim["sentence_id"]]["ledger"] == "mapped"
    )
    claim = tables.claims[bare]
    view = ViewState(layers=(claim["layer"],), q=claim["summary_en"])
    narrowed = look_up(narrow(select(article, view)))
    assert set(narrowed.claims) == {bare}
    sentence = narrowed.sentences[claim["sentence_id"]]
    assert sentence["ledger"] == "not_drawable"
    assert "filter" in sentence["off_map_reason"]
