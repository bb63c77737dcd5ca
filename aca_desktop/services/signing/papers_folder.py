"""The folder in which a table keeps each signature's paper as soon as it is given: chosen once, and remembered.

Which one it is belongs to this laptop alone. Only a folder directly in the user's Documents folder is made,
by the first paper that is kept in it; any other is never made anew: where a stick was, it would lie on the
laptop's own disk.
"""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from aca_desktop import paths
from aca_desktop.errors import AcaError
from aca_desktop.files import world_trouble, write_new
from aca_desktop.services.coalition.coalitions import Coalition, name_in
from aca_desktop.services.papers.faces import Signature, signature
from aca_desktop.services.papers.papers import Paper, Papers, file_name, write_into
from aca_desktop.services.signing import papers_due
from aca_desktop.services.workspace.workspaces import Progress, Workspace
from aca_desktop.storage.queries import local_values

LEAST_FREE = 50 * 2**20
"""Bytes below which a folder is too full to begin with: a day's papers of some hundred signers."""

_OF_THE_FOLDER = frozenset({"folder-gone", "cannot-write", "disk-full"})


@dataclass(frozen=True, slots=True)
class FolderState:
    """A folder as it was found: the bytes that are free in it, and what keeps papers from it.

    `trouble` is None, `folder-gone`, `cannot-write` or `disk-full`.
    """

    folder: Path
    free: int
    trouble: AcaError | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """How many papers were made that were still due, and the first trouble with one, None if all could be."""

    count: int
    trouble: AcaError | None


def was_asked(workspace: Workspace, coalition: Coalition) -> bool:
    """Return whether a folder was chosen for this table, or none on purpose."""
    return isinstance(local_values.read(workspace.file, _name(coalition)), Mapping)


def chosen_folder(workspace: Workspace, coalition: Coalition) -> Path | None:
    """Return the folder that was chosen, None for none; whether it is still there is not looked at."""
    kept = local_values.read(workspace.file, _name(coalition))
    folder = kept.get("folder") if isinstance(kept, Mapping) else None
    return Path(folder) if isinstance(folder, str) else None


def choose_folder(workspace: Workspace, coalition: Coalition, folder: Path | None) -> None:
    """Keep which folder is chosen; None: papers are made, and none is kept outside the workspace."""
    local_values.keep(workspace.file, _name(coalition), {"folder": None if folder is None else str(folder)})


def default_folder(coalition: Coalition, language: str, day: date) -> Path:
    """Return the folder that is proposed: in the user's Documents, named after the coalition and the day."""
    return paths.documents() / f"{file_name(name_in(coalition.record, language))}-{day.isoformat()}"


def look_at(folder: Path) -> FolderState:
    """Return how a folder is, by writing a small file into it and deleting that; if it is still to be made,
    into the folder above. It can take as long as a network's folder or a stick lets it."""
    there = folder if folder.is_dir() else _made_for(folder)
    if there is None:
        return FolderState(folder, 0, AcaError("folder-gone", path=str(folder)))
    try:
        with world_trouble("cannot-write", folder):
            free = shutil.disk_usage(there).free
            trial = there / f".aca-desktop-{os.urandom(4).hex()}"
            write_new(trial, b"1")
            trial.unlink()
    except AcaError as error:
        return FolderState(folder, 0, AcaError(error.code, **{**error.facts, "path": str(folder)}))
    full = AcaError("disk-full", path=str(folder)) if free < LEAST_FREE else None
    return FolderState(folder, free, full)


def archive(paper: Paper, folder: Path | None) -> None:
    """Keep a paper in the folder, if there is one.

    Raise AcaError `folder-gone`, `cannot-write`, `disk-full`: then its signature's paper is still due.
    """
    if folder is None:
        return
    if _made_for(folder):
        with world_trouble("cannot-write", folder):
            folder.mkdir(exist_ok=True)
    write_into(paper, folder)


def keep_paper(workspace: Workspace, signed: Signature, paper: Paper) -> None:
    """Keep a signature's paper in the table's folder, if there is one, and that it is there; raise what `archive`
    raises."""
    archive(paper, chosen_folder(workspace, signed.coalition))
    papers_due.settle(workspace, signed.read.entry.id)


def make_due(workspace: Workspace, coalition: Coalition, progress: Progress | None = None) -> Made:
    """Make the papers that are due and keep them in the folder, if there is one; `progress` gets (done, of all).

    What one paper lacks does not keep the others back, what the folder lacks does.
    """
    waiting = papers_due.due(workspace, coalition)
    count, trouble = 0, None
    with Papers(workspace) as papers:
        for done, one in enumerate(waiting):
            if progress is not None:
                progress(done, len(waiting))
            try:
                signed = signature(workspace, one)
                keep_paper(workspace, signed, papers.declaration(signed))
            except AcaError as error:
                trouble = trouble or error
                if error.code in _OF_THE_FOLDER:
                    break
            else:
                count += 1
    return Made(count, trouble)


def _made_for(folder: Path) -> Path | None:
    """Return the folder in which this one may be made, None if it may not be made: Documents itself never is, for
    where it is another service's, such as OneDrive's, a new one would be seen by nobody."""
    documents = paths.documents()
    return documents if folder.parent == documents and documents.is_dir() else None


def _name(coalition: Coalition) -> str:
    return f"papers-folder.{coalition.id}"
