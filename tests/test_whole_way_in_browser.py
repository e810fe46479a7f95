"""The whole way of an article of one's own: reviewed by keyboard, lost and found, kept, read."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Download, Locator, Page, expect

from tests.conftest import FIRST_DOSSIER
from tests.desk import FRAME, Desk, find_desk, open_desk, uploading
from tests.running import find_free_port, start_dashboard
from tests.visit import Visit, Witness, find_reader, open_context, visit

pytestmark = pytest.mark.browser

Tie = tuple[str, str]  # a mark and a sentence
MOST_STOPS = 120  # of Tab, until something is given up
HAS_FOCUS = "node => node === node.ownerDocument.activeElement"
# What a file manager does when a file is let go over a page.
DROP = """
(node, [name, content]) => {
  const bytes = Uint8Array.from(atob(content), (one) => one.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], name, { type: "application/zip" }));
  for (const type of ["dragenter", "dragover", "drop"]) {
    node.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }
}
"""


def test_an_article_goes_the_whole_way(browser: Browser, tmp_path: Path) -> None:
    port, log = find_free_port(), tmp_path / "server.log"
    settings = {"ARTICLEMAP_DRAFTS": str(tmp_path / "drafts.sqlite")}
    with open_context(browser) as (context, witness):
        with start_dashboard(FIRST_DOSSIER, log, port, **settings) as (address, server):
            desk = open_the_example(context.new_page(), address)
            enter_the_frame(desk)
            review_in_each_way(desk)
            witness.assert_nothing_wrong()
            server.kill()
            server.wait()
        review_without_a_server(desk)
        before, link = desk.statuses(), desk.page.url
        with start_dashboard(FIRST_DOSSIER, log, port, **settings):
            desk.wait_until_kept()
            desk = leave_and_come_back(desk, link, witness)
            assert desk.statuses() == before

            review_to_the_end(desk)
            decided = desk.walk_through()
            path = save_the_dossier(desk, tmp_path / "dossier.zip")
            delete_the_draft(desk)
            desk = drop_it_back_in(desk.page, path)
            assert desk.walk_through() == decided
            drag_and_undo(desk)

            reader = read_on_the_map(desk, witness)
            ties = follow_ties(reader)
            layers = reader.layers_on()
            file = take_away(reader.page, tmp_path / "map.html")
            witness.assert_nothing_wrong()
    with visit(browser, file.as_uri()) as saved:
        assert (saved.layers_on(), follow_ties(saved)) == (layers, ties)
        switch_layers(saved)
        saved.witness.assert_nothing_wrong()


# ---- by keyboard alone


def tab_to(target: Locator, key: str = "Tab") -> None:
    """Press Tab until it comes to a node, in whichever frame it has been before."""
    for _ in range(MOST_STOPS):
        target.page.keyboard.press(key)
        if target.evaluate(HAS_FOCUS):
            return
    raise AssertionError(f"{key} does not come to {target}")


def press_button(page: Page, name: str) -> None:
    button = page.get_by_role("button", name=name)
    button.wait_for()
    tab_to(button)
    page.keyboard.press("Enter")


def open_the_example(page: Page, address: str) -> Desk:
    page.goto(f"{address}/Your_article")
    press_button(page, "Example in English")
    return find_desk(page)


def enter_the_frame(desk: Desk) -> None:
    """Leave the frame, which has the focus when it opens, and come back into it."""
    tab_to(desk.page.locator(".am-languages a").last, "Shift+Tab")
    tab_to(desk.page.locator(FRAME))


def review_in_each_way(desk: Desk) -> None:
    choose_another_candidate(desk)
    move_the_pin(desk)
    undo_one(desk)
    desk.wait_until_kept()


def choose_another_candidate(desk: Desk) -> None:
    name, second = desk.current(), desk.find(".candidate b").nth(1).inner_text()
    desk.press("2")
    expect(desk.name(name)).to_have_attribute("data-status", "confirmed")
    expect(desk.find(f'[data-pin="{name}"]')).to_have_attribute("aria-label", re.compile(second))


def move_the_pin(desk: Desk) -> None:
    name, before = desk.current(), desk.place()
    desk.press("m", "ArrowRight", "ArrowRight", "Shift+ArrowDown", "Enter")
    expect(desk.name(name)).to_have_attribute("data-status", "confirmed")
    assert desk.place() != before
    desk.press("n")


def undo_one(desk: Desk) -> None:
    name, before = desk.current(), desk.statuses()
    desk.press("x")
    expect(desk.name(name)).to_have_attribute("data-status", "not_a_place")
    desk.press("z")
    assert desk.statuses() == before


def review_without_a_server(desk: Desk) -> None:
    """A decision is shown at once and said to be kept here only."""
    name = desk.current()
    desk.press("u")
    expect(desk.name(name)).to_have_attribute("data-status", "cannot_be_located")
    expect(desk.find('.desk[data-kept="waiting"]')).to_have_count(1)


def leave_and_come_back(desk: Desk, link: str, witness: Witness) -> Desk:
    """The draft in a new tab, by its link alone; that the dead server was missed is no fault."""
    context = desk.page.context
    desk.page.close()
    assert witness.outside == []
    witness.forget()
    return open_desk(context.new_page(), address=link)


def review_to_the_end(desk: Desk) -> None:
    total = len(desk.statuses())
    while desk.waiting():
        desk.press("a")
    expect(desk.find(".desk-count")).to_have_text(f"{total} of {total} reviewed")
    desk.wait_until_kept()


def save_the_dossier(desk: Desk, path: Path) -> Path:
    with desk.page.expect_download() as found:
        press_button(desk.page, "Download the dossier")
    return keep(found.value, path)


def keep(download: Download, path: Path) -> Path:
    download.save_as(path)
    return path


def delete_the_draft(desk: Desk) -> None:
    press_button(desk.page, "Delete this draft")
    press_button(desk.page, "Delete for good")
    desk.page.locator(".am-intake").wait_for()
    assert "draft=" not in desk.page.url


def drop_it_back_in(page: Page, path: Path) -> Desk:
    content = base64.b64encode(path.read_bytes()).decode("ascii")
    with uploading(page, path.name):
        page.get_by_test_id("stFileUploaderDropzone").first.evaluate(DROP, [path.name, content])
    press_button(page, "Find its places")
    return find_desk(page)


# ---- with the mouse


def drag_and_undo(desk: Desk) -> None:
    """The pin of the name in hand is dragged, and one undo puts it back."""
    name, before = desk.current(), desk.place()
    count = desk.count()
    desk.find(".pin.current").drag_to(desk.find(".desk-map"), target_position={"x": 200, "y": 200})
    expect(desk.find(".desk-place")).not_to_have_text(before, use_inner_text=True)
    desk.press("z")
    expect(desk.find(".desk-place")).to_have_text(before, use_inner_text=True)
    assert (desk.current(), desk.count()) == (name, count)
    desk.wait_until_kept()


# ---- read


def read_on_the_map(desk: Desk, witness: Witness) -> Visit:
    page = desk.page
    link = page.get_by_role("link", name="Read it on the map")
    tab_to(link, "Shift+Tab")
    page.keyboard.press("Enter")
    reader = Visit(page, find_reader(page), witness)
    reader.wait_to_see("isReady")
    assert "draft=" in page.url
    return reader


def follow_ties(reader: Visit) -> set[Tie]:
    """Every tie between a mark and a sentence, which is the same in both directions."""
    cards = [card for walk in reader.walk("[data-mark]") for card in walk["cards"]]
    to_sentences = {(card["mark"], lit) for card in cards for lit in card["lit"]}
    to_marks = set()
    for (sentence,) in reader.data(".sentence.mapped", "sentence"):
        reader.sentence(sentence).press("Enter")
        to_marks |= {(mark, sentence) for mark in reader.chosen()}
    assert to_marks == to_sentences
    assert len(to_marks) > 20
    return to_marks


def take_away(page: Page, path: Path) -> Path:
    """The map as one file, out of the panel under it."""
    page.locator(".st-key-take_toggle button").click()
    page.locator(".st-key-make_html button").click()
    with page.expect_download() as found:
        page.locator(".st-key-save_html button").click()
    return keep(found.value, path)


def switch_layers(reader: Visit) -> None:
    """Off and on again: a reviewed article has one layer of marks."""
    layers, marks = reader.layers_on(), reader.marks()
    reader.show_layers([])
    assert reader.marks() == set()
    reader.show_layers(layers)
    assert reader.marks() == marks
