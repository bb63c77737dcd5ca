"""A value of the journal as text, whole number, decimal or day; None where it is no such thing. Knows no field."""

import re
from datetime import date
from decimal import Decimal

from aca_desktop.domain.journal.canonical import Json

_DECIMAL = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?")
"""More than anything that is counted: the world's yearly product in its smallest currency has 18 digits."""


def text_of(value: Json) -> str | None:
    """Return a text."""
    return value if isinstance(value, str) else None


def integer_of(value: Json) -> int | None:
    """Return a whole number; a flag is none."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def decimal_of(value: Json) -> Decimal | None:
    """Return a decimal, which the journal keeps as text: at most 18 digits on each side of the point."""
    return Decimal(value) if isinstance(value, str) and _DECIMAL.fullmatch(value) else None


def day_of(value: Json) -> date | None:
    """Return a day in ISO 8601."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
