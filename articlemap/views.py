"""The pages beside the map: how each opens, posts, ledger, verification, about.

Like `ui` it knows Streamlit. Text of a dossier reaches a page through `ui.fill` only.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import streamlit as st

from articlemap import ui
from articlemap.corrections import read_corrections
from articlemap.dossier import Dossier
from articlemap.language import format_date, pick_text, translate
from articlemap.ledger import ORDERS, STATES, TEXT_ORDER, Entry, count_states, find_entries
from articlemap.locator import draw_locator
from articlemap.lookup import look_up
from articlemap.pagewords import PAGES, STATUS, TITLES, list_helpers
from articlemap.posts import POST_FIGURE, count_posts, list_posts
from articlemap.provenance import hash_article
from articlemap.reader.scene import find_unplaced
from articlemap.rows import Row
from articlemap.verify import Outcome, verify_dossier
from articlemap.viewstate import SCHEMA, ViewState, keep_known, leave_page, read_state
from articlemap.wording import PRECISION

REACH = Path(__file__).parent / "templates" / "reach.js"
VERIFIED = "verified"  # where a session keeps the last verification


@dataclass(frozen=True, slots=True)
class Page:
    """What every page beside the map has: its dossier, its language, and what its address asks."""

    dossier: Dossier
    language: str
    state: ViewState


@contextmanager
def open_page(name: str) -> Iterator[Page]:
    """A page of PAGES with its title, navigation and heading; problems are explained in it."""
    language = ui.choose_language()
    ui.open_page(translate(language)(TITLES[name]))
    with ui.explained(language=language):
        show_navigation(name, language)
        dossier = ui.open_dossier()
        ui.show_heading(dossier, language=language)
        state, ignored = read_view(dossier)
        if ignored:
            show("ignored.html", language, names=ignored)
        yield Page(dossier, language, state)


def read_view(dossier: Dossier) -> tuple[ViewState, list[str]]:
    """The view that the address asks for, and the names of what it asks in vain."""
    state, ignored = read_state(st.query_params.to_dict())
    tables = look_up(dossier)
    known = {
        "layers": tables.layers,
        "by": tables.claimants,
        "mark": {**tables.places, **tables.posts},
        "claim": tables.claims,
        "sentence": tables.sentences,
    }
    state, strange = keep_known(state, known)
    return state, [*ignored, *strange]


def bind(name: str, value: Any) -> dict[str, Any]:
    """What makes a widget show `value`, the address's own `name`, and write there what it gets.

    The address is the one place that holds it, so it survives a change of language or of page.
    """
    key = f"view_{name}"
    st.session_state[key] = value
    return {"key": key, "on_change": _write_parameter, "args": (name,)}


def _write_parameter(name: str) -> None:
    value = st.session_state[f"view_{name}"]
    text = ",".join(value) if SCHEMA[name].many else value
    if text:
        st.query_params[name] = text
    elif name in st.query_params:
        del st.query_params[name]


def show(template: str, language: str, **values: Any) -> None:
    """Show a template in that language."""
    st.html(ui.fill(template, language=language, **list_helpers(language), **values))


def show_navigation(current: str, language: str = "en") -> None:
    """Links to every page, `current` (a key of PAGES) marked as the one that is open."""
    state, _ignored = read_state(st.query_params.to_dict())
    show("nav.html", language, pages=PAGES, current=current, view=leave_page(state))


def reach_chosen(state: ViewState) -> None:
    """Bring what the address names into view, once; the script is ours and holds no values."""
    if state.mark or state.claim or state.sentence:
        st.html(f"<script>{REACH.read_text('utf-8')}</script>", unsafe_allow_javascript=True)


def show_posts(dossier: Dossier, language: str = "en", *, chosen: str | None = None) -> None:
    """What the article says of the Turkish posts, where they stand, and how far from what."""
    show(
        "posts.html",
        language,
        posts=list_posts(dossier),
        count=count_posts(dossier),
        said=_find_said(dossier),
        source_language=dossier.meta.get("language", ""),
        day=dossier.meta.get("articlemap", {}).get("published"),
        status=STATUS,
        locator=draw_locator(dossier),
        chosen=chosen,
    )


def _find_said(dossier: Dossier) -> list[Row]:
    """The sentences that name a post or count them, in the order of the text."""
    tables = look_up(dossier)
    ties = (tie for post in tables.posts for tie in tables.ties_of_mark.get(post, []))
    claims = {tie["claim_id"] for tie in ties}
    claims |= {key for key, row in tables.claims.items() if row["unit"] == POST_FIGURE}
    spoken = {tables.claims[key]["sentence_id"] for key in claims}
    return [row for key, row in tables.sentences.items() if key in spoken]


def ask_ledger(state: ViewState, language: str = "en") -> None:
    """Fields for the words to look for and the order to show; the address holds what they say."""
    _ = translate(language)
    show("heading.html", language, heading=_("The ledger"))
    words, order = st.columns([3, 1])
    words.text_input(
        _("Search the text, the rendering, the claims and every spelling of a name"),
        max_chars=100,
        **bind("q", state.q or ""),
    )
    order.selectbox(
        _("Order"),
        list(ORDERS),
        format_func=lambda key: _(ORDERS[key]),
        **bind("order", state.order or TEXT_ORDER),
    )


def show_ledger(dossier: Dossier, state: ViewState, language: str = "en") -> None:
    """The ledger's entries that hold the words asked for, in order, each with both its chains."""
    order = state.order or TEXT_ORDER
    entries: list[Entry] = find_entries(dossier, state.q or "", order, language=language)
    show(
        "sources.html",
        language,
        entries=entries,
        shown=len({entry.number for entry in entries}),
        total=len(dossier.sentences),
        states=STATES,
        counts=count_states(dossier),
        source_language=dossier.meta.get("language", ""),
        chosen=_choose_sentence(dossier, state),
        chosen_claim=state.claim,
    )


def _choose_sentence(dossier: Dossier, state: ViewState) -> str | None:
    """The sentence that the address names, itself or by a claim in it."""
    if state.claim:
        return str(look_up(dossier).claims[state.claim]["sentence_id"])
    return state.sentence


def show_verification(dossier: Dossier, language: str = "en") -> None:
    """A button that derives everything again and, once pressed, what came of it and when.

    A draft has no folder whose files could have drifted.
    """
    if ui.find_secret():
        return
    _ = translate(language)
    show("verify_head.html", language, digest=hash_article(dossier))
    if st.button(_("Verify"), type="primary", key="verify"):
        outcomes = verify_dossier(ui.find_folder())
        st.session_state[VERIFIED] = (outcomes, datetime.now(UTC))
    if VERIFIED in st.session_state:
        outcomes, when = st.session_state[VERIFIED]
        _show_outcomes(outcomes, when, language)


def _show_outcomes(outcomes: list[Outcome], when: datetime, language: str) -> None:
    day = format_date(when.date().isoformat(), language)
    failed = sum(not outcome.passed for outcome in outcomes)
    show("verify.html", language, outcomes=outcomes, failed=failed, day=day, when=when)


def show_about(dossier: Dossier, language: str = "en") -> None:
    """How to read the map, how it was made, what it leaves out, and who owns what."""
    tables = look_up(dossier)
    sentences = list(tables.sentences.values())
    show(
        "about.html",
        language,
        precision=PRECISION,
        unplaced=find_unplaced(dossier),
        unmapped=[row for row in sentences if row["ledger"] in ("no_place", "not_drawable")],
        contradictions=[row for rows in tables.contradictions.values() for row in rows],
        claims=tables.claims,
        posts=tables.posts,
        states=STATES,
        source_language=dossier.meta.get("language", ""),
        corrections=[] if ui.find_secret() else read_corrections(ui.find_folder()),
        name_subject=lambda about: _name_subject(dossier, about, language),
    )


def _name_subject(dossier: Dossier, about: str, language: str) -> str:
    """The claim, place or post of that id by its name, else `about` itself."""
    tables = look_up(dossier)
    if about in tables.claims:
        return pick_text(tables.claims[about], "label", language)
    if about in tables.places or about in tables.posts:
        return pick_text(tables.mark(about), "name", language)
    return about
