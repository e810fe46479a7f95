"""WCAG 2.2 AA: axe-core looks at every page, the reader's frame included, and finds nothing grave.

axe-core (Deque, MPL 2.0) comes with the wheel of axe-playwright-python and is run in the page and
in the frame; nothing of it enters the program.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, expect

from articlemap.language import LANGUAGES, direction
from tests.conftest import FIRST_DOSSIER, Runner
from tests.visit import ADDRESSES, Theme, Visit, go, open_context, put_on

pytestmark = pytest.mark.browser

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# A theme changes nothing but colours, so the dark one is asked for its contrast only.
RULES: dict[Theme, dict[str, Any]] = {
    "light": {"type": "tag", "values": LEVELS},
    "dark": {"type": "rule", "values": ["color-contrast"]},
}
ADD_A_FAULT = """
() => document.querySelector(".reader, .am-section").append(document.createElement("button"))
"""
IS_OF = "(node, selector) => node.matches(selector)"
GRAVE = ("serious", "critical")

# What axe calls grave and is as it must be: the rule, and what it is said of.
EXCEPTED = {
    # Marks stand where their places are, close together if need be: "essential" in WCAG 2.2,
    # 2.5.8, which names the pins of a map. The text and the table below it hold the same marks.
    "target-size": ".reader-map [data-mark]",
}

Place = tuple[str, str]  # an address and a language
PLACES = list(product(ADDRESSES, LANGUAGES))


@dataclass(frozen=True, slots=True)
class Fault:
    """One node that breaks one rule; `target` leads to it, through the frame if need be."""

    theme: str
    rule: str
    target: tuple[str, ...]
    why: str

    def is_excepted(self, opened: Visit) -> bool:
        frame = opened.frame if len(self.target) > 1 else opened.page.main_frame
        node = frame.locator(self.target[-1])
        return self.rule in EXCEPTED and node.evaluate(IS_OF, EXCEPTED[self.rule])


def find_faults(opened: Visit) -> list[Fault]:
    """What is gravely wrong in light and in dark."""
    faults = []
    for theme, rules in RULES.items():
        put_on(opened, theme)
        options = {"runOnly": rules, "resultTypes": ["violations"]}
        answer = opened.page.evaluate("(options) => axe.run(document, options)", options)
        faults += list(read_faults(theme, answer))
    return faults


def read_faults(theme: str, answer: dict[str, Any]) -> Iterator[Fault]:
    for rule in answer["violations"]:
        for node in rule["nodes"] if rule["impact"] in GRAVE else []:
            reasons = [one["message"] for one in (*node["any"], *node["all"], *node["none"])]
            yield Fault(theme, rule["id"], tuple(node["target"]), "; ".join(reasons))


def look(opened: Visit) -> str:
    """What is gravely wrong and not excepted, a line each."""
    return "\n".join(str(one) for one in find_faults(opened) if not one.is_excepted(opened))


@pytest.fixture(scope="module")
def window(browser: Browser, dashboard: str) -> Iterator[Visit]:
    """A browser's one page, which goes from address to address."""
    with open_context(browser, base_url=dashboard) as (context, witness):
        page = context.new_page()
        yield Visit(page, page.main_frame, witness)


def go_with_axe(window: Visit, address: str, language: str = "en") -> Visit:
    opened = go(window.page, window.witness, address, language)
    for frame in opened.frames():
        frame.evaluate(AXE_SCRIPT)
    return opened


@pytest.fixture(scope="module", params=PLACES, ids="-".join)
def place(request: pytest.FixtureRequest) -> Place:
    """Each page in each language."""
    address, language = request.param
    return str(address), str(language)


@pytest.fixture(scope="module")
def opened(window: Visit, place: Place) -> Iterator[Visit]:
    yield go_with_axe(window, *place)
    window.witness.assert_nothing_wrong()


def test_axe_finds_nothing_grave(opened: Visit) -> None:
    assert look(opened) == ""


def test_a_page_says_its_language_and_how_it_is_built(opened: Visit, place: Place) -> None:
    _, language = place
    page, root = opened.page, opened.page.locator("html")

    expect(root).to_have_attribute("lang", language)
    expect(root).to_have_attribute("dir", direction(language))
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_role("main")).to_have_count(1)
    expect(page.get_by_role("navigation")).to_have_count(2)


@pytest.mark.parametrize("address", ["", "Sources"])
def test_axe_looks_into_the_page_and_the_frame(window: Visit, address: str) -> None:
    opened = go_with_axe(window, address)
    for frame in opened.frames():
        frame.evaluate(ADD_A_FAULT)

    found = [one for one in find_faults(opened) if one.rule == "button-name"]

    assert len(found) == len(opened.frames())


# ---- the reader in use


@pytest.fixture
def reader(window: Visit) -> Visit:
    return go_with_axe(window, "")


def test_axe_finds_nothing_grave_in_a_card(reader: Visit) -> None:
    for mark in ("morek", "nw_syria", "salwa"):
        assert reader.select(mark) != [None]
        assert look(reader) == ""


def test_axe_finds_nothing_grave_with_every_layer_and_the_rendering(reader: Visit) -> None:
    reader.show_layers([layer for (layer,) in reader.data("input[data-layer]", "layer")])
    reader.frame.get_by_role("radio", name="Both", exact=True).check()
    reader.see("drawAgain")
    assert look(reader) == ""


@pytest.mark.parametrize("rule", EXCEPTED)
def test_what_is_excepted_still_occurs(reader: Visit, rule: str) -> None:
    reader.show_layers([layer for (layer,) in reader.data("input[data-layer]", "layer")])
    reader.see("drawAgain")
    assert [one.rule for one in find_faults(reader) if one.is_excepted(reader)].count(rule) > 0


@pytest.mark.parametrize(
    "shown", ["reader.setTab('list')", "reader.compare('all')", "reader.openHelp()"]
)
def test_axe_finds_nothing_grave_in_the_list_and_the_dialogs(reader: Visit, shown: str) -> None:
    reader.frame.evaluate(f"() => {{ {shown}; }}")
    assert look(reader) == ""


def test_axe_finds_nothing_grave_with_filters_in_use(reader: Visit) -> None:
    search = reader.find(".tools input[type=search]")
    for words in ("Morek", "Reykjavik"):
        search.fill(words)
        assert look(reader) == ""
    search.fill("")
    reader.find(".time-date").nth(2).press("Enter")
    expect(reader.find(".time-column.now")).to_have_count(1)
    assert look(reader) == ""


# ---- pages in use


def test_axe_finds_nothing_grave_in_a_ledger_in_use(window: Visit) -> None:
    opened = go_with_axe(window, "Sources")
    opened.page.get_by_role("button", name="Verify").click()
    expect(opened.page.locator(".am-verified")).to_be_visible()
    opened.page.locator("summary").first.click()
    assert look(opened) == ""


def test_axe_finds_nothing_grave_where_a_dossier_cannot_be_shown(
    browser: Browser, run: Runner, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(FIRST_DOSSIER, tmp_path / "dossier"))
    (folder / "places.csv").write_text("place_id\nhere\n", encoding="utf-8")
    with run(folder) as address, open_context(browser, base_url=address) as (context, witness):
        page = context.new_page()
        page.goto("/")
        expect(page.locator(".am-problems")).to_be_visible()
        page.evaluate(AXE_SCRIPT)
        assert look(Visit(page, page.main_frame, witness)) == ""
