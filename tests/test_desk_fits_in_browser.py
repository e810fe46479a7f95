"""The desk in every size, language and theme: nothing is cut off, and axe finds nothing grave."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Frame, expect

from articlemap.language import LANGUAGES
from tests.conftest import FIRST_DOSSIER
from tests.desk import FRAME, Desk, find_desk
from tests.running import run_dashboard
from tests.test_access_in_browser import LEVELS, read_faults
from tests.test_sizes_in_browser import SIDEWAYS, SMALLEST_TARGET, TARGETS, name_size
from tests.visit import DESK, FINISHED, PHONE, TABLET, WALL, Size, Theme, open_context

pytestmark = pytest.mark.browser

SIZES = (PHONE, TABLET, DESK, WALL)
PARTS = ("places", "claims")
TABS = ("text", "map", "panel")
BOXES = f"{SIDEWAYS}, .desk-frame, .desk-article, .desk-panel, .desk-bar, .desk-tabs"
# The numbers of candidates that lie outside the part of the world that the map shows.
ON_THE_MAP = re.compile(r"[1-9]")
# The links to other pages whose words run into the links to other languages.
COVERED_LINKS = """
() => {
  const read = (selector) => [...document.querySelectorAll(selector)];
  const inked = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return range.getBoundingClientRect();
  };
  const meet = (one, other) => {
    const [a, b] = [inked(one), inked(other)];
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  };
  const languages = read(".am-languages a");
  const covered = read(".am-nav a").filter((page) => languages.some((one) => meet(page, one)));
  return covered.map((page) => page.textContent);
}
"""
# How many countries the map names, and which of the names stand beside their country.
NAMED_COUNTRIES = """
() => {
  const { map, labels } = desk;
  const named = labels.items.filter(({ node, kind }) => node?.isConnected && kind === "country");
  const frame = map.getContainer().getBoundingClientRect();
  const middle = (node) => {
    const { left, top, width, height } = node.getBoundingClientRect();
    const [x, y] = [left + width / 2 - frame.left, top + height / 2 - frame.top];
    return map.containerPointToLatLng([x, y]);
  };
  const area = (feature) => L.geoJSON(feature).getBounds().pad(0.1);
  const isOver = ({ node, feature }) => area(feature).contains(middle(node));
  return [named.length, named.filter((one) => !isOver(one)).map(({ node }) => node.textContent)];
}
"""


@dataclass
class Seat:
    """A desk in one language, on a page whose size changes."""

    desk: Desk
    frame: Frame
    language: str

    def sit(self, size: Size) -> None:
        width, height = size
        self.desk.page.set_viewport_size({"width": width, "height": height})
        self.desk.page.wait_for_function("width => innerWidth === width", arg=width)
        self.frame.wait_for_function("width => innerWidth <= width", arg=width)

    def show(self, part: str, tab: str = "text") -> None:
        self.frame.evaluate("([part, tab]) => (desk.showPart(part), desk.setTab(tab))", [part, tab])

    def put_on(self, theme: Theme) -> None:
        self.desk.page.emulate_media(color_scheme=theme)
        expect(self.desk.find(f'.desk[data-theme="{theme}"]')).to_have_count(1)


@pytest.fixture(scope="module")
def server(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard that offers all that a desk can have, the look-up online too."""
    folder = tmp_path_factory.mktemp("drafts")
    settings = {"ARTICLEMAP_CONTACT": "editor@example.org"}
    settings |= {"ARTICLEMAP_DRAFTS": str(folder / "drafts.sqlite")}
    with run_dashboard(FIRST_DOSSIER, folder / "log", **settings) as address:
        yield address


@pytest.fixture(scope="module", params=LANGUAGES)
def seat(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[Seat]:
    """The French example with names in every state."""
    language = str(request.param)
    with open_context(browser, base_url=server) as (context, witness):
        page = context.new_page()
        page.goto(f"/Your_article?lang={language}")
        page.locator(".st-key-example_fr button").click()
        desk = find_desk(page)
        page.locator(FINISHED).wait_for()
        desk.press("a", "x", "u")
        desk.wait_until_kept()
        frame = page.locator(FRAME).element_handle().content_frame()
        assert frame is not None
        yield Seat(desk, frame, language)
        witness.assert_nothing_wrong()


def look(frame: Frame) -> tuple[list[str], list[str], list[str]]:
    """What scrolls sideways, what text is cut off, what is too small to be touched."""
    cut = [text for text in frame.evaluate("eyes.cutOff()") if not ON_THE_MAP.fullmatch(text)]
    small = frame.evaluate(f"(nodes) => eyes.smallTargets(nodes, {SMALLEST_TARGET})", TARGETS)
    return frame.evaluate("(boxes) => eyes.spills(boxes)", BOXES), cut, small


@pytest.mark.parametrize("size", SIZES, ids=name_size)
def test_the_desk_and_what_is_around_it_fit(seat: Seat, size: Size, pictures: Path) -> None:
    seat.sit(size)
    seat.put_on("light")
    for part in PARTS:
        for tab in TABS if size == PHONE else TABS[:1]:
            seat.show(part, tab)
            assert look(seat.frame) == ([], [], [])
            name = f"desk-{part}-{tab}-{name_size(size)}-{seat.language}.png"
            seat.desk.page.screenshot(path=pictures / name)
    assert look(seat.desk.page.main_frame) == ([], [], [])
    assert seat.desk.page.evaluate(COVERED_LINKS) == []


def test_the_name_of_a_country_stands_over_it(seat: Seat) -> None:
    seat.sit(DESK)
    seat.frame.evaluate("() => desk.showAllPlaces()")
    named, astray = seat.frame.evaluate(NAMED_COUNTRIES)
    assert named > 5
    assert astray == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_grave(seat: Seat, theme: Theme) -> None:
    seat.sit(DESK)
    seat.put_on(theme)
    for frame in (seat.desk.page.main_frame, seat.frame):
        frame.evaluate(AXE_SCRIPT)
    for part in PARTS:
        seat.show(part)
        options = {"runOnly": {"type": "tag", "values": LEVELS}, "resultTypes": ["violations"]}
        answer = seat.desk.page.evaluate("(options) => axe.run(document, options)", options)
        assert list(read_faults(theme, answer)) == []
