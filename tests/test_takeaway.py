"""The panel under the map without a browser: what it offers, makes, and says when it cannot."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import DownloadButton

from articlemap.dossier import Dossier
from articlemap.errors import ArticlemapError
from articlemap.export.formats import FORMATS, Format
from articlemap.language import END, ISOLATE
from articlemap.selection import select
from articlemap.takeaway import MADE
from articlemap.viewstate import ViewState

ROOT = Path(__file__).parents[1]


def open_panel(**asked: str) -> AppTest:
    page = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
    page.query_params.update(asked)
    page.run()
    return page.button(key="take_toggle").click().run()


def html_of(page: AppTest) -> str:
    return "\n".join(element.proto.body for element in page.get("html"))


def buttons_of(page: AppTest) -> list[str]:
    """The keys of the panel's buttons."""
    return [str(each.key) for each in page.button if str(each.key).startswith(("take_", "make_"))]


def make(page: AppTest, name: str) -> bytes:
    """The file of that format, made by its button."""
    page.button(key=f"make_{name}").click().run()
    assert not page.exception
    assert [each.key for each in page.get("download_button")] == [f"save_{name}"]
    data: bytes = page.session_state[MADE][name][1]
    return data


def read_claims(data: bytes) -> set[str]:
    features: list[dict[str, Any]] = json.loads(data)["features"]
    return {each["properties"]["claim_id"] for each in features}


def test_it_is_closed_at_first_and_offers_every_format_once_open() -> None:
    page = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120).run()
    assert buttons_of(page) == ["take_toggle"]
    assert page.button(key="take_toggle").label == "Choose a format"

    page.button(key="take_toggle").click().run()

    assert {each.key for each in page.button if each.key and each.key.startswith("make_")} == {
        f"make_{name}" for name in FORMATS
    }
    assert page.get("download_button") == []
    assert MADE not in page.session_state


def test_it_says_which_view_is_taken() -> None:
    shown = html_of(open_panel(layers="posts,toll", by="WHO"))
    assert "2 of 6 layers" in shown
    assert "2 of 52 claims on the map" in shown
    assert "Layers: Turkish posts, Toll and access." in shown


def test_a_file_holds_the_view_and_its_button_says_its_size(article: Dossier) -> None:
    page = open_panel(layers="posts,toll", by="WHO")
    claims = read_claims(make(page, "geojson"))
    assert claims == set(select(article, ViewState(layers=("posts", "toll"), by="WHO")).claims)
    [button] = page.get("download_button")
    assert isinstance(button, DownloadButton)
    assert "kB" in button.label


def test_a_file_made_of_another_view_is_no_longer_offered() -> None:
    page = open_panel(layers="posts")
    make(page, "geojson")
    page.query_params["layers"] = "toll"
    page.run()
    assert page.get("download_button") == []
    assert page.button(key="make_geojson").label == "Make GeoJSON"


def test_the_words_for_the_picture_are_ours_until_a_person_writes_others() -> None:
    page = open_panel(lang="fr")
    alt, description = page.text_area
    assert alt.value
    assert alt.value.startswith("Carte")
    assert description.value
    assert 50 <= len(description.value.split()) <= 100
    alt.set_value("Une carte du nord-ouest de la Syrie.").run()

    with zipfile.ZipFile(io.BytesIO(make(page, "newsroom"))) as pack:
        assert pack.read("alt-text.fr.txt").decode().startswith("Une carte du nord-ouest")
        assert description.value in pack.read("alt-text.fr.txt").decode()
        assert pack.read("alt-text.en.txt").decode().startswith("Map")


def test_nothing_shown_is_said_and_nothing_is_offered() -> None:
    page = open_panel(layers="none")
    assert "Nothing is shown with these layers and filters" in html_of(page)
    assert buttons_of(page) == ["take_toggle", "take_refresh"]


def test_what_cannot_be_made_is_explained_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> bytes:
        raise ArticlemapError("There is no room for a <b>GeoPackage</b>")

    page = open_panel()
    monkeypatch.setattr(Format, "write", refuse)
    page.button(key="make_gpkg").click().run()
    assert not page.exception
    assert "There is no room for a &lt;b&gt;GeoPackage&lt;/b&gt;" in html_of(page)


def test_the_panel_speaks_the_language_of_the_page() -> None:
    page = open_panel(lang="ar")
    assert page.button(key="make_csv").label == f"إعداد: {ISOLATE}CSV{END}"
    assert "خذها معك" in html_of(page)
