"""Places that no offline list has, from a Nominatim server: politely, and never twice.

One request a second for the whole run, the user's address in the User-Agent, and answers kept
on disk, as the usage policy of the public server asks:
https://operations.osmfoundation.org/policies/nominatim/. Answers are OpenStreetMap data, ODbL.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import platformdirs
from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderQuotaExceeded,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
)
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from articlemap.geodesy import Point
from articlemap.language import N_
from articlemap.notices import Notice, RefusedError, notice

SERVER = "https://nominatim.openstreetmap.org"
SECONDS_BETWEEN_REQUESTS = 1.0
RETRIES = 2
SECONDS_BEFORE_RETRY = 5.0
TIMEOUT = 10.0  # seconds
KEPT_FOR = timedelta(days=90)  # after that the map may know better
AROUND = 3.0  # degrees; places this near to the others are preferred, not required

NO_ANSWER = N_("{host} did not answer ({reason}); what was found is kept, try again later")
NO_ADDRESS = N_("{server}: not the address of a server; write {example}")
REASONS = {
    GeocoderUnavailable: N_("it cannot be reached"),
    GeocoderTimedOut: N_("it is too slow or too busy"),
    GeocoderQuotaExceeded: N_("it was asked too much"),
    GeocoderAuthenticationFailure: N_("it does not let us ask"),
    GeocoderInsufficientPrivileges: N_("it does not let us ask"),
}
OTHER_REASON = N_("it reported an error")

# geopy logs each retry with its traceback; without a handler Python would print that to the user.
logging.getLogger("geopy").addHandler(logging.NullHandler())


class OnlineLookupError(RefusedError):
    """The server cannot be asked: go on without it, and say so."""


class Answer(NamedTuple):
    """What the server has under a name, and when it said so; no point when it has nothing."""

    point: Point | None
    address: str
    osm_id: str
    looked_up: date


class OnlineGazetteer:
    """A Nominatim server behind a rate limit and a cache on disk."""

    def __init__(
        self,
        contact: str,
        *,
        server: str = SERVER,
        folder: Path | None = None,
        retries: int = RETRIES,
        today: Callable[[], date] = date.today,
    ) -> None:
        """`contact` is where the server's keepers can reach the user; `folder` is the cache's.

        A server that fails is asked `retries` times more, some seconds apart.
        """
        nominatim = _open_server(server, user_agent=f"articlemap ({contact})")
        self._ask = RateLimiter(
            nominatim.geocode,
            min_delay_seconds=SECONDS_BETWEEN_REQUESTS,
            max_retries=retries,
            error_wait_seconds=SECONDS_BEFORE_RETRY,
            swallow_exceptions=False,
        )
        self.server = server
        self.folder = folder or platformdirs.user_cache_path("articlemap") / "nominatim"
        self.today = today

    def find(self, name: str, *, near: tuple[float, float] | None = None) -> Answer:
        """The server's first place of that name, from the cache when it was asked before.

        Raises OnlineLookupError when the server cannot be reached or refuses; answers got
        before stay in the cache.
        """
        box = _box_around(near) if near else None
        path = self.folder / _file_name(self.server, name, box)
        kept = _read_answer(path)
        if kept and self.today() - kept.looked_up < KEPT_FOR:
            return kept
        try:
            location = self._ask(name, viewbox=box, language="en")
        except GeocoderServiceError as error:
            host = urlsplit(self.server).netloc
            raise OnlineLookupError(NO_ANSWER, host=host, reason=_say_why(error)) from error
        answer = _as_answer(location, self.today())
        _write_answer(path, answer)
        return answer


def _say_why(error: GeocoderServiceError) -> Notice:
    """Why there was no answer, as far as a user has to know."""
    return notice(
        next((why for kind, why in REASONS.items() if isinstance(error, kind)), OTHER_REASON)
    )


def _open_server(server: str, *, user_agent: str) -> Nominatim:
    """geopy's geocoder for a server's address; raises OnlineLookupError for what is none."""
    address = urlsplit(server)
    domain = f"{address.netloc}{address.path}"
    if address.scheme not in ("http", "https") or not address.netloc:
        raise OnlineLookupError(NO_ADDRESS, server=server, example=SERVER)
    return Nominatim(user_agent=user_agent, domain=domain, scheme=address.scheme, timeout=TIMEOUT)


def _box_around(point: tuple[float, float]) -> list[tuple[float, float]]:
    """Two corners around a point, on whole degrees so that a small move keeps the cache."""
    latitude, longitude = round(point[0]), round(point[1])
    south, north = max(latitude - AROUND, -90), min(latitude + AROUND, 90)
    return [(south, max(longitude - AROUND, -180)), (north, min(longitude + AROUND, 180))]


def _file_name(*question: object) -> str:
    text = json.dumps(question, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:32] + ".json"


def _as_answer(location: Any, day: date) -> Answer:
    if location is None:
        return Answer(None, "", "", day)
    osm_id = f"{location.raw.get('osm_type', '')}/{location.raw.get('osm_id', '')}"
    return Answer(Point(location.latitude, location.longitude), location.address, osm_id, day)


def _read_answer(path: Path) -> Answer | None:
    """The answer kept in a file; None when there is none or it cannot be read."""
    try:
        point, address, osm_id, day = json.loads(path.read_text(encoding="utf-8"))
        return Answer(Point(*point) if point else None, address, osm_id, date.fromisoformat(day))
    except (OSError, ValueError, TypeError):
        return None


def _write_answer(path: Path, answer: Answer) -> None:
    """Keep an answer whole or not at all; a cache that cannot be written is no reason to stop."""
    text = json.dumps([*answer[:3], answer.looked_up.isoformat()], ensure_ascii=False)
    half = path.with_suffix(".part")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        half.write_text(text, encoding="utf-8")
        half.replace(path)
