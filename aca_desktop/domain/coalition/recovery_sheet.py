"""What the sheet about a recovery file says: whose root it holds and where it lies, and nothing secret."""

from dataclasses import dataclass
from datetime import date

from aca_desktop.domain.papers.papers import CoalitionFace, PageSize


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """A sheet to print: `root` is the check code of root's key, `file` the recovery file's name, `laptop` the
    laptop that founded, `at` the time as it had it (ISO 8601)."""

    language: str
    coalition: CoalitionFace
    root: str
    file: str
    laptop: str
    day: date
    at: str
    page_size: PageSize = "a4"
