"""One run of the command line: in whose language it speaks, sentences or JSON, and how it opens workspaces.

It must not know any command.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from aca_desktop.cli.running import passphrases, streams
from aca_desktop.cli.running.answers import Answer
from aca_desktop.context import Context
from aca_desktop.errors import AcaError
from aca_desktop.i18n import LANGUAGES, Speech
from aca_desktop.settings import Settings

if TYPE_CHECKING:
    from aca_desktop.services.workspace.workspaces import Workspace

_LOCALE_NAMES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_SQLITE = b"SQLite format 3\0"


class Session:
    """What the global options say, and the context in which the commands act."""

    def __init__(self, context: Context, *, as_json: bool) -> None:
        self.context = context
        self.as_json = as_json
        self.language: str | None = None
        self.workspace_passphrase_file: Path | None = None
        self.kept: Answer | None = None

    def keep(self, answer: Answer) -> None:
        """Remember what holds already, so that it is told even if what comes after it fails."""
        self.kept = answer

    @cached_property
    def speech(self) -> Speech:
        """The language of sentences: as asked, else the installation's, else the system's, else English."""
        system, country = _system_locale()
        language = self.language or Settings.language_in(self.context.home) or system
        if language not in LANGUAGES:
            return Speech("en")
        return Speech(language, country if language == system else None)

    def speech_in(self, country: str) -> Speech:
        """Return the same language with numbers as a coalition's country writes them."""
        return Speech(self.speech.language, country or None)

    @contextmanager
    def reading(self, path: Path) -> Iterator["Workspace"]:
        """Open a workspace to read in it; raise what open_workspace raises."""
        with self._opened(path, write=False) as workspace:
            yield workspace

    @contextmanager
    def writing(self, path: Path) -> Iterator["Workspace"]:
        """Open a workspace as its only writer; raise what open_workspace raises."""
        with self._opened(path, write=True) as workspace:
            yield workspace

    def workspace_passphrase(self) -> str | None:
        """Return the passphrase of --workspace-passphrase-file, None where it was not given."""
        named = self.workspace_passphrase_file
        return None if named is None else passphrases.from_file(named)

    def unlocked[T](self, path: Path, work: Callable[[str | None], T]) -> T:
        """Return what work on a workspace's file returns under its passphrase, which is asked for if need be."""
        passphrase = self.workspace_passphrase()
        try:
            return work(passphrase)
        except AcaError as error:
            if error.code != "not-a-workspace" or passphrase is not None or not self._may_be_locked(path):
                raise
        return work(self._ask(path))

    @contextmanager
    def progress(self, sentence: Callable[[Speech, int, int], str]) -> Iterator[Callable[[int, int], None] | None]:
        """Yield what tells people at a terminal how far it is; None where nobody watches."""
        if self.as_json or not streams.is_terminal(sys.stderr):
            yield None
            return
        try:
            yield lambda done, total: _overwrite(sentence(self.speech, done, total))
        finally:
            _overwrite("")

    @contextmanager
    def _opened(self, path: Path, *, write: bool) -> Iterator["Workspace"]:
        from aca_desktop.services.workspace.workspaces import open_workspace

        with ExitStack() as stack:

            def opened(passphrase: str | None) -> "Workspace":
                workspace = open_workspace(path, self.context, write=write, passphrase=passphrase)
                return stack.enter_context(workspace)

            yield self.unlocked(path, opened)

    def _may_be_locked(self, path: Path) -> bool:
        """Say whether asking for a passphrase makes sense: somebody is there, and the file is not plain SQLite."""
        if self.as_json or not passphrases.is_possible():
            return False
        with path.open("rb") as file:
            begin = file.read(len(_SQLITE))
        return len(begin) == len(_SQLITE) and begin != _SQLITE

    def _ask(self, path: Path) -> str:
        return passphrases.from_terminal(
            self.speech.say("{path} is locked, or no workspace. Its passphrase:", path=path)
        )


def _system_locale() -> tuple[str | None, str | None]:
    """Return language and country as the environment names them, by gettext's precedence.

    LC_CTYPE counts nothing: Python itself sets it where the locale is not installed (PEP 538).
    """
    named = next((os.environ[name] for name in _LOCALE_NAMES if os.environ.get(name)), "")
    language, _, country = re.split("[.:@]", named)[0].partition("_")
    return language.lower() or None, country.upper() or None


def _overwrite(sentence: str) -> None:
    """Show a sentence in place of the last one, in the terminal's one line."""
    sys.stderr.write("\r\x1b[K" + streams.line(sentence))
    sys.stderr.flush()
