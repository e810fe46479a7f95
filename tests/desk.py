"""A visit to the desk: what a person does there by keyboard, and what is seen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import FrameLocator, Locator, Page, expect

FRAME = 'iframe[title*="articlemap_desk"]'
GRAVE = ("serious", "critical")
EXAMPLES = {"en": "Example in English", "fr": "Example in French"}


@dataclass
class Desk:
    """An open desk on its page."""

    page: Page
    frame: FrameLocator

    def find(self, selector: str, **options: Any) -> Locator:
        return self.frame.locator(selector, **options)

    def press(self, *keys: str) -> None:
        """Keys for whatever has the focus, as a person presses them."""
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def count(self) -> str:
        """As in "12 of 31 reviewed"."""
        return self.find(".desk-count").inner_text()

    def waiting(self) -> int:
        """How many names nobody has reviewed."""
        done, _, total = self.count().split()[:3]
        return int(total) - int(done)

    def current(self) -> str:
        """The id of the name in hand."""
        return self.find(".toponym.current").get_attribute("data-spot") or ""

    def name(self, spot: str) -> Locator:
        return self.find(f'.toponym[data-spot="{spot}"]')

    def statuses(self) -> dict[str, str]:
        """Each name of the text by its id, with what is known of it."""
        rows = self.find(".toponym").evaluate_all("nodes => eyes.data(nodes, 'spot', 'status')")
        return dict(rows)

    def place(self) -> str:
        """Which place the name in hand means, and where it is."""
        return self.find(".desk-place").inner_text()

    def walk_through(self) -> list[tuple[str, str, str]]:
        """Each name with its status and its place, one after another with the key for "next".

        For an article whose names are all reviewed: else only those that wait are come to.
        """
        found = []
        for _ in self.statuses():
            self.press("n")
            spot = self.current()
            found.append((spot, self.name(spot).get_attribute("data-status") or "", self.place()))
        return sorted(found)

    def wait_until_kept(self) -> None:
        expect(self.find('.desk[data-kept="kept"]')).to_have_count(1)

    def find_faults(self) -> list[str]:
        """What axe-core calls grave in the frame; pins stand where their places are."""
        handle = self.page.locator(FRAME).element_handle()
        frame = handle.content_frame()
        assert frame is not None
        frame.evaluate(AXE_SCRIPT)
        answer = frame.evaluate("() => axe.run(document)")
        return [
            f"{one['id']}: {node['html'][:120]}"
            for one in answer["violations"]
            if one["impact"] in GRAVE
            for node in one["nodes"]
            if not (one["id"] == "target-size" and "data-pin" in node["html"])
        ]

    def download(self, label: str, path: Path) -> Path:
        with self.page.expect_download() as found:
            self.page.get_by_role("button", name=label).click()
        found.value.save_as(path)
        return path


def open_desk(
    page: Page,
    example: str = "",
    *,
    address: str = "",
    text: str = "",
    file: Path | None = None,
) -> Desk:
    """The desk of an example, a draft's address, a pasted text or a file."""
    page.goto(address or "/Your_article")
    if not address or example:
        _give(page, example, text, file)
    return find_desk(page)


def find_desk(page: Page) -> Desk:
    """The desk that the page shows, or is about to show."""
    desk = Desk(page, page.frame_locator(FRAME))
    desk.find('.desk[data-ready="true"]').wait_for()
    return desk


def _give(page: Page, example: str, text: str, file: Path | None) -> None:
    page.locator(".am-intake").wait_for()
    if example:
        page.get_by_role("button", name=EXAMPLES[example]).click()
        return
    if file:
        give_file(page, file.name, file.read_bytes())
    else:
        paste(page, text)
    page.get_by_role("button", name="Find its places").click()


def give_file(page: Page, name: str, data: bytes) -> None:
    """A file for the intake, in place of one that it has."""
    file: Any = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    with uploading(page, name):
        page.locator('input[type="file"]').first.set_input_files(file)


@contextmanager
def uploading(page: Page, name: str) -> Iterator[None]:
    """Wait until the server has the file of that name, which its name shows too early."""
    with page.expect_response(lambda answer: "upload_file" in answer.url and answer.ok):
        yield
    page.get_by_role("button", name=f"Remove {name}").wait_for()


def paste(page: Page, text: str) -> None:
    """A text for the intake, the field left as somebody leaves it who goes on to a button."""
    field = page.locator(".st-key-paste textarea")
    field.fill(text)
    field.blur()
