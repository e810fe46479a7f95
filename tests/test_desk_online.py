"""Looking a name up online: off until a contact is set, and only the name is sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from articlemap.desk.online import ask_server, find_server, name_host
from articlemap.desk.view import describe_found
from articlemap.nominatim import SERVER, OnlineLookupError
from articlemap.review import read_decision
from tests.nominatim import CONTACT, Server
from tests.test_locate_command import cache, clock, server

__all__ = ["cache", "clock", "server"]  # fixtures: a Nominatim of the tests on the loopback


def settings(server: Server) -> dict[str, str]:
    return {"ARTICLEMAP_CONTACT": CONTACT, "ARTICLEMAP_NOMINATIM": server.url}


def test_nobody_is_asked_until_the_operator_gives_a_contact() -> None:
    assert find_server({}) == ""
    assert find_server({"ARTICLEMAP_NOMINATIM": "http://x"}) == ""
    assert find_server({"ARTICLEMAP_CONTACT": CONTACT}) == SERVER
    assert name_host(SERVER) == "nominatim.openstreetmap.org"


def test_the_name_alone_is_sent_with_the_contact(server: Server, tmp_path: Path) -> None:
    [found] = ask_server("Kafr Atlantis", settings(server), folder=tmp_path)
    assert (found.latitude, found.longitude) == (35.7, 36.5)
    [request] = server.requests
    assert request.name == "Kafr Atlantis"
    assert CONTACT in request.user_agent


def test_what_is_found_can_be_decided_and_says_where_it_comes_from(
    server: Server, tmp_path: Path
) -> None:
    [found] = ask_server("Tell Utopia", settings(server), folder=tmp_path)
    plain = {"kind": "locate", "about": "t0_1", "values": describe_found(found)["values"]}
    assert read_decision(plain).values["gazetteer"] == "nominatim"


def test_a_name_that_the_server_does_not_have_finds_nothing(server: Server, tmp_path: Path) -> None:
    assert ask_server("Nowhere", settings(server), folder=tmp_path) == []


def test_two_questions_keep_the_servers_pace_together(server: Server, tmp_path: Path) -> None:
    for name in ("Kafr Atlantis", "Tell Utopia"):
        ask_server(name, settings(server), folder=tmp_path)
    first, second = server.requests
    assert second.at - first.at >= 1.0


def test_a_server_that_does_not_answer_is_said_at_once_in_the_visitors_language(
    server: Server, tmp_path: Path
) -> None:
    server.fails = 9
    with pytest.raises(OnlineLookupError, match="did not answer") as caught:
        ask_server("Kafr Atlantis", settings(server), folder=tmp_path)
    assert len(server.requests) == 1
    assert "n’a pas répondu (il est trop lent ou trop sollicité)" in caught.value.notice.words("fr")
    assert "بطيء جدًا أو مشغول جدًا" in caught.value.notice.words("ar")
