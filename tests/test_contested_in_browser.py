"""What the article says beside what other sources say, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from articlemap.dossier import Dossier
from articlemap.lookup import look_up
from tests.conftest import Opener
from tests.test_filters_in_browser import parameters
from tests.test_reader_in_browser import write_date
from tests.visit import PHONE, Visit

pytestmark = pytest.mark.browser
READERS = ("dashboard", "saved")

OPEN = "dialog.contest[open]"
PAIR = f"{OPEN} [data-pair]"


@pytest.fixture
def reader(desk: Visit) -> Iterator[Visit]:
    desk.frame.evaluate("() => reader.resetFilter()")
    yield desk
    desk.frame.evaluate("() => { reader.contest.close(); reader.resetFilter(); }")


def list_contested(dossier: Dossier) -> list[str]:
    """The claims from which another source differs, or about whose post it does, in text order."""
    tables = look_up(dossier)
    about = {key: tables.ties_of_claim.get(key, []) for key in tables.claims}
    return [
        key
        for key, ties in about.items()
        if any(one in tables.contradictions for one in (key, *(tie["mark"] for tie in ties)))
    ]


def test_the_button_counts_the_contested_claims_and_opens_them_all(
    reader: Visit, article: Dossier
) -> None:
    contested = list_contested(article)
    expect(reader.find(".contest-button b")).to_have_text(str(len(contested)))

    reader.find(".contest-button").click()

    assert [claim for (claim,) in reader.data(PAIR, "pair")] == contested
    assert parameters(reader)["compare"] == ["all"]


def test_each_side_says_who_as_of_when_and_from_where(reader: Visit, article: Dossier) -> None:
    tables = look_up(article)
    reader.find(".contest-button").click()

    for claim_id in list_contested(article):
        claim = tables.claims[claim_id]
        sentence = tables.sentences[claim["sentence_id"]]
        number = list(tables.sentences).index(claim["sentence_id"]) + 1
        pair = reader.find(f'[data-pair="{claim_id}"]')
        expect(pair.locator("h3")).to_have_text(claim["summary_en"])
        expect(pair.locator(".own blockquote")).to_have_text(sentence["text"])
        facts = pair.locator(".own dd").all_text_contents()
        assert facts[1:] == [write_date(claim["date"]), f"Sentence {number} of the article"]
        others = pair.locator("li")
        for row in tables.contradictions.get(claim_id, []):
            other = others.filter(has_text=row["text_en"])
            when = write_date(row["as_of"]) if row["as_of"] else "date not kept"
            assert other.locator("dd").all_text_contents() == [row["source"], when]


def test_the_two_sides_stand_beside_each_other_and_on_a_phone_below(
    reader: Visit, open_reader: Opener
) -> None:
    reader.find(".contest-button").click()
    own, others = (reader.find(f"{PAIR} {part}").first.bounding_box() for part in (".own", "ul"))
    assert own
    assert others
    assert others["x"] >= own["x"] + own["width"]

    phone = open_reader(size=PHONE)
    phone.frame.evaluate("() => reader.compare('c34')")
    own, others = (phone.find(f"{PAIR} {part}").first.bounding_box() for part in (".own", "ul"))
    assert own
    assert others
    assert others["y"] >= own["y"] + own["height"]
    assert phone.see("spills", f"{OPEN}, {OPEN} .dialog-body") == []


def test_a_card_leads_to_its_own_comparison_and_escape_back_to_the_card(reader: Visit) -> None:
    reader.select("morek")
    reader.find(".card .compare").focus()

    reader.page.keyboard.press("Enter")
    expect(reader.find(PAIR)).to_have_count(1)
    assert reader.data(PAIR, "pair") == [("c14",)]
    assert parameters(reader)["compare"] == ["c14"]

    reader.page.keyboard.press("Escape")
    expect(reader.find(OPEN)).to_have_count(0)
    assert reader.card() is not None, "only the comparison closes"
    expect(reader.page).not_to_have_url(re.compile("compare="))
    assert reader.frame.evaluate("() => document.activeElement.classList.contains('compare')")


def test_a_card_without_contradictions_offers_no_comparison(reader: Visit) -> None:
    reader.select("aleppo")
    expect(reader.find(".card .copy_link")).to_be_visible()
    expect(reader.find(".card .compare")).to_have_count(0)


def test_only_what_is_contested_stays_on_the_map_when_that_is_chosen(reader: Visit) -> None:
    reader.find(".contest-button").click()
    reader.find(f"{OPEN} .check input").check()
    reader.page.keyboard.press("Escape")

    expect(reader.mark("morek", "posts")).to_be_visible()
    expect(reader.find('[data-mark="aleppo"]')).to_be_hidden()
    expect(reader.find(".contest-button")).to_have_class("action contest-button on")
    assert parameters(reader)["contested"] == ["only"]


def test_a_comparison_leads_to_its_mark(reader: Visit) -> None:
    reader.frame.evaluate("() => reader.compare('c44')")
    reader.find(f"{PAIR} .action").click()

    expect(reader.find(OPEN)).to_have_count(0)
    expect(reader.find('[data-card="maarat_numan"][data-claim="c44"]')).to_be_visible()


def test_an_address_opens_a_comparison_and_tells_what_it_cannot(
    browser: Browser, open_reader: Opener, dashboard: str
) -> None:
    asked = open_reader(f"{dashboard}/?compare=c34&contested=only")
    assert asked.data(PAIR, "pair") == [("c34",)]
    expect(asked.find(f"{OPEN} .check input")).to_be_checked()

    wrong = open_reader(f"{dashboard}/?compare=atlantis&contested=perhaps")
    expect(wrong.find(OPEN)).to_have_count(0)
    for name in ("compare", "contested"):
        expect(wrong.find(".notice")).to_contain_text(name)
