"""A visitor's own corrections: kept for the next article, taken out and in as CSV, forgotten.

Like `ui` it knows Streamlit. They live in the session and in the draft, under its secret.
"""

from __future__ import annotations

import streamlit as st

from articlemap import views
from articlemap.desk.keeping import Keeping
from articlemap.drafts import corrections_of
from articlemap.language import N_, translate
from articlemap.notices import RefusedError
from articlemap.overrides import Correction, merge, read_corrections, write_corrections
from articlemap.review import find_corrections

OWN = "desk_corrections"  # where the session keeps them
FILE = "corrections.csv"
TAKE_OUT = N_("Download your corrections (.csv)")
TAKE_IN = N_("Corrections of yours from another time or machine (.csv)")
FORGET = N_("Forget these corrections")


def list_own() -> tuple[Correction, ...]:
    """The corrections that the next article begins with."""
    own: tuple[Correction, ...] = st.session_state.get(OWN, ())
    return own


def list_of(keeping: Keeping) -> tuple[Correction, ...]:
    """The corrections that a review brought along, and those that were made in it."""
    if keeping.draft:
        return merge(list_own(), corrections_of(keeping.draft, keeping.history))
    return merge(list_own(), find_corrections(keeping.history.review))


def remember(keeping: Keeping) -> None:
    """Keep what a review has put right for the next article."""
    st.session_state[OWN] = list_of(keeping)


def show_own(language: str) -> tuple[Correction, ...]:
    """What is remembered, a way to bring more and to forget all; returns what is used."""
    _ = translate(language)
    with st.expander(_(N_("Your own corrections"))):
        views.show("own_corrections.html", language, corrections=list_own())
        file = st.file_uploader(_(TAKE_IN), type=["csv"], key="corrections_in")
        if file:
            _bring(file.getvalue(), language)
        if list_own() and st.button(_(FORGET), key="forget"):
            st.session_state[OWN] = ()
            st.rerun()
    return list_own()


def _bring(data: bytes, language: str) -> None:
    try:
        st.session_state[OWN] = merge(list_own(), read_corrections(data))
    except RefusedError as error:
        views.show("refused.html", language, message=error.notice.words(language))


def write_own(keeping: Keeping) -> bytes:
    """The corrections as a CSV file."""
    return write_corrections(list_of(keeping))
