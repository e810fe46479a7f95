"""What the tests share: the shipped dossier, a browser, and dashboards that run."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, expect, sync_playwright

from articlemap.dossier import Dossier, read_dossier
from articlemap.reader.map import save_map
from tests.browser import CHROMIUM_FLAGS, NO_NETWORK, find_chromium
from tests.hostile import write_hostile_dossier
from tests.running import ROOT, run_dashboard
from tests.visit import DESK, Size, Theme, Visit, open_context, visit

FIRST_DOSSIER = ROOT / "data" / "idlib-2020-02-06"

# A busy machine is slow, not wrong: what is waited for ends the wait, whenever it comes.
expect.set_options(timeout=30_000)
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

Opener = Callable[..., Visit]
Runner = Callable[[Path], AbstractContextManager[str]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the files that need the browser last, so that no other test of a worker comes after.

    Playwright's loop must not run under the other tests.
    """
    browsing = {item.path for item in items if "chromium" in getattr(item, "fixturenames", ())}
    items.sort(key=lambda item: item.path in browsing)


@pytest.fixture(scope="session")
def article() -> Dossier:
    """The dossier that ships with the program."""
    return read_dossier(FIRST_DOSSIER)


@pytest.fixture(scope="session")
def first_layers(article: Dossier) -> list[str]:
    """The layers that are on when the map opens."""
    layers = article.layers
    return list(layers.loc[layers["shown_first"].astype(bool), "layer_id"])


@pytest.fixture(scope="session")
def all_layers(article: Dossier) -> list[str]:
    return list(article.layers["layer_id"])


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's path. Without one: a failure where CI=true, elsewhere a skip that says so."""
    path = find_chromium()
    if path is None:
        missing = "no Chromium that runs was found: install one or set CHROMIUM=/path/to/it"
        if os.environ.get("CI") == "true":
            pytest.fail(missing, pytrace=False)
        pytest.skip(missing)
    return path


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=CHROMIUM_FLAGS, proxy=NO_NETWORK
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def run(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """Starts a dashboard for a dossier: `with run(folder) as address`."""
    logs = tmp_path_factory.mktemp("logs")
    return lambda dossier: run_dashboard(dossier, logs / f"{dossier.name}.log")


@pytest.fixture(scope="session")
def dashboard(run: Runner) -> Iterator[str]:
    """The address of a dashboard that shows the shipped dossier."""
    with run(FIRST_DOSSIER) as address:
        yield address


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file in which a module's dashboard keeps its drafts."""
    return tmp_path_factory.mktemp("drafts") / "drafts.sqlite"


@pytest.fixture(scope="module")
def server(chromium: str, drafts: Path) -> Iterator[str]:
    """The address of a dashboard whose drafts lie in a file of the tests."""
    log = drafts.with_suffix(".log")
    with run_dashboard(FIRST_DOSSIER, log, ARTICLEMAP_DRAFTS=str(drafts)) as address:
        yield address


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    """A page of that dashboard that has not been opened yet; nothing may go wrong in it."""
    with open_context(browser, base_url=server) as (context, witness):
        yield context.new_page()
        witness.assert_nothing_wrong()


@pytest.fixture(scope="session")
def saved(article: Dossier, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the shipped dossier saved as one file."""
    path = tmp_path_factory.mktemp("saved") / "map.html"
    save_map(article, path)
    return path.as_uri()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A module that names its READERS runs its tests of a reader in each of them."""
    ways = getattr(metafunc.module, "READERS", ())
    if ways and "reader_address" in metafunc.fixturenames:
        metafunc.parametrize("reader_address", ways, indirect=True, scope="session")


@pytest.fixture(scope="session")
def reader_address(request: pytest.FixtureRequest) -> str:
    """Where the reader is: "dashboard", or "saved" as one file; the first if nothing is said."""
    address: str = request.getfixturevalue(getattr(request, "param", "dashboard"))
    return address


@pytest.fixture(scope="session")
def hostile_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier whose every text tries to be code."""
    return write_hostile_dossier(FIRST_DOSSIER, tmp_path_factory.mktemp("hostile"))


@pytest.fixture
def open_reader(browser: Browser, dashboard: str) -> Iterator[Opener]:
    """Opens the reader, of the shipped dossier unless another address is given.

    When the test ends, nothing may have gone wrong in any page that it opened.
    """
    visits: list[Visit] = []
    with ExitStack() as stack:

        def opener(url: str = dashboard, size: Size = DESK, theme: Theme = "light") -> Visit:
            visits.append(stack.enter_context(visit(browser, url, size, theme)))
            return visits[-1]

        yield opener
        for each in visits:
            each.witness.assert_nothing_wrong()


@pytest.fixture(scope="module")
def shared_desk(browser: Browser, reader_address: str) -> Iterator[Visit]:
    with visit(browser, reader_address) as opened:
        yield opened


@pytest.fixture
def desk(shared_desk: Visit, first_layers: list[str]) -> Iterator[Visit]:
    """The reader on a desk's screen as it opens; a module's tests share the page, one by one."""
    shared_desk.begin_again(first_layers)
    yield shared_desk
    shared_desk.witness.assert_nothing_wrong()


@pytest.fixture(scope="session")
def pictures() -> Path:
    """Where pictures of the page are kept: the folder SCREENSHOTS, else test-results."""
    return Path(os.environ.get("SCREENSHOTS", ROOT / "test-results"))
