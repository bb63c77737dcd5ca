"""The workspace: one SQLite file, opened, locked, migrated and closed. Its journal is `WorkspaceFile.journal`."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlite_utils import Database

from aca_desktop.domain.journal.trust import Verifier
from aca_desktop.errors import AcaError
from aca_desktop.files import make_private, new_file, sync
from aca_desktop.storage.journal import schema
from aca_desktop.storage.journal.journal import Journal
from aca_desktop.storage.workspace import connection, workspace_shape
from aca_desktop.storage.workspace.lock import WriterLock


@dataclass(frozen=True, slots=True)
class LocalLaptop:
    """This laptop as its own workspace keeps it, in a table that no export reads.

    `key` is unencrypted PKCS#8 DER; `installation` the id of the installation that made the key.
    """

    name: str
    key: bytes
    installation: str


class WorkspaceFile:
    """An open workspace's file. Give it back by `close` or a with statement."""

    def __init__(self, path: Path, database: Database, verifier: Verifier, lock: WriterLock | None) -> None:
        self.path = path
        self._database = database
        self._verifier = verifier
        self._lock = lock

    @classmethod
    def open(
        cls,
        path: Path,
        verifier: Verifier,
        *,
        passphrase: str | None = None,
        write: bool = False,
        holder: str = "",
    ) -> Self:
        """Open a workspace to read in it, or to write as its only writer; `holder` is told to a second one.

        Raise AcaError `not-found`, `not-a-file`, `not-a-workspace` (a locked one included), `damaged`,
        `newer-program`, `earlier-form`, `held`, `read-only`, `cannot-read`.
        """
        connection.require_file(path)
        lock = WriterLock(path) if write else None
        if lock is not None:
            lock.take(holder)
        try:
            with connection.refused_without_trace(path):
                database = connection.connect(path, passphrase, read_only=not write)
                try:
                    with connection.trouble(path, otherwise="damaged"):
                        _prepare(path, database, write=write)
                except BaseException:
                    database.close()
                    raise
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        return cls(path, database, verifier, lock)

    @classmethod
    @contextmanager
    def create(cls, path: Path, verifier: Verifier, *, passphrase: str | None = None) -> Iterator[Self]:
        """Yield a new workspace that gets its name, and exists at all, only if nothing fails inside.

        It holds a private key: only its owner may read it, where the system knows such rights. Raise AcaError
        `file-exists`, `cannot-write` or `disk-full`.
        """
        with new_file(path) as temporary:
            make_private(temporary, path)
            try:
                database = connection.connect(temporary, passphrase)
            except AcaError as error:
                code = "cannot-write" if error.code == "cannot-read" else error.code
                raise AcaError(code, path=str(path), reason=error.facts.get("reason")) from error
            with cls(temporary, database, verifier, None) as workspace:
                with connection.trouble(path):
                    database.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
                    database.execute(f"PRAGMA user_version={schema.FORM}")
                    schema.migrations.apply(database)
                    connection.write_ahead(temporary, database)
                yield workspace

    @classmethod
    def beside(cls, path: Path, verifier: Verifier, passphrase: str | None) -> Self:
        """Open a file that has not got its real name yet, to write: nobody else knows of it."""
        database = connection.connect(path, passphrase)
        try:
            with connection.trouble(path, otherwise="damaged"):
                _prepare(path, database, write=True)
        except BaseException:
            database.close()
            raise
        return cls(path, database, verifier, None)

    @property
    def writes(self) -> bool:
        """Whether it was opened to write."""
        return self._lock is not None

    @cached_property
    def journal(self) -> Journal:
        """The journal in this file."""
        return Journal(self.path, self._database, self._verifier)

    def laptop(self) -> LocalLaptop:
        """Return this laptop as it is kept here; raise AcaError `damaged` if it is not."""
        with connection.trouble(self.path):
            row = self._database.execute("SELECT name, key, installation FROM laptop").fetchone()
        if row is None:
            raise AcaError("damaged", path=str(self.path), reason="no laptop")
        return LocalLaptop(*row)

    def keep_laptop(self, laptop: LocalLaptop) -> None:
        """Keep this laptop, in place of what was kept before."""
        with connection.trouble(self.path):
            self._database.execute(
                "INSERT OR REPLACE INTO laptop VALUES (1, ?, ?, ?)",
                [laptop.name, laptop.key, laptop.installation],
            )

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is on disk when this ends, or, after an error, nothing of it."""
        with self.journal.transaction():
            yield
        self.journal.compare_organisations()

    def copy_to(self, path: Path) -> None:
        """Write all that is in this workspace, opened to write, into a new file, under the same passphrase.

        Works even where the file itself was removed meanwhile; only its owner may read it. Raise AcaError
        `file-exists`, `cannot-write` or `disk-full`; then there is no new file.
        """
        with new_file(path) as temporary, connection.trouble(path):
            make_private(temporary, path)
            self._database.execute("VACUUM INTO CAST(? AS TEXT)", [os.fsencode(temporary)])
            sync(temporary)

    def close(self) -> None:
        """Put everything into the one file and let it go."""
        try:
            with connection.trouble(self.path):
                if not self._database.execute("PRAGMA query_only").fetchone()[0]:
                    connection.leave_write_ahead(self._database)
        finally:
            self._database.close()
            if self._lock is not None:
                self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _prepare(path: Path, database: Database, *, write: bool) -> None:
    """Refuse what is not ours or newer than we are; bring an older file up to date if it is opened to write."""
    if database.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
        raise AcaError("not-a-workspace", path=str(path))
    connection.require_whole(path, database)
    form = database.execute("PRAGMA user_version").fetchone()[0]
    if form < schema.FORM:
        raise AcaError("earlier-form", path=str(path))
    if form > schema.FORM:
        raise AcaError("newer-program", path=str(path))
    applied = connection.applied_migrations(path, database)
    if applied - schema.NAMES:
        raise AcaError("newer-program", path=str(path))
    if not write:
        if applied != schema.NAMES:
            raise AcaError("older-program", path=str(path))
        _require_shape(path, database)
        database.execute("PRAGMA query_only=ON")
        return
    connection.write_ahead(path, database)
    if applied != schema.NAMES:
        schema.migrations.apply(database)
    _require_shape(path, database)


def _require_shape(path: Path, database: Database) -> None:
    """Refuse a file in whose schema a letter has changed; what others add to it, as statistics, does no harm."""
    if not workspace_shape.ours() <= workspace_shape.shape(database):
        raise AcaError("damaged", path=str(path), reason="schema")
