"""One writer at a time: a lock beside the workspace, and a note of who holds it; both hidden.

The note is a second file, since taking the lock empties the first, or lets nobody read it (Windows).
"""

import json
import os
from contextlib import suppress
from pathlib import Path

from aca_desktop import windows
from aca_desktop.errors import AcaError
from aca_desktop.files import world_trouble


class WriterLock:
    """Holds the workspace for this process until it is released or the process ends, however it ends."""

    def __init__(self, path: Path) -> None:
        from filelock import FileLock  # here: readers need no lock, and its import takes time

        self._note = path.with_name(f".{path.name}.holder")
        self._lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=0)
        self._path = path

    def take(self, holder: str) -> None:
        """Take it, leaving `holder` as the note; raise AcaError `held` with the other's note, or `read-only`."""
        from filelock import Timeout

        with world_trouble("read-only", self._path):
            try:
                self._lock.acquire()
            except Timeout as error:
                raise AcaError("held", path=str(self._path), holder=self._read()) from error
        windows.hide(Path(self._lock.lock_file))
        with suppress(OSError):
            self._note.unlink(missing_ok=True)  # Windows writes over no hidden file
            self._note.write_text(json.dumps({"holder": holder, "process": os.getpid()}), encoding="utf-8")
            windows.hide(self._note)

    def release(self) -> None:
        """Give it back."""
        with suppress(OSError):
            self._note.unlink(missing_ok=True)
        self._lock.release()

    def _read(self) -> str | None:
        try:
            told = json.loads(self._note.read_text(encoding="utf-8"))
            return str(told["holder"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
