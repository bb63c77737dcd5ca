"""What the summary's rows come to: the few counts that its sentences and charts are made of."""

from dataclasses import dataclass
from datetime import date, datetime

from aca_desktop.domain.summary_papers import SummaryPaper, SummaryRow

SUMMARY_MARGIN = 22.0


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over the rows that count: signed or approved. `sectors` in the printed order, none empty."""

    counted: tuple[SummaryRow, ...]
    sectors: tuple[tuple[str, int], ...]
    founding: int
    places: int

    @property
    def signatories(self) -> int:
        """How many organisations have a signature in force."""
        return len(self.counted)


def tally(paper: SummaryPaper) -> Tally:
    """Count the rows of the list; provisional ones are listed and not counted."""
    counted = tuple(row for row in paper.rows if row.status in ("signed", "approved"))
    by_sector: dict[str, int] = {sector.words: 0 for sector in paper.sectors}
    for row in counted:
        by_sector[row.sector] = by_sector.get(row.sector, 0) + 1
    return Tally(
        counted,
        tuple((words, count) for words, count in by_sector.items() if count),
        sum(row.founding for row in counted),
        len({row.place for row in counted if row.place}),
    )


def day_of(paper: SummaryPaper) -> date:
    """Return the day of the summary, as the laptop had it."""
    return datetime.fromisoformat(paper.at).date()
