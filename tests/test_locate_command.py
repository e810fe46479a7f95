"""`python -m articlemap check` and `locate`, the online look-up on a server of our own."""

from __future__ import annotations

import csv
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from articlemap.__main__ import main
from articlemap.commands.shared import DEFAULT
from articlemap.dossier import read_dossier
from articlemap.nominatim import KEPT_FOR, OnlineGazetteer, OnlineLookupError
from articlemap.rows import rows_by_line
from articlemap.tables import PLACES, TABLES
from tests.nominatim import CONTACT, KNOWN, Server, serve_nominatim


class Clock:
    """A clock that only sleeping moves, so that a test need not wait."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("geopy.extra.rate_limiter.default_timer", clock)
    monkeypatch.setattr("geopy.extra.rate_limiter.sleep", clock.sleep)
    return clock


@pytest.fixture
def server(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serve_nominatim(clock) as server:
        yield server


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's cache folder, for this test only."""
    folder = tmp_path / "cache"
    monkeypatch.setattr("platformdirs.user_cache_path", lambda _: folder)
    return folder


def write_dossier(folder: Path, *rows: dict[str, str]) -> Path:
    """A dossier of places only; a row says what differs from a town nobody has located."""
    folder.mkdir(parents=True)
    for table in TABLES:
        (folder / table.file).write_text(",".join(table.columns) + "\n", encoding="utf-8")
    with (folder / PLACES.file).open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(PLACES.columns), restval="")
        town = {"kind": "town", "named_in_article": "yes", "source": "not located yet"}
        for row in rows:
            writer.writerow({**town, "name_fr": row["name_en"], **row})
    (folder / "article.txt").write_text("Rien.\n", encoding="utf-8")
    (folder / "datapackage.json").write_text("{}", encoding="utf-8")
    return folder


SARAQEB = {"place_id": "saraqeb", "name_en": "Saraqeb"}
MOREK = {"place_id": "morek", "name_en": "Morek"}
ATLANTIS = {"place_id": "atlantis", "name_en": "Kafr Atlantis"}
UTOPIA = {"place_id": "utopia", "name_en": "Tell Utopia"}


def online(server: str) -> list[str]:
    return ["--online", "--contact", CONTACT, "--server", server]


def test_check_of_a_valid_dossier_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "no problem" in capsys.readouterr().out


def test_check_prints_every_problem_on_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_dossier(
        tmp_path / "d",
        {**SARAQEB, "latitude": "460.5", "longitude": "36"},
        {**MOREK, "kind": "sea"},
    )
    assert main(["check", str(folder)]) == 1
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith("places.csv, line 2: latitude 460.5: expected −90 to 90")
    assert out[1].startswith("places.csv, line 3: kind sea")
    assert out[2] == "2 problems"


def test_locate_check_derives_the_shipped_dossier(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["locate", "--check"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any("midpoint:167611+164094" in line for line in lines)
    assert any("surman_village" in line and "no coordinate" in line for line in lines)
    assert "0 failed" in lines[-1]


def test_locate_check_of_a_drifted_dossier_exits_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    point = {"latitude": "35.87", "longitude": "36.80591", "precision": "town"}
    record = {"gazetteer": "geonames", "gazetteer_id": "164816"}
    folder = write_dossier(tmp_path / "d", {**SARAQEB, **point, **record}, {**MOREK, **point})
    assert main(["locate", str(folder), "--check"]) == 1
    saraqeb, morek, total = capsys.readouterr().out.splitlines()
    assert saraqeb.split()[0] == "0.614"
    assert saraqeb.endswith("FAILS")
    assert "FAILS: has a coordinate and names no list" in morek
    assert "0.614 km of drift at most" in total
    assert "2 failed" in total


def test_locate_writes_a_dossier_that_reads_and_leaves_the_first_alone(tmp_path: Path) -> None:
    folder, out = write_dossier(tmp_path / "d", SARAQEB, MOREK), tmp_path / "out"
    before = (folder / PLACES.file).read_bytes()
    assert main(["locate", str(folder), "--out", str(out)]) == 0
    assert (folder / PLACES.file).read_bytes() == before
    rows = rows_by_line(read_dossier(out).places).values()
    assert [row["gazetteer_id"] for row in rows] == ["164816", "166640"]
    assert main(["locate", str(out), "--check"]) == 0


def test_without_out_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_dossier(tmp_path / "d", SARAQEB)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert main(["locate", str(folder)]) == 0
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
    assert "nothing written" in capsys.readouterr().out


def test_a_name_in_no_list_is_listed_and_the_exit_code_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_dossier(tmp_path / "d", SARAQEB, ATLANTIS)
    assert main(["locate", str(folder)]) == 1
    out = capsys.readouterr().out
    assert "saraqeb: 35.86447, 36.80591 (GeoNames" in out
    assert "Not on the map:\n  atlantis (Kafr Atlantis): no list has a place of that name" in out


def test_online_finds_what_no_list_has_with_provenance(tmp_path: Path, server: Server) -> None:
    folder, out = write_dossier(tmp_path / "d", SARAQEB, ATLANTIS), tmp_path / "out"
    assert main(["locate", str(folder), *online(server.url), "--out", str(out)]) == 0
    row = list(rows_by_line(read_dossier(out).places).values())[1]
    assert (row["latitude"], row["longitude"]) == (35.7, 36.5)
    assert (row["gazetteer"], row["gazetteer_id"]) == ("nominatim", "node/7")
    assert "ODbL" in row["source"]
    assert date.today().isoformat() in row["source"]


def test_only_names_in_no_list_are_asked_with_the_users_contact(
    tmp_path: Path, server: Server
) -> None:
    main(["locate", str(write_dossier(tmp_path / "d", SARAQEB, ATLANTIS)), *online(server.url)])
    assert [request.name for request in server.requests] == ["Kafr Atlantis"]
    assert CONTACT in server.requests[0].user_agent


def test_requests_are_a_second_apart_over_the_whole_run(tmp_path: Path, server: Server) -> None:
    nowhere = {"place_id": "nowhere", "name_en": "Nowhere", "name_fr": "Nulle Part"}
    folder = write_dossier(tmp_path / "d", ATLANTIS, nowhere, UTOPIA)
    main(["locate", str(folder), *online(server.url)])
    times = [request.at for request in server.requests]
    assert len(times) == 4
    assert [later - earlier for earlier, later in pairwise(times)] == [1, 1, 1]


def test_a_second_run_asks_nothing(tmp_path: Path, server: Server) -> None:
    folder = write_dossier(tmp_path / "d", ATLANTIS, {"place_id": "x", "name_en": "Nowhere"})
    first = main(["locate", str(folder), *online(server.url)])
    asked = len(server.requests)
    assert main(["locate", str(folder), *online(server.url)]) == first == 1
    assert len(server.requests) == asked == 2


def test_an_old_answer_is_asked_for_again(tmp_path: Path, server: Server) -> None:
    today = date(2026, 1, 1)
    ask: dict[str, Any] = {"server": server.url, "folder": tmp_path}
    OnlineGazetteer(CONTACT, **ask, today=lambda: today).find("Tell Utopia")
    later = today + KEPT_FOR - timedelta(days=1)
    assert OnlineGazetteer(CONTACT, **ask, today=lambda: later).find("Tell Utopia").point
    assert len(server.requests) == 1
    later = today + KEPT_FOR
    answer = OnlineGazetteer(CONTACT, **ask, today=lambda: later).find("Tell Utopia")
    assert (len(server.requests), answer.looked_up) == (2, later)


def test_a_server_that_is_busy_is_asked_again_later(tmp_path: Path, server: Server) -> None:
    server.fails = 1
    found = OnlineGazetteer(CONTACT, server=server.url, folder=tmp_path).find("Tell Utopia")
    assert found.point == KNOWN["Tell Utopia"]
    assert server.requests[1].at - server.requests[0].at >= 5


def test_a_server_that_fails_midway_keeps_the_work_done(
    tmp_path: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = write_dossier(tmp_path / "d", ATLANTIS, UTOPIA, MOREK), tmp_path / "out"
    OnlineGazetteer(CONTACT, server=server.url).find("Kafr Atlantis")
    server.fails = 99
    assert main(["locate", str(folder), *online(server.url), "--out", str(out)]) == 1
    rows = {row["place_id"]: row for row in rows_by_line(read_dossier(out).places).values()}
    assert rows["atlantis"]["gazetteer"] == "nominatim"
    assert rows["morek"]["gazetteer"] == "geonames"
    assert rows["utopia"]["latitude"] is None
    assert "did not answer" in capsys.readouterr().err


def test_an_answer_in_libya_is_a_question_not_a_place(
    tmp_path: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    known = {"latitude": "35.86447", "longitude": "36.80591", "precision": "town"}
    sorman = {"place_id": "sorman", "name_en": "Sorman"}
    folder = write_dossier(tmp_path / "d", {**SARAQEB, **known}, sorman)
    assert main(["locate", str(folder), *online(server.url)]) == 1
    assert "only found 2,2" in capsys.readouterr().out


def test_without_a_network_there_is_one_clear_line_and_no_traceback(tmp_path: Path) -> None:
    """In a process of its own, where logging is as the user has it."""
    folder = write_dossier(tmp_path / "d", SARAQEB, ATLANTIS)
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}"
        script = (
            "import sys, geopy.extra.rate_limiter as limiter, platformdirs, pathlib\n"
            "limiter.sleep = lambda seconds: None\n"
            f"platformdirs.user_cache_path = lambda _: pathlib.Path({str(tmp_path)!r})\n"
            "from articlemap.__main__ import main\n"
            "sys.exit(main(sys.argv[1:]))\n"
        )
        command = [sys.executable, "-c", script, "locate", str(folder), *online(address)]
        root = Path(__file__).parent.parent
        run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1
    assert "did not answer (it cannot be reached); what was found is kept" in run.stderr
    assert "saraqeb: 35.86447" in run.stdout


def test_a_cache_that_cannot_be_written_is_no_reason_to_stop(
    tmp_path: Path, server: Server
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    gazetteer = OnlineGazetteer(CONTACT, server=server.url, folder=tmp_path / "file")
    assert gazetteer.find("Tell Utopia").point == KNOWN["Tell Utopia"]


def test_a_broken_cache_file_is_asked_for_again(tmp_path: Path, server: Server) -> None:
    OnlineGazetteer(CONTACT, server=server.url, folder=tmp_path).find("Tell Utopia")
    for path in tmp_path.glob("*.json"):
        path.write_text("[null", encoding="utf-8")
    assert OnlineGazetteer(CONTACT, server=server.url, folder=tmp_path).find("Tell Utopia").point
    assert len(server.requests) == 2


def test_a_server_address_that_is_none_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_dossier(tmp_path / "d", ATLANTIS)
    assert main(["locate", str(folder), *online("ftp://example.org")]) == 2
    assert "ftp://example.org: not the address of a server" in capsys.readouterr().err


def test_a_server_that_is_gone_is_an_error_of_ours(tmp_path: Path, server: Server) -> None:
    server.fails = 99
    with pytest.raises(OnlineLookupError, match="did not answer"):
        OnlineGazetteer(CONTACT, server=server.url, folder=tmp_path).find("Tell Utopia")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["locate", "--online"], "--online needs --contact"),
        (["locate", "--online", "--contact", "nobody"], "an address like you@example.org"),
        (["locate", "--online", "--contact", "a@b.org\nX: y"], "an address like you@example.org"),
        (["locate", "--check", "--out", "x"], "--check changes nothing"),
        (["fly"], "invalid choice"),
        ([], "required"),
    ],
)
def test_a_wrong_command_is_explained_with_exit_code_2(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check", "locate"])
def test_a_folder_that_is_not_there_is_one_line_and_exit_code_2(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, str(tmp_path / "nowhere")]) == 2
    assert capsys.readouterr().err.endswith(
        "nowhere: no such folder; give the folder of a dossier\n"
    )


def test_locate_of_an_invalid_dossier_names_its_problems(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shutil.copytree(DEFAULT, tmp_path / "d")
    (folder / "layers.csv").unlink()
    assert main(["locate", str(folder)]) == 2
    assert "layers.csv: is missing" in capsys.readouterr().err


def test_an_output_that_cannot_be_written_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_dossier(tmp_path / "d", SARAQEB)
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert main(["locate", str(folder), "--out", str(tmp_path / "file")]) == 2
    assert "cannot be written" in capsys.readouterr().err
