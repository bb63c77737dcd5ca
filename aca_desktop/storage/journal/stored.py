"""An entry with the numbers of its rows. It knows no database."""

from typing import NamedTuple

from aca_desktop.domain.journal.entry import Entry


class Stored(NamedTuple):
    """An entry with its row's number and its subject's; blobs are left out (None) unless asked for."""

    n: int
    s: int
    entry: Entry
