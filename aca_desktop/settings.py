"""Typed preferences of this installation, in one small JSON file of its data folder. Nothing of any workspace.

What cannot be read is as if it were not there: preferences are never worth refusing to start for.
"""

import dataclasses
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from aca_desktop import paths
from aca_desktop.files import make_folder, replace, temporary_name, world_trouble

_FILE = "settings.json"
_MOST_RECENTS = 12
_FARTHEST = 100_000


@dataclass(frozen=True, slots=True)
class Recent:
    """A workspace opened before: where it lies, its coalition's name, its laptop's, and when (ISO 8601).

    `coalitions` are the ids of all that it holds.
    """

    path: str
    coalition: str = ""
    laptop: str = ""
    opened: str = ""
    encrypted: bool = False
    coalitions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WindowState:
    """How the window was left: left, top, width and height on the screen, whether it filled it, and its page."""

    box: tuple[int, int, int, int] | None = None
    maximised: bool = False
    page: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """`installation` is this installation's id; `language` that of its sentences, None for the system's.

    `theme` is the window's, None for the system's; `zoom` how large everything in it is, in percent.
    `backup_minutes`: after how much work a backup is made by itself, 0 for never; `backup_keep`: how many of those
    are kept. `revocation_lists`: the time of the newest one seen of each coalition, by its id (ISO 8601).
    """

    installation: str
    language: str | None = None
    theme: str | None = None
    zoom: int = 100
    backup_minutes: int = 30
    backup_keep: int = 8
    recents: tuple[Recent, ...] = ()
    window: WindowState = WindowState()
    revocation_lists: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, home: Path) -> Self:
        """Return the preferences kept in the data folder; an installation without any gets an id and keeps it.

        Raise AcaError `cannot-write` or `disk-full` if the new id cannot be kept.
        """
        kept = cls.kept_in(home)
        if not kept.installation:
            kept = dataclasses.replace(kept, installation=os.urandom(16).hex())
            kept.save(home)
        return kept

    @classmethod
    def kept_in(cls, home: Path) -> Self:
        """Return the preferences kept in a data folder as far as they can be read; nothing is written."""
        try:
            told = json.loads((home / _FILE).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            told = None
        if not isinstance(told, dict):
            return cls("")
        return cls(
            installation=_text(told.get("installation")) or "",
            language=_text(told.get("language")),
            theme=_text(told.get("theme")),
            zoom=_whole(told.get("zoom"), 100, 200) or 100,
            backup_minutes=_or(_whole(told.get("backup_minutes"), 0, 1440), 30),
            backup_keep=_whole(told.get("backup_keep"), 1, 1000) or 8,
            recents=_recents(told.get("recents")),
            window=_window(told.get("window")),
            revocation_lists=_moments(told.get("revocation_lists")),
        )

    @staticmethod
    def language_in(home: Path) -> str | None:
        """Return the language kept in a data folder, None where there is none; nothing is written."""
        return Settings.kept_in(home).language

    @classmethod
    def change(cls, home: Path, **changes: Any) -> Self:
        """Change some preferences and keep them, with what another window has changed meanwhile.

        Raise AcaError `cannot-write`, `busy` or `disk-full`; then those before are kept.
        """
        changed = dataclasses.replace(cls.load(home), **changes)
        changed.save(home)
        return changed

    @classmethod
    def remember(cls, home: Path, recent: Recent) -> Self:
        """Put a workspace first among those opened before."""
        others = [one for one in cls.load(home).recents if one.path != recent.path]
        return cls.change(home, recents=(recent, *others)[:_MOST_RECENTS])

    def save(self, home: Path) -> None:
        """Keep them in the data folder, in place of those before."""
        make_folder(home)
        path = home / _FILE
        temporary = temporary_name(path)
        with world_trouble("cannot-write", path):
            try:
                temporary.write_text(json.dumps(self._as_kept(), indent=1), encoding="utf-8")
                replace(temporary, path)
            finally:
                temporary.unlink(missing_ok=True)

    def _as_kept(self) -> dict[str, Any]:
        """Return what is written: files with a portable program under their names from its folder on."""
        kept, beside = dataclasses.asdict(self), paths.portable()
        if beside is not None:
            for one in kept["recents"]:
                if Path(one["path"]).is_relative_to(beside):
                    one["path"] = Path(one["path"]).relative_to(beside).as_posix()
        return kept


def _text(told: object) -> str | None:
    return told if isinstance(told, str) else None


def _moments(told: object) -> Mapping[str, str]:
    """Return moments with offset by what they are of."""
    items = told.items() if isinstance(told, dict) else ()
    return {key: value for key, value in items if isinstance(value, str) and _is_moment(value)}


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _whole(told: object, low: int, high: int) -> int | None:
    return told if isinstance(told, int) and not isinstance(told, bool) and low <= told <= high else None


def _or(told: int | None, usual: int) -> int:
    return usual if told is None else told


def _recents(told: object) -> tuple[Recent, ...]:
    """Return them; a portable program's folder may have another drive's letter by now."""
    beside = paths.portable() or Path()
    found = []
    for one in _listed(told):
        path = _text(one.get("path")) if isinstance(one, dict) else None
        if path:
            words = {name: _text(one.get(name)) or "" for name in ("coalition", "laptop", "opened")}
            ids = tuple(id_ for id_ in _listed(one.get("coalitions")) if isinstance(id_, str))
            found.append(
                Recent(str(beside / path), **words, encrypted=one.get("encrypted") is True, coalitions=ids)
            )
    return tuple(found[:_MOST_RECENTS])


def _listed(told: object) -> list[Any]:
    return told if isinstance(told, list) else []


def _window(told: object) -> WindowState:
    if not isinstance(told, dict):
        return WindowState()
    box = told.get("box")
    numbers = [_whole(one, -_FARTHEST, _FARTHEST) for one in box] if isinstance(box, list) else []
    left, top, width, height = numbers if len(numbers) == 4 else (None,) * 4
    kept = None
    if left is not None and top is not None and width and height and width > 0 and height > 0:
        kept = (left, top, width, height)
    return WindowState(kept, told.get("maximised") is True, _text(told.get("page")) or "")
