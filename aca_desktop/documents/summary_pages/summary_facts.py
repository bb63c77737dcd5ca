"""What the pages of a summary share: their margin, and the day that they are of."""

from datetime import date, datetime

from aca_desktop.domain.papers.summary_papers import SummaryPaper

SUMMARY_MARGIN = 22.0


def day_of(paper: SummaryPaper) -> date:
    """Return the day of the summary, as the laptop had it."""
    return datetime.fromisoformat(paper.at).date()
