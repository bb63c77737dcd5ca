"""Setup for Windows under wine: installed silently, used, its window seen, upgraded, removed."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.installed import screen, story, wine
from tests.installed.programs import DIST, PICTURES
from tests.installed.wine import Wine, called, gone

pytestmark = [pytest.mark.installed, pytest.mark.timeout(3600)]

SETUPS = sorted(DIST.glob("ACA-Desktop-*-setup.exe"))
NEEDED = wine.missing() + screen.missing()

if not SETUPS:
    pytestmark.append(pytest.mark.skip(reason="no setup in dist/: python3 packaging/build.py windows"))
elif NEEDED:
    pytestmark.append(pytest.mark.skip(reason=f"not installed: {' '.join(NEEDED)}"))


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wine]:
    """A fresh Windows, with a screen."""
    with wine.fresh(tmp_path_factory.mktemp("wine") / "prefix") as windows:
        yield windows


@pytest.fixture(scope="module")
def folder(windows: Wine) -> Path:
    """The folder of the program after a silent installation."""
    windows.run(SETUPS[-1], "/S")
    folder = windows.programs / "ACA Desktop"
    windows.stand_in_beside(folder / "python")
    return folder


def test_the_program_does_what_the_checkout_does(windows: Wine, folder: Path, tmp_path: Path) -> None:
    story.play(windows.program(folder / "aca-desktop.exe", tmp_path / "home"), tmp_path)


@pytest.mark.usefixtures("folder")
def test_files_open_by_double_click(windows: Wine) -> None:
    for ending, kind in ((".aca", "ACADesktop.File"), (".acasync", "ACADesktop.SyncFile")):
        assert kind in windows.run("reg", "query", rf"HKCU\Software\Classes\{ending}", "/ve")
        command = windows.run("reg", "query", rf"HKCU\Software\Classes\{kind}\shell\open\command", "/ve")
        assert r'ACA Desktop.exe" "%1"' in command


def test_the_window_opens_with_a_file(windows: Wine, folder: Path, tmp_path: Path) -> None:
    file, home = tmp_path / "山 del sur.aca", tmp_path / "home"
    windows.program(folder / "aca-desktop.exe", home).run("sample", "aca-gdl", file)
    environment = {**windows.environment, "ACA_DESKTOP_HOME": called(home)}
    opened = subprocess.Popen(["wine", str(folder / "ACA Desktop.exe"), called(file)], env=environment)
    try:
        screen.wait_for("ACA Desktop", windows.display)
        assert screen.photograph(windows.display, PICTURES / "windows.png", seconds=25) > 100
        assert opened.poll() is None
        assert not (home / "log" / "mistakes.txt").exists()
    finally:
        windows.run("taskkill", "/f", "/im", "pythonw.exe")
        opened.wait(60)


def test_the_window_is_seen_as_soon_as_the_checkouts(windows: Wine, folder: Path, tmp_path: Path) -> None:
    python = wine.interpreter(tmp_path / "checkout").with_name("pythonw.exe")
    windows.stand_in_beside(python.parent)
    windows.program(folder / "aca-desktop.exe", tmp_path / "home").run("sample", "aca-gdl", tmp_path / "x.aca")
    file, environment = (
        called(tmp_path / "x.aca"),
        {**windows.environment, "ACA_DESKTOP_HOME": called(tmp_path / "home")},
    )

    def opened_by(*command: str | Path) -> screen.Opening:
        return screen.Opening(
            ["wine", *command, file],
            environment,
            lambda _: windows.run("taskkill", "/f", "/im", "pythonw.exe"),
        )

    installed = opened_by(folder / "ACA Desktop.exe")
    here = opened_by(python, "-m", "aca_desktop")
    assert screen.beside(installed, here, windows.display, PICTURES / "windows.txt") <= screen.MOST


def test_an_upgrade_keeps_what_people_have_put_beside_the_program(windows: Wine, folder: Path) -> None:
    own, stale = folder / "mine.aca", folder / "lib" / "of an older version.py"
    own.write_bytes(b"mine")
    stale.touch()
    windows.run(SETUPS[-1], "/S")
    assert own.read_bytes() == b"mine"
    assert not stale.exists()


def test_removing_leaves_nothing_but_peoples_own(windows: Wine, folder: Path) -> None:
    own = folder / "mine.aca"
    own.write_bytes(b"mine")
    windows.run(folder / "uninstall.exe", "/S")
    assert gone(folder / "uninstall.exe")
    windows.wait()
    assert sorted(path.name for path in folder.iterdir()) == ["mine.aca"]
    for key in (r"Software\ACA Desktop", r"Software\Classes\.aca", r"Software\Classes\ACADesktop.File"):
        with pytest.raises(AssertionError):
            windows.run("reg", "query", rf"HKCU\{key}")
    assert not list((windows.prefix / "drive_c").rglob("ACA Desktop.lnk"))
