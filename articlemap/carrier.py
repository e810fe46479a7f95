"""What the visitor's own browser keeps over pages that are loaded anew, each a new session.

Like `ui` it knows Streamlit. No other visitor has that storage; what comes back from it is the
browser's word, to be checked by whoever asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

SCRIPT = Path(__file__).parent / "templates" / "carrier.js"


@dataclass(frozen=True, slots=True)
class Shelf:
    """A place in the browser's storage; `lasting` outlives the tab, `most` is how much it holds."""

    name: str
    most: int
    lasting: bool = False

    @property
    def kept(self) -> dict[str, Any]:
        """What the storage held when it was last asked and had more than the session; unchecked."""
        value = st.session_state.get(self.name, {}).get("kept")
        return value if isinstance(value, dict) else {}

    def carry(self, own: Mapping[str, Any], gone: Iterable[str] = (), *, ask: bool = True) -> None:
        """Add `own` to what lies there, without those that are gone; if asked, tell the rest.

        What the storage adds comes with one more run, which may cut off another: ask in a
        fragment only.
        """
        _component()(
            key=self.name,
            data={
                "name": f"articlemap:{self.name}",
                "lasting": self.lasting,
                "most": self.most,
                "own": dict(own),
                "forgotten": sorted(gone),
                "ask": ask,
            },
            on_kept_change=_nothing,
        )


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    return st.components.v2.component("articlemap_carrier", js=SCRIPT.read_text("utf-8"))


def _nothing() -> None:
    """Streamlit keeps a value only where a change of it is listened to."""
