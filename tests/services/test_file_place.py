"""This machine's folders are judged where they really lie, and a safe one is offered."""

import sys
from pathlib import Path

import pytest

from aca_desktop.domain.values.file_place import is_mounted_from_afar
from aca_desktop.services.workspace.file_place import free_name, judge_place, mounts_told, safe_folder
from tests.links import LINKS


def test_a_folder_that_copies_is_noticed_before_the_file_exists(tmp_path: Path) -> None:
    assert judge_place(tmp_path / "Dropbox" / "a.aca", {}) == "dropbox"
    assert judge_place(tmp_path / "plain" / "a.aca", {}) is None
    assert judge_place(tmp_path / "plain" / "Dropbox", {}) is None, "the file's own name says nothing"


@LINKS
def test_a_shortcut_into_such_a_folder_is_followed(tmp_path: Path) -> None:
    inside = tmp_path / "OneDrive - Office" / "Climate"
    inside.mkdir(parents=True)
    (tmp_path / "climate").symlink_to(inside, target_is_directory=True)
    assert judge_place(tmp_path / "climate" / "a.aca", {}) == "onedrive"


def test_windows_names_its_folder_in_a_variable(tmp_path: Path) -> None:
    variables = {"OneDriveCommercial": str(tmp_path / "Ayuntamiento")}
    assert judge_place(tmp_path / "Ayuntamiento" / "x" / "a.aca", variables) == "onedrive"
    assert judge_place(tmp_path / "Other" / "a.aca", variables) is None


@pytest.mark.skipif(sys.platform == "win32", reason="drives have letters there, and no table of mounts")
def test_a_mounted_network_drive_is_noticed(tmp_path: Path) -> None:
    folder = tmp_path / "office share"
    folder.mkdir()
    mounts = tmp_path / "mounts"
    escaped = str(folder.resolve()).replace(" ", "\\040")
    mounts.write_text(f"/dev/sda / ext4 rw 0 0\n//nas/office {escaped} cifs rw 0 0\n")
    assert judge_place(folder / "a.aca", {}, mounts) == "network"
    assert judge_place(tmp_path / "a.aca", {}, mounts) is None
    assert judge_place(Path("//nas/office/a.aca"), {}, mounts) == "network"


def test_a_volume_of_macos_is_noticed() -> None:
    told = (
        "/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)\n"
        "map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)\n"
        "//ana@nas._smb._tcp.local/Clima%20(2026) on /Volumes/Clima (2026) (smbfs, nodev, mounted by ana)\n"
        "nas:/srv on /Volumes/srv (nfs)\n"
        "something else\n"
    )
    mounts = list(mounts_told(told))
    assert mounts == [
        ("/", "apfs"),
        ("/System/Volumes/Data/home", "autofs"),
        ("/Volumes/Clima (2026)", "smbfs"),
        ("/Volumes/srv", "nfs"),
    ]
    assert is_mounted_from_afar("/Volumes/Clima (2026)/gdl.aca", mounts)
    assert not is_mounted_from_afar("/Volumes/USB/gdl.aca", mounts)


def test_the_safe_folder_is_the_persons_own_unless_that_is_copied_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "ana"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "ana"))
    assert safe_folder(tmp_path / "data") == tmp_path / "ana" / "ACA Desktop"
    assert (tmp_path / "ana" / "ACA Desktop").is_dir()
    monkeypatch.setenv("HOME", str(tmp_path / "Dropbox"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "Dropbox"))
    assert safe_folder(tmp_path / "data") == tmp_path / "data" / "workspaces"


def test_a_name_that_is_taken_is_numbered(tmp_path: Path) -> None:
    assert free_name(tmp_path, "aca-gdl.aca") == tmp_path / "aca-gdl.aca"
    (tmp_path / "aca-gdl.aca").touch()
    (tmp_path / "aca-gdl-2.aca").touch()
    assert free_name(tmp_path, "aca-gdl.aca") == tmp_path / "aca-gdl-3.aca"
