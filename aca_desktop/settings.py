"""Typed preferences of this installation, in one small JSON file of its data folder. Nothing of any workspace.

What cannot be read is as if it were not there: preferences are never worth refusing to start for.
"""

import dataclasses
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from aca_desktop.files import make_folder, world_trouble

_FILE = "settings.json"


@dataclass(frozen=True, slots=True)
class Settings:
    """`installation` is this installation's id; `language` that of its sentences, None for the system's."""

    installation: str
    language: str | None = None

    @classmethod
    def load(cls, home: Path) -> Self:
        """Return the preferences kept in the data folder; an installation without any gets an id and keeps it.

        Raise AcaError `cannot-write` or `disk-full` if the new id cannot be kept.
        """
        try:
            told = json.loads((home / _FILE).read_text(encoding="utf-8"))
            installation, language = told["installation"], told.get("language")
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            fresh = cls(secrets.token_hex(16))
            fresh.save(home)
            return fresh
        return cls(str(installation), language if isinstance(language, str) else None)

    @staticmethod
    def language_in(home: Path) -> str | None:
        """Return the language kept in a data folder, None where there is none; nothing is written."""
        try:
            language = json.loads((home / _FILE).read_text(encoding="utf-8"))["language"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return language if isinstance(language, str) else None

    def save(self, home: Path) -> None:
        """Keep them in the data folder, in place of those before."""
        make_folder(home)
        path = home / _FILE
        temporary = path.with_name(f".{_FILE}.{secrets.token_hex(4)}")
        with world_trouble("cannot-write", path):
            try:
                temporary.write_text(json.dumps(dataclasses.asdict(self), indent=1), encoding="utf-8")
                os.replace(temporary, path)  # noqa: PTH105 (over the one before, on every system)
            finally:
                temporary.unlink(missing_ok=True)
