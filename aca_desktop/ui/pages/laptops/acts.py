"""What is done on the page of laptops, in the worker: files written, laptops given a role or stripped of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aca_desktop.services.coalition import coalitions, events
from aca_desktop.services.coalition.publishing import write_root
from aca_desktop.services.journal.erasing import erase as erase_entries
from aca_desktop.services.laptops import enrolling, revoking, sync_export
from aca_desktop.services.laptops.enrolling import enrol_request, root_of
from aca_desktop.services.laptops.laptop_requests import read_request, write_request
from aca_desktop.services.laptops.recipients import LaptopKeys
from aca_desktop.services.laptops.sync_export import export_kit
from aca_desktop.services.laptops.sync_sources import Envelope, PassphraseKeys

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.laptops.enrolling import Authority
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Progress
    from aca_desktop.ui.pages.laptops.dialogs.enrol_dialog import EnrolAsked
    from aca_desktop.ui.pages.laptops.dialogs.export_dialog import ExportAsked
    from aca_desktop.ui.pages.laptops.dialogs.kit_dialog import KitAsked
    from aca_desktop.ui.pages.laptops.dialogs.recovery import RecoveryAsked
    from aca_desktop.ui.pages.laptops.dialogs.revoke_dialog import Revocable, RevokeAsked
    from aca_desktop.ui.pages.laptops.importing.late_dialog import Late

type Work[T] = Callable[["Workspace", "Progress"], T]


@dataclass(frozen=True, slots=True)
class Written:
    """A file that is on disk, and how many entries it brings."""

    path: Path
    entries: int


@dataclass(frozen=True, slots=True)
class Requested:
    """This laptop's join file, and the check code to be told apart from it."""

    path: Path
    check_code: str


def kit(coalition: str, asked: "KitAsked") -> Work[Written]:
    """Return the work that writes a kit."""

    def work(workspace: "Workspace", progress: "Progress") -> Written:
        made = export_kit(
            workspace,
            _which(workspace, coalition),
            asked.folder,
            laptops=asked.laptops,
            event=asked.event,
            envelope=Envelope.under(asked.passphrase),
            progress=progress,
        )
        return Written(made.path, made.entries)

    return work


def export(coalition: str, asked: "ExportAsked") -> Work[Written]:
    """Return the work that writes a file for another laptop."""

    def work(workspace: "Workspace", progress: "Progress") -> Written:
        theirs = None
        if asked.lacking is not None:
            keys = LaptopKeys(workspace, PassphraseKeys(asked.theirs))
            theirs = sync_export.opening_of(asked.lacking, keys)
        envelope = None if asked.passphrase is None else Envelope.under(asked.passphrase)
        made = sync_export.export(
            workspace,
            _which(workspace, coalition),
            asked.folder,
            lacking=theirs,
            envelope=envelope,
            progress=progress,
        )
        return Written(made.path, made.entries)

    return work


def request(folder: Path) -> Work[Requested]:
    """Return the work that writes this laptop's join file."""

    def work(workspace: "Workspace", _progress: "Progress") -> Requested:
        return Requested(write_request(workspace, folder), workspace.check_code)

    return work


def enrol(coalition: str, asked: "EnrolAsked") -> Work[str]:
    """Return the work that enrols a laptop by its join file; its result is that laptop's name."""

    def work(workspace: "Workspace", _progress: "Progress") -> str:
        which, asks = _which(workspace, coalition), read_request(asked.request)
        enrol_request(workspace, which, asks, asked.code, root=_root(which, asked.recovery))
        return asks.name

    return work


def recover(coalition: str, asked: "RecoveryAsked") -> Work[None]:
    """Return the work that makes this laptop a coordinator's."""

    def work(workspace: "Workspace", _progress: "Progress") -> None:
        which = _which(workspace, coalition)
        enrolling.recover(workspace, which, enrolling.root_of(which, asked.path, asked.passphrase))

    return work


def revoke(coalition: str, target: "Revocable", asked: "RevokeAsked") -> Work[int]:
    """Return the work that revokes a laptop or a kit; its result is how many entries have lost their effect."""

    def work(workspace: "Workspace", _progress: "Progress") -> int:
        which = _which(workspace, coalition)
        root = _root(which, asked.recovery)
        at = None if asked.event is None else events.event_by_id(workspace, which, asked.event)
        with workspace.file.transaction():
            lost = 0
            if asked.with_kit and target.kit is not None:
                by = revoking.find(workspace, which, target.kit)
                lost += revoking.revoke(workspace, which, by, revoking.survivors(workspace, which, by)).lost
            found = revoking.find(workspace, which, target.named)
            surviving: tuple[str, ...] = ()
            if asked.keeps != "nothing":
                surviving = revoking.survivors(workspace, which, found, at)
            done = revoking.revoke(workspace, which, found, surviving, root=root, reason=asked.reason)
            return lost + done.lost

    return work


def erase(late: "Sequence[Late]") -> Work[int]:
    """Return the work that erases what came later too; its result is in how many entries."""

    def work(workspace: "Workspace", _progress: "Progress") -> int:
        with workspace.file.transaction():
            done = [
                erase_entries(workspace, _which(workspace, one.coalition), one.organisation, only=one.entries)
                for one in late
            ]
        return sum(len(one.entries) for one in done)

    return work


def publish(coalition: str, folder: Path) -> Work[list[Path]]:
    """Return the work that writes ROOT.pem, REVOKED.json and how to check."""

    def work(workspace: "Workspace", _progress: "Progress") -> list[Path]:
        return write_root(workspace, _which(workspace, coalition), folder)

    return work


def _which(workspace: "Workspace", coalition: str) -> "Coalition":
    return coalitions.coalition(workspace, coalition)


def _root(coalition: "Coalition", asked: "RecoveryAsked | None") -> "Authority | None":
    if asked is None:
        return None
    return root_of(coalition, asked.path, asked.passphrase)
