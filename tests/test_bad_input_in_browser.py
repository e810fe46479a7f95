"""Bad input to "Your article": each is refused with its reason or read with a word on it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from articlemap.archive import build_files
from articlemap.dossier import read_dossier
from articlemap.intake.limits import MAXIMUM_REVIEW
from tests.desk import Desk, find_desk, give_file, paste
from tests.running import ROOT
from tests.uploads import PAGE, make_pdf, pack, pack_with, set_meta
from tests.visit import PROBLEMS, open_context

pytestmark = pytest.mark.browser

FILES = build_files(read_dossier(ROOT / "tests" / "data" / "tiny"))
GOOD = "The convoy went from Aleppo to Homs."
FRENCH = "L'armée est entrée à Saraqeb, à l'est d'Idleb. Des milliers d'habitants ont été déplacés."
RUN = "window.hacked = true"
# Scripts wherever a page can hold them, and one that stands in its text as words.
SCRIPTED = PAGE.replace('alert("run")', RUN).replace('alert("inside")', RUN)
SCRIPTED = SCRIPTED.replace("alert('loaded')", RUN).replace("alert(2)", RUN)
SCRIPTED = SCRIPTED.replace(
    "selon les Nations", f"&lt;script&gt;{RUN}&lt;/script&gt; selon les Nations"
)


def make_newer() -> bytes:
    files = dict(FILES)
    set_meta(articlemap={"version": 99})(files)
    return pack(files)


def make_bomb() -> bytes:
    entry = zipfile.ZipInfo("notes.txt")
    entry.compress_type = zipfile.ZIP_DEFLATED
    return pack_with(FILES, entry, b"0" * 50_000_000)


Bad = tuple[str, bytes, str]  # a file's name, its bytes, and what is said of it
REFUSED: tuple[Bad, ...] = (
    ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01" * 40, "is not a text"),
    ("half.txt", b"\xff\xfeI\x00d\x00l", "encoding of half.txt is not known"),
    ("locked.pdf", make_pdf("Idlib", password="secret"), "protected by a password"),
    ("scan.pdf", make_pdf(""), "only pictures of pages"),
    ("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word file"),
    ("damaged.zip", pack(FILES)[:-300], "damaged"),
    ("escape.zip", pack_with(FILES, zipfile.ZipInfo("../claims.csv")), "not a plain file name"),
    ("bomb.zip", make_bomb(), "would unpack to 50 MB"),
    ("newer.zip", make_newer(), "newer version of the program (form 99"),
)
IN_FRENCH: tuple[Bad, ...] = (
    ("locked.pdf", make_pdf("Idlib", password="secret"), "est protégé par un mot de passe"),
    ("newer.zip", make_newer(), "version plus récente du programme"),
)


@pytest.fixture(scope="module")
def window(browser: Browser, server: str) -> Iterator[Page]:
    """One page, which is not loaded anew where a test needs no new one."""
    with open_context(browser, base_url=server) as (context, witness):
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield context.new_page()
        witness.assert_nothing_wrong()


def open_intake(page: Page, language: str = "en") -> None:
    page.goto(f"/Your_article?lang={language}")
    page.locator(".am-intake").wait_for()


@pytest.fixture(scope="module")
def intake(window: Page) -> Page:
    """The intake, which takes one bad thing after another."""
    open_intake(window)
    return window


@pytest.fixture(scope="module")
def french(browser: Browser, server: str) -> Iterator[Page]:
    with open_context(browser, base_url=server) as (context, witness):
        page = context.new_page()
        open_intake(page, "fr")
        yield page
        witness.assert_nothing_wrong()


def press(page: Page) -> None:
    page.locator(".st-key-read button").click()


def alert(page: Page) -> Locator:
    return page.get_by_role("alert")


def expect_said(page: Page, words: str) -> None:
    """An alert says so, in one line and without a traceback; the form stands ready for the next."""
    expect(alert(page)).to_contain_text(words)
    expect(alert(page)).to_have_count(1)
    expect(page.locator(PROBLEMS)).to_have_count(0)
    expect(page.locator(".st-key-read button")).to_be_enabled()
    expect(page.locator("summary")).to_be_visible()


def said(page: Page) -> Locator:
    """What there is to say of an article that was taken in."""
    return page.locator('.am-section[role="status"]')


# ---- refused


def test_an_empty_text_is_refused(intake: Page) -> None:
    press(intake)
    expect_said(intake, "There is no text. Paste an article")


@pytest.mark.parametrize(("name", "data", "words"), REFUSED, ids=[name for name, *_ in REFUSED])
def test_a_file_is_refused_with_its_reason(
    intake: Page, name: str, data: bytes, words: str
) -> None:
    give_file(intake, name, data)
    press(intake)
    expect_said(intake, words)


@pytest.mark.parametrize(("name", "data", "words"), IN_FRENCH, ids=[name for name, *_ in IN_FRENCH])
def test_a_reason_is_given_in_the_visitors_language(
    french: Page, name: str, data: bytes, words: str
) -> None:
    give_file(french, name, data)
    press(french)
    expect_said(french, words)
    expect(alert(french)).to_have_attribute("lang", "fr")


def test_five_megabytes_are_pasted_and_refused(french: Page) -> None:
    french.context.grant_permissions(["clipboard-read", "clipboard-write"])
    french.evaluate("text => navigator.clipboard.writeText(text)", "Idlib " * 833_334)
    french.locator(".st-key-paste textarea").focus()
    french.keyboard.press("Control+v")
    press(french)
    expect_said(french, f"Le texte fait 5.0 Mo ; {MAXIMUM_REVIEW // 1_000_000} Mo sont permis")


def test_after_a_refused_file_a_text_is_taken_though_the_file_is_still_there(intake: Page) -> None:
    give_file(intake, *REFUSED[0][:2])
    press(intake)
    expect_said(intake, "is not a text")
    paste(intake, GOOD)
    press(intake)
    expect(find_desk(intake).find(".toponym")).to_have_text(["Aleppo", "Homs"])


def test_the_button_for_a_file_speaks_the_visitors_language(french: Page) -> None:
    open_intake(french, "fr")
    button = french.get_by_test_id("stFileUploaderDropzone").first.locator("button")
    expect(button).to_have_accessible_name(re.compile("Choisir un fichier"))


# ---- read, with a word on it


def begin(page: Page, text: str) -> Desk:
    open_intake(page)
    paste(page, text)
    press(page)
    return find_desk(page)


def test_where_no_place_is_found_it_is_said_and_a_name_is_marked_by_hand(window: Page) -> None:
    desk = begin(window, "Yesterday nothing happened anywhere, and everybody said so.")
    expect(said(window)).to_contain_text("No place was found in this article.")
    expect(desk.find(".desk-count")).to_have_text("0 of 0 reviewed")
    desk.press("s", "ArrowRight", "Enter")
    expect(desk.find(".toponym")).to_have_text("nothing")
    desk.press("t")
    desk.type("35.5, 36.25")
    desk.press("Enter")
    desk.find("h3", has_text="Found").wait_for()
    desk.press("1")
    expect(desk.find(".desk-count")).to_have_text("1 of 1 reviewed")
    desk.wait_until_kept()


def test_a_language_that_is_not_known_is_said_and_tried(window: Page) -> None:
    desk = begin(window, "Die Truppen rückten am Mittwoch bis an den Stadtrand von Aleppo vor.")
    expect(said(window)).to_contain_text("The language is not known")
    expect(desk.find(".toponym")).to_have_text(["Aleppo"])


def test_another_encoding_is_read_and_said(window: Page) -> None:
    open_intake(window)
    give_file(window, "article.txt", FRENCH.encode("cp1252"))
    press(window)
    expect(find_desk(window).find(".desk-article")).to_contain_text(FRENCH)
    expect(said(window)).to_contain_text("Read as cp1252, not UTF-8: check the accents.")


def test_nothing_of_a_page_runs_and_its_text_is_text(window: Page) -> None:
    open_intake(window)
    give_file(window, "page.html", SCRIPTED.encode())
    press(window)
    desk = find_desk(window)
    expect(desk.find(".desk-article")).to_contain_text(f"<script>{RUN}</script> selon les Nations")
    expect(desk.find(".toponym").first).to_be_visible()
    assert [frame.evaluate("() => window.hacked") for frame in window.frames] == [None, None]
