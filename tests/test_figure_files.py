"""A figure as PNG, SVG and PDF: sizes, words, descriptions, and the same bytes every time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from datetime import datetime
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from pypdf import PdfReader

from articlemap.dossier import Dossier, read_dossier
from articlemap.figure import draw_figure, write_alt_text
from articlemap.figure.sheet import Sheet
from articlemap.selection import select
from tests.figures import read_tiny
from tests.running import ROOT

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def tiny() -> Dossier:
    return read_tiny()


@pytest.fixture(scope="module")
def svg(article: Dossier) -> ET.Element:
    return ET.fromstring(draw_figure(select(article), format="svg"))


@pytest.fixture(scope="module")
def pdf(article: Dossier) -> PdfReader:
    link = "https://maps.example.org/?lang=en"
    return PdfReader(BytesIO(draw_figure(select(article), format="pdf", permalink=link)))


@pytest.mark.parametrize(
    ("shape", "pixels"), [("wide", (3840, 2160)), ("square", (2700, 2700)), ("a4", (2480, 3507))]
)
def test_a_png_has_300_dots_an_inch(tiny: Dossier, shape: str, pixels: tuple[int, int]) -> None:
    image = Image.open(BytesIO(draw_figure(select(tiny), format="png", shape=shape)))
    assert image.size == pixels
    assert image.info["dpi"] == pytest.approx((300, 300), abs=0.1)


def test_a_png_holds_its_title_and_description(tiny: Dossier) -> None:
    chosen = select(tiny)
    image = Image.open(BytesIO(draw_figure(chosen, format="png", language="ar")))
    image.load()
    assert image.info["Title"] == "حمص وحماة"
    assert "خريطة: حمص وحماة." in image.info["Description"]


def test_dark_paper_is_dark(tiny: Dossier) -> None:
    corners = {}
    for theme in ("light", "dark"):
        image = Image.open(BytesIO(draw_figure(select(tiny), format="png", theme=theme)))
        corners[theme] = image.convert("RGB").getpixel((4, 4))
    assert corners == {"light": (255, 255, 255), "dark": (24, 28, 31)}


def test_an_svg_keeps_its_words_as_words(svg: ET.Element) -> None:
    words = {text.text for text in svg.iter(f"{SVG}text")}
    assert {"Maaret al-Numan", "Surman", "encircled", "Turkish posts"} <= words


def test_an_svg_is_an_image_with_a_title_and_a_description(
    svg: ET.Element, article: Dossier
) -> None:
    assert svg.get("role") == "img"
    assert svg.findtext(f"{SVG}title") == "The offensive in Idlib, as one article tells it"
    assert svg.findtext(f"{SVG}desc") == write_alt_text(select(article), language="en")


def test_an_svg_of_hostile_words_is_still_xml_without_a_script(hostile_folder: Path) -> None:
    drawn = draw_figure(
        select(read_dossier(hostile_folder)), format="svg", permalink="javascript:alert(1)"
    )
    root = ET.fromstring(drawn)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert not tags & {"script", "img", "a", "foreignObject"}
    assert "{{7*7}}" in (root.findtext(f"{SVG}desc") or "")


def test_a_pdf_is_one_page_with_title_author_and_keywords(pdf: PdfReader, article: Dossier) -> None:
    assert len(pdf.pages) == 1
    assert pdf.metadata is not None
    assert pdf.metadata.title == "The offensive in Idlib, as one article tells it"
    assert pdf.metadata.author == "articlemap"
    assert pdf.metadata.subject == write_alt_text(select(article), language="en")
    assert "Turkish posts" in str(pdf.metadata["/Keywords"])
    assert pdf.metadata.creation_date is not None
    assert pdf.metadata.creation_date.date() == datetime(2020, 2, 6).date()


def test_a_pdf_keeps_its_words_and_links_its_address(pdf: PdfReader) -> None:
    page = pdf.pages[0]
    assert "regime forces enter, 5 Feb" in page.extract_text()
    notes = [note.get_object() for note in page.annotations or []]
    assert [note["/A"]["/URI"] for note in notes] == ["https://maps.example.org/?lang=en"]


def test_an_a4_pdf_is_an_upright_a4_page(tiny: Dossier) -> None:
    reader = PdfReader(BytesIO(draw_figure(select(tiny), format="pdf", shape="a4")))
    box = reader.pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((595.28, 841.89), abs=0.1)


@pytest.mark.parametrize("format", ["png", "svg", "pdf"])
def test_the_same_view_gives_the_same_bytes(tiny: Dossier, format: str) -> None:
    first, second = (draw_figure(select(tiny), format=format, language="ar") for _ in range(2))
    assert first == second


@pytest.mark.parametrize("format", ["svg", "pdf"])
def test_another_process_gives_the_same_bytes(tiny: Dossier, format: str) -> None:
    code = (
        "import hashlib; from articlemap.dossier import read_dossier; from articlemap.figure import"
        " draw_figure; from articlemap.selection import select;"
        "chosen = select(read_dossier('tests/data/tiny'));"
        f"print(hashlib.sha256(draw_figure(chosen, format='{format}')).hexdigest())"
    )
    there = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "7"},
    )
    here = hashlib.sha256(draw_figure(select(tiny), format=format)).hexdigest()
    assert there.stdout.strip() == here


def test_arabic_letters_are_joined_and_read_from_the_right() -> None:
    """Letters kept apart by a zero-width non-joiner take other, unjoined forms."""
    sheet = Sheet(100, 100, theme="light", language="ar")
    style = sheet.style(10)
    joined, apart = (
        sheet.measure(word, style).width for word in ("محمص", "م\u200cح\u200cم\u200cص")
    )
    assert abs(joined - apart) > 1
    sheet.write("M5 حمص", 0, 0, style)
    assert sheet.axes.texts[-1].get_text().startswith("\u200f")
