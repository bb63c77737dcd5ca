"""Several laptops on one table, for tests of files between them: each with its own folder, workspace and clock."""

import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path

from aca_desktop.context import Context
from aca_desktop.sealing.age_stream import Envelope
from aca_desktop.services.laptops import sync_export, sync_import
from aca_desktop.services.laptops.sync_import import Imported
from aca_desktop.services.laptops.sync_sources import PassphraseKeys
from aca_desktop.services.workspace import checking
from aca_desktop.services.workspace.workspaces import Workspace, create_workspace, open_workspace
from tests.services.founding import Clock, found, only

PASSPHRASE = "maíz azul"  # noqa: S105


@cache
def envelope() -> Envelope:
    """Return an identity under PASSPHRASE, made once: it takes seconds."""
    return Envelope.under(PASSPHRASE)


class KnownKeys:
    """Opens the one envelope that tests use, without its seconds."""

    passphrase: str | None = None

    def opened(self, data: bytes) -> Envelope:
        return envelope() if data == envelope().data else PassphraseKeys(PASSPHRASE).opened(data)


class Table:
    """Laptops by name. The first one has founded the coalition."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder = folder
        self.clock = Clock()
        self._stack = stack
        self._files = 0
        self.founder = self.laptop("coordination")
        found(self.founder)

    def laptop(self, name: str) -> Workspace:
        """Return a new laptop, on an installation of its own, that knows no coalition yet."""
        context = Context(self.clock, secrets.token_bytes, self.folder / f"home-{name}")
        return self._stack.enter_context(create_workspace(self.folder / f"{name}.aca", context, name))

    def clone(self, laptop: Workspace, name: str) -> Workspace:
        """Return a laptop's disk as it is now, started a second time: the same key on the same installation."""
        path = self.folder / f"{name}.aca"
        laptop.copy_to(path)
        return self._stack.enter_context(open_workspace(path, laptop.context, write=True))

    def joined(self, name: str) -> Workspace:
        """Return a new event laptop that has joined by a kit of the founder's."""
        laptop = self.laptop(name)
        (result,) = self.take(laptop, self.kit(self.founder))
        assert result.joined
        return laptop

    def file(self, laptop: Workspace, *, encrypted: bool = False) -> Path:
        """Return a file with everything that a laptop has."""
        path = self._path()
        sync_export.export(laptop, only(laptop), path, envelope=envelope() if encrypted else None)
        return path

    def kit(self, laptop: Workspace, number: int = 3, event: str | None = None) -> Path:
        """Return a kit."""
        path = self._path()
        sync_export.export_kit(laptop, only(laptop), path, laptops=number, envelope=envelope(), event=event)
        return path

    def lacking(self, laptop: Workspace, theirs: Path) -> Path:
        """Return a file with what the maker of another file lacks."""
        path = self._path()
        opening = sync_export.opening_of(theirs, KnownKeys())
        sync_export.export(laptop, only(laptop), path, lacking=opening)
        return path

    def take(
        self, laptop: Workspace, *paths: Path, dry_run: bool = False, accept_new: bool = False
    ) -> list[Imported]:
        """Import files."""
        return sync_import.bring(laptop, paths, KnownKeys(), dry_run=dry_run, accept_new=accept_new)

    def _path(self) -> Path:
        self._files += 1
        return self.folder / f"{self._files}.acasync"


@contextmanager
def table(folder: Path) -> Iterator[Table]:
    """Yield laptops whose workspaces are open to write."""
    with ExitStack() as stack:
        yield Table(folder, stack)


def state(laptop: Workspace) -> tuple[str, str]:
    """Return the digests, after checking that the workspace is sound."""
    assert checking.check(laptop) == []
    return checking.digests(laptop)
