"""REVOKED.json beside a root certificate: read with distrust, and held against the newest one seen on this laptop.

Whoever hands out documents of a revoked laptop may hand out an older list with them.
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from aca_desktop.domain.journal.revocations import Revocations
from aca_desktop.domain.values.days import is_later
from aca_desktop.errors import AcaError
from aca_desktop.files import open_ordinary, world_trouble
from aca_desktop.sealing.revoked_list import LARGEST, read_list
from aca_desktop.services.coalition.publishing import REVOKED
from aca_desktop.settings import Settings


@dataclass(frozen=True, slots=True)
class Listed:
    """A coalition's list, and the time of the newest one of it that this laptop has seen (ISO 8601)."""

    revocations: Revocations
    newest: str

    @property
    def is_older(self) -> bool:
        """Whether a newer list was seen on this laptop before."""
        return is_later(self.newest, self.revocations.at)


def list_beside(root_file: Path, root: bytes, home: Path | None) -> Listed | None:
    """Return the list that lies beside a root certificate (DER), None if nothing has its name.

    It is remembered in the data folder `home` as seen (None: it is not). Raise AcaError `not-a-file` (a folder, a
    pipe, a link), `not-a-revocation-list`, `cannot-read`.
    """
    path = root_file.with_name(REVOKED)
    if not os.path.lexists(path):
        return None
    with open_ordinary(path, follow=False) as file, world_trouble("cannot-read", path):
        revocations = read_list(file.read(LARGEST + 1), root)
    return Listed(revocations, revocations.at if home is None else _newest(revocations, home))


def _newest(listed: Revocations, home: Path) -> str:
    """Return the time of the newest list seen of this coalition, and keep it where that is possible."""
    seen = Settings.kept_in(home).revocation_lists
    before = seen.get(listed.coalition)
    if before is not None and not is_later(listed.at, before):
        return before
    with suppress(AcaError):  # a folder that cannot be written keeps nobody from checking a document
        Settings.change(home, revocation_lists={**seen, listed.coalition: listed.at})
    return listed.at
