"""A workspace with its laptop's key: made, opened, written to. What can be done with it is beside."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from aca_desktop.context import Context
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.entry import Entry
from aca_desktop.domain.journal.kinds import Rank
from aca_desktop.domain.journal.meaning import SubjectState
from aca_desktop.domain.journal.trust import check_code
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.domain.values.typed_text import line
from aca_desktop.errors import AcaError
from aca_desktop.sealing.keys import Checker, LaptopKey
from aca_desktop.services.workspace.own_key import OwnKey
from aca_desktop.settings import Settings
from aca_desktop.storage.journal.journal import Journal
from aca_desktop.storage.workspace.workspace import LocalLaptop, WorkspaceFile

LONGEST_NAME = 64
"""Characters of a laptop's name: no more fit a certificate's common name."""

type Progress = Callable[[int, int], None]
"""Is told how many are done, of how many."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """An open workspace: its file, this laptop's key and name, and the context in which it acts."""

    file: WorkspaceFile
    own: OwnKey
    name: str
    context: Context

    @property
    def key(self) -> LaptopKey:
        """This laptop's key."""
        return self.own.key

    def key_to_write(self) -> LaptopKey:
        """Return the key by which it writes, inside the transaction that does: a new one on a new installation."""
        return self.own.to_write(self.file)

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.file.path

    @property
    def journal(self) -> Journal:
        """The journal in it."""
        return self.file.journal

    @property
    def check_code(self) -> str:
        """The code by which people compare this laptop's key."""
        return check_code(self.key.replica)

    def under_its_name(self) -> "Workspace":
        """Return this workspace under the name that its laptop has by now, which somebody may have changed."""
        name = self.file.laptop().name
        return self if name == self.name else replace(self, name=name)

    def version(self) -> int:
        """Return a number that is another one whenever somebody else has written into the file."""
        return self.journal.version()

    def is_in_place(self) -> bool:
        """Say whether the file is still where it was, and the same one."""
        return self.journal.is_in_place()

    def copy_to(self, path: Path) -> None:
        """Write all of a workspace that is open to write into a new file, even if its own was removed meanwhile.

        Raise AcaError `file-exists`, `cannot-write` or `disk-full`; then there is no new file.
        """
        self.file.copy_to(path)

    def rank(self, coalition: str) -> Rank:
        """Return what this laptop may do in a coalition (its id)."""
        return self.journal.authority(coalition).rank(self.key.replica)

    def is_enrolled(self, coalition: str) -> bool:
        """Return whether this laptop has a role in a coalition (its id)."""
        return self.rank(coalition) > Rank.NONE

    def own_state(self, coalition: str, subject: str) -> SubjectState:
        """Return what a subject's entries come to for those at this laptop.

        While nobody has enrolled it, its own entries are shown as they will count then.
        """
        return self.journal.state(coalition, subject, once_enrolled=self.key.replica)

    def write(self, coalition: str, drafts: Sequence[Draft], progress: Progress | None = None) -> list[Entry]:
        """Write drafts to the journal, all or none; they are on disk when this returns.

        Raise AcaError `not-authorised`, `disk-full` and what else storage raises; then nothing is written.
        """
        with self.file.transaction():
            return self.journal.append(
                coalition,
                drafts,
                self.key_to_write(),
                at=self.context.at(),
                random=self.context.random,
                progress=progress,
            )


@contextmanager
def open_workspace(
    path: Path, context: Context, *, write: bool = False, passphrase: str | None = None
) -> Iterator[Workspace]:
    """Open a workspace, to write as its only writer or to read beside one.

    Raise the AcaErrors of WorkspaceFile.open.
    """
    with WorkspaceFile.open(path, Checker(), write=write, passphrase=passphrase, holder=holder()) as file:
        laptop = file.laptop()
        if write:
            file.journal.compare_organisations()
        yield Workspace(file, OwnKey(LaptopKey.from_pkcs8(laptop.key), context.home), laptop.name, context)


@contextmanager
def create_workspace(
    path: Path,
    context: Context,
    laptop: str,
    *,
    passphrase: str | None = None,
    key: LaptopKey | None = None,
) -> Iterator[Workspace]:
    """Yield a new workspace of a laptop by that name; the file exists only if nothing fails inside.

    `key` is for samples, whose keys are public. Raise Refused for a name that cannot be one, AcaError
    `file-exists`, `cannot-write`, `disk-full` or `empty-passphrase`.
    """
    name = require_laptop_name(laptop)
    if passphrase == "":
        raise AcaError("empty-passphrase")
    own = key or LaptopKey.generate()
    installation = Settings.load(context.home).installation
    with WorkspaceFile.create(path, Checker(), passphrase=passphrase) as file:
        file.keep_laptop(LocalLaptop(name, own.to_pkcs8(), installation))
        yield Workspace(file, OwnKey(own, context.home), name, context)


def require_laptop_name(name: str) -> str:
    """Return the name in its normal form, or raise Refused."""
    normal = line("laptop", name, LONGEST_NAME)
    if isinstance(normal, Problem):
        raise Refused([normal])
    return normal


def holder() -> str:
    """Say who writes, for a second one who would like to."""
    import os
    import socket

    return f"{socket.gethostname()}, {os.getpid()}"
