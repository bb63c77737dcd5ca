"""This laptop's own key: the one that its workspace keeps, or a new one once the workspace lies elsewhere."""

from pathlib import Path

from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.settings import Settings
from aca_desktop.storage.workspace import LocalLaptop, WorkspaceFile


class OwnKey:
    """The key by which a workspace's laptop writes.

    A workspace copied to another installation must not go on with the first one's feed, which goes on there:
    it gets a key of its own, to be enrolled, at its first write here; reading changes nothing.
    """

    def __init__(self, key: LaptopKey, home: Path) -> None:
        self.key = key
        self._home = home
        self._installation: str | None = None
        self._renewed: LaptopKey | None = None

    def to_write(self, file: WorkspaceFile) -> LaptopKey:
        """Return the key to write with, inside the transaction that writes."""
        if self._installation is None:
            self._installation = Settings.load(self._home).installation
        kept = file.laptop()
        if kept.installation != self._installation:
            if self._renewed is None:
                self._renewed = LaptopKey.generate()
            file.keep_laptop(LocalLaptop(kept.name, self._renewed.to_pkcs8(), self._installation))
            self.key = self._renewed
        return self.key
