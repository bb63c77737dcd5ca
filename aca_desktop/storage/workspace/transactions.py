"""Transactions on a workspace's file, one inside the other. They know nothing of what is written in them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from aca_desktop.errors import AcaError
from aca_desktop.storage.workspace.connection import empty_log, file_identity, trouble

type _Steps = tuple[Sequence[str], Sequence[str], Sequence[str]]
"""What begins a transaction, what ends it, what takes it back."""

_BEGIN = "BEGIN IMMEDIATE"
_OUTER: _Steps = ((_BEGIN,), ("COMMIT",), ("ROLLBACK",))
_FIRST: _Steps = ((), (), ("ROLLBACK", _BEGIN))
_INNER: _Steps = (("SAVEPOINT inner",), ("RELEASE inner",), ("ROLLBACK TO inner", "RELEASE inner"))
"""The outermost; one inside before which nothing was written, for which SQLite need not keep in memory what each
page was before; any other one inside."""


class Transactions:
    """Those of one connection."""

    def __init__(self, path: Path, database: Database) -> None:
        self._path = path
        self._db = database
        self._deep = 0
        self._changes = 0
        self._file = file_identity(path)
        self._wipes = False

    def wipe(self) -> None:
        """Let what was deleted go from the write-ahead log too, once that is committed."""
        self._wipes = True

    @contextmanager
    def writing(self, ending: Callable[[], None], taken_back: Callable[[], None]) -> Iterator[None]:
        """All that is written inside is on disk when the outermost ends; after an error, nothing of this one.

        `ending` is called before the outermost ends, `taken_back` after an error. Raise AcaError `file-gone` if
        the file was removed or replaced meanwhile: then nothing is kept.
        """
        if not self._deep:
            self._require_same_file()
        begin, end, back = self._steps()
        with trouble(self._path):
            self._execute(begin)
            self._deep += 1
            try:
                yield
                if self._deep == 1:
                    ending()
                self._execute(end)
                if self._deep == 1:
                    self._require_same_file()
                    self._wiped()
            except BaseException:
                taken_back()
                self._execute(back if self._db.conn.in_transaction else ())
                raise
            finally:
                self._deep -= 1

    @contextmanager
    def reading(self) -> Iterator[None]:
        """All that is read inside is of one moment, whatever another process writes meanwhile."""
        if self._deep:
            yield
            return
        with trouble(self._path):
            self._db.execute("BEGIN")
            try:
                yield
            finally:
                self._db.execute("ROLLBACK")

    @property
    def are_open(self) -> bool:
        """Whether one has begun and not ended."""
        return self._deep > 0

    def is_in_place(self) -> bool:
        """Say whether the file is still where it was, and the same one."""
        return file_identity(self._path) == self._file

    def _wiped(self) -> None:
        """Empty the log if that is due; while another connection reads in it, it stays due."""
        if self._wipes:
            self._wipes = not empty_log(self._db)

    def _require_same_file(self) -> None:
        """SQLite goes on writing into a file that somebody has removed: nobody would ever see what it writes."""
        if not self.is_in_place():
            raise AcaError("file-gone", path=str(self._path))

    def _steps(self) -> _Steps:
        if not self._deep:
            return _OUTER
        return _FIRST if self._db.conn.total_changes == self._changes else _INNER

    def _execute(self, statements: Sequence[str]) -> None:
        for one in statements:
            self._db.execute(one)
            if one == _BEGIN:
                self._changes = self._db.conn.total_changes
