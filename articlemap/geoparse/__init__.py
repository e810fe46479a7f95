"""From a text to the places that it names, offline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from articlemap.geoparse.toponym import Candidate, Status, Toponym

if TYPE_CHECKING:
    from articlemap.geoparse.parser import geoparse

__all__ = ["Candidate", "Status", "Toponym", "geoparse"]


def __getattr__(name: str) -> Any:
    """`geoparse`, whose modules need numpy and the gazetteer: they are imported when asked for."""
    if name == "geoparse":
        from articlemap.geoparse.parser import geoparse  # noqa: PLC0415

        return geoparse
    raise AttributeError(name)
