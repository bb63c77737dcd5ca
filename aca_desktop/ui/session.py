"""The workspace that a window has open: read in the window's thread, written beside it, told of when it changes.

It must not know any page. Reading here is for what takes a moment (under 20 ms); everything else is handed to the
worker, which has connections of its own: one to read with, and, as the file's only writer, one to write with.
"""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from aca_desktop.context import Context
from aca_desktop.errors import AcaError
from aca_desktop.ui.background import Job, Jobs, Kind, Progress

if TYPE_CHECKING:
    from aca_desktop.services.coalition.coalitions import Coalition
    from aca_desktop.services.workspace.workspaces import Workspace

_BARRED = frozenset({"held", "read-only"})
"""What keeps from writing, but not from reading."""

type Work[T] = Callable[["Workspace", Progress], T]
type Done[T] = Callable[[T], None]
type Failed = Callable[[AcaError], None]


class Session(QObject):
    """An open workspace. Make it, connect to it, `open` it; `close` it before the jobs it was made with.

    `opened` or `not_opened` (an AcaError) follow opening. `changed`: something was written, here or by somebody
    else. `coalition_chosen`: another one is shown. `damaged`: the file cannot be read everywhere (an AcaError).
    `access_changed`: `barred` is another. `gone`: the file is no
    longer where it was, and nothing can be written until it is back or saved anew by `copy_to`. `busy` and `idle`
    tell of work that has a name.
    """

    opened = Signal()
    not_opened = Signal(object)
    changed = Signal()
    coalition_chosen = Signal()
    access_changed = Signal()
    gone = Signal()
    damaged = Signal(object)
    busy = Signal(str)
    idle = Signal()

    def __init__(
        self,
        jobs: Jobs,
        path: Path,
        context: Context,
        passphrase: str | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.path = path
        self.encrypted = passphrase is not None
        self.barred: AcaError | None = None
        self.coalitions: list[Coalition] = []
        self._jobs = jobs
        self._connections = _Connections(path, context, passphrase)
        self._reader: Workspace | None = None
        self._version = 0
        self._chosen: str | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self.notice)
        self._was_gone = False
        self._bulk: list[Job] = []
        jobs.begun.connect(self._on_begun)
        jobs.rested.connect(self.idle)

    def open(self) -> None:
        """Open the file in the worker, to write if nobody else does, and tell by signal."""
        self._jobs.run(self, self._connections.open, self._on_opened, self.not_opened.emit, kind="write")

    @property
    def is_open(self) -> bool:
        """Whether it was opened and is not yet closed."""
        return self._reader is not None

    @property
    def reader(self) -> "Workspace":
        """The workspace to read in, here and for a moment only."""
        if self._reader is None:
            raise AssertionError("the session is not open")
        return self._reader

    @property
    def laptop(self) -> str:
        """The name of this workspace's laptop."""
        return self.reader.name

    @property
    def writable(self) -> bool:
        """Whether this session may write."""
        return self.is_open and self.barred is None

    def is_its_passphrase(self, typed: str) -> bool:
        """Say whether this is the passphrase by which the file was opened."""
        return self.encrypted and self._connections.passphrase == typed

    def with_passphrase[T](self, work: Callable[["Workspace", Progress, str | None], T]) -> Work[T]:
        """Return work that also gets the file's passphrase, for its backups lie under the same."""
        passphrase = self._connections.passphrase
        return lambda workspace, progress: work(workspace, progress, passphrase)

    @property
    def coalition(self) -> "Coalition | None":
        """The coalition that is shown, None where there is none."""
        return next((one for one in self.coalitions if one.id == self._chosen), None)

    def coalition_name(self, language: str) -> str:
        """Return the shown coalition's name in a language, else in its own first; "" where there is none."""
        return dict(self.coalition_names(language)).get(self._chosen or "", "")

    def coalition_names(self, language: str) -> list[tuple[str, str]]:
        """Return each coalition's id and its name in a language, else in its own first."""
        from aca_desktop.services.coalition.coalitions import name_in

        return [(one.id, name_in(one.record, language)) for one in self.coalitions]

    def choose(self, coalition: str) -> None:
        """Show the coalition of that id."""
        if coalition != self._chosen and any(one.id == coalition for one in self.coalitions):
            self._chosen = coalition
            self.coalition_chosen.emit()

    def read[T](
        self,
        owner: QObject,
        work: Work[T],
        done: Done[T],
        failed: Failed | None = None,
        ended: Callable[[], None] | None = None,
        *,
        name: str = "",
        bulk: bool = False,
    ) -> Job:
        """Read in the worker; `bulk` is many things one after the other, between which others may come."""
        connections = self._connections
        kind: Kind = "bulk" if bulk else "read"
        job = self._jobs.run(
            owner,
            lambda progress: work(connections.reading(), progress),
            done,
            self._failing(failed),
            ended,
            name=name,
            kind=kind,
        )
        if bulk:
            self._bulk = [one for one in self._bulk if not one.progress.cancelled()] + [job]
        return job

    def write[T](
        self,
        owner: QObject,
        name: str,
        work: Work[T],
        done: Done[T] | None = None,
        failed: Failed | None = None,
        ended: Callable[[], None] | None = None,
        *,
        quiet: bool = False,
    ) -> Job:
        """Write in the worker; what the work has written when it returns is on disk.

        `name` is what the strip says meanwhile. `changed` comes before `done`, unless it is `quiet`: what no page
        shows, such as a guest's every letter, is told with the next change. `failed` gets Refused, `held`,
        `read-only`, `file-gone`, `disk-full` and what else the work raises: then nothing was written.
        """
        connections = self._connections

        def written(result: T) -> None:
            if not quiet:
                self.notice()
            if done is not None:
                done(result)

        def not_written(error: AcaError) -> None:
            if error.code == "file-gone":
                self._look_for_the_file()
            self._failing(failed)(error)

        return self._jobs.run(
            owner,
            lambda progress: work(connections.writing(), progress),
            written,
            not_written,
            ended,
            name=name,
            kind="write",
        )

    def _failing(self, failed: Failed | None) -> Failed:
        """Return what is called when work fails: it also tells where this very file is damaged."""

        def told(error: AcaError) -> None:
            (failed or self._jobs.failed.emit)(error)
            if error.code == "damaged" and error.facts.get("path") == str(self.path):
                self.damaged.emit(error)

        return told

    def ask_to_write(self) -> None:
        """Try once more to become the file's writer; `access_changed` tells what came of it."""
        if not self.writable:
            self._jobs.run(self, self._connections.ask_to_write, self._on_access, self._jobs.failed.emit)

    def copy_to(self, owner: QObject, path: Path, done: Done[None], failed: Failed) -> None:
        """Write everything into a new file, even if this one's was removed meanwhile."""
        connections = self._connections
        self._jobs.run(
            owner,
            lambda _progress: connections.writing().copy_to(path),
            done,
            failed,
            name=path.name,
            kind="write",
        )

    def notice(self) -> None:
        """Look whether anybody has written, and tell."""
        if self._reader is None:
            return
        version = self._reader.version()
        if version != self._version:
            self._version = version
            self._reader = self._reader.under_its_name()
            self._read_coalitions()
            self.changed.emit()
        self._look_for_the_file()

    def close(self) -> None:
        """Let the file go, after everything that is still to be written; nothing is told any more."""
        self._reader = None
        for job in self._bulk:
            job.cancel()  # closing comes in between its steps, after which it could not go on
        self._jobs.begun.disconnect(self._on_begun)
        self._jobs.rested.disconnect(self.idle)
        watched = self._watcher.files()
        if watched:
            self._watcher.removePaths(watched)
        self._jobs.run(self._jobs, self._connections.close, kind="write")

    def _on_opened(self, reader: "Workspace") -> None:
        self._reader = reader
        self.barred = self._connections.barred
        self._version = reader.version()
        try:
            self._read_coalitions()
        except AcaError as error:
            self._reader = None
            self.not_opened.emit(error)
            return
        self._watcher.addPath(str(self.path))
        self.opened.emit()

    def _on_access(self, barred: AcaError | None) -> None:
        self.barred = barred
        self.access_changed.emit()
        self.notice()

    def _on_begun(self, job: Job) -> None:
        self.busy.emit(job.name)

    def _read_coalitions(self) -> None:
        from aca_desktop.services.coalition.coalitions import coalitions

        self.coalitions = coalitions(self.reader)
        if self.coalition is None and self.coalitions:
            self._chosen = self.coalitions[0].id

    def _look_for_the_file(self) -> None:
        if self._reader is None:
            return
        is_gone = not self._reader.is_in_place()
        if is_gone and not self._was_gone:
            self.gone.emit()
        self._was_gone = is_gone
        if not is_gone and not self._watcher.files():
            self._watcher.addPath(str(self.path))


class _Connections:
    """The workspace as the worker holds it: opened, used and closed in that thread alone."""

    def __init__(self, path: Path, context: Context, passphrase: str | None) -> None:
        self.barred: AcaError | None = None
        self._path = path
        self._context = context
        self.passphrase = passphrase
        self._writers = ExitStack()
        self._readers = ExitStack()
        self._writer: Workspace | None = None
        self._reader: Workspace | None = None

    def open(self, _progress: Progress) -> "Workspace":
        """Open all connections, the writing one first, since it brings an older file up to date."""
        self.ask_to_write()
        try:
            self._reader = self._opened(self._readers)
            return self._opened(self._readers)
        except BaseException:
            self.close()
            raise

    def ask_to_write(self, _progress: Progress | None = None) -> AcaError | None:
        """Try to become the writer; return what bars from it."""
        try:
            self._writer = self._opened(self._writers, write=True)
            self.barred = None
        except AcaError as error:
            if error.code not in _BARRED:
                raise
            self.barred = error
        return self.barred

    def reading(self) -> "Workspace":
        """Return the workspace to read in."""
        if self._reader is None:
            raise AssertionError("read before it was opened, or after it was closed")
        self._reader = self._reader.under_its_name()
        return self._reader

    def writing(self) -> "Workspace":
        """Return the workspace to write in; raise what bars from it."""
        if self._writer is None:
            raise self.barred or AssertionError("written before it was opened, or after it was closed")
        self._writer = self._writer.under_its_name()
        return self._writer

    def close(self, _progress: Progress | None = None) -> None:
        """Close all of them, the writing one last, which puts everything into the one file."""
        self._writer = self._reader = None
        self._readers.close()
        self._writers.close()

    def _opened(self, stack: ExitStack, *, write: bool = False) -> "Workspace":
        from aca_desktop.services.workspace.workspaces import open_workspace

        return stack.enter_context(
            open_workspace(self._path, self._context, write=write, passphrase=self.passphrase)
        )
