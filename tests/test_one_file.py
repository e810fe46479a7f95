"""The saved map as a file: small, closed to the network, and readable where scripts are off."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest

from articlemap.dossier import Dossier
from articlemap.language import LANGUAGES, direction
from articlemap.reader.map import save_map, write_map

SIZE = 1_000_000  # bytes; what a newsroom's mail and content system take without a question


@pytest.fixture(scope="module")
def page(article: Dossier) -> str:
    return write_map(article).decode("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_smaller_than_a_megabyte_and_knows_its_language(
    article: Dossier, tmp_path: Path, language: str
) -> None:
    path = tmp_path / "map.html"
    save_map(article, path, language=language)
    assert path.stat().st_size < SIZE
    assert f'<html lang="{language}" dir="{direction(language)}">' in path.read_text("utf-8")


def test_its_policy_bars_everything_but_its_own_scripts_and_style(page: str) -> None:
    policy = unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0])
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules.keys() == {"default-src", "script-src", "style-src", "base-uri", "form-action"}
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        held = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        hashes = [b64encode(sha256(each.encode()).digest()).decode() for each in held]
        assert rules[rule].split() == [f"'sha256-{each}'" for each in hashes]


def test_nothing_in_it_is_fetched_and_no_handler_stands_in_a_tag(page: str) -> None:
    outside = re.sub(r"<(script|style).*?</\1>", "", page, flags=re.DOTALL)
    assert not re.search(r"\s(src|on[a-z]+)\s*=", outside)
    assert "<link" not in outside
    assert "tile.openstreetmap.org" not in page


def test_leaflet_keeps_its_licence_comment(page: str) -> None:
    assert "Leaflet 1.9.3, a JS library for interactive maps" in page
    assert "(c) 2010-2022 Vladimir Agafonkin" in page


def test_without_scripts_the_text_and_the_marks_are_there(page: str, article: Dossier) -> None:
    plain = unescape(page.partition("<noscript>")[2].partition("</noscript>")[0])
    assert all(text in plain for text in article.sentences["text"])
    for mark in ("morek", "surman", "saraqeb", "maarat_numan", "nw_syria"):
        assert f'data-row="{mark}"' in plain


def test_its_title_and_description_are_those_of_the_article(page: str) -> None:
    assert "<title>The offensive in Idlib, as one article tells it</title>" in page
    assert '<meta name="description" content="French news article, 6 February 2020' in page
