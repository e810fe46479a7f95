"""What a visitor gives: a text, a file, an example, or a dossier to go on with."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from articlemap import views
from articlemap.archive import read_archive
from articlemap.drafts import DAYS, DRAFTS_OFF, DraftStore
from articlemap.examples import INVENTED, read_example
from articlemap.geoparse import geoparse
from articlemap.intake import Reading, read_paste, read_upload
from articlemap.intake.limits import MAXIMUM_PAGES, MAXIMUM_TEXT, MAXIMUM_UPLOAD, megabytes
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
            "text": megabytes(MAXIMUM_TEXT),
            "file": megabytes(MAXIMUM_UPLOAD),
            "pages": MAXIMUM_PAGES,
        },
        days=DAYS if store else 0,
        off=DRAFTS_OFF,
    )
    _ = translate(language)
    text = st.text_area(_(TEXT_LABEL), height=260, key="paste")
    file = st.file_uploader(_(FILE_LABEL), type=ENDINGS, key="file")
    read, *examples = st.columns([1, 1, 1, 2])
    if read.button(_("Find its places"), type="primary", key="read"):
        with st.spinner(_(BUSY)):
            found = (
                read_file(file.name, file.getvalue(), corrections)
                if file
                else begin(read_paste(text), corrections)
            )
        start(*found)
    for column, each, label in zip(
        examples, ("en", "fr"), (N_("Example in English"), N_("Example in French")), strict=False
    ):
        if column.button(_(label), key=f"example_{each}"):
            with st.spinner(_(BUSY)):
                history, notices = begin(read_example(each), corrections)
            start(history, [notice(INVENTED), *notices])


def read_file(
    name: str, data: bytes, corrections: tuple[Correction, ...] = ()
) -> tuple[History, list[Notice]]:
    """The review that a file is about: a dossier's own, or a new one of its article."""
    if name.lower().endswith(".zip"):
        return review_from_archive(read_archive(data)), []
    return begin(read_upload(name, data), corrections)


def begin(
    reading: Reading, corrections: tuple[Correction, ...] = ()
) -> tuple[History, list[Notice]]:
    """A review of the article with the places that it names, and what there is to say of it."""
    toponyms = geoparse(reading.text, reading.language or None)
    review = begin_review(reading, toponyms, corrections=corrections)
    notices = [*reading.notices, *([] if toponyms else [notice(NO_PLACE)])]
    return begin_history(review), notices
