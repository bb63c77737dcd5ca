"""Joining a coalition by a kit on a laptop that has no file yet: a new workspace, whole or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from aca_desktop.context import Context
from aca_desktop.errors import AcaError
from aca_desktop.services.coalition.coalitions import coalitions
from aca_desktop.services.laptops.sync_import import bring
from aca_desktop.services.laptops.sync_sources import Keys
from aca_desktop.services.workspace.workspaces import Progress, create_workspace


@dataclass(frozen=True, slots=True)
class Joined:
    """A laptop that has joined: its new workspace, the coalition's code, and its own check code."""

    workspace: Path
    coalition: str
    check_code: str


def join_by_kit(
    path: Path,
    context: Context,
    laptop: str,
    kit: Path,
    keys: Keys,
    *,
    passphrase: str | None = None,
    progress: Progress | None = None,
    heartbeat: Callable[[], None] | None = None,
) -> Joined:
    """Make a workspace of a laptop by that name and join by a kit; `passphrase` locks the workspace.

    Raise what `create_workspace` raises, what is wrong with the kit, and AcaError `no-kit` for a file by which
    nobody joins; then there is no new workspace.
    """
    with create_workspace(path, context, laptop, passphrase=passphrase) as workspace:
        (done,) = bring(workspace, [kit], keys, accept_new=False, progress=progress, heartbeat=heartbeat)
        if done.refused is not None:
            code = "no-kit" if done.refused.code == "unknown-coalition" else done.refused.code
            raise AcaError(code, **{**done.refused.facts, "path": str(kit)})
        if not done.joined:
            raise AcaError("no-kit", path=str(kit))
        return Joined(path, coalitions(workspace)[0].code, workspace.check_code)
