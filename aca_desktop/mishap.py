"""Keeps the trace of our own mistake in the data folder's log, for the report. It must not know who shows it."""

import platform
import re
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


_BEGUN = re.compile(r"\S+ aca-desktop \S+, Python \S+")
_PLACE = re.compile(r'\s*File ".*?((?:aca_desktop|site-packages)[\\/][^"]+|[^"\\/]+)", line (\d+), in (\w+|<\w+>)')
_KIND = re.compile(r"((?:\w+\.)*\w*(?:Error|Exception|Complaint|Warning))(?::|$)")
_MOST = 200


def places(home: Path) -> list[str]:
    """Return when, where and of which kind mistakes were, newest last; not their words, which may name people."""
    try:
        kept = (home / "log" / "mistakes.txt").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    said: list[str] = []
    for line in kept.splitlines():
        if _BEGUN.fullmatch(line):
            said.append(line)
        elif place := _PLACE.match(line):
            said.append(f"  {place[1]}:{place[2]} {place[3]}")
        elif kind := _KIND.match(line):
            said.append(f"  {kind[1]}")
    return said[-_MOST:]
