"""How an environment is made, added to and made anew, with locks of no package, so that nothing is fetched."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.packaging import FOLDER, executable, room

environment = room("environment")
making = room("making")
pythons = room("pythons")

HOLDS = """
import pathlib, sys
sys.path.insert(0, sys.argv[1])
import making
with making.one_at_a_time(pathlib.Path(sys.argv[2])):
    making.run(["sh", "-c", "echo held > $0.held; sleep 1; echo ended > $0.ended", sys.argv[2]], "failed")
"""


@pytest.fixture(scope="module")
def base() -> Any:
    return pythons.ask(sys.executable)


@pytest.fixture
def checkout(tmp_path: Path) -> Any:
    """A checkout with locks of no package."""
    checkout = environment.Checkout(tmp_path / "checkout")
    checkout.lock("lock.txt").parent.mkdir(parents=True)
    for name in (environment.RUN, environment.TEST):
        checkout.lock(name).write_text(f"# {name}\n", encoding="utf-8")
    (checkout.root / "greeting.py").write_text("print('hello')\n", encoding="utf-8")
    return checkout


def without_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make empty environments by the same command, but without the seconds that pip's arrival takes."""

    def run(command: list[str], failure: str) -> str:
        if command[1:3] == ["-m", "venv"]:
            command = [*command, "--without-pip"]
        return "" if command[1:3] == ["-m", "pip"] else str(real(command, failure))

    real = making.run
    monkeypatch.setattr(making, "run", run)


def hello(checkout: Any, folder: Path) -> str:
    run = subprocess.run(
        [checkout.python, "-P", "-m", "greeting"], cwd=folder, capture_output=True, text=True, check=True
    )
    return run.stdout


def test_an_environment_is_made_and_moves_with_its_checkout(
    checkout: Any, base: Any, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    making.build(checkout, environment.RUN, base)
    assert environment.is_ready(checkout, environment.RUN)
    assert not environment.is_ready(checkout, environment.TEST)
    assert hello(checkout, tmp_path) == "hello\n"
    assert capfd.readouterr() == (
        "",
        f"Making the virtual environment .venv with {base.spoken}.\n"
        "Installing the 0 packages of packaging/lock.txt. This is done again only when that file changes.\n",
    )
    moved = environment.Checkout(checkout.root.rename(tmp_path / "moved"))
    assert environment.is_ready(moved, environment.RUN)
    assert hello(moved, tmp_path) == "hello\n"


def test_the_tests_add_to_it_and_the_program_goes_on_using_it(
    checkout: Any, base: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_packages(monkeypatch)
    making.build(checkout, environment.RUN, base)
    (checkout.environment / "mark").touch()
    making.build(checkout, environment.TEST, making.choose(checkout, environment.TEST))
    assert environment.is_ready(checkout, environment.RUN)
    assert environment.is_ready(checkout, environment.TEST)
    assert (checkout.environment / "mark").exists()


def test_one_made_for_the_tests_serves_the_program_too(
    checkout: Any, base: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_packages(monkeypatch)
    making.build(checkout, environment.TEST, base)
    assert environment.is_ready(checkout, environment.RUN)


@pytest.mark.parametrize("lock", ["lock.txt", "lock-test.txt"])
def test_a_changed_lock_makes_it_anew(
    checkout: Any, base: Any, monkeypatch: pytest.MonkeyPatch, lock: str
) -> None:
    without_packages(monkeypatch)
    making.build(checkout, lock, base)
    (checkout.environment / "mark").touch()
    checkout.lock("lock.txt").write_text("# changed\n", encoding="utf-8")
    making.build(checkout, lock, base)
    assert not (checkout.environment / "mark").exists()


def test_a_half_made_one_is_made_anew(checkout: Any, base: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    without_packages(monkeypatch)
    (checkout.environment / "lib").mkdir(parents=True)
    (checkout.environment / "lib" / "half").touch()
    making.build(checkout, environment.RUN, base)
    assert not (checkout.environment / "lib" / "half").exists()
    assert environment.is_ready(checkout, environment.RUN)


def test_a_failed_installation_leaves_it_unready(
    checkout: Any, base: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_packages(monkeypatch)
    making.build(checkout, environment.RUN, base)
    executable(
        checkout.environment / "bin" / "failing", "echo 'ERROR: [Errno 28] No space left on device'; exit 1"
    )
    real = making.run

    def failing(_: list[str], failure: str) -> str:
        return str(real([checkout.environment / "bin" / "failing"], failure))

    monkeypatch.setattr(making, "run", failing)
    with pytest.raises(environment.Trouble) as told:
        making.install(checkout, environment.TEST)
    assert str(told.value).splitlines()[:2] == ["The packages could not be installed.", "The disk is full."]
    with pytest.raises(environment.Trouble):
        making.build(checkout, environment.TEST, base)
    assert not environment.is_ready(checkout, environment.RUN)


def test_a_link_to_an_environment_is_cut_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / ".venv").symlink_to(tmp_path / "elsewhere")
    making.remove(tmp_path / ".venv")
    assert (tmp_path / "elsewhere").is_dir()
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("OSError: [Errno 28] No space left on device", ["The disk is full."]),
        ("Temporary failure in name resolution", ["The packages could not be fetched; is this machine offline?"]),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE",
            ["A package that was fetched is not the one that the lock names."],
        ),
        (
            "certificate verify failed CERTIFICATE_VERIFY_FAILED … (from versions: none)",
            ["This machine's certificates do not vouch for the server that has the packages."],
        ),
        ("something else", []),
    ],
)
def test_the_reason_is_told_where_it_is_known(words: str, says: list[str]) -> None:
    assert making.reasons(words) == says


def python(*, whole: bool, debians: bool = True) -> Any:
    return pythons.Python("/usr/bin/python3.13" if debians else "/opt/python3.13", (3, 13, 5), whole)


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Debian that lacks one library and one program, and nobody who may install them."""
    monkeypatch.setattr(making.debian, "missing_libraries", lambda: ["libegl1"])
    monkeypatch.setattr(making.debian, "missing_programs", lambda: ["qpdf"])
    monkeypatch.setattr(making.debian, "may_install", lambda: False)


@pytest.mark.usefixtures("lacking")
def test_what_is_missing_is_told_as_one_line_to_type(capfd: pytest.CaptureFixture[str]) -> None:
    making.complete_system(None, tests=False)
    line = "sudo apt-get install --no-install-recommends"
    missing = "packages of the system that are missing. To install them, type:\n"
    assert capfd.readouterr() == ("", f"The window needs {missing}  {line} libegl1\n")
    making.complete_system(python(whole=True), tests=True)
    assert capfd.readouterr() == ("", f"The window and the tests need {missing}  {line} libegl1 qpdf\n")


@pytest.mark.usefixtures("lacking")
def test_without_ensurepip_one_line_brings_everything() -> None:
    with pytest.raises(environment.Trouble) as told:
        making.complete_system(python(whole=False), tests=True)
    assert str(told.value) == (
        "Without python3.13-venv, no virtual environment can be made. Type:\n"
        "  sudo apt-get install --no-install-recommends python3.13-venv libegl1 qpdf\n"
        "and run this again."
    )


def test_a_python_of_ones_own_cannot_be_completed_by_debian() -> None:
    with pytest.raises(environment.Trouble, match=r"^Python 3\.13\.5 \(/opt/python3\.13\) cannot make"):
        making.lacking_for_environments(python(whole=False, debians=False))


def test_root_installs_what_is_missing(lacking: None, monkeypatch: pytest.MonkeyPatch) -> None:
    del lacking
    asked: list[list[str]] = []

    def install(packages: list[str], _: object) -> bool:
        asked.append(packages)
        return True

    monkeypatch.setattr(making.debian, "may_install", lambda: True)
    monkeypatch.setattr(making.debian, "install", install)
    making.complete_system(python(whole=False), tests=True)
    assert asked == [["python3.13-venv"], ["libegl1", "qpdf"]]


def test_no_python_at_all_is_told(checkout: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making.pythons, "find", lambda _: None)
    with pytest.raises(environment.Trouble, match=r"needs Python 3\.12, 3\.13 or 3\.14, and none was found"):
        making.choose(checkout, environment.RUN)


@pytest.mark.parametrize(
    ("system", "told", "untold"),
    [("win32", "winget install", "apt-get"), ("darwin", "python.org", "apt-get"), ("linux", "apt-get", "winget")],
)
def test_how_a_python_is_got_is_told_for_this_system(
    checkout: Any, monkeypatch: pytest.MonkeyPatch, system: str, told: str, untold: str
) -> None:
    monkeypatch.setattr(making.pythons, "find", lambda _: None)
    with monkeypatch.context() as patched:
        patched.setattr(sys, "platform", system)
        with pytest.raises(environment.Trouble) as trouble:
            making.choose(checkout, environment.RUN)
    assert told in str(trouble.value)
    assert untold not in str(trouble.value)


def test_a_second_run_waits_for_the_first_and_for_what_a_killed_one_started(tmp_path: Path) -> None:
    lock = tmp_path / "build" / "environment.lock"
    first = subprocess.Popen([sys.executable, "-c", HOLDS, FOLDER, lock], start_new_session=True)
    held = tmp_path / "build" / "environment.lock.held"
    ready = threading.Event()
    while not held.exists() and first.poll() is None:
        ready.wait(0.01)
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    with making.one_at_a_time(lock):
        assert (tmp_path / "build" / "environment.lock.ended").exists()
