"""Files on their way in, as plain data: what is known of each, and the work that previews or merges them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from aca_desktop.services.laptops import sync_import
from aca_desktop.services.laptops.sync_sources import PassphraseKeys

if TYPE_CHECKING:
    from aca_desktop.services.laptops.sync_import import Imported
    from aca_desktop.services.workspace.workspaces import Workspace
    from aca_desktop.ui.background import Progress

_LOCKED = frozenset({"sync-encrypted", "wrong-passphrase", "empty-passphrase"})


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file: its keys if a passphrase was typed, whether what is new in it is accepted, what became of it."""

    path: Path
    size: int
    keys: "PassphraseKeys | None" = None
    accepted: bool = False
    result: "Imported | None" = None

    @property
    def code(self) -> str | None:
        """Why it is refused."""
        refused = None if self.result is None else self.result.refused
        return None if refused is None else refused.code

    @property
    def is_sound(self) -> bool:
        """Whether it can be merged."""
        return self.result is not None and self.result.merged is not None

    @property
    def wants_passphrase(self) -> bool:
        """Whether a passphrase may open it: a locked workspace cannot be told from what is none."""
        locked = self.code == "not-a-workspace" and self.path.suffix.lower() == ".aca"
        return self.code in _LOCKED or locked

    @property
    def strangers(self) -> tuple[str, ...]:
        """The laptops (replicas) in it that nobody has enrolled."""
        refused = None if self.result is None else self.result.refused
        told = refused.facts.get("laptops") if refused is not None else None
        return tuple(told) if isinstance(told, list) and self.code == "unknown-laptop" else ()

    @property
    def maker(self) -> str | None:
        """The name that the laptop which made it gives itself."""
        origins = () if self.result is None else self.result.origins
        return next((one.name for one in origins if one.name), None)

    def stranger_names(self) -> list[str | None]:
        """Return what the strangers call themselves, None where the file does not say."""
        origins = () if self.result is None else self.result.origins
        names = {one.replica: one.name for one in origins}
        return [names.get(replica) for replica in self.strangers]


def incoming(path: Path) -> Incoming:
    """Return a file of which nothing is known yet but its size."""
    try:
        size = path.stat().st_size
    except OSError:
        size = 0
    return Incoming(path, size)


def told_apart(files: Sequence[Incoming], results: "Sequence[Imported]") -> list[Incoming]:
    """Return the files with what became of them."""
    return [replace(file, result=result) for file, result in zip(files, results, strict=True)]


def bring(files: Sequence[Incoming], *, dry_run: bool) -> "Callable[[Workspace, Progress], list[Imported]]":
    """Return the work that previews or merges files."""
    paths = [file.path for file in files]
    own = {file.path: file.keys for file in files if file.keys is not None}
    accepted = frozenset(file.path for file in files if file.accepted)

    def work(workspace: "Workspace", progress: "Progress") -> "list[Imported]":
        return sync_import.bring(
            workspace,
            paths,
            PassphraseKeys(None),
            own=own,
            dry_run=dry_run,
            accept_new=accepted,
            progress=progress,
            heartbeat=lambda: progress(*progress.latest),
        )

    return work
