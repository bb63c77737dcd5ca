"""Which backups go: scheduled ones beyond a number, most of those made before imports, and those that still hold
what was erased long enough ago.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from aca_desktop.errors import AcaError
from aca_desktop.sealing.keys import Checker
from aca_desktop.services.coalition.coalitions import coalitions
from aca_desktop.services.journal.erasers import effective_erasures
from aca_desktop.services.workspace.backups import back_up, backups, why
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.workspace.backups import Backup
from aca_desktop.storage.workspace.workspace import WorkspaceFile

SCHEDULE = "schedule"
IMPORT = "import"
NEWEST_IMPORTS = 10
IMPORT_DAYS = 30
"""Of backups made before imports stay so many newest ones, and the first of each of so many days that have any."""

LONGEST = timedelta(days=30)
"""How long a backup may outlive an erasure of what it holds."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of a backup that the program makes by itself: where it lies, and which older ones went."""

    path: Path
    gone: tuple[Path, ...]


def back_up_on_schedule(workspace: Workspace, keep: int) -> Kept:
    """Write a backup, and let go of scheduled ones but the newest `keep`; raise what `back_up` raises."""
    path = back_up(workspace, SCHEDULE)
    scheduled = [one for one in backups(workspace) if why(one) == SCHEDULE]
    return Kept(path, tuple(_remove(scheduled[max(1, keep) :])))


def back_up_before_import(workspace: Workspace) -> Kept:
    """Write a backup, and let go of those made before earlier imports but NEWEST_IMPORTS and one of each day.

    Raise what `back_up` raises.
    """
    path = back_up(workspace, IMPORT)
    made = [one for one in backups(workspace) if why(one) == IMPORT]
    first_of_day = {one.made[:8]: one for one in made}  # the newest come first
    stay = {*made[:NEWEST_IMPORTS], *[*first_of_day.values()][:IMPORT_DAYS]}
    return Kept(path, tuple(_remove([one for one in made if one not in stay])))


def outlived(workspace: Workspace, passphrase: str | None = None) -> list[Backup]:
    """Return the backups that hold personal data whose erasure is older than LONGEST.

    A backup that knows an erasure has lost what was erased. One that does not open (another passphrase, damaged)
    is judged by when it was made.
    """
    old = dict(_old_erasures(workspace))
    if not old:
        return []
    return [one for one in backups(workspace) if _holds(one, old, passphrase)]


def delete_outlived(workspace: Workspace, passphrase: str | None = None) -> list[Path]:
    """Delete the backups that have outlived an erasure, and return them."""
    return list(_remove(outlived(workspace, passphrase)))


def _old_erasures(workspace: Workspace) -> Iterator[tuple[str, datetime]]:
    now = workspace.context.now()
    for coalition in coalitions(workspace):
        for entry in effective_erasures(workspace, coalition.id):
            at = datetime.fromisoformat(entry.header.at)
            if now - at > LONGEST:
                yield entry.id, at


def _holds(backup: Backup, erasures: dict[str, datetime], passphrase: str | None) -> bool:
    try:
        with WorkspaceFile.open(backup.path, Checker(), passphrase=passphrase) as file:
            return any(file.journal.entry(id_) is None for id_ in erasures)
    except AcaError:
        return _made_before(backup, max(erasures.values()))


def _made_before(backup: Backup, moment: datetime) -> bool:
    try:
        made = datetime.strptime(backup.made, "%Y%m%dT%H%M%S")  # noqa: DTZ007 (the laptop's own time)
    except ValueError:
        return False
    return made < moment.replace(tzinfo=None)


def _remove(found: list[Backup]) -> Iterator[Path]:
    for one in found:
        one.path.unlink(missing_ok=True)
        yield one.path
