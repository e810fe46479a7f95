"""A visit to the dashboard in a browser: what a person does there, and what the browser saw."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, BrowserContext, Frame, Locator, Page

from tests.running import ROOT

Size = tuple[int, int]
Theme = Literal["light", "dark"]

PHONE, TABLET, DESK, WALL = (360, 640), (768, 1024), (1440, 900), (1920, 1080)
# Every page of the dashboard by its address, the map first: a new file in pages/ is a new page.
BESIDE_THE_MAP = tuple(
    path.stem.partition("_")[2] for path in sorted((ROOT / "pages").glob("*.py"))
)
ADDRESSES = ("", *BESIDE_THE_MAP)
PATIENCE = 60_000  # milliseconds until something waited for is given up, on a busy machine too
EYES = Path(__file__).parent / "eyes.js"
READER = 'iframe[src*="streamlit_folium"]'
PROBLEMS = '.am-problems, [data-testid="stException"]'
LOCAL = r"(?:http|ws)s?://(?:localhost|127\.0\.0\.1)[:/]|(?:data|blob|file|about):"
OUTSIDE = re.compile(rf"^(?!{LOCAL})")
FINISHED = (
    '[data-testid="stApp"][data-test-script-state="notRunning"]'
    ':not(:has([data-testid="stSkeleton"]))'
)
# Opened by a page's own address, Streamlit asks for these beside the page first, then at its root.
# The console repeats such a refusal without its address; another one is noted with it.
STREAMLIT_PROBE = re.compile(r"^https?://[^/]+/[^/]+/_stcore/(?:health|host-config)$")
REFUSAL = "Failed to load resource: the server responded with a status of 404 (Not Found)"


@dataclass
class Witness:
    """What went wrong in a browser context, each thing as one line; empty when all is well."""

    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        """Note what every page of `context` does."""
        self._listen(context)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on("page", self._listen_to_sockets)

    def watch_page(self, page: Page) -> None:
        """Note what `page` does."""
        self._listen(page)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        self._listen_to_sockets(page)

    def _listen(self, what: BrowserContext | Page) -> None:
        what.on("request", lambda request: self._note_address(request.url))
        what.on("response", lambda response: self._note_status(response.url, response.status))
        what.on("console", lambda message: self._note_message(message.type, message.text))

    def _listen_to_sockets(self, page: Page) -> None:
        page.on("websocket", lambda socket: self._note_address(socket.url))

    def _note_address(self, url: str) -> None:
        if OUTSIDE.match(url):
            self.outside.append(url)

    def _note_status(self, url: str, status: int) -> None:
        if status >= 400 and not STREAMLIT_PROBE.match(url):
            self.errors.append(f"{status} {url}")

    def _note_message(self, kind: str, text: str) -> None:
        if kind == "error" and text != REFUSAL:
            self.errors.append(text)

    def assert_nothing_wrong(self) -> None:
        """Fail if a request left the machine, or anything was refused or reported as an error."""
        seen = [*(f"asked for {url}" for url in self.outside), *self.errors]
        self.forget()
        assert not seen, "\n".join(seen)

    def forget(self) -> None:
        """Start with an empty record."""
        self.outside.clear()
        self.errors.clear()


@dataclass
class Visit:
    """One page with its reader; `frame` is the page itself where the page has no reader in it."""

    page: Page
    frame: Frame
    witness: Witness

    def find(self, selector: str) -> Locator:
        """Nodes of the reader."""
        return self.frame.locator(selector)

    def see(self, what: str, *arguments: Any) -> Any:
        """What one of the functions of eyes.js sees in the reader."""
        return self.frame.evaluate(f"(given) => eyes.{what}(...given)", list(arguments))

    def wait_to_see(self, what: str, *arguments: Any) -> None:
        """Wait until one of the functions of eyes.js answers yes."""
        self.frame.wait_for_function(f"(given) => eyes.{what}(...given)", arg=list(arguments))

    def mark(self, mark_id: str, layer_id: str) -> Locator:
        return self.find(f'[data-mark="{mark_id}"][data-layer="{layer_id}"]')

    def sentence(self, sentence_id: str) -> Locator:
        return self.find(f'[data-sentence="{sentence_id}"]')

    def words(self, selector: str) -> list[str]:
        """The text of each node."""
        found: list[str] = self.find(selector).evaluate_all("nodes => eyes.words(nodes)")
        return found

    def data(self, selector: str, *names: str) -> list[tuple[Any, ...]]:
        """The data attributes of each node, by their names."""
        found = self.find(selector).evaluate_all(
            "(nodes, names) => eyes.data(nodes, ...names)", list(names)
        )
        return [tuple(row) for row in found]

    def card(self) -> dict[str, Any] | None:
        """What the open card says and which sentences are lit; None when no card is open."""
        found: dict[str, Any] | None = self.see("card")
        return found

    def walk(self, selector: str) -> list[dict[str, Any]]:
        """What a click on each node opens: its `data`, all its `cards`, and the one `again` after
        the last and `before` the first."""
        walks: list[dict[str, Any]] = self.find(selector).evaluate_all(
            "nodes => nodes.map(eyes.walk)"
        )
        return walks

    def select(self, *ids: str) -> list[Any]:
        """The cards that stand open when each of `ids` is selected in turn, None for no card."""
        cards: list[Any] = self.see("select", ids)
        return cards

    def marks(self) -> set[tuple[str, str]]:
        """Layer and id of every mark that is drawn."""
        return {(layer, mark) for layer, mark in self.data("[data-mark]", "layer", "mark")}

    def chosen(self) -> set[str]:
        """Ids of the marks that stand out because they are selected."""
        return {mark for (mark,) in self.data("[data-mark].chosen", "mark")}

    def layers_on(self) -> list[str]:
        return [layer for (layer,) in self.data("input[data-layer]:checked", "layer")]

    def show_layers(self, layer_ids: list[str]) -> None:
        """Set the legend's boxes as given, by clicks."""
        for (layer,) in self.data("input[data-layer]", "layer"):
            box = self.find(f'input[data-layer="{layer}"]')
            if box.is_checked() != (layer in layer_ids):
                box.dispatch_event("click")

    def begin_again(self, layer_ids: list[str]) -> None:
        """Back to the first view: no card, nothing focused, these layers, the whole map."""
        self.show_layers(layer_ids)
        self.frame.evaluate(
            "() => { reader.close(); reader.goHome(false); document.activeElement?.blur(); }"
        )

    def frames(self) -> list[Frame]:
        """The page and, where it is another document, the reader in it."""
        return list(dict.fromkeys([self.page.main_frame, self.frame]))

    def keep_picture(self, name: str, folder: Path) -> None:
        """Save what the page looks like: for people to look at, not for the test."""
        folder.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=folder / f"{name}.png")


@contextmanager
def open_context(
    browser: Browser, size: Size = DESK, theme: Theme = "light", base_url: str | None = None
) -> Iterator[tuple[BrowserContext, Witness]]:
    """A browser without a past, and its witness."""
    witness = Witness()
    context = _begin(browser, size, theme, base_url)
    try:
        witness.watch(context)
        yield context, witness
    finally:
        context.close()


def _begin(browser: Browser, size: Size, theme: Theme, base_url: str | None) -> BrowserContext:
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=theme,
        reduced_motion="reduce",
        base_url=base_url,
    )
    context.set_default_timeout(PATIENCE)
    context.add_init_script(path=EYES)
    return context


@cache
def _share_context(browser: Browser, base_url: str | None) -> BrowserContext:
    """The context of all visits: what one page has loaded lies in the cache of the next."""
    return _begin(browser, DESK, "light", base_url)


@contextmanager
def open_page(
    browser: Browser, size: Size = DESK, theme: Theme = "light", base_url: str | None = None
) -> Iterator[tuple[Page, Witness]]:
    """A new page of the browser that all visits share, and its witness."""
    witness = Witness()
    page = _share_context(browser, base_url).new_page()
    try:
        witness.watch_page(page)
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(color_scheme=theme)
        yield page, witness
    finally:
        page.close()


@contextmanager
def visit(browser: Browser, url: str, size: Size = DESK, theme: Theme = "light") -> Iterator[Visit]:
    """The reader at `url`, ready to be used: a dashboard's, or a saved map's own."""
    with open_page(browser, size, theme) as (page, witness):
        page.goto(url)
        frame = page.main_frame if url.startswith("file:") else find_reader(page)
        opened = Visit(page, frame, witness)
        opened.wait_to_see("isReady")
        yield opened


def ask(address: str, query: str) -> str:
    """The address of a reader that is asked for a view: a file of its own has no query but a #."""
    return f"{address}#{query}" if address.startswith("file:") else f"{address}/?{query}"


def read_query(address: str) -> dict[str, list[str]]:
    """What of a view stands in the address of a dashboard or of a saved map."""
    parts = urlsplit(address)
    return parse_qs(parts.fragment if parts.scheme == "file" else parts.query)


def find_reader(page: Page) -> Frame:
    """The frame in which the dashboard shows the reader; fails if it shows a problem instead."""
    page.locator(f"{READER}, {PROBLEMS}").first.wait_for(state="attached")
    problems = page.locator(PROBLEMS).all_inner_texts()
    assert problems == []
    # A wait in the frame is lost if its first, empty document is replaced meanwhile.
    page.frame_locator(READER).locator(".reader").wait_for(state="attached")
    frame = page.locator(READER).element_handle().content_frame()
    assert frame is not None
    return frame


def go(page: Page, witness: Witness, address: str, language: str = "en") -> Visit:
    """Go to one of ADDRESSES and wait until everything there is drawn."""
    page.goto(f"/{address}?lang={language}")
    frame = page.main_frame if address else find_reader(page)
    opened = Visit(page, frame, witness)
    if not address:
        opened.wait_to_see("isReady")
    page.locator(FINISHED).wait_for()
    return opened


def put_on(opened: Visit, theme: Theme) -> None:
    """Ask for the theme as the system would and wait until page and reader wear it."""
    opened.page.emulate_media(color_scheme=theme)
    for frame in opened.frames():
        frame.wait_for_function("(theme) => eyes.theme() === theme", arg=theme)
