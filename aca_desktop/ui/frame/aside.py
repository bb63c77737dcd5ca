"""Work on the window's file while it is closed: its passphrase changed, a backup put in its place."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from aca_desktop.ui.frame.messages import Words


@dataclass(frozen=True, slots=True)
class Done:
    """How the file is opened again, and what is told of what was done."""

    passphrase: str | None
    words: Words


@dataclass(frozen=True, slots=True)
class Aside:
    """`work` gets the file's path and its passphrase, in the worker; `name` is what the strip says meanwhile."""

    name: str
    work: Callable[[Path, str | None], Done]
