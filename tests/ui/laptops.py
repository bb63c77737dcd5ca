"""Laptops whose workspaces are closed, for tests of the window: each is opened by its own installation."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from aca_desktop.context import Context
from aca_desktop.errors import AcaError
from aca_desktop.sealing import age_stream
from aca_desktop.sealing.age_stream import Envelope
from aca_desktop.services.workspace.checking import digests
from aca_desktop.services.workspace.workspaces import open_workspace
from tests.services.founding import Clock
from tests.services.laptops import PASSPHRASE, Table, envelope, table


@dataclass(frozen=True, slots=True)
class Closed:
    """A folder with closed workspaces: `coordination.aca` is the founder's."""

    folder: Path

    def path(self, name: str = "coordination") -> Path:
        """Return where a laptop's workspace lies."""
        return self.folder / f"{name}.aca"

    def context(self, name: str = "coordination") -> Context:
        """Return the installation of a laptop."""
        return Context(Clock(), secrets.token_bytes, self.folder / f"home-{name}")

    def digest(self, name: str = "coordination") -> tuple[str, str]:
        """Return a laptop's digests."""
        with open_workspace(self.path(name), self.context(name)) as workspace:
            return digests(workspace)


def laid(folder: Path, lay: Callable[[Table], None]) -> Closed:
    """Lay laptops on a table, do with them what `lay` does, and close all."""
    folder.mkdir(parents=True, exist_ok=True)
    with table(folder) as laptops:
        lay(laptops)
    return Closed(folder)


def quick_envelopes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let envelopes open and be made at once, which takes seconds by design; other passphrases are still wrong."""
    known = envelope()

    def opened(data: bytes, passphrase: str) -> Envelope:
        if passphrase != PASSPHRASE or data != known.data:
            raise AcaError("wrong-passphrase")
        return known

    monkeypatch.setattr(age_stream.Envelope, "opened", opened)
    monkeypatch.setattr(age_stream.Envelope, "under", lambda _passphrase: known)
