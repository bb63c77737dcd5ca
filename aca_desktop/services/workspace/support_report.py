"""A report for support: versions, counts, where the program failed; no name, text or value from the file.

It is English whatever the window speaks: those who read it work on the program.
"""

import platform
from pathlib import Path

import sqlcipher3

from aca_desktop import __version__, mishap
from aca_desktop.context import Context
from aca_desktop.services.coalition.coalitions import Coalition, coalitions
from aca_desktop.services.laptops.laptops import role
from aca_desktop.services.workspace.backups import backups
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.queries import conflicts, listing

_PLAIN = b"SQLite format 3\0"
"""How a file begins that is not encrypted."""


def support_report(workspace: Workspace | None, context: Context, language: str) -> str:
    """Return the report, of the open workspace too if there is one."""
    lines = [
        f"ACA Desktop {__version__}, {context.at()}, language {language}",
        f"{platform.system()} {platform.release()} {platform.machine()}, Python {platform.python_version()}",
        f"SQLite {sqlcipher3.sqlite_version}",
    ]
    if workspace is not None:
        lines += ["", *_file(workspace)]
        for number, coalition in enumerate(coalitions(workspace), 1):
            lines += _coalition(workspace, coalition, number)
    return "\n".join([*lines, "", "Mistakes of the program, newest last:", *_mistakes(context.home), ""])


def _file(workspace: Workspace) -> list[str]:
    kept = backups(workspace)
    with workspace.path.open("rb") as file:
        plain = file.read(len(_PLAIN)) == _PLAIN
    return [
        f"file: {workspace.path.stat().st_size} bytes, {'not encrypted' if plain else 'encrypted'}",
        f"backups: {len(kept)}, newest {kept[0].made if kept else 'none'}",
    ]


def _coalition(workspace: Workspace, coalition: Coalition, number: int) -> list[str]:
    statuses = sorted(listing.status_counts(workspace.journal, coalition.id).items())
    feeds = [count for _replica, count in listing.feeds(workspace.journal, coalition.id)]
    return [
        f"coalition {number}: role {role(coalition)}, languages {', '.join(coalition.record.languages)}"
        f"{', sample' if coalition.sample else ''}",
        f"  organisations: {', '.join(f'{count} {status}' for status, count in statuses) or 'none'}",
        f"  entries by laptop: {', '.join(map(str, sorted(feeds, reverse=True)))}",
        f"  fields in conflict: {len(conflicts.conflicting(workspace.journal, coalition.id))}",
    ]


def _mistakes(home: Path) -> list[str]:
    return mishap.places(home) or ["none"]
