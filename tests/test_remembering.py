"""A visitor's own corrections: each forgotten alone and brought back, in words of the visitor."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from articlemap.desk.remembering import FORGOTTEN, MOST, OWN, read_kept
from articlemap.overrides import Correction, write_corrections
from tests.test_dashboard import ROOT, html_of
from tests.towns import IDLIB, SARMIN

IDLEB = Correction("Idleb", "placed", replace(IDLIB, name_fr="Idleb-ville", name_ar="إدلب"))
HOMS = Correction("Homs", "not_a_place")
SARMEEN = Correction("Sarmeen", "placed", SARMIN)
OWNED = (IDLEB, HOMS, SARMEEN)


@pytest.fixture(autouse=True)
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARTICLEMAP_DRAFTS", str(tmp_path / "drafts.sqlite"))


def open_intake(own: tuple[Correction, ...] = OWNED, language: str = "en") -> AppTest:
    page = AppTest.from_file(str(ROOT / "pages" / "4_Your_article.py"), default_timeout=60)
    page.session_state[OWN] = own
    page.query_params["lang"] = language
    return page.run()


def names_of(page: AppTest, key: str) -> set[str]:
    kept: tuple[Correction, ...] = page.session_state[key]
    return {one.name for one in kept}


def labels_of(page: AppTest) -> list[str]:
    return [one.label for one in page.button if str(one.key).startswith("own_")]


def test_each_correction_has_its_button_in_the_order_of_names() -> None:
    assert labels_of(open_intake()) == ["Forget Homs", "Forget Idleb", "Forget Sarmeen"]


def test_what_a_browser_says_it_kept_is_checked() -> None:
    kept = {"homs": write_corrections([HOMS]).decode(), "x": "no table", "y": 7, "z": {"a": []}}
    assert read_kept(kept) == [HOMS]


def test_one_is_forgotten_and_the_others_stay() -> None:
    page = open_intake()
    page.button(key="own_homs").click().run()
    assert names_of(page, OWN) == {"Idleb", "Sarmeen"}
    assert labels_of(page) == ["Bring back Homs", "Forget Idleb", "Forget Sarmeen"]


def test_what_was_forgotten_is_brought_back_as_it_was() -> None:
    page = open_intake()
    for _ in range(2):
        page.button(key="own_idleb").click().run()
    assert set(page.session_state[OWN]) == set(OWNED)
    assert names_of(page, FORGOTTEN) == set()


def test_all_are_forgotten_at_once_and_each_can_be_brought_back() -> None:
    page = open_intake()
    page.button(key="forget").click().run()
    assert "None yet" in html_of(page)
    page.button(key="own_sarmeen").click().run()
    assert names_of(page, OWN) == {"Sarmeen"}


@pytest.mark.parametrize(
    ("language", "place", "label", "no_place"),
    [
        ("en", "Idlib", "Forget Idleb", "not a place"),
        ("fr", "Idleb-ville", "Oublier Idleb", "pas un lieu"),
        ("ar", "إدلب", "نسيان", "ليس مكانًا"),
    ],
)
def test_a_correction_is_said_in_the_visitors_language(
    language: str, place: str, label: str, no_place: str
) -> None:
    page = open_intake(language=language)
    rows = html_of(page)
    assert f"<b><bdi>Idleb</bdi></b> <span>· {place} ·" in rows
    assert no_place in rows
    assert any(label in one for one in labels_of(page))


def test_a_name_that_looks_like_markup_is_shown_as_it_is() -> None:
    page = open_intake((Correction("[Homs](https://x.org) :red[a]", "not_a_place"),))
    assert labels_of(page) == [r"Forget \[Homs\]\(https\:\/\/x\.org\) \:red\[a\]"]
    assert "<bdi>[Homs](https://x.org) :red[a]</bdi>" in html_of(page)


def test_among_many_one_is_found_by_its_name() -> None:
    many = tuple(Correction(f"Town {number}", "not_a_place") for number in range(MOST + 5))
    page = open_intake((*many, HOMS))
    assert len(labels_of(page)) == MOST
    page.text_input(key="own_find").input("hOms").run()
    assert labels_of(page) == ["Forget Homs"]
