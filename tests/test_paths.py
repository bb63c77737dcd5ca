"""Where an installation keeps its things: in the system, where it is told to, or beside a portable program."""

import sys
from pathlib import Path

import pytest

from aca_desktop import paths
from aca_desktop.services.workspace.file_place import safe_folder
from aca_desktop.settings import Recent, Settings


@pytest.fixture(autouse=True)
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    own = tmp_path / "ana"
    own.mkdir()
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(own))
    monkeypatch.delenv("ACA_DESKTOP_HOME", raising=False)
    return own


def unpack(folder: Path, monkeypatch: pytest.MonkeyPatch, interpreter: str) -> Path:
    """Lay down an unpacked program that is portable, and run in it."""
    (folder / interpreter).parent.mkdir(parents=True)
    (folder / "portable").touch()
    monkeypatch.setattr(sys, "executable", str(folder / interpreter))
    return folder


@pytest.mark.parametrize("interpreter", ["python/pythonw.exe", "python/bin/python3.13"])
def test_a_portable_program_keeps_everything_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, person: Path, interpreter: str
) -> None:
    stick = unpack(tmp_path / "stick 山" / "ACA-Desktop", monkeypatch, interpreter)
    assert paths.portable() == stick
    assert paths.home() == stick / "data"
    Settings.load(paths.home())
    assert safe_folder(paths.home()) == stick / "ACA Desktop"
    assert list(person.iterdir()) == []


def test_without_the_file_it_keeps_them_in_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, person: Path
) -> None:
    stick = unpack(tmp_path / "stick", monkeypatch, "python/python.exe")
    (stick / "portable").unlink()
    assert paths.portable() is None
    assert paths.home().is_relative_to(person)
    assert paths.persons() == person


def test_a_python_that_is_no_unpacked_programs_is_not_portable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpack(tmp_path / "usr", monkeypatch, "bin/python3")
    assert paths.portable() is None


def test_a_named_data_folder_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unpack(tmp_path / "stick", monkeypatch, "python/python.exe")
    monkeypatch.setenv("ACA_DESKTOP_HOME", str(tmp_path / "named"))
    assert paths.home() == tmp_path / "named"


def test_files_on_the_stick_are_found_at_another_laptop_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = unpack(tmp_path / "E", monkeypatch, "python/python.exe")
    inside, outside = first / "ACA Desktop" / "gdl.aca", tmp_path / "elsewhere.aca"
    for path in (inside, outside):
        Settings.remember(paths.home(), Recent(str(path)))
    assert [one.path for one in Settings.load(paths.home()).recents] == [str(outside), str(inside)]
    second = first.rename(tmp_path / "F")
    monkeypatch.setattr(sys, "executable", str(second / "python" / "python.exe"))
    recents = [one.path for one in Settings.load(paths.home()).recents]
    assert recents == [str(outside), str(second / "ACA Desktop" / "gdl.aca")]
