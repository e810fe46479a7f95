"""What a visitor gives: a text, a file, an example, or a dossier to go on with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from articlemap import views
from articlemap.archive import read_archive
from articlemap.desk.readiness import wait_for_atlas
from articlemap.drafts import DAYS, DRAFTS_OFF, DraftStore
from articlemap.examples import INVENTED, read_example
from articlemap.geoparse import geoparse
from articlemap.intake import Reading, check_length, read_paste, read_upload
from articlemap.intake.limits import MAXIMUM_PAGES, MAXIMUM_REVIEW, MAXIMUM_UPLOAD, megabytes
from articlemap.language import N_, translate
from articlemap.notices import Notice, notice
from articlemap.overrides import Correction
from articlemap.review import History, begin_history, begin_review, review_from_archive

ENDINGS = ["txt", "html", "htm", "docx", "pdf", "zip"]
NO_PLACE = N_(
    "No place was found in this article. Mark the names yourself: select one, or press “s”."
)
BUSY = N_("Finding its places…")
TEXT_LABEL = N_("The article’s text")
FILE_LABEL = N_("or a file: .txt, .html, .docx, .pdf, or a dossier (.zip) to go on with")

GIVEN = "intake_given"  # where the session keeps which field was filled in last

Found = tuple[History, list[Notice]]
Start = Callable[[History, list[Notice]], None]


def show_intake(
    store: DraftStore | None,
    language: str,
    start: Start,
    *,
    corrections: tuple[Correction, ...] = (),
) -> None:
    """The form; `start` is called with what was given, its places found and corrected."""
    views.show(
        "intake.html",
        language,
        limits={
            "text": megabytes(MAXIMUM_REVIEW),
            "file": megabytes(MAXIMUM_UPLOAD),
            "pages": MAXIMUM_PAGES,
        },
        days=DAYS if store else 0,
        off=DRAFTS_OFF,
    )
    _ = translate(language)
    text = st.text_area(_(TEXT_LABEL), height=260, key="paste", **_noted("paste"))
    file = st.file_uploader(_(FILE_LABEL), type=ENDINGS, key="file", **_noted("file"))
    row = st.container(horizontal=True)
    if row.button(_("Find its places"), type="primary", key="read"):
        pasted_last = text.strip() and st.session_state.get(GIVEN) == "paste"
        given = None if pasted_last else file
        start(*_wait_for(partial(_read, text, given, corrections), language))
    for each, label in (("en", N_("Example in English")), ("fr", N_("Example in French"))):
        if row.button(_(label), key=f"example_{each}"):
            found = partial(begin, read_example(each), corrections)
            history, notices = _wait_for(found, language)
            start(history, [notice(INVENTED), *notices])


def _noted(field: str) -> dict[str, Any]:
    """What makes a field say that it was filled in last: of a text and a file that one is read."""
    return {"on_change": st.session_state.__setitem__, "args": (GIVEN, field)}


def _wait_for(find: Callable[[], Found], language: str) -> Found:
    """What `find` returns; meanwhile the page says what is waited for, step by step if it can."""
    slot = st.empty()

    def say(step: Notice) -> None:
        with slot:
            views.show("said.html", language, messages=[step.words(language)])

    with st.spinner(translate(language)(BUSY)):
        wait_for_atlas(say)
        slot.empty()
        return find()


def _read(text: str, file: UploadedFile | None, corrections: tuple[Correction, ...]) -> Found:
    if file:
        return read_file(file.name, file.getvalue(), corrections)
    check_length(text, MAXIMUM_REVIEW)
    return begin(read_paste(text), corrections)


def read_file(name: str, data: bytes, corrections: tuple[Correction, ...] = ()) -> Found:
    """The review that a file is about: a dossier's own, or a new one of its article."""
    if name.lower().endswith(".zip"):
        return review_from_archive(read_archive(data)), []
    return begin(read_upload(name, data), corrections)


def begin(reading: Reading, corrections: tuple[Correction, ...] = ()) -> Found:
    """A review of the article with the places that it names, and what there is to say of it.

    Raises RefusedError for a text that is too long to be reviewed.
    """
    check_length(reading.text, MAXIMUM_REVIEW)
    toponyms = geoparse(reading.text, reading.language or None)
    review = begin_review(reading, toponyms, corrections=corrections)
    notices = [*reading.notices, *([] if toponyms else [notice(NO_PLACE)])]
    return begin_history(review), notices
