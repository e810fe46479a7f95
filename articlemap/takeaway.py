"""The panel under the map from which a view is taken away; it knows Streamlit.

Nothing is made before it is asked for; what was made is offered while the view stays the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from articlemap import ui, views
from articlemap.dossier import Dossier
from articlemap.errors import ArticlemapError
from articlemap.export.about import describe_export
from articlemap.export.formats import FORMATS, SHAPES, THEMES, Format
from articlemap.figure import describe_view, write_alt_text
from articlemap.language import N_, Translate, translate
from articlemap.offers import (
    ANALYSE,
    ANNOTATE,
    NAMES,
    PICTURES,
    SHAPE_NAMES,
    THEME_NAMES,
    WHOLE,
    is_public,
    name_file,
    sum_up,
    write_address,
    write_iframe,
    write_size,
)
from articlemap.selection import Selection, select
from articlemap.viewstate import ViewState, write_state
from articlemap.wording import fill_in

SCRIPT = Path(__file__).parent / "templates" / "takeaway.js"
OPEN, MADE = (
    "take_open",
    "take_made",
)  # where a session keeps whether it is open, and the last files


@dataclass(frozen=True, slots=True)
class Taking:
    """What is taken: a selection in a language, how pictures look, and their words."""

    selection: Selection
    language: str
    page: str | None
    look: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def view(self) -> ViewState:
        return self.selection.view

    def identify(self, chosen: Format) -> tuple[Any, ...]:
        """What a file of that format depends on."""
        look = self.look if chosen.is_picture else {}
        words = self.words if chosen.is_described else {}
        view = sorted(write_state(self.view).items())
        return (ui.find_folder(), self.language, *view, *look.values(), *words.values())


@st.fragment
def show_panel(dossier: Dossier, *, language: str = "en") -> None:
    """The panel, closed at first; open, it says which view is taken and offers its formats.

    The view is that of the address, which the reader keeps true and each run is told anew.
    """
    _ = translate(language)
    opened = bool(st.session_state.get(OPEN))
    with st.container(key="take"):
        with st.container(key="take_head", horizontal=True, vertical_alignment="center"):
            views.show("takeaway_head.html", language, opened=opened)
            label = _(N_("Close the panel")) if opened else _(N_("Choose a format"))
            st.button(label, key="take_toggle", on_click=_toggle, width="content")
        if opened:
            _show_offers(dossier, language)


def _toggle() -> None:
    st.session_state[OPEN] = not st.session_state.get(OPEN)


def _show_offers(dossier: Dossier, language: str) -> None:
    _ = translate(language)
    view, _ignored = views.read_view(dossier)
    selection = select(dossier, view)
    with st.container(key="take_view", horizontal=True, vertical_alignment="center"):
        about = describe_export(selection, language=language)
        summary = sum_up(selection, language=language)
        views.show("takeaway_view.html", language, summary=summary, filter=about.filter)
        st.button(_(N_("Take the view as it is now")), key="take_refresh", type="tertiary")
    st.html(f"<script>{SCRIPT.read_text('utf-8')}</script>", unsafe_allow_javascript=True)
    if not selection.claims and not selection.marks:
        views.show("takeaway_empty.html", language)
        return
    _show_groups(Taking(selection, language, st.context.url), about.title)


def _show_groups(taking: Taking, title: str) -> None:
    _ = translate(taking.language)
    left, right = st.columns(2, gap="large")
    with left:
        views.show("heading.html", taking.language, heading=_(N_("To publish")))
        whole = st.container()
        with st.container(key="take_look", horizontal=True):
            look = _ask_look(_)
        pictures = st.container()
        words = _ask_words(taking)
    described = replace(taking, look=look, words=words)
    for place, names in ((whole, WHOLE), (pictures, PICTURES)):
        with place:
            for name in names:
                _offer(FORMATS[name], described)
    with pictures:
        _show_iframe(taking, title)
    with right:
        for heading, names in ((N_("To analyse"), ANALYSE), (N_("To annotate"), ANNOTATE)):
            views.show("heading.html", taking.language, heading=_(heading))
            for name in names:
                _offer(FORMATS[name], taking)


def _ask_look(_: Translate) -> dict[str, str]:
    shape = st.selectbox(
        _(N_("Shape of pictures")), SHAPES, format_func=lambda key: _(SHAPE_NAMES[key])
    )
    theme = st.selectbox(
        _(N_("Colours of pictures")), THEMES, format_func=lambda key: _(THEME_NAMES[key])
    )
    return {"shape": shape, "theme": theme}


def _ask_words(taking: Taking) -> dict[str, str]:
    """The words that stand for the picture, ours until a person writes others."""
    language = taking.language
    _ = translate(language)
    mine = "-".join(str(part) for part in taking.identify(FORMATS["csv"]))
    ours = {
        "alt": (_(N_("Alternative text")), write_alt_text),
        "description": (_(N_("Description, about 80 words")), describe_view),
    }
    words = {}
    for name, (label, write) in ours.items():
        with st.container(key=f"take_words_{name}"):
            words[name] = st.text_area(
                label,
                write(taking.selection, language=language),
                key=f"take_{name}_{mine}",
                max_chars=2000,
                height=68 if name == "alt" else 132,
            )
            views.show("takeaway_copy.html", language, what=label, where=name)
    return words


def _offer(chosen: Format, taking: Taking) -> None:
    """One format: what it is, and a button that makes it, then one that saves it."""
    _ = translate(taking.language)
    name = _(NAMES[chosen.name])
    with st.container(key=f"take_{chosen.name}", horizontal=True, vertical_alignment="center"):
        views.show("takeaway_format.html", taking.language, name=name, about=chosen.about)
        slot = st.empty()
        made = st.session_state.get(MADE, {}).get(chosen.name)
        if made and made[0] == taking.identify(chosen):
            _offer_file(slot, chosen, taking, made[1])
            return
        label = fill_in(N_("Make {name}"), taking.language, name=name)
        if slot.button(label, key=f"make_{chosen.name}"):
            _make(slot, chosen, taking)


def _offer_file(slot: DeltaGenerator, chosen: Format, taking: Taking, data: bytes) -> None:
    name = translate(taking.language)(NAMES[chosen.name])
    size = write_size(len(data), taking.language)
    slot.download_button(
        fill_in(N_("Save {name}, {size}"), taking.language, name=name, size=size),
        data,
        name_file(taking.selection.dossier, chosen, language=taking.language, **taking.look),
        chosen.media_type,
        key=f"save_{chosen.name}",
        on_click="ignore",
        type="primary",
    )


def _make(slot: DeltaGenerator, chosen: Format, taking: Taking) -> None:
    """Make the file, keep it for this session and offer it; what is wrong is said in its place."""
    address = write_address(taking.page, taking.view)
    try:
        with slot, st.spinner(translate(taking.language)(N_("Being made…"))):
            data = chosen.write(
                taking.selection,
                language=taking.language,
                permalink=address if is_public(address) else "",
                words=taking.words,
                **taking.look,
            )
    except ArticlemapError as error:
        with slot:
            views.show("takeaway_error.html", taking.language, error=error)
        return
    st.session_state.setdefault(MADE, {})[chosen.name] = (taking.identify(chosen), data)
    _offer_file(slot, chosen, taking, data)


def _show_iframe(taking: Taking, title: str) -> None:
    address = write_address(taking.page, taking.view, embed=True)
    if not address:
        return
    views.show("takeaway_embed.html", taking.language, frame=address, public=is_public(address))
    st.code(write_iframe(address, title, language=taking.language), "html", wrap_lines=True)
