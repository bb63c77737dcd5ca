"""This laptop's own key: the one that its workspace keeps, or a new one once the workspace lies elsewhere."""

from pathlib import Path

from aca_desktop.sealing.age_stream import identity_of
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.settings import Settings
from aca_desktop.storage.queries import local_values
from aca_desktop.storage.workspace.workspace import LocalLaptop, WorkspaceFile

_FORMER = "former-identities"


class OwnKey:
    """The key by which a workspace's laptop writes.

    A workspace copied to another installation must not go on with the first one's feed, which goes on there:
    it gets a key of its own, to be enrolled, at its first write here; reading changes nothing. What was encrypted
    for the former key can still be read.
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
            local_values.keep(file, _FORMER, [identity_of(self.key), *former_identities(file)])
            file.keep_laptop(LocalLaptop(kept.name, self._renewed.to_pkcs8(), self._installation))
            self.key = self._renewed
        return self.key


def former_identities(file: WorkspaceFile) -> list[str]:
    """Return the age identities of keys that this workspace had on other installations, newest first."""
    kept = local_values.read(file, _FORMER)
    return [str(one) for one in kept] if isinstance(kept, list) else []
