"""The reader in a real browser: marks, sentences, layers and keys, with the network cut."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from articlemap.dossier import Dossier
from articlemap.lookup import look_up
from articlemap.marks import find_marks
from articlemap.reader.words import WORDS
from articlemap.rows import Row
from tests.visit import Visit

pytestmark = pytest.mark.browser
READERS = ("dashboard", "saved")

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def write_date(prefix: str | None) -> str:
    """An ISO prefix as the card writes it: "5 February 2020", "January 2020", "2019".

    Two days of one month share it: "28–29 January 2020".
    """
    if not prefix:
        return WORDS["no_date"]
    first, _, last = prefix.partition("/")
    if len(first) == len(last) == 10 and first[:7] == last[:7]:
        return f"{int(first[8:])}–{_write_one(last)}"
    return " – ".join(_write_one(part) for part in prefix.split("/"))


def _write_one(prefix: str) -> str:
    year, *rest = prefix.split("-")
    month = [MONTHS[int(rest[0]) - 1]] if rest else []
    day = [str(int(rest[1]))] if len(rest) == 2 else []
    return " ".join([*day, *month, year])


def list_claims(dossier: Dossier, mark_id: str, layer_id: str) -> list[Row]:
    """What a layer's claims say of a mark, in the order of the text."""
    tables = look_up(dossier)
    tied = {tie["claim_id"] for tie in tables.ties_of_mark.get(mark_id, [])}
    claims = (claim for key, claim in tables.claims.items() if key in tied)
    return [claim for claim in claims if claim["layer"] == layer_id]


def list_marks(dossier: Dossier) -> list[tuple[str, str]]:
    """Layer and id of every mark of the article: those that stand for a claim."""
    layers = look_up(dossier).layers
    article = [key for key, layer in layers.items() if not layer["context"]]
    return [(layer, mark) for layer in article for mark in find_marks(dossier, layer)]


def expect_walk(dossier: Dossier, mark_id: str, layer_id: str) -> list[dict[str, Any]]:
    """What the cards of a mark must say, one after another: its layer's claims, then the rest."""
    others = [layer for layer, mark in list_marks(dossier) if (mark, layer_id) == (mark_id, layer)]
    others += [layer for layer, mark in list_marks(dossier) if mark == mark_id]
    layers = list(dict.fromkeys(others))
    claims = [claim for layer in layers for claim in list_claims(dossier, mark_id, layer)]
    return [
        expect_card(dossier, mark_id, claim, f"{n} of {len(claims)} here")
        for n, claim in enumerate(claims, start=1)
    ]


def expect_card(dossier: Dossier, mark_id: str, claim: Row, count: str) -> dict[str, Any]:
    tables = look_up(dossier)
    said_by_article = claim["claimant"] == "Article"
    who = "the article" if said_by_article else tables.claimants[claim["claimant"]]["name_en"]
    return {
        "mark": mark_id,
        "claim": claim["claim_id"],
        "title": claim["summary_en"],
        "quote": tables.sentences[claim["sentence_id"]]["text"],
        "count": count,
        "said_by": who,
        "date": write_date(claim["date"]),
        "known": expect_precision(dossier, mark_id),
        "lit": [claim["sentence_id"]],
        "lit_is_seen": True,
    }


def expect_precision(dossier: Dossier, mark_id: str) -> str:
    """How well a place is known, as the card says it."""
    row = look_up(dossier).mark(mark_id)
    radius = "" if row["uncertainty_km"] is None else f"± {row['uncertainty_km']:g} km"
    precision = WORDS[f"precision_{row['precision']}"] if row["precision"] else ""
    anchor = row.get("anchor_name") if row["latitude"] is None else None
    return " · ".join(part for part in (radius, precision, anchor) if part)


def read_card(visit: Visit) -> dict[str, Any]:
    """The open card in the words of `expect_card`."""
    card = visit.card()
    assert card is not None
    return reword(card)


def reword(card: dict[str, Any]) -> dict[str, Any]:
    """A card as it was read, in the words of `expect_card`."""
    facts = card["facts"]
    return {
        **{key: value for key, value in card.items() if key != "facts"},
        "said_by": facts[WORDS["said_by"]],
        "date": facts[WORDS["date"]].split(" · ")[0],
        "known": facts[WORDS["place_known"]],
    }


# ---- marks


def test_every_mark_of_the_article_is_drawn_once_in_each_layer_that_speaks_of_it(
    desk: Visit, article: Dossier, all_layers: list[str]
) -> None:
    desk.show_layers([layer for layer in all_layers if layer != "context"])

    assert desk.marks() == set(list_marks(article))
    assert desk.find("[data-mark]").count() == len(list_marks(article))


def test_a_click_on_any_mark_opens_each_of_its_excerpts_in_turn(
    desk: Visit, article: Dossier, all_layers: list[str]
) -> None:
    desk.show_layers([layer for layer in all_layers if layer != "context"])

    walks = desk.walk("[data-mark]")

    assert len(walks) == len(list_marks(article))
    for walk in walks:
        expected = expect_walk(article, walk["data"]["mark"], walk["data"]["layer"])
        assert [reword(card) for card in walk["cards"]] == expected
        assert reword(walk["again"]) == expected[0], "after the last excerpt comes the first"
        assert reword(walk["before"]) == expected[-1], "before the first excerpt comes the last"


def test_a_mark_is_selected_by_its_id(desk: Visit, article: Dossier) -> None:
    first_layer = {mark: layer for layer, mark in reversed(list_marks(article))}

    for mark_id, layer_id in first_layer.items():
        desk.show_layers([layer_id])
        [card] = desk.select(mark_id)
        assert reword(card) == expect_walk(article, mark_id, layer_id)[0]


def test_a_claim_is_selected_by_its_id(desk: Visit, article: Dossier) -> None:
    tables = look_up(article)
    tied = list(tables.ties_of_claim)

    cards = desk.select(*tied)

    opened = {key: (card["claim"], card["lit"]) for key, card in zip(tied, cards, strict=True)}
    assert opened == {key: (key, [tables.claims[key]["sentence_id"]]) for key in tied}


def test_an_id_that_nobody_has_selects_nothing(desk: Visit) -> None:
    assert desk.frame.evaluate("() => reader.select('atlantis')") is False
    assert desk.card() is None


def test_no_mark_of_the_first_view_lies_under_something_else(desk: Visit) -> None:
    desk.see("drawAgain")

    assert desk.see("coveredMarks") == []


@pytest.mark.parametrize(
    ("layer_id", "mark_id"),
    [
        ("posts", "morek"),
        ("posts", "surman"),
        ("posts", "saraqeb_post"),
        ("advance", "saraqeb"),
        ("advance", "m5"),
        ("toll", "nw_syria"),
        ("displacement", "tr_sy_border"),
    ],
)
def test_a_mouse_reaches_a_mark(desk: Visit, article: Dossier, layer_id: str, mark_id: str) -> None:
    desk.mark(mark_id, layer_id).click()

    assert read_card(desk) == expect_walk(article, mark_id, layer_id)[0]
    assert desk.chosen() == {mark_id}
    expect(desk.find(f'[data-card="{mark_id}"] blockquote.excerpt')).to_be_visible()


def test_morek_says_what_it_is_to_those_who_cannot_see_it(desk: Visit, article: Dossier) -> None:
    name = f"{look_up(article).mark('morek')['name_en']}, Turkish post, encircled, said by SOHR"

    button = desk.frame.get_by_role("button", name=name, exact=True)

    expect(button).to_have_count(1)
    expect(button).to_have_attribute("data-mark", "morek")


def test_every_mark_is_a_button_with_a_name_of_its_own_within_its_layer(
    desk: Visit, all_layers: list[str]
) -> None:
    desk.show_layers(all_layers)

    named = desk.find("[data-mark]").evaluate_all(
        "nodes => nodes.map((node) => [node.role, node.tabIndex, node.ariaLabel])"
    )
    layers = [layer for (layer,) in desk.data("[data-mark]", "layer")]

    assert {(role, index) for role, index, _ in named} == {("button", 0)}
    names = [(layer, name) for layer, (*_, name) in zip(layers, named, strict=True)]
    assert len(set(names)) == len(names)
    assert all(len(name.split(", ")) >= 3 for _, name in names)


def test_what_the_article_does_not_name_says_so_and_quotes_nothing(
    desk: Visit, article: Dossier
) -> None:
    desk.show_layers(["context"])

    walks = desk.walk("[data-mark]")

    assert [walk["data"]["mark"] for walk in walks] == find_marks(article, "context")
    for walk in walks:
        [card] = walk["cards"]
        assert (card["quote"], card["lit"]) == (None, [])
        assert card["mark"] == walk["data"]["mark"]
    expect(desk.find(".card .badge")).to_have_text(WORDS["context_badge"])


# ---- sentences


def test_a_sentence_leads_to_every_one_of_its_marks(desk: Visit, article: Dossier) -> None:
    tables = look_up(article)
    mapped = [key for key, row in tables.sentences.items() if row["ledger"] == "mapped"]
    assert mapped

    for sentence_id in mapped:
        claims = [claim["claim_id"] for claim in tables.claims_of_sentence[sentence_id]]
        marks = {tie["mark"] for claim in claims for tie in tables.ties_of_claim.get(claim, [])}
        desk.sentence(sentence_id).locator(".number").click()

        card = read_card(desk)
        assert card["lit"] == [sentence_id]
        assert card["quote"] == tables.sentences[sentence_id]["text"]
        assert card["claim"] in claims
        assert (sentence_id, desk.chosen()) == (sentence_id, marks)
        desk.wait_to_see("isInside", ".mark.chosen", ".reader-map")


def test_a_name_in_a_sentence_leads_to_its_own_mark(desk: Visit, article: Dossier) -> None:
    tables = look_up(article)
    words = desk.words(".mention")
    places = desk.find(".mention").evaluate_all(
        "nodes => nodes.map((node) => node.closest('[data-sentence]').dataset.sentence)"
    )

    walks = desk.walk(".mention")

    assert walks
    for walk, word, sentence_id in zip(walks, words, places, strict=True):
        card, mark_id = walk["cards"][0], walk["data"]["mention"]
        ties = tables.ties_of_claim[card["claim"]]
        assert (card["mark"], card["lit"]) == (mark_id, [sentence_id])
        assert word in [tie["mention"] for tie in ties if tie["mark"] == mark_id]


def test_a_sentence_without_a_mark_says_why_and_opens_no_card(
    desk: Visit, article: Dossier
) -> None:
    for sentence_id, row in look_up(article).sentences.items():
        if row["ledger"] not in ("no_place", "not_drawable"):
            continue
        desk.select("morek")
        desk.sentence(sentence_id).locator(".number").click()

        assert desk.card() is None
        assert desk.chosen() == set()
        expect(desk.find(".sentence.lit")).to_have_attribute("data-sentence", sentence_id)
        expect(desk.sentence(sentence_id).locator(".why").first).to_have_text(row["off_map_reason"])
        expect(desk.sentence(sentence_id).locator(".why").first).to_be_visible()


def test_the_text_is_the_articles_character_for_character(desk: Visit, article: Dossier) -> None:
    printed = desk.words("[data-sentence] .printed, [data-sentence] h3")

    assert printed == list(article.sentences["text"])


# ---- layers


@pytest.mark.parametrize(
    "layer_id", ["advance", "posts", "displacement", "toll", "diplomacy", "context"]
)
def test_a_box_of_the_legend_draws_its_layer_and_takes_it_away(
    desk: Visit, article: Dossier, layer_id: str
) -> None:
    box = desk.find(f'input[data-layer="{layer_id}"]')
    drawn = desk.find(f'[data-mark][data-layer="{layer_id}"]')
    marks = len(find_marks(article, layer_id))
    others = desk.marks() - {(layer_id, mark) for mark in find_marks(article, layer_id)}
    desk.frame.evaluate("() => { window.untouched = true; }")
    was_on = box.is_checked()

    for turned_on in (not was_on, was_on):
        box.click()
        assert box.is_checked() is turned_on
        expect(drawn).to_have_count(marks if turned_on else 0)
        assert {pair for pair in desk.marks() if pair[0] != layer_id} == others

    assert marks
    assert desk.frame.evaluate("() => window.untouched"), "a toggle must not load the reader anew"


def test_only_all_and_none_do_what_they_say(desk: Visit, all_layers: list[str]) -> None:
    legend = desk.frame.locator(".legend")

    legend.get_by_role("button", name="None", exact=True).click()
    assert (desk.layers_on(), desk.marks()) == ([], set())
    expect(legend.locator(".fold-words")).to_have_text(f"Layers 0/{len(all_layers)}")

    legend.get_by_role("button", name="All", exact=True).click()
    assert desk.layers_on() == all_layers
    assert {layer for layer, _ in desk.marks()} == set(all_layers)
    expect(legend.locator(".fold-words")).to_have_text(
        f"Layers {len(all_layers)}/{len(all_layers)}"
    )

    legend.get_by_role("button", name="Show only Turkish posts", exact=True).click()
    assert desk.layers_on() == ["posts"]
    assert {layer for layer, _ in desk.marks()} == {"posts"}


def test_the_legend_counts_the_claims_that_lead_to_a_mark_and_the_marks_of_the_context(
    desk: Visit, article: Dossier
) -> None:
    tied = article.claims[article.claims["claim_id"].isin(article.claim_places["claim_id"])]
    spoken_of = {
        *article.claim_places["place_id"].dropna(),
        *article.claim_places["post_id"].dropna(),
    }
    located = article.places.dropna(subset=["latitude"])
    context = [
        key
        for frame, name in ((located, "place_id"), (article.posts, "post_id"))
        for key in frame.loc[frame["named_in_article"] == "no", name]
        if key not in spoken_of
    ]

    layers = [layer for (layer,) in desk.data(".legend-row input", "layer")]
    counts = map(int, desk.words(".legend-row .legend-count"))

    assert dict(zip(layers, counts, strict=True)) == {
        row.layer_id: len(context) if row.context else int((tied["layer"] == row.layer_id).sum())
        for row in article.layers.itertuples()
    }


def test_the_legend_leads_to_a_layer_that_lies_far_away(desk: Visit) -> None:
    desk.find('.legend-row.layer-diplomacy [aria-label="Zoom to Diplomacy"]').click()

    assert "diplomacy" in desk.layers_on()
    desk.wait_to_see("isInside", '.point[data-layer="diplomacy"]', ".reader-map")


def test_words_of_a_hidden_layer_fade_in_the_text(desk: Visit) -> None:
    morek = desk.find('.mention[data-mention="morek"]').first
    colour = "node => getComputedStyle(node).color"
    shown = morek.evaluate(colour)

    desk.find('input[data-layer="posts"]').click()

    expect(morek).to_have_class("mention layer-posts hidden-layer")
    assert morek.evaluate(colour) != shown


# ---- keys


def press_tab_around(visit: Visit) -> list[dict[str, Any]]:
    """What Tab reaches inside the reader from its first key figure to its end, in order."""
    visit.find("[data-figure]").nth(1).focus()
    visit.page.keyboard.press("Shift+Tab")
    reached = []
    while stop := visit.see("focus"):
        reached.append(stop)
        assert len(reached) < 500, "Tab never leaves the reader"
        visit.page.keyboard.press("Tab")
    return reached


def test_tab_reaches_every_mark_every_sentence_and_every_box_of_the_legend(
    desk: Visit, article: Dossier, all_layers: list[str], first_layers: list[str]
) -> None:
    reached = press_tab_around(desk)

    marks = {(stop["layer"], stop["mark"]) for stop in reached if stop["mark"]}
    boxes = [stop["layer"] for stop in reached if stop["layer"] and not stop["mark"]]
    sentences = [stop["sentence"] for stop in reached if stop["sentence"]]
    names = {stop["name"] for stop in reached}
    assert marks == {pair for pair in list_marks(article) if pair[0] in first_layers}
    assert boxes == all_layers
    assert sentences == list(
        article.sentences.loc[article.sentences["kind"] == "sentence", "sentence_id"]
    )
    assert {"All", "None", "Show only Turkish posts", "Zoom in", "Zoom out", "Full screen"} <= names
    assert [stop for stop in reached if not stop["ringed"]] == [], "focus must be seen"


@pytest.mark.parametrize("key", ["Enter", " "])
def test_a_key_opens_the_mark_that_has_the_focus_and_escape_closes_it(
    desk: Visit, article: Dossier, key: str
) -> None:
    desk.mark("morek", "posts").focus()

    desk.page.keyboard.press(key)
    assert read_card(desk) == expect_walk(article, "morek", "posts")[0]

    desk.page.keyboard.press("Escape")
    assert desk.card() is None
    assert (desk.chosen(), desk.find(".sentence.lit").count()) == (set(), 0)


@pytest.mark.parametrize("key", ["Enter", " "])
def test_a_key_opens_the_sentence_that_has_the_focus(desk: Visit, key: str) -> None:
    desk.sentence("s07").focus()

    desk.page.keyboard.press(key)

    assert read_card(desk)["lit"] == ["s07"]
    assert {"morek", "surman"} <= desk.chosen()


def test_a_card_closed_from_within_gives_the_focus_back_to_its_mark(desk: Visit) -> None:
    desk.mark("surman", "posts").focus()
    desk.page.keyboard.press("Enter")
    desk.find(".card .close").focus()

    desk.page.keyboard.press("Enter")

    assert desk.card() is None
    assert desk.see("focus")["mark"] == "surman"


def test_a_selection_is_told_to_those_who_listen(desk: Visit, article: Dossier) -> None:
    desk.select("morek")

    name = look_up(article).mark("morek")["name_en"]
    expect(desk.find('[role="status"]')).to_have_text(f"{name}, 1 of 1")
