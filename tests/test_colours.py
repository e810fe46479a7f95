"""Colours: told apart with any common sight, and read on every ground that they stand on."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from colorspacious import cspace_convert, deltaE

from articlemap.dossier import Dossier
from articlemap.reader.embedding import WEB
from tests.running import ROOT

THEMES = {"light": "colour", "dark": "colour_dark"}
# Machado, Oliveira and Fernandes (2009), at full severity, as colorspacious has them.
SIGHTS = ("protanomaly", "deuteranomaly", "tritanomaly")
# Distances in CAM02-UCS (Luo, Cui and Li 2006), where 1 is about the smallest that can be seen.
CLEAR = 5.0
TEXT, MARK = 4.5, 3.0  # WCAG 2.2, success criteria 1.4.3 and 1.4.11
PAGES_CSS = ROOT / "articlemap" / "templates" / "pages.css.html"

Tokens = dict[str, str]


def channels(colour: str) -> list[float]:
    """Red, green and blue of #RGB or #RRGGBB, each 0 to 1."""
    digits = colour.removeprefix("#")
    whole = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    return [int(whole[at : at + 2], 16) / 255 for at in (0, 2, 4)]


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1, as WCAG 2.2 defines it."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(colour)]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def distance(one: str, other: str, sight: str) -> float:
    """How different two colours look to someone with that sight."""
    space = {"name": "sRGB1+CVD", "cvd_type": sight, "severity": 100}
    seen = cspace_convert([channels(one), channels(other)], space, "sRGB1").clip(0, 1)
    return float(deltaE(*seen, input_space="sRGB1"))


def read_reader_tokens(theme: str) -> Tokens:
    """The reader's colours by name; what the dark theme leaves alone is the light one's."""
    blocks = re.findall(r"\{([^{}]*--page:[^{}]*)\}", (WEB / "tokens.css").read_text("utf-8"))
    light, dark = (dict(find_hex(block)) for block in blocks)
    return light if theme == "light" else {**light, **dark}


def find_hex(block: str) -> list[tuple[str, str]]:
    return re.findall(r"--([a-z0-9-]+):\s*(#[0-9a-fA-F]{3,6})\s*;", block)


def read_page_tokens(theme: str) -> Tokens:
    """The colours of the pages beside the map by name."""
    text = PAGES_CSS.read_text("utf-8")
    pairs = re.findall(r"--am-([a-z0-9-]+):\s*light-dark\((#\w+),\s*(#\w+)\)", text)
    return {name: dark if theme == "dark" else light for name, light, dark in pairs}


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def layers(article: Dossier, theme: str) -> Tokens:
    """The colour of each layer in that theme."""
    return dict(zip(article.layers["layer_id"], article.layers[THEMES[theme]], strict=True))


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.005)


def test_a_sight_without_red_or_green_confuses_what_it_should() -> None:
    """Brown and olive green, the textbook's pair, are near each other and far apart in truth."""
    brown, olive = "#8a5a20", "#5c7a1e"
    assert distance(brown, olive, "deuteranomaly") < distance(brown, olive, "tritanomaly") / 2


@pytest.mark.parametrize("sight", SIGHTS)
def test_layers_are_told_apart_with_every_sight(layers: Tokens, sight: str) -> None:
    near = {
        f"{one}, {other}": round(distance(layers[one], layers[other], sight), 1)
        for one, other in combinations(layers, 2)
        if distance(layers[one], layers[other], sight) < CLEAR
    }
    assert near == {}


def test_no_two_layers_share_a_symbol(article: Dossier) -> None:
    assert article.layers["symbol"].is_unique


def test_no_two_layers_share_an_underline(article: Dossier) -> None:
    """In the text a layer's words are told by their underline; the plain one is the first's."""
    text = (WEB / "text.css").read_text("utf-8")
    styles = re.findall(r"\.mention\.layer-(\w+) \{ text-decoration-style: (\w+)", text)
    in_text = article.layers.loc[~article.layers["context"].astype(bool), "layer_id"]

    plain = set(in_text) - {layer for layer, _ in styles}
    assert len(plain) == 1
    assert len({style for _, style in styles} | {"solid"}) == len(styles) + 1


@pytest.mark.parametrize("ground", ["surface", "sunk", "page", "land", "neighbour", "lit"])
def test_a_layers_words_are_read_on_every_ground(layers: Tokens, theme: str, ground: str) -> None:
    on = read_reader_tokens(theme)[ground]
    assert {key: contrast(c, on) for key, c in layers.items() if contrast(c, on) < TEXT} == {}


def test_a_layers_marks_are_seen_on_the_sea(layers: Tokens, theme: str) -> None:
    sea = read_reader_tokens(theme)["sea"]
    assert {key: contrast(c, sea) for key, c in layers.items() if contrast(c, sea) < MARK} == {}


# Each ink of the reader, the grounds that it stands on, and the contrast that its use asks for.
INKS = (
    ("ink", "page surface sunk land neighbour sea lit", TEXT),
    ("ink-2", "page surface sunk land neighbour lit", TEXT),
    ("ink-3", "page surface sunk land", TEXT),
    ("on-ink", "ink", TEXT),
    ("land", "shield", TEXT),
    ("town", "land neighbour", TEXT),
    ("sea-ink", "sea", TEXT),
    ("focus", "page surface sunk land neighbour sea lit", MARK),
    ("edge", "page surface sunk", MARK),
    ("border", "land neighbour", MARK),
    ("lit-edge", "land surface lit", MARK),
)


@pytest.mark.parametrize(("ink", "grounds", "least"), INKS, ids=[ink for ink, *_ in INKS])
def test_an_ink_of_the_reader_is_seen_where_it_stands(
    theme: str, ink: str, grounds: str, least: float
) -> None:
    tokens = read_reader_tokens(theme)
    ratios = {ground: contrast(tokens[ink], tokens[ground]) for ground in grounds.split()}
    assert {ground: ratio for ground, ratio in ratios.items() if ratio < least} == {}


PAGE_INKS = (
    ("ink-2", TEXT), ("ink-3", TEXT), ("post", TEXT), ("advance", TEXT), ("good", MARK),
    ("edge", MARK), ("focus", MARK),
)  # fmt: skip


@pytest.mark.parametrize(("ink", "least"), PAGE_INKS, ids=[ink for ink, _ in PAGE_INKS])
def test_an_ink_of_the_pages_is_seen_where_it_stands(theme: str, ink: str, least: float) -> None:
    tokens = read_page_tokens(theme)
    grounds = {"page": read_reader_tokens(theme)["page"], **tokens}
    ratios = {
        name: contrast(tokens[ink], grounds[name]) for name in ("page", "surface", "sunk", "land")
    }
    assert {name: ratio for name, ratio in ratios.items() if ratio < least} == {}
