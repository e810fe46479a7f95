"""The exported page opens at the view that it was exported from, with no network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from articlemap.dossier import Dossier
from articlemap.export.formats import write_export
from articlemap.selection import select
from articlemap.viewstate import ViewState
from tests.exports import PERMALINK
from tests.visit import Visit, visit

pytestmark = pytest.mark.browser

SHOWN = """() => Object.values(reader.text.claims)
  .filter((one) => reader.isClaimShown(one)).map((one) => one.id)"""
VIEW = ViewState(layers=("toll", "posts"), q="Morek")


@pytest.fixture(scope="module")
def path(article: Dossier, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("exported") / "map.html"
    return write_export(select(article, VIEW), "html", out, permalink=PERMALINK)


@pytest.fixture(scope="module")
def exported(browser: Browser, path: Path) -> Iterator[Visit]:
    with visit(browser, path.as_uri()) as opened:
        yield opened
        opened.witness.assert_nothing_wrong()


def test_it_opens_at_the_view(exported: Visit, article: Dossier) -> None:
    assert exported.layers_on() == ["posts", "toll"]
    expect(exported.find('.tools input[type="search"]')).to_have_value("Morek")
    shown = exported.frame.evaluate(SHOWN)
    assert sorted(shown) == sorted(select(article, VIEW).claims)


def test_another_view_can_be_asked_for_in_its_address(browser: Browser, path: Path) -> None:
    with visit(browser, f"{path.as_uri()}#layers=advance") as other:
        assert other.layers_on() == ["advance"]
        expect(other.find('.tools input[type="search"]')).to_have_value("")


def test_its_head_says_what_it_is(exported: Visit) -> None:
    facts = exported.frame.evaluate(
        "() => Object.fromEntries([...document.querySelectorAll('meta[name^=\"articlemap:\"]')]"
        ".map((node) => [node.name.slice(11), node.content]))"
    )
    assert facts["permalink"] == PERMALINK
    assert "Morek" in facts["filter"]
    assert {"credits", "exported", "title", "article_sha256"} <= facts.keys()
