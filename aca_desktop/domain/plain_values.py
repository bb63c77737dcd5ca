"""A value of the journal as text, whole number, decimal or day; None where it is no such thing. Knows no field."""

from datetime import date
from decimal import Decimal, InvalidOperation

from aca_desktop.domain.canonical import Json


def text_of(value: Json) -> str | None:
    """Return a text."""
    return value if isinstance(value, str) else None


def integer_of(value: Json) -> int | None:
    """Return a whole number; a flag is none."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def decimal_of(value: Json) -> Decimal | None:
    """Return a decimal, which the journal keeps as text; what is not finite is none."""
    try:
        found = Decimal(value) if isinstance(value, str) else None
    except InvalidOperation:
        return None
    return found if found is not None and found.is_finite() else None


def day_of(value: Json) -> date | None:
    """Return a day in ISO 8601."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
