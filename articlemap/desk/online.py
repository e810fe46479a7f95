"""A name looked up on the internet: only where the operator gave a contact, only when pressed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from articlemap.geoparse.toponym import Candidate
from articlemap.nominatim import SERVER, OnlineGazetteer

CONTACT = "ARTICLEMAP_CONTACT"  # where the server's keepers can reach who runs the dashboard
ADDRESS = "ARTICLEMAP_NOMINATIM"  # of another server than the public one
UNCERTAINTY_KM = 3.0  # our estimate for a point of OpenStreetMap, as for a settlement


def find_server(environment: Mapping[str, str] = os.environ) -> str:
    """The address of the server that may be asked; blank while no contact is set."""
    contact = environment.get(CONTACT, "").strip()
    return (environment.get(ADDRESS, "").strip() or SERVER) if contact else ""


def name_host(server: str) -> str:
    """What a visitor is told of who gets the name."""
    return urlsplit(server).netloc


def ask_server(
    name: str, environment: Mapping[str, str] = os.environ, *, folder: Path | None = None
) -> list[Candidate]:
    """The server's first place of that name, or none; nothing else than the name is sent.

    Raises OnlineLookupError when the server does not answer.
    """
    contact, server = environment[CONTACT].strip(), find_server(environment)
    answer = _open(contact, server, folder).find(name)
    if answer.point is None:
        return []
    said = answer.address or name
    latitude, longitude = answer.point.latitude, answer.point.longitude
    return [
        Candidate(
            *("nominatim", answer.osm_id, said[:200], said[:200], "", "site", "", ""),
            *(latitude, longitude, UNCERTAINTY_KM, 0, 1.0),
        )
    ]


@lru_cache(maxsize=8)
def _open(contact: str, server: str, folder: Path | None) -> OnlineGazetteer:
    """One gazetteer for all visitors, so that their questions together keep the server's pace.

    Somebody waits for the answer: a server that fails is said at once, to be asked again by hand.
    """
    return OnlineGazetteer(contact, server=server, folder=folder, retries=0)
