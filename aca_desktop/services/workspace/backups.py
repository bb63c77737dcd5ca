"""Backups of a workspace: made before what changes much, listed, restored; and the passphrase over all of it."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from aca_desktop.context import Context
from aca_desktop.errors import AcaError
from aca_desktop.files import make_folder, make_private, world_trouble
from aca_desktop.sealing.keys import Checker
from aca_desktop.services.workspace.workspaces import Workspace, holder
from aca_desktop.storage.journal import feeds
from aca_desktop.storage.journal.journal import Journal
from aca_desktop.storage.workspace import backups as storing
from aca_desktop.storage.workspace import replacing
from aca_desktop.storage.workspace.backups import Backup
from aca_desktop.storage.workspace.connection import require_file
from aca_desktop.storage.workspace.workspace import WorkspaceFile

_NAMED = re.compile(r"\d{8}T\d{6}-(?P<why>.+)-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, how many entries lost what has been erased since, where what was there before lies now.

    `before` is None where it was too damaged to keep as a backup.
    """

    backup: Path
    erased: int
    before: Path | None


def back_up(workspace: Workspace, why: str, out: Path | None = None) -> Path:
    """Write a backup, read it again, return where it lies: among the workspace's backups unless `out` is given.

    `why` becomes part of its name. Raise AcaError `file-exists`, `cannot-write` (also where the workspace's own
    folder is gone: it is not made anew), `disk-full`, `backup-differs`.
    """
    path = out or _path(workspace.path, workspace.context, why)
    if out is None:
        with world_trouble("cannot-write", path):
            path.parent.mkdir(exist_ok=True)
    replacing.sweep(workspace.path)
    storing.back_up(workspace.file, path)
    return path


def backups(workspace: Workspace) -> list[Backup]:
    """Return the workspace's backups, the newest first."""
    return storing.backups(workspace.path)


def why(backup: Backup) -> str:
    """Return why a backup was made, as its name says: `by-hand`, `import`, `schedule`, … or ""."""
    found = _NAMED.fullmatch(backup.path.stem)
    return found["why"] if found else ""


def would_go(workspace: Workspace, backup: Path, passphrase: str | None = None) -> int:
    """Return how many entries are here and not in a backup: restoring it, they would go.

    Raise AcaError `not-found`, `not-a-workspace` (another passphrase too), `damaged`, `newer-program`.
    """
    with WorkspaceFile.open(backup, Checker(), passphrase=passphrase) as file:
        then = _counts(file.journal)
    return sum(max(0, count - then.get(feed, 0)) for feed, count in _counts(workspace.journal).items())


def is_sound(backup: Path, passphrase: str | None = None) -> bool:
    """Say whether a backup opens under a passphrase and can be read through."""
    try:
        with WorkspaceFile.open(backup, Checker(), passphrase=passphrase) as file:
            _counts(file.journal)
            return True
    except AcaError:
        return False


def _counts(journal: Journal) -> dict[tuple[str, str], int]:
    """Return how many entries each feed of each coalition has."""
    return {
        (coalition, feed.replica): feed.entries
        for coalition in journal.coalitions()
        for feed in feeds.feeds(journal, coalition)
    }


def restore(path: Path, backup: Path, context: Context, passphrase: str | None = None) -> Restored:
    """Put a backup in a workspace's place, without what has been erased since; what was there becomes a backup.

    Raise AcaError `not-found`, `not-a-workspace` (another passphrase too), `damaged`, `newer-program`, `held`.
    """
    require_file(backup)
    with WorkspaceFile.open(backup, Checker(), passphrase=passphrase):
        pass  # what is no workspace of ours, or damaged, is refused before anything is touched
    with replacing.replacing(path, holder()) as temporary:
        erased = replacing.erased_here(path, Checker(), passphrase) if path.exists() else []
        _copy(backup, temporary, path)
        with WorkspaceFile.beside(temporary, Checker(), passphrase) as file:
            gone = replacing.forget(file, erased)
        before = _keep(path, context) if path.exists() else None
    return Restored(backup, gone, before)


def lock(path: Path, passphrase: str) -> list[Path]:
    """Put a workspace and its backups, none of them locked, under a passphrase; return them.

    Raise AcaError `empty-passphrase`, `not-a-workspace` (locked already, or none), `held`, `disk-full`.
    """
    if not passphrase:
        raise AcaError("empty-passphrase")
    return _recrypt([path, *(one.path for one in storing.backups(path))], None, passphrase)


def unlock(path: Path, passphrase: str) -> list[Path]:
    """Take the passphrase off a workspace and those of its backups that lie under it; return them."""
    return _recrypt([path, *(one.path for one in storing.backups(path))], passphrase, None)


def change_passphrase(path: Path, old: str, new: str) -> list[Path]:
    """Put a workspace and those of its backups that lie under the old passphrase under a new one; return them.

    Raise AcaError `empty-passphrase`, `not-a-workspace` (another passphrase, or none), `held`, `disk-full`.
    """
    if not new:
        raise AcaError("empty-passphrase")
    return _recrypt([path, *(one.path for one in storing.backups(path))], old, new)


def _recrypt(paths: list[Path], old: str | None, new: str | None) -> list[Path]:
    """Write each under its new passphrase; backups under another one stay as they are, the workspace must not."""
    done: list[Path] = []
    for path in paths:
        require_file(path)
        try:
            with replacing.replacing(path, holder(), shred=new is not None) as temporary:
                replacing.recrypted(path, old, new, temporary)
        except AcaError as error:
            if error.code != "not-a-workspace" or not done:
                raise
            continue
        done.append(path)
    return done


def _keep(path: Path, context: Context) -> Path | None:
    """Copy what is there, as it is, among the backups."""
    kept = _path(path, context, "before-restore")
    make_folder(kept.parent)
    _copy(path, kept, kept)
    return kept


def _copy(path: Path, new: Path, named: Path) -> None:
    """Copy a workspace as it is into a new file for its owner only: it holds a private key and people's names.

    Trouble is told of `named`.
    """
    make_private(new, named)
    with world_trouble("cannot-write", named):
        shutil.copyfile(path, new)


def _path(path: Path, context: Context, why: str) -> Path:
    time = re.sub(r"[^0-9T]", "", context.at()[:19])
    return storing.folder_of(path) / f"{time}-{why}-{context.random(4).hex()}.aca"
