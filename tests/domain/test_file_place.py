"""Places where a workspace does not lie well are known by their names, and others are left in peace."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from aca_desktop.domain.values.file_place import is_mounted_from_afar, is_named_on_another_machine, synced_by


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (PureWindowsPath(r"C:\Users\ana\OneDrive"), "onedrive"),
        (PureWindowsPath(r"C:\Users\ana\OneDrive - Ayuntamiento de Guadalajara\Clima"), "onedrive"),
        (PurePosixPath("/Users/ana/Library/CloudStorage/OneDrive-Personal/Clima"), "onedrive"),
        (PurePosixPath("/home/ana/Dropbox (Personal)/aca"), "dropbox"),
        (PurePosixPath("/Users/ana/Library/Mobile Documents/com~apple~CloudDocs"), "icloud"),
        (PureWindowsPath(r"C:\Users\ana\iCloudDrive"), "icloud"),
        (PurePosixPath("/Users/ana/Library/CloudStorage/GoogleDrive-ana@example.org/My Drive"), "google-drive"),
        (PurePosixPath("/home/ana/Nextcloud/aca"), "other-sync"),
    ],
)
def test_folders_that_copy_are_known(path: PurePosixPath, place: str) -> None:
    assert synced_by(path.parts) == place


@pytest.mark.parametrize(
    "path", ["/home/ana/Documents", "/home/dropboxer/aca", "/media/usb/coalition", "/home/ana/my onedrive notes"]
)
def test_other_folders_are_not(path: str) -> None:
    assert synced_by(PurePosixPath(path).parts) is None


def test_machines_in_a_path() -> None:
    assert is_named_on_another_machine(r"\\server\share\a.aca")
    assert is_named_on_another_machine("//server/share/a.aca")
    assert not is_named_on_another_machine(r"\\?\C:\a.aca")
    assert not is_named_on_another_machine(r"C:\a.aca")
    assert not is_named_on_another_machine("/home/ana/a.aca")


def test_the_nearest_mount_decides() -> None:
    mounts = [("/", "ext4"), ("/mnt/office", "cifs"), ("/mnt/office/local", "ext4"), ("/mnt/off", "ext4")]
    assert is_mounted_from_afar("/mnt/office/a.aca", mounts)
    assert not is_mounted_from_afar("/mnt/office/local/a.aca", mounts)
    assert not is_mounted_from_afar("/mnt/off/a.aca", mounts)
    assert not is_mounted_from_afar("/mnt/officer/a.aca", mounts)
    assert is_mounted_from_afar("/srv/a.aca", [("/", "nfs4")])
    assert not is_mounted_from_afar("/srv/a.aca", [])
    assert is_mounted_from_afar("/srv/a.aca", [("/srv", "ext4"), ("/srv", "nfs")]), "the last one hides the first"
