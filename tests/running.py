"""Runs the dashboard for a dossier, as a user's command would, and ends it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOST = "127.0.0.1"
PATIENCE = 60  # seconds until a server that starts is given up
BREATH = 0.1  # seconds between two looks at it


@contextmanager
def run_dashboard(dossier: Path, log: Path, **settings: str) -> Iterator[str]:
    """The address of a dashboard that shows `dossier`; its server ends with the block.

    `settings` are variables of its environment.
    """
    with start_dashboard(dossier, log, find_free_port(), **settings) as (address, _server):
        yield address


@contextmanager
def start_dashboard(
    dossier: Path, log: Path, port: int, **settings: str
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The same at a port of one's own choice, with the server itself, which may be killed."""
    with log.open("wb") as output:
        server = subprocess.Popen(
            _command(port),
            cwd=ROOT,
            env={**os.environ, "ARTICLEMAP_DOSSIER": str(dossier), **settings},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_until_healthy(server, port, log)
        yield f"http://{HOST}:{port}", server
    finally:
        _end(server)


def find_free_port() -> int:
    """A port of this machine that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _command(port: int) -> list[str]:
    options = {
        "server.port": port,
        "server.address": HOST,
        "server.headless": "true",
        "server.fileWatcherType": "none",
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "streamlit", "run", "dashboard.py", *flags]


def _wait_until_healthy(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Return once the server answers; raise with its log when it ends or does not answer."""
    for _ in range(round(PATIENCE / BREATH)):
        if _is_healthy(port):
            return
        try:
            server.wait(BREATH)
        except subprocess.TimeoutExpired:
            continue
        break
    raise RuntimeError(f"the dashboard did not start:\n{log.read_text(errors='replace')}")


def _is_healthy(port: int) -> bool:
    connection = HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _end(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
