"""A visitor's own corrections: kept for the next article, taken out and in as CSV, forgotten.

Like `ui` it knows Streamlit. They live in the session, in the visitor's own browser until they are
forgotten, and in the draft, under its secret. What is forgotten can be brought back as long as
the session lasts.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import streamlit as st

from articlemap import ui, views
from articlemap.carrier import Shelf
from articlemap.desk.keeping import Keeping
from articlemap.drafts import corrections_of
from articlemap.language import N_, pick_text, translate
from articlemap.notices import RefusedError
from articlemap.overrides import Correction, merge, read_corrections, write_corrections
from articlemap.review import find_corrections
from articlemap.spelling import plain
from articlemap.wording import fill_in

# Where the session keeps them, those that were forgotten, and which file was brought.
OWN, FORGOTTEN, BROUGHT = "desk_corrections", "desk_forgotten", "desk_corrections_file"
# Those that the review at the desk has made so far: what it takes back is carried no longer.
MADE = "desk_corrections_made"
SHELF = Shelf("corrections", 2000, lasting=True)
FILE = "corrections.csv"
MOST = 30  # rows shown at once
TAKE_OUT = N_("Download your corrections (.csv)")
TAKE_IN = N_("Corrections of yours from another time or machine (.csv)")
FORGET = N_("Forget these corrections")
FORGET_ONE = N_("Forget {name}")
BRING_BACK = N_("Bring back {name}")
FIND = N_("Find among {count} names")


def list_own() -> tuple[Correction, ...]:
    """The corrections that the next article begins with."""
    own: tuple[Correction, ...] = st.session_state.get(OWN, ())
    return own


def list_forgotten() -> tuple[Correction, ...]:
    """Those that were forgotten in this session."""
    forgotten: tuple[Correction, ...] = st.session_state.get(FORGOTTEN, ())
    return forgotten


def list_of(keeping: Keeping) -> tuple[Correction, ...]:
    """The corrections that a review brought along, and those that were made in it.

    What was forgotten since counts only where it was made in this review.
    """
    made = find_corrections(keeping.history.review)
    known = corrections_of(keeping.draft, keeping.history) if keeping.draft else made
    gone = {one.key for one in list_forgotten()} - {one.key for one in made}
    return merge(list_own(), known, forgotten=gone)


def remember(keeping: Keeping) -> None:
    """Keep what a review has put right for the next article."""
    _keep(list_of(keeping))


def forget(*keys: str) -> None:
    """No longer use the corrections of these names (keys)."""
    gone = [one for one in list_own() if one.key in keys]
    st.session_state[FORGOTTEN] = merge(list_forgotten(), gone)
    st.session_state[OWN] = merge(list_own(), forgotten=keys)


def bring_back(*keys: str) -> None:
    """Use them again."""
    _keep(merge(list_own(), [one for one in list_forgotten() if one.key in keys]))


def _keep(own: tuple[Correction, ...]) -> None:
    st.session_state[OWN] = own
    st.session_state[FORGOTTEN] = merge(list_forgotten(), forgotten=[one.key for one in own])


def carry(keeping: Keeping | None = None) -> None:
    """Take the browser's corrections into the session, and the session's into the browser.

    With a review, those too that it makes, and no longer those that it has taken back. To be
    called in a fragment.
    """
    made = {one.key for one in find_corrections(keeping.history.review)} if keeping else set()
    gone = {one.key for one in list_forgotten()} | st.session_state.get(MADE, set())
    st.session_state[MADE] = made
    # What the review makes is its own to take back; what the session has need not be read again.
    known = gone | made | {one.key for one in list_own()}
    lacking = {key: row for key, row in SHELF.kept.items() if key not in known}
    _keep(merge(merge(read_kept(lacking), forgotten=gone | made), list_own()))
    own = list_of(keeping) if keeping else list_own()
    rows = {one.key: write_corrections([one]).decode("utf-8") for one in own}
    SHELF.carry(rows, gone - set(rows))


def read_kept(kept: dict[str, Any]) -> list[Correction]:
    """The corrections that a browser has kept; what is not of their form is left out."""
    found: list[Correction] = []
    for row in kept.values():
        with suppress(RefusedError):
            found += read_corrections(str(row).encode("utf-8"))
    return found


@st.fragment
def show_own(language: str) -> None:
    """What is remembered, a way to bring more and to forget one or all.

    A fragment: what is used for the next article is asked for when it begins.
    """
    carry()
    _ = translate(language)
    with st.expander(_(N_("Your own corrections"))), st.container(key="own"):
        views.show("own_corrections.html", language, corrections=list_own(), most=MOST)
        for one in _choose_rows(language):
            _show_row(one, language)
        file = st.file_uploader(_(TAKE_IN), type=["csv"], key="corrections_in")
        if file and st.session_state.get(BROUGHT) != file.file_id:
            _bring(file.getvalue(), file.file_id, language)
        if list_own():
            keys = [one.key for one in list_own()]
            st.button(_(FORGET), key="forget", on_click=forget, args=keys)


def _choose_rows(language: str) -> list[Correction]:
    """Those used and those forgotten, by name, so that each keeps its place when it changes."""
    rows = sorted(merge(list_forgotten(), list_own()), key=lambda one: one.key)
    if len(rows) <= MOST:
        return rows
    words = st.text_input(fill_in(FIND, language, count=len(rows)), key="own_find")
    return [one for one in rows if plain(words) in one.key][:MOST]


def _show_row(one: Correction, language: str) -> None:
    """A correction in words and the button that forgets it or, in its place, brings it back."""
    used = one in list_own()
    with st.container(horizontal=True, vertical_alignment="center", key=f"own_row_{one.key}"):
        views.show("own_correction.html", language, **_describe(one, language), used=used)
        st.button(
            ui.write_literally(
                fill_in(FORGET_ONE if used else BRING_BACK, language, name=one.name)
            ),
            key=f"own_{one.key}",
            on_click=forget if used else bring_back,
            args=(one.key,),
        )


def _describe(one: Correction, language: str) -> dict[str, object]:
    """The name as printed and the place's in that language; `at` is blank for no place."""
    place = one.place
    names = {f"name_{code}": getattr(place, f"name_{code}", "") for code in ("en", "fr", "ar")}
    at = f"{place.latitude:.2f}, {place.longitude:.2f}" if place else ""
    return {"printed": one.name, "name": pick_text(names, "name", language), "at": at}


def _bring(data: bytes, file_id: str, language: str) -> None:
    """Take a file's corrections, once: what is forgotten afterwards stays forgotten."""
    try:
        _keep(merge(list_own(), read_corrections(data)))
    except RefusedError as error:
        views.show("refused.html", language, message=error.notice.words(language))
        return
    st.session_state[BROUGHT] = file_id
    st.rerun()


def write_own(keeping: Keeping) -> bytes:
    """The corrections as a CSV file."""
    return write_corrections(list_of(keeping))
