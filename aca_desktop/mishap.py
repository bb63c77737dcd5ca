"""Keeps the trace of our own mistake in the data folder's log, for the report. It must not know who shows it."""

import platform
import traceback
from pathlib import Path

from aca_desktop import __version__

_LARGEST = 1_000_000


def keep(error: BaseException, home: Path, at: str) -> Path | None:
    """Append an exception's trace to home/log/mistakes.txt and return that path, None if it cannot be written.

    A log that has grown large is begun anew; the one before it stays beside it.
    """
    path = home / "log" / "mistakes.txt"
    trace = "".join(traceback.format_exception(error))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _LARGEST:
            path.replace(path.with_name("mistakes-before.txt"))
        with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{at} aca-desktop {__version__}, Python {platform.python_version()}\n{trace}\n")
    except OSError:
        return None
    return path
