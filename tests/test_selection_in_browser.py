"""The reader's script and selection.py show the same claims and marks for the same view."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser

from articlemap.dossier import Dossier
from articlemap.reader.map import save_map
from articlemap.selection import select
from articlemap.viewstate import ViewState, write_state
from tests.visit import Visit, visit

pytestmark = pytest.mark.browser

EVERY = ("advance", "posts", "displacement", "toll", "diplomacy", "context")
VIEWS = (
    ViewState(),
    ViewState(layers=EVERY),
    ViewState(layers=("none",)),
    ViewState(layers=("context",), precision="near"),
    ViewState(layers=("context", "lies"), q="Bab al-Hawa"),
    ViewState(layers=EVERY, until="2020-02-03"),
    ViewState(layers=EVERY, since="2020-01-29", until="2020-02"),
    ViewState(since="2019", until="2019"),
    ViewState(by="SOHR"),
    ViewState(by="Nobody"),
    ViewState(layers=EVERY, kind="statement"),
    ViewState(kind="event", by="SOHR", until="2020-02-05"),
    ViewState(precision="area"),
    ViewState(layers=EVERY, precision="line"),
    ViewState(q="Ma'arrat al Nu'man"),
    ViewState(layers=EVERY, q="سراقب"),
    ViewState(layers=EVERY, q="l’OFFENSIVE"),
    ViewState(layers=EVERY, q="!?"),
    ViewState(q="dèplacès"),
    ViewState(q="Reykjavik"),
    ViewState(contested="only"),
    ViewState(layers=EVERY, contested="only", precision="near"),
)
SHOWN = """(hash) => {
  location.hash = hash;
  reader.restore();
  const claims = Object.values(reader.text.claims).filter((one) => reader.isClaimShown(one));
  return {
    layers: Object.keys(reader.layers).filter((id) => reader.isShown(id)),
    claims: claims.map((one) => one.id),
    marks: [...new Set(reader.drawnMarks().map((kept) => kept.mark.id))],
  };
}"""


@pytest.fixture(scope="module")
def saved(
    browser: Browser, article: Dossier, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Visit]:
    path = tmp_path_factory.mktemp("saved") / "map.html"
    save_map(article, path)
    with visit(browser, path.as_uri()) as opened:
        yield opened
        opened.witness.assert_nothing_wrong()


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: urlencode(write_state(view)) or "first")
def test_both_sides_show_the_same(saved: Visit, article: Dossier, view: ViewState) -> None:
    shown = saved.frame.evaluate(SHOWN, urlencode(write_state(view)))
    selection = select(article, view)
    assert tuple(shown["layers"]) == selection.layers
    assert sorted(shown["claims"]) == sorted(selection.claims)
    assert sorted(shown["marks"]) == sorted(selection.marks)


def test_the_views_compared_show_many_different_things(article: Dossier) -> None:
    assert len({select(article, view).claims for view in VIEWS}) >= 10
