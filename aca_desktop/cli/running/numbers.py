"""Exact numbers as JSON has them: whole ones as integers, others as their decimal text, never a rounded float."""

from decimal import Decimal


def number(value: Decimal | None) -> int | str | None:
    """Return a number for a script."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else format(value.normalize(), "f")
