"""The page of time: what it asks, its chart in two sizes, and its list. It knows Streamlit.

Apart from `views`, so that the map page does not load the charting library.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import groupby
from typing import Any

import streamlit as st

from articlemap.chronology import Moment, find_moments, list_moments
from articlemap.dossier import Dossier
from articlemap.lanes import Seat, plan_chart
from articlemap.language import N_, pick_text, translate
from articlemap.ledger import list_entries
from articlemap.lookup import look_up
from articlemap.pagewords import BASIS, list_helpers
from articlemap.selection import is_filtering
from articlemap.timechart import NARROW, WIDE, Words, describe_chart
from articlemap.timedrawing import write_spec
from articlemap.views import Page, bind, show
from articlemap.viewstate import ViewState
from articlemap.wording import (
    PRECISION,
    describe_date,
    describe_kind,
    fill_in,
    label_claim,
    name_claimant,
)

LANES = {"claimant": N_("By who speaks"), "layer": N_("By layer")}
BY_CLAIMANT = "claimant"
SIZES = {"wide": WIDE, "narrow": NARROW}


def ask_view(page: Page) -> None:
    """Fields for lanes, claimant, kind and layers; the address holds what they say."""
    _ = translate(page.language)
    show("heading.html", page.language, heading=_("Who claims what, as of when"))
    state, moments = page.state, list_moments(page.dossier)
    layers = {moment.layer["layer_id"]: moment.layer for moment in moments}
    with st.container(horizontal=True, key="am-tools"):
        st.segmented_control(
            _("Lanes"),
            list(LANES),
            format_func=lambda key: _(LANES[key]),
            required=True,
            **bind("lanes", state.lanes or BY_CLAIMANT),
        )
        _ask_one(page, "by", _("Said by"), _name_speakers(moments, page.language))
        kinds = dict.fromkeys(moment.claim["kind"] for moment in moments)
        names = {kind: describe_kind(kind, language=page.language) for kind in kinds}
        _ask_one(page, "kind", _("Kind"), names)
        # Not pills: their labels are Markdown, and a layer's name may be anyone's text.
        st.multiselect(
            _("Layers"),
            [key for key in look_up(page.dossier).layers if key in layers],
            format_func=lambda key: pick_text(layers[key], "name", page.language),
            placeholder=_("All"),
            select_all=False,
            wrap=True,
            width=420,
            **bind("layers", [key for key in state.layers or () if key in layers]),
        )


def _ask_one(page: Page, name: str, label: str, choices: dict[str, str]) -> None:
    """A field for one of `choices`, by their names in words, or any."""
    words = {"": translate(page.language)("Any"), **choices}
    value = getattr(page.state, name) or ""
    named = words.__getitem__
    st.selectbox(label, [*words], format_func=named, width=220, **bind(name, value))


def _name_speakers(moments: tuple[Moment, ...], language: str) -> dict[str, str]:
    """Who claims anything, by their keys, in the order of their names."""
    rows = {moment.claimant["claimant"]: moment.claimant for moment in moments}
    names = {key: name_claimant(row, language=language) for key, row in rows.items()}
    return dict(sorted(names.items(), key=lambda one: one[1].casefold()))


def show_timeline(page: Page) -> None:
    """The chart of what passes the view's filters, and the same claims as a list."""
    moments = find_moments(page.dossier, page.state)
    tables = look_up(page.dossier)
    chosen = page.state.claim
    values = {
        "view": page.state,
        "numbers": {
            entry.sentence["sentence_id"]: entry.number for entry in list_entries(page.dossier)
        },
        "claims": tables.claims,
        "source_language": page.dossier.meta.get("language", ""),
        "basis": BASIS,
    }
    show(
        "timeline_head.html",
        page.language,
        shown=len(moments),
        total=len(tables.claims),
        chosen=next((one for one in list_moments(page.dossier) if one.key == chosen), None),
        filtered=is_filtering(page.state) or page.state.layers is not None,
        precision=PRECISION,
        **values,
    )
    if moments:
        _show_chart(page, moments)
    layers = list({one.layer["layer_id"]: one.layer for one in moments}.values())
    groups = [(date, list(each)) for date, each in groupby(moments, lambda one: one.claim["date"])]
    show(
        "timeline.html",
        page.language,
        groups=groups,
        layers=layers,
        chosen=chosen,
        **values,
    )


def _show_chart(page: Page, moments: list[Moment]) -> None:
    """The chart for a wide window and for a phone's; a style shows one of them."""
    alt = fill_in(
        N_(
            "Chart of claims by date: {dated} with a date, {undated} without. The list below has "
            "the same, each a link to the map."
        ),
        page.language,
        dated=sum(moment.days is not None for moment in moments),
        undated=sum(moment.days is None for moment in moments),
    )
    for name in SIZES:
        spec = _write_chart(page.dossier, page.state, name, page.language)
        with st.container(key=f"am-{name}"):
            st.vega_lite_chart(spec=spec, theme=None, width="stretch", alt=alt, key=f"chart_{name}")


@lru_cache(maxsize=32)
def _write_chart(dossier: Dossier, state: ViewState, name: str, language: str) -> dict[str, Any]:
    """The chart of a view in one of SIZES, as Vega-Lite's specification."""
    size, page = SIZES[name], Page(dossier, language, state)
    moments = find_moments(dossier, state)
    plan = plan_chart(moments, _pick_lane(state), size.room)
    return write_spec(describe_chart(plan, size, _word_chart(page), chosen=state.claim))


def _pick_lane(state: ViewState) -> Callable[[Moment], str]:
    column = "layer" if state.lanes == "layer" else "claimant"
    return lambda moment: str(moment.claim[column])


def _word_chart(page: Page) -> Words:
    _ = translate(page.language)
    tables = look_up(page.dossier)
    address = list_helpers(page.language)["address"]

    def name_lane(key: str) -> str:
        if page.state.lanes == "layer":
            return pick_text(tables.layers[key], "name", page.language)
        return name_claimant(tables.claimants[key], language=page.language)

    def label(seat: Seat) -> str:
        return label_claim(seat.moment.claim, language=page.language)

    return Words(
        language=page.language,
        undated=_("No date"),
        lane=name_lane,
        label=label,
        who=lambda seat: name_claimant(seat.moment.claimant, language=page.language),
        when=lambda seat: describe_date(seat.moment.claim["date"], language=page.language),
        link=lambda seat: address("", claim=seat.moment.key),
        titles=(_("Claim"), _("Said by"), _("Date")),
    )
