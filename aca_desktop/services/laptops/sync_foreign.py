"""Another laptop's workspace as input: each of its coalitions goes through the ordinary exporter."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from aca_desktop.context import Context
from aca_desktop.domain.journal.sync_opening import Exporter
from aca_desktop.files import make_folder, world_trouble
from aca_desktop.sealing.keys import Checker, LaptopKey
from aca_desktop.services.laptops.sync_sources import Keys
from aca_desktop.storage.journal.journal import Journal
from aca_desktop.storage.sync import foreign, sync_writing

_ENDING = ".aca"


@dataclass(frozen=True, slots=True)
class ForeignSource:
    """One coalition of a foreign workspace, signed by a key made for this alone: nobody vouches for it."""

    path: Path
    journal: Journal
    coalition: str
    key: LaptopKey
    at: str

    @property
    def is_encrypted(self) -> bool:
        """It is no kit, whatever it says."""
        return False

    def pour(self, take: Callable[[bytes], None]) -> None:
        """Export it into `take`, the same bytes each time."""
        exporter = Exporter(self.key.replica, self.key.public_key, "workspace")
        with foreign.unbelieved(self.path):
            plan = sync_writing.plan(self.journal, self.coalition, exporter, at=self.at, audience="coordinator")
            blocks = sync_writing.blocks(self.journal, plan, self.key)
        while True:
            with foreign.unbelieved(self.path):
                block = next(blocks, None)
            if block is None:
                return
            take(block)


def is_workspace(path: Path) -> bool:
    """Say whether a file is, or by its name claims to be, a workspace."""
    if not path.is_file():
        return False
    with world_trouble("cannot-read", path), path.open("rb") as file:
        begin = file.read(len(foreign.MAGIC))
    return begin == foreign.MAGIC or path.suffix.lower() == _ENDING


def foreign_sources(path: Path, context: Context, keys: Keys, stack: ExitStack) -> Sequence[ForeignSource]:
    """Return the coalitions of a workspace, copied to a private folder that is gone with the stack."""
    make_folder(context.home)
    with world_trouble("cannot-write", context.home):
        private = Path(stack.enter_context(TemporaryDirectory(prefix="foreign-", dir=context.home)))
    journal = stack.enter_context(foreign.foreign_journal(path, private, keys.passphrase, Checker()))
    with foreign.unbelieved(path):
        coalitions = journal.coalitions()
    key, at = LaptopKey.generate(), context.at()
    return [ForeignSource(path, journal, coalition, key, at) for coalition in coalitions]
