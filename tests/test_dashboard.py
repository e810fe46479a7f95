"""The map page without a browser: what Streamlit is given to show."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[1]
TINY = ROOT / "tests" / "data" / "tiny"


def open_dashboard(monkeypatch: pytest.MonkeyPatch, dossier: Path | None = None) -> AppTest:
    if dossier:
        monkeypatch.setenv("ARTICLEMAP_DOSSIER", str(dossier))
    return AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).run()


def html_of(page: AppTest) -> str:
    return "\n".join(element.proto.body for element in page.get("html"))


def test_the_page_opens_on_the_idlib_article(monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_dashboard(monkeypatch)
    assert not page.exception
    assert "<h1>The offensive in Idlib, as one article tells it</h1>" in html_of(page)
    assert "French news article, 6 February 2020" in html_of(page)


def test_the_table_lists_every_mark_of_the_article(monkeypatch: pytest.MonkeyPatch) -> None:
    table = html_of(open_dashboard(monkeypatch))
    for mark in ("morek", "surman", "saraqeb", "maarat_numan", "nw_syria"):
        assert f'data-row="{mark}"' in table
    assert "World Vision International" in table.partition("Not on the map")[2]


def test_another_dossier_can_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "<h1>Homs and Hama</h1>" in html_of(open_dashboard(monkeypatch, TINY))


def test_names_follow_the_language_of_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARTICLEMAP_DOSSIER", str(TINY))
    page = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    page.query_params["lang"] = "fr"
    assert "<h1>Homs et Hama</h1>" in html_of(page.run())


def test_an_unknown_language_is_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARTICLEMAP_DOSSIER", str(TINY))
    page = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    page.query_params["lang"] = "<script>"
    assert "<h1>Homs and Hama</h1>" in html_of(page.run())


def test_a_wrong_table_gives_a_page_of_problems_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(TINY, tmp_path / "spoilt"))
    places = folder / "places.csv"
    places.write_text(places.read_text(encoding="utf-8").replace("34.72405", "460.5", 1))
    page = open_dashboard(monkeypatch, folder)
    shown = html_of(page)
    assert not page.exception
    for part in ("places.csv", "latitude", "460.5", "were latitude and longitude swapped?"):
        assert part in shown
    assert "<h1>Homs" not in shown


def test_a_folder_that_is_not_there_is_explained(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = open_dashboard(monkeypatch, tmp_path / "nowhere")
    assert not page.exception
    assert "sentences.csv" in html_of(page)
    assert "is missing; a dossier needs this file" in html_of(page)
