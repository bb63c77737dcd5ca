"""Names that Windows takes, known on every system; what it alone does is tried there."""

import ntpath
import os
import sys
from pathlib import Path

import pytest

from aca_desktop import windows
from aca_desktop.errors import AcaError
from aca_desktop.files import new_file, write_new
from aca_desktop.outgoing import outgoing_file
from aca_desktop.services.workspace.file_place import free_name

WINDOWS = pytest.mark.skipif(sys.platform != "win32", reason="only Windows refuses such names")
DEVICES = ("CON", "con.aca", "Nul.x.pdf", "COM1", "lpt¹.txt", "aux :x")
REFUSED = (*DEVICES, "a:b", "a?", "a*b", 'a"b', "a|b", "a.", "a ", "a\n")
TAKEN = ("acón.aca", "con-2.aca", "console.pdf", "com10", "山田.pdf", ".a.b", "a b.c", "COM.aca")


@pytest.mark.parametrize("name", REFUSED)
def test_names_that_windows_refuses(name: str) -> None:
    assert not windows.takes_name(name)


@pytest.mark.parametrize("name", TAKEN)
def test_names_that_windows_takes(name: str) -> None:
    assert windows.takes_name(name)


@pytest.mark.skipif(not hasattr(ntpath, "isreserved"), reason="Python says so from 3.13 on")
@pytest.mark.parametrize("name", [*REFUSED, *TAKEN])
def test_python_says_the_same(name: str) -> None:
    assert windows.takes_name(name) != vars(ntpath)["isreserved"]("C:\\x\\" + name)


def test_no_name_that_is_proposed_is_a_device_of_windows(tmp_path: Path) -> None:
    assert free_name(tmp_path, "con.aca") == tmp_path / "con-2.aca"


def test_elsewhere_any_name_is_the_systems_affair(tmp_path: Path) -> None:
    if os.name == "posix":
        write_new(tmp_path / "a:b. ", b"1")
        assert not windows.is_too_long(tmp_path / ("x" * 300))


@WINDOWS
@pytest.mark.parametrize("name", ["con.aca", "mesa:1.aca", "a.aca ", "a?.aca"])
def test_windows_is_not_asked_to_make_another_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(AcaError, match="name-not-taken"):
        write_new(tmp_path / name, b"1")
    with pytest.raises(AcaError, match="name-not-taken"), outgoing_file(tmp_path / name, tmp_path / "home"):
        raise AssertionError
    assert list(tmp_path.iterdir()) == []


@WINDOWS
def test_a_path_is_told_to_be_too_long_before_anything_is_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(windows, "_takes_any_length", lambda: False)
    path = tmp_path / ("x" * (245 - len(str(tmp_path))))
    with pytest.raises(AcaError, match="path-too-long"), new_file(path):
        raise AssertionError
    write_new(path.with_name("x"), b"1")
