"""A Nominatim server of the tests' own on the loopback."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

CONTACT = "editor@example.org"
KNOWN: dict[str, tuple[float, float]] = {
    "Kafr Atlantis": (35.7, 36.5),
    "Tell Utopia": (35.9, 36.7),
    "Sorman": (32.7567, 12.5717),  # in Libya
}


class Request(NamedTuple):
    name: str
    user_agent: str
    at: float
    asked: dict[str, list[str]]


class Server:
    """A Nominatim of three places on the loopback; `fails` answers come back as errors."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self.requests: list[Request] = []
        self.fails = 0
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked = parse_qs(urlsplit(self.path).query)
                [name] = asked["q"]
                agent = self.headers["User-Agent"]
                server.requests.append(Request(name, agent, clock(), asked))
                failing, server.fails = server.fails > 0, server.fails - 1
                self.send_response(503 if failing else 200)
                self.end_headers()
                self.wfile.write(json.dumps(answer(name)).encode())

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"


def answer(name: str) -> list[dict[str, Any]]:
    """What Nominatim's search says of a name."""
    if name not in KNOWN:
        return []
    latitude, longitude = KNOWN[name]
    point = {"lat": str(latitude), "lon": str(longitude)}
    return [{**point, "display_name": name, "osm_type": "node", "osm_id": 7}]


@contextmanager
def serve_nominatim(clock: Callable[[], float] = monotonic) -> Iterator[Server]:
    """A server that answers until the block ends."""
    server = Server(clock)
    thread = threading.Thread(target=server.http.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server
    finally:
        server.http.shutdown()
        server.http.server_close()
        thread.join()
