"""Which of the workspaces that were opened before another laptop's file belongs to, judged without opening any."""

from collections.abc import Iterable
from pathlib import Path

from aca_desktop.domain.journal.sync_opening import read_opening
from aca_desktop.errors import AcaError
from aca_desktop.services.laptops.sync_sources import PassphraseKeys, Source
from aca_desktop.settings import Recent
from aca_desktop.storage.sync.sync_frames import OPEN, Frame, FrameReader


class _Known(Exception):
    """The file's beginning is read."""

    def __init__(self, coalition: str) -> None:
        super().__init__(coalition)
        self.coalition = coalition


def workspace_for(path: Path, recents: Iterable[Recent]) -> Path | None:
    """Return the first of these workspaces that is there and holds a sync file's coalition, None if none does.

    An encrypted file does not say its coalition: then it is the first one that is there. None for other files too.
    """
    try:
        coalition = _coalition(path)
    except AcaError as error:
        if error.code != "sync-encrypted":
            return None
        coalition = None
    holding = (one for one in recents if coalition is None or coalition in one.coalitions)
    return next((Path(one.path) for one in holding if Path(one.path).is_file()), None)


def _coalition(path: Path) -> str:
    """Return the id of the coalition that a file names at its beginning; no signature is checked."""

    def take(frame: Frame) -> None:
        if frame.type != OPEN:
            raise AcaError("not-a-sync-file")
        raise _Known(read_opening(frame.content()).coalition)

    source = Source(path, PassphraseKeys(None))
    try:
        source.pour(FrameReader(take).feed)
    except _Known as known:
        return known.coalition
    finally:
        source.close()
    raise AcaError("not-a-sync-file")
