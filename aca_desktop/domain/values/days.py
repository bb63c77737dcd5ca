"""Days as records write them, `YYYY-MM-DD`, and which of them are sane. No clock: today is an argument."""

import re
from datetime import date, datetime, timedelta

from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.typed_text import folded

EARLIEST = date(2000, 1, 1)
"""Laptops' certificates begin here; no declaration of a climate coalition is older."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def day(field: str, text: str) -> date | Problem:
    """Return the day that an ISO 8601 date names."""
    typed = folded(text)
    if not _DAY.fullmatch(typed):
        return Problem(field, "malformed-day")
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return Problem(field, "malformed-day")


def is_later(at: str, other: str) -> bool:
    """Say whether a moment (ISO 8601 with offset) is after another; no, if one of them is none."""
    try:
        return datetime.fromisoformat(at) > datetime.fromisoformat(other)
    except ValueError:  # a cloned laptop may have written anything
        return False


def past_day_problem(field: str, value: date, today: date) -> Problem | None:
    """Say why something cannot have happened on that day; tomorrow is allowed, for it may be so elsewhere."""
    if value < EARLIEST:
        return Problem(field, "day-too-early", {"earliest": EARLIEST.isoformat()})
    if value > today + timedelta(days=1):
        return Problem(field, "day-in-future", {"today": today.isoformat()})
    return None
