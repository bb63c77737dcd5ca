"""Where a file lies, judged by names alone: folders that copy what is in them, and drives of other machines.

A workspace is one SQLite file with a log beside it while it is open. What copies either under its feet, or
reaches it over a network, can lose what was signed last. It must not look at any file itself.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

type Place = Literal["onedrive", "dropbox", "icloud", "google-drive", "other-sync", "network"]
"""Who copies the folder; `network`: it is on another machine."""

_SYNCED: tuple[tuple[Place, re.Pattern[str]], ...] = (
    ("onedrive", re.compile(r"(?:onedrive|sharepoint)(?:[ -].*)?")),
    ("dropbox", re.compile(r"dropbox(?: \(.*\)|-.*)?")),
    ("icloud", re.compile(r"icloud ?drive|mobile documents|com~apple~clouddocs|icloud~.*")),
    ("google-drive", re.compile(r"google ?drive(?:[ -].*)?|drivefs|googledrive-.*")),
    ("other-sync", re.compile(r"nextcloud|owncloud|pclouddrive|pcloud drive|box sync|box-box|megasync|syncthing")),
)
"""How such folders are called, in small letters. A folder of a person's may happen to be called so too: then a
safe place is offered once too often, which costs nothing."""

NETWORK_SYSTEMS = frozenset(
    (
        *("9p", "afpfs", "afs", "ceph", "cifs", "davfs", "fuse.davfs", "fuse.gvfsd-fuse", "fuse.rclone"),
        *("fuse.sshfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "smb2", "smb3", "smbfs", "webdav"),
    )
)
"""Kinds of file systems whose files lie on another machine."""


def synced_by(parts: Sequence[str]) -> Place | None:
    """Return who copies a folder, from the names of all folders on the way to it; None if nobody known does."""
    for part in parts:
        for place, pattern in _SYNCED:
            if pattern.fullmatch(part.casefold()):
                return place
    return None


def is_named_on_another_machine(path: str) -> bool:
    r"""Say whether a path names a machine: `\\server\share` or `//server/share`."""
    return re.match(r"(?:\\\\|//)(?![.?])[^\\/]+[\\/]", path) is not None


def is_mounted_from_afar(path: str, mounts: Iterable[tuple[str, str]]) -> bool:
    """Say whether the mount that a path (from /) lies on is a network's; mounts are (where, kind)."""
    around = [
        (where, kind)
        for where, kind in mounts
        if path == where or path.startswith(where.rstrip("/") + "/") or where == "/"
    ]
    # of several at one place, the last one mounted is seen
    return (
        bool(around) and max(enumerate(around), key=lambda one: (len(one[1][0]), one[0]))[1][1] in NETWORK_SYSTEMS
    )
