"""The keyboard alone: Tab reaches everything, shows where it is, and is never caught."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, TimeoutError

from tests.visit import ADDRESSES, Visit, go, open_context

pytestmark = pytest.mark.browser

Stop = tuple[str, int]  # the document, "page" or "reader", and which of its operable nodes


@pytest.fixture(scope="module")
def window(browser: Browser, dashboard: str) -> Iterator[Visit]:
    """A browser's one page, which goes from address to address."""
    with open_context(browser, base_url=dashboard) as (context, witness):
        page = context.new_page()
        yield Visit(page, page.main_frame, witness)


class Walker:
    """Someone who has nothing but Tab, and what they come to."""

    def __init__(self, opened: Visit) -> None:
        self.opened = opened
        self.documents = dict(zip(("page", "reader"), opened.frames(), strict=False))
        self.names = {
            key: frame.evaluate("eyes.restAll()") for key, frame in self.documents.items()
        }
        self.unseen: list[str] = []

    def expect_stops(self) -> list[Stop]:
        """Everything operable in the order of the document, the reader's where its frame stands."""
        stops: list[Stop] = []
        for at, name in enumerate(self.names["page"]):
            inside = name.startswith("iframe") and "reader" in self.names
            stops += [("reader", n) for n in range(len(self.names["reader"]))] if inside else []
            stops += [] if inside else [("page", at)]
        return stops

    def name(self, stop: Stop) -> str:
        return str(self.names[stop[0]][stop[1]])

    def press(self, key: str) -> Stop | None:
        """The stop that the key leads to; None where it leads out of the page."""
        self.opened.page.keyboard.press(key)
        return self.find("page")

    def find(self, document: str) -> Stop | None:
        frame = self.documents[document]
        stop: dict[str, Any] | None = frame.evaluate("eyes.stop()")
        if stop is None:
            return None
        if stop["frame"] and "reader" in self.documents:
            return self.find("reader")
        self.see(frame, stop)
        return document, stop["at"]

    def see(self, frame: Frame, stop: dict[str, Any]) -> None:
        try:  # a border may take a moment to change its colour
            frame.wait_for_function("eyes.isFocusSeen()", timeout=3000)
        except TimeoutError:
            self.unseen.append(stop["name"])

    def walk(self, key: str = "Tab", most: int = 600) -> list[Stop]:
        """All stops until the key leads out of the page again, or round to the first of them."""
        stops: list[Stop] = []
        while len(stops) < most:
            stop = self.press(key)
            if stops and stop in (None, stops[0]):
                return stops
            if stop is not None:
                stops.append(stop)
        raise AssertionError(f"caught at {[self.name(stop) for stop in stops[-5:]]}")


@pytest.mark.parametrize("address", ADDRESSES)
def test_tab_goes_through_everything_in_order_and_shows_where_it_is(
    window: Visit, address: str
) -> None:
    walker = Walker(go(window.page, window.witness, address))
    expected = walker.expect_stops()

    stops = walker.walk()

    # Chromium also stops at boxes that scroll; they are no part of what can be operated.
    known = [stop for stop in stops if stop[1] >= 0]
    missed = [walker.name(stop) for stop in expected if stop not in known]
    back = [walker.name(b) for a, b in pairwise(known) if expected.index(b) < expected.index(a)]
    assert (missed, back) == ([], [])
    assert walker.unseen == []


def test_shift_and_tab_leave_the_frame_where_they_came_in(window: Visit) -> None:
    walker = Walker(go(window.page, window.witness, ""))
    last = len(walker.names["reader"]) - 1
    walker.documents["reader"].evaluate("eyes.focusAt(0)")
    before = walker.press("Shift+Tab")
    inside = walker.press("Tab")
    walker.documents["reader"].evaluate(f"eyes.focusAt({last})")
    after = walker.press("Tab")

    assert before is not None
    assert after is not None
    assert (before[0], inside, after[0]) == ("page", ("reader", 0), "page")
