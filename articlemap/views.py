"""The pages beside the map: navigation, posts, ledger, verification, about.

Like `ui` it knows Streamlit. Text of a dossier reaches a page through `ui.fill` only.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import streamlit as st

from articlemap import ui
from articlemap.dossier import Dossier
from articlemap.language import format_date, translate
from articlemap.ledger import ORDERS, STATES, TEXT_ORDER, Entry, count_states, find_entries
from articlemap.locator import draw_locator
from articlemap.lookup import look_up
from articlemap.pagewords import PAGES, STATUS, list_helpers
from articlemap.posts import POST_FIGURE, count_posts, list_posts
from articlemap.provenance import hash_article
from articlemap.reader.scene import find_unplaced
from articlemap.rows import Row
from articlemap.verify import Outcome, verify_dossier
from articlemap.wording import PRECISION

VERIFIED = "verified"  # where a session keeps the last verification


def show(template: str, language: str, **values: Any) -> None:
    """Show a template in that language."""
    st.html(ui.fill(template, language=language, **list_helpers(language), **values))


def show_navigation(current: str, language: str = "en") -> None:
    """Links to every page, `current` (a key of PAGES) marked as the one that is open."""
    show("nav.html", language, pages=PAGES, current=current)


def show_posts(dossier: Dossier, language: str = "en") -> None:
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
    )


def _find_said(dossier: Dossier) -> list[Row]:
    """The sentences that name a post or count them, in the order of the text."""
    tables = look_up(dossier)
    ties = (tie for post in tables.posts for tie in tables.ties_of_mark.get(post, []))
    claims = {tie["claim_id"] for tie in ties}
    claims |= {key for key, row in tables.claims.items() if row["unit"] == POST_FIGURE}
    spoken = {tables.claims[key]["sentence_id"] for key in claims}
    return [row for key, row in tables.sentences.items() if key in spoken]


def ask_ledger(language: str = "en") -> tuple[str, str]:
    """The words to look for and the order to show, as chosen in the page."""
    _ = translate(language)
    show("ledger_head.html", language)
    words, order = st.columns([3, 1])
    asked = words.text_input(
        _("Search the text, the rendering, the claims and every spelling of a name"),
        key="ledger_search",
    )
    chosen = order.selectbox(
        _("Order"), list(ORDERS), format_func=lambda key: _(ORDERS[key]), key="ledger_order"
    )
    return asked, chosen or TEXT_ORDER


def show_ledger(dossier: Dossier, words: str, order: str, language: str = "en") -> None:
    """The ledger's entries that hold `words`, in that order, each with both its chains."""
    entries: list[Entry] = find_entries(dossier, words, order, language=language)
    show(
        "sources.html",
        language,
        entries=entries,
        shown=len({entry.number for entry in entries}),
        total=len(dossier.sentences),
        states=STATES,
        counts=count_states(dossier),
        source_language=dossier.meta.get("language", ""),
    )


def show_verification(dossier: Dossier, language: str = "en") -> None:
    """A button that derives everything again and, once pressed, what came of it and when."""
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
    )
