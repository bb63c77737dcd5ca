"""What the rows of a summary's list come to: the few counts that its sentences, charts and data are made of."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from aca_desktop.domain.papers.charts import Growth, growth
from aca_desktop.domain.papers.summary_papers import SummaryRow

BANDS = 4
"""So many groups of sectors a chart of growth shows."""


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

    def growth(self, rest: str) -> Growth:
        """Return how their number grew; `rest` names the sectors that share the last band."""
        return growth(((row.signed, row.sector) for row in self.counted), rest, BANDS)


def tally(rows: Sequence[SummaryRow]) -> Tally:
    """Count the rows of a list; provisional ones are listed and not counted."""
    counted = tuple(row for row in rows if row.status in ("signed", "approved"))
    sectors = Counter(row.sector for row in counted)
    return Tally(
        counted,
        tuple((words, sectors[words]) for words in dict.fromkeys(row.sector for row in rows) if sectors[words]),
        sum(row.founding for row in counted),
        len({row.place for row in counted if row.place}),
    )
