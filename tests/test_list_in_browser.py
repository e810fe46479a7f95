"""The map as a list: what the map shows, as rows that lead to it and follow it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from articlemap.dossier import Dossier
from articlemap.lookup import look_up
from articlemap.marks import find_marks
from tests.conftest import Opener
from tests.test_filters_in_browser import parameters, shown_count
from tests.visit import Visit

pytestmark = pytest.mark.browser
READERS = ("dashboard", "saved")

# What each row is sorted by, in the column of that number.
KEYS = """
(at) => reader.rows.map((row) => [row.node.dataset.row, [row.kind, row.title, row.date][at]])
"""
ROW = "tr[data-row]:not([hidden])"


@pytest.fixture
def reader(desk: Visit) -> Iterator[Visit]:
    """The list beside the map, in the order of the text."""
    desk.frame.evaluate("() => { reader.resetFilter(); reader.setTab('list'); }")
    yield desk
    desk.frame.evaluate("() => { reader.resetFilter(); reader.setTab('map'); }")


def rows(opened: Visit) -> list[str]:
    return [row for (row,) in opened.data(ROW, "row")]


def drawn_claims(dossier: Dossier, layers: list[str]) -> list[str]:
    tables = look_up(dossier)
    return [
        key
        for key, row in tables.claims.items()
        if row["layer"] in layers and key in tables.ties_of_claim
    ]


def test_the_list_holds_the_claims_of_the_layers_shown(
    reader: Visit, article: Dossier, first_layers: list[str], all_layers: list[str]
) -> None:
    assert rows(reader) == drawn_claims(article, first_layers)
    assert shown_count(reader).startswith(f"{len(rows(reader))} of")

    reader.show_layers(all_layers)

    context = find_marks(article, "context")
    assert rows(reader) == [*drawn_claims(article, all_layers), *context]


def test_a_filter_narrows_the_list_with_the_map_and_tells_the_count(reader: Visit) -> None:
    reader.find(".pick select").first.select_option("WHO")
    speakers = "(ids) => ids.map((id) => reader.text.claims[id].claimant.short)"
    assert set(reader.frame.evaluate(speakers, rows(reader))) == {"WHO"}
    expect(reader.find('[role="status"]')).to_have_text(f"{len(rows(reader))} of 52 claims shown")

    reader.find(".tools input[type=search]").fill("Reykjavik")
    assert rows(reader) == []
    expect(reader.find(".list-empty")).to_be_visible()


@pytest.mark.parametrize(("column", "at"), [("kind", 0), ("claim", 1), ("date", 2)])
def test_a_heads_button_sorts_by_its_column_then_the_other_way_then_as_in_the_text(
    reader: Visit, column: str, at: int
) -> None:
    as_in_text = rows(reader)
    head = reader.find(f'th[data-by="{column}"]')
    key = dict(reader.frame.evaluate(KEYS, at))

    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    up = [key[row] for row in rows(reader)]
    compare = "([a, b]) => a.localeCompare(b, 'en') <= 0"
    assert all(reader.frame.evaluate(compare, list(pair)) for pair in pairwise(up))

    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert [key[row] for row in rows(reader)] == up[::-1]

    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "none")
    assert rows(reader) == as_in_text


def test_a_row_opens_its_card_by_key_and_is_marked_as_the_one(reader: Visit) -> None:
    reader.find('[data-row="c44"] .list-name').focus()
    reader.page.keyboard.press("Enter")

    expect(reader.find('[data-card="maarat_numan"][data-claim="c44"]')).to_be_visible()
    expect(reader.find(".list tr[aria-current=true]")).to_have_attribute("data-row", "c44")


def test_a_mark_of_the_map_brings_its_row_into_view(reader: Visit) -> None:
    reader.select("nw_syria")
    reader.see("drawAgain")
    current = reader.find(".list tr[aria-current=true]")
    expect(current).to_have_attribute("data-row", reader.card()["claim"])  # type: ignore[index]
    reader.wait_to_see("isInside", ".list tr.chosen .list-name", ".list")


def test_the_list_is_switched_to_and_stands_in_the_address(reader: Visit) -> None:
    assert parameters(reader)["tab"] == ["list"]
    expect(reader.find(".sentences")).to_be_hidden()

    reader.frame.get_by_role("radio", name="Article").check()

    expect(reader.find(".sentences")).to_be_visible()
    expect(reader.find(".list")).to_be_hidden()
    assert "tab" not in parameters(reader)


def test_a_skip_link_is_the_first_thing_and_leads_to_the_list(open_reader: Opener) -> None:
    opened = open_reader()
    opened.find("[data-figure]").first.focus()
    opened.page.keyboard.press("Shift+Tab")
    skip = opened.find(".skip")
    expect(skip).to_be_focused()
    assert opened.see("smallTargets", ".skip", 24) == []

    opened.page.keyboard.press("Enter")

    expect(opened.find('.list th[data-by="kind"] button')).to_be_focused()
    assert opened.see("focus")["ringed"]
