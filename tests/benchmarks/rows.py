"""Summaries of as many rows as a benchmark wants, with names that nobody has seen before."""

from dataclasses import replace

from aca_desktop.domain.papers.summary_papers import SummaryPaper
from tests.documents import papers


def paper(number: int, mark: str) -> SummaryPaper:
    """Return a summary of so many rows, whose names nobody has seen before."""
    whole = papers.summary(-(-number // 38))
    rows = tuple(replace(row, name=f"{row.name} {mark}") for row in whole.rows[:number])
    return replace(whole, rows=rows)
